//! The phrases of each language as they stand in `phrases.toml`, `cues.toml` and in a `radar.toml`.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::ingest::words::{folded_word, words};
use crate::model::NeedKind;

use super::SectionKind;

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
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LanguagePhrases {
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
    pub cues: Vec<Phrases>,
    pub openings: Vec<Phrases>,
    pub hints: Vec<Phrases>,
    pub faint: Vec<Phrases>,
    pub begins: Vec<Spelling>,
    pub lines: LinePhrases,
    pub columns: BTreeMap<String, Vec<Phrase>>,
    pub countries: BTreeMap<String, Vec<String>>,
}

/// Phrases by which lines that state no need are known; `cues.toml` says what each list is for.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LinePhrases {
    pub label: Vec<Phrase>,
    pub placeholder: Vec<Phrase>,
    pub nothing: Vec<Phrase>,
    pub was_said: Vec<Spelling>,
    pub rights: Vec<Phrase>,
    pub status: Vec<Phrase>,
    pub not_days: Vec<Phrase>,
    pub yes: Vec<Phrase>,
    pub no: Vec<Phrase>,
    pub question: Vec<Phrase>,
    pub joint: Vec<Spelling>,
    pub short: Vec<Phrase>,
    pub infinitive: Vec<String>,
    pub agenda: Vec<Phrase>,
    pub apart: Vec<Phrase>,
    pub stating: Vec<Spelling>,
    pub of_file: Vec<Spelling>,
}

/// Phrases that mean a kind.
#[derive(Debug, Clone, Deserialize)]
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

/// The languages of `phrases.toml`, each with its part of `cues.toml`.
pub fn built_in() -> Vec<LanguagePhrases> {
    let read = |text| -> BTreeMap<String, LanguagePhrases> {
        toml::from_str(text).expect("the embedded phrases are well formed")
    };
    let mut languages = read(include_str!("../phrases.toml"));
    for (tag, of_lines) in read(include_str!("../cues.toml")) {
        let language = languages.entry(tag).or_default();
        language.cues = of_lines.cues;
        language.openings = of_lines.openings;
        language.hints = of_lines.hints;
        language.faint = of_lines.faint;
        language.lines = of_lines.lines;
    }
    languages.into_values().collect()
}

/// The languages of a radar: a table a language. An error says what is wrong with it.
pub fn read(table: toml::Table) -> Result<Vec<LanguagePhrases>, String> {
    let languages: BTreeMap<String, LanguagePhrases> = table
        .try_into()
        .map_err(|error: toml::de::Error| error.message().to_owned())?;
    if languages
        .values()
        .any(|language| !matches!(language.months.len(), 0 | 12))
    {
        return Err("months must be a list of twelve lists".to_owned());
    }
    Ok(languages.into_values().collect())
}
