//! Backstage's radar: JSON or YAML with quadrants, rings and entries, each entry with a timeline.
//!
//! The tool takes the first element of a timeline as current, whatever its date. Here timelines are sorted by date, each
//! date is an edition, and a file that disagrees with its dates is told.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::{Map, Value as Json};

use super::build::{Builder, RadarRow, Register, compute_movements};
use super::files::{SourceFile, edition_of, read_json, stem, yaml_fault};
use super::links::read_link;
use super::movement::movement_in;
use super::places::element_places;
use super::prose::{from_either, plain_name};
use super::rings::is_outside;
use super::yaml::read_yaml;
use crate::diagnostic::{Diagnostic, Place, excerpt, nearest};
use crate::model::{Movement, Presence, RadarTable, Revision, TableLink};

/// The most dates that are editions; with more, a month is one.
const MOST_EDITIONS: usize = 366;
/// The most entries.
const MOST_ENTRIES: usize = 10_000;

/// One element of a timeline that can be used.
struct Snapshot {
    date: String,
    ring: usize,
    movement: Option<Movement>,
    description: String,
}

/// An entry with its timeline sorted, the oldest first.
struct Entry {
    row: RadarRow,
    snapshots: Vec<Snapshot>,
}

/// Whether a value is a radar of this tool.
pub fn is_radar(json: &Json) -> bool {
    let list = |key: &str| json.get(key).and_then(Json::as_array);
    let has = |entries: &Vec<Json>, key: &str| entries.iter().any(|entry| entry.get(key).is_some());
    list("entries").is_some_and(|entries| {
        let named = list("rings").is_some() && list("quadrants").is_some();
        has(entries, "timeline") || named && !has(entries, "ring")
    })
}

/// Whether a text may be YAML with a radar of this tool.
pub fn is_yaml(text: &str) -> bool {
    let has = |key: &str| {
        let mut lines = text.lines();
        lines.any(|line| line.trim_end() == key || line.starts_with(&format!("{key} ")))
    };
    has("entries:") && has("rings:")
}

/// Reads the file as JSON or YAML.
pub fn parse(file: &SourceFile, diagnostics: &mut Vec<Diagnostic>) -> Option<(Json, Vec<Place>)> {
    let text = &file.text;
    if text.trim_start().starts_with(['{', '[']) && !file.base().ends_with("ml") {
        let json = read_json(&file.name, text, diagnostics)?;
        return Some((json, element_places(&file.name, text, Some("entries"))));
    }
    match read_yaml(text) {
        Ok(json) => Some((json, entry_lines(&file.name, text))),
        Err(error) => {
            let line = error
                .location()
                .map_or(1, |location| usize::try_from(location.line()).unwrap_or(1));
            let what = error.to_string();
            let message = format!("the file is no YAML: {}.", yaml_fault(&what));
            diagnostics.push(Diagnostic::error(Place::at(&file.name, line.max(1), 1), message));
            None
        }
    }
}

/// Where the elements of `entries` begin in YAML written in lines.
fn entry_lines(name: &str, text: &str) -> Vec<Place> {
    let mut places = Vec::new();
    let mut depth = None;
    let mut inside = false;
    for (line, number) in text.lines().zip(1..) {
        let words = line.trim_start();
        let indent = line.len() - words.len();
        if indent == 0 && !words.starts_with('-') && !words.is_empty() && !words.starts_with('#') {
            inside = words.starts_with("entries:");
            continue;
        }
        if inside && words.starts_with('-') && indent == *depth.get_or_insert(indent) {
            places.push(Place::at(name, number, indent + 1));
        }
    }
    places
}

/// Reads the radar of a file.
pub fn read(name: &str, file: &SourceFile, diagnostics: &mut Vec<Diagnostic>) -> Option<RadarTable> {
    let (json, places) = parse(file, diagnostics)?;
    let mut builder = Builder::new(Presence::Timeline, true, Vec::new());
    for (key, register) in [("quadrants", &mut builder.sectors), ("rings", &mut builder.rings)] {
        declare(key, register, &json, &file.name, diagnostics);
    }
    let Some(entries) = json.get("entries").and_then(Json::as_array) else {
        let error = Diagnostic::error(Place::in_file(&file.name), "the list \"entries\" is missing.");
        diagnostics.push(error.with_hint("a radar of this tool has the lists quadrants, rings and entries"));
        return None;
    };
    if builder.sectors.names.is_empty() || builder.rings.names.is_empty() {
        return None;
    }
    if entries.len() > MOST_ENTRIES {
        let message = format!("there are {} entries; at most {MOST_ENTRIES} are read.", entries.len());
        diagnostics.push(Diagnostic::error(Place::in_file(&file.name), message));
        return None;
    }
    let mut read = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        let place = places.get(index).cloned().unwrap_or_else(|| Place::in_file(&file.name));
        match read_entry(entry, index, place, &builder, diagnostics) {
            Ok(entry) => read.push(entry),
            Err(error) => diagnostics.push(*error),
        }
    }
    let dates = date_editions(&mut read, &file.name, diagnostics);
    builder.editions = dates.iter().map(|date| edition_of(date)).collect();
    for entry in read {
        add_entry(entry, &dates, &mut builder, diagnostics);
    }
    let title = json
        .get("title")
        .and_then(Json::as_str)
        .map(|title| plain_name(title).0)
        .filter(|title| !title.is_empty());
    let title = title.unwrap_or_else(|| stem(name).to_owned());
    let outside_last = |rings: &[crate::model::TableName]| {
        let mut order: Vec<usize> = (0..rings.len()).collect();
        order.sort_by_key(|index| is_outside(&rings[*index].name));
        order
    };
    let mut table = builder.finish(stem(name), &title, outside_last)?;
    compute_movements(&mut table, |revision| {
        matches!(revision.movement, Some(Movement::Inward | Movement::Outward))
    });
    Some(table)
}

fn declare(key: &str, register: &mut Register, json: &Json, file: &str, diagnostics: &mut Vec<Diagnostic>) {
    for entry in json.get(key).and_then(Json::as_array).into_iter().flatten() {
        let text = |key: &str| entry.get(key).and_then(Json::as_str).unwrap_or_default();
        let id = if text("id").is_empty() {
            text("name")
        } else {
            text("id")
        };
        let name = plain_name(if text("name").is_empty() { id } else { text("name") }).0;
        if !name.is_empty() {
            register.declare(id, &name, from_either(text("description")));
        }
    }
    if register.names.is_empty() {
        let message = format!("the list \"{key}\" is missing or empty.");
        diagnostics.push(Diagnostic::error(Place::in_file(file), message).with_hint("each needs an id and a name"));
    }
}

fn read_entry(
    entry: &Json,
    index: usize,
    place: Place,
    builder: &Builder,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Entry, Box<Diagnostic>> {
    let called = format!("entries[{index}]");
    let fail =
        |message: String, hint: Option<String>| Box::new(Diagnostic::error(place.clone(), message).with_hint_if(hint));
    let Json::Object(object) = entry else {
        return Err(fail(format!("{called} is no object."), None));
    };
    let text = |key: &str| scalar(object.get(key));
    let id = text("id").or(text("key"));
    let (name, taken) = plain_name(&text("title").or(text("name")).or(id.clone()).unwrap_or_default());
    if name.is_empty() {
        return Err(fail(format!("{called} has no title."), None));
    }
    let called = format!("{called} (\"{}\")", excerpt(&name));
    if let Some(taken) = taken {
        let message = format!("{called}: {taken} taken out of the title.");
        diagnostics.push(Diagnostic::warning(place.clone(), message));
    }
    let sector = find(object.get("quadrant"), "quadrant", &builder.sectors, &called)
        .map_err(|(message, hint)| fail(message, hint))?;
    let timeline = object
        .get("timeline")
        .and_then(Json::as_array)
        .map_or(&[][..], Vec::as_slice);
    if timeline.is_empty() {
        let hint = "the timeline says the ring: give it at least one element with date and ringId".to_owned();
        return Err(fail(format!("{called} has no timeline."), Some(hint)));
    }
    let mut snapshots = Vec::new();
    let mut faults = Vec::new();
    for (step, element) in timeline.iter().enumerate() {
        match read_snapshot(element, builder) {
            Ok((snapshot, unread)) => {
                let message = unread.map(|unread| format!("{called}: timeline[{step}] {unread}"));
                diagnostics.extend(message.map(|message| Diagnostic::warning(place.clone(), message)));
                snapshots.push(snapshot);
            }
            Err((message, hint)) => {
                let message = format!("{called}: timeline[{step}] {message}");
                faults.push(Diagnostic::error(place.clone(), message).with_hint_if(hint));
            }
        }
    }
    if snapshots.is_empty() {
        return Err(Box::new(faults.remove(0)));
    }
    diagnostics.extend(faults);
    check_order(&snapshots, &called, &place, builder, diagnostics);
    // The first of a file counts as the newest, so that of two with the same date it comes last.
    snapshots.reverse();
    snapshots.sort_by(|a, b| a.date.cmp(&b.date));
    if let Some(last) = snapshots.last_mut() {
        let about = from_either(&text("description").unwrap_or_default());
        last.description = match (
            about.is_empty(),
            last.description.is_empty() || last.description == about,
        ) {
            (true, _) => std::mem::take(&mut last.description),
            (false, true) => about,
            (false, false) => format!("{about}\n\n{}", last.description),
        };
    }
    let row = RadarRow {
        place: place.clone(),
        links: read_links(object, &called, &place, diagnostics),
        called,
        id,
        name,
        tags: Vec::new(),
        related: Vec::new(),
        more: read_more(object),
        revision: Revision {
            edition: 0,
            sector,
            ring: 0,
            score: None,
            demand: None,
            movement: None,
            description: String::new(),
            shown: true,
        },
    };
    Ok(Entry { row, snapshots })
}

fn scalar(value: Option<&Json>) -> Option<String> {
    let text = match value? {
        Json::String(text) => text.trim().to_owned(),
        value @ (Json::Number(_) | Json::Bool(_)) => value.to_string(),
        Json::Null | Json::Array(_) | Json::Object(_) => return None,
    };
    (!text.is_empty()).then_some(text)
}

/// What is wrong with a value, and a hint.
type Fault = (String, Option<String>);

fn find(value: Option<&Json>, what: &str, register: &Register, called: &str) -> Result<usize, Fault> {
    let Some(id) = scalar(value) else {
        return Err((
            format!("{called} has no {what}."),
            Some(format!("{what}s are {}", register.listed())),
        ));
    };
    register.find(&id).ok_or_else(|| {
        let hint = nearest(&id, register.names.iter().map(|name| name.id.as_str()));
        let hint = hint.unwrap_or_else(|| format!("they are {}", register.listed()));
        (
            format!("{called}: {what} \"{}\" is none of the {what}s listed.", excerpt(&id)),
            Some(hint),
        )
    })
}

/// An element of a timeline, and what in it could not be read and was left out.
fn read_snapshot(element: &Json, builder: &Builder) -> Result<(Snapshot, Option<String>), Fault> {
    let Json::Object(object) = element else {
        return Err(("is no object.".to_owned(), None));
    };
    let ring = find(
        object.get("ringId").or(object.get("ring")),
        "ringId",
        &builder.rings,
        "",
    )
    .map_err(|(message, hint)| (message.trim_start_matches(": ").trim_start().to_owned(), hint))?;
    let date = object.get("date").and_then(read_date);
    let date = date.ok_or_else(|| {
        let found = object.get("date").map_or("nothing".to_owned(), Json::to_string);
        (
            format!("date {found} is no date."),
            Some("write it as 2026-03-31".to_owned()),
        )
    })?;
    let moved = object.get("moved").filter(|value| !value.is_null());
    let (movement, unread) = match moved.map(|value| (value, value.as_f64())) {
        Some((_, Some(moved))) if moved > 0.0 => (Some(Movement::Inward), None),
        Some((_, Some(moved))) if moved < 0.0 => (Some(Movement::Outward), None),
        Some((_, Some(_))) => (Some(Movement::Unchanged), None),
        Some((value, None)) => match movement_in(value) {
            Some(movement) => (movement, None),
            None => (
                None,
                Some(format!(
                    "moved {value} is none of -1, 0 and 1; the rings tell the movement."
                )),
            ),
        },
        None => (None, None),
    };
    let description = from_either(&scalar(object.get("description")).unwrap_or_default());
    let snapshot = Snapshot {
        date,
        ring,
        movement,
        description,
    };
    Ok((snapshot, unread))
}

/// The day of a date: its beginning where it is written as year, month and day, or milliseconds since 1970.
fn read_date(value: &Json) -> Option<String> {
    if let Some(milliseconds) = value.as_i64() {
        let moment = Timestamp::from_millisecond(milliseconds).ok()?;
        return Some(moment.to_zoned(TimeZone::UTC).date().to_string());
    }
    let text = value.as_str()?.trim().replace('/', "-");
    let day = text.split(['T', ' ']).next()?;
    let mut parts = day.split('-').map(|part| part.parse::<i16>().ok());
    let (year, month, day) = (
        parts.next()??,
        parts.next().unwrap_or(Some(1))?,
        parts.next().unwrap_or(Some(1))?,
    );
    let date = jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    (1900..2200).contains(&year).then(|| date.to_string())
}

/// Says where the order of the file and the dates disagree about what is current.
fn check_order(
    snapshots: &[Snapshot],
    called: &str,
    place: &Place,
    builder: &Builder,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let (Some(first), Some(newest)) = (snapshots.first(), snapshots.iter().map(|snapshot| &snapshot.date).max()) else {
        return;
    };
    let Some(current) = snapshots.iter().find(|snapshot| snapshot.date == *newest) else {
        return;
    };
    if first.date == *newest {
        return;
    }
    let ring = |snapshot: &Snapshot| builder.rings.names[snapshot.ring].name.clone();
    let message = format!(
        "{called}: the timeline does not begin with its newest date. By date {} of {} is current; the tool takes {} of {}.",
        ring(current),
        current.date,
        ring(first),
        first.date
    );
    diagnostics.push(Diagnostic::warning(place.clone(), message).with_hint("sort the timeline, the newest first"));
}

/// The dates that are editions, oldest first.
fn date_editions(entries: &mut [Entry], file: &str, diagnostics: &mut Vec<Diagnostic>) -> Vec<String> {
    let all = |entries: &[Entry]| {
        let mut dates: Vec<String> = entries
            .iter()
            .flat_map(|entry| &entry.snapshots)
            .map(|snapshot| snapshot.date.clone())
            .collect();
        dates.sort();
        dates.dedup();
        dates
    };
    let mut dates = all(entries);
    for (length, word) in [(7, "month"), (4, "year")] {
        if dates.len() > MOST_EDITIONS {
            let message = format!("the timelines have {} dates; each {word} is one edition.", dates.len());
            diagnostics.push(Diagnostic::warning(Place::in_file(file), message));
            entries
                .iter_mut()
                .flat_map(|entry| &mut entry.snapshots)
                .for_each(|snapshot| snapshot.date.truncate(length));
            dates = all(entries);
        }
    }
    dates
}

fn add_entry(entry: Entry, dates: &[String], builder: &mut Builder, diagnostics: &mut Vec<Diagnostic>) {
    let Entry { row, snapshots } = entry;
    let mut before: Option<usize> = None;
    for (index, snapshot) in snapshots.iter().enumerate() {
        if let Some(next) = snapshots.get(index + 1).filter(|next| next.date == snapshot.date) {
            let message = format!(
                "{} has two elements for {}; that in {} counts.",
                row.called, snapshot.date, builder.rings.names[next.ring].name
            );
            diagnostics.push(Diagnostic::warning(row.place.clone(), message));
            continue;
        }
        let contrary = match (before, snapshot.movement) {
            (Some(before), Some(Movement::Inward)) => snapshot.ring > before,
            (Some(before), Some(Movement::Outward)) => snapshot.ring < before,
            _ => false,
        };
        if contrary {
            let message = format!(
                "{}: moved of {} is contrary to its rings; the rings count.",
                row.called, snapshot.date
            );
            diagnostics.push(Diagnostic::warning(row.place.clone(), message));
        }
        before = Some(snapshot.ring);
        let mut row = row.clone();
        row.revision.edition = dates.binary_search(&snapshot.date).unwrap_or(0);
        row.revision.ring = snapshot.ring;
        row.revision.movement = if contrary { None } else { snapshot.movement };
        row.revision.description = snapshot.description.clone();
        if !builder.add(row, diagnostics) {
            return;
        }
    }
}

fn read_links(
    object: &Map<String, Json>,
    called: &str,
    place: &Place,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<TableLink> {
    let mut links = Vec::new();
    for link in object.get("links").and_then(Json::as_array).into_iter().flatten() {
        let address = link.as_str().or_else(|| link.get("url")?.as_str());
        let words = link
            .get("title")
            .and_then(Json::as_str)
            .map(|title| plain_name(title).0)
            .unwrap_or_default();
        let read = read_link(address, called, place, diagnostics);
        links.extend(read.into_iter().map(|link| TableLink {
            words: words.clone(),
            ..link
        }));
    }
    let single = scalar(object.get("url")).filter(|url| url != "#");
    for link in read_link(single.as_deref(), called, place, diagnostics) {
        if links.iter().all(|other: &TableLink| other.address != link.address) {
            links.push(link);
        }
    }
    links
}

fn read_more(object: &Map<String, Json>) -> Vec<(String, String)> {
    let known = [
        "key",
        "id",
        "title",
        "name",
        "quadrant",
        "timeline",
        "description",
        "links",
        "url",
    ];
    let rest = object
        .iter()
        .filter(|(key, value)| !known.contains(&key.as_str()) && !value.is_null());
    rest.map(|(key, value)| {
        (
            key.clone(),
            value.as_str().map_or_else(|| value.to_string(), str::to_owned),
        )
    })
    .collect()
}
