//! The files of a folder: found in a fixed order, decoded, and told apart by where they stand.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::diagnostic::{Diagnostic, Place};
use crate::disk;

use super::conflicts::set_aside;
use super::notes::Notes;

/// The largest file that is read, in bytes.
const LARGEST: u64 = 10 * 1024 * 1024;

/// The folder of frozen editions.
pub const EDITIONS: &str = "editions";

/// A file of a frozen edition, as it stands.
pub struct RawFile {
    /// Path inside the folder of all editions, with `/`.
    pub path: String,
    /// The path as the reader would type it.
    pub shown: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A decoded file.
pub struct TextFile {
    /// Path inside the folder, with `/`.
    pub path: String,
    /// The path as the reader would type it.
    pub shown: String,
    /// Its text: UTF-8 without byte-order mark, lines ended by `\n`.
    pub text: String,
    /// Offsets whose line and column are known, in rising order: every line's start, and more within long lines. A long
    /// table asks for a place in each row, a long list on one line in each item.
    known: Vec<KnownOffset>,
}

/// A byte offset with its line and column, both from 1.
struct KnownOffset {
    offset: usize,
    line: usize,
    column: usize,
}

/// How far apart offsets within a line are whose columns are known, in letters.
const STRIDE: usize = 1_000;

/// What a file is, by where it stands.
pub enum Kind<'a> {
    Radar,
    Workshop(&'a str),
    Technology(&'a str),
    Links,
    Scores,
    Evidence {
        source: &'a str,
        technology: &'a str,
    },
    /// Public records about one technology.
    Records(&'a str),
    Audits,
    Candidates,
    Standard(&'a str),
    Concepts,
    /// A drawing beside `radar.toml`, such as the logo.
    Drawing,
    /// Texts of the radar in another language.
    Language(&'a str),
    Other,
}

impl RawFile {
    /// The file as text under another path; bytes that are no UTF-8 are noted.
    pub fn to_text(&self, path: &str, notes: &Notes) -> Option<TextFile> {
        let text = decode(&self.shown, self.bytes.clone(), notes)?;
        Some(TextFile::new(path.to_owned(), self.shown.clone(), text))
    }
}

impl TextFile {
    /// A file that is not on the disk, or not any more.
    pub fn new(path: String, shown: String, text: String) -> Self {
        TextFile {
            known: list_known(&text),
            path,
            shown,
            text,
        }
    }

    /// What the file is, by where it stands.
    pub fn kind(&self) -> Kind<'_> {
        let (folder, name) = self.path.split_once('/').unwrap_or(("", &self.path));
        if folder == "evidence"
            && let Some((source, technology)) = name.strip_suffix(".json").and_then(|name| name.split_once('/'))
            && !technology.contains('/')
        {
            return Kind::Evidence { source, technology };
        }
        if folder == "evidence"
            && let Some(technology) = name
                .strip_prefix("records/")
                .and_then(|name| name.strip_suffix(".toml"))
            && !technology.contains('/')
        {
            return Kind::Records(technology);
        }
        match (folder, name.strip_suffix(".toml"), name.strip_suffix(".csv")) {
            ("", Some("radar"), _) => Kind::Radar,
            ("", Some("concepts"), _) => Kind::Concepts,
            ("", _, Some("links")) => Kind::Links,
            ("", None, None) if name.ends_with(".svg") => Kind::Drawing,
            ("workshops", Some(id), _) => Kind::Workshop(id),
            ("technologies", Some(id), _) => Kind::Technology(id),
            ("standards", Some(id), _) => Kind::Standard(id),
            ("languages", Some(tag), _) if !tag.contains('/') => Kind::Language(tag),
            ("evidence", _, Some("audits")) => Kind::Audits,
            ("evidence", _, Some("candidates")) => Kind::Candidates,
            ("scores", _, Some(name)) if !name.contains('/') => Kind::Scores,
            _ => Kind::Other,
        }
    }

    /// A place in the file by byte offset.
    pub fn place(&self, offset: usize) -> Place {
        let after = self.known.partition_point(|known| known.offset <= offset);
        let Some(known) = self.known.get(after.saturating_sub(1)) else {
            return Place::of_offset(self.shown.clone(), &self.text, offset);
        };
        // The column as counted on from the offset that is known; no line ends in between.
        let counted = Place::of_offset(
            self.shown.clone(),
            &self.text[known.offset..],
            offset.saturating_sub(known.offset),
        );
        Place {
            line: Some(known.line),
            column: counted.column.map(|column| known.column - 1 + column),
            ..counted
        }
    }
}

/// Reads every file of a folder but frozen editions in byte order of paths; what cannot be read is noted.
pub fn read_files(folder: &Path, notes: &Notes) -> Vec<TextFile> {
    if !folder.is_dir() {
        let place = Place::in_file(folder.display().to_string());
        notes.say(
            Diagnostic::error(place, "there is no such folder.").with_hint(
                "go to the radar's folder, name it with --data DIR, or make a small one with: leadar new DIR",
            ),
        );
        return Vec::new();
    }
    let mut paths = Vec::new();
    list(folder, folder, notes, &mut paths);
    paths.sort();
    let files: Vec<TextFile> = paths
        .iter()
        .filter_map(|path| read_file(path, &folder.join(path), notes))
        .collect();
    note_missing_radar(folder, paths.iter().map(String::as_str), notes);
    set_aside(files, notes)
}

/// Notes that there is no file that declares a radar.
pub fn note_missing_radar<'p>(folder: &Path, mut paths: impl Iterator<Item = &'p str>, notes: &Notes) {
    if !paths.any(|path| path == "radar.toml") {
        let place = Place::in_file(folder.join("radar.toml").display().to_string());
        notes.say(Diagnostic::error(
            place,
            "the file is missing; it declares groups, rings and rules.",
        ));
    }
}

/// Reads the files of every frozen edition of a data folder as they stand, in byte order of paths; what cannot be read is
/// noted.
pub fn read_frozen_files(data: &Path, notes: &Notes) -> Vec<RawFile> {
    let folder = data.join(EDITIONS);
    if !folder.is_dir() || folder.is_symlink() {
        return Vec::new();
    }
    let mut paths = Vec::new();
    list(data, &folder, notes, &mut paths);
    paths.sort();
    let files = paths.into_iter().filter_map(|path| {
        let (path, whole) = (path.strip_prefix(EDITIONS)?.strip_prefix('/')?, data.join(&path));
        let shown = whole.display().to_string();
        if !path.contains('/') {
            note_stray(path, shown, notes);
            return None;
        }
        let bytes = disk::read_regular(&whole, LARGEST);
        let bytes = bytes.map_err(|complaint| notes.say(complaint)).ok()?;
        Some(RawFile {
            path: path.to_owned(),
            shown,
            bytes,
        })
    });
    files.collect()
}

/// Warns of a file that is of no edition; archives of editions may stand beside their folders.
fn note_stray(name: &str, shown: String, notes: &Notes) {
    if ![".md", ".txt", ".zip"].iter().any(|ending| name.ends_with(ending)) {
        notes.say(warn_unread(shown));
    }
}

/// The file that held all standards once.
pub const STANDARDS_AS_ONE: &str = "standards.toml";

/// A complaint of standards that stand in one file.
pub fn complain_of_standards(shown: String) -> Diagnostic {
    let message = "standards stand in a file each; nothing reads this one.";
    let hint = "write the keys of each [[standards]] but its id into standards/ID.toml, and take this file away";
    Diagnostic::error(Place::in_file(shown), message).with_hint(hint)
}

/// A warning of a file that nothing reads.
pub fn warn_unread(shown: String) -> Diagnostic {
    Diagnostic::warning(Place::in_file(shown), "nothing reads this file.").with_hint(
        "read are radar.toml, concepts.toml, links.csv, workshops/*.toml, technologies/*.toml, standards/*.toml, languages/*.toml, scores/*.csv, \
         evidence/audits.csv, evidence/candidates.csv, evidence/records/*.toml, evidence/*/*.json, editions/*/",
    )
}

fn list(root: &Path, folder: &Path, notes: &Notes, paths: &mut Vec<String>) {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => return complain(folder, &error, notes),
    };
    let mut found: Vec<PathBuf> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    found.sort();
    for path in found {
        let relative = path.strip_prefix(root).unwrap_or(&path);
        let Some(relative) = relative.to_str().map(|text| text.replace('\\', "/")) else {
            let place = Place::in_file(path.display().to_string());
            notes.say(Diagnostic::error(place, "the name of the file is not UTF-8."));
            continue;
        };
        let hidden = relative.rsplit('/').next().is_some_and(|name| name.starts_with('.'));
        if hidden || relative == EDITIONS && path.is_dir() && !path.is_symlink() {
            continue;
        }
        if path.is_dir() && path.is_symlink() {
            let place = Place::in_file(path.display().to_string());
            notes.say(
                Diagnostic::error(place, "this is a link to a folder, which is not followed.")
                    .with_hint("put the folder itself here, or name another one with --data DIR"),
            );
        } else if path.is_dir() {
            list(root, &path, notes, paths);
        } else {
            paths.push(relative);
        }
    }
}

fn complain(path: &Path, error: &std::io::Error, notes: &Notes) {
    notes.say(Diagnostic::error(
        Place::in_file(path.display().to_string()),
        format!("cannot be read: {error}."),
    ));
}

fn read_file(relative: &str, path: &Path, notes: &Notes) -> Option<TextFile> {
    let shown = path.display().to_string();
    let mut file = TextFile {
        path: relative.to_owned(),
        shown,
        text: String::new(),
        known: Vec::new(),
    };
    if relative == STANDARDS_AS_ONE {
        notes.say(complain_of_standards(file.shown));
        return None;
    }
    if matches!(file.kind(), Kind::Other) {
        if !relative.ends_with(".md") && !relative.ends_with(".txt") {
            notes.say(warn_unread(file.shown));
        }
        return None;
    }
    let bytes = match disk::read_regular(path, LARGEST) {
        Ok(bytes) => bytes,
        Err(complaint) => {
            notes.say(complaint);
            return None;
        }
    };
    file.text = decode(&file.shown, bytes, notes)?;
    file.known = list_known(&file.text);
    Some(file)
}

/// The start of every line, and every thousandth letter of a longer one.
fn list_known(text: &str) -> Vec<KnownOffset> {
    let mut known = vec![KnownOffset {
        offset: 0,
        line: 1,
        column: 1,
    }];
    let (mut line, mut column) = (1, 1);
    for (offset, letter) in text.char_indices() {
        (line, column) = if letter == '\n' {
            (line + 1, 1)
        } else {
            (line, column + 1)
        };
        if column == 1 || column % STRIDE == 0 {
            let offset = offset + letter.len_utf8();
            known.push(KnownOffset { offset, line, column });
        }
    }
    known
}

/// The text of a file; bytes that are no UTF-8 are noted.
pub(super) fn decode(shown: &str, bytes: Vec<u8>, notes: &Notes) -> Option<String> {
    match String::from_utf8(bytes) {
        Ok(text) => Some(text.strip_prefix('\u{feff}').unwrap_or(&text).replace("\r\n", "\n")),
        Err(error) => {
            let start = error.utf8_error().valid_up_to();
            let readable = String::from_utf8_lossy(&error.as_bytes()[..start]).into_owned();
            let byte = error.as_bytes()[start];
            notes.say(
                Diagnostic::error(
                    Place::of_offset(shown, &readable, start),
                    format!("the byte 0x{byte:02X} here is not UTF-8."),
                )
                .with_hint("save the file as UTF-8"),
            );
            None
        }
    }
}

/// SHA-256 over paths and texts, in hexadecimal: the same inputs give the same digest on any machine. Frozen editions are
/// no part of them, so that freezing an edition does not change its digest.
pub fn digest(files: &[TextFile]) -> String {
    let mut hash = Sha256::new();
    for file in files {
        for part in [&file.path, &file.text] {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part.as_bytes());
        }
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_that_of_the_whole_text_at_every_offset() {
        let folder = tempfile::tempdir().expect("a folder");
        for text in ["", "\n", &"é,b".repeat(4_000), "need\u{e9},1\n\n\u{2013}x,2", "a\nb\n"] {
            fs::write(folder.path().join("links.csv"), text).expect("written");
            let files = read_files(folder.path(), &Notes::default());
            for offset in 0..text.len() + 2 {
                let whole = Place::of_offset(files[0].shown.clone(), text, offset);
                assert_eq!(files[0].place(offset), whole, "{text:?} at {offset}");
            }
        }
    }
}
