//! How sure each ring is: probabilities counted out, or drawn where rules ask for the value, and the spread of the value and
//! the ranks, which are drawn, all told in the radar's words.

use crate::model::{Certainty, Dossier, Edition, Placement, Ranking, Run, Score, Scoring, Sureness, ValueSpread};

use super::hysteresis::settle_placement;
use super::place::ground;
use super::rules::{Rules, Ruling};
use super::smaa_model::{make_smaa_model, mean_weights};
use crate::method::additive::rank_values;
use crate::method::outcome::{ItemOutcome, Outcome, Pairwise};
use crate::method::precision::{half_width, standard_error};
use crate::method::simulation::{PAIRWISE_SAMPLES, Wanted, simulate};
use crate::method::{NOISE, Refusal};

/// Runs the simulation and puts what it found on the placements. A radar without technologies is left as it is.
///
/// # Errors
/// What the method refuses, such as ranges of weights that no set of weights meets.
pub fn simulate_edition(dossier: &Dossier, edition: &mut Edition, all_ranks: bool) -> Result<(), Refusal> {
    if edition.placements.is_empty() {
        return Ok(());
    }
    let configuration = &dossier.configuration;
    let rules = Rules::new(configuration, &dossier.technologies);
    let mut model = make_smaa_model(dossier, &rules, &edition.placements)?;
    model.wanted = Wanted {
        ranks: model.wanted.ranks || all_ranks,
        pairwise: if all_ranks { PAIRWISE_SAMPLES } else { 0 },
        ..model.wanted
    };
    let outcome = simulate(&model)?;
    let valued = !configuration.criteria.is_empty();
    let drawn_means = valued && mean_weights(configuration).is_none();
    let placed = edition.placements.iter_mut().zip(&dossier.technologies);
    for ((placement, technology), item) in placed.zip(&outcome.items) {
        if drawn_means {
            placement.value = Score::new(item.mean.clamp(0.0, 1.0));
        }
        let exact = !placement.rules.is_empty();
        if !exact {
            let Ruling {
                ring,
                rule,
                rules: shares,
            } = rules.settle(item.ring_acceptability());
            (placement.ring, placement.ruled, placement.rule, placement.rules) = (ring, ring, rule, shares);
            ground(dossier, &rules, technology, placement);
        }
    }
    let values: Vec<Option<f64>> = edition
        .placements
        .iter()
        .map(|placement| placement.value.map(Score::value))
        .collect();
    let ranks = rank_values(&values);
    let found = outcome.items.iter().zip(&model.items).zip(ranks);
    for (placement, ((outcome_of_item, item), rank)) in edition.placements.iter_mut().zip(found) {
        let rings = rules.share_rings(&placement.rules);
        let samples = model.wanted.rings.then_some(outcome.samples);
        settle_placement(dossier, &rules, placement, &rings);
        let value = placement.value.filter(|_| valued);
        placement.certainty = Some(Certainty {
            value: value.map(|value| tell_value(outcome_of_item, value.value())),
            of_trls: rules.count_trls(&item.scores, rings[placement.ring]),
            ..tell_certainty(&configuration.scoring, placement.ring, rings, samples)
        });
        placement.ranking = rank.filter(|_| valued).map(|rank| tell_ranking(rank, outcome_of_item));
    }
    if let Some(pairwise) = outcome.pairwise.as_ref().filter(|_| valued) {
        tell_pairs(edition, pairwise);
    }
    edition.run = Some(tell_run(&outcome, !model.wanted.rings));
    Ok(())
}

/// How sure a ring is; `samples` draws stand behind the probabilities, or they are counted out.
fn tell_certainty(scoring: &Scoring, ring: usize, rings: Vec<f64>, samples: Option<u64>) -> Certainty {
    let drawn = rings[ring];
    let others = rings
        .iter()
        .enumerate()
        .filter(|(other, share)| *other != ring && **share > 0.0);
    let neighbour = others.fold(None, |best: Option<(usize, f64)>, (ring, share)| match best {
        Some((_, most)) if most >= *share => best,
        _ => Some((ring, *share)),
    });
    let error = |share: &f64| samples.map_or(0.0, |samples| standard_error(*share, samples));
    Certainty {
        errors: rings.iter().map(error).collect(),
        word: Sureness::judge(drawn, scoring),
        neighbour: neighbour.map(|(ring, _)| ring),
        tie: neighbour.is_some_and(|(_, share)| (share - drawn).abs() < NOISE),
        of_trls: None,
        value: None,
        rings,
    }
}

/// The spread of a value around its mean. Where the mean lies beyond a quantile, as it can where a few draws lie far off, the
/// range reaches to it, so that the place shown lies in the range shown.
fn tell_value(item: &ItemOutcome, mean: f64) -> ValueSpread {
    let quantile = |share: f64| item.quantile(share).unwrap_or(mean);
    ValueSpread {
        mean,
        deviation: item.deviation,
        low: quantile(0.05).min(mean),
        median: quantile(0.5),
        high: quantile(0.95).max(mean),
    }
}

fn tell_ranking(rank: usize, item: &ItemOutcome) -> Ranking {
    let acceptability = item.rank_acceptability().unwrap_or_default();
    Ranking {
        rank,
        expected: item.expected_rank(),
        first: item.first_rank_acceptability(),
        acceptability,
        central_weights: item.central_weights().map(<[f64]>::to_vec),
        confidence_factor: item
            .confidence
            .filter(|_| item.central_weights().is_some())
            .map(|found| found.factor),
        ahead_of: Vec::new(),
    }
}

/// Holds each technology against the next before and the next behind it by rank.
fn tell_pairs(edition: &mut Edition, pairwise: &Pairwise) {
    let rank = |placement: &Placement| placement.ranking.as_ref().map(|ranking| ranking.rank);
    let mut order: Vec<usize> = (0..edition.placements.len()).collect();
    order.retain(|index| edition.placements[*index].ranking.is_some());
    order.sort_by_key(|index| (rank(&edition.placements[*index]), *index));
    for (place, index) in order.iter().enumerate() {
        let before = place.checked_sub(1).map(|place| order[place]);
        let others = before.into_iter().chain(order.get(place + 1).copied());
        let told = others.map(|other| {
            let name = edition.placements[other].technology.clone();
            (name, pairwise.winning(*index, other))
        });
        let told: Vec<(String, f64)> = told.collect();
        if let Some(ranking) = &mut edition.placements[*index].ranking {
            ranking.ahead_of = told;
        }
    }
}

fn tell_run(outcome: &Outcome, rings_exact: bool) -> Run {
    Run {
        version: env!("CARGO_PKG_VERSION").into(),
        seed: outcome.seed,
        samples: outcome.samples as usize,
        half_width: half_width(outcome.samples),
        rings_exact,
        digest: outcome.digest.clone(),
        accepted: outcome.acceptance,
        first_rank_entropy: outcome.first_rank_entropy,
    }
}
