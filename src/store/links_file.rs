//! `links.csv`: which need and which technology belong together, who says so, and why. Several people may each have a row.

use crate::diagnostic::Place;
use crate::model::{Grade, Link};

use super::columns::{TableRow, read_rows_with};
use super::files::TextFile;
use super::names::NameKind;
use super::notes::Notes;

/// The columns; the last need not be there.
const COLUMNS: [&str; 7] = ["need", "technology", "grade", "by", "date", "why", "review_by"];

/// A link with the place of its row.
pub struct LinkRow {
    pub link: Link,
    pub place: Place,
}

/// Reads all links; what is wrong is noted.
pub fn read_links(file: &TextFile, notes: &Notes) -> Vec<LinkRow> {
    let rows = read_rows_with(file, &COLUMNS, COLUMNS.len() - 1, notes);
    rows.iter().filter_map(|row| read_link(row, notes)).collect()
}

fn read_link(row: &TableRow, notes: &Notes) -> Option<LinkRow> {
    let need = row.text("need").map(|text| notes.refer(NameKind::Need, text));
    let technology = row
        .text("technology")
        .map(|text| notes.refer(NameKind::Technology, text));
    let grade = row.choice("grade", &Grade::ALL);
    let by = row.text("by").inspect(|text| notes.word("name", text));
    let by = by.filter(|by| !notes.refuse_address("the name", by));
    let date = row.date("date");
    let why = row.text("why");
    let review_by = row.date_if("review_by");
    Some(LinkRow {
        place: row.place(),
        link: Link {
            need: need?,
            technology: technology?,
            grade: grade?,
            by: by?.value,
            date: date?,
            why: why?.value,
            review_by,
        },
    })
}
