//! A chart for a small print: every blip where it is, with its number beside it instead of its name, and the frame's
//! words in letters large enough for the scale.
//!
//! Numbers are short, so they find a place close to the blip, in the order of those with the fewest places; where none
//! is close, a short line leads to one. What finds none has no number, which the count of labels shows.

use crate::model::{
    Anchor, Angle, AxisLabel, AxisLabelKind, Chart, Label, Mark, Point, PrintFont, Radar, Rect, SmallPrint, TextBlock,
    TextLine,
};

use super::occupancy::at;
use super::space::{Grid, Segment, around, around_pieces, gap, grown, is_within, overlap, span};

/// Charts for small print.
pub const SMALL_PRINT: SmallPrint = SmallPrint {
    frame: frame_chart,
    number: number_chart,
};

/// Height of digits, in em.
const DIGIT: f64 = 0.72;
/// Free space around numbers, in units.
const CLEAR: f64 = 1.5;
/// Directions tried around a blip.
const DIRECTIONS: usize = 36;
/// What is looked through beyond the distance that counts, so that no rounding hides a neighbour.
const EXTRA: f64 = 0.01;

/// The chart without names, with the words of its frame in letters of at least `size` units.
fn frame_chart(chart: &Chart, size: f64, font: PrintFont) -> Chart {
    let axis_labels = chart.axis_labels.iter();
    Chart {
        axis_labels: axis_labels
            .map(|text| push_off_disc(chart, move_into_ring(chart, enlarge(text, size, font))))
            .collect(),
        labels: Vec::new(),
        numbers: Vec::new(),
        ..chart.clone()
    }
}

/// The framed chart with numbers whose letters are `size` units, inside a part of the drawing.
fn number_chart(radar: &Radar, framed: &Chart, size: f64, part: &Rect, font: PrintFont) -> Chart {
    let obstacles = Obstacles::of(framed);
    let number = |mark: &Mark| radar.blips[mark.blip].number.to_string();
    let list = |mark: &Mark| {
        let wide = (font.width)(&number(mark), size, false) * 1.01;
        list_places(&obstacles, mark, (wide, size * DIGIT), part)
    };
    let places: Vec<Vec<Place>> = framed.marks.iter().map(list).collect();
    let mut order: Vec<usize> = (0..places.len()).collect();
    order.sort_by_key(|mark| (places[*mark].len(), framed.marks[*mark].blip));
    let mut taken = Taken {
        places: Vec::new(),
        near: Grid::new(framed.width, framed.height),
    };
    let mut numbers: Vec<Label> = Vec::new();
    for mark in order {
        if let Some(place) = places[mark].iter().find(|place| taken.is_apart_from(place)) {
            taken.add(*place);
            let own = &framed.marks[mark];
            numbers.push(write_number(own.blip, number(own), size / font.factor, *place));
        }
    }
    numbers.sort_by_key(|label| label.blip);
    Chart {
        labels: numbers,
        ..framed.clone()
    }
}

/// A number at its place.
fn write_number(blip: usize, number: String, size: f64, place: Place) -> Label {
    let line = TextLine {
        text: number,
        x: place.middle.x,
        y: place.middle.y + place.bounds.height / 2.0,
        width: place.bounds.width,
    };
    Label {
        blip,
        text: TextBlock {
            lines: vec![line],
            anchor: Anchor::Middle,
            size,
            bounds: place.bounds,
        },
        leader: place.leader,
    }
}

/// A text of the frame in larger letters about the same middle, or from the same end.
fn enlarge(label: &AxisLabel, size: f64, font: PrintFont) -> AxisLabel {
    let text = &label.text;
    let planned = text.size.max(size / font.factor);
    let lines: Vec<&str> = text.lines.iter().map(|line| line.text.as_str()).collect();
    let wide = lines
        .iter()
        .map(|line| (font.width)(line, planned * font.factor, true))
        .fold(0.0, f64::max)
        * 1.01;
    let growth = planned / text.size;
    let tall = text.bounds.height * growth;
    let x = match (text.anchor, label.names) {
        (Anchor::Middle, _) => text.bounds.x + (text.bounds.width - wide) / 2.0,
        (Anchor::Start, _) => text.bounds.x,
        (Anchor::End, _) => text.bounds.x + text.bounds.width - wide,
    };
    let y = match label.names {
        AxisLabelKind::Ring(_) => text.bounds.y + (text.bounds.height - tall) / 2.0,
        _ => text.bounds.y,
    };
    let anchor_at = match text.anchor {
        Anchor::Start => x,
        Anchor::Middle => x + wide / 2.0,
        Anchor::End => x + wide,
    };
    let lines = text.lines.iter().map(|line| TextLine {
        text: line.text.clone(),
        x: anchor_at,
        y: y + (line.y - text.bounds.y) * growth,
        width: line.width * growth,
    });
    AxisLabel {
        text: TextBlock {
            lines: lines.collect(),
            anchor: text.anchor,
            size: planned,
            bounds: Rect {
                x,
                y,
                width: wide,
                height: tall,
            },
        },
        ..label.clone()
    }
}

/// A ring's name where its ring runs level, so that the letters need no more depth than their height: as near to twelve
/// o'clock as the blips allow. Where they allow none, it stays on its border.
fn move_into_ring(chart: &Chart, label: AxisLabel) -> AxisLabel {
    let AxisLabelKind::Ring(ring) = label.names else {
        return label;
    };
    let Some(cell) = chart.cells.iter().find(|cell| cell.ring == ring) else {
        return label;
    };
    let old = label.text.bounds;
    let middle = (cell.inner.max(0.3 * cell.outer) + cell.outer) / 2.0;
    for step in 0..60 {
        let turn = f64::from(step / 2 + step % 2) * if step % 2 == 0 { 1.5 } else { -1.5 };
        let at = chart.centre.at(middle, Angle::from_degrees(turn - 90.0));
        let bounds = Rect {
            x: at.x - old.width / 2.0,
            y: at.y - old.height / 2.0,
            ..old
        };
        let corners = [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)].map(|(right, down)| Point {
            x: bounds.x + right * bounds.width,
            y: bounds.y + down * bounds.height,
        });
        let inside = corners
            .iter()
            .all(|corner| corner.distance(chart.centre) < cell.outer - 0.5)
            && gap(&bounds, chart.centre) > cell.inner + 0.5;
        let free = chart
            .marks
            .iter()
            .all(|mark| gap(&bounds, mark.centre) > chart.blip_radius + CLEAR)
            && chart
                .clusters
                .iter()
                .all(|cluster| gap(&bounds, cluster.centre) > chart.blip_radius + CLEAR);
        if inside && free {
            return put(label, bounds);
        }
    }
    label
}

/// A sector's name that has grown into the disc moves straight outwards until it is clear of it.
fn push_off_disc(chart: &Chart, label: AxisLabel) -> AxisLabel {
    let AxisLabelKind::Sector(_) = label.names else {
        return label;
    };
    let mut text = label.text;
    let middle = Point {
        x: text.bounds.x + text.bounds.width / 2.0,
        y: text.bounds.y + text.bounds.height / 2.0,
    };
    let away = middle.distance(chart.centre);
    // A text on the very centre goes up.
    let step = if away < 1.0 {
        Point { x: 0.0, y: -1.0 }
    } else {
        Point {
            x: (middle.x - chart.centre.x) / away,
            y: (middle.y - chart.centre.y) / away,
        }
    };
    // Each step is one unit long, so its middle is clear of the disc after as many as the radius and its own reach have.
    let reach = (text.bounds.width + text.bounds.height) / 2.0;
    let most = (chart.radius + 8.0 + reach).ceil() as usize + 1;
    for _ in 0..most {
        if gap(&text.bounds, chart.centre) >= chart.radius + 8.0 {
            break;
        }
        text.bounds.x += step.x;
        text.bounds.y += step.y;
        for line in &mut text.lines {
            line.x += step.x;
            line.y += step.y;
        }
    }
    AxisLabel { text, ..label }
}

/// A text of one line in the middle of a box.
fn put(label: AxisLabel, bounds: Rect) -> AxisLabel {
    let text = &label.text;
    let lines = text.lines.iter().map(|line| TextLine {
        text: line.text.clone(),
        x: bounds.x + bounds.width / 2.0,
        y: bounds.y + (line.y - text.bounds.y),
        width: line.width,
    });
    AxisLabel {
        text: TextBlock {
            lines: lines.collect(),
            anchor: Anchor::Middle,
            size: text.size,
            bounds,
        },
        names: label.names,
        leader: Vec::new(),
    }
}

/// Where a number may stand: the box of its ink about its middle, and the line from its blip where it stands apart.
#[derive(Debug, Clone, Copy)]
struct Place {
    middle: Point,
    bounds: Rect,
    leader: Option<Segment>,
}

/// What numbers keep clear of, the marks by where they are.
struct Obstacles<'a> {
    chart: &'a Chart,
    near_marks: Grid,
}

impl<'a> Obstacles<'a> {
    fn of(chart: &'a Chart) -> Self {
        let mut near_marks = Grid::new(chart.width, chart.height);
        for (index, mark) in chart.marks.iter().enumerate() {
            near_marks.add(index, &at(mark.centre));
        }
        Obstacles { chart, near_marks }
    }

    /// Whether a number of a blip is clear of other blips, clusters and the words of the frame.
    fn is_clear(&self, own: &Mark, place: &Place) -> bool {
        let (chart, bounds) = (self.chart, &place.bounds);
        let reach = chart.blip_radius + CLEAR;
        // Without a line a number is nearer to its own blip than to any other.
        let least = match place.leader {
            Some(_) => reach,
            None => reach.max(gap(bounds, own.centre) + CLEAR),
        };
        let others = |area: Rect| {
            let near = self.near_marks.near(&area).map(|index| &chart.marks[index]);
            near.filter(|mark| mark.blip != own.blip)
        };
        let is_beside_blip = others(grown(bounds, least + EXTRA)).any(|mark| gap(bounds, mark.centre) <= least);
        let is_through_blip = |leader: Segment| {
            let mut near = others(grown(&around(leader), reach + EXTRA));
            near.any(|mark| span(leader, mark.centre) < reach)
        };
        let mut clusters = chart.clusters.iter();
        let mut frame = chart.axis_labels.iter();
        !is_beside_blip
            && !place.leader.is_some_and(is_through_blip)
            && clusters.all(|cluster| gap(bounds, cluster.centre) > reach)
            && frame.all(|text| !overlap(bounds, &text.text.bounds, CLEAR))
    }
}

/// Places that numbers have taken, by where they are.
struct Taken {
    places: Vec<Place>,
    near: Grid,
}

impl Taken {
    fn add(&mut self, place: Place) {
        for area in areas_of(&place) {
            self.near.add(self.places.len(), &area);
        }
        self.places.push(place);
    }

    /// Whether a place and its line keep off all that are taken.
    fn is_apart_from(&self, place: &Place) -> bool {
        areas_of(place).all(|area| {
            let mut near = self.near.near(&grown(&area, 2.0 * CLEAR + EXTRA));
            near.all(|other| is_apart(place, &self.places[other]))
        })
    }
}

/// The box of a place and boxes along its line.
fn areas_of(place: &Place) -> impl Iterator<Item = Rect> {
    std::iter::once(place.bounds).chain(place.leader.into_iter().flat_map(around_pieces))
}

/// Places of a blip's number, of a width and a height, that are clear of blips and frame: the close ones first, then
/// those with a line.
fn list_places(obstacles: &Obstacles, mark: &Mark, (wide, tall): (f64, f64), part: &Rect) -> Vec<Place> {
    let radius = obstacles.chart.blip_radius;
    let near = radius + 1.2;
    let reaches = [0.0, 2.0, 7.0, 12.0, 18.0, 26.0, 36.0, 48.0, 62.0, 78.0, 96.0].map(|further| near + further);
    let mut places = Vec::new();
    for (rank, reach) in reaches.into_iter().enumerate() {
        for step in 0..DIRECTIONS {
            let angle = Angle(step as f64 * 2.0 * std::f64::consts::PI / DIRECTIONS as f64);
            let support = wide / 2.0 * angle.cos().abs() + tall / 2.0 * angle.sin().abs();
            let middle = mark.centre.at(reach + support, angle);
            let bounds = Rect {
                x: middle.x - wide / 2.0,
                y: middle.y - tall / 2.0,
                width: wide,
                height: tall,
            };
            let leader = (rank > 1).then(|| {
                let from = mark.centre.at(radius, angle);
                (from, mark.centre.at(reach - 1.0, angle))
            });
            let place = Place { middle, bounds, leader };
            if is_within(&bounds, part) && obstacles.is_clear(mark, &place) {
                places.push(place);
            }
        }
    }
    places
}

fn is_apart(one: &Place, other: &Place) -> bool {
    let crossed = |line: Option<Segment>, bounds: &Rect| {
        line.is_some_and(|(from, to)| {
            (0..=12).any(|step| {
                let share = f64::from(step) / 12.0;
                let point = Point {
                    x: from.x + share * (to.x - from.x),
                    y: from.y + share * (to.y - from.y),
                };
                gap(bounds, point) < CLEAR
            })
        })
    };
    let meet = match (one.leader, other.leader) {
        (Some(one), Some(other)) => span(one, other.0).min(span(one, other.1)).min(span(other, one.1)) < 2.0 * CLEAR,
        _ => false,
    };
    !overlap(&one.bounds, &other.bounds, CLEAR)
        && !crossed(one.leader, &other.bounds)
        && !crossed(other.leader, &one.bounds)
        && !meet
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Legend;

    #[test]
    fn a_sectors_name_leaves_the_disc_from_wherever_it_stands() {
        let chart = Chart {
            width: 1200.0,
            height: 900.0,
            centre: Point { x: 600.0, y: 450.0 },
            radius: 400.0,
            cells: Vec::new(),
            scales: Vec::new(),
            blip_radius: 9.0,
            trails: Vec::new(),
            marks: Vec::new(),
            clusters: Vec::new(),
            labels: Vec::new(),
            numbers: Vec::new(),
            axis_labels: Vec::new(),
            notices: Vec::new(),
            signs: Vec::new(),
            legend: Legend::default(),
        };
        for (x, y) in [(0.0, 0.0), (0.3, -0.2), (1.0, 0.0), (-120.0, 380.0), (0.0, 500.0)] {
            let bounds = Rect {
                x: chart.centre.x + x - 400.0,
                y: chart.centre.y + y - 10.0,
                width: 800.0,
                height: 20.0,
            };
            let text = TextBlock {
                lines: Vec::new(),
                anchor: Anchor::Middle,
                size: 15.0,
                bounds,
            };
            let names = AxisLabelKind::Sector(0);
            let leader = Vec::new();
            let moved = push_off_disc(&chart, AxisLabel { names, text, leader });
            assert!(
                gap(&moved.text.bounds, chart.centre) >= chart.radius + 8.0,
                "from {x}, {y}"
            );
        }
    }
}
