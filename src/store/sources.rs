//! The files of another tool's radar: one file with those beside it that belong to it, or a whole folder.

use std::path::{Path, PathBuf};

use super::document::read_document;
use super::walk::{Sort, walk};
use crate::diagnostic::{Diagnostic, Place};

/// Endings of files that may hold a radar.
const ENDINGS: [&str; 17] = [
    "md", "markdown", "json", "csv", "tsv", "txt", "yaml", "yml", "html", "htm", "js", "mjs", "cjs", "xlsx", "xlsm",
    "ods", "jsonc",
];
/// The most files read from a folder.
const MOST_FILES: usize = 20_000;
/// The most bytes read from a folder.
const MOST_BYTES: usize = 150_000_000;

/// Files that say what the numbers or identifiers in another one mean: the file, and those beside it or above.
const COMPANIONS: [(&str, &[&str]); 3] = [
    ("config.json", &["index.html", "radar_config.json"]),
    ("blips.json", &["radar_config.json", "index.html"]),
    ("radar", &["../config.json", "../config.default.json"]),
];

/// The files of a radar: names as the reader would type them, with the bytes; and warnings of links that are not
/// followed.
pub type Sources = (Vec<(String, Vec<u8>)>, Vec<Diagnostic>);

/// Reads the files of a radar, in the order of their names.
pub fn read_sources(path: &Path) -> Result<Sources, Vec<Diagnostic>> {
    let (mut paths, links) = match path.is_dir() {
        true => find_in(path)?,
        false => (vec![path.to_owned()], Vec::new()),
    };
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
    if faults.is_empty() {
        Ok((files, links))
    } else {
        Err(faults)
    }
}

/// What a folder is called that is typed as `.` or `..`; none for the root.
pub fn name_folder(path: &Path) -> Option<String> {
    let whole = path.is_dir().then(|| path.canonicalize().ok()).flatten()?;
    Some(whole.file_name()?.to_string_lossy().into_owned())
}

/// The files of a folder that may belong to a radar, and the links that are not followed.
fn find_in(folder: &Path) -> Result<(Vec<PathBuf>, Vec<Diagnostic>), Vec<Diagnostic>> {
    let wanted = |name: &str, sort: Sort| {
        let ending = || name.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
        let fits = sort == Sort::Folder || ENDINGS.contains(&ending().as_str());
        fits && !name.starts_with('.') && name != "node_modules"
    };
    let found = walk(folder, &wanted);
    if !found.faults.is_empty() {
        return Err(found.faults);
    }
    let fault = |message: String| vec![Diagnostic::error(place(folder), message)];
    match found.files.len() {
        0 => {
            let error = Diagnostic::error(place(folder), "the folder holds no file of a radar.");
            Err(vec![error.with_hint(
                "files end in .md, .json, .csv, .yaml, .html, .xlsx or .ods",
            )])
        }
        1..=MOST_FILES => Ok((found.files, found.links)),
        _ => Err(fault(format!(
            "the folder holds more than {MOST_FILES} files; name one inside it."
        ))),
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}

fn place(path: &Path) -> Place {
    Place::in_file(shown(path))
}
