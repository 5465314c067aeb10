//! The legend of a map: which signs it has, what they mean as values, the words they get, and the finished band.

use super::{Point, Shape, TextBlock};

/// A sign of marks that a map uses.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SignSample {
    /// The sign.
    pub sign: Sign,
    /// Radius of its sample.
    pub radius: f64,
    /// What it means.
    pub meaning: SignMeaning,
}

/// What a sign of marks means.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum SignMeaning {
    /// A technology, on a map without an older edition.
    Technology,
    /// A technology in the same ring as in the older edition.
    SameRing,
    /// A technology in the same ring as in the older edition, or of which nothing is said.
    SameRingOrUnsaid,
    /// No workshop on its topics has been held.
    NotYetAsked,
    /// Restricted by law, outside the rings.
    Restricted,
    /// New in this edition.
    New,
    /// Moved towards the centre.
    MovedInward,
    /// Moved outwards.
    MovedOutward,
    /// It might as well stand in the next ring.
    Borderline,
    /// The way since the older edition.
    Trail,
    /// The size of the technology with the highest demand.
    HighestDemand(f64),
    /// The size of a technology with this demand.
    Demand(f64),
    /// The smallest size: this demand, less, or none.
    LeastDemand(f64),
}

/// The words of a legend. Whoever renders says them; the layout measures and places them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LegendWords {
    /// The heading of the marks.
    pub heading: String,
    /// What each sign of the chart means, in their order.
    pub meanings: Vec<String>,
    /// What the reader must know, a paragraph each.
    pub notices: Vec<String>,
}

/// What the marks and rings mean: a band below a map that stands by itself.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Legend {
    /// Height of the band; it is as wide as the map.
    pub height: f64,
    /// Signs at their place.
    pub signs: Vec<LegendSign>,
    /// Lines of the band besides.
    pub lines: Vec<LegendLine>,
}

/// A sign of the map at its place in the legend.
#[derive(Debug, Clone, PartialEq)]
pub struct LegendSign {
    /// The sign.
    pub sign: Sign,
    /// Centre of the sample.
    pub centre: Point,
    /// Radius of the sample.
    pub radius: f64,
}

/// A sign of a map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Sign {
    /// The tint of the ring of this index.
    Ring(usize),
    /// The band outside the rings.
    Band,
    /// A shape.
    Shape(Shape),
    /// The rim of a borderline blip.
    Borderline,
    /// A line from where a blip stood.
    Trail,
}

/// A text of the legend.
#[derive(Debug, Clone, PartialEq)]
pub struct LegendLine {
    /// The text.
    pub text: TextBlock,
    /// Whether it is a heading.
    pub is_heading: bool,
    /// The blip of this index that it lists.
    pub lists: Option<usize>,
}
