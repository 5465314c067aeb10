//! The data page: files with their size, rows and columns.

use serde::Serialize;

use crate::render::data::DataFile;
use crate::render::messages::message;

use super::Reader;
use super::frame::{At, Entry, Frame, frame, home};
use super::print::list_prints;

/// The data page.
#[derive(Serialize)]
pub struct DataPage {
    #[serde(flatten)]
    frame: Frame,
    digest: String,
    files: Vec<FileRow>,
    maps: Vec<Entry>,
    prints: Vec<Entry>,
}

/// A file of data.
#[derive(Serialize)]
struct FileRow {
    name: &'static str,
    row: String,
    rows: usize,
    kilobytes: usize,
    columns: Vec<(&'static str, String)>,
}

/// Composes the data page.
pub fn page(reader: &Reader, files: &[DataFile]) -> DataPage {
    let rows = files.iter().map(|file| FileRow {
        name: file.name,
        row: file.row.clone(),
        rows: file.rows,
        kilobytes: file.text.len().div_ceil(1000),
        columns: file.columns.iter().map(|(name, says)| (*name, says())).collect(),
    });
    let maps = reader.drawn.iter();
    DataPage {
        frame: frame(
            reader,
            At::Root,
            &message!("navigation-data"),
            Some(message!("kind-downloads")),
            "data.html",
            vec![home()],
        ),
        digest: reader.short_digest(),
        files: rows.collect(),
        prints: reader
            .drawn
            .iter()
            .flat_map(|drawn| {
                let named = |print: Entry| {
                    let name = message!("document-of-view", view = &drawn.view.title, document = print.name);
                    Entry::new(name, print.href)
                };
                list_prints(reader, drawn).into_iter().map(named)
            })
            .collect(),
        maps: maps
            .map(|drawn| Entry::new(drawn.view.title.clone(), format!("maps/{}.svg", drawn.view.id)))
            .collect(),
    }
}
