//! `leadar score --form` and `--read-form`: sheets for assessors, out and in.

use std::path::Path;

use crate::model::Dossier;
use crate::pipeline::{self, Folders, FormOrder, ReadIn};
use crate::render::messages::message;

use super::Ending;
use super::args::ScoreWords;
use super::report::{Report, shown};

/// Writes a form.
pub fn write(
    criterion: &str,
    (words, output): (&ScoreWords, Option<&Path>),
    dossier: &Dossier,
    (folders, report): (&Folders, &Report),
) -> Ending {
    let ending = |path: &Path| path.extension().map(|ending| ending.to_ascii_lowercase());
    let path = output.filter(|path| ending(path).is_some_and(|ending| ending == "xlsx" || ending == "csv"));
    let Some(path) = path else {
        report.wrong_use("--form writes a file: name it with --output FILE.xlsx or --output FILE.csv");
        return Ending::WrongUse;
    };
    let edition = match pipeline::score(dossier, false) {
        Ok(edition) => edition,
        Err(complaint) => {
            report.diagnostics(&[complaint]);
            return Ending::Problems;
        }
    };
    let order = FormOrder {
        criterion,
        only: words.only.as_deref(),
        assessor: words.assessor.as_deref(),
        round: words.round.unwrap_or(1),
    };
    let form = match pipeline::compose_form(dossier, &edition, order) {
        Ok(form) => form,
        Err(complaint) => {
            report.wrong_use(&complaint);
            return Ending::WrongUse;
        }
    };
    if let Err(complaint) = pipeline::write_form(dossier, &form, path, folders) {
        report.diagnostics(&[complaint]);
        return Ending::Problems;
    }
    report.news(&(message!("form-written", count = form.rows.len(), file = shown(path)) + "\n"));
    Ending::Fine
}

/// Takes a filled form in.
pub fn read(filled: &Path, words: &ScoreWords, folders: &Folders, report: &Report) -> Ending {
    let read = pipeline::read_form(filled, &folders.data, words.assessor.as_deref(), ReadIn::Child);
    let Some((file, rows)) = report.take(read) else {
        return Ending::Problems;
    };
    report.news(&(message!("form-read", count = rows, file = file) + "\n"));
    Ending::Fine
}
