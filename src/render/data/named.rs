//! What identifiers in the tables stand for, beside them: so that a table is read without another one.

use crate::model::{Dossier, needs_by_id};
use crate::render::messages::message;

use super::{Column, Columns};

/// What an identifier stands for: its column, and the column that is put behind it.
const NAMED: [(&str, Column); 2] = [
    ("technology", ("name", || message!("data-name-of-the-technology"))),
    ("need", ("statement", || message!("data-the-statement-in-our"))),
];

/// Puts the name behind each technology and the statement behind each need, where the table does not have them.
pub fn name_rows(dossier: &Dossier, columns: Columns, rows: Vec<Vec<String>>) -> (Vec<Column>, Vec<Vec<String>>) {
    let (mut columns, mut rows) = (columns.to_vec(), rows);
    let needs = needs_by_id(&dossier.workshops);
    for (identifier, named) in NAMED {
        let Some(at) = columns.iter().position(|(name, _)| *name == identifier) else {
            continue;
        };
        if columns.iter().any(|(name, _)| *name == named.0) {
            continue;
        }
        columns.insert(at + 1, named);
        for row in &mut rows {
            let words = match identifier {
                "technology" => dossier.technology(&row[at]).map(|technology| &technology.name),
                _ => needs.get(row[at].as_str()).map(|(_, need)| &need.statement),
            };
            row.insert(at + 1, words.cloned().unwrap_or_default());
        }
    }
    (columns, rows)
}
