//! Files and folders on the disk, handled so that nothing of anybody else's is lost: the ground floor of `store` and
//! `publish`.
//!
//! - `regular`: bytes of ordinary files within limits; pipes, devices and folders are named, never read.
//! - `whole`: a file appears whole under its name or not at all.
//! - `lock`: one process at a time, taken over from a dead one.
//! - `mark`: which files of a folder are ours, and as what we left them.
//! - `sums`: lists of checksums that `sha256sum -c` reads.

mod lock;
mod mark;
mod regular;
mod sums;
mod whole;

pub use lock::{Lock, LockFault, lock};
pub use mark::{Kind, MARK, Mark, hash, is_inside, is_reached};
pub use regular::{check_regular, read_regular, read_regular_text};
pub use sums::{SUMS, list_sums, parse_sum};
pub use whole::{
    LEFTOVER, PART, UnnamedFile, flush, remove_known, remove_leftovers, write_new, write_through, write_unnamed,
    write_whole,
};

use std::fs;
use std::path::Path;

use crate::diagnostic::{Diagnostic, Place};

/// The file as a place in a diagnostic.
pub fn place(path: &Path) -> Place {
    Place::in_file(path.display().to_string())
}

/// Makes a folder and those above it; an error names the file that stands where a folder is needed.
pub fn make_folders(folder: &Path) -> Result<(), Diagnostic> {
    let Err(error) = fs::create_dir_all(folder) else {
        return Ok(());
    };
    let mut there = folder.ancestors().filter(|path| fs::symlink_metadata(path).is_ok());
    let complaint = match there.next().filter(|path| !path.is_dir()) {
        Some(file) => Diagnostic::error(
            place(file),
            "something that is no folder stands here where one is needed.",
        )
        .with_hint("move it away, or name another folder"),
        None => Diagnostic::error(place(folder), format!("the folder cannot be made: {error}.")),
    };
    Err(complaint)
}
