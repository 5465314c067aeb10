//! A second reading of a report: what is in the file already stays, what the source changed is brought in.
//!
//! A draft keeps, in `read`, what ingest read last. Three values are compared key by key: what was read, what the file
//! says now, what is read this time. Where the file still says what was read, it follows the source; where somebody
//! edited it, the edit stays and the change of the source is only told.
//! 1. Statements are paired: the same words, else the same place and like words, in their order.
//! 2. Pairs are merged; a statement without a partner in the source is marked `gone`; new ones get new identifiers.

use std::collections::{BTreeMap, BTreeSet};

use toml_edit::{ArrayOfTables, DocumentMut, InlineTable, Item, Table, Value};

use super::output::{date_table, draft_number, need_table, read_of_need, read_of_workshop};
use super::words::{folded, likeness, words};
use crate::model::{DraftWorkshop, Need};

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

/// A file of a workshop that is there already.
#[derive(Debug)]
pub struct KnownWorkshop {
    document: DocumentMut,
    text: String,
}

/// What a second reading brings.
#[derive(Debug, Clone)]
pub struct Revision {
    /// The file as it would be.
    pub text: String,
    /// What changes, a line each; empty where nothing does.
    pub changes: Vec<String>,
}

impl KnownWorkshop {
    /// Reads a file; an error says why it is no TOML.
    pub fn parse(text: &str) -> Result<Self, String> {
        let document = text
            .parse::<DocumentMut>()
            .map_err(|error| error.message().to_owned())?;
        let text = text.to_owned();
        Ok(KnownWorkshop { document, text })
    }

    /// Identifiers of its statements.
    pub fn ids(&self) -> Vec<String> {
        needs(&self.document).map(|need| text_of(need, "id")).collect()
    }

    /// How much speaks for the file being about a draft workshop, from 2 up; 0 where it is another one.
    pub fn fit(&self, workshop: &DraftWorkshop) -> u32 {
        let source = self.document.get("source").and_then(Item::as_table_like);
        let read = source.and_then(|source| source.get("read")?.as_table_like()?.get("topic")?.as_str());
        let topic = workshop.topic.as_str();
        if text_of(self.document.as_table(), "topic") != topic && read != Some(topic) {
            return 0;
        }
        let said = |key: &str| {
            source
                .and_then(|source| source.get(key))
                .and_then(Item::as_str)
                .unwrap_or_default()
                .to_owned()
        };
        let name = |path: &str| folded(path.rsplit(['/', '\\']).next().unwrap_or_default());
        let days = dates(&self.document);
        let own: Vec<(String, String)> = workshop
            .dates
            .iter()
            .map(|date| (date.first.to_string(), date.last.to_string()))
            .collect();
        let same_days = own.iter().any(|date| days.contains(date));
        let year = |date: &(String, String)| date.0.get(..4).map(str::to_owned);
        let same_year = own.iter().any(|date| days.iter().any(|day| year(day) == year(date)));
        let undated = own.is_empty() || days.is_empty();
        let document = name(&said("document")) == name(&workshop.source.document);
        let section = folded(&said("section")) == folded(&workshop.source.section);
        let points = 3 * u32::from(same_days) + u32::from(document) + u32::from(section);
        match points {
            points if same_days || document && section => points,
            points if (document || section) && (same_year || undated) => points + 1,
            _ => 0,
        }
    }

    /// Brings a new reading into the file; the draft's statements get the identifiers of the file. `next` is the
    /// number after the last one that any statement of the topic has.
    pub fn revise(mut self, workshop: &mut DraftWorkshop, next: usize) -> Revision {
        let mut changes = Vec::new();
        let pairs = pair(&self.document, &workshop.needs);
        rename(workshop, &pairs, &self.ids(), next);
        merge_facts(self.document.as_table_mut(), workshop, &mut changes);
        add_dates(&mut self.document, workshop, &mut changes);
        merge_needs(&mut self.document, workshop, &pairs, &mut changes);
        if changes.is_empty() {
            return Revision {
                text: self.text,
                changes,
            };
        }
        Revision {
            text: self.document.to_string(),
            changes,
        }
    }
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

fn rename(workshop: &mut DraftWorkshop, pairs: &[Option<usize>], known: &[String], next: usize) {
    let topic = workshop.topic.as_str().to_owned();
    let mut next = next;
    let mut names = BTreeMap::new();
    for (need, pair) in workshop.needs.iter().zip(pairs) {
        let name = match pair.and_then(|old| known.get(old)) {
            Some(id) => id.clone(),
            None => {
                next += 1;
                draft_number(&topic, next - 1)
            }
        };
        names.insert(need.id.clone(), name);
    }
    apply_names(workshop, &names);
}

fn needs(document: &DocumentMut) -> impl Iterator<Item = &Table> {
    document
        .get("needs")
        .and_then(Item::as_array_of_tables)
        .into_iter()
        .flatten()
}

fn dates(document: &DocumentMut) -> Vec<(String, String)> {
    let dates = document
        .get("dates")
        .and_then(Item::as_array_of_tables)
        .into_iter()
        .flatten();
    let day = |date: &Table, key: &str| {
        date.get(key)
            .and_then(Item::as_datetime)
            .map(ToString::to_string)
            .unwrap_or_default()
    };
    dates.map(|date| (day(date, "first"), day(date, "last"))).collect()
}

fn text_of(table: &Table, key: &str) -> String {
    table.get(key).and_then(Item::as_str).unwrap_or_default().to_owned()
}

fn read_text(table: &Table, key: &str) -> Option<String> {
    table
        .get("read")?
        .as_table_like()?
        .get(key)?
        .as_str()
        .map(str::to_owned)
}

/// For each statement of the draft, the one of the file that it is.
fn pair(document: &DocumentMut, drafted: &[Need]) -> Vec<Option<usize>> {
    let known: Vec<&Table> = needs(document).collect();
    let texts: Vec<[String; 2]> = known
        .iter()
        .map(|need| {
            [
                read_text(need, "statement").unwrap_or_default(),
                text_of(need, "statement"),
            ]
        })
        .collect();
    let mut worded: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, texts) in texts.iter().enumerate() {
        for text in texts {
            worded.entry(folded(text)).or_default().push(at);
        }
    }
    let mut pairs = vec![None; drafted.len()];
    let mut taken = BTreeSet::new();
    for (number, need) in drafted.iter().enumerate() {
        let wanted = folded(&need.statement);
        let in_section = |at: &usize| text_of(known[*at], "section") == need.section;
        let found = worded.get(&wanted).into_iter().flatten().copied();
        let found = found
            .filter(|at| !taken.contains(at))
            .min_by_key(|at| (!in_section(at), at.abs_diff(number)));
        if let Some(at) = found.filter(|_| !wanted.is_empty()) {
            taken.insert(at);
            pairs[number] = Some(at);
        }
    }
    align(&known, &texts, drafted, &taken, &mut pairs);
    pairs
}

/// Pairs what is left in its order, so that likeness adds up to the most.
fn align(
    known: &[&Table],
    texts: &[[String; 2]],
    drafted: &[Need],
    taken: &BTreeSet<usize>,
    pairs: &mut [Option<usize>],
) {
    let old: Vec<usize> = (0..known.len()).filter(|at| !taken.contains(at)).collect();
    let new: Vec<usize> = (0..drafted.len()).filter(|at| pairs[*at].is_none()).collect();
    if old.len().saturating_mul(new.len()) > MOST_CELLS {
        return;
    }
    let by_words = old.len() * new.len() <= MOST_PAIRS;
    let scores: Vec<Vec<f64>> = new
        .iter()
        .map(|new| {
            old.iter()
                .map(|old| score(known[*old], &texts[*old], &drafted[*new], by_words))
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

fn score(known: &Table, texts: &[String; 2], need: &Need, by_words: bool) -> f64 {
    let number = |key: &str| known.get(key).and_then(Item::as_integer).unwrap_or(-1);
    let same_line = number("line") == i64::from(need.line);
    let same_item = number("item") == i64::from(need.item) && text_of(known, "kind") == need.kind.as_str();
    let alike = match by_words {
        true => texts
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

/// Merges title, place, country and participants.
fn merge_facts(table: &mut Table, workshop: &DraftWorkshop, changes: &mut Vec<String>) {
    let fresh = read_of_workshop(workshop);
    let Some(source) = table.get("source").and_then(Item::as_table_like) else {
        return;
    };
    let Some(read) = source.get("read").and_then(Item::as_inline_table).cloned() else {
        return;
    };
    let merged = merge(table, &read, &fresh, "the workshop", changes);
    if let Some(source) = table
        .get_mut("source")
        .and_then(Item::as_table_like_mut)
        .filter(|_| merged)
    {
        source.insert("read", Item::Value(Value::InlineTable(fresh)));
    }
}

/// Brings values of a new reading into a table; whether the reading differs from the last one.
fn merge(table: &mut Table, read: &InlineTable, fresh: &InlineTable, whose: &str, changes: &mut Vec<String>) -> bool {
    let keys: BTreeSet<String> = read.iter().chain(fresh.iter()).map(|(key, _)| key.to_owned()).collect();
    let mut differs = false;
    for key in keys {
        let plain = |value: Option<&Value>| value.map(|value| value.clone().decorated("", "").to_string());
        let (was, now) = (plain(read.get(&key)), plain(fresh.get(&key)));
        if was == now {
            continue;
        }
        differs = true;
        let here = plain(table.get(&key).and_then(Item::as_value));
        let shown = |value: &Option<String>| value.clone().unwrap_or_else(|| "nothing".to_owned());
        if here == now {
            continue;
        }
        if here != was {
            changes.push(format!(
                "= {whose}: {key} was edited and stays {}; the source now says {}",
                shown(&here),
                shown(&now)
            ));
            continue;
        }
        changes.push(format!("~ {whose}: {key} {} becomes {}", shown(&here), shown(&now)));
        match fresh.get(&key) {
            Some(value) => set(table, &key, value.clone()),
            None => {
                table.remove(&key);
            }
        }
    }
    differs
}

/// Sets a value and keeps the comment behind the old one.
fn set(table: &mut Table, key: &str, value: Value) {
    match table.get_mut(key).and_then(Item::as_value_mut) {
        Some(old) => {
            let decor = old.decor().clone();
            *old = value;
            *old.decor_mut() = decor;
        }
        None => {
            table.insert(key, Item::Value(value));
        }
    }
}

fn add_dates(document: &mut DocumentMut, workshop: &DraftWorkshop, changes: &mut Vec<String>) {
    let known = dates(document);
    for date in &workshop.dates {
        let days = (date.first.to_string(), date.last.to_string());
        if known.contains(&days) {
            continue;
        }
        changes.push(format!(
            "+ the workshop: {} to {} ({}, line {})",
            days.0, days.1, date.found, date.line
        ));
        let dates = document
            .entry("dates")
            .or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
        if let Some(dates) = dates.as_array_of_tables_mut() {
            dates.push(date_table(date));
        }
    }
}

fn merge_needs(
    document: &mut DocumentMut,
    workshop: &DraftWorkshop,
    pairs: &[Option<usize>],
    changes: &mut Vec<String>,
) {
    let entry = document
        .entry("needs")
        .or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
    let Some(tables) = entry.as_array_of_tables_mut() else {
        return;
    };
    let reviewed = tables.iter().all(|need| need.get("read").is_none());
    let found: BTreeSet<usize> = pairs.iter().flatten().copied().collect();
    let mut moved = 0;
    for (need, at) in workshop.needs.iter().zip(pairs) {
        match at.and_then(|at| tables.get_mut(at)) {
            Some(table) => moved += usize::from(merge_need(table, need, changes)),
            None => changes.push(format!("+ {}: {} \"{}\"", need.id, need.kind.as_str(), need.statement)),
        }
    }
    for (at, table) in tables.iter_mut().enumerate().filter(|(at, _)| !found.contains(at)) {
        let _ = at;
        let by_hand = table.get("read").is_none() && !reviewed;
        let marked = table.get("gone").and_then(Item::as_bool) == Some(true);
        if !by_hand && !marked {
            changes.push(format!(
                "- {}: gone from the source, and marked so: \"{}\"",
                text_of(table, "id"),
                text_of(table, "statement")
            ));
            table.insert("gone", toml_edit::value(true));
        }
    }
    for (need, _) in workshop.needs.iter().zip(pairs).filter(|(_, at)| at.is_none()) {
        tables.push(need_table(need));
    }
    if moved > 0 {
        changes.push(format!("~ {moved} statements stand on another line of the source"));
    }
}

/// Merges one statement; whether only its line moved.
fn merge_need(table: &mut Table, need: &Need, changes: &mut Vec<String>) -> bool {
    if table.remove("gone").is_some() {
        changes.push(format!("+ {}: back in the source: \"{}\"", need.id, need.statement));
    }
    let fresh = read_of_need(need);
    let read = table.get("read").and_then(Item::as_inline_table).cloned();
    if read.is_some_and(|read| merge(table, &read, &fresh, &need.id, changes)) {
        table.insert("read", Item::Value(Value::InlineTable(fresh)));
    }
    let moved = table.get("line").and_then(Item::as_integer) != Some(i64::from(need.line));
    if moved {
        set(table, "line", Value::from(i64::from(need.line)));
    }
    moved
}
