//! What is to be looked at again, for the terminal and as JSON.

use std::fmt::Write;

use jiff::civil::Date;
use serde_json::{Value, json};

use crate::inert::{escape_json, show_line};
use crate::model::{Dossier, RankedStale, StaleWhy};

use super::messages::message;
use super::words;

/// Renders the list as text, with what stands in it explained below.
pub fn render_stale(dossier: &Dossier, list: &[RankedStale], on: Date) -> String {
    let overdue = list.iter().filter(|ranked| is_overdue(ranked)).count();
    let mut text = message!(
        "stale-counts",
        date = on.to_string(),
        overdue = overdue,
        old = list.len() - overdue
    );
    text.push('\n');
    for (index, ranked) in list.iter().enumerate() {
        let _ = writeln!(
            text,
            "\n{:>3}. {}\n     {}\n     {}",
            index + 1,
            show_line(&words::stale_name(&ranked.stale)),
            words::stale_why(&ranked.stale),
            show_line(&words::stale_worth(dossier, ranked))
        );
    }
    if !list.is_empty() {
        let _ = writeln!(text, "\n{}", message!("stale-legend"));
    }
    text
}

fn is_overdue(ranked: &RankedStale) -> bool {
    matches!(ranked.stale.why, StaleWhy::Overdue(_))
}

/// Renders the list as JSON, every figure with it.
pub fn render_stale_json(dossier: &Dossier, list: &[RankedStale], on: Date) -> String {
    let configuration = &dossier.configuration;
    let years = configuration.staleness;
    let value = json!({
        "format": 1,
        "title": configuration.title,
        "edition": configuration.edition,
        "date": configuration.date.to_string(),
        "digest": dossier.digest,
        "on": on.to_string(),
        "old_after_years": {
            "workshops": years.workshops, "records": years.records, "evidence": years.evidence,
            "assessments": years.assessments, "trl": years.trl,
        },
        "stale": list.iter().map(stale_json).collect::<Vec<_>>(),
    });
    escape_json(&format!("{value:#}\n")).into_owned()
}

fn stale_json(ranked: &RankedStale) -> Value {
    let stale = &ranked.stale;
    let (review_by, said, years) = match stale.why {
        StaleWhy::Overdue(day) => (Some(day.to_string()), None, None),
        StaleWhy::Old(said, years) => (None, Some(said.to_string()), Some(years)),
    };
    let touches = stale
        .touches
        .iter()
        .zip(&ranked.parts)
        .map(|(technology, part)| json!({ "technology": technology, "demand": part.demand, "doubt": part.doubt }));
    json!({
        "kind": stale.kind.as_str(), "id": stale.id, "name": stale.name, "since": stale.since.to_string(),
        "review_by": review_by, "said": said, "old_after_years": years,
        "worth": ranked.worth, "touches": touches.collect::<Vec<_>>(),
    })
}
