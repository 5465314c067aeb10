//! Tables of HTML as lists, since pages show plain Markdown: a line a row, its cells behind their headers.

/// The most cells of a table that are kept apart; what comes after them is left in its row.
const MOST_CELLS: usize = 20_000;

/// A table while it is read.
#[derive(Debug, Default)]
pub struct HtmlTable {
    rows: Vec<Vec<String>>,
    cells: usize,
    headers: usize,
}

impl HtmlTable {
    /// Begins a row.
    pub fn begin_row(&mut self) {
        self.rows.push(Vec::new());
    }

    /// Adds a cell to the last row.
    pub fn add_cell(&mut self, text: &str, is_header: bool) {
        if self.rows.is_empty() {
            self.begin_row();
        }
        self.cells += 1;
        self.headers += usize::from(is_header && self.rows.len() == 1);
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some(row) = self.rows.last_mut() {
            match row.last_mut().filter(|_| self.cells > MOST_CELLS) {
                Some(last) => *last = format!("{last} {words}"),
                None => row.push(words),
            }
        }
    }

    /// A line a row: `- header – cell, header – cell` where the first row holds headers, `- cell – cell` elsewhere.
    pub fn to_list(&self) -> String {
        let (head, body) = match self.rows.split_first() {
            Some((head, body)) if self.headers == head.len() && !body.is_empty() => (head.as_slice(), body),
            _ => (&[][..], self.rows.as_slice()),
        };
        let line = |row: &Vec<String>| {
            let cells = row.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
            let cells = cells.map(
                |(column, cell)| match head.get(column).filter(|name| !name.is_empty()) {
                    Some(name) => format!("{name} – {cell}"),
                    None => cell.clone(),
                },
            );
            cells
                .collect::<Vec<_>>()
                .join(if head.is_empty() { " – " } else { ", " })
        };
        let lines = body.iter().map(line).filter(|line| !line.is_empty());
        lines.map(|line| format!("- {line}")).collect::<Vec<_>>().join("\n")
    }
}
