//! Columns of a table of statements, known by their heads, in any order.
//!
//! A table has statements when one column is named for them, or when columns are named like sections ("Gaps",
//! "Requirements"): then every cell below is a statement of that kind.

use super::lexicon::{Lexicon, SectionKind};
use super::words::words;

/// What a column of a table of statements holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Column {
    /// The statement.
    Statement,
    /// Statements of one kind, under the name of a section.
    Section(SectionKind, String),
    /// The kind of the statement.
    Kind,
    /// The workshop or its topic.
    Topic,
    /// The practitioner group.
    Group,
    /// The days of the workshop.
    Date,
    /// Where it was held.
    Place,
    /// The host country, or the countries that took part.
    Country,
    /// Who took part.
    Participants,
    /// How important the statement is.
    Priority,
    /// How many voted for it.
    Votes,
    /// The sub-theme.
    Theme,
    /// The statement that this one belongs to.
    Parent,
    /// What the source calls the statement.
    Id,
    /// A remark; the statement where no other column has it.
    Remark,
    /// Who wants something, in a table of user stories.
    Wanting,
    /// What for, in a table of user stories.
    Purpose,
    /// Yes or no under the name of a kind.
    Answer,
    /// A person, or a way to reach one.
    Person,
    /// Something else, under this head.
    Other(String),
    /// A column without a head.
    Blank,
}

/// The columns of a table of statements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns(pub Vec<Column>);

impl Columns {
    /// The columns that the cells of a head name, if the table has statements.
    pub fn of_head(cells: &[String], lexicon: &Lexicon) -> Option<Self> {
        let named = cells.iter().filter(|cell| !cell.trim().is_empty());
        if named.clone().count() < 2 || named.clone().any(|cell| words(cell).len() > 8) {
            return None;
        }
        let mut columns: Vec<Column> = cells.iter().map(|cell| column_of(cell, lexicon)).collect();
        let stating = columns
            .iter()
            .any(|column| matches!(column, Column::Statement | Column::Section(..)));
        for (column, cell) in columns
            .iter_mut()
            .zip(cells)
            .filter(|(column, _)| **column == Column::Remark)
        {
            *column = if stating {
                Column::Other(cell.trim().to_owned())
            } else {
                Column::Statement
            };
        }
        let statements = |columns: &[Column]| columns.iter().filter(|column| **column == Column::Statement).count();
        let sections = columns
            .iter()
            .filter(|column| matches!(column, Column::Section(..)))
            .count();
        if statements(&columns) == 0 && sections == 0 {
            let persons = columns.iter().filter(|column| **column == Column::Person).count();
            return (persons >= 2).then_some(Columns(columns));
        }
        if statements(&columns) > 0 {
            keep_first_statement(&mut columns, cells);
        } else if sections == 1 && !is_telling(&columns) {
            return None;
        }
        Some(Columns(columns))
    }

    /// Marks the columns that only answer yes or no, as the cells below show them; whether something is still stated.
    pub fn with_answers(mut self, below: &[&[String]], lexicon: &Lexicon) -> Option<Self> {
        for (at, column) in self.0.iter_mut().enumerate() {
            let cells = below.iter().filter_map(|row| row.get(at)).map(|cell| cell.trim());
            let mut filled = cells.filter(|cell| !cell.is_empty()).peekable();
            let states = matches!(column, Column::Section(..) | Column::Statement);
            if states && filled.peek().is_some() && filled.all(|cell| lexicon.answer(cell).is_some()) {
                *column = Column::Answer;
            }
        }
        let named = |column: &Column| matches!(column, Column::Statement | Column::Section(..) | Column::Person);
        self.0.iter().any(named).then_some(self)
    }

    /// Whether a row answers no where the table asks whether something is missing.
    pub fn denies(&self, cells: &[String], lexicon: &Lexicon) -> bool {
        let mut answers = self
            .0
            .iter()
            .zip(cells)
            .filter(|(column, _)| **column == Column::Answer);
        answers.any(|(_, cell)| lexicon.answer(cell) == Some(false))
    }

    /// The column of a kind.
    pub fn find(&self, wanted: &Column) -> Option<usize> {
        self.0.iter().position(|column| column == wanted)
    }
}

/// The value of a column that a label names ("Topic", "Date:"), for tables that say what a document is about.
pub fn label(cell: &str, lexicon: &Lexicon) -> Option<Column> {
    let short = words(cell).len() <= 4;
    let column = column_of(cell.trim().trim_end_matches(':'), lexicon);
    let tells = matches!(
        column,
        Column::Topic | Column::Group | Column::Date | Column::Place | Column::Country | Column::Participants
    );
    (short && tells).then_some(column)
}

fn column_of(cell: &str, lexicon: &Lexicon) -> Column {
    let cell = without_bracket(cell);
    if lexicon.names_other_days(cell) {
        return Column::Other(cell.trim().to_owned());
    }
    let all = words(cell);
    if matches!(cell.trim(), "#" | "№") {
        return Column::Id;
    }
    let telling = all.iter().filter(|word| !lexicon.is_head_noise(&word.text)).count();
    let section = lexicon.section(&all).filter(|found| found.at.len() * 2 >= telling);
    let named = lexicon.column(cell);
    let named = named.filter(|(_, length)| section.as_ref().is_none_or(|section| section.at.len() <= *length));
    match (named, section) {
        (Some((key, _)), _) => by_key(key),
        (None, Some(section)) => Column::Section(section.kind, cell.trim().to_owned()),
        (None, None) if all.is_empty() => Column::Blank,
        (None, None) if all.len() <= 3 && lexicon.is_kind_label(cell) => {
            let kind = lexicon.kind_named(cell).unwrap_or(SectionKind::Unknown);
            Column::Section(kind, cell.trim().to_owned())
        }
        (None, None) => Column::Other(cell.trim().to_owned()),
    }
}

/// The head of a column without what stands in brackets behind it: "Priority level (H/M/L)".
fn without_bracket(cell: &str) -> &str {
    let before = cell.split(['(', '[', '{']).next().unwrap_or(cell);
    if before.trim().is_empty() { cell } else { before }
}

fn by_key(key: &str) -> Column {
    match key {
        "statement" => Column::Statement,
        "kind" => Column::Kind,
        "topic" => Column::Topic,
        "group" => Column::Group,
        "date" => Column::Date,
        "place" => Column::Place,
        "country" => Column::Country,
        "participants" => Column::Participants,
        "priority" => Column::Priority,
        "votes" => Column::Votes,
        "theme" => Column::Theme,
        "parent" => Column::Parent,
        "remark" => Column::Remark,
        "wanting" => Column::Wanting,
        "purpose" => Column::Purpose,
        "person" => Column::Person,
        _ => Column::Id,
    }
}

/// One column holds the statements; others with such a name, and columns named like sections beside it, are remarks.
fn keep_first_statement(columns: &mut [Column], cells: &[String]) {
    let first = columns.iter().position(|column| *column == Column::Statement);
    for (at, (column, cell)) in columns.iter_mut().zip(cells).enumerate() {
        if Some(at) != first && matches!(column, Column::Statement | Column::Section(..)) {
            *column = Column::Other(cell.trim().to_owned());
        }
    }
}

/// Whether the columns besides one section say that rows are statements.
fn is_telling(columns: &[Column]) -> bool {
    columns.iter().any(|column| {
        matches!(
            column,
            Column::Topic
                | Column::Group
                | Column::Kind
                | Column::Votes
                | Column::Priority
                | Column::Theme
                | Column::Id
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(head: &[&str]) -> Option<Vec<Column>> {
        let cells: Vec<String> = head.iter().map(|cell| (*cell).to_owned()).collect();
        Columns::of_head(&cells, Lexicon::built_in()).map(|columns| columns.0)
    }

    #[test]
    fn heads_are_known_in_any_order_and_language() {
        use Column::{Id, Kind, Other, Priority, Statement, Topic, Votes};
        assert_eq!(
            columns(&["Votes", "Statement", "Type", "Workshop"]),
            Some(vec![Votes, Statement, Kind, Topic])
        );
        assert_eq!(
            columns(&["Tipo", "Necesidad", "Votos"]),
            Some(vec![Kind, Statement, Votes])
        );
        assert_eq!(
            columns(&["Lp.", "Treść", "Rodzaj", "Liczba głosów"]),
            Some(vec![Id, Statement, Kind, Votes])
        );
        assert_eq!(
            columns(&["Nr.", "Omschrijving", "Soort", "Prioriteit"]),
            Some(vec![Id, Statement, Kind, Priority])
        );
        assert_eq!(
            columns(&["Nr. crt.", "Descriere", "Categorie"]),
            Some(vec![Id, Statement, Kind])
        );
        assert_eq!(
            columns(&["Need", "Kind", "Comment of the host"]),
            Some(vec![Statement, Kind, Other("Comment of the host".into())])
        );
    }

    #[test]
    fn columns_named_like_sections_hold_statements_of_their_kind() {
        let found = columns(&["Capability gaps", "End-user requirements"]).expect("a table of statements");
        assert!(
            found
                .iter()
                .all(|column| matches!(column, Column::Section(SectionKind::Of(_), _)))
        );
    }

    #[test]
    fn other_tables_are_left_alone() {
        let persons = columns(&["Name", "Role", "Telephone"]).expect("persons");
        assert!(
            !persons
                .iter()
                .any(|column| matches!(column, Column::Statement | Column::Section(..)))
        );
        assert_eq!(columns(&["Day", "Hour", "Speaker"]), None);
        assert_eq!(columns(&["Requirements"]), None);
    }
}
