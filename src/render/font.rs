//! The font of PNG and PDF: Noto Sans from the crate `notosans`. How wide a text is in it, and which letters it lacks.
//!
//! Maps are planned in the metric of the Arial family, which no crate ships. Noto Sans is a little wider, so a text is
//! painted at the size that keeps it inside its planned box.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use ttf_parser::Face;
use unicode_normalization::UnicodeNormalization;

use crate::inert::show;

use super::marks;

/// Painted size over planned size where the width leaves it free: the letters of both families then look alike.
pub const FACTOR: f64 = 0.94;
/// What stands for a letter that the font lacks.
const LACKING: char = '□';

/// Weight of the letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Text.
    Regular,
    /// Headings.
    Bold,
}

static REGULAR: LazyLock<Face> = LazyLock::new(|| read(notosans::REGULAR_TTF));
static BOLD: LazyLock<Face> = LazyLock::new(|| read(notosans::BOLD_TTF));

fn read(bytes: &'static [u8]) -> Face<'static> {
    Face::parse(bytes, 0).expect("the bundled font can be read")
}

impl Weight {
    /// The bytes of the font.
    pub fn bytes(self) -> &'static [u8] {
        match self {
            Weight::Regular => notosans::REGULAR_TTF,
            Weight::Bold => notosans::BOLD_TTF,
        }
    }

    fn face(self) -> &'static Face<'static> {
        match self {
            Weight::Regular => &REGULAR,
            Weight::Bold => &BOLD,
        }
    }
}

/// Width of a text at a size, without kerning.
pub fn width(text: &str, size: f64, weight: Weight) -> f64 {
    to_width(text.chars().map(|letter| advance(letter, weight)).sum(), size, weight)
}

/// Width of a letter, in units of the font.
fn advance(letter: char, weight: Weight) -> u64 {
    let face = weight.face();
    let glyph = face.glyph_index(letter).unwrap_or_default();
    face.glyph_hor_advance(glyph).unwrap_or_default().into()
}

fn to_width(advances: u64, size: f64, weight: Weight) -> f64 {
    advances as f64 * size / f64::from(weight.face().units_per_em())
}

/// The beginning of a text that, with an ellipsis, is no wider than a room.
pub fn shorten(text: &str, size: f64, weight: Weight, room: f64) -> String {
    const ELLIPSIS: char = '…';
    let mut advances = advance(ELLIPSIS, weight);
    let mut short = String::new();
    for letter in text.chars() {
        advances += advance(letter, weight);
        if to_width(advances, size, weight) > room {
            break;
        }
        short.push(letter);
    }
    short.truncate(short.trim_end().len());
    short.push(ELLIPSIS);
    short
}

/// The size at which a text planned at a size is painted: never wider than its box.
pub fn fit(lines: &[&str], planned: f64, weight: Weight, room: f64) -> f64 {
    let widest = lines.iter().map(|line| width(line, 1.0, weight)).fold(0.0, f64::max);
    // A hair less than the room, for the rounding of numbers in files.
    let most = if widest > 0.0 { 0.995 * room / widest } else { planned };
    most.min(FACTOR * planned)
}

/// The text as the font can write it, composed, with a box for each letter it lacks; and those letters. Joiners go, since
/// they only steer letters that this font does not join; any other sign that nobody sees is shown.
pub fn writable(text: &str) -> (String, BTreeSet<char>) {
    let mut lacking = BTreeSet::new();
    let mut written = String::with_capacity(text.len());
    let joined = marks::strip(text).replace(['\u{200c}', '\u{200d}'], "");
    for letter in show(&joined).nfc() {
        if letter.is_control() || is_mark_of_format(letter) {
            written.push_str(if letter.is_whitespace() { " " } else { "" });
        } else if REGULAR.glyph_index(letter).is_some_and(|glyph| glyph.0 != 0) {
            written.push(letter);
        } else {
            lacking.insert(letter);
            written.push(LACKING);
        }
    }
    (written, lacking)
}

/// Marks that only steer other letters: joiners, directions, variation selectors, the byte-order mark.
fn is_mark_of_format(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{00ad}')
}

/// The words of a text on lines of at most a width; a word wider than that is cut into pieces. Spaces that do not break
/// (U+00A0) hold words together.
pub fn wrap(text: &str, size: f64, weight: Weight, room: f64) -> Vec<String> {
    let sum = |text: &str| -> u64 { text.chars().map(|letter| advance(letter, weight)).sum() };
    let space = advance(' ', weight);
    let mut lines: Vec<String> = Vec::new();
    // Width of the last line.
    let mut filled = 0;
    for word in text.split([' ', '\n']).filter(|word| !word.is_empty()) {
        let wide = sum(word);
        match lines.last_mut() {
            Some(line) if to_width(filled + space + wide, size, weight) <= room => {
                line.push(' ');
                line.push_str(word);
                filled += space + wide;
            }
            _ => {
                lines.extend(cut(word, size, weight, room));
                filled = lines.last().map_or(0, |line| sum(line));
            }
        }
    }
    lines
}

fn cut(word: &str, size: f64, weight: Weight, room: f64) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut filled = 0;
    for letter in word.chars() {
        let wide = advance(letter, weight);
        let piece = pieces.last_mut().expect("there is a piece");
        if piece.is_empty() || to_width(filled + wide, size, weight) <= room {
            piece.push(letter);
            filled += wide;
        } else {
            pieces.push(letter.to_string());
            filled = wide;
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_stands_for_a_letter_the_font_lacks_and_the_letter_is_told() {
        let (written, lacking) = writable("Größe Ωμέγα ж 東\u{200d}");
        assert_eq!(written, "Größe Ωμέγα ж □");
        assert_eq!(lacking.into_iter().collect::<String>(), "東");
    }

    #[test]
    fn the_stand_in_is_in_the_font() {
        assert!(REGULAR.glyph_index(LACKING).is_some() && BOLD.glyph_index(LACKING).is_some());
    }

    #[test]
    fn no_line_is_wider_than_the_room_and_no_letter_is_lost() {
        let text = "Probabilistic genotyping Donaudampfschifffahrtsgesellschaft of mixtures";
        let lines = wrap(text, 10.0, Weight::Regular, 80.0);
        assert!(
            lines.iter().all(|line| width(line, 10.0, Weight::Regular) <= 80.0),
            "{lines:?}"
        );
        let letters = |text: &str| text.chars().filter(|letter| *letter != ' ').collect::<String>();
        assert_eq!(letters(&lines.concat()), letters(text));
    }

    #[test]
    fn a_fitted_text_stays_inside_its_box() {
        let size = fit(&["Drone first responder"], 11.0, Weight::Regular, 90.0);
        assert!(width("Drone first responder", size, Weight::Regular) <= 90.0);
        assert_eq!(fit(&["i"], 10.0, Weight::Regular, 500.0), 10.0 * FACTOR);
    }
}
