//! `leadar build`: radar-data to output, a summary, the path to open.

use std::fmt::Write;

use crate::diagnostic::Severity;
use crate::model::{Differences, Way};
use crate::pipeline::{self, Folders, Summary};

use super::Ending;
use super::report::{Report, count, shown};

/// Builds and tells.
pub fn run(folders: &Folders, report: &Report) -> Ending {
    let built = pipeline::build(folders);
    let warnings = built
        .as_ref()
        .map_or(0, |told| count(&told.diagnostics, Severity::Warning));
    let Some(summary) = report.take(built) else {
        return Ending::Problems;
    };
    report.news(&describe(&summary, warnings, folders));
    Ending::Fine
}

fn describe(summary: &Summary, warnings: usize, folders: &Folders) -> String {
    let rings: Vec<String> = summary
        .rings
        .iter()
        .map(|(name, count)| format!("{name} {count}"))
        .collect();
    let published = &summary.published;
    let rows = [
        (
            "workshops",
            format!(
                "{} (of {} topics, {} not yet asked)",
                summary.workshops, summary.topics, summary.topics_not_asked
            ),
        ),
        (
            "needs",
            format!("{} ({} without a technology)", summary.needs, summary.needs_unanswered),
        ),
        ("technologies", summary.technologies.to_string()),
        ("blips", rings.join(", ")),
        (
            "since",
            summary.differences.as_ref().map_or_else(
                || "first edition".to_owned(),
                |found| format!("{}: {}", found.from.0, count_moves(found)),
            ),
        ),
        ("warnings", warnings.to_string()),
        (
            "files",
            format!("{} ({} new or changed)", published.files, published.changed),
        ),
    ];
    let mut text = format!("{}, edition {}\n\n", summary.title, summary.edition);
    for (name, value) in rows {
        let _ = writeln!(text, "  {name:<14}{value}");
    }
    let _ = writeln!(text, "\nOpen {}", shown(&folders.output.join("index.html")));
    text
}

/// How many came, moved and went: "2 new, 1 inward, 117 unchanged".
fn count_moves(differences: &Differences) -> String {
    let ways = [
        (Way::New, "new"),
        (Way::Inward, "inward"),
        (Way::Outward, "outward"),
        (Way::Gone, "gone"),
    ];
    let counts = ways.map(|(way, word)| (differences.of_way(way).count(), word));
    let others = [
        (differences.waiting.len(), "waiting"),
        (differences.unchanged, "unchanged"),
    ];
    let told = counts.into_iter().chain(others).filter(|(count, _)| *count > 0);
    told.map(|(count, word)| format!("{count} {word}"))
        .collect::<Vec<_>>()
        .join(", ")
}
