//! From a ranking to a proposal: links worth making, others worth a look, or none.
//!
//! The thresholds were chosen on the labelled statements of `tests/data/linking` (our own, on topics other than those
//! of the four workshops), each time leaving one workshop out; `cargo bench --bench link_quality` repeats that.

use crate::model::{Grade, NeedKind};

/// What speaks for a technology as the answer to a need.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Evidence {
    /// Sum of the weights of matching words and concepts, bounded: w / (w + 6), 0 to 1.
    pub words: f64,
    /// Likeness of letters, 0 to 1.
    pub letters: f64,
    /// The best share of one name that the need says, 0 to 1.
    pub phrase: f64,
    /// Whether the workshop's topic is among the technology's, 0 or 1.
    pub topic: f64,
}

/// How sure one must be, on the scale of [`Evidence::strength`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Thresholds {
    /// From here on something is proposed at all.
    pub some: f64,
    /// From here on the first is firm.
    pub firm: f64,
    /// The second is firm too when it reaches this share of the first's strength.
    pub second: f64,
    /// Suggestions reach this share of the first's strength.
    pub suggested: f64,
    /// What a statement made up of words of organisation loses.
    pub organisation: f64,
}

impl Thresholds {
    /// Chosen as the head of this file says.
    pub const CHOSEN: Thresholds = Thresholds {
        some: 0.42,
        firm: 0.55,
        second: 0.85,
        suggested: 0.5,
        organisation: 0.5,
    };
}

impl Evidence {
    /// How strongly all of it speaks, from 0 up to about 2.
    pub fn strength(&self) -> f64 {
        self.words + 0.5 * self.letters + 0.5 * self.phrase + 0.1 * self.topic
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
    let strengths: Vec<f64> = head.iter().map(|evidence| evidence.strength() - lost).collect();
    let Some(first) = strengths.first().copied().filter(|first| *first >= thresholds.some) else {
        return none;
    };
    let firm = match strengths.get(1) {
        _ if first < thresholds.firm => 0,
        Some(second) if *second >= thresholds.firm && *second >= thresholds.second * first => MOST_FIRM,
        _ => 1,
    };
    let more = strengths[firm..].iter().take(MOST_SUGGESTED);
    Verdict {
        firm,
        suggested: more
            .take_while(|strength| **strength >= thresholds.suggested * first)
            .count(),
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
