//! Technologies of the radar → what sources are asked about.

use jiff::civil::Date;

use super::subject::{ListedStandard, Phrase, Subject};
use crate::model::{Standard, Technology};

/// The first year asked about where nothing else is said: older works say little about what is coming.
const SINCE: i16 = 2010;

/// An acronym of at most so many letters has too many meanings to be searched for without a word of context.
const SHORT_ACRONYM: usize = 5;

/// How the radar asks: from which year, on which day.
#[derive(Debug, Clone, Copy)]
pub struct Asking {
    /// The first year, where one is set.
    pub since: Option<i16>,
    /// The day of the scan.
    pub today: Date,
}

/// A technology as sources are asked about it, and what was left out of its names, each a sentence.
pub fn to_subject(technology: &Technology, standards: &[Standard], asking: Asking) -> (Subject, Vec<String>) {
    let search = &technology.search;
    let own = std::iter::once(&technology.name).chain(&technology.aliases);
    let own = own.map(|name| (name, "en"));
    let foreign = technology
        .names
        .iter()
        .flat_map(|(language, names)| names.iter().map(move |name| (name, language.as_str())));
    let (mut phrases, mut remarks): (Vec<Phrase>, Vec<String>) = (Vec::new(), Vec::new());
    for (name, language) in own.chain(foreign) {
        let words = to_words(name);
        if words.is_empty() || search.drop.iter().any(|dropped| to_words(dropped) == words) {
            continue;
        }
        if search.context.is_empty() && is_short_acronym(&words) {
            remarks.push(format!(
                "\"{words}\" is not searched for: it has many meanings, and the technology names no words of context."
            ));
            continue;
        }
        let known = |phrase: &Phrase| phrase.words.to_lowercase() == words.to_lowercase();
        if !phrases.iter().any(known) {
            let language = language.to_owned();
            phrases.push(Phrase { words, language });
        }
    }
    let last = asking.today.year() - 1;
    let listed = standards
        .iter()
        .filter(|standard| standard.technologies.contains(&technology.id));
    let subject = Subject {
        technology: technology.id.clone(),
        phrases,
        context: to_each_words(&search.context),
        exclude: to_each_words(&search.exclude),
        articles: search
            .articles
            .iter()
            .map(|(language, title)| (language.clone(), title.clone()))
            .collect(),
        standards: listed
            .map(|standard| ListedStandard {
                id: standard.id.clone(),
                number: standard.number.clone(),
                status: standard.status.as_str().to_owned(),
                year: standard.year,
            })
            .collect(),
        years: (asking.since.unwrap_or(SINCE).min(last), last),
        today: asking.today,
    };
    (subject, remarks)
}

fn to_each_words(phrases: &[String]) -> Vec<String> {
    let words = phrases.iter().map(|phrase| to_words(phrase));
    words.filter(|words| !words.is_empty()).collect()
}

/// Letters, digits, hyphens and apostrophes inside words; everything else becomes one space, so that no sign of a query
/// language is left.
fn to_words(name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    let inside = |index: usize| {
        let beside = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(|c| c.is_alphanumeric());
        beside(index.checked_sub(1)) && beside(Some(index + 1))
    };
    let kept = letters.iter().enumerate().map(|(index, letter)| match letter {
        letter if letter.is_alphanumeric() => *letter,
        '-' if inside(index) => '-',
        '\'' | '\u{2019}' if inside(index) => '\'',
        _ => ' ',
    });
    let text: String = kept.collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_short_acronym(words: &str) -> bool {
    let letters = words.chars().filter(|letter| letter.is_alphabetic());
    let capitals = letters.clone().all(char::is_uppercase);
    !words.contains(' ') && words.chars().count() <= SHORT_ACRONYM && capitals && letters.count() > 0
}
