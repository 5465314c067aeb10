//! What would move a technology: for each input alone, the nearest change with which the rules give another ring.
//!
//! A criterion is stepped over its whole levels where it has anchors or categories; on a scale that is a measurement the
//! crossing is found by halving. The low end of the TRL is stepped from 1 to 9 and takes the maturity level with it. An
//! unknown level counts as a step of no length: finding it out is the change.

use crate::model::{
    Assessment, Criterion, Dossier, LegalEffect, Move, MoveInput, Placement, Score, Spread, Technology,
};

use super::criteria::maturity_level;
use super::rules::{Facts, Rules};
use super::stability::ring_interval;
use super::value::to_score;
use crate::method::additive::sum_value;
use crate::method::stability::Line;

/// The inputs of one placement, ready to be changed.
pub struct Inputs<'a> {
    dossier: &'a Dossier,
    rules: &'a Rules,
    assessments: &'a [Assessment],
    facts: Facts,
    scores: Vec<Option<f64>>,
    weights: Vec<f64>,
    ring: usize,
}

impl<'a> Inputs<'a> {
    /// The inputs of a placement.
    pub fn new(dossier: &'a Dossier, rules: &'a Rules, technology: &Technology, placement: &'a Placement) -> Self {
        let criteria = &dossier.configuration.criteria;
        Inputs {
            dossier,
            rules,
            assessments: &placement.assessments,
            facts: Facts::of(
                dossier,
                technology,
                &placement.assessments,
                placement.value.map(Score::value),
            ),
            scores: placement
                .assessments
                .iter()
                .map(|assessment| assessment.score.map(Score::value))
                .collect(),
            weights: criteria.iter().map(|criterion| criterion.weight.value()).collect(),
            ring: placement.ring,
        }
    }

    /// The ring of facts.
    pub fn ring_of(&self, facts: &Facts) -> usize {
        self.rules.decide(facts).1
    }

    /// The ring with another value.
    pub fn ring_at_value(&self, value: f64) -> usize {
        self.ring_of(&Facts {
            value: Some(value),
            ..self.facts.clone()
        })
    }

    /// Partial values by criterion, `None` where unknown.
    pub fn scores(&self) -> &[Option<f64>] {
        &self.scores
    }

    /// Weights by criterion, as declared.
    pub fn weights(&self) -> &[f64] {
        &self.weights
    }

    /// Limits on the value that rules name.
    pub fn value_limits(&self) -> Vec<f64> {
        self.rules.value_limits()
    }

    /// The weighted value with other weights or partial values.
    pub fn value_of(&self, weights: &[f64], scores: &[Option<f64>]) -> Option<f64> {
        sum_value(weights, scores).ok()?.value
    }

    fn criteria(&self) -> &'a [Criterion] {
        &self.dossier.configuration.criteria
    }

    fn ring_with_level(&self, index: usize, level: f64) -> usize {
        self.ring_of(&self.with_level(self.facts.clone(), index, level))
    }

    fn with_level(&self, mut facts: Facts, index: usize, level: f64) -> Facts {
        let criterion = &self.criteria()[index];
        facts.levels[index] = Some(level);
        let mut scores = self.scores.clone();
        scores[index] = criterion
            .scale
            .to_level(level)
            .map(|level| to_score(criterion, level).value());
        facts.value = self.value_of(&self.weights, &scores);
        facts
    }

    fn ring_with_trl(&self, low: u8) -> usize {
        let mut facts = self.facts.clone();
        facts.trl = (f64::from(low), facts.trl.1.max(f64::from(low)));
        for assessment in self.assessments {
            if let Spread::Trl(starts) = &assessment.spread {
                facts = self.with_level(facts, assessment.criterion, maturity_level(low, starts) as f64);
            }
        }
        self.ring_of(&facts)
    }
}

/// Every single change that gives another ring, nearest first; equal steps inwards before outwards, then in declared order.
pub fn list_moves(inputs: &Inputs) -> Vec<Move> {
    let mut moves = trl_moves(inputs);
    for (index, criterion) in inputs.criteria().iter().enumerate() {
        if !matches!(inputs.assessments[index].spread, Spread::Trl(_)) {
            moves.extend(level_moves(inputs, index, criterion));
        }
    }
    moves.extend(weight_moves(inputs));
    moves.extend(law_move(inputs));
    moves.sort_by(|a, b| a.step.total_cmp(&b.step).then(a.ring.cmp(&b.ring)));
    moves
}

fn trl_moves(inputs: &Inputs) -> Vec<Move> {
    let now = inputs.facts.trl.0 as u8;
    let nearest = |mut levels: Box<dyn Iterator<Item = u8>>| {
        levels.find_map(|level| {
            let ring = inputs.ring_with_trl(level);
            (ring != inputs.ring).then(|| Move {
                input: MoveInput::TrlLow,
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

fn level_moves(inputs: &Inputs, index: usize, criterion: &Criterion) -> Vec<Move> {
    let scale = criterion.scale;
    let width = scale.high - scale.low;
    let stepped =
        !criterion.anchors.is_empty() || matches!(criterion.value, crate::model::ValueFunction::Categories(_));
    let steps = if stepped { width as usize } else { 64 };
    let grid: Vec<f64> = (0..=steps)
        .map(|step| scale.low + width * step as f64 / steps as f64)
        .collect();
    let ring = |level: f64| inputs.ring_with_level(index, level);
    let make = |to: f64, from: Option<f64>| Move {
        input: MoveInput::Criterion(index),
        from,
        to,
        ring: ring(to),
        step: from.map_or(0.0, |from| (to - from).abs() / width),
    };
    let Some(now) = inputs.facts.levels[index] else {
        return unknown_moves(inputs, &grid, ring)
            .into_iter()
            .map(|to| make(to, None))
            .collect();
    };
    let changes = |level: &&f64| ring(**level) != inputs.ring;
    let refine = |found: &f64, inner: f64| {
        if stepped {
            *found
        } else {
            halve(inner, *found, |level| ring(level) != inputs.ring)
        }
    };
    let up = grid.iter().filter(|level| **level > now).find(changes);
    let down = grid.iter().rev().filter(|level| **level < now).find(changes);
    let step = width / steps as f64;
    let up = up.map(|found| refine(found, (found - step).max(now)));
    let down = down.map(|found| refine(found, (found + step).min(now)));
    up.into_iter().chain(down).map(|to| make(to, Some(now))).collect()
}

/// For an unknown level: the least level that leads inwards, and the highest that leads outwards.
fn unknown_moves(inputs: &Inputs, grid: &[f64], ring: impl Fn(f64) -> usize) -> Vec<f64> {
    let inwards = grid.iter().find(|level| ring(**level) < inputs.ring);
    let outwards = grid.iter().rev().find(|level| ring(**level) > inputs.ring);
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

fn weight_moves(inputs: &Inputs) -> Vec<Move> {
    let total: f64 = inputs.weights.iter().sum();
    let indices = 0..inputs.weights.len();
    let moves = indices.flat_map(|index| {
        let now = inputs.weights[index] / total;
        let (low, high) = ring_interval(inputs, index);
        let line = Line::along(inputs.scores(), inputs.weights(), index);
        let beyond = [(high, high + 1e-6), (low, low - 1e-6)];
        let inside = beyond.into_iter().filter(|(_, past)| (0.0..=1.0).contains(past));
        inside
            .map(|(end, past)| Move {
                input: MoveInput::Weight(index),
                from: Some(now),
                to: end,
                ring: inputs.ring_at_value(line.at(past).unwrap_or(0.0)),
                step: (end - now).abs(),
            })
            .collect::<Vec<_>>()
    });
    moves.filter(|found| found.ring != inputs.ring).collect()
}

/// What would follow if the law set no particular limit.
fn law_move(inputs: &Inputs) -> Option<Move> {
    let free = Facts {
        effect: LegalEffect::None,
        ..inputs.facts.clone()
    };
    let ring = inputs.ring_of(&free);
    (inputs.facts.effect != LegalEffect::None && ring != inputs.ring).then_some(Move {
        input: MoveInput::Law,
        from: None,
        to: 0.0,
        ring,
        step: 1.0,
    })
}
