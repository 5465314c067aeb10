//! Text with rows of cells: CSV or TSV, told from other text by a head that names a column of statements.

use super::super::columns::Columns;

/// Signs that may stand between cells.
const SIGNS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Rows with the line each begins on, when the first one is the head of a table of statements.
pub fn rows(text: &str) -> Option<Vec<(u32, Vec<String>)>> {
    let head = text.lines().find(|line| !line.trim().is_empty())?;
    if head.trim_start().starts_with(['|', '#', '<', '-', '*']) {
        return None;
    }
    SIGNS.into_iter().map(|sign| split(text, sign)).find(|rows| {
        let head = rows.iter().find(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()));
        head.is_some_and(|(_, cells)| cells.len() >= 2 && Columns::of_head(cells).is_some())
    })
}

fn split(text: &str, sign: u8) -> Vec<(u32, Vec<String>)> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(sign)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let records = reader.records().filter_map(Result::ok);
    let row = |record: csv::StringRecord| {
        let line = record.position().map_or(1, |position| position.line());
        let cells = record.iter().map(|cell| cell.trim().to_owned()).collect();
        (u32::try_from(line).unwrap_or(u32::MAX), cells)
    };
    records.map(row).collect()
}
