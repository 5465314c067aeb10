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
mod export;
mod files;
mod joined;
mod links;
mod literal;
mod movement;
mod names;
mod output;
mod own_numbers;
mod places;
mod prose;
mod renamed;
mod rings;
mod table;
mod yaml;
mod zalando;

pub use drawing::{radar_after, radar_of};
pub use export::{Exported, export, own_tables};
pub use joined::{EditionTable, join_editions};
pub use output::{files as radar_files, fits, report};
pub use renamed::style_before;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use crate::diagnostic::{Diagnostic, Place, has_errors, nearest, sort};
use crate::formats::read_text;
use crate::model::{Radar, RadarTable, TableEdition, Tool};
use files::{
    SourceFile, count, edition_of, is_aside, is_sample, join_some, name_editions, read_json, settle_editions,
    shared_folder, stem,
};
use table::{
    Dialect, Sheet, assemble_sheets, is_header, is_like_header, is_listed, read_delimited, read_listed, read_objects,
    read_workbook, rows_of,
};

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
    let root = shared_folder(texts.iter()).len();
    let sample = |file: &SourceFile| file.parts()[root..].iter().any(|part| is_sample(part));
    let own: Vec<bool> = texts
        .iter()
        .map(|file| !zalando::is_script(file) || !sample(file))
        .collect();
    let mut own = own.into_iter();
    texts.retain(|_| own.next().unwrap_or(true));
    let parsed: Vec<Option<Json>> = texts.iter().map(peek_json).collect();
    let alone = files.len() == 1;
    if tool.is_none()
        && let Some(file) = find_listed(&texts, &parsed, alone)
    {
        tell_unread(files, &[&file.name], diagnostics);
        return (read_listed(&file.name, &file.text, diagnostics), None);
    }
    let tool = tool.or_else(|| recognise(&texts, &parsed, alone));
    let table = match tool {
        Some(Tool::Zalando) => {
            let pairs = texts.into_iter().zip(parsed);
            let own = pairs.filter(|(file, json)| alone || zalando::is_part(file, json.as_ref()));
            let own: Vec<SourceFile> = own.map(|(file, _)| file).collect();
            let names: Vec<&str> = own.iter().map(|file| file.name.as_str()).collect();
            tell_unread(files, &names, diagnostics);
            zalando::read(name, &own, diagnostics)
        }
        Some(Tool::Aoe) => {
            let names: Vec<&str> = texts.iter().map(|file| file.name.as_str()).collect();
            let settings = names.into_iter().filter(|name| stem(name).starts_with("config"));
            tell_unread(files, &settings.collect::<Vec<_>>(), diagnostics);
            aoe::read(name, &texts, diagnostics)
        }
        Some(Tool::Backstage) => read_backstage((name, files), &texts, &parsed, diagnostics),
        Some(Tool::Byor) | None => {
            let dialect = tool.map(|_| Dialect::Byor);
            read_sheets((name, files), &texts, &books, dialect, diagnostics)
        }
    };
    (table, tool)
}

/// Says which files of a folder that may hold data are not read.
fn tell_unread(files: &[(String, Vec<u8>)], read: &[&str], diagnostics: &mut Vec<Diagnostic>) {
    /// Endings of data.
    const DATA: [&str; 9] = ["json", "jsonc", "csv", "tsv", "yaml", "yml", "xlsx", "xlsm", "ods"];
    /// What the making of programs keeps beside them.
    const TOOLING: [&str; 7] = [
        "package",
        "package-lock",
        "tsconfig",
        "manifest",
        "renovate",
        "pnpm-lock",
        "messages",
    ];
    let names = files.iter().map(|(name, _)| name.as_str());
    let holds = |name: &&str| {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
        DATA.contains(&ending.as_str()) && !TOOLING.iter().any(|word| stem(name) == *word)
    };
    let unread: Vec<&str> = names.filter(holds).filter(|name| !read.contains(name)).collect();
    if let Some(first) = unread.first().filter(|_| files.len() > 1) {
        let message = format!(
            "{} not of the radar: {}.",
            match unread.len() {
                1 => "the file is".to_owned(),
                several => format!("{several} files are"),
            },
            join_some(&unread)
        );
        let warning = Diagnostic::warning(Place::in_file(*first), message);
        diagnostics.push(warning.with_hint("to draw one of them, name it"));
    }
}

/// The JSON of a file that looks like it, without complaint.
fn peek_json(file: &SourceFile) -> Option<Json> {
    let begins = file.text.trim_start().starts_with(['{', '[']);
    begins.then(|| serde_json::from_str(&file.text).ok()).flatten()
}

/// The file that lists sectors, rings and items. In a folder it is called `radar.json`, or is the only one that does.
fn find_listed<'t>(texts: &'t [SourceFile], parsed: &[Option<Json>], alone: bool) -> Option<&'t SourceFile> {
    let listed = |(file, json): (&'t SourceFile, &Option<Json>)| {
        let json = json.as_ref()?;
        (is_listed(json) && !is_tools(json)).then_some(file)
    };
    if !alone {
        let ours = ["sectors", "rings", "items"];
        let mut pairs = texts.iter().zip(parsed);
        let named = pairs.find(|(file, json)| {
            let has = |key: &&str| json.as_ref().is_some_and(|json| json.get(*key).is_some());
            file.base() == "radar.json" && ours.iter().all(&has)
        });
        return named.map(|(file, _)| file).or_else(|| {
            let mut all = texts.iter().zip(parsed).filter_map(listed);
            let none = recognise(texts, parsed, alone).is_none();
            all.next().filter(|_| none && all.next().is_none())
        });
    }
    let (file, json) = texts.iter().zip(parsed).next()?;
    if let Some(json) = json {
        let lists = ["sectors", "rings", "items"];
        let some = json.is_object() && lists.iter().any(|key| json.get(key).is_some());
        if some && json.get("entries").is_none() || listed((file, &Some(json.clone()))).is_some() {
            return Some(file);
        }
    }
    // An object of no tool, or one that is no JSON at all, is told what a table of our own would have.
    let object = file.text.trim_start().starts_with('{');
    let other = json
        .as_ref()
        .is_some_and(|json| is_tools(json) || rows_of(json).is_some());
    (object && !other && !file.base().ends_with("ml") && !zalando::is_page(file)).then_some(file)
}

fn is_tools(json: &Json) -> bool {
    zalando::is_config(json) || backstage::is_radar(json)
}

fn recognise(texts: &[SourceFile], parsed: &[Option<Json>], alone: bool) -> Option<Tool> {
    if texts.iter().any(aoe::is_own) {
        return Some(Tool::Aoe);
    }
    let any = |test: fn(&Json) -> bool| parsed.iter().flatten().any(test);
    if any(zalando::is_config) || texts.iter().any(zalando::is_page) {
        return Some(Tool::Zalando);
    }
    let mut pairs = texts.iter().zip(parsed);
    let yaml = |(file, json): (&SourceFile, &Option<Json>)| {
        let named = ["yaml", "yml"].contains(&file.ending().as_str());
        json.is_none() && (backstage::is_yaml(&file.text) && (alone || named) || alone && named)
    };
    (any(backstage::is_radar) || pairs.any(yaml)).then_some(Tool::Backstage)
}

fn read_backstage(
    (name, files): (&str, &[(String, Vec<u8>)]),
    texts: &[SourceFile],
    parsed: &[Option<Json>],
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<RadarTable> {
    let is_radar = |file: &SourceFile, json: &Option<Json>| match json {
        Some(json) => backstage::is_radar(json),
        None => backstage::is_yaml(&file.text),
    };
    let pairs = texts.iter().zip(parsed);
    let mut radars: Vec<&SourceFile> = pairs
        .filter(|(file, json)| is_radar(file, json))
        .map(|(file, _)| file)
        .collect();
    if radars.is_empty() {
        radars.extend(texts.first().filter(|_| files.len() == 1));
    }
    radars.sort_by_key(|file| file.parts().iter().filter(|part| is_aside(part)).count());
    let names: Vec<&str> = radars.iter().map(|file| file.name.as_str()).collect();
    tell_unread(files, &names, diagnostics);
    let Some((file, others)) = radars.split_first() else {
        let error = Diagnostic::error(Place::in_file(name), "no JSON or YAML file is found.");
        diagnostics.push(error.with_hint("it has the lists quadrants, rings and entries"));
        return None;
    };
    for other in others {
        let error = Diagnostic::error(
            Place::in_file(&other.name),
            "the folder has a second radar; it is left out.",
        );
        diagnostics.push(error.with_hint("name one file"));
    }
    backstage::read(name, file, diagnostics)
}

fn read_sheets(
    (name, files): (&str, &[(String, Vec<u8>)]),
    texts: &[SourceFile],
    books: &[&(String, Vec<u8>)],
    dialect: Option<Dialect>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<RadarTable> {
    let alone = files.len() == 1;
    let mut chosen: Vec<&SourceFile> = texts
        .iter()
        .filter(|file| alone || has_rows(file, is_like_header))
        .collect();
    // Where nothing says that files are editions, those with only some of the columns are tables of something else.
    let mut whole = chosen.clone();
    whole.retain(|file| has_rows(file, is_header));
    if !alone && !whole.is_empty() && !chosen.iter().any(|file| tells_time(stem(&file.name))) {
        chosen = whole;
    }
    if chosen.is_empty() && books.is_empty() {
        // Where nothing looks like a table of blips, what is wrong with the tables is told.
        chosen.extend(
            texts
                .iter()
                .filter(|file| ["csv", "tsv"].contains(&file.ending().as_str())),
        );
    }
    let mut sheets: Vec<(String, Sheet)> = Vec::new();
    for file in &chosen {
        let sheet = read_sheet(file, diagnostics);
        sheets.extend(sheet.map(|sheet| (file.name.clone(), sheet)));
    }
    for (file, bytes) in books {
        let sheet = read_workbook(file, bytes, diagnostics);
        sheets.extend(sheet.map(|sheet| (file.clone(), sheet)));
    }
    let named = chosen.iter().map(|file| file.name.as_str());
    let read: Vec<&str> = named.chain(books.iter().map(|(name, _)| name.as_str())).collect();
    tell_unread(files, &read, diagnostics);
    if sheets.is_empty() {
        if !has_errors(diagnostics) {
            let error = Diagnostic::error(
                Place::in_file(name),
                "no table is found: no CSV, TSV, JSON, XLSX or ODS file.",
            );
            let hint = "a table has columns name, ring and sector; or name the file or folder of one radar";
            diagnostics.push(error.with_hint(hint));
        }
        return None;
    }
    let stems: Vec<String> = sheets.iter().map(|(_, sheet)| sheet.title().to_owned()).collect();
    if let Some(error) = refuse_unrelated(name, &sheets) {
        diagnostics.push(error);
        return None;
    }
    warn_of_names(&sheets, diagnostics);
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

/// Whether a file of a folder looks like a table of blips: it has a header, or objects, with the columns of one.
fn has_rows(file: &SourceFile, is_header: fn(&[&str]) -> bool) -> bool {
    if file.text.trim_start().starts_with(['{', '[']) {
        let json = peek_json(file);
        let rows = json.as_ref().and_then(rows_of);
        let mut rows = rows.into_iter().flat_map(|(_, rows)| rows).filter_map(Json::as_object);
        return rows.any(|row| is_header(&row.keys().map(String::as_str).collect::<Vec<_>>()));
    }
    // Titles and notes may stand above the header.
    let mut lines = file.text.lines().filter(|line| !line.trim().is_empty()).take(12);
    ["csv", "tsv", "txt"].contains(&file.ending().as_str())
        && lines.any(|line| {
            let cells = line.split([',', ';', '\t']).map(|cell| cell.trim().trim_matches('"'));
            is_header(&cells.collect::<Vec<_>>())
        })
}

/// Whether the name of a file may tell a time.
fn tells_time(name: &str) -> bool {
    name.contains(|sign: char| sign.is_ascii_digit())
}

/// An error about tables of a folder that are no editions of one radar: no name tells a time, and one shares no item with
/// any other.
fn refuse_unrelated(name: &str, sheets: &[(String, Sheet)]) -> Option<Diagnostic> {
    let rows: Vec<_> = sheets.iter().map(|(_, sheet)| sheet.fingerprint()).collect();
    let shares = |one: usize, other: usize| {
        let names: BTreeSet<&str> = rows[one].iter().map(|(name, ..)| name.as_str()).collect();
        rows[other].iter().any(|(name, ..)| names.contains(name.as_str()))
    };
    let is_alone = |one: usize| (0..rows.len()).all(|other| other == one || !shares(one, other));
    let is_unrelated = !sheets.iter().any(|(_, sheet)| tells_time(sheet.title())) && (0..rows.len()).any(is_alone);
    (sheets.len() > 1 && is_unrelated).then(|| {
        let found = sheets.iter().zip(&rows);
        let found: Vec<String> = found
            .map(|((file, _), rows)| format!("{file} ({})", count(rows.len(), "row")))
            .collect();
        let message = format!(
            "the folder has {} tables, and not all share items as editions of one radar do: {}.",
            sheets.len(),
            join_some(&found.iter().map(String::as_str).collect::<Vec<_>>())
        );
        let error = Diagnostic::error(Place::in_file(name), message);
        error.with_hint("name the table to draw, or several tables from the oldest to the newest")
    })
}

/// Says that the files of a folder, which are editions, have names that tell no time.
fn warn_of_names(sheets: &[(String, Sheet)], diagnostics: &mut Vec<Diagnostic>) {
    let timed = |(_, sheet): &(String, Sheet)| tells_time(sheet.title());
    if let ([(first, _), _, ..], false) = (sheets, sheets.iter().any(timed)) {
        let names: Vec<&str> = sheets.iter().map(|(name, _)| name.as_str()).collect();
        let message = format!(
            "{} tables are taken as editions of one radar, though no name of a file has a number: {}.",
            sheets.len(),
            join_some(&names)
        );
        let warning = Diagnostic::warning(Place::in_file(first), message);
        diagnostics.push(warning.with_hint("to draw one of them by itself, name its file"));
    }
}

fn read_sheet(file: &SourceFile, diagnostics: &mut Vec<Diagnostic>) -> Option<Sheet> {
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
            let error = Diagnostic::error(Place::in_file(&file.name), message);
            diagnostics.push(error.with_hint_if(hint));
            None
        }
    }
}

#[cfg(test)]
pub mod tests;
