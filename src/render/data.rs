//! The data of the edition: tables of values, as CSV (RFC 4180, UTF-8, commas, decimal points, ISO dates, a header row), as
//! JSON (`json`), as a workbook (`book`), and described for programs (`package`).
//!
//! The tables themselves are in `declared`, `evidence` and `results`, by where their rows come from. Wherever one names a
//! technology or a need by its identifier, what these are called stands beside it (`named`).

mod book;
mod declared;
mod evidence;
mod json;
mod named;
mod of_page;
mod package;
mod results;

use crate::inert::write_cell;
use crate::model::{Dossier, Doubts, Edition};

use super::messages::message;

use declared::*;
use evidence::*;
use named::name_rows;
use results::*;

pub use book::write_book;
pub use json::{to_json, to_schema};
pub use of_page::{of_technology, of_topic, path_of_technology, path_of_topic};
pub use package::to_package;
pub use results::{QUESTIONS, questions};

/// Names of the files that hold all tables at once: the workbook, the object, and the shape of that.
pub const BOOK: &str = "radar.xlsx";
pub const JSON: &str = "radar.json";
pub const JSON_SCHEMA: &str = "radar.schema.json";

/// The archive of the whole site, at its root.
pub const ARCHIVE: &str = "radar-site.zip";

/// What a workbook is, for programs.
pub const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A file of data with what a reader must know of it.
pub struct DataFile {
    /// Its name.
    pub name: &'static str,
    /// What one row is.
    pub row: String,
    /// Columns with their meaning.
    pub columns: Vec<Column>,
    /// The values, a row a row of the table.
    pub rows: Vec<Vec<String>>,
    /// The text of the file.
    pub text: String,
}

impl DataFile {
    /// What the table is called: its file's name without the ending.
    pub fn table(&self) -> &'static str {
        self.name.trim_end_matches(".csv")
    }

    /// The cell of a row in a column; empty where the table has no such column.
    fn cell<'r>(&self, row: &'r [String], column: &str) -> &'r str {
        let index = self.columns.iter().position(|(name, _)| *name == column);
        index.and_then(|index| row.get(index)).map_or("", String::as_str)
    }

    /// The table with some of its rows; the text of a file is not made of them.
    fn choose(&self, is_wanted: impl Fn(&[String]) -> bool) -> DataFile {
        DataFile {
            name: self.name,
            row: self.row.clone(),
            columns: self.columns.clone(),
            rows: self.rows.iter().filter(|row| is_wanted(row)).cloned().collect(),
            text: String::new(),
        }
    }
}

/// Every file of data: what planners ask for first, then the working behind it.
pub fn write_data(dossier: &Dossier, edition: &Edition, doubts: &Doubts) -> Vec<DataFile> {
    let joint = list_joint(dossier);
    let file = |name, row, columns, rows| write_file(dossier, name, row, columns, rows);
    vec![
        file(
            "technologies.csv",
            message!("data-a-technology"),
            TECHNOLOGIES,
            technologies(dossier, edition),
        ),
        file(
            "needs.csv",
            message!("data-a-statement-of-a"),
            NEEDS,
            needs(dossier, &joint),
        ),
        file("topics.csv", message!("data-a-topic"), TOPICS, topics(dossier, edition)),
        file(
            "workshops.csv",
            message!("data-a-workshop-and-a-date"),
            WORKSHOPS,
            workshops(dossier),
        ),
        file(
            "standards.csv",
            message!("data-a-standard-or-legal"),
            STANDARDS,
            standards(dossier),
        ),
        file(
            "links.csv",
            message!("data-a-link-between-a"),
            LINKS,
            links(dossier, &joint),
        ),
        file(
            "placements.csv",
            message!("data-a-placement"),
            PLACEMENTS,
            placements(dossier, edition),
        ),
        file(
            "certainty.csv",
            message!("data-how-probable-a-ring"),
            CERTAINTY,
            certainty(dossier, edition),
        ),
        file(
            "levels.csv",
            message!("data-the-level-of-a"),
            LEVELS,
            levels(dossier, edition),
        ),
        file(
            "moves.csv",
            message!("data-a-change-of-one"),
            MOVES,
            switching_values(dossier, edition),
        ),
        file(
            "questions.csv",
            message!("data-a-question"),
            QUESTIONS,
            questions(dossier, doubts),
        ),
        file("trials.csv", message!("data-a-trial"), TRIALS, trials(dossier, doubts)),
        file(
            "legal-classes.csv",
            message!("data-a-legal-class"),
            LEGAL_CLASSES,
            legal_classes(dossier),
        ),
        file(
            "assessors.csv",
            message!("data-a-score-of-an"),
            ASSESSORS,
            assessors(dossier),
        ),
        file(
            "records.csv",
            message!("data-a-public-record"),
            RECORDS,
            records(dossier),
        ),
        file(
            "record-figures.csv",
            message!("data-a-figure-of-a-record"),
            RECORD_FIGURES,
            record_figures(dossier),
        ),
        file(
            "evidence-counts.csv",
            message!("data-a-scanned-count"),
            SCANNED_COUNTS,
            scanned_counts(dossier, edition),
        ),
        file(
            "evidence-records.csv",
            message!("data-a-scanned-record"),
            SCANNED_RECORDS,
            scanned_records(dossier),
        ),
    ]
}

/// Name of a column, which is format, with its meaning, which is words.
pub type Column = (&'static str, fn() -> String);

type Columns = &'static [Column];

/// Columns whose cells are numbers or empty, in every table that has them.
const NUMBERS: [&str; 36] = [
    "answers_directly",
    "cited",
    "count",
    "coverage",
    "demand",
    "direct_answers",
    "expected_change",
    "from",
    "helping",
    "helps_with",
    "high",
    "item",
    "level",
    "level_special",
    "line",
    "low",
    "mode",
    "moved",
    "old",
    "plan_year",
    "probability",
    "probability_of_change",
    "probability_then",
    "round",
    "rule",
    "standard_error",
    "statements",
    "technologies_placed",
    "to",
    "total",
    "trl_high",
    "trl_low",
    "unanswered",
    "value",
    "weight",
    "year",
];

/// Whether the cells of a column are numbers.
fn is_number(column: &str) -> bool {
    NUMBERS.contains(&column)
}

fn write_file(
    dossier: &Dossier,
    name: &'static str,
    row: String,
    columns: Columns,
    rows: Vec<Vec<String>>,
) -> DataFile {
    let (columns, rows) = name_rows(dossier, columns, rows);
    let header: Vec<String> = columns.iter().map(|(name, _)| (*name).to_owned()).collect();
    DataFile {
        name,
        row,
        columns,
        text: write_csv(&header, &rows),
        rows,
    }
}

/// Rows as CSV below a header; every row has as many cells as the header.
pub fn write_csv(header: &[String], rows: &[Vec<String>]) -> String {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    let mut write = |cells: &[String]| {
        let cells = cells.iter().map(|cell| write_cell(cell).into_owned());
        writer.write_record(cells).expect("rows have as many cells as columns");
    };
    write(header);
    rows.iter().for_each(|row| write(row));
    let bytes = writer.into_inner().expect("writing to memory cannot fail");
    String::from_utf8(bytes).expect("cells are UTF-8")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_never_becomes_a_formula_and_a_number_stays_one() {
        let row = ["=1+1", "@x", "-0.5", "+ plus", "plain", "x;=1", "\u{1b}"].map(str::to_owned);
        let text = write_csv(&row, &[row.to_vec()]);
        let cells = "'=1+1,'@x,-0.5,'+ plus,plain,x;'=1,␛\r\n";
        assert_eq!(text, format!("{cells}{cells}"));
    }
}
