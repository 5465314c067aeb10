//! What stands before a list item: a sign, a number, a letter, numbers with points.

use super::blocks::Mark;
use super::dates::is_short_date;

/// Signs that are marks wherever a line begins with them, also those that fonts of signs keep in the private part of
/// Unicode.
const TIGHT: &str = "•▪■●➢►▶✓✔❖◆→☐☑☒∙◼⬛◾▮▬⬤⚫◉➤➔➜▸◘✗✘✦★☆◊❑❒□▢⦁\u{2023}\u{204c}\u{204d}\u{f0b7}\u{f0a7}\u{f0a8}\u{f0d8}\u{f0e8}\u{f0fc}\u{f076}\u{f06e}\u{f071}\u{f0fe}\u{25fe}\u{29bf}\u{fffd}";

/// Signs that are marks where a blank follows.
const LOOSE: &str = "-*+–—·▫◦○−⁃‐‑‒";

/// The text of a line without the sign before it; `None` where it has none, or nothing after it.
pub fn without_sign(line: &str) -> Option<&str> {
    let first = line.chars().next()?;
    let rest = &line[first.len_utf8()..];
    let spaced = rest.starts_with([' ', '\t', '\u{a0}']);
    let circle = first == 'o' && (rest.starts_with('\t') || rest.starts_with("  "));
    let is_mark = TIGHT.contains(first) || circle || LOOSE.contains(first) && spaced;
    let rest = rest.trim();
    (is_mark && !rest.is_empty()).then_some(rest)
}

/// Whether a text is nothing but the sign of a list item.
pub fn is_sign(text: &str) -> bool {
    let mut signs = text.trim().chars();
    let first = signs.next();
    let mark = |sign: char| TIGHT.contains(sign) || LOOSE.contains(sign) || sign == 'o';
    first.is_some_and(mark) && signs.next().is_none()
}

/// The text of a list item without its mark, and the mark; a mark such as `2.1` sets the item in by a level.
pub fn bullet(text: &str) -> Option<(Mark, usize, &str)> {
    if let Some(rest) = without_sign(text) {
        return Some((Mark::Sign, 0, rest));
    }
    match text.starts_with(|first| TIGHT.contains(first) || LOOSE.contains(first)) {
        true => None,
        false => counted(text),
    }
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

/// An item counted by a number, a letter, or numbers with points; a capital letter with a point is more often an initial.
fn counted(text: &str) -> Option<(Mark, usize, &str)> {
    if let Some(item) = counted_with_dash(text) {
        return Some(item);
    }
    let inner = text.strip_prefix('(').unwrap_or(text);
    let blank = inner.find([' ', '\t', '\u{a0}'])?;
    let (label, rest) = inner.split_at(blank);
    let rest = rest.trim();
    let closed = label.ends_with(['.', ')']);
    let bracketed = label.ends_with(')');
    let label = label.trim_end_matches(['.', ')']);
    let parts: Vec<&str> = label.split('.').collect();
    let is_number = |part: &&str| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let letter = label.len() == 1 && label.bytes().all(|byte| byte.is_ascii_alphabetic());
    let roman = (2..=4).contains(&label.len()) && label.bytes().all(|byte| b"ivx".contains(&byte));
    let deep = parts.len().checked_sub(1)?;
    let dotted = (1..=3).contains(&deep) && parts.iter().all(is_number) && parts.iter().all(|part| part.len() <= 2);
    let dated = dotted && is_short_date(label);
    let simple = closed
        && deep == 0
        && (is_number(&label)
            || letter && (bracketed || label.starts_with(|letter: char| letter.is_ascii_lowercase()))
            || roman);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_common_sign_is_a_mark_and_a_hyphen_in_a_word_is_none() {
        for mark in ["◼", "⬛ ", "▪", "■ ", "– ", "•", "- ", "\u{f0a7}\t", "o\t", "➤ ", "‣"] {
            assert_eq!(
                without_sign(&format!("{mark}see the pilot")),
                Some("see the pilot"),
                "{mark}"
            );
        }
        for plain in ["-5 degrees", "on time", "o dear", "–", "•", "", "*emphasis*"] {
            assert_eq!(without_sign(plain), None, "{plain}");
        }
    }

    #[test]
    fn letters_count_with_any_blank_behind_them() {
        for (text, item) in [
            ("a. Light", true),
            ("A)\u{a0}Light", true),
            ("A.\u{a0}Example", false),
            ("(B) Light", true),
            ("B. Example", false),
            ("2.1\u{a0}Light", true),
        ] {
            assert_eq!(bullet(text).is_some(), item, "{text:?}");
        }
    }
}
