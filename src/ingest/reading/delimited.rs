//! Text with rows of cells: CSV or TSV, told from other text by a head that names a column of statements.

use super::super::columns::Columns;
use crate::formats::{CsvRow, SEPARATORS, read_csv};
use crate::ingest::lexicon::Lexicon;

/// Rows with the line each begins on, when the first one is the head of a table of statements.
pub fn rows(text: &str, lexicon: &Lexicon) -> Option<Vec<(u32, Vec<String>)>> {
    let head = text.lines().find(|line| !line.trim().is_empty())?;
    if head.trim_start().starts_with(['|', '#', '<', '-', '*']) {
        return None;
    }
    SEPARATORS.into_iter().map(|sign| split(text, sign)).find(|rows| {
        let head = rows.iter().find(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()));
        head.is_some_and(|(_, cells)| cells.len() >= 2 && Columns::of_head(cells, lexicon).is_some())
    })
}

fn split(text: &str, sign: char) -> Vec<(u32, Vec<String>)> {
    let row = |row: CsvRow| {
        let cells = row.cells().map(|cell| cell.trim().to_owned()).collect();
        (u32::try_from(row.line).unwrap_or(u32::MAX), cells)
    };
    read_csv(text, sign).map(row).collect()
}
