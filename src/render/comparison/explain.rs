//! What each change did to one technology, as a table that adds up.

use std::fmt::Write;

use crate::inert::show_line;
use crate::model::{Attribution, Contribution, Reasons};
use crate::render::messages::message;
use crate::render::words;

/// The probabilities of the rings and the value before and now, and what each change added.
pub fn explain_differences_of(reasons: &Reasons, id: &str, name: &str) -> String {
    let name = show_line(name);
    let mut text = message!("diff-explain-title", name = name.clone().into_owned(), id = id);
    text.push('\n');
    let Some(attribution) = reasons.of(id) else {
        let _ = writeln!(text, "\n{}", message!("diff-explain-nothing", name = name.into_owned()));
        return text;
    };
    let _ = writeln!(text, "{}\n", message!("diff-explain-why"));
    write_table(&mut text, attribution, reasons);
    if let Some(error) = attribution.error {
        let _ = writeln!(
            text,
            "\n{}",
            message!("diff-explain-error", error = words::points(error))
        );
    }
    text
}

/// What stands where nothing can say why.
pub fn results_only() -> String {
    message!("diff-results-only") + "\n"
}

fn write_table(text: &mut String, attribution: &Attribution, reasons: &Reasons) {
    let rings = reasons.rings.iter().map(|id| words::name_ring(id, reasons).to_owned());
    let heads: Vec<String> = rings.chain([message!("diff-column-value")]).collect();
    let widths: Vec<usize> = heads.iter().map(|head| head.chars().count().max(9)).collect();
    let mut write_row = |cells: &[String], words: &str| {
        let cells = cells.iter().zip(&widths);
        let cells: Vec<String> = cells.map(|(cell, width)| format!("{cell:>width$}")).collect();
        let _ = writeln!(text, "  {}  {words}", cells.join("  "));
    };
    write_row(&heads, "");
    let state = |rings: &[f64], value: Option<f64>| -> Vec<String> {
        let rings = rings.iter().map(|share| format!("{:.2} %", 100.0 * share));
        let value = value.map_or_else(|| message!("none-as-value"), |value| format!("{value:.4}"));
        rings.chain([value]).collect()
    };
    write_row(
        &state(&attribution.before, attribution.value.0),
        &message!("diff-explain-before"),
    );
    let added = |contribution: &Contribution| -> Vec<String> {
        let rings = contribution.rings.iter().map(|share| signed(100.0 * share, 2));
        rings.chain([signed(contribution.value, 4)]).collect()
    };
    for contribution in &attribution.contributions {
        let cells = added(contribution);
        // What rounds to nothing everywhere would say nothing.
        if cells.iter().any(|cell| cell != "0") {
            write_row(&cells, &show_line(&words::causes(&contribution.changes, reasons)));
        }
    }
    write_row(
        &state(&attribution.now, attribution.value.1),
        &message!("diff-explain-now"),
    );
}

/// A number with its sign, and nothing where it is 0.
fn signed(number: f64, digits: usize) -> String {
    let shown = format!("{number:+.digits$}").replace('-', "\u{2212}");
    if shown.chars().any(|sign| ('1'..='9').contains(&sign)) {
        shown
    } else {
        "0".into()
    }
}
