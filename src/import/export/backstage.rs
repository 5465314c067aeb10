//! Backstage's radar as JSON: entries with a timeline, the newest first.

use serde_json::{Value as Json, json};

use super::{Exportable, colour, date_editions, object, warn_of_days, write_name};
use crate::diagnostic::Diagnostic;
use crate::inert::print_json;
use crate::model::{Movement, Revision, TableItem};

/// The file.
pub fn write(view: &Exportable, told: &mut Vec<Diagnostic>) -> String {
    let (days, said) = date_editions(view.table);
    if !said {
        warn_of_days(view.table, &days, "the state", told);
    }
    let quadrants = view
        .sector_names()
        .map(|sector| json!({"id": sector.id, "name": write_name(&sector.name)}));
    let rings = view.ring_names().enumerate().map(|(index, ring)| {
        object([
            ("id", ring.id.as_str().into()),
            ("name", write_name(&ring.name).into()),
            ("color", colour(index, ring).into()),
            ("description", ring.description.as_str().into()),
        ])
    });
    let entries = view.items.iter().map(|(item, now)| entry(view, item, now, &days));
    print_json(&json!({
        "title": write_name(&view.table.title),
        "quadrants": quadrants.collect::<Json>(),
        "rings": rings.collect::<Json>(),
        "entries": entries.collect::<Json>(),
    }))
}

fn entry(view: &Exportable, item: &TableItem, now: &Revision, days: &[String]) -> Json {
    let timeline = item
        .revisions
        .iter()
        .rev()
        .filter(|revision| revision.edition <= now.edition);
    let timeline = timeline.map(|revision| {
        let moved = match revision.movement {
            Some(Movement::Inward) => json!(1),
            Some(Movement::Outward) => json!(-1),
            Some(Movement::New | Movement::Unchanged) => json!(0),
            None => Json::Null,
        };
        let about = if revision == now { "" } else { &revision.description };
        object([
            ("moved", moved),
            ("ringId", view.ring(revision).1.id.as_str().into()),
            ("date", days[revision.edition].as_str().into()),
            ("description", about.into()),
        ])
    });
    let links = item.links.iter().map(|link| {
        object([
            ("url", link.address.as_str().into()),
            ("title", link.words.as_str().into()),
        ])
    });
    object([
        ("key", item.id.as_str().into()),
        ("id", item.id.as_str().into()),
        ("title", write_name(&item.name).into()),
        ("quadrant", view.sector(now).1.id.as_str().into()),
        ("description", now.description.as_str().into()),
        ("links", links.collect()),
        ("timeline", timeline.collect()),
    ])
}
