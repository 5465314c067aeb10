//! Names on the map: full, never cut, touching nothing.
//!
//! 1. Every blip lists the places beside it that are clear of canvas, frame and blips; names of an older edition begin
//!    where they were. As many as can be are placed (`label_conflicts`).
//! 2. Blips without a name that may still move walk along their arcs until it fits (`walk`).
//! 3. The others, and the names that stand in their way, may also be led to free ground near by, or out of the disc, by a
//!    straight leader that crosses nothing (`lead`); as many as can be are placed, in rounds as long as that helps.
//! 4. What still has no place keeps its number; the list has its name.

use std::collections::BTreeSet;

use super::ground::Ground;
use super::label_conflicts::LabelConflicts;
use super::lead;
use super::place::{Name, Place};
use super::walk::{self, Walks};

/// How many places beside a blip are looked at first, which is enough on a map with room.
const FEW_BESIDE: usize = 14;
/// How many places beside a blip are looked at.
const MOST_BESIDE: usize = 36;
/// Tries a name before blips walk, and in a round of leading.
const TRIES: [usize; 2] = [8, 40];
/// The most rounds of leading names apart.
const ROUNDS: usize = 4;
/// With more blips without a name than one of so many, no other name gives way: there is no room.
const MOST_UNNAMED: usize = 3;
/// How many places near by, and as many out of the disc, a blip without a name looks at.
const MOST_LED: usize = 30;
/// The same for a blip whose name stands in the way of another.
const MOST_GIVING_WAY: usize = 15;

/// Names on their way to their places.
pub struct Naming<'a> {
    /// What they must stay clear of, and where they stand.
    pub ground: &'a mut Ground,
    /// The name of each blip.
    pub names: &'a [Name],
    /// What was changed, with what stood there before.
    changes: Vec<(usize, Option<Place>)>,
}

/// Names as many blips as find a place; `old` are the places of an older edition, `walks` the arcs of those who may move;
/// `radius` is that of the disc, where there is room around it; with `enough` names no more is tried.
pub fn name_blips(
    ground: &mut Ground,
    names: &[Name],
    old: &[Option<Place>],
    walks: &mut Option<Walks>,
    radius: Option<f64>,
    enough: usize,
) {
    let mut naming = Naming {
        changes: Vec::new(),
        ground,
        names,
    };
    let mut beside = naming.look_around(old);
    let best = |places: &Vec<Place>| places.iter().take(FEW_BESIDE).copied().collect();
    naming.settle(&beside.iter().map(best).collect::<Vec<_>>(), TRIES[0]);
    if !naming.ground.unnamed().is_empty() {
        naming.settle(&beside, TRIES[0]);
    }
    if let Some(walks) = walks
        && !naming.ground.unnamed().is_empty()
    {
        walk::walk_all(&mut naming, walks);
        if naming.ground.unnamed().is_empty() {
            return;
        }
        beside = naming.look_around(old);
    }
    naming.lead_in_rounds(&beside, radius, enough);
}

impl Naming<'_> {
    /// Leads names apart, round by round, as long as that helps and until there are enough.
    fn lead_in_rounds(&mut self, beside: &[Vec<Place>], radius: Option<f64>, enough: usize) {
        for round in 0..ROUNDS {
            let unnamed = self.ground.unnamed();
            if unnamed.is_empty() {
                return;
            }
            let in_the_way = if unnamed.len() * MOST_UNNAMED > self.ground.count() {
                BTreeSet::new()
            } else {
                self.find_in_the_way(&unnamed)
            };
            // All others stand still at first, which is quick and mostly enough.
            let mut wanted = self.look_farther(beside, round > 0);
            self.lead_apart(&mut wanted, beside, (&unnamed, &in_the_way), radius);
            self.settle(&wanted, TRIES[1]);
            let left = self.ground.unnamed().len();
            let is_stuck = round > 0 && left == unnamed.len();
            if is_stuck || self.ground.count() - left >= enough {
                return;
            }
        }
    }

    /// The places beside every blip that are clear of all but names, the best first, that of an older edition before all.
    fn look_around(&self, old: &[Option<Place>]) -> Vec<Vec<Place>> {
        let list = |blip: usize| {
            let mut places = self.list_places(blip);
            places.truncate(MOST_BESIDE);
            // A name that was led out of the disc keeps to no sector.
            let still_stands = |old: &Place| match old.leader {
                Some(_) => self.ground.is_clear_aside(blip, old),
                None => self.ground.is_clear_of_all_but_names(blip, old),
            };
            if let Some(old) = old[blip].filter(still_stands) {
                places.retain(|place| place.bounds != old.bounds);
                places.insert(0, Place { cost: -1.0, ..old });
            }
            places
        };
        (0..self.ground.count()).map(list).collect()
    }

    /// Where every name may stand: where it does, and beside its blip when it has none or all `may_move`. Where a name
    /// stands now is where the search goes on from.
    fn look_farther(&self, beside: &[Vec<Place>], may_move: bool) -> Vec<Vec<Place>> {
        let list = |(blip, beside): (usize, &Vec<Place>)| match self.ground.place(blip) {
            None => beside.clone(),
            Some(place) => {
                let mut places = vec![Place { cost: -1.0, ..*place }];
                let others = beside.iter().filter(|other| may_move && other.bounds != place.bounds);
                places.extend(others.copied());
                places
            }
        };
        beside.iter().enumerate().map(list).collect()
    }

    /// Adds places apart, for blips without a name and those in their way, and for the latter all beside them.
    fn lead_apart(
        &self,
        wanted: &mut [Vec<Place>],
        beside: &[Vec<Place>],
        (unnamed, in_the_way): (&[usize], &BTreeSet<usize>),
        radius: Option<f64>,
    ) {
        let led = unnamed.iter().map(|blip| (*blip, MOST_LED));
        for (blip, most) in led.chain(in_the_way.iter().map(|blip| (*blip, MOST_GIVING_WAY))) {
            let places = &mut wanted[blip];
            if places.len() == 1 {
                let now = places[0].bounds;
                places.extend(beside[blip].iter().filter(|place| place.bounds != now));
            }
            places.extend(lead::list_near(self, blip, most));
            places.extend(
                radius
                    .into_iter()
                    .flat_map(|radius| lead::list_aside(self, blip, radius, most)),
            );
        }
    }

    /// Blips whose names stand where those of blips without one would.
    fn find_in_the_way(&self, unnamed: &[usize]) -> BTreeSet<usize> {
        let hits = |blip: &usize| {
            let (centre, places) = (self.ground.spot(*blip), &self.names[*blip]);
            let places = places.places_beside(centre, self.ground.blip).into_iter();
            places
                .flat_map(|place| self.ground.hits(*blip, &place.bounds))
                .collect::<Vec<usize>>()
        };
        unnamed.iter().flat_map(hits).collect()
    }

    /// The places beside a blip that are clear of all but names, the best first.
    pub fn list_places(&self, blip: usize) -> Vec<Place> {
        let mut places = self.names[blip].places_beside(self.ground.spot(blip), self.ground.blip);
        places.retain(|place| self.ground.is_clear_of_all_but_names(blip, place));
        places.sort_by(|a, b| a.cost.total_cmp(&b.cost));
        places
    }

    /// Places as many names as can be, instead of those that stand.
    fn settle(&mut self, wanted: &[Vec<Place>], tries: usize) {
        let canvas = &self.ground.canvas;
        let size = (canvas.x + canvas.width, canvas.y + canvas.height);
        let settled = LabelConflicts::new(wanted, size).settle(tries);
        for blip in 0..settled.len() {
            self.ground.take(blip);
        }
        for (blip, place) in settled.into_iter().enumerate() {
            if let Some(place) = place {
                self.ground.put(blip, place);
            }
        }
    }

    /// Sets or takes a name, so that it can be undone.
    pub fn set(&mut self, blip: usize, place: Option<Place>) {
        let before = self.ground.take(blip);
        self.changes.push((blip, before));
        if let Some(place) = place {
            self.ground.put(blip, place);
        }
    }

    /// How many changes there were.
    pub fn count_changes(&self) -> usize {
        self.changes.len()
    }

    /// Undoes all changes since there were so many.
    pub fn undo(&mut self, start: usize) {
        while self.changes.len() > start {
            let Some((blip, before)) = self.changes.pop() else {
                return;
            };
            self.ground.take(blip);
            if let Some(place) = before {
                self.ground.put(blip, place);
            }
        }
    }
}
