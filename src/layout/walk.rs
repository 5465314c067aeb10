//! Room for names: a blip without one walks along its own arc until its name fits. Its radius never changes.

use crate::model::{Angle, Point};

use super::arc::{Spot, free_turns};
use super::name::Naming;
use super::place::Place;
use super::seat::Seating;

/// Steps of the walk, along the arc.
const STEP: f64 = 5.0;
/// How many places a blip tries that would have another name give way.
const MOST_OUSTS: usize = 10;

/// The arcs of blips that may still move.
pub struct Walks<'a> {
    /// Where everything stands.
    pub seating: &'a mut Seating,
    /// Cell and seat of each blip that is drawn, in the order of the drawing.
    pub seats: Vec<(usize, usize)>,
    /// Who may walk.
    pub may: Vec<bool>,
}

/// Walks every blip without a name along its arc; then those who can take the place of a name that finds another one.
pub fn walk_all(naming: &mut Naming, walks: &mut Walks) {
    for blip in naming.ground.unnamed() {
        walk(naming, walks, blip, usize::MAX);
    }
    for _ in 0..3 {
        let mut won = false;
        for blip in naming.ground.unnamed() {
            won |= oust_by_walking(naming, walks, blip);
        }
        if !won {
            break;
        }
    }
}

/// Moves a blip to the nearest place on its arc at which its name fits.
fn walk(naming: &mut Naming, walks: &mut Walks, blip: usize, most: usize) -> bool {
    let home = naming.ground.spot(blip);
    for (turn, point) in walks.turns(naming, blip).into_iter().take(most) {
        naming.ground.shift(blip, point);
        if let Some(place) = free_place(naming, blip) {
            walks.settle(blip, turn);
            naming.set(blip, Some(place));
            return true;
        }
    }
    naming.ground.shift(blip, home);
    false
}

/// The best place beside a blip that no other name stands in.
fn free_place(naming: &Naming, blip: usize) -> Option<Place> {
    let ground = &naming.ground;
    let places = naming.names[blip].places_beside(ground.spot(blip), ground.blip);
    let free = places
        .into_iter()
        .filter(|place| ground.is_clear(blip, place) && ground.hits(blip, &place.bounds).is_empty());
    free.min_by(|a, b| a.cost.total_cmp(&b.cost))
}

/// Gives a blip the place of one other name, if that name's blip finds another place or walks to one.
fn oust_by_walking(naming: &mut Naming, walks: &mut Walks, blip: usize) -> bool {
    let home = (walks.turn(blip), naming.ground.spot(blip));
    let turns = walks.turns(naming, blip).into_iter().take(MOST_OUSTS);
    let stops: Vec<(f64, Point)> = std::iter::once(home).chain(turns).collect();
    for (turn, point) in stops {
        naming.ground.shift(blip, point);
        for place in naming.list_places(blip) {
            let [owner] = naming.ground.hits(blip, &place.bounds)[..] else {
                continue;
            };
            let start = naming.count_changes();
            naming.set(owner, None);
            naming.set(blip, Some(place));
            walks.settle(blip, turn);
            let other = free_place(naming, owner);
            if let Some(other) = other {
                naming.set(owner, Some(other));
            } else if !walk(naming, walks, owner, MOST_OUSTS) {
                naming.undo(start);
                walks.settle(blip, home.0);
                continue;
            }
            return true;
        }
    }
    naming.ground.shift(blip, home.1);
    false
}

impl Walks<'_> {
    fn turn(&self, blip: usize) -> f64 {
        let (cell, seat) = self.seats[blip];
        self.seating.spots[cell][seat].turn
    }

    fn settle(&mut self, blip: usize, turn: f64) {
        let (cell, seat) = self.seats[blip];
        self.seating.spots[cell][seat].turn = turn;
    }

    /// Turns and points on a blip's arc where it may stand, those with more room first, each group from the nearest on.
    fn turns(&self, naming: &Naming, blip: usize) -> Vec<(f64, Point)> {
        if !self.may[blip] {
            return Vec::new();
        }
        let (cell, seat) = self.seats[blip];
        let room = &self.seating.rooms[cell];
        let spot = self.seating.spots[cell][seat];
        let peers = self.seating.spots[cell]
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != seat);
        let crowds = self.seating.crowds.iter().filter(|(of, _, _)| *of == cell);
        let others: Vec<Spot> = peers
            .map(|(_, spot)| *spot)
            .chain(crowds.map(|(_, spot, _)| *spot))
            .collect();
        let mut seen = std::collections::BTreeSet::new();
        let mut turns = Vec::new();
        for apart in [room.apart() + 0.9 * self.seating.blip, room.apart()] {
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
        let placed = turns
            .into_iter()
            .map(|turn| (turn, naming.ground.centre.at(spot.radius, Angle(room.middle + turn))));
        placed
            .filter(|(_, point)| naming.ground.is_free(blip, *point))
            .collect()
    }
}
