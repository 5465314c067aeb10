//! The year plan of a document: a table of topics by group and year, with days, letters damaged.
//!
//! 1. A table is a plan when its head says so, or when three of its cells are names of known topics.
//! 2. A cell with the name, number or other spelling of a group gives its column the group.
//! 3. The first column numbers the years; what stands above the first number belongs to it.
//! 4. In each year and column the texts are read as one topic: the known name that is most like one of them, or
//!    like all of them joined. Days are joined from their cells.

use std::collections::BTreeMap;

use super::blocks::{Block, Form};
use super::columns::Columns;
use super::dates::{find_days, find_years, is_date_like};
use super::lexicon::Lexicon;
use super::title::{Knowledge, group_named, names};
use super::words::{folded, likeness, plain, words};
use crate::model::{DraftWarning, PlannedTopic, Topic};

/// What the year plans of a document say.
#[derive(Debug, Default)]
pub struct YearPlan {
    /// The topics, by year and column.
    pub topics: Vec<PlannedTopic>,
    /// Lines of the tables.
    pub lines: Vec<u32>,
    /// Names that had to be guessed.
    pub warnings: Vec<DraftWarning>,
}

/// How alike a printed name and a known one must be, 0 to 1.
const ALIKE: f64 = 0.6;

/// How much a topic planned for the year of the row is preferred among names that are alike.
const SAME_YEAR: f64 = 0.05;

/// The most rows of a year plan; longer tables hold something else.
const MOST_ROWS: usize = 100;

/// Reads all year plans of a document.
pub fn read_plans(blocks: &[Block], knowledge: &Knowledge) -> YearPlan {
    let mut plan = YearPlan::default();
    for table in tables(blocks).into_iter().filter(|table| table.len() <= MOST_ROWS) {
        if is_plan(&table, knowledge) {
            read_plan(&table, knowledge, &mut plan);
        }
    }
    plan
}

struct PlanRow {
    line: u32,
    cells: Vec<String>,
}

/// What stands in one year and column.
#[derive(Default)]
struct PlanCell {
    names: Vec<(u32, String)>,
    days: Option<(u32, String)>,
}

impl PlanCell {
    fn add(&mut self, line: u32, text: &str, lexicon: &Lexicon) {
        match (&mut self.days, is_date_like(text, lexicon)) {
            (Some((_, days)), true) => join(days, text),
            (None, true) => self.days = Some((line, text.to_owned())),
            (_, false) => self.names.push((line, text.to_owned())),
        }
    }
}

fn tables(blocks: &[Block]) -> Vec<Vec<PlanRow>> {
    let mut tables: Vec<Vec<PlanRow>> = Vec::new();
    for block in blocks.iter().filter(|block| block.form == Form::Row) {
        let row = PlanRow {
            line: block.line(),
            cells: block.cells.clone(),
        };
        match tables.last_mut() {
            Some(table) if table.last().is_some_and(|last| last.line + 1 == row.line) => table.push(row),
            _ => tables.push(vec![row]),
        }
    }
    tables
}

fn is_plan(table: &[PlanRow], knowledge: &Knowledge) -> bool {
    let head = table.first().map(|row| words(&row.cells.join(" ")));
    let states = table
        .iter()
        .take(6)
        .any(|row| Columns::of_head(&row.cells, knowledge.lexicon).is_some());
    if states && !head.as_ref().is_some_and(|head| knowledge.lexicon.names_plan(head)) {
        return false;
    }
    let cells = table.iter().flat_map(|row| &row.cells);
    let known = cells.filter(|cell| best_topic(cell, None, None, knowledge).is_some_and(|(score, _)| score > 0.9));
    head.is_some_and(|head| knowledge.lexicon.names_plan(&head)) || known.count() >= 3
}

fn read_plan(table: &[PlanRow], knowledge: &Knowledge, plan: &mut YearPlan) {
    plan.lines.extend(table.iter().map(|row| row.line));
    let groups = groups_of_columns(table, knowledge);
    let found = collect(table, knowledge);
    for ((year, column), cell) in found {
        let group = groups.get(&column).map(String::as_str);
        if let Some(topic) = read_cell(year, group, cell, knowledge, &mut plan.warnings) {
            plan.topics.push(topic);
        }
    }
}

fn groups_of_columns(table: &[PlanRow], knowledge: &Knowledge) -> BTreeMap<usize, String> {
    let mut groups = BTreeMap::new();
    for row in table {
        for (column, cell) in row.cells.iter().enumerate().skip(1) {
            if let Some(group) = group_named(&plain(cell), knowledge) {
                groups.entry(column).or_insert_with(|| group.id.clone());
            }
        }
    }
    groups
}

/// Names and days by year and column; the years in the order of the table.
fn collect(table: &[PlanRow], knowledge: &Knowledge) -> BTreeMap<(u32, usize), PlanCell> {
    let mut found: BTreeMap<(u32, usize), PlanCell> = BTreeMap::new();
    let numbers = table.iter().filter_map(year_number);
    let mut year = numbers.min().unwrap_or(0);
    let named_head = table
        .first()
        .is_some_and(|row| knowledge.lexicon.names_plan(&words(&row.cells.join(" "))));
    for row in table.iter().skip(usize::from(named_head)) {
        year = year_number(row).unwrap_or(year);
        let head_row = row.cells.iter().skip(1).any(|cell| is_head(cell, knowledge));
        for (column, text) in row.cells.iter().enumerate().skip(1) {
            if text.is_empty() || head_row {
                continue;
            }
            let cell = found.entry((year, column)).or_default();
            for text in text.split('\n').map(str::trim).filter(|text| !text.is_empty()) {
                cell.add(row.line, text, knowledge.lexicon);
            }
        }
    }
    found
}

fn year_number(row: &PlanRow) -> Option<u32> {
    let text = row.cells.first()?;
    text.trim_end_matches('.')
        .parse()
        .ok()
        .filter(|year| (1..100).contains(year))
}

/// Whether a cell is the head of a column: a group, its number, its country.
fn is_head(text: &str, knowledge: &Knowledge) -> bool {
    let text = plain(text);
    group_named(&text, knowledge).is_some() || knowledge.lexicon.country(&text).is_some()
}

/// Adds the text of the cell below; a word broken with a hyphen is made whole.
fn join(text: &mut String, below: &str) {
    match text.strip_suffix('-') {
        Some(head) if below.starts_with(char::is_lowercase) => *text = head.to_owned(),
        _ => text.push(' '),
    }
    text.push_str(below);
}

fn read_cell(
    year: u32,
    group: Option<&str>,
    cell: PlanCell,
    knowledge: &Knowledge,
    warnings: &mut Vec<DraftWarning>,
) -> Option<PlannedTopic> {
    let (line, first) = cell.names.first()?;
    let mut joined = String::new();
    for (_, text) in &cell.names {
        if joined.is_empty() {
            joined.clone_from(text);
        } else {
            join(&mut joined, text);
        }
    }
    let readings = cell.names.iter().map(|(_, text)| text).chain([&joined]);
    let scored = readings.filter_map(|text| best_topic(text, group, Some(year), knowledge));
    let best = scored.reduce(|best, next| if next.0 > best.0 { next } else { best });
    let topic = best.filter(|(score, _)| *score >= ALIKE).map(|(_, topic)| topic);
    warn(&cell, &joined, topic, warnings);
    let days = cell
        .days
        .as_ref()
        .and_then(|(_, text)| read_days(text, knowledge.lexicon));
    Some(PlannedTopic {
        topic: topic.map(|topic| topic.id.clone()),
        group: topic.map(|topic| topic.group.clone()).or(group.map(str::to_owned)),
        name: topic.map_or_else(|| whole(first), |topic| topic.name.clone()),
        printed: cell.names.iter().map(|(_, text)| text.clone()).collect(),
        year: Some(year).filter(|year| *year > 0),
        planned: cell.days.as_ref().map(|(_, text)| text.clone()),
        days,
        line: *line,
        days_line: cell.days.map(|(line, _)| line),
    })
}

fn read_days(text: &str, lexicon: &Lexicon) -> Option<(jiff::civil::Date, jiff::civil::Date)> {
    let year = find_years(text, lexicon).first().copied();
    let days = find_days(text, lexicon).into_iter().next()?;
    days.in_year(days.year().or(year)?)
}

/// Says which names were damaged, and which could not be read.
fn warn(cell: &PlanCell, joined: &str, topic: Option<&Topic>, warnings: &mut Vec<DraftWarning>) {
    let same = |text: &str, topic: &Topic| folded(&whole(text)) == folded(&topic.name);
    for (line, text) in &cell.names {
        let message = match topic {
            Some(topic) if same(text, topic) || same(joined, topic) => continue,
            Some(topic) => format!("the year plan prints \"{text}\", which is read as \"{}\".", topic.name),
            None => format!("the year plan prints \"{text}\", which is like no known topic."),
        };
        warnings.push(DraftWarning { line: *line, message });
    }
}

/// The known topic most like a text, with its likeness.
fn best_topic<'a>(
    text: &str,
    group: Option<&str>,
    year: Option<u32>,
    knowledge: &Knowledge<'a>,
) -> Option<(f64, &'a Topic)> {
    let text = whole(text);
    let of_group = |topic: &&Topic| group.is_none_or(|group| topic.group == group);
    let topics = knowledge.topics.iter().filter(of_group);
    let scored = topics.map(|topic| {
        let alike = names(topic)
            .map(|name| likeness(&text, &whole(name)))
            .fold(0.0, f64::max);
        let planned = alike > ALIKE && year == Some(u32::from(topic.year));
        (if planned { alike + SAME_YEAR } else { alike }, topic)
    });
    scored.reduce(|best, next| if next.0 > best.0 { next } else { best })
}

/// The text with words made whole that a narrow column broke: "tech- nologies".
fn whole(text: &str) -> String {
    let mut made = String::new();
    for piece in plain(text).split_whitespace() {
        if made.is_empty() {
            made.push_str(piece);
        } else {
            join(&mut made, piece);
        }
    }
    made
}
