//! A draft as JSON, and a draft workshop as the TOML file a reviewer corrects.

use jiff::civil::Date;
use serde_json::{Value, json};
use toml_edit::{DocumentMut, InlineTable, Item, Table, value};

use crate::model::{DateFound, Draft, DraftTopic, DraftWorkshop, Ledger, Need, PlannedTopic, Role};

/// The file a workshop goes to, for JSON.
#[derive(Debug, Clone)]
pub struct ProposedFile<'p> {
    /// Its path.
    pub path: String,
    /// `new`, `unchanged` or `changed`.
    pub state: &'static str,
    /// What would change, a line each.
    pub changes: &'p [String],
}

/// Drafts as JSON: dates are ISO, what is absent is null. `files` has one for each workshop, or none.
pub fn to_json(drafts: &[Draft], files: &[ProposedFile]) -> Value {
    let workshops = drafts.iter().flat_map(|draft| draft.workshops.iter());
    let workshops = workshops
        .enumerate()
        .map(|(at, workshop)| workshop_json(workshop, files.get(at)));
    let plan = drafts.iter().flat_map(|draft| &draft.plan);
    let unused = drafts.iter().flat_map(|draft| {
        draft.unused.iter().map(move |unused| {
        json!({"document": draft.document, "line": unused.line, "text": unused.text, "reason": unused.reason.as_str()})
    })
    });
    let warnings =
        drafts.iter().flat_map(|draft| {
            draft.warnings.iter().chain(&draft.lost).map(
                move |warning| json!({"document": draft.document, "line": warning.line, "message": warning.message}),
            )
        });
    let documents = drafts
        .iter()
        .map(|draft| json!({"document": draft.document, "ledger": ledger_json(draft.ledger)}));
    let total = drafts
        .iter()
        .fold(Ledger::default(), |total, draft| total.plus(draft.ledger));
    json!({
        "documents": documents.collect::<Vec<_>>(),
        "workshops": workshops.collect::<Vec<_>>(),
        "plan": plan.map(planned_json).collect::<Vec<_>>(),
        "unused": unused.collect::<Vec<_>>(),
        "warnings": warnings.collect::<Vec<_>>(),
        "ledger": ledger_json(total),
    })
}

fn ledger_json(ledger: Ledger) -> Value {
    json!({
        "lines": ledger.lines,
        "cells": ledger.cells,
        "statements": ledger.statements,
        "structure": ledger.structure,
        "unused": ledger.unused,
        "blank": ledger.blank,
    })
}

/// The name of the file a draft workshop is written to: its year and topic.
pub fn file_name(workshop: &DraftWorkshop) -> String {
    let topic = workshop.topic.as_str();
    match workshop.dates.first() {
        Some(date) => format!("{}-{topic}.toml", date.first.year()),
        None => format!("undated-{topic}.toml"),
    }
}

/// The name of a file for another workshop on the same topic in the same year: with its month.
pub fn file_name_with_month(workshop: &DraftWorkshop) -> Option<String> {
    let date = workshop.dates.first()?.first;
    Some(format!(
        "{}-{:02}-{}.toml",
        date.year(),
        date.month(),
        workshop.topic.as_str()
    ))
}

/// A draft workshop as a file of `radar-data/workshops/`.
pub fn to_toml(workshop: &DraftWorkshop) -> String {
    let mut document = DocumentMut::new();
    let table = document.as_table_mut();
    for (key, read) in read_of_workshop(workshop) {
        table.insert(&key, Item::Value(read));
    }
    if let Some(note) = &workshop.note {
        table.insert("note", value(note));
    }
    let mut source = Table::new();
    source.insert("document", value(&workshop.source.document));
    source.insert("section", value(&workshop.source.section));
    source.insert("line", value(i64::from(workshop.source.line)));
    source.insert("read", value(read_of_workshop(workshop)));
    table.insert("source", Item::Table(source));
    if !workshop.dates.is_empty() {
        table.insert(
            "dates",
            Item::ArrayOfTables(workshop.dates.iter().map(date_table).collect()),
        );
    }
    if !workshop.needs.is_empty() {
        table.insert(
            "needs",
            Item::ArrayOfTables(workshop.needs.iter().map(need_table).collect()),
        );
    }
    format!("{}\n{document}", head_comment(workshop))
}

/// What ingest read about a workshop, and a reviewer may change.
pub fn read_of_workshop(workshop: &DraftWorkshop) -> InlineTable {
    let mut read = InlineTable::new();
    read.insert("topic", workshop.topic.as_str().into());
    read.insert("title", workshop.title.as_str().into());
    let texts = [
        ("language", &workshop.language),
        ("place", &workshop.place),
        ("country", &workshop.country),
        ("participants", &workshop.participants),
    ];
    for (key, text) in texts {
        if let Some(text) = text {
            read.insert(key, text.as_str().into());
        }
    }
    read
}

/// What ingest read about a statement, and a reviewer may change.
pub fn read_of_need(need: &Need) -> InlineTable {
    let mut read = InlineTable::new();
    read.insert("kind", need.kind.as_str().into());
    read.insert("statement", need.statement.as_str().into());
    let role = role_word(need.role).map(str::to_owned);
    let texts = [
        ("parent", &need.parent),
        ("theme", &need.theme),
        ("role", &role),
        ("priority", &need.priority),
    ];
    for (key, text) in texts {
        if let Some(text) = text {
            read.insert(key, text.as_str().into());
        }
    }
    if let Some(votes) = need.votes {
        read.insert("votes", i64::from(votes).into());
    }
    read
}

/// The identifier of a statement.
pub fn draft_number(topic: &str, number: usize) -> String {
    format!("{topic}-{number:02}")
}

/// A statement as a table of a file.
pub fn need_table(need: &Need) -> Table {
    let mut table = Table::new();
    table.insert("id", value(&need.id));
    let read = read_of_need(need);
    for key in ["kind", "statement"] {
        table.extend(read.get(key).map(|read| (key, read.clone())));
    }
    table.insert("section", value(&need.section));
    table.insert("item", value(i64::from(need.item)));
    table.insert("line", value(i64::from(need.line)));
    for key in ["parent", "theme", "role", "votes", "priority"] {
        table.extend(read.get(key).map(|read| (key, read.clone())));
    }
    if let Some(note) = &need.note {
        table.insert("note", value(note));
    }
    table.insert("read", value(read));
    table
}

/// A date as a table of a file.
pub fn date_table(date: &DateFound) -> Table {
    let mut table = Table::new();
    table.insert("first", value(local_date(date.first)));
    table.insert("last", value(local_date(date.last)));
    table.insert("found", value(&date.found));
    table.insert("line", value(i64::from(date.line.max(1))));
    table
}

fn workshop_json(workshop: &DraftWorkshop, file: Option<&ProposedFile>) -> Value {
    json!({
        "topic": workshop.topic.as_str(),
        "group": workshop.group,
        "title": workshop.title,
        "language": workshop.language,
        "place": workshop.place,
        "country": workshop.country,
        "countries": workshop.countries,
        "participants": workshop.participants,
        "source": {"document": workshop.source.document, "section": workshop.source.section, "line": workshop.source.line},
        "dates": workshop.dates.iter().map(date_json).collect::<Vec<_>>(),
        "file": file.map(|file| &file.path),
        "state": file.map(|file| file.state),
        "changes": file.map(|file| file.changes),
        "needs": workshop.needs.iter().map(need_json).collect::<Vec<_>>(),
    })
}

fn date_json(date: &DateFound) -> Value {
    json!({
        "first": date.first.to_string(),
        "last": date.last.to_string(),
        "found": date.found,
        "line": date.line,
    })
}

fn need_json(need: &Need) -> Value {
    json!({
        "id": need.id,
        "kind": need.kind.as_str(),
        "statement": need.statement,
        "parent": need.parent,
        "section": need.section,
        "item": need.item,
        "theme": need.theme,
        "role": need.role.as_str(),
        "votes": need.votes,
        "priority": need.priority,
        "weight": u8::from(need.role.counts()),
        "note": need.note,
        "line": need.line,
    })
}

fn planned_json(planned: &PlannedTopic) -> Value {
    json!({
        "topic": planned.topic,
        "group": planned.group,
        "name": planned.name,
        "printed": planned.printed,
        "year": planned.year,
        "planned": planned.planned,
        "first": planned.days.map(|(first, _)| first.to_string()),
        "last": planned.days.map(|(_, last)| last.to_string()),
        "line": planned.line,
    })
}

fn role_word(role: Role) -> Option<&'static str> {
    match role {
        Role::Statement => None,
        Role::LeadIn => Some("lead-in"),
        Role::Boilerplate => Some("boilerplate"),
    }
}

fn head_comment(workshop: &DraftWorkshop) -> String {
    let printable = |text: &str| -> String { text.chars().filter(|character| !character.is_control()).collect() };
    let mut comment = format!(
        "# Draft from {}, line {}. Review before use:\n\
         # - put each statement into your own words and remove its note when the doubt is settled; leave `read`\n\
         #   alone, it says what the source had, so that a corrected source can be read again;\n\
         # - check its kind, and parent and role where given;\n\
         # - keep every date, or say in `note` which one holds;\n\
         # - then link the statements to technologies (links.csv).\n",
        printable(&workshop.source.document),
        workshop.source.line
    );
    if let DraftTopic::Unknown(slug) = &workshop.topic {
        comment.push_str(&format!(
            "# The topic \"{slug}\" is not in radar.toml: add it there, or name a known one here.\n"
        ));
    }
    comment
}

fn local_date(date: Date) -> toml_edit::Datetime {
    toml_edit::Datetime {
        date: Some(toml_edit::Date {
            year: date.year().unsigned_abs(),
            month: date.month().unsigned_abs(),
            day: date.day().unsigned_abs(),
        }),
        time: None,
        offset: None,
    }
}
