//! Excel workbooks, guarded: counts are checked before the library reserves room for them, cells are read one by one and
//! never spread over the rectangle they span.

use std::io::Cursor;

use calamine::{DataRef, Dimensions, Reader, SheetVisible, Xlsx, XlsxError};

use super::{Archive, Step, walk};
use crate::diagnostic::Diagnostic;

/// The fewest bytes an entry of the table of strings takes: `<si/>`.
const SHORTEST_STRING: u64 = 5;

/// The fewest bytes a cell that refers to a string takes: `<c t="s"><v>0</v></c>`.
const SHORTEST_CELL: u64 = 20;

/// The most cells of a sheet that lead out of the workbook.
const MOST_LINKS: usize = 50_000;

/// Cells of a sheet that are merged over several rows: what the first one says counts in each of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct MergedRows {
    /// The column of the first cell, from 1.
    pub column: usize,
    /// The first row, from 1.
    pub first: usize,
    /// The last row, from 1.
    pub last: usize,
}

impl MergedRows {
    /// Those among merged cells that are merged over rows.
    pub fn among(merged: &[Dimensions]) -> Vec<Self> {
        let rows = merged.iter().filter(|cells| cells.end.0 > cells.start.0);
        let mut rows: Vec<MergedRows> = rows
            .map(|cells| MergedRows {
                column: cells.start.1 as usize + 1,
                first: cells.start.0 as usize + 1,
                last: cells.end.0 as usize + 1,
            })
            .collect();
        rows.sort_unstable();
        rows
    }
}

/// A workbook whose counts agree with its bytes.
pub struct Workbook<'b> {
    book: Xlsx<Cursor<&'b [u8]>>,
}

impl<'b> Workbook<'b> {
    /// Opens a workbook.
    pub fn open(name: &str, bytes: &'b [u8]) -> Result<Self, Diagnostic> {
        let mut archive = Archive::open(name, bytes)?;
        check_counts(&mut archive)?;
        let book = Xlsx::new(Cursor::new(bytes)).map_err(|error: XlsxError| archive.damaged(&error.to_string()))?;
        Ok(Workbook { book })
    }

    /// The names of its sheets, in their order.
    pub fn sheet_names(&self) -> Vec<String> {
        self.book.sheet_names()
    }

    /// Visits the cells of a sheet with row and column, from 1, row by row; a sheet that only holds a chart has none.
    pub fn visit_cells(
        &mut self,
        sheet: &str,
        mut visit: impl FnMut((usize, usize), &DataRef) -> Result<(), String>,
    ) -> Result<(), String> {
        let mut cells = match self.book.worksheet_cells_reader(sheet) {
            Err(XlsxError::NotAWorksheet(_)) => return Ok(()),
            other => other.map_err(|error| error.to_string())?,
        };
        while let Some(cell) = cells.next_cell().map_err(|error| error.to_string())? {
            let (row, column) = cell.get_position();
            visit((row as usize + 1, column as usize + 1), cell.get_value())?;
        }
        Ok(())
    }

    /// The cells of a sheet that are merged over several rows; a sheet that only holds a chart has none.
    pub fn merged_rows(&mut self, sheet: &str) -> Result<Vec<MergedRows>, String> {
        match self.book.merge_cells_by_sheet_name(sheet) {
            Err(XlsxError::NotAWorksheet(_)) => Ok(Vec::new()),
            other => Ok(MergedRows::among(&other.map_err(|error| error.to_string())?)),
        }
    }

    /// Whether nobody sees a sheet who opens the workbook.
    pub fn is_hidden(&self, sheet: &str) -> bool {
        let sheets = self.book.sheets_metadata();
        sheets
            .iter()
            .any(|known| known.name == sheet && known.visible != SheetVisible::Visible)
    }

    /// Visits the formulas of a sheet with row and column, from 1.
    pub fn visit_formulas(&mut self, sheet: &str, mut visit: impl FnMut((usize, usize), &str)) -> Result<(), String> {
        let mut cells = match self.book.worksheet_cells_reader(sheet) {
            Err(XlsxError::NotAWorksheet(_)) => return Ok(()),
            other => other.map_err(|error| error.to_string())?,
        };
        while let Some(cell) = cells.next_formula().map_err(|error| error.to_string())? {
            if !cell.get_value().is_empty() {
                let (row, column) = cell.get_position();
                visit((row as usize + 1, column as usize + 1), cell.get_value());
            }
        }
        Ok(())
    }

    /// Row, column, from 1, and address of the cells of a sheet that lead out of the workbook.
    pub fn links(&mut self, sheet: &str) -> Result<Vec<(usize, usize, String)>, String> {
        let links = match self.book.hyperlinks_by_sheet_name(sheet) {
            Err(XlsxError::NotAWorksheet(_)) => return Ok(Vec::new()),
            other => other.map_err(|error| error.to_string())?,
        };
        let mut found = Vec::new();
        for link in links {
            let Some(target) = link.target else { continue };
            let address = match link.location {
                Some(place) if !target.contains('#') => format!("{target}#{place}"),
                _ => target,
            };
            let (first, last) = (link.range.start, link.range.end);
            for row in first.0..=last.0 {
                for column in first.1..=last.1 {
                    if found.len() == MOST_LINKS {
                        return Ok(found);
                    }
                    found.push((row as usize + 1, column as usize + 1, address.clone()));
                }
            }
        }
        Ok(found)
    }
}

/// Refuses a table of strings that says it has more of them than its bytes can hold, or more uses than there are cells.
fn check_counts(archive: &mut Archive) -> Result<(), Diagnostic> {
    const STRINGS: &str = "xl/sharedStrings.xml";
    let Some(text) = archive.read_if(STRINGS)? else {
        return Ok(());
    };
    let mut told = Vec::new();
    let read = walk(&text, |step| {
        if let Step::Open("sst", attributes) = step {
            let limits = [
                ("uniqueCount", text.len() as u64 / SHORTEST_STRING),
                ("count", archive.unpacked() / SHORTEST_CELL + text.len() as u64),
            ];
            for (key, most) in limits {
                let declared = attributes.all(key).filter_map(|count| count.parse::<u64>().ok()).max();
                told.extend(declared.filter(|declared| *declared > most).map(|count| (key, count)));
            }
        }
    });
    read.map_err(|error| archive.damaged(&format!("{STRINGS}: {error}")))?;
    match told.first() {
        Some((key, count)) => {
            let message = format!("{STRINGS} says {key} {count}, which is more than its bytes can hold");
            Err(archive.damaged(&message))
        }
        None => Ok(()),
    }
}
