//! Items of a JSON file, each value with its key and, as far as it can be told, its line.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json};

use super::keys::{Key, keys, suggest, suggest_ring};
use super::lists::Lists;
use super::{FoundValue, MOST_ITEMS, RawItem, RawTable, RawValue};
use crate::diagnostic::{Diagnostic, Place, excerpt, nearest};
use crate::import::files::stem;
use crate::import::places::element_places;

/// Keys of the whole table; those after the fourth are written by `leadar ingest --from`.
const TABLE_KEYS: [&str; 10] = [
    "sectors", "rings", "items", "title", "from", "edition", "editions", "presence", "meanings", "former",
];

/// Keys of an item that tell its history.
const ITEM_KEYS: [&str; 5] = ["links", "more", "shown", "since", "history"];

/// Reads the lists and the items.
pub fn read(name: &str, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<RawTable> {
    let table: Map<String, Json> = match serde_json::from_str(text) {
        Ok(table) => table,
        Err(error) => {
            let message = format!("the file is no JSON: {error}.");
            diagnostics.push(Diagnostic::error(
                Place::at(name, error.line(), error.column().max(1)),
                message,
            ));
            return None;
        }
    };
    for key in table.keys().filter(|key| !TABLE_KEYS.contains(&key.as_str())) {
        let message = format!("the key \"{}\" is not read.", excerpt(key));
        let hint = nearest(key, TABLE_KEYS);
        diagnostics.push(Diagnostic::warning(Place::in_file(name), message).with_hint_if(hint));
    }
    let place = Place::in_file(name);
    let title = table
        .get("title")
        .and_then(Json::as_str)
        .map(str::trim)
        .filter(|title| !title.is_empty());
    let list = |key, diagnostics: &mut Vec<Diagnostic>| list(&table, key, &place, diagnostics);
    let (sectors, rings) = (list("sectors", diagnostics), list("rings", diagnostics));
    let items = list("items", diagnostics);
    if items.len() > MOST_ITEMS {
        let message = format!("there are {} items; at most {MOST_ITEMS} are drawn.", items.len());
        diagnostics.push(Diagnostic::error(place, message).with_hint(super::SPLIT));
        return None;
    }
    let values = |key: &str, list: Vec<Json>| {
        list.into_iter()
            .enumerate()
            .map(|(index, json)| slot_value(json, &place, format!("{key}[{index}]")))
            .collect::<Vec<RawValue>>()
    };
    let places = element_places(name, text, Some("items"));
    let mut keys_of = KeysOf::list(&items);
    let items = items.into_iter().enumerate().filter_map(|(index, json)| {
        let place = places.get(index).cloned().unwrap_or_else(|| Place::in_file(name));
        read_item(json, index, place, &mut keys_of, diagnostics)
    });
    Some(RawTable {
        title: title.unwrap_or(stem(name)).to_owned(),
        items: items.collect(),
        sectors: values("sectors", sectors),
        rings: values("rings", rings),
        lists: Lists::default(),
    })
}

fn list(table: &Map<String, Json>, key: &str, place: &Place, diagnostics: &mut Vec<Diagnostic>) -> Vec<Json> {
    let message = match table.get(key) {
        Some(Json::Array(list)) => return list.clone(),
        Some(other) => format!("\"{key}\" is {}, not a list.", shown(other)),
        None => format!("the list \"{key}\" is missing."),
    };
    let hint = "a table is {\"sectors\": [names], \"rings\": [names], \"items\": [{\"name\", \"sector\", \"ring\"}]}";
    diagnostics.push(Diagnostic::error(place.clone(), message).with_hint(hint));
    Vec::new()
}

/// Reads the objects of a list; sectors and rings are what they say.
pub fn read_objects(
    name: &str,
    text: &str,
    list: Vec<Json>,
    key: Option<&str>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<RawTable> {
    if list.len() > MOST_ITEMS {
        let message = format!("there are {} items; at most {MOST_ITEMS} are read.", list.len());
        diagnostics.push(Diagnostic::error(Place::in_file(name), message).with_hint(super::SPLIT));
        return None;
    }
    if list.is_empty() {
        diagnostics.push(Diagnostic::error(
            Place::in_file(name),
            "the list is empty: there is nothing to draw.",
        ));
        return None;
    }
    let places = element_places(name, text, key);
    let mut keys_of = KeysOf::list(&list);
    let items = list.into_iter().enumerate().filter_map(|(index, json)| {
        let place = places.get(index).cloned().unwrap_or_else(|| Place::in_file(name));
        let called = format!("row {}", index + 1);
        let Json::Object(object) = json else {
            let message = format!("{called} is {}, not an object.", shown(&json));
            diagnostics.push(Diagnostic::error(place, message));
            return None;
        };
        Some(read_object(object, place, called, &mut keys_of))
    });
    let items: Vec<RawItem> = items.collect();
    if items.iter().all(|item| item.ring.is_none()) && !items.is_empty() {
        diagnostics.push(tell_rings(name, &keys_of.said));
        return None;
    }
    Some(RawTable::of_rows(name, items))
}

/// An error about a list of which no object says a ring.
fn tell_rings(name: &str, said: &Said) -> Diagnostic {
    let words: Vec<&str> = said.keys().map(String::as_str).collect();
    let cells = |index: usize| said[words[index]].iter().map(String::as_str).collect();
    let found = keys(words.iter().copied(), &cells);
    let message = format!("no object says a \"ring\"; they have \"{}\".", words.join("\", \""));
    let hint = suggest_ring(&words, &found, &cells);
    Diagnostic::error(Place::in_file(name), message).with_hint_if(hint)
}

/// What the objects of a list say under each word, as far as it is looked at.
type Said = BTreeMap<String, Vec<String>>;

/// How many objects are looked at to know what a word means.
const SAMPLE: usize = 500;

fn read_said(list: &[Json]) -> Said {
    let mut said = Said::new();
    let objects = list.iter().take(SAMPLE).filter_map(Json::as_object);
    for (word, json) in objects.flatten() {
        said.entry(word.clone())
            .or_default()
            .extend(plain(json).filter(|text| !text.is_empty()));
    }
    said
}

/// The keys of the words of objects; most objects of a list have the same words.
struct KeysOf {
    said: Said,
    known: BTreeMap<Vec<String>, Vec<Option<Key>>>,
}

impl KeysOf {
    fn list(list: &[Json]) -> Self {
        KeysOf {
            said: read_said(list),
            known: BTreeMap::new(),
        }
    }

    /// The key of each word of an object.
    fn object(&mut self, object: &Map<String, Json>) -> Vec<Option<Key>> {
        let words: Vec<String> = object.keys().cloned().collect();
        let said = &self.said;
        let read = || {
            let cells = |index: usize| {
                let values = said.get(&words[index]).into_iter().flatten();
                values.map(String::as_str).collect()
            };
            keys(words.iter().map(String::as_str), &cells)
        };
        match self.known.get(&words) {
            Some(keys) => keys.clone(),
            None => {
                let keys = read();
                self.known.insert(words, keys.clone());
                keys
            }
        }
    }
}

/// An object of a list: what has no key of its own is kept as it stands.
fn read_object(object: Map<String, Json>, place: Place, called: String, keys_of: &mut KeysOf) -> RawItem {
    let found = keys_of.object(&object);
    let mut item = RawItem::empty(place.clone(), called);
    for ((word, json), key) in object.into_iter().zip(found) {
        let Some(key) = key else {
            item.more.extend(plain(&json).map(|text| (word, text)));
            continue;
        };
        if item.slot(key).is_none() && !json.is_null() {
            *item.slot(key) = Some(loose(json, &place, key));
        }
    }
    item
}

/// A value of a file without a schema: numbers and truth values are texts, lists of them are joined.
fn loose(json: Json, place: &Place, key: Key) -> RawValue {
    let found = match plain(&json) {
        Some(text) if !json.is_number() || !matches!(key, Key::Score | Key::Demand) => FoundValue::Text(text),
        _ => slot_value(json.clone(), place, String::new()).found,
    };
    RawValue {
        found,
        place: place.clone(),
        called: key.word().to_owned(),
    }
}

/// A value as text on one line; none for null and objects.
fn plain(json: &Json) -> Option<String> {
    match json {
        Json::Null | Json::Object(_) => None,
        Json::String(text) => Some(text.trim().to_owned()),
        Json::Bool(_) | Json::Number(_) => Some(json.to_string()),
        Json::Array(list) => {
            let parts: Vec<String> = list.iter().filter_map(plain).collect();
            (!parts.is_empty()).then(|| parts.join("; "))
        }
    }
}

fn read_item(
    json: Json,
    index: usize,
    place: Place,
    keys_of: &mut KeysOf,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<RawItem> {
    let called = format!("items[{index}]");
    let Json::Object(object) = json else {
        let message = format!("{called} is {}, not an object.", shown(&json));
        diagnostics.push(Diagnostic::error(place, message));
        return None;
    };
    let mut item = RawItem::empty(place.clone(), called.clone());
    let found = keys_of.object(&object);
    for ((word, json), key) in object.into_iter().zip(found.clone()) {
        if ITEM_KEYS.contains(&word.as_str()) {
            continue;
        }
        let Some(key) = key else {
            let message = format!("{called}.{} is not read.", excerpt(&word));
            let warning = Diagnostic::warning(place.clone(), message).with_hint_if(suggest(&word, &found));
            diagnostics.push(warning);
            continue;
        };
        if json.is_null() {
            continue;
        }
        if item.slot(key).is_some() {
            let message = format!("{called}.{word} says \"{}\" a second time.", key.word());
            diagnostics.push(Diagnostic::error(place.clone(), message));
        }
        let value = match key {
            Key::Tags | Key::Related => loose(json, &place, key),
            _ => slot_value(json, &place, format!("{called}.{word}")),
        };
        *item.slot(key) = Some(value);
    }
    Some(item)
}

/// A value of a file with a schema, by its kind.
pub fn slot_value(json: Json, place: &Place, called: String) -> RawValue {
    let found = match &json {
        Json::String(text) => FoundValue::Text(text.trim().to_owned()),
        Json::Number(number) => number
            .as_f64()
            .map_or(FoundValue::Other(shown(&json)), FoundValue::Number),
        Json::Null | Json::Bool(_) | Json::Array(_) | Json::Object(_) => FoundValue::Other(shown(&json)),
    };
    let place = place.clone();
    RawValue { found, place, called }
}

/// A value in a message: what it is, short.
pub fn shown(json: &Json) -> String {
    match json {
        Json::Array(_) => "a list".to_owned(),
        Json::Object(_) => "an object".to_owned(),
        Json::String(text) => format!("\"{}\"", excerpt(text)),
        Json::Null | Json::Bool(_) | Json::Number(_) => json.to_string(),
    }
}
