//! One view of an edition as the layout takes it: sectors, rings and blips, no geometry yet.

use serde::{Deserialize, Serialize};

use super::{BlipCertainty, Neighbour, Sureness, Tone};

/// One view: what is drawn in one map.
#[derive(Debug, Clone, PartialEq)]
pub struct Radar {
    /// Identifier of the view.
    pub id: String,
    /// Title of the map.
    pub title: String,
    /// What stands below the title; may be empty.
    pub subtitle: String,
    /// Sectors, clockwise; 1 to 16.
    pub sectors: Vec<Sector>,
    /// Rings from the centre, those outside last; 1 to 10 that are not outside.
    pub rings: Vec<RingBand>,
    /// Blips in reading order: ring by ring from the centre, in a ring by sector, then by falling value, then by id.
    pub blips: Vec<Blip>,
    /// What was chosen for its map.
    pub choices: MapChoices,
}

/// What can be chosen for a map; by default nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct MapChoices {
    /// Sectors with more blips get more of the turn; otherwise all are alike.
    pub by_load: bool,
    /// The area of a blip is proportional to its demand; otherwise all are alike.
    pub sized: bool,
    /// Blips that changed the ring trail a line from where they stood in the older edition; on pages a reader can choose.
    pub trails: bool,
    /// Colours of rings and sectors.
    pub colours: MapColours,
}

/// The most rings, and the most sectors, that can have colours of their own.
pub const MOST_COLOURS: usize = 16;

/// Colours that were chosen for a map, by index; the others are as usual.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct MapColours {
    /// The grounds of rings.
    pub rings: [Option<Tone>; MOST_COLOURS],
    /// The blips and the names of sectors.
    pub sectors: [Option<Tone>; MOST_COLOURS],
}

impl MapColours {
    /// The colour of a ring.
    pub fn of_ring(&self, ring: usize) -> Option<Tone> {
        self.rings.get(ring).copied().flatten()
    }

    /// The colour of a sector.
    pub fn of_sector(&self, sector: usize) -> Option<Tone> {
        self.sectors.get(sector).copied().flatten()
    }

    /// The class that colours what stands in a sector; empty where it has no colour of its own.
    pub fn class_of_sector(&self, sector: usize) -> String {
        self.of_sector(sector)
            .map(|_| format!(" s{sector}"))
            .unwrap_or_default()
    }
}

/// A sector of a radar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sector {
    /// Identifier.
    pub id: String,
    /// Name on the map.
    pub name: String,
}

/// A ring of a radar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RingBand {
    /// Identifier.
    pub id: String,
    /// Name on the map.
    pub name: String,
    /// What it means, in a sentence; empty where nobody says.
    pub meaning: String,
    /// Whether it is drawn as a separate band outside the rings proper (Restricted).
    pub outside: bool,
}

/// What is to be drawn of one technology.
#[derive(Debug, Clone, PartialEq)]
pub struct Blip {
    /// Identifier of the technology.
    pub id: String,
    /// Full name.
    pub name: String,
    /// Number on the map and in the list, from 1 in reading order.
    pub number: usize,
    /// Index of its sector.
    pub sector: usize,
    /// Index of its ring.
    pub ring: usize,
    /// Value inside the ring, 0 to 1, high towards the centre; `None` when there is none.
    pub value: Option<f64>,
    /// Hollow: no statement speaks for it, and no workshop on its topics has been held.
    pub not_yet_asked: bool,
    /// Whether its maturity, law or all links rest on one source.
    pub provisional: bool,
    /// How much it is asked for, 0 or more; `None` where nobody says.
    pub demand: Option<f64>,
    /// How it moved since the last edition, where there is one.
    pub movement: Option<Movement>,
    /// How sure its ring is, where that has been computed.
    pub certainty: Option<BlipCertainty>,
    /// Address of its page, relative to the site's root.
    pub href: Option<String>,
}

impl Blip {
    /// The ring it might as well stand in, where it is borderline.
    pub fn runner_up(&self) -> Option<Neighbour> {
        let certainty = self
            .certainty
            .filter(|certainty| certainty.word == Sureness::Borderline)?;
        certainty.neighbour
    }
}

/// Movement since the last edition; each is drawn with a shape of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Movement {
    /// Not there before.
    New,
    /// To a ring nearer the centre.
    Inward,
    /// To a ring farther out.
    Outward,
    /// In the same ring.
    Unchanged,
}

impl Movement {
    /// The word in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Movement::New => "new",
            Movement::Inward => "inward",
            Movement::Outward => "outward",
            Movement::Unchanged => "unchanged",
        }
    }

    /// The movement from one ring to another, by their indices from the centre.
    pub fn between(before: usize, now: usize) -> Movement {
        match now.cmp(&before) {
            std::cmp::Ordering::Less => Movement::Inward,
            std::cmp::Ordering::Equal => Movement::Unchanged,
            std::cmp::Ordering::Greater => Movement::Outward,
        }
    }
}
