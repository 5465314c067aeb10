//! A text cut into words, each with its stem; British and American spellings fall together.

use super::language::Language;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// As written.
    pub shown: String,
    /// In lower case, in one spelling.
    pub plain: String,
    /// Its stem in the language of the text.
    pub stem: String,
    /// Number of the clause it stands in; a negation ends with its clause.
    pub clause: usize,
}

/// The longest word that is looked at, in letters; longer runs are no words.
const LONGEST: usize = 60;

/// The words of a text: runs of letters and digits. An apostrophe ends a word and its `s` is left out.
pub fn words(text: &str, language: Language) -> Vec<Word> {
    let mut found = Vec::new();
    let mut clause = 0;
    let mut rest = text;
    while let Some(start) = rest.find(char::is_alphanumeric) {
        clause += rest[..start].matches([',', ';', ':', '.', '(', ')', '\n']).count();
        rest = &rest[start..];
        let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        let shown = &rest[..end];
        rest = &rest[end..];
        if shown.chars().count() > LONGEST {
            continue;
        }
        let plain = respell(&shown.to_lowercase(), language);
        found.push(Word {
            shown: shown.to_owned(),
            stem: language.stem(&plain),
            plain,
            clause,
        });
        if let Some(after) = rest.strip_prefix(['\'', '’']) {
            rest = after.strip_prefix('s').unwrap_or(after);
        }
    }
    found
}

/// One spelling of English words that Britain and America write differently.
fn respell(word: &str, language: Language) -> String {
    if language != Language::ENGLISH || word.len() < 5 || !word.is_ascii() {
        return word.to_owned();
    }
    let swaps = [
        ("isations", "izations"),
        ("isation", "ization"),
        ("ising", "izing"),
        ("ised", "ized"),
        ("iser", "izer"),
        ("ises", "izes"),
        ("ise", "ize"),
        ("yse", "yze"),
        ("ysed", "yzed"),
        ("ysing", "yzing"),
        ("ours", "ors"),
        ("our", "or"),
        ("oured", "ored"),
        ("licence", "license"),
        ("licences", "licenses"),
        ("defence", "defense"),
        ("offence", "offense"),
        ("offences", "offenses"),
        ("centre", "center"),
        ("centres", "centers"),
        ("programme", "program"),
        ("programmes", "programs"),
        ("tyre", "tire"),
        ("cheque", "check"),
    ];
    let swap = swaps.iter().find(|(british, _)| word.ends_with(british));
    match swap {
        Some((british, american)) => format!("{}{american}", &word[..word.len() - british.len()]),
        None => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stems(text: &str) -> Vec<String> {
        words(text, Language::ENGLISH)
            .into_iter()
            .map(|word| word.stem)
            .collect()
    }

    #[test]
    fn two_spellings_and_two_numbers_have_one_stem() {
        assert_eq!(
            stems("driving licences digitised behaviours"),
            stems("driving license digitized behavior")
        );
    }

    #[test]
    fn apostrophes_and_hyphens_part_words_and_the_s_is_left_out() {
        assert_eq!(stems("the officer's body-worn"), ["the", "offic", "bodi", "worn"]);
    }

    #[test]
    fn a_clause_ends_at_punctuation() {
        let clauses: Vec<usize> = words("no radio, but phones (and maps)", Language::ENGLISH)
            .iter()
            .map(|word| word.clause)
            .collect();
        assert_eq!(clauses, [0, 0, 1, 1, 2, 2]);
    }
}
