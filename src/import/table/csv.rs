//! Rows of a CSV or TSV file, each value with its line and column.

use super::keys::{self, Key, keys};
use super::{FoundValue, MOST_ITEMS, RawItem, RawTable, RawValue};
use crate::diagnostic::{Diagnostic, Place, excerpt, nearest};
use crate::formats::{CsvRow, find_separator, find_unclosed_quote, read_csv};
use crate::import::excess::measure;
use crate::import::files::stem;
use crate::inert::unguard;
use crate::model::{TableItem, limits};

/// The most columns a table may have.
const MOST_COLUMNS: usize = 200;

/// The most values of a row that are looked at.
const MOST_VALUES: usize = MOST_COLUMNS + 50;

/// The most quotation marks without an end that are mended.
const MOST_QUOTES: usize = 50;

/// Columns a table cannot do without.
const REQUIRED: [Key; 3] = [Key::Name, Key::Ring, Key::Sector];

/// Reads the rows.
pub fn read(name: &str, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<RawTable> {
    let separator = find_separator(text);
    let (text, spoilt) = close_quotes(name, text, separator, diagnostics)?;
    let mut records = read_csv(&text, separator);
    let Some(header) = records.next() else {
        let message = "the table is empty: it has not even a header.";
        diagnostics.push(Diagnostic::error(Place::in_file(name), message).with_hint(hint()));
        return None;
    };
    let places: Vec<Place> = places_of(name, &header).collect();
    let words: Vec<&str> = header.cells().collect();
    let columns = read_header(&words, &places, diagnostics)?;
    let records: Vec<CsvRow> = records.take(MOST_ITEMS + 1).collect();
    if records.len() > MOST_ITEMS {
        let message = format!("the table has more than {MOST_ITEMS} rows; no more are drawn.");
        diagnostics.push(Diagnostic::error(Place::in_file(name), message).with_hint(super::SPLIT));
        return None;
    }
    let mut items = Vec::new();
    for (record, number) in records.iter().zip(1..) {
        let next = records.get(number).map_or(usize::MAX, |next| next.start);
        if spoilt.iter().any(|at| (record.start..next).contains(at)) {
            continue;
        }
        let cells = record.cells().take(MOST_VALUES).map(|cell| unguard(cell).into_owned());
        let cells = cells.zip(places_of(name, record)).collect();
        items.extend(read_row(cells, number, &words, &columns, diagnostics));
    }
    if items.is_empty() && spoilt.is_empty() {
        diagnostics.push(Diagnostic::error(
            Place::in_file(name),
            "the table has a header but no rows.",
        ));
    }
    Some(RawTable {
        title: stem(name).to_owned(),
        sectors: Vec::new(),
        rings: Vec::new(),
        items,
    })
}

/// The place of each value that is looked at.
fn places_of<'r>(name: &'r str, row: &'r CsvRow) -> impl Iterator<Item = Place> + 'r {
    let places = row.places().take(MOST_VALUES);
    places.map(move |(line, column)| Place::at(name, line, column))
}

/// The key of each column; `None` when a required one is missing or one stands twice.
pub fn read_header(words: &[&str], places: &[Place], diagnostics: &mut Vec<Diagnostic>) -> Option<Vec<Option<Key>>> {
    let start = places.first().cloned().unwrap_or_else(|| Place::in_file(""));
    let place = |index: usize| places.get(index).unwrap_or(&start).clone();
    if words.len() > MOST_COLUMNS {
        let message = format!(
            "the header has {} columns; at most {MOST_COLUMNS} are read.",
            words.len()
        );
        diagnostics.push(Diagnostic::error(start, message));
        return None;
    }
    let mut good = true;
    for (index, word) in words.iter().enumerate() {
        if let Some(excess) = measure("a header", word, limits::HEADER) {
            let message = format!("column {} has {excess}.", index + 1);
            diagnostics.push(Diagnostic::error(place(index), message).with_hint("the first line names the columns"));
            good = false;
        }
    }
    if !good {
        return None;
    }
    let columns = keys(words.iter().copied());
    for (index, (column, word)) in columns.iter().zip(words).enumerate() {
        if column.is_none() {
            let is_read = word.chars().count() <= 3 || TableItem::is_team(word);
            if let Some(hint) = nearest(word, keys::known()).filter(|_| !is_read) {
                let message = format!("the column \"{}\" is kept as it stands.", excerpt(word.trim()));
                diagnostics.push(Diagnostic::warning(place(index), message).with_hint(hint));
            }
        } else if let Some(before) = columns[..index].iter().position(|other| other == column) {
            let message = format!(
                "the column \"{}\" says the same as column {} before it.",
                excerpt(word),
                before + 1
            );
            diagnostics.push(Diagnostic::error(place(index), message));
            good = false;
        }
    }
    for required in REQUIRED.iter().filter(|required| !columns.contains(&Some(**required))) {
        let message = format!(
            "no column is called \"{}\"; the header has \"{}\".",
            required.word(),
            words.join("\", \"")
        );
        let hint = nearest(required.word(), words.iter().copied()).unwrap_or_else(hint);
        diagnostics.push(Diagnostic::error(start.clone(), message).with_hint(hint));
        good = false;
    }
    good.then_some(columns)
}

/// A row of values; an empty one is only told.
pub fn read_row(
    cells: Vec<(String, Place)>,
    number: usize,
    words: &[&str],
    columns: &[Option<Key>],
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<RawItem> {
    let place = cells.first().map(|(_, place)| place.clone())?;
    if cells.iter().all(|(cell, _)| cell.trim().is_empty()) {
        diagnostics.push(Diagnostic::warning(place, "the row is empty and left out."));
        return None;
    }
    let mut item = RawItem::empty(place, format!("row {number}"));
    item.width = words.len();
    item.ring_column = columns
        .iter()
        .position(|column| *column == Some(Key::Ring))
        .unwrap_or(0);
    for (index, (cell, place)) in cells.iter().enumerate() {
        let text = cell.trim();
        match columns.get(index).copied().flatten() {
            _ if text.is_empty() => {}
            Some(key) => {
                *item.slot(key) = Some(RawValue {
                    found: FoundValue::Text(text.to_owned()),
                    place: place.clone(),
                    called: key.word().to_owned(),
                });
            }
            None => {
                let word = words.get(index).map(|word| word.trim()).filter(|word| !word.is_empty());
                item.more.push((
                    word.map_or(format!("column {}", index + 1), str::to_owned),
                    text.to_owned(),
                ));
            }
        }
    }
    item.cells = cells
        .into_iter()
        .map(|(cell, place)| (cell.trim().to_owned(), place))
        .collect();
    Some(item)
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

fn hint() -> String {
    "the first line names the columns, such as: name,sector,ring,score".to_owned()
}
