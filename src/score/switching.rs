//! What would move a technology: for each input alone, the nearest change with which the rules give another ring.
//!
//! A criterion is stepped over its whole levels where it has anchors or categories; on a scale that is a measurement the
//! crossing is found by halving. The TRL is stepped from 1 to 9 and takes the maturity level with it. An
//! unknown level counts as a step of no length: finding it out is the change.

use crate::method::stability::ValueLine;
use crate::model::{Criterion, LegalEffect, Spread, SwitchingInput, SwitchingValue, ValueFunction};

use super::inputs::Inputs;
use super::stability::ring_interval;

/// Every single change that gives another ring, nearest first; equal steps inwards before outwards, then in declared order.
pub fn list_switching_values(inputs: &Inputs) -> Vec<SwitchingValue> {
    let mut found = switch_by_trl(inputs);
    for (index, criterion) in inputs.criteria().iter().enumerate() {
        if !matches!(inputs.assessments()[index].spread, Spread::Trl(_)) {
            found.extend(switch_by_level(inputs, index, criterion));
        }
    }
    found.extend(switch_by_weight(inputs));
    found.extend(switch_by_law(inputs));
    found.sort_by(|a, b| a.step.total_cmp(&b.step).then(a.ring.cmp(&b.ring)));
    found
}

fn switch_by_trl(inputs: &Inputs) -> Vec<SwitchingValue> {
    let now = inputs.trl();
    let nearest = |mut levels: Box<dyn Iterator<Item = u8>>| {
        levels.find_map(|level| {
            let ring = inputs.ring_with_trl(level);
            (ring != inputs.ring()).then(|| SwitchingValue {
                input: SwitchingInput::TrlLow,
                from: Some(f64::from(now)),
                to: f64::from(level),
                ring,
                step: f64::from(level.abs_diff(now)) / 8.0,
            })
        })
    };
    let up = nearest(Box::new(now + 1..=9));
    let down = nearest(Box::new((1..now).rev()));
    up.into_iter().chain(down).collect()
}

fn switch_by_level(inputs: &Inputs, index: usize, criterion: &Criterion) -> Vec<SwitchingValue> {
    if !inputs.hangs_on(index) {
        return Vec::new();
    }
    let scale = criterion.scale;
    let width = scale.high - scale.low;
    let stepped = !criterion.anchors.is_empty() || matches!(criterion.value, ValueFunction::Categories(_));
    let steps = if stepped { width as usize } else { 64 };
    let grid: Vec<f64> = (0..=steps)
        .map(|step| scale.low + width * step as f64 / steps as f64)
        .collect();
    let ring = |level: f64| inputs.ring_with_level(index, level);
    let make = |to: f64, from: Option<f64>| SwitchingValue {
        input: SwitchingInput::Criterion(index),
        from,
        to,
        ring: ring(to),
        step: from.map_or(0.0, |from| (to - from).abs() / width),
    };
    let Some(now) = inputs.assessments()[index].level.map(|level| level.level()) else {
        return switch_by_unknown(inputs, &grid, ring)
            .into_iter()
            .map(|to| make(to, None))
            .collect();
    };
    // What is known only in part may lead elsewhere once it is certain, with the level as it is.
    let certain = ring(now);
    let leads_elsewhere = |level: f64| ring(level) != certain && ring(level) != inputs.ring();
    let changes = |level: &&f64| leads_elsewhere(**level);
    let refine = |found: &f64, inner: f64| {
        if stepped {
            *found
        } else {
            halve(inner, *found, leads_elsewhere)
        }
    };
    let up = grid.iter().filter(|level| **level > now).find(changes);
    let down = grid.iter().rev().filter(|level| **level < now).find(changes);
    let step = width / steps as f64;
    let up = up.map(|found| refine(found, (found - step).max(now)));
    let down = down.map(|found| refine(found, (found + step).min(now)));
    let stays = (certain != inputs.ring()).then_some(now);
    let moves = stays.into_iter().chain(up).chain(down);
    moves.map(|to| make(to, Some(now))).collect()
}

/// For an unknown level: the least level that leads inwards, and the highest that leads outwards.
fn switch_by_unknown(inputs: &Inputs, grid: &[f64], ring: impl Fn(f64) -> usize) -> Vec<f64> {
    let inwards = grid.iter().find(|level| ring(**level) < inputs.ring());
    let outwards = grid.iter().rev().find(|level| ring(**level) > inputs.ring());
    inwards.into_iter().chain(outwards).copied().collect()
}

/// The first number from one that does not satisfy towards one that does, to a millionth of the way, rounded to the side
/// that does.
fn halve(mut without: f64, mut with: f64, satisfies: impl Fn(f64) -> bool) -> f64 {
    for _ in 0..40 {
        let middle = without + (with - without) / 2.0;
        if satisfies(middle) {
            with = middle;
        } else {
            without = middle;
        }
    }
    let rounded = (with * 1e4).round() / 1e4;
    if satisfies(rounded) { rounded } else { with }
}

fn switch_by_weight(inputs: &Inputs) -> Vec<SwitchingValue> {
    let total: f64 = inputs.weights().iter().sum();
    let indices = 0..inputs.weights().len();
    let switching = indices.flat_map(|index| {
        let now = inputs.weights()[index] / total;
        let (low, high) = ring_interval(inputs, index);
        let line = ValueLine::along(inputs.scores(), inputs.weights(), index);
        let beyond = [(high, high + 1e-6), (low, low - 1e-6)];
        let inside = beyond.into_iter().filter(|(_, past)| (0.0..=1.0).contains(past));
        inside
            .map(|(end, past)| SwitchingValue {
                input: SwitchingInput::Weight(index),
                from: Some(now),
                to: end,
                ring: inputs.ring_at_value(line.at(past).unwrap_or(0.0)),
                step: (end - now).abs(),
            })
            .collect::<Vec<_>>()
    });
    switching.filter(|found| found.ring != inputs.ring()).collect()
}

/// What would follow if the law set no particular limit.
fn switch_by_law(inputs: &Inputs) -> Option<SwitchingValue> {
    let ring = inputs.ring_with_effect(LegalEffect::None);
    (inputs.effect() != LegalEffect::None && ring != inputs.ring()).then_some(SwitchingValue {
        input: SwitchingInput::Law,
        from: None,
        to: 0.0,
        ring,
        step: 1.0,
    })
}
