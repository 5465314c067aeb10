//! A radar kept ready to be placed again with one thing changed: what could be found out, and what a ring hangs on.
//!
//! Everything is placed as [`super::place_technologies`] places it, from what was known before unknown levels are drawn, so
//! that a change of a law or a link goes the whole way. Where rules ask for the value no probability is counted out, and the
//! ring is that of the middle of everything.

use rayon::prelude::*;

use crate::method::score_distribution::ScoreDistribution;
use crate::model::{
    Asked, Assessment, Configuration, Dossier, Doubts, Measure, Score, Technology, TechnologyTrials, Trl, UnknownSpread,
};

use super::place::{Judged, mean_value};
use super::rules::{Rules, Ruling};
use super::smaa_model::{Reading, make_scores};
use super::{judge_technologies, one_way, questions, unknown, value};

/// Everything that placing again needs.
pub struct Retrial<'d> {
    /// The data.
    pub dossier: &'d Dossier,
    /// The rules as declared.
    pub rules: Rules,
    /// What is drawn for an unknown level of each criterion.
    pub laws: Vec<UnknownSpread>,
    by_value: bool,
}

/// What is known of one technology, ready to be changed; levels that nobody knows are not drawn yet.
#[derive(Clone)]
pub struct Known {
    /// One assessment a criterion.
    pub assessments: Vec<Assessment>,
    /// The TRLs it may have, rising.
    pub trl: Vec<(Trl, f64)>,
    /// Whether practitioners asked, with the probability of each state.
    pub asked: Vec<(Asked, f64)>,
}

/// Where the rules place a technology.
pub struct Placed {
    /// Index of the ring.
    pub ring: usize,
    /// The probability of each ring; empty where rules ask for the value.
    pub rings: Vec<f64>,
}

impl Placed {
    /// The probability of a ring; `None` where none is counted out.
    pub fn probability(&self, ring: usize) -> Option<f64> {
        self.rings.get(ring).copied()
    }
}

impl Known {
    /// What was judged of a technology.
    pub fn of(judged: &Judged) -> Self {
        Known {
            assessments: judged.assessments.clone(),
            trl: judged.trl.clone(),
            asked: judged.demand.need.asked.clone(),
        }
    }

    /// With unknown levels drawn by these laws.
    pub fn drawn(&self, laws: &[UnknownSpread]) -> Known {
        let mut drawn = self.clone();
        unknown::draw_unknowns(laws, &mut drawn.assessments);
        drawn
    }
}

impl<'d> Retrial<'d> {
    fn new(dossier: &'d Dossier) -> (Self, Vec<Judged>) {
        let (judged, laws) = judge_technologies(dossier);
        let retrial = Retrial {
            rules: Rules::new(&dossier.configuration, &dossier.technologies),
            by_value: dossier.configuration.asks_for(&Measure::Value),
            dossier,
            laws,
        };
        (retrial, judged)
    }

    /// The declared part of the radar.
    pub fn configuration(&self) -> &'d Configuration {
        &self.dossier.configuration
    }

    /// Where the rules as declared place what is known, once it is drawn.
    pub fn place(&self, technology: &Technology, drawn: &Known) -> Placed {
        self.place_by(&self.rules, technology, drawn)
    }

    /// Where other rules would.
    pub fn place_by(&self, rules: &Rules, technology: &Technology, drawn: &Known) -> Placed {
        self.settle(rules, drawn, &self.scores(technology, drawn))
    }

    /// The distributions of all that rules read.
    pub fn scores(&self, technology: &Technology, drawn: &Known) -> Vec<ScoreDistribution> {
        let reading = Reading {
            assessments: &drawn.assessments,
            trl: &drawn.trl,
            asked: &drawn.asked,
        };
        make_scores(self.dossier, self.rules.layout(), technology, &reading)
    }

    fn settle(&self, rules: &Rules, drawn: &Known, scores: &[ScoreDistribution]) -> Placed {
        let value = self.by_value.then(|| self.value_of(drawn)).flatten();
        let Ruling {
            ring, rules: shares, ..
        } = rules.place(value, scores);
        Placed {
            ring,
            rings: match shares.is_empty() {
                true => Vec::new(),
                false => rules.share_rings(&shares),
            },
        }
    }

    fn value_of(&self, drawn: &Known) -> Option<f64> {
        let criteria = &self.configuration().criteria;
        let mut assessments = drawn.assessments.clone();
        for assessment in &mut assessments {
            assessment.score = value::mean_score(&criteria[assessment.criterion], &assessment.spread, &drawn.trl);
        }
        mean_value(self.dossier, &assessments)
            .and_then(Score::new)
            .map(Score::value)
    }
}

/// The questions and the trials of a whole radar.
pub fn examine_doubts(dossier: &Dossier) -> Doubts {
    examine(dossier, |_| true)
}

/// Those of one technology alone.
pub fn examine_doubts_of(dossier: &Dossier, technology: &Technology) -> Doubts {
    examine(dossier, |known| known.id == technology.id)
}

fn examine(dossier: &Dossier, wanted: impl Fn(&Technology) -> bool + Sync) -> Doubts {
    let (retrial, judged) = Retrial::new(dossier);
    let other_rules = one_way::list_limit_trials(&retrial);
    let technologies = dossier.technologies.par_iter().zip(&judged);
    let found: Vec<_> = technologies
        .filter(|(technology, _)| wanted(technology))
        .map(|(technology, judged)| {
            (
                questions::ask(&retrial, technology, judged),
                one_way::try_changes(&retrial, &other_rules, technology, judged),
            )
        })
        .collect();
    let (questions, trials): (Vec<_>, Vec<TechnologyTrials>) = found.into_iter().unzip();
    let questions = questions::rank(questions.into_iter().flatten().collect());
    Doubts {
        kinds: questions::sum_kinds(dossier, &questions),
        moved: one_way::sum_trials(&trials),
        questions,
        trials,
    }
}
