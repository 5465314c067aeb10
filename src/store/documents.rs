//! The documents that words on the command line name: files, and folders with everything below them.

use std::fs;
use std::path::{Path, PathBuf};

use super::merge::WorkshopFile;
use super::walk::walk;
use crate::diagnostic::{Diagnostic, Place};
use crate::disk;

/// The most files found.
const MOST_FILES: usize = 2_000;
/// The largest workshop file that is read, in bytes.
const LARGEST: u64 = 10 * 1024 * 1024;

/// The files named, folders walked in the order of their names. Hidden files are left out, and links to folders, which
/// are told of.
pub fn find_documents(named: &[PathBuf]) -> (Vec<PathBuf>, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let mut complaints = Vec::new();
    for path in named {
        if path.is_dir() {
            let below = walk(path, &|name, _| !name.starts_with(['.', '~']));
            if below.files.is_empty() && below.faults.is_empty() {
                complaints.push(fault(path, "there is no document in the folder.".to_owned()));
            }
            found.extend(below.files);
            complaints.extend([below.links, below.faults].concat());
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
        complaints.push(fault(first, message));
        return (Vec::new(), complaints);
    }
    (found, complaints)
}

/// The workshop files of a folder, in the order of their names; a folder that is not there has none.
pub fn read_workshop_files(folder: &Path) -> (Vec<WorkshopFile>, Vec<Diagnostic>) {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    read_each(&paths)
}

/// The workshop files named, those of a folder in the order of their names; a folder without one is told of.
pub fn find_workshop_files(named: &[PathBuf]) -> (Vec<WorkshopFile>, Vec<Diagnostic>) {
    let mut files: Vec<WorkshopFile> = Vec::new();
    let mut complaints = Vec::new();
    for path in named {
        let is_folder = path.is_dir() || !path.exists() && path.extension().is_none();
        let (found, unread) = match is_folder {
            true => read_workshop_files(path),
            false => read_each(std::slice::from_ref(path)),
        };
        if found.is_empty() && unread.is_empty() {
            let complaint = fault(path, "there is no draft in the folder.".to_owned());
            complaints.push(complaint.with_hint("leadar ingest REPORT writes drafts into drafts/"));
        }
        complaints.extend(unread);
        for file in found {
            if files.iter().all(|known| known.path != file.path) {
                files.push(file);
            }
        }
    }
    (files, complaints)
}

fn read_each(paths: &[PathBuf]) -> (Vec<WorkshopFile>, Vec<Diagnostic>) {
    let mut files = Vec::new();
    let mut complaints = Vec::new();
    for path in paths {
        match disk::read_regular_text(path, LARGEST).and_then(|text| WorkshopFile::parse(path.clone(), text)) {
            Ok(file) => files.push(file),
            Err(complaint) => complaints.push(complaint),
        }
    }
    (files, complaints)
}

fn fault(path: &Path, message: String) -> Diagnostic {
    Diagnostic::error(Place::in_file(path.display().to_string()), message)
}
