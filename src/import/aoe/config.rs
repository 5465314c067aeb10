//! Settings of AOE's radar: which of several `config.json` counts, and what it says of sectors and rings.
//!
//! The nearest to the items counts: beside the folder `radar`, above it, or in a folder of one of these, as
//! `public/config.json`. What samples, tests and documentation hold is not the radar's. Of the tool's third version
//! `quadrants` is an object of titles and `rings` a list of words; later ones list objects.

use serde_json::{Map, Value as Json};

use crate::diagnostic::{Diagnostic, Place};
use crate::import::files::{SourceFile, is_aside, join_some, read_json};
use crate::import::prose::{from_markdown, plain_name};
use crate::model::TableName;

/// Keys that only the settings of a radar have.
const KEYS: [&str; 6] = ["segments", "quadrants", "quadrantsMap", "rings", "labels", "tags"];

/// What the settings say.
#[derive(Default)]
pub struct Config {
    pub title: Option<String>,
    pub sectors: Vec<TableName>,
    pub rings: Vec<TableName>,
}

/// A file of settings.
struct Found<'f> {
    file: &'f SourceFile,
    settings: Map<String, Json>,
    /// How far from the items; none where it is not theirs.
    distance: Option<(usize, usize)>,
}

/// Reads the settings nearest to the items; `root` is the folder that holds `radar`.
pub fn read_config(files: &[SourceFile], root: &[&str], diagnostics: &mut Vec<Diagnostic>) -> Config {
    let mut settings: Map<String, Json> = Map::new();
    // What a radar sets for itself counts more than the defaults of the tool.
    for base in ["config.default.json", "config.json"] {
        let named = files.iter().filter(|file| file.base() == base);
        let mut found: Vec<Found> = named.filter_map(|file| find(file, root, diagnostics)).collect();
        found.sort_by(|a, b| (far(a), &a.file.name).cmp(&(far(b), &b.file.name)));
        let near = found.first().is_some_and(|first| first.distance.is_some());
        let rest = found.split_off(usize::from(near));
        tell_rest(found.first(), &rest, diagnostics);
        for chosen in found {
            warn_of_tags(&chosen, diagnostics);
            settings.extend(chosen.settings);
        }
    }
    let sectors = ["segments", "quadrants", "quadrantsMap"];
    let sectors = sectors.into_iter().map(|key| read_names(&settings, key));
    let title = settings.get("labels").and_then(|labels| labels.get("title"));
    let title = title.and_then(Json::as_str).map(|title| plain_name(title).0);
    let mut rings = read_names(&settings, "rings");
    // The third version lists a ring of all items first.
    rings.retain(|ring| ring.id != "all" || !ring.description.is_empty());
    Config {
        title: title.filter(|title| !title.is_empty()),
        sectors: sectors.into_iter().find(|list| !list.is_empty()).unwrap_or_default(),
        rings,
    }
}

fn far(found: &Found) -> (bool, Option<(usize, usize)>) {
    (found.distance.is_none(), found.distance)
}

fn find<'f>(file: &'f SourceFile, root: &[&str], diagnostics: &mut Vec<Diagnostic>) -> Option<Found<'f>> {
    let distance = distance(&file.parts(), root);
    // A fault in a file that is not the radar's is nobody's.
    let mut ignored = Vec::new();
    let told = if distance.is_some() { diagnostics } else { &mut ignored };
    match read_json(&file.name, &file.text, told) {
        Some(Json::Object(settings)) if KEYS.iter().any(|key| settings.contains_key(*key)) => Some(Found {
            file,
            settings,
            distance,
        }),
        _ => None,
    }
}

/// Steps from the root to the folder of a file, and how many of them lead up; none where the file stands aside.
fn distance(path: &[&str], root: &[&str]) -> Option<(usize, usize)> {
    let folder = &path[..path.len().saturating_sub(1)];
    let common = folder.iter().zip(root).take_while(|(one, other)| one == other).count();
    let (up, down) = (root.len() - common, &folder[common..]);
    let beside = down.len() < 2 && !down.iter().any(|name| is_aside(name));
    beside.then_some((up + down.len(), up))
}

fn tell_rest(chosen: Option<&Found>, rest: &[Found], diagnostics: &mut Vec<Diagnostic>) {
    let lists = |found: &&Found| KEYS[..4].iter().any(|key| found.settings.contains_key(*key));
    let others: Vec<&str> = rest
        .iter()
        .filter(lists)
        .map(|found| found.file.name.as_str())
        .collect();
    if others.is_empty() {
        return;
    }
    let others = join_some(&others);
    let warning = match chosen {
        Some(chosen) => {
            let message = format!("the settings nearest to the items count; not read: {others}.");
            Diagnostic::warning(Place::in_file(&chosen.file.name), message)
        }
        None => {
            let message = format!("no settings stand beside the folder radar; not read: {others}.");
            Diagnostic::warning(Place::in_file(&rest[0].file.name), message)
                .with_hint("put the radar's config.json beside its folder radar")
        }
    };
    diagnostics.push(warning);
}

fn warn_of_tags(found: &Found, diagnostics: &mut Vec<Diagnostic>) {
    let tags = found.settings.get("tags").and_then(Json::as_array);
    if tags.is_some_and(|tags| !tags.is_empty()) {
        let message = "the tool shows only items with one of the \"tags\" of this file; all items are read.";
        diagnostics.push(Diagnostic::warning(Place::in_file(&found.file.name), message));
    }
}

/// The names under a key: a list of objects or words, or an object of titles or objects. They keep the order of the
/// file but where each has a radius or a position.
fn read_names(settings: &Map<String, Json>, key: &str) -> Vec<TableName> {
    let about = |id: &str| settings.get(&format!("{key}Map")).and_then(|map| map.get(id));
    let mut names: Vec<(f64, TableName)> = match settings.get(key) {
        Some(Json::Array(list)) => list.iter().filter_map(|entry| read_name("", entry, None)).collect(),
        Some(Json::Object(map)) => {
            let entries = map.iter().filter_map(|(id, entry)| read_name(id, entry, about(id)));
            entries.collect()
        }
        _ => Vec::new(),
    };
    if names.iter().all(|(rank, _)| *rank < f64::MAX) {
        names.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    }
    names.into_iter().map(|(_, name)| name).collect()
}

fn read_name(id: &str, entry: &Json, about: Option<&Json>) -> Option<(f64, TableName)> {
    let text = |key: &str| {
        let said = [Some(entry), about].into_iter().flatten();
        said.filter_map(|entry| entry.get(key)?.as_str())
            .find(|text| !text.is_empty())
            .unwrap_or_default()
    };
    let first = |texts: &[&str]| {
        texts
            .iter()
            .copied()
            .find(|text| !text.is_empty())
            .unwrap_or_default()
            .to_owned()
    };
    let title = first(&[
        entry.as_str().unwrap_or_default(),
        text("title"),
        text("name"),
        text("id"),
        id,
    ]);
    let id = first(&[id, text("id"), &title]);
    let rank = ["radius", "position"].into_iter().find_map(|key| {
        let said = [Some(entry), about].into_iter().flatten();
        said.filter_map(|entry| entry.get(key)?.as_f64()).next()
    });
    let name = plain_name(&title).0;
    let description = from_markdown(text("description"));
    let named = TableName {
        id,
        name,
        description,
        colour: None,
    };
    (!named.name.is_empty()).then_some((rank.unwrap_or(f64::MAX), named))
}
