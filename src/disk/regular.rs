//! Bytes of ordinary files, within limits.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use crate::diagnostic::Diagnostic;

use super::place;

/// Names what is no ordinary file, or too large a one: a folder, a pipe, a device. Links to ordinary files are followed.
pub fn check_regular(path: &Path, largest: u64) -> Result<(), Diagnostic> {
    let metadata = fs::metadata(path).map_err(|error| unread(path, &error))?;
    let kind = metadata.file_type();
    if !kind.is_file() {
        let message = format!("this is {}, not a file; it is not read.", describe(kind));
        return Err(Diagnostic::error(place(path), message));
    }
    if metadata.len() > largest {
        return Err(too_large(path, metadata.len(), largest));
    }
    Ok(())
}

/// The bytes of an ordinary file of at most so many bytes.
pub fn read_regular(path: &Path, largest: u64) -> Result<Vec<u8>, Diagnostic> {
    check_regular(path, largest)?;
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| unread(path, &error))?;
    // A file may grow while it is read, and some say that they are empty and never end.
    let read = file.take(largest + 1).read_to_end(&mut bytes);
    read.map_err(|error| unread(path, &error))?;
    let size = bytes.len() as u64;
    if size > largest {
        return Err(too_large(path, size, largest));
    }
    Ok(bytes)
}

/// The text of an ordinary file of at most so many bytes.
pub fn read_regular_text(path: &Path, largest: u64) -> Result<String, Diagnostic> {
    String::from_utf8(read_regular(path, largest)?)
        .map_err(|_| Diagnostic::error(place(path), "the file is not UTF-8.").with_hint("save it as UTF-8"))
}

fn unread(path: &Path, error: &io::Error) -> Diagnostic {
    Diagnostic::error(place(path), format!("cannot be read: {error}."))
}

fn too_large(path: &Path, size: u64, largest: u64) -> Diagnostic {
    let message = format!("the file has {size} bytes or more; at most {largest} are read.");
    Diagnostic::error(place(path), message)
}

/// What an entry of a folder is, in words.
#[cfg(unix)]
fn describe(kind: fs::FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt;
    match () {
        () if kind.is_dir() => "a folder",
        () if kind.is_fifo() => "a pipe",
        () if kind.is_socket() => "a socket",
        () if kind.is_block_device() || kind.is_char_device() => "a device",
        () => "something else",
    }
}

#[cfg(not(unix))]
fn describe(kind: fs::FileType) -> &'static str {
    if kind.is_dir() { "a folder" } else { "something else" }
}
