//! How TOPSIS, VIKOR and PROMETHEE II would order the same technologies. They never set a ring.
//!
//! All take the same table: what the levels are worth in the mean, 0 to 1, and the declared weights. Only technologies with a value take part.

use crate::model::{Comparison, Dossier, OtherMethod, Placement};

use crate::method::Refusal;
use crate::method::additive::{normalise_weights, rank_values, sum_value};
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
    let criteria = dossier.configuration.criteria.iter();
    let weights: Vec<f64> = criteria.map(|criterion| criterion.weight.value()).collect();
    let worth = |placement: &&Placement| -> Vec<f64> {
        let assessments = placement.assessments.iter();
        assessments.map(|assessment| assessment.score.value()).collect()
    };
    let matrix: Vec<Vec<f64>> = valued.iter().map(worth).collect();
    let (ours, methods) = order_by_methods(&matrix, &weights).ok()?;
    Some(Comparison {
        technologies: valued.iter().map(|placement| placement.technology.clone()).collect(),
        methods,
        ours,
    })
}

/// The largest number of technologies of which every pair is looked at.
pub const MOST_FOR_PAIRS: usize = 1_000;

/// Ranks by our value and by each other method, from a row of partial values for each technology. Methods come in the
/// variants that packages differ in: how numbers are made comparable, how a difference becomes a preference.
fn order_by_methods(matrix: &[Vec<f64>], weights: &[f64]) -> Result<(Vec<usize>, Vec<OtherMethod>), Refusal> {
    let shares = normalise_weights(weights)?;
    let value = |row: &Vec<f64>| {
        let row: Vec<Option<f64>> = row.iter().copied().map(Some).collect();
        sum_value(weights, &row).map(|found| found.value.unwrap_or(0.0))
    };
    let ours = rank(&matrix.iter().map(value).collect::<Result<Vec<f64>, _>>()?);
    let topsis = [
        ("TOPSIS (vector normalisation)", Normalisation::Vector),
        ("TOPSIS (min-max normalisation)", Normalisation::MinMax),
    ];
    let mut methods = Vec::new();
    for (name, normalisation) in topsis {
        let found = measure_closeness(matrix, &shares, normalisation)?;
        let closeness: Vec<f64> = found.closeness.iter().map(|found| found.unwrap_or(0.0)).collect();
        methods.push(tell(name, &ours, &closeness));
    }
    let promethee = [
        (
            "PROMETHEE II (V-shape over the whole scale)",
            Preference::VShape { p: 1.0 },
        ),
        ("PROMETHEE II (usual)", Preference::Usual),
        ("PROMETHEE II (U-shape, q = 0.1)", Preference::UShape { q: 0.1 }),
        (
            "PROMETHEE II (level, q = 0.1, p = 0.5)",
            Preference::Level { q: 0.1, p: 0.5 },
        ),
        (
            "PROMETHEE II (linear, q = 0.1, p = 0.5)",
            Preference::Linear { q: 0.1, p: 0.5 },
        ),
        ("PROMETHEE II (Gaussian, s = 0.3)", Preference::Gaussian { s: 0.3 }),
    ];
    for (name, preference) in promethee {
        let every_pair = matches!(preference, Preference::Gaussian { .. });
        if !every_pair || matrix.len() <= MOST_FOR_PAIRS {
            let flows = measure_flows(matrix, &shares, &vec![preference; shares.len()])?;
            methods.push(tell(name, &ours, &flows.net));
        }
    }
    let compromise = find_compromise(matrix, &shares, 0.5)?.compromise;
    let compromise: Vec<f64> = compromise.iter().map(|found| -found).collect();
    methods.push(tell("VIKOR (v = 0.5)", &ours, &compromise));
    Ok((ours, methods))
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
