//! The rules in force with their conditions in words, and the legal classes.

use serde::Serialize;

use crate::model::{Bound, Condition, Configuration, LegalClass, Measure, UnknownLevel};
use crate::render::messages::message;
use crate::render::pages::Reader;
use crate::render::words;

/// A rule with its conditions in words.
#[derive(Serialize)]
pub struct RuleRow {
    number: usize,
    ring: String,
    words: String,
    conditions: Vec<String>,
}

/// A legal class.
#[derive(Serialize)]
pub struct ClassRow {
    name: String,
    meaning: String,
    instrument: String,
    effect: String,
    level: String,
    level_special: String,
    source: String,
    checked_on: String,
    safeguards: Vec<String>,
    review: String,
}

/// The rules in force, in the order they are tried.
pub fn list_rules(reader: &Reader) -> Vec<RuleRow> {
    let configuration = &reader.dossier.configuration;
    let rules = configuration.rules.iter().enumerate().map(|(index, rule)| RuleRow {
        number: index + 1,
        ring: configuration.rings[rule.ring].name.clone(),
        words: rule.words.clone(),
        conditions: rule
            .conditions
            .iter()
            .map(|condition| condition_words(reader, condition))
            .collect(),
    });
    rules.collect()
}

fn condition_words(reader: &Reader, condition: &Condition) -> String {
    match condition {
        Condition::Limit {
            measure,
            bound,
            unknown,
        } => {
            let what = words::capital(&words::measure(measure, &reader.dossier.configuration));
            let words = match bound {
                Bound::AtLeast(limit) => message!("condition-at-least", measure = what, limit = limit.to_string()),
                Bound::AtMost(limit) => message!("condition-at-most", measure = what, limit = limit.to_string()),
            };
            match (unknown, measure) {
                (UnknownLevel::Drawn, _) | (_, Measure::TrlLow | Measure::TrlHigh | Measure::Value) => words,
                (UnknownLevel::Fails, Measure::Criterion(_)) => message!("condition-unknown-fails", condition = words),
                (UnknownLevel::Passes, Measure::Criterion(_)) => {
                    message!("condition-unknown-passes", condition = words)
                }
            }
        }
        Condition::Asked(states) => {
            let states = states.iter().map(|state| words::asked(*state));
            let states = states.reduce(|before, next| message!("or-list", before = before, next = next));
            message!("condition-asked", states = states.unwrap_or_default())
        }
        Condition::Effect(effects) => {
            let effects = effects.iter().map(|effect| words::effect(*effect));
            let effects = effects.reduce(|before, next| message!("or-list", before = before, next = next));
            message!("condition-law", effects = effects.unwrap_or_default())
        }
    }
}

/// The legal classes, in declared order.
pub fn list_classes(configuration: &Configuration) -> Vec<ClassRow> {
    configuration.legal_classes.iter().map(describe_class).collect()
}

fn describe_class(class: &LegalClass) -> ClassRow {
    ClassRow {
        name: class.name.clone(),
        meaning: class.meaning.clone(),
        instrument: class.instrument.clone(),
        effect: words::effect(class.effect),
        level: class.level.to_string(),
        level_special: class.level_special.to_string(),
        source: class.source.clone(),
        checked_on: words::day(class.checked_on),
        safeguards: class.safeguards.clone(),
        review: words::legal_review(class),
    }
}
