//! How sure a ring is, in words.

use crate::model::{Asked, Sensitivity};
use crate::model::{
    Assessment, Certainty, ConfidenceClass, Configuration, Measure, Placement, Scoring, Spread, Technology,
    WeightDistribution,
};
use crate::render::messages::message;

/// How sure the ring is, in sentences for a planner; empty where no simulation was run.
pub fn certainty(placement: &Placement, technology: &Technology, configuration: &Configuration) -> Vec<String> {
    let Some(certainty) = &placement.certainty else {
        return Vec::new();
    };
    let mut words = vec![verdict(certainty, placement.ring, configuration)];
    if reads_low_trl(technology, configuration) && certainty.class != ConfidenceClass::Firm {
        words.push(message!(
            "rules-read-low-trl",
            low = technology.trl.low.level(),
            high = technology.trl.high.level()
        ));
    }
    if placement.asked == Asked::NotYetAsked {
        words.push(message!("workshop-may-change-ring"));
    }
    if let Some(rings) = &certainty.rings_if_unknown {
        words.push(message!(
            "unknown-level-passes",
            criteria = name_unknown(placement, configuration),
            shares = ring_shares(rings, configuration)
        ));
    }
    if placement.coverage < configuration.scoring.coverage && !configuration.criteria.is_empty() {
        words.push(message!(
            "little-weight-known",
            coverage = format!("{:.0} %", 100.0 * placement.coverage)
        ));
    }
    words
}

/// How sure the ring is, in a word or two; `None` where no simulation was run.
pub fn confidence(placement: &Placement, configuration: &Configuration) -> Option<String> {
    let certainty = placement.certainty.as_ref()?;
    let other = certainty.neighbour.map(|ring| &configuration.rings[ring].name);
    Some(match (certainty.class, other) {
        (ConfidenceClass::Firm, _) if placement.rests_on_unknowns(configuration) => message!("firm-as-far-as-known"),
        (ConfidenceClass::Firm, _) => message!("firm"),
        (ConfidenceClass::Likely, Some(other)) => message!("likely-else", ring = other),
        (ConfidenceClass::Likely, None) => message!("likely"),
        (ConfidenceClass::Contested, Some(other)) => message!("contested-perhaps", ring = other),
        (ConfidenceClass::Contested, None) => message!("contested"),
    })
}

fn verdict(certainty: &Certainty, ring: usize, configuration: &Configuration) -> String {
    let name = |ring: usize| &configuration.rings[ring].name;
    let shares = || ring_shares(&certainty.rings, configuration);
    match (certainty.class, certainty.neighbour) {
        (_, None) => message!("verdict-firm-always", ring = name(ring)),
        (ConfidenceClass::Firm, Some(other)) => message!(
            "verdict-firm",
            ring = name(ring),
            share = percent(certainty.probability(ring)),
            other = name(other)
        ),
        (ConfidenceClass::Likely, Some(_)) => message!("verdict-likely", shares = shares()),
        (ConfidenceClass::Contested, Some(_)) => message!("verdict-contested", shares = shares()),
    }
}

/// Whether rules read the low end of a TRL that is a range.
fn reads_low_trl(technology: &Technology, configuration: &Configuration) -> bool {
    let mut rules = configuration.rules.iter();
    rules.any(|rule| rule.limits_on(&Measure::TrlLow).next().is_some()) && technology.trl.low < technology.trl.high
}

/// The criteria whose level nobody knows and the rules let pass.
fn name_unknown(placement: &Placement, configuration: &Configuration) -> String {
    let unknown = |assessment: &&Assessment| {
        assessment.spread == Spread::Unknown && configuration.lets_unknown_pass(assessment.criterion)
    };
    let found = placement.assessments.iter().filter(unknown);
    let names = found.map(|assessment| configuration.criteria[assessment.criterion].name.as_str());
    names.collect::<Vec<_>>().join(", ")
}

/// The rings that come out at all, most often first: "Deploy in 67 %, Pilot in 33 %".
fn ring_shares(shares: &[f64], configuration: &Configuration) -> String {
    let mut order: Vec<usize> = (0..shares.len()).filter(|ring| shares[*ring] > 0.0).collect();
    order.sort_by(|a, b| shares[*b].total_cmp(&shares[*a]).then(a.cmp(b)));
    let parts = order.into_iter().map(|ring| {
        message!(
            "ring-in-share",
            ring = &configuration.rings[ring].name,
            share = percent(shares[ring])
        )
    });
    parts.collect::<Vec<_>>().join(", ")
}

/// A probability for a reader: never 0 % or 100 % for what is not certain.
pub fn percent(share: f64) -> String {
    match share {
        small if small > 0.0 && small < 0.005 => message!("less-than-one-percent"),
        large if large > 0.995 && large < 1.0 => message!("more-than-99-percent"),
        share => format!("{:.0} %", 100.0 * share),
    }
}

/// Where the spread of the value comes from, the largest share first: "Need 62 %, Maturity 38 %". `None` where nothing
/// varies.
pub fn variance_shares(sensitivity: &Sensitivity, configuration: &Configuration) -> Option<String> {
    let mut shares: Vec<(usize, f64)> = sensitivity.shares.as_ref()?.iter().copied().enumerate().collect();
    shares.retain(|(_, share)| *share >= 0.0005);
    shares.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let words = shares.iter().map(|(index, share)| {
        message!(
            "name-with-number",
            name = &configuration.criteria[*index].name,
            number = format!("{:.1} %", 100.0 * share)
        )
    });
    Some(words.collect::<Vec<_>>().join(", "))
}

/// How the weights are drawn.
pub fn weights_drawn(scoring: &Scoring) -> String {
    let distribution = match &scoring.weights {
        WeightDistribution::Fixed => message!("weights-fixed"),
        WeightDistribution::Around { concentration } => {
            message!("weights-around", concentration = concentration.to_string())
        }
        WeightDistribution::Ranges => message!("weights-in-ranges"),
        WeightDistribution::Ranking(_) => message!("weights-in-order"),
        WeightDistribution::Free => message!("weights-free"),
    };
    match scoring.group_weights.len() {
        0 => distribution,
        groups => message!("weights-of-groups", groups = groups, distribution = distribution),
    }
}
