//! The ring by the first rule that fires, and the value that sets the place inside it.
//!
//! Value = Σ w (c − 1)/4 / Σ w over the criteria that are known, 0 to 1, summed in declared order (METHOD 7.1). With no
//! criterion known, or only weights of zero, there is no value.

use crate::model::{
    Asked, Assessment, Condition, Criterion, Demand, Dossier, Finding, Measure, NearMiss, Placement, Rule, Score,
    Technology,
};

/// Places one technology.
pub fn place(
    dossier: &Dossier,
    technology: &Technology,
    demand: Demand,
    asked: Asked,
    assessments: Vec<Assessment>,
) -> Placement {
    let configuration = &dossier.configuration;
    let findings: Vec<Vec<Finding>> = configuration
        .rules
        .iter()
        .map(|rule| check_rule(dossier, technology, &assessments, rule))
        .collect();
    let fired = findings.iter().position(|findings| findings.iter().all(Finding::holds));
    let rule = fired.expect("the last rule has no condition");
    let ring = configuration.rules[rule].ring;
    let (value, coverage) = sum_value(&configuration.criteria, &assessments);
    Placement {
        technology: technology.id.clone(),
        ring,
        rule,
        nearer: find_nearer(dossier, ring, &findings),
        grounds: findings.into_iter().nth(rule).unwrap_or_default(),
        assessments,
        value,
        coverage,
        asked,
        demand,
    }
}

fn check_rule(dossier: &Dossier, technology: &Technology, assessments: &[Assessment], rule: &Rule) -> Vec<Finding> {
    rule.conditions
        .iter()
        .map(|condition| check_condition(dossier, technology, assessments, condition))
        .collect()
}

fn check_condition(
    dossier: &Dossier,
    technology: &Technology,
    assessments: &[Assessment],
    condition: &Condition,
) -> Finding {
    match condition {
        Condition::Limit {
            measure,
            bound,
            unknown_passes,
        } => {
            let found = match measure {
                Measure::TrlLow => Some(f64::from(technology.trl.low.level())),
                Measure::TrlHigh => Some(f64::from(technology.trl.high.level())),
                Measure::Criterion(index) => assessments[*index].level.map(|level| level.level()),
            };
            let holds = found.map_or(*unknown_passes, |found| bound.holds(found));
            Finding::Number {
                measure: measure.clone(),
                bound: *bound,
                found,
                holds,
            }
        }
        Condition::Effect(wanted) => {
            let classes = &dossier.configuration.legal_classes;
            let class = classes.iter().find(|class| class.id == technology.legal_class);
            let found = class.expect("each technology's legal class is declared").effect;
            Finding::Effect {
                wanted: wanted.clone(),
                found,
                holds: wanted.contains(&found),
            }
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
            missing: findings.iter().filter(|finding| !finding.holds()).cloned().collect(),
        })
        .filter(|near| !near.missing.is_empty())
        .collect();
    nearer.sort_by_key(|near| (std::cmp::Reverse(near.ring), near.rule));
    nearer
}

fn sum_value(criteria: &[Criterion], assessments: &[Assessment]) -> (Option<Score>, f64) {
    let all: f64 = criteria.iter().map(|criterion| criterion.weight.value()).sum();
    let (mut sum, mut known) = (0.0, 0.0);
    for assessment in assessments {
        if let Some(level) = assessment.level {
            let weight = criteria[assessment.criterion].weight.value();
            sum += weight * level.to_score().value();
            known += weight;
        }
    }
    if known == 0.0 {
        return (None, 0.0);
    }
    (Score::new((sum / known).clamp(0.0, 1.0)), known / all)
}
