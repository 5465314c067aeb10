//! `standards/*.toml`: one standard, specification or legal instrument a file.

use std::path::Path;

use toml_edit::{DocumentMut, Table, Value, value};

use crate::diagnostic::{Diagnostic, Place, excerpt};
use crate::disk::{self, place};
use crate::model::{Standard, StandardAnswer, StandardChange, StandardKind, StandardStatus, limits, source_title};

use super::fields::{Fields, read_toml};
use super::files::TextFile;
use super::named::{read_formerly, refer_all};
use super::names::NameKind;
use super::notes::Notes;
use super::text::Text;
use super::writing::replace_file;

/// Reads a standard; its identifier is the name of the file. What is wrong is noted.
pub fn read_standard(id: &str, file: &TextFile, notes: &Notes) -> Option<Standard> {
    notes.define(
        NameKind::Standard,
        &Text {
            value: id.to_owned(),
            place: Place::in_file(file.shown.clone()),
        },
    );
    read_toml(file, notes, "a standard", |fields| read_fields(id, fields))
}

fn read_fields(id: &str, fields: &mut Fields) -> Option<Standard> {
    let formerly = read_formerly(fields, NameKind::Standard, id);
    let number = fields.text_within("number", limits::NAME);
    let title = fields.text_within("title", limits::LINE);
    let body = fields.text("body");
    let kind = fields.choice("kind", &StandardKind::ALL);
    let status = fields.choice("status", &StandardStatus::ALL);
    let successor = fields
        .text_if("successor")
        .map(|text| fields.notes().refer(NameKind::Standard, text));
    let review_by = fields.date_if("review_by");
    let expires = fields.date_if("expires");
    let stage = fields.text_if("stage").map(|text| text.value);
    let year = fields.integer_if("year", 1900..2100);
    let topics = refer_all(fields, "topics", NameKind::Topic);
    let technologies = refer_all(fields, "technologies", NameKind::Technology);
    let note = fields.text("note");
    let source = fields.text_if("source");
    let url = read_url(fields);
    let answers = fields.some_tables("answers", "an answer", limits::DECLARED, read_answer);
    if kind == Some(StandardKind::LegalAct) && !answers.is_empty() {
        let message = "a legal act is no standard that answers a statement.";
        fields.complain(
            "answers",
            message,
            Some("name the standard that it lays down, in a file of its own".into()),
        );
    }
    Some(Standard {
        id: id.to_owned(),
        formerly,
        number: number?.value,
        title: title?.value,
        body: body?.value,
        kind: kind?,
        status: status?,
        successor,
        review_by,
        expires,
        stage,
        year,
        topics,
        technologies,
        note: note?.value,
        source: source.map(|text| text.value),
        url,
        answers,
    })
}

/// The decision that it answers a statement.
fn read_answer(fields: &mut Fields) -> Option<StandardAnswer> {
    let need = fields
        .text("need")
        .map(|text| fields.notes().refer(NameKind::Need, text));
    let why = fields.text("why");
    let by = fields.name("by", limits::NAME);
    let date = fields.date("on");
    Some(StandardAnswer {
        need: need?,
        why: why?.value,
        by: by?.value,
        date: date?,
    })
}

/// The address of its page; what is none is noted.
fn read_url(fields: &mut Fields) -> Option<String> {
    let url = fields.text_if_within("url", limits::ADDRESS)?.value;
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    if rest.is_none_or(|rest| rest.is_empty() || rest.contains(|c: char| c.is_whitespace() || c.is_control())) {
        let message = format!("url \"{}\" is not an address of the web.", excerpt(&url));
        fields.complain("url", message, Some("it begins with https:// or http://".into()));
        return None;
    }
    Some(url)
}

/// The largest file that is read, in bytes.
const LARGEST: u64 = 10 * 1024 * 1024;

/// Writes states that a catalogue gave, with where they were checked, into the standards' files; everything else stays as it
/// is, comments and order too. States that the radar has no word for are left. A file that cannot be read stops all of it.
pub fn write_states(folder: &Path, changes: &[StandardChange]) -> Result<(), Diagnostic> {
    let known = changes.iter().filter_map(|change| Some((change, change.status?)));
    let written: Result<Vec<_>, Diagnostic> = known
        .map(|(change, status)| {
            let path = folder.join("standards").join(format!("{}.toml", change.id));
            let before = disk::read_regular_text(&path, LARGEST)?;
            let unread =
                |error: toml_edit::TomlError| Diagnostic::error(place(&path), format!("this is not TOML: {error}."));
            let mut document: DocumentMut = before.parse().map_err(unread)?;
            set_text(&mut document, "status", status.as_str());
            let checked = format!("{} {}", source_title(&change.source), change.retrieved);
            set_text(&mut document, "source", &checked);
            Ok((path, before, document.to_string()))
        })
        .collect();
    let mut written = written?.into_iter();
    written.try_for_each(|(path, before, text)| replace_file(&path, &before, &text))
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
