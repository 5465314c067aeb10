//! What a table of rules can and cannot do, whatever the facts: which rules are never reached, and which make no difference.
//!
//! Facts are points of a finite grid, one coordinate an axis; a condition admits some points of one axis. Rules are tried in
//! order, so rule k is reached when some point meets it and none before it. The search narrows the axes condition by
//! condition (one branch a way to fail a rule, the branches disjoint), so an answer is exact; it stops after a number of
//! steps and then gives none.

/// A condition: the points of one axis that meet it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Admits {
    /// Index of the axis.
    pub axis: usize,
    /// One flag a point of the axis.
    pub points: Vec<bool>,
}

/// A rule of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRule {
    /// The ring it leads to.
    pub ring: usize,
    /// All of these must hold.
    pub conditions: Vec<Admits>,
}

/// Rules over a grid, in the order they are tried; the last one holds at every point.
#[derive(Debug, Clone)]
pub struct RuleTable {
    /// Number of points of each axis.
    pub axes: Vec<usize>,
    /// The rules.
    pub rules: Vec<TableRule>,
}

/// Why a rule is never reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreached {
    /// Its own conditions exclude each other.
    Contradiction,
    /// This earlier rule holds whenever it does.
    Covered(usize),
    /// Some earlier rule holds whenever it does, though no single one always.
    CoveredTogether,
}

/// A search took more steps than it may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Undecided;

/// Steps of one search: tables that people write take some tens.
const STEPS: usize = 20_000;

impl RuleTable {
    /// Why a rule is never reached; `None` where it is.
    pub fn find_unreached(&self, rule: usize) -> Result<Option<Unreached>, Undecided> {
        if !self.can_meet(&[rule], &[])? {
            return Ok(Some(Unreached::Contradiction));
        }
        let earlier: Vec<usize> = (0..rule).collect();
        if self.can_meet(&[rule], &earlier)? {
            return Ok(None);
        }
        for other in earlier {
            if !self.can_meet(&[rule], &[other])? {
                return Ok(Some(Unreached::Covered(other)));
            }
        }
        Ok(Some(Unreached::CoveredTogether))
    }

    /// Whether every point finds the same ring without a rule.
    pub fn is_idle(&self, rule: usize) -> Result<bool, Undecided> {
        for next in rule + 1..self.rules.len() {
            if self.rules[next].ring == self.rules[rule].ring {
                continue;
            }
            let others: Vec<usize> = (0..next).filter(|other| *other != rule).collect();
            if self.can_meet(&[rule, next], &others)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Whether a rule decides at some point that these conditions admit.
    pub fn decides_within(&self, rule: usize, within: &[Admits]) -> Result<bool, Undecided> {
        let mut open = self.open();
        for Admits { axis, points } in within {
            for (is_open, admitted) in open[*axis].iter_mut().zip(points) {
                *is_open &= *admitted;
            }
        }
        let earlier: Vec<usize> = (0..rule).collect();
        self.search(open, &[rule], &earlier)
    }

    /// Whether some point meets all rules of one list and none of the other.
    fn can_meet(&self, met: &[usize], failed: &[usize]) -> Result<bool, Undecided> {
        self.search(self.open(), met, failed)
    }

    fn open(&self) -> Vec<Vec<bool>> {
        self.axes.iter().map(|points| vec![true; *points]).collect()
    }

    fn search(&self, mut open: Vec<Vec<bool>>, met: &[usize], failed: &[usize]) -> Result<bool, Undecided> {
        for condition in met.iter().flat_map(|rule| &self.rules[*rule].conditions) {
            narrow(&mut open[condition.axis], &condition.points, true);
        }
        let mut waiting = vec![open];
        for _ in 0..STEPS {
            let Some(open) = waiting.pop() else {
                return Ok(false);
            };
            if open.iter().any(|axis| !axis.contains(&true)) {
                continue;
            }
            match self.ways_to_fail(&open, failed) {
                None => return Ok(true),
                Some(ways) => waiting.extend(ways),
            }
        }
        Err(Undecided)
    }

    /// The parts of an open grid in which a rule fails that may still hold there, disjoint; `None` where none of the rules
    /// can hold any more.
    fn ways_to_fail(&self, open: &[Vec<bool>], failed: &[usize]) -> Option<Vec<Vec<Vec<bool>>>> {
        let undecided = |rule: &usize| {
            let conditions = &self.rules[*rule].conditions;
            let possible = conditions
                .iter()
                .all(|found| overlaps(&open[found.axis], &found.points, true));
            possible.then(|| {
                conditions
                    .iter()
                    .filter(|found| overlaps(&open[found.axis], &found.points, false))
                    .collect::<Vec<_>>()
            })
        };
        // The rule with the fewest ways to fail keeps the search small; with none of them the part is empty.
        let conditions = failed.iter().filter_map(undecided).min_by_key(Vec::len)?;
        let mut rest = open.to_vec();
        let ways = conditions.into_iter().map(|condition| {
            let mut part = rest.clone();
            narrow(&mut part[condition.axis], &condition.points, false);
            narrow(&mut rest[condition.axis], &condition.points, true);
            part
        });
        Some(ways.collect())
    }
}

/// Closes the points of an axis whose flag is another one.
fn narrow(axis: &mut [bool], points: &[bool], wanted: bool) {
    for (open, point) in axis.iter_mut().zip(points) {
        *open = *open && *point == wanted;
    }
}

fn overlaps(axis: &[bool], points: &[bool], wanted: bool) -> bool {
    axis.iter().zip(points).any(|(open, point)| *open && *point == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const POINTS: usize = 3;
    const AXES: usize = 3;

    fn table() -> impl Strategy<Value = RuleTable> {
        let condition = (0..AXES, prop::collection::vec(any::<bool>(), POINTS));
        let condition = condition.prop_map(|(axis, points)| Admits { axis, points });
        let rule = (0_usize..3, prop::collection::vec(condition, 0..4));
        let rule = rule.prop_map(|(ring, conditions)| TableRule { ring, conditions });
        prop::collection::vec(rule, 1..7).prop_map(|mut rules| {
            rules.push(TableRule {
                ring: 2,
                conditions: Vec::new(),
            });
            RuleTable {
                axes: vec![POINTS; AXES],
                rules,
            }
        })
    }

    fn all_points() -> impl Iterator<Item = [usize; AXES]> {
        (0..POINTS.pow(AXES as u32)).map(|n| [n % POINTS, n / POINTS % POINTS, n / POINTS / POINTS])
    }

    /// The rule that decides at a point, tried one by one; with one rule left out where wanted.
    fn decide(table: &RuleTable, point: [usize; AXES], without: Option<usize>) -> usize {
        let holds = |rule: &TableRule| rule.conditions.iter().all(|found| found.points[point[found.axis]]);
        let mut rules = table.rules.iter().enumerate();
        let found = rules.find(|(index, rule)| Some(*index) != without && holds(rule));
        found.expect("the last rule always holds").0
    }

    proptest! {
        #[test]
        fn a_rule_is_reported_unreached_exactly_where_it_decides_at_no_point(table in table()) {
            for rule in 0..table.rules.len() {
                let decides = all_points().any(|point| decide(&table, point, None) == rule);
                prop_assert_eq!(table.find_unreached(rule).expect("a small table").is_none(), decides, "rule {}", rule);
            }
        }

        #[test]
        fn a_rule_is_idle_exactly_where_no_point_finds_another_ring_without_it(table in table()) {
            let ring = |point, without| table.rules[decide(&table, point, without)].ring;
            for rule in 0..table.rules.len() - 1 {
                let moves = all_points().any(|point| ring(point, None) != ring(point, Some(rule)));
                prop_assert_eq!(table.is_idle(rule).expect("a small table"), !moves, "rule {}", rule);
            }
        }

        #[test]
        fn a_rule_decides_at_a_coordinate_exactly_where_some_point_says_so(table in table(), axis in 0..AXES) {
            for (rule, point) in (0..table.rules.len()).flat_map(|rule| (0..POINTS).map(move |point| (rule, point))) {
                let decides = all_points().any(|at| at[axis] == point && decide(&table, at, None) == rule);
                prop_assert_eq!(table.decides_within(rule, &[Admits { axis, points: (0..table.axes[axis]).map(|index| index == point).collect() }]).expect("a small table"), decides);
            }
        }
    }

    #[test]
    fn the_reason_names_the_single_rule_that_covers() {
        let admits = |flags: [bool; POINTS]| Admits {
            axis: 0,
            points: flags.to_vec(),
        };
        let rule = |conditions| TableRule { ring: 0, conditions };
        let table = RuleTable {
            axes: vec![POINTS],
            rules: vec![
                rule(vec![admits([true, false, false])]),
                rule(vec![admits([false, true, true])]),
                rule(vec![admits([false, false, true])]),
                rule(vec![admits([true, false, false]), admits([false, true, false])]),
                rule(Vec::new()),
            ],
        };
        let found: Vec<_> = (0..5)
            .map(|rule| table.find_unreached(rule).expect("a small table"))
            .collect();
        let expected = [
            None,
            None,
            Some(Unreached::Covered(1)),
            Some(Unreached::Contradiction),
            Some(Unreached::CoveredTogether),
        ];
        assert_eq!(found, expected);
    }
}
