//! Excel workbooks: sheet by sheet, row by row; of a formula the value that Excel stored is read.

use std::io::Cursor;

use calamine::{Data, DataRef, Reader, Xls};

use super::Pages;
use crate::diagnostic::{Diagnostic, Place};
use crate::formats::{CellBudget, Workbook, check_old_workbook};
use crate::ingest::lexicon::Lexicon;

/// The last column read; a sheet has 16 384.
const LAST_COLUMN: usize = 1_000;

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
    for sheet in book.sheet_names() {
        pages.add_sheet(&sheet, lexicon);
        let before = pages.next() - 1;
        let range = book.worksheet_range(&sheet).map_err(|error| damaged(&error))?;
        let (top, left) = range.start().unwrap_or_default();
        for (row, number) in range.rows().zip(top + 1..) {
            let blank = (0..left).map(|_| String::new());
            let cells: Vec<String> = blank
                .chain(row.iter().map(|cell| text_of_data(cell, &mut pages)))
                .collect();
            pages.add_row(before.saturating_add(number), cells);
        }
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
    let before = pages.next() - 1;
    let mut open: (u32, Vec<String>) = (0, Vec::new());
    book.visit_cells(sheet, |(row, column), value| {
        let number = u32::try_from(row - 1).unwrap_or(u32::MAX);
        if number != open.0 {
            let (row, cells) = std::mem::replace(&mut open, (number, Vec::new()));
            pages.add_row(before.saturating_add(row).saturating_add(1), cells);
        }
        let text = text_of(value, pages);
        budget.take(sheet, (row, column), &text)?;
        let column = (column - 1).min(LAST_COLUMN);
        if !text.is_empty() {
            let cells = &mut open.1;
            cells.resize(cells.len().max(column + 1), String::new());
            cells[column] = text;
        }
        Ok(())
    })?;
    pages.add_row(before.saturating_add(open.0).saturating_add(1), open.1);
    Ok(())
}

fn text_of(value: &DataRef, pages: &mut Pages) -> String {
    text_of_data(&Data::from(value.clone()), pages)
}
