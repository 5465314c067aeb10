//! Proposed files: written whole, never over something that differs.

use std::fs;
use std::io;
use std::path::Path;

use crate::diagnostic::{Diagnostic, has_errors};
use crate::disk::{self, place};
use crate::inert::find_clash;

/// The largest file that is compared with a proposed one, in bytes.
const LARGEST: u64 = 10 * 1024 * 1024;

/// Writes files into a folder, relative path and text each. A file that is there already and says something else is
/// an error, and then nothing at all is written; one that says the same stays as it is.
pub fn write_files(folder: &Path, files: &[(String, String)]) -> Result<(), Vec<Diagnostic>> {
    if let Some(clash) = find_clash(files.iter().map(|(path, _)| path.as_str())) {
        return Err(vec![Diagnostic::error(place(folder), clash)]);
    }
    let mut missing = Vec::new();
    let mut complaints = Vec::new();
    for (path, text) in files {
        match check_free(&folder.join(path), text) {
            Ok(true) => missing.push((folder.join(path), text)),
            Ok(false) => {}
            Err(complaint) => complaints.push(complaint),
        }
    }
    if has_errors(&complaints) {
        return Err(complaints);
    }
    let faults: Vec<Diagnostic> = missing
        .iter()
        .filter_map(|(path, text)| write_whole(path, text).err())
        .collect();
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

/// Writes a file that must not be there yet, and the folders above it.
pub fn write_new_file(path: &Path, text: &str) -> Result<(), Diagnostic> {
    prepare(path)?;
    disk::write_new(path, text.as_bytes()).map_err(|error| unwritten(path, &error))
}

/// Writes a file over the one that is there, if that still says what it said when it was read. A link stays a link.
pub fn replace_file(path: &Path, before: &str, text: &str) -> Result<(), Diagnostic> {
    let now = disk::read_regular_text(path, LARGEST)?;
    if now != before {
        return Err(
            Diagnostic::error(place(path), "the file was changed by somebody else meanwhile.")
                .with_hint("it was not written; run the command again"),
        );
    }
    write_whole(path, text)
}

/// Writes a file in one step: whoever reads it meanwhile sees the old one or the new one. A link stays a link, and
/// permissions stay what they are.
pub fn write_whole(path: &Path, text: &str) -> Result<(), Diagnostic> {
    prepare(path)?;
    disk::write_through(path, text.as_bytes()).map_err(|error| unwritten(path, &error))
}

/// Makes the folder of a file, and clears away what a killed run left of the file.
fn prepare(path: &Path) -> Result<(), Diagnostic> {
    let folder = path.parent().unwrap_or(Path::new("."));
    disk::make_folders(folder)?;
    disk::remove_leftovers(path);
    Ok(())
}

fn unwritten(path: &Path, error: &io::Error) -> Diagnostic {
    Diagnostic::error(place(path), format!("cannot be written: {error}."))
}

/// Whether nothing stands under the path; an error where it says something else.
fn check_free(path: &Path, text: &str) -> Result<bool, Diagnostic> {
    if fs::symlink_metadata(path).is_err() {
        return Ok(true);
    }
    match disk::read_regular(path, LARGEST) {
        Ok(there) if there == text.as_bytes() => Ok(false),
        _ => Err(
            Diagnostic::error(place(path), "the file is there already and says something else.")
                .with_hint("nothing was written; name another folder, or move the file away"),
        ),
    }
}
