//! Marks before list items: the signs that writers and their programs set, also those that fonts of signs keep in the
//! private part of Unicode.

/// Signs that are marks wherever a line begins with them.
const TIGHT: &str = "•▪■●➢►▶✓✔❖◆→☐☑☒∙◼⬛◾▮⬤⚫◉➤➔➜▸◘✗✘✦★☆◊❑❒□▢\u{2023}\u{204c}\u{204d}\u{f0b7}\u{f0a7}\u{f0a8}\u{f0d8}\u{f0e8}\u{f0fc}\u{f076}\u{f06e}\u{f071}\u{f0fe}\u{25fe}\u{29bf}\u{fffd}";

/// Signs that are marks where a blank follows.
const LOOSE: &str = "-*+–—·▫◦○−⁃‐‑‒";

/// The text of a line without the sign before it; `None` where it has none, or nothing after it.
pub fn without_mark(line: &str) -> Option<&str> {
    let first = line.chars().next()?;
    let rest = &line[first.len_utf8()..];
    let spaced = rest.starts_with([' ', '\t', '\u{a0}']);
    let circle = first == 'o' && (rest.starts_with('\t') || rest.starts_with("  "));
    let is_mark = TIGHT.contains(first) || circle || LOOSE.contains(first) && spaced;
    let rest = rest.trim();
    (is_mark && !rest.is_empty()).then_some(rest)
}

/// Whether a text is nothing but the sign of a list item.
pub fn is_mark(text: &str) -> bool {
    let mut signs = text.trim().chars();
    let first = signs.next();
    let mark = |sign: char| TIGHT.contains(sign) || LOOSE.contains(sign) || sign == 'o';
    first.is_some_and(mark) && signs.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_common_sign_is_a_mark_and_a_hyphen_in_a_word_is_none() {
        for mark in ["◼", "⬛ ", "▪", "■ ", "– ", "•", "- ", "\u{f0a7}\t", "o\t", "➤ ", "‣"] {
            assert_eq!(
                without_mark(&format!("{mark}see the pilot")),
                Some("see the pilot"),
                "{mark}"
            );
        }
        for plain in ["-5 degrees", "on time", "o dear", "–", "•", "", "*emphasis*"] {
            assert_eq!(without_mark(plain), None, "{plain}");
        }
    }
}
