//! `evidence/audits.csv`: whether what sources listed is about the technology; a row a judgement.

use std::path::Path;

use crate::diagnostic::Diagnostic;
use crate::model::{Audit, Judgement};

use super::appending::append_rows;
use super::columns::{TableRow, read_rows};
use super::files::TextFile;
use super::names::NameKind;
use super::notes::Notes;
use super::twice::{KeyedRow, advise, find_twice, quote};

/// The columns, in the order of a new file.
const COLUMNS: [&str; 7] = ["source", "technology", "record", "title", "judgement", "by", "date"];

/// Where it stands below the data.
pub const AUDITS: &str = "evidence/audits.csv";

/// Reads all judgements; what is wrong is noted.
pub fn read_audits(file: &TextFile, notes: &Notes) -> Vec<Audit> {
    let rows = read_rows(file, &COLUMNS, notes);
    let of_one_day = |row: &TableRow| KeyedRow {
        key: ["source", "technology", "record", "by", "date"]
            .map(|name| row.cell(name).value.clone())
            .to_vec(),
        says: vec![row.cell("judgement").value.clone()],
        place: row.place(),
    };
    // Somebody may judge anew, and then the later row counts; within a day nobody can tell which was meant.
    for (row, other, advice) in find_twice(rows.iter().map(of_one_day).collect()) {
        let message = format!("the judgement on {} is given twice.", quote(&row.key));
        notes.say(advise(Diagnostic::warning(row.place, message), &other, &advice));
    }
    rows.iter().filter_map(|row| read_audit(row, notes)).collect()
}

fn read_audit(row: &TableRow, notes: &Notes) -> Option<Audit> {
    let source = row.text("source");
    let technology = row
        .text("technology")
        .map(|text| notes.refer(NameKind::Technology, text));
    let record = row.text("record");
    let judgement = row.choice("judgement", &Judgement::ALL);
    let by = row.text("by").inspect(|text| notes.word("name", text));
    let by = by.filter(|by| !notes.refuse_address("the name", by));
    let date = row.date("date");
    Some(Audit {
        source: source?.value,
        technology: technology?,
        record: record?.value,
        title: row.cell("title").value.clone(),
        judgement: judgement?,
        by: by?.value,
        date: date?,
    })
}

/// Adds judgements to the file of a data folder, whole or not at all; rows that are there stay byte for byte.
pub fn add_audits(folder: &Path, audits: &[Audit]) -> Result<(), Diagnostic> {
    let to_row = |audit: &Audit| {
        [
            audit.source.clone(),
            audit.technology.clone(),
            audit.record.clone(),
            audit.title.clone(),
            audit.judgement.as_str().to_owned(),
            audit.by.clone(),
            audit.date.to_string(),
        ]
    };
    let rows: Vec<_> = audits.iter().map(to_row).collect();
    append_rows(&folder.join(AUDITS), COLUMNS, &rows)
}
