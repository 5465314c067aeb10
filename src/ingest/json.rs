//! Drafts as JSON.

use serde_json::{Value, json};

use crate::model::{DateFound, Draft, DraftWorkshop, Ledger, Need, NeedKind, PlannedTopic, UnsortedLine};

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
    let documents = drafts.iter().map(
        |draft| json!({"document": draft.document, "profile": draft.profile, "ledger": ledger_json(draft.ledger)}),
    );
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
        "unsorted": ledger.unsorted,
        "structure": ledger.structure,
        "unused": ledger.unused,
        "blank": ledger.blank,
    })
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
        "unsorted": workshop.unsorted.iter().map(unsorted_json).collect::<Vec<_>>(),
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

fn unsorted_json(line: &UnsortedLine) -> Value {
    json!({
        "statement": line.statement,
        "kind": line.kind.map(NeedKind::as_str),
        "cue": line.cue,
        "section": line.section,
        "dismissed": line.dismissed,
        "line": line.line,
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
