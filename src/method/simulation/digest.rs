//! The digest of a study: two results of one digest are the same result.
//!
//! It is taken of a text in words of its own, so that it does not change with the names of types.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::study::{Criterion, Item, Study};
use crate::method::rings::{Bound, Requirement, RingRule};
use crate::method::score_law::{Rating, ScoreLaw};
use crate::method::value::ValueFunction;
use crate::method::weight_law::WeightLaw;

/// SHA-256 of the study with items in the order of their identifiers, in hexadecimal.
pub(super) fn digest(study: &Study, order: &[usize]) -> String {
    let mut hash = Sha256::new();
    let mut add = |part: String| {
        // Lengths first, so that no two studies give the same text.
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    };
    study
        .criteria
        .iter()
        .for_each(|criterion| add(describe_criterion(criterion)));
    order.iter().for_each(|index| add(describe_item(&study.items[*index])));
    add(describe_weights(&study.weights));
    add(format!("{} rings", study.rings.count()));
    study.rings.rules().iter().for_each(|rule| add(describe_rule(rule)));
    add(format!("seed {}, {} draws", study.seed, study.samples));
    hash.finalize().iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("writing to a string does not fail");
        text
    })
}

fn describe_criterion(criterion: &Criterion) -> String {
    let id = &criterion.id;
    match &criterion.value {
        None => format!("measure {id:?}"),
        Some(ValueFunction::Identity) => format!("criterion {id:?}"),
        Some(ValueFunction::Piecewise(lines)) => format!("criterion {id:?} lines {:?}", lines.points()),
        Some(ValueFunction::Categories(values)) => format!("criterion {id:?} classes {values:?}"),
    }
}

fn describe_item(item: &Item) -> String {
    let laws: Vec<String> = item.scores.iter().map(describe_law).collect();
    format!("item {:?} {}", item.id, laws.join("; "))
}

fn describe_law(law: &ScoreLaw) -> String {
    let rating = |rating: &Rating| (rating.low, rating.mode, rating.high);
    match law {
        ScoreLaw::Missing => "missing".into(),
        ScoreLaw::Fixed(score) => format!("fixed {score:?}"),
        ScoreLaw::Uniform { low, high } => format!("uniform {low:?} {high:?}"),
        ScoreLaw::Pool(ratings) => format!("pool {:?}", ratings.iter().map(rating).collect::<Vec<_>>()),
        ScoreLaw::Panel(ratings) => {
            let ratings = ratings.iter().map(|given| given.as_ref().map(rating));
            format!("panel {:?}", ratings.collect::<Vec<_>>())
        }
        ScoreLaw::Ordinal { level, levels } => format!("ordinal {level} of {levels}"),
        ScoreLaw::Drawn(draws) => format!("drawn {draws:?}"),
    }
}

fn describe_weights(law: &WeightLaw) -> String {
    match law {
        WeightLaw::Point(weights) => format!("weights {weights:?}"),
        WeightLaw::Uniform(count) => format!("any {count} weights"),
        WeightLaw::Dirichlet(parameters) => format!("dirichlet {parameters:?}"),
        WeightLaw::Order(order) => format!("order {order:?}"),
        WeightLaw::Bounds { lower, upper } => format!("between {lower:?} and {upper:?}"),
        WeightLaw::Mixture(groups) => {
            let groups = groups.iter().map(|(share, law)| (share, describe_weights(law)));
            format!("groups {:?}", groups.collect::<Vec<_>>())
        }
        WeightLaw::Drawn(sets) => format!("drawn {sets:?}"),
    }
}

fn describe_rule(rule: &RingRule) -> String {
    let requirement = |requirement: &Requirement| {
        let (word, limit) = match requirement.bound {
            Bound::AtLeast(limit) => ("at least", limit),
            Bound::AtMost(limit) => ("at most", limit),
        };
        (requirement.criterion, word, limit, requirement.missing_passes)
    };
    let requirements: Vec<_> = rule.requirements.iter().map(requirement).collect();
    format!("ring {} from {:?} with {requirements:?}", rule.ring, rule.threshold)
}
