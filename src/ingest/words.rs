//! Words of a text, and whether two of them are the same in spite of case, plural or a damaged letter.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The longest name of a file or identifier, in bytes.
const LONGEST_SLUG: usize = 60;

/// The longest text that is compared letter by letter, in bytes.
const LONGEST_NAME: usize = 500;

/// One word with its place in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// In lower case without accents, apostrophes left out; `and` for an ampersand.
    pub text: String,
    /// Its bytes in the text.
    pub at: Range<usize>,
}

/// The words of a text: runs of letters and digits; everything else separates.
pub fn words(text: &str) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::new();
    let mut open = false;
    for (start, character) in text.char_indices() {
        let end = start + character.len_utf8();
        match character {
            '&' => {
                let text = "and".to_owned();
                found.push(Word { text, at: start..end });
                open = false;
            }
            '\'' | '’' | '\u{ad}' => {}
            _ if character.is_alphanumeric() || open && is_combining_mark(character) => {
                if !open {
                    let text = String::new();
                    found.push(Word { text, at: start..end });
                }
                open = true;
                if let Some(word) = found.last_mut() {
                    push_folded(&mut word.text, character);
                    word.at.end = end;
                }
            }
            _ => open = false,
        }
    }
    found
}

/// Adds a letter in lower case and without its accents.
fn push_folded(text: &mut String, letter: char) {
    if letter.is_ascii() {
        return text.push(letter.to_ascii_lowercase());
    }
    match letter {
        'ł' | 'Ł' => text.push('l'),
        'đ' | 'Đ' => text.push('d'),
        'ø' | 'Ø' => text.push('o'),
        'ß' => text.push_str("ss"),
        'æ' | 'Æ' => text.push_str("ae"),
        _ => {
            let parts = std::iter::once(letter).nfd().filter(|part| !is_combining_mark(*part));
            text.extend(parts.flat_map(char::to_lowercase));
        }
    }
}

/// A word in lower case without accents.
pub fn folded_word(word: &str) -> String {
    let mut folded = String::new();
    word.chars().for_each(|letter| push_folded(&mut folded, letter));
    folded
}

/// The words of a text as one string with single blanks.
pub fn folded(text: &str) -> String {
    let words: Vec<String> = words(text).into_iter().map(|word| word.text).collect();
    words.join(" ")
}

/// Whether two words with the same first letter are the same but for a plural ending or, from five letters up, one
/// letter.
pub fn same_word(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    if one.chars().next() != other.chars().next() || one.len().abs_diff(other.len()) > 3 {
        return false;
    }
    let (one, other) = (singular(one), singular(other));
    let shorter = one.chars().count().min(other.chars().count());
    one == other || shorter >= 5 && strsim::osa_distance(&one, &other) <= usize::from(shorter >= 12) + 1
}

/// Where a phrase stands in the words, as a range of words.
pub fn find<S: AsRef<str>>(words: &[Word], wanted: &[S]) -> Option<Range<usize>> {
    if wanted.is_empty() || words.len() < wanted.len() {
        return None;
    }
    let matches = |window: &[Word]| {
        let mut pairs = window.iter().zip(wanted);
        pairs.all(|(word, wanted)| same_word(&word.text, wanted.as_ref()))
    };
    let start = words.windows(wanted.len()).position(matches)?;
    Some(start..start + wanted.len())
}

/// Likeness of two names, 0 to 1, words folded; texts much longer than a name are like none.
pub fn likeness(one: &str, other: &str) -> f64 {
    if one.len().max(other.len()) > LONGEST_NAME {
        return 0.0;
    }
    strsim::normalized_damerau_levenshtein(&folded(one), &folded(other))
}

/// A name for files and identifiers: words in lower case joined by hyphens, other scripts transliterated to a-z.
pub fn file_slug(text: &str) -> String {
    let latin = deunicode::deunicode(&folded(text)).to_lowercase();
    let mut slug = String::new();
    for word in latin
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
    {
        let word = &word[..word.len().min(LONGEST_SLUG)];
        if slug.len() + word.len() >= LONGEST_SLUG {
            break;
        }
        slug.push_str(if slug.is_empty() { "" } else { "-" });
        slug.push_str(word);
    }
    slug
}

/// The text without emphasis marks, markup of raised letters and blanks at its ends.
pub fn plain(text: &str) -> String {
    let mut text = text.replace("<sup>", "").replace("</sup>", "");
    for mark in ["**", "__", "*", "`"] {
        text = text.replace(mark, "");
    }
    text.trim().to_owned()
}

/// A word without the ending of an English plural.
pub fn singular(word: &str) -> Cow<'_, str> {
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 2) {
        return Cow::Owned(format!("{stem}y"));
    }
    let stem = word.strip_suffix('s').filter(|stem| stem.len() > 2);
    Cow::Borrowed(stem.unwrap_or(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_the_same_in_spite_of_case_plural_and_one_letter() {
        assert!(same_word("standardisation", "standardization"));
        assert!(same_word("gaps", "gap"));
        assert!(same_word("priorities", "priority"));
        assert!(!same_word("law", "lab"));
        assert_eq!(folded("UAV's & **drones**"), "uavs and drones");
        assert_eq!(file_slug("../Łódź: 東京\\лампа"), "lodz-dong-jing-lampa");
    }

    #[test]
    fn a_phrase_is_found_with_its_range_of_words() {
        let text = words("Several capabilities  gaps were");
        assert_eq!(find(&text, &["capability", "gaps"]), Some(1..3));
        assert_eq!(find(&text, &["gaps", "were", "described"]), None);
    }
}
