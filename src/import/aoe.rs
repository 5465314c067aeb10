//! AOE's radar, versions 3 to 5, and Porsche's: a folder of Markdown files, one an item and release.
//!
//! `radar/<release>/<id>.md` holds front matter and a text. What a release does not say it inherits from the one before.
//! `config.json` lists quadrants (or segments) and rings; without it they are what the files say.

mod config;

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json};

use self::config::{Config, read_config};
use super::build::{Builder, RadarRow, Register, compute_movements};
use super::files::{SourceFile, count, edition_of, is_aside, join_some, shared_folder, stem, time_of, yaml_fault};
use super::links::read_link;
use super::prose::{from_markdown, plain_name, without_unseen};
use super::rings::{is_outside, usual_order};
use super::yaml::read_yaml;
use crate::diagnostic::{Diagnostic, Place, excerpt, nearest};
use crate::model::{Presence, RadarTable, Revision, TableEdition, TableLink, TableName};

/// Keys that name the sector, the newest first.
const SECTOR_KEYS: [&str; 4] = ["segment", "quadrant", "segments", "quadrants"];

/// A Markdown file taken apart.
struct Leaf<'f> {
    file: &'f SourceFile,
    id: String,
    release: String,
    front: Map<String, Json>,
    body: String,
}

/// What of an item holds until a later release says otherwise.
#[derive(Clone, Default)]
struct KnownItem {
    title: Option<String>,
    sector: Option<usize>,
    ring: Option<usize>,
    tags: Vec<String>,
    shown: Option<bool>,
    body: String,
}

/// Whether a text is an item of such a radar.
pub fn is_item(text: &str) -> bool {
    let Some((front, _)) = split_front(text) else {
        return false;
    };
    says(front, "ring") || SECTOR_KEYS.iter().any(|key| says(front, key))
}

/// Whether a file is an item that shows whose it is: it says ring and sector, or stands in a folder called radar.
pub fn is_own(file: &SourceFile) -> bool {
    let says = |key: &str| split_front(&file.text).is_some_and(|(front, _)| says(front, key));
    let both = says("ring") && SECTOR_KEYS.iter().any(|key| says(key));
    item_name(file).is_some() && is_item(&file.text) && (both || folder_of_radar(&file.parts()).is_some())
}

/// Whether front matter has a key.
fn says(front: &str, key: &str) -> bool {
    let mut lines = front.lines();
    lines.any(|line| line.trim_start().starts_with(key) && line.contains(':'))
}

/// Reads the radar of all files.
pub fn read(name: &str, files: &[SourceFile], diagnostics: &mut Vec<Diagnostic>) -> Option<RadarTable> {
    let (root, own) = find_root(files, diagnostics);
    let config = read_config(files, &root, diagnostics);
    let mut leaves: Vec<Leaf> = own
        .into_iter()
        .filter_map(|file| read_leaf(file, diagnostics))
        .collect();
    if leaves.is_empty() {
        let error = Diagnostic::error(
            Place::in_file(name),
            "no Markdown file with ring and quadrant or segment is found.",
        );
        diagnostics.push(error.with_hint("name the folder that has radar/<release>/<id>.md"));
        return None;
    }
    // Old radars sort their files by topic: folders without a number are no releases.
    if leaves
        .iter()
        .all(|leaf| !leaf.release.chars().any(|sign| sign.is_ascii_digit()))
    {
        leaves.iter_mut().for_each(|leaf| leaf.release = "current".to_owned());
    }
    let mut releases: Vec<String> = leaves.iter().map(|leaf| leaf.release.clone()).collect();
    releases.sort_by_key(|release| (time_of(release), release.clone()));
    releases.dedup();
    let editions: Vec<TableEdition> = releases.iter().map(|release| edition_of(release)).collect();
    let mut builder = Builder::new(Presence::Inherited, !config.rings.is_empty(), editions);
    declare(&mut builder.sectors, &config.sectors);
    declare(&mut builder.rings, &config.rings);
    leaves.sort_by_key(|leaf| {
        (
            releases.iter().position(|release| *release == leaf.release),
            leaf.file.name.clone(),
        )
    });
    let mut known: BTreeMap<String, KnownItem> = BTreeMap::new();
    for leaf in &leaves {
        let edition = releases
            .iter()
            .position(|release| *release == leaf.release)
            .unwrap_or(0);
        let mut now = known.get(&leaf.id).cloned().unwrap_or_default();
        match read_item(leaf, edition, &mut now, &mut builder, &config, diagnostics) {
            Ok(row) => {
                if builder.add(row, diagnostics) {
                    known.insert(leaf.id.clone(), now);
                }
            }
            Err(errors) => diagnostics.extend(errors),
        }
    }
    let listed = !config.rings.is_empty();
    let order = |rings: &[TableName]| {
        let names: Vec<String> = rings.iter().map(|ring| ring.name.clone()).collect();
        let mut order: Vec<usize> = (0..rings.len()).collect();
        if listed {
            order.sort_by_key(|index| is_outside(&names[*index]));
        }
        if listed {
            order
        } else {
            usual_order(&names).unwrap_or(order)
        }
    };
    let title = config.title.clone().unwrap_or_else(|| stem(name).to_owned());
    let mut table = builder.finish(stem(name), &title, order)?;
    compute_movements(&mut table, |_| false);
    Some(table)
}

/// The folder that holds the radar's items, and the files in it that may be items. Of several radars the one that is no
/// sample and stands highest is read; the others are told.
fn find_root<'f>(files: &'f [SourceFile], diagnostics: &mut Vec<Diagnostic>) -> (Vec<&'f str>, Vec<&'f SourceFile>) {
    let mut radars: BTreeMap<Vec<&str>, Vec<&SourceFile>> = BTreeMap::new();
    let mut loose = Vec::new();
    for file in files.iter().filter(|file| item_name(file).is_some()) {
        match folder_of_radar(&file.parts()) {
            Some(depth) => radars.entry(file.parts()[..depth].to_vec()).or_default().push(file),
            None => loose.push(file),
        }
    }
    let rank = |root: &[&str]| (root.iter().filter(|name| is_aside(name)).count(), root.len());
    let Some(root) = radars.keys().min_by_key(|root| rank(root)).cloned() else {
        // Without a folder called radar the items stand where they like.
        let root = shared_folder(loose.iter().copied().filter(|file| is_item(&file.text)));
        return (root, loose);
    };
    let own = radars.remove(&root).unwrap_or_default();
    let inside = |file: &SourceFile| {
        let parts = file.parts();
        parts.starts_with(&root) && parts.get(root.len()) == Some(&"radar")
    };
    let (deeper, elsewhere): (Vec<_>, Vec<_>) = loose.into_iter().partition(|file| inside(file));
    let place = [&root[..], &["radar"]].concat().join("/");
    let others: Vec<&SourceFile> = radars.into_values().flatten().collect();
    for (outside, are_radar) in [(others, true), (elsewhere, false)] {
        let outside = outside.into_iter().filter(|file| is_item(&file.text));
        let names: Vec<&str> = outside.map(|file| file.name.as_str()).collect();
        let Some(first) = names.first() else { continue };
        let message = format!(
            "{} outside {place}, left out: {}.",
            count(names.len(), "item"),
            join_some(&names)
        );
        // The tool itself reads only what stands in the folder radar.
        diagnostics.push(match are_radar {
            true => Diagnostic::error(Place::in_file(*first), message).with_hint("name the folder of one radar"),
            false => Diagnostic::warning(Place::in_file(*first), message),
        });
    }
    (root, own.into_iter().chain(deeper).collect())
}

/// The identifier of a file that may be an item.
fn item_name(file: &SourceFile) -> Option<&str> {
    let base = file.base();
    base.strip_suffix(".md").or_else(|| base.strip_suffix(".markdown"))
}

/// How many folders lead to the one called radar that holds a file or its release.
fn folder_of_radar(parts: &[&str]) -> Option<usize> {
    let mut depths = [3, 2].into_iter().filter_map(|back| parts.len().checked_sub(back));
    depths.find(|depth| parts[*depth] == "radar")
}

fn declare(register: &mut Register, names: &[TableName]) {
    for name in names {
        register.declare(&name.id, &name.name, name.description.clone());
    }
}

/// Front matter and body.
fn split_front(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start_matches('\u{feff}').trim_start_matches(['\n', '\r']);
    let rest = text.strip_prefix("---")?;
    let rest = rest
        .trim_start_matches([' ', '\t'])
        .strip_prefix('\r')
        .unwrap_or(rest.trim_start_matches([' ', '\t']));
    let rest = rest.strip_prefix('\n')?;
    if let Some(body) = rest.strip_prefix("---") {
        return Some(("", body));
    }
    let end = rest.match_indices("\n---").find(|(at, mark)| {
        let line = rest[at + mark.len()..].lines().next().unwrap_or_default();
        line.trim().is_empty()
    })?;
    let body = &rest[end.0 + 4..];
    Some((
        &rest[..end.0],
        body.find('\n').map_or("", |newline| &body[newline + 1..]),
    ))
}

fn read_leaf<'f>(file: &'f SourceFile, diagnostics: &mut Vec<Diagnostic>) -> Option<Leaf<'f>> {
    let id = item_name(file)?;
    let parts = file.parts();
    let folder = parts.len().checked_sub(2).map_or("", |folder| parts[folder]);
    let in_radar = parts.len() >= 3 && parts[parts.len() - 3] == "radar";
    let Some((front, body)) = split_front(&file.text) else {
        if in_radar {
            let message = "the file has no front matter between two lines of ---; it is left out.";
            diagnostics.push(Diagnostic::error(Place::at(&file.name, 1, 1), message));
        }
        return None;
    };
    if !in_radar && !is_item(&file.text) {
        return None;
    }
    let front: Map<String, Json> = match read_yaml(front) {
        Ok(Json::Object(front)) => front,
        Ok(_) => {
            let message = "the front matter has no keys such as title, ring and segment; the file is left out.";
            diagnostics.push(Diagnostic::error(Place::at(&file.name, 2, 1), message));
            return None;
        }
        Err(error) => {
            let line = error
                .location()
                .map_or(1, |location| usize::try_from(location.line()).unwrap_or(1));
            let what = error.to_string();
            let what = yaml_fault(&what);
            let message = format!("the front matter is no YAML: {what}; the file is left out.");
            let hint = "put a text that holds a colon or begins with a special sign between quotation marks";
            diagnostics.push(Diagnostic::error(Place::at(&file.name, line + 1, 1), message).with_hint(hint));
            return None;
        }
    };
    let release = if folder.is_empty() || folder == "radar" {
        "current"
    } else {
        folder
    };
    Some(Leaf {
        file,
        id: id.to_owned(),
        release: release.to_owned(),
        front,
        body: body.to_owned(),
    })
}

impl Leaf<'_> {
    /// Where a key stands.
    fn place(&self, key: &str) -> Place {
        let line = self.file.text.lines().position(|line| {
            line.strip_prefix(key)
                .is_some_and(|rest| rest.trim_start().starts_with(':'))
        });
        line.map_or(Place::at(&self.file.name, 1, 1), |line| {
            let text = self.file.text.lines().nth(line).unwrap_or_default();
            let column = text.find(':').map_or(1, |colon| {
                let rest = &text[colon + 1..];
                text[..colon].chars().count() + 2 + rest.chars().take_while(|sign| sign.is_whitespace()).count()
            });
            Place::at(&self.file.name, line + 1, column)
        })
    }

    /// A text, a number or the first of a list.
    fn text(&self, key: &str) -> Option<String> {
        let value = self.front.get(key)?;
        let value = value.as_array().map_or(Some(value), |list| list.first())?;
        let text = match value {
            Json::String(text) => text.trim().to_owned(),
            Json::Number(_) | Json::Bool(_) => value.to_string(),
            Json::Null | Json::Array(_) | Json::Object(_) => return None,
        };
        (!text.is_empty()).then_some(text)
    }

    fn texts(&self, key: &str) -> Option<Vec<String>> {
        let text = |part: &Json| {
            part.as_str()
                .map(str::to_owned)
                .or_else(|| part.is_number().then(|| part.to_string()))
        };
        match self.front.get(key)? {
            Json::Array(list) => Some(list.iter().filter_map(text).collect()),
            Json::String(text) => Some(
                text.split(',')
                    .map(|part| part.trim().to_owned())
                    .filter(|part| !part.is_empty())
                    .collect(),
            ),
            _ => None,
        }
    }
}

fn read_item(
    leaf: &Leaf,
    edition: usize,
    known: &mut KnownItem,
    builder: &mut Builder,
    config: &Config,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<RadarRow, Vec<Diagnostic>> {
    let mut errors = Vec::new();
    let sector_key = SECTOR_KEYS.into_iter().find(|key| leaf.text(key).is_some());
    if let Some(key) = sector_key {
        match look_up(leaf, key, "segment", &mut builder.sectors, !config.sectors.is_empty()) {
            Ok(sector) => known.sector = Some(sector),
            Err(error) => errors.push(*error),
        }
    }
    if leaf.text("ring").is_some() {
        match look_up(leaf, "ring", "ring", &mut builder.rings, !config.rings.is_empty()) {
            Ok(ring) => known.ring = Some(ring),
            Err(error) => errors.push(*error),
        }
    }
    let called = leaf.file.base().to_owned();
    let missing = |what: &str, names: String| {
        let message = format!("{called} has no {what}, and no earlier release says one; the file is left out.");
        let hint = if names.is_empty() {
            format!("add {what}: to the front matter")
        } else {
            format!("{what}s are {names}")
        };
        Diagnostic::error(Place::at(&leaf.file.name, 1, 1), message).with_hint(hint)
    };
    // One error a file: what is missing is only told when nothing is wrong.
    if errors.is_empty() && known.ring.is_none() {
        errors.push(missing("ring", builder.rings.listed()));
    } else if errors.is_empty() && known.sector.is_none() {
        errors.push(missing("segment", builder.sectors.listed()));
    }
    let (Some(sector), Some(ring), true) = (known.sector, known.ring, errors.is_empty()) else {
        errors.truncate(1);
        return Err(errors);
    };
    if let Some(title) = leaf.text("title") {
        let (title, taken) = plain_name(&title);
        if let Some(taken) = taken {
            let message = format!("{taken} taken out of the title.");
            diagnostics.push(Diagnostic::warning(leaf.place("title"), message));
        }
        known.title = Some(title).filter(|title| !title.is_empty()).or(known.title.take());
    }
    if let Some(tags) = leaf.texts("tags") {
        known.tags = tags;
    }
    match leaf.front.get("featured") {
        Some(Json::Bool(featured)) => known.shown = Some(*featured),
        Some(other) if !other.is_null() => {
            let message = format!("featured {other} is neither true nor false; it is not read.");
            diagnostics.push(Diagnostic::warning(leaf.place("featured"), message));
        }
        _ => {}
    }
    let (body, related) = unlink(&leaf.body);
    if !body.trim().is_empty() {
        if without_unseen(&body).1 {
            let message = "signs that are not seen, or that turn the writing, are taken out of the text.";
            diagnostics.push(Diagnostic::warning(Place::in_file(&leaf.file.name), message));
        }
        known.body = from_markdown(&body);
    }
    Ok(RadarRow {
        place: Place::at(&leaf.file.name, 1, 1),
        called,
        id: Some(leaf.id.clone()),
        name: known.title.clone().unwrap_or_else(|| leaf.id.clone()),
        links: read_links(leaf, diagnostics),
        tags: known.tags.clone(),
        related,
        more: read_more(leaf),
        revision: Revision {
            edition,
            sector,
            ring,
            score: None,
            demand: None,
            movement: None,
            description: known.body.clone(),
            shown: known.shown.unwrap_or(true),
        },
    })
}

fn look_up(
    leaf: &Leaf,
    key: &str,
    what: &str,
    register: &mut Register,
    listed: bool,
) -> Result<usize, Box<Diagnostic>> {
    let text = plain_name(&leaf.text(key).unwrap_or_default()).0;
    if !listed {
        return Ok(register.add(&text));
    }
    register.find(&text).ok_or_else(|| {
        let names = register.names.iter().map(|name| name.id.as_str());
        let hint = nearest(&text, names).unwrap_or_else(|| {
            let ids: Vec<String> = register.names.iter().map(|name| format!("\"{}\"", name.id)).collect();
            format!("config.json lists {}", ids.join(", "))
        });
        let message = format!(
            "{key} \"{}\" is none of the {what}s of the radar; the file is left out.",
            excerpt(&text)
        );
        Box::new(Diagnostic::error(leaf.place(key), message).with_hint(hint))
    })
}

/// Links between items, `[[id|label]]`, as their label; and the items meant.
fn unlink(body: &str) -> (String, Vec<String>) {
    let (mut text, mut related) = (String::with_capacity(body.len()), Vec::new());
    let mut rest = body;
    while let Some(at) = rest.find("[[") {
        let (before, after) = rest.split_at(at);
        text.push_str(before);
        // What is looked at ends where another link may begin, so that each letter is looked at once.
        let reach = after[2..].find(['\n', '[']).map_or(after.len(), |end| 2 + end);
        let inside = after[2..reach].find("]]").map(|end| &after[2..2 + end]);
        let Some(inside) = inside else {
            text.push_str("[[");
            rest = &after[2..];
            continue;
        };
        let (id, label) = inside.split_once('|').unwrap_or((inside, inside));
        text.push_str(label.trim());
        if !related.iter().any(|other| other == id.trim()) {
            related.push(id.trim().to_owned());
        }
        rest = &after[inside.len() + 4..];
    }
    text.push_str(rest);
    for address in text
        .split("](/")
        .skip(1)
        .filter_map(|rest| rest.split([')', ' ']).next())
    {
        // A page of the same radar: /segment/id/ or /segment/id.html.
        let parts: Vec<&str> = address.split('/').filter(|part| !part.is_empty()).collect();
        if let [_, id] = parts[..] {
            let id = id.split(['#', '?']).next().unwrap_or(id).trim_end_matches(".html");
            if !related.iter().any(|other| other == id) {
                related.push(id.to_owned());
            }
        }
    }
    (text, related)
}

fn read_links(leaf: &Leaf, diagnostics: &mut Vec<Diagnostic>) -> Vec<TableLink> {
    let mut links = Vec::new();
    for link in leaf.front.get("links").and_then(Json::as_array).into_iter().flatten() {
        let address = link.as_str().or_else(|| link.get("url")?.as_str());
        let read = read_link(address, leaf.file.base(), &leaf.place("links"), diagnostics);
        let words = link
            .get("name")
            .and_then(Json::as_str)
            .map(|name| plain_name(name).0)
            .unwrap_or_default();
        links.extend(read.into_iter().map(|link| TableLink {
            words: words.clone(),
            ..link
        }));
    }
    links
}

/// Front matter that has no place of its own.
fn read_more(leaf: &Leaf) -> Vec<(String, String)> {
    let known = [
        "title",
        "ring",
        "segment",
        "quadrant",
        "segments",
        "quadrants",
        "tags",
        "featured",
        "links",
    ];
    let rest = leaf
        .front
        .iter()
        .filter(|(key, value)| !known.contains(&key.as_str()) && !value.is_null());
    rest.map(|(key, value)| {
        let text = match value {
            Json::String(text) => text.clone(),
            Json::Array(_) => leaf.texts(key).unwrap_or_default().join(", "),
            other => other.to_string(),
        };
        (key.clone(), without_unseen(&text).0)
    })
    .filter(|(_, text)| !text.is_empty())
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_that_never_close_are_text_and_are_looked_at_once() {
        let open = "[[a ".repeat(200_000);
        assert_eq!(unlink(&open), (open.clone(), Vec::new()));
        let (text, related) = unlink("see [[anpr|plates]], [[dna]] and [[not\nthis]]");
        assert_eq!(text, "see plates, dna and [[not\nthis]]");
        assert_eq!(related, ["anpr", "dna"]);
    }
}
