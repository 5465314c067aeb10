//! The rules have one definition, [`Rings::decide`], and one form that takes a block of draws at a time: both say the same.

use super::line;
use crate::method::precision::standard_error;
use crate::method::ring_probabilities::{enumerate_given, enumerate_rules, sum_rings};
use crate::method::rings::{Bound, Missing, Requirement, RingRule, Rings};
use crate::method::score_distribution::{Rating, ScoreDistribution};
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
    let missing = prop_oneof![Just(Missing::Fails), Just(Missing::Passes), Just(Missing::Drawn)];
    (0..CRITERIA, limit, any::<bool>(), missing).prop_map(|(criterion, limit, least, missing)| Requirement {
        criterion,
        bound: if least {
            Bound::AtLeast(limit)
        } else {
            Bound::AtMost(limit)
        },
        missing,
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
            wanted: Wanted { rings: true, ranks: false, quantiles: false, confidence: false, pairwise: 0 },
        };
        let outcome = simulate(&model).expect("a model that can be run");
        prop_assert_eq!(&outcome.items[0].ring_counts, &expected);
    }
}

/// The probability of each ring as the product counts it out.
fn enumerate_rings(rings: &Rings, scores: &[ScoreDistribution]) -> Option<Vec<f64>> {
    Some(sum_rings(rings, &enumerate_rules(rings, scores)?))
}

/// Holds what is counted out against draws.
fn check_by_draws(rings: Rings, scores: Vec<ScoreDistribution>) -> Result<(), TestCaseError> {
    const SAMPLES: u64 = 20_000;
    let found = enumerate_rings(&rings, &scores).expect("no rule asks for the value");
    let criterion = |index: usize| Criterion {
        id: format!("c{index}"),
        value: (index == 0).then(|| line(0.0, 1.0)),
    };
    let model = SmaaModel {
        criteria: (0..CRITERIA).map(criterion).collect(),
        items: vec![Item {
            id: "item".into(),
            scores,
        }],
        weights: WeightDistribution::Point(vec![1.0]),
        rings,
        seed: 5,
        samples: SAMPLES,
        wanted: Wanted {
            rings: true,
            ranks: false,
            quantiles: false,
            confidence: false,
            pairwise: 0,
        },
    };
    let drawn = simulate(&model).expect("a model that can be run").items[0].ring_acceptability();
    let sum: f64 = found.iter().sum();
    prop_assert!((sum - 1.0).abs() < 1e-9, "{found:?}");
    for (exact, drawn) in found.iter().zip(drawn) {
        // Six standard errors and six draws: nothing is outside by chance.
        let margin = 6.0 * standard_error(*exact, SAMPLES) + 6.0 / SAMPLES as f64;
        prop_assert!((exact - drawn).abs() <= margin, "{found:?} {drawn}");
    }
    Ok(())
}

/// Levels that somebody knows, or a law where nobody does.
fn own_or_unknown() -> impl Strategy<Value = ScoreDistribution> {
    let level = (0_u8..=4, 1_u8..4).prop_map(|(level, share)| (f64::from(level) / 4.0, f64::from(share)));
    let levels = prop::collection::vec(level, 1..4).prop_map(|mut levels| {
        let all: f64 = levels.iter().map(|(_, share)| share).sum();
        levels.iter_mut().for_each(|(_, share)| *share /= all);
        ScoreDistribution::Levels(levels)
    });
    (levels, any::<bool>()).prop_map(|(levels, known)| match known {
        true => levels,
        false => ScoreDistribution::Unknown(Box::new(levels)),
    })
}

/// A score of a panel, of a range or of one number, with the scores that stand for it where it is a list.
fn uncertain() -> impl Strategy<Value = ScoreDistribution> {
    let quarters = |quarters: u8| f64::from(quarters) / 4.0;
    let exact = prop::collection::vec(0_u8..=4, 1..5);
    let rating = (0_u8..=4, 0_u8..=4, 0_u8..=4).prop_map(move |(a, b, c)| {
        let mut ends = [a, b, c];
        ends.sort_unstable();
        let [low, mode, high] = ends.map(quarters);
        Rating { low, mode, high }
    });
    let ratings = prop::collection::vec(rating.clone(), 1..4).prop_map(ScoreDistribution::Pool);
    let panel = prop::collection::vec(prop::option::of(rating.clone()), 3).prop_map(ScoreDistribution::Panel);
    let levels = move || {
        let level = (0_u8..=4, 0_u8..4).prop_map(move |(level, share)| (quarters(level), f64::from(share)));
        prop::collection::vec(level, 1..5).prop_map(|mut levels| {
            levels[0].1 += 1.0;
            let all: f64 = levels.iter().map(|(_, share)| share).sum();
            levels.iter_mut().for_each(|(_, share)| *share /= all);
            ScoreDistribution::Levels(levels)
        })
    };
    let one = rating.prop_map(|rating| ScoreDistribution::Pool(vec![rating]));
    let mixture = (levels(), one, 0_u8..=4).prop_map(move |(levels, one, share)| {
        ScoreDistribution::Mixture(vec![(quarters(share), levels), (1.0 - quarters(share), one)])
    });
    let unknown = levels().prop_map(|law| ScoreDistribution::Unknown(Box::new(law)));
    prop_oneof![
        levels(),
        mixture,
        unknown,
        Just(ScoreDistribution::Missing),
        (0_u8..=4).prop_map(move |number| ScoreDistribution::Fixed(quarters(number))),
        (0_u8..4, 0_u8..=4).prop_map(move |(low, more)| ScoreDistribution::Uniform {
            low: quarters(low),
            high: quarters(low.saturating_add(more).min(4)),
        }),
        exact.prop_map(move |numbers| {
            ScoreDistribution::Pool(
                numbers
                    .into_iter()
                    .map(|number| Rating::exact(quarters(number)))
                    .collect(),
            )
        }),
        ratings,
        panel,
    ]
}

fn table_without_values() -> impl Strategy<Value = Rings> {
    table().prop_map(|rings| {
        let rules = rings.rules().iter().cloned();
        let rules = rules.map(|rule| RingRule {
            threshold: None,
            ..rule
        });
        Rings::new(RINGS, rules.collect()).expect("rings that are there")
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn probabilities_counted_out_are_those_that_draws_approach(
        rings in table_without_values(),
        scores in prop::collection::vec(uncertain(), CRITERIA),
    ) {
        check_by_draws(rings, scores)?;
    }

    #[test]
    fn parts_that_an_item_draws_once_are_counted_out_as_they_are_drawn(
        rings in table_without_values(),
        share in 0_u8..=4,
        parts in prop::collection::vec((own_or_unknown(), own_or_unknown(), any::<bool>()), CRITERIA),
    ) {
        let share = f64::from(share) / 4.0;
        let scores = parts.into_iter().map(|(one, other, mixed)| match mixed {
            true => ScoreDistribution::Mixture(vec![(share, one), (1.0 - share, other)]),
            false => ScoreDistribution::Shared(vec![(share, one), (1.0 - share, other)]),
        });
        check_by_draws(rings, scores.collect())?;
    }

    #[test]
    fn where_everything_is_certain_the_ruled_ring_has_probability_one(
        rings in table_without_values(),
        facts in prop::collection::vec(prop::option::of(number()), CRITERIA),
    ) {
        let scores: Vec<ScoreDistribution> = facts
            .iter()
            .map(|score| score.map_or(ScoreDistribution::Missing, ScoreDistribution::Fixed))
            .collect();
        let found = enumerate_rings(&rings, &scores).expect("no rule asks for the value");
        let decided = rings.decide(None, &facts);
        prop_assert_eq!(found[decided.ring - 1], 1.0);
    }
}

#[test]
fn a_rule_on_the_value_is_not_counted_out() {
    let rule = RingRule {
        ring: 1,
        threshold: Some(0.5),
        requirements: Vec::new(),
    };
    let rings = Rings::new(2, vec![rule]).expect("rings that are there");
    assert_eq!(enumerate_rings(&rings, &[]), None);
}

#[test]
fn the_assessors_of_an_item_are_kept_together() {
    // One assessor gives 1 and 1, the other 0 and 0: both limits are met in half of the cases, not in a quarter.
    let requirement = |criterion| Requirement {
        criterion,
        bound: Bound::AtLeast(0.5),
        missing: Missing::Fails,
    };
    let rule = RingRule {
        ring: 1,
        threshold: None,
        requirements: vec![requirement(0), requirement(1)],
    };
    let rings = Rings::new(2, vec![rule]).expect("rings that are there");
    let panel = || ScoreDistribution::Panel(vec![Some(Rating::exact(1.0)), Some(Rating::exact(0.0))]);
    let pool = || ScoreDistribution::Pool(vec![Rating::exact(1.0), Rating::exact(0.0)]);
    let found = |scores: [ScoreDistribution; 2]| enumerate_rings(&rings, &scores).expect("no value");
    assert_eq!(found([panel(), panel()]), [0.5, 0.5]);
    assert_eq!(found([pool(), pool()]), [0.25, 0.75]);
}

#[test]
fn a_triangular_rating_is_cut_where_its_area_says() {
    let rule = RingRule {
        ring: 1,
        threshold: None,
        requirements: vec![Requirement {
            criterion: 0,
            bound: Bound::AtLeast(3.0),
            missing: Missing::Fails,
        }],
    };
    let rings = Rings::new(2, vec![rule]).expect("rings that are there");
    // Low 1, mode 2, high 5: above 3 lies (5 − 3)² ÷ (4 · 3).
    let score = ScoreDistribution::triangular(1.0, 2.0, 5.0);
    let found = enumerate_rings(&rings, &[score]).expect("no value");
    assert!((found[0] - 1.0 / 3.0).abs() < 1e-9, "{found:?}");
}

/// Two rings; the inner one where the first criterion is 1 or more.
fn one_limit() -> Rings {
    let rule = RingRule {
        ring: 1,
        threshold: None,
        requirements: vec![Requirement {
            criterion: 0,
            bound: Bound::AtLeast(1.0),
            missing: Missing::Fails,
        }],
    };
    Rings::new(2, vec![rule]).expect("rings that are there")
}

#[test]
fn what_is_known_in_part_fails_where_it_is_not_known() {
    // Known to be 1 in three of four cases; else drawn, 0 or 1 alike.
    let drawn = ScoreDistribution::Levels(vec![(0.0, 0.5), (1.0, 0.5)]);
    let parts = vec![
        (0.75, ScoreDistribution::Fixed(1.0)),
        (0.25, ScoreDistribution::Unknown(Box::new(drawn))),
    ];
    let score = ScoreDistribution::Mixture(parts);
    let found = |missing| {
        let rule = RingRule {
            requirements: vec![Requirement {
                criterion: 0,
                bound: Bound::AtLeast(1.0),
                missing,
            }],
            ..one_limit().rules()[0].clone()
        };
        let rings = Rings::new(2, vec![rule]).expect("rings that are there");
        enumerate_rings(&rings, std::slice::from_ref(&score)).expect("no rule asks for the value")[0]
    };
    assert_eq!(found(Missing::Fails), 0.75);
    assert_eq!(found(Missing::Drawn), 0.875);
    assert_eq!(found(Missing::Passes), 1.0);
}

#[test]
fn shares_of_a_panel_are_the_fractions_they_are() {
    for (inside, all) in [(8, 10), (12, 15), (24, 30), (6, 12), (7, 14), (10, 20), (9, 10)] {
        let ratings = (0..all).map(|index| Rating::exact(if index < inside { 1.0 } else { 0.0 }));
        let pool = ScoreDistribution::Pool(ratings.collect());
        let found = enumerate_rings(&one_limit(), &[pool]).expect("no rule asks for the value");
        assert_eq!(found[0], f64::from(inside) / f64::from(all), "{inside} of {all}");
    }
}

#[test]
fn rules_that_each_ask_for_a_criterion_of_their_own_are_counted_out_as_well() {
    // Forty vetoes, each of probability one half: the inner ring is what none of them takes.
    let veto = |criterion| RingRule {
        ring: 2,
        threshold: None,
        requirements: vec![Requirement {
            criterion,
            bound: Bound::AtMost(0.5),
            missing: Missing::Fails,
        }],
    };
    let all = RingRule {
        ring: 1,
        threshold: None,
        requirements: Vec::new(),
    };
    let rings = Rings::new(2, (0..40).map(veto).chain([all]).collect()).expect("rings that are there");
    let score = || ScoreDistribution::Pool(vec![Rating::exact(0.0), Rating::exact(1.0)]);
    let found = enumerate_rings(&rings, &vec![score(); 40]).expect("no rule asks for the value");
    assert!(
        (found[0] - 0.5_f64.powi(40)).abs() < 1e-12 && found[1] > 0.999,
        "{found:?}"
    );
}

proptest! {
    #[test]
    fn the_mean_over_all_that_may_be_found_out_is_what_is_known_now(
        rings in table_without_values(),
        scores in prop::collection::vec(uncertain(), CRITERIA),
        criterion in 0..CRITERIA,
    ) {
        let now = enumerate_rules(&rings, &scores).expect("no rule asks for the value");
        let given = enumerate_given(&rings, &scores, criterion).expect("no rule asks for the value");
        let sum: f64 = given.iter().map(|given| given.probability).sum();
        prop_assert!((sum - 1.0).abs() < 1e-9, "{given:?}");
        for (rule, now) in now.iter().enumerate() {
            let mean: f64 = given.iter().map(|given| given.probability * given.rules[rule]).sum();
            prop_assert!((mean - now).abs() < 1e-9, "rule {rule}: {mean} {now}, {given:?}");
        }
    }
}
