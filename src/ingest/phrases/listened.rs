//! The phrases of all languages as they stand in `phrases.toml`, and those a radar adds on this thread.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::ingest::words::{folded, folded_word, words};
use crate::model::NeedKind;

use super::SectionKind;

static BUILT_IN: LazyLock<Listened> = LazyLock::new(|| {
    let languages: BTreeMap<String, Language> =
        toml::from_str(include_str!("../phrases.toml")).expect("the embedded phrases are well formed");
    Listened::of(languages.into_values().collect())
});

thread_local! {
    /// What the radar adds; a draft is made on one thread.
    static ADDED: Cell<Option<&'static Listened>> = const { Cell::new(None) };
}

/// Words of a phrase, folded.
#[derive(Debug, Clone, Deserialize)]
#[serde(from = "String")]
pub struct Phrase(pub Vec<String>);

impl From<String> for Phrase {
    fn from(text: String) -> Self {
        Phrase(words(&text).into_iter().map(|word| word.text).collect())
    }
}

/// A single word, folded.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(from = "String")]
pub struct Spelling(pub String);

impl From<String> for Spelling {
    fn from(text: String) -> Self {
        Spelling(folded_word(&text))
    }
}

/// The phrases of one language.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Language {
    pub workshop: Vec<Phrase>,
    pub workshops: Vec<Phrase>,
    pub title_noise: Vec<Phrase>,
    pub head_noise: Vec<Spelling>,
    pub report_parts: Vec<Phrase>,
    pub aside: Vec<Phrase>,
    pub sheets: Vec<Spelling>,
    pub continued: Vec<Phrase>,
    pub page: Vec<Spelling>,
    pub held: Vec<Phrase>,
    pub held_in: Vec<Spelling>,
    pub participants: Vec<Phrase>,
    pub participants_end: Vec<String>,
    pub section_end: Vec<Phrase>,
    pub theme_after: Vec<Phrase>,
    pub plan: Vec<Phrase>,
    pub months: Vec<Vec<Spelling>>,
    pub ordinals: Vec<Spelling>,
    pub range: Vec<Spelling>,
    pub filler: Vec<Spelling>,
    pub sections: Vec<Phrases>,
    pub kinds: Vec<Phrases>,
    pub content: Vec<Phrases>,
    pub prose: Vec<Phrases>,
    pub columns: BTreeMap<String, Vec<Phrase>>,
    pub countries: BTreeMap<String, Vec<String>>,
}

/// Phrases that mean a kind.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phrases {
    pub kind: KindWord,
    pub phrases: Vec<Phrase>,
}

/// A kind, or `by-content`.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(try_from = "String")]
pub struct KindWord(pub SectionKind);

impl TryFrom<String> for KindWord {
    type Error = String;

    fn try_from(word: String) -> Result<Self, String> {
        match NeedKind::from_word(&word) {
            Some(kind) => Ok(KindWord(SectionKind::Of(kind))),
            None if word == "by-content" => Ok(KindWord(SectionKind::ByContent)),
            None => Err(format!("\"{word}\" is no kind of statement")),
        }
    }
}

/// Languages, with their section phrases by first letter.
#[derive(Debug)]
pub struct Listened {
    pub languages: Vec<Language>,
    pub sections: BTreeMap<char, Vec<(SectionKind, Phrase)>>,
    /// Keys and heads of columns by their first word.
    pub columns: BTreeMap<String, Vec<(String, Phrase)>>,
    /// Codes of countries by folded name.
    pub countries: BTreeMap<String, String>,
}

impl Listened {
    fn of(languages: Vec<Language>) -> Self {
        let mut sections: BTreeMap<char, Vec<(SectionKind, Phrase)>> = BTreeMap::new();
        for row in languages.iter().flat_map(|language| &language.sections) {
            for phrase in &row.phrases {
                if let Some(first) = phrase.0.first().and_then(|word| word.chars().next()) {
                    sections.entry(first).or_default().push((row.kind.0, phrase.clone()));
                }
            }
        }
        let tables = languages.iter().flat_map(|language| &language.countries);
        let named = tables.flat_map(|(code, names)| names.iter().map(move |name| (folded(name), code.clone())));
        let countries = named.collect();
        let mut columns: BTreeMap<String, Vec<(String, Phrase)>> = BTreeMap::new();
        for (key, phrases) in languages.iter().flat_map(|language| &language.columns) {
            for phrase in phrases {
                let first = phrase.0.first().cloned().unwrap_or_default();
                columns.entry(first).or_default().push((key.clone(), phrase.clone()));
            }
        }
        Listened {
            languages,
            sections,
            columns,
            countries,
        }
    }
}

/// Listens, on this thread, for the phrases of a radar besides its own; `text` is TOML with a table a language. An
/// error says what is wrong with it.
pub fn add(text: &str) -> Result<(), String> {
    if text.trim().is_empty() {
        ADDED.set(None);
        return Ok(());
    }
    let languages: BTreeMap<String, Language> = toml::from_str(text).map_err(|error| error.message().to_owned())?;
    let months = |language: &&Language| !matches!(language.months.len(), 0 | 12);
    if languages.values().any(|language| months(&language)) {
        return Err("months must be a list of twelve lists".to_owned());
    }
    // The phrases of a radar are few, and serve as long as the program runs.
    ADDED.set(Some(Box::leak(Box::new(Listened::of(
        languages.into_values().collect(),
    )))));
    Ok(())
}

pub fn listened() -> impl Iterator<Item = &'static Listened> {
    let built_in: &'static Listened = &BUILT_IN;
    ADDED.get().into_iter().chain([built_in])
}

pub fn languages() -> impl Iterator<Item = &'static Language> {
    listened().flat_map(|listened| &listened.languages)
}
