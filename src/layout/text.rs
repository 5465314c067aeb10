//! How wide a text is, in the metric of the Arial family, and where its ink lies.

use crate::model::{Anchor, Rect, TextBlock, TextLine};

use super::widths::{BOLD, REGULAR};

/// Height of the ink above the baseline, in em.
const ASCENT: f64 = 0.74;
/// The same where a capital carries an accent.
const HIGH_ASCENT: f64 = 0.95;
/// Depth of the ink below the baseline, in em.
const DESCENT: f64 = 0.22;
/// From baseline to baseline, in em.
const LEADING: f64 = 1.14;

/// Free space between names side by side: a pixel where a map is shown at three quarters of its size.
const ACROSS: f64 = 1.4;

/// Free space between the ink of two names side by side, and one above the other: there as much as between the lines of one.
pub fn apart(size: f64) -> (f64, f64) {
    (ACROSS, (size * (LEADING - ASCENT - DESCENT)).max(ACROSS))
}

/// Weight of the letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    Regular,
    Bold,
}

/// Units of an em in which the width of every letter is a whole number, so that sums do not depend on their order.
const UNITS: u64 = 5 * 2048;

/// Width of a text.
pub fn width(text: &str, size: f64, face: Face) -> f64 {
    to_width(text.chars().map(|letter| advance(letter, face)).sum(), size)
}

fn to_width(advances: u64, size: f64) -> f64 {
    advances as f64 / UNITS as f64 * size
}

/// Width of a letter, in units.
fn advance(letter: char, face: Face) -> u64 {
    let code = u32::from(letter);
    let table = match face {
        Face::Regular => REGULAR,
        Face::Bold => BOLD,
    };
    let after = table.partition_point(|(start, _)| *start <= code);
    let run = after.checked_sub(1).map(|run| &table[run]);
    let known = run.and_then(|(start, widths)| widths.get((code - start) as usize));
    match known {
        Some(width) => u64::from(*width) * (UNITS / 2048),
        None if matches!(code, 0x0300..=0x036f | 0x200b..=0x200f) => 0,
        None if matches!(code, 0x1100..=0x11ff | 0x2e80..=0xd7af | 0xf900..=0xfaff | 0xff00..=0xffef | 0x1f000..) => {
            UNITS
        }
        None => UNITS * 3 / 5,
    }
}

/// Width and height of lines of text.
pub fn extent(lines: &[String], size: f64, face: Face) -> (f64, f64) {
    let widest = lines.iter().map(|line| width(line, size, face)).fold(0.0, f64::max);
    (
        widest,
        size * (ascent(lines) + DESCENT + LEADING * (lines.len().max(1) - 1) as f64),
    )
}

/// Height of the ink of the first line above its baseline, in em.
fn ascent(lines: &[String]) -> f64 {
    let is_high =
        |letter: char| letter.is_uppercase() && !letter.is_ascii() || matches!(letter, '\u{1e00}'..='\u{1eff}');
    let high = lines.first().is_some_and(|line| line.chars().any(is_high));
    if high { HIGH_ASCENT } else { ASCENT }
}

/// Sets lines of text with the upper left corner of their ink at a place.
pub fn set(lines: &[String], left: f64, top: f64, anchor: Anchor, size: f64, face: Face) -> TextBlock {
    let (width, height) = extent(lines, size, face);
    let x = match anchor {
        Anchor::Start => left,
        Anchor::Middle => left + width / 2.0,
        Anchor::End => left + width,
    };
    let ascent = ascent(lines);
    let lines = lines.iter().enumerate().map(|(row, text)| TextLine {
        text: text.clone(),
        width: self::width(text, size, face),
        x,
        y: top + size * (ascent + LEADING * row as f64),
    });
    TextBlock {
        lines: lines.collect(),
        anchor,
        size,
        bounds: Rect {
            x: left,
            y: top,
            width,
            height,
        },
    }
}

/// A text on one line and, where it is long enough and can be broken, on two to four balanced lines.
///
/// It is broken at blanks, and after a hyphen or a slash. Lines end without the blank they were broken at.
pub fn forms(text: &str, size: f64) -> Vec<Vec<String>> {
    let letters = text.chars().count();
    let most = match letters {
        0..13 => 1,
        13..20 => 2,
        20..34 => 3,
        _ => 4,
    };
    let pieces = pieces(text);
    let mut forms = vec![vec![text.to_owned()]];
    let mut narrowest = width(text, size, Face::Regular);
    for count in 2..=most.min(pieces.len()) {
        let lines = balance(&pieces, count, size);
        let (widest, _) = extent(&lines, size, Face::Regular);
        if lines.len() == count && widest < 0.9 * narrowest {
            narrowest = widest;
            forms.push(lines);
        }
    }
    forms
}

/// What a text can be broken into; a blank is kept at the end of the piece before it.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut from = 0;
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    for pair in letters.windows(2) {
        let ((_, letter), (at, next)) = (pair[0], pair[1]);
        let is_break = match letter {
            ' ' => next != ' ',
            '-' | '/' => is_in_long_word(text, at) && next.is_alphanumeric(),
            _ => false,
        };
        if is_break && from < at && !text[from..at].trim().is_empty() {
            pieces.push(&text[from..at]);
            from = at;
        }
    }
    pieces.push(&text[from..]);
    pieces
}

/// Whether a word is too long to be left whole, and would be broken well inside.
fn is_in_long_word(text: &str, at: usize) -> bool {
    let before = text[..at].rsplit(' ').next().unwrap_or_default().chars().count();
    let after = text[at..].split(' ').next().unwrap_or_default().chars().count();
    before > 4 && after > 3 && before + after > 15
}

/// The pieces on so many lines, the widest as narrow as can be: as many steps as there are pairs of pieces and lines.
fn balance(pieces: &[&str], count: usize, size: f64) -> Vec<String> {
    let sum = |text: &str| -> u64 { text.chars().map(|letter| advance(letter, Face::Regular)).sum() };
    // All up to a piece, and what of each piece stays at the end of a line.
    let mut before = vec![0];
    for piece in pieces {
        before.push(before[before.len() - 1] + sum(piece));
    }
    let trimmed: Vec<u64> = pieces.iter().map(|piece| sum(piece.trim_end())).collect();
    let width_of = |from: usize, to: usize| to_width(before[to - 1] - before[from] + trimmed[to - 1], size);
    // best[line][end]: the least possible widest line when `line + 1` lines end before piece `end`, and where the last begins.
    let mut best = vec![vec![(f64::MAX, 0); pieces.len() + 1]; count];
    for (end, slot) in best[0].iter_mut().enumerate().skip(1) {
        *slot = (width_of(0, end), 0);
    }
    for line in 1..count {
        for end in line + 1..=pieces.len() {
            let options = (line..end).map(|from| (best[line - 1][from].0.max(width_of(from, end)), from));
            best[line][end] = options
                .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)))
                .unwrap_or((f64::MAX, 0));
        }
    }
    let mut lines = Vec::new();
    let mut end = pieces.len();
    for line in (0..count).rev() {
        let from = best[line][end].1;
        lines.push(pieces[from..end].concat().trim_end().to_owned());
        end = from;
    }
    lines.reverse();
    lines
}

/// Words wrapped at about so many letters.
pub fn wrap(text: &str, letters: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= letters => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_widest_line_is_as_narrow_as_any_way_to_break_the_text_allows() {
        for text in [
            "Drones as first responders to calls",
            "a bb ccc dddd eeeee ffffff ggggggg",
            "überwachung 東京 of Ωmega data-fusion",
        ] {
            let pieces = pieces(text);
            for count in 2..=3.min(pieces.len()) {
                let widest = |lines: &[String]| extent(lines, 10.0, Face::Regular).0;
                let mut least = f64::MAX;
                for first in 1..pieces.len() {
                    for second in if count == 2 {
                        pieces.len()..=pieces.len()
                    } else {
                        first + 1..=pieces.len() - 1
                    } {
                        let parts = [&pieces[..first], &pieces[first..second], &pieces[second..]];
                        let lines: Vec<String> = parts
                            .iter()
                            .filter(|part| !part.is_empty())
                            .map(|part| part.concat().trim_end().to_owned())
                            .collect();
                        least = least.min(widest(&lines));
                    }
                }
                let lines = balance(&pieces, count, 10.0);
                assert_eq!(lines.len(), count);
                assert!(
                    (widest(&lines) - least).abs() < 1e-9,
                    "{lines:?}: {} against {least}",
                    widest(&lines)
                );
            }
        }
    }

    #[test]
    fn a_name_of_thousands_of_words_is_broken_too() {
        let text = "words here ".repeat(1_000);
        let forms = forms(text.trim_end(), 10.0);
        assert_eq!(forms.len(), 4);
        assert!(forms.iter().all(|lines| lines.join(" ") == text.trim_end()));
    }
}
