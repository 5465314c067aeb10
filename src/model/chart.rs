//! A radar as geometry: everything at its place, ready to be written. All lengths are drawing units, y down.

use serde::{Deserialize, Serialize};

use super::{Angle, Point, Rect};

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
    /// Radius of every blip.
    pub blip_radius: f64,
    /// Blips drawn one by one, in the radar's order.
    pub marks: Vec<Mark>,
    /// Blips past the capacity of their cell, counted.
    pub clusters: Vec<Cluster>,
    /// Names on the map.
    pub labels: Vec<Label>,
    /// Numbers beside the blips whose name has no place.
    pub numbers: Vec<Label>,
    /// Ring names and sector names.
    pub furniture: Vec<Furniture>,
    /// What the reader must be told about the drawing.
    pub notes: Vec<String>,
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
    /// Distance from the disc's centre that its value asks for; `None` where it has no value.
    pub intended: Option<f64>,
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

/// Text of the frame.
#[derive(Debug, Clone, PartialEq)]
pub struct Furniture {
    /// What it names.
    pub names: FurnitureKind,
    /// The text.
    pub text: TextBlock,
}

/// What a text of the frame names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FurnitureKind {
    /// The ring of this index.
    Ring(usize),
    /// The sector of this index.
    Sector(usize),
    /// The doubt about the ring of the blip of this index in the radar.
    Doubt(usize),
}
