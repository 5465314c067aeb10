//! Zalando's `config.json`: names and entries in one file, quadrants and rings by their index.

use serde_json::{Value as Json, json};

use super::{Exportable, colour, object, write_about, write_name};
use crate::inert::print_json;
use crate::model::{Movement, Revision, TableItem};

/// The tag of an entry that the tool shows as inactive.
const INACTIVE: &str = "inactive";

/// The file.
pub fn write(view: &Exportable) -> String {
    let quadrants = view
        .sector_names()
        .map(|sector| json!({"name": write_name(&sector.name)}));
    let rings = view.ring_names().enumerate().map(|(index, ring)| {
        object([
            ("name", write_name(&ring.name).into()),
            ("color", colour(index, ring).into()),
            ("description", ring.description.as_str().into()),
        ])
    });
    let entries = view.items.iter().map(|(item, revision)| entry(view, item, revision));
    print_json(&json!({
        "date": view.table.editions[view.table.latest()].name,
        "title": write_name(&view.table.title),
        "quadrants": quadrants.collect::<Json>(),
        "rings": rings.collect::<Json>(),
        "entries": entries.collect::<Json>(),
    }))
}

fn entry(view: &Exportable, item: &TableItem, revision: &Revision) -> Json {
    let moved = match view.table.movement(revision, view.table.latest()) {
        Some(Movement::New) => json!(2),
        Some(Movement::Inward) => json!(1),
        Some(Movement::Outward) => json!(-1),
        Some(Movement::Unchanged) => json!(0),
        None => Json::Null,
    };
    object([
        ("quadrant", view.sector(revision).0.into()),
        ("ring", view.ring(revision).0.into()),
        ("label", write_name(&item.name).into()),
        ("active", (!item.tags.iter().any(|tag| tag == INACTIVE)).into()),
        ("moved", moved),
        ("link", item.links.first().map(|link| link.address.as_str()).into()),
        ("description", write_about(&revision.description).into()),
    ])
}
