//! Words and marks of emphasis put together so that Markdown takes each mark for what it is.
//!
//! By CommonMark a mark beside a sign such as `:` or `(` opens or closes only where what stands on its other side is no
//! letter. Where it is one, that letter is written as an entity, which is read as a sign there and shown as the letter.

use super::{at_block_start, escape};

/// Appends words of a text.
pub fn append_words(text: &mut String, words: &str) {
    let clean = escape(&words.split_whitespace().collect::<Vec<_>>().join(" "));
    let begins = words.starts_with(char::is_whitespace);
    let ends = words.ends_with(char::is_whitespace);
    if begins && !text.is_empty() && !text.ends_with([' ', '\n']) {
        text.push(' ');
    }
    if text.is_empty() || text.ends_with('\n') {
        text.push_str(&at_block_start(&clean));
    } else {
        append(text, &clean);
    }
    if ends && !clean.is_empty() {
        text.push(' ');
    }
}

/// Appends words with marks around them; blanks go outside.
pub fn append_marked(text: &mut String, inside: &str, before: &str, after: &str) {
    // A break at the end goes outside too.
    let (kept, is_broken) = match inside.trim_end_matches(' ').strip_suffix("\\\n") {
        Some(kept) => (kept, true),
        None => (inside, false),
    };
    let words = kept.trim();
    if inside.starts_with(' ') && !text.is_empty() && !text.ends_with([' ', '\n']) {
        text.push(' ');
    }
    if words.is_empty() {
    } else if before.is_empty() {
        append(text, words);
    } else if before.starts_with('*') {
        append_emphasis(text, words, before);
    } else {
        text.push_str(before);
        text.push_str(words);
        text.push_str(after);
    }
    if is_broken && !text.is_empty() {
        text.push_str("\\\n");
    } else if inside.ends_with(' ') {
        text.push(' ');
    }
}

fn append_emphasis(text: &mut String, words: &str, mark: &str) {
    let made = count_marks(text);
    if made == mark.len() && closes(text, mark) {
        // Two of the same kind side by side are one.
        text.truncate(text.len() - mark.len());
        append(text, words);
        text.push_str(mark);
        return;
    }
    let before = text.chars().last();
    if made > 0 {
        // Nothing may stand between two kinds side by side, and their marks would be taken for one: the words go plain.
        append(text, words);
        return;
    }
    let first = words.trim_start_matches('*').chars().next();
    if let (Some(before), true) = (
        before.filter(|sign| sign.is_alphanumeric()),
        first.is_some_and(|sign| !sign.is_alphanumeric()),
    ) {
        text.truncate(text.len() - before.len_utf8());
        text.push_str(&entity(before));
    }
    text.push_str(mark);
    text.push_str(words);
    text.push_str(mark);
}

/// Appends words right behind what may be a closing mark.
fn append(text: &mut String, words: &str) {
    let marks = count_marks(text);
    let inner = text[..text.len() - marks].chars().last();
    let hides = marks > 0 && inner.is_some_and(|sign| !sign.is_alphanumeric() && !sign.is_whitespace());
    match words.chars().next().filter(|first| hides && first.is_alphanumeric()) {
        Some(first) => {
            text.push_str(&entity(first));
            text.push_str(&words[first.len_utf8()..]);
        }
        None => text.push_str(words),
    }
}

/// How many marks of emphasis a text ends with; a star of its own words has a stroke before it.
fn count_marks(text: &str) -> usize {
    let kept = text.trim_end_matches('*');
    let strokes = kept.len() - kept.trim_end_matches('\\').len();
    text.len() - kept.len() - (strokes % 2).min(text.len() - kept.len())
}

/// Whether the marks at the end of a text close an emphasis of this kind that begins in the same text.
fn closes(text: &str, mark: &str) -> bool {
    text[..text.len() - mark.len()].contains(mark)
}

fn entity(sign: char) -> String {
    format!("&#{};", u32::from(sign))
}

/// Digits and signs that can be raised or lowered, each with both forms.
const SHIFTED: [(char, char, char); 15] = [
    ('0', '⁰', '₀'),
    ('1', '¹', '₁'),
    ('2', '²', '₂'),
    ('3', '³', '₃'),
    ('4', '⁴', '₄'),
    ('5', '⁵', '₅'),
    ('6', '⁶', '₆'),
    ('7', '⁷', '₇'),
    ('8', '⁸', '₈'),
    ('9', '⁹', '₉'),
    ('+', '⁺', '₊'),
    ('-', '⁻', '₋'),
    ('\u{2212}', '⁻', '₋'),
    ('=', '⁼', '₌'),
    ('n', 'ⁿ', 'ₙ'),
];

/// A superscript: raised digits, an ending of a number as it is, anything else behind `^`.
pub fn raise(text: &str) -> String {
    let word = text.trim().trim_start_matches('\\');
    if ["st", "nd", "rd", "th", "er", "e", "ème", "º", "ª", "®", "™"].contains(&word) || word.is_empty() {
        return text.to_owned();
    }
    match word {
        "TM" | "tm" => "™".to_owned(),
        "R" => "®".to_owned(),
        _ => shift(word, '^', |found| found.1).unwrap_or_else(|| text.to_owned()),
    }
}

/// A subscript: lowered digits, anything else behind `_`.
pub fn lower(text: &str) -> String {
    let word = text.trim().trim_start_matches('\\');
    shift(word, '_', |found| found.2).unwrap_or_else(|| text.to_owned())
}

/// The shifted form of each sign, or the word behind a sign; `None` for a text with links or marks of its own.
fn shift(word: &str, sign: char, form: impl Fn(&(char, char, char)) -> char) -> Option<String> {
    let shifted = word
        .chars()
        .map(|sign| SHIFTED.iter().find(|found| found.0 == sign).map(&form));
    if let Some(shifted) = shifted.collect::<Option<String>>() {
        return Some(shifted);
    }
    let plain = word.chars().all(char::is_alphanumeric);
    let mark = if sign == '_' { "\\_" } else { "^" };
    plain.then(|| format!("{mark}{word}"))
}
