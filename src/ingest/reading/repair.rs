//! Signs that cannot be seen are taken out of the lines, letters damaged on the way are mended; both are told.

use encoding_rs::WINDOWS_1252;

use super::{Document, Pages};
use crate::inert::is_unseen;
use crate::model::DraftWarning;

use super::super::text::Shape;

/// Mends every line.
pub fn repair(pages: Pages) -> Document {
    let Pages {
        mut lines,
        mut warnings,
        lost,
    } = pages;
    for line in &mut lines {
        let mut notes = Vec::new();
        line.text = mend(&line.text, &mut notes);
        if let Shape::Row(cells) = &mut line.shape {
            let mut again = Vec::new();
            cells.iter_mut().for_each(|cell| *cell = mend(cell, &mut again));
        }
        warnings.extend(notes.into_iter().map(|note| DraftWarning {
            line: line.number,
            message: format!("{note}."),
        }));
    }
    Document { lines, warnings, lost }
}

fn mend(text: &str, notes: &mut Vec<String>) -> String {
    let text = without_hidden(text, notes);
    let text = without_ligatures(&text, notes);
    read_again(&text, notes)
}

/// The text without control signs, and without signs that turn the direction or have no width.
fn without_hidden(text: &str, notes: &mut Vec<String>) -> String {
    // Joiners belong to some scripts.
    let hidden = |sign: char| is_unseen(sign) && !"\u{c}\u{200c}\u{200d}".contains(sign);
    let text = &text.replace(['\u{2028}', '\u{2029}'], " ");
    let mut found: Vec<char> = text.chars().filter(|sign| hidden(*sign)).collect();
    if found.is_empty() {
        return text.to_owned();
    }
    found.sort_unstable();
    found.dedup();
    let names: Vec<String> = found.iter().map(|sign| format!("U+{:04X}", u32::from(*sign))).collect();
    notes.push(format!(
        "the line has signs that cannot be seen ({}); they are left out",
        names.join(", ")
    ));
    text.replace(hidden, "")
}

fn without_ligatures(text: &str, notes: &mut Vec<String>) -> String {
    const LIGATURES: [(char, &str); 7] = [
        ('ﬀ', "ff"),
        ('ﬁ', "fi"),
        ('ﬂ', "fl"),
        ('ﬃ', "ffi"),
        ('ﬄ', "ffl"),
        ('ﬅ', "st"),
        ('ﬆ', "st"),
    ];
    let mut mended = text.to_owned();
    for (ligature, letters) in LIGATURES {
        if mended.contains(ligature) {
            notes.push(format!("the letter \"{ligature}\" is read as \"{letters}\""));
            mended = mended.replace(ligature, letters);
        }
    }
    mended
}

/// UTF-8 that somebody once read as Windows-1252 ("cafÃ©") is read again.
fn read_again(text: &str, notes: &mut Vec<String>) -> String {
    if !text.contains(['Ã', 'â', 'Å', 'Ä', 'È']) {
        return text.to_owned();
    }
    let (bytes, _, lost) = WINDOWS_1252.encode(text);
    match String::from_utf8(bytes.into_owned()) {
        Ok(mended) if !lost && mended != text => {
            notes.push(format!("damaged letters are mended: \"{}\"", excerpt(text, &mended)));
            mended
        }
        _ => text.to_owned(),
    }
}

/// The first word that changed, before and after.
fn excerpt(before: &str, after: &str) -> String {
    let mut pairs = before.split_whitespace().zip(after.split_whitespace());
    let changed = pairs.find(|(before, after)| before != after);
    changed.map_or_else(String::new, |(before, after)| format!("{before} → {after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(text: &str) -> (String, usize) {
        let mut notes = Vec::new();
        (mend(text, &mut notes), notes.len())
    }

    #[test]
    fn damage_is_mended_and_told_and_whole_text_is_left_alone() {
        assert_eq!(mended("a cafÃ© in MÃ¡laga"), ("a café in Málaga".into(), 1));
        assert_eq!(mended("the ofﬁcers\u{202e}"), ("the officers".into(), 2));
        for whole in ["Málaga, Łódź, Ärger, âge, forêt, SÃO", "plain", ""] {
            assert_eq!(mended(whole), (whole.into(), 0), "{whole}");
        }
    }
}
