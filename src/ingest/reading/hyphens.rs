//! Hyphens at the ends of lines: most break a word, some belong to a compound.
//!
//! What the document writes elsewhere decides first: the compound with its hyphen, then the word without it. Next, a half
//! that the document or the language often sets beside a hyphen, and two halves that are words of the document on their
//! own. Where nothing speaks for a compound, the word was broken.

use std::collections::BTreeSet;

/// What often stands before the hyphen of a compound.
const FIRST: &str = "all auto cost cross data de-facto decision down end ever evidence ex first full half hands high law \
    least less life light long low mid more most multi near non off on one open over part peer post pre pro real risk \
    second self semi short single state third time to two under up user well world";

/// What often stands after it.
const SECOND: &str = "aware based bound border centred controlled critical driven dependent effective efficient enabled \
    focused free friendly friendlier intensive led level like making oriented organisation organisational organization \
    organizational out party ready related resistant scale sensitive sharing specific standing term the wide worn";

/// What goes on with a list of compounds: "short- and long-term".
const AND: [&str; 22] = [
    "and", "or", "und", "oder", "bzw", "y", "o", "e", "et", "ou", "en", "of", "i", "lub", "oraz", "și", "sau", "och",
    "og", "to", "as", "ed",
];

/// The fewest letters of a half that counts as a word of its own.
const SHORTEST_WORD: usize = 4;

/// The words of a document, folded, with the halves of its compounds.
#[derive(Debug, Default)]
pub struct Words {
    words: BTreeSet<String>,
    compounds: BTreeSet<String>,
    first: BTreeSet<String>,
    second: BTreeSet<String>,
}

impl Words {
    /// The words of lines; those cut by the ends of lines are left out.
    pub fn of<'t>(lines: impl Iterator<Item = &'t str>) -> Self {
        let mut all = Words::default();
        for line in lines {
            let mut words = line.split_whitespace().map(bare).peekable();
            while let Some(word) = words.next() {
                let cut = words.peek().is_none() && word.ends_with(HYPHENS);
                if !cut {
                    all.add(word);
                }
            }
        }
        all
    }

    fn add(&mut self, word: &str) {
        let word = word.to_lowercase().replace(HYPHENS, "-");
        if let Some((first, second)) = word
            .split_once('-')
            .filter(|(first, second)| !first.is_empty() && !second.is_empty())
        {
            self.first.insert(first.to_owned());
            self.second.insert(second.to_owned());
            self.compounds.insert(word);
        } else if !word.is_empty() {
            self.words.insert(word);
        }
    }

    /// Adds a line to a text; a word broken with a hyphen is made whole, a compound keeps it.
    pub fn join(&self, text: &mut String, line: &str) {
        let line = line.trim_start();
        if text.ends_with('\u{ad}') {
            text.pop();
            return text.push_str(line);
        }
        let Some(head) = text
            .strip_suffix(HYPHENS)
            .filter(|head| head.ends_with(char::is_alphanumeric))
        else {
            text.push_str(if text.is_empty() { "" } else { " " });
            return text.push_str(line);
        };
        let first = bare(head.rsplit(char::is_whitespace).next().unwrap_or_default()).to_lowercase();
        let second = bare(line.split_whitespace().next().unwrap_or_default()).to_lowercase();
        if AND.contains(&second.as_str()) && line.starts_with(char::is_lowercase) {
            text.push(' ');
        } else if line.starts_with(char::is_lowercase) && !self.is_compound(&first, &second) {
            text.truncate(head.len());
        }
        text.push_str(line);
    }

    fn is_compound(&self, first: &str, second: &str) -> bool {
        let first = first.replace(HYPHENS, "-");
        let last = first.rsplit('-').next().unwrap_or_default();
        let own = |word: &str| word.chars().count() >= SHORTEST_WORD && self.words.contains(word);
        let listed = |list: &str, word: &str| list.split_whitespace().any(|known| known == word);
        if self.compounds.contains(&format!("{first}-{second}")) {
            return true;
        }
        if self.words.contains(&format!("{first}{second}")) {
            return false;
        }
        let long = |word: &str| word.chars().count() >= SHORTEST_WORD;
        first.contains('-')
            || long(last) && self.first.contains(last)
            || long(second) && self.second.contains(second)
            || listed(FIRST, last) && (own(second) || listed(SECOND, second) || long(last))
            || listed(SECOND, second) && (own(last) || long(last) && !last.ends_with(['i', 'o']))
            || own(last) && own(second)
    }
}

const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{2011}'];

/// A word without the signs around it; a hyphen at its end stays.
fn bare(word: &str) -> &str {
    let word = word.trim_start_matches(|sign: char| !sign.is_alphanumeric());
    word.trim_end_matches(|sign: char| !sign.is_alphanumeric() && !HYPHENS.contains(&sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(rest: &str, text: &str, line: &str) -> String {
        let mut whole = text.to_owned();
        Words::of([rest, text].into_iter()).join(&mut whole, line);
        whole
    }

    #[test]
    fn a_broken_word_is_made_whole_and_a_compound_keeps_its_hyphen() {
        for (rest, text, line, whole) in [
            ("", "a tool for investi-", "gators", "a tool for investigators"),
            (
                "",
                "from the most-junior to the most-",
                "senior ones",
                "from the most-junior to the most-senior ones",
            ),
            (
                "",
                "and cross-",
                "organisation structures",
                "and cross-organisation structures",
            ),
            ("all body-worn cameras", "the body-", "worn ones", "the body-worn ones"),
            ("coordinate it", "they must co-", "ordinate", "they must coordinate"),
            ("police and custody", "in police-", "custody", "in police-custody"),
            ("", "short-", "and long-term", "short- and long-term"),
            ("", "state-of-", "the-art", "state-of-the-art"),
            ("", "the EU-", "Commission", "the EU-Commission"),
            ("", "über die Beweis-", "mittel", "über die Beweismittel"),
            ("", "a work\u{ad}", "shop", "a workshop"),
            ("", "no tool -", "none", "no tool - none"),
            ("", "No tool", "finds it", "No tool finds it"),
        ] {
            assert_eq!(joined(rest, text, line), whole);
        }
    }
}
