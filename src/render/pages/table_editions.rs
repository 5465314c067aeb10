//! The editions of a drawn table: the switch between their maps, and the page of what came, moved and left.

use serde::Serialize;

use crate::model::{RadarTable, Revision, TableItem};
use crate::render::messages::message;

use super::frame::{Entry, Frame, home};
use super::table::{Drawn, address, frame};

/// The page of changes.
pub const CHANGES: &str = "changes.html";

/// What came, moved and left, edition by edition, the newest first.
#[derive(Serialize)]
pub struct ChangesPage {
    #[serde(flatten)]
    frame: Frame,
    editions: Vec<EditionChanges>,
}

#[derive(Serialize)]
struct EditionChanges {
    id: String,
    name: String,
    href: String,
    parts: Vec<Part>,
}

#[derive(Serialize)]
struct Part {
    name: String,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    name: String,
    href: String,
    words: String,
}

/// The address of the map of an edition.
pub fn address_of_edition(table: &RadarTable, edition: usize) -> String {
    match edition == table.latest() {
        true => "index.html".to_owned(),
        false => format!("edition-{}.html", table.editions[edition].id),
    }
}

/// What leads to the maps of all editions, the newest first, and to what changed.
pub fn list_switch(table: &RadarTable, path: &str) -> Vec<Entry> {
    let editions = (0..table.editions.len()).rev();
    let maps = editions.map(|edition| (table.editions[edition].name.clone(), address_of_edition(table, edition)));
    let changes = (message!("navigation-changes"), CHANGES.to_owned());
    let entry = |(name, href): (String, String)| Entry {
        current: href == path,
        ..Entry::new(name, href)
    };
    maps.chain([changes]).map(entry).collect()
}

/// Composes the page.
pub fn changes_page(drawn: &Drawn) -> ChangesPage {
    let table = drawn.table;
    let mut frame = frame(drawn, &message!("changes-of-editions"), "", CHANGES);
    frame.crumbs = vec![home()];
    ChangesPage {
        frame,
        editions: (1..table.editions.len())
            .rev()
            .map(|edition| list_changes(table, edition))
            .collect(),
    }
}

fn list_changes(table: &RadarTable, edition: usize) -> EditionChanges {
    let (mut came, mut moved, mut left) = (Vec::new(), Vec::new(), Vec::new());
    let place = |revision: &Revision| {
        let (ring, sector) = (&table.rings[revision.ring].name, &table.sectors[revision.sector].name);
        message!("ring-and-sector", ring = ring, sector = sector)
    };
    let row = |item: &TableItem, words: String| Row {
        name: item.name.clone(),
        href: address(&item.id),
        words,
    };
    for item in &table.items {
        match (table.revision(item, edition - 1), table.revision(item, edition)) {
            (None, Some(now)) => came.push(row(item, place(now))),
            (Some(before), None) => left.push(row(item, message!("was-in-place", place = place(before)))),
            (Some(before), Some(now)) if (before.ring, before.sector) != (now.ring, now.sector) => {
                let (from, to) = match before.sector == now.sector {
                    true => (
                        table.rings[before.ring].name.clone(),
                        table.rings[now.ring].name.clone(),
                    ),
                    false => (place(before), place(now)),
                };
                moved.push(row(item, message!("from-one-ring-to-another", from = from, to = to)));
            }
            _ => {}
        }
    }
    let part = |name: String, mut rows: Vec<Row>| {
        rows.sort_by_key(|row| row.name.to_lowercase());
        Part { name, rows }
    };
    let parts = vec![
        part(message!("came-in-edition"), came),
        part(message!("moved-in-edition"), moved),
        part(message!("left-in-edition"), left),
    ];
    EditionChanges {
        id: table.editions[edition].id.clone(),
        name: message!(
            "edition-since-edition",
            edition = &table.editions[edition].name,
            before = &table.editions[edition - 1].name
        ),
        href: address_of_edition(table, edition),
        parts: parts.into_iter().filter(|part| !part.rows.is_empty()).collect(),
    }
}
