//! Writes `editions/NAME/`: an edition as it stands with what it was made of, whole or not at all, and never over one that
//! is there.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Place};
use crate::disk::{self, SUMS, UnnamedFile, hash, list_sums};
use crate::inert::{find_clash, write_csv};
use crate::model::{FrozenEdition, FrozenMap, InputBlob, MadeOf};

use super::InputFile;
use super::edition_archive::{self, Archive, prepare_archive};
use super::edition_folder::{BLOBS, CHANGES, HEAD, INPUTS, LEVELS, MAPS, PLACEMENTS, PROBABILITIES, SITE, TEMPLATES};
use super::editions_files::{BLOB_COLUMNS, FORMAT, LEVEL_COLUMNS, PLACEMENT_COLUMNS, PROBABILITY_COLUMNS};
use super::files::EDITIONS;
use super::lock::DataLock;
use super::names::{hint_of_safe, is_safe};
use super::prepared::{WHOLE, remove_prepared};

/// Keeps git from converting the ends of lines, so that the bytes stay those that were frozen.
const ATTRIBUTES: (&str, &str) = (".gitattributes", "* -text\n");

/// An edition that is to be frozen, with what it was made of and what was made of it.
#[derive(Debug)]
pub struct Freeze<'a> {
    /// The edition.
    pub edition: &'a FrozenEdition,
    /// What differs from the edition before, as JSON; `None` without one.
    pub changes: Option<&'a str>,
    /// The files it was made of.
    pub inputs: &'a [InputFile],
    /// The templates laid over the built-in ones, by path.
    pub templates: &'a BTreeMap<String, String>,
    /// The checksums of the site built of it.
    pub site: &'a str,
    /// Its archive, where one is wanted.
    pub archive: Option<&'a Archive<'a>>,
}

/// Writes an edition below a `radar-data` folder. One of that name that is there already is an error.
/// The folder in which it is prepared is noted in the lock of the data.
pub fn write_edition(data: &Path, freeze: &Freeze, lock: &mut DataLock) -> Result<(), Vec<Diagnostic>> {
    let name = &freeze.edition.name;
    if !is_safe(name) {
        let message = format!("the edition's name {name:?} cannot be the name of a folder.");
        let complaint = Diagnostic::error(Place::in_file("radar.toml"), message);
        return Err(vec![
            complaint.with_hint(format!("in [edition] name: {}", hint_of_safe(name))),
        ]);
    }
    let editions = data.join(EDITIONS);
    let folder = editions.join(name);
    if folder.exists() {
        let message = "the edition is frozen already; it no longer changes.";
        let complaint = Diagnostic::error(disk::place(&folder), message);
        return Err(vec![
            complaint.with_hint("give the next one another name: [edition] name in radar.toml"),
        ]);
    }
    check_case(&editions, name)?;
    let files = list_files(freeze);
    if let Some(clash) = find_clash(files.iter().map(|(path, _)| path.as_str())) {
        return Err(vec![Diagnostic::error(disk::place(&folder), clash)]);
    }
    disk::make_folders(&editions)?;
    let written = write_whole_edition(data, freeze, &files, lock);
    if written.is_err() {
        // Only where nothing else stands in it.
        let _ = fs::remove_dir(&editions);
    }
    written
}

/// Writes everything beside its names, and then gives all of it its names: what a full disk stops leaves nothing.
fn write_whole_edition(
    data: &Path,
    freeze: &Freeze,
    files: &[(String, String)],
    lock: &mut DataLock,
) -> Result<(), Vec<Diagnostic>> {
    let editions = data.join(EDITIONS);
    let folder = editions.join(&freeze.edition.name);
    let attributes = prepare_attributes(&editions, lock)?;
    let archive = freeze
        .archive
        .map(|archive| prepare_archive(data, archive, files, lock))
        .transpose()?;
    // Readers pass over what begins with a dot, so a run that is killed leaves no half edition.
    let staging = lock
        .make_staging(&editions, &freeze.edition.name)
        .map_err(|error| fault(&editions, &error))?;
    let whole = staging.join(WHOLE);
    let written = write_files(&whole, files).and_then(|()| {
        // Before the edition, so that no edition stands without it.
        let attributes = attributes.map_or(Ok(()), UnnamedFile::give_name);
        attributes.map_err(|error| fault(&editions.join(ATTRIBUTES.0), &error))?;
        fs::rename(&whole, &folder).map_err(|error| fault(&folder, &error))
    });
    remove_prepared(&staging);
    written?;
    if let (Some(file), Some(archive)) = (archive, freeze.archive) {
        file.give_name()
            .map_err(|error| edition_archive::fault(archive.path, &error))?;
    }
    Ok(())
}

/// The file that keeps git from converting lines; `None` where one is there.
fn prepare_attributes(editions: &Path, lock: &mut DataLock) -> Result<Option<UnnamedFile>, Diagnostic> {
    let path = editions.join(ATTRIBUTES.0);
    if fs::symlink_metadata(&path).is_ok() {
        return Ok(None);
    }
    lock.note_writing(ATTRIBUTES.0)
        .map_err(|error| fault(editions, &error))?;
    disk::remove_leftovers(&path);
    let file = disk::write_unnamed(&path, ATTRIBUTES.1.as_bytes()).map_err(|error| fault(&path, &error))?;
    Ok(Some(file))
}

fn fault(path: &Path, error: &io::Error) -> Diagnostic {
    Diagnostic::error(disk::place(path), format!("cannot be written: {error}."))
}

/// Writes the files of an edition, its list of checksums first, so that what a killed run leaves is known by it.
fn write_files(folder: &Path, files: &[(String, String)]) -> Result<(), Diagnostic> {
    let mut written: Vec<PathBuf> = Vec::new();
    for (path, text) in files {
        let path = folder.join(path);
        disk::make_folders(path.parent().unwrap_or(folder))?;
        let mut file = fs::File::create_new(&path).map_err(|error| fault(&path, &error))?;
        io::Write::write_all(&mut file, text.as_bytes()).map_err(|error| fault(&path, &error))?;
        written.push(path);
    }
    disk::flush(folder, &written).map_err(|error| fault(folder, &error))
}

/// Every file of an edition's folder, the list of checksums first.
fn list_files(freeze: &Freeze) -> Vec<(String, String)> {
    let mut files = write_results(freeze.edition, freeze.changes);
    match &freeze.edition.made_of {
        MadeOf::Blobs(blobs) => files.push((BLOBS.to_owned(), write_blobs(blobs))),
        MadeOf::Inputs | MadeOf::ResultsOnly => {
            let inputs = freeze.inputs.iter();
            files.extend(inputs.map(|input| (format!("{INPUTS}/{}", input.path), input.text.clone())));
        }
    }
    let templates = freeze.templates.iter();
    files.extend(templates.map(|(path, text)| (format!("{TEMPLATES}/{path}"), text.clone())));
    files.push((SITE.to_owned(), freeze.site.to_owned()));
    files.sort();
    let sums = list_checksums(files.iter().map(|(path, text)| (path.as_str(), text.as_bytes())));
    files.insert(0, (SUMS.to_owned(), sums));
    files
}

/// A list of checksums that `sha256sum -c` reads.
pub fn list_checksums<'f>(files: impl IntoIterator<Item = (&'f str, &'f [u8])>) -> String {
    let hashes: Vec<(&str, String)> = files.into_iter().map(|(path, bytes)| (path, hash(bytes))).collect();
    list_sums(hashes.iter().map(|(path, hash)| (*path, hash.as_str())))
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

/// What an edition came to as files of its folder, each with its text; `changes` is what differs from the edition before.
pub fn write_results(edition: &FrozenEdition, changes: Option<&str>) -> Vec<(String, String)> {
    let mut files = vec![
        (HEAD.to_owned(), write_head(edition)),
        (PLACEMENTS.to_owned(), write_placements(edition)),
        (LEVELS.to_owned(), write_levels(edition)),
        (PROBABILITIES.to_owned(), write_probabilities(edition)),
    ];
    files.extend(changes.map(|text| (CHANGES.to_owned(), text.to_owned())));
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
    document["format"] = toml_edit::value(FORMAT);
    document["name"] = toml_edit::value(&edition.name);
    document["date"] = toml_edit::value(date.expect("a day is a day of TOML"));
    document["digest"] = toml_edit::value(&edition.digest);
    document["generator"] = toml_edit::value(&edition.generator);
    if let Some(run) = &edition.run {
        let mut table = toml_edit::Table::new();
        table["seed"] = toml_edit::value(i64::try_from(run.seed).unwrap_or(i64::MAX));
        table["draws"] = toml_edit::value(i64::try_from(run.draws).unwrap_or(i64::MAX));
        document["simulation"] = toml_edit::Item::Table(table);
    }
    let mut weights = toml_edit::Table::new();
    for (criterion, weight) in &edition.weights {
        weights[criterion.as_str()] = toml_edit::value(*weight);
    }
    document["weights"] = toml_edit::Item::Table(weights);
    let before = edition
        .built_upon
        .iter()
        .map(|ground| [("name", &ground.name), ("digest", &ground.seal)]);
    document["before"] = list_tables(before);
    let rings = edition.rings.iter().map(|(id, name)| [("id", id), ("name", name)]);
    document["rings"] = list_tables(rings);
    if !edition.formerly.is_empty() {
        let formerly = edition.formerly.iter();
        document["formerly"] = list_tables(formerly.map(|(before, now)| [("before", before), ("now", now)]));
    }
    document.to_string()
}

/// A list of tables, each of two texts.
fn list_tables<'t>(rows: impl Iterator<Item = [(&'t str, &'t String); 2]>) -> toml_edit::Item {
    let tables = rows.map(|row| {
        row.into_iter()
            .map(|(key, text)| (key, toml_edit::value(text)))
            .collect()
    });
    toml_edit::Item::ArrayOfTables(tables.collect::<toml_edit::ArrayOfTables>())
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
            placement.rule.clone().unwrap_or_default(),
            number(placement.demand),
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

fn write_probabilities(edition: &FrozenEdition) -> String {
    let rows = edition.placements.iter().flat_map(|placement| {
        let rings = placement.probabilities.iter();
        rings.map(|(ring, probability)| [placement.technology.clone(), ring.clone(), probability.to_string()])
    });
    write_csv(PROBABILITY_COLUMNS, rows)
}

fn write_blobs(blobs: &[InputBlob]) -> String {
    let rows = blobs.iter();
    let rows = rows.map(|blob| [blob.path.clone(), blob.blob.clone(), blob.digest.clone()]);
    write_csv(BLOB_COLUMNS, rows)
}
