//! Search phrases found in texts that are read whole, such as files of all projects.
//!
//! A phrase is a run of words with any other signs between them, in any case; a text is asked once for all phrases. Letters
//! are compared in their composed form, so that ligatures, accents and wide signs of two spellings are the same, and dashes
//! of every kind part words as blanks do.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;

use super::subject::Subject;

/// All phrases of all subjects.
pub struct Dictionary {
    /// The words of each phrase.
    phrases: Vec<Vec<String>>,
    /// The phrases that begin with a word.
    by_first: BTreeMap<String, Vec<usize>>,
    subjects: Vec<Wanted>,
    /// The subjects that have a phrase among their names.
    named: Vec<Vec<usize>>,
}

/// What a subject wants of a text, as numbers of phrases.
#[derive(Default)]
struct Wanted {
    names: Vec<usize>,
    context: Vec<usize>,
    exclude: Vec<usize>,
}

/// A subject that a text is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Number of the subject, from 0.
    pub subject: usize,
    /// Which of its phrases occur, by their numbers from 0.
    pub phrases: Vec<usize>,
}

impl Dictionary {
    /// The phrases of some subjects.
    pub fn of(subjects: &[Subject]) -> Dictionary {
        let mut numbers: BTreeMap<Vec<String>, usize> = BTreeMap::new();
        let mut number = |words: &str| {
            let next = numbers.len();
            *numbers.entry(words_of(words)).or_insert(next)
        };
        let wanted = subjects.iter().map(|subject| Wanted {
            names: subject.phrases.iter().map(|phrase| number(&phrase.words)).collect(),
            context: subject.context.iter().map(|words| number(words)).collect(),
            exclude: subject.exclude.iter().map(|words| number(words)).collect(),
        });
        let wanted: Vec<Wanted> = wanted.collect();
        let mut phrases = vec![Vec::new(); numbers.len()];
        let mut by_first: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (words, number) in numbers {
            // A phrase without words is never found.
            if let Some(first) = words.first() {
                by_first.entry(first.clone()).or_default().push(number);
            }
            phrases[number] = words;
        }
        let mut named = vec![Vec::new(); phrases.len()];
        for (subject, wanted) in wanted.iter().enumerate() {
            let names: BTreeSet<usize> = wanted.names.iter().copied().collect();
            names.into_iter().for_each(|name| named[name].push(subject));
        }
        Dictionary {
            phrases,
            by_first,
            subjects: wanted,
            named,
        }
    }

    /// The subjects that some texts of one thing are about, such as its title and its description: one of the names occurs,
    /// one of the context words where there are any, and none of the excluded phrases. No phrase reaches from one text into
    /// the next.
    pub fn find(&self, texts: &[&str]) -> Vec<Hit> {
        let mut found = BTreeSet::new();
        for text in texts {
            self.find_phrases(text, &mut found);
        }
        let about: BTreeSet<usize> = found
            .iter()
            .flat_map(|phrase| self.named[*phrase].iter().copied())
            .collect();
        let has = |phrases: &[usize]| phrases.iter().any(|phrase| found.contains(phrase));
        let fits = |wanted: &Wanted| (wanted.context.is_empty() || has(&wanted.context)) && !has(&wanted.exclude);
        let about = about.into_iter().filter(|subject| fits(&self.subjects[*subject]));
        let hit = |subject: usize| {
            let names = self.subjects[subject].names.iter().enumerate();
            let phrases = names
                .filter(|(_, phrase)| found.contains(*phrase))
                .map(|(place, _)| place);
            Hit {
                subject,
                phrases: phrases.collect(),
            }
        };
        about.map(hit).collect()
    }

    fn find_phrases(&self, text: &str, found: &mut BTreeSet<usize>) {
        let folded = fold(text);
        let words: Vec<&str> = folded.split_ascii_whitespace().collect();
        for (at, word) in words.iter().enumerate() {
            let Some(phrases) = self.by_first.get(*word) else {
                continue;
            };
            for phrase in phrases {
                let wanted = &self.phrases[*phrase];
                let there = words.get(at..at + wanted.len());
                if there.is_some_and(|there| there.iter().eq(wanted.iter())) {
                    found.insert(*phrase);
                }
            }
        }
    }
}

fn words_of(text: &str) -> Vec<String> {
    fold(text).split_ascii_whitespace().map(str::to_owned).collect()
}

/// A text in lower case, composed, with blanks for everything that is no letter and no digit.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        let plain = |byte: u8| {
            if byte.is_ascii_alphanumeric() {
                byte.to_ascii_lowercase()
            } else {
                b' '
            }
        };
        return text.bytes().map(|byte| char::from(plain(byte))).collect();
    }
    let whole = text.chars().filter(|sign| *sign != '\u{ad}');
    let lower: String = whole.nfkc().flat_map(char::to_lowercase).collect();
    let composed = lower.nfkc();
    composed
        .map(|sign| if sign.is_alphanumeric() { sign } else { ' ' })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scan::sources::play::subject;

    fn found(subject: Subject, texts: &[&str]) -> Option<Vec<usize>> {
        let hits = Dictionary::of(&[subject]).find(texts);
        hits.into_iter().next().map(|hit| hit.phrases)
    }

    #[test]
    fn a_phrase_is_its_words_with_any_signs_between_them_in_any_case() {
        for text in [
            "A rapid-DNA device",
            "RAPID\u{2013}DNA",
            "(rapid\n DNA)",
            "ra\u{ad}pid dna",
            "ｒａｐｉｄ DNA",
            "rapid rapid dna",
        ] {
            assert_eq!(found(subject(&["rapid DNA"]), &[text]), Some(vec![0]), "{text}");
        }
        for text in ["rapid DNAs", "rapids DNA", "rapid x DNA", "rapid", ""] {
            assert_eq!(found(subject(&["rapid DNA"]), &[text]), None, "{text}");
        }
        assert_eq!(
            found(subject(&["rapid DNA"]), &["rapid", "DNA"]),
            None,
            "not from one text into the next"
        );
        assert_eq!(found(subject(&["é"]), &["e\u{301}"]), Some(vec![0]));
        assert_eq!(found(subject(&["fine"]), &["ﬁne"]), Some(vec![0]));
        assert_eq!(found(subject(&["", "-", "x"]), &["y - z"]), None);
    }

    #[test]
    fn phrases_that_overlap_are_all_found() {
        let names = [
            "face recognition",
            "recognition system",
            "face",
            "face recognition system x",
        ];
        assert_eq!(
            found(subject(&names), &["Face recognition system"]),
            Some(vec![0, 1, 2])
        );
    }

    #[test]
    fn context_must_occur_and_excluded_phrases_must_not() {
        let mut asked = subject(&["drone"]);
        asked.context = vec!["police".to_owned(), "border guard".to_owned()];
        asked.exclude = vec!["bee".to_owned()];
        assert_eq!(found(asked.clone(), &["a drone", "for police"]), Some(vec![0]));
        assert_eq!(found(asked.clone(), &["a drone for parcels"]), None);
        assert_eq!(found(asked, &["a drone bee, police"]), None);
    }

    #[test]
    fn subjects_that_share_a_phrase_are_both_found() {
        let hits = Dictionary::of(&[subject(&["drone"]), subject(&["uav", "drone"])]).find(&["drone"]);
        let told: Vec<(usize, Vec<usize>)> = hits.into_iter().map(|hit| (hit.subject, hit.phrases)).collect();
        assert_eq!(told, [(0, vec![0]), (1, vec![1])]);
    }
}
