//! What keeps a technology in its ring from one edition to the next (METHOD 7.3).
//!
//! A ring changes when the rules have asked for the same new ring in a row of editions, or at once when that ring is
//! probable enough, or when the law changed. Otherwise the ring of the edition before stays.

use crate::model::Hysteresis;

/// What is known of a technology in one edition.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RuledRing {
    /// The ring that the rules ask for.
    pub ring: usize,
    /// Probability of that ring; `None` where none was computed.
    pub probability: Option<f64>,
}

/// The ring of an edition: `before` is the ring that was shown last, `earlier` what the rules asked for in earlier
/// editions, latest first, and `now` what they ask for in this one.
pub fn settle_ring(
    hysteresis: Hysteresis,
    before: Option<usize>,
    earlier: &[usize],
    now: RuledRing,
    law_changed: bool,
) -> usize {
    let Some(before) = before else { return now.ring };
    let sure = now.probability.is_some_and(|found| found >= hysteresis.probability);
    let in_a_row = 1 + earlier.iter().take_while(|ring| **ring == now.ring).count();
    if now.ring == before || law_changed || sure || in_a_row >= hysteresis.editions {
        now.ring
    } else {
        before
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULE: Hysteresis = Hysteresis {
        editions: 2,
        probability: 0.7,
    };

    fn asked(ring: usize, probability: f64) -> RuledRing {
        RuledRing {
            ring,
            probability: Some(probability),
        }
    }

    #[test]
    fn a_new_technology_stands_where_the_rules_put_it() {
        assert_eq!(settle_ring(RULE, None, &[], asked(2, 0.1), false), 2);
    }

    #[test]
    fn a_ring_asked_for_once_and_unsure_waits_for_a_second_edition() {
        assert_eq!(settle_ring(RULE, Some(1), &[1], asked(0, 0.6), false), 1);
        assert_eq!(settle_ring(RULE, Some(1), &[0, 1], asked(0, 0.6), false), 0);
        assert_eq!(settle_ring(RULE, Some(1), &[2, 0], asked(0, 0.6), false), 1);
    }

    #[test]
    fn a_sure_ring_and_a_change_of_law_act_at_once() {
        assert_eq!(settle_ring(RULE, Some(1), &[1], asked(0, 0.7), false), 0);
        assert_eq!(settle_ring(RULE, Some(1), &[1], asked(4, 0.2), true), 4);
    }
}
