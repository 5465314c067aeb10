//! Tables of statements: a row a statement, or a cell under a head that names a section.
//!
//! 1. A row that names columns is the head of a table; rows below it are statements until another head comes.
//! 2. A row of one cell below a head names the kind or the theme of the rows after it.
//! 3. Without a head, a row may begin with a label ("Venue") or with a section ("Gaps"); the cells after it are the
//!    value or the statements.
//! 4. A single cell, and a cell behind a number, are read like a line of text.

use std::collections::BTreeSet;

use super::super::blocks::{Block, Form, block_of_cell};
use super::super::columns::{self, Column, Columns};
use super::super::heads::{self, Head};
use super::super::lexicon::{Lexicon, SectionKind};
use super::super::noise::states_nothing;
use super::super::title::read_title;
use super::super::words::{plain, words};
use super::open_table::{OpenTable, is_head_again, joined, read_beside, statements_of, texts_of_cell};
use super::{Beside, Fact, Item, Origin, Reader, Section};
use crate::model::{LineUse, NeedKind, Reason};

/// The fewest words of a statement in a table without a head below a heading, where no word of it says that it is one.
const FEW_WORDS: usize = 4;

/// How many rows between a title and the head of the table below it.
const TITLES: usize = 4;

/// The blocks with single cells outside of tables, and cells behind a number, as lines of text.
pub fn unwrap_single_cells(blocks: Vec<Block>, plan: &BTreeSet<u32>, lexicon: &Lexicon) -> Vec<Block> {
    let mut unwrapped: Vec<Block> = Vec::with_capacity(blocks.len());
    let (mut headed, mut sectioned) = (false, false);
    for (index, block) in blocks.iter().enumerate() {
        if block.form != Form::Row || plan.contains(&block.line()) {
            (headed, sectioned) = (false, false);
            unwrapped.push(block.clone());
            continue;
        }
        let filled = filled(block);
        let titles = || {
            let below = blocks[index..]
                .iter()
                .take_while(|row| row.form == Form::Row)
                .skip_while(|row| self::filled(row).len() == 1);
            blocks[index..]
                .iter()
                .take(TITLES)
                .any(|row| self::filled(row).len() > 1)
                && below.take(1).any(|block| is_head(block, lexicon))
        };
        headed = headed && !(filled.len() == 1 && titles()) || is_head(block, lexicon);
        let single = match filled.as_slice() {
            _ if headed => None,
            [cell] if !sectioned || *cell == 0 => Some(block.cells[*cell].clone()),
            [number, cell] if is_item_number(&block.cells[*number]) => Some(format!("- {}", block.cells[*cell])),
            _ => None,
        };
        sectioned = single.is_none()
            && (sectioned
                || filled
                    .first()
                    .is_some_and(|first| heads::of_plain_line(&block.cells[*first], lexicon).is_some()));
        unwrapped.push(single.map_or_else(|| block.clone(), |text| block_of_cell(&text, block.line(), lexicon)));
    }
    unwrapped
}

fn filled(block: &Block) -> Vec<usize> {
    (0..block.cells.len())
        .filter(|cell| !block.cells[*cell].trim().is_empty())
        .collect()
}

fn is_head(block: &Block, lexicon: &Lexicon) -> bool {
    Columns::of_head(&block.cells, lexicon).is_some()
}

fn is_item_number(cell: &str) -> bool {
    let number = cell.trim().trim_end_matches(['.', ')']);
    let sign = matches!(number, "-" | "•" | "*" | "–");
    sign || (1..=3).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())
}

impl Reader<'_, '_> {
    /// Reads the rows from a block on; gives the number of blocks.
    pub(super) fn read_rows(&mut self, from: usize) -> usize {
        let count = self.blocks[from..]
            .iter()
            .take_while(|block| block.form == Form::Row)
            .count();
        let mut table = OpenTable::default();
        for index in from..from + count {
            self.reasons.push(Reason::Table);
            if self.plan.contains(&self.blocks[index].line()) {
                self.section = false;
                continue;
            }
            let blocks = self.blocks;
            self.read_row(&blocks[index], &blocks[index + 1..from + count], &mut table);
        }
        count
    }

    fn read_row(&mut self, block: &Block, below: &[Block], table: &mut OpenTable) {
        let cells = &block.cells;
        let filled = filled(block);
        if filled.is_empty() {
            if let Some(reason) = self.reasons.last_mut() {
                *reason = Reason::PageFurniture;
            }
            return;
        }
        let head = Columns::of_head(cells, self.knowledge.lexicon);
        if let Some(columns) = head.filter(|columns| table.columns.is_none() || is_head_again(columns, table, cells)) {
            let below: Vec<&[String]> = below.iter().map(|row| row.cells.as_slice()).collect();
            let columns = columns
                .with_answers(&below, self.knowledge.lexicon)
                .unwrap_or(Columns(Vec::new()));
            let columns = self.without_topics_of_one_row(self.within_section(columns), &below);
            table
                .pending
                .extend(filled.iter().map(|cell| (block.line(), *cell, LineUse::Structure)));
            table.head.clone_from(cells);
            table.columns = Some(columns);
            table.above = Vec::new();
            return;
        }
        match table.columns.clone() {
            Some(columns) => self.read_row_of(&columns, block, &filled, table),
            None => self.read_row_without_head(block, &filled, table),
        }
    }

    /// A column of topics names workshops where it names one of several rows, or a known topic; where nearly every row has
    /// its own, it only says in short what the statement is about.
    fn without_topics_of_one_row(&self, mut columns: Columns, below: &[&[String]]) -> Columns {
        let held = [Column::Group, Column::Date, Column::Place, Column::Country];
        let Some(topic) = columns
            .find(&Column::Topic)
            .filter(|_| !held.iter().any(|column| columns.find(column).is_some()))
        else {
            return columns;
        };
        let named = below
            .iter()
            .filter_map(|cells| cells.get(topic))
            .map(|cell| plain(cell));
        let named: Vec<String> = named.filter(|name| !name.is_empty()).collect();
        let different: BTreeSet<&String> = named.iter().collect();
        let known = || {
            named
                .iter()
                .any(|name| read_title(name, self.knowledge).topic.is_some())
        };
        if named.len() >= 3 && different.len() * 4 > named.len() * 3 && !known() {
            columns.0[topic] = match columns.find(&Column::Theme) {
                Some(_) => Column::Other(String::new()),
                None => Column::Theme,
            };
        }
        columns
    }

    /// Below the head of a section a column of topics parts its statements, and names no workshops.
    fn within_section(&self, mut columns: Columns) -> Columns {
        let known = self
            .section()
            .is_some_and(|section| section.head.kind != SectionKind::Unknown && section.level.is_some());
        if let Some(topic) = columns.find(&Column::Topic).filter(|_| known) {
            columns.0[topic] = match columns.find(&Column::Theme) {
                Some(_) => Column::Other(String::new()),
                None => Column::Theme,
            };
        }
        columns
    }

    fn read_row_of(&mut self, columns: &Columns, block: &Block, filled: &[usize], table: &mut OpenTable) {
        let cells = &block.cells;
        let states = |cell: &usize| matches!(columns.0.get(*cell), Some(Column::Statement | Column::Section(..)));
        let spread = filled.iter().all(|cell| cells[*cell] == cells[filled[0]]);
        let single = filled.len() == 1 || spread && filled.len() == cells.len();
        if single && (!states(&filled[0]) || spread && cells.len() > 1 && filled.len() > 1)
            || single && heads::of_strict_line(&cells[filled[0]], self.knowledge.lexicon).is_some()
        {
            table
                .pending
                .extend(filled.iter().map(|cell| (block.line(), *cell, LineUse::Structure)));
            return table.name_part(&cells[filled[0]], self.knowledge.lexicon);
        }
        if columns.denies(cells, self.knowledge.lexicon) && !self.asks_in(columns, cells, table) {
            if let Some(reason) = self.reasons.last_mut() {
                *reason = Reason::Placeholder;
            }
            return;
        }
        let whole = table.with_merged(columns, cells);
        let article = self.article_of_row(columns, &whole, block, table);
        self.articles[article].cells.extend(
            table
                .pending
                .drain(..)
                .map(|(line, cell, cell_use)| ((line, cell), cell_use)),
        );
        let beside = read_beside(columns, &whole, table);
        for cell in filled {
            let cell_use = match columns.0.get(*cell) {
                Some(Column::Statement) => {
                    let (kind, name) = self.kind_of_row(columns, &whole, table);
                    let texts = texts_of_cell(&cells[*cell]).into_iter().map(|text| {
                        let text = table.as_story(columns, &whole, &text).unwrap_or(text);
                        self.state(article, (kind, name.clone()), block, &text, beside.clone())
                    });
                    use_of_all(texts)
                }
                Some(Column::Section(kind, name)) => {
                    let texts = statements_of(&cells[*cell]).into_iter();
                    let head = || (*kind, name.clone());
                    use_of_all(texts.map(|text| self.state(article, head(), block, &text, beside.clone())))
                }
                Some(Column::Other(_) | Column::Blank | Column::Person) | None => LineUse::Unused(Reason::OtherColumn),
                Some(_) => LineUse::Structure,
            };
            self.articles[article].cells.insert((block.line(), *cell), cell_use);
        }
        table.above = whole;
    }

    /// The article a row belongs to: of the workshop it names, or the open one.
    fn article_of_row(&mut self, columns: &Columns, cells: &[String], block: &Block, table: &mut OpenTable) -> usize {
        let cell = |column: &Column| {
            columns
                .find(column)
                .and_then(|at| cells.get(at))
                .map(|cell| plain(cell))
        };
        let topic = cell(&Column::Topic).filter(|topic| !topic.is_empty());
        let group = cell(&Column::Group).unwrap_or_default();
        let known = topic
            .as_ref()
            .and_then(|topic| table.named.get(&(topic.clone(), group.clone())).copied());
        let article = match (topic, known) {
            (_, Some(article)) => article,
            (Some(topic), None) => {
                let title = Block {
                    text: topic.clone(),
                    pieces: vec![(0, block.line())],
                    ..Block::of_text("")
                };
                let read = read_title(&topic, self.knowledge);
                self.open_article(&title, 1, read);
                let opened = self.articles.last_mut().expect("it was opened");
                opened.lines = Vec::new();
                opened.of_its_own = true;
                table.named.insert((topic, group), self.articles.len() - 1);
                self.articles.len() - 1
            }
            (None, None) => {
                self.article();
                self.open.expect("an article is open")
            }
        };
        self.open = Some(article);
        for column in [
            Column::Group,
            Column::Date,
            Column::Place,
            Column::Country,
            Column::Participants,
        ] {
            let Some(text) = cell(&column).filter(|text| !text.is_empty()) else {
                continue;
            };
            let facts = &mut self.articles[article].facts;
            if !facts.iter().any(|fact| fact.column == column && fact.text == text) {
                facts.push(Fact {
                    column,
                    text,
                    line: block.line(),
                });
            }
        }
        article
    }

    /// Kind and section of a row: its own, that of a row above, that of the section around, that of the column.
    fn kind_of_row(&self, columns: &Columns, cells: &[String], table: &OpenTable) -> (SectionKind, String) {
        let own = columns
            .find(&Column::Kind)
            .and_then(|at| cells.get(at))
            .filter(|cell| !cell.trim().is_empty());
        if let Some(own) = own {
            let kind = self.knowledge.lexicon.kind_named(own).unwrap_or(SectionKind::Unknown);
            return (kind, plain(own));
        }
        let around = self
            .section()
            .filter(|section| !section.aside && section.head.kind != SectionKind::Unknown);
        let around = around.map(|section| (section.head.kind, section.head.name.clone()));
        let column = columns.find(&Column::Statement).and_then(|at| table.head.get(at));
        let column = column.and_then(|head| Some((self.knowledge.lexicon.kind_named(head)?, plain(head))));
        let beside = columns.0.iter().find_map(|column| match column {
            Column::Other(head) => Some((self.knowledge.lexicon.kind_named(head)?, head.clone())),
            Column::Wanting => Some((SectionKind::Of(NeedKind::Requirement), String::new())),
            _ => None,
        });
        let unknown = (SectionKind::Unknown, String::new());
        let told = table.section.clone().or(around).or(column).or(beside);
        told.or_else(|| self.kind_of_title()).unwrap_or(unknown)
    }

    /// The kind that the title of the document gives a table without another one: "Requirements of night boats".
    fn kind_of_title(&self) -> Option<(SectionKind, String)> {
        let stem = super::stem_of(self.name);
        let heading = self
            .open
            .map_or(stem.as_str(), |open| self.articles[open].heading.as_str());
        let head = [heading, stem.as_str()]
            .into_iter()
            .find_map(|title| heads::of_heading(title, self.knowledge.lexicon))?;
        Some((head.kind, head.name))
    }

    /// Whether a row asks for something whatever it answers to the question for a gap.
    fn asks_in(&self, columns: &Columns, cells: &[String], table: &OpenTable) -> bool {
        let gap = SectionKind::Of(NeedKind::Gap);
        let mut sections = columns.0.iter().filter_map(|column| match column {
            Column::Section(kind, _) => Some(*kind),
            _ => None,
        });
        let stated = columns.find(&Column::Statement).is_some() && self.kind_of_row(columns, cells, table).0 != gap;
        stated || sections.any(|kind| kind != gap)
    }

    /// Adds a statement of a table to the section of its article; gives what became of its cell.
    fn state(
        &mut self,
        article: usize,
        (kind, name): (SectionKind, String),
        row: &Block,
        text: &str,
        mut beside: Beside,
    ) -> LineUse {
        let text = plain(text);
        if text.is_empty() {
            return LineUse::Unused(Reason::OtherColumn);
        }
        if let Some(reason) = states_nothing(&text, self.knowledge.lexicon) {
            return LineUse::Unused(reason);
        }
        let theme = beside.theme.take();
        let block = Block {
            text,
            pieces: vec![(0, row.line())],
            repairs: row.repairs.clone(),
            ..Block::of_text("")
        };
        let item = Item {
            block,
            indent: 0,
            origin: Origin::Cell,
            beside,
        };
        let sections = &mut self.articles[article].sections;
        let same = sections.last_mut().filter(|last| {
            last.head.name == name && (theme == last.head.theme || theme.is_none() && last.level.is_some())
        });
        if let Some(last) = same {
            last.of_table = true;
            last.items.push(item);
            return LineUse::Statement;
        }
        sections.push(Section {
            head: Head { kind, name, theme },
            level: None,
            lines: Vec::new(),
            items: vec![item],
            loose: Vec::new(),
            aside: false,
            of_table: true,
        });
        self.section = true;
        LineUse::Statement
    }

    fn read_row_without_head(&mut self, block: &Block, filled: &[usize], table: &mut OpenTable) {
        let cells = &block.cells;
        let first = &cells[filled[0]];
        let rest: Vec<usize> = filled[1..].to_vec();
        if rest.is_empty() {
            if let Some(section) = table.section.clone().filter(|_| filled[0] > 0) {
                self.state_cells(section, block, filled);
            }
            return;
        }
        if let Some(column) = columns::label(first, self.knowledge.lexicon).filter(|_| {
            self.section()
                .is_none_or(|section| section.head.kind == SectionKind::Unknown)
        }) {
            let value = joined(&cells[rest[0]]);
            return self.note_fact(column, &value, block);
        }
        let known = self
            .section()
            .is_some_and(|section| section.states() && section.level.is_some());
        if !known && self.knowledge.lexicon.is_aside(first) {
            if let Some(reason) = self.reasons.last_mut() {
                *reason = Reason::Aside;
            }
            return;
        }
        if let Some(head) = heads::of_plain_line(first.trim_end_matches(':'), self.knowledge.lexicon) {
            self.article();
            let article = self.open.expect("an article is open");
            self.articles[article]
                .cells
                .insert((block.line(), filled[0]), LineUse::Structure);
            table.section = Some((head.kind, head.name));
            let section = table.section.clone().expect("it was set");
            return self.state_cells(section, block, &rest);
        }
        self.read_row_of_open_section(block, filled);
    }

    /// A row without a head in a section with a meaning: its longest cell is the statement.
    fn read_row_of_open_section(&mut self, block: &Block, filled: &[usize]) {
        let Some(section) = self
            .section()
            .filter(|section| section.head.kind != SectionKind::Unknown && !section.aside)
        else {
            return;
        };
        let few = if section.level.is_some() { FEW_WORDS } else { 2 };
        let section = (section.head.kind, section.head.name.clone());
        let length = |cell: &usize| words(&block.cells[*cell]).len();
        let longest = filled.iter().copied().max_by_key(length).unwrap_or(0);
        let text = &block.cells[longest];
        let told = self.knowledge.lexicon.cue(text).is_some() || self.knowledge.lexicon.opening(text).is_some();
        if length(&longest) < if told { 2 } else { few } {
            return;
        }
        let Some(article) = self.open else { return };
        let others = filled.iter().filter(|cell| **cell != longest);
        self.articles[article]
            .cells
            .extend(others.map(|cell| ((block.line(), *cell), LineUse::Unused(Reason::OtherColumn))));
        self.state_cells(section, block, &[longest]);
    }

    fn state_cells(&mut self, section: (SectionKind, String), block: &Block, cells: &[usize]) {
        self.article();
        let article = self.open.expect("an article is open");
        for cell in cells {
            let texts = statements_of(&block.cells[*cell]).into_iter();
            let used = texts.map(|text| self.state(article, section.clone(), block, &text, Beside::default()));
            let used = use_of_all(used);
            self.articles[article].cells.insert((block.line(), *cell), used);
        }
    }
}

/// What became of a cell: it states something where any of its texts does.
fn use_of_all(texts: impl Iterator<Item = LineUse>) -> LineUse {
    let all: Vec<LineUse> = texts.collect();
    match all.contains(&LineUse::Statement) {
        true => LineUse::Statement,
        false => all.first().copied().unwrap_or(LineUse::Unused(Reason::Placeholder)),
    }
}
