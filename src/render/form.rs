//! Sheets for assessors as CSV and as XLSX, and the column names that both share with `scores/*.csv`.

pub mod workbook;

use crate::inert::write_csv;
use crate::model::{Criterion, Dossier, Form, FormRow, ValueFunction};

use super::messages::message;
use super::words;
use workbook::{Column, Sheet, write_workbook};

/// The columns of every form; those from `value` to `note` are filled in.
const COLUMNS: [&str; 14] = [
    "technology",
    "criterion",
    "assessor",
    "round",
    "name",
    "description",
    "question",
    "present",
    "value",
    "low",
    "mode",
    "high",
    "date",
    "note",
];

/// The columns that tell of the round before.
const FEEDBACK: [&str; 5] = ["median", "quartiles", "number", "own", "notes"];

/// Widths of the columns in a workbook, in letters.
const WIDTHS: [u8; 14] = [24, 14, 12, 7, 30, 50, 40, 22, 8, 8, 8, 8, 12, 40];

/// Where the columns begin and end that are filled in with a number, and with anything, from 0.
const NUMBERS: (usize, usize) = (8, 11);
const FILLED: (usize, usize) = (8, 13);

/// Letters of a description that stand in a form.
const LONGEST: usize = 240;

/// Renders a form as CSV.
pub fn render_form_csv(dossier: &Dossier, form: &Form) -> String {
    let question = question_with_anchors(dossier, form);
    write_csv(&header(form), rows(dossier, form, &question).into_iter())
}

/// Renders a form as a workbook: the form with its limits, and a sheet with the anchors.
pub fn render_form_workbook(dossier: &Dossier, form: &Form) -> Vec<u8> {
    let columns = header(form).into_iter().enumerate().map(|(index, name)| Column {
        name: name.to_owned(),
        width: WIDTHS.get(index).copied().unwrap_or(18),
        filled: (FILLED.0..=FILLED.1).contains(&index),
        number: false,
    });
    let sheet = Sheet {
        name: message!("form-sheet"),
        columns: columns.collect(),
        rows: rows(dossier, form, &question(dossier, form)),
        // A category is answered by its name.
        numbers: categories(find_criterion(dossier, form))
            .is_none()
            .then_some((NUMBERS, form.scale)),
        filtered: false,
    };
    let column = |name: String, width: u8| Column {
        name,
        width,
        filled: false,
        number: false,
    };
    let anchors = Sheet {
        name: message!("form-anchors-sheet"),
        columns: vec![
            column(message!("column-level"), 12),
            column(message!("column-meaning"), 90),
        ],
        rows: anchors(dossier, form),
        numbers: None,
        filtered: false,
    };
    write_workbook(&[sheet, anchors])
}

fn header(form: &Form) -> Vec<&'static str> {
    let feedback = if form.round > 1 { &FEEDBACK[..] } else { &[] };
    COLUMNS.iter().chain(feedback).copied().collect()
}

fn find_criterion<'d>(dossier: &'d Dossier, form: &Form) -> Option<&'d Criterion> {
    let mut criteria = dossier.configuration.criteria.iter();
    criteria.find(|criterion| criterion.id == form.criterion)
}

fn question(dossier: &Dossier, form: &Form) -> String {
    let criterion = find_criterion(dossier, form);
    criterion.map_or_else(|| message!("form-trl-question"), |found| found.question.clone())
}

/// The question with what each answer means, where there is no second sheet for that.
fn question_with_anchors(dossier: &Dossier, form: &Form) -> String {
    let anchors = anchors(dossier, form).into_iter();
    let anchors = anchors.map(|anchor| message!("form-anchor", level = &anchor[0], meaning = &anchor[1]));
    let parts = std::iter::once(question(dossier, form)).chain(anchors);
    parts.collect::<Vec<_>>().join(" | ")
}

fn rows(dossier: &Dossier, form: &Form, question: &str) -> Vec<Vec<String>> {
    let rows = form.rows.iter().map(|row| {
        let technology = dossier.technology(&row.technology);
        let (name, description) = technology.map_or(("", ""), |found| (&found.name, &found.description));
        let mut cells = vec![String::new(); COLUMNS.len()];
        let known = [
            row.technology.clone(),
            form.criterion.clone(),
            form.assessor.clone(),
            form.round.to_string(),
            name.to_owned(),
            shorten(description),
            question.to_owned(),
            present(row),
        ];
        cells[..known.len()].clone_from_slice(&known);
        if form.round > 1 {
            cells.extend(feedback(row));
        }
        cells
    });
    rows.collect()
}

/// The first paragraph on one line, cut behind a word.
fn shorten(description: &str) -> String {
    let paragraph = description.trim().split("\n\n").next().unwrap_or_default();
    let mut short = String::new();
    for word in paragraph.split_whitespace() {
        if short.chars().count() + word.chars().count() >= LONGEST {
            return short + " …";
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    short
}

fn present(row: &FormRow) -> String {
    match (row.level, row.range) {
        (Some(level), Some((low, high))) if low < high => message!(
            "form-present-range",
            level = words::short(level),
            low = words::short(low),
            high = words::short(high)
        ),
        (Some(level), _) => words::short(level),
        (None, _) => message!("form-present-unknown"),
    }
}

fn feedback(row: &FormRow) -> [String; 5] {
    let Some(before) = &row.before else {
        return Default::default();
    };
    let range = |low: f64, high: f64| message!("range-of-answers", low = words::short(low), high = words::short(high));
    let own = before.own.map(|[low, mode, high]| match low == high {
        true => words::short(mode),
        false => message!(
            "form-own-range",
            mode = words::short(mode),
            low = words::short(low),
            high = words::short(high)
        ),
    });
    [
        words::short(before.median),
        range(before.quartiles.0, before.quartiles.1),
        before.number.to_string(),
        own.unwrap_or_default(),
        before.notes.join(" | "),
    ]
}

/// What each answer means.
fn anchors(dossier: &Dossier, form: &Form) -> Vec<Vec<String>> {
    let Some(criterion) = find_criterion(dossier, form) else {
        let meanings = [
            message!("trl-meaning-one"),
            message!("trl-meaning-two"),
            message!("trl-meaning-three"),
            message!("trl-meaning-four"),
            message!("trl-meaning-five"),
            message!("trl-meaning-six"),
            message!("trl-meaning-seven"),
            message!("trl-meaning-eight"),
            message!("trl-meaning-nine"),
        ];
        let rows = meanings.into_iter().zip(1..);
        return rows
            .map(|(meaning, trl): (String, u8)| vec![trl.to_string(), meaning])
            .collect();
    };
    if let Some(names) = categories(Some(criterion)) {
        return names.into_iter().map(|name| vec![name, String::new()]).collect();
    }
    let scale = criterion.scale;
    if criterion.anchors.is_empty() {
        let ends = message!(
            "range-of-answers",
            low = words::short(scale.low),
            high = words::short(scale.high)
        );
        return vec![vec![ends, criterion.question.clone()]];
    }
    let anchors = criterion.anchors.iter().enumerate();
    anchors
        .map(|(step, meaning)| vec![words::short(scale.low + step as f64), meaning.clone()])
        .collect()
}

fn categories(criterion: Option<&Criterion>) -> Option<Vec<String>> {
    match &criterion?.value {
        ValueFunction::Categories(categories) => Some(categories.iter().map(|found| found.name.clone()).collect()),
        ValueFunction::Linear | ValueFunction::Piecewise(_) => None,
    }
}
