//! A filled form becomes a file of scores: checked as part of the whole radar first, written when nothing is wrong.

use std::path::Path;

use crate::diagnostic::{Diagnostic, Outcome, Place, Telling};
use crate::inert::{is_kept, write_csv};

use super::files::TextFile;
use super::read_dossier_with;
use super::writing::write_new_file;

/// The columns that are kept.
const KEPT: [&str; 10] = [
    "technology",
    "criterion",
    "assessor",
    "round",
    "value",
    "low",
    "mode",
    "high",
    "date",
    "note",
];

/// Columns of which one at least is filled in an answered row.
const ANSWERS: [&str; 5] = ["value", "low", "mode", "high", "note"];

/// Writes the answered rows of a form, its header first, to `scores/` of a radar, under the name of the form; gives the path
/// of the file and how many rows it has. `assessor` stands where a row names none.
pub fn write_scores(
    folder: &Path,
    form: &Path,
    rows: &[Vec<String>],
    assessor: Option<&str>,
) -> Outcome<(String, usize)> {
    let shown = form.display().to_string();
    let mut telling = Telling::default();
    let name = telling.require(name_file(form, &shown))?;
    let rows = fill(rows, assessor);
    let (header, body) = rows
        .split_first()
        .map_or((&[][..], &[][..]), |(head, body)| (head.as_slice(), body));
    let names: Vec<&str> = header.iter().map(String::as_str).collect();
    // Checked with every row where it stands in the form, so that complaints name its lines.
    let whole = write_csv(&names, body.iter());
    let path = format!("scores/{name}.csv");
    let standing = folder.join(&path);
    if standing.is_file() {
        let complaint = Diagnostic::error(
            Place::in_file(standing.display().to_string()),
            "scores of this name are there already; they were not replaced.",
        );
        return Err(vec![complaint.with_hint("rename the form, or move that file away")]);
    }
    telling.take(read_dossier_with(
        folder,
        Some(TextFile::new(path.clone(), shown.clone(), whole)),
    ))?;
    let column = |name: &str| header.iter().position(|known| known == name);
    let cell = |row: &Vec<String>, name: &str| column(name).map_or(String::new(), |column| row[column].clone());
    let answered = |row: &&Vec<String>| ANSWERS.iter().any(|name| !cell(row, name).is_empty());
    let kept = body.iter().filter(answered);
    let kept: Vec<Vec<String>> = kept
        .map(|row| KEPT.iter().map(|name| cell(row, name)).collect())
        .collect();
    if kept.is_empty() {
        let complaint = Diagnostic::error(Place::in_file(shown), "no row of the form has been filled in.");
        return Err(vec![complaint.with_hint("fill in value, or low, mode and high")]);
    }
    telling.require(write_new_file(&standing, &write_csv(&KEPT, kept.iter())))?;
    telling.give((standing.display().to_string(), kept.len()))
}

/// The name of a form without its ending, where it can be that of a file of scores.
fn name_file(form: &Path, shown: &str) -> Result<String, Diagnostic> {
    let stem = form.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let plain = |letter: char| letter.is_alphanumeric() || "-_. ".contains(letter);
    let fine = stem.chars().all(plain) && stem.starts_with(char::is_alphanumeric) && !is_kept(stem);
    match fine {
        true => Ok(stem.to_owned()),
        false => Err(
            Diagnostic::error(Place::in_file(shown), "scores cannot have the name of this form.")
                .with_hint("name it with letters, digits, hyphens and underscores"),
        ),
    }
}

/// The rows, each as long as the header, with the assessor where an answered row names none.
fn fill(rows: &[Vec<String>], assessor: Option<&str>) -> Vec<Vec<String>> {
    let header = rows.first().cloned().unwrap_or_default();
    let place = header.iter().position(|name| name == "assessor");
    let mut filled = vec![header];
    for row in rows.iter().skip(1) {
        let mut row = row.clone();
        row.resize(filled[0].len(), String::new());
        if let (Some(place), Some(assessor)) = (place, assessor)
            && row[place].is_empty()
        {
            row[place] = assessor.to_owned();
        }
        filled.push(row);
    }
    filled
}
