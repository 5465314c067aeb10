//! The ring as the median of its distribution, and the mean value that sets the place inside it.
//!
//! Both are the method's; here the radar becomes its arguments. Without a criterion that weighs there is no value.

use crate::method::additive::sum_value;
use crate::method::score_distribution::ScoreDistribution;
use crate::model::{
    Asked, Assessment, Condition, Criterion, Demand, Dossier, Finding, Momentum, NearMiss, Placement, Rule, Score,
    Sensitivity, Technology, Trl,
};

use super::rules::{Rules, Ruling, legal_effect};
use super::smaa_model::{Reading, make_scores, mean_weights};

/// A technology as it is known before it is placed.
#[derive(Clone)]
pub struct Judged {
    /// One assessment a criterion, in declared order.
    pub assessments: Vec<Assessment>,
    /// The TRLs it may have, rising, each with its probability.
    pub trl: Vec<(Trl, f64)>,
    /// What practitioners asked for.
    pub demand: Demand,
    /// Whether they were asked.
    pub asked: Asked,
    /// How the yearly counts develop.
    pub momentum: Vec<Momentum>,
}

impl Judged {
    fn as_reading(&self) -> Reading<'_> {
        Reading {
            assessments: &self.assessments,
            trl: &self.trl,
            asked: &self.demand.need.asked,
        }
    }
}

/// Places one technology.
pub fn place(dossier: &Dossier, rules: &Rules, technology: &Technology, judged: Judged) -> Placement {
    let configuration = &dossier.configuration;
    let score = |value: f64| Score::new(value.clamp(0.0, 1.0)).expect("a weighted value stays between 0 and 1");
    let value = mean_value(dossier, &judged.assessments);
    let scores = make_scores(dossier, rules.layout(), technology, &judged.as_reading());
    let Ruling {
        ring,
        rule,
        rules: shares,
    } = rules.place(value, &scores);
    let (coverage, bounds) = weigh_known(&configuration.criteria, &judged.assessments);
    let mut placement = Placement {
        technology: technology.id.clone(),
        ring,
        ruled: ring,
        rule,
        rules: shares,
        counted_from: ring,
        before: None,
        held: None,
        nearer: Vec::new(),
        grounds: Vec::new(),
        bounds: bounds.map(|(low, high)| (score(low), score(high))),
        assessments: judged.assessments,
        trl: judged.trl,
        value: value.map(score),
        coverage,
        one_source: Vec::new(),
        certainty: None,
        ranking: None,
        sensitivity: Sensitivity::default(),
        switching_values: Vec::new(),
        momentum: judged.momentum,
        contradictions: Vec::new(),
        precision: Vec::new(),
        asked: judged.asked,
        demand: judged.demand,
    };
    ground(dossier, rules, technology, &mut placement);
    placement
}

/// Puts down what was found for the rule that decides, and what is lacking for rings nearer than the one it leads to.
pub fn ground(dossier: &Dossier, rules: &Rules, technology: &Technology, placement: &mut Placement) {
    let findings = check_rules(dossier, rules, technology, placement);
    placement.nearer = find_nearer(dossier, placement.ruled, &findings);
    placement.grounds = findings.into_iter().nth(placement.rule).unwrap_or_default();
}

/// The conditions of every rule, with what was found for a placed technology.
pub fn check_rules(
    dossier: &Dossier,
    rules: &Rules,
    technology: &Technology,
    placement: &Placement,
) -> Vec<Vec<Finding>> {
    let scores = make_scores(dossier, rules.layout(), technology, &placement.as_reading());
    let reader = Reader {
        dossier,
        rules,
        technology,
        asked: placement.asked,
        value: placement.value.map(Score::value),
        scores: &scores,
    };
    let declared = dossier.configuration.rules.iter();
    declared.map(|rule| reader.check_rule(rule)).collect()
}

/// What conditions are held against.
struct Reader<'a> {
    dossier: &'a Dossier,
    rules: &'a Rules,
    technology: &'a Technology,
    asked: Asked,
    value: Option<f64>,
    scores: &'a [ScoreDistribution],
}

impl Reader<'_> {
    fn check_rule(&self, rule: &Rule) -> Vec<Finding> {
        let conditions = rule.conditions.iter();
        conditions.map(|condition| self.check_condition(condition)).collect()
    }

    fn check_condition(&self, condition: &Condition) -> Finding {
        let probability = self.rules.probability(condition, self.value, self.scores);
        match condition {
            Condition::Limit { measure, bound, .. } => Finding::Number {
                measure: measure.clone(),
                bound: *bound,
                found: match self.rules.read(measure, self.scores) {
                    Some(score) => score.ends(),
                    None => self.value.map(|value| (value, value)),
                },
                probability,
            },
            Condition::Asked(wanted) => Finding::Asked {
                wanted: wanted.clone(),
                found: self.asked,
                probability,
            },
            Condition::Effect(wanted) => Finding::Effect {
                wanted: wanted.clone(),
                found: legal_effect(&self.dossier.configuration, self.technology),
                holds: probability > 0.5,
            },
        }
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
            missing: list_missing(findings),
        })
        .filter(|near| !near.missing.is_empty())
        .collect();
    nearer.sort_by_key(|near| (std::cmp::Reverse(near.ring), near.rule));
    nearer
}

/// The conditions that more probably fail than hold; where there are none, all that may fail.
fn list_missing(findings: &[Finding]) -> Vec<Finding> {
    let below = |limit: f64| -> Vec<Finding> {
        let missing = findings.iter().filter(|finding| finding.probability() < limit);
        missing.cloned().collect()
    };
    let failing = below(0.5);
    if failing.is_empty() { below(1.0) } else { failing }
}

/// The mean of the weighted value: weights and scores are drawn apart from each other, so that it is the sum of the means'
/// products. Where the mean of the weights has no closed form, the declared ones stand until values are drawn.
pub fn mean_value(dossier: &Dossier, assessments: &[Assessment]) -> Option<f64> {
    let configuration = &dossier.configuration;
    let declared = || configuration.criteria.iter().map(|criterion| criterion.weight.value());
    let weights = mean_weights(configuration).unwrap_or_else(|| declared().collect());
    let scores: Vec<Option<f64>> = assessments
        .iter()
        .map(|assessment| Some(assessment.score.value()))
        .collect();
    sum_value(&weights, &scores).ok()?.value
}

/// The share of the weights whose criteria are known, and the value with every unknown level at its worst and at its best.
fn weigh_known(criteria: &[Criterion], assessments: &[Assessment]) -> (f64, Option<(f64, f64)>) {
    let weights: Vec<f64> = criteria.iter().map(|criterion| criterion.weight.value()).collect();
    let known: Vec<Option<f64>> = assessments
        .iter()
        .map(|assessment| assessment.level.map(|_| assessment.score.value()))
        .collect();
    match sum_value(&weights, &known) {
        Ok(found) => (found.coverage, Some((found.low, found.high))),
        Err(_) => (0.0, None),
    }
}
