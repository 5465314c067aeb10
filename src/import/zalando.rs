//! Zalando's radar: `config.json` with entries, names and dates in it or in the page or script beside it.
//!
//! An edition is a file with entries. Names of quadrants and rings come from the same file, from a settings file such as
//! `radar_config.json`, or from the literals of a page or script: those given to the call, or kept under a name.

use serde_json::{Map, Value as Json};

use super::build::{Builder, RadarRow, compute_movements};
use super::files::{SourceFile, edition_of, settle_editions, stem};
use super::links::read_link;
use super::literal::{Literal, find_literals};
use super::movement::movement_in;
use super::places::element_places;
use super::prose::{from_html, from_markdown, plain_name};
use super::rings::is_outside;
use crate::diagnostic::{Diagnostic, Place, excerpt, nearest};
use crate::model::{Movement, Presence, RadarTable, Revision, TableEdition};

/// The call that draws the radar.
const CALL: &str = "radar_visualization(";

/// Where the quadrants of the four numbers are drawn.
const CORNERS: [&str; 4] = ["bottom right", "bottom left", "top left", "top right"];

/// What the tool's own page calls its rings, where a file names none.
const RINGS: [&str; 4] = ["Adopt", "Trial", "Assess", "Hold"];

/// A file of the radar, or a literal in it: its settings and, where it has some, its entries.
struct Part {
    file: String,
    /// Whether it stands in a page or script, which may repeat what a data file says.
    in_script: bool,
    settings: Map<String, Json>,
    entries: Option<Vec<Json>>,
    places: Vec<Place>,
}

/// Whether a JSON value is a radar of this tool, or its settings.
pub fn is_config(json: &Json) -> bool {
    let entry = |list: &Vec<Json>| {
        list.first()
            .is_some_and(|first| first.get("label").is_some() && first.get("ring").is_some())
    };
    match json {
        Json::Object(object) => object.get("entries").and_then(Json::as_array).is_some_and(entry),
        Json::Array(list) => {
            entry(list)
                && list
                    .iter()
                    .any(|entry| entry.get("quadrant").is_some_and(Json::is_number))
        }
        _ => false,
    }
}

/// Whether a page calls the tool, or a page or script holds a radar of it.
pub fn is_page(file: &SourceFile) -> bool {
    is_script(file) && (calls(&file.text) || parts_of(file).iter().any(|part| part.entries.is_some()))
}

/// Whether a file is a page or a script.
pub fn is_script(file: &SourceFile) -> bool {
    ["html", "htm", "js", "mjs", "cjs"].contains(&file.ending().as_str())
}

/// Whether a text calls the tool rather than being it.
fn calls(text: &str) -> bool {
    let mut calls = text.match_indices(CALL);
    calls.any(|(at, _)| !text[..at].trim_end().ends_with("function"))
}

/// Whether a file belongs to a radar of this tool: its entries, its settings, or data that cannot be read.
pub fn is_part(file: &SourceFile, json: Option<&Json>) -> bool {
    match json {
        Some(json) => json.get("rings").is_some() || json.get("quadrants").is_some() || is_config(json),
        None if is_script(file) => calls(&file.text) || !parts_of(file).is_empty(),
        None => file.ending() == "json" && file.text.contains("\"quadrant"),
    }
}

/// Reads the radar of all files.
pub fn read(name: &str, files: &[SourceFile], diagnostics: &mut Vec<Diagnostic>) -> Option<RadarTable> {
    let mut parts: Vec<Part> = files.iter().flat_map(|file| read_parts(file, diagnostics)).collect();
    // A page or script that repeats the entries of the file beside it is only settings.
    if parts.iter().any(|part| part.entries.is_some() && !part.in_script) {
        let repeated = parts.iter_mut().filter(|part| part.in_script);
        repeated.for_each(|part| part.entries = None);
    }
    let (data, settings): (Vec<Part>, Vec<Part>) = parts.into_iter().partition(|part| part.entries.is_some());
    if data.is_empty() {
        let error = Diagnostic::error(
            Place::in_file(name),
            "no file has a list of \"entries\" with label, quadrant and ring.",
        );
        diagnostics.push(error.with_hint("name config.json, or the folder it is in"));
        return None;
    }
    let dated: Vec<(TableEdition, Part)> = data.into_iter().map(|part| (edition(&part), part)).collect();
    let dated = settle_editions(dated, |part| (part.file.clone(), shape(part)), diagnostics);
    let editions = dated.iter().map(|(edition, _)| edition.clone()).collect();
    let mut builder = Builder::new(Presence::Listed, true, editions);
    let all: Vec<&Part> = dated.iter().rev().map(|(_, part)| part).chain(&settings).collect();
    declare(&mut builder, &all, diagnostics);
    for (edition, (_, part)) in dated.iter().enumerate() {
        for (index, entry) in part.entries.iter().flatten().enumerate() {
            let place = part
                .places
                .get(index)
                .cloned()
                .unwrap_or_else(|| Place::in_file(&part.file));
            match read_entry(entry, index, place, &builder, diagnostics) {
                Ok(mut row) => {
                    row.revision.edition = edition;
                    builder.add(row, diagnostics);
                }
                Err(error) => diagnostics.push(*error),
            }
        }
    }
    let title = all
        .iter()
        .find_map(|part| part.settings.get("title")?.as_str())
        .map(|title| plain_name(title).0);
    let outside_last = |rings: &[crate::model::TableName]| {
        let mut order: Vec<usize> = (0..rings.len()).collect();
        order.sort_by_key(|index| is_outside(&rings[*index].name));
        order
    };
    let mut table = builder.finish(
        stem(name),
        &title.unwrap_or_else(|| stem(name).to_owned()),
        outside_last,
    )?;
    compute_movements(&mut table, |revision| revision.movement.is_some());
    Some(table)
}

fn shape(part: &Part) -> Vec<String> {
    let mut shape: Vec<String> = part.entries.iter().flatten().map(Json::to_string).collect();
    shape.sort();
    shape
}

fn read_parts(file: &SourceFile, diagnostics: &mut Vec<Diagnostic>) -> Vec<Part> {
    if !is_script(file) && !calls(&file.text) {
        return read_data(file, diagnostics).into_iter().collect();
    }
    let parts = parts_of(file);
    let given = |at: usize| file.text[at + CALL.len()..].trim_start().starts_with('{');
    let unread = file.text.find(CALL).filter(|at| parts.is_empty() && given(*at));
    if let Some(at) = unread {
        let place = Place::of_offset(&file.name, &file.text, at);
        let message = "the settings in the call of radar_visualization cannot be read; they are left out.";
        diagnostics.push(Diagnostic::warning(place, message));
    }
    parts
}

/// The literals of a page or script that are entries or settings of a radar.
fn parts_of(file: &SourceFile) -> Vec<Part> {
    if !file.text.contains("ring") {
        return Vec::new();
    }
    let literals = find_literals(&file.text).into_iter();
    literals.filter_map(|literal| part_of(file, literal)).collect()
}

fn part_of(file: &SourceFile, literal: Literal) -> Option<Part> {
    let kept = literal.name.to_lowercase();
    let is_name = |entry: &Json| entry.is_string() || entry.get("name").is_some_and(Json::is_string);
    let mut settings = match literal.value {
        Json::Object(settings) => settings,
        // Lists of names may be kept under names of their own.
        Json::Array(list) if ["quadrants", "rings"].contains(&kept.as_str()) && list.iter().all(is_name) => {
            Map::from_iter([(kept, Json::Array(list))])
        }
        Json::Array(list) => Map::from_iter([("entries".to_owned(), Json::Array(list))]),
        _ => return None,
    };
    let names = |key: &str| {
        let list = settings.get(key).and_then(Json::as_array);
        list.is_some_and(|list| !list.is_empty())
    };
    let is_settings = names("rings") || names("quadrants");
    let is_entry = |entry: &Json| {
        let has = |key: &str| entry.get(key).is_some_and(|value| value.is_number() || is_settings);
        let named = entry.get("label").or(entry.get("name")).is_some_and(Json::is_string);
        named && has("ring") && has("quadrant") && entry.get("timeline").is_none()
    };
    let entries = match settings.remove("entries") {
        Some(Json::Array(entries)) if entries.iter().any(is_entry) => Some(entries),
        _ => None,
    };
    if entries.is_none() && !is_settings {
        return None;
    }
    let (mut line, mut begin, mut last) = (1, 0, 0);
    let place = |start: usize| {
        let between = &file.text[last..start];
        line += between.matches('\n').count();
        begin = between.rfind('\n').map_or(begin, |newline| last + newline + 1);
        last = start;
        Place::at(&file.name, line, file.text[begin..start].chars().count() + 1)
    };
    Some(Part {
        file: file.name.clone(),
        in_script: true,
        settings,
        entries,
        places: literal.starts.into_iter().map(place).collect(),
    })
}

fn read_data(file: &SourceFile, diagnostics: &mut Vec<Diagnostic>) -> Option<Part> {
    let (name, text) = (&file.name, &file.text);
    let json = super::files::read_json(name, text, diagnostics)?;
    match json {
        Json::Object(mut settings) => {
            let entries = match settings.remove("entries") {
                Some(Json::Array(entries)) => Some(entries),
                _ => None,
            };
            let places = entries
                .as_ref()
                .map_or_else(Vec::new, |_| element_places(name, text, Some("entries")));
            Some(Part {
                file: name.clone(),
                in_script: false,
                settings,
                entries,
                places,
            })
        }
        Json::Array(entries) => {
            let places = element_places(name, text, None);
            Some(Part {
                file: name.clone(),
                in_script: false,
                settings: Map::new(),
                entries: Some(entries),
                places,
            })
        }
        _ => None,
    }
}

fn edition(part: &Part) -> TableEdition {
    let date = part
        .settings
        .get("date")
        .and_then(Json::as_str)
        .unwrap_or_default()
        .replace('.', "-");
    if date.trim().is_empty() {
        edition_of(stem(&part.file))
    } else {
        edition_of(&date)
    }
}

fn declare(builder: &mut Builder, parts: &[&Part], diagnostics: &mut Vec<Diagnostic>) {
    let list = |key: &str| {
        parts
            .iter()
            .find_map(|part| Some((part, part.settings.get(key)?.as_array()?)))
    };
    let highest = |key: &str| {
        let numbers = parts
            .iter()
            .flat_map(|part| part.entries.iter().flatten())
            .filter_map(|entry| entry.get(key)?.as_u64());
        numbers.filter(|number| *number < 8).max().unwrap_or(0).max(3) as usize
    };
    for (key, register) in [("quadrants", &mut builder.sectors), ("rings", &mut builder.rings)] {
        if let Some((_, named)) = list(key) {
            for (index, entry) in named.iter().enumerate() {
                let text = |key: &str| entry.get(key).and_then(Json::as_str).unwrap_or_default();
                let name = if entry.is_string() {
                    entry.as_str().unwrap_or_default()
                } else {
                    text("name")
                };
                let name = plain_name(name).0;
                let name = if name.is_empty() {
                    format!("{} {index}", key.trim_end_matches('s'))
                } else {
                    name
                };
                let about = if text("description").is_empty() {
                    text("short_description")
                } else {
                    text("description")
                };
                register.declare(&name, &name, from_markdown(about));
            }
            continue;
        }
        let file = parts.first().map_or("", |part| part.file.as_str());
        let count = highest(if key == "rings" { "ring" } else { "quadrant" }) + 1;
        let names: Vec<String> = match key {
            "rings" if count == 4 => RINGS.map(str::to_owned).to_vec(),
            "rings" => (0..count).map(|index| format!("Ring {index}")).collect(),
            _ => (0..count)
                .map(|index| {
                    CORNERS.get(index).map_or(format!("Quadrant {index}"), |corner| {
                        format!("Quadrant {index} ({corner})")
                    })
                })
                .collect(),
        };
        for name in &names {
            register.declare(name, name, String::new());
        }
        let message = format!("no file names the {key}; they are called \"{}\".", names.join("\", \""));
        let hint = "name the folder with index.html or the settings file, which have the names";
        diagnostics.push(Diagnostic::warning(Place::in_file(file), message).with_hint(hint));
    }
}

/// A movement as the tool draws it: by the sign of the number, 2 for a new entry. A word is read as in any table.
fn read_moved(value: &Json, called: &str, place: &Place, diagnostics: &mut Vec<Diagnostic>) -> Option<Movement> {
    let number = value.as_f64().or_else(|| value.as_str()?.trim().parse().ok());
    let (movement, read_as) = match number {
        Some(2.0) => return Some(Movement::New),
        Some(number) if number > 0.0 => (Movement::Inward, 1),
        Some(number) if number < 0.0 => (Movement::Outward, -1),
        _ => match movement_in(value) {
            Some(movement) if number.is_none() => return movement,
            _ => (Movement::Unchanged, 0),
        },
    };
    if number != Some(f64::from(read_as)) {
        let message = format!("{called}: moved {value} is none of -1, 0, 1 and 2; it is read as {read_as}.");
        diagnostics.push(Diagnostic::warning(place.clone(), message));
    }
    Some(movement)
}

fn read_entry(
    entry: &Json,
    index: usize,
    place: Place,
    builder: &Builder,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<RadarRow, Box<Diagnostic>> {
    let called = format!("entries[{index}]");
    let Json::Object(object) = entry else {
        return Err(Box::new(Diagnostic::error(place, format!("{called} is no object."))));
    };
    let text = |key: &str| {
        object
            .get(key)
            .and_then(Json::as_str)
            .map(str::trim)
            .filter(|text| !text.is_empty())
    };
    let label = text("label").or(text("name")).unwrap_or_default();
    let (name, taken) = plain_name(label);
    if name.is_empty() {
        return Err(Box::new(Diagnostic::error(place, format!("{called} has no label."))));
    }
    let called = format!("{called} (\"{}\")", excerpt(&name));
    if let Some(taken) = taken {
        let message = format!("{called}: {taken} taken out of the label.");
        diagnostics.push(Diagnostic::warning(place.clone(), message));
    }
    let find = |key: &str, register: &super::build::Register| -> Result<usize, Box<Diagnostic>> {
        let value = object.get(key);
        let by_name = |text: &str| register.find(text).or_else(|| text.trim().parse().ok());
        let index = match value {
            Some(Json::String(text)) => by_name(text),
            Some(Json::Number(number)) => number.as_u64().and_then(|number| usize::try_from(number).ok()),
            _ => None,
        };
        if let Some(index) = index.filter(|index| *index < register.names.len()) {
            return Ok(index);
        }
        let shown = value.map_or("nothing".to_owned(), |value| {
            value.to_string().chars().take(60).collect()
        });
        let last = register.names.len().saturating_sub(1);
        let message = format!("{called}: {key} {shown} is none of the {key}s 0 to {last}.");
        let near = value.and_then(|value| match value {
            Json::Number(number) => {
                let near = number.as_f64()?.clamp(0.0, last as f64).round();
                Some(format!(
                    "the nearest is {near} ({})",
                    register.names.get(near as usize)?.name
                ))
            }
            Json::String(text) => nearest(text, register.names.iter().map(|name| name.name.as_str())),
            _ => None,
        });
        let hint = near.unwrap_or_else(|| format!("they are {}", register.listed()));
        Err(Box::new(Diagnostic::error(place.clone(), message).with_hint(hint)))
    };
    let sector = find("quadrant", &builder.sectors)?;
    let ring = find("ring", &builder.rings)?;
    let movement = object.get("moved").filter(|value| !value.is_null());
    let movement = movement.and_then(|value| read_moved(value, &called, &place, diagnostics));
    let mut more = Vec::new();
    for (key, value) in object {
        let known = [
            "label",
            "name",
            "quadrant",
            "ring",
            "moved",
            "link",
            "description",
            "active",
        ]
        .contains(&key.as_str());
        if !known && !value.is_null() {
            more.push((
                key.clone(),
                value.as_str().map_or_else(|| value.to_string(), str::to_owned),
            ));
        }
    }
    let inactive = object.get("active").and_then(Json::as_bool) == Some(false);
    Ok(RadarRow {
        place: place.clone(),
        links: read_link(text("link"), &called, &place, diagnostics),
        called,
        id: None,
        name,
        tags: inactive.then(|| "inactive".to_owned()).into_iter().collect(),
        related: Vec::new(),
        more,
        revision: Revision {
            edition: 0,
            sector,
            ring,
            score: None,
            demand: None,
            movement,
            description: from_html(text("description").unwrap_or_default()),
            shown: true,
        },
    })
}
