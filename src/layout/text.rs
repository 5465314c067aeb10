//! How wide a text is, in the metric of the Arial family, and where its ink lies.

use crate::model::{Anchor, Rect, TextBlock, TextLine};

use super::widths::{BOLD, REGULAR};

/// Height of the ink above the baseline, in em.
const ASCENT: f64 = 0.74;
/// Depth of the ink below the baseline, in em.
const DESCENT: f64 = 0.22;
/// From baseline to baseline, in em.
const LEADING: f64 = 1.14;

/// Weight of the letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    Regular,
    Bold,
}

/// Width of a text.
pub fn width(text: &str, size: f64, face: Face) -> f64 {
    text.chars().map(|letter| advance(letter, face)).sum::<f64>() * size
}

fn advance(letter: char, face: Face) -> f64 {
    let code = u32::from(letter);
    let table = match face {
        Face::Regular => REGULAR,
        Face::Bold => BOLD,
    };
    let run = table.iter().rev().find(|(start, _)| *start <= code);
    let known = run.and_then(|(start, widths)| widths.get((code - start) as usize));
    match known {
        Some(width) => f64::from(*width) / 2048.0,
        None if matches!(code, 0x0300..=0x036f | 0x200b..=0x200f) => 0.0,
        None if matches!(code, 0x1100..=0x11ff | 0x2e80..=0xd7af | 0xf900..=0xfaff | 0xff00..=0xffef | 0x1f000..) => {
            1.0
        }
        None => 0.6,
    }
}

/// Width and height of lines of text.
pub fn extent(lines: &[String], size: f64, face: Face) -> (f64, f64) {
    let widest = lines.iter().map(|line| width(line, size, face)).fold(0.0, f64::max);
    (
        widest,
        size * (ASCENT + DESCENT + LEADING * (lines.len().max(1) - 1) as f64),
    )
}

/// Sets lines of text with the upper left corner of their ink at a place.
pub fn set(lines: &[String], left: f64, top: f64, anchor: Anchor, size: f64, face: Face) -> TextBlock {
    let (width, height) = extent(lines, size, face);
    let x = match anchor {
        Anchor::Start => left,
        Anchor::Middle => left + width / 2.0,
        Anchor::End => left + width,
    };
    let lines = lines.iter().enumerate().map(|(row, text)| TextLine {
        text: text.clone(),
        x,
        y: top + size * (ASCENT + LEADING * row as f64),
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

/// One line, or two balanced ones where the text is long enough and can be broken.
pub fn forms(text: &str) -> Vec<Vec<String>> {
    let mut forms = vec![vec![text.to_owned()]];
    if text.chars().count() >= 13 {
        let breaks = text.char_indices().filter(|(at, letter)| *letter == ' ' && *at > 0);
        let lopsided = |at: &usize| text[..*at].chars().count().abs_diff(text[*at + 1..].chars().count());
        if let Some(at) = breaks.map(|(at, _)| at).min_by_key(|at| (lopsided(at), *at)) {
            forms.push(vec![text[..at].to_owned(), text[at + 1..].to_owned()]);
        }
    }
    forms
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
