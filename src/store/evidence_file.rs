//! `evidence/SOURCE/ID.json`: what a scan of one source found about one technology.

use jiff::civil::Date;
use serde::Deserialize;

use crate::diagnostic::{Diagnostic, Place};
use crate::model::{Evidence, EvidenceRecord, YearCount};

use super::files::TextFile;
use super::names::{NameKind, hint_of_safe, is_safe};
use super::notes::{Notes, Text};

/// The file as it stands.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Snapshot {
    format: u32,
    source: String,
    technology: String,
    query: String,
    retrieved: Date,
    complete_through: i16,
    counts: Vec<Count>,
    #[serde(default)]
    records: Vec<Record>,
    #[serde(default)]
    hash: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Count {
    year: i16,
    count: u64,
    #[serde(default)]
    total: Option<u64>,
}

#[derive(Deserialize)]
struct Record {
    id: String,
    title: String,
    #[serde(default)]
    url: Option<String>,
    #[serde(default)]
    date: Option<String>,
}

/// Reads one snapshot; what is wrong is noted.
pub fn read_evidence(source: &str, technology: &str, file: &TextFile, notes: &Notes) -> Option<Evidence> {
    let name = Text {
        value: technology.to_owned(),
        place: Place::in_file(file.shown.clone()),
    };
    if !is_safe(source) {
        let message = format!("the name {source:?} of the source cannot be a file name.");
        notes.say(Diagnostic::error(name.place.clone(), message).with_hint(hint_of_safe(source)));
    }
    notes.refer(NameKind::Technology, name);
    let snapshot: Snapshot = match serde_json::from_str(&file.text) {
        Ok(snapshot) => snapshot,
        Err(error) => {
            let place = Place::at(file.shown.clone(), error.line().max(1), error.column().max(1));
            let words = error.to_string();
            let words = words.split(" at line ").next().unwrap_or_default().to_owned();
            notes.say(
                Diagnostic::error(place, format!("this is not evidence as leadar reads it: {words}."))
                    .with_hint("leadar schema evidence prints the shape"),
            );
            return None;
        }
    };
    let complaints = check_snapshot(source, technology, file, &snapshot);
    let fine = complaints.is_empty();
    complaints.into_iter().for_each(|complaint| notes.say(complaint));
    fine.then(|| to_evidence(snapshot))
}

fn check_snapshot(source: &str, technology: &str, file: &TextFile, snapshot: &Snapshot) -> Vec<Diagnostic> {
    let mut complaints = Vec::new();
    let mut complain = |key: &str, nth: usize, message: String| {
        let quoted = format!("\"{key}\"");
        let offset = file
            .text
            .match_indices(&quoted)
            .nth(nth)
            .map_or(0, |(offset, _)| offset);
        complaints.push(Diagnostic::error(file.place(offset), message));
    };
    if snapshot.format != 1 {
        complain(
            "format",
            0,
            format!("format {} is not known; this version reads 1.", snapshot.format),
        );
    }
    if snapshot.source != source {
        let message = format!(
            "source \"{}\" is not the folder \"{source}\" it lies in.",
            snapshot.source
        );
        complain("source", 0, message);
    }
    if snapshot.technology != technology {
        let message = format!(
            "technology \"{}\" is not the file's name \"{technology}\".",
            snapshot.technology
        );
        complain("technology", 0, message);
    }
    let scanned = snapshot.retrieved.year();
    if snapshot.complete_through >= scanned {
        let message = format!(
            "complete_through is {}, but a scan of {} has no complete year after {}.",
            snapshot.complete_through,
            snapshot.retrieved,
            scanned - 1
        );
        complain("complete_through", 0, message);
    }
    for (nth, count) in snapshot.counts.iter().enumerate() {
        if !(1900..=scanned).contains(&count.year) {
            complain(
                "year",
                nth,
                format!("year {} is not from 1900 to {scanned}.", count.year),
            );
        }
        if count.total.is_some_and(|total| total < count.count) {
            complain(
                "year",
                nth,
                format!("in {} more works match than the source has.", count.year),
            );
        }
        if nth > 0 && count.year != snapshot.counts[nth - 1].year + 1 {
            let message = format!(
                "year {} does not follow {}; years rise by one, and a year without works has the count 0.",
                count.year,
                snapshot.counts[nth - 1].year
            );
            complain("year", nth, message);
        }
    }
    for (nth, record) in snapshot.records.iter().enumerate() {
        let safe = |url: &String| url.starts_with("https://") || url.starts_with("http://");
        if !record.url.as_ref().is_none_or(safe) {
            complain("url", nth, "an address begins with https:// or http://.".to_owned());
        }
    }
    complaints
}

fn to_evidence(snapshot: Snapshot) -> Evidence {
    let counts = snapshot.counts.into_iter();
    let records = snapshot.records.into_iter();
    Evidence {
        source: snapshot.source,
        technology: snapshot.technology,
        query: snapshot.query,
        retrieved: snapshot.retrieved,
        complete_through: snapshot.complete_through,
        counts: counts
            .map(|Count { year, count, total }| YearCount { year, count, total })
            .collect(),
        records: records
            .map(|Record { id, title, url, date }| EvidenceRecord { id, title, url, date })
            .collect(),
        hash: snapshot.hash,
    }
}
