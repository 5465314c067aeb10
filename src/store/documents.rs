//! The documents that words on the command line name: files, and folders with everything below them.

use std::fs;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Place};
use crate::disk;

/// The most files found, and the deepest folder looked into.
const MOST_FILES: usize = 2_000;
const DEEPEST: usize = 20;
/// The largest workshop file that is read, in bytes.
const LARGEST: u64 = 10 * 1024 * 1024;

/// The files named, folders walked in the order of their names; hidden files and links to folders are left out.
pub fn find_documents(named: &[PathBuf]) -> (Vec<PathBuf>, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let mut complaints = Vec::new();
    for path in named {
        if path.is_dir() {
            let before = found.len();
            walk(path, 0, &mut found, &mut complaints);
            if found.len() == before {
                complaints.push(fault(path, "there is no document in the folder.".to_owned()));
            }
        } else {
            found.push(path.clone());
        }
    }
    if found.len() > MOST_FILES {
        let message = format!(
            "{} files are named; at most {MOST_FILES} are read at once.",
            found.len()
        );
        let first = named.first().map_or(Path::new("."), PathBuf::as_path);
        return (Vec::new(), vec![fault(first, message)]);
    }
    (found, complaints)
}

fn walk(folder: &Path, depth: usize, found: &mut Vec<PathBuf>, complaints: &mut Vec<Diagnostic>) {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => return complaints.push(fault(folder, format!("the folder cannot be read: {error}."))),
    };
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    for path in paths {
        let hidden = path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with(['.', '~']));
        if hidden || found.len() > MOST_FILES {
            continue;
        }
        if path.is_file() {
            found.push(path);
        } else if path.is_dir() && !path.is_symlink() && depth < DEEPEST {
            walk(&path, depth + 1, found, complaints);
        }
    }
}

/// The workshop files of a folder with their texts, in the order of their names; a folder that is not there has none.
pub fn read_workshop_files(folder: &Path) -> (Vec<(PathBuf, String)>, Vec<Diagnostic>) {
    let mut files = Vec::new();
    let mut complaints = Vec::new();
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    for path in paths
        .into_iter()
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
    {
        match disk::read_regular_text(&path, LARGEST) {
            Ok(text) => files.push((path, text)),
            Err(complaint) => complaints.push(complaint),
        }
    }
    (files, complaints)
}

fn fault(path: &Path, message: String) -> Diagnostic {
    Diagnostic::error(Place::in_file(path.display().to_string()), message)
}
