//! How TOPSIS, VIKOR and PROMETHEE II would order the same technologies. They never set a ring.
//!
//! All take the same table: what the levels are worth, 0 to 1, with the middle where a level is missing, and the declared
//! weights. Only technologies with a value take part.

use crate::model::{Comparison, Dossier, OtherMethod, Placement, Score};

use crate::method::additive::rank_values;
use crate::method::cross_check::Direction;
use crate::method::promethee::{Preference, measure_flows};
use crate::method::rank_correlation::correlate_ranks;
use crate::method::topsis::{Normalisation, measure_closeness};
use crate::method::vikor::find_compromise;

/// Other methods beside ours; `None` with fewer than two technologies that have a value.
pub fn compare_methods(dossier: &Dossier, placements: &[Placement]) -> Option<Comparison> {
    let valued: Vec<&Placement> = placements
        .iter()
        .filter(|placement| placement.value.is_some())
        .collect();
    if valued.len() < 2 {
        return None;
    }
    let criteria = &dossier.configuration.criteria;
    let total: f64 = criteria.iter().map(|criterion| criterion.weight.value()).sum();
    let weights: Vec<f64> = criteria
        .iter()
        .map(|criterion| criterion.weight.value() / total)
        .collect();
    let worth = |placement: &&Placement| -> Vec<f64> {
        let assessments = placement.assessments.iter();
        assessments
            .map(|assessment| assessment.score.map_or(0.5, Score::value))
            .collect()
    };
    let matrix: Vec<Vec<f64>> = valued.iter().map(worth).collect();
    let directions = vec![Direction::MoreIsBetter; weights.len()];
    let sum = |row: &Vec<f64>| {
        row.iter()
            .zip(&weights)
            .map(|(value, weight)| value * weight)
            .sum::<f64>()
    };
    let ours = rank(&matrix.iter().map(sum).collect::<Vec<f64>>());
    let closeness = measure_closeness(&matrix, &weights, &directions, Normalisation::Vector).ok()?;
    let closeness: Vec<f64> = closeness.closeness.iter().map(|found| found.unwrap_or(0.0)).collect();
    let preferences = vec![Preference::VShape { p: 1.0 }; weights.len()];
    let flows = measure_flows(&matrix, &weights, &directions, &preferences).ok()?;
    let compromise = find_compromise(&matrix, &weights, &directions, 0.5).ok()?;
    let compromise: Vec<f64> = compromise.compromise.iter().map(|found| -found).collect();
    Some(Comparison {
        technologies: valued.iter().map(|placement| placement.technology.clone()).collect(),
        methods: vec![
            tell("TOPSIS (vector normalisation)", &ours, &closeness),
            tell("PROMETHEE II (V-shape over the whole scale)", &ours, &flows.net),
            tell("VIKOR (v = 0.5)", &ours, &compromise),
        ],
        ours,
        note: Some("Missing levels count as the middle of the scale here, for ours too.".into()),
    })
}

/// Ranks from 1, the largest first, equal numbers (to the twelfth decimal) sharing the better rank.
fn rank(numbers: &[f64]) -> Vec<usize> {
    let numbers: Vec<Option<f64>> = numbers.iter().copied().map(Some).collect();
    rank_values(&numbers).into_iter().flatten().collect()
}

fn tell(name: &str, ours: &[usize], numbers: &[f64]) -> OtherMethod {
    let ranks = rank(numbers);
    let as_numbers = |ranks: &[usize]| -> Vec<f64> { ranks.iter().map(|rank| *rank as f64).collect() };
    let found = correlate_ranks(&as_numbers(ours), &as_numbers(&ranks)).ok();
    OtherMethod {
        name: name.into(),
        spearman: found.and_then(|found| found.spearman),
        kendall: found.and_then(|found| found.kendall),
        top_weighted: found.and_then(|found| found.ws),
        ranks,
    }
}
