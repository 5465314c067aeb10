//! What is drawn for levels that nobody knows: the declared law of each criterion.
//!
//! A level left out of a mean would make ignorance pay; so an unknown level is drawn like every other one, and the law is
//! data. The law "as seen" takes the levels of the technologies that practitioners were asked about, each technology with
//! the same say; it is for criteria computed from data, so that a score on one technology changes no other.

use std::collections::BTreeMap;

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
    criteria.map(law).collect()
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
