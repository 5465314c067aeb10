//! How sure a placement is, in numbers and in plain words.

use super::{Asked, Assessment, Configuration, Placement, Spread, Technology};

/// What the simulation found for one technology.
#[derive(Debug, Clone, PartialEq)]
pub struct Certainty {
    /// Probability of each ring, in the configuration's order; they sum to 1.
    pub rings: Vec<f64>,
    /// Standard error of each probability.
    pub errors: Vec<f64>,
    /// The same when levels that nobody knows are drawn from their whole scale instead of passing or failing as the
    /// rules say; `None` where no unknown level matters to a rule.
    pub rings_if_unknown: Option<Vec<f64>>,
    /// How sure the drawn ring is.
    pub class: ConfidenceClass,
    /// Whether the drawn ring's probability is below the threshold.
    pub borderline: bool,
    /// The most probable other ring; `None` where there is none.
    pub neighbour: Option<usize>,
    /// Value: mean, standard deviation, 5 % and 95 % quantile; `None` without any criterion.
    pub value: Option<ValueSpread>,
}

impl Certainty {
    /// Probability of a ring, 0 to 1.
    pub fn probability(&self, ring: usize) -> f64 {
        self.rings.get(ring).copied().unwrap_or(0.0)
    }
}

impl Placement {
    /// How sure the ring is, in sentences for a planner; empty where no simulation was run.
    pub fn certainty_words(&self, technology: &Technology, configuration: &Configuration) -> Vec<String> {
        let Some(certainty) = &self.certainty else {
            return Vec::new();
        };
        let name = |ring: usize| configuration.rings[ring].name.as_str();
        let mut words = vec![verdict_words(certainty, self.ring, name)];
        if self.reads_low_trl(technology, configuration) && certainty.class != ConfidenceClass::Firm {
            words.push(format!(
                "The rules read the low end of TRL {} to {}, while the TRL varies over the whole range: the map shows the \
                 careful reading.",
                technology.trl.low, technology.trl.high
            ));
        }
        if self.asked == Asked::NotYetAsked {
            words.push("Nobody has been asked about its topics yet; a workshop may change the ring.".into());
        }
        if let Some(rings) = &certainty.rings_if_unknown {
            words.push(format!(
                "Nobody knows its level on {}, and the rules let that pass. If the level could be anything on its scale: \
                 {}.",
                self.names_of(configuration, |assessment| assessment.spread == Spread::Unknown),
                shares_words(rings, name)
            ));
        }
        if self.coverage < configuration.scoring.coverage && !configuration.criteria.is_empty() {
            words.push(format!(
                "Only {:.0} % of the weights are known; the place inside the ring rests on little.",
                100.0 * self.coverage
            ));
        }
        words
    }

    /// Whether the ring would be less than confident if levels that the rules let pass as unknown could be anything.
    pub fn rests_on_unknowns(&self, configuration: &Configuration) -> bool {
        let rings = self
            .certainty
            .as_ref()
            .and_then(|certainty| certainty.rings_if_unknown.as_ref());
        rings.is_some_and(|rings| rings[self.ring] < configuration.scoring.confident)
    }

    /// How sure the ring is, in a word or three.
    pub fn confidence_words(&self, configuration: &Configuration) -> Option<String> {
        let certainty = self.certainty.as_ref()?;
        let verdict = certainty.class.as_str();
        if certainty.class == ConfidenceClass::Firm && self.rests_on_unknowns(configuration) {
            return Some("firm as far as known".into());
        }
        let name = |ring: usize| configuration.rings[ring].name.as_str();
        Some(match (certainty.class, certainty.neighbour) {
            (ConfidenceClass::Contested, Some(other)) => format!("{verdict}, perhaps {}", name(other)),
            (ConfidenceClass::Likely, Some(other)) => format!("{verdict}, else {}", name(other)),
            (ConfidenceClass::Firm | ConfidenceClass::Likely | ConfidenceClass::Contested, _) => verdict.to_owned(),
        })
    }

    fn reads_low_trl(&self, technology: &Technology, configuration: &Configuration) -> bool {
        let limits = configuration
            .rules
            .iter()
            .any(|rule| rule.limits_on(&super::Measure::TrlLow).next().is_some());
        limits && technology.trl.low < technology.trl.high
    }

    /// Names of the criteria whose assessments are of a sort, with commas.
    fn names_of(&self, configuration: &Configuration, of: impl Fn(&Assessment) -> bool) -> String {
        let found = self.assessments.iter().filter(|assessment| of(assessment));
        let names: Vec<&str> = found
            .filter(|assessment| configuration.lets_unknown_pass(assessment.criterion))
            .map(|assessment| configuration.criteria[assessment.criterion].name.as_str())
            .collect();
        names.join(", ")
    }
}

fn verdict_words<'a>(certainty: &Certainty, ring: usize, name: impl Fn(usize) -> &'a str) -> String {
    const VARIED: &str = "When TRL, levels and weights vary within what is known,";
    let here = certainty.probability(ring);
    match (certainty.class, certainty.neighbour) {
        (_, None) => format!("Firm. {VARIED} {} comes out every time.", name(ring)),
        (ConfidenceClass::Firm, Some(other)) => format!(
            "Firm. {VARIED} {} comes out in {} of the cases, most often else {}.",
            name(ring),
            percent(here),
            name(other)
        ),
        (ConfidenceClass::Likely, Some(_)) => {
            format!(
                "Likely, not sure. {VARIED} it is {} of the cases.",
                shares_words(&certainty.rings, name)
            )
        }
        (ConfidenceClass::Contested, Some(_)) => {
            format!(
                "Contested. {VARIED} it is {} of the cases.",
                shares_words(&certainty.rings, name)
            )
        }
    }
}

/// The rings that come out at all, most often first: "Deploy in 67 %, Pilot in 33 %".
fn shares_words<'a>(shares: &[f64], name: impl Fn(usize) -> &'a str) -> String {
    let mut order: Vec<usize> = (0..shares.len()).filter(|ring| shares[*ring] > 0.0).collect();
    order.sort_by(|a, b| shares[*b].total_cmp(&shares[*a]).then(a.cmp(b)));
    let parts: Vec<String> = order
        .into_iter()
        .map(|ring| format!("{} in {}", name(ring), percent(shares[ring])))
        .collect();
    parts.join(", ")
}

/// A probability for a reader: never 0 % or 100 % for what is not certain.
pub fn percent(share: f64) -> String {
    match share {
        0.0 => "0 %".into(),
        1.0 => "100 %".into(),
        small if small < 0.005 => "less than 1 %".into(),
        large if large > 0.995 => "more than 99 %".into(),
        share => format!("{:.0} %", 100.0 * share),
    }
}

/// The spread of a value over the draws, all 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ValueSpread {
    /// Mean.
    pub mean: f64,
    /// Standard deviation.
    pub deviation: f64,
    /// 5 % quantile.
    pub low: f64,
    /// Median.
    pub median: f64,
    /// 95 % quantile.
    pub high: f64,
}

/// How sure a ring is, in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConfidenceClass {
    /// The drawn ring came out in at least the share of draws that counts as firm (0.8 unless declared).
    Firm,
    /// In at least half of the draws, and no other ring came out more often.
    Likely,
    /// In less than half of the draws, or another ring came out more often.
    Contested,
}

impl ConfidenceClass {
    /// The word.
    pub fn as_str(self) -> &'static str {
        match self {
            ConfidenceClass::Firm => "firm",
            ConfidenceClass::Likely => "likely",
            ConfidenceClass::Contested => "contested",
        }
    }
}

/// How sure the ring of one blip is, as a map needs it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BlipCertainty {
    /// Probability of the ring it is drawn in, 0 to 1.
    pub probability: f64,
    /// Whether it is marked borderline.
    pub borderline: bool,
    /// The most probable other ring.
    pub neighbour: Option<Neighbour>,
    /// Place inside the ring at the 5 % and the 95 % quantile of its value, 0 to 1, high towards the centre.
    pub spread: Option<(f64, f64)>,
}

/// The most probable ring besides the one a blip is drawn in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Neighbour {
    /// Index of the ring.
    pub ring: usize,
    /// Its probability, 0 to 1.
    pub probability: f64,
}
