//! Laws of uncertain weights, and how each is sampled.
//!
//! Weights are never negative and add up to 1. Sources: SMAA-2 for the uniform simplex (Lahdelma and Salminen 2001,
//! Tervonen and Lahdelma 2007); spacings of sorted uniforms are uniform on the simplex (Devroye 1986), sorting them gives
//! a complete order exactly, with the rank-order centroid as its mean; gamma draws by Marsaglia and Tsang (2000).

use super::additive::normalise_weights;
use super::stream::{BLOCK, StreamKey, Uniforms};
use super::{Fault, NOISE, Refusal};

/// What is known about the weights: one entry for each criterion, in declared order.
#[derive(Debug, Clone, PartialEq)]
pub enum WeightLaw {
    /// These weights, divided by their sum.
    Point(Vec<f64>),
    /// Nothing: every set of weights alike. The number of criteria.
    Uniform(usize),
    /// Dirichlet with these parameters; a parameter of 0 keeps the weight at 0.
    Dirichlet(Vec<f64>),
    /// Only the order of importance, most important first, as indices of criteria.
    Order(Vec<usize>),
    /// Limits for each weight, and every set of weights within them alike.
    Bounds {
        /// The least each weight may be, 0 to 1.
        lower: Vec<f64>,
        /// The most each weight may be, 0 to 1.
        upper: Vec<f64>,
    },
    /// Groups that do not agree: in each draw one group's law, by share. Shares are divided by their sum.
    Mixture(Vec<(f64, WeightLaw)>),
    /// Sets of weights drawn elsewhere, one for each draw of the simulation, taken as they are.
    Drawn(Vec<Vec<f64>>),
}

/// Concentration of weights given as points: a weight of 0.20 then has a standard deviation of 0.062
/// (√(w(1−w)/(c+1))).
pub const CONCENTRATION: f64 = 40.0;

impl WeightLaw {
    /// Dirichlet around weights: parameters concentration × w′. The standard deviation of a weight is
    /// √(w′(1−w′)/(concentration+1)).
    pub fn around(weights: &[f64], concentration: f64) -> Result<Self, Refusal> {
        if !(concentration.is_finite() && concentration > 0.0) {
            let found = format!("a concentration of {concentration}");
            return Err(Refusal::new(Fault::BadWeightLaw, found));
        }
        let weights = normalise_weights(weights)?;
        let parameters = weights.iter().map(|weight| concentration * weight).collect();
        Ok(WeightLaw::Dirichlet(parameters))
    }

    /// How many weights it gives.
    pub fn len(&self) -> usize {
        match self {
            WeightLaw::Point(numbers) | WeightLaw::Dirichlet(numbers) => numbers.len(),
            WeightLaw::Uniform(count) => *count,
            WeightLaw::Order(order) => order.len(),
            WeightLaw::Bounds { lower, .. } => lower.len(),
            WeightLaw::Mixture(groups) => groups.first().map_or(0, |(_, law)| law.len()),
            WeightLaw::Drawn(sets) => sets.first().map_or(0, Vec::len),
        }
    }

    /// Whether it gives no weights at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// The concentration of a Dirichlet law that spreads like a panel's sets of weights: Σ w̄(1−w̄) / Σ s² − 1, with s² of
/// divisor n − 1. `None` with fewer than two sets or without any spread.
pub fn estimate_concentration(panel: &[Vec<f64>]) -> Result<Option<f64>, Refusal> {
    let sets: Vec<Vec<f64>> = panel
        .iter()
        .map(|set| normalise_weights(set))
        .collect::<Result<_, _>>()?;
    if sets.len() < 2 {
        return Ok(None);
    }
    let count = sets.len() as f64;
    let (mut middle, mut spread) = (0.0, 0.0);
    for criterion in 0..sets[0].len() {
        let mean = sets.iter().map(|set| set[criterion]).sum::<f64>() / count;
        let squares: f64 = sets
            .iter()
            .map(|set| (set[criterion] - mean) * (set[criterion] - mean))
            .sum();
        middle += mean * (1.0 - mean);
        spread += squares / (count - 1.0);
    }
    let concentration = middle / spread - 1.0;
    Ok((spread > 0.0 && concentration > 0.0).then_some(concentration))
}

/// A law, checked and ready to draw blocks of weights.
#[derive(Debug, Clone)]
pub struct WeightSampler {
    count: usize,
    sampling: Sampling,
}

#[derive(Debug, Clone)]
enum Sampling {
    Point(Vec<f64>),
    Uniform(StreamKey),
    Dirichlet(StreamKey, Vec<f64>),
    Order(StreamKey, Vec<usize>),
    Bounds(StreamKey, Limits),
    Mixture(StreamKey, Vec<(f64, WeightSampler)>),
    Drawn(Vec<Vec<f64>>),
}

/// Bounds with what is needed to sample inside them.
#[derive(Debug, Clone)]
struct Limits {
    lower: Vec<f64>,
    upper: Vec<f64>,
    /// What the lower bounds leave to share out.
    rest: f64,
    /// Share of the simplex above the lower bounds that lies below the upper ones; `None` with too many criteria to say.
    within: Option<f64>,
}

/// Below this share of accepted draws rejection costs more than walking inside the bounds.
const WORTH_REJECTING: f64 = 0.1;
/// Most criteria for which the exact volume is summed: 2²⁰ terms at worst, most of them cut off.
const MOST_FOR_VOLUME: usize = 20;
/// Rounds over all pairs of criteria in a walk. A pair walk on the simplex mixes within the order of n log n moves
/// (Smith 2014); a round is n(n−1)/2 of them.
const ROUNDS: usize = 6;
/// How far the sum of weights drawn elsewhere, and perhaps rounded, may be from 1.
const DRAWN_SLACK: f64 = 0.001;

impl WeightSampler {
    /// Checks a law and derives its streams from the seed.
    pub fn new(law: &WeightLaw, seed: u64) -> Result<Self, Refusal> {
        Self::with_path(law, seed, "")
    }

    fn with_path(law: &WeightLaw, seed: u64, path: &str) -> Result<Self, Refusal> {
        let key = StreamKey::new(seed, "weights", &[path]);
        if law.is_empty() {
            return Err(Refusal::new(Fault::EmptyInput, "no criteria"));
        }
        let sampling = match law {
            WeightLaw::Point(weights) => Sampling::Point(normalise_weights(weights)?),
            WeightLaw::Uniform(_) => Sampling::Uniform(key),
            WeightLaw::Dirichlet(parameters) => {
                normalise_weights(parameters)?;
                Sampling::Dirichlet(key, parameters.clone())
            }
            WeightLaw::Order(order) => {
                let mut sorted = order.clone();
                sorted.sort_unstable();
                if sorted.iter().enumerate().any(|(index, criterion)| index != *criterion) {
                    return Err(Refusal::new(Fault::BadWeightLaw, format!("the order {order:?}")));
                }
                Sampling::Order(key, order.clone())
            }
            WeightLaw::Bounds { lower, upper } => Sampling::Bounds(key, Limits::new(lower, upper)?),
            WeightLaw::Mixture(groups) => {
                let shares: Vec<f64> = groups.iter().map(|(share, _)| *share).collect();
                let shares = normalise_weights(&shares)?;
                let parts = groups
                    .iter()
                    .zip(shares)
                    .enumerate()
                    .map(|(index, ((_, part), share))| {
                        if part.len() != law.len() {
                            let found = format!("{} weights in group {}", part.len(), index + 1);
                            return Err(Refusal::new(Fault::DimensionMismatch, found));
                        }
                        Ok((share, Self::with_path(part, seed, &format!("{path}/{index}"))?))
                    });
                Sampling::Mixture(key, parts.collect::<Result<_, _>>()?)
            }
            WeightLaw::Drawn(sets) => Sampling::Drawn(sets.clone()),
        };
        if let WeightLaw::Drawn(sets) = law {
            for set in sets {
                normalise_weights(set)?;
                let sum: f64 = set.iter().sum();
                if (sum - 1.0).abs() > DRAWN_SLACK {
                    return Err(Refusal::new(
                        Fault::BadWeightLaw,
                        format!("weights that add up to {sum}"),
                    ));
                }
                if set.len() != law.len() {
                    let found = format!("{} weights in a set of {}", set.len(), law.len());
                    return Err(Refusal::new(Fault::DimensionMismatch, found));
                }
            }
        }
        Ok(WeightSampler {
            count: law.len(),
            sampling,
        })
    }

    /// How many weights a draw has.
    pub fn count(&self) -> usize {
        self.count
    }

    /// Share of the uniform simplex that lies inside the bounds: the acceptance rate of plain rejection. `None` for other
    /// laws, and for bounds on more than 20 criteria.
    pub fn volume_fraction(&self) -> Option<f64> {
        match &self.sampling {
            Sampling::Bounds(_, limits) => limits.volume_fraction(),
            Sampling::Point(_)
            | Sampling::Uniform(_)
            | Sampling::Dirichlet(..)
            | Sampling::Order(..)
            | Sampling::Mixture(..)
            | Sampling::Drawn(_) => None,
        }
    }

    /// Fills the weights of one block: a row of [`BLOCK`] draws for each criterion, rows one after the other.
    pub fn fill_block(&self, block: u64, rows: &mut [f64]) {
        debug_assert_eq!(rows.len(), self.count * BLOCK);
        match &self.sampling {
            Sampling::Point(weights) => {
                for (row, &weight) in rows.chunks_exact_mut(BLOCK).zip(weights) {
                    row.fill(weight);
                }
            }
            Sampling::Uniform(key) => fill_simplex(&mut key.open_block(block), rows),
            Sampling::Dirichlet(key, parameters) => fill_dirichlet(&mut key.open_block(block), parameters, rows),
            Sampling::Order(key, order) => {
                let mut sorted = vec![0.0; rows.len()];
                fill_simplex(&mut key.open_block(block), &mut sorted);
                sort_rows(&mut sorted);
                for (row, &criterion) in sorted.chunks_exact(BLOCK).rev().zip(order) {
                    rows[criterion * BLOCK..][..BLOCK].copy_from_slice(row);
                }
            }
            Sampling::Bounds(key, limits) => limits.fill(&mut key.open_block(block), rows),
            Sampling::Mixture(key, parts) => fill_mixture(&mut key.open_block(block), block, parts, rows),
            Sampling::Drawn(sets) => {
                for (column, set) in sets.iter().skip(block as usize * BLOCK).take(BLOCK).enumerate() {
                    for (row, weight) in set.iter().enumerate() {
                        rows[row * BLOCK + column] = *weight;
                    }
                }
            }
        }
    }

    /// The first draws, a set of weights each.
    pub fn draw_many(&self, draws: usize) -> Vec<Vec<f64>> {
        let mut rows = vec![0.0; self.count * BLOCK];
        let mut sets = Vec::with_capacity(draws);
        for block in 0..draws.div_ceil(BLOCK) {
            self.fill_block(block as u64, &mut rows);
            let wanted = (draws - sets.len()).min(BLOCK);
            sets.extend((0..wanted).map(|draw| rows.iter().skip(draw).step_by(BLOCK).copied().collect::<Vec<f64>>()));
        }
        sets
    }
}

/// Spacings of sorted uniforms. The draws are multiples of 2⁻⁵², so each spacing is exact and they add up to exactly 1.
fn fill_simplex(uniforms: &mut Uniforms, rows: &mut [f64]) {
    let cuts = rows.len() - BLOCK;
    uniforms.fill(&mut rows[..cuts]);
    sort_rows(&mut rows[..cuts]);
    rows[cuts..].fill(1.0);
    for row in (1..rows.len() / BLOCK).rev() {
        let (below, above) = rows[(row - 1) * BLOCK..][..2 * BLOCK].split_at_mut(BLOCK);
        for (high, low) in above.iter_mut().zip(below) {
            *high -= *low;
        }
    }
}

/// Sorts each draw upwards over the rows, by exchanging neighbouring rows of all draws at once.
fn sort_rows(rows: &mut [f64]) {
    for sorted in 1..rows.len() / BLOCK {
        for row in (1..=sorted).rev() {
            let (below, above) = rows[(row - 1) * BLOCK..][..2 * BLOCK].split_at_mut(BLOCK);
            for (low, high) in below.iter_mut().zip(above) {
                let swapped = *high < *low;
                (*low, *high) = if swapped { (*high, *low) } else { (*low, *high) };
            }
        }
    }
}

/// Gamma draws divided by their sum. With a parameter below 1 the sum may vanish in f64, so that case works in logarithms.
fn fill_dirichlet(uniforms: &mut Uniforms, parameters: &[f64], rows: &mut [f64]) {
    let small = parameters.iter().any(|&parameter| parameter > 0.0 && parameter < 1.0);
    let mut gammas: Vec<Gamma> = parameters.iter().map(|&parameter| Gamma::new(parameter)).collect();
    let mut spare = None;
    let mut draws = vec![0.0; parameters.len()];
    for column in 0..BLOCK {
        for (gamma, draw) in gammas.iter_mut().zip(&mut draws) {
            *draw = match small {
                true => gamma.draw_logarithm(uniforms, &mut spare),
                false => gamma.draw(uniforms, &mut spare),
            };
        }
        if small {
            let largest = draws.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            for draw in &mut draws {
                *draw = libm::exp(*draw - largest);
            }
        }
        let sum: f64 = draws.iter().sum();
        for (row, draw) in draws.iter().enumerate() {
            rows[row * BLOCK + column] = draw / sum;
        }
    }
}

/// A gamma law of unit scale.
struct Gamma {
    parameter: f64,
    d: f64,
    c: f64,
}

impl Gamma {
    /// Marsaglia and Tsang need a parameter of 1 or more; smaller ones are raised by 1 and scaled back by u^(1/parameter).
    fn new(parameter: f64) -> Self {
        let raised = if parameter < 1.0 { parameter + 1.0 } else { parameter };
        let d = raised - 1.0 / 3.0;
        Gamma {
            parameter,
            d,
            c: 1.0 / (9.0 * d).sqrt(),
        }
    }

    fn draw(&self, uniforms: &mut Uniforms, spare: &mut Option<f64>) -> f64 {
        if self.parameter == 0.0 {
            return 0.0;
        }
        loop {
            let x = draw_normal(uniforms, spare);
            let root = 1.0 + self.c * x;
            if root <= 0.0 {
                continue;
            }
            let v = root * root * root;
            let u = uniforms.draw_open();
            // The squeeze of the published algorithm spares the logarithms in 98 of 100 draws.
            if u < 1.0 - 0.0331 * x * x * x * x || libm::log(u) < 0.5 * x * x + self.d * (1.0 - v + libm::log(v)) {
                return self.d * v;
            }
        }
    }

    fn draw_logarithm(&self, uniforms: &mut Uniforms, spare: &mut Option<f64>) -> f64 {
        match self.parameter {
            0.0 => f64::NEG_INFINITY,
            parameter if parameter < 1.0 => {
                libm::log(self.draw(uniforms, spare)) + libm::log(uniforms.draw_open()) / parameter
            }
            _ => libm::log(self.draw(uniforms, spare)),
        }
    }
}

/// A standard normal draw by the polar method (Marsaglia and Bray 1964), which gives two at a time.
fn draw_normal(uniforms: &mut Uniforms, spare: &mut Option<f64>) -> f64 {
    if let Some(spare) = spare.take() {
        return spare;
    }
    loop {
        let (x, y) = (2.0 * uniforms.draw() - 1.0, 2.0 * uniforms.draw() - 1.0);
        let square = x * x + y * y;
        if square > 0.0 && square < 1.0 {
            let scale = (-2.0 * libm::log(square) / square).sqrt();
            *spare = Some(y * scale);
            return x * scale;
        }
    }
}

fn fill_mixture(uniforms: &mut Uniforms, block: u64, parts: &[(f64, WeightSampler)], rows: &mut [f64]) {
    let mut choice = [0.0; BLOCK];
    uniforms.fill(&mut choice);
    let mut drawn = vec![0.0; rows.len()];
    let mut from = 0.0;
    for (index, (share, sampler)) in parts.iter().enumerate() {
        // The last group takes what rounding leaves.
        let to = if index + 1 == parts.len() { 1.0 } else { from + share };
        sampler.fill_block(block, &mut drawn);
        for (row, drawn) in rows.chunks_exact_mut(BLOCK).zip(drawn.chunks_exact(BLOCK)) {
            for ((place, weight), choice) in row.iter_mut().zip(drawn).zip(&choice) {
                if *choice >= from && *choice < to {
                    *place = *weight;
                }
            }
        }
        from = to;
    }
}

impl Limits {
    fn new(lower: &[f64], upper: &[f64]) -> Result<Self, Refusal> {
        let infeasible = |found: String| Err(Refusal::new(Fault::InfeasibleWeights, found));
        if lower.len() != upper.len() {
            let found = format!("{} lower and {} upper bounds", lower.len(), upper.len());
            return Err(Refusal::new(Fault::DimensionMismatch, found));
        }
        for (index, (&low, &high)) in lower.iter().zip(upper).enumerate() {
            let refuse = |fault, found| Err(Refusal::new(fault, found).with_criterion(index + 1));
            if !low.is_finite() || !high.is_finite() {
                return refuse(Fault::NonFiniteWeight, format!("{low} to {high}"));
            }
            if low < 0.0 || high < 0.0 {
                return refuse(Fault::NegativeWeight, format!("{low} to {high}"));
            }
            if low > high {
                return refuse(Fault::InfeasibleWeights, format!("{low} to {high}"));
            }
        }
        let (least, most): (f64, f64) = (lower.iter().sum(), upper.iter().sum());
        if least > 1.0 + NOISE {
            return infeasible(format!("lower bounds that add up to {least}"));
        }
        if most < 1.0 - NOISE {
            return infeasible(format!("upper bounds that add up to {most}"));
        }
        let rest = (1.0 - least).max(0.0);
        let room: Vec<f64> = lower.iter().zip(upper).map(|(low, high)| (high - low) / rest).collect();
        let within = match lower.len() {
            _ if rest <= NOISE => Some(1.0),
            count if count <= MOST_FOR_VOLUME => Some(sum_volume(&room, 1.0, lower.len() as i32 - 1).clamp(0.0, 1.0)),
            _ if room.iter().all(|room| *room >= 1.0) => Some(1.0),
            _ => None,
        };
        Ok(Limits {
            lower: lower.to_vec(),
            upper: upper.to_vec(),
            rest,
            within,
        })
    }

    fn volume_fraction(&self) -> Option<f64> {
        let power = self.lower.len() as i32 - 1;
        self.within
            .map(|within| (0..power).fold(within, |volume, _| volume * self.rest))
    }

    fn fill(&self, uniforms: &mut Uniforms, rows: &mut [f64]) {
        match self.within {
            Some(within) if within >= 1.0 => {
                fill_simplex(uniforms, rows);
                for ((row, low), high) in rows.chunks_exact_mut(BLOCK).zip(&self.lower).zip(&self.upper) {
                    for weight in row {
                        *weight = (low + self.rest * *weight).min(*high);
                    }
                }
            }
            Some(within) if within >= WORTH_REJECTING => self.fill_by_rejection(uniforms, rows),
            Some(_) | None => self.fill_by_walking(uniforms, rows),
        }
    }

    fn fill_by_rejection(&self, uniforms: &mut Uniforms, rows: &mut [f64]) {
        let count = self.lower.len();
        let mut draw = vec![0.0; count];
        for column in 0..BLOCK {
            loop {
                for cut in &mut draw[..count - 1] {
                    *cut = uniforms.draw();
                }
                draw[count - 1] = 1.0;
                draw.sort_unstable_by(f64::total_cmp);
                for index in (1..count).rev() {
                    draw[index] -= draw[index - 1];
                }
                for (weight, low) in draw.iter_mut().zip(&self.lower) {
                    *weight = low + self.rest * *weight;
                }
                if draw.iter().zip(&self.upper).all(|(weight, high)| weight <= high) {
                    break;
                }
            }
            for (row, weight) in draw.iter().enumerate() {
                rows[row * BLOCK + column] = *weight;
            }
        }
    }

    /// Each draw walks on its own from the same inner point: two weights at a time are shared out anew, uniformly within
    /// what the bounds leave them, which keeps the uniform law.
    fn fill_by_walking(&self, uniforms: &mut Uniforms, rows: &mut [f64]) {
        let width: f64 = self.upper.iter().zip(&self.lower).map(|(high, low)| high - low).sum();
        let share = if width > 0.0 { (self.rest / width).min(1.0) } else { 0.0 };
        for ((row, low), high) in rows.chunks_exact_mut(BLOCK).zip(&self.lower).zip(&self.upper) {
            row.fill(low + share * (high - low));
        }
        let mut draws = [0.0; BLOCK];
        for _ in 0..ROUNDS {
            for second in 1..self.lower.len() {
                for first in 0..second {
                    uniforms.fill(&mut draws);
                    let (before, after) = rows.split_at_mut(second * BLOCK);
                    let pair = before[first * BLOCK..][..BLOCK].iter_mut().zip(&mut after[..BLOCK]);
                    for ((one, other), draw) in pair.zip(&draws) {
                        let both = *one + *other;
                        let least = self.lower[first].max(both - self.upper[second]);
                        let most = self.upper[first].min(both - self.lower[second]).max(least);
                        *one = least + draw * (most - least);
                        *other = both - *one;
                    }
                }
            }
        }
    }
}

/// Share of the uniform simplex where every weight is at most its room: inclusion and exclusion over the corners,
/// Σ over sets S of (−1)^|S| max(0, 1 − Σ room)^(n−1). Sets that leave nothing are cut off.
fn sum_volume(room: &[f64], left: f64, power: i32) -> f64 {
    if left <= 0.0 {
        return 0.0;
    }
    match room.split_first() {
        None => (0..power).fold(1.0, |volume, _| volume * left),
        Some((first, others)) => sum_volume(others, left, power) - sum_volume(others, left - first, power),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draws(law: WeightLaw, draws: usize) -> Vec<Vec<f64>> {
        WeightSampler::new(&law, 11).unwrap().draw_many(draws)
    }

    #[test]
    fn spacings_add_up_to_exactly_one() {
        for set in draws(WeightLaw::Uniform(7), 5000) {
            assert_eq!(set.iter().sum::<f64>(), 1.0);
            assert!(set.iter().all(|weight| *weight >= 0.0));
        }
    }

    #[test]
    fn one_criterion_always_weighs_one() {
        let laws = [
            WeightLaw::Uniform(1),
            WeightLaw::Point(vec![7.5]),
            WeightLaw::Order(vec![0]),
            WeightLaw::Dirichlet(vec![0.3]),
            WeightLaw::Bounds {
                lower: vec![0.2],
                upper: vec![1.0],
            },
        ];
        for law in laws {
            assert!(draws(law, 10).iter().all(|set| set == &[1.0]));
        }
    }

    #[test]
    fn tiny_parameters_still_give_weights_that_add_up() {
        for set in draws(WeightLaw::Dirichlet(vec![1e-4, 1e-3, 0.0, 2.0]), 5000) {
            assert!((set.iter().sum::<f64>() - 1.0).abs() < 1e-12);
            assert_eq!(set[2], 0.0);
        }
    }

    #[test]
    fn narrow_bounds_are_walked_with_the_mean_of_rejection() {
        // A cube of 1/8 around the middle of four weights; by symmetry every mean is 1/4.
        let law = WeightLaw::Bounds {
            lower: vec![0.2; 4],
            upper: vec![0.3; 4],
        };
        let sampler = WeightSampler::new(&law, 3).unwrap();
        let sets = sampler.draw_many(20_000);
        for criterion in 0..4 {
            let mean = sets.iter().map(|set| set[criterion]).sum::<f64>() / 20_000.0;
            assert!((mean - 0.25).abs() < 0.001, "mean {mean}");
        }
        assert!(
            sets.iter()
                .flatten()
                .all(|weight| (0.2 - 1e-12..=0.3 + 1e-12).contains(weight))
        );
    }

    #[test]
    fn walking_and_rejecting_agree_where_both_can() {
        let (lower, upper) = (vec![0.1, 0.1, 0.05, 0.0], vec![0.5, 0.4, 0.3, 0.35]);
        let mut limits = Limits::new(&lower, &upper).unwrap();
        let key = StreamKey::new(5, "test", &[]);
        let mean_of = |limits: &Limits| {
            let mut rows = vec![0.0; 4 * BLOCK];
            let mut sums = [0.0; 4];
            for block in 0..20 {
                limits.fill(&mut key.open_block(block), &mut rows);
                for (sum, row) in sums.iter_mut().zip(rows.chunks_exact(BLOCK)) {
                    *sum += row.iter().sum::<f64>() / (20.0 * BLOCK as f64);
                }
            }
            sums
        };
        let by_rejection = mean_of(&limits);
        limits.within = None;
        let by_walking = mean_of(&limits);
        for (one, other) in by_rejection.iter().zip(by_walking) {
            assert!((one - other).abs() < 0.003, "{one} against {other}");
        }
    }

    #[test]
    fn bounds_that_meet_in_a_point_give_that_point() {
        let law = WeightLaw::Bounds {
            lower: vec![0.25, 0.75],
            upper: vec![0.25, 0.75],
        };
        assert!(draws(law, 5).iter().all(|set| set == &[0.25, 0.75]));
    }

    #[test]
    fn groups_are_drawn_by_their_shares() {
        let law = WeightLaw::Mixture(vec![
            (3.0, WeightLaw::Point(vec![1.0, 0.0])),
            (1.0, WeightLaw::Point(vec![0.0, 1.0])),
        ]);
        let sets = draws(law, 40_000);
        let first = sets.iter().filter(|set| set[0] == 1.0).count() as f64 / 40_000.0;
        assert!((first - 0.75).abs() < 0.01);
        assert!(sets.iter().all(|set| set[0] + set[1] == 1.0));
    }

    #[test]
    fn laws_that_make_no_sense_are_refused() {
        let refused = |law: WeightLaw| WeightSampler::new(&law, 1).unwrap_err().fault;
        assert_eq!(refused(WeightLaw::Uniform(0)), Fault::EmptyInput);
        assert_eq!(refused(WeightLaw::Point(vec![0.0, 0.0])), Fault::ZeroWeightSum);
        assert_eq!(refused(WeightLaw::Dirichlet(vec![-1.0, 1.0])), Fault::NegativeWeight);
        assert_eq!(refused(WeightLaw::Order(vec![0, 0])), Fault::BadWeightLaw);
        assert_eq!(refused(WeightLaw::Order(vec![1, 2])), Fault::BadWeightLaw);
        let bounds = |lower, upper| WeightLaw::Bounds { lower, upper };
        assert_eq!(
            refused(bounds(vec![0.6, 0.6], vec![1.0, 1.0])),
            Fault::InfeasibleWeights
        );
        assert_eq!(
            refused(bounds(vec![0.0, 0.0], vec![0.4, 0.4])),
            Fault::InfeasibleWeights
        );
        assert_eq!(
            refused(bounds(vec![0.5, 0.0], vec![0.4, 0.9])),
            Fault::InfeasibleWeights
        );
        assert_eq!(refused(bounds(vec![0.5], vec![0.4, 0.9])), Fault::DimensionMismatch);
    }

    #[test]
    fn the_concentration_of_a_panel_comes_back() {
        let sets = draws(WeightLaw::around(&[0.5, 0.3, 0.2], 40.0).unwrap(), 20_000);
        let concentration = estimate_concentration(&sets).unwrap().unwrap();
        assert!((concentration - 40.0).abs() < 1.5, "{concentration}");
        assert_eq!(estimate_concentration(&sets[..1]), Ok(None));
        assert_eq!(estimate_concentration(&[vec![1.0, 1.0], vec![2.0, 2.0]]), Ok(None));
    }
}
