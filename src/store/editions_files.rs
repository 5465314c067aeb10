//! `editions/NAME/`: an edition as it was frozen, in `edition.toml`, `placements.csv`, `levels.csv` and a map a view.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Place, excerpt};
use crate::model::{FrozenEdition, FrozenMap, FrozenPlacement, MapFault, Weight, limits};

use super::columns::{TableRow, read_rows};
use super::fields::read_toml;
use super::files::{HEAD, Kind, LEVELS, MAPS, PLACEMENTS, TextFile};
use super::notes::Notes;

/// The columns of `placements.csv`.
pub const PLACEMENT_COLUMNS: &[&str] = &[
    "technology",
    "name",
    "ring",
    "ruled",
    "probability",
    "value",
    "trl_low",
    "trl_high",
    "legal_class",
];
/// The columns of `levels.csv`.
pub const LEVEL_COLUMNS: &[&str] = &["technology", "criterion", "level"];

/// Reads every frozen edition, by date and name; what is wrong is noted.
pub fn read_editions(files: &[TextFile], notes: &Notes) -> Vec<FrozenEdition> {
    let mut folders: BTreeMap<&str, BTreeMap<&str, &TextFile>> = BTreeMap::new();
    for file in files {
        if let Kind::Frozen { edition, name } = file.kind() {
            folders.entry(edition).or_default().insert(name, file);
        }
    }
    let mut editions: Vec<FrozenEdition> = folders
        .into_iter()
        .filter_map(|(name, files)| read_edition(name, &files, notes))
        .collect();
    editions.sort_by(|a, b| (a.date, &a.name).cmp(&(b.date, &b.name)));
    editions
}

fn read_edition(name: &str, files: &BTreeMap<&str, &TextFile>, notes: &Notes) -> Option<FrozenEdition> {
    let shown = files.values().next()?;
    let folder = shown.shown.strip_suffix(&shown.path).unwrap_or_default();
    let find = |wanted: &str| {
        let found = files.get(wanted).copied();
        if found.is_none() {
            let place = Place::in_file(format!("{folder}editions/{name}/{wanted}"));
            notes.say(
                Diagnostic::error(place, "the file is missing.")
                    .with_hint("an edition is frozen whole; restore the file, or remove the edition's folder"),
            );
        }
        found
    };
    let (head, placements, levels) = (find(HEAD), find(PLACEMENTS), find(LEVELS));
    let edition = head.and_then(|file| read_head(name, file, notes));
    let placements = placements.map(|file| read_placements(file, notes));
    let levels = levels.map(|file| read_levels(file, notes));
    let maps: Vec<FrozenMap> = files
        .iter()
        .filter(|(name, _)| name.starts_with(MAPS))
        .filter_map(|(_, file)| read_map(file, notes))
        .collect();
    let (mut placements, mut levels) = (placements?, levels?);
    for placement in &mut placements {
        placement.levels = levels.remove(&placement.technology).unwrap_or_default();
    }
    Some(FrozenEdition {
        placements,
        maps,
        ..edition?
    })
}

fn read_head(folder: &str, file: &TextFile, notes: &Notes) -> Option<FrozenEdition> {
    read_toml(file, notes, "the edition", |fields| {
        let name = fields.text_within("name", limits::ID);
        if name.as_ref().is_some_and(|name| name.value != folder) {
            let message = format!("the name is not that of the folder \"{folder}\".");
            fields.complain(
                "name",
                message,
                Some("an edition keeps the name it was frozen with".into()),
            );
        }
        let date = fields.date("date");
        let (digest, generator) = (fields.text("digest"), fields.text("generator"));
        let weights = fields.free_numbers("weights").into_iter();
        let weights: Vec<(String, f64)> = weights.map(|(criterion, weight)| (criterion.value, weight)).collect();
        if let Some((criterion, weight)) = weights.iter().find(|(_, weight)| Weight::new(*weight).is_none()) {
            let message = format!(
                "the weight of \"{}\" is {weight}; it must be 0 or more.",
                excerpt(criterion)
            );
            fields.complain("weights", message, None);
        }
        Some(FrozenEdition {
            name: name?.value,
            date: date?,
            digest: digest?.value,
            generator: generator?.value,
            weights,
            placements: Vec::new(),
            maps: Vec::new(),
        })
    })
}

fn read_placements(file: &TextFile, notes: &Notes) -> Vec<FrozenPlacement> {
    let rows = read_rows(file, PLACEMENT_COLUMNS, notes);
    let mut placements: Vec<FrozenPlacement> = rows.iter().filter_map(read_placement).collect();
    placements.sort_by(|a, b| a.technology.cmp(&b.technology));
    if let Some(twice) = placements
        .windows(2)
        .find(|pair| pair[0].technology == pair[1].technology)
    {
        let message = format!("technology \"{}\" stands here twice.", excerpt(&twice[0].technology));
        notes.say(Diagnostic::error(Place::in_file(file.shown.clone()), message));
    }
    placements
}

fn read_placement(row: &TableRow) -> Option<FrozenPlacement> {
    let text = |name| row.text(name).map(|text| text.value);
    let [technology, name, ring, ruled, legal] = ["technology", "name", "ring", "ruled", "legal_class"].map(text);
    let share = |name| row.number_if(name, 0.0, 1.0);
    let (probability, value) = (share("probability"), share("value"));
    let trl = |name| {
        row.number_if(name, 1.0, 9.0)
            .map(|level| level.map(|level| level as u8))
    };
    let (low, high) = (trl("trl_low"), trl("trl_high"));
    let (low, high) = (low?.unwrap_or(1), high?.unwrap_or(9));
    if low > high {
        row.complain("trl_low", format!("the TRL range runs from {low} down to {high}."));
        return None;
    }
    Some(FrozenPlacement {
        technology: technology?,
        name: name?,
        ring: ring?,
        ruled: ruled?,
        probability: probability?,
        value: value?,
        trl: (low, high),
        legal_class: legal?,
        levels: Vec::new(),
    })
}

/// The levels of each technology, in the order of the file.
fn read_levels(file: &TextFile, notes: &Notes) -> BTreeMap<String, Vec<(String, Option<f64>)>> {
    let mut levels: BTreeMap<String, Vec<(String, Option<f64>)>> = BTreeMap::new();
    for row in read_rows(file, LEVEL_COLUMNS, notes) {
        let (technology, criterion) = (row.text("technology"), row.text("criterion"));
        let level = row.number_if("level", -limits::LARGEST, limits::LARGEST);
        if let (Some(technology), Some(criterion), Some(level)) = (technology, criterion, level) {
            levels
                .entry(technology.value)
                .or_default()
                .push((criterion.value, level));
        }
    }
    levels
}

/// The last key of a JSON text before a line and column, which count from 1 and in bytes.
fn key_before(text: &str, line: usize, column: usize) -> Option<&str> {
    let start: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let bytes = text.as_bytes().get(..start.saturating_add(column).min(text.len()))?;
    let end = bytes.windows(2).rposition(|pair| pair == b"\":")?;
    let begin = bytes[..end].iter().rposition(|byte| *byte == b'"')?;
    text.get(begin + 1..end)
}

fn read_map(file: &TextFile, notes: &Notes) -> Option<FrozenMap> {
    let complain = |place: Place, words: String| {
        notes.say(
            Diagnostic::error(place, format!("this is not a frozen map: {words}."))
                .with_hint("restore the file, or remove it: the map is then laid out afresh"),
        );
    };
    match serde_json::from_str::<FrozenMap>(&file.text) {
        Ok(map) => match map.check() {
            Ok(()) if file.path.ends_with(&format!("/{}.json", map.view)) => Some(map),
            Ok(()) => {
                complain(
                    Place::in_file(file.shown.clone()),
                    format!("view: \"{}\" is not the name of the file", map.view),
                );
                None
            }
            Err(MapFault { key, words }) => {
                complain(Place::in_file(file.shown.clone()), format!("{key}: {words}"));
                None
            }
        },
        Err(error) => {
            let place = Place::at(file.shown.clone(), error.line().max(1), error.column().max(1));
            let words = error.to_string();
            let words = words.split(" at line ").next().unwrap_or_default();
            let key = key_before(&file.text, error.line(), error.column());
            complain(place, key.map_or_else(String::new, |key| format!("{key}: ")) + words);
            None
        }
    }
}
