//! The criteria in force: scales, what levels are worth, weights and anchors.

use serde::Serialize;

use crate::model::{Better, Configuration, Criterion, ValueFunction};
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
    anchors: Vec<String>,
}

/// The criteria, in declared order.
pub fn list_criteria(configuration: &Configuration) -> Vec<CriterionRow> {
    let criteria = configuration.criteria.iter();
    criteria
        .map(|criterion| describe_criterion(configuration, criterion))
        .collect()
}

fn describe_criterion(configuration: &Configuration, criterion: &Criterion) -> CriterionRow {
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
        anchors: criterion.anchors.clone(),
    }
}
