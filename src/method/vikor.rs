//! VIKOR (Opricovic and Tzeng 2004): a compromise between the good of all criteria and the regret on the worst one. A
//! cross-check only.

use super::additive::round_value;
use super::cross_check::check_matrix;
use super::{Fault, NOISE, Refusal};

/// What VIKOR finds. Lower is better everywhere.
#[derive(Debug, Clone, PartialEq)]
pub struct Vikor {
    /// S: weighted distance over all criteria.
    pub group: Vec<f64>,
    /// R: largest weighted distance on one criterion.
    pub regret: Vec<f64>,
    /// Q: the compromise, 0 to 1.
    pub compromise: Vec<f64>,
    /// The lead the best must have: 1/(m − 1); `None` for one item.
    pub wanted_lead: Option<f64>,
    /// Whether the best leads by that much.
    pub acceptable_advantage: bool,
    /// Whether the best by Q is also best by S or by R.
    pub acceptable_stability: bool,
    /// Items that may be recommended, best first: one when both conditions hold, two when only the advantage does, else
    /// all that are closer to the best than the wanted lead.
    pub compromise_set: Vec<usize>,
}

/// The compromise order of items: a row for each item, a column for each criterion; weights as given. `group_share` is v,
/// 0 to 1: 1 asks only for the good of all, 0 only for the least regret; ½ is usual.
pub fn find_compromise(matrix: &[Vec<f64>], weights: &[f64], group_share: f64) -> Result<Vikor, Refusal> {
    check_matrix(matrix, weights)?;
    if !(0.0..=1.0).contains(&group_share) {
        return Err(Refusal::new(Fault::BadParameter, format!("v = {group_share}")));
    }
    let items = matrix.len();
    let (mut group, mut regret) = (vec![0.0; items], vec![0.0_f64; items]);
    for (criterion, weight) in weights.iter().enumerate() {
        let column: Vec<f64> = matrix.iter().map(|row| row[criterion]).collect();
        let (worst, best) = range(&column);
        for (item, number) in column.iter().enumerate() {
            // A constant criterion adds nothing, and the others' weights stay as they are.
            let distance = if best > worst {
                weight * (best - number) / (best - worst)
            } else {
                0.0
            };
            group[item] += distance;
            regret[item] = regret[item].max(distance);
        }
    }
    let (best_group, best_regret) = (range(&group), range(&regret));
    let share = |number: f64, (least, most): (f64, f64)| {
        if most > least {
            (number - least) / (most - least)
        } else {
            0.0
        }
    };
    let mix = |(group, regret): (&f64, &f64)| {
        group_share * share(*group, best_group) + (1.0 - group_share) * share(*regret, best_regret)
    };
    let compromise: Vec<f64> = group.iter().zip(&regret).map(mix).collect();
    let mut order: Vec<usize> = (0..items).collect();
    order.sort_by(|a, b| {
        round_value(compromise[*a])
            .total_cmp(&round_value(compromise[*b]))
            .then(a.cmp(b))
    });
    let first = order[0];
    let lead = |item: usize| compromise[item] - compromise[first];
    let wanted_lead = (items > 1).then(|| 1.0 / (items - 1) as f64);
    let acceptable_advantage = wanted_lead.is_none_or(|wanted| lead(order[1]) >= wanted - NOISE);
    let acceptable_stability = group[first] <= best_group.0 + NOISE || regret[first] <= best_regret.0 + NOISE;
    let compromise_set = match (acceptable_advantage, acceptable_stability) {
        (true, true) => vec![first],
        (true, false) => order[..2.min(items)].to_vec(),
        (false, _) => {
            let near = |item: &usize| wanted_lead.is_none_or(|wanted| lead(*item) < wanted - NOISE);
            order.iter().copied().filter(near).collect()
        }
    };
    Ok(Vikor {
        group,
        regret,
        compromise,
        wanted_lead,
        acceptable_advantage,
        acceptable_stability,
        compromise_set,
    })
}

fn range(numbers: &[f64]) -> (f64, f64) {
    let least = numbers.iter().copied().fold(f64::INFINITY, f64::min);
    let most = numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    (least, most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_item_is_its_own_compromise() {
        let found = find_compromise(&[vec![3.0]], &[1.0], 0.5).unwrap();
        assert_eq!((found.compromise_set, found.wanted_lead), (vec![0], None));
    }
}
