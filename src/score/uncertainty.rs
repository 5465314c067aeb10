//! How sure each ring is: the simulation run on a radar, and what it found told in the radar's words.

use crate::model::{
    Certainty, ConfidenceClass, Dossier, Edition, Placement, Ranking, Run, Score, Scoring, ValueSpread,
};

use super::hysteresis::settle_placement;
use super::rules::MeasureLayout;
use super::smaa_model::{make_smaa_model, make_smaa_model_of_unknowns};
use crate::method::Refusal;
use crate::method::additive::rank_values;
use crate::method::outcome::{ItemOutcome, Outcome, Pairwise};
use crate::method::precision::{self, half_width, standard_error};
use crate::method::simulation::{PAIRWISE_SAMPLES, Wanted, simulate};

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
    let outcome = simulate(&model)?;
    let unknowns = make_smaa_model_of_unknowns(dossier, &edition.placements, &model)
        .map(|model| simulate(&model))
        .transpose()?;
    let valued = !dossier.configuration.criteria.is_empty();
    let values: Vec<Option<f64>> = edition
        .placements
        .iter()
        .map(|placement| placement.value.map(Score::value))
        .collect();
    let ranks = rank_values(&values);
    let mut unknowns = unknowns.iter().flat_map(|found| &found.items).peekable();
    for ((placement, item), rank) in edition.placements.iter_mut().zip(&outcome.items).zip(ranks) {
        // Both runs have the technologies in the same order, the second one fewer of them.
        let unknown = unknowns.next_if(|unknown| unknown.id == item.id);
        let unknown = unknown.map(ItemOutcome::ring_acceptability);
        settle_placement(dossier, placement, item.ring_acceptability()[placement.ruled]);
        placement.certainty = Some(tell_certainty(
            &dossier.configuration.scoring,
            placement,
            item,
            unknown,
            valued,
        ));
        placement.ranking = rank.filter(|_| valued).map(|rank| tell_ranking(rank, item));
    }
    if let Some(pairwise) = outcome.pairwise.as_ref().filter(|_| valued) {
        tell_pairs(edition, pairwise);
    }
    edition.run = Some(tell_run(&outcome));
    Ok(())
}

fn tell_certainty(
    scoring: &Scoring,
    placement: &Placement,
    item: &ItemOutcome,
    unknown: Option<Vec<f64>>,
    valued: bool,
) -> Certainty {
    let rings = item.ring_acceptability();
    let drawn = rings[placement.ring];
    let others = rings
        .iter()
        .enumerate()
        .filter(|(ring, share)| *ring != placement.ring && **share > 0.0);
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
    let quantile = |share: f64| item.quantile(share).unwrap_or(item.mean);
    Certainty {
        errors: rings.iter().map(|share| standard_error(*share, item.samples)).collect(),
        rings_if_unknown: unknown.filter(|found| *found != rings),
        class,
        borderline: drawn < scoring.confident,
        neighbour: neighbour.map(|(ring, _)| ring),
        value: valued.then(|| ValueSpread {
            mean: item.mean,
            deviation: item.deviation,
            low: quantile(0.05),
            median: quantile(0.5),
            high: quantile(0.95),
        }),
        rings,
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

fn tell_run(outcome: &Outcome) -> Run {
    Run {
        version: env!("CARGO_PKG_VERSION").into(),
        seed: outcome.seed,
        samples: outcome.samples as usize,
        half_width: half_width(outcome.samples),
        digest: outcome.digest.clone(),
        accepted: outcome.acceptance,
        first_rank_entropy: outcome.first_rank_entropy,
    }
}
