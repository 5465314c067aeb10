//! A table to a radar: every value checked, every error kept, blips in reading order with their numbers.

use std::collections::BTreeMap;

use super::rings::{is_outside, known_ranks};
use super::values::{read_id, read_link, read_movement, read_score, read_text};
use super::{Found, Item, Table, Value};
use crate::diagnostic::{Diagnostic, Place, nearest};
use crate::ingest::words::slug;
use crate::model::{Blip, Radar, RingBand, Sector};

/// The radar of a table, only whole when no error is added; none when sectors or rings are none or too many, since
/// items cannot be checked against those.
pub fn assemble(id: String, name: &str, table: Table, diagnostics: &mut Vec<Diagnostic>) -> Option<Radar> {
    let file = Place::in_file(name);
    let sectors = read_names("sector", &table.sectors, 8, &file, diagnostics);
    let rings = read_names("ring", &table.rings, 7, &file, diagnostics);
    let (sectors, rings) = (sectors?, rings?);
    let order = ring_order(&rings);
    let proper = rings.iter().filter(|ring| !is_outside(ring)).count();
    if proper > 6 || proper == 0 && !rings.is_empty() {
        let message = format!("there are {proper} rings besides Restricted; a radar has 1 to 6.");
        diagnostics.push(Diagnostic::error(file, message));
    }
    let mut blips = Vec::new();
    let mut ids = BTreeMap::new();
    for item in &table.items {
        let blip = read_item(item, &sectors, &rings, &mut ids, diagnostics);
        blips.extend(blip.map(|blip| Blip {
            ring: order.iter().position(|ring| *ring == blip.ring).unwrap_or(0),
            ..blip
        }));
    }
    number(&mut blips);
    let ring_ids = unique_slugs(&rings, "ring");
    let band = |index: &usize| RingBand {
        id: ring_ids[*index].clone(),
        name: rings[*index].clone(),
        outside: is_outside(&rings[*index]),
    };
    let named = unique_slugs(&sectors, "sector").into_iter().zip(&sectors);
    Some(Radar {
        id,
        title: table.title,
        sectors: named.map(|(id, name)| Sector { id, name: name.clone() }).collect(),
        rings: order.iter().map(band).collect(),
        blips,
    })
}

/// The names of sectors or rings; says which are no names, stand twice, or are too many.
fn read_names(
    word: &str,
    values: &[Value],
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
    item: &Item,
    sectors: &[String],
    rings: &[String],
    ids: &mut BTreeMap<String, (Place, String)>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Blip> {
    let mut keep = |error: Diagnostic| diagnostics.push(error);
    let name = required(item, "name", &item.name)
        .and_then(read_text)
        .map_err(&mut keep)
        .ok();
    let sector = required(item, "sector", &item.sector).and_then(|value| find("sectors", sectors, value));
    let sector = sector.map_err(&mut keep).ok();
    let ring = required(item, "ring", &item.ring).and_then(|value| find("rings", rings, value));
    let ring = ring.map_err(&mut keep).ok();
    let value = item.score.as_ref().map_or(Ok(None), read_score).map_err(&mut keep).ok();
    let movement = item
        .movement
        .as_ref()
        .map_or(Ok(None), read_movement)
        .map_err(&mut keep)
        .ok();
    let href = item.link.as_ref().map_or(Ok(None), read_link).map_err(&mut keep).ok();
    let id = id_of(item, name.as_deref(), ids).map_err(&mut keep).ok().flatten();
    Some(Blip {
        id: id?,
        name: name?,
        number: 0,
        sector: sector?,
        ring: ring?,
        value: value?,
        not_yet_asked: false,
        movement: movement?,
        certainty: None,
        href: href?,
    })
}

fn required<'v>(item: &Item, key: &str, value: &'v Option<Value>) -> Result<&'v Value, Diagnostic> {
    value
        .as_ref()
        .ok_or_else(|| Diagnostic::error(item.place.clone(), format!("{} has no {key}.", item.called)))
}

/// The index of a name, or an index given as a number from 0.
fn find(list: &str, names: &[String], value: &Value) -> Result<usize, Diagnostic> {
    let by_index = |number: f64| (0..names.len()).find(|index| *index as f64 == number);
    let (index, hint) = match &value.found {
        Found::Text(text) => {
            let wanted = text.to_lowercase();
            let by_name = names
                .iter()
                .position(|name| !name.is_empty() && name.to_lowercase() == wanted);
            let number = text.parse().ok().and_then(by_index);
            (by_name.or(number), nearest(text, names.iter().map(String::as_str)))
        }
        Found::Number(number) => (by_index(*number), None),
        Found::Other(_) => (None, None),
    };
    let known = || format!("{list} are \"{}\", or their index from 0", names.join("\", \""));
    index.ok_or_else(|| {
        value
            .error(&format!("is none of the {list}."))
            .with_hint(hint.unwrap_or_else(known))
    })
}

/// The identifier given or made from the name; says where the same one stands before.
fn id_of(
    item: &Item,
    name: Option<&str>,
    ids: &mut BTreeMap<String, (Place, String)>,
) -> Result<Option<String>, Diagnostic> {
    let (id, place) = match (&item.id, name) {
        (Some(value), _) if !matches!(&value.found, Found::Text(text) if text.is_empty()) => {
            (read_id(value)?, value.place.clone())
        }
        (_, Some(name)) => (
            slug(name),
            item.name.as_ref().map_or(&item.place, |name| &name.place).clone(),
        ),
        (_, None) => return Ok(None),
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

/// Puts blips in reading order and numbers them from 1.
fn number(blips: &mut [Blip]) {
    let value = |blip: &Blip| blip.value.unwrap_or(-1.0);
    blips.sort_by(|a, b| {
        let cell = (a.ring, a.sector).cmp(&(b.ring, b.sector));
        cell.then(value(b).total_cmp(&value(a))).then_with(|| a.id.cmp(&b.id))
    });
    for (blip, number) in blips.iter_mut().zip(1..) {
        blip.number = number;
    }
}

/// A slug for each name; numbered where two would be the same.
fn unique_slugs(names: &[String], otherwise: &str) -> Vec<String> {
    let mut slugs: Vec<String> = Vec::new();
    for (name, number) in names.iter().zip(1..) {
        let slug = slug(name);
        let taken = slug.is_empty() || slugs.contains(&slug);
        let stem = if slug.is_empty() { otherwise } else { &slug };
        slugs.push(if taken { format!("{stem}-{number}") } else { slug });
    }
    slugs
}
