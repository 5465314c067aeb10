//! The journal of a publication, `.NAME.leadar` beside the folder: a lock against a second one, and a note of every
//! folder made beside the output, written before the folder is. A run that died is put right from it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::Builder;

use crate::diagnostic::Diagnostic;
use crate::disk::{Kind, LEFTOVER, Lock, LockFault, Mark, lock, place};

use super::beside;
use super::ground::{remove_listed, resolve};

/// Held while a folder is written.
#[derive(Debug)]
pub struct Journal {
    lock: Lock,
}

/// What the journal's holder is doing.
fn doing(folder: &Path) -> String {
    format!("writes {}", folder.display()).replace(['\n', '\r'], " ")
}

fn path_of(folder: &Path) -> PathBuf {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    folder.with_file_name(format!(".{name}.leadar"))
}

impl Journal {
    /// Opens the journal of a folder. Another living build, or a file of that name that is not ours, is an error.
    pub fn open(folder: &Path) -> Result<Self, Diagnostic> {
        let path = path_of(folder);
        match lock(&path, 1, &doing(folder)) {
            Ok(lock) => Ok(Journal { lock }),
            Err(LockFault::Held(_)) => Err(
                Diagnostic::error(place(folder), "another build is writing this folder.")
                    .with_hint("wait for it to end"),
            ),
            Err(LockFault::Foreign) => {
                let message = "this stands where the journal of the build goes, and this program did not write it.";
                Err(Diagnostic::error(place(&path), message)
                    .with_hint("nothing was changed; move it away, or name another folder with --output DIR"))
            }
            Err(LockFault::Disk(error)) => Err(beside(folder, &error)),
        }
    }

    /// Puts right what a run that died has left, and says what could not be cleared away.
    pub fn recover(&mut self, folder: &Path) -> Vec<Diagnostic> {
        let mut warnings = Vec::new();
        let notes = self.lock.before.clone();
        let noted = |what: &str| {
            let found = notes
                .iter()
                .filter_map(|line| line.strip_prefix(what)?.strip_prefix(' '));
            let found: Vec<PathBuf> = found.filter_map(|name| sibling(folder, name)).collect();
            found
        };
        for previous in noted("previous") {
            // Killed between the two steps: the last good site goes back under its name.
            let is_site = !previous.is_symlink() && previous.is_dir() && Mark::stands(&previous, Kind::Site);
            if is_site && !folder.exists() && fs::rename(&previous, folder).is_ok() {
                continue;
            }
            warnings.extend(remove_listed(&previous));
        }
        noted("staging")
            .iter()
            .for_each(|staging| warnings.extend(remove_listed(staging)));
        if warnings.is_empty() {
            let _ = self.lock.take_over(&doing(folder));
        } else {
            self.lock.keep();
        }
        warnings
    }

    /// Keeps the notes for the next command, which tries again to clear away what could not be.
    pub fn keep(&mut self) {
        self.lock.keep();
    }

    /// A free name beside the folder, noted.
    pub fn new_sibling(&mut self, folder: &Path, what: &str) -> io::Result<PathBuf> {
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        let prefix = format!(".{name}{LEFTOVER}");
        let parent = folder.parent().unwrap_or(Path::new("."));
        let made = Builder::new().prefix(&prefix).make_in(parent, |path| {
            if fs::symlink_metadata(path).is_ok() {
                return Err(io::ErrorKind::AlreadyExists.into());
            }
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            self.lock.note(&format!("{what} {name}"))
        })?;
        // The name is what is wanted; the folder is made, or moved there, by whoever asked.
        let ((), path) = made.keep().map_err(|error| error.error)?;
        Ok(path)
    }
}

/// A name noted in a journal as a path beside the folder; `None` for anything that no journal of ours holds.
fn sibling(folder: &Path, name: &str) -> Option<PathBuf> {
    let own = folder.file_name()?.to_string_lossy();
    let rest = name
        .strip_prefix('.')?
        .strip_prefix(own.as_ref())?
        .strip_prefix(LEFTOVER)?;
    let plain = !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_alphanumeric());
    plain.then(|| folder.with_file_name(name))
}

/// Puts right what a build that was killed has left of a folder, before anything else is done.
pub fn recover(folder: &Path) -> Vec<Diagnostic> {
    let Ok(folder) = resolve(folder) else {
        return Vec::new();
    };
    if folder.file_name().is_none() || fs::symlink_metadata(path_of(&folder)).is_err() {
        return Vec::new();
    }
    match Journal::open(&folder) {
        Ok(mut journal) => journal.recover(&folder),
        // A living build, or no file of ours: whoever writes the folder will say so.
        Err(_) => Vec::new(),
    }
}
