//! One-way sensitivity: what each limit of a rule, each link, the law for unknown levels and the TRL decide alone.
//!
//! One thing is changed, everything else stays uncertain as it is (one-way, not all others at their middle). Told is what
//! changes the ring, or the probability of the ring of now by five points or more.

use crate::model::{
    Bound, Condition, Configuration, Criterion, Measure, Spread, Technology, TechnologyTrials, Trial, TrialEffect,
    TrialSum, TriedLaw, Trl, UnknownSpread,
};

use super::place::Judged;
use super::questions::reread;
use super::retrial::{Known, Placed, Retrial};
use super::rules::Rules;

/// The change of a ring's probability from which a trial is told.
const TOLD: f64 = 0.05;

/// A step of a limit on the value, and the number of steps of one on a measurement.
const VALUE_STEP: f64 = 0.05;
const MEASUREMENT_STEPS: f64 = 4.0;

/// The rules with each limit one step lower and one step higher.
pub fn list_limit_trials(retrial: &Retrial) -> Vec<(Trial, Rules)> {
    let configuration = retrial.configuration();
    let mut trials = Vec::new();
    for (rule, declared) in configuration.rules.iter().enumerate() {
        for (condition, limit) in declared.conditions.iter().enumerate() {
            let Condition::Limit { measure, bound, .. } = limit else {
                continue;
            };
            let step = step_of(measure, configuration);
            for to in [bound.limit() - step, bound.limit() + step] {
                let changed = with_limit(configuration, rule, condition, to);
                let rules = Rules::try_new(&changed, &retrial.dossier.technologies);
                trials.extend(rules.map(|rules| (Trial::Limit { rule, condition, to }, rules)));
            }
        }
    }
    trials
}

fn step_of(measure: &Measure, configuration: &Configuration) -> f64 {
    match measure {
        Measure::TrlLow | Measure::TrlHigh => 1.0,
        Measure::Value => VALUE_STEP,
        Measure::Criterion(index) => {
            let criterion = &configuration.criteria[*index];
            match criterion.whole_levels() {
                Some(_) => 1.0,
                None => (criterion.scale.high - criterion.scale.low) / MEASUREMENT_STEPS,
            }
        }
    }
}

fn with_limit(configuration: &Configuration, rule: usize, condition: usize, to: f64) -> Configuration {
    let mut changed = configuration.clone();
    if let Condition::Limit { bound, .. } = &mut changed.rules[rule].conditions[condition] {
        *bound = match bound {
            Bound::AtLeast(_) => Bound::AtLeast(to),
            Bound::AtMost(_) => Bound::AtMost(to),
        };
    }
    changed
}

/// What a technology hangs on.
pub fn try_changes(
    retrial: &Retrial,
    other_rules: &[(Trial, Rules)],
    technology: &Technology,
    judged: &Judged,
) -> TechnologyTrials {
    let (known, asks) = (Known::of(judged), &judged.demand.asks);
    let drawn = known.drawn(&retrial.laws);
    let now = retrial.place(technology, &drawn);
    let limits = other_rules
        .iter()
        .map(|(trial, rules)| (trial.clone(), retrial.place_by(rules, technology, &drawn)));
    let links = asks.iter().filter(|ask| ask.probability > 0.0).map(|link| {
        let kept = asks.iter().filter(|ask| ask.need != link.need).cloned().collect();
        let without = reread(retrial.dossier, technology, judged, kept).drawn(&retrial.laws);
        let trial = Trial::WithoutLink(link.need.clone());
        (trial, retrial.place(technology, &without))
    });
    let laws = try_laws(retrial, technology, &known);
    let shifts = [-1, 1].map(|shift| {
        let shifted = Known {
            trl: shift_trl(&drawn.trl, shift),
            ..drawn.clone()
        };
        (Trial::TrlShift(shift), retrial.place(technology, &shifted))
    });
    let mut effects: Vec<TrialEffect> = limits
        .chain(links)
        .chain(laws)
        .chain(shifts)
        .filter(|(_, then)| is_told(&now, then))
        .map(|(trial, then)| TrialEffect {
            trial,
            ring: then.ring,
            probability: then.probability(now.ring),
        })
        .collect();
    let shift = |effect: &TrialEffect| match (effect.probability, now.probability(now.ring)) {
        (Some(then), Some(now)) => (then - now).abs(),
        _ => 0.0,
    };
    effects.sort_by(|a, b| {
        let rings = |effect: &TrialEffect| effect.ring.abs_diff(now.ring);
        rings(b).cmp(&rings(a)).then(shift(b).total_cmp(&shift(a)))
    });
    TechnologyTrials {
        technology: technology.id.clone(),
        ring: now.ring,
        probability: now.probability(now.ring),
        effects,
    }
}

fn is_told(now: &Placed, then: &Placed) -> bool {
    let moved = match (now.probability(now.ring), then.probability(now.ring)) {
        (Some(now), Some(then)) => (then - now).abs() >= TOLD - 1e-9,
        _ => false,
    };
    then.ring != now.ring || moved
}

/// The worst, the best and every level alike in place of the declared law, for each criterion that the law has a say in.
fn try_laws(retrial: &Retrial, technology: &Technology, known: &Known) -> Vec<(Trial, Placed)> {
    let criteria = &retrial.configuration().criteria;
    let unknown = known.assessments.iter().filter(|found| draws_law(&found.spread));
    let mut tried = Vec::new();
    for assessment in unknown {
        let index = assessment.criterion;
        for (law, _) in TriedLaw::ALL {
            let mut laws = retrial.laws.clone();
            laws[index] = make_law(&criteria[index], law);
            let placed = retrial.place(technology, &known.drawn(&laws));
            tried.push((Trial::Law(index, law), placed));
        }
    }
    tried
}

/// Whether the law has a say in a spread that has not been drawn yet.
fn draws_law(spread: &Spread) -> bool {
    match spread {
        Spread::Unknown(_) => true,
        Spread::TooFew { rest, .. } | Spread::Partly { rest, .. } => draws_law(rest),
        Spread::Levels(_) | Spread::Trl(_) | Spread::Panel(_) => false,
    }
}

fn make_law(criterion: &Criterion, law: TriedLaw) -> UnknownSpread {
    let end = |level: f64| {
        let level = criterion.scale.to_level(level);
        UnknownSpread::Levels(level.map(|level| (level, 1.0)).into_iter().collect())
    };
    match law {
        TriedLaw::Worst => end(criterion.scale.worst()),
        TriedLaw::Best => end(criterion.scale.best()),
        TriedLaw::Uniform => super::unknown::lower_law(criterion, super::unknown::uniform(criterion)),
    }
}

/// Every TRL one lower or higher; what would leave the scale stays at its end.
fn shift_trl(trl: &[(Trl, f64)], shift: i8) -> Vec<(Trl, f64)> {
    let mut shifted: Vec<(Trl, f64)> = Vec::new();
    for (level, share) in trl {
        let level = Trl::new(i64::from(level.level()) + i64::from(shift)).unwrap_or(*level);
        match shifted.last_mut().filter(|(last, _)| *last == level) {
            Some((_, sum)) => *sum += share,
            None => shifted.push((level, *share)),
        }
    }
    shifted
}

/// How many technologies each trial moves to another ring, most first.
pub fn sum_trials(trials: &[TechnologyTrials]) -> Vec<TrialSum> {
    let mut sums: Vec<TrialSum> = Vec::new();
    for found in trials {
        let moving = found.effects.iter().filter(|effect| effect.ring != found.ring);
        let mut moving: Vec<Option<&Trial>> = moving
            .map(|effect| match &effect.trial {
                Trial::WithoutLink(_) => None,
                trial @ (Trial::Limit { .. } | Trial::Law(..) | Trial::TrlShift(_)) => Some(trial),
            })
            .collect();
        let links = moving.iter().position(Option::is_none);
        moving.retain(Option::is_some);
        moving.extend(links.map(|_| None));
        for trial in moving {
            match sums.iter_mut().find(|sum| sum.trial.as_ref() == trial) {
                Some(sum) => sum.technologies += 1,
                None => sums.push(TrialSum {
                    trial: trial.cloned(),
                    technologies: 1,
                }),
            }
        }
    }
    let place = |sum: &TrialSum| match &sum.trial {
        Some(Trial::Limit { rule, condition, to }) => (0, *rule, *condition, *to),
        None | Some(Trial::WithoutLink(_)) => (1, 0, 0, 0.0),
        Some(Trial::Law(criterion, law)) => (2, *criterion, *law as usize, 0.0),
        Some(Trial::TrlShift(shift)) => (3, 0, 0, f64::from(*shift)),
    };
    sums.sort_by(|a, b| {
        let (one, other) = (place(a), place(b));
        b.technologies
            .cmp(&a.technologies)
            .then((one.0, one.1, one.2).cmp(&(other.0, other.1, other.2)))
            .then(one.3.total_cmp(&other.3))
    });
    sums
}
