//! Distributions of uncertain raw scores; `source` samples them, where a few scores can come out by `steps`.
//!
//! Uniform and triangular by the inverse distribution function (square roots only), panels by drawing an assessor, ordinal
//! levels by drawing the whole scale (SMAA-O; Lahdelma, Miettinen and Salminen 2003). A missing score has a value between
//! 0 and 1, every one alike: it widens the result and is never a middling score.

mod source;
mod steps;

use super::value::ValueFunction;
use super::{Fault, Refusal};

pub(super) use source::{Source, fill_scale};

/// One assessor's rating: low, most likely and high on the raw scale; all three alike for a single number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rating {
    /// The least the score may be.
    pub low: f64,
    /// The score thought most likely.
    pub mode: f64,
    /// The most the score may be.
    pub high: f64,
}

impl Rating {
    /// A rating of one number.
    pub fn exact(score: f64) -> Self {
        Rating {
            low: score,
            mode: score,
            high: score,
        }
    }

    fn check(&self) -> Result<(), Refusal> {
        let numbers = [self.low, self.mode, self.high];
        if let Some(wrong) = numbers.iter().find(|number| !number.is_finite()) {
            return Err(Refusal::new(Fault::NonFiniteScore, wrong));
        }
        match self.low <= self.mode && self.mode <= self.high {
            true => Ok(()),
            false => Err(Refusal::new(
                Fault::BadDistribution,
                format!("low {}, mode {}, high {}", self.low, self.mode, self.high),
            )),
        }
    }

    pub(super) fn is_exact(&self) -> bool {
        self.low == self.high
    }

    /// The triangular distribution's distribution function, of a rating that is not one number.
    pub(super) fn share_below(&self, score: f64) -> f64 {
        let width = self.high - self.low;
        let score = score.clamp(self.low, self.high);
        if score < self.mode {
            (score - self.low) * (score - self.low) / (width * (self.mode - self.low))
        } else if score < self.high {
            1.0 - (self.high - score) * (self.high - score) / (width * (self.high - self.mode))
        } else {
            1.0
        }
    }

    /// The triangular distribution's inverse distribution function.
    #[inline(always)]
    fn invert(&self, draw: f64) -> f64 {
        let width = self.high - self.low;
        let below = draw * width < self.mode - self.low;
        let (share, leg) = match below {
            true => (draw, self.mode - self.low),
            false => (1.0 - draw, self.high - self.mode),
        };
        let step = (share * width * leg).sqrt();
        if below { self.low + step } else { self.high - step }
    }
}

/// What is known about one raw score.
#[derive(Debug, Clone, PartialEq)]
pub enum ScoreDistribution {
    /// Nothing: its value is uniform between 0 and 1, and requirements say what a missing score counts as.
    Missing,
    /// The score.
    Fixed(f64),
    /// Anything between two ends, every score alike.
    Uniform {
        /// The least the score may be.
        low: f64,
        /// The most the score may be.
        high: f64,
    },
    /// A panel: in each draw one rating, on this criterion alone. Where would a random assessor put it? A panel of one draws
    /// from its triangular distribution.
    Pool(Vec<Rating>),
    /// A panel: in each draw one assessor for the whole item, which keeps an assessor's ratings together. The lists of an
    /// item's criteria name the same assessors in the same order; an abstention draws another's rating instead.
    Panel(Vec<Option<Rating>>),
    /// One of ordered classes whose distances are unknown: in each draw the scale's inner values are sorted uniform draws
    /// shared by all items, the worst class at 0 and the best at 1. The criterion's value function plays no part.
    #[cfg_attr(
        not(test),
        expect(
            dead_code,
            reason = "no scale of a radar is declared ordinal yet; the vectors hold its distribution"
        )
    )]
    Ordinal {
        /// The class, 0 the worst.
        level: usize,
        /// How many classes there are, 2 or more.
        levels: usize,
    },
    /// One of a few scores, each with its probability; probabilities sum to 1.
    Levels(Vec<(f64, f64)>),
    /// One of several distributions, each with its share; shares sum to 1. A part may be unknown: then requirements say
    /// whether what is drawn from it counts.
    Mixture(Vec<(f64, ScoreDistribution)>),
    /// One of several distributions, each with its share, drawn once for the whole item: all of an item's criteria that have
    /// one have the same shares in the same order, so that what holds together is drawn together. Parts as of a mixture.
    Shared(Vec<(f64, ScoreDistribution)>),
    /// Nobody knows the score: it is drawn by a law, and a requirement says whether what is drawn counts.
    Unknown(Box<ScoreDistribution>),
    /// Draws made elsewhere, one for each draw of the simulation.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "published samples go through the simulation that runs")
    )]
    Drawn(Vec<f64>),
}

impl ScoreDistribution {
    /// Low, most likely and high; one number where they are alike.
    #[cfg(test)]
    pub fn triangular(low: f64, mode: f64, high: f64) -> Self {
        ScoreDistribution::Pool(vec![Rating { low, mode, high }])
    }

    /// The raw score of the point estimate: the number, the middle, the mode, the median of a panel's modes, the lower median
    /// of levels, the most probable part of a mixture, that of the law where nobody knows; `None` where there is none.
    pub fn to_point(&self) -> Option<f64> {
        match self {
            ScoreDistribution::Missing => None,
            ScoreDistribution::Fixed(score) => Some(*score),
            ScoreDistribution::Uniform { low, high } => Some(low + (high - low) / 2.0),
            ScoreDistribution::Pool(ratings) => median(ratings.iter().map(|rating| rating.mode).collect()),
            ScoreDistribution::Panel(ratings) => median(ratings.iter().flatten().map(|rating| rating.mode).collect()),
            ScoreDistribution::Ordinal { level, .. } => Some(*level as f64),
            ScoreDistribution::Levels(levels) => lower_median(levels),
            ScoreDistribution::Mixture(parts) | ScoreDistribution::Shared(parts) => {
                let most = parts
                    .iter()
                    .reduce(|best, part| if part.0 > best.0 { part } else { best })?;
                most.1.to_point()
            }
            ScoreDistribution::Unknown(law) => law.to_point(),
            ScoreDistribution::Drawn(draws) => median(draws.clone()),
        }
    }

    /// The ratings, classes and draws it may give, for checks.
    fn extremes(&self) -> Vec<f64> {
        let ends = |rating: &Rating| [rating.low, rating.high];
        match self {
            ScoreDistribution::Missing | ScoreDistribution::Ordinal { .. } => Vec::new(),
            ScoreDistribution::Fixed(score) => vec![*score],
            ScoreDistribution::Uniform { low, high } => vec![*low, *high],
            ScoreDistribution::Pool(ratings) => ratings.iter().flat_map(ends).collect(),
            ScoreDistribution::Panel(ratings) => ratings.iter().flatten().flat_map(ends).collect(),
            ScoreDistribution::Levels(levels) => levels.iter().map(|(score, _)| *score).collect(),
            ScoreDistribution::Mixture(parts) | ScoreDistribution::Shared(parts) => {
                parts.iter().flat_map(|(_, part)| part.extremes()).collect()
            }
            ScoreDistribution::Unknown(law) => law.extremes(),
            ScoreDistribution::Drawn(draws) => draws.clone(),
        }
    }

    /// The least and the largest score it may be; `None` where nobody knows it.
    pub fn ends(&self) -> Option<(f64, f64)> {
        let scores = match self {
            ScoreDistribution::Unknown(_) => return None,
            known => known.extremes(),
        };
        let least = scores.iter().copied().reduce(f64::min)?;
        Some((least, scores.iter().copied().fold(least, f64::max)))
    }

    /// Whether a score is drawn alone, raw, from a distribution of its own.
    fn is_own(&self) -> bool {
        match self {
            ScoreDistribution::Fixed(_)
            | ScoreDistribution::Uniform { .. }
            | ScoreDistribution::Pool(_)
            | ScoreDistribution::Levels(_) => true,
            ScoreDistribution::Mixture(parts) => parts.iter().all(|(_, part)| part.is_own()),
            ScoreDistribution::Missing
            | ScoreDistribution::Panel(_)
            | ScoreDistribution::Ordinal { .. }
            | ScoreDistribution::Shared(_)
            | ScoreDistribution::Unknown(_)
            | ScoreDistribution::Drawn(_) => false,
        }
    }

    /// Refuses numbers that are not finite, ends out of order, empty pools, and scores the value function refuses.
    pub(super) fn check(&self, value: Option<&ValueFunction>) -> Result<(), Refusal> {
        let bad = |found: &str| Err(Refusal::new(Fault::BadDistribution, found));
        match self {
            ScoreDistribution::Uniform { low, high } => Rating {
                low: *low,
                mode: *low,
                high: *high,
            }
            .check()?,
            ScoreDistribution::Pool(ratings) if ratings.is_empty() => return bad("an empty pool"),
            ScoreDistribution::Pool(ratings) => ratings.iter().try_for_each(Rating::check)?,
            ScoreDistribution::Panel(ratings) => ratings.iter().flatten().try_for_each(Rating::check)?,
            ScoreDistribution::Ordinal { level, levels } if *levels < 2 || level >= levels => {
                return bad(&format!("class {level} of {levels}"));
            }
            ScoreDistribution::Levels(levels) => check_shares(levels.iter().map(|(_, share)| *share))?,
            ScoreDistribution::Mixture(parts) | ScoreDistribution::Shared(parts) => {
                check_shares(parts.iter().map(|(share, _)| *share))?;
                let fits = |part: &ScoreDistribution| part.is_own() || matches!(part, ScoreDistribution::Unknown(_));
                if !parts.iter().all(|(_, part)| fits(part)) {
                    return bad("a shared draw");
                }
                parts.iter().try_for_each(|(_, part)| part.check(value))?;
            }
            ScoreDistribution::Unknown(law) if !law.is_own() => return bad("a shared draw"),
            ScoreDistribution::Unknown(law) => law.check(value)?,
            ScoreDistribution::Missing
            | ScoreDistribution::Fixed(_)
            | ScoreDistribution::Ordinal { .. }
            | ScoreDistribution::Drawn(_) => {}
        }
        for score in self.extremes() {
            match value {
                Some(function) => function.to_value(score).map(|_| ())?,
                None => super::refusal::check_score(score).map(|_| ())?,
            }
        }
        Ok(())
    }
}

/// Refuses shares that are not from 0 to 1 or do not sum to 1.
fn check_shares(shares: impl Iterator<Item = f64> + Clone) -> Result<(), Refusal> {
    let sum: f64 = shares.clone().sum();
    match shares.clone().all(|share| (0.0..=1.0).contains(&share)) && (sum - 1.0).abs() < 1e-9 {
        true => Ok(()),
        false => Err(Refusal::new(
            Fault::BadDistribution,
            format!("shares that sum to {sum}"),
        )),
    }
}

/// The least of rising scores with which half of all probability is reached.
pub fn lower_median(levels: &[(f64, f64)]) -> Option<f64> {
    let mut sum = 0.0;
    let reached = levels.iter().find(|(_, share)| {
        sum += share;
        sum >= 0.5 - 1e-12
    });
    Some(reached.or(levels.last())?.0)
}

/// The probabilities of the whole numbers of a range: all alike, or rising in even steps to the most likely one and falling
/// in even steps from it (a discrete triangle, one step outside the range at nothing). They sum to 1.
pub fn weigh_range(low: u8, likely: Option<u8>, high: u8) -> Vec<f64> {
    let height = |number: u8| {
        let Some(likely) = likely else { return 1.0 };
        let side = if number < likely { likely - low } else { high - likely };
        1.0 - f64::from(number.abs_diff(likely)) / (f64::from(side) + 1.0)
    };
    let heights: Vec<f64> = (low..=high).map(height).collect();
    let sum: f64 = heights.iter().sum();
    heights.into_iter().map(|height| height / sum).collect()
}

fn median(mut numbers: Vec<f64>) -> Option<f64> {
    numbers.sort_unstable_by(f64::total_cmp);
    let (below, above) = (numbers.len().checked_sub(1)? / 2, numbers.len() / 2);
    Some(numbers[below] + (numbers[above] - numbers[below]) / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::method::stream::BLOCK;

    fn mean_of(distribution: &ScoreDistribution) -> f64 {
        let source = Source::new(distribution, None, 3, &["item", "criterion"]);
        let experts: Vec<u16> = (0..BLOCK).map(|index| (index * 65_536 / BLOCK) as u16).collect();
        let mut row = vec![0.0; BLOCK];
        let mut sum = 0.0;
        for block in 0..20 {
            source.fill(block, &experts, &[], &mut row);
            sum += row.iter().sum::<f64>();
        }
        sum / (20 * BLOCK) as f64
    }

    #[test]
    fn means_are_those_of_the_distributions() {
        let close = |distribution: ScoreDistribution, mean: f64| {
            let found = mean_of(&distribution);
            assert!((found - mean).abs() < 0.02, "{distribution:?}: {found} for {mean}");
        };
        close(ScoreDistribution::Uniform { low: 1.0, high: 3.0 }, 2.0);
        close(ScoreDistribution::triangular(0.0, 0.0, 3.0), 1.0);
        close(ScoreDistribution::triangular(0.0, 3.0, 3.0), 2.0);
        close(ScoreDistribution::triangular(1.0, 2.0, 6.0), 3.0);
        let ratings = [1.0, 2.0, 6.0].map(Rating::exact);
        close(ScoreDistribution::Pool(ratings.to_vec()), 3.0);
        close(ScoreDistribution::Panel(ratings.map(Some).to_vec()), 3.0);
        // Who abstains is replaced by one of the others.
        close(
            ScoreDistribution::Panel(vec![Some(ratings[0]), Some(ratings[1]), None]),
            1.5,
        );
    }

    #[test]
    fn a_range_of_whole_numbers_is_weighed_evenly_or_towards_the_likely_one() {
        assert_eq!(weigh_range(6, None, 8), [1.0 / 3.0; 3]);
        assert_eq!(weigh_range(7, Some(7), 7), [1.0]);
        let found = weigh_range(5, Some(7), 8);
        // Heights of 1/3, 2/3, 1 and 1/2.
        let wanted = [2.0, 4.0, 6.0, 3.0].map(|height| height / 15.0);
        assert!(
            found
                .iter()
                .zip(wanted)
                .all(|(found, wanted)| (found - wanted).abs() < 1e-12)
        );
    }

    #[test]
    fn no_draw_leaves_its_limits() {
        let rating = Rating {
            low: 1.0,
            mode: 1.5,
            high: 4.0,
        };
        for draw in [0.0, 0.1, 0.1666, 0.17, 0.5, 0.999_999_999] {
            assert!((1.0..=4.0).contains(&rating.invert(draw)));
        }
        assert_eq!(rating.invert(0.0), 1.0);
    }

    #[test]
    fn points_are_modes_and_medians() {
        let ratings: Vec<Rating> = [1.0, 2.0, 6.0, 8.0].map(Rating::exact).to_vec();
        assert_eq!(ScoreDistribution::Pool(ratings).to_point(), Some(4.0));
        assert_eq!(ScoreDistribution::Panel(vec![None]).to_point(), None);
        assert_eq!(ScoreDistribution::triangular(1.0, 2.0, 9.0).to_point(), Some(2.0));
    }

    #[test]
    fn distributions_that_make_no_sense_are_refused() {
        let refused = |distribution: ScoreDistribution| distribution.check(None).unwrap_err().fault;
        assert_eq!(refused(ScoreDistribution::Fixed(f64::NAN)), Fault::NonFiniteScore);
        assert_eq!(
            refused(ScoreDistribution::triangular(2.0, 1.0, 3.0)),
            Fault::BadDistribution
        );
        assert_eq!(
            refused(ScoreDistribution::Uniform { low: 2.0, high: 1.0 }),
            Fault::BadDistribution
        );
        assert_eq!(
            refused(ScoreDistribution::Uniform {
                low: 2.0,
                high: f64::INFINITY
            }),
            Fault::NonFiniteScore
        );
        assert_eq!(refused(ScoreDistribution::Pool(vec![])), Fault::BadDistribution);
        assert_eq!(
            refused(ScoreDistribution::Ordinal { level: 3, levels: 3 }),
            Fault::BadDistribution
        );
        let identity = ValueFunction::Identity;
        let outside = ScoreDistribution::Uniform { low: 0.5, high: 1.5 };
        assert_eq!(
            outside.check(Some(&identity)).unwrap_err().fault,
            Fault::ValueOutOfRange
        );
    }
}
