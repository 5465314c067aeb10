//! The data behind a page, for the line at its end: files that are made at build time.

use crate::render::data::{BOOK, path_of_technology, path_of_topic};
use crate::render::messages::message;

use super::Reader;
use super::frame::Entry;

/// The files behind the page at an address; none where it has none of its own.
pub fn list_data(reader: &Reader, href: &str) -> Vec<Entry> {
    let (folder, name) = href.split_once('/').unwrap_or(("", href));
    let id = name.trim_end_matches(".html");
    let book = || Entry::new(message!("page-data-book"), format!("data/{BOOK}"));
    let table = |name: &str| Entry::new(message!("page-data-table"), format!("data/{name}.csv"));
    match (folder, id) {
        ("tech", id) if reader.dossier.technology(id).is_some() => {
            vec![Entry::new(message!("page-data-object"), path_of_technology(id)), book()]
        }
        ("topic", id) if reader.dossier.topic(id).is_some() => {
            vec![Entry::new(message!("page-data-topic"), path_of_topic(id))]
        }
        ("", "needs" | "standards" | "records") => vec![table(id), book()],
        ("", "next") => vec![table("questions"), book()],
        ("", "changes") if reader.differences.is_some() => vec![
            Entry::new(message!("page-data-changes"), "data/changes.json"),
            Entry::new(message!("page-data-feed"), "changes.atom"),
        ],
        _ => Vec::new(),
    }
}
