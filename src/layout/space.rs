//! Distances between boxes, points and straight lines, and a grid that finds what is near.

use crate::model::{Point, Rect};

/// A straight line between two points.
pub type Segment = (Point, Point);

/// Whether two boxes come nearer than `clear`.
pub fn overlap(one: &Rect, other: &Rect, clear: f64) -> bool {
    touch(one, other, (clear, clear))
}

/// Whether two boxes come nearer than so much across and so much down.
pub fn touch(one: &Rect, other: &Rect, (across, down): (f64, f64)) -> bool {
    one.x < other.x + other.width + across
        && other.x < one.x + one.width + across
        && one.y < other.y + other.height + down
        && other.y < one.y + one.height + down
}

/// Whether a box lies in another.
pub fn is_within(inner: &Rect, outer: &Rect) -> bool {
    inner.x >= outer.x
        && inner.y >= outer.y
        && inner.x + inner.width <= outer.x + outer.width
        && inner.y + inner.height <= outer.y + outer.height
}

/// A box grown on all sides.
pub fn grown(rect: &Rect, by: f64) -> Rect {
    Rect {
        x: rect.x - by,
        y: rect.y - by,
        width: rect.width + 2.0 * by,
        height: rect.height + 2.0 * by,
    }
}

/// The box around a line.
pub fn around(line: Segment) -> Rect {
    let (left, right) = (line.0.x.min(line.1.x), line.0.x.max(line.1.x));
    let (top, bottom) = (line.0.y.min(line.1.y), line.0.y.max(line.1.y));
    Rect {
        x: left,
        y: top,
        width: right - left,
        height: bottom - top,
    }
}

/// Boxes around the pieces of a line, each as short as the squares of a grid are wide.
pub fn around_pieces(line: Segment) -> impl Iterator<Item = Rect> {
    let (from, to) = line;
    let count = (from.distance(to) / SQUARE).ceil().max(1.0);
    let at = move |piece: f64| Point {
        x: from.x + (to.x - from.x) * piece / count,
        y: from.y + (to.y - from.y) * piece / count,
    };
    (0..count as usize).map(move |piece| around((at(piece as f64), at(piece as f64 + 1.0))))
}

/// Distance from a box to a point; 0 inside.
pub fn gap(rect: &Rect, point: Point) -> f64 {
    let x = (rect.x - point.x).max(point.x - rect.x - rect.width).max(0.0);
    let y = (rect.y - point.y).max(point.y - rect.y - rect.height).max(0.0);
    (x * x + y * y).sqrt()
}

/// The point of a box nearest to another point.
pub fn nearest_in(rect: &Rect, point: Point) -> Point {
    Point {
        x: point.x.max(rect.x).min(rect.x + rect.width),
        y: point.y.max(rect.y).min(rect.y + rect.height),
    }
}

/// Distance from a point to a line.
pub fn span((from, to): Segment, point: Point) -> f64 {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let length = (dx * dx + dy * dy).max(1e-12);
    let share = (((point.x - from.x) * dx + (point.y - from.y) * dy) / length).clamp(0.0, 1.0);
    let (x, y) = (point.x - from.x - share * dx, point.y - from.y - share * dy);
    (x * x + y * y).sqrt()
}

fn turn(a: Point, b: Point, c: Point) -> f64 {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

/// Whether two lines cross or come nearer than `clear`.
pub fn meet(one: Segment, other: Segment, clear: f64) -> bool {
    let crossing = turn(one.0, one.1, other.0) * turn(one.0, one.1, other.1) <= 0.0
        && turn(other.0, other.1, one.0) * turn(other.0, other.1, one.1) <= 0.0;
    crossing
        || [other.0, other.1].into_iter().any(|end| span(one, end) < clear)
        || [one.0, one.1].into_iter().any(|end| span(other, end) < clear)
}

/// Whether a line comes nearer to a box than `clear` (Liang and Barsky's clipping).
pub fn crosses(line: Segment, rect: &Rect, clear: f64) -> bool {
    let rect = grown(rect, clear);
    let (mut enter, mut leave): (f64, f64) = (0.0, 1.0);
    let axes = [
        (line.0.x, line.1.x - line.0.x, rect.x, rect.x + rect.width),
        (line.0.y, line.1.y - line.0.y, rect.y, rect.y + rect.height),
    ];
    for (from, along, low, high) in axes {
        if along.abs() < 1e-12 {
            if from < low || from > high {
                return false;
            }
            continue;
        }
        let (one, other) = ((low - from) / along, (high - from) / along);
        enter = enter.max(one.min(other));
        leave = leave.min(one.max(other));
    }
    enter <= leave
}

/// The point of a blip's rim in the direction of another point.
pub fn rim(centre: Point, towards: Point, radius: f64) -> Point {
    let distance = centre.distance(towards).max(1e-9);
    Point {
        x: centre.x + (towards.x - centre.x) * radius / distance,
        y: centre.y + (towards.y - centre.y) * radius / distance,
    }
}

/// Things with a box, by where they are.
#[derive(Debug, Clone)]
pub struct Grid {
    columns: usize,
    rows: usize,
    /// Width and height of a square.
    square: (f64, f64),
    squares: Vec<Vec<u32>>,
}

/// Side of a square of the grid.
const SQUARE: f64 = 40.0;
/// Height of a square of a grid of names, which are wide and low and stand close.
const LINE: f64 = 12.0;

impl Grid {
    /// An empty grid for a drawing of a width and a height.
    pub fn new(width: f64, height: f64) -> Self {
        Grid::with_squares(width, height, (SQUARE, SQUARE))
    }

    /// The same for many texts on one line.
    pub fn of_names(width: f64, height: f64) -> Self {
        Grid::with_squares(width, height, (SQUARE, LINE))
    }

    fn with_squares(width: f64, height: f64, square: (f64, f64)) -> Self {
        let (columns, rows) = ((width / square.0) as usize + 1, (height / square.1) as usize + 1);
        Grid {
            columns,
            rows,
            square,
            squares: vec![Vec::new(); columns * rows],
        }
    }

    /// The squares a box touches; what lies off the drawing belongs to its edge.
    fn squares_of(&self, rect: &Rect) -> impl Iterator<Item = usize> + use<> {
        let column = |x: f64| ((x / self.square.0).max(0.0) as usize).min(self.columns - 1);
        let row = |y: f64| ((y / self.square.1).max(0.0) as usize).min(self.rows - 1);
        let columns = column(rect.x)..=column(rect.x + rect.width);
        let width = self.columns;
        (row(rect.y)..=row(rect.y + rect.height))
            .flat_map(move |row| columns.clone().map(move |column| row * width + column))
    }

    /// Adds a thing.
    pub fn add(&mut self, thing: usize, rect: &Rect) {
        for square in self.squares_of(rect) {
            self.squares[square].push(thing as u32);
        }
    }

    /// Takes a thing away, given the box it was added with.
    pub fn remove(&mut self, thing: usize, rect: &Rect) {
        for square in self.squares_of(rect) {
            self.squares[square].retain(|other| *other != thing as u32);
        }
    }

    /// Things whose squares the box touches; a thing may come more than once.
    pub fn near<'a>(&'a self, rect: &Rect) -> impl Iterator<Item = usize> + use<'a> {
        self.squares_of(rect)
            .flat_map(|square| self.squares[square].iter().map(|thing| *thing as usize))
    }
}
