//! The ring by the first rule that fires, and the value that sets the place inside it.
//!
//! Value = sum of weight x partial value over the sum of the weights, over the criteria that are known, 0 to 1, summed in
//! declared order (METHOD 7.1). With no criterion known, or only weights of zero, there is no value.

use crate::model::{
    Asked, Assessment, Condition, Criterion, Demand, Dossier, Finding, LegalEffect, Measure, Momentum, NearMiss,
    Placement, Rule, Score, Sensitivity, Technology,
};

/// The numbers that rules look at.
#[derive(Debug, Clone)]
pub struct Facts {
    /// Low and high end of the TRL range.
    pub trl: (f64, f64),
    /// What the law does to the use.
    pub effect: LegalEffect,
    /// One level a criterion.
    pub levels: Vec<Option<f64>>,
    /// The weighted value.
    pub value: Option<f64>,
}

/// Places one technology.
pub fn place(
    dossier: &Dossier,
    technology: &Technology,
    (demand, asked): (Demand, Asked),
    assessments: Vec<Assessment>,
    momentum: Vec<Momentum>,
) -> Placement {
    let configuration = &dossier.configuration;
    let weighed = sum_value(&configuration.criteria, &assessments);
    let score = |value: f64| Score::new(value).expect("a weighted value stays between 0 and 1");
    let value = weighed.value.map(score);
    let facts = gather_facts(dossier, technology, &assessments, value);
    let findings: Vec<Vec<Finding>> = configuration
        .rules
        .iter()
        .map(|rule| check_rule(&facts, rule))
        .collect();
    let rule = decide(&configuration.rules, &facts);
    let ring = configuration.rules[rule].ring;
    Placement {
        technology: technology.id.clone(),
        ring,
        ruled: ring,
        rule,
        before: None,
        nearer: find_nearer(dossier, ring, &findings),
        grounds: findings.into_iter().nth(rule).unwrap_or_default(),
        bounds: weighed.bounds.map(|(low, high)| (score(low), score(high))),
        assessments,
        value,
        coverage: weighed.coverage,
        certainty: None,
        ranking: None,
        sensitivity: Sensitivity::default(),
        moves: Vec::new(),
        momentum,
        contradiction: None,
        asked,
        demand,
    }
}

/// What rules look at, for one technology.
pub fn gather_facts(
    dossier: &Dossier,
    technology: &Technology,
    assessments: &[Assessment],
    value: Option<Score>,
) -> Facts {
    let classes = &dossier.configuration.legal_classes;
    let class = classes.iter().find(|class| class.id == technology.legal_class);
    Facts {
        trl: (
            f64::from(technology.trl.low.level()),
            f64::from(technology.trl.high.level()),
        ),
        effect: class.expect("each technology's legal class is declared").effect,
        levels: assessments
            .iter()
            .map(|assessment| assessment.level.map(|level| level.level()))
            .collect(),
        value: value.map(Score::value),
    }
}

/// The index of the first rule that fires.
pub fn decide(rules: &[Rule], facts: &Facts) -> usize {
    let fires = |rule: &Rule| rule.conditions.iter().all(|condition| holds(facts, condition));
    rules.iter().position(fires).expect("the last rule has no condition")
}

fn measure_in(facts: &Facts, measure: &Measure) -> Option<f64> {
    match measure {
        Measure::TrlLow => Some(facts.trl.0),
        Measure::TrlHigh => Some(facts.trl.1),
        Measure::Criterion(index) => facts.levels[*index],
        Measure::Value => facts.value,
    }
}

fn holds(facts: &Facts, condition: &Condition) -> bool {
    match condition {
        Condition::Limit {
            measure,
            bound,
            unknown_passes,
        } => measure_in(facts, measure).map_or(*unknown_passes, |found| bound.holds(found)),
        Condition::Effect(wanted) => wanted.contains(&facts.effect),
    }
}

fn check_rule(facts: &Facts, rule: &Rule) -> Vec<Finding> {
    rule.conditions
        .iter()
        .map(|condition| check_condition(facts, condition))
        .collect()
}

fn check_condition(facts: &Facts, condition: &Condition) -> Finding {
    let holds = holds(facts, condition);
    match condition {
        Condition::Limit { measure, bound, .. } => Finding::Number {
            measure: measure.clone(),
            bound: *bound,
            found: measure_in(facts, measure),
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

fn sum_value(criteria: &[Criterion], assessments: &[Assessment]) -> Weighed {
    let scores: Vec<Option<f64>> = assessments
        .iter()
        .map(|assessment| assessment.score.map(Score::value))
        .collect();
    let weights: Vec<f64> = criteria.iter().map(|criterion| criterion.weight.value()).collect();
    weigh(&weights, &scores)
}

/// A weighted value with what surrounds it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Weighed {
    /// The value over what is known; `None` where nothing known has weight.
    pub value: Option<f64>,
    /// The share of the weights that are known, 0 to 1.
    pub coverage: f64,
    /// The value with everything missing at 0 and at 1; `None` where nothing has weight.
    pub bounds: Option<(f64, f64)>,
}

/// The weighted value over the known partial values. Where nothing has weight there is no value. Weights are taken as they
/// are declared and divided by last, so that values that are equal on paper are equal in binary.
pub fn weigh(weights: &[f64], scores: &[Option<f64>]) -> Weighed {
    let all: f64 = weights.iter().sum();
    let (mut sum, mut known) = (0.0, 0.0);
    for (weight, score) in weights.iter().zip(scores) {
        if let Some(score) = score {
            sum += weight * score;
            known += weight;
        }
    }
    if all == 0.0 {
        return Weighed::default();
    }
    let share = |part: f64| (part / all).clamp(0.0, 1.0);
    Weighed {
        value: (known > 0.0).then(|| (sum / known).clamp(0.0, 1.0)),
        coverage: share(known),
        bounds: Some((share(sum), share(sum + (all - known)))),
    }
}
