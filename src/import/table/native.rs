//! What a JSON table written by `leadar ingest --from` says beyond a plain one: editions, histories, links, meanings.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json};
use unicode_normalization::UnicodeNormalization;

use super::RawItem;
use super::json::slot_value;
use super::keys::{Key, keys};
use super::values::{keep, read_movement, read_optional};
use crate::diagnostic::{Diagnostic, Place, excerpt};
use crate::import::excess::find_excess;
use crate::import::files::edition_of;
use crate::import::links::read_link;
use crate::import::names::{fold, free_name, identifier};
use crate::import::prose::from_markdown;
use crate::model::{Presence, RadarTable, Revision, TableItem, TableLink, TableName, parse_colour};

/// The table with its history. What cannot be read is told and left out.
pub fn extend(
    mut table: RadarTable,
    name: &str,
    json: &Map<String, Json>,
    diagnostics: &mut Vec<Diagnostic>,
) -> RadarTable {
    if let Some(meanings) = json.get("meanings") {
        let known = [("sectors", &mut table.sectors), ("rings", &mut table.rings)];
        known
            .into_iter()
            .for_each(|(key, names)| add_meanings(meanings.get(key), names));
    }
    if let Some(colours) = json.get("colours") {
        for (key, names) in [("sectors", &mut table.sectors), ("rings", &mut table.rings)] {
            for own in names {
                let said = colours.get(key).and_then(|said| said.get(&own.name));
                own.colour = said.and_then(Json::as_str).and_then(parse_colour);
                if let (Some(said), None) = (said, own.colour) {
                    let message = format!(
                        "the colour {said} of \"{}\" is none; it is left out.",
                        excerpt(&own.name)
                    );
                    let warning = Diagnostic::warning(Place::in_file(name), message);
                    diagnostics.push(warning.with_hint("write it as #rrggbb, such as #12406f"));
                }
            }
        }
    }
    let list = |key: &str| json.get(key).and_then(Json::as_array).cloned().unwrap_or_default();
    let named = list("editions").into_iter().filter_map(|edition| {
        let name = edition.as_str().or_else(|| edition.get("name")?.as_str())?;
        let id = edition
            .get("id")
            .and_then(Json::as_str)
            .map(identifier)
            .filter(|id| !id.is_empty());
        let made = edition_of(name);
        Some(crate::model::TableEdition {
            id: id.unwrap_or(made.id),
            name: made.name,
        })
    });
    let mut editions: Vec<_> = named.collect();
    if let (true, Some(date)) = (editions.is_empty(), json.get("date").and_then(Json::as_str)) {
        editions.push(edition_of(date));
    }
    if !editions.is_empty() {
        table.editions = editions;
        table.presence = match json.get("presence").and_then(Json::as_str) {
            Some("inherited") => Presence::Inherited,
            Some("timeline") => Presence::Timeline,
            _ => Presence::Listed,
        };
    }
    let place = Place::in_file(name);
    let latest = table.latest();
    let mut items = std::mem::take(&mut table.items);
    let mut told: BTreeMap<String, Map<String, Json>> = BTreeMap::new();
    for json in list("items") {
        let Json::Object(json) = json else { continue };
        told.entry(id_of(&json)).or_insert(json);
    }
    for item in &mut items {
        let Some(json) = told.remove(&item.id.to_lowercase()) else {
            continue;
        };
        extend_item(item, &json, &place, diagnostics);
        let since = json
            .get("since")
            .and_then(Json::as_str)
            .and_then(|since| find_edition(&table, since));
        let since = since.filter(|_| table.presence != Presence::Listed).unwrap_or(latest);
        let mut history = read_history(&table, item, &json, &place, diagnostics);
        history.retain(|revision| revision.edition < since);
        item.revisions.iter_mut().for_each(|revision| revision.edition = since);
        item.revisions.splice(0..0, history);
        if let Some(excess) = find_excess(item) {
            let message = format!("{} has {excess}.", item.id);
            diagnostics.push(Diagnostic::error(place.clone(), message).with_hint("shorten it"));
        }
    }
    for json in list("former") {
        let Json::Object(json) = json else { continue };
        items.extend(read_former(&table, &json, &items, &place, diagnostics));
    }
    table.items = items;
    table
}

/// The identifier of an item, given or made from its name, as items are told apart by it.
fn id_of(json: &Map<String, Json>) -> String {
    let words = keys(json.keys().map(String::as_str), &|_| Vec::new());
    let of = |wanted: Key| {
        let (_, (_, value)) = words.iter().zip(json).find(|(key, _)| **key == Some(wanted))?;
        let text = value
            .as_str()
            .map_or_else(|| value.to_string(), |text| text.trim().to_owned());
        (!text.is_empty() && !value.is_null()).then_some(text)
    };
    let id = of(Key::Id).map(|id| free_name(id.nfc().collect(), "item"));
    let id = id.unwrap_or_else(|| identifier(&of(Key::Name).unwrap_or_default()));
    id.to_lowercase()
}

fn add_meanings(meanings: Option<&Json>, names: &mut [TableName]) {
    for name in names {
        let meaning = meanings
            .and_then(|meanings| meanings.get(&name.name))
            .and_then(Json::as_str);
        name.description = from_markdown(meaning.unwrap_or_default());
    }
}

fn find_edition(table: &RadarTable, wanted: &str) -> Option<usize> {
    table
        .editions
        .iter()
        .position(|edition| edition.id == wanted || edition.name == wanted)
}

fn extend_item(item: &mut TableItem, json: &Map<String, Json>, place: &Place, diagnostics: &mut Vec<Diagnostic>) {
    let links = json.get("links").and_then(Json::as_array).into_iter().flatten();
    for link in links {
        let address = link.as_str().or_else(|| link.get("address")?.as_str());
        let words = link.get("words").and_then(Json::as_str).unwrap_or_default().to_owned();
        let read = read_link(address, &item.name, place, diagnostics);
        for link in read {
            match item.links.iter_mut().find(|other| other.address == link.address) {
                Some(other) => other.words.clone_from(&words),
                None => item.links.push(TableLink {
                    words: words.clone(),
                    ..link
                }),
            }
        }
    }
    if let Some(more) = json.get("more").and_then(Json::as_object) {
        let text = |value: &Json| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        item.more
            .extend(more.iter().map(|(key, value)| (key.clone(), text(value))));
    }
    if json.get("shown").and_then(Json::as_bool) == Some(false) {
        item.revisions.iter_mut().for_each(|revision| revision.shown = false);
    }
}

fn read_history(
    table: &RadarTable,
    item: &TableItem,
    json: &Map<String, Json>,
    place: &Place,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Revision> {
    let mut history = Vec::new();
    for (index, json) in json
        .get("history")
        .and_then(Json::as_array)
        .into_iter()
        .flatten()
        .enumerate()
    {
        let called = format!("{}.history[{index}]", item.id);
        match read_revision(table, json, (called, place), diagnostics) {
            Ok(revision) => history.push(revision),
            Err(what) => {
                let message = format!("{}: history[{index}] {what}; it is left out.", item.id);
                diagnostics.push(Diagnostic::error(place.clone(), message));
            }
        }
    }
    history.sort_by_key(|revision| revision.edition);
    history.dedup_by_key(|revision| revision.edition);
    history
}

fn read_revision(
    table: &RadarTable,
    json: &Json,
    (called, place): (String, &Place),
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Revision, String> {
    let text = |key: &str| json.get(key).and_then(Json::as_str);
    let find = |key: &str, names: &[TableName]| {
        let wanted = text(key).ok_or(format!("has no {key}"))?;
        let found = names.iter().position(|name| fold(&name.name) == fold(wanted));
        found.ok_or(format!("has the {key} \"{}\", which is not listed", excerpt(wanted)))
    };
    let edition = text("edition")
        .and_then(|edition| find_edition(table, edition))
        .ok_or("has no edition that is listed")?;
    let (sector, ring) = (find("sector", &table.sectors)?, find("ring", &table.rings)?);
    let mut item = RawItem::empty(place.clone(), called.clone());
    for key in [Key::Score, Key::Demand, Key::Movement] {
        let value = json.get(key.word()).filter(|value| !value.is_null());
        *item.slot(key) = value.map(|value| slot_value(value.clone(), place, format!("{called}.{}", key.word())));
    }
    let optional = read_optional(&item, diagnostics);
    Ok(Revision {
        edition,
        sector,
        ring,
        score: optional.score,
        demand: optional.demand,
        movement: keep(item.movement.as_ref(), read_movement, diagnostics),
        description: from_markdown(text("description").unwrap_or_default()),
        shown: json.get("shown").and_then(Json::as_bool) != Some(false),
    })
}

fn read_former(
    table: &RadarTable,
    json: &Map<String, Json>,
    items: &[TableItem],
    place: &Place,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<TableItem> {
    let text = |key: &str| json.get(key).and_then(Json::as_str);
    let name = text("name")?.to_owned();
    let mut item = TableItem {
        id: identifier(text("id").unwrap_or(&name)),
        name,
        links: Vec::new(),
        tags: Vec::new(),
        related: Vec::new(),
        more: Vec::new(),
        revisions: Vec::new(),
    };
    extend_item(&mut item, json, place, diagnostics);
    item.revisions = read_history(table, &item, json, place, diagnostics);
    if let Some(excess) = find_excess(&item) {
        let message = format!("a former item has {excess}; it is left out.");
        diagnostics.push(Diagnostic::warning(place.clone(), message));
        return None;
    }
    let taken = items
        .iter()
        .any(|other| other.id.to_lowercase() == item.id.to_lowercase());
    if taken || item.id.is_empty() || item.revisions.is_empty() {
        let message = format!(
            "former item \"{}\" has no id of its own or no history; it is left out.",
            excerpt(&item.name)
        );
        diagnostics.push(Diagnostic::error(place.clone(), message));
        return None;
    }
    Some(item)
}
