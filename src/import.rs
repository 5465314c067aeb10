//! Radars of other tools, and plain tables: files in, a `RadarTable` out.
//!
//! 1. Bytes become text; a workbook goes to `table` as it is.
//! 2. The tool is what the reader names, or what the content shows.
//! 3. `zalando`, `aoe` and `backstage` read their tool's files; rows of any other table, and Build your own radar's, are
//!    read by `table`. Each bad row is an error with its place, and good rows are kept.
//! 4. `build` brings rows of all editions together; `drawing` takes one edition out to be drawn; `output` writes it all.

mod aoe;
mod backstage;
mod build;
mod drawing;
mod excess;
mod files;
mod links;
mod literal;
mod movement;
mod names;
mod output;
mod own_numbers;
mod places;
mod prose;
mod rings;
mod table;
mod yaml;
mod zalando;

pub use drawing::radar_of;
pub use output::{files as radar_files, fits, report};

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use crate::diagnostic::{Diagnostic, Place, has_errors, nearest, sort};
use crate::formats::read_text;
use crate::model::{Radar, RadarTable, TableEdition, Tool};
use files::{SourceFile, edition_of, name_editions, read_json, settle_editions, stem};
use table::{Dialect, Sheet, assemble_sheets, read_delimited, read_listed, read_objects, read_workbook};

/// What came of reading a radar.
#[derive(Debug, Serialize, Deserialize)]
pub struct Import {
    /// The radar, where anything could be read.
    pub table: Option<RadarTable>,
    /// The tool it comes from; none for a plain table.
    pub tool: Option<Tool>,
    /// What was wrong, sorted by place.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a table of blips, or the radar of another tool, as it stands in one file.
///
/// JSON: `{"sectors": [names], "rings": [names from the centre], "items": [{"name", "sector", "ring", …}]}`, sector and
/// ring by name or by index from 0. CSV, TSV, XLSX and ODS: columns `name`, `ring`, `sector` and, where wanted, `id`,
/// `score`, `movement`, `link`, `description`. With nothing that can be drawn there is no radar.
///
/// ```
/// let table = "name,ring,sector\nRapid DNA,Trial,Evidence\n";
/// let (radar, diagnostics) = leadar::import::read_table("table.csv", table.as_bytes());
/// assert_eq!((radar.expect("it can be drawn").blips.len(), diagnostics.len()), (1, 0));
/// ```
pub fn read_table(name: &str, bytes: &[u8]) -> (Option<Radar>, Vec<Diagnostic>) {
    let import = read_radar(name, &[(name.to_owned(), bytes.to_vec())], None);
    let mut diagnostics = import.diagnostics;
    let radar = import.table.map(|table| radar_of(&table, table.latest(), name));
    let radar = radar.and_then(|radar| radar.map_err(|errors| diagnostics.extend(errors)).ok());
    sort(&mut diagnostics);
    (radar, diagnostics)
}

/// Reads the radar of all files; `name` is what the reader typed.
pub fn read_radar(name: &str, files: &[(String, Vec<u8>)], tool: Option<Tool>) -> Import {
    let mut diagnostics = Vec::new();
    let (table, tool) = read_files(name, files, tool, &mut diagnostics);
    let table = table.filter(|table| excess::check_names(table, name, &mut diagnostics));
    if table.is_none() && !has_errors(&diagnostics) {
        let error = Diagnostic::error(Place::in_file(name), "no row can be read.");
        diagnostics.push(error.with_hint("a row needs a name, a sector and a ring"));
    }
    let numbers = table.as_ref().and_then(|table| own_numbers::find_fault(table, name));
    diagnostics.extend(numbers);
    sort(&mut diagnostics);
    Import {
        table,
        tool,
        diagnostics,
    }
}

fn read_files(
    name: &str,
    files: &[(String, Vec<u8>)],
    tool: Option<Tool>,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Option<RadarTable>, Option<Tool>) {
    let (books, rest): (Vec<_>, Vec<_>) = files.iter().partition(|(_, bytes)| bytes.starts_with(b"PK\x03\x04"));
    let mut texts = Vec::new();
    for (name, bytes) in rest {
        if bytes.starts_with(b"\xd0\xcf\x11\xe0") || bytes.starts_with(b"%PDF") {
            let error = Diagnostic::error(
                Place::in_file(name),
                "the file is an old Office file or a PDF, which is no table.",
            );
            diagnostics.push(error.with_hint("save it as XLSX, ODS or CSV"));
            continue;
        }
        let text = read_text(name, bytes, diagnostics);
        texts.extend(text.map(|text| SourceFile {
            name: name.clone(),
            text,
        }));
    }
    let parsed: Vec<Option<Json>> = texts.iter().map(peek_json).collect();
    let alone = files.len() == 1;
    if tool.is_none()
        && let Some(file) = find_listed(&texts, &parsed, alone)
    {
        return (read_listed(&file.name, &file.text, diagnostics), None);
    }
    match tool.or_else(|| recognise(&texts, &parsed)) {
        Some(Tool::Zalando) => {
            let mut own: Vec<SourceFile> = Vec::new();
            for (file, json) in texts.into_iter().zip(parsed) {
                let settings = json
                    .as_ref()
                    .is_some_and(|json| json.get("rings").is_some() || json.get("quadrants").is_some());
                let broken = json.is_none() && file.name.ends_with(".json");
                if alone
                    || broken
                    || settings
                    || zalando::is_page(&file.text)
                    || json.as_ref().is_some_and(zalando::is_config)
                {
                    own.push(file);
                }
            }
            (zalando::read(name, &own, diagnostics), Some(Tool::Zalando))
        }
        Some(Tool::Aoe) => (aoe::read(name, &texts, diagnostics), Some(Tool::Aoe)),
        Some(Tool::Backstage) => (
            read_backstage(name, &texts, &parsed, diagnostics),
            Some(Tool::Backstage),
        ),
        Some(Tool::Byor) => (
            read_sheets(name, &texts, &books, Some(Dialect::Byor), diagnostics),
            Some(Tool::Byor),
        ),
        None => (read_sheets(name, &texts, &books, None, diagnostics), None),
    }
}

/// The JSON of a file that looks like it, without complaint.
fn peek_json(file: &SourceFile) -> Option<Json> {
    let begins = file.text.trim_start().starts_with(['{', '[']);
    begins.then(|| serde_json::from_str(&file.text).ok()).flatten()
}

/// The file that is a table of our own: lists of sectors, rings and items. In a folder it is called `radar.json`.
fn find_listed<'t>(texts: &'t [SourceFile], parsed: &[Option<Json>], alone: bool) -> Option<&'t SourceFile> {
    let pairs = texts.iter().zip(parsed);
    let mut ours = pairs.filter(|(file, json)| match json {
        Some(json) => {
            let lists = ["sectors", "rings", "items"]
                .iter()
                .filter(|key| json.get(**key).is_some())
                .count();
            lists == 3 && (alone || file.base() == "radar.json")
                || alone && json.is_object() && lists > 0 && json.get("entries").is_none()
        }
        None => false,
    });
    let found = ours.next().map(|(file, _)| file);
    // An object of no tool, or one that is no JSON at all, is told what a table of our own would have.
    found.or_else(|| {
        let (file, json) = texts.first().zip(parsed.first()).filter(|_| alone)?;
        let object = file.text.trim_start().starts_with('{');
        let other = json
            .as_ref()
            .is_some_and(|json| is_tools(json) || rows_of(json).is_some());
        (object && !other && !file.base().ends_with("ml")).then_some(file)
    })
}

fn is_tools(json: &Json) -> bool {
    zalando::is_config(json) || backstage::is_radar(json)
}

fn recognise(texts: &[SourceFile], parsed: &[Option<Json>]) -> Option<Tool> {
    if texts
        .iter()
        .any(|file| file.base().ends_with(".md") && aoe::is_item(&file.text))
    {
        return Some(Tool::Aoe);
    }
    let any = |test: fn(&Json) -> bool| parsed.iter().flatten().any(test);
    if any(zalando::is_config) || texts.iter().any(|file| zalando::is_page(&file.text)) {
        return Some(Tool::Zalando);
    }
    let yaml = |file: &SourceFile| {
        let has = |key: &str| {
            file.text
                .lines()
                .any(|line| line.trim_end() == key || line.starts_with(&format!("{key} ")))
        };
        has("entries:") && has("rings:") || [".yaml", ".yml"].iter().any(|ending| file.base().ends_with(ending))
    };
    let backstage = any(backstage::is_radar)
        || texts
            .iter()
            .zip(parsed)
            .any(|(file, json)| json.is_none() && yaml(file));
    backstage.then_some(Tool::Backstage)
}

fn read_backstage(
    name: &str,
    texts: &[SourceFile],
    parsed: &[Option<Json>],
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<RadarTable> {
    let is_radar = |file: &SourceFile, json: &Option<Json>| match json {
        Some(json) => backstage::is_radar(json),
        None => file.text.lines().any(|line| line.starts_with("entries:")),
    };
    let mut radars = texts
        .iter()
        .zip(parsed)
        .filter(|(file, json)| is_radar(file, json))
        .map(|(file, _)| file);
    let chosen = radars.next().or_else(|| texts.first());
    for other in radars {
        let error = Diagnostic::error(
            Place::in_file(&other.name),
            "the folder has a second radar; it is left out.",
        );
        diagnostics.push(error.with_hint("name one file"));
    }
    let Some(file) = chosen else {
        diagnostics.push(Diagnostic::error(
            Place::in_file(name),
            "no JSON or YAML file is found.",
        ));
        return None;
    };
    backstage::read(name, file, diagnostics)
}

/// The rows a JSON value holds: a list of objects, or one such list under a key.
fn rows_of(json: &Json) -> Option<(Option<&'static str>, &Vec<Json>)> {
    let rows = |list: &Vec<Json>| list.iter().any(|row| row.is_object());
    if let Json::Array(list) = json {
        return Some((None, list));
    }
    ["blips", "items", "entries", "technologies", "data", "rows", "radar"]
        .into_iter()
        .find_map(|key| {
            json.get(key)?
                .as_array()
                .filter(|list| rows(list))
                .map(|list| (Some(key), list))
        })
}

fn read_sheets(
    name: &str,
    texts: &[SourceFile],
    books: &[&(String, Vec<u8>)],
    dialect: Option<Dialect>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<RadarTable> {
    let alone = texts.len() + books.len() == 1;
    let mut sheets: Vec<(String, Sheet)> = Vec::new();
    for file in texts {
        let endings = ["csv", "tsv", "json", "txt"];
        let ending = file
            .base()
            .rsplit_once('.')
            .map_or("", |(_, ending)| ending)
            .to_lowercase();
        if alone || endings.contains(&ending.as_str()) {
            let sheet = read_sheet(file, alone, diagnostics);
            sheets.extend(sheet.map(|sheet| (file.name.clone(), sheet)));
        }
    }
    for (file, bytes) in books {
        let sheet = read_workbook(file, bytes, diagnostics);
        sheets.extend(sheet.map(|sheet| (file.clone(), sheet)));
    }
    if sheets.is_empty() {
        if !has_errors(diagnostics) {
            let error = Diagnostic::error(
                Place::in_file(name),
                "no table is found: no CSV, TSV, JSON, XLSX or ODS file.",
            );
            diagnostics.push(error);
        }
        return None;
    }
    let stems: Vec<String> = sheets.iter().map(|(_, sheet)| sheet.title().to_owned()).collect();
    let (names, title) = name_editions(&stems);
    let title = title.unwrap_or_else(|| stem(name).to_owned());
    let dated: Vec<(TableEdition, (String, Sheet))> = names.iter().map(|name| edition_of(name)).zip(sheets).collect();
    let shape = |(file, sheet): &(String, Sheet)| {
        let rows = sheet
            .fingerprint()
            .into_iter()
            .map(|(name, ring, sector)| format!("{name}\n{ring}\n{sector}"));
        (file.clone(), rows.collect())
    };
    let dated = settle_editions(dated, shape, diagnostics);
    let dialect = dialect.unwrap_or_else(|| {
        let byor = dated.iter().any(|(_, (_, sheet))| sheet.is_byor());
        if byor { Dialect::Byor } else { Dialect::Plain }
    });
    let sheets = dated
        .into_iter()
        .map(|(edition, (_, sheet))| (edition, sheet))
        .collect();
    assemble_sheets((stem(name), &title), sheets, dialect, diagnostics)
}

fn read_sheet(file: &SourceFile, alone: bool, diagnostics: &mut Vec<Diagnostic>) -> Option<Sheet> {
    if !file.text.trim_start().starts_with(['{', '[']) {
        return read_delimited(&file.name, &file.text, diagnostics);
    }
    let json = match peek_json(file) {
        Some(json) => json,
        None => read_json(&file.name, &file.text, diagnostics)?,
    };
    match rows_of(&json) {
        Some((key, rows)) => read_objects(&file.name, &file.text, rows.clone(), key, diagnostics),
        None => {
            let message = "the file has no list of objects with name, ring and quadrant.";
            let keys = json
                .as_object()
                .into_iter()
                .flat_map(|object| object.keys().map(String::as_str));
            let hint = nearest("items", keys);
            let place = Place::in_file(&file.name);
            diagnostics.push(
                if alone {
                    Diagnostic::error(place, message)
                } else {
                    Diagnostic::warning(place, message)
                }
                .with_hint_if(hint),
            );
            None
        }
    }
}

#[cfg(test)]
mod tests;
