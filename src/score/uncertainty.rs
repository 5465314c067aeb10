//! How sure each ring is: the simulation run on a radar, and what it found told in the radar's words.

use rayon::prelude::*;

use crate::model::{
    Certainty, ConfidenceClass, Dossier, Edition, Placement, Ranking, Run, Score, Scoring, ValueSpread,
};

use super::hysteresis::settle_placement;
use super::rules::MeasureLayout;
use super::smaa_model::{make_items_of_unknowns, make_smaa_model};
use crate::method::Refusal;
use crate::method::additive::rank_values;
use crate::method::outcome::{ItemOutcome, Outcome, Pairwise};
use crate::method::precision::{self, half_width, standard_error};
use crate::method::ring_probabilities::enumerate_rings;
use crate::method::rings::Rings;
use crate::method::simulation::{Item, PAIRWISE_SAMPLES, SmaaModel, Wanted, simulate};

/// Runs the simulation and puts what it found on the placements. A radar without technologies is left as it is.
///
/// # Errors
/// What the method refuses, such as ranges of weights that no set of weights meets.
pub fn simulate_edition(dossier: &Dossier, edition: &mut Edition, all_ranks: bool) -> Result<(), Refusal> {
    if edition.placements.is_empty() {
        return Ok(());
    }
    let layout = MeasureLayout::new(&dossier.configuration, &edition.placements);
    let mut model = make_smaa_model(dossier, &edition.placements, &layout)?;
    model.wanted = Wanted {
        ranks: model.wanted.ranks || all_ranks,
        pairwise: if all_ranks { PAIRWISE_SAMPLES } else { 0 },
        ..model.wanted
    };
    let unknowns = make_items_of_unknowns(dossier, &edition.placements, &model);
    let exact = count_out(&model.rings, &model.items).zip(count_out(&model.rings, &unknowns));
    model.wanted.rings = exact.is_none();
    let outcome = simulate(&model)?;
    let (rings, of_unknowns) = match exact {
        Some(exact) => exact,
        None => (share_rings(&outcome), draw_unknowns(&unknowns, &model)?),
    };
    let samples = model.wanted.rings.then_some(outcome.samples);
    let valued = !dossier.configuration.criteria.is_empty();
    let values: Vec<Option<f64>> = edition
        .placements
        .iter()
        .map(|placement| placement.value.map(Score::value))
        .collect();
    let ranks = rank_values(&values);
    let mut of_unknowns = unknowns.iter().zip(of_unknowns).peekable();
    let found = outcome.items.iter().zip(rings).zip(ranks);
    for (placement, ((item, rings), rank)) in edition.placements.iter_mut().zip(found) {
        // Both lists have the technologies in the same order, the second one fewer of them.
        let unknown = of_unknowns.next_if(|(unknown, _)| unknown.id == item.id);
        settle_placement(dossier, placement, &rings, samples.is_none());
        let scoring = &dossier.configuration.scoring;
        placement.certainty = Some(Certainty {
            value: valued.then(|| tell_value(item)),
            ..tell_certainty(scoring, placement.ring, rings, unknown.map(|(_, rings)| rings), samples)
        });
        placement.ranking = rank.filter(|_| valued).map(|rank| tell_ranking(rank, item));
    }
    if let Some(pairwise) = outcome.pairwise.as_ref().filter(|_| valued) {
        tell_pairs(edition, pairwise);
    }
    edition.run = Some(tell_run(&outcome, samples.is_none()));
    Ok(())
}

/// The probabilities of the rings of each item, counted out; `None` where that cannot be done for all of them.
fn count_out(rings: &Rings, items: &[Item]) -> Option<Vec<Vec<f64>>> {
    let found = items.par_iter().map(|item| enumerate_rings(rings, &item.scores));
    found.collect()
}

/// The shares of draws in each ring, for each item.
fn share_rings(outcome: &Outcome) -> Vec<Vec<f64>> {
    outcome.items.iter().map(ItemOutcome::ring_acceptability).collect()
}

fn draw_unknowns(unknowns: &[Item], model: &SmaaModel) -> Result<Vec<Vec<f64>>, Refusal> {
    if unknowns.is_empty() {
        return Ok(Vec::new());
    }
    let model = SmaaModel {
        items: unknowns.to_vec(),
        wanted: Wanted {
            rings: true,
            ranks: false,
            quantiles: false,
            confidence: false,
            pairwise: 0,
        },
        ..model.clone()
    };
    Ok(share_rings(&simulate(&model)?))
}

/// How sure a ring is; `samples` draws stand behind the probabilities, or they are counted out.
fn tell_certainty(
    scoring: &Scoring,
    ring: usize,
    rings: Vec<f64>,
    unknown: Option<Vec<f64>>,
    samples: Option<u64>,
) -> Certainty {
    let drawn = rings[ring];
    let others = rings
        .iter()
        .enumerate()
        .filter(|(other, share)| *other != ring && **share > 0.0);
    let neighbour = others.fold(None, |best: Option<(usize, f64)>, (ring, share)| match best {
        Some((_, most)) if most >= *share => best,
        _ => Some((ring, *share)),
    });
    let most = neighbour.map_or(0.0, |(_, share)| share);
    let class = match precision::RingStanding::judge(drawn, most, scoring.firm) {
        precision::RingStanding::Firm => ConfidenceClass::Firm,
        precision::RingStanding::Likely => ConfidenceClass::Likely,
        precision::RingStanding::Contested => ConfidenceClass::Contested,
    };
    let error = |share: &f64| samples.map_or(0.0, |samples| standard_error(*share, samples));
    Certainty {
        errors: rings.iter().map(error).collect(),
        rings_if_unknown: unknown.filter(|found| *found != rings),
        class,
        borderline: drawn < scoring.confident,
        neighbour: neighbour.map(|(ring, _)| ring),
        value: None,
        rings,
    }
}

fn tell_value(item: &ItemOutcome) -> ValueSpread {
    let quantile = |share: f64| item.quantile(share).unwrap_or(item.mean);
    ValueSpread {
        mean: item.mean,
        deviation: item.deviation,
        low: quantile(0.05),
        median: quantile(0.5),
        high: quantile(0.95),
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
