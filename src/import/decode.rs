//! Bytes of a table to text, in any usual encoding.

use crate::diagnostic::{Diagnostic, Place};
use crate::formats;

/// The text of a file; warns where the encoding had to be guessed, tells which bytes are lost, and refuses what is no
/// text.
pub fn decode(name: &str, bytes: &[u8], diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
    let decoded = match formats::decode(name, bytes, None) {
        Ok(decoded) => decoded,
        Err(error) => {
            diagnostics.push(error);
            return None;
        }
    };
    let place = |line: u32| Place {
        file: name.to_owned(),
        line: Some(line as usize),
        column: None,
    };
    let odd = decoded.notes.into_iter();
    let odd = odd.map(|(line, message)| Diagnostic::warning(place(line), message));
    let lost = decoded.lost.into_iter();
    let lost = lost.map(|(line, message)| Diagnostic::error(place(line), message));
    let told = odd.chain(lost);
    diagnostics.extend(told.map(|diagnostic| diagnostic.with_hint("save the file as UTF-8")));
    Some(decoded.text)
}
