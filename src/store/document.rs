//! A document somebody names: its bytes, within limits. What is no ordinary file is named and never opened.

use std::fs::File;
use std::io::{self, BufReader, Read};
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

/// What standard input is called in messages.
pub const STANDARD_INPUT: &str = "standard input";

/// Reads a document from standard input.
pub fn read_input() -> Result<Vec<u8>, Diagnostic> {
    read_stream(io::stdin().lock())
}

fn read_stream(input: impl Read) -> Result<Vec<u8>, Diagnostic> {
    let fault = |message: String| Diagnostic::error(Place::in_file(STANDARD_INPUT), message);
    let mut bytes = Vec::new();
    let read = input.take(LARGEST + 1).read_to_end(&mut bytes);
    read.map_err(|error| fault(format!("cannot be read: {error}.")))?;
    if bytes.len() as u64 > LARGEST {
        return Err(fault(format!(
            "there are more than {LARGEST} bytes, the most that are read."
        )));
    }
    Ok(bytes)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_without_an_end_is_refused_and_a_small_one_read() {
        let refused = read_stream(io::repeat(b'x')).expect_err("it never ends");
        assert!(
            refused
                .to_string()
                .starts_with("error: standard input: there are more than")
        );
        assert_eq!(read_stream(&b"name"[..]), Ok(b"name".to_vec()));
    }
}
