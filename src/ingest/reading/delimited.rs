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
    read_csv(&without_blanks_before_quotes(text, sign), sign)
        .map(row)
        .collect()
}

/// The text without blanks between a separator and the quotation mark of a cell, which would be letters of the cell.
fn without_blanks_before_quotes(text: &str, sign: char) -> String {
    let mut tight = String::with_capacity(text.len());
    let (mut quoted, mut at_start) = (false, true);
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        if at_start && !quoted && next == ' ' && rest.trim_start_matches(' ').starts_with('"') {
            rest = rest.trim_start_matches(' ');
            continue;
        }
        quoted ^= next == '"' && (quoted || at_start);
        at_start = !quoted && (next == sign || next == '\n');
        tight.push(next);
        rest = &rest[next.len_utf8()..];
    }
    tight
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_quoted_behind_blanks_as_well() {
        let text = "ID,  Gap\nR1,   \"No light, no heat\"\n R2, 5\" of water\n";
        let rows: Vec<Vec<String>> = split(text, ',').into_iter().map(|(_, cells)| cells).collect();
        assert_eq!(
            rows,
            [["ID", "Gap"], ["R1", "No light, no heat"], ["R2", "5\" of water"]]
        );
    }
}
