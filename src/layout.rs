//! Arranges one view: a `Radar` becomes a `Chart`, everything at its place.
//!
//! 1. The frame: sectors, rings, cells (`frame`); an older edition's frame is kept (`past`).
//! 2. Every blip gets its place: the radius from its value, the angle where there is room (`seat`, `solve`, `relax`).
//! 3. Ring and sector names (`furniture`), then the names of blips (`name`); blips walk along their arcs to make room for
//!    theirs (`walk`), and what is left over is led aside (`lead`) or numbered (`number`).
//!
//! The result depends on identifiers, names and values only, never on the order of the input.

mod arc;
mod frame;
mod furniture;
mod ground;
mod key;
mod lead;
mod name;
mod number;
mod past;
mod place;
mod relax;
mod rivalry;
mod room;
mod seat;
mod sector;
mod size;
mod solve;
mod space;
mod tell;
mod text;
mod walk;
mod widths;

use crate::model::{
    Angle, Cell, Chart, Cluster, FrozenMap, Furniture, Key, Label, Mark, Movement, Point, Radar, Rect, Trail,
};

pub use past::{freeze_map, mark_movement};
pub use sector::arrange_sector;

use ground::{Bare, Ground};
use past::Past;
use place::{Name, Place};
use seat::Seating;
use space::rim;
use walk::Walks;

/// Free space left and right of the disc, for names led aside.
const MARGIN_SIDE: f64 = 200.0;
/// Free space above and below the disc, for sector names.
const MARGIN: f64 = 46.0;
/// Free space between texts and the edge of the drawing.
const EDGE: f64 = 4.0;

/// Arranges a radar that has no older edition.
///
/// ```
/// let (radar, _) = leadar::import::read_table("t.csv", b"name,ring,sector\nDrones,Trial,Air\nRadio,Adopt,Ground\n");
/// let chart = leadar::layout::arrange(&radar.expect("it can be drawn"));
/// assert_eq!(chart.marks.len(), 2);
/// ```
pub fn arrange(radar: &Radar) -> Chart {
    arrange_after(radar, None)
}

/// Arranges a radar; with an older edition of the same sectors and rings, its frame is kept and unchanged blips stay.
pub fn arrange_after(radar: &Radar, older: Option<&FrozenMap>) -> Chart {
    let past = older.and_then(|older| Past::of(radar, older));
    let cells = past
        .as_ref()
        .map_or_else(|| frame::divide(radar), |past| past.cells.to_vec());
    let radius = cells.iter().map(|cell| cell.outer).fold(0.0, f64::max);
    let (width, height) = (2.0 * (radius + MARGIN_SIDE), 2.0 * (radius + MARGIN));
    let centre = Point {
        x: width / 2.0,
        y: height / 2.0,
    };
    let canvas = Rect {
        x: EDGE,
        y: EDGE,
        width: width - 2.0 * EDGE,
        height: height - 2.0 * EDGE,
    };
    let mut furniture = furniture::name_rings(radar, &cells, centre);
    furniture.extend(furniture::name_sectors(radar, &cells, (centre, radius), &canvas));
    let seating = seat::seat_blips(radar, &cells, past.as_ref());
    let sheet = Sheet {
        radar,
        cells,
        centre,
        radius,
        canvas,
        furniture,
        past,
    };
    sheet.draw(seating, (width, height))
}

/// A map whose blips have places but no names yet.
struct Sheet<'a> {
    radar: &'a Radar,
    cells: Vec<Cell>,
    centre: Point,
    radius: f64,
    canvas: Rect,
    furniture: Vec<Furniture>,
    past: Option<Past<'a>>,
}

/// Font sizes of names tried on a map of up to so many blips, with the share of names that is good enough.
const SIZES: [(usize, &[f64], f64); 4] = [
    (60, &[11.0, 10.0, 9.0, 8.5], 1.0),
    (120, &[11.0, 10.0], 0.985),
    (250, &[9.0, 8.0], 0.935),
    (usize::MAX, &[7.5], 0.66),
];

impl Sheet<'_> {
    /// Names the blips at the largest font size that does, and puts everything together.
    fn draw(self, seating: Seating, (width, height): (f64, f64)) -> Chart {
        let count = self.radar.blips.len();
        let (_, sizes, good) = SIZES.iter().find(|(most, _, _)| count <= *most).unwrap_or(&SIZES[3]);
        let enough = (good * count as f64).ceil() as usize;
        let kept = self.past.as_ref().and_then(|past| past.size);
        let sizes = kept.map_or_else(
            || sizes.to_vec(),
            |kept| {
                let smaller = sizes.iter().copied().filter(|size| *size < kept);
                std::iter::once(kept).chain(smaller).collect()
            },
        );
        let mut best: Option<Drawing> = None;
        for size in sizes {
            let drawing = self.name_at(&seating, size, enough);
            let named = drawing.named();
            if best.as_ref().is_none_or(|best| named > best.named()) {
                best = Some(drawing);
            }
            if named >= enough {
                break;
            }
        }
        let drawing = best.expect("there is a font size");
        self.finish(drawing, (width, height))
    }

    fn name_at(&self, seating: &Seating, size: f64, enough: usize) -> Drawing {
        let mut seating = seating.clone();
        let mut seats: Vec<(usize, (usize, usize))> = Vec::new();
        for (cell, members) in seating.members.iter().enumerate() {
            seats.extend(members.iter().enumerate().map(|(seat, blip)| (*blip, (cell, seat))));
        }
        seats.sort_unstable();
        let blips: Vec<usize> = seats.iter().map(|(blip, _)| *blip).collect();
        let names: Vec<Name> = blips
            .iter()
            .map(|blip| Name::new(&self.radar.blips[*blip].name, size))
            .collect();
        let mut ground = self.bare_ground(&seating, &seats);
        let old = blips
            .iter()
            .zip(&names)
            .enumerate()
            .map(|(index, (blip, name))| self.old_place(*blip, name, ground.spot(index)));
        let old: Vec<Option<Place>> = old.collect();
        let may = blips.iter().map(|blip| {
            self.past
                .as_ref()
                .is_none_or(|past| !past.knows(&self.radar.blips[*blip]))
        });
        let mut walks = Some(Walks {
            may: may.collect(),
            seats: seats.iter().map(|(_, seat)| *seat).collect(),
            seating: &mut seating,
        });
        name::name_blips(&mut ground, &names, &old, &mut walks, Some(self.radius), enough);
        Drawing {
            seating,
            blips,
            names,
            ground,
        }
    }

    fn bare_ground(&self, seating: &Seating, seats: &[(usize, (usize, usize))]) -> Ground {
        let blip = |(_, (cell, seat)): &(usize, (usize, usize))| {
            let spot = seating.spots[*cell][*seat];
            let angle = Angle(seating.rooms[*cell].middle + spot.turn);
            (self.centre.at(spot.radius, angle), Some(self.cells[*cell].clone()))
        };
        Ground::new(Bare {
            blip: seating.blip,
            canvas: self.canvas,
            centre: self.centre,
            frame: self.furniture.iter().map(|furniture| furniture.text.bounds).collect(),
            blips: seats.iter().map(blip).collect(),
            clusters: self.clusters(seating).iter().map(|cluster| cluster.centre).collect(),
        })
    }

    /// The place a name had in the older edition, where one of its forms has the same lines.
    fn old_place(&self, blip: usize, name: &Name, spot: Point) -> Option<Place> {
        let old = self.past.as_ref()?.name_of(&self.radar.blips[blip])?;
        let form = name.forms.iter().position(|form| form.lines == old.lines)?;
        let shift = |(x, y): (f64, f64)| Point {
            x: spot.x + x,
            y: spot.y + y,
        };
        Some(Place {
            form,
            anchor: old.anchor,
            bounds: Rect {
                x: spot.x + old.bounds[0],
                y: spot.y + old.bounds[1],
                width: name.forms[form].width,
                height: name.forms[form].height,
            },
            leader: old.leader.map(|[from, to]| (shift(from), shift(to))),
            cost: 0.0,
        })
    }

    fn clusters(&self, seating: &Seating) -> Vec<Cluster> {
        let cluster = |(cell, spot, members): &(usize, arc::Spot, Vec<usize>)| Cluster {
            sector: self.cells[*cell].sector,
            ring: self.cells[*cell].ring,
            centre: self
                .centre
                .at(spot.radius, Angle(seating.rooms[*cell].middle + spot.turn)),
            members: members.clone(),
        };
        seating.crowds.iter().map(cluster).collect()
    }

    fn finish(self, mut drawing: Drawing, (width, height): (f64, f64)) -> Chart {
        let clusters = self.clusters(&drawing.seating);
        let blip = drawing.seating.blip;
        let sizes = size::measure(self.radar, blip);
        let marks = drawing.blips.iter().enumerate().map(|(index, blip)| Mark {
            blip: *blip,
            centre: drawing.ground.spot(index),
            radius: sizes[*blip],
            intended: drawing.seating.intended[*blip],
        });
        let marks: Vec<Mark> = marks.collect();
        let label = |index: usize| {
            let place = drawing.ground.place(index)?;
            let mark = &marks[index];
            Some(Label {
                blip: mark.blip,
                text: drawing.names[index].set(place),
                leader: place.leader.map(|(_, to)| (rim(mark.centre, to, mark.radius), to)),
            })
        };
        let labels: Vec<Label> = (0..marks.len()).filter_map(label).collect();
        let numbers = number::number_blips(self.radar, &mut drawing.ground, &drawing.blips);
        let doubts = number::tell_doubts(self.radar, &mut drawing.ground, &drawing.blips);
        let trails = self.trails(&drawing.seating, &marks);
        let (notes, compromises) = tell::tell(self.radar, (&marks, blip), &clusters, &labels, self.centre);
        let mut chart = Chart {
            width,
            height,
            centre: self.centre,
            radius: self.radius,
            cells: self.cells,
            blip_radius: blip,
            trails,
            marks,
            clusters,
            labels,
            numbers,
            furniture: [self.furniture, doubts].concat(),
            notes,
            key: Key::default(),
            compromises,
        };
        chart.key = key::compose_key(self.radar, &chart);
        chart
    }

    /// The ways of the blips that changed the ring in their sector, where they are wanted.
    fn trails(&self, seating: &Seating, marks: &[Mark]) -> Vec<Trail> {
        let Some(past) = self.past.as_ref().filter(|_| self.radar.choices.trails) else {
            return Vec::new();
        };
        let trail = |mark: &Mark| {
            let blip = &self.radar.blips[mark.blip];
            let moved = matches!(blip.movement, Some(Movement::Inward | Movement::Outward));
            let own = |cell: &Cell| cell.sector == blip.sector && cell.ring == blip.ring;
            let cell = self.cells.iter().position(own).filter(|_| moved)?;
            let middle = seating.rooms[cell].middle;
            let (spot, _) = past.spot_of(blip, &self.cells[cell], middle)?;
            let from = self.centre.at(spot.radius, Angle(middle + spot.turn));
            let is_long = from.distance(mark.centre) > 2.0 * seating.blip;
            is_long.then(|| Trail {
                blip: mark.blip,
                from,
                to: rim(mark.centre, from, mark.radius),
            })
        };
        marks.iter().filter_map(trail).collect()
    }
}

/// A map with names, not yet put together.
struct Drawing {
    seating: Seating,
    blips: Vec<usize>,
    names: Vec<Name>,
    ground: Ground,
}

impl Drawing {
    fn named(&self) -> usize {
        (0..self.blips.len())
            .filter(|index| self.ground.place(*index).is_some())
            .count()
    }
}
