//! The criteria in force: scales, what levels are worth, weights and anchors.

use serde::Serialize;

use crate::model::{Better, Configuration, Criterion, Edition, UnknownLaw, UnknownSpread, ValueFunction};
use crate::render::messages::message;
use crate::render::words;

/// A criterion with its anchors.
#[derive(Serialize)]
pub struct CriterionRow {
    name: String,
    question: String,
    weight: String,
    share: String,
    range: String,
    scale: String,
    value: String,
    origin: String,
    unknown: String,
    least: usize,
    anchors: Vec<String>,
}

/// The criteria, in declared order.
pub fn list_criteria(configuration: &Configuration, edition: &Edition) -> Vec<CriterionRow> {
    let criteria = configuration.criteria.iter().zip(&edition.laws);
    criteria
        .map(|(criterion, law)| describe_criterion(configuration, criterion, law))
        .collect()
}

fn describe_criterion(configuration: &Configuration, criterion: &Criterion, law: &UnknownSpread) -> CriterionRow {
    let total: f64 = configuration
        .criteria
        .iter()
        .map(|criterion| criterion.weight.value())
        .sum();
    let scale = criterion.scale;
    let better = match scale.better {
        Better::High => scale.high,
        Better::Low => scale.low,
    };
    CriterionRow {
        share: format!("{:.0} %", 100.0 * criterion.weight.value() / total),
        range: criterion
            .weight_range
            .map(|(low, high)| {
                message!(
                    "range",
                    low = words::short(low.value()),
                    high = words::short(high.value())
                )
            })
            .unwrap_or_default(),
        scale: message!(
            "scale-with-best",
            low = scale.low.to_string(),
            high = scale.high.to_string(),
            best = better.to_string()
        ),
        value: match &criterion.value {
            ValueFunction::Linear => message!("worth-straight"),
            ValueFunction::Piecewise(points) => {
                let points = points.iter().map(|(level, value)| {
                    message!(
                        "worth-of-level",
                        level = level.to_string(),
                        worth = value.value().to_string()
                    )
                });
                message!("worth-piecewise", points = points.collect::<Vec<_>>().join(", "))
            }
            ValueFunction::Categories(categories) => {
                let values = categories.iter();
                let values = values.map(|category| {
                    message!(
                        "worth-of-level",
                        level = &category.name,
                        worth = category.value.value().to_string()
                    )
                });
                values.collect::<Vec<_>>().join(", ")
            }
        },
        name: criterion.name.clone(),
        question: criterion.question.clone(),
        weight: words::short(criterion.weight.value()),
        origin: words::capital(&words::origin(&criterion.origin)),
        unknown: describe_law(criterion, law),
        least: criterion.least_assessors,
        anchors: criterion.anchors.clone(),
    }
}

/// Whether a law is drawn as it was declared, level by level.
fn is_as_declared(declared: &[f64], drawn: &[f64]) -> bool {
    let mut pairs = declared.iter().zip(drawn);
    declared.len() == drawn.len() && pairs.all(|(declared, drawn)| (declared - drawn).abs() < 1e-9)
}

/// What is drawn for a level that nobody knows.
fn describe_law(criterion: &Criterion, law: &UnknownSpread) -> String {
    let levels = match law {
        UnknownSpread::Between(low, high) if (*low, *high) == (criterion.scale.low, criterion.scale.high) => {
            return message!("law-anything");
        }
        UnknownSpread::Between(low, high) => {
            return message!(
                "law-anything-between",
                low = words::short(*low),
                high = words::short(*high)
            );
        }
        UnknownSpread::Levels(levels) => levels,
    };
    let alike = levels.windows(2).all(|pair| (pair[0].1 - pair[1].1).abs() < 1e-9);
    let drawn: Vec<f64> = levels.iter().map(|(_, share)| *share).collect();
    let levels = levels.iter().map(|(level, share)| {
        message!(
            "level-with-probability",
            level = level.to_string(),
            probability = words::percent(*share)
        )
    });
    let levels = levels.collect::<Vec<_>>().join(", ");
    match &criterion.unknown {
        UnknownLaw::Uniform if alike => message!("law-uniform"),
        UnknownLaw::Uniform => message!("law-uniform-lowered", levels = levels),
        UnknownLaw::AsSeen => message!("law-as-seen", levels = levels),
        UnknownLaw::Shares(shares) if is_as_declared(shares, &drawn) => message!("law-declared", levels = levels),
        UnknownLaw::Shares(_) => message!("law-declared-lowered", levels = levels),
    }
}
