//! The digest of a model: two results of one digest are the same result.
//!
//! It is taken of a text in words of its own, so that it does not change with the names of types.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::smaa_model::{Criterion, Item, SmaaModel};
use crate::method::rings::{Bound, Missing, Requirement, RingRule};
use crate::method::score_distribution::{Rating, ScoreDistribution};
use crate::method::value::ValueFunction;
use crate::method::weight_distribution::WeightDistribution;

/// SHA-256 of the model with items in the order of their identifiers, in hexadecimal.
pub(super) fn digest(model: &SmaaModel, order: &[usize]) -> String {
    let mut hash = Sha256::new();
    let mut add = |part: String| {
        // Lengths first, so that no two models give the same text.
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    };
    model
        .criteria
        .iter()
        .for_each(|criterion| add(describe_criterion(criterion)));
    order.iter().for_each(|index| add(describe_item(&model.items[*index])));
    add(describe_weights(&model.weights));
    add(format!("{} rings", model.rings.count()));
    model.rings.rules().iter().for_each(|rule| add(describe_rule(rule)));
    add(format!("seed {}, {} draws", model.seed, model.samples));
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
    let distributions: Vec<String> = item.scores.iter().map(describe_distribution).collect();
    format!("item {:?} {}", item.id, distributions.join("; "))
}

fn describe_distribution(distribution: &ScoreDistribution) -> String {
    let rating = |rating: &Rating| (rating.low, rating.mode, rating.high);
    match distribution {
        ScoreDistribution::Missing => "missing".into(),
        ScoreDistribution::Fixed(score) => format!("fixed {score:?}"),
        ScoreDistribution::Uniform { low, high } => format!("uniform {low:?} {high:?}"),
        ScoreDistribution::Pool(ratings) => format!("pool {:?}", ratings.iter().map(rating).collect::<Vec<_>>()),
        ScoreDistribution::Panel(ratings) => {
            let ratings = ratings.iter().map(|given| given.as_ref().map(rating));
            format!("panel {:?}", ratings.collect::<Vec<_>>())
        }
        ScoreDistribution::Ordinal { level, levels } => format!("ordinal {level} of {levels}"),
        ScoreDistribution::Levels(levels) => format!("levels {levels:?}"),
        ScoreDistribution::Mixture(parts) => {
            let parts = parts.iter().map(|(share, part)| (share, describe_distribution(part)));
            format!("mixture {:?}", parts.collect::<Vec<_>>())
        }
        ScoreDistribution::Shared(parts) => {
            let parts = parts.iter().map(|(share, part)| (share, describe_distribution(part)));
            format!("shared {:?}", parts.collect::<Vec<_>>())
        }
        ScoreDistribution::Unknown(law) => format!("unknown, {}", describe_distribution(law)),
        ScoreDistribution::Drawn(draws) => format!("drawn {draws:?}"),
    }
}

fn describe_weights(distribution: &WeightDistribution) -> String {
    match distribution {
        WeightDistribution::Point(weights) => format!("weights {weights:?}"),
        WeightDistribution::Uniform(count) => format!("any {count} weights"),
        WeightDistribution::Dirichlet(parameters) => format!("dirichlet {parameters:?}"),
        WeightDistribution::Order(order) => format!("order {order:?}"),
        WeightDistribution::Bounds { lower, upper } => format!("between {lower:?} and {upper:?}"),
        WeightDistribution::Mixture(groups) => {
            let groups = groups
                .iter()
                .map(|(share, distribution)| (share, describe_weights(distribution)));
            format!("groups {:?}", groups.collect::<Vec<_>>())
        }
        WeightDistribution::Drawn(sets) => format!("drawn {sets:?}"),
    }
}

fn describe_rule(rule: &RingRule) -> String {
    let requirement = |requirement: &Requirement| {
        let (word, limit) = match requirement.bound {
            Bound::AtLeast(limit) => ("at least", limit),
            Bound::AtMost(limit) => ("at most", limit),
        };
        let missing = match requirement.missing {
            Missing::Fails => "fails",
            Missing::Passes => "passes",
            Missing::Drawn => "is drawn",
        };
        (requirement.criterion, word, limit, missing)
    };
    let requirements: Vec<_> = rule.requirements.iter().map(requirement).collect();
    format!("ring {} from {:?} with {requirements:?}", rule.ring, rule.threshold)
}
