//! `standards.toml`: standards, specifications and legal instruments.

use std::path::Path;

use toml_edit::{DocumentMut, Table, Value, value};

use crate::diagnostic::Diagnostic;
use crate::disk::{self, place};
use crate::model::{Standard, StandardChange, StandardStatus, limits, source_title};

use super::fields::{Fields, read_toml};
use super::files::TextFile;
use super::named::{define_id, read_formerly, refer_all};
use super::names::NameKind;
use super::notes::Notes;
use super::writing::replace_file;

/// Reads all standards; what is wrong is noted.
pub fn read_standards(file: &TextFile, notes: &Notes) -> Vec<Standard> {
    read_toml(file, notes, "standards.toml", |fields| {
        Some(fields.tables("standards", "a standard", read_standard))
    })
    .unwrap_or_default()
}

fn read_standard(fields: &mut Fields) -> Option<Standard> {
    let id = define_id(fields, NameKind::Standard);
    let formerly = match &id {
        Some(id) => read_formerly(fields, NameKind::Standard, &id.value),
        None => Vec::new(),
    };
    let number = fields.text_within("number", limits::NAME);
    let title = fields.text_within("title", limits::LINE);
    let body = fields.text("body");
    let kind = fields.text("kind");
    let status = fields.choice("status", &StandardStatus::ALL);
    let successor = fields
        .text_if("successor")
        .map(|text| fields.notes().refer(NameKind::Standard, text));
    let review_by = fields.date_if("review_by");
    let stage = fields.text_if("stage").map(|text| text.value);
    let year = fields.integer_if("year", 1900..2100);
    let topics = refer_all(fields, "topics", NameKind::Topic);
    let technologies = refer_all(fields, "technologies", NameKind::Technology);
    let note = fields.text("note");
    let source = fields.text("source");
    Some(Standard {
        id: id?.value,
        formerly,
        number: number?.value,
        title: title?.value,
        body: body?.value,
        kind: kind?.value,
        status: status?,
        successor,
        review_by,
        stage,
        year,
        topics,
        technologies,
        note: note?.value,
        source: source?.value,
    })
}

/// The largest list that is read, in bytes.
const LARGEST: u64 = 10 * 1024 * 1024;

/// Writes states that a catalogue gave, with where they were checked, into the list; everything else stays as it is, comments
/// and order too. States that the list has no word for are left.
pub fn write_states(folder: &Path, changes: &[StandardChange]) -> Result<(), Diagnostic> {
    let path = folder.join("standards.toml");
    let before = disk::read_regular_text(&path, LARGEST)?;
    let unread = |error: toml_edit::TomlError| Diagnostic::error(place(&path), format!("this is not TOML: {error}."));
    let mut document: DocumentMut = before.parse().map_err(unread)?;
    let standards = document
        .get_mut("standards")
        .and_then(|item| item.as_array_of_tables_mut());
    for table in standards.into_iter().flat_map(|tables| tables.iter_mut()) {
        let id = table.get("id").and_then(|id| id.as_str());
        let change = changes.iter().find(|change| Some(change.id.as_str()) == id);
        let Some((change, status)) = change.and_then(|change| Some((change, change.status?))) else {
            continue;
        };
        set_text(table, "status", status.as_str());
        let checked = format!("{} {}", source_title(&change.source), change.retrieved);
        set_text(table, "source", &checked);
    }
    replace_file(&path, &before, &document.to_string())
}

/// Sets a text; a comment behind the old one stays.
fn set_text(table: &mut Table, key: &str, text: &str) {
    match table.get_mut(key).and_then(|item| item.as_value_mut()) {
        Some(old) => {
            let decor = old.decor().clone();
            *old = Value::from(text);
            *old.decor_mut() = decor;
        }
        None => table[key] = value(text),
    }
}
