//! A ring that is held while the rules ask for another: what holds it, and which of both a sentence speaks of.

use crate::model::{Configuration, Finding, Held, Placement};
use crate::render::messages::message;

use super::{finding, percent};

/// A rule that stands behind a placement: a sentence, and its conditions with what was found.
pub struct RuleBehind {
    /// Which rule decides, how often, for which ring.
    pub words: String,
    /// Its conditions.
    pub conditions: Vec<String>,
}

/// The rule that decides for the ring; where that is held, the rule that would lead to it and then the one that decides for
/// the ring the rules ask for.
pub fn rules_behind(placement: &Placement, configuration: &Configuration) -> Vec<RuleBehind> {
    let told = |words: String, grounds: &[Finding]| RuleBehind {
        words,
        conditions: grounds.iter().map(|found| finding(found, configuration)).collect(),
    };
    match &placement.held {
        None => vec![told(deciding_rule(placement, configuration), &placement.grounds)],
        Some(held) => vec![
            told(rule_of_held(placement, held, configuration), &held.grounds),
            told(rule_of_ruled(placement, configuration), &placement.grounds),
        ],
    }
}

fn deciding_rule(placement: &Placement, configuration: &Configuration) -> String {
    let (number, count) = (placement.rule + 1, configuration.rules.len());
    let rule = &configuration.rules[placement.rule].words;
    match share_of(placement, placement.rule) {
        share if share < 1.0 => message!(
            "rule-decided-in-share",
            number = number,
            count = count,
            share = percent(share),
            rule = rule
        ),
        _ => message!("rule-decided", number = number, count = count, rule = rule),
    }
}

fn rule_of_held(placement: &Placement, held: &Held, configuration: &Configuration) -> String {
    message!(
        "rule-for-held-ring",
        number = held.rule + 1,
        count = configuration.rules.len(),
        ring = &configuration.rings[placement.ring].name,
        share = percent(share_of(placement, held.rule)),
        rule = &configuration.rules[held.rule].words
    )
}

fn rule_of_ruled(placement: &Placement, configuration: &Configuration) -> String {
    message!(
        "rule-for-ruled-ring",
        number = placement.rule + 1,
        count = configuration.rules.len(),
        ring = &configuration.rings[placement.ruled].name,
        share = percent(share_of(placement, placement.rule)),
        rule = &configuration.rules[placement.rule].words
    )
}

/// The share of the cases in which a rule decides, 0 to 1.
fn share_of(placement: &Placement, rule: usize) -> f64 {
    placement.rules.get(rule).copied().unwrap_or(1.0)
}

/// The name of the ring, and whether it is held: "Pilot (held)".
pub fn ring_name(placement: &Placement, configuration: &Configuration) -> String {
    let (ring, _) = names(placement, configuration);
    match placement.held {
        Some(_) => message!("name-and-mark", name = ring, mark = message!("held-mark")),
        None => ring.to_owned(),
    }
}

/// What holds the ring, with the numbers of the rule that holds it; `None` where the rules ask for the ring shown.
pub fn held(placement: &Placement, configuration: &Configuration) -> Option<String> {
    let Held { asked, .. } = placement.held.as_ref()?;
    let before = placement.before.as_ref()?;
    let hysteresis = configuration.scoring.hysteresis;
    let now = placement.certainty.as_ref()?.probability(placement.ruled);
    let (now, limit) = apart(now, hysteresis.probability);
    let (ring, ruled) = names(placement, configuration);
    Some(message!(
        "held-because",
        ring = ring,
        edition = &before.edition,
        ruled = ruled,
        share = now,
        editions = hysteresis.editions,
        probability = limit,
        asked = *asked
    ))
}

/// Which ring the changes that would move it are counted from, where that is not the ring shown.
pub fn counted_from(placement: &Placement, configuration: &Configuration) -> Option<String> {
    let from = placement.counted_from;
    let (ring, ruled) = names(placement, configuration);
    match from {
        from if from == placement.ring => None,
        from if from == placement.ruled => Some(message!("held-counted-from", ring = ring, ruled = ruled)),
        from => {
            let middle = &configuration.rings[from].name;
            Some(message!("counted-from-middle", middle = middle, ring = ring))
        }
    }
}

/// What to do by the ring the rules ask for, where the ring shown is held.
pub fn advice_of_ruled(placement: &Placement, configuration: &Configuration) -> Option<String> {
    placement.held.as_ref()?;
    let (ring, ruled) = names(placement, configuration);
    let (_, advice) = configuration.rings[placement.ruled].words_for([placement].into_iter());
    Some(message!("held-advice", ring = ring, ruled = ruled, advice = advice))
}

fn names<'a>(placement: &Placement, configuration: &'a Configuration) -> (&'a str, &'a str) {
    let name = |ring: usize| configuration.rings[ring].name.as_str();
    (name(placement.ring), name(placement.ruled))
}

/// Two probabilities with so many decimals that they differ, at most four.
fn apart(one: f64, other: f64) -> (String, String) {
    if percent(one) != percent(other) {
        return (percent(one), percent(other));
    }
    let told = |share: f64, decimals: usize| format!("{:.decimals$} %", 100.0 * share);
    let decimals = (1..4).find(|decimals| told(one, *decimals) != told(other, *decimals));
    let decimals = decimals.unwrap_or(4);
    (told(one, decimals), told(other, decimals))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Hysteresis;

    #[test]
    fn what_is_held_is_never_told_as_0_percent() {
        assert_eq!(percent(Hysteresis::LEAST), "less than 1 %");
        assert_eq!(percent(Hysteresis::LEAST + 1e-6), "1 %");
    }

    #[test]
    fn a_probability_just_below_its_limit_is_not_printed_as_the_limit() {
        assert_eq!(apart(0.62, 0.7), ("62 %".into(), "70 %".into()));
        assert_eq!(apart(0.698, 0.7), ("69.8 %".into(), "70.0 %".into()));
        assert_eq!(apart(0.69996, 0.7), ("69.996 %".into(), "70.000 %".into()));
    }
}
