//! How a word is used in its sentence: as a verb, as an adverb, or in any other way.
//!
//! A stem puts `rapidly` and `rapid DNA`, `to conduct` and `conducted energy device` together. Used as a verb or an
//! adverb a word says what is done or how, seldom what with.

use super::language::Language;
use super::words::Word;

/// How a word is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Usage {
    /// It says how something is done: `rapidly`.
    Adverb,
    /// It says what is done: `to conduct`, `must be marked`.
    Verb,
    /// As a noun or an adjective, or not to be told.
    Other,
}

/// Words before which `to` is a preposition: `access to radio`.
const TAKES_TO: [&str; 24] = [
    "access",
    "according",
    "addition",
    "alternative",
    "alternatives",
    "approach",
    "close",
    "compared",
    "contrary",
    "due",
    "exposure",
    "link",
    "linked",
    "links",
    "next",
    "prior",
    "related",
    "relation",
    "resistance",
    "respect",
    "response",
    "similar",
    "subject",
    "thanks",
];
const MODALS: [&str; 12] = [
    "can", "cannot", "cant", "could", "may", "might", "must", "shall", "should", "will", "would", "wont",
];
const FORMS_OF_BE: [&str; 8] = ["be", "been", "being", "is", "are", "was", "were", "am"];
/// What stands between a verb and the words that announce it.
const BETWEEN: [&str; 6] = ["not", "also", "only", "always", "never", "be"];
/// What follows a verb that opens a line: `Mark the places`, `Point out`.
const AFTER_ORDER: [&str; 22] = [
    "the", "a", "an", "all", "any", "each", "every", "this", "that", "these", "those", "our", "their", "his", "her",
    "it", "them", "out", "up", "down", "back", "off",
];
/// Endings of nouns; a verb in its plain form has none of them.
const NOUNS: [&str; 10] = [
    "tion", "sion", "ment", "ness", "ity", "ics", "ing", "ance", "ence", "ship",
];
/// Nouns and adjectives that end like adverbs.
const NOUNS_LIKE_ADVERBS: [&str; 9] = [
    "anomaly", "assembly", "daily", "elderly", "family", "friendly", "monopoly", "supply", "weekly",
];
/// Endings of nouns that name the doing or the doer of a verb: `translation`, `tracing`, `scanner`.
const DOING: [&str; 9] = ["tion", "sion", "ing", "ings", "ment", "er", "or", "ance", "sis"];

/// How the word at a place of a text is used. Verbs are told in English only.
pub fn usage_of(text: &[Word], at: usize, language: Language) -> Usage {
    let plain = text[at].plain.as_str();
    if BETWEEN.contains(&plain) {
        Usage::Other
    } else if is_adverb(plain, language) {
        Usage::Adverb
    } else if language == Language::ENGLISH && (is_announced(text, at) || is_order(text, at)) {
        Usage::Verb
    } else {
        Usage::Other
    }
}

/// Whether a form of a word names what its verb does: `decryption`, and not `conducted`.
pub fn names_doing(plain: &str) -> bool {
    let singular = plain.strip_suffix('s').unwrap_or(plain);
    DOING
        .iter()
        .any(|ending| plain.ends_with(ending) || singular.ends_with(ending))
}

fn is_adverb(plain: &str, language: Language) -> bool {
    let letters = plain.chars().count();
    let ending = language
        .adverb_ending()
        .filter(|_| !NOUNS_LIKE_ADVERBS.contains(&plain));
    ending.is_some_and(|ending| letters > ending.len() + 3 && plain.ends_with(ending))
}

/// Whether a modal verb, `to` or a form of `be` stands before the word, with adverbs at most between.
fn is_announced(text: &[Word], at: usize) -> bool {
    let plain = text[at].plain.as_str();
    let mut before = text[..at].iter().enumerate().rev();
    let between = |word: &Word| is_adverb(&word.plain, Language::ENGLISH) || BETWEEN.contains(&word.plain.as_str());
    let Some((place, announcing)) = before.find(|(_, word)| !between(word)) else {
        return false;
    };
    if announcing.clause != text[at].clause {
        return false;
    }
    let after_be = text[place + 1..at].iter().any(|word| word.plain == "be");
    match announcing.plain.as_str() {
        be if after_be || FORMS_OF_BE.contains(&be) => plain.ends_with("ed"),
        "to" => {
            let governs = place.checked_sub(1).map(|before| text[before].plain.as_str());
            is_plain_form(plain) && !governs.is_some_and(|word| TAKES_TO.contains(&word))
        }
        modal => MODALS.contains(&modal) && is_plain_form(plain),
    }
}

/// Whether the word opens a line or a clause and something follows that only a verb has.
fn is_order(text: &[Word], at: usize) -> bool {
    let opens = at == 0 || text[at - 1].clause != text[at].clause || text[at - 1].plain == "and";
    let next = text.get(at + 1).filter(|next| next.clause == text[at].clause);
    opens && is_plain_form(&text[at].plain) && next.is_some_and(|next| AFTER_ORDER.contains(&next.plain.as_str()))
}

fn is_plain_form(plain: &str) -> bool {
    let plural = plain.ends_with('s') && !plain.ends_with("ss");
    !plural && !plain.ends_with("ed") && !NOUNS.iter().any(|ending| plain.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;

    fn usages(text: &str, usage: Usage) -> Vec<String> {
        let text = words(text, Language::ENGLISH);
        let places = (0..text.len()).filter(|at| usage_of(&text, *at, Language::ENGLISH) == usage);
        places.map(|at| text[at].shown.clone()).collect()
    }

    #[test]
    fn verbs_are_told_by_what_announces_them_and_by_what_follows_an_order() {
        for (text, verbs) in [
            ("Officers have to print forms", "print"),
            ("It must not always mark graves, nor be counted", "mark counted"),
            ("Graves should be properly marked", "marked"),
            ("Point out the boxes and follow the money", "Point follow"),
            ("Access to radio, drones due to fraud", ""),
            ("Leads to failures; solutions to encryption", ""),
            ("Print shops and drone pilots", ""),
        ] {
            assert_eq!(usages(text, Usage::Verb).join(" "), verbs, "{text}");
        }
    }

    #[test]
    fn adverbs_are_told_by_their_ending_in_the_language_of_the_text() {
        assert_eq!(
            usages("Only early reports reach us rapidly", Usage::Adverb),
            ["rapidly"]
        );
        let spanish = Language::from_tag("es").expect("known");
        let text = words("compartir rápidamente", spanish);
        assert_eq!(usage_of(&text, 1, spanish), Usage::Adverb);
        // In French the ending is that of nouns as well: équipement, chiffrement.
        let french = Language::from_tag("fr").expect("known");
        assert_eq!(usage_of(&words("le chiffrement", french), 1, french), Usage::Other);
        assert_eq!(usages("Find the anomaly in the supply", Usage::Adverb), [""; 0]);
        assert_eq!(usage_of(&text, 1, Language::ENGLISH), Usage::Other);
    }

    #[test]
    fn nouns_of_doing_are_those_of_a_verb() {
        assert!(["decryption", "tracing", "scanners"].into_iter().all(names_doing));
        assert!(!["conducted", "counter-", "print", "rapid"].into_iter().any(names_doing));
    }
}
