//! The simulation: how probable each ring and each rank is, given what is uncertain about weights and scores.
//!
//! SMAA-2 (Lahdelma and Salminen 2001) with SMAA-TRI's category acceptability (Tervonen et al. 2007) on the additive
//! value model. In each draw one set of weights is shared by all items, each uncertain score is drawn, values follow,
//! and rings, ranks and winners are counted.
//!
//! 1. [`SmaaModel`] is checked; items are put in the order of their identifiers.
//! 2. Blocks of draws are counted on every core (`tally`), in any order: only whole numbers are added.
//! 3. Counts become an [`Outcome`]; confidence factors take a second, shorter run with each leader's central weights.

mod confidence;
mod counts;
mod digest;
mod plan;
mod ranking;
mod ring_plan;
mod smaa_model;
mod tally;
mod workspace;

use std::mem::take;
use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;

use super::Refusal;
use super::outcome::{Confidence, Histogram, ItemOutcome, Outcome, Pairwise, entropy_bits};
use super::stream::BLOCK;
use super::weight_distribution::WeightSampler;
use confidence::count_confidence;
use counts::Counts;
use digest::digest;
use plan::Plan;
use smaa_model::check;
use tally::{Tally, from_fixed, tally_blocks};
use workspace::Workspace;

pub use smaa_model::{Criterion, Item, MOST_SAMPLES, SmaaModel, Wanted};

/// Draws compared pair by pair unless all are asked for: the work is quadratic in the items.
pub const PAIRWISE_SAMPLES: u64 = 20_480;

/// Runs a model. The result depends on nothing but the model: not on threads, nor on the order of items; and what is
/// found for an item's rings and values does not depend on the other items.
pub fn simulate(model: &SmaaModel) -> Result<Outcome, Refusal> {
    check(model)?;
    let weights = WeightSampler::new(&model.weights, model.seed)?;
    let mut order: Vec<usize> = (0..model.items.len()).collect();
    order.sort_by(|a, b| model.items[*a].id.cmp(&model.items[*b].id));
    let plan = Plan::new(model, weights, &order);
    let counted = count_blocks(&plan);
    let central = central_weights(&plan, &counted.tally);
    let confidence = match model.wanted.confidence {
        true => count_confidence(&plan, &central),
        false => vec![None; plan.items.len()],
    };
    Ok(conclude(model, &plan, &order, &counted, central, confidence))
}

/// What all threads counted.
struct Counted {
    /// Everything but histograms and ranks, added up.
    tally: Tally,
    /// Histograms, by thread: they are large, and are added up item by item.
    histograms: Vec<Counts>,
    /// Ranks, by thread.
    ranks: Vec<Counts>,
}

/// Counts all blocks, each thread taking the next few that nobody has.
fn count_blocks(plan: &Plan) -> Counted {
    let blocks = plan.blocks();
    let threads = (rayon::current_num_threads() as u64).min(blocks);
    // Shares of a few blocks, alike in size and as many for each thread.
    let shares = threads * blocks.div_ceil(threads * plan.blocks_together() as u64);
    let start = |share: u64| (u128::from(share) * u128::from(blocks) / u128::from(shares)) as u64;
    let next = AtomicU64::new(0);
    let parts = (0..threads).into_par_iter().map(|_| {
        let (mut space, mut tally) = (Workspace::new(plan), Tally::new(plan));
        loop {
            let share = next.fetch_add(1, Ordering::Relaxed);
            if share >= shares {
                return tally;
            }
            tally_blocks(plan, start(share)..start(share + 1), &mut space, &mut tally);
        }
    });
    let mut parts = parts.collect::<Vec<_>>().into_iter();
    let first = parts.next().expect("there is a block");
    let mut counted = Counted {
        tally: first,
        histograms: Vec::new(),
        ranks: Vec::new(),
    };
    counted.histograms.push(take(&mut counted.tally.histogram));
    counted.ranks.push(take(&mut counted.tally.ranks));
    for mut part in parts {
        counted.tally.merge(&part);
        counted.histograms.push(take(&mut part.histogram));
        counted.ranks.push(take(&mut part.ranks));
    }
    counted
}

fn central_weights(plan: &Plan, tally: &Tally) -> Vec<Option<Vec<f64>>> {
    let rows = tally.central.chunks_exact(plan.valued.len()).zip(&tally.first);
    let mean = |sums: &[i128], count: u32| sums.iter().map(|sum| from_fixed(*sum) / f64::from(count)).collect();
    rows.map(|(sums, &count)| (count > 0).then(|| mean(sums, count)))
        .collect()
}

fn conclude(
    model: &SmaaModel,
    plan: &Plan,
    order: &[usize],
    counted: &Counted,
    central: Vec<Option<Vec<f64>>>,
    confidence: Vec<Option<Confidence>>,
) -> Outcome {
    let (items, samples) = (plan.items.len(), plan.samples);
    let tally = &counted.tally;
    let wide = |counts: &[u32]| counts.iter().map(|count| u64::from(*count)).collect::<Vec<u64>>();
    let stretch = |place: usize, length: usize| place * length..(place + 1) * length;
    let conclude_item = |(place, (central, confidence)): (usize, (Option<Vec<f64>>, Option<Confidence>))| {
        let ring_counts = &tally.rings[stretch(place, plan.ring_count)];
        let (sum, square) = tally.sums[place];
        let apart = from_fixed(sum) / samples as f64;
        let variance = from_fixed(square) / samples as f64 - apart * apart;
        let (least, largest) = (tally.least[place], tally.largest[place]);
        let ranks = plan
            .full_ranks
            .then(|| wide(&Counts::sum(&counted.ranks, stretch(place, items))));
        let histogram = (plan.bins > 0).then(|| Histogram {
            counts: Counts::sum(&counted.histograms, stretch(place, plan.bins)),
        });
        let found = ItemOutcome {
            id: model.items[order[place]].id.clone(),
            samples,
            ring_counts: wide(ring_counts),
            first: u64::from(tally.first[place]),
            rank_counts: ranks,
            central,
            confidence,
            mean: plan.items[place].pivot + apart,
            deviation: if least < largest { variance.max(0.0).sqrt() } else { 0.0 },
            least,
            largest,
            histogram,
        };
        (order[place], found)
    };
    let places = central.into_par_iter().zip(confidence).enumerate();
    let mut found: Vec<(usize, ItemOutcome)> = places.map(conclude_item).collect();
    found.sort_unstable_by_key(|(given, _)| *given);
    let entropy = entropy_bits(tally.first.iter().map(|count| f64::from(*count) / samples as f64));
    Outcome {
        samples,
        seed: model.seed,
        digest: digest(model, order),
        items: found.into_iter().map(|(_, item)| item).collect(),
        first_rank_entropy: entropy,
        acceptance: plan.weights.volume_fraction(),
        pairwise: (plan.pairwise_blocks > 0).then(|| pairwise(plan, order, tally)),
    }
}

fn pairwise(plan: &Plan, order: &[usize], tally: &Tally) -> Pairwise {
    let items = plan.items.len();
    let mut counts = vec![vec![0; items]; items];
    for (place, row) in tally.pairwise.chunks_exact(items).enumerate() {
        for (other, count) in row.iter().enumerate() {
            counts[order[place]][order[other]] = u64::from(*count);
        }
    }
    Pairwise {
        samples: plan.samples.min(plan.pairwise_blocks * BLOCK as u64),
        counts,
    }
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::*;
    use crate::method::Fault;
    use crate::method::rings::Rings;
    use crate::method::rings::{Bound, Missing, Requirement, RingRule};
    use crate::method::score_distribution::Rating;
    use crate::method::score_distribution::ScoreDistribution;
    use crate::method::weight_distribution::WeightDistribution;

    fn criterion(id: &str) -> Criterion {
        Criterion {
            id: id.into(),
            value: Some(crate::method::tests::line(1.0, 5.0)),
        }
    }

    fn item(id: &str, scores: Vec<ScoreDistribution>) -> Item {
        Item { id: id.into(), scores }
    }

    fn model(items: Vec<Item>) -> SmaaModel {
        let criteria: Vec<Criterion> = ["need", "maturity"].map(criterion).to_vec();
        SmaaModel {
            weights: WeightDistribution::around(&[2.0, 1.0], 40.0).unwrap(),
            criteria,
            wanted: Wanted::for_items(items.len()),
            items,
            rings: crate::method::tests::rings_by_thresholds(&[0.7, 0.4]),
            seed: 1,
            samples: 10_000,
        }
    }

    fn mixed() -> SmaaModel {
        model(vec![
            item(
                "drone",
                vec![
                    ScoreDistribution::Fixed(4.0),
                    ScoreDistribution::triangular(2.0, 3.0, 5.0),
                ],
            ),
            item(
                "camera",
                vec![ScoreDistribution::Missing, ScoreDistribution::Fixed(5.0)],
            ),
            item(
                "lab",
                vec![
                    ScoreDistribution::Uniform { low: 1.0, high: 5.0 },
                    ScoreDistribution::Fixed(2.0),
                ],
            ),
            item(
                "scanner",
                vec![
                    ScoreDistribution::Panel([2.0, 5.0].map(|score| Some(Rating::exact(score))).to_vec()),
                    ScoreDistribution::Panel([1.0, 4.0].map(|score| Some(Rating::exact(score))).to_vec()),
                ],
            ),
        ])
    }

    #[test]
    fn wider_vector_instructions_change_no_bit() {
        let mut model = mixed();
        model.wanted.pairwise = model.samples;
        let order: Vec<usize> = (0..model.items.len()).collect();
        let plan = Plan::new(&model, WeightSampler::new(&model.weights, model.seed).unwrap(), &order);
        let count = |tally_blocks: fn(&Plan, Range<u64>, &mut Workspace, &mut Tally)| {
            let (mut space, mut tally) = (Workspace::new(&plan), Tally::new(&plan));
            (0..5).for_each(|block| tally_blocks(&plan, block..block + 1, &mut space, &mut tally));
            let bits = |numbers: &[f64]| numbers.iter().map(|number| number.to_bits()).collect::<Vec<u64>>();
            let ends = (bits(&tally.least), bits(&tally.largest));
            let sums = (tally.central.clone(), tally.sums.clone(), ends);
            let counts = [tally.rings.clone(), tally.first.clone(), tally.pairwise.clone()];
            let items = plan.items.len();
            (
                counts,
                Counts::sum(&[tally.ranks], 0..items * items),
                Counts::sum(&[tally.histogram], 0..items * plan.bins),
                sums,
            )
        };
        assert!(count(tally_blocks) == count(tally::tally_blocks_anywhere));
    }

    #[test]
    fn one_assessor_per_draw_keeps_ratings_together() {
        let mut model = mixed();
        model.weights = WeightDistribution::Point(vec![0.5, 0.5]);
        let outcome = simulate(&model).unwrap();
        let scanner = &outcome.items[3];
        // (2, 1) gives ⅛ and (5, 4) gives ⅞; ratings mixed across assessors would give values between.
        assert_eq!((scanner.least, scanner.largest), (0.125, 0.875));
        assert_eq!(scanner.ring_counts[1], 0);
        assert!((scanner.ring_acceptability()[0] - 0.5).abs() < 0.02);
    }

    #[test]
    fn items_of_the_same_values_share_every_first_place_and_every_block_is_counted() {
        let alike = |id: &str| item(id, vec![ScoreDistribution::Fixed(4.0), ScoreDistribution::Fixed(3.0)]);
        let behind = item(
            "behind",
            vec![ScoreDistribution::Fixed(2.0), ScoreDistribution::Fixed(2.0)],
        );
        let outcome = simulate(&model(vec![alike("one"), behind, alike("other")])).unwrap();
        for (place, first) in [(0, 10_000), (1, 0), (2, 10_000)] {
            let found = &outcome.items[place];
            assert_eq!((found.first, found.rank_counts.as_ref().unwrap()[0]), (first, first));
            let binned: u32 = found.histogram.as_ref().unwrap().counts.iter().sum();
            assert_eq!(binned, 10_000);
        }
    }

    #[test]
    fn a_missing_score_widens_and_is_no_middling_score() {
        let outcome = simulate(&mixed()).unwrap();
        let camera = &outcome.items[1];
        assert!(camera.deviation > 0.15, "{}", camera.deviation);
        assert!((camera.mean - (2.0 / 3.0 * 0.5 + 1.0 / 3.0)).abs() < 0.01);
    }

    #[test]
    fn requirements_on_uncertain_and_missing_scores_count_draw_by_draw() {
        let mut model = mixed();
        let requirement = |criterion, limit, missing| Requirement {
            criterion,
            bound: Bound::AtLeast(limit),
            missing,
        };
        let rule = |ring, requirements| RingRule {
            ring,
            threshold: None,
            requirements,
        };
        let rules = vec![
            rule(1, vec![requirement(0, 3.0, Missing::Fails)]),
            rule(2, vec![requirement(0, 2.0, Missing::Passes)]),
        ];
        model.rings = Rings::new(3, rules).unwrap();
        let rings = |outcome: &Outcome, item: usize| outcome.items[item].ring_acceptability();
        let outcome = simulate(&model).unwrap();
        assert_eq!(rings(&outcome, 0), [1.0, 0.0, 0.0]);
        assert_eq!(rings(&outcome, 1), [0.0, 1.0, 0.0]);
        for (share, expected) in rings(&outcome, 2).into_iter().zip([0.5, 0.25, 0.25]) {
            assert!((share - expected).abs() < 0.02);
        }
    }

    #[test]
    fn a_measure_without_a_value_decides_rings_and_weighs_nothing() {
        let mut model = mixed();
        model.criteria.push(Criterion {
            id: "trl".into(),
            value: None,
        });
        for (item, low) in model.items.iter_mut().zip([1.0, 9.0, 1.0, 1.0]) {
            item.scores.push(ScoreDistribution::Uniform { low, high: 9.0 });
        }
        model.items[3].scores[2] = ScoreDistribution::Missing;
        let requirement = Requirement {
            criterion: 2,
            bound: Bound::AtLeast(7.0),
            missing: Missing::Fails,
        };
        let rule = RingRule {
            ring: 1,
            threshold: None,
            requirements: vec![requirement],
        };
        model.rings = Rings::new(2, vec![rule]).unwrap();
        let outcome = simulate(&model).unwrap();
        assert!((outcome.items[0].ring_acceptability()[0] - 0.25).abs() < 0.02);
        assert_eq!(outcome.items[1].ring_acceptability(), [1.0, 0.0]);
        assert_eq!(outcome.items[3].ring_acceptability(), [0.0, 1.0]);
        assert_eq!(outcome.items[0].mean, simulate(&mixed()).unwrap().items[0].mean);
    }

    #[test]
    fn one_item_and_one_criterion_are_ordinary_input() {
        let mut model = model(vec![item("drone", vec![ScoreDistribution::Fixed(4.0)])]);
        model.criteria.truncate(1);
        model.weights = WeightDistribution::Uniform(1);
        let outcome = simulate(&model).unwrap();
        let drone = &outcome.items[0];
        assert_eq!(
            (drone.mean, drone.deviation, drone.quantile(0.5)),
            (0.75, 0.0, Some(0.75))
        );
        assert_eq!(drone.rank_acceptability(), Some(vec![1.0]));
        assert_eq!(drone.confidence.unwrap().factor, 1.0);
        assert_eq!(outcome.first_rank_entropy, 0.0);
    }

    #[test]
    fn studies_that_make_no_sense_are_refused_with_item_and_criterion() {
        let mut wrong = mixed();
        wrong.items[2].scores[1] = ScoreDistribution::Fixed(f64::NAN);
        let refusal = simulate(&wrong).unwrap_err();
        assert_eq!(refusal.fault, Fault::NonFiniteScore);
        assert_eq!(
            (refusal.item.as_deref(), refusal.criterion.as_deref()),
            (Some("lab"), Some("maturity"))
        );
        let refused = |change: &dyn Fn(&mut SmaaModel)| {
            let mut model = mixed();
            change(&mut model);
            simulate(&model).unwrap_err().fault
        };
        assert_eq!(refused(&|model| model.items.clear()), Fault::EmptyInput);
        assert_eq!(refused(&|model| model.criteria.clear()), Fault::EmptyInput);
        assert_eq!(refused(&|model| model.items[0].id = "lab".into()), Fault::DuplicateId);
        assert_eq!(
            refused(&|model| model.criteria[0].id = "maturity".into()),
            Fault::DuplicateId
        );
        let asking = |criterion: usize| {
            let requirement = Requirement {
                criterion,
                bound: Bound::AtLeast(0.0),
                missing: Missing::Fails,
            };
            let rule = RingRule {
                ring: 1,
                threshold: None,
                requirements: vec![requirement],
            };
            Rings::new(2, vec![rule]).unwrap()
        };
        assert_eq!(
            refused(&|model| model.rings = asking(model.criteria.len())),
            Fault::BadRings
        );
        assert_eq!(refused(&|model| model.samples = 0), Fault::BadSampling);
        assert_eq!(
            refused(&|model| model.weights = WeightDistribution::Uniform(3)),
            Fault::DimensionMismatch
        );
        assert_eq!(
            refused(&|model| model.items[0].scores.truncate(1)),
            Fault::DimensionMismatch
        );
        assert_eq!(
            refused(&|model| model.items[3].scores[1] = ScoreDistribution::Panel(vec![None])),
            Fault::DimensionMismatch
        );
        assert_eq!(
            refused(&|model| model.items[0].scores[0] = ScoreDistribution::Drawn(vec![1.0])),
            Fault::BadSampling
        );
    }
}
