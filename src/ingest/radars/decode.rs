//! Bytes of a table to text, in any usual encoding.

use crate::diagnostic::{Diagnostic, Place};
use crate::ingest::text;

/// The text of a file; warns where the encoding had to be guessed or bytes are damaged, and refuses what is no text.
pub fn decode(name: &str, bytes: &[u8], diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
    let decoded = match text::decode(name, bytes, None) {
        Ok(decoded) => decoded,
        Err(error) => {
            diagnostics.push(error);
            return None;
        }
    };
    for (line, message) in decoded.notes {
        let place = Place {
            file: name.to_owned(),
            line: Some(line as usize),
            column: None,
        };
        diagnostics.push(Diagnostic::warning(place, message).with_hint("save the file as UTF-8"));
    }
    Some(decoded.text)
}
