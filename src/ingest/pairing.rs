//! A second reading of a report against the files that are there: which file is about a workshop, and which statement of
//! the file each statement is, so that identifiers stay.
//!
//! Statements are paired by the same words, else by the same place and like words, in their order. A new one gets a new
//! identifier. What was drafted before and is in the file no more was taken out by hand, and stays out.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::words::{folded, likeness, words};
use crate::model::{DraftWorkshop, KnownStatement, KnownWorkshop, Need, Pairing, fingerprint};

/// How alike two statements must be to be one, changed; 0 to 1, and more for the same place.
const ALIKE: f64 = 0.45;

/// What the same line, and the same item of the same kind, add to likeness.
const SAME_LINE: f64 = 0.4;
const SAME_ITEM: f64 = 0.15;

/// The most pairs that are compared word by word.
const MOST_PAIRS: usize = 400_000;
/// The most pairs that are compared at all: a table of so many numbers is kept in memory. Beyond, only statements with
/// the same words are the same.
const MOST_CELLS: usize = 10_000_000;

/// How much speaks for a file being about a draft workshop, from 2 up; 0 where it is another one.
pub fn fit(known: &KnownWorkshop, workshop: &DraftWorkshop) -> u32 {
    if !known.topics.iter().any(|topic| topic == workshop.topic.as_str()) {
        return 0;
    }
    let name = |path: &str| folded(path.rsplit(['/', '\\']).next().unwrap_or_default());
    let days = &known.dates;
    let own: Vec<(String, String)> = workshop
        .dates
        .iter()
        .map(|date| (date.first.to_string(), date.last.to_string()))
        .collect();
    let same_days = own.iter().any(|date| days.contains(date));
    let year = |date: &(String, String)| date.0.get(..4).map(str::to_owned);
    let same_year = own.iter().any(|date| days.iter().any(|day| year(day) == year(date)));
    let undated = own.is_empty() || days.is_empty();
    let document = name(&known.document) == name(&workshop.source.document);
    let section = folded(&known.section) == folded(&workshop.source.section);
    let points = 3 * u32::from(same_days) + u32::from(document) + u32::from(section);
    match points {
        points if same_days || document && section => points,
        points if (document || section) && (same_year || undated) => points + 1,
        _ => 0,
    }
}

/// Pairs the statements of a draft with those of a file, and gives them their identifiers; `next` is the number after the
/// last one that any statement of the topic has. Leaves out of the draft what was taken out of the file, and unsorted
/// lines that are statements there.
pub fn pair_statements(known: &KnownWorkshop, workshop: &mut DraftWorkshop, next: usize) -> Pairing {
    let (mut pairs, taken) = pair_by_words(&known.statements, &workshop.needs);
    let fates: Vec<Fate> = workshop
        .needs
        .iter()
        .zip(&pairs)
        .map(|(need, pair)| fate(known, need, pair.is_some()))
        .collect();
    let dropped: BTreeSet<String> = workshop
        .needs
        .iter()
        .zip(&fates)
        .filter(|(_, fate)| matches!(fate, Fate::Dismissed | Fate::TakenOut))
        .map(|(need, _)| need.id.clone())
        .collect();
    let open: Vec<usize> = (0..fates.len()).filter(|at| fates[*at] == Fate::New).collect();
    align(&known.statements, &workshop.needs, &taken, &open, &mut pairs);
    let mut all = std::mem::take(&mut pairs).into_iter();
    workshop.needs.retain(|need| {
        let pair = all.next().flatten();
        let keep = !dropped.contains(&need.id);
        if keep {
            pairs.push(pair);
        }
        keep
    });
    // What the file calls a parent is no name of the draft: it is set once the draft has the names of the file.
    let orphaned: Vec<usize> = (0..workshop.needs.len())
        .filter(|at| {
            workshop.needs[*at]
                .parent
                .as_ref()
                .is_some_and(|parent| dropped.contains(parent))
        })
        .collect();
    orphaned.iter().for_each(|at| workshop.needs[*at].parent = None);
    rename(workshop, &pairs, &known.statements, next);
    for at in orphaned {
        workshop.needs[at].parent = pairs[at].and_then(|old| known.statements.get(old)?.parent.clone());
    }
    let (unsorted, lines_out) = leave_out_lines(known, &pairs, workshop);
    let kept_out = fates.iter().filter(|fate| **fate == Fate::TakenOut).count() + lines_out;
    Pairing {
        statements: pairs,
        unsorted,
        kept_out,
    }
}

/// What becomes of a statement that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// The file has it in the same words.
    Paired,
    /// Its words are new.
    New,
    /// The file has its words as an unsorted line, and it takes that line's place.
    Sorted,
    /// Somebody said that it is no need.
    Dismissed,
    /// Somebody took it out of the file.
    TakenOut,
}

fn fate(known: &KnownWorkshop, need: &Need, paired: bool) -> Fate {
    let print = fingerprint(&need.statement);
    let mut lines = known.unsorted.iter().filter(|(line, _)| *line == print);
    match lines.next() {
        _ if paired => Fate::Paired,
        Some((_, true)) => Fate::Dismissed,
        Some((_, false)) => Fate::Sorted,
        None if known.drafted.contains(&print) => Fate::TakenOut,
        None => Fate::New,
    }
}

/// Leaves out unsorted lines that are statements of the file, or were taken out of it. Gives those of these statements
/// that are not paired, with the lines they stand on, and how many lines were taken out.
fn leave_out_lines(
    known: &KnownWorkshop,
    pairs: &[Option<usize>],
    workshop: &mut DraftWorkshop,
) -> (BTreeMap<usize, u32>, usize) {
    let paired: BTreeSet<usize> = pairs.iter().flatten().copied().collect();
    let mut stated: BTreeMap<String, VecDeque<usize>> = BTreeMap::new();
    for (at, statement) in known.statements.iter().enumerate() {
        let prints = statement.texts.iter().filter(|text| !text.is_empty());
        let prints: BTreeSet<String> = prints.map(|text| fingerprint(text)).collect();
        for print in prints {
            let same = stated.entry(print).or_default();
            same.extend(Some(at).filter(|at| !paired.contains(at)));
        }
    }
    let mut there: BTreeMap<&str, usize> = BTreeMap::new();
    for (print, _) in &known.unsorted {
        *there.entry(print).or_default() += 1;
    }
    let (mut found, mut taken_out) = (BTreeMap::new(), 0);
    workshop.unsorted.retain(|line| {
        let print = fingerprint(&line.statement);
        if let Some(statements) = stated.get_mut(&print) {
            found.extend(statements.pop_front().map(|at| (at, line.line)));
            return false;
        }
        if let Some(left) = there.get_mut(print.as_str()).filter(|left| **left > 0) {
            *left -= 1;
            return true;
        }
        let out = known.drafted.contains(&print);
        taken_out += usize::from(out);
        !out
    });
    (found, taken_out)
}

/// Gives the statements of a draft numbers from one on, so that no identifier is used twice.
pub fn renumber(workshop: &mut DraftWorkshop, from: usize) {
    let topic = workshop.topic.as_str().to_owned();
    let names: BTreeMap<String, String> = workshop
        .needs
        .iter()
        .zip(from..)
        .map(|(need, number)| (need.id.clone(), draft_number(&topic, number)))
        .collect();
    apply_names(workshop, &names);
}

/// The number after the last one that identifiers of a topic have.
pub fn next_number<'i>(topic: &str, ids: impl Iterator<Item = &'i String>) -> usize {
    let numbers = ids.filter_map(|id| id.strip_prefix(topic)?.strip_prefix('-')?.parse::<usize>().ok());
    numbers.max().map_or(1, |last| last + 1)
}

fn apply_names(workshop: &mut DraftWorkshop, names: &BTreeMap<String, String>) {
    for need in &mut workshop.needs {
        if let Some(name) = names.get(&need.id) {
            need.id.clone_from(name);
        }
        if let Some(name) = need.parent.as_ref().and_then(|parent| names.get(parent)) {
            need.parent = Some(name.clone());
        }
    }
}

fn rename(workshop: &mut DraftWorkshop, pairs: &[Option<usize>], known: &[KnownStatement], next: usize) {
    let topic = workshop.topic.as_str().to_owned();
    let mut next = next;
    let mut names = BTreeMap::new();
    for (need, pair) in workshop.needs.iter().zip(pairs) {
        let name = match pair.and_then(|old| known.get(old)) {
            Some(statement) => statement.id.clone(),
            None => {
                next += 1;
                draft_number(&topic, next - 1)
            }
        };
        names.insert(need.id.clone(), name);
    }
    apply_names(workshop, &names);
}

/// The identifier of a statement.
pub fn draft_number(topic: &str, number: usize) -> String {
    format!("{topic}-{number:02}")
}

/// For each statement of the draft, the one of the file that has its words; and which of the file these are.
fn pair_by_words(known: &[KnownStatement], drafted: &[Need]) -> (Vec<Option<usize>>, BTreeSet<usize>) {
    let mut worded: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, statement) in known.iter().enumerate() {
        for text in &statement.texts {
            worded.entry(folded(text)).or_default().push(at);
        }
    }
    let mut pairs = vec![None; drafted.len()];
    let mut taken = BTreeSet::new();
    for (number, need) in drafted.iter().enumerate() {
        let wanted = folded(&need.statement);
        let in_section = |at: &usize| known[*at].section == need.section;
        let found = worded.get(&wanted).into_iter().flatten().copied();
        let found = found
            .filter(|at| !taken.contains(at))
            .min_by_key(|at| (!in_section(at), at.abs_diff(number)));
        if let Some(at) = found.filter(|_| !wanted.is_empty()) {
            taken.insert(at);
            pairs[number] = Some(at);
        }
    }
    (pairs, taken)
}

/// Pairs those of the draft that are open with what is left of the file, in its order, so that likeness adds up to the most.
fn align(
    known: &[KnownStatement],
    drafted: &[Need],
    taken: &BTreeSet<usize>,
    new: &[usize],
    pairs: &mut [Option<usize>],
) {
    let old: Vec<usize> = (0..known.len()).filter(|at| !taken.contains(at)).collect();
    if old.len().saturating_mul(new.len()) > MOST_CELLS {
        return;
    }
    let by_words = old.len() * new.len() <= MOST_PAIRS;
    let scores: Vec<Vec<f64>> = new
        .iter()
        .map(|new| {
            old.iter()
                .map(|old| score(&known[*old], &drafted[*new], by_words))
                .collect()
        })
        .collect();
    let mut best = vec![vec![0.0_f64; old.len() + 1]; new.len() + 1];
    for row in (0..new.len()).rev() {
        for column in (0..old.len()).rev() {
            let both = scores[row][column] + best[row + 1][column + 1];
            let skip = best[row + 1][column].max(best[row][column + 1]);
            best[row][column] = if scores[row][column] > 0.0 {
                both.max(skip)
            } else {
                skip
            };
        }
    }
    let (mut row, mut column) = (0, 0);
    while row < new.len() && column < old.len() {
        let both = scores[row][column] + best[row + 1][column + 1];
        if scores[row][column] > 0.0 && best[row][column] <= both {
            pairs[new[row]] = Some(old[column]);
            (row, column) = (row + 1, column + 1);
        } else if best[row + 1][column] >= best[row][column + 1] {
            row += 1;
        } else {
            column += 1;
        }
    }
}

fn score(known: &KnownStatement, need: &Need, by_words: bool) -> f64 {
    let same_line = known.line == i64::from(need.line);
    let same_item = known.item == i64::from(need.item) && known.kind == need.kind.as_str();
    let alike = match by_words {
        true => known
            .texts
            .iter()
            .map(|text| likeness(text, &need.statement).max(shared_words(text, &need.statement)))
            .fold(0.0, f64::max),
        false => 0.0,
    };
    let score = alike + if same_line { SAME_LINE } else { 0.0 } + if same_item { SAME_ITEM } else { 0.0 };
    if score >= ALIKE { score } else { 0.0 }
}

/// The share of words, by their first letters, that two texts have in common; 0 to 1.
fn shared_words(one: &str, other: &str) -> f64 {
    let stems = |text: &str| -> BTreeSet<String> {
        let long = words(text).into_iter().filter(|word| word.text.chars().count() > 2);
        long.map(|word| word.text.chars().take(5).collect()).collect()
    };
    let (one, other) = (stems(one), stems(other));
    let shared = one.intersection(&other).count();
    2.0 * shared as f64 / (one.len() + other.len()).max(1) as f64
}
