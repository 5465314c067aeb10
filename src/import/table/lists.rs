//! Rings and sectors that a workbook lists on sheets of their own, called `rings` and `sectors`: names in their order, and
//! what each means and its colour.

use super::keys::{Key, keys};
use super::number::parse_cell_number;
use crate::diagnostic::{Diagnostic, Place, excerpt};
use crate::formats::SheetRows;
use crate::import::names::fold;
use crate::import::prose::{from_markdown, plain_name};
use crate::model::{Colour, parse_colour};

/// A ring or sector that is listed.
#[derive(Debug, Clone, PartialEq)]
pub struct ListedName {
    /// Its name.
    pub name: String,
    /// What it means, Markdown; may be empty.
    pub meaning: String,
    /// Its colour.
    pub colour: Option<Colour>,
}

/// Rings and sectors as sheets of their own list them; empty where there are none.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Lists {
    /// Rings from the centre.
    pub rings: Vec<ListedName>,
    /// Sectors clockwise.
    pub sectors: Vec<ListedName>,
}

impl Lists {
    /// Reads a sheet that lists rings or sectors by its name; `false` for any other.
    pub fn read_sheet(&mut self, file: &str, sheet: &SheetRows, diagnostics: &mut Vec<Diagnostic>) -> bool {
        let list = match fold(&sheet.name).as_str() {
            "rings" | "ringe" | "anillos" | "anneaux" => &mut self.rings,
            "sectors" | "quadrants" | "segments" | "sektoren" | "quadranten" | "sectores" => &mut self.sectors,
            _ => return false,
        };
        let Some((columns, head)) = find_columns(sheet) else {
            let message = format!("the sheet \"{}\" has no column \"name\"; it is not read.", sheet.name);
            let hint = "its columns are name and, where wanted, meaning, colour and order";
            diagnostics.push(Diagnostic::warning(Place::in_file(file), message).with_hint(hint));
            return true;
        };
        if let Some((column, word)) = &columns.unread {
            let place = Place::at(file, sheet.rows[head].0, column + 1);
            let message = format!(
                "the column \"{}\" of the sheet \"{}\" is not read.",
                excerpt(word),
                sheet.name
            );
            diagnostics.push(Diagnostic::warning(place, message));
        }
        let mut rows: Vec<(f64, ListedName)> = Vec::new();
        for (number, row) in &sheet.rows[head + 1..] {
            let cell = |column: Option<usize>| column.and_then(|column| row.get(column)).map_or("", |cell| cell.trim());
            let name = plain_name(cell(Some(columns.name))).0;
            if name.is_empty() {
                continue;
            }
            if rows.iter().any(|(_, other)| fold(&other.name) == fold(&name)) {
                let message = format!("\"{}\" stands twice in the sheet \"{}\".", excerpt(&name), sheet.name);
                let place = Place::at(file, *number, columns.name + 1);
                diagnostics.push(Diagnostic::warning(place, message).with_hint("the first one counts"));
                continue;
            }
            let order = parse_cell_number(cell(columns.order)).map_or(f64::MAX, |found| found.number);
            let meaning = from_markdown(cell(columns.meaning));
            let shown = cell(columns.colour);
            let colour = parse_colour(shown);
            if colour.is_none() && !shown.is_empty() {
                let message = format!("\"{}\" is no colour; it is left empty.", excerpt(shown));
                let place = Place::at(file, *number, columns.colour.unwrap_or(0) + 1);
                let hint = "write it as #rrggbb, such as #12406f";
                diagnostics.push(Diagnostic::warning(place, message).with_hint(hint));
            }
            rows.push((order, ListedName { name, meaning, colour }));
        }
        rows.sort_by(|a, b| a.0.total_cmp(&b.0));
        list.extend(rows.into_iter().map(|(_, name)| name));
        true
    }
}

/// Where a sheet says what.
struct ListColumns {
    name: usize,
    meaning: Option<usize>,
    order: Option<usize>,
    colour: Option<usize>,
    /// The first column that says something else.
    unread: Option<(usize, String)>,
}

/// The columns of a sheet and the row of its header.
fn find_columns(sheet: &SheetRows) -> Option<(ListColumns, usize)> {
    sheet.rows.iter().enumerate().find_map(|(row, (_, words))| {
        let found = keys(words.iter().map(String::as_str), &|_| Vec::new());
        let at = |key: Key| found.iter().position(|found| *found == Some(key));
        let called = |known: &[&str]| words.iter().position(|word| known.contains(&fold(word).as_str()));
        // In a list of rings the column "ring" is the name.
        let name = at(Key::Name).or(at(Key::Ring)).or(at(Key::Sector))?;
        let columns = ListColumns {
            name,
            meaning: called(&["meaning", "definition", "bedeutung", "significado"]).or(at(Key::Description)),
            order: called(&["order", "position", "reihenfolge", "orden"]).or(at(Key::Number)),
            colour: called(&["colour", "color", "farbe", "couleur"]).or(at(Key::RingColour).or(at(Key::SectorColour))),
            unread: None,
        };
        let read = [Some(name), columns.meaning, columns.order, columns.colour];
        let mut others =
            (0..words.len()).filter(|column| !words[*column].trim().is_empty() && !read.contains(&Some(*column)));
        let unread = others.next().map(|column| (column, words[column].trim().to_owned()));
        Some((ListColumns { unread, ..columns }, row))
    })
}
