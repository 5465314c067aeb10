//! The words by which a technology is asked for, made safe for query languages and short enough for an address.

use std::collections::BTreeSet;

use crate::scan::fault::{Fault, FaultKind};
use crate::scan::subject::Subject;

/// Signs that stay inside a word, as in `802.11`, `C#`, `e-nose`; every other ASCII sign may be read by a query language.
const KEPT_SIGNS: [char; 5] = ['-', '.', '#', '+', '_'];

/// Most letters of a query that goes into an address, encoded. OpenAlex answers 400 beyond about 4 KB of address (its guide
/// to searching, 2026) and other hosts end near it; 400 letters are left for host, filters and key.
pub const LONGEST_QUERY: usize = 3_600;

/// Most phrases that are also asked for alone, since a breakdown shows at most so many parts.
pub const PHRASES_ALONE: usize = 20;

/// What must occur, and what must not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// Phrases of which one must occur.
    pub phrases: Vec<String>,
    /// Words of which one must occur besides, where there are any.
    pub context: Vec<String>,
    /// Phrases that must not occur.
    pub exclude: Vec<String>,
}

impl Wording {
    /// The words of a technology, without what a query language could read and without repetitions.
    pub fn of(subject: &Subject) -> Wording {
        Wording {
            phrases: to_plain_words(subject.phrases.iter().map(|phrase| phrase.words.as_str())),
            context: to_plain_words(subject.context.iter().map(String::as_str)),
            exclude: to_plain_words(subject.exclude.iter().map(String::as_str)),
        }
    }

    /// The same with these phrases alone.
    pub fn with_phrases(&self, phrases: &[String]) -> Wording {
        Wording {
            phrases: phrases.to_vec(),
            ..self.clone()
        }
    }

    /// Writes it with AND, OR and brackets; `term` writes a phrase, `not` is the word before what must not occur.
    pub fn write(&self, not: &str, term: impl Fn(&str) -> String) -> String {
        let any_of = |phrases: &[String]| match phrases {
            [phrase] => term(phrase),
            phrases => {
                let terms: Vec<String> = phrases.iter().map(|phrase| term(phrase)).collect();
                format!("({})", terms.join(" OR "))
            }
        };
        let mut expression = any_of(&self.phrases);
        if !self.context.is_empty() {
            expression = format!("{expression} AND {}", any_of(&self.context));
        }
        if !self.exclude.is_empty() {
            expression = format!("({expression}) {not} {}", any_of(&self.exclude));
        }
        expression
    }
}

/// A wording that fits into an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FittingQuery {
    /// The words in it.
    pub wording: Wording,
    /// The same in the source's own syntax.
    pub expression: String,
    /// Which names were left out.
    pub remarks: Vec<String>,
}

/// Writes a technology's words with `write` and leaves names out, the last ones first, until the query fits.
///
/// Numbers of matches of several queries may not be added up, since a work can match more than one of them.
pub fn fit(subject: &Subject, write: impl Fn(&Wording) -> String) -> Result<FittingQuery, Fault> {
    let all = Wording::of(subject);
    if all.phrases.is_empty() {
        let message = format!("{} has no name that can be searched for.", subject.technology);
        return Err(barred(message));
    }
    for count in (1..=all.phrases.len()).rev() {
        let wording = all.with_phrases(&all.phrases[..count]);
        let expression = write(&wording);
        if encoded_length(&expression) <= LONGEST_QUERY {
            let left_out = &all.phrases[count..];
            return Ok(FittingQuery {
                wording,
                expression,
                remarks: left_out_remark(left_out).into_iter().collect(),
            });
        }
    }
    Err(barred(format!(
        "the context words and exclusions of {} are too long for a query; at most {LONGEST_QUERY} letters fit.",
        subject.technology
    )))
}

fn left_out_remark(left_out: &[String]) -> Option<String> {
    (!left_out.is_empty()).then(|| {
        format!(
            "The query would be too long with all names; it leaves out: {}.",
            left_out.join(", ")
        )
    })
}

/// A fault of what is to be asked, before anything is.
pub fn barred(message: impl Into<String>) -> Fault {
    Fault {
        kind: FaultKind::Barred,
        message: message.into(),
        address: None,
    }
}

/// A phrase in double quotes. A wording holds no quotation marks, so none can end it early.
pub fn quote(phrase: &str) -> String {
    format!("\"{phrase}\"")
}

/// How many letters a text has inside an address: three for each byte that must be encoded.
pub fn encoded_length(text: &str) -> usize {
    let of_byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => 1,
        _ => 3,
    };
    text.bytes().map(of_byte).sum()
}

fn to_plain_words<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    texts
        .map(plain_words)
        .filter(|words| !words.is_empty() && seen.insert(words.to_lowercase()))
        .collect()
}

/// A phrase as words with single blanks between them; what is no part of a word separates words.
pub fn plain_words(text: &str) -> String {
    let kept = |letter: char| match letter {
        letter if letter.is_alphanumeric() || KEPT_SIGNS.contains(&letter) => letter,
        // Accents that stand behind their letter are parts of words.
        letter if !letter.is_ascii() && !is_mark_between(letter) => letter,
        _ => ' ',
    };
    let separated: String = text.chars().map(kept).collect();
    let words = separated.split_whitespace();
    let words = words.filter(|word| word.contains(char::is_alphanumeric));
    words.collect::<Vec<&str>>().join(" ")
}

/// Quotation marks, dashes, invisible and control signs beyond ASCII.
fn is_mark_between(letter: char) -> bool {
    letter.is_control()
        || letter.is_whitespace()
        || matches!(letter, '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ff00}'..='\u{ff0f}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scan::sources::rehearsal::subject;

    fn write(wording: &Wording) -> String {
        wording.write("NOT", quote)
    }

    #[test]
    fn signs_of_query_languages_never_reach_a_query() {
        assert_eq!(plain_words("a,b|c!d\"e(f)g'h&i:j"), "a b c d e f g h i j");
        assert_eq!(
            plain_words("“rapid” DNA – 802.11 C# e-nose"),
            "rapid DNA 802.11 C# e-nose"
        );
        assert_eq!(plain_words("électronique - \u{202e}x*\\"), "électronique x");
    }

    #[test]
    fn all_that_is_set_stands_in_the_query_in_quotes() {
        let mut subject = subject(&["rapid DNA", "portable DNA", "Rapid  dna"]);
        assert_eq!(
            fit(&subject, write).unwrap().expression,
            r#"("rapid DNA" OR "portable DNA")"#
        );
        subject.context = vec!["police".to_owned()];
        subject.exclude = vec!["vaccine".to_owned(), "breeding, plants".to_owned()];
        let expected = r#"(("rapid DNA" OR "portable DNA") AND "police") NOT ("vaccine" OR "breeding plants")"#;
        assert_eq!(fit(&subject, write).unwrap().expression, expected);
    }

    #[test]
    fn names_that_do_not_fit_are_left_out_last_first_and_told() {
        let names: Vec<String> = (0..40)
            .map(|nth| format!("{} {nth}", "word ".repeat(20).trim()))
            .collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let fitting = fit(&subject(&names), write).unwrap();
        let kept = fitting.wording.phrases.len();
        assert!((1..40).contains(&kept), "{kept}");
        assert!(encoded_length(&fitting.expression) <= LONGEST_QUERY);
        assert_eq!(fitting.wording.phrases, names[..kept]);
        assert!(fitting.remarks[0].ends_with("word 39."), "{:?}", fitting.remarks);
    }

    #[test]
    fn nothing_to_search_for_and_too_many_exclusions_are_faults() {
        assert_eq!(fit(&subject(&["()"]), write).unwrap_err().kind, FaultKind::Barred);
        let mut subject = subject(&["rapid DNA"]);
        subject.exclude = (0..400).map(|nth| format!("exclusion {nth}")).collect();
        assert_eq!(fit(&subject, write).unwrap_err().kind, FaultKind::Barred);
    }
}
