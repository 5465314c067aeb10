//! A ring's page: what it means, what to do, and its technologies by practitioner group.

use serde::Serialize;

use super::Reader;
use super::entry::{TechnologyEntry, entry_of};
use super::frame::{At, Frame, frame, home};
use crate::model::Placement;
use crate::render::messages::message;
use crate::render::words;

/// A ring's page.
#[derive(Serialize)]
pub struct RingPage {
    #[serde(flatten)]
    frame: Frame,
    meaning: String,
    advice: String,
    /// What to do with what surely is in use, where that is something else.
    advice_proven: Option<String>,
    count: String,
    rules: Vec<String>,
    parts: Vec<Part>,
}

/// The technologies of one sector.
#[derive(Serialize)]
struct Part {
    name: String,
    entries: Vec<TechnologyEntry>,
}

/// Composes a ring's page; its parts are the sectors of the first view.
pub fn page(reader: &Reader, index: usize) -> RingPage {
    let configuration = &reader.dossier.configuration;
    let ring = &configuration.rings[index];
    let mut parts = Vec::new();
    if let Some(drawn) = reader.drawn.first() {
        for (sector, named) in drawn.radar.sectors.iter().enumerate() {
            let blips = drawn
                .radar
                .blips
                .iter()
                .filter(|blip| blip.ring == index && blip.sector == sector);
            let entries: Vec<_> = blips.filter_map(|blip| entry_of(reader, &blip.id)).collect();
            if !entries.is_empty() {
                parts.push(Part {
                    name: named.name.clone(),
                    entries,
                });
            }
        }
    }
    let placements = reader.edition.placements.iter();
    let placements: Vec<&Placement> = placements.filter(|placement| placement.ring == index).collect();
    let (meaning, advice) = ring.words_for(placements.iter().copied());
    let count = words::technologies(placements.len());
    RingPage {
        frame: frame(
            reader,
            At::Folder,
            &ring.name,
            Some(message!("kind-ring")),
            &format!("ring/{}.html", ring.id),
            vec![home()],
        ),
        meaning: meaning.to_owned(),
        advice: advice.to_owned(),
        advice_proven: ring.proven.as_ref().map(|proven| {
            message!(
                "ring-advice-proven",
                trl = proven.trl.to_string(),
                advice = &proven.advice
            )
        }),
        count: match words::if_all_borderline(&placements) {
            Some(borderline) => message!("count-and-remark", count = count, remark = borderline),
            None => count,
        },
        rules: configuration
            .rules
            .iter()
            .filter(|rule| rule.ring == index)
            .map(|rule| rule.words.clone())
            .collect(),
        parts,
    }
}
