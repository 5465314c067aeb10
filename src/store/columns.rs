//! CSV rows with places: each cell knows its line and column. What guards a cell against spreadsheets is taken off.

use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, Place, excerpt, nearest};
use crate::formats::{CsvRow, ParsedNumber, find_separator, parse_number, read_csv};
use crate::inert::unguard;
use crate::model::limits;

use super::fields::check_length;
use super::files::TextFile;
use super::notes::Notes;
use super::text::Text;

/// Columns of names and identifiers: a sign that nobody sees is a fault in them.
const NAMES: [&str; 8] = [
    "need",
    "technology",
    "criterion",
    "assessor",
    "by",
    "ring",
    "ruled",
    "legal_class",
];

/// One row of a CSV file, its cells in the order of the wanted columns.
pub struct TableRow<'a> {
    file: &'a TextFile,
    notes: &'a Notes,
    cells: Vec<Text>,
    wanted: &'static [&'static str],
}

/// Reads a CSV file whose header must name the wanted columns, in any order; what is wrong is noted.
pub fn read_rows<'a>(file: &'a TextFile, wanted: &'static [&'static str], notes: &'a Notes) -> Vec<TableRow<'a>> {
    read_rows_with(file, wanted, wanted.len(), notes)
}

/// Like [`read_rows`], but only the first so many of the wanted columns must be there; cells of the others are empty.
pub fn read_rows_with<'a>(
    file: &'a TextFile,
    wanted: &'static [&'static str],
    required: usize,
    notes: &'a Notes,
) -> Vec<TableRow<'a>> {
    let mut header: Option<Vec<Option<usize>>> = None;
    let mut names = 0;
    let mut rows = Vec::new();
    for row in read_csv(&file.text, find_separator(&file.text)) {
        let cells = texts(file, &row);
        match &header {
            None => {
                header = Some(read_header(file, &cells, wanted, required, notes));
                names = cells.len();
            }
            Some(_) if cells.len() != names => {
                let place = cells
                    .first()
                    .map_or(Place::in_file(file.shown.clone()), |cell| cell.place.clone());
                let message = format!("the row has {} fields; the header has {names}.", cells.len());
                notes.say(
                    Diagnostic::error(place, message)
                        .with_hint("a text with the separator in it stands in double quotes"),
                );
            }
            Some(columns) if columns[..required].iter().all(Option::is_some) => {
                let empty = || Text {
                    value: String::new(),
                    place: cells
                        .first()
                        .map_or(Place::in_file(file.shown.clone()), |cell| cell.place.clone()),
                };
                let cell = |column: &Option<usize>| column.map_or_else(empty, |column| cells[column].clone());
                let cells = columns.iter().zip(wanted);
                let cells: Vec<Text> = cells
                    .map(|(column, name)| make_seen(name, cell(column), notes))
                    .collect();
                let named = cells.iter().zip(wanted);
                let long = named.filter_map(|(cell, name)| check_length(&cell.place, name, &cell.value, limits::TEXT));
                let long: Vec<Diagnostic> = long.collect();
                if !long.is_empty() {
                    long.into_iter().for_each(|complaint| notes.say(complaint));
                    continue;
                }
                rows.push(TableRow {
                    file,
                    notes,
                    cells,
                    wanted,
                });
            }
            Some(_) => {}
        }
    }
    if header.is_none() {
        notes.say(
            Diagnostic::error(Place::in_file(file.shown.clone()), "the file is empty.")
                .with_hint(format!("its first line must be: {}", wanted.join(","))),
        );
    }
    rows
}

fn read_header(
    file: &TextFile,
    cells: &[Text],
    wanted: &'static [&'static str],
    required: usize,
    notes: &Notes,
) -> Vec<Option<usize>> {
    for cell in cells.iter().filter(|cell| !wanted.contains(&cell.value.as_str())) {
        let hint = nearest(&cell.value, wanted.iter().copied())
            .unwrap_or_else(|| format!("known columns are {}", wanted.join(", ")));
        notes.say(
            Diagnostic::error(
                cell.place.clone(),
                format!("column \"{}\" is not known.", excerpt(&cell.value)),
            )
            .with_hint(hint),
        );
    }
    for (index, cell) in cells.iter().enumerate() {
        let earlier = cells[..index].iter().any(|earlier| earlier.value == cell.value);
        if earlier && wanted.contains(&cell.value.as_str()) {
            let message = format!("the column \"{}\" stands here twice.", excerpt(&cell.value));
            notes.say(Diagnostic::error(cell.place.clone(), message).with_hint("keep one of them"));
        }
    }
    wanted
        .iter()
        .enumerate()
        .map(|(index, name)| {
            let found = cells.iter().position(|cell| cell.value == *name);
            if found.is_none() && index < required {
                let message = format!("the column \"{name}\" is missing.");
                notes.say(Diagnostic::error(Place::at(file.shown.clone(), 1, 1), message));
            }
            found
        })
        .collect()
}

/// A cell without signs that nobody sees: an error in a name, a warning anywhere else.
fn make_seen(column: &str, cell: Text, notes: &Notes) -> Text {
    if NAMES.contains(&column) && notes.refuse_unseen(&cell.value, &cell.place).is_some() {
        return cell;
    }
    Text {
        value: notes.make_seen(&cell.value, &cell.place),
        place: cell.place,
    }
}

fn texts(file: &TextFile, row: &CsvRow) -> Vec<Text> {
    let cells = row.cells().zip(row.places());
    cells
        .map(|(cell, (line, column))| Text {
            value: unguard(cell.trim()).into_owned(),
            place: Place::at(file.shown.clone(), line, column),
        })
        .collect()
}

impl TableRow<'_> {
    /// The cell of a wanted column.
    pub fn cell(&self, name: &'static str) -> &Text {
        let index = self
            .wanted
            .iter()
            .position(|wanted| *wanted == name)
            .expect("the column is among the wanted");
        &self.cells[index]
    }

    /// A cell that must not be empty.
    pub fn text(&self, name: &'static str) -> Option<Text> {
        let cell = self.cell(name);
        if cell.value.is_empty() {
            self.notes
                .say(Diagnostic::error(cell.place.clone(), format!("the {name} is empty.")));
            return None;
        }
        Some(cell.clone())
    }

    /// A calendar day.
    pub fn date(&self, name: &'static str) -> Option<Date> {
        let text = self.text(name)?;
        let date = text.value.parse::<Date>().ok();
        if let Some(date) = date.filter(|date| !limits::DAYS.contains(&date.year())) {
            self.complain(name, format!("{name} is {date}; it must be {}.", limits::DAYS_WORDS));
            return None;
        }
        if date.is_none() {
            self.notes.say(
                Diagnostic::error(text.place, format!("{name} \"{}\" is not a day.", excerpt(&text.value)))
                    .with_hint("write days like 2018-02-14"),
            );
        }
        date
    }

    /// A calendar day, or nothing; anything else is complained about.
    pub fn date_if(&self, name: &'static str) -> Option<Date> {
        match self.cell(name).value.is_empty() {
            true => None,
            false => self.date(name),
        }
    }

    /// A finite number within limits, both included; an empty cell is `Some(None)`, anything else is complained about.
    pub fn number_if(&self, name: &'static str, low: f64, high: f64) -> Option<Option<f64>> {
        let cell = self.cell(name);
        let text = &cell.value;
        if text.is_empty() {
            return Some(None);
        }
        let number = self.parse_number(cell).filter(|number| (low..=high).contains(number));
        if number.is_none() {
            let limits = if high < f64::MAX {
                format!(" from {low} to {high}")
            } else {
                String::new()
            };
            self.complain(name, format!("{name} \"{}\" is not a number{limits}.", excerpt(text)));
        }
        number.map(Some)
    }

    /// A number with a decimal point or a decimal comma; what could also be thousands is told.
    pub fn parse_number(&self, cell: &Text) -> Option<f64> {
        let ParsedNumber { number, is_ambiguous } = parse_number(&cell.value)?;
        if is_ambiguous {
            let message = format!(
                "\"{}\" is read as {number}, with a decimal comma.",
                excerpt(&cell.value)
            );
            let told = Diagnostic::warning(cell.place.clone(), message);
            self.notes
                .say(told.with_hint("write a decimal point, and nothing between thousands"));
        }
        Some(number)
    }

    /// One of a fixed set of words.
    pub fn choice<T: Clone>(&self, name: &'static str, choices: &[(T, &'static str)]) -> Option<T> {
        let text = self.text(name)?;
        let found = choices
            .iter()
            .find(|(_, word)| *word == text.value)
            .map(|(value, _)| value.clone());
        if found.is_none() {
            let words: Vec<&str> = choices.iter().map(|(_, word)| *word).collect();
            self.notes.say(
                Diagnostic::error(
                    text.place.clone(),
                    format!(
                        "{name} \"{}\" is not one of {}.",
                        excerpt(&text.value),
                        words.join(", ")
                    ),
                )
                .with_hint_if(nearest(&text.value, words)),
            );
        }
        found
    }

    /// Complains about a cell.
    pub fn complain(&self, name: &'static str, message: impl Into<String>) {
        self.notes
            .say(Diagnostic::error(self.cell(name).place.clone(), message));
    }

    /// The place of the row.
    pub fn place(&self) -> Place {
        self.cells
            .first()
            .map_or(Place::in_file(self.file.shown.clone()), |cell| cell.place.clone())
    }
}
