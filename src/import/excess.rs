//! Items and names of a table that are longer than anything that can be drawn.

use crate::diagnostic::{Diagnostic, Place, excerpt};
use crate::model::{RadarTable, TableItem, limits};

/// What of an item is longer or more than is read; `None` when all of it can be drawn.
pub fn find_excess(item: &TableItem) -> Option<String> {
    let lists = [
        ("tags", item.tags.len()),
        ("links", item.links.len()),
        ("related items", item.related.len()),
        ("other values", item.more.len()),
    ];
    let long_list = lists.into_iter().find(|(_, count)| *count > limits::TAGS);
    if let Some((what, count)) = long_list {
        return Some(format!("{count} {what}; at most {} are read", limits::TAGS));
    }
    let of_lists = item
        .tags
        .iter()
        .chain(&item.related)
        .map(|text| ("a tag or related item", text, limits::LINE));
    let addresses = item.links.iter().map(|link| ("a link", &link.address, limits::ADDRESS));
    let words = item
        .links
        .iter()
        .map(|link| ("a link's text", &link.words, limits::LINE));
    let keys = item.more.iter().map(|(key, _)| ("a key", key, limits::HEADER));
    let values = item
        .more
        .iter()
        .map(|(_, value)| ("a value", value, limits::DESCRIPTION));
    let said = item
        .revisions
        .iter()
        .map(|revision| ("a description", &revision.description, limits::DESCRIPTION));
    std::iter::once(("a name", &item.name, limits::NAME))
        .chain(std::iter::once(("an id", &item.id, limits::NAME)))
        .chain(of_lists)
        .chain(addresses)
        .chain(words)
        .chain(keys)
        .chain(values)
        .chain(said)
        .find_map(|(what, text, most)| measure(what, text, most))
}

/// A text that has more letters than are read, in words.
pub fn measure(what: &str, text: &str, most: usize) -> Option<String> {
    let letters = text.chars().count();
    (letters > most).then(|| {
        format!(
            "{what} of {letters} letters (\"{}\"); at most {most} are read",
            excerpt(text)
        )
    })
}

/// Whether the title and the names of sectors, rings and editions can be drawn; what cannot is told.
pub fn check_names(table: &RadarTable, file: &str, diagnostics: &mut Vec<Diagnostic>) -> bool {
    let names =
        |names: &[crate::model::TableName]| -> Vec<String> { names.iter().map(|name| name.name.clone()).collect() };
    let means = table.sectors.iter().chain(&table.rings).map(|name| &name.description);
    let editions = table.editions.iter().map(|edition| edition.name.clone()).collect();
    let all = [
        ("title", vec![table.title.clone()]),
        ("sector", names(&table.sectors)),
        ("ring", names(&table.rings)),
        ("edition", editions),
    ];
    let long = all.iter().flat_map(|(what, names)| {
        let what = format!("the radar has a {what}");
        names.iter().filter_map(move |name| measure(&what, name, limits::NAME))
    });
    let means = means.filter_map(|text| measure("the radar has a meaning", text, limits::DESCRIPTION));
    let found: Vec<String> = long.chain(means).collect();
    diagnostics.extend(
        found
            .iter()
            .map(|words| Diagnostic::error(Place::in_file(file), format!("{words}."))),
    );
    found.is_empty()
}
