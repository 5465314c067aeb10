//! Excel workbooks: sheet by sheet, row by row; of a formula the value that Excel stored is read. What a cell says that is
//! merged over several rows counts in each of them that has something of its own.

use std::io::Cursor;

use calamine::{Data, DataRef, Reader, Xls};

use super::Pages;
use crate::diagnostic::{Diagnostic, Place};
use crate::formats::{CellBudget, MergedRows, Workbook, check_old_workbook};
use crate::ingest::lexicon::Lexicon;

/// The last column read; a sheet has 16 384.
const LAST_COLUMN: usize = 1_000;

/// The most cells that merged ones reach over.
const MOST_MERGED: usize = 500_000;

/// Reads a workbook.
pub fn read_workbook(name: &str, bytes: &[u8], lexicon: &Lexicon) -> Result<Pages, Diagnostic> {
    let mut book = Workbook::open(name, bytes)?;
    let mut pages = Pages::default();
    let mut budget = CellBudget::default();
    for sheet in book.sheet_names() {
        pages.add_sheet(&sheet, lexicon);
        read_sheet(&mut book, &sheet, &mut pages, &mut budget).map_err(|what| damaged(name, &what))?;
    }
    Ok(pages)
}

fn damaged(name: &str, what: &str) -> Diagnostic {
    Diagnostic::error(Place::in_file(name), format!("the document is damaged: {what}."))
        .with_hint("open it in its own program and save it once more")
}

/// Whether an old compound file holds a workbook.
pub fn is_old_workbook(bytes: &[u8]) -> bool {
    let wide = |name: &str| name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let names = [wide("Workbook\0"), wide("Book\0")];
    names
        .iter()
        .any(|name| bytes.windows(name.len()).any(|window| window == name.as_slice()))
}

/// Reads a workbook of Excel 97 to 2003.
pub fn read_old_workbook(name: &str, bytes: &[u8], lexicon: &Lexicon) -> Result<Pages, Diagnostic> {
    let damaged = |error: &dyn std::fmt::Display| {
        Diagnostic::error(
            Place::in_file(name),
            format!("the old Excel file is damaged or locked: {error}."),
        )
        .with_hint("save it as .xlsx, without a password")
    };
    check_old_workbook(bytes).map_err(|what| damaged(&what))?;
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let mut pages = Pages::default();
    let mut budget = CellBudget::default();
    for sheet in book.sheet_names() {
        pages.add_sheet(&sheet, lexicon);
        let merged = MergedRows::among(&book.merge_cells_by_sheet_name(&sheet).unwrap_or_default());
        let range = book.worksheet_range(&sheet).map_err(|error| damaged(&error))?;
        let (top, left) = range.start().unwrap_or_default();
        let mut rows = Vec::new();
        for (row, number) in range.rows().zip(top as usize + 1..) {
            let blank = (0..left).map(|_| String::new());
            let cells = blank.chain(row.iter().map(|cell| text_of_data(cell, &mut pages)));
            rows.push((number, cells.collect()));
        }
        let filled = fill_merged(&sheet, &mut rows, &merged, &mut budget);
        filled.map_err(|what| damaged(&what))?;
        add_rows(rows, &mut pages);
    }
    Ok(pages)
}

fn text_of_data(value: &Data, pages: &mut Pages) -> String {
    match value {
        Data::Error(error) => told_error(&error.to_string(), pages),
        Data::DateTime(date) => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::DateTimeIso(date) => date.split('T').next().unwrap_or_default().to_owned(),
        other => other.to_string().replace("\r\n", "\n").trim().to_owned(),
    }
}

fn told_error(error: &str, pages: &mut Pages) -> String {
    pages.warn(format!("a cell holds the error {error}; it is kept as it stands."));
    error.to_owned()
}

fn read_sheet(book: &mut Workbook, sheet: &str, pages: &mut Pages, budget: &mut CellBudget) -> Result<(), String> {
    let mut rows: Vec<(usize, Vec<String>)> = Vec::new();
    book.visit_cells(sheet, |(row, column), value| {
        if rows.last().is_none_or(|(last, _)| *last != row) {
            rows.push((row, Vec::new()));
        }
        let text = text_of(value, pages);
        budget.take(sheet, (row, column), &text)?;
        let column = (column - 1).min(LAST_COLUMN);
        if let Some((_, cells)) = rows.last_mut().filter(|_| !text.is_empty()) {
            cells.resize(cells.len().max(column + 1), String::new());
            cells[column] = text;
        }
        Ok(())
    })?;
    let merged = book.merged_rows(sheet)?;
    fill_merged(sheet, &mut rows, &merged, budget)?;
    add_rows(rows, pages);
    Ok(())
}

/// Adds the rows of a sheet with their numbers, after all that came before.
fn add_rows(rows: Vec<(usize, Vec<String>)>, pages: &mut Pages) {
    let before = pages.next() - 1;
    for (row, cells) in rows {
        pages.add_row(before.saturating_add(u32::try_from(row).unwrap_or(u32::MAX)), cells);
    }
}

/// Writes what merged cells say into every row they cover that has something of its own.
fn fill_merged(
    sheet: &str,
    rows: &mut [(usize, Vec<String>)],
    merged: &[MergedRows],
    budget: &mut CellBudget,
) -> Result<(), String> {
    let own: Vec<bool> = rows
        .iter()
        .map(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()))
        .collect();
    let mut reached = 0;
    for area in merged.iter().filter(|area| area.column <= LAST_COLUMN) {
        let from = rows.partition_point(|(row, _)| *row < area.first);
        let to = rows.partition_point(|(row, _)| *row <= area.last);
        let first = rows.get(from).filter(|(row, _)| *row == area.first);
        let text = first.and_then(|(_, cells)| cells.get(area.column - 1)).cloned();
        let Some(text) = text.filter(|text| !text.is_empty()) else {
            continue;
        };
        reached += to - from;
        if reached > MOST_MERGED {
            return Err(format!("the sheet \"{sheet}\" merges more than {MOST_MERGED} cells"));
        }
        for at in (from + 1..to).filter(|at| own[*at]) {
            let (row, cells) = &mut rows[at];
            cells.resize(cells.len().max(area.column), String::new());
            if cells[area.column - 1].is_empty() {
                budget.take(sheet, (*row, area.column), &text)?;
                cells[area.column - 1].clone_from(&text);
            }
        }
    }
    Ok(())
}

fn text_of(value: &DataRef, pages: &mut Pages) -> String {
    text_of_data(&Data::from(value.clone()), pages)
}
