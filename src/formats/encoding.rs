//! Bytes to text in any usual encoding: by its mark, its form, the name it gives itself, or what is most likely.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::diagnostic::{Diagnostic, Place};

/// The largest document read, in bytes.
pub const LARGEST: usize = 10_000_000;

/// So many control signs may stand in any text.
const FEW_CONTROLS: usize = 20;

/// The most damaged lines that are told one by one.
const MOST_NOTES: usize = 50;

/// A decoded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// What was odd about its bytes: line and sentence.
    pub notes: Vec<(u32, String)>,
    /// What of them could not be read: line and sentence.
    pub lost: Vec<(u32, String)>,
}

/// Bytes as text: UTF-8 or UTF-16 by their marks or by their form, else the encoding they are most likely in. `label` is
/// the encoding that the document itself names.
pub fn decode(name: &str, bytes: &[u8], label: Option<&str>) -> Result<Decoded, Diagnostic> {
    if bytes.len() > LARGEST {
        let message = format!("the file has {} bytes; at most {LARGEST} are read.", bytes.len());
        return Err(Diagnostic::error(Place::in_file(name), message).with_hint("split it into several files"));
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decode_as(name, &bytes[mark..], encoding, false);
    }
    if let Some(encoding) = wide(bytes) {
        return decode_as(name, bytes, encoding, true);
    }
    if is_mostly_utf8(bytes) {
        return decode_as(name, bytes, UTF_8, false);
    }
    let named = label.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    let encoding = named
        .filter(|encoding| *encoding != UTF_8)
        .unwrap_or_else(|| guess(bytes));
    decode_as(name, bytes, encoding, true)
}

/// The text of a file; warns where the encoding had to be guessed, tells which bytes are lost, and refuses what is no
/// text.
pub fn read_text(name: &str, bytes: &[u8], diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
    let decoded = match decode(name, bytes, None) {
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

/// Whether the bytes are UTF-8, or were before a few of them were damaged or cut off.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    broken == 0 || whole > 4 * broken
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

fn decode_as(name: &str, bytes: &[u8], encoding: &'static Encoding, guessed: bool) -> Result<Decoded, Diagnostic> {
    let (text, wrong) = encoding.decode_without_bom_handling(bytes);
    let text = check_text(name, text.into_owned())?;
    let (mut notes, mut lost) = (Vec::new(), Vec::new());
    if guessed {
        notes.push((
            1,
            format!("the file is no UTF-8 text; it is read as {}.", encoding.name()),
        ));
    }
    if wrong {
        let damaged = text.lines().zip(1..).filter(|(line, _)| line.contains('\u{fffd}'));
        let note = |(_, number)| {
            let message = format!(
                "bytes on this line are no {} text; they are shown as \u{fffd}.",
                encoding.name()
            );
            (number, message)
        };
        lost.extend(damaged.take(MOST_NOTES).map(note));
    }
    Ok(Decoded { text, notes, lost })
}

/// The text, unless it is full of signs that no text has.
fn check_text(name: &str, text: String) -> Result<String, Diagnostic> {
    let odd = |sign: &char| sign.is_control() && !"\t\n\r\u{c}\u{b}\u{85}".contains(*sign);
    let controls = text.chars().filter(odd).count();
    if controls > FEW_CONTROLS && controls * 20 > text.chars().count() {
        let message = "the file is no text: more than one sign in twenty is a control sign.";
        let hint = "give a text, Markdown, HTML, Word (.docx), Excel (.xlsx), OpenDocument (.ods) or CSV file";
        return Err(Diagnostic::error(Place::in_file(name), message).with_hint(hint));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> (String, Vec<(u32, String)>) {
        let decoded = decode("report.txt", bytes, None).expect("a text");
        (decoded.text, [decoded.notes, decoded.lost].concat())
    }

    fn read_as(encoding: &str) -> Vec<(u32, String)> {
        vec![(1, format!("the file is no UTF-8 text; it is read as {encoding}."))]
    }

    #[test]
    fn one_text_in_any_encoding_is_the_same_text() {
        let polish = "Łódź: „potrzeby” – braki w wyposażeniu i łączności między służbami ćwiczeń";
        let wide = |bytes: fn(u16) -> [u8; 2]| polish.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
        let little = [b"\xff\xfe".to_vec(), wide(u16::to_le_bytes)].concat();
        let big = [b"\xfe\xff".to_vec(), wide(u16::to_be_bytes)].concat();
        let marked = [b"\xef\xbb\xbf".to_vec(), polish.as_bytes().to_vec()].concat();
        for bytes in [polish.as_bytes().to_vec(), little, big, marked] {
            assert_eq!(text(&bytes), (polish.to_owned(), Vec::new()));
        }
        let (bytes, _, _) = encoding_rs::WINDOWS_1250.encode(polish);
        assert_eq!(text(&bytes), (polish.to_owned(), read_as("windows-1250")));
        let english = "The officers\u{2019} needs \u{2013} naïve café, 5 €";
        let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(english);
        assert_eq!(text(&bytes), (english.to_owned(), read_as("windows-1252")));
        let plain: Vec<u8> = "Capability gaps\n- radio"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(text(&plain).0, "Capability gaps\n- radio");
    }

    #[test]
    fn a_few_damaged_bytes_are_told_and_the_rest_is_kept() {
        let (kept, notes) = text(b"\xef\xbb\xbfone\ntw\xe9");
        assert_eq!((kept.as_str(), notes.len(), notes[0].0), ("one\ntw\u{fffd}", 1, 2));
        let cut = &"żółć gęś – jaźń".as_bytes()[..22];
        assert!(text(cut).0.starts_with("żółć gęś – ja"));
    }

    #[test]
    fn what_is_no_text_is_told() {
        let error = decode("photo", &(0..=255).collect::<Vec<u8>>(), None).expect_err("no text");
        assert!(error.message.contains("no text"), "{}", error.message);
    }
}
