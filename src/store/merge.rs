//! A second reading of a report merged into the file of its workshop: what is there stays, what the source changed is
//! brought in.
//!
//! A file keeps, in `read`, what was read last. Three values are compared key by key: what was read, what the file says
//! now, what is read this time. Where the file still says what was read, it follows the source; where somebody edited it,
//! the edit stays and the change of the source is only told. A statement without a partner in the source is marked `gone`.
//! What was ever drafted is kept in `drafted`, so that what somebody took out does not come back.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use toml_edit::{ArrayOfTables, DocumentMut, InlineTable, Item, Table, Value};

use crate::diagnostic::Diagnostic;
use crate::disk::place;
use crate::model::{DateFound, DraftWorkshop, KnownStatement, KnownWorkshop, Need, Pairing, UnsortedLine, fingerprint};

use super::draft_file::{
    date_table, drafted_array, drafted_date, drafted_of, need_table, read_of_need, read_of_workshop, unsorted_table,
};

/// The file of a workshop that is there already.
#[derive(Debug, Clone)]
pub struct WorkshopFile {
    /// Where it is.
    pub path: PathBuf,
    /// What it holds.
    pub text: String,
    pub(super) document: DocumentMut,
}

/// What a second reading brings.
#[derive(Debug, Clone)]
pub struct Merged {
    /// The file as it would be.
    pub text: String,
    /// What changes, a line each; empty where nothing does.
    pub changes: Vec<String>,
}

impl WorkshopFile {
    /// Takes the text of a file apart; text that is no TOML is a complaint.
    pub fn parse(path: PathBuf, text: String) -> Result<Self, Diagnostic> {
        match text.parse::<DocumentMut>() {
            Ok(document) => Ok(WorkshopFile { path, text, document }),
            Err(error) => {
                let message = format!("this is not TOML: {}.", error.message());
                Err(Diagnostic::error(place(&path), message))
            }
        }
    }

    /// What the file says of the workshop.
    pub fn known(&self) -> KnownWorkshop {
        let source = self.document.get("source").and_then(Item::as_table_like);
        let said = |key: &str| source.and_then(|source| source.get(key)?.as_str().map(str::to_owned));
        let read = source.and_then(|source| source.get("read")?.as_table_like()?.get("topic")?.as_str());
        let number = |need: &Table, key: &str| need.get(key).and_then(Item::as_integer).unwrap_or(-1);
        let statements = needs(&self.document).map(|need| KnownStatement {
            id: text_of(need, "id"),
            kind: text_of(need, "kind"),
            texts: [
                read_text(need, "statement").unwrap_or_default(),
                text_of(need, "statement"),
            ],
            section: text_of(need, "section"),
            line: number(need, "line"),
            item: number(need, "item"),
            parent: read_text(need, "parent"),
        });
        let unsorted = tables(&self.document, "unsorted").map(|line| (print_of(line), is_true(line, "dismissed")));
        KnownWorkshop {
            topics: [
                text_of(self.document.as_table(), "topic"),
                read.unwrap_or_default().to_owned(),
            ],
            document: said("document").unwrap_or_default(),
            section: said("section").unwrap_or_default(),
            dates: dates(&self.document),
            statements: statements.collect(),
            unsorted: unsorted.collect(),
            drafted: drafted(&self.document),
        }
    }

    /// Merges a new reading into the file; `pairing` says what of it the file has.
    pub fn merge(&self, workshop: &DraftWorkshop, pairing: &Pairing) -> Merged {
        let mut document = self.document.clone();
        let mut changes = Vec::new();
        merge_facts(document.as_table_mut(), workshop, &mut changes);
        add_dates(&mut document, workshop, &mut changes);
        merge_needs(&mut document, workshop, pairing, &mut changes);
        merge_unsorted(&mut document, &workshop.unsorted, &mut changes);
        if changes.is_empty() {
            let text = self.text.clone();
            return Merged { text, changes };
        }
        let read_before = drafted(&document);
        remember(
            &mut document,
            read_before.into_iter().chain(drafted_of(workshop)).collect(),
        );
        let text = document.to_string();
        Merged { text, changes }
    }
}

/// The tables of a list of a file.
pub(super) fn tables<'d>(document: &'d DocumentMut, key: &str) -> impl Iterator<Item = &'d Table> {
    document
        .get(key)
        .and_then(Item::as_array_of_tables)
        .into_iter()
        .flatten()
}

fn needs(document: &DocumentMut) -> impl Iterator<Item = &Table> {
    tables(document, "needs")
}

/// The fingerprint of what a table states.
pub(super) fn print_of(table: &Table) -> String {
    fingerprint(&text_of(table, "statement"))
}

/// Whether a table says so.
pub(super) fn is_true(table: &Table, key: &str) -> bool {
    table.get(key).and_then(Item::as_bool) == Some(true)
}

/// The fingerprints of all that was drafted into a file.
pub(super) fn drafted(document: &DocumentMut) -> BTreeSet<String> {
    let source = document.get("source").and_then(Item::as_table_like);
    let prints = source.and_then(|source| source.get("drafted")?.as_array());
    let prints = prints.into_iter().flatten();
    prints.filter_map(|print| print.as_str().map(str::to_owned)).collect()
}

/// Sets the fingerprints of all that was drafted into a file, where it says what it was drafted from.
pub(super) fn remember(document: &mut DocumentMut, prints: BTreeSet<String>) {
    if drafted(document) == prints {
        return;
    }
    if let Some(source) = document.get_mut("source").and_then(Item::as_table_like_mut) {
        source.insert("drafted", toml_edit::value(drafted_array(prints)));
    }
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

/// A text of a table; empty where it has none.
pub(super) fn text_of(table: &Table, key: &str) -> String {
    table.get(key).and_then(Item::as_str).unwrap_or_default().to_owned()
}

/// What was read last for a key.
pub(super) fn read_text(table: &Table, key: &str) -> Option<String> {
    table
        .get("read")?
        .as_table_like()?
        .get(key)?
        .as_str()
        .map(str::to_owned)
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
    let reviewed = is_true(table, "reviewed");
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
        if here != was || reviewed {
            let done = if here != was { "edited" } else { "reviewed" };
            changes.push(format!(
                "= {whose}: {key} was {done} and stays {}; the source now says {}",
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
pub(super) fn set(table: &mut Table, key: &str, value: Value) {
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
    let (known, read_before) = (dates(document), drafted(document));
    let taken_out = |date: &DateFound| read_before.contains(&drafted_date(date));
    for date in workshop.dates.iter().filter(|date| !taken_out(date)) {
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

fn merge_needs(document: &mut DocumentMut, workshop: &DraftWorkshop, pairing: &Pairing, changes: &mut Vec<String>) {
    let pairs = &pairing.statements;
    let mut read_before = drafted(document);
    let entry = document
        .entry("needs")
        .or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
    let Some(tables) = entry.as_array_of_tables_mut() else {
        return;
    };
    let by_hands = tables.iter().all(|need| need.get("read").is_none());
    let elsewhere = pairing.unsorted.keys();
    let found: BTreeSet<usize> = pairs.iter().flatten().chain(elsewhere).copied().collect();
    let mut moved = 0;
    for (need, at) in workshop.needs.iter().zip(pairs) {
        match at.and_then(|at| tables.get_mut(at)) {
            Some(table) => {
                // What the source replaced was not taken out by hand, and may come back.
                let replaced = read_text(table, "statement").filter(|read| *read != need.statement);
                replaced.map(|read| read_before.remove(&fingerprint(&read)));
                moved += usize::from(merge_need(table, need, changes));
            }
            None => changes.push(format!("+ {}: {} \"{}\"", need.id, need.kind.as_str(), need.statement)),
        }
    }
    for (at, line) in &pairing.unsorted {
        let table = tables.get_mut(*at);
        moved += table.map_or(0, |table| usize::from(move_line(table, *line)));
    }
    for (_, table) in tables.iter_mut().enumerate().filter(|(at, _)| !found.contains(at)) {
        let by_hand = table.get("read").is_none() && !by_hands;
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
    let new = || workshop.needs.iter().zip(pairs).filter(|(_, at)| at.is_none());
    new().for_each(|(need, _)| tables.push(need_table(need)));
    if let Some(lines) = document.get_mut("unsorted").and_then(Item::as_array_of_tables_mut) {
        let stated: BTreeSet<String> = new().map(|(need, _)| fingerprint(&need.statement)).collect();
        lines.retain(|line| is_true(line, "dismissed") || !stated.contains(&print_of(line)));
    }
    remember(document, read_before);
    if moved > 0 {
        changes.push(format!("~ {moved} statements stand on another line of the source"));
    }
}

/// Adds the unsorted lines that are new; those the file has stay as they are, on the line that they have now.
fn merge_unsorted(document: &mut DocumentMut, lines: &[UnsortedLine], changes: &mut Vec<String>) {
    if lines.is_empty() {
        return;
    }
    let entry = document
        .entry("unsorted")
        .or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
    let Some(tables) = entry.as_array_of_tables_mut() else {
        return;
    };
    let mut known: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, table) in tables.iter().enumerate() {
        known.entry(print_of(table)).or_default().insert(0, at);
    }
    let mut moved = 0;
    for line in lines {
        let at = known.get_mut(&fingerprint(&line.statement)).and_then(Vec::pop);
        match at.and_then(|at| tables.get_mut(at)) {
            Some(table) => moved += usize::from(move_line(table, line.line)),
            None => {
                changes.push(format!("+ unsorted, line {}: \"{}\"", line.line, line.statement));
                tables.push(unsorted_table(line));
            }
        }
    }
    if moved > 0 {
        changes.push(format!("~ {moved} unsorted lines stand on another line of the source"));
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
    move_line(table, need.line)
}

/// Notes the line on which something stands now; whether it stood on another one.
fn move_line(table: &mut Table, line: u32) -> bool {
    let moved = table.get("line").and_then(Item::as_integer) != Some(i64::from(line));
    if moved {
        set(table, "line", Value::from(i64::from(line)));
    }
    moved
}
