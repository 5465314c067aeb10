//! A folder of templates laid over the built-in ones.

use std::collections::BTreeMap;
use std::path::Path;

use super::document::read_document;
use super::walk::walk;
use crate::diagnostic::{Diagnostic, Outcome, Place, Severity, Telling};

/// The most bytes of all templates together.
const MOST_BYTES: usize = 50_000_000;

/// Reads every file of a template folder: relative path, with `/`, to text. No folder named is no overlay. A link to a
/// folder is an error: what it leads to would silently be missing on the pages.
pub fn read_overlay(folder: Option<&Path>) -> Outcome<BTreeMap<String, String>> {
    let Some(folder) = folder else {
        return Telling::default().give(BTreeMap::new());
    };
    let place = |path: &Path| Place::in_file(path.display().to_string());
    if !folder.is_dir() {
        let complaint = Diagnostic::error(place(folder), "there is no such folder of templates.");
        return Err(vec![complaint]);
    }
    let found = walk(folder, &|name, _| !name.starts_with('.'));
    let links = found.links.into_iter().map(|link| Diagnostic {
        severity: Severity::Error,
        ..link
    });
    let mut complaints: Vec<Diagnostic> = found.faults.into_iter().chain(links).collect();
    let (mut files, mut total) = (BTreeMap::new(), 0);
    for path in found.files {
        match read_template(&path) {
            Ok(text) => {
                total += text.len();
                files.insert(relative(&path, folder), text);
            }
            Err(complaint) => complaints.push(complaint),
        }
        if total > MOST_BYTES {
            let message = format!("the templates have more than {MOST_BYTES} bytes; no more are read.");
            complaints.push(Diagnostic::error(place(folder), message));
            break;
        }
    }
    if complaints.is_empty() {
        Telling::default().give(files)
    } else {
        Err(complaints)
    }
}

fn read_template(path: &Path) -> Result<String, Diagnostic> {
    let bytes = read_document(path)?;
    let text = String::from_utf8(bytes).map_err(|_| {
        let place = Place::in_file(path.display().to_string());
        Diagnostic::error(place, "the template cannot be read: it is not UTF-8.")
    })?;
    // Lines end alike, so that an edition that keeps the template comes out the same.
    Ok(text.trim_start_matches('\u{feff}').replace("\r\n", "\n"))
}

fn relative(path: &Path, folder: &Path) -> String {
    let relative = path.strip_prefix(folder).unwrap_or(path).to_string_lossy();
    relative.replace('\\', "/")
}
