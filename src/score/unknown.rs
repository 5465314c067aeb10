//! What is drawn for levels that nobody knows: the declared law of each criterion.
//!
//! A level left out of a mean would make ignorance pay; so an unknown level is drawn like every other one, and the law is
//! data, lowered where it would still pay to forget a level that does not lie in its lowest quarter. The law "as seen" takes
//! the levels of the technologies that a statement speaks for or on whose topics a workshop was held, each technology with
//! the same say; it is for criteria computed from data, so that a score on one technology changes no other.

use std::collections::BTreeMap;

use super::value::{mean_score, to_score};
use crate::method::NOISE;
use crate::model::{Asked, Assessment, Configuration, Criterion, Level, Spread, UnknownLaw, UnknownSpread};

/// What is drawn for an unknown level of each criterion, in declared order, from what is known of all technologies.
pub fn list_laws<'a>(
    configuration: &Configuration,
    judged: impl Iterator<Item = (Asked, &'a [Assessment])> + Clone,
) -> Vec<UnknownSpread> {
    let criteria = configuration.criteria.iter().enumerate();
    let law = |(index, criterion): (usize, &Criterion)| match &criterion.unknown {
        UnknownLaw::Uniform => uniform(criterion),
        UnknownLaw::AsSeen => {
            let asked = judged.clone().filter(|(asked, _)| *asked != Asked::NotYetAsked);
            let spreads = asked.map(|(_, assessments)| &assessments[index].spread);
            as_seen(spreads).unwrap_or_else(|| uniform(criterion))
        }
        UnknownLaw::Shares(shares) => {
            let levels = criterion.whole_levels().unwrap_or_default();
            UnknownSpread::Levels(levels.into_iter().zip(shares.iter().copied()).collect())
        }
    };
    criteria
        .map(|(index, criterion)| lower_law(criterion, law((index, criterion))))
        .collect()
}

/// The share of a law below which a level lies in its lowest quarter.
const QUARTER: f64 = 0.25;

/// A law with which forgetting does not pay: to leave a level out raises the value only where less than a quarter of the
/// declared law is worth less. A law whose mean lies higher than that is lowered until it does not: one of levels by more of
/// the worst one, one of a measurement by leaving out its better part. Every level alike of five is not lowered.
pub fn lower_law(criterion: &Criterion, law: UnknownSpread) -> UnknownSpread {
    match law {
        UnknownSpread::Levels(levels) => UnknownSpread::Levels(lower_levels(criterion, levels)),
        UnknownSpread::Between(low, high) => lower_range(criterion, (low, high)),
    }
}

fn lower_levels(criterion: &Criterion, levels: Vec<(Level, f64)>) -> Vec<(Level, f64)> {
    let worth = |level: Level| to_score(criterion, level).value();
    let mut scale = criterion
        .whole_levels()
        .unwrap_or_else(|| levels.iter().map(|(level, _)| *level).collect());
    scale.sort_by(|a, b| worth(*a).total_cmp(&worth(*b)));
    let below = |limit: f64| -> f64 {
        let below = levels.iter().filter(|(level, _)| worth(*level) < limit);
        below.map(|(_, share)| share).sum()
    };
    let cap = scale.iter().find(|level| below(worth(**level)) >= QUARTER - NOISE);
    let mean: f64 = levels.iter().map(|(level, share)| worth(*level) * share).sum();
    let Some((cap, worst)) = cap.map(|level| worth(*level)).zip(scale.first().copied()) else {
        return levels;
    };
    if mean <= cap + NOISE {
        return levels;
    }
    let more = (mean - cap) / (mean - worth(worst));
    let mut lowered: Vec<(Level, f64)> = levels
        .into_iter()
        .map(|(level, share)| (level, share * (1.0 - more)))
        .collect();
    match lowered.iter_mut().find(|(level, _)| *level == worst) {
        Some((_, share)) => *share += more,
        None => lowered.push((worst, more)),
    }
    lowered.sort_by(|a, b| a.0.level().total_cmp(&b.0.level()));
    lowered
}

fn lower_range(criterion: &Criterion, (low, high): (f64, f64)) -> UnknownSpread {
    let (worst, best) = if criterion.scale.worst() == low {
        (low, high)
    } else {
        (high, low)
    };
    let range = |end: f64| UnknownSpread::Between(worst.min(end), worst.max(end));
    let mean = |end: f64| mean_score(criterion, &Spread::Unknown(range(end)), &[]).value();
    let quarter = worst + (best - worst) * QUARTER;
    let cap = criterion
        .scale
        .to_level(quarter)
        .map(|level| to_score(criterion, level).value());
    let Some(cap) = cap.filter(|cap| mean(best) > cap + NOISE) else {
        return UnknownSpread::Between(low, high);
    };
    let (mut kept, mut left) = (quarter, best);
    for _ in 0..60 {
        let middle = kept + (left - kept) / 2.0;
        if mean(middle) <= cap + NOISE {
            kept = middle
        } else {
            left = middle
        }
    }
    range(kept)
}

/// Every level alike.
pub fn uniform(criterion: &Criterion) -> UnknownSpread {
    match criterion.whole_levels() {
        Some(levels) => {
            let share = 1.0 / levels.len() as f64;
            UnknownSpread::Levels(levels.into_iter().map(|level| (level, share)).collect())
        }
        None => UnknownSpread::Between(criterion.scale.low, criterion.scale.high),
    }
}

/// The mean of the known distributions of levels; `None` where there is none.
fn as_seen<'a>(spreads: impl Iterator<Item = &'a Spread>) -> Option<UnknownSpread> {
    let known: Vec<Vec<(Level, f64)>> = spreads.filter_map(known_levels).collect();
    let mut shares: BTreeMap<u64, (Level, f64)> = BTreeMap::new();
    for levels in &known {
        // What is left of one is not known either.
        let all: f64 = levels.iter().map(|(_, share)| share).sum();
        for (level, share) in levels.iter() {
            // Computed levels run from 1 to 5, so that their bits are in their order.
            let sum = shares.entry(level.level().to_bits()).or_insert((*level, 0.0));
            sum.1 += share / all / known.len() as f64;
        }
    }
    (!shares.is_empty()).then(|| UnknownSpread::Levels(shares.into_values().collect()))
}

/// The levels as far as somebody knows them, with probabilities that may sum to less than 1.
fn known_levels(spread: &Spread) -> Option<Vec<(Level, f64)>> {
    match spread {
        Spread::Levels(levels) => Some(levels.clone()),
        Spread::Partly { levels, rest } => {
            let left = 1.0 - levels.iter().map(|(_, share)| share).sum::<f64>();
            let rest = known_levels(rest).unwrap_or_default().into_iter();
            let rest = rest.map(|(level, share)| (level, share * left));
            Some(levels.iter().copied().chain(rest).collect())
        }
        Spread::Trl(_) | Spread::Panel(_) | Spread::TooFew { .. } | Spread::Unknown(_) => None,
    }
}

/// Puts the laws where nobody knows a level.
pub fn draw_unknowns(laws: &[UnknownSpread], assessments: &mut [Assessment]) {
    for assessment in assessments {
        let law = &laws[assessment.criterion];
        match &mut assessment.spread {
            Spread::Unknown(drawn) => drawn.clone_from(law),
            Spread::TooFew { rest, .. } | Spread::Partly { rest, .. } if rest.is_unknown() => {
                **rest = Spread::Unknown(law.clone());
            }
            Spread::TooFew { .. } | Spread::Partly { .. } | Spread::Levels(_) | Spread::Trl(_) | Spread::Panel(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::{Better, Origin, Scale, ValueFunction, Weight};

    fn criterion(low: u8, high: u8, anchored: bool) -> Criterion {
        let count = if anchored { usize::from(high - low) + 1 } else { 0 };
        Criterion {
            id: "supply".into(),
            name: "Supply".into(),
            question: "Can it be bought?".into(),
            weight: Weight::new(1.0).expect("a weight"),
            weight_range: None,
            origin: Origin::Assessed,
            scale: Scale {
                low: f64::from(low),
                high: f64::from(high),
                better: Better::High,
            },
            value: ValueFunction::Linear,
            unknown: UnknownLaw::Uniform,
            least_assessors: 1,
            panel: None,
            anchors: vec!["anchor".into(); count],
        }
    }

    fn mean(criterion: &Criterion, law: &UnknownSpread) -> f64 {
        mean_score(criterion, &Spread::Unknown(law.clone()), &[]).value()
    }

    #[test]
    fn every_level_alike_of_five_is_kept_and_of_six_is_lowered() {
        let law = |low, high| {
            let criterion = criterion(low, high, true);
            (
                mean(&criterion, &uniform(&criterion)),
                mean(&criterion, &lower_law(&criterion, uniform(&criterion))),
            )
        };
        assert_eq!(law(1, 5), (0.5, 0.5));
        // Of 0 to 5 a third lies below 2, which is worth 0.4.
        assert_eq!(law(0, 5), (0.5, 0.4));
        let measured = criterion(0, 1, false);
        assert!((mean(&measured, &lower_law(&measured, uniform(&measured))) - 0.25).abs() < 1e-9);
    }

    proptest! {
        #[test]
        fn forgetting_pays_only_in_the_lowest_quarter_of_the_law(heights in prop::collection::vec(0_u32..6, 2..8), low in 0_u8..2) {
            prop_assume!(heights.iter().any(|height| *height > 0));
            let high = low + heights.len() as u8 - 1;
            let criterion = criterion(low, high, true);
            let all: u32 = heights.iter().sum();
            let levels = (low..=high).zip(&heights).filter(|(_, height)| **height > 0);
            let levels = levels.filter_map(|(level, height)| {
                Some((criterion.scale.to_level(f64::from(level))?, f64::from(*height) / f64::from(all)))
            });
            let declared: Vec<(Level, f64)> = levels.collect();
            let law = lower_law(&criterion, UnknownSpread::Levels(declared.clone()));
            let drawn = mean(&criterion, &law);
            if let UnknownSpread::Levels(levels) = &law {
                let sum: f64 = levels.iter().map(|(_, share)| share).sum();
                prop_assert!((sum - 1.0).abs() < 1e-9, "{levels:?}");
            }
            for level in (low..=high).filter_map(|level| criterion.scale.to_level(f64::from(level))) {
                let below = declared.iter().filter(|(other, _)| other.level() < level.level());
                let below: f64 = below.map(|(_, share)| share).sum();
                let pays = to_score(&criterion, level).value() < drawn - 1e-9;
                prop_assert!(!pays || below < QUARTER, "level {}: {below} below, {drawn} drawn", level.level());
            }
        }
    }
}
