//! From a ranking to a proposal: links worth making, others worth a look, or none.
//!
//! Two logistic regressions say how likely it is that a line asks for any technology at all, and that a candidate is
//! its direct answer. Their coefficients were fitted on the labelled statements of `tests/data/linking` (our own, on
//! topics other than those of the four workshops on the radar); `cargo bench --bench link_quality -- --fit` repeats it
//! and says how well each topic fares with coefficients fitted on the others.

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
    /// How much of what the need says the technology has, by word or concept, 0 to 1.
    pub coverage: f64,
    /// Likeness of meaning by a table of word vectors, 0 to 1; 0 without one.
    pub meaning: f64,
    /// Whether all words that speak for it are general ones, such as `rapidly`; then its link is never firm.
    pub general: bool,
    /// The score it is ranked by, 0 to 1.
    pub score: f64,
}

impl Evidence {
    /// Whether anything but the topic of the workshop speaks for it.
    fn speaks(&self) -> bool {
        self.words > 0.0 || self.letters >= LETTERS || self.meaning >= MEANING
    }

    /// Whether more than general words speak for it.
    fn speaks_firmly(&self) -> bool {
        self.speaks() && !self.general
    }
}

/// From this likeness of letters, and of meaning, on a technology may be shown that shares no word with a need.
const LETTERS: f64 = 0.1;
const MEANING: f64 = 0.3;

/// What a line says of itself, whatever technologies there are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LineTraits {
    /// Its kind.
    pub kind: NeedKind,
    /// Share of its words of meaning that speak of law, organisation, people or money, 0 to 1.
    pub organisation: f64,
    /// Share of them that speak of equipment, whichever it is, 0 to 1.
    pub technical: f64,
}

impl LineTraits {
    /// 1 where practitioners propose something: more often a way of working than a technology.
    fn proposes(&self) -> f64 {
        f64::from(u8::from(self.kind == NeedKind::Solution))
    }

    /// 1 where they say what something must do.
    fn asks(&self) -> f64 {
        f64::from(u8::from(matches!(
            self.kind,
            NeedKind::Requirement | NeedKind::Priority
        )))
    }
}

/// Coefficients and thresholds of the decision.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Calibration {
    /// Coefficients for [`features_of_line`].
    pub some: [f64; 8],
    /// Coefficients for [`features_of_candidate`].
    pub firm: [f64; 10],
    /// From this probability on that the line asks for a technology something is proposed at all.
    pub least_some: f64,
    /// From this probability on that a candidate is the direct answer its link is firm.
    pub least_firm: f64,
    /// Suggestions reach this share of the first's score.
    pub suggested: f64,
}

impl Calibration {
    /// Fitted as the head of this file says.
    pub const CHOSEN: Calibration = Calibration {
        some: [0.12, 1.07, 0.95, 1.57, -3.90, 2.01, -0.61, 1.10],
        firm: [-6.15, 1.66, 1.05, 0.81, 1.63, -2.81, 2.28, 1.15, -0.48, 0.63],
        least_some: 0.73,
        least_firm: 0.29,
        suggested: 0.6,
    };

    /// How likely it is that a line asks for a technology, 0 to 1.
    pub fn asks(&self, head: &[Evidence], line: &LineTraits) -> f64 {
        probability(&self.some, &features_of_line(head, line))
    }

    /// How likely it is that the candidate at a place of the head is the direct answer, 0 to 1.
    pub fn sureness(&self, head: &[Evidence], place: usize, line: &LineTraits) -> f64 {
        probability(&self.firm, &features_of_candidate(head, place, line))
    }
}

/// How much of a score its place in the ranking decides, so that those of equal sureness keep their order.
const PLACE: f64 = 0.05;

impl Calibration {
    /// Scores of the head of a ranking, 0 to 1 and in its order, that can be compared between statements: half the
    /// probability that the line asks for a technology at all, half the least sureness so far that one is the direct
    /// answer. A likeness alone is as high for a line of organisation as for a need.
    pub fn scores(&self, head: &[Evidence], line: &LineTraits) -> Vec<f64> {
        let asks = if head.is_empty() { 0.0 } else { self.asks(head, line) };
        let mut least = 1.0_f64;
        let places = head.iter().enumerate();
        let scores = places.map(|(place, evidence)| {
            least = least.min(self.sureness(head, place, line));
            let near = evidence.score / head[0].score.max(f64::MIN_POSITIVE);
            (asks + least) / 2.0 * (1.0 - PLACE + PLACE * near)
        });
        scores.collect()
    }
}

/// What says whether a line asks for a technology: 1; words and coverage of the first candidate, its words again where
/// the topic fits; shares of words of organisation and of equipment; the kind.
pub fn features_of_line(head: &[Evidence], line: &LineTraits) -> [f64; 8] {
    let first = head.first().copied().unwrap_or_default();
    [
        1.0,
        first.words,
        first.coverage,
        first.words * first.topic,
        line.organisation,
        line.technical,
        line.proposes(),
        line.asks(),
    ]
}

/// What says whether a candidate is the direct answer: 1; its words, phrase, topic and coverage; the line's share of
/// words of organisation; its score beside the first's, and whether it is the first; the kind.
pub fn features_of_candidate(head: &[Evidence], place: usize, line: &LineTraits) -> [f64; 10] {
    let own = head[place];
    let first = head[0].score.max(f64::MIN_POSITIVE);
    [
        1.0,
        own.words,
        own.phrase,
        own.topic,
        own.coverage,
        line.organisation,
        (own.score / first).min(1.0),
        f64::from(u8::from(place == 0)),
        line.proposes(),
        line.asks(),
    ]
}

fn probability(coefficients: &[f64], features: &[f64]) -> f64 {
    let sum: f64 = coefficients.iter().zip(features).map(|(a, b)| a * b).sum();
    1.0 / (1.0 + libm::exp(-sum))
}

/// What becomes of the head of a ranking, by places in it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Verdict {
    /// Those that are firm, surest first: none, one or two.
    pub firm: Vec<usize>,
    /// Those that are suggested, in order: up to five.
    pub suggested: Vec<usize>,
}

/// The most links proposed as firm.
pub const MOST_FIRM: usize = 2;
/// The most technologies suggested beside them.
pub const MOST_SUGGESTED: usize = 5;
/// How much of a ranking is decided on.
pub const HEAD: usize = MOST_FIRM + MOST_SUGGESTED;

/// Decides on the head of a ranking, given in order. What nothing but the topic speaks for is not proposed.
pub fn decide(head: &[Evidence], line: &LineTraits, calibration: &Calibration) -> Verdict {
    if head.is_empty() || calibration.asks(head, line) < calibration.least_some {
        return Verdict::default();
    }
    let mut sure: Vec<(f64, usize)> = (0..head.len())
        .map(|place| (calibration.sureness(head, place, line), place))
        .filter(|(sureness, place)| *sureness >= calibration.least_firm && head[*place].speaks_firmly())
        .collect();
    sure.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let firm: Vec<usize> = sure.into_iter().take(MOST_FIRM).map(|(_, place)| place).collect();
    let worth = |place: &usize| {
        let near = head[*place].score >= calibration.suggested * head[0].score;
        !firm.contains(place) && near && head[*place].speaks()
    };
    let suggested = (0..head.len()).filter(worth).take(MOST_SUGGESTED).collect();
    Verdict { firm, suggested }
}

/// The grade of firm links and of suggestions, by the kind of the line: law limits, it does not ask.
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

    fn evidence(strength: f64, topic: f64) -> Evidence {
        Evidence {
            words: strength,
            phrase: strength,
            coverage: strength,
            score: strength,
            topic,
            ..Evidence::default()
        }
    }

    fn line(organisation: f64) -> LineTraits {
        LineTraits {
            kind: NeedKind::Gap,
            organisation,
            technical: 0.0,
        }
    }

    fn decide_on(head: &[Evidence], organisation: f64) -> Verdict {
        decide(head, &line(organisation), &Calibration::CHOSEN)
    }

    #[test]
    fn what_fits_well_is_firm_what_fits_less_is_suggested_and_never_more_than_two_and_five() {
        let strong = evidence(0.9, 1.0);
        let two = decide_on(&[strong, evidence(0.88, 1.0), evidence(0.6, 0.0)], 0.0);
        assert_eq!((two.firm, two.suggested), (vec![0, 1], vec![2]));
        let one = decide_on(&[strong, evidence(0.6, 0.0)], 0.0);
        assert_eq!((one.firm, one.suggested), (vec![0], vec![1]));
        let many = decide_on(&[strong; HEAD + 3], 0.0);
        assert_eq!((many.firm.len(), many.suggested.len()), (MOST_FIRM, MOST_SUGGESTED));
    }

    #[test]
    fn scores_keep_the_order_of_the_ranking_and_mean_the_same_for_every_line() {
        let head = [
            evidence(0.9, 1.0),
            evidence(0.6, 0.0),
            evidence(0.6, 1.0),
            evidence(0.1, 0.0),
        ];
        let scores = |organisation: f64| Calibration::CHOSEN.scores(&head, &line(organisation));
        let (need, organisation) = (scores(0.0), scores(1.0));
        assert!(
            need.windows(2).all(|pair| pair[0] >= pair[1] && pair[0] <= 1.0),
            "{need:?}"
        );
        assert!(need[0] - organisation[0] > 0.3, "{need:?} {organisation:?}");
        assert!(Calibration::CHOSEN.scores(&[], &line(0.0)).is_empty());
    }

    #[test]
    fn nothing_is_proposed_where_no_word_speaks_and_on_lines_of_organisation() {
        let strong = evidence(0.9, 1.0);
        assert_eq!(decide_on(&[], 0.0), Verdict::default());
        assert_eq!(decide_on(&[evidence(0.0, 1.0)], 0.0), Verdict::default());
        assert_eq!(decide_on(&[evidence(0.2, 0.0)], 1.0), Verdict::default());
        assert_ne!(decide_on(&[strong], 0.0), Verdict::default());
        let by_topic_alone = Evidence { words: 0.0, ..strong };
        let asking = LineTraits {
            kind: NeedKind::Requirement,
            technical: 1.0,
            ..line(0.0)
        };
        let verdict = decide(&[by_topic_alone], &asking, &Calibration::CHOSEN);
        assert_eq!(verdict, Verdict::default());
    }

    #[test]
    fn every_probability_is_one_and_falls_with_words_of_organisation() {
        let head = [evidence(0.7, 1.0), evidence(0.5, 0.0)];
        let chosen = Calibration::CHOSEN;
        for organisation in [0.0, 0.5, 1.0] {
            for value in [
                chosen.asks(&head, &line(organisation)),
                chosen.sureness(&head, 1, &line(organisation)),
            ] {
                assert!((0.0..=1.0).contains(&value));
            }
        }
        assert!(chosen.asks(&head, &line(0.8)) < chosen.asks(&head, &line(0.0)));
        assert!(chosen.sureness(&head, 0, &line(0.8)) < chosen.sureness(&head, 0, &line(0.0)));
        let technical = LineTraits {
            technical: 0.5,
            ..line(0.0)
        };
        assert!(chosen.asks(&head, &technical) > chosen.asks(&head, &line(0.0)));
    }
}
