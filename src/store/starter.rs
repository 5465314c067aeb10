//! The small radar that `leadar new` makes.

use std::path::Path;

use include_dir::{Dir, include_dir};

use crate::diagnostic::{Diagnostic, Place};

use super::writing::write_files;

static STARTER: Dir = include_dir!("$CARGO_MANIFEST_DIR/templates/starter");

/// Writes a small radar that builds into a folder that is empty or not there yet.
pub fn write_starter(folder: &Path) -> Result<(), Vec<Diagnostic>> {
    let occupied = folder.read_dir().is_ok_and(|mut entries| entries.next().is_some());
    if occupied || folder.is_file() {
        let place = Place::in_file(folder.display().to_string());
        return Err(vec![
            Diagnostic::error(place, "the folder is not empty.").with_hint("name a new one"),
        ]);
    }
    let mut files = Vec::new();
    collect(&STARTER, &mut files);
    write_files(folder, &files)
}

fn collect(folder: &Dir, files: &mut Vec<(String, String)>) {
    for file in folder.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        files.push((path, String::from_utf8_lossy(file.contents()).into_owned()));
    }
    folder.dirs().for_each(|inner| collect(inner, files));
}
