//! The lexicon: phrases by which the parts of a report are known, of every language (`language`): those of `phrases.toml`,
//! and those that a radar adds in its `radar.toml`. Names of countries have a file of their own (`countries`), and so has
//! what a line says by its words alone (`cues`). `profile` fits the lexicon to a document.

mod countries;
mod cues;
mod language;
mod profile;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, LazyLock};

use super::words::{Word, find, folded, singular, words};
use crate::model::NeedKind;

use language::{LanguagePhrases, Phrase, Phrases, Spelling};

/// Longer lines are not looked at word by word, in words.
const LONGEST_LINE: usize = 400;

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

/// The phrases of all languages, with those looked for most by how they begin.
#[derive(Debug)]
pub struct Lexicon {
    /// Whether dates with slashes put the month first.
    pub months_first: bool,
    languages: Vec<Arc<LanguagePhrases>>,
    profiles: Vec<Arc<profile::Profile>>,
    /// Phrases of sections by their first letter.
    sections: BTreeMap<char, Vec<(SectionKind, Phrase)>>,
    /// Keys and heads of columns by their first word.
    columns: BTreeMap<String, Vec<(String, Phrase)>>,
    /// Codes of countries by folded name.
    countries: BTreeMap<String, String>,
    /// Phrases that may state a need, by their first word.
    cues: BTreeMap<String, Vec<cues::Cue>>,
    /// Phrases that propose a kind at the beginning of an item, by their first word.
    openings: BTreeMap<String, Vec<cues::Cue>>,
    /// Phrases that are cues in a list of requirements, by their first word.
    faint: BTreeMap<String, Vec<cues::Cue>>,
    /// Phrases of headings that propose a kind, by their first word.
    hints: BTreeMap<String, Vec<cues::Cue>>,
}

static BUILT_IN: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of(shared(language::built_in()), profile::built_in()));

impl Default for &Lexicon {
    fn default() -> Self {
        Lexicon::built_in()
    }
}

impl Lexicon {
    /// The phrases of `phrases.toml` alone.
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// The phrases and profiles of a radar before the built-in ones; `text` is TOML with a table a language, and in
    /// `profiles` a table a profile. An error says what is wrong with it.
    pub fn with_added(text: &str) -> Result<Self, String> {
        let mut table: toml::Table = text
            .parse()
            .map_err(|error: toml::de::Error| error.message().to_owned())?;
        let mut profiles = match table.remove("profiles") {
            Some(toml::Value::Table(profiles)) => profile::read(profiles)?,
            Some(_) => return Err("profiles must be a table with a table a profile".to_owned()),
            None => Vec::new(),
        };
        profiles.extend(profile::built_in());
        let mut languages = language::read(table)?;
        languages.extend(language::built_in());
        Ok(Lexicon::of(shared(languages), profiles))
    }

    /// Of languages; the first one that has a phrase says what it means.
    fn of(languages: Vec<Arc<LanguagePhrases>>, profiles: Vec<Arc<profile::Profile>>) -> Self {
        let mut sections: BTreeMap<char, Vec<(SectionKind, Phrase)>> = BTreeMap::new();
        for row in languages.iter().flat_map(|language| &language.sections) {
            for phrase in &row.phrases {
                if let Some(first) = phrase.0.first().and_then(|word| word.chars().next()) {
                    sections.entry(first).or_default().push((row.kind.0, phrase.clone()));
                }
            }
        }
        let mut countries = BTreeMap::new();
        let tables = languages.iter().flat_map(|language| &language.countries);
        for (code, name) in tables.flat_map(|(code, names)| names.iter().map(move |name| (code, name))) {
            countries.entry(folded(name)).or_insert_with(|| code.clone());
        }
        let mut columns: BTreeMap<String, Vec<(String, Phrase)>> = BTreeMap::new();
        for (key, phrases) in languages.iter().flat_map(|language| &language.columns) {
            for phrase in phrases {
                let first = phrase.0.first().cloned().unwrap_or_default();
                columns.entry(first).or_default().push((key.clone(), phrase.clone()));
            }
        }
        Lexicon {
            months_first: false,
            cues: cues::by_first_word(languages.iter().flat_map(|language| cues::of_rows(&language.cues))),
            openings: cues::by_first_word(languages.iter().flat_map(|language| cues::of_rows(&language.openings))),
            faint: cues::by_first_word(languages.iter().flat_map(|language| cues::of_rows(&language.faint))),
            hints: cues::by_first_word(languages.iter().flat_map(|language| cues::of_rows(&language.hints))),
            languages,
            profiles,
            sections,
            columns,
            countries,
        }
    }

    /// The section a line names: the longest phrase in it, the first listed of equally long ones.
    pub fn section(&self, text: &[Word]) -> Option<SectionFound> {
        let mut best: Option<SectionFound> = None;
        for start in 0..text.len().min(LONGEST_LINE) {
            for (kind, phrase) in self.beginning_with(&text[start].text) {
                let length = phrase.0.len();
                let longer = best.as_ref().is_none_or(|best| length > best.at.len());
                if longer && find(&text[start..text.len().min(start + length)], &phrase.0).is_some() {
                    best = Some(SectionFound {
                        kind: *kind,
                        at: start..start + length,
                    });
                }
            }
        }
        best.map(|found| SectionFound {
            kind: self.both_kinds(text, found.kind),
            ..found
        })
    }

    /// Standards and procurement in one head leave the kind to each line.
    fn both_kinds(&self, text: &[Word], kind: SectionKind) -> SectionKind {
        let other = match kind {
            SectionKind::Of(NeedKind::Standardisation) => NeedKind::Procurement,
            SectionKind::Of(NeedKind::Procurement) => NeedKind::Standardisation,
            _ => return kind,
        };
        let named = (0..text.len().min(LONGEST_LINE)).any(|start| {
            let mut phrases = self
                .beginning_with(&text[start].text)
                .filter(|(kind, _)| *kind == SectionKind::Of(other));
            phrases.any(|(_, phrase)| find(&text[start..text.len().min(start + phrase.0.len())], &phrase.0).is_some())
        });
        if named { SectionKind::ByContent } else { kind }
    }

    fn beginning_with(&self, word: &str) -> impl Iterator<Item = &(SectionKind, Phrase)> {
        let first = word.chars().next().unwrap_or(' ');
        self.sections.get(&first).into_iter().flatten()
    }

    /// The kind that the words of a short label name ("Gap", "end-user requirement").
    pub fn kind_named(&self, text: &str) -> Option<SectionKind> {
        if let Some(kind) = NeedKind::from_word(text.trim()) {
            return Some(SectionKind::Of(kind));
        }
        let text = words(text);
        let rows = self.languages.iter().flat_map(|language| &language.kinds);
        let named = rows.flat_map(|row| row.phrases.iter().map(move |phrase| (row.kind.0, phrase)));
        let mut named: Vec<_> = named
            .filter_map(|(kind, phrase)| Some((find(&text, &phrase.0)?.len(), kind)))
            .collect();
        named.sort_by_key(|(length, _)| std::cmp::Reverse(*length));
        let section = self.section(&text).map(|found| (found.at.len(), found.kind));
        let best = named.first().copied().into_iter().chain(section);
        best.filter(|(length, _)| length * 3 >= text.len())
            .max_by_key(|(length, _)| *length)
            .map(|(_, kind)| kind)
    }

    /// Whether the text as a whole is a word for a kind.
    pub fn is_kind_label(&self, text: &str) -> bool {
        let text = words(text);
        let mut phrases = self
            .languages
            .iter()
            .flat_map(|language| &language.kinds)
            .flat_map(|row| &row.phrases);
        // To the letter, but for a plural: "Capacity" is no French "capacité".
        phrases.any(|phrase| phrase.0.len() == text.len() && is_phrase(&text, phrase))
    }

    /// The kind the words of a line decide inside a by-content section, with the phrase that decided.
    pub fn kind_by_content(&self, text: &str) -> Option<(NeedKind, String)> {
        self.kind_in(text, |language| &language.content)
    }

    /// The kind of a sentence of running text that states a need, with the phrase that decided.
    pub fn kind_of_prose(&self, text: &str) -> Option<(NeedKind, String)> {
        self.kind_in(text, |language| &language.prose)
    }

    fn kind_in(&self, text: &str, list: fn(&LanguagePhrases) -> &Vec<Phrases>) -> Option<(NeedKind, String)> {
        let mut text = words(text);
        text.truncate(LONGEST_LINE);
        let rows = self.languages.iter().flat_map(|language| list(language));
        let mut found = rows.filter_map(|row| {
            let phrase = row.phrases.iter().find(|phrase| find(&text, &phrase.0).is_some())?;
            match row.kind.0 {
                SectionKind::Of(kind) => Some((kind, phrase.0.join(" "))),
                SectionKind::ByContent | SectionKind::Unknown => None,
            }
        });
        found.next()
    }

    /// Whether a heading with these words begins a workshop.
    pub fn names_workshop(&self, text: &[Word]) -> bool {
        self.any(|language| &language.workshop, text)
    }

    /// Whether the words speak of several workshops.
    pub fn names_workshops(&self, text: &[Word]) -> bool {
        let mut phrases = self.languages.iter().flat_map(|language| &language.workshops);
        phrases.any(|phrase| find_exact(text, phrase).is_some())
    }

    /// Whether the line as a whole says that the page before or after goes on.
    pub fn is_continued(&self, text: &str) -> bool {
        let text = words(text);
        let mut phrases = self.languages.iter().flat_map(|language| &language.continued);
        text.len() <= 8 && phrases.any(|phrase| find(&text, &phrase.0) == Some(0..text.len()))
    }

    /// Whether the word stands before the number of a page ("page", "of").
    pub fn is_page(&self, word: &str) -> bool {
        self.is_word(|language| &language.page, word)
    }

    /// Whether a word stands before the number of a page; the last word of a language stands before the number of pages.
    pub fn is_page_noun(&self, word: &str) -> bool {
        let nouns = |language: &LanguagePhrases| language.page.len().max(2) - 1;
        self.languages
            .iter()
            .any(|language| language.page.iter().take(nouns(language)).any(|known| known.0 == word))
    }

    /// Whether a heading names only a part of a report ("Findings", "Annex 2"), no topic.
    pub fn is_report_part(&self, text: &str) -> bool {
        let left = words(&self.without(text, |language| &language.report_parts));
        if left.len() == words(text).len() {
            return false;
        }
        left.iter()
            .all(|word| self.is_head_noise(&word.text) || word.text.bytes().all(|byte| byte.is_ascii_digit()))
    }

    /// Whether the word is the name of a part of a report in which something is stated ("conclusions").
    fn is_report_word(&self, word: &str) -> bool {
        let parts = self.languages.iter().flat_map(|language| &language.lines.stating);
        parts.into_iter().any(|part| part.0 == word)
    }

    /// Whether a heading stands over a part that states no needs, such as the agenda or the list of participants.
    pub fn is_aside(&self, text: &str) -> bool {
        if self.is_apart(text) {
            return true;
        }
        let text = words(text);
        // "Conclusions and next steps" has the conclusions.
        let states = text.iter().filter(|word| self.is_report_word(&word.text)).count();
        let noise = text.iter().filter(|word| self.is_head_noise(&word.text)).count();
        let mut phrases = self.languages.iter().flat_map(|language| &language.aside);
        phrases
            .any(|phrase| find(&text, &phrase.0).is_some_and(|at| (at.len() * 2 + noise) >= text.len() && states == 0))
    }

    /// Whether a sheet bears the name that its program gave it.
    pub fn is_default_sheet(&self, name: &str) -> bool {
        let name = folded(name);
        let name = name.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == ' ');
        self.languages
            .iter()
            .flat_map(|language| &language.sheets)
            .any(|known| known.0 == name)
    }

    /// Whether the word may stand beside the phrase of a section and adds nothing ("identified", "main", "of").
    pub fn is_head_noise(&self, word: &str) -> bool {
        self.is_word(|language| &language.head_noise, word)
    }

    /// Whether a table with this head is a year plan.
    pub fn names_plan(&self, text: &[Word]) -> bool {
        self.any(|language| &language.plan, text)
    }

    /// The end of the first phrase that says where a workshop was held, as a byte offset.
    pub fn held(&self, text: &str) -> Option<usize> {
        let mut words = words(text);
        words.truncate(LONGEST_LINE);
        let mut phrases = self.languages.iter().flat_map(|language| &language.held);
        let at = phrases.find_map(|phrase| find(&words, &phrase.0))?;
        Some(words[at.end - 1].at.end)
    }

    /// Whether the word stands between "was held" and the town ("in").
    pub fn is_held_in(&self, word: &str) -> bool {
        self.is_word(|language| &language.held_in, word)
    }

    /// The part of a sentence that says who took part.
    pub fn participants<'t>(&self, sentence: &'t str) -> Option<&'t str> {
        let mut text = words(sentence);
        text.truncate(LONGEST_LINE);
        let first = self
            .languages
            .iter()
            .flat_map(|language| &language.participants)
            .filter_map(|phrase| find(&text, &phrase.0))
            .map(|at| at.start)
            .min()?;
        let tail = &sentence[text[first].at.start..];
        let end = self
            .languages
            .iter()
            .flat_map(|language| &language.participants_end)
            .filter_map(|phrase| tail.find(phrase.as_str()))
            .min();
        Some(tail[..end.unwrap_or(tail.len())].trim_end_matches(['.', ',', ' ']))
    }

    /// The first word, from a given one on, with which the name of a section in a sentence is over.
    pub fn section_end(&self, text: &[Word], from: usize) -> Option<usize> {
        let phrases = self.languages.iter().flat_map(|language| &language.section_end);
        phrases
            .filter_map(|phrase| find_exact(&text[from..], phrase))
            .map(|at| from + at.start)
            .min()
    }

    /// The first word of the theme, when the words from a given one on begin one ("in the" field).
    pub fn theme_start(&self, text: &[Word], from: usize) -> Option<usize> {
        let phrases = self.languages.iter().flat_map(|language| &language.theme_after);
        phrases
            .filter_map(|phrase| find_exact(&text[from..], phrase))
            .filter(|at| at.start == 0)
            .map(|at| from + at.end)
            .max()
            .filter(|start| *start < text.len())
    }

    /// The words of a heading that speak of its topic.
    pub fn without_noise(&self, text: &str) -> String {
        let left = self.without(text, |language| &language.title_noise);
        let words: Vec<&str> = left.split(' ').collect();
        let tells = |word: &&str| !self.is_head_noise(word);
        let first = words.iter().position(tells).unwrap_or(0);
        let last = words.iter().rposition(tells).map_or(words.len(), |last| last + 1);
        words[first..last].join(" ")
    }

    fn without(&self, text: &str, list: fn(&LanguagePhrases) -> &Vec<Phrase>) -> String {
        let mut text = words(text);
        text.truncate(LONGEST_LINE);
        let joint =
            |phrase: &&Phrase| !matches!(phrase.0.as_slice(), [word] if word.len() <= 5 && self.is_head_noise(word));
        let mut phrases: Vec<&Phrase> = self
            .languages
            .iter()
            .flat_map(|language| list(language))
            .filter(joint)
            .collect();
        phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.0.len()));
        for phrase in phrases {
            while let Some(at) = find_exact(&text, phrase).filter(|at| !at.is_empty()) {
                text.drain(at);
            }
        }
        let words: Vec<String> = text.into_iter().map(|word| word.text).collect();
        words.join(" ")
    }

    /// The key of the column that a head or a label names, with the length of the phrase found; the longest phrase wins.
    pub fn column(&self, head: &str) -> Option<(&str, usize)> {
        let head = words(head);
        if head.len() > LONGEST_LINE {
            return None;
        }
        let telling = head.iter().filter(|word| !self.is_head_noise(&word.text)).count();
        // A head of several words that ends in the word for an identifier is one: "User story ID".
        let is_id = |word: &Word| {
            let known = self.columns.get(&word.text).into_iter().flatten();
            known
                .into_iter()
                .any(|(key, phrase)| key == "id" && phrase.0.len() == 1)
        };
        if head.len() > 1 && head.len() <= 4 && head.last().is_some_and(is_id) {
            return Some(("id", head.len()));
        }
        let mut best: Option<(&str, usize)> = None;
        for (start, word) in head.iter().enumerate() {
            for (key, phrase) in self.columns.get(&word.text).into_iter().flatten() {
                let length = phrase.0.len();
                let last = key == "statement" && start + length == head.len() && head.len() <= 4;
                let enough = length * 2 >= head.len() || length >= telling || last;
                let longer = enough && best.is_none_or(|(_, best)| length > best);
                if longer
                    && head
                        .get(start..start + length)
                        .is_some_and(|words| find_exact(words, phrase).is_some())
                {
                    best = Some((key, length));
                }
            }
        }
        best
    }

    /// The number of a month, 1 to 12, as a folded word names it.
    pub fn month(&self, word: &str) -> Option<i8> {
        let index = self.languages.iter().find_map(|language| {
            let mut months = language.months.iter();
            months.position(|names| names.iter().any(|name| name.0 == word))
        })?;
        i8::try_from(index + 1).ok()
    }

    /// Whether the word is the ending of an ordinal number.
    pub fn is_ordinal(&self, word: &str) -> bool {
        self.is_word(|language| &language.ordinals, word)
    }

    /// Whether the word joins the first and the last day.
    pub fn is_range(&self, word: &str) -> bool {
        self.is_word(|language| &language.range, word)
    }

    /// Whether the word may stand inside a date and means nothing.
    pub fn is_filler(&self, word: &str) -> bool {
        self.is_word(|language| &language.filler, word)
    }

    fn any(&self, list: fn(&LanguagePhrases) -> &Vec<Phrase>, text: &[Word]) -> bool {
        let text = &text[..text.len().min(LONGEST_LINE)];
        self.languages
            .iter()
            .flat_map(|language| list(language))
            .any(|phrase| find(text, &phrase.0).is_some())
    }

    fn is_word(&self, list: fn(&LanguagePhrases) -> &Vec<Spelling>, word: &str) -> bool {
        self.languages
            .iter()
            .flat_map(|language| list(language))
            .any(|known| known.0 == word)
    }
}

fn shared(languages: Vec<LanguagePhrases>) -> Vec<Arc<LanguagePhrases>> {
    languages.into_iter().map(Arc::new).collect()
}

/// Whether the words are those of a phrase, but for plural endings.
fn is_phrase(text: &[Word], phrase: &Phrase) -> bool {
    let mut pairs = text.iter().zip(&phrase.0);
    pairs.all(|(word, wanted)| singular(&word.text) == singular(wanted))
}

fn find_exact(text: &[Word], phrase: &Phrase) -> Option<Range<usize>> {
    let wanted = &phrase.0;
    let matches = |window: &[Word]| window.iter().zip(wanted).all(|(word, wanted)| word.text == *wanted);
    let start = text.windows(wanted.len().max(1)).position(matches)?;
    Some(start..start + wanted.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(text: &str) -> Option<SectionKind> {
        Lexicon::built_in().section(&words(text)).map(|found| found.kind)
    }

    #[test]
    fn every_phrase_has_words_and_every_language_its_months() {
        for language in &Lexicon::built_in().languages {
            let rows = [&language.sections, &language.content, &language.prose, &language.kinds];
            assert!(
                rows.into_iter()
                    .flatten()
                    .flat_map(|row| &row.phrases)
                    .all(|phrase| !phrase.0.is_empty())
            );
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
    fn a_country_is_known_as_a_whole_or_at_the_beginning_or_in_a_list() {
        let lexicon = Lexicon::built_in();
        assert_eq!(lexicon.country("UK"), Some("GB"));
        assert_eq!(lexicon.country("Ukraine "), Some("UA"));
        assert_eq!(lexicon.leading_country("Romania Crime"), Some(("RO", " Crime")));
        assert_eq!(lexicon.leading_country("Romanian crime"), None);
        assert_eq!(
            lexicon.countries_in("Spain, Poland and the Netherlands"),
            ["ES", "PL", "NL"]
        );
    }

    #[test]
    fn a_radar_adds_phrases_of_its_own() {
        let gap = |text: &str, lexicon: &Lexicon| {
            let found = lexicon.section(&words(text));
            found.map(|found| found.kind) == Some(SectionKind::Of(NeedKind::Gap))
        };
        let added =
            "[en]\nsections = [{ kind = \"gap\", phrases = [\"sore spots\"] }]\ncountries = { XX = [\"Spain\"] }";
        let lexicon = Lexicon::with_added(added).expect("well formed");
        assert!(gap("Our sore spots", &lexicon) && gap("Capability gaps", &lexicon));
        assert_eq!(
            (lexicon.country("Spain"), lexicon.country("Poland")),
            (Some("XX"), Some("PL"))
        );
        assert!(!gap("Our sore spots", Lexicon::built_in()));
        let wrong = "[en]\nsections = [{ kind = \"gapp\", phrases = [] }]";
        assert!(Lexicon::with_added(wrong).is_err_and(|error| error.contains("gapp")));
    }
}
