//! `scores/*.csv`: what assessors gave, as one value or as low, mode and high, in one or more rounds.

use crate::diagnostic::{Diagnostic, Place, excerpt, nearest};
use crate::formats::find_separator;
use crate::model::{AssessorScore, Criterion, Scale, TRL_SCORES, ValueFunction};

use super::columns::{TableRow, read_rows_with};
use super::files::TextFile;
use super::names::NameKind;
use super::notes::Notes;
use super::text::Text;

/// A score with the place of its row.
pub struct ScoreRow {
    pub score: AssessorScore,
    pub place: Place,
}

/// The columns; the first four must be there.
const COLUMNS: &[&str] = &[
    "technology",
    "criterion",
    "assessor",
    "date",
    "value",
    "low",
    "mode",
    "high",
    "round",
    "note",
    // What a form says to who fills it in; nothing is read from these.
    "name",
    "description",
    "question",
    FORM,
    "median",
    "quartiles",
    "number",
    "own",
    "notes",
];
/// The column by which a row is known as one of a form.
const FORM: &str = "present";
const REQUIRED: usize = 4;

/// Reads the scores of one file; what is wrong is noted. Without criteria levels are only checked to be finite.
pub fn read_scores(file: &TextFile, criteria: Option<&[Criterion]>, notes: &Notes) -> Vec<ScoreRow> {
    let rows = read_rows_with(file, COLUMNS, REQUIRED, notes);
    check_levels_named(file, notes);
    let answered = rows.iter().filter(|row| !is_unanswered(row));
    answered.filter_map(|row| read_score(row, criteria, notes)).collect()
}

/// Whether a row of a form has been left blank: a technology on which the assessor says nothing.
fn is_unanswered(row: &TableRow) -> bool {
    let blank = |name: &&'static str| row.cell(name).value.is_empty();
    !row.cell(FORM).value.is_empty() && ["value", "low", "mode", "high", "note"].iter().all(blank)
}

/// A header names `value`, or `low`, `mode` and `high`, or all of them.
fn check_levels_named(file: &TextFile, notes: &Notes) {
    let header = file.text.lines().find(|line| !line.trim().is_empty()).unwrap_or("");
    let names: Vec<&str> = header
        .split(find_separator(header))
        .map(|name| name.trim().trim_matches('"'))
        .collect();
    let three = ["low", "mode", "high"];
    let missing: Vec<&str> = three.into_iter().filter(|name| !names.contains(name)).collect();
    if !header.is_empty() && (missing.len() == 3 && !names.contains(&"value") || (1..3).contains(&missing.len())) {
        let message = match missing.len() {
            3 => "the column \"value\" is missing.".to_owned(),
            _ => format!("the column \"{}\" is missing.", missing[0]),
        };
        let hint = "levels stand in the column value, or in low, mode and high";
        notes.say(Diagnostic::error(Place::at(file.shown.clone(), 1, 1), message).with_hint(hint));
    }
}

fn read_score(row: &TableRow, criteria: Option<&[Criterion]>, notes: &Notes) -> Option<ScoreRow> {
    let technology = row
        .text("technology")
        .map(|text| notes.refer(NameKind::Technology, text));
    let on_trl = |text: &Text| {
        let declared = criteria.is_some_and(|criteria| criteria.iter().any(|known| known.id == TRL_SCORES));
        text.value == TRL_SCORES && !declared
    };
    let criterion = row.text("criterion").map(|text| match on_trl(&text) {
        true => text.value,
        false => notes.refer(NameKind::Criterion, text),
    });
    let assessor = row.text("assessor").inspect(|text| notes.word("assessor", text));
    let assessor = assessor.filter(|text| !notes.refuse_address("the assessor", text));
    let scale = criteria
        .zip(criterion.as_ref())
        .and_then(|(criteria, id)| criteria.iter().find(|known| known.id == *id));
    let levels = read_levels(row, scale, notes);
    let is_trl = criterion.as_deref() == Some(TRL_SCORES) && scale.is_none();
    if is_trl && levels.is_some_and(|levels| levels.iter().any(|level| !is_trl_level(*level))) {
        row.complain("criterion", "a TRL is a whole number from 1 to 9.".to_owned());
        return None;
    }
    let round = read_round(row, notes);
    let date = row.date("date");
    let [low, mode, high] = levels?;
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
        round: round?,
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

fn read_levels(row: &TableRow, criterion: Option<&Criterion>, notes: &Notes) -> Option<[f64; 3]> {
    let ranged = ["low", "mode", "high"]
        .iter()
        .any(|name| !row.cell(name).value.is_empty());
    if ranged && !row.cell("value").value.is_empty() {
        row.complain(
            "value",
            "the row gives both a value and a range; one of them is enough.",
        );
        return None;
    }
    if !ranged {
        return read_level(row, "value", criterion, notes).map(|level| [level; 3]);
    }
    let [low, mode, high] = ["low", "mode", "high"].map(|name| read_level(row, name, criterion, notes));
    Some([low?, mode?, high?])
}

fn is_trl_level(level: f64) -> bool {
    (1..=9).any(|trl| level == f64::from(trl))
}

fn read_level(row: &TableRow, name: &'static str, criterion: Option<&Criterion>, notes: &Notes) -> Option<f64> {
    let text = row.text(name)?;
    if let Some(Criterion {
        value: ValueFunction::Categories(categories),
        ..
    }) = criterion
    {
        let names: Vec<&str> = categories.iter().map(|category| category.name.as_str()).collect();
        return read_category(&text, name, &names, notes);
    }
    let scale = criterion.map(|criterion| criterion.scale);
    let level = row.parse_number(&text).filter(|level| level.is_finite());
    let level = level.filter(|level| scale.is_none_or(|scale| scale.to_level(*level).is_some()));
    if level.is_none() {
        let Scale { low, high, .. } = scale.unwrap_or(Scale::ANCHORS);
        row.complain(
            name,
            format!(
                "{name} \"{}\" is not a number from {low} to {high}.",
                excerpt(&text.value)
            ),
        );
    }
    level
}

/// A category by its name; its level is its number.
fn read_category(text: &Text, column: &str, names: &[&str], notes: &Notes) -> Option<f64> {
    let found = names.iter().position(|name| *name == text.value);
    if found.is_none() {
        let message = format!(
            "{column} \"{}\" is not one of {}.",
            excerpt(&text.value),
            names.join(", ")
        );
        let hint = nearest(&text.value, names.iter().copied());
        notes.say(Diagnostic::error(text.place.clone(), message).with_hint_if(hint));
    }
    found.map(|index| (index + 1) as f64)
}

fn read_round(row: &TableRow, notes: &Notes) -> Option<u32> {
    let cell = row.cell("round");
    if cell.value.is_empty() {
        return Some(1);
    }
    let round = cell.value.parse::<u32>().ok().filter(|round| (1..=99).contains(round));
    if round.is_none() {
        let message = format!("round \"{}\" is not a whole number from 1 to 99.", excerpt(&cell.value));
        notes.say(Diagnostic::error(cell.place.clone(), message));
    }
    round
}
