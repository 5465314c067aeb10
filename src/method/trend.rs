//! Plain descriptions of yearly counts: shares of the corpus, compound growth, the Theil–Sen slope, bursts.

use super::precision::NORMAL_95;
use super::refusal::check_score;
use super::{Fault, Refusal};

/// Each year's count as a share of the field's total, 0 to 1; `None` in a year without a total above zero.
pub fn share_of_field(counts: &[u64], totals: &[u64]) -> Result<Vec<Option<f64>>, Refusal> {
    if counts.len() != totals.len() {
        let found = format!("{} totals for {} years", totals.len(), counts.len());
        return Err(Refusal::new(Fault::DimensionMismatch, found));
    }
    if let Some(year) = (0..counts.len()).find(|year| counts[*year] > totals[*year]) {
        let found = format!("{} of {} in year {}", counts[year], totals[year], year + 1);
        return Err(Refusal::new(Fault::BadParameter, found));
    }
    let share = |(count, total): (&u64, &u64)| (*total > 0).then(|| *count as f64 / *total as f64);
    Ok(counts.iter().zip(totals).map(share).collect())
}

/// Compound annual growth between the first and the last year, (last/first)^(1/years) − 1; `None` with fewer than two
/// years or when either end is zero. Two years decide it: read it beside a slope.
pub fn compound_growth(counts: &[u64]) -> Option<f64> {
    let (first, last) = (*counts.first()?, *counts.last()?);
    if counts.len() < 2 || first == 0 || last == 0 {
        return None;
    }
    let years = (counts.len() - 1) as f64;
    Some(libm::expm1(libm::log(last as f64 / first as f64) / years))
}

/// The Theil–Sen slope.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TheilSen {
    /// Median of the slopes of all pairs, in units a year.
    pub slope: f64,
    /// 95 % interval (Sen 1968).
    pub interval: (f64, f64),
}

/// The median slope of a yearly series, which no single year can bend. `None` with fewer than two years.
pub fn measure_theil_sen(series: &[f64]) -> Result<Option<TheilSen>, Refusal> {
    for number in series {
        check_score(*number)?;
    }
    let years = series.len();
    if years < 2 {
        return Ok(None);
    }
    let pairs = (0..years).flat_map(|later| (0..later).map(move |earlier| (earlier, later)));
    let slope = |(earlier, later): (usize, usize)| (series[later] - series[earlier]) / (later - earlier) as f64;
    let mut slopes: Vec<f64> = pairs.map(slope).collect();
    slopes.sort_unstable_by(f64::total_cmp);
    // Variance of Kendall's S with ties among the values; the interval takes the slopes that many places off the middle.
    let n = years as f64;
    let mut sorted = series.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let term = |run: &[f64]| {
        let t = run.len() as f64;
        t * (t - 1.0) * (2.0 * t + 5.0)
    };
    let ties: f64 = sorted.chunk_by(|a, b| a == b).map(term).sum();
    let variance = (n * (n - 1.0) * (2.0 * n + 5.0) - ties) / 18.0;
    let reach = NORMAL_95 * variance.max(0.0).sqrt();
    let count = slopes.len() as f64;
    let lower = ((count - reach) / 2.0).floor().clamp(0.0, count - 1.0) as usize;
    let upper = ((count + reach) / 2.0).ceil().clamp(0.0, count - 1.0) as usize;
    Ok(Some(TheilSen {
        slope: super::panel::quantile(&slopes, 0.5),
        interval: (slopes[lower], slopes[upper]),
    }))
}

/// How much a burst's rate exceeds the usual one, Kleinberg's s with its usual value.
pub const BURST_FACTOR: f64 = 2.0;

/// A run of years in the state of burst.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Burst {
    /// Index of the first year, from 0.
    pub first: usize,
    /// Index of the last year.
    pub last: usize,
    /// How much likelier the years are at the rate of a burst than at the usual one, as a difference of logarithms;
    /// Kleinberg's weight, above 0.
    pub weight: f64,
}

/// Bursts of a yearly series by the two-state automaton of Kleinberg (2003) for counts in batches. The usual state has the
/// rate p₀ = Σ counts / Σ totals, the burst p₁ = s p₀ with s = [`BURST_FACTOR`]; a year costs −ln of its binomial
/// probability, the step up ln(years) (γ = 1), the step down nothing, and the cheapest path of states wins. A burst weighs
/// Σ (cost in the usual state − cost in the burst). Without totals every year is alike and the Poisson law takes the place
/// of the binomial, as it does where p₁ would reach 1. Without any count nothing bursts.
pub fn find_bursts(counts: &[u64], totals: Option<&[f64]>) -> Result<Vec<Burst>, Refusal> {
    if let Some(totals) = totals {
        if totals.len() != counts.len() {
            let found = format!("{} totals for {} years", totals.len(), counts.len());
            return Err(Refusal::new(Fault::DimensionMismatch, found));
        }
        if let Some(wrong) = totals.iter().find(|total| !(total.is_finite() && **total > 0.0)) {
            return Err(Refusal::new(Fault::BadParameter, format!("a field total of {wrong}")));
        }
    }
    let all: u64 = counts.iter().sum();
    if all == 0 {
        return Ok(Vec::new());
    }
    let exposure = |year: usize| totals.map_or(1.0, |totals| totals[year]);
    let rate = all as f64 / (0..counts.len()).map(exposure).sum::<f64>();
    let fits = |year: usize| counts[year] as f64 <= exposure(year);
    let binomial = totals.is_some() && BURST_FACTOR * rate < 1.0 && (0..counts.len()).all(fits);
    // What the usual state costs more than the burst; the binomial coefficient, or y!, is the same in both.
    let gain = |year: usize| {
        let (count, total) = (counts[year] as f64, exposure(year));
        let rest = match binomial {
            true => (total - count) * (libm::log1p(-BURST_FACTOR * rate) - libm::log1p(-rate)),
            false => -(BURST_FACTOR - 1.0) * rate * total,
        };
        count * libm::log(BURST_FACTOR) + rest
    };
    let bursting = follow_cheapest(&(0..counts.len()).map(gain).collect::<Vec<f64>>());
    let mut bursts: Vec<Burst> = Vec::new();
    for year in (0..counts.len()).filter(|year| bursting[*year]) {
        match bursts.last_mut().filter(|burst| burst.last + 1 == year) {
            Some(burst) => (burst.last, burst.weight) = (year, burst.weight + gain(year)),
            None => bursts.push(Burst {
                first: year,
                last: year,
                weight: gain(year),
            }),
        }
    }
    Ok(bursts)
}

/// Whether each year belongs to a burst on the cheapest path (Viterbi), which begins in the usual state: in the burst a
/// year costs its gain less than in the usual state.
fn follow_cheapest(gains: &[f64]) -> Vec<bool> {
    let entry = libm::log(gains.len() as f64);
    let (mut usual, mut burst) = (0.0, f64::INFINITY);
    let mut came_from = Vec::with_capacity(gains.len());
    for gain in gains {
        came_from.push((burst < usual, burst <= usual + entry));
        (usual, burst) = (usual.min(burst), burst.min(usual + entry) - gain);
    }
    let mut state = burst < usual;
    let mut bursting = vec![false; gains.len()];
    for (year, from) in came_from.iter().enumerate().rev() {
        bursting[year] = state;
        state = if state { from.1 } else { from.0 };
    }
    bursting
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn growth_needs_two_ends_above_zero() {
        assert!((compound_growth(&[100, 7, 121]).unwrap() - 0.1).abs() < 1e-12);
        for counts in [&[][..], &[5], &[0, 5], &[5, 0]] {
            assert_eq!(compound_growth(counts), None);
        }
    }

    #[test]
    fn one_wild_year_does_not_bend_the_slope() {
        let found = measure_theil_sen(&[1.0, 2.0, 3.0, 400.0, 5.0, 6.0, 7.0])
            .unwrap()
            .unwrap();
        assert_eq!(found.slope, 1.0);
        assert!(found.interval.0 <= 1.0 && found.interval.1 >= 1.0);
        let flat = measure_theil_sen(&[2.0; 5]).unwrap().unwrap();
        assert_eq!((flat.slope, flat.interval), (0.0, (0.0, 0.0)));
        assert_eq!(measure_theil_sen(&[1.0]), Ok(None));
    }

    #[test]
    fn a_burst_is_found_and_chance_is_not() {
        let years = |bursts: Vec<Burst>| bursts.iter().map(|burst| (burst.first, burst.last)).collect::<Vec<_>>();
        let counts = [5, 4, 6, 5, 30, 28, 33, 5, 4];
        assert_eq!(years(find_bursts(&counts, None).unwrap()), [(4, 6)]);
        assert!(find_bursts(&[5, 6, 4, 5, 7], None).unwrap().is_empty());
        assert!(find_bursts(&[0, 0], None).unwrap().is_empty());
        // The same rise of the whole field is no burst.
        let totals = [50.0, 40.0, 60.0, 50.0, 300.0, 280.0, 330.0, 50.0, 40.0];
        assert!(find_bursts(&counts, Some(&totals)).unwrap().is_empty());
    }

    /// Kleinberg's costs written out for three years: −ln of the whole binomial probability in either state.
    #[test]
    fn a_burst_weighs_the_difference_of_the_binomial_costs() {
        let (counts, totals) = ([2_u64, 40, 38, 3], [100.0, 100.0, 110.0, 90.0]);
        let found = find_bursts(&counts, Some(&totals)).unwrap();
        let usual = 83.0 / 400.0;
        let choose = |n: f64, k: f64| libm::lgamma(n + 1.0) - libm::lgamma(k + 1.0) - libm::lgamma(n - k + 1.0);
        let cost = |n: f64, k: f64, p: f64| -(choose(n, k) + k * libm::log(p) + (n - k) * libm::log(1.0 - p));
        let gain = |n: f64, k: f64| cost(n, k, usual) - cost(n, k, 2.0 * usual);
        let weight = gain(100.0, 40.0) + gain(110.0, 38.0);
        assert_eq!((found.len(), found[0].first, found[0].last), (1, 1, 2));
        assert!(
            (found[0].weight - weight).abs() < 1e-9,
            "{} against {weight}",
            found[0].weight
        );
        // Brute force over all paths of states.
        let gains: Vec<f64> = counts
            .iter()
            .zip(totals)
            .map(|(count, total)| gain(total, *count as f64))
            .collect();
        let price = |path: u32| {
            let state = |year: usize| path >> year & 1 == 1;
            let steps = (0..4)
                .filter(|year| state(*year) && (*year == 0 || !state(year - 1)))
                .count();
            let gained: f64 = (0..4).filter(|year| state(*year)).map(|year| gains[year]).sum();
            steps as f64 * libm::log(4.0) - gained
        };
        let best = (0..16)
            .min_by(|one, other| price(*one).total_cmp(&price(*other)))
            .unwrap();
        assert_eq!(best, 0b0110);
    }

    #[test]
    fn shares_are_of_years_with_a_total() {
        assert_eq!(share_of_field(&[1, 0], &[4, 0]), Ok(vec![Some(0.25), None]));
        assert_eq!(share_of_field(&[5], &[4]).unwrap_err().fault, Fault::BadParameter);
    }
}
