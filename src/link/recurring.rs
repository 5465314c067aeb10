//! Needs that recur: statements of different workshops that say nearly the same thing.
//!
//! A need becomes a bag of concepts and of words no concept covers, weighted by rarity among the needs and by how much
//! the word tells in general. Likeness is the cosine; needs whose words speak for different technologies are not alike.
//! Groups are closed: each need of a group is like each other one of another workshop, so that a chain of
//! half-likenesses never joins two different needs. The constants were chosen on `tests/data/linking/wishes.csv`.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::model::{Need, RecurringNeed, Score, Workshop};

use super::Linker;
use super::language::Language;
use super::need::Query;
use super::score::sum_words;

/// From this likeness on two needs say nearly the same thing.
const ALIKE: f64 = 0.35;
/// At least so many words or concepts are shared.
const SHARED: usize = 2;
/// A shared word is named when it weighs this share of the strongest.
const WORTH_SAYING: f64 = 0.3;
/// Stands before the name of a concept among the parts of a need.
const CONCEPT: &str = "concept ";
/// Among many needs, words in more than this share of them are not looked up; they would not make a likeness alone.
const TOO_COMMON: f64 = 0.1;
const MANY: usize = 500;

/// How many technologies a need is known by: two needs whose first ones lie further apart ask for different things.
const TECHNOLOGIES: usize = 2;

/// A word or concept of a need.
#[derive(Debug, Clone)]
struct Part {
    weight: f64,
    /// As the need writes it.
    shown: String,
}

/// A need as words and concepts with their part of a vector of length 1.
struct Bag {
    parts: Vec<(usize, f64)>,
}

/// Finds what recurs among needs that ask for something; largest number of workshops first.
pub fn find_recurring_needs(linker: &Linker, needs: &[(&Workshop, &Need)]) -> Vec<RecurringNeed> {
    let asking: Vec<(&Workshop, &Need)> = needs.iter().copied().filter(|(_, need)| need.asks()).collect();
    let read: Vec<BTreeMap<String, Part>> = asking
        .par_iter()
        .map(|(workshop, need)| weigh(linker, &linker.read(workshop, need)))
        .collect();
    let (bags, names) = to_bags(&read);
    let mut pairs = find_pairs(&asking, &bags);
    let paired: BTreeSet<usize> = pairs.keys().flat_map(|(one, other)| [*one, *other]).collect();
    let spoken: BTreeMap<usize, Vec<usize>> = paired
        .into_par_iter()
        .map(|number| {
            let (workshop, need) = asking[number];
            (number, spoken_for(linker, &linker.read(workshop, need)))
        })
        .collect();
    pairs.retain(|(one, other), _| may_be_same(&spoken[one], &spoken[other]));
    let mut recurring: Vec<(usize, RecurringNeed)> = group(&asking, &pairs)
        .into_iter()
        .map(|(members, likeness)| {
            let workshops: BTreeSet<&str> = members.iter().map(|index| asking[*index].0.id.as_str()).collect();
            let need = RecurringNeed {
                needs: members.iter().map(|index| asking[*index].1.id.clone()).collect(),
                words: {
                    let (workshop, need) = asking[members[0]];
                    let language = linker.language_of(workshop);
                    shared_words(&members, &need.statement, language, &bags, &read, &names)
                },
                likeness: Score::new(likeness.clamp(0.0, 1.0)).expect("brought into 0 to 1"),
            };
            (workshops.len(), need)
        })
        .collect();
    recurring.sort_by(|(many, a), (more, b)| {
        more.cmp(many)
            .then_with(|| b.likeness.value().total_cmp(&a.likeness.value()))
            .then_with(|| a.needs.cmp(&b.needs))
    });
    recurring.into_iter().map(|(_, need)| need).collect()
}

/// The concepts of a need, and its words that no concept covers, with what they tell.
fn weigh(linker: &Linker, query: &Query) -> BTreeMap<String, Part> {
    let mut parts: BTreeMap<String, Part> = BTreeMap::new();
    let covered: BTreeSet<&String> = query.concepts.iter().flat_map(|concept| &concept.stems).collect();
    for concept in &query.concepts {
        let id = &linker.vocabulary.concepts[concept.concept];
        let part = Part {
            weight: concept.weight,
            shown: concept.shown.clone(),
        };
        parts.insert(format!("{CONCEPT}{id}"), part);
    }
    for term in query.terms.iter().filter(|term| !covered.contains(&term.stem)) {
        let part = Part {
            weight: term.weight * linker.specificity.full_share(&term.stem),
            shown: term.shown.clone(),
        };
        parts.insert(term.stem.clone(), part);
    }
    parts
}

/// The technologies that the words of a need speak for most, best first.
fn spoken_for(linker: &Linker, query: &Query) -> Vec<usize> {
    let sums = sum_words(linker, query).into_iter().enumerate();
    let mut spoken: Vec<(u64, usize)> = sums
        .filter(|(_, sum)| *sum > 0.0)
        // Bits of a float that is not negative sort as the float does.
        .map(|(number, sum)| (u64::MAX - sum.to_bits(), number))
        .collect();
    spoken.sort_unstable();
    spoken.truncate(TECHNOLOGIES);
    spoken.into_iter().map(|(_, number)| number).collect()
}

/// Whether two needs may ask for the same thing, by the technologies their words speak for.
fn may_be_same(one: &[usize], other: &[usize]) -> bool {
    match (one.first(), other.first()) {
        (Some(first), Some(second)) => other.contains(first) || one.contains(second),
        _ => true,
    }
}

fn to_bags(read: &[BTreeMap<String, Part>]) -> (Vec<Bag>, Vec<String>) {
    let mut frequencies: BTreeMap<&str, usize> = BTreeMap::new();
    for part in read.iter().flat_map(BTreeMap::keys) {
        *frequencies.entry(part).or_default() += 1;
    }
    let numbers: BTreeMap<&str, usize> = frequencies
        .keys()
        .enumerate()
        .map(|(number, part)| (*part, number))
        .collect();
    let all = read.len() as f64;
    let bag = |parts: &BTreeMap<String, Part>| {
        let mut parts: Vec<(usize, f64)> = parts
            .iter()
            .map(|(part, Part { weight, .. })| {
                let with = frequencies[part.as_str()] as f64;
                (numbers[part.as_str()], weight * libm::log(1.0 + all / with))
            })
            .collect();
        let length = parts.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
        if length > 0.0 {
            parts.iter_mut().for_each(|(_, weight)| *weight /= length);
        }
        Bag { parts }
    };
    let bags = read.iter().map(bag).collect();
    (bags, frequencies.keys().map(|part| (*part).to_owned()).collect())
}

/// Pairs of needs of different workshops that are alike, by their numbers.
fn find_pairs(asking: &[(&Workshop, &Need)], bags: &[Bag]) -> BTreeMap<(usize, usize), f64> {
    let parts = bags
        .iter()
        .flat_map(|bag| &bag.parts)
        .map(|(part, _)| part + 1)
        .max()
        .unwrap_or(0);
    let mut places: Vec<Vec<(usize, f64)>> = vec![Vec::new(); parts];
    for (number, bag) in bags.iter().enumerate() {
        for (part, weight) in &bag.parts {
            places[*part].push((number, *weight));
        }
    }
    let limit = if bags.len() < MANY {
        bags.len()
    } else {
        (bags.len() as f64 * TOO_COMMON) as usize
    };
    let found: Vec<Vec<((usize, usize), f64)>> = bags
        .par_iter()
        .enumerate()
        .map(|(number, bag)| {
            let mut sums: BTreeMap<usize, (f64, usize)> = BTreeMap::new();
            for (part, weight) in bag.parts.iter().filter(|(part, _)| places[*part].len() <= limit) {
                let later = places[*part].partition_point(|(other, _)| *other <= number);
                for (other, theirs) in &places[*part][later..] {
                    let sum = sums.entry(*other).or_default();
                    sum.0 += weight * theirs;
                    sum.1 += 1;
                }
            }
            sums.into_iter()
                .filter(|(other, (likeness, shared))| {
                    *likeness >= ALIKE && *shared >= SHARED && asking[number].0.id != asking[*other].0.id
                })
                .map(|(other, (likeness, _))| ((number, other), likeness))
                .collect()
        })
        .collect();
    found.into_iter().flatten().collect()
}

/// Closed groups of at least two workshops, best pairs first, each need in at most one.
fn group(asking: &[(&Workshop, &Need)], pairs: &BTreeMap<(usize, usize), f64>) -> Vec<(Vec<usize>, f64)> {
    let mut order: Vec<(&(usize, usize), &f64)> = pairs.iter().collect();
    order.sort_by(|a, b| b.1.total_cmp(a.1).then(a.0.cmp(b.0)));
    let mut home: BTreeMap<usize, usize> = BTreeMap::new();
    let mut groups: Vec<(Vec<usize>, f64)> = Vec::new();
    let like = |one: usize, other: usize| pairs.get(&(one.min(other), one.max(other))).copied();
    let joins = |group: &[usize], newcomer: usize| {
        let across = group
            .iter()
            .filter(|member| asking[**member].0.id != asking[newcomer].0.id);
        across
            .map(|member| like(*member, newcomer))
            .collect::<Option<Vec<f64>>>()
    };
    for ((one, other), likeness) in order {
        match (home.get(one).copied(), home.get(other).copied()) {
            (None, None) => {
                home.insert(*one, groups.len());
                home.insert(*other, groups.len());
                groups.push((vec![*one, *other], *likeness));
            }
            (Some(number), None) | (None, Some(number)) => {
                let newcomer = if home.contains_key(one) { *other } else { *one };
                if let Some(likes) = joins(&groups[number].0, newcomer) {
                    let (members, weakest) = &mut groups[number];
                    *weakest = likes.into_iter().fold(*weakest, f64::min);
                    members.push(newcomer);
                    home.insert(newcomer, number);
                }
            }
            (Some(_), Some(_)) => {}
        }
    }
    for (members, _) in &mut groups {
        members.sort_unstable();
    }
    groups
}

/// What all members share, or at least two of them, in the words of the first and in their order there; of a concept
/// that only small words led to, its name.
fn shared_words(
    members: &[usize],
    statement: &str,
    language: Language,
    bags: &[Bag],
    read: &[BTreeMap<String, Part>],
    names: &[String],
) -> Vec<String> {
    let first = members[0];
    let shared_by = |least: usize| -> Vec<(f64, String)> {
        let has = |part: usize, number: &&usize| bags[**number].parts.iter().any(|(other, _)| *other == part);
        let parts = bags[first].parts.iter();
        parts
            .filter(|(part, _)| members.iter().filter(|number| has(*part, number)).count() >= least)
            .map(|(part, weight)| {
                let name = &names[*part];
                (
                    *weight,
                    heading_word(&read[first][name].shown, name, statement, language),
                )
            })
            .collect()
    };
    let mut shared = shared_by(members.len());
    if shared.is_empty() {
        shared = shared_by(2);
    }
    shared.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let strongest = shared.first().map_or(0.0, |(weight, _)| *weight);
    let mut words: Vec<&str> = Vec::new();
    for (_, word) in shared.iter().filter(|(weight, _)| *weight >= WORTH_SAYING * strongest) {
        if !words.iter().any(|known| holds(known, word)) {
            words.retain(|known| !holds(word, known));
            words.push(word);
        }
    }
    words.sort_by_key(|word| {
        statement
            .to_lowercase()
            .find(&word.to_lowercase())
            .unwrap_or(usize::MAX)
    });
    words.into_iter().map(str::to_owned).collect()
}

/// A word or phrase of a statement without the small words at its ends, and without the capital that begins a sentence;
/// the name of the concept where nothing is left.
fn heading_word(shown: &str, name: &str, statement: &str, language: Language) -> String {
    let small = |word: &&str| language.is_stop_word(&word.to_lowercase());
    let words: Vec<&str> = shown.split_whitespace().skip_while(small).collect();
    let kept = words.iter().rposition(|word| !small(word)).map_or(0, |last| last + 1);
    let text = words[..kept].join(" ");
    if text.is_empty() {
        return name.strip_prefix(CONCEPT).unwrap_or(name).to_owned();
    }
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() && statement.starts_with(&text) => {
            first.to_lowercase().chain([second]).chain(letters).collect()
        }
        _ => text,
    }
}

/// Whether all words of one text stand in another, whatever their case.
fn holds(text: &str, words: &str) -> bool {
    let text = text.to_lowercase();
    let mut words = words.split_whitespace();
    words.all(|word| text.split_whitespace().any(|other| other == word.to_lowercase()))
}
