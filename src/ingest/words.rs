//! Words of a text, and whether two of them are the same in spite of case, plural or a damaged letter.

use std::ops::Range;

/// The longest text that is compared letter by letter, in bytes.
const LONGEST_NAME: usize = 500;

/// One word with its place in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// In lower case, apostrophes left out; `and` for an ampersand.
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
            _ if character.is_alphanumeric() => {
                if !open {
                    let text = String::new();
                    found.push(Word { text, at: start..end });
                }
                open = true;
                if let Some(word) = found.last_mut() {
                    word.text.extend(character.to_lowercase());
                    word.at.end = end;
                }
            }
            _ => open = false,
        }
    }
    found
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
pub fn find(words: &[Word], phrase: &str) -> Option<Range<usize>> {
    let wanted: Vec<&str> = phrase.split_whitespace().collect();
    if wanted.is_empty() || words.len() < wanted.len() {
        return None;
    }
    let matches = |window: &[Word]| {
        let mut pairs = window.iter().zip(&wanted);
        pairs.all(|(word, wanted)| same_word(&word.text, wanted))
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

/// A name for files and identifiers: words in lower case joined by hyphens; any script.
pub fn slug(text: &str) -> String {
    folded(text).replace(' ', "-")
}

/// The text without emphasis marks, markup of raised letters and blanks at its ends.
pub fn plain(text: &str) -> String {
    let mut text = text.replace("<sup>", "").replace("</sup>", "");
    for mark in ["**", "__", "*", "`"] {
        text = text.replace(mark, "");
    }
    text.trim().to_owned()
}

fn singular(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 2) {
        return format!("{stem}y");
    }
    let stem = word.strip_suffix('s').filter(|stem| stem.len() > 2);
    stem.unwrap_or(word).to_owned()
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
        assert_eq!(slug("Café / Überwachung"), "café-überwachung");
    }

    #[test]
    fn a_phrase_is_found_with_its_range_of_words() {
        let text = words("Several capabilities  gaps were");
        assert_eq!(find(&text, "capability gaps"), Some(1..3));
        assert_eq!(find(&text, "gaps were described"), None);
    }
}
