//! The sheets of an XLSX or ODS workbook as rows of texts, with the number of each row; only cells with something in them
//! take room.

use calamine::{Data, DataRef};

use super::{Archive, Attributes, CellBudget, MergedRows, Step, Workbook, walk};
use crate::diagnostic::{Diagnostic, Place};

/// The last column read, from 1.
const LAST_COLUMN: usize = 201;

/// The most rows a sheet can have.
const LAST_ROW: usize = 1_048_576;

/// How cells with a date are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Dates {
    /// As the workbook keeps or shows them.
    #[default]
    AsKept,
    /// As year, month and day.
    Iso,
}

/// A sheet: its name, its rows with their numbers, where it computes and where cells are merged over rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SheetRows {
    /// Its name.
    pub name: String,
    /// Rows with something in them: number, from 1, and cells from the first column.
    pub rows: Vec<(usize, Vec<String>)>,
    /// Row and column, from 1, of cells that are computed.
    pub formulas: Vec<(usize, usize)>,
    /// Cells that are merged over several rows.
    pub merged: Vec<MergedRows>,
}

/// The most cells merged over rows that a sheet may have.
const MOST_MERGED: usize = 20_000;

/// Reads the sheets of a workbook.
pub fn read_sheets(name: &str, bytes: &[u8], dates: Dates) -> Result<Vec<SheetRows>, Diagnostic> {
    let mut archive = Archive::open(name, bytes)?;
    if archive.holds("xl/workbook.xml") {
        return read_excel(name, bytes, dates);
    }
    if !archive.holds("content.xml") {
        let message = "the file is an archive without an Excel or OpenDocument workbook in it.";
        return Err(Diagnostic::error(Place::in_file(name), message).with_hint("save the table as XLSX, ODS or CSV"));
    }
    let text = archive.read("content.xml")?;
    read_calc(&text, dates).map_err(|what| archive.damaged(&what))
}

fn read_excel(name: &str, bytes: &[u8], dates: Dates) -> Result<Vec<SheetRows>, Diagnostic> {
    let mut book = Workbook::open(name, bytes)?;
    let mut budget = CellBudget::default();
    let mut sheets = Vec::new();
    for sheet_name in book.sheet_names() {
        let mut sheet = SheetRows {
            name: sheet_name.clone(),
            ..SheetRows::default()
        };
        let read = book.visit_cells(&sheet_name, |place, value| {
            sheet.put(place, text_of(value, dates), &mut budget)
        });
        let formulas = read.and_then(|()| book.formulas(&sheet_name));
        sheet.formulas = formulas.map_err(|what| told(name, &what))?;
        sheet.merged = book.merged_rows(&sheet_name).map_err(|what| told(name, &what))?;
        sheet.merged.truncate(MOST_MERGED);
        sheets.push(sheet);
    }
    Ok(sheets)
}

fn told(name: &str, what: &str) -> Diagnostic {
    Diagnostic::error(Place::in_file(name), format!("the workbook cannot be read: {what}."))
        .with_hint("open it in its own program and save it once more, or save it as CSV")
}

fn text_of(value: &DataRef, dates: Dates) -> String {
    match value {
        DataRef::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => format!("{number:.0}"),
        DataRef::DateTime(moment) if dates == Dates::Iso => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        other => Data::from(other.clone()).to_string().trim().to_owned(),
    }
}

impl SheetRows {
    /// Puts a text at a row and column, from 1; blank ones and those far to the right are left out.
    fn put(&mut self, (row, column): (usize, usize), text: String, budget: &mut CellBudget) -> Result<(), String> {
        if text.is_empty() || column > LAST_COLUMN {
            return Ok(());
        }
        budget.take(&self.name, (row, column), &text)?;
        if self.rows.last().is_none_or(|(last, _)| *last != row) {
            self.rows.push((row, Vec::new()));
        }
        if let Some((_, cells)) = self.rows.last_mut() {
            cells.resize(cells.len().max(column), String::new());
            cells[column - 1] = text;
        }
        Ok(())
    }
}

fn read_calc(text: &str, dates: Dates) -> Result<Vec<SheetRows>, String> {
    let mut reader = CalcReader {
        dates,
        ..CalcReader::default()
    };
    let mut fault = None;
    walk(text, |step| {
        if fault.is_none() {
            fault = reader.take(step).err();
        }
    })?;
    match fault {
        Some(fault) => Err(fault),
        None => Ok(reader.sheets),
    }
}

/// An OpenDocument workbook while it is read.
#[derive(Default)]
struct CalcReader {
    sheets: Vec<SheetRows>,
    row: usize,
    rows: usize,
    column: usize,
    columns: usize,
    cell: String,
    date: Option<String>,
    in_cell: bool,
    in_note: bool,
    budget: CellBudget,
    dates: Dates,
}

impl CalcReader {
    fn take(&mut self, step: Step) -> Result<(), String> {
        match step {
            Step::Open(tag, attributes) => self.open(tag, attributes),
            Step::Close(tag) => return self.close(tag),
            Step::Text(text) if self.in_cell && !self.in_note => self.cell.push_str(text),
            Step::Text(_) => {}
        }
        Ok(())
    }

    fn open(&mut self, tag: &str, attributes: &Attributes) {
        match tag {
            "table" => {
                self.sheets.push(SheetRows {
                    name: attributes.get("name").unwrap_or_default().to_owned(),
                    ..SheetRows::default()
                });
                self.row = 0;
            }
            "table-row" => {
                self.rows = repeated(attributes, "number-rows-repeated");
                self.column = 0;
                self.row = self.row.saturating_add(1);
            }
            "table-cell" | "covered-table-cell" => {
                self.columns = repeated(attributes, "number-columns-repeated");
                self.cell.clear();
                self.date = attributes.get("date-value").map(str::to_owned);
                self.in_cell = true;
                let spanned = repeated(attributes, "number-rows-spanned").min(LAST_ROW);
                let column = self.column.saturating_add(1);
                if let Some(sheet) = self.sheets.last_mut().filter(|_| spanned > 1 && column <= LAST_COLUMN)
                    && sheet.merged.len() < MOST_MERGED
                {
                    sheet.merged.push(MergedRows {
                        column,
                        first: self.row,
                        last: self.row.saturating_add(spanned - 1),
                    });
                }
                if let (Some(_), Some(sheet)) = (attributes.get("formula"), self.sheets.last_mut()) {
                    sheet.formulas.push((self.row, self.column.saturating_add(1)));
                }
            }
            "annotation" => self.in_note = true,
            "p" if self.in_cell && !self.in_note && !self.cell.is_empty() => self.cell.push('\n'),
            "s" | "tab" | "line-break" if self.in_cell => self.cell.push(' '),
            _ => {}
        }
    }

    fn close(&mut self, tag: &str) -> Result<(), String> {
        match tag {
            "annotation" => self.in_note = false,
            "table-row" => self.row = self.row.saturating_add(self.rows.max(1) - 1),
            "table-cell" | "covered-table-cell" => {
                self.in_cell = false;
                let day = self.date.take().filter(|_| self.dates == Dates::Iso);
                let day = day.map(|date| date.split('T').next().unwrap_or_default().to_owned());
                let text = day.unwrap_or_else(|| self.cell.trim().to_owned());
                let last = self.column.saturating_add(self.columns).min(LAST_COLUMN);
                if let Some(sheet) = self.sheets.last_mut().filter(|_| !text.is_empty()) {
                    for column in self.column..last {
                        sheet.put((self.row, column + 1), text.clone(), &mut self.budget)?;
                    }
                }
                self.column = self.column.saturating_add(self.columns);
            }
            _ => {}
        }
        Ok(())
    }
}

/// How often a row or cell stands there, as it says; a row repeated counts, and is kept once.
fn repeated(attributes: &Attributes, name: &str) -> usize {
    let count = attributes.get(name).and_then(|count| count.parse::<usize>().ok());
    count.unwrap_or(1).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(cells: &str, dates: Dates) -> Vec<(usize, Vec<String>)> {
        let text = format!("<table:table table:name=\"s\">{cells}</table:table>");
        read_calc(&text, dates).expect("read").remove(0).rows
    }

    #[test]
    fn repeated_blanks_take_no_room_and_keep_the_numbers_of_rows() {
        let blank = "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";
        let last = "<table:table-row><table:table-cell/><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>";
        let found = rows(&format!("{blank}{last}"), Dates::AsKept);
        assert_eq!(found, [(1_000_001, vec![String::new(), "x".to_owned()])]);
    }

    #[test]
    fn cells_merged_over_rows_are_told() {
        let row = |cells: &str| format!("<table:table-row>{cells}</table:table-row>");
        let cell = |more: &str| format!("<table:table-cell {more}><text:p>x</text:p></table:table-cell>");
        let text = [
            row(&format!("{}{}", cell(""), cell("table:number-rows-spanned=\"3\""))),
            row(&format!("{}<table:covered-table-cell/>", cell(""))),
        ];
        let text = format!("<table:table table:name=\"s\">{}</table:table>", text.concat());
        let merged = read_calc(&text, Dates::AsKept).expect("read").remove(0).merged;
        let expected = MergedRows {
            column: 2,
            first: 1,
            last: 3,
        };
        assert_eq!(merged, [expected]);
    }

    #[test]
    fn a_date_is_read_as_shown_or_as_a_day() {
        let row = "<table:table-row><table:table-cell office:date-value=\"2026-01-31T00:00:00\"><text:p>31/01/26</text:p></table:table-cell></table:table-row>";
        assert_eq!(rows(row, Dates::AsKept), [(1, vec!["31/01/26".to_owned()])]);
        assert_eq!(rows(row, Dates::Iso), [(1, vec!["2026-01-31".to_owned()])]);
    }
}
