//! What a quarter more or less of one weight does (METHOD 7.1): which technologies change their ring, and which pass a
//! neighbour in it.
//!
//! The one weight is multiplied, the others keep their proportions. A technology passes a neighbour when it stood next
//! behind it in their ring, by value, and stands before it with the changed weight. Equal values are passed by nobody.

use crate::model::{Dossier, Placement, Score, WeightChange};

use super::inputs::Inputs;
use super::rules::Rules;
use crate::method::NOISE;

/// The shares of a weight that are tried (METHOD 7.1: ±25 %).
const FACTORS: [f64; 2] = [0.75, 1.25];

/// Both changes of each weight above zero, in declared order.
pub fn try_weights(dossier: &Dossier, rules: &Rules, placements: &[Placement]) -> Vec<WeightChange> {
    let inputs: Vec<Inputs> = dossier
        .technologies
        .iter()
        .zip(placements)
        .map(|(technology, placement)| Inputs::new(dossier, rules, technology, placement))
        .collect();
    let order = order_by_ring(placements);
    let criteria = dossier.configuration.criteria.iter().enumerate();
    let changes = criteria
        .filter(|(_, criterion)| criterion.weight.value() > 0.0)
        .flat_map(|(criterion, _)| FACTORS.map(|factor| (criterion, factor)));
    changes
        .map(|(criterion, factor)| try_weight(placements, &inputs, &order, criterion, factor))
        .collect()
}

/// Indices of the placements with a value, ring by ring from the centre, the best value first.
fn order_by_ring(placements: &[Placement]) -> Vec<usize> {
    let value = |index: &usize| placements[*index].value.map_or(0.0, Score::value);
    let mut order: Vec<usize> = (0..placements.len()).collect();
    order.retain(|index| placements[*index].value.is_some());
    order.sort_by(|a, b| {
        let rings = placements[*a].ring.cmp(&placements[*b].ring);
        rings.then(value(b).total_cmp(&value(a))).then(a.cmp(b))
    });
    order
}

fn try_weight(
    placements: &[Placement],
    inputs: &[Inputs],
    order: &[usize],
    criterion: usize,
    factor: f64,
) -> WeightChange {
    let with_factor = |inputs: &Inputs| {
        let mut weights = inputs.weights().to_vec();
        weights[criterion] *= factor;
        inputs.value_of(&weights, inputs.scores())
    };
    let values: Vec<Option<f64>> = inputs.iter().map(with_factor).collect();
    let id = |index: usize| placements[index].technology.clone();
    let moved = |index: &usize| {
        let ring = inputs[*index].ring_at_value(values[*index]?);
        (ring != placements[*index].ring).then(|| (id(*index), ring))
    };
    let rings: Vec<(String, usize)> = order.iter().filter_map(moved).collect();
    let stays =
        |index: usize| values[index].map(|value| inputs[index].ring_at_value(value)) == Some(placements[index].ring);
    let passes = |pair: &&[usize]| {
        let (ahead, behind) = (pair[0], pair[1]);
        let gap = |of: &dyn Fn(usize) -> Option<f64>| of(ahead).zip(of(behind)).map_or(0.0, |(one, other)| one - other);
        let before = gap(&|index| placements[index].value.map(Score::value));
        let after = gap(&|index| values[index]);
        let together = placements[ahead].ring == placements[behind].ring && stays(ahead) && stays(behind);
        together && before > NOISE && after < -NOISE
    };
    WeightChange {
        criterion,
        factor,
        rings,
        passing: order
            .windows(2)
            .filter(passes)
            .map(|pair| (id(pair[1]), id(pair[0])))
            .collect(),
    }
}
