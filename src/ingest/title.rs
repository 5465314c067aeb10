//! Titles of workshops: topic, group, place and country, as far as the heading states them.

use super::dates::{find_days, find_years};
use super::lexicon::Lexicon;
use super::words::{Word, find, folded, likeness, plain, same_word, words};
use crate::model::{Group, Topic};

/// What is known before the document is read: the groups and topics of the configuration.
#[derive(Debug, Clone, Copy, Default)]
pub struct Knowledge<'a> {
    /// Practitioner groups.
    pub groups: &'a [Group],
    /// Topics of the groups.
    pub topics: &'a [Topic],
    /// Phrases by which the parts of a report are known.
    pub lexicon: &'a Lexicon,
}

/// A heading taken apart.
#[derive(Debug, Clone, Default)]
pub struct Title<'a> {
    /// The known topic it names.
    pub topic: Option<&'a Topic>,
    /// Whether the topic's name is only nearly the same.
    pub guessed: bool,
    /// The known group a part of it names.
    pub group: Option<&'a Group>,
    /// Town or venue.
    pub place: Option<String>,
    /// ISO 3166 alpha-2.
    pub country: Option<String>,
    /// What remains without group, place and country.
    pub subject: String,
    /// Whether it has a word that begins a workshop.
    pub names_workshop: bool,
}

/// How alike a name must be to be taken for a known one, 0 to 1.
const ALIKE: f64 = 0.8;

/// How alike a printed form must be to the name to be looked for in running text, 0 to 1.
const TELLING: f64 = 0.6;

/// Takes a heading apart.
pub fn read_title<'a>(text: &str, knowledge: &Knowledge<'a>) -> Title<'a> {
    let mut title = Title::default();
    let mut subject: Vec<String> = Vec::new();
    let text = plain(text).replace('(', ", ").replace(')', "");
    for (index, part) in parts(&text).into_iter().enumerate() {
        match group_named(part, knowledge) {
            Some(group) if title.group.is_none() => title.group = Some(group),
            _ => subject.extend(read_part(index, part, &mut title, knowledge.lexicon)),
        }
    }
    title.subject = subject.join(" ");
    let subject = words(&title.subject);
    title.names_workshop = knowledge.lexicon.names_workshop(&subject);
    title.topic = topic_within(&subject, knowledge);
    let within = title.topic.map_or(0, |topic| words(&topic.name).len());
    if let Some(topic) = topic_around(
        &words(&knowledge.lexicon.without_noise(&title.subject)),
        within,
        knowledge,
    ) {
        (title.topic, title.guessed) = (Some(topic), true);
    }
    if title.topic.is_none() {
        title.topic = topic_like(&knowledge.lexicon.without_noise(&title.subject), knowledge);
        title.guessed = title.topic.is_some();
    }
    title
}

/// The group whose name, identifier or other spelling the text is.
pub fn group_named<'a>(text: &str, knowledge: &Knowledge<'a>) -> Option<&'a Group> {
    let wanted = folded(text);
    let is = |name: &str| !wanted.is_empty() && likeness(name, &wanted) > 0.93;
    let id = |id: &str| folded(id).replace(' ', "") == wanted.replace(' ', "");
    let mut groups = knowledge.groups.iter();
    groups.find(|group| is(&group.name) || id(&group.id) || group.aliases.iter().any(|alias| is(alias)))
}

/// The group whose name stands in the text ("Practitioner group 3, Cybercrime").
pub fn group_within<'a>(text: &str, knowledge: &Knowledge<'a>) -> Option<&'a Group> {
    let text = words(text);
    let mut groups = knowledge.groups.iter();
    groups.find(|group| {
        let mut names = std::iter::once(&group.name).chain(&group.aliases).chain([&group.id]);
        names.any(|name| find(&text, &split(&folded(name))).is_some())
    })
}

/// The names a topic goes by.
pub fn names(topic: &Topic) -> impl Iterator<Item = &str> {
    let others = topic.printed.iter().chain(std::iter::once(&topic.id));
    std::iter::once(topic.name.as_str()).chain(others.map(String::as_str))
}

/// The topic with the longest name that stands in the words.
fn topic_within<'a>(text: &[Word], knowledge: &Knowledge<'a>) -> Option<&'a Topic> {
    let length = |topic: &Topic| {
        let telling = names(topic).filter(|name| likeness(name, &topic.name) >= TELLING);
        let found = telling.filter_map(|name| find(text, &split(&folded(name))));
        found.map(|at| at.len()).max()
    };
    let found = knowledge
        .topics
        .iter()
        .filter_map(|topic| Some((length(topic)?, topic)));
    found
        .reduce(|best, next| if next.0 > best.0 { next } else { best })
        .map(|(_, topic)| topic)
}

/// The topic of whose name the words are a part, when they are more than a given number.
fn topic_around<'a>(text: &[Word], most: usize, knowledge: &Knowledge<'a>) -> Option<&'a Topic> {
    let telling: Vec<&Word> = text
        .iter()
        .filter(|word| !knowledge.lexicon.is_head_noise(&word.text))
        .collect();
    if telling.len() < 2 || telling.len() <= most {
        return None;
    }
    let around = |topic: &&Topic| {
        let mut all = names(topic).map(words);
        all.any(|name| {
            telling
                .iter()
                .all(|word| name.iter().any(|known| same_word(&known.text, &word.text)))
        })
    };
    knowledge.topics.iter().find(around)
}

fn topic_like<'a>(text: &str, knowledge: &Knowledge<'a>) -> Option<&'a Topic> {
    let scored = knowledge
        .topics
        .iter()
        .map(|topic| (likeness(text, &topic.name), topic));
    let best = scored.reduce(|best, next| if next.0 > best.0 { next } else { best })?;
    (best.0 >= ALIKE).then_some(best.1)
}

/// The parts of a heading between dashes.
fn parts(text: &str) -> Vec<&str> {
    let tight = text
        .split('—')
        .flat_map(|part| part.split(" - "))
        .flat_map(|part| part.split(" – "));
    tight.map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// Takes place and country out of a part; gives what remains for the subject.
fn read_part(index: usize, part: &str, title: &mut Title, lexicon: &Lexicon) -> Option<String> {
    let all = || part.split(',').map(str::trim).filter(|piece| !piece.is_empty());
    let pieces: Vec<&str> = all().filter(|piece| !is_dated(piece, lexicon)).collect();
    let dated = pieces.len() < all().count();
    let (last, before) = pieces.split_last()?;
    let of_place = usize::from(index == 0).min(before.len());
    if let Some(country) = lexicon.country(last) {
        title.country = Some(country.to_owned());
        let place = before[of_place..].join(", ");
        if !place.is_empty() {
            title.place = Some(place);
        }
        return before[..of_place].first().map(|subject| (*subject).to_owned());
    }
    if dated && before.len() == 1 && index == 0 && words(last).len() <= 3 {
        title.place = Some((*last).to_owned());
        return Some(before[0].to_owned());
    }
    if let Some((country, rest)) = lexicon.leading_country(part).filter(|_| index > 0) {
        title.country = Some(country.to_owned());
        return Some(rest.trim().to_owned());
    }
    Some(pieces.join(", "))
}

/// Whether a piece of a title is a date, or a part of one.
fn is_dated(piece: &str, lexicon: &Lexicon) -> bool {
    !find_days(piece, lexicon).is_empty() && words(piece).len() <= 6
        || find_years(piece, lexicon).len() == 1 && words(piece).len() == 1
}

fn split(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}
