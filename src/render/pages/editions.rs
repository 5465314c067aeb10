//! Editions before this one: a page for each as it was frozen, and the switch between editions.

use serde::Serialize;

use crate::model::{Chart, FrozenEdition, MadeOf, Radar, ToldChanges, ToldMove, Way};
use crate::render::PastMaps;
use crate::render::messages::message;
use crate::render::words;

use super::Reader;
use super::figure::{Figure, figure};
use super::filter::Filter;
use super::frame::{At, Entry, Frame, frame, home};
use super::path::State;
use super::sector::is_dense;

/// The page of an edition before.
#[derive(Serialize)]
pub struct EditionPage {
    #[serde(flatten)]
    frame: Frame,
    name: String,
    date: String,
    technologies: String,
    editions: Vec<Entry>,
    /// The edition before it, where there is one.
    before: Option<Entry>,
    rings: Vec<RingCount>,
    /// Whether it tells what changed since that.
    told: bool,
    changes: Vec<ChangePart>,
    map: Option<Figure>,
    maps: Vec<Entry>,
    filter: Filter,
    rows: Vec<EditionRow>,
    digest: String,
    seal: String,
    generator: String,
    /// Whether it holds what it was made of, so that it can be made again.
    is_remade: bool,
}

/// How many technologies stood in a ring.
#[derive(Serialize)]
struct RingCount {
    name: String,
    count: usize,
    before: Option<usize>,
}

/// Technologies that changed in one way.
#[derive(Serialize)]
struct ChangePart {
    name: String,
    rows: Vec<ChangeRow>,
}

/// A technology that changed.
#[derive(Serialize)]
struct ChangeRow {
    name: String,
    href: String,
    words: String,
}

/// A technology as it stood.
#[derive(Serialize)]
struct EditionRow {
    name: String,
    href: String,
    /// The ring that the rules asked for, where another one was held; else empty.
    ruled: String,
    state: State,
}

/// The page of an edition: the site itself where it is the one of now.
pub fn address_of_edition(reader: &Reader, name: &str) -> String {
    match reader.history.now().name == name {
        true => "index.html".to_owned(),
        false => format!("edition/{name}.html"),
    }
}

/// What leads from edition to edition, the oldest first; nothing where there is one only. The one that the page belongs to
/// is named by `shown`.
pub fn list_switch(reader: &Reader, shown: &str) -> Vec<Entry> {
    if reader.history.before().is_empty() {
        return Vec::new();
    }
    let entry = |edition: &FrozenEdition| Entry {
        current: edition.name == shown,
        ..Entry::new(&edition.name, address_of_edition(reader, &edition.name))
    };
    reader.history.editions().map(entry).collect()
}

/// The switch on a page of the edition of now.
pub fn list_switch_of_now(reader: &Reader) -> Vec<Entry> {
    list_switch(reader, &reader.history.now().name)
}

/// The file of a map of an edition before.
pub fn name_past_map(edition: &str, view: &str) -> String {
    format!("edition/{edition}/{view}.svg")
}

/// Composes the page of an edition.
pub fn page(reader: &Reader, edition: &FrozenEdition, past: &PastMaps) -> EditionPage {
    let heading = message!("heading-of-past-edition", edition = &edition.name);
    let href = address_of_edition(reader, &edition.name);
    let before = reader.history.edition_before(&edition.name);
    let crumbs = vec![home(), Entry::new(message!("navigation-changes"), "changes.html")];
    let entry = |(radar, _): &(Radar, Chart)| Entry::new(&radar.title, name_past_map(&edition.name, &radar.id));
    EditionPage {
        frame: frame(reader, At::Folder, &heading, None, &href, crumbs),
        name: edition.name.clone(),
        date: words::day(edition.date),
        technologies: words::technologies(edition.placements.len()),
        editions: list_switch(reader, &edition.name),
        before: before.map(|before| Entry::new(&before.name, address_of_edition(reader, &before.name))),
        rings: count_rings(reader, edition, before),
        told: edition.changes.is_some(),
        changes: edition
            .changes
            .as_ref()
            .map_or_else(Vec::new, |told| list_changes(reader, told)),
        map: past.maps.first().and_then(|map| draw(edition, map)),
        maps: past.maps.iter().map(entry).collect(),
        filter: Filter::default(),
        rows: list_rows(reader, edition),
        digest: edition.digest.clone(),
        seal: edition.seal.clone().unwrap_or_default(),
        generator: edition.generator.clone(),
        is_remade: edition.made_of != MadeOf::ResultsOnly,
    }
}

/// The figure of a map; nothing where it has too many marks for a page.
fn draw(edition: &FrozenEdition, (radar, chart): &(Radar, Chart)) -> Option<Figure> {
    if is_dense(radar) {
        return None;
    }
    let mut drawn = Figure {
        file: name_past_map(&edition.name, &radar.id),
        ..figure(radar, chart, Vec::new(), "../")
    };
    drawn.notes.push(message!("map-as-it-stood"));
    let counted = edition.map(&radar.id).map_or(0, |map| map.counted);
    if counted > 0 {
        drawn.notes.push(message!("map-counted", count = counted));
    }
    Some(drawn)
}

/// Ids and names of the rings of an edition; of one that does not say so, those of now.
fn rings_of<'h>(reader: &'h Reader, edition: &'h FrozenEdition) -> &'h [(String, String)] {
    match edition.rings.is_empty() {
        true => &reader.history.now().rings,
        false => &edition.rings,
    }
}

fn count_rings(reader: &Reader, edition: &FrozenEdition, before: Option<&FrozenEdition>) -> Vec<RingCount> {
    let count = |edition: &FrozenEdition, id: &str| {
        let placements = edition.placements.iter();
        placements.filter(|placement| placement.ring == id).count()
    };
    let row = |(id, name): &(String, String)| RingCount {
        name: name.clone(),
        count: count(edition, id),
        before: before.map(|before| count(before, id)),
    };
    rings_of(reader, edition).iter().map(row).collect()
}

fn list_changes(reader: &Reader, told: &ToldChanges) -> Vec<ChangePart> {
    let row = |moved: &ToldMove| ChangeRow {
        name: moved.name.clone(),
        href: reader.history.address_of(&moved.technology).unwrap_or_default(),
        words: words::capital(&moved.words),
    };
    let ways = [
        (Way::Inward, message!("moved-inwards")),
        (Way::Outward, message!("moved-outwards")),
        (Way::New, message!("new-on-radar")),
        (Way::Renamed, message!("renamed-on-radar")),
        (Way::Merged, message!("merged-on-radar")),
        (Way::Gone, message!("no-longer-on-radar")),
    ];
    let moved = ways.map(|(way, name)| ChangePart {
        name,
        rows: told.of_way(way).map(row).collect(),
    });
    let waiting = ChangePart {
        name: message!("asked-to-move"),
        rows: told.waiting.iter().map(row).collect(),
    };
    let parts = moved.into_iter().chain([waiting]);
    parts.filter(|part| !part.rows.is_empty()).collect()
}

/// Every technology as it stood, ring by ring, in a ring by name.
fn list_rows(reader: &Reader, edition: &FrozenEdition) -> Vec<EditionRow> {
    let rings = rings_of(reader, edition);
    let depth = |id: &str| rings.iter().position(|(ring, _)| ring == id).unwrap_or(rings.len());
    let mut placements: Vec<_> = edition.placements.iter().collect();
    placements.sort_by_key(|placement| (depth(&placement.ring), words::alphabetic(&placement.name)));
    let rows = placements.into_iter().map(|placement| EditionRow {
        name: placement.name.clone(),
        href: reader.history.address_of(&placement.technology).unwrap_or_default(),
        ruled: match placement.ring == placement.ruled {
            true => String::new(),
            false => edition.ring_name(&placement.ruled, reader.history.now()).to_owned(),
        },
        state: State::of(reader, edition, placement),
    });
    rows.collect()
}
