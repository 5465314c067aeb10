//! A table of a page while it is read: rows of cells, cells of paragraphs, cells over several columns or rows.
//!
//! A cell over several rows counts in each of them; a row that holds nothing of its own is left out.
//! A table with one column only lays out the page; what is in it is read like the rest of the page.

use super::super::text::Shape;
use super::Pages;

/// The most columns and rows one cell may reach over.
const WIDEST: usize = 200;

/// The most cells of a table that reach over others; beyond, each stands in its place only.
const MOST_CELLS: usize = 200_000;

/// A table.
#[derive(Debug, Default)]
pub struct Grid {
    rows: Vec<Vec<GridCell>>,
    /// For each row, whether a cell of its own has text.
    own: Vec<bool>,
    cell: GridCell,
    in_cell: bool,
    /// Whether the cell that is open goes on from the one above it.
    goes_on: bool,
    /// How many cells the table has, with those that others reach over.
    count: usize,
    /// For each column, how many rows below a cell above still reaches, and its text.
    reaching: Vec<(usize, GridCell)>,
}

#[derive(Debug, Clone)]
struct GridCell {
    paragraphs: Vec<(String, Shape)>,
    columns: usize,
    rows: usize,
}

impl Default for GridCell {
    fn default() -> Self {
        GridCell {
            paragraphs: Vec::new(),
            columns: 1,
            rows: 1,
        }
    }
}

impl Grid {
    /// A row begins.
    pub fn open_row(&mut self) {
        self.rows.push(Vec::new());
        self.own.push(false);
    }

    /// The row leaves out so many columns before its first cell.
    pub fn leave_out(&mut self, columns: Option<&str>) {
        let columns = columns.map_or(0, |_| count(columns));
        if let Some(row) = self.rows.last_mut().filter(|row| row.is_empty()) {
            row.resize(columns, GridCell::default());
        }
    }

    /// A cell begins.
    pub fn open_cell(&mut self) {
        self.cell = GridCell::default();
        self.in_cell = true;
        self.goes_on = false;
    }

    /// The cell goes on from the one above it: what that says counts here too.
    pub fn go_on_from_above(&mut self) {
        self.goes_on = self.in_cell;
    }

    /// The cell reaches over so many columns.
    pub fn span(&mut self, columns: Option<&str>) {
        self.cell.columns = count(columns);
    }

    /// The cell reaches over so many rows.
    pub fn reach(&mut self, rows: Option<&str>) {
        self.cell.rows = count(rows);
    }

    /// Whether a cell is open.
    pub fn is_in_cell(&self) -> bool {
        self.in_cell
    }

    /// A paragraph of the cell.
    pub fn write(&mut self, text: String, shape: Shape) {
        self.cell.paragraphs.push((text, shape));
    }

    /// A cell ends.
    pub fn close_cell(&mut self) {
        let cell = std::mem::take(&mut self.cell);
        if !std::mem::take(&mut self.in_cell) {
            return;
        }
        self.fill_from_above();
        let above = self.rows.len().checked_sub(2).map(|above| &self.rows[above]);
        let column = self.rows.last().map_or(0, Vec::len);
        let mut cell = cell;
        if std::mem::take(&mut self.goes_on) && cell.paragraphs.is_empty() {
            let above = above.and_then(|above| above.get(column));
            cell.paragraphs = above.map(|above| above.paragraphs.clone()).unwrap_or_default();
        } else if let Some(own) = self.own.last_mut() {
            *own |= !cell.paragraphs.is_empty();
        }
        let Some(row) = self.rows.last_mut() else { return };
        self.count += cell.columns;
        let within = self.count < MOST_CELLS;
        let (columns, rows) = if within { (cell.columns, cell.rows) } else { (1, 1) };
        row.push(cell.clone());
        row.extend((1..columns).map(|_| GridCell::default()));
        if rows > 1 {
            self.reaching
                .resize(self.reaching.len().max(column + 1), (0, GridCell::default()));
            self.reaching[column] = (rows - 1, cell);
        }
    }

    /// A row ends.
    pub fn close_row(&mut self) {
        self.fill_from_above();
    }

    /// Puts the texts of cells that reach down from above into the columns that come next.
    fn fill_from_above(&mut self) {
        if self.count >= MOST_CELLS {
            return;
        }
        let Some(row) = self.rows.last_mut() else { return };
        while let Some((rows, cell)) = self.reaching.get_mut(row.len()).filter(|(rows, _)| *rows > 0) {
            *rows -= 1;
            self.count += 1;
            row.push(cell.clone());
        }
    }

    /// The table ends: its rows go to the page, or as text into the table around it.
    pub fn close(self, around: Option<&mut Grid>, pages: &mut Pages) {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let rows = self.rows.into_iter().zip(self.own).filter(|(_, own)| *own);
        let rows = rows.map(|(row, _)| row);
        if let Some(around) = around {
            let cells = rows.flatten().flat_map(|cell| cell.paragraphs);
            return cells.for_each(|(text, shape)| around.write(text, shape));
        }
        if columns <= 1 {
            let paragraphs = rows.flatten().flat_map(|cell| cell.paragraphs);
            return paragraphs.for_each(|(text, shape)| pages.add(text, shape));
        }
        for row in rows {
            let text = |cell: GridCell| {
                let texts: Vec<String> = cell.paragraphs.into_iter().map(|(text, _)| text).collect();
                texts.join("\n")
            };
            pages.add_row(0, row.into_iter().map(text).collect());
        }
    }
}

fn count(value: Option<&str>) -> usize {
    value
        .and_then(|value| value.trim().parse().ok())
        .unwrap_or(1)
        .clamp(1, WIDEST)
}
