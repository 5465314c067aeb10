//! `languages/TAG.toml`: the texts of a radar in another language, by kind and id.

use std::path::Path;

use toml::de::DeTable;

use crate::diagnostic::{Diagnostic, Place, excerpt};
use crate::disk;
use crate::model::{Configuration, Texts, Translated, Translation, count_originals, limits};

use super::Parts;
use super::fields::{Fields, read_toml};
use super::files::TextFile;
use super::names::NameKind;
use super::notes::Notes;
use super::text::Text;

/// The texts of one language as its file has them, with their places.
pub struct TranslationFile {
    place: Place,
    language: String,
    rows: Vec<Row>,
}

struct Row {
    of: Translated,
    id: String,
    key: &'static str,
    sort: Texts,
    texts: Vec<Text>,
}

/// Reads the texts of a language; what is wrong is noted.
pub fn read_translation(language: &str, file: &TextFile, notes: &Notes) -> Option<TranslationFile> {
    let mut rows = Vec::new();
    read_toml(file, notes, "the file", |fields| {
        read_row(fields, (Translated::Radar, ""), &Translated::OF_RADAR, &mut rows);
        for (of, table, keys) in Translated::TABLES {
            for id in fields.free_tables(table, "a translation", |fields, id| {
                read_row(fields, (of, &id.value), keys, &mut rows);
            }) {
                fields.notes().refer(name_kind(of), id);
            }
        }
        Some(())
    })?;
    Some(TranslationFile {
        place: Place::in_file(file.shown.clone()),
        language: language.to_owned(),
        rows,
    })
}

fn read_row(fields: &mut Fields, (of, id): (Translated, &str), keys: &[(&'static str, Texts)], rows: &mut Vec<Row>) {
    for (key, sort) in keys {
        let texts = match sort {
            Texts::One if matches!(*key, "name" | "title") && fields.has(key) => {
                fields.title(key, limits::NAME).into_iter().collect()
            }
            Texts::One => fields.text_if(key).into_iter().collect(),
            Texts::List => fields.texts(key),
        };
        if !texts.is_empty() {
            rows.push(Row {
                of,
                id: id.to_owned(),
                key,
                sort: *sort,
                texts,
            });
        }
    }
}

fn name_kind(of: Translated) -> NameKind {
    match of {
        Translated::Ring => NameKind::Ring,
        Translated::Group => NameKind::Group,
        Translated::Topic => NameKind::Topic,
        Translated::Activity => NameKind::Activity,
        Translated::View => NameKind::View,
        Translated::Criterion => NameKind::Criterion,
        Translated::LegalClass => NameKind::LegalClass,
        Translated::Route => NameKind::Route,
        Translated::Workshop => NameKind::Workshop,
        Translated::Technology | Translated::Radar => NameKind::Technology,
    }
}

/// Settles what was read: a list has as many texts as the original, and the radar asks for the language.
pub fn settle(files: Vec<TranslationFile>, parts: &mut Parts, notes: &Notes) {
    for file in files {
        if let Some(configuration) = &parts.configuration {
            check_asked_for(&file, configuration, notes);
            file.rows.iter().for_each(|row| check_length(row, configuration, notes));
        }
        let rows = file.rows.into_iter().map(|row| {
            let texts = row.texts.into_iter().map(|text| text.value).collect();
            ((row.of, row.id, row.key), texts)
        });
        parts.translations.push(Translation {
            language: file.language,
            texts: rows.collect(),
        });
    }
}

fn check_asked_for(file: &TranslationFile, configuration: &Configuration, notes: &Notes) {
    if !configuration.languages.contains(&file.language) {
        let message = format!("no page is written in the language \"{}\".", excerpt(&file.language));
        let hint = format!(
            "add it to radar.toml: languages = [\"{}\", \"{}\"]",
            configuration.language,
            excerpt(&file.language)
        );
        notes.say(Diagnostic::warning(file.place.clone(), message).with_hint(hint));
    } else if configuration.language == file.language {
        let message = "this is the language of radar.toml itself, whose texts stand there.";
        notes.say(Diagnostic::warning(file.place.clone(), message));
    }
}

fn check_length(row: &Row, configuration: &Configuration, notes: &Notes) {
    let own = count_originals(configuration, row.of, &row.id, row.key);
    if let (Texts::List, Some(own), Some(first)) = (row.sort, own, row.texts.first())
        && own != row.texts.len()
    {
        let message = format!(
            "{} has {} texts here, and {own} in radar.toml.",
            row.key,
            row.texts.len()
        );
        notes.say(Diagnostic::error(first.place.clone(), message).with_hint("translate each of them, in their order"));
    }
}

/// Where radar.toml of a folder asks for a language.
pub fn find_language(folder: &Path, tag: &str) -> Option<Place> {
    let path = folder.join("radar.toml");
    let text = disk::read_regular_text(&path, LARGEST).ok()?;
    let (document, _) = DeTable::parse_recoverable(&text);
    let document = document.get_ref();
    let listed = document.get("languages").and_then(|value| value.get_ref().as_array());
    let mut places = listed
        .into_iter()
        .flat_map(|list| list.iter())
        .chain(document.get("language"));
    let found = places.find(|value| value.get_ref().as_str() == Some(tag))?;
    Some(Place::of_offset(path.display().to_string(), &text, found.span().start))
}

/// The largest radar.toml that is read for it, in bytes.
const LARGEST: u64 = 10_000_000;
