//! The files below a folder that somebody names, in the order of their names; what is not read is told.

use std::fs::{self, DirEntry};
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Place};
use crate::disk::check_regular;

/// How deep folders are looked into.
const DEEPEST: usize = 20;

/// The most things looked at in a folder and below it.
const MOST_ENTRIES: usize = 50_000;

/// What is found below a folder.
#[derive(Debug, Default)]
pub struct Found {
    /// The files wanted.
    pub files: Vec<PathBuf>,
    /// Links to folders, which are not followed: warnings.
    pub links: Vec<Diagnostic>,
    /// What keeps files from being read: errors.
    pub faults: Vec<Diagnostic>,
    looked_at: usize,
}

/// Finds the files below a folder whose names, of files and of folders on the way, are wanted.
pub fn walk(folder: &Path, wanted: &dyn Fn(&str, Sort) -> bool) -> Found {
    let mut found = Found::default();
    let is_root = fs::canonicalize(folder).is_ok_and(|whole| whole.parent().is_none());
    if is_root {
        let message = "this is the root of the file system, which is not searched.";
        let fault = Diagnostic::error(place(folder), message).with_hint("name the folder that holds the files");
        found.faults.push(fault);
    } else {
        walk_folder(folder, 0, wanted, &mut found);
    }
    found
}

/// What a name belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A folder, or a link to one.
    Folder,
    /// Anything else.
    File,
}

fn walk_folder(folder: &Path, depth: usize, wanted: &dyn Fn(&str, Sort) -> bool, found: &mut Found) {
    if depth > DEEPEST {
        let message = format!("folders are nested more than {DEEPEST} deep; this one is not searched.");
        return found.faults.push(Diagnostic::error(place(folder), message));
    }
    let unread =
        |error: std::io::Error| Diagnostic::error(place(folder), format!("the folder cannot be read: {error}."));
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries.take(MOST_ENTRIES + 1).collect::<Result<Vec<DirEntry>, _>>(),
        Err(error) => return found.faults.push(unread(error)),
    };
    let mut entries = match entries {
        Ok(entries) => entries,
        Err(error) => return found.faults.push(unread(error)),
    };
    entries.sort_by_key(DirEntry::file_name);
    for entry in entries {
        found.looked_at += 1;
        if found.looked_at > MOST_ENTRIES {
            let message = format!("more than {MOST_ENTRIES} files and folders stand here; no more are looked at.");
            found.faults.push(Diagnostic::error(place(folder), message));
            return;
        }
        take_entry(&entry, depth, wanted, found);
    }
}

fn take_entry(entry: &DirEntry, depth: usize, wanted: &dyn Fn(&str, Sort) -> bool, found: &mut Found) {
    let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
    let linked = entry.file_type().is_ok_and(|kind| kind.is_symlink());
    let kind = match fs::metadata(&path) {
        Ok(there) => there.file_type(),
        Err(_) if !wanted(&name, Sort::File) => return,
        Err(error) => {
            let message = format!("cannot be read: {error}.");
            return found.faults.push(Diagnostic::error(place(&path), message));
        }
    };
    match kind.is_dir() {
        true if !wanted(&name, Sort::Folder) => {}
        true if linked => {
            let message = "this is a link to a folder, which is not followed.";
            let warning = Diagnostic::warning(place(&path), message);
            found
                .links
                .push(warning.with_hint("name the folder itself, or copy it"));
        }
        true => walk_folder(&path, depth + 1, wanted, found),
        false if !wanted(&name, Sort::File) => {}
        // How large it may be is for its reader to say.
        false => match check_regular(&path, u64::MAX) {
            Ok(()) => found.files.push(path),
            Err(fault) => found.faults.push(fault),
        },
    }
}

fn place(path: &Path) -> Place {
    Place::in_file(path.display().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(complaints: &[Diagnostic]) -> Vec<String> {
        let words = |complaint: &Diagnostic| complaint.message.clone();
        complaints.iter().map(words).collect()
    }

    #[test]
    fn files_come_in_the_order_of_their_names_and_hidden_ones_do_not() {
        let home = tempfile::tempdir().expect("a folder");
        fs::create_dir(home.path().join("b")).expect("a folder");
        for name in ["c.md", "b/a.md", "a.md", ".hidden.md"] {
            fs::write(home.path().join(name), "x").expect("a file");
        }
        let found = walk(home.path(), &|name, _| !name.starts_with('.'));
        let names: Vec<String> = found
            .files
            .iter()
            .map(|path| path.strip_prefix(home.path()).expect("below").display().to_string())
            .collect();
        assert_eq!(names, ["a.md", "b/a.md", "c.md"]);
        assert!(found.links.is_empty() && found.faults.is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_file_is_told_and_links_to_folders_are_not_followed() {
        let home = tempfile::tempdir().expect("a folder");
        let at = |name: &str| home.path().join(name);
        std::os::unix::fs::symlink("/", at("root")).expect("a link");
        std::os::unix::fs::symlink(home.path(), at("around")).expect("a link");
        std::os::unix::fs::symlink("nowhere", at("broken.md")).expect("a link");
        std::os::unix::fs::symlink("/dev/zero", at("zero.md")).expect("a link");
        std::os::unix::net::UnixListener::bind(at("socket")).expect("a socket");
        let found = walk(home.path(), &|_, _| true);
        assert!(found.files.is_empty());
        assert_eq!(found.links.len(), 2);
        let faults = told(&found.faults);
        assert_eq!(faults.len(), 3, "{faults:?}");
        assert!(
            faults[0].contains("cannot be read") && faults[1].contains("a socket") && faults[2].contains("a device")
        );
        let found = walk(&at("root"), &|_, _| true);
        assert!(found.files.is_empty() && told(&found.faults)[0].contains("root of the file system"));
    }

    #[test]
    fn folders_in_folders_without_end_are_told() {
        let home = tempfile::tempdir().expect("a folder");
        fs::create_dir_all(home.path().join("a/".repeat(DEEPEST + 3))).expect("folders");
        let found = walk(home.path(), &|_, _| true);
        assert_eq!(found.faults.len(), 1);
        assert!(found.faults[0].message.contains("nested"));
    }
}
