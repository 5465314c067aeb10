//! What a placement was made from, ready to be changed one input at a time.

use crate::model::{Assessment, Criterion, Dossier, Placement, Score, Spread, Technology};

use super::criteria::maturity_level;
use super::rules::{Facts, Rules};
use super::value::to_score;
use crate::method::additive::sum_value;

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

    /// The ring that the rules give now.
    pub fn ring(&self) -> usize {
        self.ring
    }

    /// What the rules read now.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// What is known of each criterion, in declared order.
    pub fn assessments(&self) -> &'a [Assessment] {
        self.assessments
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

    /// The criteria, in declared order.
    pub fn criteria(&self) -> &'a [Criterion] {
        &self.dossier.configuration.criteria
    }

    /// The ring with another level of one criterion.
    pub fn ring_with_level(&self, index: usize, level: f64) -> usize {
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

    /// The ring with another low end of the TRL, and the level of maturity that follows from it.
    pub fn ring_with_trl(&self, low: u8) -> usize {
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
