//! The lists of a table by tag and by team: what its filter shows, for readers without script.

use serde::Serialize;

use crate::model::{Blip, Radar, RadarTable};
use crate::render::messages::message;
use crate::render::words;

use super::filter::{choices_of_words, encode, value_of};
use super::frame::{Entry, Frame};
use super::table::{Drawn, WORDS, WordSet, frame, items_by_id};

/// The path of the page.
pub const PATH: &str = "tags.html";

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

/// Whether any item has a tag or a team.
pub fn is_said(table: &RadarTable) -> bool {
    table
        .items
        .iter()
        .any(|item| WORDS.iter().any(|(_, _, words)| !words(item).is_empty()))
}

/// Composes the page; none where no item has a tag or a team.
pub fn page(drawn: &Drawn, radar: &Radar) -> Option<TagsPage> {
    let table = drawn.table;
    is_said(table).then(|| TagsPage {
        frame: Frame {
            crumbs: vec![super::frame::home()],
            ..frame(drawn, &message!("lists-by-tag-and-team"), "", PATH)
        },
        parts: WORDS
            .into_iter()
            .map(|set| part(table, radar, set))
            .filter(|part| !part.lists.is_empty())
            .collect(),
    })
}

fn part(table: &RadarTable, radar: &Radar, (set, name, words): WordSet) -> Part {
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
            href: format!("index.html#{set}={}", encode(&value)),
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
        entry: Entry::new(blip.name.clone(), format!("item/{}.html", blip.id)),
        place: message!(
            "ring-and-sector",
            ring = &radar.rings[blip.ring].name,
            sector = &radar.sectors[blip.sector].name
        ),
    }
}
