//! Rows of a CSV or TSV file, each value with its line and column.

use super::MOST_ITEMS;
use super::RawTable;
use super::grid::{self, Grid, GridRow, HEADER_WITHIN, MOST_COLUMNS};
use super::keys::is_header;
use crate::diagnostic::{Diagnostic, Place};
use crate::formats::{CsvRow, SEPARATORS, find_separator, find_unclosed_quote, read_csv};
use crate::inert::unguard;

/// The most values of a row that are looked at.
const MOST_VALUES: usize = MOST_COLUMNS + 50;

/// The most quotation marks without an end that are mended.
const MOST_QUOTES: usize = 50;

/// Reads the rows.
pub fn read(name: &str, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<RawTable> {
    let (separator, is_said) = separator_of(text);
    let (text, spoilt) = close_quotes(name, text, separator, diagnostics)?;
    let records = read_csv(&text, separator).skip(usize::from(is_said));
    let records: Vec<CsvRow> = records.take(MOST_ITEMS + HEADER_WITHIN + 1).collect();
    let rows = records.iter().enumerate().map(|(index, record)| {
        let next = records.get(index + 1).map_or(usize::MAX, |next| next.start);
        let cells = record.cells().take(MOST_VALUES).map(|cell| unguard(cell).into_owned());
        let places = record.places().take(MOST_VALUES);
        GridRow {
            links: Vec::new(),
            cells: cells
                .zip(places.map(|(line, column)| Place::at(name, line, column)))
                .collect(),
            number: 0,
            spoilt: spoilt.iter().any(|at| (record.start..next).contains(at)),
        }
    });
    let grid = Grid {
        rows: rows.collect(),
        separator: Some(separator),
        sheet: None,
    };
    grid::read(name, grid, diagnostics)
}

/// The sign between the values, and whether the first line says it, as in `sep=;`.
///
/// Where no line says it, it is the one by which a line near the beginning is the header of a radar; titles and notes
/// stand above that in files of spreadsheets.
fn separator_of(text: &str) -> (char, bool) {
    let first = text.trim_start_matches(['\r', '\n']).lines().next().unwrap_or_default();
    let first = first.trim().trim_matches('"').to_lowercase();
    let said = first
        .strip_prefix("sep=")
        .map(|sign| if sign == "\\t" || sign.is_empty() { "\t" } else { sign });
    let said = said
        .and_then(|sign| sign.parse().ok())
        .filter(|sign| SEPARATORS.contains(sign));
    if let Some(separator) = said {
        return (separator, true);
    }
    let usual = find_separator(text);
    let heads = |separator: &char| {
        let mut rows = read_csv(text, *separator).take(HEADER_WITHIN);
        rows.any(|row| row.width() <= MOST_COLUMNS && is_header(&row.cells().collect::<Vec<_>>()))
    };
    let others = SEPARATORS.into_iter().filter(|other| *other != usual);
    let found = std::iter::once(usual).chain(others).find(heads);
    (found.unwrap_or(usual), false)
}

/// The text with every quotation mark that never closes made an ordinary sign, and where those stood.
fn close_quotes(
    name: &str,
    text: &str,
    separator: char,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<(String, Vec<usize>)> {
    let mut text = text.to_owned();
    let mut spoilt = Vec::new();
    while let Some(open) = find_unclosed_quote(&text, separator) {
        let place = Place::of_offset(name, &text, open);
        let error = Diagnostic::error(place, "the quotation mark that opens here is never closed.");
        diagnostics
            .push(error.with_hint("close it, or write it twice where it belongs to the text; the row is left out"));
        if spoilt.len() == MOST_QUOTES {
            return None;
        }
        text.replace_range(open..=open, "'");
        spoilt.push(open);
    }
    Some((text, spoilt))
}
