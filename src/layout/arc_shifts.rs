//! Room for names: a blip without one shifts along its own arc until its name fits. Its radius never changes.

use crate::model::{Angle, Point};

use super::arc::{PolarPoint, free_turns};
use super::label_position::LabelPosition;
use super::labelling::Labelling;
use super::packing::Packing;

/// Steps along the arc.
const STEP: f64 = 5.0;
/// How many positions a blip tries that would displace another name.
const MOST_DISPLACEMENTS: usize = 10;

/// The arcs of blips that may still move.
pub struct ArcShifts<'a> {
    /// Where everything stands.
    pub packing: &'a mut Packing,
    /// Cell and slot of each blip that is drawn, in the order of the drawing.
    pub slots: Vec<(usize, usize)>,
    /// Which blips may move.
    pub may: Vec<bool>,
}

/// Shifts every blip without a name along its arc; then those that can take the place of a name that finds another one.
pub fn shift_all(labelling: &mut Labelling, shifts: &mut ArcShifts) {
    for blip in labelling.occupancy.unnamed() {
        shift_to_free_position(labelling, shifts, blip, usize::MAX);
    }
    for _ in 0..3 {
        let mut won = false;
        for blip in labelling.occupancy.unnamed() {
            won |= displace_and_shift(labelling, shifts, blip);
        }
        if !won {
            break;
        }
    }
}

/// Moves a blip to the nearest place on its arc at which its name fits.
fn shift_to_free_position(labelling: &mut Labelling, shifts: &mut ArcShifts, blip: usize, most: usize) -> bool {
    let home = labelling.occupancy.spot(blip);
    for (turn, point) in shifts.turns(labelling, blip).into_iter().take(most) {
        labelling.occupancy.shift(blip, point);
        if let Some(place) = free_place(labelling, blip) {
            shifts.settle(blip, turn);
            labelling.set(blip, Some(place));
            return true;
        }
    }
    labelling.occupancy.shift(blip, home);
    false
}

/// The best place beside a blip that no other name stands in.
fn free_place(labelling: &Labelling, blip: usize) -> Option<LabelPosition> {
    let occupancy = &labelling.occupancy;
    let places = labelling.names[blip].positions_beside(occupancy.spot(blip), occupancy.blip);
    let free = places
        .into_iter()
        .filter(|place| occupancy.is_clear(blip, place) && occupancy.hits(blip, &place.bounds).is_empty());
    free.min_by(|a, b| a.cost.total_cmp(&b.cost))
}

/// Gives a blip the place of one other name, if that name's blip finds another place or shifts to one.
fn displace_and_shift(labelling: &mut Labelling, shifts: &mut ArcShifts, blip: usize) -> bool {
    let home = (shifts.turn(blip), labelling.occupancy.spot(blip));
    let turns = shifts.turns(labelling, blip).into_iter().take(MOST_DISPLACEMENTS);
    let stops: Vec<(f64, Point)> = std::iter::once(home).chain(turns).collect();
    for (turn, point) in stops {
        labelling.occupancy.shift(blip, point);
        for place in labelling.list_places(blip) {
            let [owner] = labelling.occupancy.hits(blip, &place.bounds)[..] else {
                continue;
            };
            let start = labelling.count_changes();
            labelling.set(owner, None);
            labelling.set(blip, Some(place));
            shifts.settle(blip, turn);
            let other = free_place(labelling, owner);
            if let Some(other) = other {
                labelling.set(owner, Some(other));
            } else if !shift_to_free_position(labelling, shifts, owner, MOST_DISPLACEMENTS) {
                labelling.undo(start);
                shifts.settle(blip, home.0);
                continue;
            }
            return true;
        }
    }
    labelling.occupancy.shift(blip, home.1);
    false
}

impl ArcShifts<'_> {
    fn turn(&self, blip: usize) -> f64 {
        let (cell, slot) = self.slots[blip];
        self.packing.spots[cell][slot].turn
    }

    fn settle(&mut self, blip: usize, turn: f64) {
        let (cell, slot) = self.slots[blip];
        self.packing.spots[cell][slot].turn = turn;
    }

    /// Turns and points on a blip's arc where it may stand, those with more room first, each group from the nearest on.
    fn turns(&self, labelling: &Labelling, blip: usize) -> Vec<(f64, Point)> {
        if !self.may[blip] {
            return Vec::new();
        }
        let (cell, slot) = self.slots[blip];
        let room = &self.packing.rooms[cell];
        let spot = self.packing.spots[cell][slot];
        let peers = self.packing.spots[cell]
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != slot);
        let clusters = self.packing.clusters.iter().filter(|(of, _, _)| *of == cell);
        let others: Vec<PolarPoint> = peers
            .map(|(_, spot)| *spot)
            .chain(clusters.map(|(_, spot, _)| *spot))
            .collect();
        let mut seen = std::collections::BTreeSet::new();
        let mut turns = Vec::new();
        for apart in [room.apart() + 0.9 * self.packing.blip, room.apart()] {
            let free = free_turns(room, spot.radius, others.iter().copied(), apart);
            let mut group: Vec<f64> = free
                .iter()
                .flat_map(|(start, end)| {
                    let steps = ((end - start) * spot.radius / STEP) as usize;
                    (0..=steps).map(move |step| start + (end - start) * step as f64 / steps.max(1) as f64)
                })
                .filter(|turn| seen.insert(libm::round(turn * spot.radius) as i64))
                .collect();
            let away = |turn: &f64| (turn - spot.turn).abs();
            group.sort_by(|a, b| away(a).total_cmp(&away(b)).then(a.total_cmp(b)));
            turns.extend(group);
        }
        let placed = turns.into_iter().map(|turn| {
            (
                turn,
                labelling.occupancy.centre.at(spot.radius, Angle(room.middle + turn)),
            )
        });
        placed
            .filter(|(_, point)| labelling.occupancy.is_free(blip, *point))
            .collect()
    }
}
