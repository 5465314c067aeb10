//! Rows of a CSV file, each value with its line and column.

use csv::{ReaderBuilder, StringRecord};

use super::{Found, Item, KEYS, MOST_ITEMS, Table, Value, key, stem};
use crate::diagnostic::{Diagnostic, Place, nearest};

/// Signs that may separate columns; the one most frequent in the header does.
const SEPARATORS: [char; 3] = [',', ';', '\t'];

/// The most columns a table may have.
const MOST_COLUMNS: usize = 200;

/// Columns a table cannot do without.
const REQUIRED: [&str; 3] = ["name", "ring", "sector"];

/// Reads the rows; sectors and rings in order of first appearance.
pub fn read(name: &str, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<Table> {
    let separator = separator(text);
    if let Some(open) = unclosed_quote(text, separator) {
        let place = Place::of_offset(name, text, open);
        diagnostics.push(Diagnostic::error(
            place,
            "the quotation mark that opens here is never closed.",
        ));
        return None;
    }
    let file = File {
        name,
        text,
        separator,
        lines: std::iter::once(0)
            .chain(text.match_indices('\n').map(|(newline, _)| newline + 1))
            .collect(),
    };
    let mut reader = ReaderBuilder::new()
        .delimiter(u8::try_from(separator).unwrap_or(b','))
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let mut records = reader.records().filter_map(Result::ok);
    let Some(header) = records.next() else {
        let message = "the table is empty: it has not even a header.";
        diagnostics.push(Diagnostic::error(Place::in_file(name), message).with_hint(hint()));
        return None;
    };
    let columns = file.columns(&header, diagnostics)?;
    let records: Vec<StringRecord> = records.take(MOST_ITEMS + 1).collect();
    if records.len() > MOST_ITEMS {
        let message = format!("the table has more than {MOST_ITEMS} rows; no more are drawn.");
        diagnostics.push(Diagnostic::error(Place::in_file(name), message).with_hint(super::SPLIT));
        return None;
    }
    let items: Vec<Item> = records
        .iter()
        .filter_map(|record| file.item(record, &columns, diagnostics))
        .collect();
    if items.is_empty() {
        diagnostics.push(Diagnostic::error(
            Place::in_file(name),
            "the table has a header but no rows.",
        ));
    }
    Some(Table {
        title: stem(name).to_owned(),
        sectors: names(&items, |item| &item.sector),
        rings: names(&items, |item| &item.ring),
        items,
    })
}

struct File<'f> {
    name: &'f str,
    text: &'f str,
    separator: char,
    /// Where each line begins.
    lines: Vec<usize>,
}

impl File<'_> {
    /// The key of each column; `None` when a required one is missing or one stands twice.
    fn columns(&self, header: &StringRecord, diagnostics: &mut Vec<Diagnostic>) -> Option<Vec<Option<&'static str>>> {
        if header.len() > MOST_COLUMNS {
            let message = format!(
                "the header has {} columns; at most {MOST_COLUMNS} are read.",
                header.len()
            );
            diagnostics.push(Diagnostic::error(Place::at(self.name, 1, 1), message));
            return None;
        }
        let columns: Vec<Option<&'static str>> = header.iter().map(key).collect();
        let known = || KEYS.iter().flat_map(|spellings| spellings.iter().copied());
        let mut good = true;
        for (index, (column, word)) in columns.iter().zip(header).enumerate() {
            let place = || self.place(header, index);
            if column.is_none() && !word.trim().is_empty() {
                let message = format!("the column \"{word}\" is not read.");
                diagnostics.push(Diagnostic::warning(place(), message).with_hint_if(nearest(word, known())));
            } else if let Some(before) = columns[..index]
                .iter()
                .position(|other| column.is_some() && other == column)
            {
                let message = format!(
                    "the column \"{word}\" says the same as column {} before it.",
                    before + 1
                );
                diagnostics.push(Diagnostic::error(place(), message));
                good = false;
            }
        }
        for required in REQUIRED.iter().filter(|required| !columns.contains(&Some(required))) {
            let found: Vec<&str> = header.iter().collect();
            let message = format!(
                "no column is called \"{required}\"; the header has \"{}\".",
                found.join("\", \"")
            );
            let hint = nearest(required, found).unwrap_or_else(hint);
            diagnostics.push(Diagnostic::error(Place::at(self.name, 1, 1), message).with_hint(hint));
            good = false;
        }
        good.then_some(columns)
    }

    fn item(
        &self,
        record: &StringRecord,
        columns: &[Option<&'static str>],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Item> {
        let place = self.place(record, 0);
        let line = place.line.unwrap_or(0);
        if record.iter().all(|cell| cell.trim().is_empty()) {
            diagnostics.push(Diagnostic::warning(place, "the row is empty and left out."));
            return None;
        }
        if record.iter().skip(columns.len()).any(|cell| !cell.trim().is_empty()) {
            let message = format!("the row has {} values, the header {}.", record.len(), columns.len());
            let place = self.place(record, columns.len());
            let hint = "put a value that holds a separator between quotation marks";
            diagnostics.push(Diagnostic::error(place, message).with_hint(hint));
        }
        let mut item = Item::empty(place, format!("the row of line {line}"));
        for (index, (cell, column)) in record.iter().zip(columns).enumerate() {
            let (Some(column), text) = (column, cell.trim()) else {
                continue;
            };
            if let Some(slot) = item.slot(column).filter(|_| !text.is_empty()) {
                *slot = Some(Value {
                    found: Found::Text(text.to_owned()),
                    place: self.place(record, index),
                    called: (*column).to_owned(),
                });
            }
        }
        Some(item)
    }

    /// Line and column of a value.
    fn place(&self, record: &StringRecord, index: usize) -> Place {
        let start = record.position().map_or(0, |position| position.byte());
        let start = usize::try_from(start).unwrap_or(0).min(self.text.len());
        let record = self.text.get(start..).unwrap_or_default();
        let skipped = record.len() - record.trim_start_matches(['\r', '\n']).len();
        let record = &record[skipped..];
        let offset = match index.checked_sub(1) {
            None => 0,
            Some(before) => separators(record, self.separator)
                .nth(before)
                .map_or(record.len(), |at| at + 1),
        };
        let offset = start + skipped + offset;
        let line = self.lines.partition_point(|start| *start <= offset).max(1);
        let before = self.text.get(self.lines[line - 1]..offset).unwrap_or_default();
        Place::at(self.name, line, before.chars().count() + 1)
    }
}

/// The names in order of first appearance; the spelling of the first one counts.
fn names(items: &[Item], of: fn(&Item) -> &Option<Value>) -> Vec<Value> {
    let mut seen = std::collections::BTreeSet::new();
    let values = items.iter().filter_map(|item| of(item).clone());
    values
        .filter(|value| match &value.found {
            Found::Text(text) => seen.insert(text.to_lowercase()),
            Found::Number(_) | Found::Other(_) => false,
        })
        .collect()
}

fn separator(text: &str) -> char {
    let header = text.trim_start_matches(['\r', '\n']).lines().next().unwrap_or_default();
    let count = |separator: char| separators(header, separator).count();
    let best = SEPARATORS
        .into_iter()
        .reduce(|best, next| if count(next) > count(best) { next } else { best });
    best.unwrap_or(',')
}

/// Offsets of the separators outside quotation marks.
fn separators(text: &str, separator: char) -> impl Iterator<Item = usize> {
    let mut quoted = false;
    let mut start = true;
    text.char_indices().filter_map(move |(offset, character)| {
        if character == '"' && (quoted || start) {
            quoted = !quoted;
        }
        let separates = character == separator && !quoted;
        start = separates || character == '\n' || character == '\r' || start && character == '"' && !quoted;
        separates.then_some(offset)
    })
}

/// Where a quotation mark opens that is never closed.
fn unclosed_quote(text: &str, separator: char) -> Option<usize> {
    let mut open: Option<usize> = None;
    let mut start = true;
    for (offset, character) in text.char_indices() {
        match (character, open) {
            ('"', Some(_)) => open = None,
            ('"', None) if start => open = Some(offset),
            _ => {}
        }
        let reopens = character == '"' && open.is_none();
        start = open.is_none() && (reopens || character == separator || character == '\n' || character == '\r');
    }
    open
}

fn hint() -> String {
    "the first line names the columns, such as: name,sector,ring,score".to_owned()
}
