//! Names on the map: full, never cut, touching nothing.
//!
//! 1. Every blip lists the places beside it that are clear of canvas, frame and blips; names of an older edition begin
//!    where they were. As many as can be are placed (`label_conflicts`).
//! 2. Blips without a name that may still move shift along their arcs until it fits (`arc_shifts`).
//! 3. The others, and the names that stand in their way, may also stand on free space near by, or out of the disc, at the end of a
//!    straight leader line that crosses nothing (`leader_lines`), on maps of up to a thousand blips; as many as can be are placed,
//!    in rounds as long as that helps.
//! 4. Names at the end of a line, and one other each that stands in their way, move to where lines are shorter.
//! 5. What still has no place keeps its number; the list has its name.

use std::collections::BTreeSet;

use super::arc_shifts::{self, ArcShifts};
use super::label_conflicts::LabelConflicts;
use super::label_position::{LabelPosition, Name};
use super::labelling::Labelling;
use super::leader_lines;
use super::occupancy::Occupancy;

/// How many places beside a blip are looked at first, which is enough on a map with room.
const FEW_BESIDE: usize = 14;
/// How many places beside a blip are looked at.
const MOST_BESIDE: usize = 36;
/// Tries a name before blips shift, and in a round with leader lines.
const TRIES: [usize; 2] = [8, 40];
/// The most rounds of leading names apart.
const ROUNDS: usize = 4;
/// With more blips without a name than one of so many, no other name gives way: there is no room.
const MOST_UNNAMED: usize = 3;
/// On a map of more blips no name is led apart.
const MOST_LED: usize = 1_000;
/// How many places near by, and as many out of the disc, a blip without a name looks at.
const MOST_WITH_LEADER: usize = 40;
/// The same for a blip whose name is in the way of another.
const MOST_DISPLACED: usize = 20;
/// How many places near by, and as many out of the disc, a name with a line looks at to shorten it.
const MOST_NEARER: usize = 60;
/// On a map of more blips no line is shortened once it stands.
const MOST_SHORTENED: usize = 250;

/// Names as many blips as find a place; `old` are the places of an older edition, `shifts` the arcs of those that may move;
/// `radius` is that of the disc, where there is room around it; with `enough` names no more is tried.
pub fn name_blips(
    occupancy: &mut Occupancy,
    names: &[Name],
    old: &[Option<LabelPosition>],
    shifts: &mut Option<ArcShifts>,
    radius: Option<f64>,
    enough: usize,
) {
    let mut labelling = Labelling::new(occupancy, names);
    let mut beside = labelling.list_beside(old);
    let best = |places: &Vec<LabelPosition>| places.iter().take(FEW_BESIDE).copied().collect();
    labelling.settle(&beside.iter().map(best).collect::<Vec<_>>(), TRIES[0]);
    if !labelling.occupancy.unnamed().is_empty() {
        labelling.settle(&beside, TRIES[0]);
    }
    if let Some(shifts) = shifts
        && !labelling.occupancy.unnamed().is_empty()
    {
        arc_shifts::shift_all(&mut labelling, shifts);
        if labelling.occupancy.unnamed().is_empty() {
            return;
        }
        beside = labelling.list_beside(old);
    }
    // Among so many marks nobody could follow a line; each sector by itself has the names.
    if labelling.occupancy.count() <= MOST_LED {
        labelling.place_with_leaders(&beside, radius, enough);
        labelling.shorten_leaders(&beside, old, radius);
    }
}

impl Labelling<'_> {
    /// Leads names apart, round by round, as long as that helps and until there are enough.
    fn place_with_leaders(&mut self, beside: &[Vec<LabelPosition>], radius: Option<f64>, enough: usize) {
        for round in 0..ROUNDS {
            let unnamed = self.occupancy.unnamed();
            if unnamed.is_empty() {
                return;
            }
            let in_the_way = if unnamed.len() * MOST_UNNAMED > self.occupancy.count() {
                BTreeSet::new()
            } else {
                self.find_in_the_way(&unnamed)
            };
            // All others stand still at first, which is quick and mostly enough.
            let mut wanted = self.list_farther(beside, round > 0);
            self.add_leader_positions(&mut wanted, beside, (&unnamed, &in_the_way), radius);
            self.settle(&wanted, TRIES[1]);
            let left = self.occupancy.unnamed().len();
            let is_stuck = round > 0 && left == unnamed.len();
            if is_stuck || self.occupancy.count() - left >= enough {
                return;
            }
        }
    }

    /// Moves names, and those in their way, to where their lines are shorter; those of an older edition stay.
    fn shorten_leaders(&mut self, beside: &[Vec<LabelPosition>], old: &[Option<LabelPosition>], radius: Option<f64>) {
        if self.occupancy.count() > MOST_SHORTENED {
            return;
        }
        let list = |blip: usize| {
            let now = self.occupancy.place(blip);
            let kept = now.filter(|now| old[blip].is_some_and(|old| old.bounds == now.bounds));
            if let Some(kept) = kept {
                return vec![LabelPosition { cost: -1.0, ..*kept }];
            }
            let mut places: Vec<LabelPosition> = now.copied().into_iter().collect();
            let mut others = beside[blip].clone();
            if now.is_none_or(|now| now.leader.is_some()) {
                others.extend(leader_lines::list_near(self, blip, MOST_NEARER));
                let aside = radius.map(|radius| leader_lines::list_aside(self, blip, radius, MOST_NEARER));
                others.extend(aside.into_iter().flatten());
            }
            others.retain(|other| now.is_none_or(|now| other.bounds != now.bounds));
            places.extend(others);
            places
        };
        let wanted: Vec<Vec<LabelPosition>> = (0..self.occupancy.count()).map(list).collect();
        let stands = (0..wanted.len()).map(|blip| self.occupancy.place(blip).is_some());
        let stands: Vec<bool> = stands.collect();
        let exchanged = LabelConflicts::new(&wanted, self.size(), self.occupancy.apart).exchange(&stands);
        self.put_all(exchanged);
    }

    /// The places beside every blip that are clear of all but names, the best first, that of an older edition before all.
    fn list_beside(&self, old: &[Option<LabelPosition>]) -> Vec<Vec<LabelPosition>> {
        let list = |blip: usize| {
            let mut places = self.list_places(blip);
            places.truncate(MOST_BESIDE);
            // A name out of the disc keeps to no sector.
            let still_stands = |old: &LabelPosition| match old.leader {
                Some(_) => self.occupancy.is_clear_aside(blip, old),
                None => self.occupancy.is_clear_of_all_but_names(blip, old),
            };
            if let Some(old) = old[blip].filter(still_stands) {
                places.retain(|place| place.bounds != old.bounds);
                places.insert(0, LabelPosition { cost: -1.0, ..old });
            }
            places
        };
        (0..self.occupancy.count()).map(list).collect()
    }

    /// Where every name may stand: where it does, and beside its blip when it has none or all `may_move`. Where a name
    /// stands now is where the search goes on from.
    fn list_farther(&self, beside: &[Vec<LabelPosition>], may_move: bool) -> Vec<Vec<LabelPosition>> {
        let list = |(blip, beside): (usize, &Vec<LabelPosition>)| match self.occupancy.place(blip) {
            None => beside.clone(),
            Some(place) => {
                let mut places = vec![LabelPosition { cost: -1.0, ..*place }];
                let others = beside.iter().filter(|other| may_move && other.bounds != place.bounds);
                places.extend(others.copied());
                places
            }
        };
        beside.iter().enumerate().map(list).collect()
    }

    /// Adds places apart, for blips without a name and those in their way, and for the latter all beside them.
    fn add_leader_positions(
        &self,
        wanted: &mut [Vec<LabelPosition>],
        beside: &[Vec<LabelPosition>],
        (unnamed, in_the_way): (&[usize], &BTreeSet<usize>),
        radius: Option<f64>,
    ) {
        let with_leader = unnamed.iter().map(|blip| (*blip, MOST_WITH_LEADER));
        for (blip, most) in with_leader.chain(in_the_way.iter().map(|blip| (*blip, MOST_DISPLACED))) {
            let places = &mut wanted[blip];
            if places.len() == 1 {
                let now = places[0].bounds;
                places.extend(beside[blip].iter().filter(|place| place.bounds != now));
            }
            places.extend(leader_lines::list_near(self, blip, most));
            places.extend(
                radius
                    .into_iter()
                    .flat_map(|radius| leader_lines::list_aside(self, blip, radius, most)),
            );
        }
    }

    /// Blips whose names stand where those of blips without one would.
    fn find_in_the_way(&self, unnamed: &[usize]) -> BTreeSet<usize> {
        let hits = |blip: &usize| {
            let (centre, places) = (self.occupancy.spot(*blip), &self.names[*blip]);
            let places = places.positions_beside(centre, self.occupancy.blip).into_iter();
            places
                .flat_map(|place| self.occupancy.hits(*blip, &place.bounds))
                .collect::<Vec<usize>>()
        };
        unnamed.iter().flat_map(hits).collect()
    }

    /// Places as many names as can be, instead of those that stand.
    fn settle(&mut self, wanted: &[Vec<LabelPosition>], tries: usize) {
        let settled = LabelConflicts::new(wanted, self.size(), self.occupancy.apart).settle(tries);
        self.put_all(settled);
    }

    /// Places names where they are said to stand, instead of where they do.
    fn put_all(&mut self, places: Vec<Option<LabelPosition>>) {
        for blip in 0..places.len() {
            self.occupancy.take(blip);
        }
        for (blip, place) in places.into_iter().enumerate() {
            if let Some(place) = place {
                self.occupancy.put(blip, place);
            }
        }
    }

    /// Width and height of what may be drawn on, from the corner of the drawing.
    fn size(&self) -> (f64, f64) {
        let canvas = &self.occupancy.canvas;
        (canvas.x + canvas.width, canvas.y + canvas.height)
    }
}
