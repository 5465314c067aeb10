//! Bytes to text in any usual encoding, and text to numbered lines.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::diagnostic::{Diagnostic, Place};

/// The largest document read, in bytes.
pub const LARGEST: usize = 20_000_000;

/// One line of a document: a line of a text, a paragraph of a page, a row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its number, from 1; numbers rise and are never used twice.
    pub number: u32,
    /// Its text without the line end.
    pub text: String,
    /// What the format says it is.
    pub shape: Shape,
}

/// What the format of a document says a line is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// Nothing: the marks in the text tell, and lines without a blank one between may belong together.
    Free,
    /// A heading of a level, from 1.
    Heading(u8),
    /// A list item, so many levels deep, from 0.
    Item(usize),
    /// A paragraph, set in by so many blanks.
    Paragraph(usize),
    /// A row of a table with its cells; a cell holds a line a paragraph.
    Row(Vec<String>),
    /// A running header or footer.
    Furniture,
}

impl Line {
    /// A row of a table.
    pub fn row(number: u32, cells: Vec<String>) -> Self {
        let text = cells.join(" | ").replace('\n', " ");
        let shape = Shape::Row(cells);
        Line { number, text, shape }
    }
}

/// Bytes as text: UTF-8 or UTF-16 by their marks or by their form, else the encoding they are most likely in, which is
/// given as the second value. `label` is the encoding that the document itself names.
pub fn decode(name: &str, bytes: &[u8], label: Option<&str>) -> Result<(String, Option<&'static str>), Diagnostic> {
    if bytes.len() > LARGEST {
        let message = format!("the file has {} bytes; at most {LARGEST} are read.", bytes.len());
        return Err(Diagnostic::error(Place::in_file(name), message).with_hint("split it into several files"));
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decode_as(name, &bytes[mark..], encoding, None);
    }
    if let Some(encoding) = wide(bytes) {
        return decode_as(name, bytes, encoding, Some(encoding.name()));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return check_text(name, text.to_owned()).map(|text| (text, None));
    }
    let named = label.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    let encoding = named.filter(|encoding| *encoding != UTF_8).unwrap_or_else(|| guess(bytes));
    decode_as(name, bytes, encoding, Some(encoding.name()))
}

/// UTF-16 without a mark: of the first bytes, every second one is mostly zero.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(400)];
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let most = |zeros: usize| head.len() >= 4 && zeros * 10 >= head.len() * 3;
    match (zeros(0), zeros(1)) {
        (high, low) if most(high) && low == 0 => Some(UTF_16BE),
        (high, low) if most(low) && high == 0 => Some(UTF_16LE),
        _ => None,
    }
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

fn decode_as(
    name: &str,
    bytes: &[u8],
    encoding: &'static Encoding,
    told: Option<&'static str>,
) -> Result<(String, Option<&'static str>), Diagnostic> {
    let (text, wrong) = encoding.decode_without_bom_handling(bytes);
    if wrong && encoding == UTF_8 {
        let good = std::str::from_utf8(bytes).err().map_or(0, |error| error.valid_up_to());
        let place = Place::of_offset(name, &String::from_utf8_lossy(&bytes[..good]), good);
        let message = format!("byte 0x{:02x} is no UTF-8 text, which the file begins to be.", bytes[good]);
        return Err(Diagnostic::error(place, message).with_hint("save the file as UTF-8 text"));
    }
    check_text(name, text.into_owned()).map(|text| (text, told))
}

/// The text, unless it is full of signs that no text has.
fn check_text(name: &str, text: String) -> Result<String, Diagnostic> {
    let odd = |sign: &char| sign.is_control() && !"\t\n\r\u{c}\u{b}\u{85}".contains(*sign);
    let controls = text.chars().filter(odd).count();
    if controls * 20 > text.chars().count() {
        let message = "the file is no text: more than one sign in twenty is a control sign.";
        let hint = "give a text, Markdown, HTML, Word (.docx), Excel (.xlsx), OpenDocument (.ods) or CSV file";
        return Err(Diagnostic::error(Place::in_file(name), message).with_hint(hint));
    }
    Ok(text)
}

/// The lines of a text: ending in LF, CRLF or CR.
pub fn lines(text: &str) -> Vec<Line> {
    let texts: Vec<&str> = if text.contains('\n') {
        text.lines().collect()
    } else {
        text.split_terminator('\r').collect()
    };
    let line = |(number, text): (u32, &str)| Line {
        number,
        text: text.to_owned(),
        shape: Shape::Free,
    };
    (1..).zip(texts).map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_text_in_any_encoding_is_the_same_text() {
        let text = "Łódź: „potrzeby” – braki w wyposażeniu i łączności między służbami ćwiczeń";
        let wide = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
        let little = [b"\xff\xfe".to_vec(), wide(u16::to_le_bytes)].concat();
        let big = [b"\xfe\xff".to_vec(), wide(u16::to_be_bytes)].concat();
        let marked = [b"\xef\xbb\xbf".to_vec(), text.as_bytes().to_vec()].concat();
        for bytes in [text.as_bytes().to_vec(), little, big, marked] {
            assert_eq!(decode("report.txt", &bytes, None).expect("a text"), (text.to_owned(), None));
        }
        let (polish, _, _) = encoding_rs::WINDOWS_1250.encode(text);
        assert_eq!(decode("report.txt", &polish, None).expect("a text"), (text.to_owned(), Some("windows-1250")));
        let english = "The officers\u{2019} needs \u{2013} naïve café, 5 €";
        let (western, _, _) = encoding_rs::WINDOWS_1252.encode(english);
        assert_eq!(decode("report.txt", &western, None).expect("a text"), (english.to_owned(), Some("windows-1252")));
        let plain: Vec<u8> = "Capability gaps\n- radio".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode("report.txt", &plain, None).expect("a text").0, "Capability gaps\n- radio");
    }

    #[test]
    fn what_is_no_text_is_told() {
        let error = decode("report.md", b"\xef\xbb\xbfone\ntw\xe9", None).expect_err("not UTF-8");
        assert_eq!(error.place.to_string(), "report.md:2:3");
        assert!(error.message.contains("0xe9"), "{}", error.message);
        let error = decode("photo", &(0..=255).collect::<Vec<u8>>(), None).expect_err("no text");
        assert!(error.message.contains("no text"), "{}", error.message);
    }

    #[test]
    fn every_kind_of_line_end_ends_a_line() {
        for text in ["a\n\nb\n", "a\r\n\r\nb\r\n", "a\r\rb\r"] {
            let found: Vec<String> = lines(text).into_iter().map(|line| line.text).collect();
            assert_eq!(found, ["a", "", "b"], "{text:?}");
        }
    }
}
