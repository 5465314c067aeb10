//! A JSON table to a radar: every value checked against the lists of sectors and rings, every error kept.

use std::collections::BTreeMap;

use super::values::{keep, read_description, read_movement, read_number, read_optional, read_text, split_list};
use super::{FoundValue, RawItem, RawTable, RawValue};
use crate::diagnostic::{Diagnostic, Place, has_errors, nearest};
use crate::import::excess::find_excess;
use crate::import::names::{identifier, identifiers};
use crate::import::rings::{is_outside, known_ranks};
use crate::inert::show_line;
use crate::model::{Presence, RadarTable, Revision, TableEdition, TableItem, TableLink, TableName, limits};

/// The radar of a table; none when there is an error.
pub fn assemble(id: String, name: &str, table: RawTable, diagnostics: &mut Vec<Diagnostic>) -> Option<RadarTable> {
    let file = Place::in_file(name);
    let sectors = read_names("sector", &table.sectors, limits::SECTORS, &file, diagnostics);
    let rings = read_names("ring", &table.rings, limits::RINGS + 1, &file, diagnostics);
    let (sectors, rings) = (sectors?, rings?);
    let order = ring_order(&rings);
    let proper = rings.iter().filter(|ring| !is_outside(ring)).count();
    if proper > limits::RINGS || proper == 0 && !rings.is_empty() {
        let message = format!(
            "there are {proper} rings besides Restricted; a radar has 1 to {}.",
            limits::RINGS
        );
        diagnostics.push(Diagnostic::error(file, message));
    }
    let mut items = Vec::new();
    let mut ids = BTreeMap::new();
    for item in &table.items {
        let read = read_item(item, &sectors, &rings, &mut ids, diagnostics);
        items.extend(read.map(|mut item| {
            for revision in &mut item.revisions {
                revision.ring = order.iter().position(|ring| *ring == revision.ring).unwrap_or(0);
            }
            item
        }));
    }
    let named = |names: Vec<&String>, ids: Vec<String>| -> Vec<TableName> {
        let pairs = ids.into_iter().zip(names);
        pairs
            .map(|(id, name)| TableName {
                id,
                name: show_line(name).into_owned(),
                description: String::new(),
                colour: None,
            })
            .collect()
    };
    let ring_ids = identifiers(rings.iter().map(String::as_str), "ring");
    let sector_ids = identifiers(sectors.iter().map(String::as_str), "sector");
    let radar = RadarTable {
        id,
        title: table.title,
        sectors: named(sectors.iter().collect(), sector_ids),
        rings: named(
            order.iter().map(|index| &rings[*index]).collect(),
            order.iter().map(|index| ring_ids[*index].clone()).collect(),
        ),
        declared: true,
        presence: Presence::Listed,
        editions: vec![TableEdition {
            id: "current".into(),
            name: "current".into(),
        }],
        items,
    };
    (!has_errors(diagnostics)).then_some(radar)
}

/// The names of sectors or rings; says which are no names, stand twice, or are too many.
fn read_names(
    word: &str,
    values: &[RawValue],
    most: usize,
    file: &Place,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Vec<String>> {
    if values.is_empty() || values.len() > most {
        let most = if word == "ring" { 6 } else { most };
        let message = format!("there are {} {word}s; a radar has 1 to {most}.", values.len());
        diagnostics.push(Diagnostic::error(file.clone(), message));
        return None;
    }
    let mut names: Vec<String> = Vec::new();
    for value in values {
        let name = match read_text(value) {
            Ok(name) => name,
            Err(error) => {
                diagnostics.push(error);
                // The place in the list is kept, so that indexes still mean what they say.
                String::new()
            }
        };
        let same = |other: &String| !name.is_empty() && other.to_lowercase() == name.to_lowercase();
        if names.iter().any(same) {
            diagnostics.push(value.error("stands twice in the list."));
        }
        names.push(name);
    }
    Some(names)
}

/// The rings from the centre, as indexes of the names: a known set in its order, those outside last.
fn ring_order(rings: &[String]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..rings.len()).collect();
    let ranks = known_ranks(rings).unwrap_or_else(|| order.clone());
    order.sort_by_key(|index| (is_outside(&rings[*index]), ranks[*index]));
    order
}

fn read_item(
    item: &RawItem,
    sectors: &[String],
    rings: &[String],
    ids: &mut BTreeMap<String, (Place, String)>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<TableItem> {
    let mut tell = |error: Diagnostic| diagnostics.push(error);
    let name = required(item, "name", &item.name)
        .and_then(read_text)
        .map_err(&mut tell)
        .ok();
    let sector = required(item, "sector", &item.sector).and_then(|value| find("sectors", sectors, value));
    let sector = sector.map_err(&mut tell).ok();
    let ring = required(item, "ring", &item.ring).and_then(|value| find("rings", rings, value));
    let ring = ring.map_err(&mut tell).ok();
    let optional = read_optional(item, diagnostics);
    let movement = keep(item.movement.as_ref(), read_movement, diagnostics);
    let id = id_of(item, optional.id, name.as_deref(), ids);
    let id = id.map_err(|error| diagnostics.push(error)).ok().flatten();
    let revision = Revision {
        edition: 0,
        sector: sector?,
        ring: ring?,
        score: optional.score,
        demand: optional.demand,
        movement,
        description: item.description.as_ref().map(read_description).unwrap_or_default(),
        shown: true,
    };
    let link = |address| TableLink {
        address,
        words: String::new(),
    };
    let read = TableItem {
        id: id?,
        name: show_line(&name?).into_owned(),
        links: optional.link.map(link).into_iter().collect(),
        tags: split_list(item.tags.as_ref()),
        related: split_list(item.related.as_ref()),
        more: read_number(item).into_iter().chain(item.more.clone()).collect(),
        revisions: vec![revision],
    };
    if let Some(excess) = find_excess(&read) {
        let message = format!("{} has {excess}.", item.called);
        diagnostics.push(Diagnostic::error(item.place.clone(), message).with_hint("shorten it"));
        return None;
    }
    Some(read)
}

fn required<'v>(item: &RawItem, key: &str, value: &'v Option<RawValue>) -> Result<&'v RawValue, Diagnostic> {
    value
        .as_ref()
        .ok_or_else(|| Diagnostic::error(item.place.clone(), format!("{} has no {key}.", item.called)))
}

/// The index of a name, or an index given as a number from 0.
fn find(list: &str, names: &[String], value: &RawValue) -> Result<usize, Diagnostic> {
    let by_index = |number: f64| (0..names.len()).find(|index| *index as f64 == number);
    let index = match &value.found {
        FoundValue::Text(text) => {
            let wanted = text.to_lowercase();
            let by_name = names
                .iter()
                .position(|name| !name.is_empty() && name.to_lowercase() == wanted);
            let number = text.parse().ok().and_then(by_index);
            by_name.or(number)
        }
        FoundValue::Number(number) => by_index(*number),
        FoundValue::Other(_) => None,
    };
    let near = || match &value.found {
        FoundValue::Text(text) => nearest(text, names.iter().map(String::as_str)),
        FoundValue::Number(_) | FoundValue::Other(_) => None,
    };
    let known = || format!("{list} are \"{}\", or their index from 0", names.join("\", \""));
    index.ok_or_else(|| {
        value
            .error(&format!("is none of the {list}."))
            .with_hint(near().unwrap_or_else(known))
    })
}

/// The identifier given or made from the name; says where the same one stands before.
fn id_of(
    item: &RawItem,
    given: Option<String>,
    name: Option<&str>,
    ids: &mut BTreeMap<String, (Place, String)>,
) -> Result<Option<String>, Diagnostic> {
    let place = |value: &Option<RawValue>| value.as_ref().map_or(&item.place, |value| &value.place).clone();
    let (id, place) = match (given, name) {
        (Some(given), _) => (given, place(&item.id)),
        (None, Some(name)) => (identifier(name), place(&item.name)),
        (None, None) => return Ok(None),
    };
    if id.is_empty() {
        let message = format!("{} has a name without letters or digits, and no id.", item.called);
        return Err(Diagnostic::error(place, message).with_hint("give it an id"));
    }
    if let Some((before, called)) = ids.get(&id.to_lowercase()) {
        let message = format!("{} has the id \"{id}\", as has {called} at {before}.", item.called);
        return Err(Diagnostic::error(place, message).with_hint("give one of them another id"));
    }
    ids.insert(id.to_lowercase(), (place, item.called.clone()));
    Ok(Some(id))
}
