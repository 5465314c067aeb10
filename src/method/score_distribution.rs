//! Distributions of uncertain raw scores, and how each is sampled.
//!
//! Uniform and triangular by the inverse distribution function (square roots only), panels by drawing an assessor, ordinal
//! levels by drawing the whole scale (SMAA-O; Lahdelma, Miettinen and Salminen 2003). A missing score has a value between
//! 0 and 1, every one alike: it widens the result and is never a middling score.

use super::stream::{BLOCK, StreamKey};
use super::value::ValueFunction;
use super::{Fault, Refusal};

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
    /// One of several distributions, each with its share; shares sum to 1.
    Mixture(Vec<(f64, ScoreDistribution)>),
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
            ScoreDistribution::Mixture(parts) => {
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
            ScoreDistribution::Mixture(parts) => parts.iter().flat_map(|(_, part)| part.extremes()).collect(),
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
            ScoreDistribution::Mixture(parts) => {
                check_shares(parts.iter().map(|(share, _)| *share))?;
                if !self.is_own() {
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

/// A distribution with its streams, ready to fill rows of raw scores.
#[derive(Debug)]
pub(super) enum Source<'a> {
    /// A raw score and value that never change; the raw score may be missing where no value is asked for.
    Constant {
        raw: Option<f64>,
        value: f64,
    },
    Missing(StreamKey),
    Uniform(StreamKey, f64, f64),
    Pool(Pool<'a>),
    Panel(Pool<'a>, &'a [Option<Rating>]),
    Ordinal {
        level: usize,
    },
    /// Raw scores, and their values where the criterion has a value function.
    Levels(StreamKey, Steps, Option<Steps>),
    Mixture(StreamKey, Vec<f64>, Vec<Source<'a>>),
    Drawn(&'a [f64]),
}

/// A step function from a uniform draw to a score: where each score but the first begins.
#[derive(Debug)]
pub(super) struct Steps {
    from: Vec<f64>,
    scores: Vec<f64>,
}

impl Steps {
    fn new(levels: &[(f64, f64)]) -> Self {
        Steps {
            from: accumulate(levels.iter().map(|(_, share)| *share)),
            scores: levels.iter().map(|(score, _)| *score).collect(),
        }
    }

    /// Fills a row with a block of scores.
    #[inline(always)]
    fn fill(&self, key: &StreamKey, block: u64, row: &mut [f64]) {
        let mut draws = [0.0; BLOCK];
        key.open_block(block).fill(&mut draws);
        row.fill(self.scores[0]);
        for (from, score) in self.from.iter().zip(&self.scores[1..]) {
            for (drawn, draw) in row.iter_mut().zip(&draws) {
                *drawn = if *draw >= *from { *score } else { *drawn };
            }
        }
    }
}

/// Where each part but the first begins on the line from 0 to 1. A part of share 0 is never drawn: the next begins with it.
fn accumulate(shares: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut sum = 0.0;
    let mut ends: Vec<f64> = shares
        .map(|share| {
            sum += share;
            sum
        })
        .collect();
    ends.pop();
    ends
}

/// The ratings of a panel on one criterion, with the streams that draw from them.
#[derive(Debug)]
pub(super) struct Pool<'a> {
    pick: StreamKey,
    within: Option<StreamKey>,
    ratings: std::borrow::Cow<'a, [Rating]>,
}

impl<'a> Pool<'a> {
    fn new(seed: u64, ids: &[&str], ratings: std::borrow::Cow<'a, [Rating]>) -> Self {
        let exact = ratings.iter().all(Rating::is_exact);
        Pool {
            pick: StreamKey::new(seed, "pool", ids),
            within: (!exact).then(|| StreamKey::new(seed, "score", ids)),
            ratings,
        }
    }
}

impl<'a> Source<'a> {
    /// The source of a checked distribution.
    pub(super) fn new(
        distribution: &'a ScoreDistribution,
        value: Option<&ValueFunction>,
        seed: u64,
        ids: &[&str],
    ) -> Self {
        let constant = |raw: f64| Source::Constant {
            raw: Some(raw),
            value: value.map_or(0.0, |function| {
                function.to_value(raw).expect("the distribution is checked")
            }),
        };
        let missing = || match value {
            Some(_) => Source::Missing(StreamKey::new(seed, "missing", ids)),
            None => Source::Constant { raw: None, value: 0.0 },
        };
        match distribution {
            ScoreDistribution::Missing => missing(),
            ScoreDistribution::Fixed(score) => constant(*score),
            ScoreDistribution::Uniform { low, high } if low == high => constant(*low),
            ScoreDistribution::Uniform { low, high } => {
                Source::Uniform(StreamKey::new(seed, "score", ids), *low, high - low)
            }
            ScoreDistribution::Pool(ratings) => match same_number(ratings) {
                Some(score) => constant(score),
                None => Source::Pool(Pool::new(seed, ids, ratings.as_slice().into())),
            },
            ScoreDistribution::Panel(ratings) => {
                let given: Vec<Rating> = ratings.iter().flatten().copied().collect();
                match (given.is_empty(), same_number(&given)) {
                    (true, _) => missing(),
                    (false, Some(score)) => constant(score),
                    (false, None) => Source::Panel(Pool::new(seed, ids, given.into()), ratings),
                }
            }
            ScoreDistribution::Ordinal { level, levels } if *level == 0 || level + 1 == *levels => Source::Constant {
                raw: Some(*level as f64),
                value: if *level == 0 { 0.0 } else { 1.0 },
            },
            ScoreDistribution::Ordinal { level, .. } => Source::Ordinal { level: *level },
            ScoreDistribution::Levels(levels) => match levels.iter().find(|(_, share)| *share == 1.0) {
                Some((score, _)) => constant(*score),
                None => {
                    let worth = value.map(|function| {
                        let worth = |score: f64| function.to_value(score).expect("the distribution is checked");
                        let worth: Vec<(f64, f64)> =
                            levels.iter().map(|(score, share)| (worth(*score), *share)).collect();
                        Steps::new(&worth)
                    });
                    Source::Levels(StreamKey::new(seed, "score", ids), Steps::new(levels), worth)
                }
            },
            ScoreDistribution::Mixture(parts) => {
                // A draw takes one part, so parts may share their streams.
                let sources = parts.iter().map(|(_, part)| Source::raw(part, seed, ids));
                let shares = accumulate(parts.iter().map(|(share, _)| *share));
                Source::Mixture(StreamKey::new(seed, "part", ids), shares, sources.collect())
            }
            ScoreDistribution::Unknown(law) => Source::new(law, value, seed, ids),
            ScoreDistribution::Drawn(draws) => Source::Drawn(draws),
        }
    }

    /// A source that fills rows with raw scores, certain ones too.
    fn raw(distribution: &'a ScoreDistribution, seed: u64, ids: &[&str]) -> Self {
        match Source::new(distribution, None, seed, ids) {
            Source::Constant { raw, .. } => {
                let score = raw.expect("a part of a mixture has a score");
                Source::Levels(StreamKey::new(seed, "score", ids), Steps::new(&[(score, 1.0)]), None)
            }
            source => source,
        }
    }

    /// Fills a row with a block of raw scores; for missing scores and ordinal classes with values. `experts` are the
    /// block's draws of an assessor for the whole item, 0 to below 1; `scale` the values of the ordinal classes, a row a
    /// class.
    #[inline(always)]
    pub(super) fn fill(&self, block: u64, experts: &[f64], scale: &[f64], row: &mut [f64]) {
        match self {
            Source::Constant { value, .. } => row.fill(*value),
            Source::Missing(key) => key.open_block(block).fill(row),
            Source::Uniform(key, low, width) => {
                key.open_block(block).fill(row);
                for score in row {
                    *score = low + *score * width;
                }
            }
            Source::Pool(pool) => pool.fill(block, row, |draw, _| pick(&pool.ratings, draw)),
            Source::Panel(pool, ratings) => pool.fill(block, row, |draw, index| {
                pick(ratings, experts[index]).unwrap_or_else(|| pick(&pool.ratings, draw))
            }),
            Source::Ordinal { level } => row.copy_from_slice(&scale[level * BLOCK..][..BLOCK]),
            Source::Levels(key, raw, worth) => worth.as_ref().unwrap_or(raw).fill(key, block, row),
            Source::Mixture(key, from, parts) => fill_mixture(key, block, (from, parts), row),
            Source::Drawn(draws) => {
                let from = (block as usize * BLOCK).min(draws.len());
                let part = &draws[from..draws.len().min(from + BLOCK)];
                row[..part.len()].copy_from_slice(part);
                row[part.len()..].fill(0.0);
            }
        }
    }

    /// Fills a row with a block of raw scores where [`Source::fill`] gives values although there are raw scores.
    #[inline(always)]
    pub(super) fn fill_raw(&self, block: u64, row: &mut [f64]) {
        if let Source::Levels(key, raw, Some(_)) = self {
            raw.fill(key, block, row);
        }
    }

    /// The raw score, or that it is missing, where no draw changes it; `None` where draws decide.
    pub(super) fn certain_score(&self) -> Option<Option<f64>> {
        match self {
            Source::Constant { raw, .. } => Some(*raw),
            Source::Missing(_) => Some(None),
            Source::Ordinal { level } => Some(Some(*level as f64)),
            Source::Uniform(..)
            | Source::Pool(_)
            | Source::Panel(..)
            | Source::Levels(..)
            | Source::Mixture(..)
            | Source::Drawn(_) => None,
        }
    }

    /// Whether the row holds values already.
    pub(super) fn gives_values(&self) -> bool {
        matches!(
            self,
            Source::Missing(_) | Source::Ordinal { .. } | Source::Constant { .. } | Source::Levels(_, _, Some(_))
        )
    }
}

/// Fills a row from one part of a mixture a draw.
fn fill_mixture(key: &StreamKey, block: u64, (from, parts): (&[f64], &[Source]), row: &mut [f64]) {
    let (mut draws, mut drawn) = ([0.0; BLOCK], [0.0; BLOCK]);
    key.open_block(block).fill(&mut draws);
    parts[0].fill(block, &[], &[], row);
    for (from, part) in from.iter().zip(&parts[1..]) {
        part.fill(block, &[], &[], &mut drawn);
        for ((score, draw), drawn) in row.iter_mut().zip(&draws).zip(&drawn) {
            *score = if *draw >= *from { *drawn } else { *score };
        }
    }
}

impl Pool<'_> {
    #[inline(always)]
    fn fill(&self, block: u64, row: &mut [f64], choose: impl Fn(f64, usize) -> Rating) {
        self.pick.open_block(block).fill(row);
        let mut draws = [0.0; BLOCK];
        match &self.within {
            Some(key) => key.open_block(block).fill(&mut draws),
            None => draws.fill(0.5),
        }
        for (index, (score, draw)) in row.iter_mut().zip(&draws).enumerate() {
            *score = choose(*score, index).invert(*draw);
        }
    }
}

/// The element a uniform draw points at; the last one takes what rounding leaves.
#[inline(always)]
fn pick<T: Copy>(list: &[T], draw: f64) -> T {
    list[((draw * list.len() as f64) as usize).min(list.len() - 1)]
}

/// The number that all ratings agree on, if they do.
fn same_number(ratings: &[Rating]) -> Option<f64> {
    let first = ratings.first()?;
    ratings
        .iter()
        .all(|rating| rating.is_exact() && rating == first)
        .then_some(first.mode)
}

/// Fills the values of ordinal classes for one block, a row a class: 0, sorted uniform draws, 1.
pub(super) fn fill_scale(key: &StreamKey, block: u64, levels: usize, rows: &mut Vec<f64>) {
    rows.clear();
    rows.resize(levels * BLOCK, 0.0);
    rows[(levels - 1) * BLOCK..].fill(1.0);
    let mut uniforms = key.open_block(block);
    let mut inner = vec![0.0; levels - 2];
    for column in 0..BLOCK {
        inner.iter_mut().for_each(|value| *value = uniforms.draw());
        inner.sort_unstable_by(f64::total_cmp);
        for (level, value) in inner.iter().enumerate() {
            rows[(level + 1) * BLOCK + column] = *value;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mean_of(distribution: &ScoreDistribution) -> f64 {
        let source = Source::new(distribution, None, 3, &["item", "criterion"]);
        let experts: Vec<f64> = (0..BLOCK).map(|index| index as f64 / BLOCK as f64).collect();
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
