//! `evidence/SOURCE/ID.json`: what a scan of one source found about one technology.

use jiff::civil::Date;
use serde::Deserialize;

use crate::diagnostic::{Diagnostic, Place, excerpt};
use crate::model::{Evidence, EvidenceRecord, YearCount, limits};

use super::fields::check_length;
use super::files::TextFile;
use super::names::{NameKind, hint_of_safe, is_safe};
use super::notes::Notes;
use super::text::Text;

/// The first year of which counts are read.
const FIRST_YEAR: i16 = 1900;

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
    let mut complaints = check_amounts(file, snapshot);
    if !complaints.is_empty() {
        return complaints;
    }
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
            excerpt(&snapshot.source)
        );
        complain("source", 0, message);
    }
    if snapshot.technology != technology {
        let message = format!(
            "technology \"{}\" is not the file's name \"{technology}\".",
            excerpt(&snapshot.technology)
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
    if snapshot.complete_through < FIRST_YEAR {
        let message = format!(
            "complete_through is {}, before {FIRST_YEAR}.",
            snapshot.complete_through
        );
        complain("complete_through", 0, message);
    }
    for (nth, count) in snapshot.counts.iter().enumerate() {
        if !(FIRST_YEAR..=scanned).contains(&count.year) {
            complain(
                "year",
                nth,
                format!("year {} is not from {FIRST_YEAR} to {scanned}.", count.year),
            );
        }
        if count.total.is_some_and(|total| total < count.count) {
            complain(
                "year",
                nth,
                format!("in {} more works match than the source has.", count.year),
            );
        }
        if nth > 0 && count.year != snapshot.counts[nth - 1].year.saturating_add(1) {
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

/// What is longer or larger than anything a source says.
fn check_amounts(file: &TextFile, snapshot: &Snapshot) -> Vec<Diagnostic> {
    let place = || Place::in_file(file.shown.clone());
    let too_many = |key: &str, count: usize, most: usize| {
        (count > most)
            .then(|| Diagnostic::error(place(), format!("{key} lists {count} things; at most {most} are read.")))
    };
    let mut complaints = Vec::new();
    complaints.extend(too_many("counts", snapshot.counts.len(), limits::YEARS));
    complaints.extend(too_many("records", snapshot.records.len(), limits::LISTED));
    let counts = snapshot.counts.iter();
    let wild = counts.filter(|count| count.count.max(count.total.unwrap_or(0)) > limits::LARGEST_COUNT);
    complaints.extend(wild.take(1).map(|count| {
        let message = format!(
            "the count or total of {} is more than {}.",
            count.year,
            limits::LARGEST_COUNT
        );
        Diagnostic::error(place(), message)
    }));
    let texts = [
        ("query", snapshot.query.as_str(), limits::TEXT),
        ("hash", &snapshot.hash, limits::NAME),
    ];
    let of_record = |record: &Record| {
        let texts = [
            ("the id of a record", Some(&record.id), limits::LINE),
            ("the title of a record", Some(&record.title), limits::TEXT),
            ("the url of a record", record.url.as_ref(), limits::ADDRESS),
            ("the date of a record", record.date.as_ref(), limits::HEADER),
        ];
        let long = texts
            .into_iter()
            .filter_map(|(key, text, most)| check_length(&place(), key, text?, most));
        long.collect::<Vec<Diagnostic>>()
    };
    complaints.extend(
        texts
            .iter()
            .filter_map(|(key, text, most)| check_length(&place(), key, text, *most)),
    );
    complaints.extend(snapshot.records.iter().flat_map(of_record));
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
