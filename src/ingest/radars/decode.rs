//! Bytes of a table to text: UTF-8 with or without a mark, UTF-16, or the Windows encoding that fits best.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::diagnostic::{Diagnostic, Place};

/// The largest file read, in bytes.
const LARGEST: usize = 10_000_000;

/// The text of a file; warns where the encoding had to be guessed, and refuses what is no text.
pub fn decode(name: &str, bytes: &[u8], diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
    if bytes.len() > LARGEST {
        let message = format!("the file has {} bytes; at most {LARGEST} are read.", bytes.len());
        diagnostics.push(Diagnostic::error(Place::in_file(name), message).with_hint("split it into several files"));
        return None;
    }
    let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or_else(|| (guess(bytes), 0));
    let body = &bytes[mark..];
    let (text, damaged) = encoding.decode_without_bom_handling(body);
    if damaged {
        let place = first_damage(name, &text);
        let message = format!("bytes here are no {} text; they are read as \u{fffd}.", encoding.name());
        diagnostics.push(Diagnostic::warning(place, message).with_hint("save the file as UTF-8"));
    } else if mark == 0 && encoding != UTF_8 {
        let message = format!("the file is no UTF-8; it is read as {}.", encoding.name());
        diagnostics.push(Diagnostic::warning(Place::in_file(name), message).with_hint("save it as UTF-8 to be sure"));
    }
    let odd = text.chars().filter(|sign| is_machine_sign(*sign)).count();
    if odd > 16 && odd * 50 > text.len() {
        let message = "the file is no text: it is full of signs that only programs write.";
        let hint = "tables are read as CSV, TSV, JSON, YAML, XLSX or ODS";
        diagnostics.push(Diagnostic::error(Place::in_file(name), message).with_hint(hint));
        return None;
    }
    Some(text.into_owned())
}

fn is_machine_sign(sign: char) -> bool {
    sign.is_control() && !matches!(sign, '\n' | '\r' | '\t' | '\u{c}' | '\u{85}')
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    if std::str::from_utf8(bytes).is_ok() && !bytes.contains(&0) {
        return UTF_8;
    }
    let head = &bytes[..bytes.len().min(4096)];
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let half = head.len() / 2;
    match (zeros(0), zeros(1)) {
        (first, second) if second * 2 > half && first * 8 < half => UTF_16LE,
        (first, second) if first * 2 > half && second * 8 < half => UTF_16BE,
        _ if std::str::from_utf8(bytes).is_ok() => UTF_8,
        _ => {
            let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
            detector.feed(bytes, true);
            detector.guess(None, Utf8Detection::Allow)
        }
    }
}

fn first_damage(name: &str, text: &str) -> Place {
    let offset = text.find('\u{fffd}').unwrap_or(0);
    Place::of_offset(name, text, offset)
}
