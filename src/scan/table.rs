//! Text in columns taken apart by the names of its columns: one that is missing is a fault that names it, the file and its
//! date.

use std::collections::BTreeSet;

use crate::formats::{find_unclosed_quote, read_csv};

use super::ask::Reply;
use super::fault::Fault;

/// Rows with more or fewer cells than the header that are borne, in a thousand: single rows of large public files are
/// written wrongly now and then, and a file of which more is wrong has changed.
const BORNE: usize = 1;

/// A table in a reply.
pub struct Table<'t> {
    reply: &'t Reply,
    file: String,
    text: &'t str,
    separator: char,
    columns: Vec<String>,
}

/// A row of a table.
pub struct Row {
    /// The line on which it begins, from 1.
    pub line: usize,
    cells: Vec<String>,
}

/// The place of a column.
#[derive(Debug, Clone, Copy)]
pub struct Column(usize);

impl Row {
    /// The text of a cell.
    pub fn text(&self, column: Column) -> &str {
        self.cells.get(column.0).map_or("", |cell| cell.trim())
    }
}

impl<'t> Table<'t> {
    /// A table below its header; one that ends inside a cell is a fault. `file` is how messages call it.
    pub fn of(reply: &'t Reply, file: impl Into<String>, text: &'t str, separator: char) -> Result<Table<'t>, Fault> {
        let file = file.into();
        if find_unclosed_quote(text, separator).is_some() {
            return Err(Fault::partial(reply, format!("{file} ends in the middle of a cell.")));
        }
        let header = read_csv(text, separator).next();
        let header = header.ok_or_else(|| Fault::partial(reply, format!("{file} is empty.")))?;
        let columns: Vec<String> = header.cells().map(|name| name.trim().to_owned()).collect();
        Ok(Table {
            reply,
            file,
            text,
            separator,
            columns,
        })
    }

    /// A fault in the table.
    pub fn fault(&self, message: impl std::fmt::Display) -> Fault {
        Fault::drift(self.reply, format!("{} of {} {message}", self.file, self.date()))
    }

    fn date(&self) -> String {
        self.reply.retrieved.to_string().chars().take(10).collect()
    }

    /// A column that must be there, in upper or lower case.
    pub fn column(&self, name: &str) -> Result<Column, Fault> {
        let found = self.optional(name)?;
        found.ok_or_else(|| self.fault(format!("has no column \"{name}\"; it has {}.", self.columns.join(", "))))
    }

    /// A column that may be absent; one that stands there twice is a fault.
    pub fn optional(&self, name: &str) -> Result<Option<Column>, Fault> {
        let named = |(_, column): &(usize, &String)| column.eq_ignore_ascii_case(name);
        let mut found = self.columns.iter().enumerate().filter(named);
        let first = found.next().map(|(place, _)| Column(place));
        match found.next() {
            Some(_) => Err(self.fault(format!("has the column \"{name}\" twice."))),
            None => Ok(first),
        }
    }

    /// Columns that are not among the known ones.
    pub fn unknown(&self, known: &[&str]) -> Vec<&str> {
        let is_known = |column: &&String| known.iter().any(|known| column.eq_ignore_ascii_case(known));
        let unknown = self.columns.iter().filter(|column| !is_known(column));
        unknown.map(String::as_str).collect()
    }

    /// Takes each row, with what is to be said of rows that do not fit the header; too many of these are a fault.
    pub fn each_row(&self, mut take: impl FnMut(Row) -> Result<(), Fault>) -> Result<Option<String>, Fault> {
        let (mut rows, mut odd) = (0, BTreeSet::new());
        for row in read_csv(self.text, self.separator).skip(1) {
            rows += 1;
            if row.width() != self.columns.len() {
                odd.insert(row.line);
                continue;
            }
            take(Row {
                line: row.line,
                cells: row.cells().map(str::to_owned).collect(),
            })?;
        }
        let Some(first) = odd.first() else {
            return Ok(None);
        };
        let what = format!(
            "{} of {rows} rows that have more or fewer cells than the header, the first on line {first}",
            odd.len()
        );
        if odd.len() * 1_000 > rows * BORNE {
            return Err(self.fault(format!("has {what}.")));
        }
        Ok(Some(format!("{} has {what}; they are left out.", self.file)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scan::fault::FaultKind;
    use crate::scan::sources::play::reply_of;

    #[test]
    fn columns_are_found_by_name_and_a_missing_one_is_named_with_file_and_date() {
        let reply = reply_of("");
        let table = Table::of(&reply, "a.csv", "\u{feff}ID;Title\n1;\"x;\ny\"\n", ';').expect("a table");
        let title = table.column("title").expect("it is there");
        let mut texts = Vec::new();
        let said = table.each_row(|row| {
            texts.push((row.line, row.text(title).to_owned()));
            Ok(())
        });
        assert_eq!((texts, said), (vec![(2, "x;\ny".to_owned())], Ok(None)));
        assert!(table.column("id").is_ok());
        let fault = table.column("objective").expect_err("it is missing");
        assert_eq!(
            fault.message,
            "a.csv of 1970-01-01 has no column \"objective\"; it has ID, Title."
        );
        assert_eq!(table.unknown(&["id"]), ["Title"]);
        let twice = Table::of(&reply, "a.csv", "id;ID\n", ';')
            .expect("a table")
            .column("id");
        assert!(twice.expect_err("twice").message.contains("twice"));
    }

    #[test]
    fn a_few_rows_that_do_not_fit_are_told_and_many_are_a_fault() {
        let reply = reply_of("");
        let rows = |odd: usize| format!("a;b\n{}{}", "1;2\n".repeat(1_999), "1;2;3\n".repeat(odd));
        let count = |text: &str| {
            let mut rows = 0;
            let said = Table::of(&reply, "a.csv", text, ';').expect("a table").each_row(|_| {
                rows += 1;
                Ok(())
            });
            said.map(|said| (rows, said))
        };
        let (taken, said) = count(&rows(1)).expect("one is borne");
        assert!(taken == 1_999 && said.expect("it is told").contains("1 of 2000 rows"));
        let fault = count(&rows(10)).expect_err("ten are too many");
        assert!(fault.message.contains("the first on line 2001"), "{}", fault.message);
    }

    #[test]
    fn a_table_that_ends_inside_a_cell_or_is_empty_is_partial() {
        for text in ["a;b\n1;\"x", ""] {
            let fault = Table::of(&reply_of(""), "a.csv", text, ';').err().expect("a fault");
            assert_eq!(fault.kind, FaultKind::Partial);
        }
    }
}
