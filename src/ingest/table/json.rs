//! Items of a JSON file, each value with its key and, as far as it can be told, its line.

use serde_json::{Map, Value as Json};

use super::{Found, Item, KEYS, MOST_ITEMS, Table, Value, key, stem};
use crate::diagnostic::{Diagnostic, Place, nearest};

/// Keys of the whole table.
const TABLE_KEYS: [&str; 4] = ["sectors", "rings", "items", "title"];

/// Reads the lists and the items.
pub fn read(name: &str, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<Table> {
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
        let message = format!("the key \"{key}\" is not read.");
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
            .map(|(index, json)| value(json, &place, format!("{key}[{index}]")))
            .collect::<Vec<Value>>()
    };
    let places = item_places(name, text);
    let items = items.into_iter().enumerate().filter_map(|(index, json)| {
        let place = places.get(index).cloned().unwrap_or_else(|| Place::in_file(name));
        read_item(json, index, place, diagnostics)
    });
    Some(Table {
        title: title.unwrap_or(stem(name)).to_owned(),
        items: items.collect(),
        sectors: values("sectors", sectors),
        rings: values("rings", rings),
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

fn read_item(json: Json, index: usize, place: Place, diagnostics: &mut Vec<Diagnostic>) -> Option<Item> {
    let called = format!("items[{index}]");
    let Json::Object(object) = json else {
        let message = format!("{called} is {}, not an object.", shown(&json));
        diagnostics.push(Diagnostic::error(place, message));
        return None;
    };
    let mut item = Item::empty(place.clone(), called.clone());
    for (word, json) in object {
        let Some(key) = key(&word) else {
            let known = KEYS.iter().flat_map(|spellings| spellings.iter().copied());
            let message = format!("{called}.{word} is not read.");
            let warning = Diagnostic::warning(place.clone(), message).with_hint_if(nearest(&word, known));
            diagnostics.push(warning);
            continue;
        };
        let Some(slot) = item.slot(key).filter(|_| !json.is_null()) else {
            continue;
        };
        if slot.is_some() {
            let message = format!("{called}.{word} says \"{key}\" a second time.");
            diagnostics.push(Diagnostic::error(place.clone(), message));
        }
        *slot = Some(value(json, &place, format!("{called}.{word}")));
    }
    Some(item)
}

fn value(json: Json, place: &Place, called: String) -> Value {
    let found = match &json {
        Json::String(text) => Found::Text(text.trim().to_owned()),
        Json::Number(number) => number.as_f64().map_or(Found::Other(shown(&json)), Found::Number),
        Json::Null | Json::Bool(_) | Json::Array(_) | Json::Object(_) => Found::Other(shown(&json)),
    };
    let place = place.clone();
    Value { found, place, called }
}

/// A value in a message: what it is, short.
fn shown(json: &Json) -> String {
    match json {
        Json::Array(_) => "a list".to_owned(),
        Json::Object(_) => "an object".to_owned(),
        Json::String(text) => format!("\"{}\"", text.chars().take(60).collect::<String>()),
        Json::Null | Json::Bool(_) | Json::Number(_) => json.to_string(),
    }
}

/// Where each element of the top-level list `items` begins. The text is known to be JSON.
fn item_places(name: &str, text: &str) -> Vec<Place> {
    let mut scan = Scan::default();
    let mut places = Vec::new();
    let (mut line, mut column) = (1, 1);
    for (offset, character) in text.char_indices() {
        match scan.take(text, offset, character) {
            Step::ListBegins => places.clear(),
            Step::ItemBegins => places.push(Place::at(name, line, column)),
            Step::Nothing => {}
        }
        (line, column) = if character == '\n' {
            (line + 1, 1)
        } else {
            (line, column + 1)
        };
    }
    places
}

/// What a character of JSON begins.
enum Step {
    ListBegins,
    ItemBegins,
    Nothing,
}

/// A walk through JSON that notes where the elements of `items` begin.
#[derive(Default)]
struct Scan {
    depth: usize,
    string: Option<usize>,
    escaped: bool,
    /// The last string at depth 1: the key when a list opens.
    key: String,
    in_items: bool,
    awaits_item: bool,
}

impl Scan {
    fn take(&mut self, text: &str, offset: usize, character: char) -> Step {
        if let Some(start) = self.string {
            self.take_in_string(text, start, offset, character);
            return Step::Nothing;
        }
        let item = self.awaits_item && !character.is_whitespace() && !matches!(character, ',' | ']');
        self.awaits_item &= !item;
        match character {
            '"' => self.string = Some(offset + 1),
            '[' | '{' => self.depth += 1,
            ']' | '}' => {
                self.depth = self.depth.saturating_sub(1);
                self.in_items &= self.depth >= 2;
                self.awaits_item &= self.in_items;
            }
            ',' if self.in_items && self.depth == 2 => self.awaits_item = true,
            _ => {}
        }
        if character == '[' && self.depth == 2 && self.key == "items" {
            (self.in_items, self.awaits_item) = (true, true);
            return Step::ListBegins;
        }
        if item { Step::ItemBegins } else { Step::Nothing }
    }

    fn take_in_string(&mut self, text: &str, start: usize, offset: usize, character: char) {
        match character {
            _ if self.escaped => self.escaped = false,
            '\\' => self.escaped = true,
            '"' => {
                if self.depth == 1 {
                    self.key = text[start..offset].to_owned();
                }
                self.string = None;
            }
            _ => {}
        }
    }
}
