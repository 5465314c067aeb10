//! Tables of blips, CSV, TSV, JSON, XLSX or ODS, straight into a radar to draw.
//!
//! 1. `csv` and `workbook` give a `Grid` of cells, in which `grid` finds the header and reads the rows; that and `json` give
//!    the same `RawTable`: sectors, rings and items with the place of each value.
//! 2. `values` reads single values. What an optional one says and is not understood is told, and its row is kept.
//! 3. A JSON table lists its sectors and rings: `assemble` checks every value against them, and with an error there is
//!    no radar. Elsewhere sectors and rings are what the rows say: `rows` tells good rows from bad ones, and good rows
//!    are kept.

mod assemble;
mod csv;
mod grid;
mod json;
mod keys;
mod lists;
mod native;
mod number;
mod rows;
mod scale;
mod values;
mod workbook;

pub use json::{is_listed, rows_of};
pub use keys::{is_column, is_header, is_like_header};
pub use rows::{Dialect, Sheet, assemble_sheets};

use serde_json::Value as Json;

use crate::diagnostic::{Diagnostic, Place};
use crate::model::{RadarTable, TableLink};

use super::files::stem;
use super::names::file_identifier;
use keys::Key;
use lists::Lists;
use scale::Scale;

/// The most items a table may have.
const MOST_ITEMS: usize = 10_000;

/// What to do about too many items.
const SPLIT: &str = "split the table into several radars";

/// A table as it stands in the file.
struct RawTable {
    title: String,
    sectors: Vec<RawValue>,
    rings: Vec<RawValue>,
    items: Vec<RawItem>,
    /// Rings and sectors that sheets beside the table list.
    lists: Lists,
}

impl RawTable {
    /// A table of rows, whose sectors and rings are what they say.
    fn of_rows(name: &str, items: Vec<RawItem>) -> Self {
        RawTable {
            title: stem(name).to_owned(),
            sectors: Vec::new(),
            rings: Vec::new(),
            items,
            lists: Lists::default(),
        }
    }
}

/// A value with its place and what it is called there, such as `items[3].ring`.
#[derive(Clone)]
struct RawValue {
    found: FoundValue,
    place: Place,
    called: String,
}

/// A value as the file writes it.
#[derive(Clone)]
enum FoundValue {
    /// A text; without blanks at its ends.
    Text(String),
    /// A number.
    Number(f64),
    /// Something else, as the file writes it.
    Other(String),
}

/// One row or object; what is absent is `None`.
struct RawItem {
    /// Where it begins.
    place: Place,
    /// What it is called, such as `items[3]` or `row 4`.
    called: String,
    id: Option<RawValue>,
    name: Option<RawValue>,
    sector: Option<RawValue>,
    ring: Option<RawValue>,
    score: Option<RawValue>,
    demand: Option<RawValue>,
    movement: Option<RawValue>,
    link: Option<RawValue>,
    is_new: Option<RawValue>,
    description: Option<RawValue>,
    tags: Option<RawValue>,
    related: Option<RawValue>,
    number: Option<RawValue>,
    ring_meaning: Option<RawValue>,
    sector_meaning: Option<RawValue>,
    ring_colour: Option<RawValue>,
    sector_colour: Option<RawValue>,
    /// Where its cells lead besides.
    links: Vec<TableLink>,
    /// What its score counts from and to.
    scale: Scale,
    /// What else stands there: word and value.
    more: Vec<(String, String)>,
    /// Every value of the row with its place; empty for an object.
    cells: Vec<(String, Place)>,
    /// How many values the header asks for; 0 for an object.
    width: usize,
    /// Column of the ring.
    ring_column: usize,
    /// Where values beyond the header begin and what was done with them.
    surplus: Option<(Place, String)>,
}

/// Reads a JSON object that lists its sectors, rings and items; with an error there is no table.
pub fn read_listed(name: &str, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<RadarTable> {
    let (table, json) = json::read(name, text, diagnostics)?;
    let radar = assemble::assemble(file_identifier(stem(name), "radar"), name, table, diagnostics)?;
    Some(native::extend(radar, name, &json, diagnostics))
}

/// Reads rows: CSV or TSV.
pub fn read_delimited(name: &str, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<Sheet> {
    csv::read(name, text, diagnostics).map(|table| Sheet::of(name, table))
}

/// Reads rows: a JSON list of objects. `key` is the key of the list, where it is not the whole file.
pub fn read_objects(
    name: &str,
    text: &str,
    list: Vec<Json>,
    key: Option<&str>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Sheet> {
    json::read_objects(name, text, list, key, diagnostics).map(|table| Sheet::of(name, table))
}

/// Reads rows: the first sheet of a workbook that has a header with the columns of a radar.
pub fn read_workbook(name: &str, bytes: &[u8], diagnostics: &mut Vec<Diagnostic>) -> Option<Sheet> {
    workbook::read(name, bytes, diagnostics).map(|table| Sheet::of(name, table))
}

impl RawItem {
    fn empty(place: Place, called: String) -> Self {
        RawItem {
            place,
            called,
            id: None,
            name: None,
            sector: None,
            ring: None,
            score: None,
            demand: None,
            movement: None,
            link: None,
            is_new: None,
            description: None,
            tags: None,
            related: None,
            number: None,
            ring_meaning: None,
            sector_meaning: None,
            ring_colour: None,
            sector_colour: None,
            links: Vec::new(),
            scale: Scale::UNIT,
            more: Vec::new(),
            cells: Vec::new(),
            width: 0,
            ring_column: 0,
            surplus: None,
        }
    }

    /// The slot of a key.
    fn slot(&mut self, key: Key) -> &mut Option<RawValue> {
        match key {
            Key::Id => &mut self.id,
            Key::Name => &mut self.name,
            Key::Sector => &mut self.sector,
            Key::Ring => &mut self.ring,
            Key::Score => &mut self.score,
            Key::Demand => &mut self.demand,
            Key::Movement => &mut self.movement,
            Key::Link => &mut self.link,
            Key::IsNew => &mut self.is_new,
            Key::Description => &mut self.description,
            Key::Tags => &mut self.tags,
            Key::Related => &mut self.related,
            Key::Number => &mut self.number,
            Key::RingMeaning => &mut self.ring_meaning,
            Key::SectorMeaning => &mut self.sector_meaning,
            Key::RingColour => &mut self.ring_colour,
            Key::SectorColour => &mut self.sector_colour,
        }
    }
}

#[cfg(test)]
mod tests;
