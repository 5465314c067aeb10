//! Rows of an XLSX or ODS workbook: the first sheet whose header has the columns of a radar.

use super::csv::{read_header, read_row};
use super::keys::{Key, keys};
use super::{MOST_ITEMS, RawTable};
use crate::diagnostic::{Diagnostic, Place};
use crate::formats::{Dates, SheetRows, read_sheets};
use crate::import::files::stem;

/// How far down a header is looked for.
const HEADER_WITHIN: usize = 20;

/// Reads the rows of a workbook.
pub fn read(name: &str, bytes: &[u8], diagnostics: &mut Vec<Diagnostic>) -> Option<RawTable> {
    let sheets = match read_sheets(name, bytes, Dates::AsKept) {
        Ok(sheets) => sheets,
        Err(fault) => {
            diagnostics.push(fault);
            return None;
        }
    };
    let has_header = |row: &[String]| {
        let found = keys(row.iter().map(String::as_str));
        [Key::Name, Key::Ring, Key::Sector]
            .iter()
            .all(|key| found.contains(&Some(*key)))
    };
    let header_of = |sheet: &SheetRows| {
        sheet
            .rows
            .iter()
            .take(HEADER_WITHIN)
            .position(|(_, row)| has_header(row))
    };
    let chosen = sheets.iter().find_map(|sheet| Some((sheet, header_of(sheet)?)));
    let Some((sheet, header)) = chosen.or_else(|| {
        sheets
            .iter()
            .find(|sheet| !sheet.rows.is_empty())
            .map(|sheet| (sheet, 0))
    }) else {
        diagnostics.push(Diagnostic::error(
            Place::in_file(name),
            "the workbook is empty: it has not even a header.",
        ));
        return None;
    };
    for other in sheets
        .iter()
        .filter(|other| other.name != sheet.name && !other.rows.is_empty())
    {
        let message = format!(
            "the sheet \"{}\" is not read; \"{}\" has the table.",
            other.name, sheet.name
        );
        diagnostics.push(Diagnostic::warning(Place::in_file(name), message));
    }
    tell_formulas(name, sheet, diagnostics);
    let place = |row: usize, column: usize| Place::at(name, row, column + 1);
    let (number, words) = &sheet.rows[header];
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let places: Vec<Place> = (0..words.len()).map(|column| place(*number, column)).collect();
    let columns = read_header(&words, &places, diagnostics)?;
    let rows = &sheet.rows[header + 1..];
    if rows.len() > MOST_ITEMS {
        let message = format!("the table has more than {MOST_ITEMS} rows; no more are drawn.");
        diagnostics.push(Diagnostic::error(Place::in_file(name), message).with_hint(super::SPLIT));
        return None;
    }
    let mut items = Vec::new();
    for (number, row) in rows.iter().filter(|(_, row)| !row.is_empty()) {
        let cells = row.iter().cloned().enumerate();
        let cells = cells.map(|(column, text)| (text, place(*number, column))).collect();
        let item = read_row(cells, *number, &words, &columns, diagnostics);
        items.extend(item.map(|mut item| {
            item.called = format!("row {number} of sheet \"{}\"", sheet.name);
            item
        }));
    }
    if items.is_empty() {
        diagnostics.push(Diagnostic::error(
            Place::in_file(name),
            "the table has a header but no rows.",
        ));
    }
    let title = stem(name).to_owned();
    Some(RawTable {
        title,
        sectors: Vec::new(),
        rings: Vec::new(),
        items,
    })
}

fn tell_formulas(name: &str, sheet: &SheetRows, diagnostics: &mut Vec<Diagnostic>) {
    if let Some((row, column)) = sheet.formulas.first() {
        let message = format!(
            "the sheet \"{}\" computes {} of its cells, first row {row}, column {column}; the values stored last are read.",
            sheet.name,
            sheet.formulas.len()
        );
        diagnostics.push(Diagnostic::warning(Place::in_file(name), message));
    }
}
