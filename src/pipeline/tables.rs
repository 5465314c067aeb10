//! Tables and radars of other tools: read, turned into tables of ours, drawn and published without scoring.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Outcome, Place, Telling, Told, both, excerpt};
use crate::inert::print_json;
use crate::model::{Blip, Chart, DrawStyle, GoneItem, MapChoices, Radar, RadarTable, Site, TableBesides, Tool};
use crate::publish;
use crate::store::StyleWords;
use crate::{import, layout, render, store};

use super::apart::{ReadIn, read_files};
use super::maps::{arrange_after, draw_sheets, warn_of_map};
use super::{Folders, Import};

/// The path that means standard input.
pub const INPUT: &str = "-";

/// Reads the radar of another tool, or a table, from a file, a folder or standard input.
pub fn read_radar(path: &Path, tool: Option<Tool>, read_in: ReadIn) -> Import {
    let name = name_of(path);
    let sources = match path == Path::new(INPUT) {
        true => store::read_input().map_or_else(
            |fault| Err(vec![fault]),
            |bytes| Ok((vec![(name.clone(), bytes)], vec![])),
        ),
        false => store::read_sources(path),
    };
    match sources {
        Ok((files, links)) => {
            let mut import = read_files(read_in, &name, &files, tool);
            import.diagnostics.splice(0..0, links);
            // A table of which no file says the title is no "standard input" to those who see its map, nor a dot.
            let untitled = import
                .table
                .as_mut()
                .filter(|table| table.title == store::STANDARD_INPUT || table.title.is_empty());
            if let Some(table) = untitled {
                table.title = store::name_folder(path).unwrap_or_else(|| "Radar".to_owned());
                table.id = "radar".to_owned();
            }
            import
        }
        Err(diagnostics) => Import {
            table: None,
            tool,
            diagnostics,
        },
    }
}

/// What a path is called in messages.
fn name_of(path: &Path) -> String {
    match path == Path::new(INPUT) {
        true => store::STANDARD_INPUT.to_owned(),
        false => path.display().to_string(),
    }
}

/// A radar of another tool as JSON, with all that was wrong.
pub fn import_to_json(import: &Import) -> String {
    print_json(&import::report(import.table.as_ref(), import.tool, &import.diagnostics))
}

/// Writes the radar of another tool as tables that can be drawn, and gives the names of the files; nothing is written
/// where one would overwrite something else.
pub fn write_import(table: &RadarTable, tool: Option<Tool>, folder: &Path) -> Result<Vec<String>, Vec<Diagnostic>> {
    let files = import::radar_files(table, tool);
    store::write_files(folder, &files)?;
    Ok(files.into_iter().map(|(path, _)| path).collect())
}

/// What keeps the last edition of a radar from being drawn.
pub fn check_drawing(table: &RadarTable, path: &Path) -> Vec<Diagnostic> {
    import::radar_of(table, table.latest(), &name_of(path))
        .err()
        .unwrap_or_default()
}

/// A table read and its last edition arranged.
#[derive(Debug, Clone)]
pub struct DrawnTable {
    /// The table with its history.
    pub table: RadarTable,
    /// What was said of it besides.
    pub style: DrawStyle,
    /// Its last edition.
    pub radar: Radar,
    /// The map of that.
    pub chart: Chart,
    /// What goes with it.
    pub besides: TableBesides,
}

impl DrawnTable {
    /// Its site: map, list and a page for each item.
    pub fn to_site(&self, overlay: &BTreeMap<String, String>) -> Result<Site, Vec<Diagnostic>> {
        render::render_table_site(
            (&self.table, &self.style),
            &self.radar,
            &self.chart,
            &draw_sheets(&self.radar, &self.chart),
            &self.besides,
            overlay,
        )
    }
}

/// Reads a table from its bytes, apart from this program, and arranges its map.
pub fn draw_bytes(name: &str, bytes: Vec<u8>) -> Outcome<DrawnTable> {
    let path = Path::new(name);
    let mut telling = Telling::default();
    let import = read_files(ReadIn::Child, name, &[(name.to_owned(), bytes)], None);
    let mut table = import.table.ok_or_else(|| import.diagnostics.clone())?;
    telling.add(import.diagnostics);
    if table.title.is_empty() {
        table.title = name.to_owned();
    }
    let style = DrawStyle::default();
    let radar = telling.take(dress(&mut table, &style, path, None))?;
    let (radar, chart) = telling.take(Ok(arrange_table(radar, MapChoices::default(), None, path)))?;
    telling.add(warn_of_map(&radar, &chart));
    let besides = TableBesides {
        downloads: import::own_tables(&table),
        ..TableBesides::default()
    };
    telling.give(DrawnTable {
        table,
        style,
        radar,
        chart,
        besides,
    })
}

/// What comes before a drawing.
#[derive(Debug, Clone, Default)]
pub struct Older {
    /// Tables of older editions, the oldest first, after which the others are drawn.
    pub tables: Vec<PathBuf>,
    /// Tables of later ones, the oldest first, which are shown too.
    pub editions: Vec<PathBuf>,
    /// What was chosen for the map.
    pub choices: MapChoices,
    /// What was said of title and logo.
    pub style: StyleWords,
}

/// Reads a table and arranges its map. Rows that cannot be used are told; the others are drawn.
///
/// The tables of older editions come first, the oldest first: what an older map shows stays where it is in the next.
pub fn draw_table(path: &Path, tool: Option<Tool>, older: &Older, read_in: ReadIn) -> Outcome<DrawnTable> {
    let mut telling = Telling::default();
    let mut drawn: Option<(Radar, Chart)> = None;
    let mut table = telling.take(read_table(path, tool, read_in))?;
    let style = telling.take(store::read_style(path, &older.style, &table))?;
    let mut earlier = Vec::new();
    for path in older.tables.iter().chain(&older.editions) {
        let table = telling.take(read_table(path, tool, read_in))?;
        earlier.push((path, table, style.clone()));
    }
    // The wishes name what the last table has; what was called otherwise before is known by the table behind it.
    let (mut newer, mut wishes) = (&table, &style);
    for (_, table, own) in earlier.iter_mut().rev() {
        *own = import::style_before(wishes, table, newer);
        (newer, wishes) = (table, own);
    }
    let paths: Vec<&Path> = older.editions.iter().map(PathBuf::as_path).chain([path]).collect();
    let (names, alike) = name_tables(&paths);
    telling.add(alike);
    let mut names = names.into_iter();
    let (mut besides, mut editions) = (TableBesides::default(), Vec::new());
    for (index, (path, mut table, style)) in earlier.into_iter().enumerate() {
        let radar = telling.take(dress(&mut table, &style, path, drawn.as_ref()))?;
        // What left is told where no page tells it.
        if let Some((before, _)) = drawn.as_ref().filter(|_| index <= older.tables.len()) {
            telling.add(tell_gone(&list_gone(before, &radar), path));
        }
        let edition = telling.take(Ok(arrange_table(radar, older.choices, drawn.as_ref(), path)))?;
        drawn = Some(edition.clone());
        if index >= older.tables.len() {
            editions.push(edition_table(names.next(), table, &edition.0));
            besides.maps.push(edition);
        }
    }
    style.dress(&mut table);
    if older.editions.is_empty() && table.lists_editions() {
        // What is empty in one edition has its place all the same, so that all have one frame.
        table.declared = true;
        for edition in 0..table.latest() {
            let radar = telling.take(radar_in(&table, edition, &style, path, drawn.as_ref()))?;
            // What is wrong with a row was told when the file was read, and what moved is on the page of changes.
            let edition = arrange_table(radar, older.choices, drawn.as_ref(), path).value;
            drawn = Some(edition.clone());
            besides.maps.push(edition);
        }
    }
    let radar = telling.take(radar_in(&table, table.latest(), &style, path, drawn.as_ref()))?;
    if let Some((older, _)) = drawn.as_ref().filter(|_| besides.maps.is_empty()) {
        besides.gone = list_gone(older, &radar);
        telling.add(tell_gone(&besides.gone, path));
    }
    let (mut radar, chart) = telling.take(Ok(arrange_table(radar, older.choices, drawn.as_ref(), path)))?;
    telling.add(warn_of_map(&radar, &chart));
    if !older.editions.is_empty() {
        editions.push(edition_table(names.next(), table.clone(), &radar));
        table = import::join_editions(editions, style.title.clone()).unwrap_or(table);
        (radar.id, radar.title) = (table.id.clone(), table.title.clone());
    }
    for ((radar, _), edition) in besides.maps.iter_mut().zip(&table.editions) {
        radar.id = format!("{}-{}", table.id, edition.id);
        radar.title = format!("{}, {}", table.title, edition.name);
    }
    besides.downloads = import::own_tables(&table);
    telling.give(DrawnTable {
        table,
        style,
        radar,
        chart,
        besides,
    })
}

/// What editions are called: like their files or, where those are called alike, like the folders they are in; and those
/// that cannot be told apart so.
fn name_tables(paths: &[&Path]) -> (Vec<String>, Option<Diagnostic>) {
    let named = |name: Option<&std::ffi::OsStr>| name.map(|name| name.to_string_lossy().into_owned());
    let stem = |path: &Path| match path == Path::new(INPUT) {
        true => store::STANDARD_INPUT.to_owned(),
        false => named(path.file_stem()).unwrap_or_default(),
    };
    let stems: Vec<String> = paths.iter().map(|path| stem(path)).collect();
    let count = |all: &[String], one: &String| all.iter().filter(|other| *other == one).count();
    let name = |(stem, path): (&String, &&Path)| {
        let folder = named(path.parent().and_then(Path::file_name));
        match (count(&stems, stem), folder) {
            (1, _) | (_, None) => stem.clone(),
            (all, Some(folder)) if all == stems.len() => folder,
            (_, Some(folder)) => format!("{folder} {stem}"),
        }
    };
    let names: Vec<String> = stems.iter().zip(paths).map(name).collect();
    let alike = names.iter().find(|name| count(&names, name) > 1).map(|name| {
        let message = format!("several editions are called \"{}\"; they are numbered.", excerpt(name));
        let warning = Diagnostic::warning(Place::in_file(name.clone()), message);
        warning.with_hint("call their files by their time, such as 2026.csv")
    });
    (names, alike)
}

/// An edition for the radar of all; what was renamed goes by the identifier of the edition before, as on its map.
fn edition_table(name: Option<String>, mut table: RadarTable, radar: &Radar) -> import::EditionTable {
    let sectors: Vec<(&String, &String)> = radar.sectors.iter().map(|sector| (&sector.name, &sector.id)).collect();
    let rings: Vec<(&String, &String)> = radar.rings.iter().map(|ring| (&ring.name, &ring.id)).collect();
    for (names, drawn) in [(&mut table.sectors, sectors), (&mut table.rings, rings)] {
        for name in names {
            if let Some((_, id)) = drawn.iter().find(|(known, _)| **known == name.name) {
                name.id.clone_from(id);
            }
        }
    }
    let moved = |blip: &Blip| Some((blip.id.clone(), blip.movement?));
    import::EditionTable {
        stem: name.unwrap_or_default(),
        movements: radar.blips.iter().filter_map(moved).collect(),
        table,
    }
}

/// The map of a drawn table and its list as a fragment for a page of somebody else.
pub fn render_fragment(drawn: &DrawnTable, folders: &Folders) -> Outcome<Vec<u8>> {
    let mut telling = Telling::default();
    let overlay = telling.take(store::read_overlay(folders.templates.as_deref()))?;
    let text = render::render_table_fragment((&drawn.table, &drawn.style), &drawn.radar, &drawn.chart, &overlay);
    let text = telling.require(text)?;
    telling.give(text.into_bytes())
}

/// A radar arranged around what the older one drew.
fn arrange_table(
    mut radar: Radar,
    choices: MapChoices,
    older: Option<&(Radar, Chart)>,
    path: &Path,
) -> Told<(Radar, Chart)> {
    radar.choices = MapChoices {
        colours: radar.choices.colours,
        ..choices
    };
    let before = older.map(|(radar, chart)| layout::freeze_map(radar, chart));
    let otherwise = before
        .as_ref()
        .map(|before| layout::mark_movement(&mut radar, before))
        .unwrap_or_default();
    let warning = otherwise.first().map(|first| {
        let count = otherwise.len();
        let message = format!(
            "{count} of the movements that the table states are not those from the older edition, as of \"{}\"; the rings count.",
            excerpt(first)
        );
        Diagnostic::warning(Place::in_file(name_of(path)), message)
    });
    let place = || Place::in_file(name_of(path));
    let is_asked = |blip: &Blip| blip.demand.is_some_and(|demand| demand > 0.0);
    let unsized_map = (choices.sized && !radar.blips.iter().any(is_asked)).then(|| {
        let warning = Diagnostic::warning(
            place(),
            "no row says how much is asked for, so all blips are of one size.",
        );
        warning.with_hint("--sized reads the column demand")
    });
    let chart = arrange_after(&radar, before.as_ref());
    Told {
        value: (radar, chart),
        diagnostics: warning.into_iter().chain(unsized_map).collect(),
    }
}

/// The most names of blips that a message has.
const MOST_NAMED: usize = 12;

/// What of the older edition is no longer on the map.
fn list_gone(older: &Radar, radar: &Radar) -> Vec<GoneItem> {
    let now: BTreeSet<&str> = radar.blips.iter().map(|blip| blip.id.as_str()).collect();
    let gone = older.blips.iter().filter(|blip| !now.contains(blip.id.as_str()));
    gone.map(|blip| GoneItem {
        name: blip.name.clone(),
        ring: older.rings[blip.ring].name.clone(),
        sector: older.sectors[blip.sector].name.clone(),
    })
    .collect()
}

fn tell_gone(gone: &[GoneItem], path: &Path) -> Option<Diagnostic> {
    let named: Vec<String> = gone.iter().take(MOST_NAMED).map(|gone| excerpt(&gone.name)).collect();
    let more = match gone.len().saturating_sub(MOST_NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let message = format!(
        "no longer on the map since the older edition: \"{}\"{more}.",
        named.join("\", \"")
    );
    (!gone.is_empty()).then(|| Diagnostic::warning(Place::in_file(name_of(path)), message))
}

/// A table, with what was wrong in it.
fn read_table(path: &Path, tool: Option<Tool>, read_in: ReadIn) -> Outcome<RadarTable> {
    let import = read_radar(path, tool, read_in);
    let Some(table) = import.table else {
        return Err(import.diagnostics);
    };
    let mut telling = Telling::default();
    telling.add(import.diagnostics);
    telling.give(table)
}

/// The last edition of a table, both as wished, which goes on from an older one.
fn dress(table: &mut RadarTable, style: &DrawStyle, path: &Path, older: Option<&(Radar, Chart)>) -> Outcome<Radar> {
    style.dress(table);
    radar_in(table, table.latest(), style, path, older)
}

/// An edition of a dressed table, which goes on from an older one.
fn radar_in(
    table: &RadarTable,
    edition: usize,
    style: &DrawStyle,
    path: &Path,
    older: Option<&(Radar, Chart)>,
) -> Outcome<Radar> {
    let older = older.map(|(radar, _)| radar);
    let mut told = import::radar_after(table, edition, &name_of(path), older)?;
    style.colour(&mut told.value);
    Ok(told)
}

/// Reads a table and publishes a site: its map and list, and a page for each item. Gives what was drawn.
pub fn publish_table(
    path: &Path,
    tool: Option<Tool>,
    older: &Older,
    folders: &Folders,
    read_in: ReadIn,
) -> Outcome<DrawnTable> {
    let mut telling = Telling::default();
    let overlay = store::read_overlay(folders.templates.as_deref());
    let (drawn, overlay) = telling.take(both(draw_table(path, tool, older, read_in), overlay))?;
    let site = telling.require(drawn.to_site(&overlay))?;
    telling.take(publish::write_site(&site, &folders.output, &folders.to_guarded()))?;
    telling.give(drawn)
}
