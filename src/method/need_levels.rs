//! The level of need as a distribution over the links that may hold (METHOD 7.1, criterion C1, with the anchors of
//! `radar.toml`).
//!
//! Each statement speaks for a technology with the probability that its link holds, independently of the others. The
//! anchors ask only for a few counts of those that hold, so the 2^n sets of links are never listed: going from workshop to
//! workshop, the probability of each combination of counts is kept, and every count is capped where more changes
//! nothing. This is exact.

use std::collections::BTreeMap;

/// How a statement speaks for a technology.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Speaks {
    /// A specific priority asks for the technology itself.
    Priority,
    /// A specific gap or requirement asks for the technology itself.
    Line,
    /// Anything else: a wish for a whole field, a help, a practice, a solution.
    Weakly,
}

/// One statement.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Statement {
    /// Number of the workshop in which it was made.
    pub workshop: usize,
    /// How it speaks.
    pub speaks: Speaks,
    /// Probability that its link holds, 0 to 1.
    pub probability: f64,
}

/// How many specific gaps and requirements count as much as a specific priority.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Many {
    /// At least so many lines …
    pub lines: usize,
    /// … in at least so many workshops.
    pub workshops: usize,
}

/// What is counted of the statements that hold; `here` is the workshop that is being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
struct Counts {
    anything: bool,
    priority: bool,
    lines: usize,
    workshops_with_lines: usize,
    /// Workshops with a specific priority, gap or requirement, 0 to 2.
    workshops_asking: usize,
    line_here: bool,
    asking_here: bool,
}

impl Counts {
    fn with(mut self, speaks: Speaks, many: Many) -> Self {
        self.anything = true;
        if speaks == Speaks::Line {
            self.lines = many.lines.min(self.lines + 1);
            if !self.line_here {
                self.workshops_with_lines = many.workshops.min(self.workshops_with_lines + 1);
            }
            self.line_here = true;
        }
        self.priority |= speaks == Speaks::Priority;
        if speaks != Speaks::Weakly {
            if !self.asking_here {
                self.workshops_asking = 2.min(self.workshops_asking + 1);
            }
            self.asking_here = true;
        }
        self
    }

    /// Index into the result: 0 nothing, then levels 2 to 5.
    fn index(self, many: Many) -> usize {
        let many_lines = self.lines >= many.lines && self.workshops_with_lines >= many.workshops;
        if self.priority && self.workshops_asking == 2 {
            4
        } else if self.priority || many_lines {
            3
        } else if self.workshops_asking > 0 {
            2
        } else {
            usize::from(self.anything)
        }
    }
}

/// Probabilities that nothing speaks for the technology, and that its level of need is 2, 3, 4 and 5; they sum to 1. One
/// line or workshop at least makes many.
///
/// - 2: only a wish for a whole field, a help, a practice or a solution.
/// - 3: a specific gap or requirement.
/// - 4: a specific priority, or many specific gaps and requirements.
/// - 5: a specific priority, and a specific priority, gap or requirement of another workshop.
pub fn count_need_levels(statements: &[Statement], many: Many) -> [f64; 5] {
    let mut statements = statements.to_vec();
    statements.sort_by(|a, b| {
        (a.workshop, a.speaks)
            .cmp(&(b.workshop, b.speaks))
            .then(a.probability.total_cmp(&b.probability))
    });
    let mut cases = BTreeMap::from([(Counts::default(), 1.0)]);
    let mut before = None;
    for statement in &statements {
        if before.replace(statement.workshop) != Some(statement.workshop) {
            cases = step(cases, |counts| {
                [(
                    Counts {
                        line_here: false,
                        asking_here: false,
                        ..counts
                    },
                    1.0,
                )]
            });
        }
        let holds = statement.probability;
        cases = step(cases, |counts| {
            [(counts, 1.0 - holds), (counts.with(statement.speaks, many), holds)]
        });
    }
    let mut levels = [0.0; 5];
    for (counts, probability) in cases {
        levels[counts.index(many)] += probability;
    }
    levels
}

fn step<const N: usize>(
    cases: BTreeMap<Counts, f64>,
    next: impl Fn(Counts) -> [(Counts, f64); N],
) -> BTreeMap<Counts, f64> {
    let mut after = BTreeMap::new();
    for (counts, probability) in cases {
        for (found, share) in next(counts).into_iter().filter(|(_, share)| *share > 0.0) {
            *after.entry(found).or_insert(0.0) += probability * share;
        }
    }
    after
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    const MANY: Many = Many { lines: 3, workshops: 2 };

    fn sure(statements: &[(usize, Speaks)]) -> [f64; 5] {
        let statements: Vec<Statement> = statements
            .iter()
            .map(|(workshop, speaks)| Statement {
                workshop: *workshop,
                speaks: *speaks,
                probability: 1.0,
            })
            .collect();
        count_need_levels(&statements, MANY)
    }

    /// The anchors as they are written, for one set of statements that hold.
    fn read_anchors(holding: &[Statement], many: Many) -> usize {
        let of = |speaks: Speaks| holding.iter().filter(move |statement| statement.speaks == speaks);
        let lines: BTreeSet<usize> = of(Speaks::Line).map(|statement| statement.workshop).collect();
        let echoed = of(Speaks::Priority).any(|priority| {
            holding
                .iter()
                .any(|other| other.speaks != Speaks::Weakly && other.workshop != priority.workshop)
        });
        if echoed {
            return 4;
        }
        if of(Speaks::Priority).next().is_some()
            || (of(Speaks::Line).count() >= many.lines && lines.len() >= many.workshops)
        {
            return 3;
        }
        if !lines.is_empty() {
            return 2;
        }
        usize::from(!holding.is_empty())
    }

    fn list_all_sets(statements: &[Statement], many: Many) -> [f64; 5] {
        let mut levels = [0.0; 5];
        for set in 0_u32..1 << statements.len() {
            let holds = |index: usize| set >> index & 1 == 1;
            let (mut holding, mut probability) = (Vec::new(), 1.0);
            for (index, statement) in statements.iter().enumerate() {
                probability *= if holds(index) {
                    holding.push(*statement);
                    statement.probability
                } else {
                    1.0 - statement.probability
                };
            }
            levels[read_anchors(&holding, many)] += probability;
        }
        levels
    }

    fn statements(most: usize) -> impl Strategy<Value = Vec<Statement>> {
        let speaks = prop_oneof![Just(Speaks::Priority), Just(Speaks::Line), Just(Speaks::Weakly)];
        let probability = prop_oneof![Just(0.0), Just(1.0), 0.0..1.0];
        let statement = (0_usize..4, speaks, probability).prop_map(|(workshop, speaks, probability)| Statement {
            workshop,
            speaks,
            probability,
        });
        prop::collection::vec(statement, 0..=most)
    }

    fn many() -> impl Strategy<Value = Many> {
        (1_usize..5, 1_usize..4).prop_map(|(lines, workshops)| Many { lines, workshops })
    }

    /// The probability of each level or a higher one.
    fn at_least(levels: [f64; 5]) -> [f64; 5] {
        std::array::from_fn(|index| levels[index..].iter().sum())
    }

    proptest! {
        #[test]
        fn counting_is_listing_every_set_of_links(statements in statements(10), many in many()) {
            let (counted, listed) = (count_need_levels(&statements, many), list_all_sets(&statements, many));
            prop_assert!((counted.iter().sum::<f64>() - 1.0).abs() < 1e-12);
            for (counted, listed) in counted.iter().zip(&listed) {
                prop_assert!((counted - listed).abs() < 1e-12, "{counted} {listed}");
            }
        }

        #[test]
        fn a_link_that_is_less_sure_never_raises_a_level(
            statements in statements(12).prop_filter("some", |all| !all.is_empty()),
            many in many(),
            which in any::<prop::sample::Index>(),
            share in 0.0..1.0,
        ) {
            let before = at_least(count_need_levels(&statements, many));
            let mut weaker = statements.clone();
            which.get_mut(&mut weaker).probability *= share;
            let after = at_least(count_need_levels(&weaker, many));
            for (before, after) in before.iter().zip(&after) {
                prop_assert!(*after <= before + 1e-12);
            }
        }

        #[test]
        fn a_weak_statement_lifts_nothing_above_two(
            statements in statements(10),
            many in many(),
            workshop in 0_usize..5,
            probability in 0.0..1.0,
        ) {
            let before = count_need_levels(&statements, many);
            let mut more = statements;
            more.push(Statement { workshop, speaks: Speaks::Weakly, probability });
            let after = count_need_levels(&more, many);
            for level in 2..5 {
                prop_assert!((before[level] - after[level]).abs() < 1e-12);
            }
        }

        #[test]
        fn the_order_of_statements_changes_no_bit(statements in statements(10), many in many()) {
            let mut turned = statements.clone();
            turned.reverse();
            prop_assert_eq!(count_need_levels(&turned, many), count_need_levels(&statements, many));
        }
    }

    #[test]
    fn a_priority_with_an_echo_in_another_workshop_is_the_strongest_need() {
        use Speaks::{Line, Priority, Weakly};
        assert_eq!(sure(&[(0, Priority), (1, Line)])[4], 1.0);
        assert_eq!(sure(&[(0, Priority), (1, Priority)])[4], 1.0);
        assert_eq!(sure(&[(0, Priority), (0, Line)])[3], 1.0);
        assert_eq!(sure(&[(0, Priority), (1, Weakly)])[3], 1.0);
    }

    #[test]
    fn many_lines_count_as_a_priority_only_across_workshops() {
        use Speaks::Line;
        assert_eq!(sure(&[(0, Line), (0, Line), (1, Line)])[3], 1.0);
        assert_eq!(sure(&[(0, Line), (0, Line), (0, Line)])[2], 1.0);
        assert_eq!(sure(&[(0, Line), (1, Line)])[2], 1.0);
    }

    #[test]
    fn without_a_statement_nothing_is_said() {
        assert_eq!(sure(&[]), [1.0, 0.0, 0.0, 0.0, 0.0]);
        assert_eq!(sure(&[(0, Speaks::Weakly)])[1], 1.0);
    }

    /// 0.8 × 0.8 for both, 0.8 × 0.2 for either alone, 0.2 × 0.2 for none.
    #[test]
    fn two_links_worked_by_hand() {
        let of = |workshop, speaks| Statement {
            workshop,
            speaks,
            probability: 0.8,
        };
        let found = count_need_levels(&[of(0, Speaks::Priority), of(1, Speaks::Line)], MANY);
        let expected = [0.04, 0.0, 0.16, 0.16, 0.64];
        for (found, expected) in found.iter().zip(expected) {
            assert!((found - expected).abs() < 1e-12, "{found} {expected}");
        }
    }
}
