//! The folder of a frozen edition as it stands, and whether it is as it was frozen.
//!
//! Its list of checksums names every other file. What differs from the list, is missing or is not listed is noted; so is
//! an edition that was built upon another one than the one that is here.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Place};
use crate::disk::{SUMS, hash, list_sums, parse_sum};
use crate::model::FrozenEdition;

use super::files::{RawFile, TextFile, warn_unread};
use super::notes::Notes;

/// The files of every frozen edition beside its maps.
pub const HEAD: &str = "edition.toml";
pub const PLACEMENTS: &str = "placements.csv";
pub const LEVELS: &str = "levels.csv";
pub const PROBABILITIES: &str = "probabilities.csv";
/// What it told of the changes since the edition before, where there was one.
pub const CHANGES: &str = "changes.json";
/// The folder of its maps.
pub const MAPS: &str = "maps";
/// The checksums of the site that was built of it.
pub const SITE: &str = "site.sha256";
/// The folder of what it was made of.
pub const INPUTS: &str = "inputs";
/// Where that stands in the history of a repository, instead.
pub const BLOBS: &str = "inputs.csv";
/// The folder of the templates that were laid over the built-in ones.
pub const TEMPLATES: &str = "templates";

/// Whether a file of an edition's folder is one that it came to, not one of what it was made of.
pub fn is_result(path: &str) -> bool {
    matches!(path, HEAD | PLACEMENTS | LEVELS | PROBABILITIES | CHANGES) || path.split('/').next() == Some(MAPS)
}

/// Paths and hashes of a list of checksums; lines that are none are left out.
pub fn read_checksums(bytes: &[u8]) -> BTreeMap<String, String> {
    let lines = std::str::from_utf8(bytes).unwrap_or_default().lines();
    lines
        .filter_map(parse_sum)
        .map(|(hash, path)| (path.to_owned(), hash.to_owned()))
        .collect()
}

/// The folder of a frozen edition.
pub struct EditionFolder<'f> {
    /// Its name.
    pub name: &'f str,
    /// The folder as the reader would type it.
    pub shown: &'f str,
    /// Its files by path inside it.
    pub files: BTreeMap<&'f str, &'f RawFile>,
}

/// The folders that files are of, by name.
pub fn group_files(files: &[RawFile]) -> Vec<EditionFolder<'_>> {
    let mut folders: BTreeMap<&str, EditionFolder> = BTreeMap::new();
    for file in files {
        let Some((name, path)) = file.path.split_once('/') else {
            continue;
        };
        let length = file.shown.len().saturating_sub(path.len() + 1);
        let folder = folders.entry(name).or_insert_with(|| EditionFolder {
            name,
            shown: file.shown.get(..length).unwrap_or_default(),
            files: BTreeMap::new(),
        });
        folder.files.insert(path, file);
    }
    folders.into_values().collect()
}

impl<'f> EditionFolder<'f> {
    /// The place of a file in it, whether it is there or not.
    pub fn place(&self, path: &str) -> Place {
        Place::in_file(format!("{}/{path}", self.shown))
    }

    /// A file of it as text.
    pub fn text(&self, path: &str, notes: &Notes) -> Option<TextFile> {
        let file = self.files.get(path)?;
        file.to_text(&file.path, notes)
    }

    /// The files below a folder of it, by path inside that.
    pub fn below(&self, folder: &str) -> impl Iterator<Item = (&'f str, &'f RawFile)> {
        let inside = move |path: &'f str| path.strip_prefix(folder)?.strip_prefix('/');
        let files: Vec<_> = self
            .files
            .iter()
            .filter_map(|(path, file)| Some((inside(path)?, *file)))
            .collect();
        files.into_iter()
    }

    /// The list of checksums that the folder would have as it stands, in byte order of paths.
    fn list_sums(&self) -> String {
        let others = self.files.iter().filter(|(path, _)| **path != SUMS);
        let hashes: Vec<(&str, String)> = others.map(|(path, file)| (*path, hash(&file.bytes))).collect();
        list_sums(hashes.iter().map(|(path, hash)| (*path, hash.as_str())))
    }

    /// SHA-256 of its list of checksums; of the one it would have where it has none.
    pub fn seal(&self) -> String {
        match self.files.get(SUMS) {
            Some(sums) => hash(&sums.bytes),
            None => hash(self.list_sums().as_bytes()),
        }
    }

    /// Notes every file that is not as it was frozen, is missing, or was not frozen; gives the paths of those missing.
    pub fn check_sums(&self, notes: &Notes) -> BTreeSet<String> {
        let Some(sums) = self.files.get(SUMS) else {
            notes.say(missing(self.place(SUMS)));
            return BTreeSet::new();
        };
        let listed = read_listed(sums, notes);
        if listed.is_empty() {
            let message = "this is no list of checksums.";
            notes.say(Diagnostic::error(self.place(SUMS), message).with_hint(RESTORE));
            return BTreeSet::new();
        }
        let mut converted: Vec<&RawFile> = Vec::new();
        for (path, file) in self.files.iter().filter(|(path, _)| **path != SUMS) {
            let complain = |message: &str| Diagnostic::error(Place::in_file(file.shown.clone()), message);
            match listed.get(path) {
                Some(frozen) if hash(&file.bytes) == *frozen => {}
                Some(frozen) if has_lines_converted(&file.bytes, frozen) => converted.push(file),
                Some(_) => notes.say(complain("its bytes are not those that were frozen.").with_hint(RESTORE)),
                None => notes.say(
                    complain("the edition was frozen without this file.")
                        .with_hint("move it out of the edition's folder"),
                ),
            }
        }
        note_converted(&converted, notes);
        let gone = listed.keys().filter(|path| !self.files.contains_key(*path));
        let gone: BTreeSet<String> = gone.map(|path| (*path).to_owned()).collect();
        gone.iter().for_each(|path| notes.say(missing(self.place(path))));
        gone
    }

    /// Warns of files in the folder of an edition without a list of checksums that are not read.
    pub fn warn_of_others(&self, is_read: impl Fn(&str) -> bool, notes: &Notes) {
        let others = self.files.iter().filter(|(path, _)| !is_read(path));
        let told = others.filter(|(path, _)| !path.ends_with(".md") && !path.ends_with(".txt"));
        told.for_each(|(_, file)| notes.say(warn_unread(file.shown.clone())));
    }
}

const RESTORE: &str = "restore the file as it was frozen: from git, a copy or the archive of the edition";

/// A complaint about a file that should be there.
pub fn missing(place: Place) -> Diagnostic {
    Diagnostic::error(place, "the file is missing.")
        .with_hint("an edition is frozen whole; restore the file, or remove the edition's folder")
}

/// Path to hash of each line of a list of checksums; lines that are none are noted.
fn read_listed<'f>(sums: &'f RawFile, notes: &Notes) -> BTreeMap<&'f str, &'f str> {
    let mut listed = BTreeMap::new();
    let text = std::str::from_utf8(&sums.bytes).unwrap_or_default();
    for (line, number) in text.lines().zip(1..) {
        match parse_sum(line) {
            Some((hash, path)) => {
                listed.insert(path, hash);
            }
            None => {
                let place = Place::at(sums.shown.clone(), number, 1);
                notes.say(Diagnostic::error(place, "this is no line of a list of checksums.").with_hint(RESTORE));
            }
        }
    }
    listed
}

/// Notes files whose lines are ended otherwise: once, since what converts one of them converts all.
fn note_converted(converted: &[&RawFile], notes: &Notes) {
    let Some((first, others)) = converted.split_first() else {
        return;
    };
    let more = match others.len() {
        0 => String::new(),
        1 => ", and so are those of 1 other file".to_owned(),
        count => format!(", and so are those of {count} other files"),
    };
    let message = format!("its lines are ended otherwise than when it was frozen{more}.");
    notes.say(Diagnostic::error(Place::in_file(first.shown.clone()), message).with_hint(
        "git or an editor converts line ends: put `* -text` into editions/.gitattributes and check the folder out again",
    ));
}

/// Whether the bytes are those frozen but for the ends of their lines.
fn has_lines_converted(bytes: &[u8], frozen: &str) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|text| hash(text.replace("\r\n", "\n").as_bytes()) == frozen)
}

/// Notes each edition that was built upon another one than the one that is here.
pub fn check_chain(editions: &[FrozenEdition], shown: &str, notes: &Notes) {
    for edition in editions {
        for ground in &edition.built_upon {
            let place = Place::in_file(format!("{shown}/{}/{HEAD}", edition.name));
            let here = editions.iter().find(|known| known.name == ground.name);
            let complaint = match here.and_then(|known| known.seal.as_ref()) {
                Some(seal) if *seal == ground.seal => continue,
                Some(_) => {
                    let message = format!(
                        "the edition was built upon another edition \"{}\" than the one that is here.",
                        ground.name
                    );
                    Diagnostic::error(place, message)
                        .with_hint(format!("restore {shown}/{} as it was frozen", ground.name))
                }
                None => {
                    let message = format!(
                        "the edition was built upon edition \"{}\", which is missing.",
                        ground.name
                    );
                    Diagnostic::error(place, message).with_hint(format!("restore {shown}/{}", ground.name))
                }
            };
            notes.say(complaint);
        }
    }
}
