//! `evidence/candidates.csv`: what people decided on phrases that were proposed as new candidates; a row a phrase.

use std::path::Path;

use crate::diagnostic::Diagnostic;
use crate::model::{CandidateDecision, CandidateVerdict};

use super::appending::append_rows;
use super::columns::{TableRow, read_rows};
use super::files::TextFile;
use super::names::NameKind;
use super::notes::Notes;
use super::twice::{KeyedRow, advise, find_twice, quote};

/// The columns, in the order of a new file.
const COLUMNS: [&str; 6] = ["phrase", "decision", "technology", "by", "date", "why"];

/// Where it stands below the data.
const CANDIDATES: &str = "evidence/candidates.csv";

/// Reads all decisions; what is wrong is noted.
pub fn read_candidates(file: &TextFile, notes: &Notes) -> Vec<CandidateDecision> {
    let rows = read_rows(file, &COLUMNS, notes);
    for (row, other, advice) in find_twice(rows.iter().map(to_keyed).collect()) {
        let message = format!("the phrase {} is decided twice.", quote(&row.key));
        notes.say(advise(Diagnostic::error(row.place, message), &other, &advice));
    }
    rows.iter().filter_map(|row| read_decision(row, notes)).collect()
}

/// A decision by its phrase, however that is written.
fn to_keyed(row: &TableRow) -> KeyedRow {
    let phrase = row.cell("phrase");
    let words: Vec<&str> = phrase.value.split_whitespace().collect();
    KeyedRow {
        key: vec![words.join(" ").to_lowercase()],
        says: COLUMNS[1..]
            .iter()
            .map(|column| row.cell(column).value.clone())
            .collect(),
        place: phrase.place.clone(),
    }
}

fn read_decision(row: &TableRow, notes: &Notes) -> Option<CandidateDecision> {
    let phrase = row.text("phrase");
    let verdict = row.choice("decision", &CandidateVerdict::ALL);
    let by = row.text("by").inspect(|text| notes.word("name", text));
    let by = by.filter(|by| !notes.refuse_address("the name", by));
    let date = row.date("date");
    let (technology, why) = match verdict? {
        CandidateVerdict::Taken | CandidateVerdict::Merged => {
            let technology = row.text("technology")?;
            let technology = notes.refer(NameKind::Technology, technology);
            (Some(technology), row.cell("why").value.clone())
        }
        CandidateVerdict::Rejected => {
            if !row.cell("technology").value.is_empty() {
                row.complain("technology", "a phrase that is rejected belongs to no technology.");
            }
            (None, row.text("why")?.value)
        }
    };
    Some(CandidateDecision {
        phrase: phrase?.value,
        verdict: verdict?,
        technology,
        by: by?.value,
        date: date?,
        why,
    })
}

/// Adds a decision to the file of a data folder; rows that are there stay byte for byte.
pub fn add_candidate_decision(folder: &Path, decision: &CandidateDecision) -> Result<(), Diagnostic> {
    let row = [
        decision.phrase.clone(),
        decision.verdict.as_str().to_owned(),
        decision.technology.clone().unwrap_or_default(),
        decision.by.clone(),
        decision.date.to_string(),
        decision.why.clone(),
    ];
    append_rows(&folder.join(CANDIDATES), COLUMNS, &[row])
}
