//! The page for buyers: what each ring means for buying, and what stands in it.

use serde::Serialize;

use crate::render::messages::message;

use super::Reader;
use super::entry::{TechnologyEntry, entry};
use super::frame::{At, Frame, frame, home};

/// The page for buyers.
#[derive(Serialize)]
pub struct ProcurementPage {
    #[serde(flatten)]
    frame: Frame,
    parts: Vec<Part>,
}

/// The technologies of a ring.
#[derive(Serialize)]
struct Part {
    id: String,
    name: String,
    meaning: String,
    advice: String,
    entries: Vec<TechnologyEntry>,
}

/// Composes the page for buyers.
pub fn page(reader: &Reader) -> ProcurementPage {
    let rings = reader.dossier.configuration.rings.iter().enumerate();
    let parts = rings.map(|(index, ring)| {
        let technologies = reader.dossier.technologies.iter().zip(&reader.edition.placements);
        let placed = technologies.filter(|(_, placement)| placement.ring == index);
        let (meaning, advice) = ring.words_for(placed.clone().map(|(_, placement)| placement));
        Part {
            id: ring.id.clone(),
            name: ring.name.clone(),
            meaning: meaning.to_owned(),
            advice: advice.to_owned(),
            entries: placed
                .map(|(technology, placement)| entry(reader, technology, placement))
                .collect(),
        }
    });
    ProcurementPage {
        parts: parts.collect(),
        frame: frame(
            reader,
            At::Root,
            &message!("navigation-buying"),
            None,
            "procurement.html",
            vec![home()],
        ),
    }
}
