//! The small radar that `leadar new` makes.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

use crate::diagnostic::{Diagnostic, Place};

use super::writing::write_files;
use crate::disk;

/// The largest file of the starter is smaller, in bytes.
const LARGEST: u64 = 1_000_000;

static STARTER: Dir = include_dir!("$CARGO_MANIFEST_DIR/templates/starter");

/// Writes a small radar that builds into a folder that is empty or not there yet, or that holds the beginning of
/// one that a killed run left.
pub fn write_starter(folder: &Path) -> Result<(), Vec<Diagnostic>> {
    let mut files = Vec::new();
    collect(&STARTER, &mut files);
    if folder.exists() && !is_unfinished(folder, &files) {
        let place = Place::in_file(folder.display().to_string());
        return Err(vec![
            Diagnostic::error(place, "the folder is not empty.").with_hint("name a new one"),
        ]);
    }
    write_files(folder, &files)
}

/// Whether a folder holds nothing but files of the starter, as they are written, and not yet all of them.
fn is_unfinished(folder: &Path, files: &[(String, String)]) -> bool {
    let folders = files.iter().flat_map(|(path, _)| Path::new(path).ancestors().skip(1));
    let folders: BTreeSet<PathBuf> = folders.map(|inner| folder.join(inner)).collect();
    if folders.iter().any(|inner| inner != folder && inner.is_symlink()) {
        return false;
    }
    files
        .iter()
        .for_each(|(name, _)| disk::remove_leftovers(&folder.join(name)));
    let mut written = 0;
    for inner in folders.iter().filter(|inner| inner.is_dir()) {
        for entry in inner.read_dir().into_iter().flatten().filter_map(Result::ok) {
            let path = entry.path();
            let same = |(name, text): &(String, String)| {
                folder.join(name) == path
                    && disk::read_regular(&path, LARGEST).is_ok_and(|there| there == text.as_bytes())
            };
            let known = files.iter().any(same);
            if !known && !folders.contains(&path) {
                return false;
            }
            written += usize::from(known);
        }
    }
    folder.is_dir() && written < files.len()
}

fn collect(folder: &Dir, files: &mut Vec<(String, String)>) {
    for file in folder.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        files.push((path, String::from_utf8_lossy(file.contents()).into_owned()));
    }
    folder.dirs().for_each(|inner| collect(inner, files));
}
