//! A level for each criterion: the assessors' median where they gave one, else computed from data, else missing.
//!
//! Missing is never average: it has no level, is left out of the value, and is listed.

use crate::model::{
    Asked, Assessment, AssessorScore, Basis, Criterion, Demand, Dossier, Grade, Level, Origin, StandardStatus,
    Technology,
};

use super::need::judge_need;

/// One assessment a criterion, in the configuration's order.
pub fn assess_criteria(dossier: &Dossier, technology: &Technology, demand: &Demand, asked: Asked) -> Vec<Assessment> {
    let criteria = dossier.configuration.criteria.iter().enumerate();
    criteria
        .map(|(index, criterion)| {
            let (level, basis, because) = from_assessors(dossier, technology, criterion)
                .unwrap_or_else(|| from_data(dossier, technology, criterion, demand, asked));
            Assessment {
                criterion: index,
                level,
                basis,
                because,
            }
        })
        .collect()
}

type Judgement = (Option<Level>, Basis, String);

fn from_assessors(dossier: &Dossier, technology: &Technology, criterion: &Criterion) -> Option<Judgement> {
    let scores: Vec<&AssessorScore> = dossier
        .scores
        .iter()
        .filter(|score| score.technology == technology.id && score.criterion == criterion.id)
        .collect();
    let level = Level::new(median(scores.iter().map(|score| score.mode).collect())?);
    let given: Vec<String> = scores
        .iter()
        .map(|score| format!("{} by {}", score.mode, score.assessor))
        .collect();
    let notes: Vec<&str> = scores
        .iter()
        .map(|score| score.note.as_str())
        .filter(|note| !note.is_empty())
        .collect();
    let mut because = format!("Median of what was given: {}.", given.join(", "));
    if !notes.is_empty() {
        because.push_str(&format!(" Notes: {}", notes.join("; ")));
    }
    let desk = scores.iter().all(|score| score.assessor == "desk");
    let basis = if desk {
        Basis::Desk
    } else {
        Basis::Assessors(scores.len())
    };
    Some((level, basis, because))
}

/// The middle of the numbers; of two middle ones their mean; `None` of none.
fn median(mut numbers: Vec<f64>) -> Option<f64> {
    numbers.sort_by(f64::total_cmp);
    let middle = numbers.len() / 2;
    match numbers.len() {
        0 => None,
        n if n % 2 == 1 => Some(numbers[middle]),
        _ => Some((numbers[middle - 1] + numbers[middle]) / 2.0),
    }
}

fn from_data(
    dossier: &Dossier,
    technology: &Technology,
    criterion: &Criterion,
    demand: &Demand,
    asked: Asked,
) -> Judgement {
    let (level, because) = match &criterion.origin {
        Origin::Need => judge_need(demand, asked, &dossier.configuration.demand),
        Origin::Maturity(starts) => judge_maturity(technology, starts),
        Origin::Legal => judge_legal(dossier, technology, demand),
        Origin::Standards => judge_standards(dossier, technology),
        Origin::Assessed => (None, "Nobody has scored it yet.".into()),
    };
    let basis = if level.is_some() {
        Basis::Computed
    } else {
        Basis::Missing
    };
    (level, basis, because)
}

fn judge_maturity(technology: &Technology, starts: &[u8; 5]) -> (Option<Level>, String) {
    let trl = &technology.trl;
    let reached = starts.iter().filter(|start| trl.low.level() >= **start).count();
    let because = format!(
        "TRL {} to {} ({} of {}); the low end counts.",
        trl.low,
        trl.high,
        trl.basis.to_words(),
        trl.date
    );
    (Level::new(reached as f64), because)
}

fn judge_legal(dossier: &Dossier, technology: &Technology, demand: &Demand) -> (Option<Level>, String) {
    let configuration = &dossier.configuration;
    let Some(class) = configuration
        .legal_classes
        .iter()
        .find(|class| class.id == technology.legal_class)
    else {
        return (None, "Its legal class is not declared.".into());
    };
    let special = technology.special_category_data;
    let level = if special { class.level_special } else { class.level };
    let mut because = format!("Legal class \"{}\"", class.name);
    if special {
        because.push_str(" with special categories of personal data");
    }
    let limits: Vec<&str> = demand
        .asks
        .iter()
        .filter(|ask| ask.grade == Grade::Constrains)
        .map(|ask| ask.need.as_str())
        .collect();
    if limits.is_empty() {
        return (Some(level), because + ".");
    }
    let floor = level.level().min(configuration.constrains.not_below.level());
    let lowered = Level::new((level.level() - configuration.constrains.lowers_by).max(floor));
    (
        lowered,
        format!(
            "{because}, level {level}; lowered because legal lines limit it: {}.",
            limits.join(", ")
        ),
    )
}

fn judge_standards(dossier: &Dossier, technology: &Technology) -> (Option<Level>, String) {
    let listed = dossier
        .standards
        .iter()
        .filter(|standard| standard.technologies.contains(&technology.id));
    let listed: Vec<_> = listed
        .filter(|standard| standard.status != StandardStatus::Withdrawn)
        .collect();
    for row in &dossier.configuration.standard_levels {
        let fitting = listed
            .iter()
            .filter(|standard| row.kinds.contains(&standard.kind) && row.statuses.contains(&standard.status));
        let numbers: Vec<&str> = fitting.map(|standard| standard.number.as_str()).collect();
        if !numbers.is_empty() {
            return (Some(row.level), format!("In our list: {}.", numbers.join(", ")));
        }
    }
    (
        None,
        "No standard found in our list, which proves nothing about the world.".into(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_median_of_none_is_none_and_of_two_is_their_mean() {
        assert_eq!(median(vec![]), None);
        assert_eq!(median(vec![4.0]), Some(4.0));
        assert_eq!(median(vec![5.0, 2.0]), Some(3.5));
        assert_eq!(median(vec![5.0, 1.0, 2.0]), Some(2.0));
    }
}
