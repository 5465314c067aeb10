//! Draft workshops as `leadar ingest` writes them, read leniently: a draft is not yet checked data, so a missing key
//! has a default and an unknown one is passed over. Only what cannot be read at all is an error.

use std::fs;
use std::path::Path;

use toml::{Table, Value};

use crate::diagnostic::{Diagnostic, Outcome, Place, Telling};
use crate::disk;
use crate::model::{Nature, Need, NeedKind, Role, Source, Workshop};

/// The largest draft that is read, in bytes.
const LARGEST: u64 = 10 * 1024 * 1024;

/// Reads every draft of a folder, by file name; complaints name the files that are no drafts.
pub fn read_drafts(folder: &Path) -> Outcome<Vec<Workshop>> {
    let place = |path: &Path| Place::in_file(path.display().to_string());
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            let complaint = Diagnostic::error(place(folder), format!("the folder cannot be read: {error}."));
            return Err(vec![
                complaint.with_hint("leadar ingest REPORT writes drafts into drafts/"),
            ]);
        }
    };
    let mut paths: Vec<_> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    paths.sort();
    let mut workshops = Vec::new();
    let mut complaints = Vec::new();
    for path in &paths {
        let id = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let table = disk::read_regular_text(path, LARGEST).and_then(|text| {
            let table = text.trim_start_matches('\u{feff}').parse::<Table>();
            table.map_err(|error| Diagnostic::error(place(path), format!("this is not TOML: {}.", error.message())))
        });
        match table {
            Ok(table) if table.contains_key("needs") => workshops.push(read_draft(&id, &table)),
            Ok(_) => complaints.push(Diagnostic::warning(
                place(path),
                "no statement in it; it is passed over.",
            )),
            Err(complaint) => complaints.push(complaint),
        }
    }
    if paths.is_empty() {
        complaints.push(
            Diagnostic::error(place(folder), "there is no draft in the folder.")
                .with_hint(
                    "leadar ingest REPORT --drafts DIR writes them; a workshop that is in workshops/ already is compared with \
                     its file instead, so name a folder without workshops with --data to draft it anew",
                ),
        );
    }
    let mut telling = Telling::default();
    telling.check(complaints)?;
    telling.give(workshops)
}

fn text(table: &Table, key: &str) -> Option<String> {
    Some(table.get(key)?.as_str()?.to_owned())
}

fn number(table: &Table, key: &str) -> u32 {
    let value = table.get(key).and_then(Value::as_integer);
    value.and_then(|value| u32::try_from(value).ok()).unwrap_or(0)
}

fn read_draft(id: &str, table: &Table) -> Workshop {
    let source = table.get("source").and_then(Value::as_table);
    let needs = table.get("needs").and_then(Value::as_array).into_iter().flatten();
    let needs = needs.filter_map(Value::as_table).enumerate();
    Workshop {
        id: id.to_owned(),
        topic: text(table, "topic").unwrap_or_default(),
        title: text(table, "title").unwrap_or_else(|| id.to_owned()),
        language: text(table, "language"),
        place: text(table, "place"),
        country: text(table, "country"),
        participants: text(table, "participants"),
        note: text(table, "note"),
        natures_by: text(table, "natures_by"),
        source: Source {
            document: source.and_then(|table| text(table, "document")).unwrap_or_default(),
            section: source.and_then(|table| text(table, "section")).unwrap_or_default(),
            line: source.map_or(0, |table| number(table, "line")),
        },
        dates: Vec::new(),
        unsorted: Vec::new(),
        needs: needs
            .filter_map(|(index, table)| read_statement(id, index, table))
            .collect(),
    }
}

fn read_statement(workshop: &str, index: usize, table: &Table) -> Option<Need> {
    let kind = text(table, "kind").and_then(|word| NeedKind::from_word(&word));
    Some(Need {
        id: text(table, "id").unwrap_or_else(|| format!("{workshop}-{}", index + 1)),
        kind: kind.unwrap_or(NeedKind::Gap),
        statement: text(table, "statement")?,
        section: text(table, "section").unwrap_or_default(),
        item: number(table, "item"),
        line: number(table, "line"),
        parent: text(table, "parent"),
        theme: text(table, "theme"),
        role: match text(table, "role").as_deref() {
            Some("lead-in") => Role::LeadIn,
            Some("boilerplate") => Role::Boilerplate,
            _ => Role::Statement,
        },
        votes: table.get("votes").map(|_| number(table, "votes")),
        priority: text(table, "priority"),
        gone: table.get("gone").and_then(Value::as_bool).unwrap_or(false),
        broad: table.get("broad").and_then(Value::as_bool).unwrap_or(false),
        nature: text(table, "nature").and_then(|word| Nature::ALL.into_iter().find(|nature| nature.as_str() == word)),
        note: text(table, "note"),
    })
}
