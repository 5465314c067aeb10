//! Places where a name may stand: its forms on one to four lines, around its blip.

use crate::model::{Anchor, Point, Rect, TextBlock};

use super::text::{self, Face, extent, forms, set};

/// A name, broken into lines.
#[derive(Debug, Clone)]
pub struct Form {
    /// Its lines.
    pub lines: Vec<String>,
    /// Width of the ink.
    pub width: f64,
    /// Height of the ink.
    pub height: f64,
    /// Width of each line.
    widths: Vec<f64>,
}

impl Form {
    /// The boxes of the lines in a box of all.
    pub fn line_boxes(&self, bounds: Rect, anchor: Anchor) -> impl Iterator<Item = Rect> {
        let height = bounds.height / self.widths.len() as f64;
        self.widths.iter().enumerate().map(move |(row, width)| Rect {
            x: match anchor {
                Anchor::Start => bounds.x,
                Anchor::Middle => bounds.x + (bounds.width - width) / 2.0,
                Anchor::End => bounds.x + bounds.width - width,
            },
            y: bounds.y + row as f64 * height,
            width: *width,
            height,
        })
    }
}

/// A name that is to be placed.
#[derive(Debug, Clone)]
pub struct Name {
    /// The forms it may take, the fewest lines first.
    pub forms: Vec<Form>,
    /// Font size.
    pub size: f64,
}

/// Where a name may stand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LabelPosition {
    /// Which form.
    pub form: usize,
    /// How its lines hang.
    pub anchor: Anchor,
    /// The box of its ink.
    pub bounds: Rect,
    /// The straight line from the blip, where it stands apart.
    pub leader: Option<(Point, Point)>,
    /// How much worse it is than the best.
    pub cost: f64,
}

impl Name {
    /// The forms of a text at a font size.
    pub fn new(text: &str, size: f64) -> Self {
        let forms = forms(text, size).into_iter().map(|lines| {
            let (width, height) = extent(&lines, size, Face::Regular);
            let widths = lines
                .iter()
                .map(|line| text::width(line, size, Face::Regular))
                .collect();
            Form {
                lines,
                width,
                height,
                widths,
            }
        });
        Name {
            forms: forms.collect(),
            size,
        }
    }

    /// The lines at a place.
    pub fn set(&self, place: &LabelPosition) -> TextBlock {
        let lines = &self.forms[place.form].lines;
        set(
            lines,
            place.bounds.x,
            place.bounds.y,
            place.anchor,
            self.size,
            Face::Regular,
        )
    }

    /// Places that touch the surroundings of a blip, without a leader.
    pub fn positions_beside(&self, centre: Point, blip: f64) -> Vec<LabelPosition> {
        let off = 2.0;
        let diagonal = blip / std::f64::consts::SQRT_2;
        let mut places = Vec::with_capacity(self.forms.len() * 24);
        for (index, form) in self.forms.iter().enumerate() {
            let (width, height) = (form.width, form.height);
            let mut add = |left: f64, top: f64, anchor: Anchor, cost: f64| {
                places.push(LabelPosition {
                    form: index,
                    anchor,
                    bounds: Rect {
                        x: centre.x + left,
                        y: centre.y + top,
                        width,
                        height,
                    },
                    leader: None,
                    cost: cost + 0.8 * index as f64,
                });
            };
            for (share, cost) in [(0.5, 0.0), (0.15, 0.5), (0.85, 0.5), (0.32, 0.3), (0.68, 0.3)] {
                add(blip + off, -height * share, Anchor::Start, cost);
                add(-blip - off - width, -height * share, Anchor::End, cost + 0.3);
            }
            for (share, cost) in [(0.5, 0.9), (0.3, 1.0), (0.7, 1.0), (0.12, 1.1), (0.88, 1.1)] {
                let anchor = match share {
                    share if share < 0.4 => Anchor::Start,
                    share if share > 0.6 => Anchor::End,
                    _ => Anchor::Middle,
                };
                add(-width * share, blip + off, anchor, cost);
                add(-width * share, -blip - off - height, anchor, cost + 0.1);
            }
            add(diagonal + 1.0, -diagonal - height + 1.0, Anchor::Start, 0.8);
            add(diagonal + 1.0, diagonal - 1.0, Anchor::Start, 0.9);
            add(-diagonal - 1.0 - width, -diagonal - height + 1.0, Anchor::End, 1.1);
            add(-diagonal - 1.0 - width, diagonal - 1.0, Anchor::End, 1.2);
        }
        places
    }
}
