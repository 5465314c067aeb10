//! A document somebody names: its bytes, within limits. What is no ordinary file is named and never opened.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use crate::diagnostic::{Diagnostic, Place};
use crate::disk::{check_regular, read_regular};

/// The largest document that is read, in bytes.
const LARGEST: u64 = 10 * 1024 * 1024;

/// The largest table that is read line by line, in bytes.
const LARGEST_TABLE: u64 = 8 * 1024 * 1024 * 1024;

/// Reads a document.
pub fn read_document(path: &Path) -> Result<Vec<u8>, Diagnostic> {
    read_regular(path, LARGEST)
}

/// Opens a document that may be larger than memory, to be read line by line.
pub fn open_document(path: &Path) -> Result<BufReader<File>, Diagnostic> {
    check_regular(path, LARGEST_TABLE)?;
    let fault = |error| {
        let place = Place::in_file(path.display().to_string());
        Diagnostic::error(place, format!("cannot be read: {error}."))
    };
    File::open(path).map(BufReader::new).map_err(fault)
}
