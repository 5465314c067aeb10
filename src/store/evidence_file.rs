//! `evidence/SOURCE/ID.json`: what a scan of one source found about one technology.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::diagnostic::{Diagnostic, Place, excerpt, nearest};
use crate::model::{
    Breakdown, BreakdownBy, Chosen, CountRevision, Evidence, EvidenceRecord, RecordKind, ReplyMark, YearCount, limits,
};

use super::fields::check_length;
use super::files::TextFile;
use super::names::{NameKind, hint_of_safe, is_safe};
use super::notes::Notes;
use super::text::Text;
use super::writing::write_whole;

/// The first year of which counts are read.
const FIRST_YEAR: i16 = 1900;

/// The file as it stands.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Snapshot {
    format: u32,
    source: String,
    technology: String,
    query: String,
    retrieved: Date,
    complete_through: i16,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    since: Option<i16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    licence: Option<String>,
    counts: Vec<YearCount>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    breakdowns: Vec<Spread>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    records: Vec<Record>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    remarks: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    revisions: Vec<CountRevision>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    replies: Vec<ReplyMark>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Spread {
    by: String,
    parts: Vec<(String, u64)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    of: Option<u64>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Record {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    kind: Option<String>,
    id: String,
    title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    end: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    scheme: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    status: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    countries: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    organisations: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    cited: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    chosen: Option<String>,
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
        complaints.push(Diagnostic::error(place_of(file, key, nth), message));
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
    for (nth, spread) in snapshot.breakdowns.iter().enumerate() {
        complaints.extend(check_word(
            file,
            "by",
            nth,
            &spread.by,
            &BreakdownBy::ALL.map(|(_, word)| word),
        ));
    }
    let given = |word: fn(&Record) -> Option<&String>| snapshot.records.iter().filter_map(word).enumerate();
    for (nth, kind) in given(|record| record.kind.as_ref()) {
        complaints.extend(check_word(
            file,
            "kind",
            nth,
            kind,
            &RecordKind::ALL.map(|(_, word)| word),
        ));
    }
    for (nth, chosen) in given(|record| record.chosen.as_ref()) {
        complaints.extend(check_word(
            file,
            "chosen",
            nth,
            chosen,
            &Chosen::ALL.map(|(_, word)| word),
        ));
    }
    for (nth, record) in snapshot.records.iter().enumerate() {
        let safe = |url: &String| url.starts_with("https://") || url.starts_with("http://");
        if !record.url.as_ref().is_none_or(safe) {
            let message = "an address begins with https:// or http://.";
            complaints.push(Diagnostic::error(place_of(file, "url", nth), message));
        }
    }
    complaints
}

/// Where a key stands the nth time.
fn place_of(file: &TextFile, key: &str, nth: usize) -> Place {
    let quoted = format!("\"{key}\"");
    let found = file.text.match_indices(&quoted).nth(nth);
    file.place(found.map_or(0, |(offset, _)| offset))
}

fn check_word(file: &TextFile, key: &str, nth: usize, found: &str, words: &[&str]) -> Option<Diagnostic> {
    if words.contains(&found) {
        return None;
    }
    let message = format!("{key} \"{}\" is not one of {}.", excerpt(found), words.join(", "));
    let complaint = Diagnostic::error(place_of(file, key, nth), message);
    Some(complaint.with_hint_if(nearest(found, words.iter().copied())))
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
    complaints.extend(too_many("replies", snapshot.replies.len(), limits::LISTED));
    complaints.extend(too_many("remarks", snapshot.remarks.len(), limits::TAGS));
    complaints.extend(too_many("revisions", snapshot.revisions.len(), limits::YEARS));
    let texts = [
        ("query", snapshot.query.as_str(), limits::TEXT),
        ("licence", snapshot.licence.as_deref().unwrap_or_default(), limits::LINE),
    ];
    let remarks = snapshot.remarks.iter();
    complaints.extend(remarks.filter_map(|remark| check_length(&place(), "a remark", remark, limits::TEXT)));
    let of_record = |record: &Record| {
        let texts = [
            ("the id of a record", Some(&record.id), limits::LINE),
            ("the title of a record", Some(&record.title), limits::TEXT),
            ("the url of a record", record.url.as_ref(), limits::ADDRESS),
            ("the date of a record", record.date.as_ref(), limits::HEADER),
            ("the end of a record", record.end.as_ref(), limits::HEADER),
            ("the scheme of a record", record.scheme.as_ref(), limits::LINE),
            ("the status of a record", record.status.as_ref(), limits::LINE),
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

fn find<T: Copy>(all: &[(T, &str)], word: &str) -> Option<T> {
    all.iter().find(|(_, known)| *known == word).map(|(value, _)| *value)
}

fn to_evidence(snapshot: Snapshot) -> Evidence {
    Evidence {
        source: snapshot.source,
        technology: snapshot.technology,
        query: snapshot.query,
        retrieved: snapshot.retrieved,
        complete_through: snapshot.complete_through,
        counts: snapshot.counts,
        records: to_each(snapshot.records, to_record),
        breakdowns: to_each(snapshot.breakdowns, |Spread { by, parts, of }| Breakdown {
            by: find(&BreakdownBy::ALL, &by).unwrap_or(BreakdownBy::Topic),
            parts,
            of,
        }),
        remarks: snapshot.remarks,
        revisions: snapshot.revisions,
        replies: snapshot.replies,
        licence: snapshot.licence,
        since: snapshot.since,
    }
}

fn to_each<From, To>(values: Vec<From>, to: impl Fn(From) -> To) -> Vec<To> {
    values.into_iter().map(to).collect()
}

fn to_record(record: Record) -> EvidenceRecord {
    let kind = record.kind.as_deref().and_then(|word| find(&RecordKind::ALL, word));
    EvidenceRecord {
        kind: kind.unwrap_or(RecordKind::Work),
        id: record.id,
        title: record.title,
        url: record.url,
        date: record.date,
        end: record.end,
        scheme: record.scheme,
        status: record.status,
        countries: record.countries,
        organisations: record.organisations,
        cited: record.cited,
        chosen: record.chosen.as_deref().and_then(|word| find(&Chosen::ALL, word)),
    }
}

/// Writes a snapshot to its file below a data folder; what stands there already and says the same stays as it is.
pub fn write_evidence(folder: &Path, evidence: &Evidence) -> Result<(), Diagnostic> {
    match evidence_stands(folder, evidence) {
        true => Ok(()),
        false => write_whole(&path_of(folder, evidence), &evidence_to_text(evidence)),
    }
}

/// Whether a snapshot could be read again; an error says what could not.
pub fn check_evidence(evidence: &Evidence) -> Result<(), String> {
    let (source, technology) = (evidence.source.as_str(), evidence.technology.as_str());
    let path = format!("evidence/{source}/{technology}.json");
    let file = TextFile::new(path.clone(), path, evidence_to_text(evidence));
    let notes = Notes::default();
    read_evidence(source, technology, &file, &notes);
    let complaints = notes.into_diagnostics();
    match complaints.into_iter().find(Diagnostic::is_error) {
        Some(complaint) => Err(format!("what it said cannot be data: {}", complaint.message)),
        None => Ok(()),
    }
}

/// Whether the file of a snapshot is there and is, byte for byte, what would be written.
pub fn evidence_stands(folder: &Path, evidence: &Evidence) -> bool {
    fs::read(path_of(folder, evidence)).is_ok_and(|there| there == evidence_to_text(evidence).as_bytes())
}

fn path_of(folder: &Path, evidence: &Evidence) -> PathBuf {
    let name = format!("{}.json", evidence.technology);
    folder.join("evidence").join(&evidence.source).join(name)
}

/// The text of the file for a snapshot: the one way that evidence is written.
fn evidence_to_text(evidence: &Evidence) -> String {
    let snapshot = Snapshot {
        format: 1,
        source: evidence.source.clone(),
        technology: evidence.technology.clone(),
        query: evidence.query.clone(),
        retrieved: evidence.retrieved,
        complete_through: evidence.complete_through,
        since: evidence.since,
        licence: evidence.licence.clone(),
        counts: evidence.counts.clone(),
        breakdowns: to_each(evidence.breakdowns.clone(), |Breakdown { by, parts, of }| Spread {
            by: by.as_str().to_owned(),
            parts,
            of,
        }),
        records: to_each(evidence.records.clone(), |record| Record {
            kind: Some(record.kind.as_str().to_owned()),
            id: record.id,
            title: record.title,
            url: record.url,
            date: record.date,
            end: record.end,
            scheme: record.scheme,
            status: record.status,
            countries: record.countries,
            organisations: record.organisations,
            cited: record.cited,
            chosen: record.chosen.map(|chosen| chosen.as_str().to_owned()),
        }),
        remarks: evidence.remarks.clone(),
        revisions: evidence.revisions.clone(),
        replies: evidence.replies.clone(),
    };
    let mut text = serde_json::to_string_pretty(&snapshot).unwrap_or_default();
    text.push('\n');
    text
}
