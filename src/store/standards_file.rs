//! `standards.toml`: standards, specifications and legal instruments.

use crate::model::{Standard, StandardStatus, limits};

use super::fields::{Fields, read_toml};
use super::files::TextFile;
use super::named::{define_id, refer_all};
use super::names::NameKind;
use super::notes::Notes;

/// Reads all standards; what is wrong is noted.
pub fn read_standards(file: &TextFile, notes: &Notes) -> Vec<Standard> {
    read_toml(file, notes, "standards.toml", |fields| {
        Some(fields.tables("standards", "a standard", read_standard))
    })
    .unwrap_or_default()
}

fn read_standard(fields: &mut Fields) -> Option<Standard> {
    let id = define_id(fields, NameKind::Standard);
    let number = fields.text_within("number", limits::NAME);
    let title = fields.text_within("title", limits::LINE);
    let body = fields.text("body");
    let kind = fields.text("kind");
    let status = fields.choice("status", &StandardStatus::ALL);
    let successor = fields
        .text_if("successor")
        .map(|text| fields.notes().refer(NameKind::Standard, text));
    let stage = fields.text_if("stage").map(|text| text.value);
    let year = fields.integer_if("year", 1900..2100);
    let topics = refer_all(fields, "topics", NameKind::Topic);
    let technologies = refer_all(fields, "technologies", NameKind::Technology);
    let note = fields.text("note");
    let source = fields.text("source");
    Some(Standard {
        id: id?.value,
        number: number?.value,
        title: title?.value,
        body: body?.value,
        kind: kind?.value,
        status: status?,
        successor,
        stage,
        year,
        topics,
        technologies,
        note: note?.value,
        source: source?.value,
    })
}
