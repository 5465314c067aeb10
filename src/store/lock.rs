//! One process at a time changes a data folder.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::Builder;

use crate::diagnostic::Diagnostic;
use crate::disk::{self, LEFTOVER, LockFault, place};

use super::prepared::remove_prepared;

/// The file that is held; readers of data pass over names with a dot before them.
const LOCK: &str = ".leadar-lock";

/// So often the lock is tried, for ten seconds in all.
const TRIES: usize = 200;

/// How a line begins that notes a folder being filled.
const STAGING: &str = "staging ";

/// How a line begins that notes a file of the folder of editions being written.
const WRITING: &str = "writing ";

/// The right to change a data folder, until it is dropped.
#[derive(Debug)]
pub struct DataLock {
    lock: disk::Lock,
}

impl DataLock {
    /// Makes a folder beside the edition of this name, noted before it is there.
    pub fn make_staging(&mut self, editions: &Path, name: &str) -> io::Result<PathBuf> {
        let prefix = format!(".{name}{LEFTOVER}");
        let made = Builder::new().prefix(&prefix).make_in(editions, |path| {
            let made = path.file_name().unwrap_or_default().to_string_lossy();
            self.lock.note(&format!("{STAGING}{made}"))?;
            fs::create_dir(path)
        })?;
        let ((), path) = made.keep().map_err(|error| error.error)?;
        Ok(path)
    }

    /// Notes a file that is going to be written beside the editions.
    pub fn note_writing(&mut self, name: &str) -> io::Result<()> {
        self.lock.note(&format!("{WRITING}{name}"))
    }
}

/// Puts right what a process that died with the lock had noted.
fn recover(lock: &disk::Lock, folder: &Path) {
    let noted = |begin: &'static str| lock.before.iter().filter_map(move |line| line.strip_prefix(begin));
    let is_plain = |name: &str| !name.contains(['/', '\\']);
    for name in noted(WRITING).filter(|name| is_plain(name)) {
        disk::remove_leftovers(&folder.join("editions").join(name));
    }
    for name in noted(STAGING) {
        let ours = name.starts_with('.') && name.contains(LEFTOVER) && is_plain(name);
        let staging = folder.join("editions").join(name);
        if ours && fs::symlink_metadata(&staging).is_ok_and(|metadata| metadata.is_dir()) {
            remove_prepared(&staging);
        }
    }
}

/// Takes the right to change a data folder, waiting some seconds for another process to end; an error says who that
/// is. The lock of a process that died is taken over.
pub fn lock_data(folder: &Path, doing: &str) -> Result<DataLock, Diagnostic> {
    let path = folder.join(LOCK);
    match disk::lock(&path, TRIES, doing) {
        Ok(mut lock) => {
            recover(&lock, folder);
            let _ = lock.take_over(doing);
            Ok(DataLock { lock })
        }
        Err(LockFault::Held(who)) => {
            let message = format!("another process is changing the data: {who}.");
            Err(Diagnostic::error(place(folder), message).with_hint("nothing was written; wait for it to end"))
        }
        Err(LockFault::Foreign) => {
            let message = "this stands where the lock of the data goes, and this program did not write it.";
            Err(Diagnostic::error(place(&path), message).with_hint("nothing was written; move it away"))
        }
        Err(LockFault::Disk(error)) => Err(Diagnostic::error(
            place(folder),
            format!("the data cannot be changed: {error}."),
        )),
    }
}
