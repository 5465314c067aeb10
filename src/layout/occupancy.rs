//! Everything a name must stay clear of: canvas, frame, blips, other names and their leaders.

use std::f64::consts::PI;

use crate::model::{Cell, Point, Rect};

use super::label_position::LabelPosition;
use super::space::{Grid, Segment, around, around_pieces, crosses, gap, grown, is_within, meet, overlap, span, touch};

/// Free space around names, but beside others.
const CLEAR: f64 = 1.2;
/// A name is at least this much nearer to its own blip than to any other.
const NEARER: f64 = 1.6;
/// How far a name may reach over the border of its sector.
const OVER: f64 = 6.0;
/// Free space beside leaders.
const BESIDE: f64 = 1.5;
/// What is looked through beyond the distance that counts, so that no rounding hides a neighbour.
const EXTRA: f64 = 0.01;

/// A drawing while names are being placed.
#[derive(Debug, Clone)]
pub struct Occupancy {
    /// Radius of the blips.
    pub blip: f64,
    /// What may be drawn on.
    pub canvas: Rect,
    /// Centre of the disc.
    pub centre: Point,
    /// Free space between two texts side by side, and one above the other.
    pub apart: (f64, f64),
    frame: Vec<Rect>,
    spots: Vec<Point>,
    sectors: Vec<Option<Borders>>,
    places: Vec<Option<LabelPosition>>,
    /// Small texts that were added.
    texts: Vec<Rect>,
    near_spots: Grid,
    near_names: Grid,
    near_leaders: Grid,
    near_texts: Grid,
}

/// What a drawing is made of before it has names.
pub struct Obstacles {
    /// Radius of the blips.
    pub blip: f64,
    /// What may be drawn on.
    pub canvas: Rect,
    /// Centre of the disc.
    pub centre: Point,
    /// Free space between two texts side by side, and one above the other.
    pub apart: (f64, f64),
    /// Boxes of the texts of the frame.
    pub frame: Vec<Rect>,
    /// Centres of the blips, each with the cell whose sector its name keeps to.
    pub blips: Vec<(Point, Option<Cell>)>,
    /// Centres of counted clusters.
    pub clusters: Vec<Point>,
}

/// The directions of the borders of a sector.
#[derive(Debug, Clone, Copy)]
struct Borders {
    start: (f64, f64),
    end: (f64, f64),
    /// Whether it is more than half of the disc.
    is_wide: bool,
}

impl Borders {
    /// The borders of a cell's sector; none when it goes all the way round.
    fn of(cell: &Cell) -> Option<Self> {
        let sweep = cell.end.0 - cell.start.0;
        (sweep < 2.0 * PI - 1e-6).then(|| Borders {
            start: (cell.start.cos(), cell.start.sin()),
            end: (cell.end.cos(), cell.end.sin()),
            is_wide: sweep > PI + 1e-6,
        })
    }
}

impl Occupancy {
    /// A drawing without names.
    pub fn new(obstacles: Obstacles) -> Self {
        let size = (
            obstacles.canvas.x + obstacles.canvas.width,
            obstacles.canvas.y + obstacles.canvas.height,
        );
        let mut near_spots = Grid::new(size.0, size.1);
        let blips = obstacles.blips.iter().map(|(centre, _)| *centre);
        let spots: Vec<Point> = blips.chain(obstacles.clusters.iter().copied()).collect();
        for (index, spot) in spots.iter().enumerate() {
            near_spots.add(index, &at(*spot));
        }
        let sectors = obstacles
            .blips
            .iter()
            .map(|(_, cell)| cell.as_ref().and_then(Borders::of));
        Occupancy {
            blip: obstacles.blip,
            canvas: obstacles.canvas,
            centre: obstacles.centre,
            apart: obstacles.apart,
            frame: obstacles.frame,
            sectors: sectors.collect(),
            places: vec![None; obstacles.blips.len()],
            spots,
            texts: Vec::new(),
            near_spots,
            near_names: Grid::new(size.0, size.1),
            near_leaders: Grid::new(size.0, size.1),
            near_texts: Grid::new(size.0, size.1),
        }
    }

    /// The number of blips that may have a name.
    pub fn count(&self) -> usize {
        self.places.len()
    }

    /// The centre of a blip.
    pub fn spot(&self, blip: usize) -> Point {
        self.spots[blip]
    }

    /// Where the name of a blip stands.
    pub fn place(&self, blip: usize) -> Option<&LabelPosition> {
        self.places[blip].as_ref()
    }

    /// Blips without a name.
    pub fn unnamed(&self) -> Vec<usize> {
        (0..self.places.len())
            .filter(|blip| self.places[*blip].is_none())
            .collect()
    }

    /// Sets a name.
    pub fn put(&mut self, blip: usize, place: LabelPosition) {
        self.near_names.add(blip, &place.bounds);
        for piece in place.leader.into_iter().flat_map(around_pieces) {
            self.near_leaders.add(blip, &piece);
        }
        self.places[blip] = Some(place);
    }

    /// Takes a name away.
    pub fn take(&mut self, blip: usize) -> Option<LabelPosition> {
        let place = self.places[blip].take()?;
        self.near_names.remove(blip, &place.bounds);
        for piece in place.leader.into_iter().flat_map(around_pieces) {
            self.near_leaders.remove(blip, &piece);
        }
        Some(place)
    }

    /// Moves a blip that has no name.
    pub fn shift(&mut self, blip: usize, to: Point) {
        self.near_spots.remove(blip, &at(self.spots[blip]));
        self.near_spots.add(blip, &at(to));
        self.spots[blip] = to;
    }

    /// Names that a box comes too near to, each once, in order.
    pub fn hits(&self, blip: usize, bounds: &Rect) -> Vec<usize> {
        let near = self.near_names.near(&grown(bounds, self.apart.1));
        let hit = |other: &usize| {
            *other != blip
                && self.places[*other]
                    .as_ref()
                    .is_some_and(|place| touch(&place.bounds, bounds, self.apart))
        };
        let mut hits: Vec<usize> = near.filter(hit).collect();
        hits.sort_unstable();
        hits.dedup();
        hits
    }

    /// Whether a name at a place, with its leader, is clear of all but other names beside their blips.
    pub fn is_clear(&self, blip: usize, place: &LabelPosition) -> bool {
        self.is_clear_of_all_but_names(blip, place) && self.is_clear_of_leaders(blip, place)
    }

    /// Whether a name at a place, with its leader, is clear of canvas, sector borders, frame and blips.
    pub fn is_clear_of_all_but_names(&self, blip: usize, place: &LabelPosition) -> bool {
        is_within(&place.bounds, &self.canvas)
            && self.excess(blip, &place.bounds) <= OVER
            && self.is_clear_aside(blip, place)
    }

    /// The same for a name beside the disc, where sectors have no borders.
    pub fn is_clear_aside(&self, blip: usize, place: &LabelPosition) -> bool {
        self.is_clear_of_things(blip, place)
            && place.leader.is_none_or(|leader| {
                !self.frame.iter().any(|text| crosses(leader, text, BESIDE)) && !self.is_through_blip(blip, leader)
            })
    }

    /// Whether no leader of another name touches a name at a place.
    fn is_clear_of_leaders(&self, blip: usize, place: &LabelPosition) -> bool {
        let mut others = self.leaders_near(blip, grown(&place.bounds, CLEAR));
        !others.any(|other| crosses(other, &place.bounds, CLEAR))
    }

    /// Leaders that may come into a box, but that of a blip; one may come more than once.
    fn leaders_near(&self, but: usize, area: Rect) -> impl Iterator<Item = Segment> {
        let near = self
            .near_leaders
            .near(&grown(&area, EXTRA))
            .filter(move |other| *other != but);
        near.filter_map(|other| self.places[other].as_ref()?.leader)
    }

    /// Texts that were added and may come into a box; one may come more than once.
    fn texts_near(&self, area: Rect) -> impl Iterator<Item = &Rect> {
        self.near_texts.near(&grown(&area, EXTRA)).map(|text| &self.texts[text])
    }

    fn is_clear_of_things(&self, blip: usize, place: &LabelPosition) -> bool {
        let bounds = &place.bounds;
        let own = gap(bounds, self.spots[blip]) - self.blip;
        let least = if place.leader.is_some() {
            CLEAR
        } else {
            CLEAR.max(own + NEARER)
        };
        let is_near = |other: usize| other != blip && gap(bounds, self.spots[other]) - self.blip < least;
        is_within(bounds, &self.canvas)
            && !self.near_spots.near(&grown(bounds, self.blip + least)).any(is_near)
            && !self.is_near_frame(bounds)
    }

    /// Whether a box comes too near to a text of the frame.
    fn is_near_frame(&self, bounds: &Rect) -> bool {
        self.frame.iter().any(|text| touch(bounds, text, self.apart))
    }

    fn is_through_blip(&self, blip: usize, leader: Segment) -> bool {
        let reach = self.blip + BESIDE;
        let is_hit = |other: usize| other != blip && span(leader, self.spots[other]) < reach;
        around_pieces(leader).any(|piece| self.near_spots.near(&grown(&piece, reach + EXTRA)).any(is_hit))
    }

    /// How far a box reaches over the borders of a blip's sector.
    fn excess(&self, blip: usize, bounds: &Rect) -> f64 {
        let Some(Borders { start, end, is_wide }) = self.sectors[blip] else {
            return 0.0;
        };
        let corners = [
            (bounds.x, bounds.y),
            (bounds.x + bounds.width, bounds.y),
            (bounds.x, bounds.y + bounds.height),
            (bounds.x + bounds.width, bounds.y + bounds.height),
        ];
        let over = |(x, y): (f64, f64)| {
            let (x, y) = (x - self.centre.x, y - self.centre.y);
            let (before, after) = (start.1 * x - start.0 * y, end.0 * y - end.1 * x);
            if is_wide { before.min(after) } else { before.max(after) }
        };
        corners.into_iter().map(over).fold(f64::MIN, f64::max)
    }

    /// Whether a blip may stand at a point: off all names, leaders and texts, and nearer to no name than its own blip is.
    pub fn is_free(&self, blip: usize, centre: Point) -> bool {
        let reach = self.blip + BESIDE + 20.0;
        let mut names = self.near_names.near(&grown(&at(centre), reach));
        let disturbs = |other: usize| {
            let Some(place) = self.places[other].as_ref().filter(|_| other != blip) else {
                return false;
            };
            let own = gap(&place.bounds, self.spots[other]) - self.blip;
            let least = if place.leader.is_some() {
                CLEAR
            } else {
                CLEAR.max(own + NEARER)
            };
            gap(&place.bounds, centre) - self.blip < least
        };
        let mut leaders = self.leaders_near(blip, grown(&at(centre), self.blip + BESIDE));
        !names.any(disturbs)
            && !self.frame.iter().any(|text| gap(text, centre) < self.blip + 1.0)
            && !leaders.any(|leader| span(leader, centre) < self.blip + BESIDE)
    }

    /// Whether a small text without a leader would touch a name, a leader, the frame or a blip.
    pub fn is_vacant(&self, blip: usize, bounds: &Rect) -> bool {
        let is_near = |other: usize| other != blip && gap(bounds, self.spots[other]) - self.blip < 0.6;
        let mut leaders = self.leaders_near(usize::MAX, grown(bounds, CLEAR));
        let mut texts = self.texts_near(grown(bounds, CLEAR));
        is_within(bounds, &self.canvas)
            && self.hits(usize::MAX, bounds).is_empty()
            && !leaders.any(|leader| crosses(leader, bounds, CLEAR))
            && !self.is_near_frame(bounds)
            && !texts.any(|text| overlap(bounds, text, CLEAR))
            && !self.near_spots.near(&grown(bounds, self.blip + 1.0)).any(is_near)
    }

    /// Whether a line from a blip crosses nothing: no other blip, no text, no leader.
    pub fn is_open(&self, blip: usize, line: Segment) -> bool {
        let mut names = self.near_names.near(&grown(&around(line), CLEAR));
        let hits = |other: usize| {
            let place = self.places[other].as_ref();
            place.is_some_and(|place| crosses(line, &place.bounds, CLEAR))
        };
        let mut leaders = around_pieces(line).flat_map(|piece| self.leaders_near(usize::MAX, grown(&piece, BESIDE)));
        let mut texts = around_pieces(line).flat_map(|piece| self.texts_near(grown(&piece, CLEAR)));
        !names.any(hits)
            && !leaders.any(|leader| meet(line, leader, BESIDE))
            && !texts.any(|text| crosses(line, text, CLEAR))
            && !self.frame.iter().any(|text| crosses(line, text, CLEAR))
            && !self.is_through_blip(blip, line)
    }

    /// Adds a small text to what other small texts and their lines keep clear of.
    pub fn add_text(&mut self, bounds: Rect) {
        self.near_texts.add(self.texts.len(), &bounds);
        self.texts.push(bounds);
    }
}

/// A point as a box without extent.
pub fn at(point: Point) -> Rect {
    Rect {
        x: point.x,
        y: point.y,
        width: 0.0,
        height: 0.0,
    }
}
