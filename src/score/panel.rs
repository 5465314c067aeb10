//! What assessors gave: medians and quartiles a round, what changed between rounds, and how far they agree.
//!
//! Disagreement is shown, never averaged away: every score stays listed with its pseudonym, and a simulation draws
//! assessors, not their middle. The last round of a technology and criterion counts; earlier ones are compared with it.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    Agreement, AssessorScore, Criterion, Dossier, Given, PanelRound, PanelSpread, PanelSummary, Technology,
    ValueFunction,
};

use crate::method::concordance::measure_concordance;
use crate::method::intraclass::correlate_raters;
use crate::method::krippendorff::{Distance, measure_alpha};
use crate::method::panel::{self, ConsensusRule};

/// What assessors gave on one criterion of one technology; `None` where nobody did.
pub fn summarise_panel(dossier: &Dossier, technology: &Technology, criterion: &Criterion) -> Option<PanelSummary> {
    let scores: Vec<&AssessorScore> = dossier.scores_on(&technology.id, &criterion.id).collect();
    let numbers: BTreeSet<u32> = scores.iter().map(|score| score.round).collect();
    let mut rounds: Vec<PanelRound> = Vec::new();
    for number in numbers {
        let given = scores.iter().filter(|score| score.round == number);
        let given: Vec<Given> = given.map(|score| to_given(score)).collect();
        rounds.push(summarise_round(number, given, criterion, rounds.last()));
    }
    (!rounds.is_empty()).then_some(PanelSummary { rounds })
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
    let modes: Vec<Option<f64>> = given.iter().map(|given| Some(given.mode)).collect();
    let rule = ConsensusRule::on_scale(criterion.scale.low, criterion.scale.high);
    let found =
        panel::summarise_panel(&modes, rule).expect("scores lie on their scale, as checked when they were read");
    let figures = found.figures.expect("a round has a score");
    PanelRound {
        round,
        median: figures.median,
        lower: figures.lower_quartile,
        upper: figures.upper_quartile,
        consensus: (found.ratings > 1).then_some(figures.consensus),
        changed: before.and_then(|before| share_changed(&before.given, &given)),
        spread: PanelSpread {
            mean: figures.mean,
            deviation: figures.deviation,
            median_distance: figures.median_distance,
            modes: figures.modes,
            within_one: figures.within_one,
            consensus: figures.tastle_wierman,
            disagreement: figures.rand.map(|rand| rand.disagreement),
        },
        given,
    }
}

/// The share of assessors of both rounds who changed what they gave, be it a range or a number.
fn share_changed(before: &[Given], after: &[Given]) -> Option<f64> {
    let of = |round: &[Given], name: &str| {
        let given = round.iter().find(|given| given.assessor == name)?;
        Some([given.low, given.mode, given.high])
    };
    let rows = |round: &[Given]| after.iter().map(|given| of(round, &given.assessor)).collect::<Vec<_>>();
    panel::share_changed(&rows(before), &rows(after))
}

/// How far assessors agree on each criterion, a round at a time; only where two or more scored.
pub fn measure_agreement(dossier: &Dossier) -> Vec<Agreement> {
    let criteria = dossier.configuration.criteria.iter().enumerate();
    let mut found = Vec::new();
    for (index, criterion) in criteria {
        let scores: Vec<&AssessorScore> = dossier
            .scores
            .iter()
            .filter(|score| score.criterion == criterion.id)
            .collect();
        let rounds: BTreeSet<u32> = scores.iter().map(|score| score.round).collect();
        for round in rounds {
            let of_round: Vec<&AssessorScore> = scores.iter().filter(|score| score.round == round).copied().collect();
            found.extend(agree(index, distance_on(criterion), round, &of_round));
        }
    }
    found
}

fn agree(criterion: usize, distance: Distance, round: u32, scores: &[&AssessorScore]) -> Option<Agreement> {
    let assessors: BTreeSet<&str> = scores.iter().map(|score| score.assessor.as_str()).collect();
    let technologies: BTreeSet<&str> = scores.iter().map(|score| score.technology.as_str()).collect();
    let given: BTreeMap<(&str, &str), f64> = scores
        .iter()
        .map(|score| ((score.assessor.as_str(), score.technology.as_str()), score.mode))
        .collect();
    // A row an assessor, a column a technology.
    let table: Vec<Vec<Option<f64>>> = assessors
        .iter()
        .map(|name| {
            technologies
                .iter()
                .map(|id| given.get(&(*name, *id)).copied())
                .collect()
        })
        .collect();
    let count = |column: usize| table.iter().filter(|row| row[column].is_some()).count();
    let paired = (0..technologies.len()).filter(|column| count(*column) > 1).count();
    if assessors.len() < 2 || paired == 0 {
        return None;
    }
    let whole: Vec<usize> = (0..technologies.len())
        .filter(|column| count(*column) == assessors.len())
        .collect();
    let complete = |row: &Vec<Option<f64>>| -> Vec<f64> { whole.iter().filter_map(|column| row[*column]).collect() };
    let by_assessor: Vec<Vec<f64>> = table.iter().map(complete).collect();
    let by_technology: Vec<Vec<f64>> = (0..whole.len())
        .map(|column| by_assessor.iter().map(|row| row[column]).collect())
        .collect();
    let forms = correlate_raters(&by_technology).ok().flatten();
    let single = forms.map(|forms| forms.agreement_single);
    Some(Agreement {
        criterion,
        round,
        assessors: assessors.len(),
        technologies: paired,
        complete: whole.len(),
        alpha: measure_alpha(&table, distance).ok().flatten(),
        distance: distance.as_str(),
        concordance: measure_concordance(&by_assessor).ok().and_then(|found| found.w),
        icc: single.and_then(|single| {
            let (low, high) = single.interval?;
            Some((single.icc?, low, high))
        }),
    })
}

/// How far two levels are apart for alpha: named categories are equal or not, anchored levels have an order, and a
/// measurement has distances, relative ones where its scale begins at nothing.
fn distance_on(criterion: &Criterion) -> Distance {
    match (&criterion.value, criterion.anchors.is_empty()) {
        (ValueFunction::Categories(_), _) => Distance::Nominal,
        (ValueFunction::Linear | ValueFunction::Piecewise(_), false) => Distance::Ordinal,
        (ValueFunction::Linear | ValueFunction::Piecewise(_), true) if criterion.scale.low == 0.0 => Distance::Ratio,
        (ValueFunction::Linear | ValueFunction::Piecewise(_), true) => Distance::Interval,
    }
}
