//! Rows of a CSV or TSV file, each value with its line and column.

use csv::{ReaderBuilder, StringRecord};

use super::keys::{self, Key, keys};
use super::{Found, Item, MOST_ITEMS, Table, Value};
use crate::diagnostic::{Diagnostic, Place, excerpt, nearest};
use crate::import::excess::measure;
use crate::import::files::stem;
use crate::inert::unguard;
use crate::model::limits;

/// Signs that may separate columns; the one most frequent in the header does.
const SEPARATORS: [char; 4] = [',', ';', '\t', '|'];

/// The most columns a table may have.
const MOST_COLUMNS: usize = 200;

/// The most values of a row that are looked at.
const MOST_VALUES: usize = MOST_COLUMNS + 50;

/// The most quotation marks without an end that are mended.
const MOST_QUOTES: usize = 50;

/// Columns a table cannot do without.
const REQUIRED: [Key; 3] = [Key::Name, Key::Ring, Key::Sector];

/// Reads the rows.
pub fn read(name: &str, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<Table> {
    let separator = separator(text);
    let (text, spoilt) = close_quotes(name, text, separator, diagnostics)?;
    let file = File {
        name,
        text: &text,
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
    let places = file.places(&header);
    let words: Vec<&str> = header.iter().collect();
    let columns = read_header(&words, &places, diagnostics)?;
    let records: Vec<StringRecord> = records.take(MOST_ITEMS + 1).collect();
    if records.len() > MOST_ITEMS {
        let message = format!("the table has more than {MOST_ITEMS} rows; no more are drawn.");
        diagnostics.push(Diagnostic::error(Place::in_file(name), message).with_hint(super::SPLIT));
        return None;
    }
    let mut items = Vec::new();
    for (record, number) in records.iter().zip(1..) {
        let places = file.places(record);
        let begin = record.position().map_or(0, |position| position.byte());
        let next = records
            .get(number)
            .and_then(|next| next.position())
            .map_or(u64::MAX, |position| position.byte());
        if spoilt.iter().any(|at| (begin..next).contains(at)) {
            continue;
        }
        let cells = record.iter().take(MOST_VALUES).map(|cell| unguard(cell).into_owned());
        let cells = cells.zip(places).collect();
        items.extend(read_row(cells, number, &words, &columns, diagnostics));
    }
    if items.is_empty() && spoilt.is_empty() {
        diagnostics.push(Diagnostic::error(
            Place::in_file(name),
            "the table has a header but no rows.",
        ));
    }
    Some(Table {
        title: stem(name).to_owned(),
        sectors: Vec::new(),
        rings: Vec::new(),
        items,
    })
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
            if let Some(hint) = nearest(word, keys::known()).filter(|_| word.chars().count() > 3) {
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
) -> Option<Item> {
    let place = cells.first().map(|(_, place)| place.clone())?;
    if cells.iter().all(|(cell, _)| cell.trim().is_empty()) {
        diagnostics.push(Diagnostic::warning(place, "the row is empty and left out."));
        return None;
    }
    let mut item = Item::empty(place, format!("row {number}"));
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
                *item.slot(key) = Some(Value {
                    found: Found::Text(text.to_owned()),
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

struct File<'f> {
    name: &'f str,
    text: &'f str,
    separator: char,
    /// Where each line begins.
    lines: Vec<usize>,
}

impl File<'_> {
    /// Line and column of each value of a record.
    fn places(&self, record: &StringRecord) -> Vec<Place> {
        let start = record.position().map_or(0, |position| position.byte());
        let start = usize::try_from(start).unwrap_or(0).min(self.text.len());
        let rest = self.text.get(start..).unwrap_or_default();
        let start = start + rest.len() - rest.trim_start_matches(['\r', '\n']).len();
        let rest = self.text.get(start..).unwrap_or_default();
        let offsets = std::iter::once(0).chain(separators(rest, self.separator).map(|at| at + 1));
        let mut known = (usize::MAX, 0, 0);
        let places = offsets.take(record.len().clamp(1, MOST_VALUES)).map(|offset| {
            let offset = start + offset;
            let line = self.lines.partition_point(|start| *start <= offset).max(1);
            let begin = self.lines[line - 1];
            // The letters before are counted on from the value before on the same line.
            let (from, letters) = if known.0 == line {
                (known.1, known.2)
            } else {
                (begin, 0)
            };
            let letters = letters + self.text.get(from..offset).unwrap_or_default().chars().count();
            known = (line, offset, letters);
            Place::at(self.name, line, letters + 1)
        });
        let mut places: Vec<Place> = places.collect();
        let last = places.last().cloned().unwrap_or_else(|| Place::in_file(self.name));
        places.resize(record.len().clamp(1, MOST_VALUES), last);
        places
    }
}

/// The text with every quotation mark that never closes made an ordinary sign, and where those stood.
fn close_quotes(
    name: &str,
    text: &str,
    separator: char,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<(String, Vec<u64>)> {
    let mut text = text.to_owned();
    let mut spoilt = Vec::new();
    while let Some(open) = unclosed_quote(&text, separator) {
        let place = Place::of_offset(name, &text, open);
        let error = Diagnostic::error(place, "the quotation mark that opens here is never closed.");
        diagnostics
            .push(error.with_hint("close it, or write it twice where it belongs to the text; the row is left out"));
        if spoilt.len() == MOST_QUOTES {
            return None;
        }
        text.replace_range(open..=open, "'");
        spoilt.push(open as u64);
    }
    Some((text, spoilt))
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
