//! The ring by the first rule that fires, and the value that sets the place inside it.
//!
//! Both are the method's; here the radar becomes its arguments (METHOD 7.1). With no criterion known, or only weights of
//! zero, there is no value.

use crate::method::additive::{AdditiveValue, sum_value};
use crate::model::{
    Asked, Assessment, Condition, Criterion, Demand, Dossier, Finding, Momentum, NearMiss, Placement, Rule, Score,
    Sensitivity, Technology,
};

use super::rules::{Facts, Rules};

/// Places one technology.
pub fn place(
    dossier: &Dossier,
    rules: &Rules,
    technology: &Technology,
    (demand, asked): (Demand, Asked),
    assessments: Vec<Assessment>,
    momentum: Vec<Momentum>,
) -> Placement {
    let configuration = &dossier.configuration;
    let weighed = weigh_assessments(&configuration.criteria, &assessments);
    let score = |value: f64| Score::new(value).expect("a weighted value stays between 0 and 1");
    let value = weighed.as_ref().and_then(|weighed| weighed.value);
    let facts = Facts::of(dossier, technology, &assessments, value);
    let findings: Vec<Vec<Finding>> = configuration
        .rules
        .iter()
        .map(|rule| check_rule(rules, &facts, rule))
        .collect();
    let (rule, ring) = rules.decide(&facts);
    Placement {
        technology: technology.id.clone(),
        ring,
        ruled: ring,
        rule,
        before: None,
        nearer: find_nearer(dossier, ring, &findings),
        grounds: findings.into_iter().nth(rule).unwrap_or_default(),
        bounds: weighed
            .as_ref()
            .map(|weighed| (score(weighed.low), score(weighed.high))),
        assessments,
        value: value.map(score),
        coverage: weighed.map_or(0.0, |weighed| weighed.coverage),
        certainty: None,
        ranking: None,
        sensitivity: Sensitivity::default(),
        switching_values: Vec::new(),
        momentum,
        contradiction: None,
        asked,
        demand,
    }
}

fn check_rule(rules: &Rules, facts: &Facts, rule: &Rule) -> Vec<Finding> {
    rule.conditions
        .iter()
        .map(|condition| check_condition(rules, facts, condition))
        .collect()
}

fn check_condition(rules: &Rules, facts: &Facts, condition: &Condition) -> Finding {
    let holds = rules.holds(condition, facts);
    match condition {
        Condition::Limit { measure, bound, .. } => Finding::Number {
            measure: measure.clone(),
            bound: *bound,
            found: facts.measure(measure),
            holds,
        },
        Condition::Effect(wanted) => Finding::Effect {
            wanted: wanted.clone(),
            found: facts.effect,
            holds,
        },
    }
}

/// The rules that lead nearer to the centre, nearest ring to the present one first, with what they miss.
fn find_nearer(dossier: &Dossier, ring: usize, findings: &[Vec<Finding>]) -> Vec<NearMiss> {
    let configuration = &dossier.configuration;
    let mut nearer: Vec<NearMiss> = configuration
        .rules
        .iter()
        .zip(findings)
        .enumerate()
        .filter(|(_, (rule, _))| rule.ring < ring)
        .map(|(index, (rule, findings))| NearMiss {
            rule: index,
            ring: rule.ring,
            missing: findings.iter().filter(|finding| !finding.holds()).cloned().collect(),
        })
        .filter(|near| !near.missing.is_empty())
        .collect();
    nearer.sort_by_key(|near| (std::cmp::Reverse(near.ring), near.rule));
    nearer
}

/// The weighted value of what is assessed; `None` where nothing has weight.
fn weigh_assessments(criteria: &[Criterion], assessments: &[Assessment]) -> Option<AdditiveValue> {
    let scores: Vec<Option<f64>> = assessments
        .iter()
        .map(|assessment| assessment.score.map(Score::value))
        .collect();
    let weights: Vec<f64> = criteria.iter().map(|criterion| criterion.weight.value()).collect();
    sum_value(&weights, &scores).ok()
}
