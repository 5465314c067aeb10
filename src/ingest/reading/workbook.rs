//! Excel workbooks: sheet by sheet, row by row; of a formula the value that Excel stored is read.

use std::io::Cursor;

use calamine::{Data, DataRef, DataType, Reader, Xlsx, XlsxError};

use super::Pages;
use super::archive::Archive;
use crate::diagnostic::Diagnostic;

/// The most cells read.
const MOST_CELLS: usize = 2_000_000;

/// The last column read; a sheet has 16 384.
const LAST_COLUMN: usize = 1_000;

/// Reads a workbook.
pub fn read_workbook(name: &str, bytes: &[u8]) -> Result<Pages, Diagnostic> {
    let archive = Archive::open(name, bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error: XlsxError| archive.damaged(&error.to_string()))?;
    let mut pages = Pages::default();
    let mut budget = MOST_CELLS;
    for sheet in book.sheet_names() {
        if let Err(error) = read_sheet(&mut book, &sheet, &mut pages, &mut budget) {
            return Err(archive.damaged(&format!("sheet \"{sheet}\": {error}")));
        }
        if budget == 0 {
            return Err(archive.damaged(&format!("it has more than {MOST_CELLS} cells")));
        }
    }
    Ok(pages)
}

type Book<'b> = Xlsx<Cursor<&'b [u8]>>;

fn read_sheet(book: &mut Book, sheet: &str, pages: &mut Pages, budget: &mut usize) -> Result<(), XlsxError> {
    let before = pages.next() - 1;
    let mut cells = match book.worksheet_cells_reader(sheet) {
        // A sheet that only holds a chart has no cells.
        Err(XlsxError::NotAWorksheet(_)) => return Ok(()),
        other => other?,
    };
    let mut open: (u32, Vec<String>) = (0, Vec::new());
    while let Some(cell) = cells.next_cell()? {
        *budget = budget.saturating_sub(1);
        if *budget == 0 {
            return Ok(());
        }
        let (row, column) = cell.get_position();
        if row != open.0 {
            let (row, cells) = std::mem::replace(&mut open, (row, Vec::new()));
            pages.add_row(before.saturating_add(row).saturating_add(1), cells);
        }
        let column = (column as usize).min(LAST_COLUMN);
        let text = text_of(cell.get_value(), pages);
        if !text.is_empty() {
            let cells = &mut open.1;
            cells.resize(cells.len().max(column + 1), String::new());
            cells[column] = text;
        }
    }
    pages.add_row(before.saturating_add(open.0).saturating_add(1), open.1);
    Ok(())
}

fn text_of(value: &DataRef, pages: &mut Pages) -> String {
    match value {
        DataRef::Error(error) => {
            pages.warn(format!("a cell holds the error {error}; it is kept as it stands."));
            error.to_string()
        }
        DataRef::DateTime(_) | DataRef::DateTimeIso(_) => {
            let date = Data::from(value.clone()).as_datetime();
            date.map_or_else(|| value.to_string(), |date| date.format("%Y-%m-%d").to_string())
        }
        other => other.to_string().replace("\r\n", "\n").trim().to_owned(),
    }
}
