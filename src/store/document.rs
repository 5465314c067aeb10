//! A document somebody names: its bytes, within limits.

use std::fs::{self, File};
use std::io::BufReader;
use std::path::Path;

use crate::diagnostic::{Diagnostic, Place};

/// The largest document that is read, in bytes.
const LARGEST: u64 = 10 * 1024 * 1024;

/// Reads a document.
pub fn read_document(path: &Path) -> Result<Vec<u8>, Diagnostic> {
    let place = Place::in_file(path.display().to_string());
    let fault = |error: std::io::Error| Diagnostic::error(place.clone(), format!("the file cannot be read: {error}."));
    let size = fs::metadata(path).map_err(fault)?.len();
    if size > LARGEST {
        return Err(Diagnostic::error(
            place,
            format!("the file has {size} bytes; at most {LARGEST} are read."),
        ));
    }
    fs::read(path).map_err(fault)
}

/// Opens a document that may be larger than memory, to be read line by line.
pub fn open_document(path: &Path) -> Result<BufReader<File>, Diagnostic> {
    let place = Place::in_file(path.display().to_string());
    let fault = |error: std::io::Error| Diagnostic::error(place.clone(), format!("the file cannot be read: {error}."));
    File::open(path).map(BufReader::new).map_err(fault)
}
