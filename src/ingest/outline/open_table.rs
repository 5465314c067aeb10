//! What is known of a table while its rows are read, and what its cells say.

use std::collections::BTreeMap;

use super::super::blocks::Mark;
use super::super::columns::{Column, Columns};
use super::super::heads;
use super::super::lexicon::{Lexicon, SectionKind};
use super::super::list_marks::bullet;
use super::super::words::{folded, plain, words};
use super::Beside;
use crate::model::LineUse;

/// What is known while the rows of a table are read.
#[derive(Default)]
pub struct OpenTable {
    pub columns: Option<Columns>,
    pub head: Vec<String>,
    /// Kind and name of a section that a row of the table named.
    pub section: Option<(SectionKind, String)>,
    /// Theme that a row of the table named.
    pub theme: Option<String>,
    /// The cells of the row before; what is merged over rows stands only in the first one.
    pub above: Vec<String>,
    /// Rows that belong to the article of the next statement.
    pub pending: Vec<(u32, usize, LineUse)>,
    /// Workshops that the columns of topics and groups named: their texts and the article.
    pub named: BTreeMap<(String, String), usize>,
}
impl OpenTable {
    /// A statement of a table of user stories as the sentence that its heads and cells make.
    pub fn as_story(&self, columns: &Columns, cells: &[String], wanted: &str) -> Option<String> {
        let cell = |column: &Column| {
            let at = columns.find(column)?;
            let text = joined(cells.get(at)?);
            let head = self
                .head
                .get(at)
                .map(|head| head.trim().trim_end_matches(['.', ':', ',', '…']))?;
            (!text.is_empty()).then(|| (head.to_owned(), text))
        };
        let (who_head, who) = cell(&Column::Wanting)?;
        let want_head = columns
            .find(&Column::Statement)
            .and_then(|at| self.head.get(at))
            .map(|head| plain(head))?;
        let spoken = words(&want_head).len() > 1 && words(&who_head).len() > 1;
        let why = cell(&Column::Purpose);
        Some(match (spoken, why) {
            (true, Some((head, why))) => {
                format!("{who_head} {who}, {want_head} {wanted} {} {why}", head.to_lowercase())
            }
            (true, None) => format!("{who_head} {who}, {want_head} {wanted}"),
            (false, Some((_, why))) => format!("{who}: {wanted} ({why})"),
            (false, None) => format!("{who}: {wanted}"),
        })
    }

    /// A row of one cell names the kind or the theme of the rows below.
    pub fn name_part(&mut self, text: &str, lexicon: &Lexicon) {
        match heads::of_plain_line(text.trim_end_matches(':'), lexicon) {
            Some(head) => {
                self.section = Some((head.kind, head.name));
                self.theme = None;
            }
            None => self.theme = Some(joined(text)),
        }
        self.above = Vec::new();
    }

    /// The cells of a row, with those of the row above where cells of it reach down.
    pub fn with_merged(&self, columns: &Columns, cells: &[String]) -> Vec<String> {
        let mut whole = cells.to_vec();
        whole.resize(whole.len().max(columns.0.len()), String::new());
        for (at, column) in columns.0.iter().enumerate() {
            let reaches = matches!(
                column,
                Column::Kind | Column::Topic | Column::Group | Column::Date | Column::Place | Column::Country
            ) || at == 0 && *column == Column::Theme;
            if let Some(above) = self.above.get(at).filter(|_| reaches && whole[at].trim().is_empty()) {
                whole[at].clone_from(above);
            }
        }
        whole
    }
}

pub fn is_head_again(columns: &Columns, table: &OpenTable, cells: &[String]) -> bool {
    let known = |column: &Column| !matches!(column, Column::Other(_));
    let same = folded(&cells.join(" ")) == folded(&table.head.join(" "));
    let heads = columns
        .0
        .iter()
        .filter(|column| !matches!(column, Column::Blank))
        .count();
    same || heads >= 3 && columns.0.iter().all(known)
}

pub fn read_beside(columns: &Columns, cells: &[String], table: &OpenTable) -> Beside {
    let cell = |column: &Column| {
        let cell = columns
            .find(column)
            .and_then(|at| cells.get(at))
            .map(|cell| joined(cell));
        cell.filter(|cell| !cell.is_empty())
    };
    Beside {
        votes: cell(&Column::Votes).and_then(|votes| read_votes(&votes)),
        priority: cell(&Column::Priority),
        theme: cell(&Column::Theme).or(table.theme.clone()),
        parent: cell(&Column::Parent),
        label: cell(&Column::Id),
        kind: None,
    }
}

/// The first whole number of a cell.
pub fn read_votes(text: &str) -> Option<u32> {
    let digits = text
        .split(|sign: char| !sign.is_ascii_digit())
        .find(|digits| !digits.is_empty())?;
    digits.parse().ok()
}

/// The texts of a cell of statements: one, or those of the list in it.
pub fn texts_of_cell(cell: &str) -> Vec<String> {
    let marked = cell.split('\n').filter(|line| bullet(line.trim()).is_some()).count();
    let leads = cell
        .split('\n')
        .next()
        .is_some_and(|first| first.trim_end().ends_with(':'));
    match marked {
        0 | 1 => vec![joined(cell)],
        // "The report shall have: - a time - a place" is one statement.
        _ if leads => vec![joined(cell)],
        _ => statements_of(cell),
    }
}

/// The text of a cell on one line.
pub fn joined(cell: &str) -> String {
    let lines: Vec<&str> = cell
        .split('\n')
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    let line = lines.join(" ");
    let line = line.replace("<br>", " ").replace("<br/>", " ").replace("<br />", " ");
    bullet(line.trim())
        .filter(|(mark, ..)| *mark == Mark::Sign)
        .map_or(line.trim(), |(_, _, text)| text)
        .to_owned()
}

/// The statements of a cell: a line each, unless a line goes on in the next one.
pub fn statements_of(cell: &str) -> Vec<String> {
    let cell = cell
        .replace("<br>", "\n")
        .replace("<br/>", "\n")
        .replace("<br />", "\n");
    let mut found: Vec<String> = Vec::new();
    for line in cell.split('\n').map(str::trim).filter(|line| !line.is_empty()) {
        let item = bullet(line).map(|(_, _, text)| text);
        match (item, found.last_mut()) {
            (None, Some(last)) if line.starts_with(char::is_lowercase) => {
                last.push(' ');
                last.push_str(line);
            }
            _ => found.push(item.unwrap_or(line).to_owned()),
        }
    }
    found.retain(|text| text.chars().any(char::is_alphanumeric));
    found
}
