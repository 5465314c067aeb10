//! A radar as geometry: everything at its place, ready to be written. All lengths are drawing units, y down.

use serde::{Deserialize, Serialize};

use super::{Angle, Blip, Legend, Movement, Notice, Point, Radar, Rect, SignSample};

/// A map with everything at its place; writers only read it.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// Width of the drawing.
    pub width: f64,
    /// Height of the drawing.
    pub height: f64,
    /// Centre of the disc.
    pub centre: Point,
    /// Outer radius of the last band.
    pub radius: f64,
    /// One cell a sector and ring, sector by sector.
    pub cells: Vec<Cell>,
    /// The scale of each ring.
    pub scales: Vec<RingScale>,
    /// Radius of the largest blip, and of the room each blip has.
    pub blip_radius: f64,
    /// Where blips that changed the ring came from, wanted or not.
    pub trails: Vec<Trail>,
    /// Blips drawn one by one, in the radar's order.
    pub marks: Vec<Mark>,
    /// Blips past the capacity of their cell, counted.
    pub clusters: Vec<Cluster>,
    /// Names on the map.
    pub labels: Vec<Label>,
    /// Numbers beside the blips whose name has no place.
    pub numbers: Vec<Label>,
    /// Ring names and sector names.
    pub axis_labels: Vec<AxisLabel>,
    /// What the reader must know about the drawing, compromises first.
    pub notices: Vec<Notice>,
    /// The signs of marks that the map uses, and what they mean.
    pub signs: Vec<SignSample>,
    /// The band below a map that stands by itself; empty until it is composed, for which its words are needed.
    pub legend: Legend,
}

impl Chart {
    /// Whether the distance from the centre shows a value, for some blips at least.
    pub fn is_scored(&self) -> bool {
        self.marks.is_empty() || self.marks.iter().any(|mark| mark.intended.is_some())
    }

    /// The part of the drawing that the disc and the axis labels fill.
    pub fn framed_part(&self) -> Rect {
        let disc = Rect {
            x: self.centre.x - self.radius,
            y: self.centre.y - self.radius,
            width: 2.0 * self.radius,
            height: 2.0 * self.radius,
        };
        let texts = self.axis_labels.iter().map(|text| text.text.bounds);
        let all = texts.fold(disc, |all, one| {
            let (x, y) = (all.x.min(one.x), all.y.min(one.y));
            Rect {
                x,
                y,
                width: (all.x + all.width).max(one.x + one.width) - x,
                height: (all.y + all.height).max(one.y + one.height) - y,
            }
        });
        const AROUND: f64 = 3.0;
        Rect {
            x: all.x - AROUND,
            y: all.y - AROUND,
            width: all.width + 2.0 * AROUND,
            height: all.height + 2.0 * AROUND,
        }
    }
}

/// The font of a document, as far as small print is planned in it.
#[derive(Debug, Clone, Copy)]
pub struct PrintFont {
    /// Width of a text at a size, in bold letters or not.
    pub width: fn(&str, f64, bool) -> f64,
    /// Painted size over planned size.
    pub factor: f64,
}

/// How a chart is arranged anew for small print. Whoever composes a page finds out how small the letters are; where
/// they go is for the layout to say.
#[derive(Debug, Clone, Copy)]
pub struct SmallPrint {
    /// The chart without names, with its axis labels in letters of at least a size, in units.
    pub frame: fn(&Chart, f64, PrintFont) -> Chart,
    /// The framed chart with a number beside every blip, in letters of a size, inside a part of the drawing.
    pub number: fn(&Radar, &Chart, f64, &Rect, PrintFont) -> Chart,
}

/// One sector in one ring.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cell {
    /// Index of the sector.
    pub sector: usize,
    /// Index of the ring.
    pub ring: usize,
    /// Inner radius.
    pub inner: f64,
    /// Outer radius.
    pub outer: f64,
    /// Where it begins.
    pub start: Angle,
    /// Where it ends, clockwise; more than the start.
    pub end: Angle,
}

/// A blip at its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Index of the blip in the radar.
    pub blip: usize,
    /// Its centre.
    pub centre: Point,
    /// Its radius.
    pub radius: f64,
    /// Distance from the disc's centre that its value asks for; `None` where it has no value.
    pub intended: Option<f64>,
}

/// The way a blip came since an older edition.
#[derive(Debug, Clone, PartialEq)]
pub struct Trail {
    /// Index of the blip in the radar.
    pub blip: usize,
    /// Where its centre was.
    pub from: Point,
    /// The point of its rim that looks there.
    pub to: Point,
}

/// Blips that a full cell could not show one by one.
#[derive(Debug, Clone, PartialEq)]
pub struct Cluster {
    /// Index of the sector.
    pub sector: usize,
    /// Index of the ring.
    pub ring: usize,
    /// Centre of its mark.
    pub centre: Point,
    /// Indices of the blips it stands for, in the radar's order.
    pub members: Vec<usize>,
}

/// A name on the map.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// Index of the blip in the radar.
    pub blip: usize,
    /// Its lines.
    pub text: TextBlock,
    /// The straight line that leads from the blip to the name, where it stands apart.
    pub leader: Option<(Point, Point)>,
}

/// Lines of text at their place.
#[derive(Debug, Clone, PartialEq)]
pub struct TextBlock {
    /// The lines from top to bottom.
    pub lines: Vec<TextLine>,
    /// How `x` of the lines is meant.
    pub anchor: Anchor,
    /// Font size.
    pub size: f64,
    /// The box the ink stays in.
    pub bounds: Rect,
}

/// One line of text.
#[derive(Debug, Clone, PartialEq)]
pub struct TextLine {
    /// The words.
    pub text: String,
    /// Where it is anchored.
    pub x: f64,
    /// Its baseline.
    pub y: f64,
    /// How wide it was planned; a viewer whose font is wider presses the line into this.
    pub width: f64,
}

/// How a line hangs on its `x`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Anchor {
    /// It begins there.
    Start,
    /// Its middle is there.
    Middle,
    /// It ends there.
    End,
}

impl Anchor {
    /// The left end of a line of a width that hangs on an `x`.
    pub fn left_end(self, x: f64, width: f64) -> f64 {
        match self {
            Anchor::Start => x,
            Anchor::Middle => x - width / 2.0,
            Anchor::End => x - width,
        }
    }
}

/// Which values stand at the ends of a ring: what lies between is placed between, linearly.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RingScale {
    /// The value at the outer end, 0 to 1.
    pub low: f64,
    /// The value at the inner end, 0 to 1, higher than the other.
    pub high: f64,
}

impl RingScale {
    /// All values that there are.
    pub const WHOLE: RingScale = RingScale { low: 0.0, high: 1.0 };
}

impl Default for RingScale {
    fn default() -> Self {
        RingScale::WHOLE
    }
}

/// The name of a ring or of a sector.
#[derive(Debug, Clone, PartialEq)]
pub struct AxisLabel {
    /// What it names.
    pub names: AxisLabelKind,
    /// The text.
    pub text: TextBlock,
    /// The points of the line that leads from what it names to a name that stands apart; empty where none does.
    pub leader: Vec<Point>,
}

/// What a text of the frame names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AxisLabelKind {
    /// The ring of this index.
    Ring(usize),
    /// The sector of this index.
    Sector(usize),
}

/// The shape of a mark; each shows one thing, without colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A plain entry, or one that has not moved.
    Disc,
    /// Nobody has been asked yet.
    Hollow,
    /// Outside the rings.
    Barred,
    /// New in this edition.
    New,
    /// Nearer to the centre than before.
    Inward,
    /// Farther out than before.
    Outward,
}

impl Shape {
    /// The shape of a blip, in a ring that is outside or not.
    pub fn of(blip: &Blip, outside: bool) -> Self {
        match blip.movement {
            _ if outside => Shape::Barred,
            Some(Movement::New) => Shape::New,
            Some(Movement::Inward) => Shape::Inward,
            Some(Movement::Outward) => Shape::Outward,
            Some(Movement::Unchanged) | None if blip.not_yet_asked => Shape::Hollow,
            Some(Movement::Unchanged) | None => Shape::Disc,
        }
    }
}
