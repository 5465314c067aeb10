//! A radar in the formats of other tools and as our own tables: a `RadarTable` in, files out, and what they cannot carry.
//!
//! 1. What the tool has no room for at all is refused.
//! 2. `rows`, `zalando`, `aoe` and `backstage` write what their tool knows; `output` writes our JSON.
//! 3. What was written is read again, and `losses` says in one sentence what did not come back.

mod aoe;
mod backstage;
mod html;
mod losses;
mod rows;
mod zalando;

use serde_json::Value as Json;

use super::files::count;
use super::output::to_json;
use super::prose::{from_html, plain_name};
use super::read_radar;
use super::rings::is_outside;
use crate::diagnostic::{Diagnostic, Place, has_errors};
use crate::inert::print_json;
use crate::model::{RadarFormat, RadarTable, Revision, TableItem, TableName, Tool};
use html::to_html;

/// The files of a radar in a format, each with its path and text, and what they do not carry.
pub type Exported = (Vec<(String, String)>, Vec<Diagnostic>);

/// Colours for rings, from the centre; tools that ask for one get them in turn.
const COLOURS: [&str; 6] = ["#1b6e53", "#1f6f8b", "#8a6100", "#8c3b4a", "#5b4a8a", "#555555"];

/// Writes the last edition, and as much of the earlier ones as the format holds.
pub fn export(table: &RadarTable, format: RadarFormat) -> Result<Exported, Vec<Diagnostic>> {
    let (view, mut told) = check_room(table, format)?;
    let files = match format {
        RadarFormat::Tool(Tool::Byor) => vec![("byor.csv".to_owned(), rows::write_byor(&view))],
        RadarFormat::Tool(Tool::Zalando) => vec![("zalando.json".to_owned(), zalando::write(&view))],
        RadarFormat::Tool(Tool::Aoe) => aoe::write(&view, &mut told),
        RadarFormat::Tool(Tool::Backstage) => vec![("backstage.json".to_owned(), backstage::write(&view, &mut told))],
        RadarFormat::Csv => vec![("radar.csv".to_owned(), rows::write_csv(&view))],
        RadarFormat::Json => vec![("radar.json".to_owned(), print_json(&to_json(table, None)))],
    };
    let bytes: Vec<(String, Vec<u8>)> = files
        .iter()
        .map(|(name, text)| (name.clone(), text.clone().into_bytes()))
        .collect();
    let tool = match format {
        RadarFormat::Tool(tool) => Some(tool),
        RadarFormat::Csv | RadarFormat::Json => None,
    };
    let again = read_radar(&bytes[0].0, &bytes, tool);
    let Some(read) = again.table else {
        let mut errors = again.diagnostics;
        errors.retain(Diagnostic::is_error);
        return Err(errors);
    };
    told.extend(losses::tell(table, &read, format));
    debug_assert!(!has_errors(&told), "what cannot be carried is a warning");
    Ok((files, told))
}

/// Our own tables of a radar, each with its name: its rows as CSV, and all of it as JSON. What has no room in one is left out.
pub fn own_tables(table: &RadarTable) -> Vec<(String, String)> {
    let rows = check_room(table, RadarFormat::Csv).ok();
    let rows = rows.map(|(view, _)| ("radar.csv".to_owned(), rows::write_csv(&view)));
    let whole = check_room(table, RadarFormat::Json).ok();
    let whole = whole.map(|_| ("radar.json".to_owned(), print_json(&to_json(table, None))));
    rows.into_iter().chain(whole).collect()
}

/// What of a radar is written: the sectors, rings and items that count.
struct Exportable<'t> {
    table: &'t RadarTable,
    sectors: Vec<usize>,
    rings: Vec<usize>,
    items: Vec<(&'t TableItem, &'t Revision)>,
}

impl<'t> Exportable<'t> {
    /// The sector of a revision, and its index among those written.
    fn sector(&self, revision: &Revision) -> (usize, &'t TableName) {
        place(&self.sectors, &self.table.sectors, revision.sector)
    }

    /// The ring of a revision, and its index among those written.
    fn ring(&self, revision: &Revision) -> (usize, &'t TableName) {
        place(&self.rings, &self.table.rings, revision.ring)
    }

    fn sector_names(&self) -> impl Iterator<Item = &'t TableName> {
        self.sectors.iter().map(|index| &self.table.sectors[*index])
    }

    fn ring_names(&self) -> impl Iterator<Item = &'t TableName> {
        self.rings.iter().map(|index| &self.table.rings[*index])
    }
}

fn place<'t>(kept: &[usize], names: &'t [TableName], index: usize) -> (usize, &'t TableName) {
    (
        kept.iter().position(|other| *other == index).unwrap_or(0),
        &names[index],
    )
}

/// What counts of a radar, and a warning where the tool draws it otherwise; an error where it has no room for it.
fn check_room(table: &RadarTable, format: RadarFormat) -> Result<(Exportable<'_>, Vec<Diagnostic>), Vec<Diagnostic>> {
    let latest = table.latest();
    let items: Vec<(&TableItem, &Revision)> = table
        .items
        .iter()
        .filter_map(|item| Some((item, table.revision(item, latest)?)))
        .collect();
    // Formats without history have no use for what only earlier editions name.
    let history = matches!(format, RadarFormat::Tool(Tool::Aoe | Tool::Backstage));
    let revisions: Vec<&Revision> = items
        .iter()
        .flat_map(|(item, now)| {
            item.revisions
                .iter()
                .filter(move |revision| history || *revision == *now)
        })
        .collect();
    let (most_sectors, most_rings) = match format {
        RadarFormat::Tool(Tool::Byor | Tool::Zalando) => (4, 4),
        RadarFormat::Tool(Tool::Backstage) => (4, usize::MAX),
        RadarFormat::Tool(Tool::Aoe) | RadarFormat::Csv | RadarFormat::Json => (usize::MAX, usize::MAX),
    };
    let kept = |count: usize, most: usize, of: &dyn Fn(&Revision) -> usize| -> Vec<usize> {
        let used = |index: &usize| revisions.iter().any(|revision| of(revision) == *index);
        // What is empty goes where there is room for it.
        let empty = table.declared && count <= most && format != RadarFormat::Tool(Tool::Byor);
        (0..count).filter(|index| empty || used(index)).collect()
    };
    let sectors = kept(table.sectors.len(), most_sectors, &|revision| revision.sector);
    let rings = kept(table.rings.len(), most_rings, &|revision| revision.ring);
    let mut errors = Vec::new();
    for (found, most, what) in [
        (sectors.len(), most_sectors, "sector"),
        (rings.len(), most_rings, "ring"),
    ] {
        if found > most {
            let message = format!(
                "{} has room for {most} {what}s, and the radar has {found}.",
                format.word()
            );
            let error = Diagnostic::error(Place::in_file(&table.title), message);
            errors.push(
                error.with_hint("aoe, csv and json have room for any number; a view of the data is chosen with --map"),
            );
        }
    }
    if items.is_empty() {
        errors.push(Diagnostic::error(
            Place::in_file(&table.title),
            "the radar has no item to write.",
        ));
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    let mut told = Vec::new();
    if most_sectors == 4 && sectors.len() < 4 {
        let message = format!(
            "{} draws four sectors, and the radar has {}.",
            format.word(),
            count(sectors.len(), "one").replace("1 one", "one").replace(" ones", "")
        );
        let warning = Diagnostic::warning(Place::in_file(&table.title), message);
        told.push(warning.with_hint("the tool may refuse the file until it has four"));
    }
    let view = Exportable {
        table,
        sectors,
        rings,
        items,
    };
    Ok((view, told))
}

/// A name as tools write it that read markup in names: what looks like markup is escaped.
fn write_name(name: &str) -> String {
    if plain_name(name).0 == name {
        name.to_owned()
    } else {
        name.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
    }
}

/// A description for a tool that reads HTML: plain text where it has no markup.
fn write_about(description: &str) -> String {
    if from_html(description) == description {
        description.to_owned()
    } else {
        to_html(description)
    }
}

/// A day for each edition, in their order, and whether the editions say it themselves.
fn date_editions(table: &RadarTable) -> (Vec<String>, bool) {
    let said: Option<Vec<String>> = table.editions.iter().map(|edition| day_of(&edition.name)).collect();
    let rises = |days: &Vec<String>| days.windows(2).all(|pair| pair[0] < pair[1]);
    match said.filter(rises) {
        Some(days) => (days, true),
        None => {
            // Days that nobody takes for those of the radar, one after another.
            let first = jiff::civil::date(2000, 1, 1);
            let day = |index: usize| {
                let span = jiff::Span::new().days(i64::try_from(index).unwrap_or(0).min(70_000));
                first.saturating_add(span).to_string()
            };
            ((0..table.editions.len()).map(day).collect(), false)
        }
    }
}

/// The day that a name tells, at least year and month; the first where it tells no day.
fn day_of(name: &str) -> Option<String> {
    let (year, month, day) = super::files::time_of(name).0?;
    let part = |number: i64| i8::try_from(number.max(1)).ok();
    let date = jiff::civil::Date::new(i16::try_from(year).ok()?, part(month)?, part(day)?).ok()?;
    Some(date.to_string())
}

fn warn_of_days(table: &RadarTable, days: &[String], what: &str, told: &mut Vec<Diagnostic>) {
    let message = format!(
        "no name of an edition tells its day; \"{}\" is written as {} of {}.",
        table.editions[table.latest()].name,
        what,
        days.last().map_or("", String::as_str)
    );
    let warning = Diagnostic::warning(Place::in_file(&table.title), message);
    told.push(warning.with_hint("call editions by their day, such as 2026-03-31"));
}

/// The word of a ring's colour.
fn colour(index: usize, ring: &TableName) -> &'static str {
    let index = if is_outside(&ring.name) {
        COLOURS.len() - 1
    } else {
        index
    };
    COLOURS[index % COLOURS.len()]
}

/// An object without the keys that say nothing.
fn object<const N: usize>(pairs: [(&str, Json); N]) -> Json {
    let said = pairs.into_iter().filter(|(_, value)| match value {
        Json::Null => false,
        Json::String(text) => !text.is_empty(),
        Json::Array(list) => !list.is_empty(),
        Json::Bool(_) | Json::Number(_) | Json::Object(_) => true,
    });
    Json::Object(said.map(|(key, value)| (key.to_owned(), value)).collect())
}

#[cfg(test)]
mod tests;
