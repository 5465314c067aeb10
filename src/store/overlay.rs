//! A folder of templates laid over the built-in ones.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::diagnostic::{Diagnostic, Place};

/// Reads every file of a template folder: relative path, with `/`, to text. No folder named is no overlay.
pub fn read_overlay(folder: Option<&Path>) -> (BTreeMap<String, String>, Vec<Diagnostic>) {
    let (mut files, mut complaints) = (BTreeMap::new(), Vec::new());
    if let Some(folder) = folder {
        if folder.is_dir() {
            read(folder, (folder, 0), &mut files, &mut complaints);
        } else {
            let place = Place::in_file(folder.display().to_string());
            complaints.push(Diagnostic::error(place, "there is no such folder of templates."));
        }
    }
    (files, complaints)
}

/// How deep folders are read.
const DEEPEST: usize = 8;

fn read(
    root: &Path,
    (folder, depth): (&Path, usize),
    files: &mut BTreeMap<String, String>,
    complaints: &mut Vec<Diagnostic>,
) {
    let entries = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(Result::ok)
        .map(|entry| entry.path());
    let mut paths: Vec<_> = entries.collect();
    paths.sort();
    for path in paths {
        let hidden = path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if hidden {
            continue;
        }
        if path.is_dir() {
            if path.is_symlink() || depth == DEEPEST {
                let place = Place::in_file(path.display().to_string());
                let message = format!("links to folders, and folders more than {DEEPEST} deep, are not read.");
                complaints.push(Diagnostic::error(place, message));
            } else {
                read(root, (&path, depth + 1), files, complaints);
            }
            continue;
        }
        let relative = path
            .strip_prefix(root)
            .unwrap_or(&path)
            .to_string_lossy()
            .replace('\\', "/");
        match fs::read_to_string(&path) {
            Ok(text) => {
                files.insert(relative, text);
            }
            Err(error) => {
                let place = Place::in_file(path.display().to_string());
                complaints.push(Diagnostic::error(
                    place,
                    format!("the template cannot be read: {error}."),
                ));
            }
        }
    }
}
