//! Phrases of kept titles that may name a technology which is on no list.
//!
//! 1. Titles are read, each once whoever lists it (`titles`), but for records that people judged to be about something else.
//! 2. A phrase is a run of words of one clause without small words inside (`of` may stand there), and without small words,
//!    numbers or words of research (`research.txt`) at its ends; it is counted once a record, by its stems.
//! 3. A run that lies inside a known name does not count, so that neither known names nor their parts come up.
//! 4. Phrases on which somebody has decided, those declared as generic, and those that always come with a longer one are
//!    left out; those beside many technologies are kept apart.
//!
//! Where a phrase stands in the radar is found with what links needs (`relate`): the name that is most like it by runs of
//! letters (`grams`), and the needs that say it as they would say the name of a technology (`phrase`).

mod relate;
#[cfg(test)]
mod tests;
mod titles;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::model::{BreakdownBy, Concept, Concepts, Dossier, Technology, TitlePhrase, TitlePhrases};

use super::language::Language;
use super::vocabulary::{Found, Vocabulary};
use super::words::{Word, words};

use titles::{Title, read_titles};

pub use relate::relate_candidates;

const RESEARCH: &str = include_str!("research.txt");

/// Fewest words of a phrase: a single word is too often one of everyday.
const FEWEST: usize = 2;
/// The small word that may stand inside a phrase: Internet of things.
const INSIDE: &str = "of";
/// Beside fewer technologies than this nothing is called a word of research, however few there are.
const SPREAD_FROM: usize = 5;

/// A phrase in the making.
#[derive(Default)]
struct Gathered {
    titles: Vec<usize>,
    forms: BTreeMap<String, u64>,
}

/// Collects the phrases of all kept titles that enough records have.
pub fn collect_phrases(dossier: &Dossier) -> TitlePhrases {
    let home = Language::from_tag(&dossier.configuration.language).unwrap_or(Language::ENGLISH);
    let titles = read_titles(dossier, home);
    let scanned: BTreeSet<&String> = titles.iter().flat_map(|title| &title.technologies).collect();
    let scanned = scanned.len();
    let settings = &dossier.configuration.scan.candidates;
    let mut gathered = gather(dossier, &titles, (settings.least_records, settings.longest), home);
    let parts = list_parts(&gathered);
    let decided = dossier.candidates.iter().map(|decision| &decision.phrase);
    let known = list_runs(decided.chain(&settings.generic), &titles, home);
    gathered.retain(|run, _| !parts.contains(run) && !known.contains(run));
    let found = gathered.into_values().map(|gathered| to_phrase(gathered, &titles));
    let spread = |phrase: &TitlePhrase| {
        let beside = phrase.technologies.len();
        beside >= SPREAD_FROM && beside as f64 > settings.spread * scanned as f64
    };
    let (mut wide, mut phrases): (Vec<TitlePhrase>, Vec<TitlePhrase>) = found.partition(spread);
    wide.sort_by(|one, other| one.phrase.cmp(&other.phrase));
    phrases.sort_by(|one, other| one.phrase.cmp(&other.phrase));
    add_topics(dossier, &mut phrases, home);
    TitlePhrases {
        phrases,
        records: titles.len() as u64,
        years: titles.iter().filter_map(|title| title.year).collect(),
        technologies: scanned as u64,
        last_year: dossier
            .evidence
            .iter()
            .map(|found| found.retrieved.year())
            .max()
            .unwrap_or(0),
        spread: wide,
    }
}

/// Every phrase that at least so many titles have, by its stems.
fn gather(
    dossier: &Dossier,
    titles: &[Title],
    (least, longest): (usize, usize),
    home: Language,
) -> BTreeMap<Vec<String>, Gathered> {
    let names = list_names(dossier, titles);
    let research: BTreeSet<String> = RESEARCH
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(|line| words(line, Language::ENGLISH))
        .map(|word| word.stem)
        .collect();
    let runs = |title: &Title| list_title_runs(title, &names, &research, longest);
    let mut counts: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    for title in titles {
        let once: BTreeSet<Vec<String>> = runs(title).into_iter().map(|run| stems_of(title, run, home)).collect();
        for run in once {
            *counts.entry(run).or_default() += 1;
        }
    }
    counts.retain(|_, count| *count >= least);
    let mut gathered: BTreeMap<Vec<String>, Gathered> = BTreeMap::new();
    for (number, title) in titles.iter().enumerate() {
        for run in runs(title) {
            let stems = stems_of(title, run.clone(), home);
            if !counts.contains_key(&stems) {
                continue;
            }
            let phrase = gathered.entry(stems).or_default();
            // Once a record, however often it says it.
            if phrase.titles.last() != Some(&number) {
                phrase.titles.push(number);
                *phrase.forms.entry(form_of(title, run)).or_default() += 1;
            }
        }
    }
    gathered
}

fn stems_of(title: &Title, run: Range<usize>, home: Language) -> Vec<String> {
    let file = |word: &Word| title.language.file(word.stem.clone(), home);
    title.words[run].iter().map(file).collect()
}

/// The words as the title writes them, without the capitals of headings: what has a capital inside keeps its letters.
fn form_of(title: &Title, run: Range<usize>) -> String {
    let shouts = title.words.iter().all(|word| !word.shown.contains(char::is_lowercase));
    let form = |word: &Word| {
        let mut letters = word.shown.chars();
        let inside = letters.next().is_some() && letters.any(|letter| letter.is_uppercase() || letter.is_numeric());
        match inside && !shouts {
            true => word.shown.clone(),
            false => word.shown.to_lowercase(),
        }
    };
    let words: Vec<String> = title.words[run].iter().map(form).collect();
    words.join(" ")
}

/// The runs of words of a title that may be phrases, those inside a known name left out.
fn list_title_runs(
    title: &Title,
    names: &Vocabulary,
    research: &BTreeSet<String>,
    longest: usize,
) -> Vec<Range<usize>> {
    let (text, language) = (&title.words, title.language);
    let known = names.find(text, language);
    let is_end = |word: &Word| {
        let adverb = language.adverb_ending();
        let small = language.is_stop_word(&word.plain) || word.plain.chars().count() < 2;
        let number = word.plain.chars().all(char::is_numeric);
        let adverb = adverb.is_some_and(|ending| word.plain.ends_with(ending));
        let research = language == Language::ENGLISH && research.contains(&word.stem);
        !(small || number || adverb || research)
    };
    let is_inside = |word: &Word| !language.is_stop_word(&word.plain) || word.plain == INSIDE;
    let mut runs = Vec::new();
    for start in (0..text.len()).filter(|start| is_end(&text[*start])) {
        for end in start + 1..text.len().min(start + longest) {
            let fits = text[end].clause == text[start].clause && is_inside(&text[end]);
            if !fits {
                break;
            }
            let covered = |found: &Found| found.start <= start && end < found.end;
            if end + 1 - start >= FEWEST && is_end(&text[end]) && !known.iter().any(covered) {
                runs.push(start..end + 1);
            }
        }
    }
    runs
}

/// All names of all technologies, and of topics and activities, to be found in titles of any language: a name is often
/// used in another language as it is.
fn list_names(dossier: &Dossier, titles: &[Title]) -> Vocabulary {
    let topics = dossier.configuration.topics.iter().map(|topic| &topic.name);
    let activities = dossier.configuration.activities.iter().map(|activity| &activity.name);
    let technologies = dossier.technologies.iter().flat_map(names_of);
    let names: Vec<String> = technologies.chain(topics).chain(activities).cloned().collect();
    let languages: BTreeSet<Language> = titles.iter().map(|title| title.language).collect();
    let tags = languages.into_iter().map(|language| language.tag().to_owned());
    let known = Concept {
        id: "known".to_owned(),
        names: tags.map(|tag| (tag, names.clone())).collect(),
        words: Vec::new(),
        cues: Vec::new(),
    };
    Vocabulary::from_concepts(&Concepts {
        concepts: vec![known],
        ..Concepts::default()
    })
}

/// Everything that a technology is called or searched by.
fn names_of(technology: &Technology) -> impl Iterator<Item = &String> {
    let search = &technology.search;
    let searched = [&search.context, &search.exclude, &search.drop];
    std::iter::once(&technology.name)
        .chain(&technology.aliases)
        .chain(technology.names.values().flatten())
        .chain(searched.into_iter().flatten())
        .chain(search.articles.values())
}

/// Texts as the stems of a phrase, in each language that a title has.
fn list_runs<'t>(texts: impl Iterator<Item = &'t String>, titles: &[Title], home: Language) -> BTreeSet<Vec<String>> {
    let languages: BTreeSet<Language> = titles.iter().map(|title| title.language).collect();
    let each = |text: &String| {
        let file = |language: &Language| {
            let words = words(text, *language).into_iter();
            words.map(|word| language.file(word.stem, home)).collect()
        };
        languages.iter().map(file).collect::<Vec<Vec<String>>>()
    };
    texts.flat_map(each).collect()
}

/// Runs that always come with a longer one.
fn list_parts(gathered: &BTreeMap<Vec<String>, Gathered>) -> BTreeSet<Vec<String>> {
    let mut parts = BTreeSet::new();
    for (run, whole) in gathered {
        for length in FEWEST..run.len() {
            for part in run.windows(length) {
                let inside = gathered.get(part).is_some_and(|part| {
                    part.titles
                        .iter()
                        .all(|title| whole.titles.binary_search(title).is_ok())
                });
                if inside {
                    parts.insert(part.to_vec());
                }
            }
        }
    }
    parts
}

fn to_phrase(gathered: Gathered, titles: &[Title]) -> TitlePhrase {
    let best = gathered.forms.iter().max_by(|one, other| {
        let by_count = one.1.cmp(other.1);
        by_count.then_with(|| other.0.cmp(one.0))
    });
    let of = || gathered.titles.iter().map(|number| &titles[*number]);
    let technologies: BTreeSet<&String> = of().flat_map(|title| &title.technologies).collect();
    TitlePhrase {
        phrase: best.map(|(form, _)| form.clone()).unwrap_or_default(),
        records: of().map(|title| title.place).collect(),
        years: of().map(|title| title.year).collect(),
        technologies: technologies.into_iter().cloned().collect(),
        topics: Vec::new(),
    }
}

/// Adds the topics of sources that have a phrase in their name.
fn add_topics(dossier: &Dossier, phrases: &mut [TitlePhrase], home: Language) {
    let breakdowns = dossier.evidence.iter().flat_map(|evidence| &evidence.breakdowns);
    let topics = breakdowns.filter(|breakdown| breakdown.by == BreakdownBy::Topic);
    let topics: BTreeSet<&String> = topics
        .flat_map(|breakdown| breakdown.parts.iter().map(|(topic, _)| topic))
        .collect();
    let stems = |text: &str| -> Vec<String> { words(text, home).into_iter().map(|word| word.stem).collect() };
    let topics: Vec<(&String, Vec<String>)> = topics.into_iter().map(|topic| (topic, stems(topic))).collect();
    for phrase in phrases {
        let run = stems(&phrase.phrase);
        let has = |stems: &Vec<String>| stems.windows(run.len()).any(|other| other == run);
        let found = topics.iter().filter(|(_, stems)| has(stems));
        phrase.topics = found.map(|(topic, _)| (*topic).clone()).collect();
    }
}
