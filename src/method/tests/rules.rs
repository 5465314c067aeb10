//! The rules have one definition, [`Rings::decide`], and one form that takes a block of draws at a time: both say the same.

use super::line;
use crate::method::rings::{Bound, Requirement, RingRule, Rings};
use crate::method::score_distribution::ScoreDistribution;
use crate::method::simulation::{Criterion, Item, SmaaModel, Wanted, simulate};
use crate::method::weight_distribution::WeightDistribution;
use proptest::prelude::*;

/// Two criteria with values, then two measures that only rules look at.
const VALUED: usize = 2;
const CRITERIA: usize = 4;
const RINGS: usize = 4;
const DRAWS: usize = 40;

/// Numbers on and around limits: quarters, and those a hair of rounding noise, or a little more, beside them.
fn number() -> impl Strategy<Value = f64> {
    let beside = prop_oneof![
        4 => Just(0.0),
        1 => Just(4e-13),
        1 => Just(-4e-13),
        1 => Just(6e-13),
        1 => Just(-6e-13)
    ];
    (1_u8..4, beside).prop_map(|(quarters, beside)| f64::from(quarters) / 4.0 + beside)
}

fn requirement() -> impl Strategy<Value = Requirement> {
    let limit = (0_u8..=4).prop_map(|quarters| f64::from(quarters) / 4.0);
    (0..CRITERIA, limit, any::<bool>(), any::<bool>()).prop_map(|(criterion, limit, least, missing_passes)| {
        Requirement {
            criterion,
            bound: if least {
                Bound::AtLeast(limit)
            } else {
                Bound::AtMost(limit)
            },
            missing_passes,
        }
    })
}

fn table() -> impl Strategy<Value = Rings> {
    let threshold = prop::option::of((1_u8..4).prop_map(|quarters| f64::from(quarters) / 4.0));
    let requirements = prop::collection::vec(requirement(), 0..4);
    let rule = (1..=RINGS, threshold, requirements).prop_map(|(ring, threshold, requirements)| RingRule {
        ring,
        threshold,
        requirements,
    });
    prop::collection::vec(rule, 0..7).prop_map(|rules| Rings::new(RINGS, rules).expect("rings that are there"))
}

/// What is known of one score: the same number in every draw, another in each, or nothing (of measures without a value).
#[derive(Debug, Clone)]
enum Known {
    Certain(f64),
    Drawn(Vec<f64>),
    Missing,
}

fn known(missing: bool) -> impl Strategy<Value = Known> {
    let drawn = prop::collection::vec(number(), DRAWS).prop_map(Known::Drawn);
    prop_oneof![
        number().prop_map(Known::Certain),
        drawn,
        if missing {
            Just(Known::Missing).boxed()
        } else {
            number().prop_map(Known::Certain).boxed()
        },
    ]
}

fn facts() -> impl Strategy<Value = Vec<Known>> {
    (known(false), known(false), known(true), known(true)).prop_map(|(a, b, c, d)| vec![a, b, c, d])
}

impl Known {
    fn in_draw(&self, draw: usize) -> Option<f64> {
        match self {
            Known::Certain(number) => Some(*number),
            Known::Drawn(numbers) => Some(numbers[draw]),
            Known::Missing => None,
        }
    }

    fn distribution(&self) -> ScoreDistribution {
        match self {
            Known::Certain(number) => ScoreDistribution::Fixed(*number),
            Known::Drawn(numbers) => ScoreDistribution::Drawn(numbers.clone()),
            Known::Missing => ScoreDistribution::Missing,
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn rules_give_the_same_ring_one_by_one_and_a_block_at_a_time(rings in table(), facts in facts()) {
        let weights = [0.25, 0.75];
        let scale = line(0.0, 1.0);
        let decided = |draw: usize| {
            let row: Vec<Option<f64>> = facts.iter().map(|known| known.in_draw(draw)).collect();
            let value = |criterion: usize| scale.to_value(row[criterion].expect("a number")).expect("a value");
            let value = (0..VALUED).fold(0.0, |sum, criterion| sum + weights[criterion] * value(criterion));
            rings.decide(Some(value), &row).ring
        };
        let mut expected = vec![0; RINGS];
        (0..DRAWS).for_each(|draw| expected[decided(draw) - 1] += 1);
        let criterion = |index: usize| Criterion {
            id: format!("c{index}"),
            value: (index < VALUED).then(|| scale.clone()),
        };
        let model = SmaaModel {
            criteria: (0..CRITERIA).map(criterion).collect(),
            items: vec![Item { id: "item".into(), scores: facts.iter().map(Known::distribution).collect() }],
            weights: WeightDistribution::Point(weights.to_vec()),
            rings: rings.clone(),
            seed: 1,
            samples: DRAWS as u64,
            wanted: Wanted { ranks: false, quantiles: false, confidence: false, pairwise: 0 },
        };
        let outcome = simulate(&model).expect("a model that can be run");
        prop_assert_eq!(&outcome.items[0].ring_counts, &expected);
    }
}
