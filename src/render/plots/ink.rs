//! Colours of plots. Each has a class for pages; the colour itself is for other programs and for light paper.
//!
//! While drawing, a stand-in marks each ink, since plotters knows colours only; afterwards it is replaced.

use plotters::style::RGBColor;

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

impl Ink {
    fn all() -> Vec<Ink> {
        let mut all = vec![Ink::Text, Ink::Line, Ink::Grid, Ink::Mark, Ink::Open];
        all.extend((0..RINGS).map(Ink::Ring));
        all.extend((0..RINGS).map(Ink::OnRing));
        all
    }

    /// The colour that stands in for the ink while drawing.
    pub fn stand_in(self) -> RGBColor {
        let number = match self {
            Ink::Text => 1,
            Ink::Line => 2,
            Ink::Grid => 3,
            Ink::Mark => 4,
            Ink::Open => 6,
            Ink::Ring(ring) => 20 + ring.min(RINGS - 1) as u8,
            Ink::OnRing(ring) => 40 + ring.min(RINGS - 1) as u8,
        };
        RGBColor(250, 1, number)
    }

    fn class(self) -> String {
        match self {
            Ink::Text => "plot-text".into(),
            Ink::Line => "plot-line".into(),
            Ink::Grid => "plot-grid".into(),
            Ink::Mark => "plot-mark".into(),
            Ink::Open => "plot-open".into(),
            Ink::Ring(ring) => format!("plot-ring-{ring}"),
            Ink::OnRing(ring) => format!("plot-on-{ring}"),
        }
    }

    fn colour(self) -> &'static str {
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

/// The drawing in its real colours, with a class beside each.
pub fn dye(drawn: &str) -> String {
    let mut dyed = drawn.to_owned();
    for ink in Ink::all() {
        let RGBColor(red, green, blue) = ink.stand_in();
        let stand_in = format!("#{red:02X}{green:02X}{blue:02X}");
        for property in ["fill", "stroke"] {
            let real = format!("class=\"{}\" {property}=\"{}\"", ink.class(), ink.colour());
            dyed = dyed.replace(&format!("{property}=\"{stand_in}\""), &real);
        }
    }
    dyed
}

/// The drawing on white paper, for pictures that stand by themselves.
pub fn lay_on_paper(svg: &str) -> String {
    let (head, rest) = svg.split_once('>').unwrap_or((svg, ""));
    format!("{head}><rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>{rest}")
}
