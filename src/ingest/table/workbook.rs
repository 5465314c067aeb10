//! Rows of an XLSX or ODS workbook: the first sheet whose header has the columns of a radar.

use std::io::{Cursor, Read};

use calamine::{Data, DataRef, Reader, Xlsx, XlsxError};
use quick_xml::events::Event;
use zip::ZipArchive;

use super::csv::{read_header, read_row};
use super::keys::{Key, keys};
use super::{MOST_ITEMS, Table, stem};
use crate::diagnostic::{Diagnostic, Place};

/// The most an archive may unpack to, in bytes.
const MOST_BYTES: u64 = 100_000_000;
/// The most files in an archive.
const MOST_FILES: usize = 2_000;
/// The most cells read.
const MOST_CELLS: usize = 1_000_000;
/// The last column read.
const LAST_COLUMN: usize = 200;
/// How far down a header is looked for.
const HEADER_WITHIN: usize = 20;

/// A sheet: its name and its rows with their numbers, and what was odd in its cells.
#[derive(Default)]
struct SheetRows {
    name: String,
    rows: Vec<(usize, Vec<String>)>,
    formulas: Vec<String>,
}

/// Reads the rows of a workbook.
pub fn read(name: &str, bytes: &[u8], diagnostics: &mut Vec<Diagnostic>) -> Option<Table> {
    let sheets = match measure(bytes).and_then(|ods| if ods { read_ods(bytes) } else { read_xlsx(bytes) }) {
        Ok(sheets) => sheets,
        Err(what) => {
            let error = Diagnostic::error(Place::in_file(name), format!("the workbook cannot be read: {what}."));
            diagnostics.push(error.with_hint("open it in its own program and save it once more, or save it as CSV"));
            return None;
        }
    };
    let has_header = |row: &[String]| {
        let found = keys(row.iter().map(String::as_str));
        [Key::Name, Key::Ring, Key::Sector]
            .iter()
            .all(|key| found.contains(&Some(*key)))
    };
    let header_of = |sheet: &SheetRows| {
        sheet
            .rows
            .iter()
            .take(HEADER_WITHIN)
            .position(|(_, row)| has_header(row))
    };
    let chosen = sheets.iter().find_map(|sheet| Some((sheet, header_of(sheet)?)));
    let Some((sheet, header)) = chosen.or_else(|| {
        sheets
            .iter()
            .find(|sheet| !sheet.rows.is_empty())
            .map(|sheet| (sheet, 0))
    }) else {
        diagnostics.push(Diagnostic::error(
            Place::in_file(name),
            "the workbook is empty: it has not even a header.",
        ));
        return None;
    };
    for other in sheets
        .iter()
        .filter(|other| other.name != sheet.name && !other.rows.is_empty())
    {
        let message = format!(
            "the sheet \"{}\" is not read; \"{}\" has the table.",
            other.name, sheet.name
        );
        diagnostics.push(Diagnostic::warning(Place::in_file(name), message));
    }
    tell_formulas(name, sheet, diagnostics);
    let place = |row: usize, column: usize| Place::at(name, row, column + 1);
    let (number, words) = &sheet.rows[header];
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let places: Vec<Place> = (0..words.len()).map(|column| place(*number, column)).collect();
    let columns = read_header(&words, &places, diagnostics)?;
    let rows = &sheet.rows[header + 1..];
    if rows.len() > MOST_ITEMS {
        let message = format!("the table has more than {MOST_ITEMS} rows; no more are drawn.");
        diagnostics.push(Diagnostic::error(Place::in_file(name), message).with_hint(super::SPLIT));
        return None;
    }
    let mut items = Vec::new();
    for (number, row) in rows.iter().filter(|(_, row)| !row.is_empty()) {
        let cells = row.iter().cloned().enumerate();
        let cells = cells.map(|(column, text)| (text, place(*number, column))).collect();
        let item = read_row(cells, *number, &words, &columns, diagnostics);
        items.extend(item.map(|mut item| {
            item.called = format!("row {number} of sheet \"{}\"", sheet.name);
            item
        }));
    }
    if items.is_empty() {
        diagnostics.push(Diagnostic::error(
            Place::in_file(name),
            "the table has a header but no rows.",
        ));
    }
    let title = stem(name).to_owned();
    Some(Table {
        title,
        sectors: Vec::new(),
        rings: Vec::new(),
        items,
    })
}

fn tell_formulas(name: &str, sheet: &SheetRows, diagnostics: &mut Vec<Diagnostic>) {
    if let Some(first) = sheet.formulas.first() {
        let message = format!(
            "the sheet \"{}\" computes {} of its cells, first {first}; the values stored last are read.",
            sheet.name,
            sheet.formulas.len()
        );
        diagnostics.push(Diagnostic::warning(Place::in_file(name), message));
    }
}

/// Unpacks everything once without keeping it; whether it is an OpenDocument file.
fn measure(bytes: &[u8]) -> Result<bool, String> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    if zip.len() > MOST_FILES {
        return Err(format!("it holds {} files, more than {MOST_FILES}", zip.len()));
    }
    let mut total = 0;
    for index in 0..zip.len() {
        let file = zip.by_index(index).map_err(|error| error.to_string())?;
        let mut file = file.take(MOST_BYTES - total + 1);
        total += std::io::copy(&mut file, &mut std::io::sink()).map_err(|error| error.to_string())?;
        if total > MOST_BYTES {
            return Err(format!("it unpacks to more than {MOST_BYTES} bytes"));
        }
    }
    Ok(zip.index_for_name("content.xml").is_some())
}

fn read_xlsx(bytes: &[u8]) -> Result<Vec<SheetRows>, String> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error: XlsxError| error.to_string())?;
    let mut sheets = Vec::new();
    let mut budget = MOST_CELLS;
    for name in book.sheet_names() {
        let mut sheet = SheetRows {
            name: name.clone(),
            ..SheetRows::default()
        };
        let fault = |error: XlsxError| format!("sheet \"{name}\": {error}");
        let mut cells = match book.worksheet_cells_reader(&name) {
            Err(XlsxError::NotAWorksheet(_)) => continue,
            other => other.map_err(fault)?,
        };
        while let Some(cell) = cells.next_cell().map_err(fault)? {
            let (row, column) = cell.get_position();
            let text = text_of(cell.get_value());
            put(&mut sheet, row as usize + 1, column as usize, text, &mut budget)?;
        }
        drop(cells);
        let mut formulas = book.worksheet_cells_reader(&name).map_err(fault)?;
        while let Some(cell) = formulas.next_formula().map_err(fault)? {
            if !cell.get_value().is_empty() {
                let (row, column) = cell.get_position();
                sheet.formulas.push(format!("row {}, column {}", row + 1, column + 1));
            }
        }
        sheets.push(sheet);
    }
    Ok(sheets)
}

fn put(sheet: &mut SheetRows, row: usize, column: usize, text: String, budget: &mut usize) -> Result<(), String> {
    if text.is_empty() || column > LAST_COLUMN {
        return Ok(());
    }
    *budget = budget
        .checked_sub(1)
        .ok_or(format!("it has more than {MOST_CELLS} cells"))?;
    if sheet.rows.last().is_none_or(|(last, _)| *last != row) {
        sheet.rows.push((row, Vec::new()));
    }
    if let Some((_, cells)) = sheet.rows.last_mut() {
        cells.resize(cells.len().max(column + 1), String::new());
        cells[column] = text;
    }
    Ok(())
}

fn text_of(value: &DataRef) -> String {
    match value {
        DataRef::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => format!("{number:.0}"),
        other => Data::from(other.clone()).to_string().trim().to_owned(),
    }
}

fn read_ods(bytes: &[u8]) -> Result<Vec<SheetRows>, String> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let mut text = String::new();
    let mut file = zip.by_name("content.xml").map_err(|error| error.to_string())?;
    file.read_to_string(&mut text).map_err(|error| error.to_string())?;
    let mut reader = quick_xml::Reader::from_str(&text);
    let mut ods = Ods {
        budget: MOST_CELLS,
        ..Ods::default()
    };
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(tag) => ods.open(&tag, false)?,
            Event::Empty(tag) => ods.open(&tag, true)?,
            Event::End(tag) => ods.close(tag.local_name().as_ref())?,
            Event::Text(words) => {
                ods.words(&words);
            }
            Event::GeneralRef(entity) => {
                let name: &str = &entity;
                let sign = entity.resolve_char_ref().ok().flatten().map(String::from);
                let known = quick_xml::escape::resolve_predefined_entity(name).map(str::to_owned);
                ods.words(&sign.or(known).unwrap_or_default());
            }
            Event::Eof => return Ok(ods.sheets),
            _ => {}
        }
    }
}

/// An OpenDocument sheet in the reading.
#[derive(Default)]
struct Ods {
    sheets: Vec<SheetRows>,
    row: usize,
    rows: usize,
    column: usize,
    columns: usize,
    cell: String,
    in_cell: bool,
    in_note: bool,
    budget: usize,
}

impl Ods {
    fn open(&mut self, tag: &quick_xml::events::BytesStart, empty: bool) -> Result<(), String> {
        let attribute = |name: &str| {
            let found = tag
                .attributes()
                .flatten()
                .find(|attribute| attribute.key.local_name().as_ref() == name)?;
            Some(found.value.into_owned())
        };
        let repeated = |name: &str| {
            attribute(name)
                .and_then(|count| count.parse::<usize>().ok())
                .unwrap_or(1)
                .max(1)
        };
        match tag.local_name().as_ref() {
            "table" => {
                let name = attribute("name").unwrap_or_default();
                self.sheets.push(SheetRows {
                    name,
                    ..SheetRows::default()
                });
                self.row = 0;
            }
            "table-row" => {
                self.rows = repeated("number-rows-repeated");
                self.column = 0;
                self.row = self.row.saturating_add(1);
                if empty {
                    self.row = self.row.saturating_add(self.rows - 1);
                }
            }
            "table-cell" | "covered-table-cell" => {
                self.columns = repeated("number-columns-repeated");
                self.cell.clear();
                self.in_cell = true;
                if let (Some(_), Some(sheet)) = (attribute("formula"), self.sheets.last_mut()) {
                    sheet
                        .formulas
                        .push(format!("row {}, column {}", self.row, self.column + 1));
                }
                if empty {
                    self.close("table-cell")?;
                }
            }
            "annotation" => self.in_note = !empty,
            "p" if self.in_cell && !self.in_note && !self.cell.is_empty() => self.cell.push('\n'),
            "s" | "tab" | "line-break" if self.in_cell => self.cell.push(' '),
            _ => {}
        }
        Ok(())
    }

    fn words(&mut self, words: &str) {
        if self.in_cell && !self.in_note {
            self.cell.push_str(words);
        }
    }

    fn close(&mut self, name: &str) -> Result<(), String> {
        match name {
            "annotation" => self.in_note = false,
            "table-row" => self.row = self.row.saturating_add(self.rows.max(1) - 1),
            "table-cell" | "covered-table-cell" => {
                self.in_cell = false;
                let text = self.cell.trim().to_owned();
                let last = self.column.saturating_add(self.columns).min(LAST_COLUMN + 1);
                if let Some(sheet) = self.sheets.last_mut().filter(|_| !text.is_empty()) {
                    for column in self.column..last {
                        put(sheet, self.row, column, text.clone(), &mut self.budget)?;
                    }
                }
                self.column = self.column.saturating_add(self.columns);
            }
            _ => {}
        }
        Ok(())
    }
}
