//! A level for each criterion: set by hand, else the assessors' median, else computed from data, else missing.
//!
//! Missing is never average: it has no level, is left out of the value, widens the spread in a simulation, and is listed.

use crate::model::{
    Asked, Assessment, Basis, Criterion, Demand, Dossier, Grade, LegalClass, Level, LevelReason, Momentum, Origin,
    Override, PanelSummary, Spread, StandardStatus, Technology,
};

use super::evidence::judge_evidence;
use super::need::judge_need;
use super::panel::summarise_panel;
use super::value::to_score;

/// What is known about a technology before its criteria are judged.
pub struct Known<'a> {
    /// What practitioners ask for.
    pub demand: &'a Demand,
    /// Whether they were asked.
    pub asked: Asked,
    /// How the yearly counts develop.
    pub momentum: &'a [Momentum],
}

/// One assessment a criterion, in the configuration's order.
pub fn assess_criteria(dossier: &Dossier, technology: &Technology, known: &Known) -> Vec<Assessment> {
    let criteria = dossier.configuration.criteria.iter().enumerate();
    criteria
        .map(|(index, criterion)| assess(dossier, technology, known, index, criterion))
        .collect()
}

fn assess(
    dossier: &Dossier,
    technology: &Technology,
    known: &Known,
    index: usize,
    criterion: &Criterion,
) -> Assessment {
    let panel = summarise_panel(dossier, technology, criterion);
    let set = technology
        .overrides
        .iter()
        .rev()
        .find(|set| set.criterion == criterion.id);
    let judged = match (set, &panel) {
        (Some(set), _) => from_override(criterion, set),
        (None, Some(panel)) => from_panel(criterion, panel),
        (None, None) => from_data(dossier, technology, criterion, known),
    };
    let Judgement {
        level,
        basis,
        spread,
        because,
    } = judged;
    Assessment {
        criterion: index,
        level,
        score: level.map(|level| to_score(criterion, level)),
        spread,
        panel,
        basis,
        because,
    }
}

struct Judgement {
    level: Option<Level>,
    basis: Basis,
    spread: Spread,
    because: LevelReason,
}

fn from_override(criterion: &Criterion, set: &Override) -> Judgement {
    let level = set.level.and_then(|level| criterion.scale.to_level(level));
    Judgement {
        level,
        basis: Basis::Override,
        spread: level.map_or(Spread::Unknown, Spread::Certain),
        because: LevelReason::SetByHand {
            by: set.by.clone(),
            date: set.date,
            reason: set.reason.clone(),
        },
    }
}

fn from_panel(criterion: &Criterion, panel: &PanelSummary) -> Judgement {
    let round = panel.last().expect("a panel has a round");
    let desk = round.given.iter().all(|given| given.assessor == "desk");
    let basis = if desk {
        Basis::Desk
    } else {
        Basis::Assessors(round.given.len())
    };
    let drawn = round.given.iter();
    let drawn = drawn.map(|given| (given.assessor.clone(), [given.low, given.mode, given.high]));
    Judgement {
        level: criterion.scale.to_level(round.median),
        basis,
        spread: Spread::Panel(drawn.collect()),
        because: LevelReason::Panel,
    }
}

fn from_data(dossier: &Dossier, technology: &Technology, criterion: &Criterion, known: &Known) -> Judgement {
    let (level, because) = match &criterion.origin {
        Origin::Need => judge_need(known.demand, known.asked, &dossier.configuration.demand),
        Origin::Maturity(starts) => judge_maturity(technology, starts),
        Origin::Legal => judge_legal(dossier, technology, known.demand),
        Origin::Standards => judge_standards(dossier, technology),
        Origin::Evidence => judge_evidence(dossier, technology, known.momentum),
        Origin::Assessed => (None, LevelReason::NotScored),
    };
    let spread = match (&criterion.origin, level) {
        (Origin::Maturity(starts), Some(_)) => Spread::Trl(*starts),
        (_, Some(level)) => Spread::Certain(level),
        (_, None) => Spread::Unknown,
    };
    let basis = if level.is_some() {
        Basis::Computed
    } else {
        Basis::Missing
    };
    Judgement {
        level,
        basis,
        spread,
        because,
    }
}

/// The level that a TRL gives: how many of the levels' starts it has reached.
pub fn maturity_level(trl: u8, starts: &[u8; 5]) -> usize {
    starts.iter().filter(|start| trl >= **start).count()
}

fn judge_maturity(technology: &Technology, starts: &[u8; 5]) -> (Option<Level>, LevelReason) {
    let trl = &technology.trl;
    let reached = maturity_level(trl.low.level(), starts);
    (Level::new(reached as f64), LevelReason::Trl(trl.clone()))
}

fn judge_legal(dossier: &Dossier, technology: &Technology, demand: &Demand) -> (Option<Level>, LevelReason) {
    let configuration = &dossier.configuration;
    let special = technology.special_category_data;
    let level_of = |class: &LegalClass| if special { class.level_special } else { class.level };
    let mut classes: Vec<_> = configuration.classes_of(technology).collect();
    // The lowest level counts; the sort keeps the file's order of equals.
    classes.sort_by(|a, b| level_of(a).level().total_cmp(&level_of(b).level()));
    let Some((class, others)) = classes.split_first() else {
        return (None, LevelReason::LegalClassUnknown);
    };
    let level = level_of(class);
    let limits: Vec<String> = demand
        .asks
        .iter()
        .filter(|ask| ask.grade == Grade::Constrains)
        .map(|ask| ask.need.clone())
        .collect();
    let because = |lowered| LevelReason::LegalClass {
        class: class.name.clone(),
        others: others
            .iter()
            .map(|other| (other.name.clone(), level_of(other)))
            .collect(),
        special,
        lowered,
    };
    if limits.is_empty() {
        return (Some(level), because(None));
    }
    let floor = level.level().min(configuration.constrains.not_below.level());
    let lowered = Level::new((level.level() - configuration.constrains.lowers_by).max(floor));
    (lowered, because(Some((level, limits))))
}

fn judge_standards(dossier: &Dossier, technology: &Technology) -> (Option<Level>, LevelReason) {
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
        let numbers: Vec<String> = fitting.map(|standard| standard.number.clone()).collect();
        if !numbers.is_empty() {
            return (Some(row.level), LevelReason::Standards(numbers));
        }
    }
    (None, LevelReason::NoStandard)
}
