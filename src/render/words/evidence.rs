//! What a public source was asked and what limits what it said, in sentences.

use crate::model::{Breakdown, BreakdownBy, Evidence, EvidenceRecord, Precision, RecordKind, source_title};
use crate::render::messages::message;

use super::{capital, thousands};

/// What was asked, when, what it found in all, and under which terms it may be used.
pub fn source_asked(evidence: &Evidence) -> String {
    let licence = evidence.licence.clone().unwrap_or_else(|| message!("licence-unknown"));
    message!(
        "asked-of-source",
        source = source_title(&evidence.source),
        date = super::day(evidence.retrieved),
        query = &evidence.query,
        licence = licence
    )
}

/// What it found in all: matches since the first year, or records where nothing is counted by year.
pub fn source_found(evidence: &Evidence) -> String {
    let count = |number: u64| thousands(usize::try_from(number).unwrap_or(usize::MAX));
    match evidence.counts.first() {
        Some(first) => message!(
            "matches-since",
            matches = count(evidence.counts.iter().map(|count| count.count).sum()),
            year = first.year.to_string()
        ),
        None => message!("records-listed", count = evidence.records.len()),
    }
}

/// The largest holder among countries and among organisations, a sentence each.
pub fn largest_holders(evidence: &Evidence) -> Vec<String> {
    let largest = |spread: &Breakdown| {
        let (name, count) = spread.parts.first()?;
        let of = spread.of.filter(|of| *of > 0)?;
        let share = format!("{:.0} %", 100.0 * *count as f64 / of as f64);
        match spread.by {
            BreakdownBy::Country => Some(message!("largest-country", name = name, share = share)),
            BreakdownBy::Organisation => Some(message!("largest-organisation", name = name, share = share)),
            BreakdownBy::Topic | BreakdownBy::Phrase => None,
        }
    };
    evidence.breakdowns.iter().filter_map(largest).collect()
}

/// What limits it: the source's own remarks, and closed years that had other numbers before.
pub fn source_limits(evidence: &Evidence) -> Vec<String> {
    let mut sentences = evidence.remarks.clone();
    let closed = evidence.revisions.iter().map(|revision| revision.year);
    if let (Some(first), Some(last)) = (closed.clone().min(), closed.max()) {
        let (first, last) = (first.to_string(), last.to_string());
        sentences.push(message!("closed-years-changed", from = first, to = last));
    }
    sentences
}

/// A record's facts in half a line: date, scheme, end, state, countries, organisations, citations.
pub fn record_facts(record: &EvidenceRecord) -> String {
    let mut facts: Vec<String> = Vec::new();
    facts.extend(record.date.clone());
    facts.extend(record.end.as_ref().map(|end| message!("record-until", end = end)));
    facts.extend(record.scheme.clone());
    facts.extend(record.status.clone());
    let some = |names: &[String]| {
        let shown = names.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", ");
        match names.len() > SHOWN {
            true => message!("record-and-more", names = shown, count = names.len() - SHOWN),
            false => shown,
        }
    };
    let named = [&record.countries, &record.organisations];
    facts.extend(
        named
            .into_iter()
            .filter(|names| !names.is_empty())
            .map(|names| some(names)),
    );
    facts.extend(record.cited.map(|count| message!("record-cited", count = count)));
    facts.join("; ")
}

/// Countries or organisations that are shown of a record.
const SHOWN: usize = 4;

/// The heading over records of a kind.
pub fn records_heading(kind: RecordKind) -> String {
    capital(&match kind {
        RecordKind::Work => message!("records-works"),
        RecordKind::Project => message!("records-projects"),
        RecordKind::Award => message!("records-awards"),
        RecordKind::Standard => message!("records-standards"),
        RecordKind::Patent => message!("records-patents"),
        RecordKind::Page => message!("records-pages"),
    })
}

/// How much of what a source lists is about the technology.
pub fn precision_words(found: &Precision) -> String {
    let per_cent = |share: f64| format!("{:.0} %", 100.0 * share);
    let (yes, no, unsure) = found.judged;
    let (share, low, high) = (
        per_cent(found.share),
        per_cent(found.interval.0),
        per_cent(found.interval.1),
    );
    match found.noisy {
        true => message!(
            "precision-noisy",
            share = share,
            low = low,
            high = high,
            yes = yes,
            no = no,
            unsure = unsure
        ),
        false => message!(
            "precision",
            share = share,
            low = low,
            high = high,
            yes = yes,
            no = no,
            unsure = unsure
        ),
    }
}
