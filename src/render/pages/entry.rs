//! Technologies in lists: each with its ring, its mark and a reason in half a line.

use serde::Serialize;

use crate::model::{Asked, Placement, Radar, Shape, Technology};
use crate::render::map::{render_blip, render_list_mark};
use crate::render::messages::message;
use crate::render::style::tone_class;
use crate::render::words;

use super::Reader;
use super::filter::Filter;

/// A technology in a list.
#[derive(Debug, Clone, Serialize)]
pub struct TechnologyEntry {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: String,
    /// Address from the root of the site.
    pub href: String,
    /// Number on the map beside the list; 0 without one.
    pub number: usize,
    /// Id of the ring.
    pub ring: String,
    /// Name of the ring.
    pub ring_name: String,
    /// Id of the sector on the map beside the list.
    pub sector: String,
    /// Name of that sector.
    pub sector_name: String,
    /// Reason in half a line.
    pub reason: String,
    /// Its mark as SVG.
    pub mark: String,
    /// The class that colours its mark as its sector; empty where that has no colour of its own.
    pub colour: String,
    /// Whether it is the first of its sector in the list of a ring.
    pub begins: bool,
    /// The numbers of the choices of the page's filter that it meets, separated by blanks; empty without a filter.
    pub choices: String,
}

/// The technologies of one ring.
#[derive(Debug, Clone, Serialize)]
pub struct RingList {
    /// Id of the ring.
    pub id: String,
    /// Name of the ring.
    pub name: String,
    /// What it means.
    pub meaning: String,
    /// Path of its page, from the root of the site; empty where it has none.
    pub href: String,
    /// The class of its ground and marks.
    pub ground: String,
    /// How many, in words.
    pub count: String,
    /// That all of them are borderline, in words; empty where not.
    pub borderline: String,
    /// The technologies.
    pub entries: Vec<TechnologyEntry>,
}

/// A technology in a list that has no map beside it.
pub fn entry(reader: &Reader, technology: &Technology, placement: &Placement) -> TechnologyEntry {
    let ring = &reader.dossier.configuration.rings[placement.ring];
    let shape = match placement.asked {
        _ if ring.outside => Shape::Barred,
        Asked::NotYetAsked => Shape::Hollow,
        Asked::Asked | Asked::NotMentioned => Shape::Disc,
    };
    TechnologyEntry {
        id: technology.id.clone(),
        name: technology.name.clone(),
        href: format!("tech/{}.html", technology.id),
        number: 0,
        ring: ring.id.clone(),
        ring_name: words::ring_name(placement, &reader.dossier.configuration),
        sector: String::new(),
        sector_name: String::new(),
        reason: words::reason(reader.dossier, technology, placement),
        mark: render_list_mark(shape, placement.ring),
        colour: String::new(),
        begins: false,
        choices: String::new(),
    }
}

/// The technology of an id in a list.
pub fn entry_of(reader: &Reader, id: &str) -> Option<TechnologyEntry> {
    Some(entry(
        reader,
        reader.dossier.technology(id)?,
        reader.edition.placement(id)?,
    ))
}

/// Entries ring by ring from the centre; rings without any are left out.
pub fn by_ring(reader: &Reader, entries: Vec<TechnologyEntry>) -> Vec<RingList> {
    let rings = reader.dossier.configuration.rings.iter();
    rings
        .enumerate()
        .map(|(index, ring)| {
            let entries: Vec<_> = entries.iter().filter(|entry| entry.ring == ring.id).cloned().collect();
            RingList {
                id: ring.id.clone(),
                name: ring.name.clone(),
                href: format!("ring/{}.html", ring.id),
                ground: tone_class(index, ring.outside),
                meaning: ring
                    .words_for(entries.iter().filter_map(|entry| reader.edition.placement(&entry.id)))
                    .0
                    .to_owned(),
                count: words::technologies(entries.len()),
                borderline: if_all_borderline(reader, &entries),
                entries,
            }
        })
        .filter(|list| !list.entries.is_empty())
        .collect()
}

/// Says that all entries are borderline, where they are.
pub fn if_all_borderline(reader: &Reader, entries: &[TechnologyEntry]) -> String {
    let placements = entries.iter().filter_map(|entry| reader.edition.placement(&entry.id));
    words::if_all_borderline(&placements.collect::<Vec<_>>()).unwrap_or_default()
}

/// The list that goes with a map: the same entries in the same order, with the same numbers.
pub fn list_of_map(reader: &Reader, radar: &Radar, filter: &Filter) -> Vec<RingList> {
    let entries = radar.blips.iter().filter_map(|blip| {
        let sector = &radar.sectors[blip.sector];
        let entry = entry_of(reader, &blip.id)?;
        Some(TechnologyEntry {
            number: blip.number,
            sector: sector.id.clone(),
            sector_name: sector.name.clone(),
            reason: words::short_reason(
                reader.dossier,
                reader.dossier.technology(&blip.id)?,
                reader.edition.placement(&blip.id)?,
            ),
            mark: render_blip(blip, radar.rings[blip.ring].outside),
            choices: filter.choices_of(&blip.id),
            ..entry
        })
    });
    let mut lists = by_ring(reader, entries.collect());
    lists.iter_mut().for_each(|list| begin_sectors(&mut list.entries));
    lists
}

/// Marks the first entry of each sector; those of a sector stand together.
pub fn begin_sectors(entries: &mut [TechnologyEntry]) {
    let mut sector: Option<String> = None;
    for entry in entries {
        entry.begins = sector.as_ref() != Some(&entry.sector);
        sector = Some(entry.sector.clone());
    }
}

/// The marks of lists, each drawn once as a symbol; the entries use it. Most entries look like another one.
pub fn share_marks(lists: &mut [RingList]) -> String {
    let mut drawn: Vec<(String, String)> = Vec::new();
    for entry in lists.iter_mut().flat_map(|list| &mut list.entries) {
        let shapes = entry.mark.split_once('>').map_or("", |(_, shapes)| shapes);
        let shapes = shapes.trim_end().trim_end_matches("</svg>");
        let mark = (entry.colour.trim().to_owned(), shapes.to_owned());
        let number = drawn.iter().position(|other| *other == mark).unwrap_or_else(|| {
            drawn.push(mark);
            drawn.len() - 1
        });
        entry.mark = format!("<svg role=\"none\"><use href=\"#m-{number}\"/></svg>");
    }
    let symbols = drawn.iter().enumerate().map(|(number, (colour, shapes))| {
        let shapes = match colour.as_str() {
            "" => shapes.clone(),
            colour => format!("<g class=\"{colour}\">{shapes}</g>"),
        };
        format!("<symbol id=\"m-{number}\" viewBox=\"0 0 20 20\">{shapes}</symbol>")
    });
    symbols.collect()
}

/// Counts by ring in words: "3 to deploy" is not for us to say, so "Deploy 3, Pilot 5".
pub fn count_rings(lists: &[RingList]) -> String {
    let counts: Vec<String> = lists
        .iter()
        .map(|list| match list.borderline.is_empty() {
            true => message!("ring-with-count", ring = &list.name, count = list.entries.len()),
            false => message!(
                "ring-with-count-borderline",
                ring = &list.name,
                count = list.entries.len(),
                borderline = &list.borderline
            ),
        })
        .collect();
    if counts.is_empty() {
        message!("no-technology-yet")
    } else {
        words::join(&counts)
    }
}
