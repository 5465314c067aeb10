//! Arranges one view: a `Radar` becomes a `Chart`, everything at its place.
//!
//! 1. The frame: sectors, rings, cells (`frame`); what can be kept of an older edition's is (`past`, `kept_frame`).
//! 2. Every blip gets its place: the radius from its value on the scale of its ring (`scale`), the angle where there is room (`packing`, `pack_cell`, `relax`).
//! 3. Ring and sector names (`ground`, `ring_names`, `sector_names`), then the names of blips (`name_blips`); blips shift along their arcs to make room for
//!    theirs (`arc_shifts`), and what is left over stands at the end of a leader line (`leader_lines`) or is numbered (`small_labels`).
//! 4. What the reader must know (`notices`) and which signs there are (`legend`), as values. The legend of a map that stands
//!    by itself is composed in a second step, `compose_legend`, from the words that it is given.
//!
//! A frozen map needs none of that: what was kept is put together again (`restored`).
//!
//! The result depends on identifiers, names and values only, never on the order of the input.

mod alike;
mod arc;
mod arc_shifts;
mod frame;
mod ground;
mod kept_frame;
mod label_conflicts;
mod label_position;
mod labelling;
mod leader_lines;
mod legend;
mod name_blips;
mod notices;
mod occupancy;
mod pack_cell;
mod packing;
mod past;
mod relax;
mod restored;
mod ring_names;
mod room;
mod scale;
mod sector;
mod sector_names;
mod size;
mod small_labels;
mod small_print;
mod space;
mod text;
mod widths;

use crate::model::{
    Angle, AxisLabel, Cell, Chart, Cluster, FrozenMap, Label, Legend, Mark, Movement, Point, Radar, Rect, RingScale,
    Trail,
};

pub use alike::arrange_alike;
pub use legend::compose_legend;
pub use past::{freeze_map, mark_movement};
pub use restored::restore_map;
pub use sector::arrange_sector;
pub use small_print::SMALL_PRINT;

use arc_shifts::ArcShifts;
use ground::{Ground, lay_ground};
use label_position::{LabelPosition, Name};
use occupancy::{Obstacles, Occupancy};
use packing::Packing;
use past::Past;
use space::rim;

/// Arranges a radar that has no older edition; without a legend, as `pipeline::arrange` has one.
///
/// ```
/// let (radar, _) = leadar::import::read_table("t.csv", b"name,ring,sector\nDrones,Trial,Air\nRadio,Adopt,Ground\n");
/// let chart = leadar::layout::arrange(&radar.expect("it can be drawn"));
/// assert_eq!(chart.marks.len(), 2);
/// ```
pub fn arrange(radar: &Radar) -> Chart {
    arrange_after(radar, None)
}

/// Arranges a radar; of an older edition the frame is kept as far as sectors and rings go on, and unchanged blips stay.
pub fn arrange_after(radar: &Radar, older: Option<&FrozenMap>) -> Chart {
    arrange_around(radar, older, older.is_none())
}

/// The same, where letters that are read more easily may be worth some names, or names go first.
fn arrange_around(radar: &Radar, older: Option<&FrozenMap>, legible: bool) -> Chart {
    let past = older.and_then(|older| Past::of(radar, older));
    let cells = past
        .as_ref()
        .map_or_else(|| frame::divide(radar), |past| past.cells.clone());
    let Ground {
        centre,
        radius,
        canvas,
        size,
        axis_labels,
    } = lay_ground(radar, &cells);
    let scales = scale::scale_rings(radar, past.as_ref());
    let packing = packing::pack_blips(radar, &cells, &scales, past.as_ref());
    let sheet = Sheet {
        radar,
        cells,
        scales,
        centre,
        radius,
        canvas,
        axis_labels,
        past,
        legible,
    };
    sheet.draw(packing, size)
}

/// A map whose blips have places but no names yet.
struct Sheet<'a> {
    radar: &'a Radar,
    cells: Vec<Cell>,
    scales: Vec<RingScale>,
    centre: Point,
    radius: f64,
    canvas: Rect,
    axis_labels: Vec<AxisLabel>,
    past: Option<Past<'a>>,
    /// Whether larger letters are worth some names.
    legible: bool,
}

/// Font sizes of names tried on a map of up to so many blips, with the share of names that is good enough. Letters of less
/// than nine units are not read on a screen of 1,280 pixels.
const SIZES: [(usize, &[f64], f64); 4] = [
    (60, &[12.0, 11.0, 10.0, 9.0], 1.0),
    (120, &[12.0, 11.0, 10.0], 0.985),
    (250, &[9.0], 0.935),
    (usize::MAX, &[9.0], 0.66),
];
/// Letters of a larger size are worth one name in so many; after an older edition names are kept first.
const LEGIBLE: usize = 12;

impl Sheet<'_> {
    /// Names the blips at the largest font size that names nearly as many as any, and puts everything together.
    fn draw(self, packing: Packing, (width, height): (f64, f64)) -> Chart {
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
        let worth = if self.legible { count / LEGIBLE } else { 0 };
        let mut tried: Vec<Drawing> = Vec::new();
        for size in sizes {
            tried.push(self.name_at(&packing, size, enough));
            // No smaller size can do better than this.
            if tried
                .last()
                .is_some_and(|drawing| drawing.named() >= enough || drawing.named() + worth >= count)
            {
                break;
            }
        }
        let most = tried.iter().map(Drawing::named).max().unwrap_or(0);
        let drawing = tried.into_iter().find(|drawing| drawing.named() + worth >= most);
        let drawing = drawing.expect("one of them has the most names");
        self.finish(drawing, (width, height))
    }

    fn name_at(&self, packing: &Packing, size: f64, enough: usize) -> Drawing {
        let mut packing = packing.clone();
        let mut slots: Vec<(usize, (usize, usize))> = Vec::new();
        for (cell, members) in packing.members.iter().enumerate() {
            slots.extend(members.iter().enumerate().map(|(slot, blip)| (*blip, (cell, slot))));
        }
        slots.sort_unstable();
        let blips: Vec<usize> = slots.iter().map(|(blip, _)| *blip).collect();
        let names: Vec<Name> = blips
            .iter()
            .map(|blip| Name::new(&self.radar.blips[*blip].name, size))
            .collect();
        let mut occupancy = self.occupy(&packing, &slots, text::apart(size));
        let old = blips
            .iter()
            .zip(&names)
            .enumerate()
            .map(|(index, (blip, name))| self.old_place(*blip, name, occupancy.spot(index)));
        let old: Vec<Option<LabelPosition>> = old.collect();
        let may = blips.iter().map(|blip| {
            self.past
                .as_ref()
                .is_none_or(|past| !past.knows(&self.radar.blips[*blip]))
        });
        let mut shifts = Some(ArcShifts {
            may: may.collect(),
            slots: slots.iter().map(|(_, slot)| *slot).collect(),
            packing: &mut packing,
        });
        name_blips::name_blips(&mut occupancy, &names, &old, &mut shifts, Some(self.radius), enough);
        Drawing {
            packing,
            blips,
            names,
            occupancy,
        }
    }

    fn occupy(&self, packing: &Packing, slots: &[(usize, (usize, usize))], apart: (f64, f64)) -> Occupancy {
        let blip = |(_, (cell, slot)): &(usize, (usize, usize))| {
            let spot = packing.spots[*cell][*slot];
            let angle = Angle(packing.rooms[*cell].middle + spot.turn);
            (self.centre.at(spot.radius, angle), Some(self.cells[*cell].clone()))
        };
        Occupancy::new(Obstacles {
            blip: packing.blip,
            canvas: self.canvas,
            centre: self.centre,
            apart,
            frame: self.axis_labels.iter().flat_map(ring_names::boxes_of).collect(),
            blips: slots.iter().map(blip).collect(),
            clusters: self.clusters(packing).iter().map(|cluster| cluster.centre).collect(),
        })
    }

    /// The place a name had in the older edition, where one of its forms has the same lines.
    fn old_place(&self, blip: usize, name: &Name, spot: Point) -> Option<LabelPosition> {
        let old = self.past.as_ref()?.name_of(&self.radar.blips[blip])?;
        let form = name.forms.iter().position(|form| form.lines == old.lines)?;
        let shift = |(x, y): (f64, f64)| Point {
            x: spot.x + x,
            y: spot.y + y,
        };
        Some(LabelPosition {
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

    fn clusters(&self, packing: &Packing) -> Vec<Cluster> {
        let cluster = |(cell, spot, members): &(usize, arc::PolarPoint, Vec<usize>)| Cluster {
            sector: self.cells[*cell].sector,
            ring: self.cells[*cell].ring,
            centre: self
                .centre
                .at(spot.radius, Angle(packing.rooms[*cell].middle + spot.turn)),
            members: members.clone(),
        };
        packing.clusters.iter().map(cluster).collect()
    }

    fn finish(self, mut drawing: Drawing, (width, height): (f64, f64)) -> Chart {
        let clusters = self.clusters(&drawing.packing);
        let blip = drawing.packing.blip;
        let sizes = size::measure(self.radar, blip);
        let marks = drawing.blips.iter().enumerate().map(|(index, blip)| Mark {
            blip: *blip,
            centre: drawing.occupancy.spot(index),
            radius: sizes[*blip],
            intended: drawing.packing.intended[*blip],
        });
        let marks: Vec<Mark> = marks.collect();
        let label = |index: usize| {
            let place = drawing.occupancy.place(index)?;
            let mark = &marks[index];
            Some(Label {
                blip: mark.blip,
                text: drawing.names[index].set(place),
                leader: place.leader.map(|(_, to)| (rim(mark.centre, to, mark.radius), to)),
            })
        };
        let labels: Vec<Label> = (0..marks.len()).filter_map(label).collect();
        let numbers = small_labels::number_blips(self.radar, &mut drawing.occupancy, (&drawing.blips, &drawing.names));
        let trails = self.trails(&drawing.packing, &marks);
        let lost = self.past.iter().flat_map(|past| past.list_lost(&self.scales));
        let told = notices::list_notices(self.radar, (&marks, blip), &clusters, (&labels, &numbers), self.centre);
        let notices = lost.chain(told).collect();
        let signs = legend::list_signs(self.radar, blip, &trails);
        Chart {
            width,
            height,
            centre: self.centre,
            radius: self.radius,
            cells: self.cells,
            scales: self.scales,
            blip_radius: blip,
            trails,
            marks,
            clusters,
            labels,
            numbers,
            axis_labels: self.axis_labels,
            notices,
            signs,
            legend: Legend::default(),
        }
    }

    /// The ways of the blips that changed the ring in their sector.
    fn trails(&self, packing: &Packing, marks: &[Mark]) -> Vec<Trail> {
        let Some(past) = &self.past else {
            return Vec::new();
        };
        let trail = |mark: &Mark| {
            let blip = &self.radar.blips[mark.blip];
            let moved = matches!(blip.movement, Some(Movement::Inward | Movement::Outward));
            let own = |cell: &Cell| cell.sector == blip.sector && cell.ring == blip.ring;
            let cell = self.cells.iter().position(own).filter(|_| moved)?;
            let middle = packing.rooms[cell].middle;
            let (spot, _) = past.spot_of(blip, &self.cells[cell], middle)?;
            let from = self.centre.at(spot.radius, Angle(middle + spot.turn));
            let is_long = from.distance(mark.centre) > 2.0 * packing.blip;
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
    packing: Packing,
    blips: Vec<usize>,
    names: Vec<Name>,
    occupancy: Occupancy,
}

impl Drawing {
    fn named(&self) -> usize {
        (0..self.blips.len())
            .filter(|index| self.occupancy.place(*index).is_some())
            .count()
    }
}

#[cfg(test)]
mod tests;
