//! Wishes that recur: needs of different workshops that say nearly the same thing.
//!
//! A need becomes a bag of concepts and of words no concept covers, weighted by rarity among the needs and by how much
//! the word tells in general. Likeness is the cosine. Groups are closed: each need of a group is like each other one of
//! another workshop, so that a chain of half-likenesses never joins two different wishes.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::model::{Need, SameWish, Score, Workshop};

use super::Linker;
use super::need::Query;

/// From this likeness on two needs say nearly the same thing.
const ALIKE: f64 = 0.5;
/// At least so many words or concepts are shared.
const SHARED: usize = 2;
/// A shared word is named when it weighs this share of the strongest.
const WORTH_SAYING: f64 = 0.3;
/// Among many needs, words in more than this share of them are not looked up; they would not make a likeness alone.
const TOO_COMMON: f64 = 0.1;
const MANY: usize = 500;

/// A need as words and concepts with their part of a vector of length 1.
struct Bag {
    parts: Vec<(usize, f64)>,
}

/// Finds the wishes that recur among needs that ask for something; largest number of workshops first.
pub fn find_same_wishes(linker: &Linker, needs: &[(&Workshop, &Need)]) -> Vec<SameWish> {
    let asking: Vec<(&Workshop, &Need)> = needs.iter().copied().filter(|(_, need)| need.asks()).collect();
    let read: Vec<BTreeMap<String, (f64, String)>> = asking
        .par_iter()
        .map(|(workshop, need)| weigh(linker, &linker.read(workshop, need)))
        .collect();
    let (bags, names) = to_bags(&read);
    let pairs = find_pairs(&asking, &bags);
    let mut wishes: Vec<(usize, SameWish)> = group(&asking, &pairs)
        .into_iter()
        .map(|(members, likeness)| {
            let workshops: BTreeSet<&str> = members.iter().map(|index| asking[*index].0.id.as_str()).collect();
            let wish = SameWish {
                needs: members.iter().map(|index| asking[*index].1.id.clone()).collect(),
                words: shared_words(&members, &bags, &read, &names),
                likeness: Score::new(likeness.clamp(0.0, 1.0)).expect("brought into 0 to 1"),
            };
            (workshops.len(), wish)
        })
        .collect();
    wishes.sort_by(|(many, a), (more, b)| {
        more.cmp(many)
            .then_with(|| b.likeness.value().total_cmp(&a.likeness.value()))
            .then_with(|| a.needs.cmp(&b.needs))
    });
    wishes.into_iter().map(|(_, wish)| wish).collect()
}

/// The concepts of a need, and its words that no concept covers, with what they tell and how the need writes them.
fn weigh(linker: &Linker, query: &Query) -> BTreeMap<String, (f64, String)> {
    let mut parts: BTreeMap<String, (f64, String)> = BTreeMap::new();
    let covered: BTreeSet<&String> = query.concepts.iter().flat_map(|concept| &concept.stems).collect();
    for concept in &query.concepts {
        let id = format!("concept {}", linker.vocabulary.concepts[concept.concept]);
        parts.insert(id, (concept.weight, concept.shown.clone()));
    }
    for term in query.terms.iter().filter(|term| !covered.contains(&term.stem)) {
        let share = linker.background.share(&term.stem);
        parts.insert(term.stem.clone(), (term.weight * share, term.shown.clone()));
    }
    parts
}

fn to_bags(read: &[BTreeMap<String, (f64, String)>]) -> (Vec<Bag>, Vec<String>) {
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
    let bag = |parts: &BTreeMap<String, (f64, String)>| {
        let mut parts: Vec<(usize, f64)> = parts
            .iter()
            .map(|(part, (weight, _))| {
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

/// What all members share, as the first of them writes it, strongest first.
fn shared_words(
    members: &[usize],
    bags: &[Bag],
    read: &[BTreeMap<String, (f64, String)>],
    names: &[String],
) -> Vec<String> {
    let first = members[0];
    let mut shared: Vec<(f64, &str)> = bags[first]
        .parts
        .iter()
        .filter(|(part, _)| {
            let has = |number: &usize| bags[*number].parts.iter().any(|(other, _)| other == part);
            members.iter().all(has)
        })
        .map(|(part, weight)| (*weight, read[first][&names[*part]].1.as_str()))
        .collect();
    shared.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    let strongest = shared.first().map_or(0.0, |(weight, _)| *weight);
    let mut words: Vec<&str> = Vec::new();
    for (weight, word) in shared {
        let said = words.iter().any(|known| holds(known, word));
        if weight >= WORTH_SAYING * strongest && !said {
            words.retain(|known| !holds(word, known));
            words.push(word);
        }
    }
    words.into_iter().map(str::to_owned).collect()
}

/// Whether all words of one text stand in another, whatever their case.
fn holds(text: &str, words: &str) -> bool {
    let text = text.to_lowercase();
    let mut words = words.split_whitespace();
    words.all(|word| text.split_whitespace().any(|other| other == word.to_lowercase()))
}
