//! How much a word tells about a subject, from general English and from the field itself.
//!
//! A hundred short texts cannot say which words are rare in the language: "carried" would rank like "cartridge". So the
//! inverse document frequency of a word is multiplied by a share from a table of everyday words (`everyday.txt`, by
//! stem), and by one for the words that stand in most descriptions of the field (`common` in `concepts.toml`).

use std::collections::{BTreeMap, BTreeSet};

use super::language::Language;
use super::words::words;

const EVERYDAY: &str = include_str!("everyday.txt");
const ORDINARY: &str = include_str!("ordinary.txt");

/// Up to this share a word is general.
const GENERAL: f64 = 0.2;

/// The share of a word that stands in most descriptions of the field.
const COMMON: f64 = 0.1;

/// Shares by stem, 0 to 1.
#[derive(Debug, Clone)]
pub struct Specificity {
    shares: BTreeMap<String, f64>,
    ordinary: BTreeSet<String>,
    strength: f64,
}

impl Specificity {
    /// The table of everyday words, and the words common to the field laid over it; `strength` says how far they
    /// are lowered, from 0, not at all, to 1, by their share.
    pub fn with_common(common: &[String], strength: f64) -> Self {
        let mut shares: BTreeMap<String, f64> = BTreeMap::new();
        let lines = EVERYDAY.lines().filter(|line| !line.starts_with('#'));
        for (share, listed) in lines.filter_map(|line| line.split_once(':')) {
            let share: f64 = share.trim().parse().unwrap_or(1.0);
            for word in words(listed, Language::ENGLISH) {
                // A stem that stands on several lines keeps the lowest share.
                let known = shares.entry(word.stem).or_insert(share);
                *known = known.min(share);
            }
        }
        for word in common.iter().flat_map(|text| words(text, Language::ENGLISH)) {
            let known = shares.entry(word.stem).or_insert(COMMON);
            *known = known.min(COMMON);
        }
        let lines = ORDINARY.lines().filter(|line| !line.starts_with('#'));
        let ordinary = lines
            .flat_map(|line| words(line, Language::ENGLISH))
            .map(|word| word.stem);
        Specificity {
            shares,
            ordinary: ordinary.collect(),
            strength,
        }
    }

    /// How much a stem tells where everyday words are lowered as far as asked, 0 to 1.
    pub fn share(&self, stem: &str) -> f64 {
        1.0 - self.strength * (1.0 - self.full_share(stem))
    }

    /// Whether a word alone says nothing of a technology.
    pub fn is_general(&self, stem: &str) -> bool {
        self.full_share(stem) <= GENERAL || self.ordinary.contains(stem)
    }

    /// How much a stem tells by the table, 0 to 1.
    pub fn full_share(&self, stem: &str) -> f64 {
        self.shares.get(stem).copied().unwrap_or(1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_everyday_verb_tells_less_than_a_term_of_the_field() {
        let specificity = Specificity::with_common(&["police".into()], 1.0);
        let share = |word| specificity.share(&Language::ENGLISH.stem(word));
        assert!(share("carried") < share("vehicle"));
        assert!(share("vehicle") < share("cartridge"));
        assert_eq!(share("cartridge"), 1.0);
        assert!((share("police") - COMMON).abs() < 1e-9);
    }

    #[test]
    fn every_line_of_the_table_has_a_share_from_0_to_1() {
        for line in EVERYDAY.lines().filter(|line| !line.starts_with('#')) {
            let share = line
                .split_once(':')
                .and_then(|(share, _)| share.trim().parse::<f64>().ok());
            assert!(share.is_some_and(|share| (0.0..=1.0).contains(&share)), "{line}");
        }
    }
}
