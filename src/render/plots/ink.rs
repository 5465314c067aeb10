//! Colours of plots. Each has a class for pages; the colour itself is for other programs and for light paper.

use crate::render::style::ring_class;
use plotters::style::RGBColor;
use plotters_backend::BackendColor;

/// A thing with a colour of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// Words and numbers.
    Text,
    /// Axes and outlines.
    Line,
    /// Lines of the grid.
    Grid,
    /// What is measured.
    Mark,
    /// What is missing.
    Open,
    /// The ring of this index.
    Ring(usize),
    /// Words on the ring of this index.
    OnRing(usize),
}

/// Rings with a colour of their own; later ones take the last.
pub const RINGS: usize = 6;

/// The inks of no ring, by their place in the palette; those of rings, and of words on them, follow.
const PLAIN: [Ink; 5] = [Ink::Text, Ink::Line, Ink::Grid, Ink::Mark, Ink::Open];

impl Ink {
    /// The place in the palette, as plotters carries it: as the red of a colour.
    pub fn to_palette(self) -> RGBColor {
        let place = match self {
            Ink::Ring(ring) => PLAIN.len() + ring.min(RINGS - 1),
            Ink::OnRing(ring) => PLAIN.len() + RINGS + ring.min(RINGS - 1),
            plain => PLAIN.iter().position(|ink| *ink == plain).unwrap_or(0),
        };
        RGBColor(place as u8, 0, 0)
    }

    /// The ink at the place that plotters carries.
    pub fn from_palette(color: BackendColor) -> Ink {
        let place = usize::from(color.rgb.0);
        match place.checked_sub(PLAIN.len()) {
            None => PLAIN[place],
            Some(ring) if ring < RINGS => Ink::Ring(ring),
            Some(ring) => Ink::OnRing((ring - RINGS).min(RINGS - 1)),
        }
    }

    /// The class by which a page paints it.
    pub fn class(self) -> String {
        match self {
            Ink::Text => "plot-text".into(),
            Ink::Line => "plot-line".into(),
            Ink::Grid => "plot-grid".into(),
            Ink::Mark => "plot-mark".into(),
            Ink::Open => "plot-open".into(),
            Ink::Ring(ring) => format!("plot-{}", ring_class(ring)),
            Ink::OnRing(ring) => format!("plot-on-{ring}"),
        }
    }

    /// The colour for other programs.
    pub fn colour(self) -> &'static str {
        match self {
            Ink::Text => "#1b1f24",
            Ink::Line => "#767d86",
            Ink::Grid => "#d5dce4",
            Ink::Mark => "#12406f",
            Ink::Open => "#fff2df",
            Ink::Ring(ring) => ["#12406f", "#3d74ad", "#8fb5db", "#dbe7f4", "#f2ecec", "#f7f7f7"][ring.min(RINGS - 1)],
            Ink::OnRing(ring) => {
                if ring < 2 {
                    "#ffffff"
                } else {
                    "#1b1f24"
                }
            }
        }
    }
}
