//! Names on the map: full, never cut, touching nothing.
//!
//! 1. Every blip lists the places beside it that are clear of canvas, frame and blips; names of an older edition begin
//!    where they were. As many as can be are placed (`rivalry`).
//! 2. Blips without a name that may still move walk along their arcs until it fits (`walk`).
//! 3. The others may also be led to free ground near by, or to a column at the side, by a straight leader that crosses
//!    nothing (`lead`); once more as many as can be are placed.
//! 4. What still has no place keeps its number; the list has its name.

use super::ground::Ground;
use super::lead;
use super::place::{Name, Place};
use super::rivalry::Rivalry;
use super::walk::{self, Walks};

/// How many places beside a blip are looked at.
const MOST_BESIDE: usize = 36;
/// Tries a name before blips walk, and at the end.
const TRIES: [usize; 2] = [8, 40];

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
/// `radius` is that of the disc, where there is room for columns at its sides.
pub fn name_blips(
    ground: &mut Ground,
    names: &[Name],
    old: &[Option<Place>],
    walks: &mut Option<Walks>,
    radius: Option<f64>,
) {
    let mut naming = Naming {
        changes: Vec::new(),
        ground,
        names,
    };
    let mut beside = naming.look_around(old);
    naming.settle(&beside, TRIES[0]);
    if let Some(walks) = walks
        && !naming.ground.unnamed().is_empty()
    {
        walk::walk_all(&mut naming, walks);
        if naming.ground.unnamed().is_empty() {
            return;
        }
        beside = naming.look_around(old);
    }
    let unnamed = naming.ground.unnamed();
    if unnamed.is_empty() {
        return;
    }
    for (blip, places) in beside.iter_mut().enumerate() {
        // Where a name stands now is where the search goes on from.
        if let Some(place) = naming.ground.place(blip) {
            let place = Place { cost: -1.0, ..*place };
            places.retain(|other| other.bounds != place.bounds);
            places.insert(0, place);
        }
    }
    for blip in unnamed {
        beside[blip].extend(lead::list_near(&naming, blip));
        if let Some(radius) = radius {
            beside[blip].extend(lead::list_aside(&naming, blip, radius));
        }
    }
    naming.settle(&beside, TRIES[1]);
}

impl Naming<'_> {
    /// The places beside every blip that are clear of all but names, the best first, that of an older edition before all.
    fn look_around(&self, old: &[Option<Place>]) -> Vec<Vec<Place>> {
        let list = |blip: usize| {
            let mut places = self.list_places(blip);
            places.truncate(MOST_BESIDE);
            if let Some(old) = old[blip].filter(|old| self.ground.is_clear_of_all_but_names(blip, old)) {
                places.retain(|place| place.bounds != old.bounds);
                places.insert(0, Place { cost: -1.0, ..old });
            }
            places
        };
        (0..self.ground.count()).map(list).collect()
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
        let settled = Rivalry::new(wanted, size).settle(tries);
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
