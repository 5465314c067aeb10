//! What became of every line, and of every cell of a table of statements.

use std::collections::BTreeMap;

use super::blocks::{Block, split_cells};
use super::outline::Article;
use super::text::{Shape, TextLine};
use crate::model::{Ledger, LineUse, Reason, UnusedLine};

/// The use of each line of a document, and of the cells where a row is a statement with others beside it.
pub struct Coverage<'l> {
    lines: &'l [TextLine],
    uses: Vec<LineUse>,
    cells: BTreeMap<u32, BTreeMap<usize, LineUse>>,
    texts: BTreeMap<u32, &'l [String]>,
}

impl<'l> Coverage<'l> {
    /// What each line is where no workshop takes it.
    pub fn of(lines: &'l [TextLine], blocks: &'l [Block], reasons: &[Reason]) -> Self {
        let first = |line: &TextLine| match line.text.trim().is_empty() {
            true => LineUse::Blank,
            false => LineUse::Unused(Reason::Prose),
        };
        let rows = blocks.iter().filter(|block| !block.cells.is_empty());
        let mut coverage = Coverage {
            lines,
            uses: lines.iter().map(first).collect(),
            cells: BTreeMap::new(),
            texts: rows.map(|block| (block.line(), block.cells.as_slice())).collect(),
        };
        for (block, reason) in blocks.iter().zip(reasons) {
            coverage.set(block.lines(), LineUse::Unused(*reason));
        }
        coverage
    }

    /// Sets the use of lines.
    pub fn set(&mut self, lines: impl IntoIterator<Item = u32>, line_use: LineUse) {
        for number in lines {
            if let Ok(index) = self.lines.binary_search_by_key(&number, |line| line.number) {
                self.uses[index] = line_use;
            }
        }
    }

    /// Marks the lines of a reported article: headings are structure, items are statements.
    pub fn take(&mut self, article: &Article, articles: &[Article]) {
        let under = article.under.map(|under| &articles[under].lines);
        let headings = under.into_iter().flatten().chain(&article.lines);
        self.set(headings.copied(), LineUse::Structure);
        for ((line, cell), cell_use) in &article.cells {
            self.cells.entry(*line).or_default().insert(*cell, *cell_use);
        }
        for section in article.sections.iter().filter(|section| !section.aside) {
            self.set(section.lines.iter().copied(), LineUse::Structure);
            let items = section.items.iter().flat_map(|item| item.block.lines());
            self.set(items, LineUse::Statement);
        }
        self.keep(article);
    }

    /// Marks the lines that may state a need; a line that states one already stays a statement.
    fn keep(&mut self, article: &Article) {
        for number in article.unsorted.iter().flat_map(|kept| &kept.lines) {
            let cells = self.cells.get_mut(number).into_iter().flat_map(BTreeMap::values_mut);
            cells
                .filter(|cell| **cell == LineUse::Statement)
                .for_each(|cell| *cell = LineUse::Unsorted);
            if let Ok(index) = self.lines.binary_search_by_key(number, |line| line.number)
                && self.uses[index] != LineUse::Statement
            {
                self.uses[index] = LineUse::Unsorted;
            }
        }
    }

    /// The totals, and every line and cell that is not used.
    pub fn close(self) -> (Ledger, Vec<UnusedLine>) {
        let mut ledger = Ledger::default();
        let mut unused = Vec::new();
        for (line, line_use) in self.lines.iter().zip(&self.uses) {
            let cells = self.cells.get(&line.number).zip(self.texts.get(&line.number));
            let Some((cells, texts)) = cells else {
                ledger.count_line(*line_use);
                unused.extend(unused_line(line.number, &line.text, *line_use));
                continue;
            };
            for (index, text) in texts.iter().enumerate().filter(|(_, text)| !text.trim().is_empty()) {
                let cell_use = cells
                    .get(&index)
                    .copied()
                    .unwrap_or(LineUse::Unused(Reason::OtherColumn));
                ledger.count_cell(cell_use);
                // Marks of emphasis are part of what stands in the file.
                let found = match line.shape {
                    Shape::Row(_) => Some(text.as_str()),
                    _ => split_cells(&line.text).get(index).map(|cell| cell.trim()),
                };
                unused.extend(unused_line(line.number, found.unwrap_or(text), cell_use));
            }
        }
        (ledger, unused)
    }
}

fn unused_line(line: u32, text: &str, line_use: LineUse) -> Option<UnusedLine> {
    match line_use {
        LineUse::Unused(reason) => Some(UnusedLine {
            line,
            text: text.to_owned(),
            reason,
        }),
        LineUse::Blank | LineUse::Statement | LineUse::Unsorted | LineUse::Structure => None,
    }
}
