//! Sentences of a paragraph.

use std::ops::Range;

use super::lexicon::Lexicon;

/// The sentences of a text as ranges of bytes, without the blanks between them. A sentence ends with a point, a question
/// or an exclamation mark, or a semicolon, before a blank and something that begins one; short forms end none.
pub fn sentences(text: &str, lexicon: &Lexicon) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut rest = text.char_indices().peekable();
    while let Some((at, sign)) = rest.next() {
        if !matches!(sign, '.' | '!' | '?' | ';' | '…') {
            continue;
        }
        let mut end = at + sign.len_utf8();
        while let Some((at, closing)) = rest.next_if(|(_, sign)| ".!?…\"'”’»)]".contains(*sign)) {
            end = at + closing.len_utf8();
        }
        if ends_sentence(text, start, at, end, sign, lexicon) {
            found.extend(trimmed(text, start..end));
            start = end;
        }
    }
    found.extend(trimmed(text, start..text.len()));
    found
}

fn ends_sentence(text: &str, start: usize, at: usize, end: usize, sign: char, lexicon: &Lexicon) -> bool {
    let after = &text[end..];
    if !after.starts_with(char::is_whitespace) {
        return false;
    }
    let next = after
        .trim_start()
        .trim_start_matches(['"', '“', '„', '«', '‘', '(', '[', '\'']);
    let begins = next.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit() || "¿¡".contains(first));
    match sign {
        ';' => true,
        '.' => begins && !is_initial(&text[start..at]) && !lexicon.ends_in_short_form(last_words(&text[start..at])),
        _ => begins,
    }
}

/// Whether a text ends in a single capital letter, as before the point of an initial.
fn is_initial(text: &str) -> bool {
    let mut letters = text.chars().rev();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none_or(|sign| !sign.is_alphanumeric())
}

/// The end of a text, long enough for any short form.
fn last_words(text: &str) -> &str {
    let from = text.char_indices().rev().nth(16).map_or(0, |(at, _)| at);
    &text[from..]
}

fn trimmed(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let piece = &text[range.clone()];
    let start = range.start + (piece.len() - piece.trim_start().len());
    let end = start + piece.trim().len();
    (start < end).then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_a_reader_would_end_them() {
        let split = |text: &'static str| -> Vec<&str> {
            let found = sentences(text, Lexicon::built_in());
            found.into_iter().map(|range| &text[range]).collect()
        };
        assert_eq!(split("One. Two! \"Three?\" 4."), ["One.", "Two!", "\"Three?\"", "4."]);
        assert_eq!(
            split("See e.g. Madrid and Fig. 3. Then go."),
            ["See e.g. Madrid and Fig. 3.", "Then go."]
        );
        assert_eq!(
            split("J. Doe met z.B. Anna. Version 1.2 works"),
            ["J. Doe met z.B. Anna.", "Version 1.2 works"]
        );
        assert_eq!(split("ask for light; ask for heat"), ["ask for light;", "ask for heat"]);
        assert_eq!(split("  "), Vec::<&str>::new());
    }
}
