//! The pages of a table: its map with the list, and a page for each item with what is said of it and its history.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::inert::name_file;
use crate::model::{
    Blip, Chart, DrawStyle, GoneItem, Movement, Radar, RadarTable, Revision, TableBesides, TableItem, TableName,
};
use crate::render::map::render_blip;
use crate::render::markdown::render_markdown;
use crate::render::messages::message;
use crate::render::style::tone_class;
use crate::render::words;

use super::entry::{RingList, TechnologyEntry, begin_sectors, count_rings, share_marks};
use super::figure::{Figure, figure};
use super::filter::{Filter, choices_of_words, encode, value_of};
use super::frame::{Entry, Frame, SiteWords, home};
use super::sector::{self, SectorPage};
use super::table_editions::{address_of_edition, list_switch};
use super::tags;

/// A table with what was said of its drawing.
pub struct Drawn<'a> {
    /// The table.
    pub table: &'a RadarTable,
    /// The wishes.
    pub style: &'a DrawStyle,
    /// Whether every edition has a map, so that pages lead from one to the other.
    pub has_switch: bool,
    /// What is no longer on the map, where no edition tells it.
    gone: &'a [GoneItem],
    /// Files of the table for whoever takes it along.
    downloads: &'a [(String, String)],
}

impl<'a> Drawn<'a> {
    /// Both together.
    pub fn new(table: &'a RadarTable, style: &'a DrawStyle, besides: &'a TableBesides) -> Self {
        Drawn {
            table,
            style,
            has_switch: !besides.maps.is_empty(),
            gone: &besides.gone,
            downloads: &besides.downloads,
        }
    }

    /// The path of the logo in the site.
    pub fn logo(&self) -> Option<String> {
        let logo = self.style.logo.as_ref()?;
        Some(format!("assets/logo.{}", logo.ending))
    }
}

/// The page with the map.
#[derive(Serialize)]
pub struct TablePage {
    #[serde(flatten)]
    frame: Frame,
    /// The path of a style sheet with the colours of this map alone; empty where all maps have the same.
    sheet: String,
    subtitle: String,
    note: String,
    rings: String,
    edition: String,
    map: Figure,
    filter: Filter,
    marks: String,
    by_word: String,
    lists: Vec<RingList>,
    hidden: Vec<Entry>,
    former: Vec<Entry>,
    /// What an older table had besides, with its place there.
    gone: Vec<(String, String)>,
    /// Files of the table: what leads to them, and what they hold.
    downloads: Vec<(Entry, String)>,
    meanings: Vec<Meaning>,
}

/// A ring or sector with its meaning, as HTML.
#[derive(Serialize)]
struct Meaning {
    name: String,
    kind: String,
    meaning: String,
}

/// The page of an item.
#[derive(Serialize)]
pub struct ItemPage {
    #[serde(flatten)]
    frame: Frame,
    place: String,
    movement: String,
    score: String,
    description: String,
    links: Vec<Link>,
    tags: Vec<Entry>,
    teams: Vec<Entry>,
    related: Vec<Entry>,
    more: Vec<(String, String)>,
    history: Vec<Past>,
}

/// An address with its words; a relative one is no link, since what it led to is not here.
#[derive(Serialize)]
struct Link {
    address: String,
    words: String,
    live: bool,
}

/// What an edition said.
#[derive(Serialize)]
struct Past {
    edition: String,
    place: String,
    movement: String,
    description: String,
}

/// Address of the page of an item with an identifier.
pub fn address(id: &str) -> String {
    format!("item/{}.html", name_file(id))
}

/// The radar with every blip leading to the page of its item.
pub fn link_blips(radar: &Radar) -> Radar {
    let mut radar = radar.clone();
    for blip in &mut radar.blips {
        blip.href = Some(address(&blip.id));
    }
    radar
}

/// What every page leads to: the map, or those of all editions and what changed; and the files of the table.
fn list_ways(drawn: &Drawn, path: &str) -> Vec<Entry> {
    let mut ways = match drawn.has_switch {
        true => list_switch(drawn.table, path),
        false => vec![Entry {
            current: path == "index.html",
            ..Entry::new(message!("navigation-radar"), "index.html")
        }],
    };
    if !drawn.downloads.is_empty() {
        ways.push(Entry::new(message!("navigation-data"), "index.html#data"));
    }
    ways
}

/// The frame of a page of a table.
pub fn frame(drawn: &Drawn, heading: &str, root: &'static str, path: &str) -> Frame {
    let table = drawn.table;
    let title = if heading == table.title {
        message!("title-of-table")
    } else {
        table.title.clone()
    };
    Frame {
        heading: heading.to_owned(),
        step: heading.to_owned(),
        title: message!("title-of-page", heading = heading, site = title),
        root,
        language: "en".into(),
        navigation: list_ways(drawn, path),
        footer: Vec::new(),
        crumbs: if root.is_empty() { Vec::new() } else { vec![home()] },
        page_data: Vec::new(),
        site: SiteWords {
            footer: String::new(),
            logo: drawn.logo().unwrap_or_default(),
            logo_words: match &drawn.style.logo {
                Some(logo) if logo.alternative.is_empty() => message!("logo-of", title = &table.title),
                Some(logo) => logo.alternative.clone(),
                None => String::new(),
            },
            ..SiteWords::alone(&table.title)
        },
    }
}

/// The path of a file of the table in the site.
pub fn path_of_download(name: &str) -> String {
    format!("data/{name}")
}

fn list_downloads(drawn: &Drawn, is_latest: bool) -> Vec<(Entry, String)> {
    let files = drawn.downloads.iter().filter(|_| is_latest);
    let entry = |(name, _): &(String, String)| {
        let words = match name.ends_with(".csv") {
            true => message!("table-as-csv"),
            false => message!("table-as-json"),
        };
        (Entry::new(name.clone(), path_of_download(name)), words)
    };
    files.map(entry).collect()
}

fn tell_gone(gone: &GoneItem) -> (String, String) {
    let place = message!("ring-and-sector", ring = &gone.ring, sector = &gone.sector);
    (gone.name.clone(), message!("was-in-place", place = place))
}

/// Composes the page with the map of an edition; `sheets` are the paths of its sectors by themselves, `sheet` is the path of the style sheet with its colours, if it has its own.
pub fn map_page(
    drawn: &Drawn,
    edition: usize,
    (radar, chart, sheets): (&Radar, &Chart, Vec<String>),
    sheet: String,
) -> TablePage {
    let table = drawn.table;
    let is_latest = edition == table.latest();
    let filter = filter_of(table, radar);
    let mut lists: Vec<RingList> = (0..radar.rings.len())
        .map(|ring| list_ring(&filter, radar, ring))
        .filter(|list| !list.entries.is_empty())
        .collect();
    let marks = share_marks(&mut lists);
    let entry = |item: &TableItem| Entry::new(item.name.clone(), address(&item.id));
    let hidden = table
        .items
        .iter()
        .filter(|item| table.revision(item, edition).is_some_and(|revision| !revision.shown));
    let former = table
        .items
        .iter()
        .filter(|item| is_latest && table.revision(item, edition).is_none());
    let mut former: Vec<Entry> = former.map(entry).collect();
    former.sort_by_key(|entry| entry.name.to_lowercase());
    let name = &table.editions[edition].name;
    let words = match table.editions.len() {
        1 => String::new(),
        count if is_latest => message!("last-of-editions", edition = name, count = count),
        count => message!("one-of-editions", edition = name, number = edition + 1, count = count),
    };
    let heading = match is_latest {
        true => table.title.clone(),
        false => message!("heading-of-edition", title = &table.title, edition = name),
    };
    let mut frame = frame(drawn, &heading, "", &address_of_edition(table, edition));
    if !is_latest {
        frame.crumbs = vec![home()];
    }
    TablePage {
        frame,
        sheet,
        subtitle: drawn.style.subtitle.clone(),
        note: render_markdown(&drawn.style.note),
        rings: count_rings(&lists),
        edition: words,
        map: figure(radar, chart, sheets, ""),
        by_word: if tags::is_said(table, radar) {
            tags::path_of(table, edition)
        } else {
            String::new()
        },
        filter,
        marks,
        lists,
        gone: drawn.gone.iter().map(tell_gone).collect(),
        downloads: list_downloads(drawn, is_latest),
        hidden: hidden.map(entry).collect(),
        former,
        meanings: [
            (message!("kind-of-name-ring"), &table.rings),
            (message!("kind-of-name-sector"), &table.sectors),
        ]
        .into_iter()
        .flat_map(meanings)
        .collect(),
    }
}

/// Composes the page of a sector of a map with too many blips for one picture.
pub fn sector_page(drawn: &Drawn, radar: &Radar, index: usize, (sheet, file): (&Chart, &str)) -> SectorPage {
    let part = sector::take_sector(radar, index);
    let filter = filter_of(drawn.table, &part);
    let lists = (0..part.rings.len()).map(|ring| list_ring(&filter, &part, ring));
    let lists = lists.collect();
    let frame = frame(drawn, &sector::heading(radar, index), "../", &sector::page_of(file));
    sector::page(frame, (radar, &part), (sheet, file.to_owned()), filter, lists)
}

fn meanings((kind, names): (String, &Vec<TableName>)) -> Vec<Meaning> {
    let said = names.iter().filter(|name| !name.description.is_empty());
    said.map(|name| Meaning {
        name: name.name.clone(),
        kind: kind.clone(),
        meaning: render_markdown(&name.description),
    })
    .collect()
}

/// The words of one sort that an item has.
pub type WordsOf = fn(&TableItem) -> Vec<&str>;

/// What a set is called in addresses and on pages, and its words of an item.
pub type WordSet = (&'static str, fn() -> String, WordsOf);

/// The sets of choices that a table's own words make: what they are called in addresses and on pages, and the words of an item.
pub const WORDS: [WordSet; 2] = [
    (
        "tag",
        || message!("tags-word"),
        |item| item.tags.iter().map(String::as_str).collect(),
    ),
    ("team", || message!("teams-word"), |item| item.teams()),
];

/// The items of a table by their ids.
pub fn items_by_id(table: &RadarTable) -> BTreeMap<&str, &TableItem> {
    table.items.iter().map(|item| (item.id.as_str(), item)).collect()
}

/// What the map of a table can be narrowed by.
fn filter_of(table: &RadarTable, radar: &Radar) -> Filter {
    let items = items_by_id(table);
    let sets = WORDS.into_iter();
    sets.fold(Filter::of_map(radar), |filter, (id, name, words)| {
        let choices = choices_of_words(table.items.iter().flat_map(words));
        filter.with(&radar.blips, id, name(), choices, |blip: &Blip| {
            let own = items.get(blip.id.as_str()).map(|item| words(item)).unwrap_or_default();
            own.into_iter().map(value_of).collect()
        })
    })
}

/// Links that choose each of the words of an item on the newest map that shows it or, where none does, on the last one if
/// something there has the word; else there is only the word.
fn choose_words(drawn: &Drawn, item: &TableItem, (set, _, words): WordSet) -> Vec<Entry> {
    let (table, latest) = (drawn.table, drawn.table.latest());
    let is_shown = |item: &TableItem, edition| table.revision(item, edition).is_some_and(|revision| revision.shown);
    let mut maps = (0..=latest)
        .rev()
        .filter(|edition| drawn.has_switch || *edition == latest);
    let own = maps.find(|edition| is_shown(item, *edition));
    let link = |(value, name): (String, String)| {
        let has_word = |other: &TableItem| words(other).into_iter().any(|word| value_of(word) == value);
        let is_chosen = || {
            table
                .items
                .iter()
                .any(|other| is_shown(other, latest) && has_word(other))
        };
        let href = match own.or_else(|| is_chosen().then_some(latest)) {
            Some(edition) => format!("{}#{set}={}", address_of_edition(table, edition), encode(&value)),
            None => String::new(),
        };
        Entry::new(name, href)
    };
    choices_of_words(words(item).into_iter())
        .into_iter()
        .map(link)
        .collect()
}

/// The list of a ring.
pub fn list_ring(filter: &Filter, radar: &Radar, ring: usize) -> RingList {
    let (band, colours) = (&radar.rings[ring], &radar.choices.colours);
    let here = radar.blips.iter().filter(|blip| blip.ring == ring);
    let mut entries: Vec<TechnologyEntry> = here
        .map(|blip| {
            let score = blip
                .value
                .map(|value| message!("score-of-item", score = words::short(value)));
            let reason: Vec<String> = score.into_iter().chain(blip.movement.and_then(moved)).collect();
            TechnologyEntry {
                id: blip.id.clone(),
                name: blip.name.clone(),
                href: address(&blip.id),
                number: blip.number,
                ring: band.id.clone(),
                ring_name: band.name.clone(),
                sector: radar.sectors[blip.sector].id.clone(),
                sector_name: radar.sectors[blip.sector].name.clone(),
                reason: reason.join("; "),
                mark: render_blip(blip, band.outside),
                colour: colours.class_of_sector(blip.sector),
                begins: false,
                choices: filter.choices_of(&blip.id),
            }
        })
        .collect();
    begin_sectors(&mut entries);
    RingList {
        id: band.id.clone(),
        name: band.name.clone(),
        meaning: band.meaning.clone(),
        href: String::new(),
        ground: match colours.of_ring(ring) {
            Some(_) => format!("ground-{ring}"),
            None => tone_class(ring, band.outside),
        },
        count: words::technologies(entries.len()),
        borderline: String::new(),
        entries,
    }
}

/// A movement in words, where there was one.
fn moved(movement: Movement) -> Option<String> {
    match movement {
        Movement::New => Some(message!("item-new")),
        Movement::Inward => Some(message!("item-moved-inwards")),
        Movement::Outward => Some(message!("item-moved-outwards")),
        Movement::Unchanged => None,
    }
}

/// Composes the page of an item.
pub fn item_page(drawn: &Drawn, item: &TableItem) -> ItemPage {
    let table = drawn.table;
    let latest = table.latest();
    let now = table.revision(item, latest);
    let newest = now.or(item.revisions.last());
    let described = newest.map(|revision| revision.description.as_str()).unwrap_or_default();
    let movement = now
        .and_then(|revision| table.movement(revision, latest))
        .and_then(moved);
    let place = match (now, newest) {
        (Some(revision), _) if revision.shown => place(table, revision),
        (Some(revision), _) => message!(
            "item-not-on-map",
            ring = &table.rings[revision.ring].name,
            sector = &table.sectors[revision.sector].name
        ),
        (None, Some(revision)) => {
            message!(
                "item-no-longer",
                ring = &table.rings[revision.ring].name,
                sector = &table.sectors[revision.sector].name,
                edition = &table.editions[revision.edition].name
            )
        }
        (None, None) => String::new(),
    };
    ItemPage {
        frame: frame(drawn, &item.name, "../", &address(&item.id)),
        place,
        movement: movement.map(|words| words::capital(&words)).unwrap_or_default(),
        score: newest
            .and_then(|revision| revision.score)
            .map(words::short)
            .unwrap_or_default(),
        description: render_markdown(described),
        links: item.links.iter().map(link).collect(),
        tags: choose_words(drawn, item, WORDS[0]),
        teams: choose_words(drawn, item, WORDS[1]),
        related: related(table, item),
        more: item
            .more
            .iter()
            .filter(|(key, _)| !TableItem::is_team(key))
            .cloned()
            .collect(),
        history: if table.editions.len() > 1 {
            history(table, item, described)
        } else {
            Vec::new()
        },
    }
}

fn place(table: &RadarTable, revision: &Revision) -> String {
    message!(
        "ring-and-sector",
        ring = &table.rings[revision.ring].name,
        sector = &table.sectors[revision.sector].name
    )
}

fn link(link: &crate::model::TableLink) -> Link {
    let lower = link.address.to_ascii_lowercase();
    Link {
        words: if link.words.is_empty() {
            link.address.clone()
        } else {
            link.words.clone()
        },
        live: ["http://", "https://", "mailto:"]
            .iter()
            .any(|scheme| lower.starts_with(scheme)),
        address: link.address.clone(),
    }
}

/// The items it belongs with, by identifier or name; those not here only by name.
fn related(table: &RadarTable, item: &TableItem) -> Vec<Entry> {
    let same = |other: &TableItem, wanted: &str| {
        other.id.eq_ignore_ascii_case(wanted) || other.name.to_lowercase() == wanted.to_lowercase()
    };
    let entry = |wanted: &String| match table.items.iter().find(|other| same(other, wanted)) {
        Some(other) => Entry::new(other.name.clone(), address(&other.id)),
        None => Entry::new(wanted.clone(), ""),
    };
    item.related.iter().map(entry).collect()
}

/// What was said, the newest first; a text is shown where it differs from the one after it.
fn history(table: &RadarTable, item: &TableItem, described: &str) -> Vec<Past> {
    let mut after = described;
    let mut past = Vec::new();
    for revision in item.revisions.iter().rev() {
        let description = if revision.description == after {
            ""
        } else {
            revision.description.as_str()
        };
        after = &revision.description;
        past.push(Past {
            edition: table.editions[revision.edition].name.clone(),
            place: place(table, revision),
            movement: revision.movement.and_then(moved).unwrap_or_default(),
            description: render_markdown(description),
        });
    }
    past
}
