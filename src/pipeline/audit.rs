//! Audits: records that somebody judges, and the precision that follows.

use std::collections::BTreeSet;
use std::path::Path;

use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, Outcome, Place, Telling, excerpt};
use crate::inert::write_row;
use crate::model::{Audit, Chosen, Evidence, EvidenceRecord, Judgement, Precision};
use crate::{score, store};

use super::Folders;
use super::apart::{ReadIn, read_rows};
use super::lock_data;
use super::naming::{find_technology, tell_renamed};

/// Most records of a source that are asked about: enough for an interval of some twenty per cent either way.
const ASKED: usize = 30;

/// The columns of a sheet.
const COLUMNS: [&str; 7] = [
    "source",
    "technology",
    "record",
    "date",
    "address",
    "title",
    "judgement",
];
/// Those that are read again.
const NEEDED: [&str; 4] = ["source", "technology", "record", "judgement"];

/// A record that somebody is asked about.
#[derive(Debug, Clone, PartialEq)]
pub struct AuditQuestion {
    /// The row that an answer gives, with nothing judged.
    pub audit: Audit,
    /// The record's date, where the source gives one.
    pub dated: Option<String>,
    /// Its address, where it has one.
    pub url: Option<String>,
}

/// The records of a technology that a person has not judged yet: the source's own sample where it drew one, else all that
/// are listed.
pub fn list_audit_questions(
    data: &Path,
    technology: &str,
    sources: &[String],
    by: &str,
) -> Outcome<Vec<AuditQuestion>> {
    let mut telling = Telling::default();
    let dossier = telling.take(store::read_dossier(data))?;
    let (found, renamed) = telling.require(find_technology(&dossier, technology, "--audit"))?;
    telling.add(renamed);
    let technology = found.id.as_str();
    let wanted = |evidence: &&Evidence| {
        evidence.technology == technology && (sources.is_empty() || sources.contains(&evidence.source))
    };
    let mut questions = Vec::new();
    for evidence in dossier.evidence.iter().filter(wanted) {
        let judged = |record: &EvidenceRecord| {
            dossier.audits.iter().any(|audit| {
                audit.by == by
                    && audit.record == record.id
                    && audit.source == evidence.source
                    && audit.technology == technology
            })
        };
        let sampled = evidence
            .records
            .iter()
            .any(|record| record.chosen == Some(Chosen::Sample));
        let of_sample = evidence
            .records
            .iter()
            .filter(|record| !sampled || record.chosen == Some(Chosen::Sample));
        let open = of_sample.take(ASKED).filter(|record| !judged(record));
        questions.extend(open.map(|record| AuditQuestion {
            audit: Audit {
                source: evidence.source.clone(),
                technology: technology.to_owned(),
                record: record.id.clone(),
                title: record.title.clone(),
                judgement: Judgement::Unsure,
                by: by.to_owned(),
                date: evidence.retrieved,
            },
            dated: record.date.clone(),
            url: record.url.clone(),
        }));
    }
    if questions.is_empty()
        && !dossier
            .evidence
            .iter()
            .any(|evidence| evidence.technology == technology)
    {
        let message = format!("no source has been scanned for \"{}\" yet.", excerpt(technology));
        let hint = format!("leadar scan --technology {technology} asks the sources");
        telling.check(vec![
            Diagnostic::error(Place::in_file("evidence".to_owned()), message).with_hint(hint),
        ])?;
    }
    telling.give(questions)
}

/// The questions as a sheet, with an empty column for the judgement: yes, no or unsure.
fn audit_sheet(questions: &[AuditQuestion]) -> String {
    let mut text = write_row(COLUMNS.into_iter()) + "\n";
    for AuditQuestion { audit, dated, url } in questions {
        let cells = [
            audit.source.as_str(),
            &audit.technology,
            &audit.record,
            dated.as_deref().unwrap_or_default(),
            url.as_deref().unwrap_or_default(),
            &audit.title,
            "",
        ];
        text.push_str(&(write_row(cells.into_iter()) + "\n"));
    }
    text
}

/// Writes the questions into a new sheet; one that stands there already may be filled, and stays.
pub fn write_audit_sheet(sheet: &Path, questions: &[AuditQuestion], folders: &Folders) -> Result<(), Diagnostic> {
    if sheet.symlink_metadata().is_ok() {
        let place = Place::in_file(sheet.display().to_string());
        let message = "a file stands here already, and answers may be in it.";
        return Err(Diagnostic::error(place, message).with_hint("give another name, or move it away"));
    }
    super::write_file(sheet, audit_sheet(questions).as_bytes(), folders)
}

/// Takes a filled sheet: rows without a judgement are passed over; with a wrong one nothing is taken. Gives how many.
pub fn read_audit_sheet(
    data: &Path,
    sheet: &Path,
    (by, today): (Option<&str>, Date),
    read_in: ReadIn,
) -> Outcome<usize> {
    let _lock = lock_data(data, "scan --read-sheet")?;
    let mut telling = Telling::default();
    let dossier = telling.take(store::read_dossier(data))?;
    let shown = sheet.display().to_string();
    let rows = store::read_document(sheet).and_then(|bytes| read_rows(read_in, &shown, &bytes));
    let (rows, warnings) = telling.require(rows)?.into_texts();
    telling.add(warnings);
    let mut rows = rows.into_iter();
    let header: Vec<String> = rows
        .next()
        .map(|row| row.iter().map(|cell| cell.trim().to_lowercase()).collect())
        .unwrap_or_default();
    let place = |line: usize| Place::at(shown.clone(), line, 1);
    let column = |name: &str| header.iter().position(|cell| cell == name);
    let mut complaints: Vec<Diagnostic> = NEEDED
        .into_iter()
        .filter(|name| column(name).is_none())
        .map(|name| Diagnostic::error(place(1), format!("there is no column \"{name}\".")))
        .collect();
    let by = by.filter(|by| !by.trim().is_empty());
    if by.is_none() {
        let message = "nobody is named who judged.".to_owned();
        complaints.push(Diagnostic::error(place(1), message).with_hint("add --by NAME, a name or pseudonym"));
    }
    telling.check(complaints)?;
    let (mut audits, mut complaints, mut renamed) = (Vec::new(), Vec::new(), BTreeSet::new());
    for (line, row) in (2..).zip(rows) {
        let cell = |name: &str| {
            column(name)
                .and_then(|at| row.get(at))
                .map(|cell| cell.trim())
                .unwrap_or_default()
        };
        let word = cell("judgement").to_lowercase();
        if word.is_empty() {
            continue;
        }
        let judgement = Judgement::ALL
            .into_iter()
            .find(|(_, known)| *known == word)
            .map(|(judgement, _)| judgement);
        let (source, typed, record) = (cell("source"), cell("technology"), cell("record"));
        let found = dossier.current(typed);
        let technology = found.map_or(typed, |found| &found.id);
        if technology != typed && renamed.insert(typed.to_owned()) {
            telling.add(found.and_then(|found| tell_renamed(found, typed, &shown)));
        }
        let listed = dossier
            .evidence
            .iter()
            .find(|evidence| evidence.source == source && evidence.technology == technology);
        let listed = listed.and_then(|evidence| evidence.records.iter().find(|known| known.id == record));
        match (judgement, listed) {
            (Some(judgement), Some(listed)) => audits.push(Audit {
                source: source.to_owned(),
                technology: technology.to_owned(),
                record: record.to_owned(),
                title: listed.title.clone(),
                judgement,
                by: by.unwrap_or_default().to_owned(),
                date: today,
            }),
            (None, _) => complaints.push(
                Diagnostic::error(
                    place(line),
                    format!("judgement \"{}\" is not one of yes, no, unsure.", excerpt(&word)),
                )
                .with_hint("nothing was taken from the sheet"),
            ),
            (_, None) => complaints.push(
                Diagnostic::error(
                    place(line),
                    format!(
                        "record \"{}\" is not listed by {} for {}.",
                        excerpt(record),
                        excerpt(source),
                        excerpt(technology)
                    ),
                )
                .with_hint("nothing was taken from the sheet; write it anew with --sheet"),
            ),
        }
    }
    telling.check(complaints)?;
    if !audits.is_empty() {
        telling.require(store::add_audits(data, &audits))?;
    }
    telling.give(audits.len())
}

/// Writes judgements into the data.
pub fn record_audits(data: &Path, audits: &[Audit]) -> Result<(), Diagnostic> {
    let _lock = lock_data(data, "scan --audit")?;
    store::add_audits(data, audits)
}

/// The precision of what sources list for a technology.
pub fn measure_precision(data: &Path, technology: &str) -> Outcome<Vec<Precision>> {
    let mut telling = Telling::default();
    let dossier = telling.take(store::read_dossier(data))?;
    let found = dossier
        .current(technology)
        .map(|technology| score::measure_precision(&dossier, technology));
    telling.give(found.unwrap_or_default())
}
