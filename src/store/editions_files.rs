//! `editions/NAME/`: an edition as it was frozen, in `edition.toml`, `placements.csv`, `levels.csv`, `probabilities.csv`,
//! `changes.json` and a map a view, with what it was made of.
//!
//! The first versions of the program froze results alone, without a format, checksums or probabilities of each ring: their
//! editions are read and said to be no more than that.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Place, excerpt};
use crate::model::{
    BuiltUpon, FrozenEdition, FrozenPlacement, FrozenRun, InputBlob, MadeOf, ToldChanges, Weight, limits,
};

use super::columns::{TableRow, read_rows, read_rows_with};
use super::conflicts::tell_conflicts;
use super::edition_folder::{
    BLOBS, CHANGES, EditionFolder, HEAD, INPUTS, LEVELS, PLACEMENTS, PROBABILITIES, SITE, TEMPLATES, check_chain,
    group_files, missing,
};
use super::edition_maps::{read_maps, say_fault};
use super::fields::{Fields, read_toml};
use super::files::{RawFile, TextFile};
use super::names::is_safe;
use super::notes::Notes;
use crate::disk::SUMS;

/// The format of editions that hold what they were made of.
pub const FORMAT: i64 = 2;

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
    "rule",
    "demand",
];
/// So many of them the first versions wrote.
const FIRST_COLUMNS: usize = 9;
/// The columns of `levels.csv`.
pub const LEVEL_COLUMNS: &[&str] = &["technology", "criterion", "level"];
/// The columns of `probabilities.csv`.
pub const PROBABILITY_COLUMNS: &[&str] = &["technology", "ring", "probability"];
/// The columns of `inputs.csv`.
pub const BLOB_COLUMNS: &[&str] = &["path", "blob", "sha256"];

/// The most editions that one may be built upon.
const MOST_EDITIONS: usize = 10_000;

/// Reads every frozen edition, by date and name, from the files of the folder `shown`; what is wrong is noted.
pub fn read_editions(files: &[RawFile], shown: &str, notes: &Notes) -> Vec<FrozenEdition> {
    let folders = group_files(files);
    let mut editions: Vec<FrozenEdition> = folders
        .iter()
        .filter_map(|folder| read_edition(folder, notes))
        .collect();
    editions.sort_by(|a, b| (a.date, &a.name).cmp(&(b.date, &b.name)));
    check_chain(&editions, shown, notes);
    editions
}

/// Reads one edition.
pub fn read_edition(folder: &EditionFolder, notes: &Notes) -> Option<FrozenEdition> {
    let marked = folder.files.values();
    let marked = marked
        .filter(|file| tell_conflicts(&file.shown, &file.bytes, notes))
        .count();
    if marked > 0 {
        return None;
    }
    let is_first = is_of_first_format(folder);
    let told = match is_first {
        true => {
            warn_of_results_only(folder, notes);
            Default::default()
        }
        false => folder.check_sums(notes),
    };
    let find = |path: &str| {
        if !folder.files.contains_key(path) && !told.contains(path) {
            notes.say(missing(folder.place(path)));
        }
        folder.text(path, notes)
    };
    let edition = find(HEAD).and_then(|file| read_head(folder.name, &file, is_first, notes));
    let placements = find(PLACEMENTS).map(|file| read_placements(&file, is_first, notes));
    let levels = find(LEVELS).map(|file| read_levels(&file, notes));
    let probabilities = match is_first {
        true => Some(BTreeMap::new()),
        false => find(PROBABILITIES).map(|file| read_probabilities(&file, notes)),
    };
    let maps = read_maps(folder, notes);
    let made_of = match folder.text(BLOBS, notes) {
        _ if is_first => MadeOf::ResultsOnly,
        Some(file) => MadeOf::Blobs(read_blobs(&file, notes)),
        None => MadeOf::Inputs,
    };
    let (mut placements, mut levels, mut probabilities) = (placements?, levels?, probabilities?);
    for placement in &mut placements {
        placement.levels = levels.remove(&placement.technology).unwrap_or_default();
        placement.probabilities = probabilities.remove(&placement.technology).unwrap_or_default();
    }
    Some(FrozenEdition {
        placements,
        maps,
        made_of,
        seal: Some(folder.seal()),
        changes: folder.text(CHANGES, notes).and_then(|file| read_changes(&file, notes)),
        ..edition?
    })
}

/// Whether an edition is one that the first versions froze.
fn is_of_first_format(folder: &EditionFolder) -> bool {
    let head = folder.files.get(HEAD).map_or(&[][..], |head| &head.bytes);
    let head = String::from_utf8_lossy(head);
    let says_format = head.lines().take_while(|line| !line.starts_with('[')).any(|line| {
        let key = line.split('=').next().unwrap_or_default();
        key.trim() == "format"
    });
    let holds = |name: &str| folder.files.keys().any(|path| path.split('/').next() == Some(name));
    // What later formats hold betrays one whose checksums were taken away.
    let is_later = [SITE, PROBABILITIES, BLOBS, INPUTS, TEMPLATES, CHANGES]
        .into_iter()
        .any(holds);
    !folder.files.contains_key(SUMS) && !says_format && !is_later
}

fn warn_of_results_only(folder: &EditionFolder, notes: &Notes) {
    let message =
        "the edition holds results only: a version of the program froze it that kept nothing of what made it.";
    let hint = "it is compared with and built upon as before, and cannot be made again";
    let place = Place::in_file(folder.shown.to_owned());
    notes.say(Diagnostic::warning(place, message).with_hint(hint));
    let is_read = |path: &str| matches!(path, HEAD | PLACEMENTS | LEVELS) || is_map(path);
    folder.warn_of_others(is_read, notes);
}

fn is_map(path: &str) -> bool {
    path.starts_with("maps/") && path.ends_with(".json")
}

fn read_head(folder: &str, file: &TextFile, is_first: bool, notes: &Notes) -> Option<FrozenEdition> {
    read_toml(file, notes, "the edition", |fields| {
        if !is_first {
            check_format(fields);
        }
        let name = read_name(folder, fields);
        let date = fields.date("date");
        let (digest, generator) = (fields.text("digest"), fields.text("generator"));
        let weights = read_weights(fields);
        let run = fields.table_if("simulation", "the simulation", read_run);
        let rings = fields.tables("rings", "a ring", |fields| {
            let (id, name) = (
                fields.text_within("id", limits::ID),
                fields.text_within("name", limits::NAME),
            );
            Some((id?.value, name?.value))
        });
        let built_upon = fields.some_tables("before", "an edition before", MOST_EDITIONS, |fields| {
            let (name, seal) = (fields.text_within("name", limits::ID), fields.text("digest"));
            Some(BuiltUpon {
                name: name?.value,
                seal: seal?.value,
            })
        });
        let formerly = fields.some_tables("formerly", "a former id", limits::TECHNOLOGIES, |fields| {
            let (before, now) = (
                fields.text_within("before", limits::ID),
                fields.text_within("now", limits::ID),
            );
            Some((before?.value, now?.value))
        });
        Some(FrozenEdition {
            name: name?,
            date: date?,
            digest: digest?.value,
            generator: generator?.value,
            made_of: MadeOf::ResultsOnly,
            built_upon,
            seal: None,
            run,
            rings,
            formerly,
            weights,
            placements: Vec::new(),
            maps: Vec::new(),
            changes: None,
        })
    })
}

fn check_format(fields: &mut Fields) {
    let format = fields.integer("format", 0..i64::MAX);
    if let Some(format) = format.filter(|format| *format != FORMAT) {
        let message = format!("editions of format {format} are not read by this version of the program.");
        fields.complain("format", message, Some(format!("it reads format {FORMAT}")));
    }
}

/// The name, which must be that of the folder.
fn read_name(folder: &str, fields: &mut Fields) -> Option<String> {
    let name = fields.text_within("name", limits::ID)?.value;
    if name != folder {
        let message = format!("the name is not that of the folder \"{folder}\".");
        let hint = "an edition keeps the name it was frozen with";
        fields.complain("name", message, Some(hint.into()));
    }
    Some(name)
}

fn read_run(fields: &mut Fields) -> Option<FrozenRun> {
    let whole = |number: i64| u64::try_from(number).ok();
    let (seed, draws) = (
        fields.integer("seed", 0..i64::MAX),
        fields.integer("draws", 0..i64::MAX),
    );
    Some(FrozenRun {
        seed: whole(seed?)?,
        draws: whole(draws?)?,
    })
}

fn read_weights(fields: &mut Fields) -> Vec<(String, f64)> {
    let weights = fields.free_numbers("weights").into_iter();
    let weights: Vec<(String, f64)> = weights.map(|(criterion, weight)| (criterion.value, weight)).collect();
    if let Some((criterion, weight)) = weights.iter().find(|(_, weight)| Weight::new(*weight).is_none()) {
        let message = format!(
            "the weight of \"{}\" is {weight}; it must be 0 or more.",
            excerpt(criterion)
        );
        fields.complain("weights", message, None);
    }
    weights
}

fn read_placements(file: &TextFile, is_first: bool, notes: &Notes) -> Vec<FrozenPlacement> {
    let required = if is_first {
        FIRST_COLUMNS
    } else {
        PLACEMENT_COLUMNS.len()
    };
    let rows = read_rows_with(file, PLACEMENT_COLUMNS, required, notes);
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
    if technology.as_deref().is_some_and(|id| !is_safe(id)) {
        row.complain("technology", "this is no name of a file, which an id is.");
        return None;
    }
    let share = |name| row.number_if(name, 0.0, 1.0);
    let (probability, value) = (share("probability"), share("value"));
    let trl = |name| {
        row.number_if(name, 1.0, 9.0)
            .map(|level| level.map(|level| level as u8))
    };
    let (low, high) = (trl("trl_low"), trl("trl_high"));
    let demand = row.number_if("demand", 0.0, limits::LARGEST);
    let rule = row.cell("rule").value.clone();
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
        probabilities: Vec::new(),
        rule: Some(rule).filter(|rule| !rule.is_empty()),
        demand: demand?,
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

/// The probability of each ring of each technology, in the order of the file.
fn read_probabilities(file: &TextFile, notes: &Notes) -> BTreeMap<String, Vec<(String, f64)>> {
    let mut probabilities: BTreeMap<String, Vec<(String, f64)>> = BTreeMap::new();
    for row in read_rows(file, PROBABILITY_COLUMNS, notes) {
        let (technology, ring) = (row.text("technology"), row.text("ring"));
        let probability = row.number_if("probability", 0.0, 1.0).flatten();
        if let (Some(technology), Some(ring), Some(probability)) = (technology, ring, probability) {
            let rings = probabilities.entry(technology.value).or_default();
            rings.push((ring.value, probability));
        }
    }
    probabilities
}

fn read_blobs(file: &TextFile, notes: &Notes) -> Vec<InputBlob> {
    let rows = read_rows(file, BLOB_COLUMNS, notes);
    let blobs = rows.iter().filter_map(|row| {
        let [path, blob, digest] = ["path", "blob", "sha256"].map(|name| row.text(name).map(|text| text.value));
        let blob = blob?;
        if !matches!(blob.len(), 40 | 64) || !blob.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            row.complain(
                "blob",
                format!("\"{}\" is no name of an object of git.", excerpt(&blob)),
            );
            return None;
        }
        Some(InputBlob {
            path: path?,
            blob,
            digest: digest?,
        })
    });
    blobs.collect()
}

/// What an edition told of the changes since the one before it.
fn read_changes(file: &TextFile, notes: &Notes) -> Option<ToldChanges> {
    let told = serde_json::from_str(&file.text);
    told.inspect_err(|error| {
        let place = Place::at(file.shown.clone(), error.line().max(1), error.column().max(1));
        let message = format!(
            "this is not what an edition told of its changes: {}.",
            say_fault(file, error)
        );
        notes.say(Diagnostic::error(place, message).with_hint("restore the file as it was frozen"));
    })
    .ok()
}
