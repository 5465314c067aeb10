//! The phrases ingest listens for: `phrases.toml`, read once.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use serde::Deserialize;

use super::words::{Word, find, words};
use crate::model::NeedKind;

static LANGUAGES: LazyLock<Vec<Language>> = LazyLock::new(|| {
    let languages: BTreeMap<String, Language> =
        toml::from_str(include_str!("phrases.toml")).expect("the embedded phrases are well formed");
    languages.into_values().collect()
});

/// The phrases of one language.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Language {
    workshop: Vec<String>,
    title_noise: Vec<String>,
    continued: Vec<String>,
    held: Vec<String>,
    participants: Vec<String>,
    participants_end: Vec<String>,
    section_end: Vec<String>,
    theme_after: Vec<String>,
    plan: Vec<String>,
    months: Vec<Vec<String>>,
    ordinals: Vec<String>,
    range: Vec<String>,
    filler: Vec<String>,
    sections: Vec<Phrases>,
    content: Vec<Phrases>,
    prose: Vec<Phrases>,
    columns: BTreeMap<String, Vec<String>>,
    countries: BTreeMap<String, Vec<String>>,
}

/// Phrases that mean a kind.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Phrases {
    kind: String,
    phrases: Vec<String>,
}

/// What the head of a section says about the lines below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SectionKind {
    /// All are of this kind.
    Of(NeedKind),
    /// Each line decides.
    ByContent,
    /// The head is not among the phrases.
    Unknown,
}

/// A section phrase found in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionFound {
    /// What it says.
    pub kind: SectionKind,
    /// The words it takes.
    pub at: Range<usize>,
}

/// The section a line names: the longest phrase in it, the first listed of equally long ones.
pub fn section(text: &[Word]) -> Option<SectionFound> {
    let mut best: Option<SectionFound> = None;
    for row in LANGUAGES.iter().flat_map(|language| &language.sections) {
        for at in row.phrases.iter().filter_map(|phrase| find(text, phrase)) {
            if best.as_ref().is_none_or(|best| at.len() > best.at.len()) {
                let kind = section_kind(&row.kind);
                best = Some(SectionFound { kind, at });
            }
        }
    }
    best
}

/// The kind the words of a line decide inside a by-content section, with the phrase that decided.
pub fn kind_by_content(text: &str) -> Option<(NeedKind, &'static str)> {
    kind_in(text, |language| &language.content)
}

/// The kind of a sentence of running text that states a need, with the phrase that decided.
pub fn kind_of_prose(text: &str) -> Option<(NeedKind, &'static str)> {
    kind_in(text, |language| &language.prose)
}

fn kind_in(text: &str, list: fn(&Language) -> &Vec<Phrases>) -> Option<(NeedKind, &'static str)> {
    let text = words(text);
    let rows = LANGUAGES.iter().flat_map(list);
    let mut found = rows.filter_map(|row| {
        let phrase = row.phrases.iter().find(|phrase| find(&text, phrase).is_some())?;
        Some((NeedKind::from_word(&row.kind)?, phrase.as_str()))
    });
    found.next()
}

/// Whether a heading with these words begins a workshop.
pub fn names_workshop(text: &[Word]) -> bool {
    any(|language| &language.workshop, text)
}

/// Whether the line as a whole says that the page before or after goes on.
pub fn is_continued(text: &str) -> bool {
    let text = words(text);
    let phrases = LANGUAGES.iter().flat_map(|language| &language.continued);
    phrases
        .map(|phrase| find(&text, phrase))
        .any(|at| at == Some(0..text.len()))
}

/// Whether a table with this head is a year plan.
pub fn names_plan(text: &[Word]) -> bool {
    any(|language| &language.plan, text)
}

/// The end of the first phrase that says where a workshop was held, as a byte offset.
pub fn held(text: &str) -> Option<usize> {
    let words = words(text);
    let phrases = LANGUAGES.iter().flat_map(|language| &language.held);
    let at = phrases.filter_map(|phrase| find(&words, phrase)).next()?;
    Some(words[at.end - 1].at.end)
}

/// The part of a sentence that says who took part.
pub fn participants(sentence: &str) -> Option<&str> {
    let text = words(sentence);
    let language_of = |phrases: fn(&Language) -> &Vec<String>| LANGUAGES.iter().flat_map(phrases);
    let first = language_of(|language| &language.participants)
        .filter_map(|phrase| find(&text, phrase))
        .map(|at| at.start)
        .min()?;
    let tail = &sentence[text[first].at.start..];
    let end = language_of(|language| &language.participants_end)
        .filter_map(|phrase| tail.find(phrase.as_str()))
        .min();
    Some(tail[..end.unwrap_or(tail.len())].trim_end_matches(['.', ',', ' ']))
}

/// The first word, from a given one on, with which the name of a section in a sentence is over.
pub fn section_end(text: &[Word], from: usize) -> Option<usize> {
    let phrases = LANGUAGES.iter().flat_map(|language| &language.section_end);
    phrases
        .filter_map(|phrase| find_exact(&text[from..], phrase))
        .map(|at| from + at.start)
        .min()
}

/// The first word of the theme, when the words from a given one on begin one ("in the" field).
pub fn theme_start(text: &[Word], from: usize) -> Option<usize> {
    let phrases = LANGUAGES.iter().flat_map(|language| &language.theme_after);
    phrases
        .filter_map(|phrase| find_exact(&text[from..], phrase))
        .filter(|at| at.start == 0)
        .map(|at| from + at.end)
        .max()
        .filter(|start| *start < text.len())
}

/// The words of a heading that speak of its topic.
pub fn without_noise(text: &str) -> String {
    let mut text = words(text);
    for phrase in LANGUAGES.iter().flat_map(|language| &language.title_noise) {
        while let Some(at) = find(&text, phrase) {
            text.drain(at);
        }
    }
    let words: Vec<String> = text.into_iter().map(|word| word.text).collect();
    words.join(" ")
}

/// The key of the column that a head or a label names, with the length of the phrase found; the longest phrase wins.
pub fn column(head: &str) -> Option<(&'static str, usize)> {
    let head = words(head);
    let mut best: Option<(&str, usize)> = None;
    for (key, phrases) in LANGUAGES.iter().flat_map(|language| &language.columns) {
        for at in phrases.iter().filter_map(|phrase| find_exact(&head, phrase)) {
            if at.len() * 2 >= head.len() && best.is_none_or(|(_, length)| at.len() > length) {
                best = Some((key, at.len()));
            }
        }
    }
    best
}

/// The number of a month, 1 to 12, as a word names it.
pub fn month(word: &str) -> Option<i8> {
    let index = LANGUAGES.iter().find_map(|language| {
        language
            .months
            .iter()
            .position(|names| names.iter().any(|name| name == word))
    })?;
    i8::try_from(index + 1).ok()
}

/// Whether the word is the ending of an ordinal number.
pub fn is_ordinal(word: &str) -> bool {
    is_word(|language| &language.ordinals, word)
}

/// Whether the word joins the first and the last day.
pub fn is_range(word: &str) -> bool {
    is_word(|language| &language.range, word)
}

/// Whether the word may stand inside a date and means nothing.
pub fn is_filler(word: &str) -> bool {
    is_word(|language| &language.filler, word)
}

/// The country a text names as a whole, ISO 3166 alpha-2.
pub fn country(text: &str) -> Option<&'static str> {
    let wanted = text.trim().trim_end_matches('.').to_lowercase();
    countries()
        .find(|(_, name)| name.trim_end_matches('.').to_lowercase() == wanted)
        .map(|(code, _)| code)
}

/// The country a text begins with, and the rest of the text; the longest name wins.
pub fn leading_country(text: &str) -> Option<(&'static str, &str)> {
    let text = text.trim_start();
    let begins = |name: &str| {
        let head = text.get(..name.len())?;
        let rest = &text[name.len()..];
        let whole = rest.chars().next().is_none_or(|next| !next.is_alphanumeric());
        (whole && head.to_lowercase() == name.to_lowercase()).then_some(rest)
    };
    countries()
        .filter_map(|(code, name)| begins(name).map(|rest| (code, rest)))
        .min_by_key(|(_, rest)| rest.len())
}

fn countries() -> impl Iterator<Item = (&'static str, &'static str)> {
    let tables = LANGUAGES.iter().flat_map(|language| &language.countries);
    tables.flat_map(|(code, names)| names.iter().map(|name| (code.as_str(), name.as_str())))
}

fn any(list: fn(&Language) -> &Vec<String>, text: &[Word]) -> bool {
    LANGUAGES
        .iter()
        .flat_map(list)
        .any(|phrase| find(text, phrase).is_some())
}

fn is_word(list: fn(&Language) -> &Vec<String>, word: &str) -> bool {
    LANGUAGES.iter().flat_map(list).any(|known| known == word)
}

fn find_exact(text: &[Word], phrase: &str) -> Option<Range<usize>> {
    let wanted: Vec<&str> = phrase.split_whitespace().collect();
    let matches = |window: &[Word]| window.iter().zip(&wanted).all(|(word, wanted)| word.text == *wanted);
    let start = text.windows(wanted.len().max(1)).position(matches)?;
    Some(start..start + wanted.len())
}

fn section_kind(word: &str) -> SectionKind {
    match NeedKind::from_word(word) {
        Some(kind) => SectionKind::Of(kind),
        None => SectionKind::ByContent,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(text: &str) -> Option<SectionKind> {
        section(&words(text)).map(|found| found.kind)
    }

    #[test]
    fn every_kind_in_the_table_is_a_kind_and_every_phrase_has_words() {
        for language in LANGUAGES.iter() {
            for row in language.sections.iter().chain(&language.content).chain(&language.prose) {
                assert!(
                    row.kind == "by-content" || NeedKind::from_word(&row.kind).is_some(),
                    "{}",
                    row.kind
                );
                assert!(row.phrases.iter().all(|phrase| !words(phrase).is_empty()));
            }
            assert_eq!(language.months.len(), 12);
        }
    }

    #[test]
    fn a_section_is_known_in_spite_of_wording_and_case() {
        assert_eq!(kind("CAPABILITY GAPS"), Some(SectionKind::Of(NeedKind::Gap)));
        assert_eq!(
            kind("Some gaps in our capabilities"),
            Some(SectionKind::Of(NeedKind::Gap))
        );
        assert_eq!(
            kind("What the end-users' requirments are"),
            Some(SectionKind::Of(NeedKind::Requirement))
        );
        assert_eq!(
            kind("Solutions to the priorities"),
            Some(SectionKind::Of(NeedKind::Solution))
        );
        assert_eq!(
            kind("Gaps/user requirements in training"),
            Some(SectionKind::Of(NeedKind::Requirement))
        );
        assert_eq!(kind("Standardization & procurement"), Some(SectionKind::ByContent));
        assert_eq!(kind("Coffee break"), None);
    }

    #[test]
    fn a_country_is_known_as_a_whole_or_at_the_beginning() {
        assert_eq!(country("UK"), Some("GB"));
        assert_eq!(country("Ukraine "), Some("UA"));
        assert_eq!(leading_country("Romania Crime"), Some(("RO", " Crime")));
        assert_eq!(leading_country("Romanian crime"), None);
    }
}
