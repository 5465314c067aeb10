//! The sheet of a sort-through, as CSV and as a workbook.

use crate::inert::write_csv;

use super::form::workbook::{Column, Sheet, write_workbook};
use super::messages::message;

/// Widths of the columns by name, in letters; others are narrow.
const WIDTHS: [(&str, u8); 5] = [
    ("file", 26),
    ("entry", 20),
    ("section", 24),
    ("cue", 24),
    ("statement", 70),
];
const NARROW: u8 = 14;

/// The columns that people fill in or change.
const FILLED: [&str; 4] = ["kind", "statement", "decision", "topic"];

/// Renders rows of entries as CSV.
pub fn render_sorting_csv(columns: &[&str], rows: &[Vec<String>]) -> String {
    write_csv(columns, rows.iter())
}

/// Renders rows of entries as a workbook, with a sheet on how to fill it in.
pub fn render_sorting_workbook(columns: &[&str], rows: &[Vec<String>]) -> Vec<u8> {
    let column = |name: &str, width: u8, filled: bool| Column {
        name: name.to_owned(),
        width,
        filled,
        number: false,
    };
    let of_entries = columns.iter().map(|name| {
        let width = WIDTHS.iter().find(|(of, _)| of == name);
        column(name, width.map_or(NARROW, |(_, width)| *width), FILLED.contains(name))
    });
    let entries = Sheet {
        name: message!("sorting-sheet"),
        columns: of_entries.collect(),
        rows: rows.to_vec(),
        numbers: None,
        filtered: false,
    };
    let help = Sheet {
        name: message!("sorting-sheet-help"),
        columns: vec![column(&message!("sorting-sheet-help"), 100, false)],
        rows: vec![
            vec![message!("sorting-sheet-decision")],
            vec![message!("sorting-sheet-change")],
            vec![message!("sorting-sheet-kinds")],
            vec![message!("sorting-sheet-keep-columns")],
        ],
        numbers: None,
        filtered: false,
    };
    write_workbook(&[entries, help])
}
