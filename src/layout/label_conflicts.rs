//! Which of many possible places each name takes: as many names as can be, each place clear of all others taken.
//!
//! Places that cannot both be taken are joined by an edge of the conflict graph. A largest independent set of it is
//! sought greedily and then by breakout local search: a name without a place takes the one whose conflicts weigh least;
//! a name that is displaced gets a greater weight and takes another place. The number of tries is fixed, and the best set met is the answer, so the same places give the same names.

mod exchange;

use std::collections::VecDeque;

use crate::model::Rect;

use super::label_position::LabelPosition;
use super::space::{Grid, around, around_pieces, crosses, grown, meet, overlap, touch};

/// Free space between a name and a leader.
const APART: f64 = 1.2;
/// Free space between two leaders.
const LEADERS_APART: f64 = 2.0;

/// The conflict graph of the places that names may take.
pub struct LabelConflicts {
    places: Vec<(usize, LabelPosition)>,
    /// Range of `places` of each name.
    ranges: Vec<(usize, usize)>,
    /// Conflicts of each place: where they begin in `conflicts`.
    starts: Vec<usize>,
    conflicts: Vec<u32>,
    taken: Vec<Option<usize>>,
    /// What the conflicts of a place that are taken weigh.
    loads: Vec<f64>,
    weights: Vec<f64>,
}

impl LabelConflicts {
    /// The candidate places, a list a name, the best first; on a drawing of a size, names so far beside and above each other.
    pub fn new(wanted: &[Vec<LabelPosition>], (width, height): (f64, f64), apart: (f64, f64)) -> Self {
        let mut places = Vec::new();
        let mut ranges = Vec::new();
        for (name, list) in wanted.iter().enumerate() {
            let start = places.len();
            places.extend(list.iter().map(|place| (name, *place)));
            ranges.push((start, places.len()));
        }
        let (starts, conflicts) = find_conflicts(&places, (width, height), apart);
        LabelConflicts {
            taken: vec![None; wanted.len()],
            loads: vec![0.0; places.len()],
            weights: vec![1.0; wanted.len()],
            places,
            ranges,
            starts,
            conflicts,
        }
    }

    /// The place each name takes, where it finds one, after so many tries a name.
    pub fn settle(mut self, tries: usize) -> Vec<Option<LabelPosition>> {
        self.start_from_old();
        self.choose();
        self.break_out(tries * self.ranges.len());
        let place = |taken: &Option<usize>| taken.map(|index| self.places[index].1);
        self.taken.iter().map(place).collect()
    }

    fn conflicts_of(&self, place: usize) -> std::ops::Range<usize> {
        self.starts[place]..self.starts[place + 1]
    }

    fn take(&mut self, place: usize) {
        let name = self.places[place].0;
        self.taken[name] = Some(place);
        for index in self.conflicts_of(place) {
            self.loads[self.conflicts[index] as usize] += self.weights[name];
        }
    }

    fn leave(&mut self, name: usize) {
        let Some(place) = self.taken[name].take() else { return };
        for index in self.conflicts_of(place) {
            let other = self.conflicts[index] as usize;
            // Weights are small whole numbers, so that sums come back to exactly 0.
            self.loads[other] -= self.weights[name];
        }
    }

    /// Places of an older edition have a cost below 0.
    fn start_from_old(&mut self) {
        for name in 0..self.ranges.len() {
            let (start, end) = self.ranges[name];
            if start < end && self.places[start].1.cost < 0.0 && self.loads[start] == 0.0 {
                self.take(start);
            }
        }
    }

    /// Fewest choices first, each the place that is in the fewest ways.
    fn choose(&mut self) {
        let mut order: Vec<usize> = (0..self.ranges.len())
            .filter(|name| self.taken[*name].is_none())
            .collect();
        order.sort_by_key(|name| (self.ranges[*name].1 - self.ranges[*name].0, *name));
        let mut seen = vec![0; self.ranges.len()];
        let mut round = 0;
        for name in order {
            let mut best: Option<(f64, usize)> = None;
            for place in self.ranges[name].0..self.ranges[name].1 {
                let cost = self.places[place].1.cost;
                if self.loads[place] > 0.0 || best.is_some_and(|(least, _)| cost >= least) {
                    continue;
                }
                round += 1;
                let mut hurt = 0;
                for index in self.conflicts_of(place) {
                    let other = self.places[self.conflicts[index] as usize].0;
                    if seen[other] != round && self.taken[other].is_none() {
                        seen[other] = round;
                        hurt += 1;
                    }
                }
                let cost = cost + 0.25 * f64::from(hurt);
                if best.is_none_or(|(least, _)| cost < least) {
                    best = Some((cost, place));
                }
            }
            if let Some((_, place)) = best {
                self.take(place);
            }
        }
    }

    fn break_out(&mut self, tries: usize) {
        let mut queue: VecDeque<usize> = (0..self.ranges.len())
            .filter(|name| self.taken[*name].is_none() && self.ranges[*name].0 < self.ranges[*name].1)
            .collect();
        let hopeless = (0..self.ranges.len())
            .filter(|name| self.ranges[*name].0 == self.ranges[*name].1)
            .count();
        let mut best = (queue.len(), self.taken.clone());
        for _ in 0..tries {
            let Some(name) = queue.pop_front() else { break };
            let range = self.ranges[name].0..self.ranges[name].1;
            let rate = |place: &usize| self.loads[*place] + 0.01 * self.places[*place].1.cost.clamp(0.0, 50.0);
            let Some(place) = range.min_by(|a, b| rate(a).total_cmp(&rate(b)).then(a.cmp(b))) else {
                continue;
            };
            self.displace(place, &mut queue);
            self.take(place);
            if queue.len() < best.0 {
                best = (queue.len(), self.taken.clone());
            }
        }
        let named = self.taken.iter().flatten().count();
        if named + best.0 < self.ranges.len() - hopeless {
            self.taken = best.1;
        }
    }

    /// Names in the way of a place take a free one, or wait in the queue with a greater weight.
    fn displace(&mut self, place: usize, queue: &mut VecDeque<usize>) {
        if self.loads[place] == 0.0 {
            return;
        }
        let owners = self
            .conflicts_of(place)
            .map(|index| self.conflicts[index] as usize)
            .filter(|other| self.taken[self.places[*other].0] == Some(*other));
        let owners: Vec<usize> = owners.map(|other| self.places[other].0).collect();
        let mut displaced = owners.clone();
        displaced.dedup();
        for name in &displaced {
            self.leave(*name);
            self.weights[*name] += 1.0;
        }
        // The place itself is taken before the others look, so that they do not come back to what conflicts with it.
        let blocked: Vec<usize> = self
            .conflicts_of(place)
            .map(|index| self.conflicts[index] as usize)
            .collect();
        for name in displaced {
            let mut range = self.ranges[name].0..self.ranges[name].1;
            let free = range.find(|other| self.loads[*other] == 0.0 && blocked.binary_search(other).is_err());
            match free {
                Some(other) => self.take(other),
                None => queue.push_back(name),
            }
        }
    }
}

/// For each place those of other names that cannot be taken with it, sorted.
fn find_conflicts(
    places: &[(usize, LabelPosition)],
    (width, height): (f64, f64),
    apart: (f64, f64),
) -> (Vec<usize>, Vec<u32>) {
    let mut grid = Grid::of_names(width, height);
    let reach = apart.1.max(LEADERS_APART);
    let names: Vec<u32> = places.iter().map(|(name, _)| *name as u32).collect();
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    let mut seen = vec![u32::MAX; places.len()];
    let hulls: Vec<Rect> = places.iter().map(|(_, place)| hull(place)).collect();
    for (index, (_, place)) in places.iter().enumerate() {
        let leader = place.leader.into_iter().flat_map(around_pieces);
        let areas: Vec<Rect> = std::iter::once(place.bounds).chain(leader).collect();
        for area in &areas {
            for other in grid.near(&grown(area, reach)) {
                if seen[other] != index as u32 && names[other] != names[index] {
                    seen[other] = index as u32;
                    let is_near = overlap(&hulls[index], &hulls[other], reach);
                    if is_near && do_conflict(place, &places[other].1, apart) {
                        pairs.push((index as u32, other as u32));
                    }
                }
            }
        }
        areas.iter().for_each(|area| grid.add(index, area));
    }
    sort_by_place(&pairs, places.len())
}

/// The box around a name and its leader.
fn hull(place: &LabelPosition) -> Rect {
    let Some(leader) = place.leader else {
        return place.bounds;
    };
    let (name, line) = (&place.bounds, around(leader));
    let (x, y) = (name.x.min(line.x), name.y.min(line.y));
    Rect {
        x,
        y,
        width: (name.x + name.width).max(line.x + line.width) - x,
        height: (name.y + name.height).max(line.y + line.height) - y,
    }
}

/// The pairs from both sides: where those of each place begin, and the others of each, sorted.
fn sort_by_place(pairs: &[(u32, u32)], count: usize) -> (Vec<usize>, Vec<u32>) {
    let mut starts = vec![0; count + 1];
    for (one, other) in pairs {
        starts[*one as usize + 1] += 1;
        starts[*other as usize + 1] += 1;
    }
    for place in 0..count {
        starts[place + 1] += starts[place];
    }
    let mut next = starts.clone();
    let mut others = vec![0; 2 * pairs.len()];
    for (one, other) in pairs {
        for (place, partner) in [(*one, *other), (*other, *one)] {
            others[next[place as usize]] = partner;
            next[place as usize] += 1;
        }
    }
    for place in 0..count {
        others[starts[place]..starts[place + 1]].sort_unstable();
    }
    (starts, others)
}

fn do_conflict(one: &LabelPosition, other: &LabelPosition, apart: (f64, f64)) -> bool {
    let crossed = |place: &LabelPosition, over: &LabelPosition| {
        place.leader.is_some_and(|leader| crosses(leader, &over.bounds, APART))
    };
    touch(&one.bounds, &other.bounds, apart)
        || crossed(one, other)
        || crossed(other, one)
        || matches!((one.leader, other.leader), (Some(one), Some(other)) if meet(one, other, LEADERS_APART))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Anchor, Point};

    fn position(x: f64, y: f64, leader: Option<[f64; 4]>) -> LabelPosition {
        let point = |x: f64, y: f64| Point { x, y };
        LabelPosition {
            form: 0,
            anchor: Anchor::Start,
            bounds: Rect {
                x,
                y,
                width: 40.0,
                height: 10.0,
            },
            leader: leader.map(|[x1, y1, x2, y2]| (point(x1, y1), point(x2, y2))),
            cost: 0.0,
        }
    }

    fn settle(candidates: &[Vec<LabelPosition>]) -> Vec<Option<LabelPosition>> {
        LabelConflicts::new(candidates, (400.0, 400.0), (APART, APART)).settle(8)
    }

    #[test]
    fn of_two_names_that_overlap_one_is_placed() {
        let placed = settle(&[vec![position(10.0, 10.0, None)], vec![position(45.0, 15.0, None)]]);
        assert_eq!(placed.iter().flatten().count(), 1);
        let apart = settle(&[vec![position(10.0, 10.0, None)], vec![position(60.0, 15.0, None)]]);
        assert_eq!(apart.iter().flatten().count(), 2);
    }

    #[test]
    fn a_leader_line_keeps_off_names_and_off_other_leader_lines() {
        let led = position(200.0, 12.0, Some([5.0, 16.0, 198.0, 16.0]));
        let through_a_name = settle(&[vec![led], vec![position(100.0, 10.0, None)]]);
        assert_eq!(through_a_name.iter().flatten().count(), 1);
        let across = position(100.0, 100.0, Some([120.0, 2.0, 120.0, 99.0]));
        assert_eq!(settle(&[vec![led], vec![across]]).iter().flatten().count(), 1);
        let beside = position(300.0, 100.0, Some([320.0, 2.0, 320.0, 99.0]));
        assert_eq!(settle(&[vec![led], vec![beside]]).iter().flatten().count(), 2);
    }

    #[test]
    fn a_name_with_a_choice_gives_way_to_one_without() {
        let (left, right) = (position(10.0, 10.0, None), position(100.0, 10.0, None));
        let placed = settle(&[vec![left, right], vec![left]]);
        assert_eq!(placed, [Some(right), Some(left)]);
    }

    #[test]
    fn a_name_of_an_older_edition_stays_where_it_was_while_others_have_a_choice() {
        let old = LabelPosition {
            cost: -1.0,
            ..position(100.0, 10.0, None)
        };
        let (better, free) = (position(10.0, 10.0, None), position(300.0, 10.0, None));
        let placed = settle(&[vec![position(110.0, 12.0, None), free], vec![old, better]]);
        assert_eq!(placed, [Some(free), Some(old)]);
    }
}
