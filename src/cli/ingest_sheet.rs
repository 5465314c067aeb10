//! `leadar ingest --sheet` and `--read-sheet`: drafts sorted through in a spreadsheet.

use std::path::Path;

use crate::diagnostic::Diagnostic;
use crate::pipeline::{self, Folders, ReadIn};
use crate::render::messages::message;

use super::Ending;
use super::args::IngestWords;
use super::report::{Report, shown};

/// Writes the entries of drafts to a sheet.
pub fn write(sheet: &Path, words: &IngestWords, folders: &Folders, report: &Report) -> Ending {
    let ending = sheet.extension().map(|ending| ending.to_ascii_lowercase());
    if !ending.is_some_and(|ending| ending == "xlsx" || ending == "csv") {
        report.wrong_use("--sheet writes a file whose name ends with .csv or .xlsx");
        return Ending::WrongUse;
    }
    let (sorting, complaints) = pipeline::read_for_sorting(&words.files, &words.drafts, folders);
    report.diagnostics(&complaints);
    if complaints.iter().any(Diagnostic::is_error) {
        return Ending::Problems;
    }
    match pipeline::write_sorting_sheet(&sorting, sheet) {
        Ok(count) => {
            let file = shown(sheet);
            report.news(&(message!("sorting-sheet-written", count = count, file = &file) + "\n"));
            report.news(&(message!("sorting-sheet-decision") + "\n"));
            report.news(&(message!("sorting-sheet-change") + "\n"));
            report.news(&(message!("sorting-sheet-next", file = file) + "\n"));
            Ending::Fine
        }
        Err(complaint) => {
            report.diagnostics(&[complaint]);
            Ending::Problems
        }
    }
}

/// Takes the decisions of a sheet in.
pub fn read(sheet: &Path, words: &IngestWords, folders: &Folders, report: &Report) -> Ending {
    let (mut sorting, complaints) = pipeline::read_for_sorting(&words.files, &words.drafts, folders);
    report.diagnostics(&complaints);
    if complaints.iter().any(Diagnostic::is_error) {
        return Ending::Problems;
    }
    let read = pipeline::read_sorting_sheet(&mut sorting, sheet, ReadIn::Child);
    let Some(count) = report.take(read) else {
        return Ending::Problems;
    };
    report.news(&(message!("sorting-sheet-read", count = count, file = shown(sheet)) + "\n"));
    Ending::Fine
}
