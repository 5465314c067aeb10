//! A document somebody names: its bytes, within limits. What is no ordinary file is named and never opened.

use std::fs::{self, File, FileType, Metadata};
use std::io::{BufReader, Read};
use std::path::Path;

use crate::diagnostic::{Diagnostic, Place};

/// The largest document that is read, in bytes.
const LARGEST: u64 = 10 * 1024 * 1024;

/// The largest table that is read line by line, in bytes.
const LARGEST_TABLE: u64 = 8 * 1024 * 1024 * 1024;

/// Reads a document.
pub fn read_document(path: &Path) -> Result<Vec<u8>, Diagnostic> {
    let file = open(path, LARGEST)?;
    let mut bytes = Vec::new();
    // A file may grow, or have more than it says.
    let read = file.take(LARGEST + 1).read_to_end(&mut bytes);
    read.map_err(|error| unread(path, &error))?;
    if bytes.len() as u64 > LARGEST {
        return Err(too_large(path, bytes.len() as u64, LARGEST));
    }
    Ok(bytes)
}

/// Opens a document that may be larger than memory, to be read line by line.
pub fn open_document(path: &Path) -> Result<BufReader<File>, Diagnostic> {
    open(path, LARGEST_TABLE).map(BufReader::new)
}

fn open(path: &Path, largest: u64) -> Result<File, Diagnostic> {
    let found = fs::metadata(path).map_err(|error| unread(path, &error))?;
    check(path, &found, largest)?;
    let file = File::open(path).map_err(|error| unread(path, &error))?;
    // What was looked at by its name may be another file by now.
    let opened = file.metadata().map_err(|error| unread(path, &error))?;
    check(path, &opened, largest).map(|()| file)
}

fn check(path: &Path, found: &Metadata, largest: u64) -> Result<(), Diagnostic> {
    if let Some(fault) = fault_of_kind(path, found.file_type()) {
        return Err(fault);
    }
    match found.len() > largest {
        true => Err(too_large(path, found.len(), largest)),
        false => Ok(()),
    }
}

/// The error that something is no ordinary file, and so is not read.
pub fn fault_of_kind(path: &Path, kind: FileType) -> Option<Diagnostic> {
    if kind.is_file() {
        return None;
    }
    let message = format!("this is {}; only ordinary files are read.", name_of_kind(kind));
    Some(Diagnostic::error(place(path), message).with_hint("save what it holds as a file, and name that"))
}

#[cfg(unix)]
fn name_of_kind(kind: FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt;

    match () {
        () if kind.is_dir() => "a folder",
        () if kind.is_fifo() => "a named pipe",
        () if kind.is_socket() => "a socket",
        () if kind.is_char_device() || kind.is_block_device() => "a device",
        () => "no ordinary file",
    }
}

#[cfg(not(unix))]
fn name_of_kind(kind: FileType) -> &'static str {
    match kind.is_dir() {
        true => "a folder",
        false => "no ordinary file",
    }
}

fn too_large(path: &Path, size: u64, largest: u64) -> Diagnostic {
    Diagnostic::error(
        place(path),
        format!("the file has {size} bytes; at most {largest} are read."),
    )
}

fn unread(path: &Path, error: &std::io::Error) -> Diagnostic {
    Diagnostic::error(place(path), format!("the file cannot be read: {error}."))
}

fn place(path: &Path) -> Place {
    Place::in_file(path.display().to_string())
}
