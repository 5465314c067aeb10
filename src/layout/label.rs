//! Names on the map: full, never cut, touching nothing.
//!
//! 1. Around each blip there are places for its name on one line or on two balanced ones.
//! 2. Blips with the fewest places that stay clear of blips, frame and canvas choose first, each what is in the fewest ways.
//! 3. Those left over go to a column at the side with a straight leader, if the leader crosses nothing.
//! 4. What still has no place keeps its number; the list has its name.

use crate::model::{Anchor, Furniture, Label, Mark, Point, Radar, Rect, TextBlock};

use super::text::{Face, extent, forms, set};

/// Font size of names.
pub const SIZE: f64 = 11.0;
/// Font size of numbers.
const NUMBER_SIZE: f64 = 10.0;
/// A name is at least this much nearer to its own blip than to any other.
const NEARER: f64 = 2.2;
/// Free space around names.
const CLEAR: f64 = 1.2;

/// What names must stay clear of, besides blips and other names.
pub struct Backdrop<'a> {
    /// Counted marks, with their radius.
    pub others: Vec<(Point, f64)>,
    /// Radius of every blip.
    pub blip: f64,
    /// The texts of the frame.
    pub furniture: &'a [Furniture],
    /// The drawing.
    pub canvas: Rect,
    /// Centre and radius of the disc.
    pub disc: (Point, f64),
}

impl<'a> Backdrop<'a> {
    /// The backdrop with blips before it.
    pub fn behind(&'a self, marks: &'a [Mark]) -> Ground<'a> {
        Ground { marks, backdrop: self }
    }
}

/// Everything names must stay clear of, besides other names.
pub struct Ground<'a> {
    pub marks: &'a [Mark],
    backdrop: &'a Backdrop<'a>,
}

impl<'a> std::ops::Deref for Ground<'a> {
    type Target = Backdrop<'a>;

    fn deref(&self) -> &Backdrop<'a> {
        self.backdrop
    }
}

/// Names as many blips as find a place.
pub fn name_blips(radar: &Radar, ground: &Ground) -> Vec<Label> {
    let places: Vec<Vec<TextBlock>> = ground
        .marks
        .iter()
        .map(|mark| list_name_places(radar, ground, mark))
        .collect();
    let mut order: Vec<usize> = (0..ground.marks.len()).collect();
    order.sort_by_key(|mark| (places[*mark].len(), ground.marks[*mark].blip));
    let mut chosen: Vec<Option<TextBlock>> = vec![None; ground.marks.len()];
    for mark in order {
        let taken: Vec<Rect> = chosen.iter().flatten().map(|text| text.bounds).collect();
        let free = places[mark]
            .iter()
            .filter(|text| taken.iter().all(|taken| !overlap(&text.bounds, taken, CLEAR)));
        let in_ways = |text: &TextBlock| {
            let rivals = (0..places.len()).filter(|other| *other != mark && chosen[*other].is_none());
            rivals
                .filter(|rival| {
                    places[*rival]
                        .iter()
                        .any(|place| overlap(&place.bounds, &text.bounds, CLEAR))
                })
                .count()
        };
        let best = free.enumerate().min_by_key(|(rank, text)| (in_ways(text), *rank));
        chosen[mark] = best.map(|(_, text)| text.clone());
    }
    let named = ground.marks.iter().zip(chosen);
    let mut labels: Vec<Label> = named
        .filter_map(|(mark, text)| {
            Some(Label {
                blip: mark.blip,
                text: text?,
                leader: None,
            })
        })
        .collect();
    labels.sort_by_key(|label| label.blip);
    labels
}

/// The places of a blip's name that are clear of blips, frame and canvas.
pub fn list_name_places(radar: &Radar, ground: &Ground, mark: &Mark) -> Vec<TextBlock> {
    list_places(ground, mark, &forms(&radar.blips[mark.blip].name), SIZE, 2.0, NEARER)
}

/// Whether a name stands apart from a label and its leader.
pub fn is_apart(label: &Label, text: &TextBlock) -> bool {
    !overlap(&label.text.bounds, &text.bounds, CLEAR)
        && label.leader.is_none_or(|leader| !crosses(leader, &text.bounds, CLEAR))
}

/// Whether a blip may stand where it stands: off all names and leaders, and nearer to none than its own blip is.
pub fn is_free(ground: &Ground, labels: &[Label], mark: &Mark) -> bool {
    labels.iter().filter(|label| label.blip != mark.blip).all(|label| {
        let own = ground.marks.iter().find(|other| other.blip == label.blip);
        let own_gap = own.map_or(0.0, |own| gap(&label.text.bounds, own.centre) - ground.blip);
        let here = gap(&label.text.bounds, mark.centre) - ground.blip;
        let near = if label.leader.is_some() {
            CLEAR
        } else {
            CLEAR.max(own_gap + NEARER)
        };
        here >= near
            && label
                .leader
                .is_none_or(|leader| span(leader, mark.centre) >= ground.blip + 1.5)
    })
}

/// Numbers beside the blips that have no name, where there is room.
pub fn number_blips(radar: &Radar, ground: &Ground, labels: &[Label]) -> Vec<Label> {
    let mut numbers: Vec<Label> = Vec::new();
    for mark in ground
        .marks
        .iter()
        .filter(|mark| labels.iter().all(|label| label.blip != mark.blip))
    {
        let number = radar.blips[mark.blip].number.to_string();
        let places = list_places(ground, mark, &[vec![number]], NUMBER_SIZE, 0.6, 0.3);
        let free = places
            .into_iter()
            .find(|text| labels.iter().chain(&numbers).all(|label| is_apart(label, text)));
        numbers.extend(free.map(|text| Label {
            blip: mark.blip,
            text,
            leader: None,
        }));
    }
    numbers
}

fn overlap(one: &Rect, other: &Rect, clear: f64) -> bool {
    one.x < other.x + other.width + clear
        && other.x < one.x + one.width + clear
        && one.y < other.y + other.height + clear
        && other.y < one.y + one.height + clear
}

fn gap(rect: &Rect, point: Point) -> f64 {
    let x = (rect.x - point.x).max(point.x - rect.x - rect.width).max(0.0);
    let y = (rect.y - point.y).max(point.y - rect.y - rect.height).max(0.0);
    libm::hypot(x, y)
}

fn list_places(
    ground: &Ground,
    mark: &Mark,
    forms: &[Vec<String>],
    size: f64,
    off: f64,
    nearer: f64,
) -> Vec<TextBlock> {
    let (x, y, r) = (mark.centre.x, mark.centre.y, ground.blip);
    let diagonal = r / std::f64::consts::SQRT_2;
    let mut places = Vec::new();
    for lines in forms {
        let (width, height) = extent(lines, size, Face::Regular);
        let spots = [
            (x + r + off, y - height / 2.0, Anchor::Start),
            (x - r - off - width, y - height / 2.0, Anchor::End),
            (x + r + off, y - height * 0.15, Anchor::Start),
            (x + r + off, y - height * 0.85, Anchor::Start),
            (x - r - off - width, y - height * 0.15, Anchor::End),
            (x - r - off - width, y - height * 0.85, Anchor::End),
            (x + diagonal + 1.0, y - diagonal - height, Anchor::Start),
            (x + diagonal + 1.0, y + diagonal, Anchor::Start),
            (x - diagonal - 1.0 - width, y - diagonal - height, Anchor::End),
            (x - diagonal - 1.0 - width, y + diagonal, Anchor::End),
            (x - width / 2.0, y + r + off, Anchor::Middle),
            (x - width / 2.0, y - r - off - height, Anchor::Middle),
        ];
        places.extend(spots.map(|(left, top, anchor)| set(lines, left, top, anchor, size, Face::Regular)));
    }
    places.retain(|text| is_clear(ground, text, mark, nearer));
    places
}

/// Whether a name stays on the canvas, off every blip and text of the frame, and nearest to its own blip.
fn is_clear(ground: &Ground, text: &TextBlock, own: &Mark, nearer: f64) -> bool {
    let bounds = &text.bounds;
    let canvas = &ground.canvas;
    let inside = bounds.x >= canvas.x
        && bounds.y >= canvas.y
        && bounds.x + bounds.width <= canvas.x + canvas.width
        && bounds.y + bounds.height <= canvas.y + canvas.height;
    let own_gap = gap(bounds, own.centre) - ground.blip;
    let far = |centre: Point, radius: f64| {
        let other = gap(bounds, centre) - radius;
        other >= CLEAR.min(nearer) && other >= own_gap + nearer
    };
    inside
        && ground
            .backdrop
            .furniture
            .iter()
            .all(|furniture| !overlap(bounds, &furniture.text.bounds, CLEAR))
        && ground
            .marks
            .iter()
            .all(|mark| mark.blip == own.blip || far(mark.centre, ground.blip))
        && ground.others.iter().all(|(centre, radius)| far(*centre, *radius))
}

/// Names of those left over, in columns left and right of the disc, outermost blips first.
pub fn lead_aside(radar: &Radar, ground: &Ground, labels: &mut Vec<Label>) {
    let (centre, radius) = ground.disc;
    let unnamed = |mark: &&Mark| labels.iter().all(|label| label.blip != mark.blip);
    let mut waiting: Vec<&Mark> = ground.marks.iter().filter(unnamed).collect();
    waiting.sort_by(|a, b| {
        b.centre
            .distance(centre)
            .total_cmp(&a.centre.distance(centre))
            .then(a.blip.cmp(&b.blip))
    });
    for mark in waiting {
        let lines = vec![radar.blips[mark.blip].name.clone()];
        let (width, height) = extent(&lines, SIZE, Face::Regular);
        let rightwards = mark.centre.x >= centre.x;
        let sides = if rightwards { [true, false] } else { [false, true] };
        let found = sides.into_iter().find_map(|right| {
            let x = if right {
                centre.x + radius + 26.0
            } else {
                centre.x - radius - 26.0
            };
            let pitch = height + 2.0;
            let rows = (ground.canvas.height / pitch) as usize;
            let mut tops: Vec<f64> = (0..rows).map(|row| ground.canvas.y + row as f64 * pitch).collect();
            tops.sort_by(|a, b| {
                (a + height / 2.0 - mark.centre.y)
                    .abs()
                    .total_cmp(&(b + height / 2.0 - mark.centre.y).abs())
            });
            tops.into_iter().take(60).find_map(|top| {
                let left = if right { x } else { x - width };
                let anchor = if right { Anchor::Start } else { Anchor::End };
                let text = set(&lines, left, top, anchor, SIZE, Face::Regular);
                let port = Point {
                    x: if right { x - 1.5 } else { x + 1.5 },
                    y: top + height / 2.0,
                };
                let leader = (rim(mark.centre, port, ground.blip), port);
                (is_clear_aside(ground, labels, mark, &text, leader)).then_some((text, leader))
            })
        });
        if let Some((text, leader)) = found {
            labels.push(Label {
                blip: mark.blip,
                text,
                leader: Some(leader),
            });
        }
    }
    labels.sort_by_key(|label| label.blip);
}

/// The point of a blip's rim in the direction of another point.
fn rim(centre: Point, towards: Point, radius: f64) -> Point {
    let distance = centre.distance(towards).max(1e-9);
    Point {
        x: centre.x + (towards.x - centre.x) * radius / distance,
        y: centre.y + (towards.y - centre.y) * radius / distance,
    }
}

fn is_clear_aside(ground: &Ground, labels: &[Label], own: &Mark, text: &TextBlock, leader: (Point, Point)) -> bool {
    const LONGEST: f64 = 340.0;
    let canvas = &ground.canvas;
    let bounds = &text.bounds;
    leader.0.distance(leader.1) <= LONGEST
        && bounds.x >= canvas.x
        && bounds.x + bounds.width <= canvas.x + canvas.width
        && bounds.y + bounds.height <= canvas.y + canvas.height
        && ground.backdrop.furniture.iter().all(|furniture| {
            !overlap(bounds, &furniture.text.bounds, CLEAR) && !crosses(leader, &furniture.text.bounds, CLEAR)
        })
        && ground
            .marks
            .iter()
            .all(|mark| mark.blip == own.blip || span(leader, mark.centre) >= ground.blip + 1.5)
        && ground
            .others
            .iter()
            .all(|(centre, radius)| span(leader, *centre) >= radius + 1.5)
        && labels.iter().all(|label| {
            !overlap(bounds, &label.text.bounds, CLEAR)
                && !crosses(leader, &label.text.bounds, CLEAR)
                && label
                    .leader
                    .is_none_or(|other| !meet(leader, other) && !crosses(other, bounds, CLEAR))
        })
}

/// Distance from a point to a straight line between two points.
fn span((from, to): (Point, Point), point: Point) -> f64 {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let length = (dx * dx + dy * dy).max(1e-12);
    let share = (((point.x - from.x) * dx + (point.y - from.y) * dy) / length).clamp(0.0, 1.0);
    point.distance(Point {
        x: from.x + share * dx,
        y: from.y + share * dy,
    })
}

fn turn(a: Point, b: Point, c: Point) -> f64 {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

fn meet(one: (Point, Point), other: (Point, Point)) -> bool {
    let near = [other.0, other.1].into_iter().any(|end| span(one, end) < 2.0)
        || [one.0, one.1].into_iter().any(|end| span(other, end) < 2.0);
    near || (turn(one.0, one.1, other.0) * turn(one.0, one.1, other.1) < 0.0
        && turn(other.0, other.1, one.0) * turn(other.0, other.1, one.1) < 0.0)
}

/// Whether a line comes into a rectangle.
fn crosses(line: (Point, Point), rect: &Rect, clear: f64) -> bool {
    let (left, top) = (rect.x - clear, rect.y - clear);
    let (right, bottom) = (rect.x + rect.width + clear, rect.y + rect.height + clear);
    let corner = |x, y| Point { x, y };
    let inside = |point: Point| point.x > left && point.x < right && point.y > top && point.y < bottom;
    let sides = [
        (corner(left, top), corner(right, top)),
        (corner(right, top), corner(right, bottom)),
        (corner(right, bottom), corner(left, bottom)),
        (corner(left, bottom), corner(left, top)),
    ];
    inside(line.0)
        || inside(line.1)
        || sides.into_iter().any(|side| {
            turn(line.0, line.1, side.0) * turn(line.0, line.1, side.1) <= 0.0
                && turn(side.0, side.1, line.0) * turn(side.0, side.1, line.1) <= 0.0
        })
}
