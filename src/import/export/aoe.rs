//! AOE's folder: `config.json` and, for each release, a Markdown file for each item that it says something new of.

use serde_json::{Value as Json, json};

use super::{Exportable, colour, date_editions, object, warn_of_days, write_name};
use crate::diagnostic::Diagnostic;
use crate::inert::print_json;
use crate::model::{Revision, TableItem, TableName};

/// The files; the name of a release is its day.
pub fn write(view: &Exportable, told: &mut Vec<Diagnostic>) -> Vec<(String, String)> {
    let (days, said) = date_editions(view.table);
    if !said {
        warn_of_days(view.table, &days, "the release", told);
    }
    let mut files = vec![("aoe/config.json".to_owned(), print_json(&config(view)))];
    for (item, _) in &view.items {
        let mut before: Option<&Revision> = None;
        for revision in &item.revisions {
            let same = |before: &Revision| {
                let about = before.description == revision.description && before.shown == revision.shown;
                about && (before.sector, before.ring) == (revision.sector, revision.ring)
            };
            if !before.is_some_and(same) {
                let path = format!("aoe/radar/{}/{}.md", days[revision.edition], item.id);
                files.push((path, leaf(view, item, revision)));
            }
            before = Some(revision);
        }
    }
    files
}

fn config(view: &Exportable) -> Json {
    let named = |name: &TableName, colour: &str| {
        [
            ("id", Json::from(name.id.as_str())),
            ("title", write_name(&name.name).into()),
            ("description", name.description.as_str().into()),
            ("color", colour.into()),
        ]
    };
    let sectors: Json = view
        .sector_names()
        .enumerate()
        .map(|(index, name)| object(named(name, colour(index, name))))
        .collect();
    let count = view.rings.len().max(1);
    let rings = view.ring_names().enumerate().map(|(index, ring)| {
        let mut ring = object(named(ring, colour(index, ring)));
        // Areas that shrink outwards keep the names of the inner rings apart.
        ring["radius"] = json!(((index + 1) as f64 / count as f64).sqrt());
        ring["strokeWidth"] = json!(count - index);
        ring
    });
    // The fifth version calls segments what earlier ones call quadrants.
    json!({
        "labels": {"title": write_name(&view.table.title)},
        "segments": sectors,
        "quadrants": sectors,
        "rings": rings.collect::<Json>(),
    })
}

/// A file of an item; texts are written as JSON writes them, which is YAML too.
fn leaf(view: &Exportable, item: &TableItem, revision: &Revision) -> String {
    let sector = &view.sector(revision).1.id;
    let mut front = vec![
        ("title", json!(write_name(&item.name))),
        ("ring", json!(view.ring(revision).1.id)),
        ("segment", json!(sector)),
        ("quadrant", json!(sector)),
    ];
    if !item.tags.is_empty() {
        front.push(("tags", json!(item.tags)));
    }
    if !revision.shown || item.revisions.len() > 1 {
        front.push(("featured", json!(revision.shown)));
    }
    if !item.links.is_empty() {
        let links = item.links.iter().map(|link| {
            object([
                ("url", link.address.as_str().into()),
                ("name", link.words.as_str().into()),
            ])
        });
        front.push(("links", links.collect()));
    }
    let lines: String = front
        .iter()
        .map(|(key, value)| format!("{key}: {}\n", yaml(value)))
        .collect();
    format!("---\n{lines}---\n\n{}\n", revision.description)
}

/// A value on one line that JSON and YAML read alike.
fn yaml(value: &Json) -> String {
    crate::inert::escape_json(&value.to_string()).into_owned()
}
