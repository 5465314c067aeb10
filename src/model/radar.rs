//! One view of an edition as the layout takes it: sectors, rings and blips, no geometry yet.

use super::BlipCertainty;

/// One view: what is drawn in one map.
#[derive(Debug, Clone, PartialEq)]
pub struct Radar {
    /// Identifier of the view.
    pub id: String,
    /// Title of the map.
    pub title: String,
    /// Sectors, clockwise; 1 to 8.
    pub sectors: Vec<Sector>,
    /// Rings from the centre, those outside last; 1 to 6 that are not outside.
    pub rings: Vec<RingBand>,
    /// Blips in reading order: ring by ring from the centre, in a ring by sector, then by falling value, then by id.
    pub blips: Vec<Blip>,
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
    /// Hollow: no workshop on its topics has been held.
    pub not_yet_asked: bool,
    /// How it moved since the last edition, where there is one.
    pub movement: Option<Movement>,
    /// How sure its ring is, where that has been computed.
    pub certainty: Option<BlipCertainty>,
    /// Address of its page, relative to the site's root.
    pub href: Option<String>,
}

/// Movement since the last edition; each is drawn with a shape of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
