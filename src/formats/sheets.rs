//! The sheets of an XLSX or ODS workbook as rows of texts, with the number of each row; only cells with something in them
//! take room.

use calamine::{Data, DataRef};

use super::{Archive, Attributes, CellBudget, MergedRows, Step, Workbook, walk};
use crate::diagnostic::{Diagnostic, Place};

/// The last column read, from 1.
const LAST_COLUMN: usize = 201;

/// The most rows a sheet can have.
const LAST_ROW: usize = 1_048_576;

/// A sheet: its name, its rows with their numbers, where it computes, where cells are merged over rows and where they lead.
///
/// Rows and columns that are hidden are read like the others. A date is year, month and day, and the time where it has one.
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
    /// Row, column, from 1, and address of cells that lead out of the workbook.
    pub links: Vec<(usize, usize, String)>,
    /// Whether nobody sees it who opens the workbook.
    pub is_hidden: bool,
}

/// The most cells merged over rows that a sheet may have.
const MOST_MERGED: usize = 20_000;

/// Reads the sheets of a workbook.
pub fn read_sheets(name: &str, bytes: &[u8]) -> Result<Vec<SheetRows>, Diagnostic> {
    let mut archive = Archive::open(name, bytes)?;
    if archive.holds("xl/workbook.xml") {
        return read_excel(name, bytes);
    }
    if !archive.holds("content.xml") {
        let message = "the file is an archive without an Excel or OpenDocument workbook in it.";
        return Err(Diagnostic::error(Place::in_file(name), message).with_hint("save the table as XLSX, ODS or CSV"));
    }
    let text = archive.read("content.xml")?;
    read_calc(&text).map_err(|what| archive.damaged(&what))
}

fn read_excel(name: &str, bytes: &[u8]) -> Result<Vec<SheetRows>, Diagnostic> {
    let mut book = Workbook::open(name, bytes)?;
    let mut budget = CellBudget::default();
    let mut sheets = Vec::new();
    for sheet_name in book.sheet_names() {
        let mut sheet = SheetRows {
            name: sheet_name.clone(),
            ..SheetRows::default()
        };
        let read = book.visit_cells(&sheet_name, |place, value| {
            sheet.put(place, text_of(value), &mut budget)
        });
        read.map_err(|what| told(name, &what))?;
        sheet.links = book.links(&sheet_name).map_err(|what| told(name, &what))?;
        let SheetRows { formulas, links, .. } = &mut sheet;
        let read = book.visit_formulas(&sheet_name, |(row, column), formula| match linked_by(formula) {
            Some(address) => links.push((row, column, address.to_owned())),
            None => formulas.push((row, column)),
        });
        read.map_err(|what| told(name, &what))?;
        sheet.is_hidden = book.is_hidden(&sheet_name);
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

/// The address of a formula that is a link with words: `HYPERLINK("https://example.org","words")`.
fn linked_by(formula: &str) -> Option<&str> {
    let formula = formula.trim_start_matches("of:").trim_start_matches('=');
    let (function, rest) = formula.split_once('(')?;
    let address = rest.trim_start().strip_prefix('"')?.split('"').next()?;
    function.trim().eq_ignore_ascii_case("HYPERLINK").then_some(address)
}

fn text_of(value: &DataRef) -> String {
    match value {
        DataRef::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => format!("{number:.0}"),
        DataRef::DateTime(moment) => {
            let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
            let (date, time) = (
                format!("{year:04}-{month:02}-{day:02}"),
                format!("{hour:02}:{minute:02}"),
            );
            match moment.as_f64() {
                length if moment.is_duration() => format!("{:.0}:{minute:02}", (length * 24.0).floor()),
                days if days < 1.0 => time,
                _ if (hour, minute) == (0, 0) => date,
                _ => format!("{date} {time}"),
            }
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

fn read_calc(text: &str) -> Result<Vec<SheetRows>, String> {
    let mut reader = CalcReader::default();
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
    link: Option<String>,
    in_cell: bool,
    in_note: bool,
    budget: CellBudget,
    /// The style that is read.
    style: String,
    /// Styles of sheets that are not shown.
    hidden: Vec<String>,
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
            "style" => attributes.get("name").unwrap_or_default().clone_into(&mut self.style),
            "table-properties" if attributes.get("display") == Some("false") => self.hidden.push(self.style.clone()),
            "table" => {
                let style = attributes.get("style-name").unwrap_or_default();
                self.sheets.push(SheetRows {
                    name: attributes.get("name").unwrap_or_default().to_owned(),
                    is_hidden: self.hidden.iter().any(|hidden| hidden == style),
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
                self.link = attributes.get("formula").and_then(linked_by).map(str::to_owned);
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
                let computes = attributes.get("formula").is_some() && self.link.is_none();
                if let Some(sheet) = self.sheets.last_mut().filter(|_| computes) {
                    sheet.formulas.push((self.row, self.column.saturating_add(1)));
                }
            }
            "annotation" => self.in_note = true,
            "a" if self.in_cell && !self.in_note && self.link.is_none() => {
                self.link = attributes.get("href").map(str::to_owned);
            }
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
                let day = self.date.take().map(|date| moment_of(&date));
                let text = day.unwrap_or_else(|| self.cell.trim().to_owned());
                let link = self.link.take();
                let last = self.column.saturating_add(self.columns).min(LAST_COLUMN);
                if let Some(sheet) = self.sheets.last_mut().filter(|_| !text.is_empty()) {
                    for column in self.column..last {
                        let link = link.iter().filter(|link| !link.starts_with('#'));
                        sheet
                            .links
                            .extend(link.map(|link| (self.row, column + 1, link.clone())));
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

/// A moment as a day, and the time where it has one.
fn moment_of(date: &str) -> String {
    match date.split_once('T') {
        Some((day, time)) if time.trim_matches(['0', ':', '.', 'Z']).is_empty() => day.to_owned(),
        Some((day, time)) => format!("{day} {}", time.get(..5).unwrap_or(time)),
        None => date.to_owned(),
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
    use calamine::{ExcelDateTime, ExcelDateTimeType};

    fn rows(cells: &str) -> Vec<(usize, Vec<String>)> {
        let text = format!("<table:table table:name=\"s\">{cells}</table:table>");
        read_calc(&text).expect("read").remove(0).rows
    }

    #[test]
    fn repeated_blanks_take_no_room_and_keep_the_numbers_of_rows() {
        let blank = "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";
        let last = "<table:table-row><table:table-cell/><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>";
        let found = rows(&format!("{blank}{last}"));
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
        let merged = read_calc(&text).expect("read").remove(0).merged;
        let expected = MergedRows {
            column: 2,
            first: 1,
            last: 3,
        };
        assert_eq!(merged, [expected]);
    }

    #[test]
    fn a_date_is_read_as_a_day_however_it_is_shown_with_its_time_if_it_has_one() {
        let row = |date: &str| {
            format!(
                "<table:table-row><table:table-cell office:date-value=\"{date}\"><text:p>31/01/26</text:p></table:table-cell></table:table-row>"
            )
        };
        for (date, text) in [
            ("2026-01-31T00:00:00", "2026-01-31"),
            ("2026-01-31", "2026-01-31"),
            ("2026-01-31T14:30:00", "2026-01-31 14:30"),
        ] {
            assert_eq!(rows(&row(date)), [(1, vec![text.to_owned()])]);
        }
        let moment = |value: f64, kind| DataRef::DateTime(ExcelDateTime::new(value, kind, false));
        for (value, kind, text) in [
            (46_053.0, ExcelDateTimeType::DateTime, "2026-01-31"),
            (46_053.604_166_7, ExcelDateTimeType::DateTime, "2026-01-31 14:30"),
            (0.25, ExcelDateTimeType::DateTime, "06:00"),
            (1.25, ExcelDateTimeType::TimeDelta, "30:00"),
        ] {
            assert_eq!(text_of(&moment(value, kind)), text);
        }
    }

    #[test]
    fn cells_lead_out_by_their_own_link_or_by_a_formula() {
        assert_eq!(
            linked_by("HYPERLINK(\"https://a.org\",\"words\")"),
            Some("https://a.org")
        );
        assert_eq!(linked_by("=hyperlink( \"https://a.org\" ; A1)"), Some("https://a.org"));
        assert_eq!(linked_by("of:=HYPERLINK([.A1])"), None);
        assert_eq!(linked_by("SUM(\"1\")"), None);
    }
}
