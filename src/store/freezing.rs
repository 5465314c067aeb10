//! Writes `editions/NAME/`: an edition as it stands, whole or not at all, and never over one that is there.

use std::fs;
use std::io;
use std::path::Path;

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Place};
use crate::inert::write_csv;
use crate::model::{FrozenEdition, FrozenMap};

use super::editions_files::{LEVEL_COLUMNS, PLACEMENT_COLUMNS};
use super::files::{HEAD, LEVELS, MAPS, PLACEMENTS};
use super::lock::DataLock;
use super::names::{hint_of_safe, is_safe};
use super::prepared::{WHOLE, remove_prepared};
use super::writing::write_new_file;
use crate::disk;

/// Writes an edition below a `radar-data` folder. One of that name that is there already is an error.
/// The folder in which it is prepared is noted in the lock of the data.
pub fn write_edition(data: &Path, edition: &FrozenEdition, lock: &mut DataLock) -> Result<(), Diagnostic> {
    if !is_safe(&edition.name) {
        let message = format!("the edition's name {:?} cannot be the name of a folder.", edition.name);
        return Err(Diagnostic::error(Place::in_file("radar.toml"), message)
            .with_hint(format!("in [edition] name: {}", hint_of_safe(&edition.name))));
    }
    let editions = data.join("editions");
    let folder = editions.join(&edition.name);
    let fault = |path: &Path, error: io::Error| {
        Diagnostic::error(
            Place::in_file(path.display().to_string()),
            format!("cannot be written: {error}."),
        )
    };
    if folder.exists() {
        let place = Place::in_file(folder.display().to_string());
        return Err(
            Diagnostic::error(place, "the edition is frozen already; it no longer changes.")
                .with_hint("give the next one another name: [edition] name in radar.toml"),
        );
    }
    check_case(&editions, &edition.name)?;
    disk::make_folders(&editions)?;
    // Readers pass over what begins with a dot, so a run that is killed leaves no half edition.
    let staging = lock
        .make_staging(&editions, &edition.name)
        .map_err(|error| fault(&editions, error))?;
    let whole = staging.join(WHOLE);
    let written = to_files(edition)
        .iter()
        .try_for_each(|(name, text)| write_new_file(&whole.join(name), text))
        .and_then(|()| fs::rename(&whole, &folder).map_err(|error| fault(&folder, error)));
    remove_prepared(&staging);
    written
}

/// Editions whose names differ only in upper and lower case would share one folder on many disks.
fn check_case(editions: &Path, name: &str) -> Result<(), Diagnostic> {
    let there = fs::read_dir(editions).into_iter().flatten().filter_map(Result::ok);
    let other = there
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .find(|other| other.eq_ignore_ascii_case(name));
    other.map_or(Ok(()), |other| {
        let message = format!("the edition's name \"{name}\" differs from \"{other}\" only in upper and lower case.");
        let place = Place::in_file(editions.join(&other).display().to_string());
        Err(Diagnostic::error(place, message).with_hint("give it another name: [edition] name in radar.toml"))
    })
}

fn to_files(edition: &FrozenEdition) -> Vec<(String, String)> {
    let mut files = vec![
        (HEAD.to_owned(), write_head(edition)),
        (PLACEMENTS.to_owned(), write_placements(edition)),
        (LEVELS.to_owned(), write_levels(edition)),
    ];
    let maps = edition.maps.iter();
    files.extend(maps.map(|map| (format!("{MAPS}/{}.json", map.view), write_map(map))));
    files
}

/// A map as JSON with a line a cell and a line a blip, so that a review sees what moved.
fn write_map(map: &FrozenMap) -> String {
    let value = serde_json::to_value(map).expect("a map is plain data");
    let keys = value.as_object().into_iter().flatten().map(|(key, value)| match value {
        Value::Array(items) => {
            let lines: Vec<String> = items.iter().map(|item| format!("    {item}")).collect();
            format!("  \"{key}\": [\n{}\n  ]", lines.join(",\n"))
        }
        other => format!("  \"{key}\": {other}"),
    });
    format!("{{\n{}\n}}\n", keys.collect::<Vec<_>>().join(",\n"))
}

fn write_head(edition: &FrozenEdition) -> String {
    let mut document = toml_edit::DocumentMut::new();
    let date = edition.date.to_string().parse::<toml_edit::Datetime>();
    document["name"] = toml_edit::value(&edition.name);
    document["date"] = toml_edit::value(date.expect("a day is a day of TOML"));
    document["digest"] = toml_edit::value(&edition.digest);
    document["generator"] = toml_edit::value(&edition.generator);
    let mut weights = toml_edit::Table::new();
    for (criterion, weight) in &edition.weights {
        weights[criterion.as_str()] = toml_edit::value(*weight);
    }
    document["weights"] = toml_edit::Item::Table(weights);
    document.to_string()
}

fn write_placements(edition: &FrozenEdition) -> String {
    let rows = edition.placements.iter().map(|placement| {
        let number = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
        vec![
            placement.technology.clone(),
            placement.name.clone(),
            placement.ring.clone(),
            placement.ruled.clone(),
            number(placement.probability),
            number(placement.value),
            placement.trl.0.to_string(),
            placement.trl.1.to_string(),
            placement.legal_class.clone(),
        ]
    });
    write_csv(PLACEMENT_COLUMNS, rows)
}

fn write_levels(edition: &FrozenEdition) -> String {
    let rows = edition.placements.iter().flat_map(|placement| {
        placement.levels.iter().map(|(criterion, level)| {
            let level = level.map(|level| level.to_string()).unwrap_or_default();
            [placement.technology.clone(), criterion.clone(), level]
        })
    });
    write_csv(LEVEL_COLUMNS, rows)
}
