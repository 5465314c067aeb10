//! The data page: what can be taken along, by what it is good for, with size, rows and columns.

use serde::Serialize;

use crate::render::data::{ARCHIVE, BOOK, DataFile, JSON, JSON_SCHEMA};
use crate::render::messages::message;
use crate::render::words;

use super::Reader;
use super::frame::{At, Entry, Frame, frame, home};
use super::print::list_prints;

/// The data page.
#[derive(Serialize)]
pub struct DataPage {
    #[serde(flatten)]
    frame: Frame,
    book: WholeFile,
    json: WholeFile,
    schema: WholeFile,
    files: Vec<FileRow>,
    changed: bool,
    /// Path of the archive of the site; empty in the archive itself.
    archive: &'static str,
    views: Vec<ViewRow>,
    cite: String,
}

/// A file with all tables.
#[derive(Serialize)]
struct WholeFile {
    name: &'static str,
    kilobytes: usize,
}

/// A view with what there is of it to print and to put into documents.
#[derive(Serialize)]
struct ViewRow {
    name: String,
    documents: Vec<Entry>,
}

/// A file with one table.
#[derive(Serialize)]
struct FileRow {
    name: &'static str,
    row: String,
    /// What one can do with it.
    purpose: String,
    rows: usize,
    kilobytes: usize,
    columns: Vec<(&'static str, String)>,
}

/// Composes the data page; `sizes` are those of the files with all tables, in bytes; in the archive of the site nothing is said
/// of the archive.
pub fn page(reader: &Reader, files: &[DataFile], (sizes, has_archive): (&[(&str, usize)], bool)) -> DataPage {
    let rows = files.iter().map(|file| FileRow {
        name: file.name,
        row: file.row.clone(),
        purpose: say_purpose(file.name),
        rows: file.rows.len(),
        kilobytes: to_kilobytes(file.text.len()),
        columns: file.columns.iter().map(|(name, says)| (*name, says())).collect(),
    });
    let whole = |name: &'static str| WholeFile {
        name,
        kilobytes: sizes
            .iter()
            .find(|(of, _)| *of == name)
            .map_or(0, |(_, bytes)| to_kilobytes(*bytes)),
    };
    let views = reader.drawn.iter().map(|drawn| {
        let mut documents = list_prints(reader, drawn);
        documents.push(Entry::new(
            message!("data-map-alone"),
            format!("maps/{}.svg", drawn.view.id),
        ));
        ViewRow {
            name: drawn.view.title.clone(),
            documents,
        }
    });
    DataPage {
        frame: frame(
            reader,
            At::Root,
            &message!("navigation-data"),
            Some(message!("kind-downloads")),
            "data.html",
            vec![home()],
        ),
        book: whole(BOOK),
        json: whole(JSON),
        schema: whole(JSON_SCHEMA),
        files: rows.collect(),
        changed: reader.differences.is_some(),
        archive: if has_archive { ARCHIVE } else { "" },
        views: views.collect(),
        cite: words::cite_edition(reader.dossier),
    }
}

/// What one can do with a table; empty for one that no sentence is about.
fn say_purpose(file: &str) -> String {
    match file {
        "technologies.csv" => message!("data-to-choose"),
        "needs.csv" => message!("data-to-hear"),
        "topics.csv" => message!("data-to-compare-topics"),
        "workshops.csv" => message!("data-to-date"),
        "standards.csv" => message!("data-to-cite-standards"),
        "links.csv" => message!("data-to-follow"),
        "placements.csv" => message!("data-to-compare-places"),
        "certainty.csv" => message!("data-to-doubt"),
        "levels.csv" => message!("data-to-weigh"),
        "moves.csv" => message!("data-to-see-what-moves"),
        "questions.csv" => message!("data-to-ask"),
        "trials.csv" => message!("data-to-test"),
        "legal-classes.csv" => message!("data-to-read-law"),
        "assessors.csv" => message!("data-to-agree"),
        "records.csv" => message!("data-to-check-use"),
        "record-figures.csv" => message!("data-to-compare-figures"),
        "evidence-counts.csv" => message!("data-to-plot"),
        "evidence-records.csv" => message!("data-to-read-sources"),
        _ => String::new(),
    }
}

fn to_kilobytes(bytes: usize) -> usize {
    bytes.div_ceil(1000)
}
