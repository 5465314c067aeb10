//! The simulation is reproducible by design, and what it counts keeps the rules of probability.

use super::{line, rings_by_thresholds};
use crate::method::Fault;
use crate::method::outcome::Outcome;
use crate::method::rings::{Bound, Missing, Requirement, RingRule, Rings};
use crate::method::score_distribution::{Rating, ScoreDistribution};
use crate::method::simulation::{Criterion, Item, SmaaModel, Wanted, simulate};
use crate::method::stability::{ValueLine, keep_order, keep_ring};
use crate::method::weight_distribution::{WeightDistribution, WeightSampler};
use proptest::prelude::*;
use proptest::sample::Index;

/// One score on the scale 1 to 5, certain or not.
fn score() -> impl Strategy<Value = ScoreDistribution> {
    let level = || (4_u8..=20).prop_map(|quarter| f64::from(quarter) / 4.0);
    let three = || {
        (level(), level(), level()).prop_map(|(a, b, c)| {
            let mut sorted = [a, b, c];
            sorted.sort_by(f64::total_cmp);
            Rating {
                low: sorted[0],
                mode: sorted[1],
                high: sorted[2],
            }
        })
    };
    prop_oneof![
        Just(ScoreDistribution::Missing),
        level().prop_map(ScoreDistribution::Fixed),
        three().prop_map(|rating| ScoreDistribution::Uniform {
            low: rating.low,
            high: rating.high
        }),
        prop::collection::vec(three(), 1..4).prop_map(ScoreDistribution::Pool),
        prop::collection::vec(prop::option::of(three()), 3).prop_map(ScoreDistribution::Panel),
        (0_usize..4).prop_map(|level| ScoreDistribution::Ordinal { level, levels: 4 }),
    ]
}

fn distribution(criteria: usize) -> impl Strategy<Value = WeightDistribution> {
    let weights = prop::collection::vec(1_u8..9, criteria);
    let weights = weights.prop_map(|weights| weights.into_iter().map(f64::from).collect::<Vec<f64>>());
    weights.prop_flat_map(move |weights| {
        let around = WeightDistribution::around(&weights, 40.0).expect("weights above zero");
        let bounds = WeightDistribution::Bounds {
            lower: vec![0.05; criteria],
            upper: vec![0.8; criteria],
        };
        prop_oneof![
            Just(WeightDistribution::Point(weights)),
            Just(WeightDistribution::Uniform(criteria)),
            Just(around.clone()),
            Just(WeightDistribution::Order((0..criteria).rev().collect())),
            Just(bounds),
            Just(WeightDistribution::Mixture(vec![
                (2.0, around),
                (1.0, WeightDistribution::Uniform(criteria))
            ])),
        ]
    })
}

fn model(items: std::ops::Range<usize>) -> impl Strategy<Value = SmaaModel> {
    (2_usize..5, items).prop_flat_map(|(criteria, items)| {
        let scores = prop::collection::vec(prop::collection::vec(score(), criteria), items);
        (distribution(criteria), scores, any::<u64>())
            .prop_map(move |(weights, scores, seed)| make(criteria, weights, scores, seed))
    })
}

fn make(criteria: usize, weights: WeightDistribution, scores: Vec<Vec<ScoreDistribution>>, seed: u64) -> SmaaModel {
    let criterion = |index: usize| Criterion {
        id: format!("criterion {index}"),
        value: Some(line(1.0, 5.0)),
    };
    let requirement = |criterion, limit, missing| Requirement {
        criterion,
        bound: Bound::AtLeast(limit),
        missing,
    };
    // Three thresholds; the first two rings ask for a second score of 3, every ring but the last for a first one of 2.
    let rule = |ring: usize, threshold: Option<f64>| RingRule {
        ring,
        threshold,
        requirements: [
            requirement(0, 2.0, Missing::Passes),
            requirement(1, 3.0, Missing::Fails),
        ][..if ring < 2 { 2 } else { 1 }]
            .to_vec(),
    };
    let rules = [Some(0.7), Some(0.5), Some(0.3), None];
    let rules = rules
        .into_iter()
        .enumerate()
        .map(|(index, threshold)| rule(index + 1, threshold));
    let rings = Rings::new(5, rules.collect());
    let item = |(index, scores): (usize, Vec<ScoreDistribution>)| Item {
        id: format!("item {index}"),
        scores,
    };
    SmaaModel {
        criteria: (0..criteria).map(criterion).collect(),
        items: scores.into_iter().enumerate().map(item).collect(),
        weights,
        rings: rings.expect("rings"),
        seed,
        samples: 3_000,
        wanted: Wanted {
            rings: true,
            ranks: true,
            quantiles: true,
            confidence: true,
            pairwise: 3_000,
        },
    }
}

fn run(model: &SmaaModel, threads: usize) -> Outcome {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build()
        .expect("threads");
    pool.install(|| simulate(model)).expect("a model that can be run")
}

/// Everything of an outcome, with every bit of every number.
fn bytes(outcome: &Outcome) -> String {
    format!("{outcome:?}")
}

/// What must not depend on the other items.
fn own(outcome: &Outcome, id: &str) -> String {
    let item = outcome.items.iter().find(|item| item.id == id).expect("the item");
    format!(
        "{:?} {:?} {:?} {:?} {:?} {:?}",
        item.ring_counts, item.mean, item.deviation, item.least, item.largest, item.histogram
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_same_study_gives_the_same_bytes_with_any_number_of_threads(model in model(1..6)) {
        let one = bytes(&run(&model, 1));
        for threads in [2, 7, 64] {
            prop_assert_eq!(&one, &bytes(&run(&model, threads)));
        }
    }

    #[test]
    fn the_order_of_items_changes_nothing(model in model(2..6), from: Index, to: Index) {
        let mut moved = model.clone();
        let item = moved.items.remove(from.index(model.items.len()));
        moved.items.insert(to.index(model.items.len()), item);
        let (one, other) = (run(&model, 2), run(&moved, 2));
        prop_assert_eq!(&one.digest, &other.digest);
        prop_assert_eq!(one.first_rank_entropy.to_bits(), other.first_rank_entropy.to_bits());
        for item in &one.items {
            let again = other.items.iter().find(|again| again.id == item.id).expect("the item");
            prop_assert_eq!(format!("{item:?}"), format!("{again:?}"));
        }
    }

    #[test]
    fn one_item_more_changes_no_ring_of_the_others(model in model(2..6), left_out: Index) {
        let all = run(&model, 2);
        let mut fewer = model.clone();
        fewer.items.remove(left_out.index(model.items.len()));
        let found = run(&fewer, 2);
        for item in &fewer.items {
            prop_assert_eq!(own(&all, &item.id), own(&found, &item.id));
        }
    }

    #[test]
    fn a_longer_run_begins_with_the_draws_of_a_shorter_one(model in model(1..5), more in 1_u64..3_000) {
        let mut longer = model.clone();
        longer.samples += more;
        let (short, long) = (run(&model, 2), run(&longer, 2));
        for (short, long) in short.items.iter().zip(&long.items) {
            let grown = |short: &[u64], long: &[u64]| short.iter().zip(long).map(|(a, b)| b.checked_sub(*a)).sum::<Option<u64>>();
            let rings = grown(&short.ring_counts, &long.ring_counts);
            prop_assert_eq!(rings, Some(more));
            let ranks = short.rank_counts.as_deref().zip(long.rank_counts.as_deref());
            prop_assert_eq!(ranks.and_then(|(short, long)| grown(short, long)), Some(more));
        }
        let sampler = WeightSampler::new(&model.weights, model.seed).expect("a distribution");
        let (few, many) = (sampler.draw_many(100), sampler.draw_many(2_100));
        prop_assert_eq!(&few[..], &many[..100]);
    }

    #[test]
    fn probabilities_add_up_and_no_number_is_undefined(model in model(1..6)) {
        let outcome = run(&model, 2);
        prop_assert!(!bytes(&outcome).contains("NaN") && !bytes(&outcome).contains("inf"));
        let first: u64 = outcome.items.iter().map(|item| item.first).sum();
        prop_assert!(first >= model.samples);
        for item in &outcome.items {
            prop_assert_eq!(item.ring_counts.iter().sum::<u64>(), model.samples);
            let ranks = item.rank_counts.as_ref().expect("ranks");
            prop_assert_eq!(ranks.iter().sum::<u64>(), model.samples);
            prop_assert_eq!(ranks[0], item.first);
            prop_assert_eq!(item.histogram.as_ref().map(|bins| bins.counts.iter().map(|count| u64::from(*count)).sum::<u64>()), Some(model.samples));
            prop_assert!(item.least <= item.mean + 1e-12 && item.mean <= item.largest + 1e-12);
            if let Some(central) = &item.central {
                prop_assert!((central.iter().sum::<f64>() - 1.0).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn without_ties_every_rank_is_taken_once_in_each_draw(
        model in model(2..6),
        scores in prop::collection::vec(prop::collection::vec(1.0..5.0_f64, 4), 6),
    ) {
        let mut model = model;
        for (item, scores) in model.items.iter_mut().zip(&scores) {
            let criteria = item.scores.len();
            item.scores = scores[..criteria].iter().map(|score| ScoreDistribution::Fixed(*score)).collect();
        }
        let outcome = run(&model, 2);
        for rank in 0..model.items.len() {
            let taken = outcome.items.iter().map(|item| item.rank_counts.as_ref().expect("ranks")[rank]);
            prop_assert_eq!(taken.sum::<u64>(), model.samples);
        }
    }

    #[test]
    fn an_item_worse_on_everything_never_comes_first(model in model(2..6), better: Index, worse: Index) {
        let mut model = model;
        let (better, worse) = (better.index(model.items.len()), worse.index(model.items.len()));
        prop_assume!(better != worse);
        let criteria = model.criteria.len();
        model.items[better].scores = vec![ScoreDistribution::Fixed(4.0); criteria];
        model.items[worse].scores = vec![ScoreDistribution::Fixed(3.0); criteria];
        prop_assert_eq!(run(&model, 2).items[worse].first, 0);
    }

    #[test]
    fn a_higher_score_never_lowers_the_chance_of_an_inner_ring(model in model(1..4), criterion: Index, by in 0_u8..8) {
        // Shifting a pool's ratings by the same draws raises the score in each of them; other distributions are left as they are.
        let mut raised = model.clone();
        let criterion = criterion.index(model.criteria.len());
        for item in &mut raised.items {
            if let ScoreDistribution::Pool(ratings) = &mut item.scores[criterion] {
                let by = f64::from(by) / 8.0;
                for Rating { low, mode, high } in ratings {
                    (*low, *mode, *high) = (*low + by, *mode + by, *high + by);
                }
            }
        }
        let (before, after) = (run(&model, 2), run(&raised, 2));
        for (before, after) in before.items.iter().zip(&after.items) {
            let (mut inside_before, mut inside_after) = (0, 0);
            for (one, other) in before.ring_counts.iter().zip(&after.ring_counts) {
                inside_before += one;
                inside_after += other;
                prop_assert!(inside_after >= inside_before);
            }
        }
    }

    #[test]
    fn scaling_all_weights_changes_nothing(model in model(1..4), weights in prop::collection::vec(1_u8..9, 5)) {
        let weights: Vec<f64> = weights[..model.criteria.len()].iter().map(|weight| f64::from(*weight)).collect();
        let scaled: Vec<f64> = weights.iter().map(|weight| weight * 1024.0).collect();
        let with = |weights: Vec<f64>| {
            let mut model = model.clone();
            model.weights = WeightDistribution::around(&weights, 40.0).expect("weights above zero");
            bytes(&run(&model, 2))
        };
        prop_assert_eq!(with(weights), with(scaled));
    }

    #[test]
    fn the_ends_of_weight_stability_really_flip(
        values in prop::collection::vec(prop::collection::vec(0.0..1.0_f64, 3), 2..6),
        weights in prop::collection::vec(0.1..1.0_f64, 3),
    ) {
        let rows: Vec<Vec<Option<f64>>> = values.iter().map(|row| row.iter().copied().map(Some).collect()).collect();
        let thresholds = [0.7, 0.5, 0.3];
        let found = keep_order(&rows, &weights).expect("a table");
        let rings = rings_by_thresholds(&thresholds);
        let sum: f64 = weights.iter().sum();
        let value = |row: &[f64], criterion: usize, t: f64| -> f64 {
            let rest = sum - weights[criterion];
            let weight = |j: usize| if j == criterion { t } else { weights[j] / rest * (1.0 - t) };
            (0..3).map(|j| weight(j) * row[j]).sum()
        };
        let ring = |value: f64| thresholds.iter().position(|limit| value >= *limit).unwrap_or(3);
        for (criterion, found) in found.iter().enumerate() {
            let best = |t: f64| {
                let value = |item: usize| value(&values[item], criterion, t);
                (0..values.len()).max_by(|a, b| value(*a).total_cmp(&value(*b)))
            };
            let step = 1e-7;
            let (low, high) = found.top_rank.expect("items with values");
            let inside = [low + step, high - step].map(best);
            prop_assert_eq!(inside[0], inside[1]);
            if low > step { prop_assert_ne!(best(low - step), inside[0]) }
            if high < 1.0 - step { prop_assert_ne!(best(high + step), inside[0]) }
            for (row, gappy) in values.iter().zip(&rows) {
                let along = ValueLine::along(gappy, &weights, criterion);
                let decide = |value: Option<f64>| rings.decide(value, &[]).ring;
                let (low, high) = keep_ring(&along, &thresholds, found.weight, decide);
                let at = |t: f64| ring(value(row, criterion, t));
                prop_assume!(high - low > 4.0 * step);
                prop_assert_eq!(at(low + step), at(high - step));
                if low > step { prop_assert_ne!(at(low - step), at(low + step)) }
                if high < 1.0 - step { prop_assert_ne!(at(high + step), at(high - step)) }
            }
        }
    }
}

#[test]
fn ten_thousand_items_and_full_ranks_of_a_few_hundred_fit() {
    let scores = |item: usize| {
        (0..3)
            .map(|j| ScoreDistribution::Fixed(1.0 + ((item * 7 + j * 13) % 40) as f64 / 10.0))
            .collect()
    };
    let mut model = make(3, WeightDistribution::Uniform(3), (0..10_000).map(scores).collect(), 1);
    model.samples = 2_048;
    model.wanted = Wanted::for_items(10_000);
    let outcome = run(&model, 2);
    assert!(outcome.items.iter().all(|item| item.rank_counts.is_none()));
    assert_eq!(outcome.items[7].ring_counts.iter().sum::<u64>(), 2_048);
}

#[test]
fn nothing_to_score_is_refused_not_computed() {
    let model = make(2, WeightDistribution::Uniform(2), Vec::new(), 1);
    assert_eq!(simulate(&model).unwrap_err().fault, Fault::EmptyInput);
}
