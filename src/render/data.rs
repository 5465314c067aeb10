//! The data of the edition: tables of values, as CSV (RFC 4180, UTF-8, commas, decimal points, ISO dates, a header row) and
//! as JSON; the tables themselves are in the files below, by where their rows come from.

mod declared;
mod evidence;
mod results;

use serde_json::{Value, json};

use crate::inert::{escape_json, show, write_cell};
use crate::model::{Configuration, Dossier, Doubts, Edition};

use super::messages::message;

use declared::*;
use evidence::*;
use results::*;

pub use results::{QUESTIONS, questions};

/// A file of data with what a reader must know of it.
pub struct DataFile {
    /// Its name.
    pub name: &'static str,
    /// What one row is.
    pub row: String,
    /// Columns with their meaning.
    pub columns: Columns,
    /// Number of rows without the header.
    pub rows: usize,
    /// The values, a row a row of the table.
    pub cells: Vec<Vec<String>>,
    /// The text of the file.
    pub text: String,
}

/// Every file of data, in the order of the method.
pub fn write_data(dossier: &Dossier, edition: &Edition, doubts: &Doubts) -> Vec<DataFile> {
    vec![
        write_file("needs.csv", message!("data-a-statement-of-a"), NEEDS, needs(dossier)),
        write_file("links.csv", message!("data-a-link-between-a"), LINKS, links(dossier)),
        write_file(
            "technologies.csv",
            message!("data-a-technology"),
            TECHNOLOGIES,
            technologies(dossier),
        ),
        write_file(
            "record-figures.csv",
            message!("data-a-figure-of-a-record"),
            RECORD_FIGURES,
            record_figures(dossier),
        ),
        write_file(
            "records.csv",
            message!("data-a-public-record"),
            RECORDS,
            records(dossier),
        ),
        write_file(
            "legal-classes.csv",
            message!("data-a-legal-class"),
            LEGAL_CLASSES,
            legal_classes(dossier),
        ),
        write_file(
            "placements.csv",
            message!("data-a-placement"),
            PLACEMENTS,
            placements(dossier, edition),
        ),
        write_file(
            "levels.csv",
            message!("data-the-level-of-a"),
            LEVELS,
            levels(dossier, edition),
        ),
        write_file(
            "certainty.csv",
            message!("data-how-probable-a-ring"),
            CERTAINTY,
            certainty(dossier, edition),
        ),
        write_file(
            "moves.csv",
            message!("data-a-change-of-one"),
            MOVES,
            switching_values(dossier, edition),
        ),
        write_file(
            "questions.csv",
            message!("data-a-question"),
            QUESTIONS,
            questions(dossier, doubts),
        ),
        write_file("trials.csv", message!("data-a-trial"), TRIALS, trials(dossier, doubts)),
        write_file(
            "assessors.csv",
            message!("data-a-score-of-an"),
            ASSESSORS,
            assessors(dossier),
        ),
        write_file(
            "standards.csv",
            message!("data-a-standard-or-legal"),
            STANDARDS,
            standards(dossier),
        ),
        write_file(
            "evidence-counts.csv",
            message!("data-a-scanned-count"),
            SCANNED_COUNTS,
            scanned_counts(dossier, edition),
        ),
        write_file(
            "evidence-records.csv",
            message!("data-a-scanned-record"),
            SCANNED_RECORDS,
            scanned_records(dossier),
        ),
    ]
}

/// The tables as one JSON object: an array a table, an object a row, every value as text on one line.
pub fn to_json(files: &[DataFile]) -> String {
    let table = |file: &DataFile| {
        let row = |row: &Vec<String>| {
            let cells = file.columns.iter().zip(row);
            let cells = cells.map(|((name, _), cell)| ((*name).to_owned(), Value::from(show(cell).as_ref())));
            Value::Object(cells.collect())
        };
        Value::Array(file.cells.iter().map(row).collect())
    };
    let tables = files
        .iter()
        .map(|file| (file.name.trim_end_matches(".csv").to_owned(), table(file)));
    escape_json(&format!("{:#}\n", Value::Object(tables.collect()))).into_owned()
}

/// What the files are, for programs: a Frictionless Data Package (specs.frictionlessdata.io, version 1), whose resources are the
/// CSV files with their columns. Every value is a text; what it means stands in its description.
pub fn to_package(configuration: &Configuration, files: &[DataFile]) -> String {
    let fields = |file: &DataFile| {
        let fields = file.columns.iter();
        fields
            .map(|(name, says)| json!({ "name": name, "type": "string", "description": says() }))
            .collect::<Vec<_>>()
    };
    let resources = files.iter().map(|file| {
        json!({
            "profile": "tabular-data-resource", "name": file.name.trim_end_matches(".csv"), "path": file.name,
            "format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "description": file.row,
            "bytes": file.text.len(), "schema": { "fields": fields(file), "missingValues": [""] },
        })
    });
    let letter = |c: char| {
        if c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-') {
            c.to_ascii_lowercase()
        } else {
            '-'
        }
    };
    let name: String = format!("{}-{}", configuration.title, configuration.edition)
        .chars()
        .map(letter)
        .collect();
    let package = json!({
        "profile": "tabular-data-package", "name": name, "title": configuration.title,
        "description": configuration.summary, "version": configuration.edition,
        "created": format!("{}T00:00:00Z", configuration.date), "licenses": [{ "name": configuration.licence }],
        "contributors": [{ "title": configuration.contact }], "resources": resources.collect::<Vec<_>>(),
    });
    escape_json(&format!("{package:#}\n")).into_owned()
}

/// Names of columns, which are format, with their meaning, which are words.
type Columns = &'static [(&'static str, fn() -> String)];

fn write_file(name: &'static str, row: String, columns: Columns, rows: Vec<Vec<String>>) -> DataFile {
    let header: Vec<String> = columns.iter().map(|(name, _)| (*name).to_owned()).collect();
    DataFile {
        name,
        row,
        columns,
        rows: rows.len(),
        text: write_csv(&header, &rows),
        cells: rows,
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
