//! A distribution with its random streams, ready to fill rows of raw scores, a block of draws at a time.
//!
//! Uniform and triangular by the inverse distribution function (square roots only), panels by drawing an assessor, mixtures
//! by drawing a part, ordinal levels by drawing the whole scale. Where only a few scores can come out, a step function (`steps`) leads
//! from the draw to the score and to its value.

use super::steps::Steps;
use super::{Rating, ScoreDistribution};
use crate::method::stream::{BLOCK, StreamKey};
use crate::method::value::ValueFunction;

/// A distribution with its streams, ready to fill rows of raw scores.
#[derive(Debug)]
pub(in crate::method) enum Source<'a> {
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
    /// A few scores.
    Few(Few),
    Mixture(Mixed<'a>),
    Drawn(&'a [f64]),
}

/// A few scores as step functions of one draw.
#[derive(Debug)]
pub(in crate::method) struct Few {
    /// The stream of the draw; `None` where it is the draw of an assessor for the whole item.
    own: Option<StreamKey>,
    raw: Steps,
    /// Their values, where the criterion has a value function.
    worth: Option<Steps>,
}

impl Few {
    fn new(own: Option<StreamKey>, levels: &[(f64, f64)], value: Option<&ValueFunction>) -> Self {
        let worth = value.map(|function| {
            let worth = |score: f64| function.to_value(score).expect("the distribution is checked");
            let worth: Vec<(f64, f64)> = levels.iter().map(|(score, share)| (worth(*score), *share)).collect();
            Steps::new(&worth)
        });
        Few {
            own,
            raw: Steps::new(levels),
            worth,
        }
    }

    #[inline(always)]
    fn fill(&self, steps: &Steps, block: u64, experts: &[u16], row: &mut [f64]) {
        match &self.own {
            Some(key) => {
                let mut draws = [0; BLOCK];
                let draws = &mut draws[..row.len()];
                key.open_block(block).fill_short(draws);
                steps.fill(draws, row);
            }
            None => steps.fill(experts, row),
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

/// Several sources of which each draw takes one.
#[derive(Debug)]
pub(in crate::method) struct Mixed<'a> {
    key: StreamKey,
    /// Where each part but the first begins.
    from: Vec<f64>,
    /// Whether somebody knows the score of each part.
    known: Vec<bool>,
    parts: Vec<Source<'a>>,
}

/// The ratings of a panel on one criterion, with the streams that draw from them.
#[derive(Debug)]
pub(in crate::method) struct Pool<'a> {
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
    pub(in crate::method) fn new(
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
            ScoreDistribution::Pool(ratings) => match (same_number(ratings), to_levels(ratings)) {
                (Some(score), _) => constant(score),
                (None, Some(levels)) => Source::Few(Few::new(Some(StreamKey::new(seed, "pool", ids)), &levels, value)),
                (None, None) => Source::Pool(Pool::new(seed, ids, ratings.as_slice().into())),
            },
            ScoreDistribution::Panel(ratings) => {
                let given: Vec<Rating> = ratings.iter().flatten().copied().collect();
                let abstains = given.len() < ratings.len();
                match (same_number(&given), to_levels(&given)) {
                    _ if given.is_empty() => missing(),
                    (Some(score), _) => constant(score),
                    (None, Some(levels)) if !abstains => Source::Few(Few::new(None, &levels, value)),
                    (None, _) => Source::Panel(Pool::new(seed, ids, given.into()), ratings),
                }
            }
            ScoreDistribution::Ordinal { level, levels } if *level == 0 || level + 1 == *levels => Source::Constant {
                raw: Some(*level as f64),
                value: if *level == 0 { 0.0 } else { 1.0 },
            },
            ScoreDistribution::Ordinal { level, .. } => Source::Ordinal { level: *level },
            ScoreDistribution::Levels(levels) => match levels.iter().find(|(_, share)| *share == 1.0) {
                Some((score, _)) => constant(*score),
                None => Source::Few(Few::new(Some(StreamKey::new(seed, "score", ids)), levels, value)),
            },
            ScoreDistribution::Mixture(parts) => {
                Source::Mixture(Mixed::new(StreamKey::new(seed, "part", ids), parts, seed, ids))
            }
            // The first identifier is the item's.
            ScoreDistribution::Shared(parts) => Source::Mixture(Mixed::new(
                StreamKey::new(seed, "shared part", &ids[..1]),
                parts,
                seed,
                ids,
            )),
            ScoreDistribution::Unknown(law) => Source::new(law, value, seed, ids),
            ScoreDistribution::Drawn(draws) => Source::Drawn(draws),
        }
    }

    /// A source that fills rows with raw scores, certain ones too.
    fn raw(distribution: &'a ScoreDistribution, seed: u64, ids: &[&str]) -> Self {
        match Source::new(distribution, None, seed, ids) {
            Source::Constant { raw, .. } => {
                let score = raw.expect("a part of a mixture has a score");
                Source::Few(Few::new(None, &[(score, 1.0)], None))
            }
            source => source,
        }
    }

    /// Fills a row with the first raw scores of a block, as many as it holds; for missing scores and ordinal classes with
    /// values. `experts` are as many draws of an assessor for the whole item; `scale` the values of the ordinal classes, a
    /// row of a whole block a class.
    #[inline(always)]
    pub(in crate::method) fn fill(&self, block: u64, experts: &[u16], scale: &[f64], row: &mut [f64]) {
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
                let assessor = (usize::from(experts[index]) * ratings.len()) >> u16::BITS;
                ratings[assessor].unwrap_or_else(|| pick(&pool.ratings, draw))
            }),
            Source::Ordinal { level } => {
                let draws = row.len();
                row.copy_from_slice(&scale[level * BLOCK..][..draws]);
            }
            Source::Few(few) => few.fill(few.worth.as_ref().unwrap_or(&few.raw), block, experts, row),
            Source::Mixture(mixed) => mixed.fill(block, row),
            Source::Drawn(draws) => {
                let from = (block as usize * BLOCK).min(draws.len());
                let part = &draws[from..draws.len().min(from + row.len())];
                row[..part.len()].copy_from_slice(part);
                row[part.len()..].fill(0.0);
            }
        }
    }

    /// Fills a row with a block of raw scores where [`Source::fill`] gives values although there are raw scores.
    #[inline(always)]
    pub(in crate::method) fn fill_raw(&self, block: u64, experts: &[u16], row: &mut [f64]) {
        if let Source::Few(few) = self
            && few.worth.is_some()
        {
            few.fill(&few.raw, block, experts, row);
        }
    }

    /// The raw score, or that it is missing, where no draw changes it; `None` where draws decide.
    pub(in crate::method) fn certain_score(&self) -> Option<Option<f64>> {
        match self {
            Source::Constant { raw, .. } => Some(*raw),
            Source::Missing(_) => Some(None),
            Source::Ordinal { level } => Some(Some(*level as f64)),
            Source::Uniform(..)
            | Source::Pool(_)
            | Source::Panel(..)
            | Source::Few(_)
            | Source::Mixture(_)
            | Source::Drawn(_) => None,
        }
    }

    /// Whether somebody knows the score in some draws and nobody in others.
    pub(in crate::method) fn is_known_in_part(&self) -> bool {
        matches!(self, Source::Mixture(mixed) if mixed.known.contains(&false))
    }

    /// Fills a row with 1 in the first draws of a block in which somebody knows the score, else 0.
    #[inline(always)]
    pub(in crate::method) fn fill_known(&self, block: u64, row: &mut [f64]) {
        match self {
            Source::Mixture(mixed) => mixed.fill_known(block, row),
            Source::Constant { .. }
            | Source::Missing(_)
            | Source::Uniform(..)
            | Source::Pool(_)
            | Source::Panel(..)
            | Source::Ordinal { .. }
            | Source::Few(_)
            | Source::Drawn(_) => row.fill(1.0),
        }
    }

    /// Whether it takes draws of an assessor for the whole item.
    pub(in crate::method) fn takes_assessors(&self) -> bool {
        match self {
            Source::Panel(..) => true,
            Source::Few(few) => few.own.is_none(),
            Source::Constant { .. }
            | Source::Missing(_)
            | Source::Uniform(..)
            | Source::Pool(_)
            | Source::Ordinal { .. }
            | Source::Mixture(_)
            | Source::Drawn(_) => false,
        }
    }

    /// Whether the row holds values already.
    pub(in crate::method) fn gives_values(&self) -> bool {
        match self {
            Source::Missing(_) | Source::Ordinal { .. } | Source::Constant { .. } => true,
            Source::Few(few) => few.worth.is_some(),
            Source::Uniform(..) | Source::Pool(_) | Source::Panel(..) | Source::Mixture(_) | Source::Drawn(_) => false,
        }
    }
}

impl<'a> Mixed<'a> {
    fn new(key: StreamKey, parts: &'a [(f64, ScoreDistribution)], seed: u64, ids: &[&str]) -> Self {
        Mixed {
            key,
            from: accumulate(parts.iter().map(|(share, _)| *share)),
            known: parts
                .iter()
                .map(|(_, part)| !matches!(part, ScoreDistribution::Unknown(_)))
                .collect(),
            // A draw takes one part, so parts may share their streams.
            parts: parts.iter().map(|(_, part)| Source::raw(part, seed, ids)).collect(),
        }
    }

    fn fill(&self, block: u64, row: &mut [f64]) {
        let (mut draws, mut drawn) = ([0.0; BLOCK], [0.0; BLOCK]);
        let (draws, drawn) = (&mut draws[..row.len()], &mut drawn[..row.len()]);
        self.key.open_block(block).fill(draws);
        self.parts[0].fill(block, &[], &[], row);
        for (from, part) in self.from.iter().zip(&self.parts[1..]) {
            part.fill(block, &[], &[], drawn);
            choose_from(*from, draws, drawn, row);
        }
    }

    /// The same draws of a part as [`Mixed::fill`] takes.
    fn fill_known(&self, block: u64, row: &mut [f64]) {
        let (mut draws, mut drawn) = ([0.0; BLOCK], [0.0; BLOCK]);
        let (draws, drawn) = (&mut draws[..row.len()], &mut drawn[..row.len()]);
        self.key.open_block(block).fill(draws);
        let known = |known: bool| f64::from(u8::from(known));
        row.fill(known(self.known[0]));
        for (from, part) in self.from.iter().zip(&self.known[1..]) {
            drawn.fill(known(*part));
            choose_from(*from, draws, drawn, row);
        }
    }
}

fn choose_from(from: f64, draws: &[f64], drawn: &[f64], row: &mut [f64]) {
    for ((score, draw), drawn) in row.iter_mut().zip(draws).zip(drawn) {
        *score = if *draw >= from { *drawn } else { *score };
    }
}

impl Pool<'_> {
    #[inline(always)]
    fn fill(&self, block: u64, row: &mut [f64], choose: impl Fn(f64, usize) -> Rating) {
        self.pick.open_block(block).fill(row);
        let Some(within) = &self.within else {
            for (index, score) in row.iter_mut().enumerate() {
                *score = choose(*score, index).mode;
            }
            return;
        };
        let mut draws = [0.0; BLOCK];
        let draws = &mut draws[..row.len()];
        within.open_block(block).fill(draws);
        for (index, (score, draw)) in row.iter_mut().zip(draws.iter()).enumerate() {
            *score = choose(*score, index).invert(*draw);
        }
    }
}

/// The element a uniform draw points at; the last one takes what rounding leaves.
#[inline(always)]
fn pick<T: Copy>(list: &[T], draw: f64) -> T {
    list[((draw * list.len() as f64) as usize).min(list.len() - 1)]
}

/// The ratings of a panel as levels, each with the same share; `None` where one is a range.
fn to_levels(ratings: &[Rating]) -> Option<Vec<(f64, f64)>> {
    let share = 1.0 / ratings.len() as f64;
    let exact = ratings.iter().all(Rating::is_exact);
    exact.then(|| ratings.iter().map(|rating| (rating.mode, share)).collect())
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
pub(in crate::method) fn fill_scale(key: &StreamKey, block: u64, levels: usize, rows: &mut Vec<f64>) {
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
