//! A second reading of a report merged into the file of its workshop: what is there stays, what the source changed is
//! brought in.
//!
//! A file keeps, in `read`, what was read last. Three values are compared key by key: what was read, what the file says
//! now, what is read this time. Where the file still says what was read, it follows the source; where somebody edited it,
//! the edit stays and the change of the source is only told. A statement without a partner in the source is marked `gone`.

use std::collections::BTreeSet;
use std::path::PathBuf;

use toml_edit::{ArrayOfTables, DocumentMut, InlineTable, Item, Table, Value};

use crate::diagnostic::Diagnostic;
use crate::disk::place;
use crate::model::{DraftWorkshop, KnownStatement, KnownWorkshop, Need};

use super::draft_file::{date_table, need_table, read_of_need, read_of_workshop};

/// The file of a workshop that is there already.
#[derive(Debug)]
pub struct WorkshopFile {
    /// Where it is.
    pub path: PathBuf,
    /// What it holds.
    pub text: String,
    document: DocumentMut,
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
        });
        KnownWorkshop {
            topics: [
                text_of(self.document.as_table(), "topic"),
                read.unwrap_or_default().to_owned(),
            ],
            document: said("document").unwrap_or_default(),
            section: said("section").unwrap_or_default(),
            dates: dates(&self.document),
            statements: statements.collect(),
        }
    }

    /// Merges a new reading into the file; `pairs` has for each of its statements the one of the file that it is.
    pub fn merge(&self, workshop: &DraftWorkshop, pairs: &[Option<usize>]) -> Merged {
        let mut document = self.document.clone();
        let mut changes = Vec::new();
        merge_facts(document.as_table_mut(), workshop, &mut changes);
        add_dates(&mut document, workshop, &mut changes);
        merge_needs(&mut document, workshop, pairs, &mut changes);
        let text = match changes.is_empty() {
            true => self.text.clone(),
            false => document.to_string(),
        };
        Merged { text, changes }
    }
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
    for (_, table) in tables.iter_mut().enumerate().filter(|(at, _)| !found.contains(at)) {
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
