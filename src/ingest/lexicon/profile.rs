//! Profiles: what documents of one sort call their parts (`profiles/*.toml`, and those of a radar), and which of them a
//! document is; and the languages that its words show.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use include_dir::{Dir, include_dir};
use serde::Deserialize;

use super::Lexicon;
use super::language::{LanguagePhrases, Phrase};
use crate::ingest::dates::puts_months_first;
use crate::ingest::words::words;

static BUILT_IN: Dir = include_dir!("$CARGO_MANIFEST_DIR/src/ingest/profiles");

/// The longest line at whose beginning a sign stands, in words.
const SHORT_LINE: usize = 14;

/// How many lines are looked at.
const LOOKED_AT: usize = 4_000;

/// What share of the small words of the language shown most another one must show to count, and how many at least.
const SHOWN: f64 = 0.15;
const FEWEST_SMALL_WORDS: usize = 12;

/// What documents of one sort call their parts.
#[derive(Debug, Deserialize)]
pub struct Profile {
    /// What the sort is called.
    name: String,
    /// How many signs a document of the sort shows at least.
    least: usize,
    /// What stands at the beginning of short lines of it.
    signs: Vec<Phrase>,
    /// The phrases, by language.
    #[serde(flatten)]
    languages: BTreeMap<String, LanguagePhrases>,
}

/// A lexicon for one document.
#[derive(Debug)]
pub struct Fitted {
    /// The phrases of the languages it shows, those of its profile first.
    pub lexicon: Lexicon,
    /// The sort of document it is.
    pub profile: Option<String>,
}

/// The profiles that come with the program.
pub fn built_in() -> Vec<Arc<Profile>> {
    let mut files: Vec<_> = BUILT_IN.files().collect();
    files.sort_by_key(|file| file.path());
    let read = |text: &str| toml::from_str(text).expect("the embedded profiles are well formed");
    files
        .into_iter()
        .filter_map(|file| file.contents_utf8())
        .map(read)
        .map(Arc::new)
        .collect()
}

/// The profiles of a radar: a table a profile. An error says what is wrong with it.
pub fn read(profiles: toml::Table) -> Result<Vec<Arc<Profile>>, String> {
    let read = |(key, mut value): (String, toml::Value)| {
        if let Some(table) = value.as_table_mut() {
            table.entry("name").or_insert_with(|| toml::Value::from(key.as_str()));
        }
        let profile = value.try_into::<Profile>();
        profile
            .map(Arc::new)
            .map_err(|error| format!("the profile \"{key}\": {}", error.message()))
    };
    profiles.into_iter().map(read).collect()
}

impl Profile {
    fn phrases(&self) -> impl Iterator<Item = &LanguagePhrases> {
        self.languages.values()
    }

    /// How many of its signs a document shows.
    fn shown_in(&self, lines: &[Vec<String>]) -> usize {
        let begins = |sign: &Phrase| lines.iter().any(|line| line.starts_with(&sign.0));
        self.signs.iter().filter(|sign| begins(sign)).count()
    }
}

impl Lexicon {
    /// The phrases for a document: those of the languages it shows, and of the profile it shows most signs of.
    pub fn fit<'t>(&self, texts: impl Iterator<Item = &'t str>) -> Fitted {
        let texts: Vec<&str> = texts.collect();
        let months_first = puts_months_first(texts.iter().copied());
        let split = |text: &str| -> Vec<String> { words(text).into_iter().map(|word| word.text).collect() };
        let lines: Vec<Vec<String>> = texts.into_iter().take(LOOKED_AT).map(split).collect();
        let short: Vec<Vec<String>> = lines
            .iter()
            .filter(|line| line.len() <= SHORT_LINE)
            .map(|line| without_numbers(line))
            .collect();
        let signs = self.profiles.iter().map(|profile| (profile.shown_in(&short), profile));
        let fits = signs.filter(|(count, profile)| *count >= profile.least);
        // Of profiles with as many signs the first by name.
        let best = fits
            .reduce(|best, next| if next.0 > best.0 { next } else { best })
            .map(|(_, profile)| profile);
        let of_profile = best
            .into_iter()
            .flat_map(|profile| profile.phrases())
            .cloned()
            .map(Arc::new);
        let shown = self.languages_shown(&lines);
        let languages = of_profile.chain(shown).collect();
        Fitted {
            lexicon: Lexicon {
                months_first,
                ..Lexicon::of(languages, self.profiles.clone())
            },
            profile: best.map(|profile| profile.name.clone()),
        }
    }

    /// The languages whose small words, those that no other language has, stand in the lines; all where few do.
    fn languages_shown(&self, lines: &[Vec<String>]) -> Vec<Arc<LanguagePhrases>> {
        let small = |language: &LanguagePhrases| -> BTreeSet<String> {
            let words = language.lines.joint.iter().chain(&language.head_noise);
            words
                .map(|word| word.0.clone())
                .filter(|word| word.len() <= 5)
                .collect()
        };
        let sets: Vec<BTreeSet<String>> = self.languages.iter().map(|language| small(language)).collect();
        let mut counts = vec![0_usize; sets.len()];
        for word in lines.iter().flatten() {
            let mut having = (0..sets.len()).filter(|at| sets[*at].contains(word));
            if let (Some(only), None) = (having.next(), having.next()) {
                counts[only] += 1;
            }
        }
        let most = counts.iter().copied().max().unwrap_or(0);
        let counted =
            |at: usize| most < FEWEST_SMALL_WORDS || sets[at].is_empty() || counts[at] as f64 >= SHOWN * most as f64;
        let shown = self.languages.iter().enumerate().filter(|(at, _)| counted(*at));
        shown.map(|(_, language)| Arc::clone(language)).collect()
    }
}

/// The words of a line without the number before them: "2.1 Expected outcome".
fn without_numbers(line: &[String]) -> Vec<String> {
    let number = |word: &&String| word.bytes().all(|byte| byte.is_ascii_digit());
    line.iter().skip_while(number).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lexicon::SectionKind;
    use crate::model::NeedKind;

    fn fit(text: &str) -> Fitted {
        Lexicon::built_in().fit(text.lines())
    }

    #[test]
    fn a_profile_speaks_where_a_document_shows_its_signs() {
        let topic = fit("Closed\n\nOpening Date\n26 June 2031\n\nExpected Outcome:\n\n- Police can tell\n");
        assert_eq!(topic.profile.as_deref(), Some("Horizon topic"));
        let section = topic
            .lexicon
            .section(&words("Expected Outcome"))
            .map(|found| found.kind);
        assert_eq!(section, Some(SectionKind::Of(NeedKind::Requirement)));
        let minutes = fit("# Board\n\n## Attendees\n\n- Ada\n\n## Action items\n\n- call\n");
        assert_eq!(minutes.profile.as_deref(), Some("minutes"));
        assert_eq!(fit("# Boats\n\n## Gaps\n\n- a\n").profile, None);
    }

    #[test]
    fn phrases_of_languages_that_a_document_does_not_show_are_left_out() {
        let text = "The officers of the harbour said that they would like to have more light on the quay for the night. \
                    What they asked for is to be built by the town, and the town has been asked to pay for it.";
        let fitted = fit(text);
        assert_eq!(fitted.lexicon.section(&words("Bedarf")), None);
        assert!(fitted.lexicon.section(&words("Needs")).is_some());
        assert!(fit("Bedarf").lexicon.section(&words("Bedarf")).is_some());
    }

    #[test]
    fn a_radar_adds_profiles_of_its_own() {
        let added = "[profiles.harbour]\nleast = 1\nsigns = [\"harbour log\"]\n[profiles.harbour.en]\n\
                     sections = [{ kind = \"gap\", phrases = [\"sore spots\"] }]\n";
        let lexicon = Lexicon::with_added(added).expect("well formed");
        let fitted = lexicon.fit("Harbour log of May\n\nSore spots\n".lines());
        assert_eq!(fitted.profile.as_deref(), Some("harbour"));
        assert!(fitted.lexicon.section(&words("Sore spots")).is_some());
        assert!(lexicon.section(&words("Sore spots")).is_none());
        assert!(Lexicon::with_added("[profiles.x]\nsigns = []\n").is_err_and(|error| error.contains("least")));
    }
}
