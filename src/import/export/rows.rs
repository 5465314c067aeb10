//! Rows of CSV: Build your own radar's, and our own with every column.
//!
//! Rows are sorted by ring and sector, so that rings and sectors first appear in their order.

use super::html::to_html;
use super::{Exportable, write_name};
use crate::import::own_numbers::OWN_NUMBER;
use crate::import::table::is_column;
use crate::inert::write_csv as write_table;
use crate::model::{Movement, Revision, TableItem};

/// Columns of Build your own radar.
const BYOR: [&str; 6] = ["name", "ring", "quadrant", "isNew", "status", "description"];
/// Columns of our own tables.
const OWN: [&str; 11] = [
    "id",
    "name",
    "sector",
    "ring",
    "score",
    "demand",
    "movement",
    "description",
    "link",
    "tags",
    "related",
];

/// The table of Build your own radar; descriptions are HTML.
pub fn write_byor(view: &Exportable) -> String {
    let rows = sorted(view).into_iter().map(|(item, revision)| {
        let movement = view.table.movement(revision, view.table.latest());
        let is_new = movement == Some(Movement::New);
        vec![
            write_name(&item.name),
            write_name(&view.ring(revision).1.name),
            write_name(&view.sector(revision).1.name),
            if is_new { "TRUE" } else { "FALSE" }.to_owned(),
            movement.map_or("", status).to_owned(),
            on_one_line(to_html(&revision.description)),
        ]
    });
    write_table(&BYOR, rows)
}

/// Our own table.
pub fn write_csv(view: &Exportable) -> String {
    let mut words: Vec<&str> = OWN.to_vec();
    for key in view
        .items
        .iter()
        .flat_map(|(item, _)| &item.more)
        .map(|(key, _)| key.as_str())
    {
        let free = !words.contains(&key)
            && !key.trim().is_empty()
            && (key == OWN_NUMBER || !is_column(key))
            && words.len() < 150;
        words.extend(free.then_some(key));
    }
    let rows = sorted(view).into_iter().map(|(item, revision)| {
        let number = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
        let movement = view.table.movement(revision, view.table.latest());
        let mut row = vec![
            item.id.clone(),
            write_name(&item.name),
            write_name(&view.sector(revision).1.name),
            write_name(&view.ring(revision).1.name),
            number(revision.score),
            number(revision.demand),
            movement.map_or("", status).to_owned(),
            revision.description.clone(),
            item.links.first().map(|link| link.address.clone()).unwrap_or_default(),
            join(&item.tags),
            join(&item.related),
        ];
        let more = words[OWN.len()..].iter().map(|word| {
            let said = item.more.iter().find(|(key, _)| key == word);
            said.map(|(_, value)| value.clone()).unwrap_or_default()
        });
        row.extend(more);
        row
    });
    // A header is a cell like any other.
    let head = crate::inert::write_row(words.iter().copied());
    let body = write_table(&[], rows);
    format!("{head}{body}")
}

fn sorted<'t>(view: &Exportable<'t>) -> Vec<(&'t TableItem, &'t Revision)> {
    let mut rows = view.items.clone();
    rows.sort_by_key(|(_, revision)| (view.ring(revision).0, view.sector(revision).0));
    rows
}

fn status(movement: Movement) -> &'static str {
    match movement {
        Movement::New => "new",
        Movement::Inward => "moved in",
        Movement::Outward => "moved out",
        Movement::Unchanged => "no change",
    }
}

/// A list as one cell: with semicolons, so that commas belong to what is listed.
fn join(list: &[String]) -> String {
    match list {
        [one] if one.contains(',') => format!("{one};"),
        list => list.join("; "),
    }
}

/// HTML without line ends, but for those that count.
fn on_one_line(html: String) -> String {
    if html.contains("<pre") {
        html
    } else {
        html.trim_end().replace('\n', " ")
    }
}
