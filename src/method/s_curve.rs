//! The stage of a technology from yearly counts: a curve that saturates, its ceiling, and how little is known about it.
//!
//! Counts of year k = 1 … T are Poisson with mean K (G(k) − G(k−1)), G logistic or Gompertz of x = r (t − t₀) (Meyer, Yung
//! and Ausubel 1999; stages at 10, 50 and 90 % of the ceiling as Ernst 1997). Maximum likelihood on the yearly counts with
//! profile-likelihood limits; least squares on the running total is kept for comparison with published studies only, its
//! intervals are far too narrow. Early series carry no information on the ceiling (Van den Bulte and Lilien 1997): then
//! the answer is "no saturation visible", never a stage. A stage never becomes a TRL.
//!
//! The search: K profiles out (K = Σ y / (G(T) − G(0))), which leaves z = r (T − t₀), the place of the last year on the
//! curve, and r. A grid over z with a one-dimensional search over r cannot miss the maximum; scoring polishes it.

mod bass;
mod cumulative;
mod search;
mod shape;

use super::distribution_functions::normal_cdf;
use super::momentum::{Fit, measure_momentum};
use super::scoring_fit::{Criterion, Fitted, fit};
use search::{bisect, maximise};

pub use bass::fit_bass;
pub use cumulative::fit_cumulative;
pub use shape::{STAGES, Shape, Stage};

/// Fewest years for a curve.
pub const FEWEST_YEARS: usize = 4;
/// The 95 % point of chi-squared with one degree of freedom: how far twice the log likelihood may drop inside limits.
pub const DROP: f64 = 3.841_459;

/// What the counts say.
#[derive(Debug, Clone, PartialEq)]
pub enum SCurve {
    /// A curve fits with a ceiling of its own.
    Fitted(Box<CurveFit>),
    /// The likelihood rises towards a ceiling without bound: no saturation is visible.
    NoSaturationVisible {
        /// Growth of the logarithm in a year.
        exponential_rate: Option<f64>,
        /// Upper 95 % limit of the share of the ceiling; `None` where there is none.
        saturation_upper: Option<f64>,
    },
    /// The likelihood rises towards the other end, where the curve has long been flat.
    NoGrowthVisible,
    /// Fewer than four years, or no counts at all.
    TooLittle,
}

/// A fitted curve. Years count from 1, the first of the series; a whole t₀ means the end of that year.
#[derive(Debug, Clone, PartialEq)]
pub struct CurveFit {
    /// The ceiling K, in records.
    pub ceiling: f64,
    /// The rate r, a year.
    pub rate: f64,
    /// The inflection t₀, in years of the series.
    pub inflection: f64,
    /// Standard errors of K, r and t₀ from the expected information.
    pub errors: Option<[f64; 3]>,
    /// Log likelihood, factorials included.
    pub log_likelihood: f64,
    /// Twice its distance from a perfect fit.
    pub deviance: f64,
    /// Pearson's chi-squared over T − 3.
    pub dispersion: Option<f64>,
    /// Akaike's criterion for small samples; `None` with fewer than five years.
    pub aicc: Option<f64>,
    /// Expected counts by year.
    pub fitted: Vec<f64>,
    /// 95 % profile-likelihood limits of K; `None` where the likelihood never drops far enough.
    pub ceiling_limits: (Option<f64>, Option<f64>),
    /// Years from 10 % to 90 % of the ceiling: ln 81 / r for the logistic curve, (ln ln 10 − ln ln(10/9)) / r for Gompertz.
    pub duration: f64,
    /// z = r (T − t₀).
    pub link: f64,
    /// Its standard error.
    pub link_error: Option<f64>,
    /// G(T), the share of the ceiling reached, 0 to 1.
    pub saturation: f64,
    /// 95 % profile-likelihood limits of it; 0 and 1 where open.
    pub saturation_limits: (f64, f64),
    /// Whether the lower limit is open: the ceiling may be anything above.
    pub lower_open: bool,
    /// Whether the upper limit is open.
    pub upper_open: bool,
    /// The stage.
    pub stage: Stage,
    /// Probabilities of emerging, growth, maturity and saturation.
    pub stage_probabilities: [f64; 4],
}

/// A series with its curve's shape.
struct Series {
    shape: Shape,
    counts: Vec<f64>,
    all: f64,
    years: f64,
    /// −Σ ln y!.
    factorials: f64,
}

/// Fits a curve to the counts of successive years.
///
/// Far down, z → −∞, a logistic curve is an exponential that grows, and so is a Gompertz curve with r → 0 at a growth of
/// r e^−z; far up both are one that falls. A curve is fitted only when it is likelier than that limit by more than the
/// likelihoods are rounded, and when its ceiling is not beyond [`MOST_CEILING`].
pub fn fit_s_curve(shape: Shape, counts: &[u64]) -> SCurve {
    if counts.len() < FEWEST_YEARS || counts.iter().all(|count| *count == 0) {
        return SCurve::TooLittle;
    }
    let series = Series::new(shape, counts);
    let (most, z, rate) = series.maximise();
    let trend = measure_momentum(counts, None).ok().flatten();
    let limit = series.measure_limit(trend.map(|trend| trend.slope));
    let rises = trend.map_or(series.counts[0] < series.all, |trend| trend.slope >= 0.0);
    let bends = most - limit > series.rounding(z, rate);
    let fitted = bends.then(|| series.conclude(z, rate));
    if let Some(fit) = fitted.filter(|fit| fit.ceiling <= MOST_CEILING * series.all) {
        return SCurve::Fitted(Box::new(fit));
    }
    if !bends && !rises {
        return SCurve::NoGrowthVisible;
    }
    let (lowest, highest) = shape.reach();
    let upper = series.find_limit(lowest.min(z), highest, most.max(limit));
    SCurve::NoSaturationVisible {
        exponential_rate: trend.map(|trend| trend.slope),
        saturation_upper: upper.map(|z| shape.share(z)),
    }
}

/// The highest ceiling that counts can show, as a multiple of all that has been counted. A Gompertz curve far down bends
/// so little that chance decides whether it is likelier than its limit, and then puts its ceiling anywhere.
const MOST_CEILING: f64 = 1_000.0;

impl Series {
    fn new(shape: Shape, counts: &[u64]) -> Self {
        let counts: Vec<f64> = counts.iter().map(|count| *count as f64).collect();
        Series {
            shape,
            all: counts.iter().sum(),
            years: counts.len() as f64,
            factorials: -counts.iter().map(|count| libm::lgamma(count + 1.0)).sum::<f64>(),
            counts,
        }
    }

    /// ln(G(k) − G(k−1)) by year.
    fn log_increments(&self, z: f64, r: f64) -> Vec<f64> {
        let increment = |year: usize| self.shape.log_increment(z - r * (self.years - 1.0 - year as f64), r);
        (0..self.counts.len()).map(increment).collect()
    }

    /// Log likelihood with K profiled out.
    fn log_likelihood(&self, z: f64, r: f64) -> f64 {
        self.log_likelihood_of(&self.log_increments(z, r))
    }

    /// Log likelihood of increments in these proportions, given as logarithms.
    fn log_likelihood_of(&self, logs: &[f64]) -> f64 {
        let norm = log_sum(logs);
        let log_all = libm::log(self.all);
        let term = |(count, log): (&f64, &f64)| {
            if *count > 0.0 {
                count * (log_all + log - norm)
            } else {
                0.0
            }
        };
        let sum: f64 = self.counts.iter().zip(logs).map(term).sum();
        let total = sum - self.all + self.factorials;
        if total.is_nan() { f64::NEG_INFINITY } else { total }
    }

    /// The largest log likelihood of an exponential, whose growth of the logarithm in a year is the slope; without one all
    /// counts stand in one year.
    fn measure_limit(&self, slope: Option<f64>) -> f64 {
        match slope {
            Some(slope) => {
                let logs: Vec<f64> = (0..self.counts.len()).map(|year| slope * year as f64).collect();
                self.log_likelihood_of(&logs)
            }
            None => self.all * libm::log(self.all) - self.all + self.factorials,
        }
    }

    /// How far rounding may put the log likelihood of a curve off: some last places of the numbers that it adds up.
    fn rounding(&self, z: f64, r: f64) -> f64 {
        let logs = self.log_increments(z, r);
        let (norm, log_all) = (log_sum(&logs).abs(), libm::log(self.all));
        let terms = self.counts.iter().zip(&logs).filter(|(count, _)| **count > 0.0);
        let size: f64 = terms
            .map(|(count, log)| count * (log_all + log.abs() + norm + 1.0))
            .sum();
        64.0 * f64::EPSILON * (size + self.factorials.abs())
    }

    /// The largest log likelihood at a z, and the r that gives it.
    fn profile(&self, z: f64) -> (f64, f64) {
        // Rates from one in ten thousand years to e³ a year; Gompertz's far lower end needs smaller ones.
        let (low, high) = match self.shape {
            Shape::Logistic => (-9.0, 3.5),
            Shape::Gompertz => (-16.0, 3.5),
        };
        maximise(low, high, 50, &|log_rate| self.log_likelihood(z, libm::exp(log_rate)))
    }

    /// The largest log likelihood, with its z and r.
    fn maximise(&self) -> (f64, f64, f64) {
        let (low, high) = self.shape.reach();
        let (best, z) = maximise(low, high, 140, &|z| self.profile(z).0);
        let (_, log_rate) = self.profile(z);
        (best, z, libm::exp(log_rate))
    }

    /// The z between a maximum and an end at which twice the log likelihood has dropped by [`DROP`].
    fn find_limit(&self, from: f64, end: f64, most: f64) -> Option<f64> {
        let inside = |z: f64| 2.0 * (most - self.profile(z).0) < DROP;
        if inside(end) {
            return None;
        }
        // The end may be far: go out from the maximum in growing steps, then halve.
        let (mut near, mut step) = (from, (end - from).signum() * 0.25);
        let mut far = from + step;
        while inside(far) {
            near = far;
            step *= 1.6;
            far = if step > 0.0 {
                (far + step).min(end)
            } else {
                (far + step).max(end)
            };
        }
        Some(bisect(near, far, &inside))
    }

    fn expect(&self, ceiling: f64, rate: f64, inflection: f64) -> Vec<f64> {
        let logs = self.log_increments(rate * (self.years - inflection), rate);
        logs.iter().map(|log| ceiling * libm::exp(*log)).collect()
    }

    fn conclude(&self, z: f64, rate: f64) -> CurveFit {
        let span = |z: f64, rate: f64| {
            self.log_increments(z, rate)
                .iter()
                .map(|log| libm::exp(*log))
                .sum::<f64>()
        };
        let start = [self.all / span(z, rate), rate, self.years - z / rate];
        let model = |p: &[f64; 3]| self.expect(p[0], p[1], p[2]);
        let Fitted {
            parameters, covariance, ..
        } = fit(&model, &self.counts, Criterion::Deviance, start);
        let [ceiling, rate, inflection] = parameters;
        let fitted = model(&parameters);
        let quality = Fit::new(&self.counts, &fitted);
        let z = rate * (self.years - inflection);
        let most = quality.log_likelihood;
        let (lowest, highest) = self.shape.reach();
        let lower = self.find_limit(z, lowest, most);
        let upper = self.find_limit(z, highest, most);
        let saturation = self.shape.share(z);
        let reached = STAGES.map(|share| {
            let limit = self.shape.link(share);
            let drop = (2.0 * (most - self.profile(limit).0)).max(0.0).sqrt();
            normal_cdf(if limit > z { drop } else { -drop })
        });
        let freedom = self.years - 4.0;
        CurveFit {
            ceiling,
            rate,
            inflection,
            errors: covariance.map(|covariance| [0, 1, 2].map(|index| covariance[index][index].sqrt())),
            log_likelihood: most,
            deviance: quality.deviance,
            dispersion: (self.years > 3.0).then(|| quality.pearson / (self.years - 3.0)),
            aicc: (freedom > 0.0).then(|| -2.0 * most + 6.0 + 24.0 / freedom),
            fitted,
            ceiling_limits: self.find_ceiling_limits(ceiling, z, rate, most),
            duration: (self.shape.link(0.9) - self.shape.link(0.1)) / rate,
            link: z,
            link_error: covariance.map(|covariance| link_error(&covariance, self.years - inflection, rate)),
            saturation,
            saturation_limits: (
                lower.map_or(0.0, |z| self.shape.share(z)),
                upper.map_or(1.0, |z| self.shape.share(z)),
            ),
            lower_open: lower.is_none(),
            upper_open: upper.is_none(),
            stage: Stage::at(saturation),
            stage_probabilities: [
                reached[0],
                reached[1] - reached[0],
                reached[2] - reached[1],
                1.0 - reached[2],
            ]
            .map(|share| share.max(0.0)),
        }
    }

    /// Profile-likelihood limits of the ceiling: outwards from the best in growing steps, then by halving.
    fn find_ceiling_limits(&self, ceiling: f64, z: f64, rate: f64, most: f64) -> (Option<f64>, Option<f64>) {
        let find = |direction: f64, most_steps: usize| {
            // The best z and ln r at the last ceiling are where the search for the next one starts.
            let mut start = [z, libm::log(rate)];
            let mut inside = |log_ceiling: f64| {
                let (log_likelihood, found) = self.profile_at_ceiling(libm::exp(log_ceiling), start);
                start = found;
                2.0 * (most - log_likelihood) < DROP
            };
            let (mut near, mut step) = (libm::log(ceiling), direction * 0.02);
            let mut far = near + step;
            for _ in 0..most_steps {
                if !inside(far) {
                    for _ in 0..60 {
                        let middle = near + (far - near) / 2.0;
                        if inside(middle) { near = middle } else { far = middle }
                    }
                    return Some(libm::exp(far));
                }
                near = far;
                step *= 1.3;
                far += step;
            }
            None
        };
        // 1.3⁴⁰ · 0.07: a ceiling e²⁰⁰⁰ times the best; 1.3²⁵: e⁻⁴⁰ times.
        (find(-1.0, 25), find(1.0, 30))
    }

    /// The largest log likelihood at a ceiling, with its z and ln r, from a start near it.
    fn profile_at_ceiling(&self, ceiling: f64, start: [f64; 2]) -> (f64, [f64; 2]) {
        let model = |p: &[f64; 2]| -> Vec<f64> {
            let logs = self.log_increments(p[0], libm::exp(p[1]));
            logs.iter().map(|log| ceiling * libm::exp(*log)).collect()
        };
        let found = fit(&model, &self.counts, Criterion::Deviance, start);
        (
            Fit::new(&self.counts, &model(&found.parameters)).log_likelihood,
            found.parameters,
        )
    }
}

/// The logarithm of the sum of numbers given as logarithms.
fn log_sum(logs: &[f64]) -> f64 {
    let largest = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    largest + libm::log(logs.iter().map(|log| libm::exp(log - largest)).sum())
}

/// The standard error of z = r (T − t₀), by the delta method.
fn link_error(covariance: &[[f64; 3]; 3], left: f64, rate: f64) -> f64 {
    let (by_rate, by_inflection) = (left, -rate);
    let variance = by_rate * by_rate * covariance[1][1]
        + 2.0 * by_rate * by_inflection * covariance[1][2]
        + by_inflection * by_inflection * covariance[2][2];
    variance.max(0.0).sqrt()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn counts_that_say_nothing_have_no_stage() {
        for counts in [&[][..], &[1, 2, 3], &[0, 0, 0, 0, 0]] {
            assert_eq!(fit_s_curve(Shape::Logistic, counts), SCurve::TooLittle);
            assert_eq!(fit_cumulative(Shape::Logistic, counts), None);
            assert_eq!(fit_bass(counts), None);
        }
    }

    #[test]
    fn plain_exponential_growth_shows_no_ceiling() {
        let found = fit_s_curve(Shape::Logistic, &[1, 2, 4, 8, 16, 32, 64]);
        let SCurve::NoSaturationVisible { exponential_rate, .. } = &found else {
            panic!("{found:?}")
        };
        assert!((exponential_rate.unwrap() - std::f64::consts::LN_2).abs() < 1e-9);
    }

    #[test]
    fn counts_that_nearly_double_for_ever_have_no_ceiling_beyond_sight() {
        for counts in [
            &[1, 1, 2, 3, 5, 8, 12, 19, 30, 46, 70][..],
            &[1, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89],
            &[3, 4, 6, 8, 11, 15, 21, 28, 38, 51],
        ] {
            let last = *counts.last().unwrap() as f64;
            for shape in [Shape::Logistic, Shape::Gompertz] {
                if let SCurve::Fitted(fit) = fit_s_curve(shape, counts) {
                    assert!(
                        fit.ceiling < 1_000.0 * last && fit.lower_open,
                        "{shape:?} {counts:?} {fit:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn counts_of_one_year_alone_fit_no_curve() {
        for shape in [Shape::Logistic, Shape::Gompertz] {
            let first = fit_s_curve(shape, &[7, 0, 0, 0, 0]);
            assert_eq!(first, SCurve::NoGrowthVisible);
            let last = fit_s_curve(shape, &[0, 0, 0, 0, 7]);
            assert!(
                matches!(
                    last,
                    SCurve::NoSaturationVisible {
                        exponential_rate: None,
                        ..
                    }
                ),
                "{last:?}"
            );
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]

        /// Counts of an exponential, rounded to whole records: however they are rounded, no ceiling beyond sight.
        #[test]
        fn exponential_counts_never_have_a_ceiling_beyond_sight(
            start in 1.0..20.0_f64, rate in 0.02..0.9_f64, years in 5_usize..18, noise in prop::collection::vec(-0.5..0.5_f64, 18),
        ) {
            let count = |year: usize| (start * libm::exp(rate * year as f64) + noise[year]).max(0.0).round() as u64;
            let counts: Vec<u64> = (0..years).map(count).collect();
            let all = counts.iter().sum::<u64>() as f64;
            for shape in [Shape::Logistic, Shape::Gompertz] {
                if let SCurve::Fitted(fit) = fit_s_curve(shape, &counts) {
                    prop_assert!(fit.ceiling <= MOST_CEILING * all, "{:?}", fit);
                    prop_assert!(fit.log_likelihood + 1e-9 >= Series::new(shape, &counts).measure_limit(
                        measure_momentum(&counts, None).unwrap().map(|trend| trend.slope)));
                }
            }
        }

        /// An exponential that no rounding to whole records bends is its own limit.
        #[test]
        fn powers_are_their_own_limit(start in 1_u64..50, base in 2_u64..4, years in 4_u32..10) {
            let counts: Vec<u64> = (0..years).map(|year| start * base.pow(year)).collect();
            for shape in [Shape::Logistic, Shape::Gompertz] {
                let found = fit_s_curve(shape, &counts);
                prop_assert!(matches!(found, SCurve::NoSaturationVisible { .. }), "{:?}", found);
            }
            let falling: Vec<u64> = counts.into_iter().rev().collect();
            for shape in [Shape::Logistic, Shape::Gompertz] {
                let found = fit_s_curve(shape, &falling);
                prop_assert!(!matches!(found, SCurve::NoSaturationVisible { .. }), "{:?}", found);
            }
        }

        /// A field that has run its course is seen to have, its ceiling near what was counted.
        #[test]
        fn counts_past_their_turning_point_have_their_ceiling(
            ceiling in 300.0..5000.0_f64, rate in 0.4..0.8_f64, middle in 6.0..9.0_f64,
        ) {
            for shape in [Shape::Logistic, Shape::Gompertz] {
                let share = |year: f64| shape.share(rate * (year - middle));
                let count = |year: u32| (ceiling * (share(f64::from(year)) - share(f64::from(year) - 1.0))).round() as u64;
                let counts: Vec<u64> = (1..=18).map(count).collect();
                let found = fit_s_curve(shape, &counts);
                let SCurve::Fitted(fit) = &found else { return Err(TestCaseError::fail(format!("{found:?}"))) };
                prop_assert!((fit.ceiling / ceiling - 1.0).abs() < 0.15, "{}", fit.ceiling);
                prop_assert!(!fit.lower_open && fit.saturation > 0.8);
            }
        }
    }
}
