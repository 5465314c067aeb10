//! One name, one spelling: names that must be unique, and words that must be written the same everywhere.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, excerpt};

use super::text::Text;

/// Names and words seen so far, grouped by what they are.
#[derive(Default)]
pub struct Spellings {
    titles: BTreeMap<(&'static str, String), Vec<Text>>,
    words: BTreeMap<(&'static str, String), Vec<Text>>,
}

impl Spellings {
    /// Notes a name that nothing else of its sort may bear.
    pub fn title(&mut self, sort: &'static str, text: &Text) {
        self.titles
            .entry((sort, fold(&text.value)))
            .or_default()
            .push(text.clone());
    }

    /// Notes a word that may recur, written the same way.
    pub fn word(&mut self, sort: &'static str, text: &Text) {
        self.words
            .entry((sort, fold(&text.value)))
            .or_default()
            .push(text.clone());
    }

    /// Complains about names borne twice and words spelled in two ways.
    pub fn check(&self) -> Vec<Diagnostic> {
        let mut complaints = Vec::new();
        for ((sort, _), texts) in &self.titles {
            complaints.extend(texts[1..].iter().map(|text| {
                Diagnostic::error(
                    text.place.clone(),
                    format!("a second {sort} is called \"{}\".", excerpt(&text.value)),
                )
                .with_hint(format!("\"{}\" stands at {}", excerpt(&texts[0].value), texts[0].place))
            }));
        }
        for ((sort, _), texts) in &self.words {
            let other = texts.iter().filter(|text| text.value != texts[0].value);
            complaints.extend(other.map(|text| {
                Diagnostic::error(
                    text.place.clone(),
                    format!("the {sort} \"{}\" has two spellings.", excerpt(&text.value)),
                )
                .with_hint(format!("\"{}\" stands at {}", excerpt(&texts[0].value), texts[0].place))
            }));
        }
        complaints
    }
}

/// What stays of a name without case, spaces and punctuation.
fn fold(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
