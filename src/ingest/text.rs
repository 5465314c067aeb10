//! Bytes to numbered lines: UTF-8 with or without a byte order mark, lines ending in LF, CRLF or CR.

use crate::diagnostic::{Diagnostic, Place};

/// The largest document read, in bytes.
pub const LARGEST: usize = 10_000_000;

/// One line of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line<'a> {
    /// Its number, from 1.
    pub number: u32,
    /// Its text without the line end.
    pub text: &'a str,
}

/// Reads bytes as text, or says where they are none.
pub fn read_text<'a>(name: &str, bytes: &'a [u8]) -> Result<&'a str, Diagnostic> {
    if bytes.len() > LARGEST {
        let message = format!("the file has {} bytes; at most {LARGEST} are read.", bytes.len());
        return Err(Diagnostic::error(Place::in_file(name), message).with_hint("split it into several files"));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let good = std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default();
        let place = Place::of_offset(name, good, good.len());
        let message = format!("byte 0x{:02x} is no UTF-8 text.", bytes[error.valid_up_to()]);
        Diagnostic::error(place, message).with_hint(hint_for(bytes))
    })
}

/// The lines of a text.
pub fn lines(text: &str) -> Vec<Line<'_>> {
    let texts: Vec<&str> = if text.contains('\n') {
        text.lines().collect()
    } else {
        text.split_terminator('\r').collect()
    };
    (1..).zip(texts).map(|(number, text)| Line { number, text }).collect()
}

fn hint_for(bytes: &[u8]) -> &'static str {
    if bytes.starts_with(b"PK") || bytes.starts_with(b"%PDF") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return "this is a word processor, spreadsheet or PDF file; save it as text or Markdown first";
    }
    "save the file as UTF-8 text"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_that_is_no_text_is_told_with_line_and_column() {
        let error = read_text("report.md", b"\xef\xbb\xbfone\ntw\xe9").expect_err("not UTF-8");
        assert_eq!(error.place.to_string(), "report.md:2:3");
        assert!(error.message.contains("0xe9"), "{}", error.message);
    }

    #[test]
    fn every_kind_of_line_end_ends_a_line() {
        for text in ["a\n\nb\n", "a\r\n\r\nb\r\n", "a\r\rb\r"] {
            let found: Vec<&str> = lines(text).into_iter().map(|line| line.text).collect();
            assert_eq!(found, ["a", "", "b"], "{text:?}");
        }
    }
}
