//! The files of another tool's radar: one file with those beside it that belong to it, or a whole folder.

use std::fs;
use std::path::{Path, PathBuf};

use super::document::read_document;
use crate::diagnostic::{Diagnostic, Place};

/// Endings of files that may hold a radar.
const ENDINGS: [&str; 14] = [
    "md", "markdown", "json", "csv", "tsv", "txt", "yaml", "yml", "html", "htm", "xlsx", "xlsm", "ods", "jsonc",
];
/// The most files read from a folder.
const MOST_FILES: usize = 20_000;
/// The most bytes read from a folder.
const MOST_BYTES: usize = 150_000_000;
/// How deep folders are read.
const DEEPEST: usize = 8;

/// Files that say what the numbers or identifiers in another one mean: the file, and those beside it or above.
const COMPANIONS: [(&str, &[&str]); 3] = [
    ("config.json", &["index.html", "radar_config.json"]),
    ("blips.json", &["radar_config.json", "index.html"]),
    ("radar", &["../config.json", "../config.default.json"]),
];

/// Names as the reader would type them, with the bytes; sorted. Links to other places are not followed.
pub fn read_sources(path: &Path) -> Result<Vec<(String, Vec<u8>)>, Vec<Diagnostic>> {
    let mut paths = Vec::new();
    if path.is_dir() {
        walk(path, 0, &mut paths)?;
        if paths.is_empty() {
            let error = Diagnostic::error(place(path), "the folder holds no file of a radar.");
            return Err(vec![
                error.with_hint("files end in .md, .json, .csv, .yaml, .html, .xlsx or .ods"),
            ]);
        }
    } else {
        paths.push(path.to_owned());
    }
    let base = path
        .file_name()
        .map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy());
    if let Some((_, beside)) = COMPANIONS.iter().find(|(name, _)| *name == base) {
        let folder = if path.is_dir() {
            path
        } else {
            path.parent().unwrap_or(Path::new(""))
        };
        let there = beside
            .iter()
            .map(|name| folder.join(name))
            .filter(|companion| companion.is_file());
        paths.extend(there.filter(|companion| !paths.contains(companion)).collect::<Vec<_>>());
    }
    let (mut files, mut faults, mut total) = (Vec::new(), Vec::new(), 0);
    for path in paths {
        match read_document(&path) {
            Ok(bytes) => {
                total += bytes.len();
                files.push((shown(&path), bytes));
            }
            Err(fault) => faults.push(fault),
        }
        if total > MOST_BYTES {
            let message = format!("the files have more than {MOST_BYTES} bytes; no more are read.");
            return Err(vec![Diagnostic::error(place(&path), message)]);
        }
    }
    if faults.is_empty() { Ok(files) } else { Err(faults) }
}

fn walk(folder: &Path, depth: usize, paths: &mut Vec<PathBuf>) -> Result<(), Vec<Diagnostic>> {
    let fault = |error: std::io::Error| {
        vec![Diagnostic::error(
            place(folder),
            format!("the folder cannot be read: {error}."),
        )]
    };
    let mut entries: Vec<fs::DirEntry> = fs::read_dir(folder).map_err(fault)?.filter_map(Result::ok).collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        let Ok(kind) = entry.file_type() else { continue };
        if name.starts_with('.') || name == "node_modules" || kind.is_symlink() {
            continue;
        }
        if kind.is_dir() {
            if depth < DEEPEST {
                walk(&path, depth + 1, paths)?;
            }
        } else if name
            .rsplit_once('.')
            .is_some_and(|(_, ending)| ENDINGS.contains(&ending.to_lowercase().as_str()))
        {
            paths.push(path);
        }
        if paths.len() > MOST_FILES {
            let message = format!("the folder holds more than {MOST_FILES} files; name one inside it.");
            return Err(vec![Diagnostic::error(place(folder), message)]);
        }
    }
    Ok(())
}

fn shown(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}

fn place(path: &Path) -> Place {
    Place::in_file(shown(path))
}
