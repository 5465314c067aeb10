//! Tables of blips, CSV or JSON, straight into a radar to draw.
//!
//! 1. The first sign decides: `{` begins JSON, anything else CSV.
//! 2. `json` and `csv` give the same `Table`: sectors, rings and items with the place of each value.
//! 3. `assemble` checks every value and gives the radar, or every error at once.
//!
//! Texts of the columns `description` are allowed for, but a radar has no room for them.

mod assemble;
mod csv;
mod json;
mod rings;
mod values;

use crate::diagnostic::{Diagnostic, Place, has_errors, sort};
use crate::model::Radar;

use super::text::read_text;
use super::words::slug;

/// The most items a table may have.
const MOST_ITEMS: usize = 10_000;

/// What to do about too many items.
const SPLIT: &str = "split the table into several radars";

/// A table as it stands in the file.
struct Table {
    title: String,
    sectors: Vec<Value>,
    rings: Vec<Value>,
    items: Vec<Item>,
}

/// A value with its place and what it is called there, such as `items[3].ring`.
#[derive(Clone)]
struct Value {
    found: Found,
    place: Place,
    called: String,
}

/// A value as the file writes it.
#[derive(Clone)]
enum Found {
    /// A text; without blanks at its ends.
    Text(String),
    /// A number.
    Number(f64),
    /// Something else, as the file writes it.
    Other(String),
}

/// One row or object; what is absent is `None`.
struct Item {
    /// Where it begins.
    place: Place,
    /// What it is called, such as `items[3]` or `row 4`.
    called: String,
    id: Option<Value>,
    name: Option<Value>,
    sector: Option<Value>,
    ring: Option<Value>,
    score: Option<Value>,
    movement: Option<Value>,
    link: Option<Value>,
}

/// The keys of an item, with other spellings after the first.
const KEYS: [&[&str]; 8] = [
    &["id"],
    &["name", "label"],
    &["sector", "quadrant"],
    &["ring"],
    &["score", "value"],
    &["movement", "moved", "status"],
    &["link", "href", "url"],
    &["description"],
];

/// Reads a table of blips. With an error among the diagnostics there is no radar.
///
/// JSON: `{"sectors": [names], "rings": [names from the centre], "items": [{"name", "sector", "ring", …}]}`, sector and
/// ring by name or by index from 0. CSV: columns `name`, `ring`, `sector` and, where wanted, `id`, `score`,
/// `movement`, `link`, `description`; separated by commas, semicolons or tabs.
pub fn read_table(name: &str, bytes: &[u8]) -> (Option<Radar>, Vec<Diagnostic>) {
    let text = match read_text(name, bytes) {
        Ok(text) => text,
        Err(error) => return (None, vec![error]),
    };
    let text = text.as_str();
    let mut diagnostics = Vec::new();
    let table = match text.trim_start().starts_with('{') {
        true => json::read(name, text, &mut diagnostics),
        false => csv::read(name, text, &mut diagnostics),
    };
    let id = Some(slug(stem(name)))
        .filter(|id| !id.is_empty())
        .unwrap_or("radar".to_owned());
    let radar = table.and_then(|table| assemble::assemble(id, name, table, &mut diagnostics));
    sort(&mut diagnostics);
    (radar.filter(|_| !has_errors(&diagnostics)), diagnostics)
}

/// The file name without folders and ending.
fn stem(name: &str) -> &str {
    let file = name.rsplit(['/', '\\']).next().unwrap_or_default();
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}

/// The first spelling of a key.
fn key(word: &str) -> Option<&'static str> {
    let word = word.trim().to_lowercase();
    let spellings = KEYS.iter().find(|spellings| spellings.contains(&word.as_str()))?;
    spellings.first().copied()
}

impl Item {
    fn empty(place: Place, called: String) -> Self {
        Item {
            place,
            called,
            id: None,
            name: None,
            sector: None,
            ring: None,
            score: None,
            movement: None,
            link: None,
        }
    }

    /// The slot of a key; `None` for keys that a radar has no room for.
    fn slot(&mut self, key: &str) -> Option<&mut Option<Value>> {
        match key {
            "id" => Some(&mut self.id),
            "name" => Some(&mut self.name),
            "sector" => Some(&mut self.sector),
            "ring" => Some(&mut self.ring),
            "score" => Some(&mut self.score),
            "movement" => Some(&mut self.movement),
            "link" => Some(&mut self.link),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;
