//! What stands before a list item: a sign, a number, a letter, numbers with points.

use super::blocks::Mark;
use super::dates::is_short_date;

/// The text of a list item without its mark, and the mark; a mark such as `2.1` sets the item in by a level.
pub fn bullet(text: &str) -> Option<(Mark, usize, &str)> {
    const TIGHT: [char; 26] = [
        '◼', '⬛', '◾', '▬', '⦁', '⚫', '\u{f06e}', '•', '▪', '■', '●', '➢', '►', '▶', '✓', '✔', '❖', '◆', '→',
        '\u{f0b7}', '\u{f0a7}', '\u{f0d8}', '\u{f0fc}', '☐', '☑', '∙',
    ];
    const LOOSE: [char; 12] = ['-', '*', '+', '–', '—', '·', '▫', '◦', '○', '‣', '−', '⁃'];
    let first = text.chars().next()?;
    let rest = &text[first.len_utf8()..];
    let spaced = rest.starts_with([' ', '\t', '\u{a0}']);
    let circle = first == 'o' && (rest.starts_with('\t') || rest.starts_with("  "));
    if TIGHT.contains(&first) || circle || LOOSE.contains(&first) && spaced {
        let rest = rest.trim();
        return (!rest.is_empty()).then_some((Mark::Sign, 0, rest));
    }
    if LOOSE.contains(&first) {
        return None;
    }
    counted(text)
}

/// An item counted by a number with a dash behind it: "1- Light", "2 – Heat".
fn counted_with_dash(text: &str) -> Option<(Mark, usize, &str)> {
    let digits = text.len() - text.trim_start_matches(|sign: char| sign.is_ascii_digit()).len();
    let (number, rest) = text.split_at(digits);
    let number = number.parse().ok().filter(|_| digits <= 2)?;
    let rest = rest.trim_start_matches(' ').strip_prefix(['-', '–'])?;
    let text = rest.trim_start();
    let item = rest.starts_with(' ') && text.starts_with(|first: char| first.is_alphabetic());
    item.then_some((Mark::Number(number), 0, text))
}

/// An item counted by a number, a letter, or numbers with points.
fn counted(text: &str) -> Option<(Mark, usize, &str)> {
    if let Some(item) = counted_with_dash(text) {
        return Some(item);
    }
    let inner = text.strip_prefix('(').unwrap_or(text);
    let blank = inner.find([' ', '\t', '\u{a0}'])?;
    let (label, rest) = inner.split_at(blank);
    let rest = rest.trim();
    let closed = label.ends_with(['.', ')']);
    let label = label.trim_end_matches(['.', ')']);
    let parts: Vec<&str> = label.split('.').collect();
    let is_number = |part: &&str| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let letter = label.len() == 1 && label.bytes().all(|byte| byte.is_ascii_alphabetic());
    let roman = (2..=4).contains(&label.len()) && label.bytes().all(|byte| b"ivx".contains(&byte));
    let deep = parts.len().checked_sub(1)?;
    let dotted = (1..=3).contains(&deep) && parts.iter().all(is_number) && parts.iter().all(|part| part.len() <= 2);
    let dated = dotted && is_short_date(label);
    let simple = closed && deep == 0 && (is_number(&label) || letter && is_letter_mark(text, label) || roman);
    let item = !rest.is_empty() && (simple || dotted && !dated && rest.starts_with(char::is_alphabetic));
    let last = parts.last().and_then(|part| part.parse().ok()).unwrap_or(1);
    let mark = match label.as_bytes() {
        [letter] if letter.is_ascii_alphabetic() => Mark::Letter(u32::from(letter.to_ascii_lowercase() - b'a') + 1),
        _ if roman => Mark::Letter(1),
        _ if deep > 0 => Mark::Dotted(last),
        _ => Mark::Number(last),
    };
    item.then_some((mark, 2 * deep, rest))
}

/// A capital letter with a point is more often an initial than a mark.
fn is_letter_mark(text: &str, label: &str) -> bool {
    label.starts_with(|letter: char| letter.is_ascii_lowercase()) || text[..label.len() + 2].ends_with(')')
}
