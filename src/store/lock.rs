//! One process at a time changes a data folder.

use std::path::Path;

use crate::diagnostic::Diagnostic;
use crate::disk::{self, LockFault, place};

/// The file that is held; readers of data pass over names with a dot before them.
const LOCK: &str = ".leadar-lock";

/// So often the lock is tried, for ten seconds in all.
const TRIES: usize = 200;

/// The right to change a data folder, until it is dropped.
#[derive(Debug)]
pub struct DataLock {
    _lock: disk::Lock,
}

/// Takes the right to change a data folder, waiting some seconds for another process to end; an error says who that
/// is. The lock of a process that died is taken over.
pub fn lock_data(folder: &Path, doing: &str) -> Result<DataLock, Diagnostic> {
    let path = folder.join(LOCK);
    match disk::lock(&path, TRIES, doing) {
        Ok(mut lock) => {
            // Every change is whole or not at all, so a process that died here left nothing to put right but its files.
            let _ = lock.take_over(doing);
            Ok(DataLock { _lock: lock })
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
