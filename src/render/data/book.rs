//! The tables as one workbook, a sheet each, behind a sheet that says what they are and one that says what columns mean.

use crate::model::Configuration;
use crate::render::form::workbook::{Column, Sheet, write_workbook};
use crate::render::messages::message;
use crate::render::words;

use super::{DataFile, is_number};

/// The widest and the narrowest column, in letters; longer texts are wrapped.
const WIDEST: usize = 48;
const NARROWEST: usize = 8;

/// Writes the workbook of some tables; those without a row are left out. It may be about one topic alone.
pub fn write_book(configuration: &Configuration, topic: Option<&str>, files: &[DataFile]) -> Vec<u8> {
    let filled: Vec<&DataFile> = files.iter().filter(|file| !file.rows.is_empty()).collect();
    let mut sheets = vec![about(configuration, topic, &filled)];
    sheets.extend(filled.iter().map(|file| table(file)));
    sheets.push(columns(&filled));
    write_workbook(&sheets)
}

/// What the workbook is, and what stands on which sheet.
fn about(configuration: &Configuration, topic: Option<&str>, files: &[&DataFile]) -> Sheet {
    let line = |what: String, says: String| vec![what, says, String::new()];
    let mut rows = vec![
        line(message!("book-title"), configuration.title.clone()),
        line(
            message!("book-edition"),
            message!(
                "paper-edition",
                edition = &configuration.edition,
                date = words::day(configuration.date)
            ),
        ),
        line(message!("book-licence"), configuration.licence.clone()),
        line(message!("book-contact"), configuration.contact.clone()),
    ];
    rows.extend(topic.map(|topic| line(message!("kind-topic"), topic.to_owned())));
    rows.extend(files.iter().map(|file| {
        vec![
            file.table().to_owned(),
            message!("book-row", row = &file.row),
            file.rows.len().to_string(),
        ]
    }));
    sheet(
        message!("book-about"),
        &[
            (message!("book-sheet"), false),
            (message!("column-meaning"), false),
            (message!("book-rows"), true),
        ],
        rows,
    )
}

fn table(file: &DataFile) -> Sheet {
    let columns: Vec<_> = file
        .columns
        .iter()
        .map(|(name, _)| ((*name).to_owned(), is_number(name)))
        .collect();
    sheet(file.table().to_owned(), &columns, file.rows.clone())
}

/// What every column means.
fn columns(files: &[&DataFile]) -> Sheet {
    let rows = files.iter().flat_map(|file| {
        let columns = file.columns.iter();
        columns.map(|(name, says)| vec![file.table().to_owned(), (*name).to_owned(), says()])
    });
    let header = [
        message!("book-sheet"),
        message!("book-column"),
        message!("column-meaning"),
    ];
    sheet(
        message!("book-columns"),
        &header.map(|name| (name, false)),
        rows.collect(),
    )
}

fn sheet(name: String, columns: &[(String, bool)], rows: Vec<Vec<String>>) -> Sheet {
    let longest = |index: usize| rows.iter().map(|row| row[index].chars().count()).max();
    let columns = columns.iter().enumerate().map(|(index, (name, number))| {
        // The header has a button for its filter.
        let needed = longest(index).unwrap_or_default().max(name.chars().count() + 4);
        Column {
            name: name.clone(),
            width: u8::try_from(needed.clamp(NARROWEST, WIDEST)).unwrap_or(u8::MAX),
            filled: false,
            number: *number,
        }
    });
    Sheet {
        name,
        columns: columns.collect(),
        rows,
        numbers: None,
        filtered: true,
    }
}
