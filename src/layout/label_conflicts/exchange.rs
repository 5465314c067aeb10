//! Names that stand move to better places: to a free one, or to one where a single other name gives way and loses less than is
//! won. Each move lowers the sum of all costs, so it comes to an end, and nothing is placed that conflicts.

use super::LabelConflicts;
use crate::layout::label_position::LabelPosition;

/// The most rounds over all names.
const MOST_ROUNDS: usize = 12;
/// A move saves at least this much.
const LEAST_SAVED: f64 = 0.5;
/// What it costs that a name has no place.
const UNNAMED: f64 = 2_000.0;

/// Where a name could go: what that saves, the place, and another name with the place it would take instead of its own.
struct Move {
    saved: f64,
    place: usize,
    gives_way: Option<(usize, usize)>,
}

impl LabelConflicts {
    /// The place each name takes in the end. Those that stand stand at the first of their places; a place with a cost below 0
    /// is not left.
    pub fn exchange(mut self, stands: &[bool]) -> Vec<Option<LabelPosition>> {
        for (name, _) in stands.iter().enumerate().filter(|(_, stands)| **stands) {
            self.take(self.ranges[name].0);
        }
        for _ in 0..MOST_ROUNDS {
            // Those that stand worst first.
            let mut names: Vec<usize> = (0..self.ranges.len()).collect();
            names.sort_by(|a, b| self.cost_of(*b).total_cmp(&self.cost_of(*a)).then(a.cmp(b)));
            let moved = names.into_iter().filter(|name| self.move_one(*name)).count();
            if moved == 0 {
                break;
            }
        }
        let place = |taken: &Option<usize>| taken.map(|index| self.places[index].1);
        self.taken.iter().map(place).collect()
    }

    /// What the place of a name costs, or that it has none.
    fn cost_of(&self, name: usize) -> f64 {
        self.taken[name].map_or(UNNAMED, |place| self.places[place].1.cost)
    }

    /// Moves a name to the place that saves most, where any does.
    fn move_one(&mut self, name: usize) -> bool {
        let mut best: Option<Move> = None;
        for place in self.ranges[name].0..self.ranges[name].1 {
            let least = best.as_ref().map_or(LEAST_SAVED, |best| best.saved);
            if let Some(found) = self.try_place(name, place, least) {
                best = Some(found);
            }
        }
        let Some(best) = best else { return false };
        self.leave(name);
        if let Some((other, place)) = best.gives_way {
            self.leave(other);
            self.take(place);
        }
        self.take(best.place);
        true
    }

    /// The move of a name to a place, where it saves more than so much.
    fn try_place(&self, name: usize, place: usize, least: f64) -> Option<Move> {
        let saved = self.cost_of(name) - self.places[place].1.cost;
        if saved <= least {
            return None;
        }
        if self.loads[place] == 0.0 {
            return Some(Move {
                saved,
                place,
                gives_way: None,
            });
        }
        let other = self.only_owner(place)?;
        let now = self.cost_of(other);
        if now < 0.0 {
            return None;
        }
        let way = self.find_way(name, place, other)?;
        let saved = saved - (self.places[way].1.cost - now);
        (saved > least).then_some(Move {
            saved,
            place,
            gives_way: Some((other, way)),
        })
    }

    /// The best place another name could take, were this one at a place and no longer where it stands.
    fn find_way(&self, name: usize, place: usize, other: usize) -> Option<usize> {
        let conflicts = |place: usize| &self.conflicts[self.conflicts_of(place)];
        let holds = |list: &[u32], of: usize| list.binary_search(&(of as u32)).is_ok();
        let blocked = conflicts(place);
        let left = self.taken[name].map(conflicts).unwrap_or_default();
        let load = |way: usize| self.loads[way] - if holds(left, way) { self.weights[name] } else { 0.0 };
        let cost = |way: usize| self.places[way].1.cost;
        (self.ranges[other].0..self.ranges[other].1)
            .filter(|way| self.taken[other] != Some(*way) && !holds(blocked, *way) && load(*way) == 0.0)
            .min_by(|a, b| cost(*a).total_cmp(&cost(*b)).then(a.cmp(b)))
    }

    /// The name whose place alone conflicts with this one, where it is only one.
    fn only_owner(&self, place: usize) -> Option<usize> {
        let others = self.conflicts_of(place).map(|index| self.conflicts[index] as usize);
        let mut owners = others.filter(|other| self.taken[self.places[*other].0] == Some(*other));
        let first = owners.next()?;
        owners.next().is_none().then(|| self.places[first].0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Anchor, Rect};

    fn at(x: f64, cost: f64) -> LabelPosition {
        LabelPosition {
            form: 0,
            anchor: Anchor::Start,
            bounds: Rect {
                x,
                y: 10.0,
                width: 40.0,
                height: 10.0,
            },
            leader: None,
            cost,
        }
    }

    fn exchange(wanted: &[Vec<LabelPosition>], stands: &[bool]) -> Vec<Option<f64>> {
        let placed = LabelConflicts::new(wanted, (400.0, 400.0), (1.2, 1.2)).exchange(stands);
        placed.iter().map(|place| place.map(|place| place.bounds.x)).collect()
    }

    #[test]
    fn a_name_moves_to_a_free_better_place() {
        assert_eq!(
            exchange(&[vec![at(10.0, 90.0), at(100.0, 5.0)]], &[true]),
            [Some(100.0)]
        );
    }

    #[test]
    fn one_other_name_gives_way_where_both_together_stand_better() {
        let (far, near) = (at(300.0, 90.0), at(100.0, 0.0));
        let other = |aside: f64| vec![at(105.0, 1.0), at(200.0, aside)];
        assert_eq!(
            exchange(&[vec![far, near], other(2.0)], &[true, true]),
            [Some(100.0), Some(200.0)]
        );
        assert_eq!(
            exchange(&[vec![far, near], other(99.0)], &[true, true]),
            [Some(300.0), Some(105.0)]
        );
    }

    #[test]
    fn a_name_of_an_older_edition_gives_no_way_and_one_without_a_place_finds_one() {
        let kept = vec![at(105.0, -1.0), at(200.0, 0.0)];
        assert_eq!(
            exchange(&[vec![at(300.0, 90.0), at(100.0, 0.0)], kept], &[true, true]),
            [Some(300.0), Some(105.0)]
        );
        assert_eq!(
            exchange(
                &[vec![at(100.0, 3.0)], vec![at(105.0, 1.0), at(200.0, 4.0)]],
                &[false, true]
            ),
            [Some(100.0), Some(200.0)]
        );
    }
}
