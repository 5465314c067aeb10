//! What a placement was made from, ready to be changed one input at a time.

use crate::method::additive::sum_value;
use crate::method::score_distribution::{ScoreDistribution, lower_median};
use crate::model::{Assessment, Criterion, Dossier, LegalEffect, Origin, Placement, Technology};

use super::criteria::maturity_level;
use super::questions::said_by_workshop;
use super::rules::{MeasureLayout, Rules};
use super::smaa_model::make_scores;
use super::value::to_score;

/// The inputs of one placement, ready to be changed.
pub struct Inputs<'a> {
    dossier: &'a Dossier,
    rules: &'a Rules,
    technology: &'a Technology,
    placement: &'a Placement,
    scores: Vec<ScoreDistribution>,
    /// The mean worth of each criterion.
    worth: Vec<Option<f64>>,
    weights: Vec<f64>,
    ring: usize,
}

impl<'a> Inputs<'a> {
    /// The inputs of a placement.
    pub fn new(dossier: &'a Dossier, rules: &'a Rules, technology: &'a Technology, placement: &'a Placement) -> Self {
        let scores = make_scores(dossier, rules.layout(), technology, &placement.as_reading());
        let criteria = &dossier.configuration.criteria;
        let weights: Vec<f64> = criteria.iter().map(|criterion| criterion.weight.value()).collect();
        let worth = placement.assessments.iter();
        let worth: Vec<Option<f64>> = worth.map(|assessment| Some(assessment.score.value())).collect();
        Inputs {
            ring: placement.counted_from,
            dossier,
            rules,
            technology,
            placement,
            scores,
            worth,
            weights,
        }
    }

    /// The ring that changes are counted from.
    pub fn ring(&self) -> usize {
        self.ring
    }

    /// What the law does to the use now.
    pub fn effect(&self) -> LegalEffect {
        super::rules::legal_effect(&self.dossier.configuration, self.technology)
    }

    /// What is known of each criterion, in declared order.
    pub fn assessments(&self) -> &'a [Assessment] {
        &self.placement.assessments
    }

    /// The lower median of the TRL.
    pub fn trl(&self) -> u8 {
        let shares = self.placement.trl.iter();
        let shares: Vec<(f64, f64)> = shares.map(|(trl, share)| (f64::from(trl.level()), *share)).collect();
        lower_median(&shares).map_or(1, |trl| trl as u8)
    }

    /// Mean worth by criterion.
    pub fn scores(&self) -> &[Option<f64>] {
        &self.worth
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
    pub fn value_of(&self, weights: &[f64], worth: &[Option<f64>]) -> Option<f64> {
        sum_value(weights, worth).ok()?.value
    }

    /// The criteria, in declared order.
    pub fn criteria(&self) -> &'a [Criterion] {
        &self.dossier.configuration.criteria
    }

    /// The ring with another value.
    pub fn ring_at_value(&self, value: f64) -> usize {
        match self.rules.ask_for_value() {
            true => self.rules.place(Some(value), &self.scores).ring,
            false => self.ring,
        }
    }

    /// Whether another level of a criterion may lead to another ring.
    pub fn hangs_on(&self, index: usize) -> bool {
        self.rules.ask_for_value() || self.rules.ask_for(index)
    }

    /// The ring with another level of one criterion.
    pub fn ring_with_level(&self, index: usize, level: f64) -> usize {
        let (mut scores, mut worth) = (self.scores.clone(), self.worth.clone());
        scores[index] = ScoreDistribution::Fixed(level);
        worth[index] = self.worth_of(index, level);
        let criterion = &self.criteria()[index];
        if criterion.origin == Origin::Need {
            let said = said_by_workshop(criterion.scale, level);
            for (place, wanted) in self.rules.layout().asking() {
                scores[place] = MeasureLayout::flag(wanted.contains(&said));
            }
        }
        self.ring_with(&worth, &scores)
    }

    /// The ring with one TRL, and the level of maturity that follows from it.
    pub fn ring_with_trl(&self, trl: u8) -> usize {
        let layout = self.rules.layout();
        let (mut scores, mut worth) = (self.scores.clone(), self.worth.clone());
        scores[layout.trl()] = ScoreDistribution::Fixed(f64::from(trl));
        let high = self.placement.trl.last().map_or(trl, |(high, _)| high.level());
        scores[layout.trl_high()] = ScoreDistribution::Fixed(f64::from(high.max(trl)));
        for assessment in self.assessments() {
            if let crate::model::Spread::Trl(starts) = &assessment.spread {
                let level = maturity_level(trl, starts) as f64;
                let index = assessment.criterion;
                worth[index] = self.worth_of(index, level);
                if layout.trl() != index {
                    scores[index] = ScoreDistribution::Fixed(level);
                }
            }
        }
        self.ring_with(&worth, &scores)
    }

    /// The ring if the law did something else to the use.
    pub fn ring_with_effect(&self, effect: LegalEffect) -> usize {
        let mut scores = self.scores.clone();
        for (place, wanted) in self.rules.layout().law() {
            scores[place] = MeasureLayout::flag(wanted.contains(&effect));
        }
        self.ring_with(&self.worth, &scores)
    }

    fn ring_with(&self, worth: &[Option<f64>], scores: &[ScoreDistribution]) -> usize {
        self.rules.place(self.value_of(&self.weights, worth), scores).ring
    }

    fn worth_of(&self, index: usize, level: f64) -> Option<f64> {
        let criterion = &self.criteria()[index];
        let level = criterion.scale.to_level(level)?;
        Some(to_score(criterion, level).value())
    }
}
