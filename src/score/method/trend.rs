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

/// How much a burst's rate exceeds the usual one, as Kleinberg's default.
pub const BURST_FACTOR: f64 = 2.0;

/// Bursts of a yearly series: for each year, whether it belongs to one. Kleinberg's (2003) automaton of two states for
/// batches: a usual rate and one [`BURST_FACTOR`] times as high, entering a burst costs ln(years), and the cheapest path
/// of states wins. Rates are relative to the field's totals where given. Without any count nothing bursts.
pub fn find_bursts(counts: &[u64], totals: Option<&[f64]>) -> Result<Vec<bool>, Refusal> {
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
        return Ok(vec![false; counts.len()]);
    }
    let exposure = |year: usize| totals.map_or(1.0, |totals| totals[year]);
    let rate = all as f64 / (0..counts.len()).map(exposure).sum::<f64>();
    let entry = libm::log(counts.len() as f64);
    let cost = |year: usize, factor: f64| {
        let expected = factor * rate * exposure(year);
        expected - counts[year] as f64 * libm::log(expected)
    };
    let (mut usual, mut burst) = (0.0, f64::INFINITY);
    let mut came_from = Vec::with_capacity(counts.len());
    for year in 0..counts.len() {
        let (from_usual, from_burst) = (burst < usual, burst <= usual + entry);
        let (before_usual, before_burst) = (usual.min(burst), burst.min(usual + entry));
        usual = before_usual + cost(year, 1.0);
        burst = before_burst + cost(year, BURST_FACTOR);
        came_from.push((from_usual, from_burst));
    }
    let mut state = burst < usual;
    let mut bursts = vec![false; counts.len()];
    for year in (0..counts.len()).rev() {
        bursts[year] = state;
        state = if state { came_from[year].1 } else { came_from[year].0 };
    }
    Ok(bursts)
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
        let found = find_bursts(&[5, 4, 6, 5, 30, 28, 33, 5, 4], None).unwrap();
        assert_eq!(found, [false, false, false, false, true, true, true, false, false]);
        assert!(find_bursts(&[5, 6, 4, 5, 7], None).unwrap().iter().all(|burst| !burst));
        assert!(find_bursts(&[0, 0], None).unwrap().iter().all(|burst| !burst));
        // The same rise of the whole field is no burst.
        let totals = [50.0, 40.0, 60.0, 50.0, 300.0, 280.0, 330.0, 50.0, 40.0];
        let found = find_bursts(&[5, 4, 6, 5, 30, 28, 33, 5, 4], Some(&totals)).unwrap();
        assert!(found.iter().all(|burst| !burst));
    }

    #[test]
    fn shares_are_of_years_with_a_total() {
        assert_eq!(share_of_field(&[1, 0], &[4, 0]), Ok(vec![Some(0.25), None]));
        assert_eq!(share_of_field(&[5], &[4]).unwrap_err().fault, Fault::BadParameter);
    }
}
