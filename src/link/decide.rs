//! From a ranking to a proposal: links worth making, others worth a look, or none.
//!
//! The thresholds were chosen on the labelled statements of `tests/data/linking` (our own, on topics other than those
//! of the four workshops), each time leaving one workshop out; `cargo bench --bench link_quality` repeats that.

use crate::model::{Grade, NeedKind};

/// What speaks for a technology as the answer to a need.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Evidence {
    /// Sum w of the weights of matching words and concepts, bounded: w / (w + 6), 0 to 1.
    pub words: f64,
    /// Likeness of letters, 0 to 1.
    pub letters: f64,
    /// The best share of one name that the need says, 0 to 1.
    pub phrase: f64,
    /// Whether the workshop's topic is among the technology's, 0 or 1.
    pub topic: f64,
}

/// How sure one must be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Thresholds {
    /// From this strength on something is proposed at all.
    pub some: f64,
    /// From this sureness on the first is firm.
    pub firm: f64,
    /// The second is firm too when it reaches this share of the first's sureness.
    pub second: f64,
    /// Suggestions reach this share of the first's strength.
    pub suggested: f64,
    /// What a statement made up of words of organisation loses; half of it where the first is to be firm.
    pub organisation: f64,
}

impl Thresholds {
    /// Chosen as the head of this file says.
    pub const CHOSEN: Thresholds = Thresholds {
        some: 0.32,
        firm: 0.8,
        second: 0.85,
        suggested: 0.5,
        organisation: 1.25,
    };
}

impl Evidence {
    /// How strongly the words speak, from 0 up to 1.7. The parts stand to each other as in a logistic regression on the
    /// labelled statements.
    pub fn strength(&self) -> f64 {
        self.words + 0.3 * self.letters + 0.4 * self.phrase
    }

    /// How sure one may be that this is the direct answer: the topic of the workshop speaks too. From 0 up to 2.2.
    pub fn sureness(&self) -> f64 {
        self.strength() + 0.5 * self.topic
    }
}

/// What becomes of the head of a ranking.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// How many of the first candidates are firm: 0, 1 or 2.
    pub firm: usize,
    /// How many after them are suggested: 0 to 5.
    pub suggested: usize,
}

/// The most links proposed as firm, and the most suggested.
pub const MOST_FIRM: usize = 2;
/// The most technologies suggested beside them.
pub const MOST_SUGGESTED: usize = 5;

/// Decides on the head of a ranking, given in order.
pub fn decide(head: &[Evidence], organisation: f64, thresholds: &Thresholds) -> Verdict {
    let none = Verdict { firm: 0, suggested: 0 };
    let lost = thresholds.organisation * organisation;
    let strengths: Vec<f64> = head.iter().map(Evidence::strength).collect();
    let sureness: Vec<f64> = head.iter().map(|evidence| evidence.sureness() - lost / 2.0).collect();
    let (Some(strength), Some(first)) = (strengths.first(), sureness.first()) else {
        return none;
    };
    if strength - lost < thresholds.some {
        return none;
    }
    let firm = match sureness.get(1) {
        _ if *first < thresholds.firm => 0,
        Some(second) if *second >= thresholds.firm && *second >= thresholds.second * first => MOST_FIRM,
        _ => 1,
    };
    let worth = |other: &&f64| **other >= thresholds.suggested * strength;
    Verdict {
        firm,
        suggested: strengths[firm..].iter().take(MOST_SUGGESTED).take_while(worth).count(),
    }
}

/// The grade of the first, firm links and of suggestions, by the kind of the line: law limits, it does not ask.
pub fn grade(kind: NeedKind, firm: bool) -> Grade {
    match (kind, firm) {
        (NeedKind::Legal, _) => Grade::Constrains,
        (_, true) => Grade::Core,
        (_, false) => Grade::Related,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn evidence(words: f64, topic: f64) -> Evidence {
        Evidence {
            words,
            topic,
            ..Evidence::default()
        }
    }

    #[test]
    fn a_second_link_is_firm_only_beside_the_first_and_nothing_is_proposed_on_weak_words() {
        let decide = |head: &[Evidence], organisation| decide(head, organisation, &Thresholds::CHOSEN);
        let strong = evidence(0.9, 1.0);
        assert_eq!(
            decide(&[strong, evidence(0.88, 1.0), evidence(0.8, 0.0)], 0.0),
            Verdict { firm: 2, suggested: 1 }
        );
        assert_eq!(
            decide(&[strong, evidence(0.6, 0.0)], 0.0),
            Verdict { firm: 1, suggested: 1 }
        );
        assert_eq!(decide(&[evidence(0.2, 1.0)], 0.0), Verdict { firm: 0, suggested: 0 });
        assert_eq!(decide(&[strong], 1.0).firm + decide(&[strong], 1.0).suggested, 0);
        assert_eq!(decide(&[], 0.0), Verdict { firm: 0, suggested: 0 });
    }
}
