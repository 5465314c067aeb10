//! Items of a JSON file, each value with its key and, as far as it can be told, its line.
//!
//! A table lists its sectors, rings and items under our words or those of others; sectors and rings may be objects with
//! an id and a name, and items say either, or the index.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json};

use super::keys::{Key, keys, suggest, suggest_ring};
use super::lists::Lists;
use super::scale::{Scale, read_scale};
use super::{FoundValue, MOST_ITEMS, RawItem, RawTable, RawValue};
use crate::diagnostic::{Diagnostic, Place, excerpt, nearest};
use crate::import::files::stem;
use crate::import::places::element_places;

/// Keys of the whole table; those after the fourth are written by `leadar ingest --from`.
const TABLE_KEYS: [&str; 12] = [
    "sectors", "items", "rings", "title", "date", "from", "edition", "editions", "presence", "meanings", "colours",
    "former",
];

/// Keys of an item that tell its history.
const ITEM_KEYS: [&str; 5] = ["links", "more", "shown", "since", "history"];

/// Words for the lists of sectors, of rings and of items.
const LISTS: [(&str, &[&str]); 3] = [
    (
        "sectors",
        &[
            "sectors",
            "quadrants",
            "segments",
            "categories",
            "domains",
            "areas",
            "themes",
        ],
    ),
    (
        "rings",
        &["rings", "stages", "levels", "phases", "horizons", "recommendations"],
    ),
    ("items", &ROWS),
];

/// Words for the rows of a radar.
const ROWS: [&str; 7] = ["blips", "items", "entries", "technologies", "data", "rows", "radar"];

/// The rows a JSON value holds: a list of objects, or one such list under a key.
pub fn rows_of(json: &Json) -> Option<(Option<&'static str>, &Vec<Json>)> {
    let rows = |list: &Vec<Json>| list.iter().any(|row| row.is_object());
    if let Json::Array(list) = json {
        return Some((None, list));
    }
    ROWS.into_iter()
        .find_map(|key| Some((Some(key), json.get(key)?.as_array().filter(|list| rows(list))?)))
}

/// Whether a value lists sectors, rings and items, whatever it calls the lists.
pub fn is_listed(json: &Json) -> bool {
    let named = |(key, words): &(&str, &[&str])| {
        let mut lists = words.iter().filter_map(|word| json.get(word)?.as_array());
        lists.any(|list| match *key {
            "items" => list.iter().any(Json::is_object),
            _ => !list.is_empty() && list.iter().all(|entry| name_of(entry).is_some()),
        })
    };
    LISTS.iter().all(named)
}

/// The name of a sector or ring: a text, or an object with one.
fn name_of(entry: &Json) -> Option<&str> {
    let texts = ["name", "title", "label", "id"].into_iter();
    let mut texts = texts.filter_map(|key| entry.get(key)?.as_str());
    entry.as_str().or_else(|| texts.find(|text| !text.trim().is_empty()))
}

/// Names of sectors or rings, each with the identifier that items may use in its place.
type Named = Vec<(Option<String>, String)>;

/// Calls the lists what our own tables call them, and turns objects with a name into the name; gives the identifiers of
/// sectors and rings, and the key of the items.
fn normalise(table: &mut Map<String, Json>) -> ([Named; 2], &'static str) {
    let mut named = [Vec::new(), Vec::new()];
    let mut meanings = Map::new();
    let mut rows = "items";
    for (index, (key, words)) in LISTS.iter().enumerate() {
        let found = words.iter().find(|word| table.get(**word).is_some_and(Json::is_array));
        let found = Some(key).filter(|key| table.contains_key(**key)).or(found);
        let Some(list) = found.and_then(|word| table.remove(*word)) else {
            continue;
        };
        if let (Some(names), Json::Array(list)) = (named.get_mut(index), &list) {
            let of = |word: &str| {
                let said = list.iter().filter_map(|entry| {
                    let about = entry.get("description")?.as_str().filter(|about| !about.is_empty())?;
                    Some((name_of(entry)?.to_owned(), Json::from(about)))
                });
                (word.to_owned(), Json::Object(said.collect()))
            };
            let (word, said) = of(key);
            meanings.insert(word, said);
            let name = |entry: &Json| {
                let id = ["id", "key"].into_iter().find_map(|key| entry.get(key).and_then(plain));
                (id, name_of(entry).unwrap_or_default().trim().to_owned())
            };
            *names = list.iter().map(name).collect();
            let shown = list.iter().map(|entry| match name_of(entry) {
                Some(name) if entry.is_object() => Json::from(name),
                _ => entry.clone(),
            });
            table.insert((*key).to_owned(), shown.collect());
            continue;
        }
        if let (Some(word), 2) = (found, index) {
            rows = word;
        }
        table.insert((*key).to_owned(), list);
    }
    if !table.contains_key("meanings") {
        table.insert("meanings".to_owned(), Json::Object(meanings));
    }
    (named, rows)
}

/// The value as a name, where it is the identifier of one.
fn resolve(value: &mut RawValue, named: &Named) {
    let word = match &value.found {
        FoundValue::Text(text) => text.to_lowercase(),
        FoundValue::Number(number) => number.to_string(),
        FoundValue::Other(_) => return,
    };
    if named.iter().any(|(_, name)| name.to_lowercase() == word) {
        return;
    }
    let is = |(id, _): &&(Option<String>, String)| id.as_ref().is_some_and(|id| id.to_lowercase() == word);
    if let Some((_, name)) = named.iter().find(is) {
        value.found = FoundValue::Text(name.clone());
    }
}

/// Reads the lists and the items; and gives the table with its lists under our own words.
pub fn read(name: &str, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<(RawTable, Map<String, Json>)> {
    let mut table: Map<String, Json> = match serde_json::from_str(text) {
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
    let own = TABLE_KEYS[..2].iter().any(|key| table.contains_key(*key));
    let (named, rows) = normalise(&mut table);
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
    let places = element_places(name, text, Some(rows));
    let mut keys_of = KeysOf::list(&items);
    let items = items.into_iter().enumerate().filter_map(|(index, json)| {
        let place = places.get(index).cloned().unwrap_or_else(|| Place::in_file(name));
        let mut item = match json {
            Json::Object(object) if !own => {
                let mut item = read_object(object, place, format!("{rows}[{index}]"), &mut keys_of, diagnostics);
                let called = item.called.clone();
                let values = [&mut item.name, &mut item.sector, &mut item.ring].into_iter().flatten();
                values.for_each(|value| value.called = format!("{called}.{}", value.called));
                item
            }
            json => read_item(json, index, place, &mut keys_of, diagnostics)?,
        };
        let [sectors, rings] = &named;
        item.sector.iter_mut().for_each(|value| resolve(value, sectors));
        item.ring.iter_mut().for_each(|value| resolve(value, rings));
        Some(item)
    });
    let raw = RawTable {
        title: title.unwrap_or(stem(name)).to_owned(),
        items: items.collect(),
        sectors: values("sectors", sectors),
        rings: values("rings", rings),
        lists: Lists::default(),
    };
    Some((raw, table))
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
        Some(read_object(object, place, called, &mut keys_of, diagnostics))
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
    /// The scale of each word for scores.
    scales: BTreeMap<String, Scale>,
}

impl KeysOf {
    fn list(list: &[Json]) -> Self {
        KeysOf {
            said: read_said(list),
            known: BTreeMap::new(),
            scales: BTreeMap::new(),
        }
    }

    /// The scale of the scores under a word; one that is not 0 to 1 is told, at the first of them.
    fn scale(&mut self, word: &str, place: &Place, diagnostics: &mut Vec<Diagnostic>) -> Scale {
        if let Some(scale) = self.scales.get(word) {
            return *scale;
        }
        let said = self.said.get(word).into_iter().flatten();
        let cells: Vec<&str> = said.map(String::as_str).collect();
        let scale = read_scale(word, &cells, place.clone(), diagnostics);
        self.scales.insert(word.to_owned(), scale);
        scale
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
fn read_object(
    object: Map<String, Json>,
    place: Place,
    called: String,
    keys_of: &mut KeysOf,
    diagnostics: &mut Vec<Diagnostic>,
) -> RawItem {
    let found = keys_of.object(&object);
    let mut item = RawItem::empty(place.clone(), called);
    for ((word, json), key) in object.into_iter().zip(found) {
        let Some(key) = key else {
            item.more.extend(plain(&json).map(|text| (word, text)));
            continue;
        };
        if item.slot(key).is_none() && !json.is_null() {
            if key == Key::Score {
                item.scale = keys_of.scale(&word, &place, diagnostics);
            }
            *item.slot(key) = Some(loose(json, &place, key));
        }
    }
    item
}

/// A value of a file without a schema: numbers and truth values are texts, lists of them are joined.
fn loose(json: Json, place: &Place, key: Key) -> RawValue {
    let found = match plain(&json) {
        // One tag of a list keeps its commas.
        Some(text) if json.is_array() && text.contains(',') && !text.contains(';') => {
            FoundValue::Text(if matches!(key, Key::Tags | Key::Related) {
                text + ";"
            } else {
                text
            })
        }
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
        if key == Key::Score {
            item.scale = keys_of.scale(&word, &place, diagnostics);
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
