//! Proposed files: written whole, never over something that differs.

use std::fs;
use std::io::Write;
use std::path::Path;

use tempfile::NamedTempFile;

use crate::diagnostic::{Diagnostic, Place, has_errors};
use crate::inert::find_clash;

/// Writes files into a folder, relative path and text each. A file that is there already and says something else is
/// an error, and then nothing at all is written.
pub fn write_files(folder: &Path, files: &[(String, String)]) -> Result<(), Vec<Diagnostic>> {
    if let Some(clash) = find_clash(files.iter().map(|(path, _)| path.as_str())) {
        return Err(vec![Diagnostic::error(place(folder), clash)]);
    }
    let complaints: Vec<Diagnostic> = files
        .iter()
        .filter_map(|(path, text)| check_free(&folder.join(path), text))
        .collect();
    if has_errors(&complaints) {
        return Err(complaints);
    }
    let faults: Vec<Diagnostic> = files
        .iter()
        .filter_map(|(path, text)| write_whole(&folder.join(path), text).err())
        .collect();
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

/// Writes a file whole, over the one that is there.
pub fn replace_file(path: &Path, text: &str) -> Result<(), Diagnostic> {
    write_whole(path, text)
}

fn place(path: &Path) -> Place {
    Place::in_file(path.display().to_string())
}

fn check_free(path: &Path, text: &str) -> Option<Diagnostic> {
    match fs::read(path) {
        Ok(there) if there != text.as_bytes() => Some(
            Diagnostic::error(place(path), "the file is there already and says something else.")
                .with_hint("nothing was written; name another folder, or move the file away"),
        ),
        _ => None,
    }
}

/// Writes a file in one step: whoever reads it meanwhile sees the old one or the new one.
pub fn write_whole(path: &Path, text: &str) -> Result<(), Diagnostic> {
    let fault = |error: std::io::Error| Diagnostic::error(place(path), format!("cannot be written: {error}."));
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(fault)?;
    let mut file = new_file(folder).map_err(fault)?;
    file.write_all(text.as_bytes()).map_err(fault)?;
    file.as_file().sync_all().map_err(fault)?;
    file.persist(path).map_err(|error| fault(error.error))?;
    Ok(())
}

/// A file that will get its name when it is whole; readable by those who may read other files made here.
#[cfg(unix)]
fn new_file(folder: &Path) -> std::io::Result<NamedTempFile> {
    use std::os::unix::fs::PermissionsExt;
    let ordinary = fs::Permissions::from_mode(0o666);
    tempfile::Builder::new().permissions(ordinary).tempfile_in(folder)
}

#[cfg(not(unix))]
fn new_file(folder: &Path) -> std::io::Result<NamedTempFile> {
    NamedTempFile::new_in(folder)
}
