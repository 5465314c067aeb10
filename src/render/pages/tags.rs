//! The lists of a table by tag and by team: what its filter shows, for readers without script.

use serde::Serialize;

use crate::model::{Blip, Radar, RadarTable};
use crate::render::messages::message;
use crate::render::words;

use super::filter::{choices_of_words, encode, value_of};
use super::frame::{Entry, Frame};
use super::table::{Drawn, WORDS, WordSet, address, frame, items_by_id};
use super::table_editions::address_of_edition;

/// The path of the page of an edition.
pub fn path_of(table: &RadarTable, edition: usize) -> String {
    match edition == table.latest() {
        true => "tags.html".to_owned(),
        false => format!("tags-{}.html", table.editions[edition].id),
    }
}

/// The page.
#[derive(Serialize)]
pub struct TagsPage {
    #[serde(flatten)]
    frame: Frame,
    parts: Vec<Part>,
}

/// All tags, or all teams.
#[derive(Serialize)]
struct Part {
    name: String,
    lists: Vec<List>,
}

/// What carries one tag, or belongs to one team.
#[derive(Serialize)]
struct List {
    name: String,
    /// The name of the place on the page, which is what the filter calls the choice.
    anchor: String,
    /// The address that chooses it on the map.
    href: String,
    count: String,
    entries: Vec<Listed>,
}

/// An entry and where it stands.
#[derive(Serialize)]
struct Listed {
    #[serde(flatten)]
    entry: Entry,
    place: String,
}

/// Whether anything on the map of an edition has a tag or a team.
pub fn is_said(table: &RadarTable, radar: &Radar) -> bool {
    let items = items_by_id(table);
    let mut own = radar.blips.iter().filter_map(|blip| items.get(blip.id.as_str()));
    own.any(|item| WORDS.iter().any(|(_, _, words)| !words(item).is_empty()))
}

/// Composes the page of an edition; none where nothing on its map has a tag or a team.
pub fn page(drawn: &Drawn, edition: usize, radar: &Radar) -> Option<TagsPage> {
    let table = drawn.table;
    let map = address_of_edition(table, edition);
    let heading = match edition == table.latest() {
        true => message!("lists-by-tag-and-team"),
        false => message!(
            "heading-of-edition",
            title = message!("lists-by-tag-and-team"),
            edition = &table.editions[edition].name
        ),
    };
    is_said(table, radar).then(|| TagsPage {
        frame: Frame {
            crumbs: vec![super::frame::home()],
            ..frame(drawn, &heading, "", &path_of(table, edition))
        },
        parts: WORDS
            .into_iter()
            .map(|set| part(table, (radar, &map), set))
            .filter(|part| !part.lists.is_empty())
            .collect(),
    })
}

fn part(table: &RadarTable, (radar, map): (&Radar, &str), (set, name, words): WordSet) -> Part {
    let items = items_by_id(table);
    let placed: Vec<(&Blip, Vec<String>)> = radar
        .blips
        .iter()
        .filter_map(|blip| {
            let item = items.get(blip.id.as_str())?;
            Some((blip, words(item).into_iter().map(value_of).collect()))
        })
        .collect();
    let list = |(value, name): (String, String)| {
        let own = placed.iter().filter(|(_, values)| values.contains(&value));
        let entries: Vec<Listed> = own.map(|(blip, _)| listed(radar, blip)).collect();
        List {
            name,
            anchor: format!("{set}={value}"),
            href: format!("{map}#{set}={}", encode(&value)),
            count: words::technologies(entries.len()),
            entries,
        }
    };
    let lists = choices_of_words(table.items.iter().flat_map(words))
        .into_iter()
        .map(list);
    Part {
        name: name(),
        lists: lists.filter(|list| !list.entries.is_empty()).collect(),
    }
}

fn listed(radar: &Radar, blip: &Blip) -> Listed {
    Listed {
        entry: Entry::new(blip.name.clone(), address(&blip.id)),
        place: message!(
            "ring-and-sector",
            ring = &radar.rings[blip.ring].name,
            sector = &radar.sectors[blip.sector].name
        ),
    }
}
