//! `scores/*.csv`: what assessors gave, as one value or as low, mode and high.

use crate::diagnostic::Place;
use crate::model::{AssessorScore, Level};

use super::columns::{Row, read_rows};
use super::files::TextFile;
use super::names::NameKind;
use super::notes::Notes;

/// A score with the place of its row.
pub struct ScoreRow {
    pub score: AssessorScore,
    pub place: Place,
}

const RANGES: &[&str] = &[
    "technology",
    "criterion",
    "assessor",
    "low",
    "mode",
    "high",
    "date",
    "note",
];
const SINGLE: &[&str] = &["technology", "criterion", "assessor", "value", "date", "note"];

/// Reads the scores of one file; what is wrong is noted.
pub fn read_scores(file: &TextFile, notes: &Notes) -> Vec<ScoreRow> {
    let header = file.text.lines().next().unwrap_or("");
    let single = header.split(',').any(|name| name.trim() == "value");
    let rows = read_rows(file, if single { SINGLE } else { RANGES }, notes);
    rows.iter().filter_map(|row| read_score(row, single, notes)).collect()
}

fn read_score(row: &Row, single: bool, notes: &Notes) -> Option<ScoreRow> {
    let technology = row
        .text("technology")
        .map(|text| notes.refer(NameKind::Technology, text));
    let criterion = row.text("criterion").map(|text| notes.refer(NameKind::Criterion, text));
    let assessor = row.text("assessor").inspect(|text| notes.word("assessor", text));
    let [low, mode, high] = if single {
        [read_level(row, "value"); 3]
    } else {
        ["low", "mode", "high"].map(|name| read_level(row, name))
    };
    let date = row.date("date");
    let (low, mode, high) = (low?, mode?, high?);
    if low > mode || mode > high {
        row.complain(
            "low",
            format!("low {low}, mode {mode}, high {high} are not in rising order."),
        );
        return None;
    }
    let score = AssessorScore {
        technology: technology?,
        criterion: criterion?,
        assessor: assessor?.value,
        low,
        mode,
        high,
        date: date?,
        note: row.cell("note").value.clone(),
    };
    Some(ScoreRow {
        score,
        place: row.place(),
    })
}

fn read_level(row: &Row, name: &'static str) -> Option<f64> {
    let text = row.text(name)?;
    let level = text.value.parse::<f64>().ok().and_then(Level::new).map(Level::level);
    if level.is_none() {
        row.complain(name, format!("{name} \"{}\" is not a number from 1 to 5.", text.value));
    }
    level
}
