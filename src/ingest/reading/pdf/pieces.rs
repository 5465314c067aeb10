//! Letters to pieces of lines: letters that follow each other at one height without a wide gap, with blanks between words.
//!
//! 1. A letter that is drawn twice at one place, to look bold, counts once.
//! 2. A gap parts words by its width, compared with the gaps inside the words of the same piece, so that spaced-out headings
//!    keep their words whole.
//! 3. A mark or number of a list joins the piece beside it.

use std::collections::BTreeSet;

use super::super::super::list_marks;
use super::letters::Letter;

/// A wider gap than this parts words; in sizes of the letters.
const WORD_GAP: f64 = 0.17;

/// The same where blanks are letters of the page.
const WORD_GAP_BESIDE_BLANKS: f64 = 0.6;

/// A wider gap than this parts pieces.
const PIECE_GAP: f64 = 1.5;

/// How far the mark of a list may stand before its text.
const MARK_GAP: f64 = 5.0;

/// The most pieces of a page among which marks are looked for.
const MOST_PIECES: usize = 3_000;

/// Letters without a wide gap between them; lengths in points.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Piece {
    /// What it says.
    pub text: String,
    /// Where it begins.
    pub left: f64,
    /// Where it ends.
    pub right: f64,
    /// Its base line, from the top of the page.
    pub top: f64,
    /// The size of its largest letters.
    pub size: f64,
    /// Its place in the order of drawing.
    pub order: usize,
}

impl Piece {
    /// Whether two pieces stand at one height.
    pub fn is_level_with(&self, other: &Piece) -> bool {
        let apart = (self.top - other.top).abs();
        apart < 0.45 * self.size.min(other.size) || apart < 0.25 * self.size.max(other.size)
    }
}

/// The pieces of a page, in the order in which they are drawn.
pub fn to_pieces(letters: &[Letter], dots: &[(f64, f64)]) -> Vec<Piece> {
    let blanks = letters.iter().filter(|letter| letter.text.trim().is_empty()).count();
    let gap = match blanks * 15 > letters.len() {
        true => WORD_GAP_BESIDE_BLANKS,
        false => WORD_GAP,
    };
    let mut pieces = Vec::new();
    let mut drawn = BTreeSet::new();
    let mut open = Run::default();
    for letter in letters {
        if letter.text.trim().is_empty() {
            open.blank = true;
        } else if is_new(letter, &mut drawn) {
            if !open.goes_on_with(letter) {
                pieces.extend(std::mem::take(&mut open).close(gap));
            }
            open.put(letter);
        }
    }
    pieces.extend(open.close(gap));
    let mut pieces = join_marks(pieces);
    pieces.sort_by_key(|piece| piece.order);
    for (order, piece) in pieces.iter_mut().enumerate() {
        piece.order = order;
        if dots.iter().any(|dot| has_dot(piece, *dot)) && list_marks::without_sign(&piece.text).is_none() {
            piece.text = format!("• {}", piece.text);
        }
    }
    pieces
}

/// Whether a letter was not drawn before at its place.
fn is_new(letter: &Letter, drawn: &mut BTreeSet<(i64, i64, char)>) -> bool {
    let step = 0.08 * letter.size;
    let (column, row) = ((letter.left / step).round() as i64, (letter.top / step).round() as i64);
    let sign = letter.text.chars().next().unwrap_or_default();
    let again = |by_column: i64, by_row: i64| drawn.contains(&(column + by_column, row + by_row, sign));
    let new = !(-1..=1).any(|by_column| (-1..=1).any(|by_row| again(by_column, by_row)));
    drawn.insert((column, row, sign));
    new
}

/// Letters of a piece while it is read.
#[derive(Default)]
struct Run<'l> {
    /// Each letter with the gap before it, in its sizes, and whether a blank is drawn there.
    letters: Vec<(&'l Letter, f64, bool)>,
    blank: bool,
}

impl<'l> Run<'l> {
    fn goes_on_with(&self, letter: &Letter) -> bool {
        let Some((last, ..)) = self.letters.last() else {
            return true;
        };
        let size = last.size.max(letter.size);
        let gap = letter.left - last.right;
        let level = (last.top - letter.top).abs() < 0.5 * size;
        level && gap > -0.6 * size && gap < PIECE_GAP * size
    }

    fn put(&mut self, letter: &'l Letter) {
        let blank = std::mem::take(&mut self.blank);
        let gap = self
            .letters
            .last()
            .map_or(0.0, |(last, ..)| (letter.left - last.right) / letter.size);
        self.letters.push((letter, gap, blank));
    }

    /// The piece, where it has letters.
    fn close(self, word_gap: f64) -> Option<Piece> {
        let (first, ..) = self.letters.first()?;
        let mut gaps: Vec<f64> = self.letters[1..].iter().map(|(_, gap, _)| *gap).collect();
        gaps.sort_by(f64::total_cmp);
        let usual = gaps.get(gaps.len() / 2).copied().unwrap_or(0.0);
        let blanks = self.letters[1..].iter().filter(|(.., blank)| *blank).count();
        let spaced = gaps.len() >= 4 && usual > 0.1;
        let blanks_everywhere = gaps.len() >= 4 && blanks * 10 >= gaps.len() * 7;
        let parts = |gap: f64, blank: bool| match (spaced, blanks_everywhere) {
            (_, true) => gap > 1.5 * usual.max(0.1),
            (true, false) => blank || gap > (1.5 * usual + 0.1).max(word_gap),
            (false, false) => blank || gap > word_gap,
        };
        let mut piece = Piece {
            left: first.left,
            top: first.top,
            order: 0,
            ..Piece::default()
        };
        for (index, (letter, gap, blank)) in self.letters.iter().enumerate() {
            if index > 0 && parts(*gap, *blank) {
                piece.text.push(' ');
            }
            piece.text.push_str(letter.text.trim());
            piece.right = piece.right.max(letter.right);
            if letter.size > piece.size {
                (piece.size, piece.top) = (letter.size, letter.top);
            }
        }
        Some(piece)
    }
}

/// Joins marks and numbers of lists with the piece beside them, wherever they are drawn.
fn join_marks(mut pieces: Vec<Piece>) -> Vec<Piece> {
    for (order, piece) in pieces.iter_mut().enumerate() {
        piece.order = order;
    }
    if pieces.len() > MOST_PIECES {
        return pieces;
    }
    let is_label = |piece: &Piece| list_marks::is_sign(&piece.text) || is_number(&piece.text);
    let (labels, mut rest): (Vec<Piece>, Vec<Piece>) = pieces.into_iter().partition(is_label);
    for label in labels {
        let beside = |piece: &&mut Piece| {
            let size = piece.size.max(label.size);
            let gap = piece.left - label.right;
            (piece.top - label.top).abs() < 0.6 * size && gap > -0.2 * size && gap < MARK_GAP * size
        };
        let nearest = rest
            .iter_mut()
            .filter(beside)
            .min_by(|one, other| one.left.total_cmp(&other.left));
        match nearest {
            Some(piece) => {
                piece.text = format!("{} {}", label.text, piece.text);
                piece.left = label.left;
            }
            None => rest.push(label),
        }
    }
    rest
}

/// Whether a text is the number or letter of a list item: `3.`, `(b)`, `2.1`.
fn is_number(text: &str) -> bool {
    let inner = text.strip_prefix('(').unwrap_or(text);
    let label = inner.trim_end_matches(['.', ')']);
    let closed = label.len() < inner.len();
    let parts: Vec<&str> = label.split('.').collect();
    let numbers = parts
        .iter()
        .all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()));
    let letter = label.len() == 1 && label.bytes().all(|byte| byte.is_ascii_lowercase());
    closed && (numbers || letter) || numbers && parts.len() > 1
}

/// Whether a small shape stands before a piece as the mark of a list.
fn has_dot(piece: &Piece, (left, top): (f64, f64)) -> bool {
    let before = piece.left - left;
    before > 0.0 && before < 4.0 * piece.size && (piece.top - 0.3 * piece.size - top).abs() < 0.4 * piece.size
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Letters of ten points, each half as wide, with gaps between them.
    fn letters(text: &str, gap: f64) -> Vec<Letter> {
        let place = |(at, letter): (usize, char)| Letter {
            text: letter.to_string(),
            left: at as f64 * (5.0 + gap),
            right: at as f64 * (5.0 + gap) + 5.0,
            top: 100.0,
            size: 10.0,
            turn: 0,
        };
        text.chars().enumerate().map(place).collect()
    }

    fn texts(letters: &[Letter]) -> Vec<String> {
        to_pieces(letters, &[]).into_iter().map(|piece| piece.text).collect()
    }

    #[test]
    fn words_are_whole_however_far_their_letters_are_spaced() {
        for gap in [0.0, 2.0, 4.0] {
            assert_eq!(texts(&letters("KEY FINDINGS", gap)), ["KEY FINDINGS"], "{gap}");
        }
        assert_eq!(texts(&letters("K E Y  F I N D I N G S", 0.0)), ["KEY FINDINGS"]);
    }

    #[test]
    fn a_letter_drawn_twice_to_look_bold_counts_once() {
        let mut twice = letters("Needs", 0.0);
        let again: Vec<Letter> = twice
            .iter()
            .map(|letter| Letter {
                left: letter.left + 0.4,
                ..letter.clone()
            })
            .collect();
        twice.extend(again);
        assert_eq!(texts(&twice), ["Needs"]);
        assert_eq!(texts(&letters("all", 0.0)), ["all"]);
    }

    #[test]
    fn a_mark_joins_its_text_wherever_it_is_drawn() {
        let mut shifted = letters("See the pilot", 0.0);
        shifted.iter_mut().for_each(|letter| {
            letter.left += 40.0;
            letter.right += 40.0;
        });
        for mark in ["◼", "•", "–", "3.", "(b)", "2.1"] {
            let mut page = shifted.clone();
            page.extend(letters(mark, 0.0));
            assert_eq!(texts(&page), [format!("{mark} See the pilot")], "{mark}");
        }
    }
}
