//! OpenDocument spreadsheets: sheet by sheet, row by row; the text of a cell is what its program shows. What a cell says
//! that is merged over several rows counts in each of them that has something of its own.

use super::Pages;
use crate::diagnostic::Diagnostic;
use crate::formats::{Archive, Attributes, CellBudget, Step, walk};
use crate::ingest::lexicon::Lexicon;

/// The most columns and rows that a repetition may add.
const MOST_REPEATED: usize = 1_000;

/// Reads a spreadsheet.
pub fn read_calc(name: &str, bytes: &[u8], lexicon: &Lexicon) -> Result<Pages, Diagnostic> {
    let mut archive = Archive::open(name, bytes)?;
    let text = archive.read("content.xml")?;
    let mut reader = CalcReader {
        lexicon,
        ..CalcReader::default()
    };
    let mut fault = None;
    let walked = walk(&text, |step| {
        if fault.is_none() {
            fault = reader.take(step).err();
        }
    });
    match walked.err().or(fault) {
        Some(error) => Err(archive.damaged(&format!("content.xml: {error}"))),
        None => Ok(reader.pages),
    }
}

#[derive(Debug, Default)]
struct CalcReader<'l> {
    lexicon: &'l Lexicon,
    pages: Pages,
    /// Number of the last row of the sheets before, and of the row in this one.
    before: u32,
    row: u32,
    rows: u32,
    cells: Vec<String>,
    cell: String,
    columns: usize,
    /// How many rows the open cell reaches over, and whether another one covers it.
    reach: usize,
    covered: bool,
    /// For each column, how many rows below a cell above still reaches, and its text.
    reaching: Vec<(usize, String)>,
    /// The columns of the row that a cell above covers.
    filled: Vec<usize>,
    paragraphs: usize,
    in_paragraph: usize,
    in_note: usize,
    sheet: String,
    budget: CellBudget,
}

impl CalcReader<'_> {
    fn take(&mut self, step: Step) -> Result<(), String> {
        match step {
            Step::Open("annotation", _) => self.in_note += 1,
            Step::Close("annotation") => self.in_note = self.in_note.saturating_sub(1),
            Step::Open("table", attributes) => {
                self.sheet = attributes.get("name").unwrap_or_default().to_owned();
                self.pages.add_sheet(&self.sheet, self.lexicon);
                self.before = self.pages.next() - 1;
                self.row = 0;
                self.reaching = Vec::new();
            }
            Step::Open("table-row", attributes) => {
                self.rows = u32::try_from(repeated(attributes, "number-rows-repeated")).unwrap_or(1);
                self.cells = Vec::new();
                self.filled = Vec::new();
            }
            Step::Close("table-row") => self.close_row()?,
            Step::Open(tag @ ("table-cell" | "covered-table-cell"), attributes) => {
                self.covered = tag == "covered-table-cell";
                self.open_cell(attributes);
            }
            Step::Close("table-cell" | "covered-table-cell") => self.close_cell()?,
            Step::Open("p", _) if self.in_note == 0 => {
                self.cell.push_str(if self.paragraphs > 0 { "\n" } else { "" });
                self.paragraphs += 1;
                self.in_paragraph += 1;
            }
            Step::Close("p") if self.in_note == 0 => self.in_paragraph = self.in_paragraph.saturating_sub(1),
            Step::Open("s" | "tab" | "line-break", _) if self.in_paragraph > 0 => self.cell.push(' '),
            Step::Text(text) if self.in_paragraph > 0 && self.in_note == 0 => self.cell.push_str(text),
            Step::Open(..) | Step::Close(_) | Step::Text(_) => {}
        }
        Ok(())
    }

    fn open_cell(&mut self, attributes: &Attributes) {
        self.columns = repeated(attributes, "number-columns-repeated");
        self.reach = repeated(attributes, "number-rows-spanned");
        self.cell = String::new();
        self.paragraphs = 0;
    }

    fn close_cell(&mut self) -> Result<(), String> {
        let cell = std::mem::take(&mut self.cell);
        if cell.starts_with('#') || cell.starts_with("Err:") {
            self.pages
                .warn(format!("a cell holds the error {cell}; it is kept as it stands."));
        }
        // A blank cell repeated to the end of the sheet has nothing to say.
        for _ in 0..self.columns.min(MOST_REPEATED) {
            let column = self.cells.len();
            let text = self.take_from_above(column, &cell);
            self.spend(&text, column)?;
            self.cells.push(text);
        }
        Ok(())
    }

    /// The text of a cell, or of the one above that covers it; what reaches below is kept.
    fn take_from_above(&mut self, column: usize, cell: &str) -> String {
        if self.covered {
            let above = self.reaching.get_mut(column).filter(|(rows, _)| *rows > 0);
            return above.map_or_else(String::new, |(rows, text)| {
                *rows -= 1;
                self.filled.push(column);
                text.clone()
            });
        }
        if self.reach > 1 && !cell.is_empty() {
            let columns = self.reaching.len().max(column + 1);
            self.reaching.resize(columns, (0, String::new()));
            self.reaching[column] = (self.reach - 1, cell.to_owned());
        }
        cell.to_owned()
    }

    /// Takes a cell in a column, from 0, off what may be read.
    fn spend(&mut self, cell: &str, column: usize) -> Result<(), String> {
        let place = (self.row as usize + 1, column + 1);
        match cell.is_empty() {
            true => Ok(()),
            false => self.budget.take(&self.sheet, place, cell),
        }
    }

    fn close_row(&mut self) -> Result<(), String> {
        let mut own = self.cells.iter().enumerate();
        if !own.any(|(column, cell)| !cell.is_empty() && !self.filled.contains(&column)) {
            self.cells = Vec::new();
        }
        while self.cells.last().is_some_and(String::is_empty) {
            self.cells.pop();
        }
        let cells = std::mem::take(&mut self.cells);
        let count = if cells.is_empty() {
            0
        } else {
            self.rows.min(MOST_REPEATED as u32)
        };
        for number in 1..=count {
            if number > 1 {
                cells
                    .iter()
                    .enumerate()
                    .try_for_each(|(column, cell)| self.spend(cell, column))?;
            }
            let line = self.before.saturating_add(self.row).saturating_add(number);
            self.pages.add_row(line, cells.clone());
        }
        self.row = self.row.saturating_add(self.rows);
        Ok(())
    }
}

fn repeated(attributes: &Attributes, name: &str) -> usize {
    attributes
        .get(name)
        .and_then(|count| count.parse().ok())
        .unwrap_or(1)
        .max(1)
}
