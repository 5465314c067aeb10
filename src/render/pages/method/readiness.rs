//! The rules and limits that make a TRL of public records, in words and in numbers.

use serde::Serialize;

use crate::model::{Configuration, RecordCondition};
use crate::render::messages::message;
use crate::render::words;

/// A rule or limit.
#[derive(Serialize)]
pub struct ReadinessRow {
    /// The number of a rule; none of a limit.
    number: Option<usize>,
    words: String,
    gives: String,
    conditions: Vec<String>,
}

/// The rows of evidence levels that public records meet, in the order they are tried.
pub fn list_evidence_levels(configuration: &Configuration) -> Vec<ReadinessRow> {
    let rows = configuration
        .scoring
        .evidence_levels
        .iter()
        .filter(|row| !row.records.is_empty());
    let rows = rows.map(|row| ReadinessRow {
        number: None,
        words: String::new(),
        gives: message!("level-number", level = row.level.to_string()),
        conditions: row.records.iter().map(words::record_condition).collect(),
    });
    rows.collect()
}

/// The rules in the order they are tried, then the limits.
pub fn list_readiness(configuration: &Configuration) -> Vec<ReadinessRow> {
    let readiness = &configuration.readiness;
    let conditions = |conditions: &[RecordCondition]| conditions.iter().map(words::record_condition).collect();
    let rules = readiness.rules.iter().enumerate().map(|(index, rule)| ReadinessRow {
        number: Some(index + 1),
        words: rule.words.clone(),
        gives: words::trl_range(rule.range),
        conditions: conditions(&rule.conditions),
    });
    let limits = readiness.limits.iter().map(|limit| ReadinessRow {
        number: None,
        words: limit.words.clone(),
        gives: words::capital(&words::limit_effect(limit)),
        conditions: conditions(&limit.conditions),
    });
    rules.chain(limits).collect()
}
