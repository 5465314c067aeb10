//! Bursts: years in which yearly counts run well above their usual rate.

use super::Refusal;
use super::momentum::check_totals;

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
/// Σ (cost in the usual state − cost in the burst). Without totals every year is alike and the Poisson distribution takes the place
/// of the binomial, as it does where p₁ would reach 1. Without any count nothing bursts.
pub fn find_bursts(counts: &[u64], totals: Option<&[f64]>) -> Result<Vec<Burst>, Refusal> {
    check_totals(counts, totals)?;
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
}
