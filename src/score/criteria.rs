//! A level for each criterion: set by hand, else the assessors' median, else computed from data, else unknown.
//!
//! Unknown is never average and never left out: it has no level, is listed, and is drawn by the law of its criterion
//! (`unknown`). Where fewer assessors scored than a criterion asks for, what they gave has a share only. Need comes from
//! statements and law from the class; assessors count there only where `radar.toml` names a panel.

use crate::method::score_distribution::lower_median;
use crate::model::{
    Asked, Assessment, Basis, Criterion, DESK, Demand, Dossier, Grade, LegalClass, Level, LevelReason, Momentum,
    Origin, Override, PanelSummary, Score, Spread, Technology, Trl, UnknownSpread,
};

use super::evidence::judge_evidence;
use super::need::judge_need;
use super::panel::summarise_panel;

/// What is known about a technology before its criteria are judged.
pub struct Known<'a> {
    /// What practitioners ask for.
    pub demand: &'a Demand,
    /// How the yearly counts develop.
    pub momentum: &'a [Momentum],
    /// The TRLs it may have, rising.
    pub trl: &'a [(Trl, f64)],
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
    let from_data = || from_data(dossier, technology, criterion, known);
    let judged = match (set, &panel) {
        (Some(set), _) => from_override(criterion, set),
        (None, Some(panel)) => from_panel(criterion, panel, from_data),
        (None, None) => from_data(),
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
        score: Score::ZERO,
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
        spread: level.map_or(UNKNOWN, Spread::certain),
        because: LevelReason::SetByHand {
            by: set.by.clone(),
            date: set.date,
            reason: set.reason.clone(),
        },
    }
}

/// A level that nobody knows; what is drawn instead is settled when all technologies are judged.
const UNKNOWN: Spread = Spread::Unknown(UnknownSpread::Levels(Vec::new()));

/// What a panel gave; where its members do not count, or are too few, what would stand without them.
fn from_panel(criterion: &Criterion, panel: &PanelSummary, from_data: impl Fn() -> Judgement) -> Judgement {
    let round = panel.last().expect("a panel has a round");
    let ratings = |wanted: &dyn Fn(&str) -> bool| -> Vec<(String, [f64; 3])> {
        let given = round.given.iter().filter(|given| wanted(&given.assessor));
        given
            .map(|given| (given.assessor.clone(), [given.low, given.mode, given.high]))
            .collect()
    };
    let (desk, assessors) = (ratings(&|name| name == DESK), ratings(&|name| name != DESK));
    let of_panel = |basis: Basis, spread: Spread| Judgement {
        level: criterion.scale.to_level(round.median),
        basis,
        spread,
        because: LevelReason::Panel,
    };
    let enough = assessors.len() >= criterion.least_assessors;
    let without = || match desk.is_empty() {
        true => from_data(),
        false => of_panel(Basis::Desk, Spread::Panel(desk.clone())),
    };
    match criterion.origin {
        // A TRL, or a level that stands for some, is one voice of the TRL.
        Origin::Maturity(_) => return from_data(),
        Origin::Need | Origin::Legal if !(enough && criterion.takes_scores()) => return from_data(),
        Origin::Need | Origin::Legal | Origin::Standards | Origin::Evidence | Origin::Assessed => {}
    }
    if enough {
        return of_panel(Basis::Assessors(round.given.len()), Spread::Panel(ratings(&|_| true)));
    }
    let rest = without();
    if assessors.is_empty() {
        return rest;
    }
    let unknown = rest.spread.is_unknown();
    let spread = Spread::TooFew {
        share: assessors.len() as f64 / criterion.least_assessors as f64,
        given: assessors.clone(),
        rest: Box::new(rest.spread),
    };
    match unknown {
        true => of_panel(Basis::Assessors(assessors.len()), spread),
        false => Judgement { spread, ..rest },
    }
}

fn from_data(dossier: &Dossier, technology: &Technology, criterion: &Criterion, known: &Known) -> Judgement {
    let (level, because) = match &criterion.origin {
        Origin::Need => judge_need(known.demand),
        Origin::Maturity(starts) => judge_maturity(technology, known.trl, starts),
        Origin::Legal => judge_legal(dossier, technology, known.demand),
        Origin::Standards => judge_standards(dossier, technology),
        Origin::Evidence => judge_evidence(dossier, technology, known.momentum),
        Origin::Assessed => (None, LevelReason::NotScored),
    };
    let spread = match (&criterion.origin, level) {
        (Origin::Maturity(starts), Some(_)) => Spread::Trl(*starts),
        (Origin::Need, Some(_)) => spread_need(dossier, known.demand),
        (_, Some(level)) => Spread::certain(level),
        (_, None) => UNKNOWN,
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

/// The need where a link holds; where none does, the law of what was not mentioned if a workshop was held, else nobody knows.
fn spread_need(dossier: &Dossier, demand: &Demand) -> Spread {
    let need = &demand.need;
    let rest = match need.asked.as_slice() {
        [(Asked::Asked, _), (Asked::NotMentioned, _)] => {
            let law = (1_u8..).zip(&dossier.configuration.demand.not_mentioned);
            let law = law.filter(|(_, share)| **share > 0.0);
            Spread::Levels(
                law.filter_map(|(level, share)| Some((Level::new(f64::from(level))?, *share)))
                    .collect(),
            )
        }
        [(Asked::Asked, _), _] => UNKNOWN,
        _ => return Spread::Levels(need.levels.clone()),
    };
    Spread::Partly {
        levels: need.linked.clone(),
        rest: Box::new(rest),
    }
}

/// The level that a TRL gives: how many of the levels' starts it has reached.
pub fn maturity_level(trl: u8, starts: &[u8; 5]) -> usize {
    starts.iter().filter(|start| trl >= **start).count()
}

/// The level that the lower median of the TRL gives.
fn judge_maturity(technology: &Technology, trl: &[(Trl, f64)], starts: &[u8; 5]) -> (Option<Level>, LevelReason) {
    let shares: Vec<(f64, f64)> = trl
        .iter()
        .map(|(trl, share)| (f64::from(trl.level()), *share))
        .collect();
    let middle = lower_median(&shares).map_or(technology.trl.low.level(), |trl| trl as u8);
    let level = Level::new(maturity_level(middle, starts) as f64);
    (level, LevelReason::Trl(technology.trl.clone()))
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
    // A level at its floor is limited already; nothing is said to have lowered it.
    let told = (lowered != Some(level)).then_some((level, limits));
    (lowered, because(told))
}

fn judge_standards(dossier: &Dossier, technology: &Technology) -> (Option<Level>, LevelReason) {
    let listed = dossier
        .standards
        .iter()
        .filter(|standard| standard.technologies.contains(&technology.id));
    let listed: Vec<_> = listed.filter(|standard| standard.is_citable()).collect();
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
