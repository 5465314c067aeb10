//! Names of countries in any language, alone, in lists and at the start of a text.

use std::ops::Range;

use super::Lexicon;
use crate::ingest::words::{folded, words};

impl Lexicon {
    /// The country a text names as a whole, ISO 3166 alpha-2.
    pub fn country(&self, text: &str) -> Option<&str> {
        if text.len() > 100 {
            return None;
        }
        let wanted = folded(text);
        self.countries.get(&wanted).map(String::as_str)
    }

    /// The countries a list names ("Spain, Poland and the Netherlands"), in its order.
    pub fn countries_in(&self, text: &str) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for piece in text.split([',', ';', '/', '\n', '(', ')', ':', '.']) {
            let joined: Vec<&str> = self
                .joined_names(piece)
                .filter(|_| self.country(piece).is_none())
                .collect();
            let names = if joined.is_empty() { vec![piece] } else { joined };
            for name in names {
                if let Some(code) = self
                    .country(name)
                    .or_else(|| last_words(name).find_map(|name| self.country(name)))
                    .filter(|code| !found.iter().any(|known| known == code))
                {
                    found.push(code.to_owned());
                }
            }
        }
        found
    }

    /// The two names that "and" joins, in any language.
    fn joined_names<'t>(&self, piece: &'t str) -> impl Iterator<Item = &'t str> + use<'t> {
        let parts = words(piece)
            .into_iter()
            .filter(|word| self.is_range(&word.text))
            .map(|word| word.at);
        let splits: Vec<Range<usize>> = parts.take(3).collect();
        splits
            .into_iter()
            .flat_map(move |at| [&piece[..at.start], &piece[at.end..]])
    }

    /// The country a text begins with, and the rest of the text; the longest name wins.
    pub fn leading_country<'t>(&self, text: &'t str) -> Option<(&str, &'t str)> {
        let text = text.trim_start();
        let begins = |name: &str| {
            let head = text.get(..name.len())?;
            let rest = &text[name.len()..];
            let whole = rest.chars().next().is_none_or(|next| !next.is_alphanumeric());
            (whole && head.to_lowercase() == name.to_lowercase()).then_some(rest)
        };
        self.all_countries()
            .filter_map(|(code, name)| begins(name).map(|rest| (code, rest)))
            .min_by_key(|(_, rest)| rest.len())
    }

    fn all_countries(&self) -> impl Iterator<Item = (&str, &str)> {
        let tables = self.languages.iter().flat_map(|language| &language.countries);
        tables.flat_map(|(code, names)| names.iter().map(|name| (code.as_str(), name.as_str())))
    }
}

/// The last words of a text: two, then one.
fn last_words(text: &str) -> impl Iterator<Item = &str> {
    let words = words(text);
    let starts: Vec<usize> = words
        .iter()
        .rev()
        .take(3)
        .skip(1)
        .rev()
        .chain(words.last())
        .map(|word| word.at.start)
        .collect();
    starts.into_iter().map(move |start| &text[start..])
}
