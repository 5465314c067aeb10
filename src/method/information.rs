//! What it is worth to find out one uncertain input before a ring is drawn.
//!
//! The expected value of perfect information on one input (Howard 1966, "Information value theory"; partial perfect
//! information in Felli and Hazen 1998), with the change of ring in place of a loss: over the answers the mean of the number
//! of rings between the ring now and the ring given the answer. It is 0 where no answer changes the ring, and where there is
//! one answer only; it is never negative. It does not say in which direction, nor what the answer costs.

/// What finding out one input is worth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct InformationValue {
    /// Expected number of rings between the ring now and the ring then, 0 or more.
    pub expected_change: f64,
    /// Probability that the ring then is another one, 0 to 1.
    pub changes: f64,
}

/// The worth of finding out an input with these answers: the probability of each and the ring that it leads to, from 0.
/// Rings from `inside` on lie apart.
pub fn value_information(now: usize, answers: &[(f64, usize)], inside: usize) -> InformationValue {
    let mean = |weight: &dyn Fn(usize) -> f64| {
        let parts = answers.iter().map(|(probability, ring)| probability * weight(*ring));
        // An answer of probability 0 that changes nothing adds a plain 0, never one with a sign.
        parts.fold(0.0, |sum, part| sum + part)
    };
    InformationValue {
        expected_change: mean(&|ring| count_rings_between(now, ring, inside) as f64),
        changes: mean(&|ring| f64::from(u8::from(ring != now))),
    }
}

/// How far two rings are apart, in rings from the centre. A ring that lies apart is one step from every other: it is no
/// farther out, it is another matter.
pub fn count_rings_between(one: usize, other: usize, inside: usize) -> usize {
    if one.max(other) >= inside {
        return usize::from(one != other);
    }
    one.abs_diff(other)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_mean_counts_rings_and_a_ring_apart_is_one_step_away() {
        let found = value_information(0, &[(0.5, 0), (0.3, 2), (0.2, 4)], 4);
        assert!((found.expected_change - 0.8).abs() < 1e-12 && (found.changes - 0.5).abs() < 1e-12);
        assert_eq!(count_rings_between(4, 4, 4), 0);
    }

    proptest! {
        #[test]
        fn the_worth_is_never_negative_and_nothing_where_one_answer_is_certain(
            now in 0_usize..5,
            answers in prop::collection::vec((0.0..1.0, 0_usize..5), 1..6),
        ) {
            let found = value_information(now, &answers, 4);
            prop_assert!(found.expected_change >= found.changes && found.changes >= 0.0);
            let certain = value_information(now, &[(1.0, now)], 4);
            prop_assert_eq!((certain.expected_change, certain.changes), (0.0, 0.0));
        }
    }
}
