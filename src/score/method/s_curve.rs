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

use super::distribution::{normal_cdf, t_quantile};
use super::momentum::{Fit, measure_momentum};
use super::scoring_fit::{Criterion, Fitted, fit};

/// Fewest years for a curve.
pub const FEWEST_YEARS: usize = 4;
/// The 95 % point of chi-squared with one degree of freedom: how far twice the log likelihood may drop inside limits.
pub const DROP: f64 = 3.841_459;
/// Shares of the ceiling at which growth, maturity and saturation begin.
pub const STAGES: [f64; 3] = [0.1, 0.5, 0.9];

/// The shape of a curve.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// G = 1/(1 + e^−x): symmetric, half at the inflection.
    Logistic,
    /// G = exp(−e^−x): early inflection, long tail.
    Gompertz,
}

impl Shape {
    /// G at x.
    pub fn share(self, x: f64) -> f64 {
        match self {
            Shape::Logistic => 1.0 / (1.0 + libm::exp(-x)),
            Shape::Gompertz => libm::exp(-libm::exp(-x)),
        }
    }

    /// The x at which G is a share of the ceiling, between 0 and 1.
    pub fn link(self, share: f64) -> f64 {
        match self {
            Shape::Logistic => libm::log(share / (1.0 - share)),
            Shape::Gompertz => -libm::log(-libm::log(share)),
        }
    }

    /// ln(G(x) − G(x − r)), exact where the difference of the two would vanish.
    fn log_increment(self, x: f64, r: f64) -> f64 {
        match self {
            Shape::Logistic => -(x - r) + libm::log(-libm::expm1(-r)) - soft_plus(-x) - soft_plus(r - x),
            Shape::Gompertz => {
                let late = libm::exp(-x);
                let gap = late * libm::expm1(r);
                -late + libm::log(-libm::expm1(-gap))
            }
        }
    }

    /// Where the search along z begins and ends: beyond, nothing changes any more.
    fn reach(self) -> (f64, f64) {
        match self {
            Shape::Logistic => (-30.0, 40.0),
            Shape::Gompertz => (-8.0, 40.0),
        }
    }
}

/// ln(1 + e^x).
fn soft_plus(x: f64) -> f64 {
    match x > 0.0 {
        true => x + libm::log1p(libm::exp(-x)),
        false => libm::log1p(libm::exp(x)),
    }
}

/// Where on its curve a technology is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Below a tenth of the ceiling.
    Emerging,
    /// Below half.
    Growth,
    /// Below nine tenths.
    Maturity,
    /// Above.
    Saturation,
    /// The counts do not tell.
    Undetermined,
}

impl Stage {
    /// The stage at a share of the ceiling.
    pub fn at(share: f64) -> Self {
        match STAGES.iter().filter(|limit| share >= **limit).count() {
            0 => Stage::Emerging,
            1 => Stage::Growth,
            2 => Stage::Maturity,
            _ => Stage::Saturation,
        }
    }

    /// One word.
    pub fn as_str(self) -> &'static str {
        match self {
            Stage::Emerging => "emerging",
            Stage::Growth => "growth",
            Stage::Maturity => "maturity",
            Stage::Saturation => "saturation",
            Stage::Undetermined => "undetermined",
        }
    }
}

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

impl SCurve {
    /// The stage; undetermined without a fit.
    pub fn stage(&self) -> Stage {
        match self {
            SCurve::Fitted(fit) => fit.stage,
            SCurve::NoSaturationVisible { .. } | SCurve::NoGrowthVisible | SCurve::TooLittle => Stage::Undetermined,
        }
    }
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
pub fn fit_s_curve(shape: Shape, counts: &[u64]) -> SCurve {
    if counts.len() < FEWEST_YEARS || counts.iter().all(|count| *count == 0) {
        return SCurve::TooLittle;
    }
    let series = Series::new(shape, counts);
    let (lowest, highest) = shape.reach();
    let best = series.maximise();
    let low_end = series.profile(lowest);
    if best.0 - low_end.0 < 1e-7 {
        // Far down the curve is an exponential, whose likelihood is the one approached.
        let trend = measure_momentum(counts, None).ok().flatten();
        let most = trend.map_or(low_end.0, |trend| trend.log_likelihood.max(low_end.0));
        let upper = series.find_limit(lowest, highest, most);
        return SCurve::NoSaturationVisible {
            exponential_rate: trend.map(|trend| trend.slope),
            saturation_upper: upper.map(|z| shape.share(z)),
        };
    }
    if best.0 - series.profile(highest).0 < 1e-7 {
        return SCurve::NoGrowthVisible;
    }
    SCurve::Fitted(Box::new(series.conclude(best.1, best.2)))
}

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
        let logs = self.log_increments(z, r);
        let largest = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let sum: f64 = logs.iter().map(|log| libm::exp(log - largest)).sum();
        let norm = largest + libm::log(sum);
        let log_all = libm::log(self.all);
        let term = |(count, log): (&f64, &f64)| {
            if *count > 0.0 {
                count * (log_all + log - norm)
            } else {
                0.0
            }
        };
        let sum: f64 = self.counts.iter().zip(&logs).map(term).sum();
        let total = sum - self.all + self.factorials;
        if total.is_nan() { f64::NEG_INFINITY } else { total }
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

/// The standard error of z = r (T − t₀), by the delta method.
fn link_error(covariance: &[[f64; 3]; 3], left: f64, rate: f64) -> f64 {
    let (by_rate, by_inflection) = (left, -rate);
    let variance = by_rate * by_rate * covariance[1][1]
        + 2.0 * by_rate * by_inflection * covariance[1][2]
        + by_inflection * by_inflection * covariance[2][2];
    variance.max(0.0).sqrt()
}

/// The largest value of a function between two ends, and where: the best of a grid, then the golden section around it.
fn maximise(low: f64, high: f64, steps: usize, function: &dyn Fn(f64) -> f64) -> (f64, f64) {
    let at = |step: usize| low + (high - low) * step as f64 / steps as f64;
    let values: Vec<f64> = (0..=steps).map(|step| function(at(step))).collect();
    let best = (0..=steps).fold(0, |best, step| if values[step] > values[best] { step } else { best });
    const GOLDEN: f64 = 0.618_033_988_749_894_8;
    let (mut left, mut right) = (at(best.saturating_sub(1)), at((best + 1).min(steps)));
    let (mut one, mut other) = (right - GOLDEN * (right - left), left + GOLDEN * (right - left));
    let (mut at_one, mut at_other) = (function(one), function(other));
    for _ in 0..45 {
        if at_one >= at_other {
            (right, other, at_other) = (other, one, at_one);
            one = right - GOLDEN * (right - left);
            at_one = function(one);
        } else {
            (left, one, at_one) = (one, other, at_other);
            other = left + GOLDEN * (right - left);
            at_other = function(other);
        }
    }
    let inner = if at_one >= at_other {
        (at_one, one)
    } else {
        (at_other, other)
    };
    if values[best] > inner.0 {
        (values[best], at(best))
    } else {
        inner
    }
}

fn bisect(mut inside: f64, mut outside: f64, holds: &dyn Fn(f64) -> bool) -> f64 {
    for _ in 0..50 {
        let middle = inside + (outside - inside) / 2.0;
        if holds(middle) {
            inside = middle
        } else {
            outside = middle
        }
    }
    outside
}

/// A curve fitted to the running total by least squares. Its intervals held the truth in 20 to 62 % of simulated series:
/// for comparison with published studies only.
#[derive(Debug, Clone, PartialEq)]
pub struct CumulativeFit {
    /// Ceiling K, rate r, inflection t₀.
    pub parameters: [f64; 3],
    /// Their standard errors from s² (JᵀJ)⁻¹.
    pub errors: Option<[f64; 3]>,
    /// Sum of squared errors.
    pub squares: f64,
    /// 1 − squares / total; `None` when the running total never changes.
    pub r_squared: Option<f64>,
    /// Akaike's criterion for small samples, the error's variance counted as a parameter; `None` with fewer than six years.
    pub aicc: Option<f64>,
    /// The fitted running total.
    pub fitted: Vec<f64>,
    /// z = r (T − t₀).
    pub link: f64,
    /// Its standard error.
    pub link_error: Option<f64>,
    /// G(T), 0 to 1.
    pub saturation: f64,
    /// Wald limits through z with Student's t.
    pub saturation_limits: Option<(f64, f64)>,
    /// The stage.
    pub stage: Stage,
    /// Normal probabilities of the four stages through z.
    pub stage_probabilities: Option<[f64; 4]>,
}

/// Fits a curve to the running total. `None` with fewer than four years or no counts.
pub fn fit_cumulative(shape: Shape, counts: &[u64]) -> Option<CumulativeFit> {
    if counts.len() < FEWEST_YEARS || counts.iter().all(|count| *count == 0) {
        return None;
    }
    let running = |sum: &mut f64, count: &u64| {
        *sum += *count as f64;
        Some(*sum)
    };
    let totals: Vec<f64> = counts.iter().scan(0.0, running).collect();
    let years = totals.len() as f64;
    let curve = |z: f64, rate: f64| -> Vec<f64> {
        (0..totals.len())
            .map(|year| shape.share(z - rate * (years - 1.0 - year as f64)))
            .collect()
    };
    let ceiling = |curve: &[f64]| {
        let (above, below) = curve
            .iter()
            .zip(&totals)
            .fold((0.0, 0.0), |(a, b), (g, y)| (a + g * y, b + g * g));
        above / below
    };
    let squares = |z: f64, rate: f64| {
        let curve = curve(z, rate);
        let ceiling = ceiling(&curve);
        let sum: f64 = curve
            .iter()
            .zip(&totals)
            .map(|(g, y)| (y - ceiling * g) * (y - ceiling * g))
            .sum();
        if sum.is_finite() { sum } else { f64::INFINITY }
    };
    let profile = |z: f64| maximise(-7.0, 2.0, 40, &|log_rate| -squares(z, libm::exp(log_rate)));
    let (_, z) = maximise(-6.0, 12.0, 60, &|z| profile(z).0);
    let rate = libm::exp(profile(z).1);
    let start = [ceiling(&curve(z, rate)), rate, years - z / rate];
    let model = |p: &[f64; 3]| -> Vec<f64> {
        (1..=totals.len())
            .map(|year| p[0] * shape.share(p[1] * (year as f64 - p[2])))
            .collect()
    };
    let found = fit(&model, &totals, Criterion::Squares, start);
    let [_, rate, inflection] = found.parameters;
    let freedom = years - 3.0;
    let scale = found.loss / freedom;
    let mean = totals.iter().sum::<f64>() / years;
    let whole: f64 = totals.iter().map(|y| (y - mean) * (y - mean)).sum();
    let z = rate * (years - inflection);
    let covariance = found
        .covariance
        .map(|rows| rows.map(|row| row.map(|entry| entry * scale)));
    let error = covariance.map(|covariance| link_error(&covariance, years - inflection, rate));
    let probabilities = |error: f64| {
        let below = STAGES.map(|share| normal_cdf((shape.link(share) - z) / error));
        [below[0], below[1] - below[0], below[2] - below[1], 1.0 - below[2]]
    };
    Some(CumulativeFit {
        parameters: found.parameters,
        errors: covariance.map(|covariance| [0, 1, 2].map(|index| covariance[index][index].sqrt())),
        squares: found.loss,
        r_squared: (whole > 0.0).then(|| 1.0 - found.loss / whole),
        // k = 4 with the variance.
        aicc: (years > 5.0).then(|| years * libm::log(found.loss / years) + 8.0 + 40.0 / (years - 5.0)),
        fitted: model(&found.parameters),
        link: z,
        link_error: error,
        saturation: shape.share(z),
        saturation_limits: error.map(|error| {
            let reach = t_quantile(0.975, freedom) * error;
            (shape.share(z - reach), shape.share(z + reach))
        }),
        stage: Stage::at(shape.share(z)),
        stage_probabilities: error.filter(|error| *error > 0.0).map(probabilities),
    })
}

/// Bass's model of adoption (1969), fitted to yearly counts (Srinivasan and Mason 1986).
#[derive(Debug, Clone, PartialEq)]
pub struct BassFit {
    /// Ceiling M, innovation p, imitation q.
    pub parameters: [f64; 3],
    /// Their standard errors from s² (JᵀJ)⁻¹.
    pub errors: Option<[f64; 3]>,
    /// Sum of squared errors.
    pub squares: f64,
    /// ln(q/p)/(p + q), in years of the series; `None` when imitation is not above innovation.
    pub peak: Option<f64>,
    /// F(T), 0 to 1.
    pub saturation: f64,
}

/// Fits Bass's model to yearly counts. `None` with fewer than four years or no counts.
pub fn fit_bass(counts: &[u64]) -> Option<BassFit> {
    if counts.len() < FEWEST_YEARS || counts.iter().all(|count| *count == 0) {
        return None;
    }
    let counts: Vec<f64> = counts.iter().map(|count| *count as f64).collect();
    let share = |p: f64, q: f64, t: f64| {
        let fade = libm::exp(-(p + q) * t);
        (1.0 - fade) / (1.0 + q / p * fade)
    };
    let curve = |p: f64, q: f64| -> Vec<f64> {
        (1..=counts.len())
            .map(|year| share(p, q, year as f64) - share(p, q, year as f64 - 1.0))
            .collect()
    };
    let ceiling = |curve: &[f64]| {
        let (above, below) = curve
            .iter()
            .zip(&counts)
            .fold((0.0, 0.0), |(a, b), (g, y)| (a + g * y, b + g * g));
        above / below
    };
    let squares = |p: f64, q: f64| {
        let curve = curve(p, q);
        let ceiling = ceiling(&curve);
        let sum: f64 = curve
            .iter()
            .zip(&counts)
            .map(|(g, y)| (y - ceiling * g) * (y - ceiling * g))
            .sum();
        if sum.is_finite() { sum } else { f64::INFINITY }
    };
    let profile = |log_p: f64| maximise(-6.0, 1.5, 40, &|log_q| -squares(libm::exp(log_p), libm::exp(log_q)));
    let (_, log_p) = maximise(-14.0, 0.0, 50, &|log_p| profile(log_p).0);
    let (p, q) = (libm::exp(log_p), libm::exp(profile(log_p).1));
    let start = [ceiling(&curve(p, q)), p, q];
    let model = |parameters: &[f64; 3]| -> Vec<f64> {
        curve(parameters[1], parameters[2])
            .into_iter()
            .map(|part| parameters[0] * part)
            .collect()
    };
    let found = fit(&model, &counts, Criterion::Squares, start);
    let [_, p, q] = found.parameters;
    let years = counts.len() as f64;
    let scale = found.loss / (years - 3.0);
    Some(BassFit {
        parameters: found.parameters,
        errors: found
            .covariance
            .map(|covariance| [0, 1, 2].map(|index| (covariance[index][index] * scale).sqrt())),
        squares: found.loss,
        peak: (q > p && p > 0.0).then(|| libm::log(q / p) / (p + q)),
        saturation: share(p, q, years),
    })
}

/// Akaike's criterion of the models that can be compared, all by Poisson likelihood of the yearly counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ModelComparison {
    /// Logistic curve; `None` when it has no ceiling or too few years.
    pub logistic: Option<f64>,
    /// Gompertz curve.
    pub gompertz: Option<f64>,
    /// Exponential growth without a ceiling.
    pub exponential: Option<f64>,
}

/// Compares models of one series; the smallest criterion fits best, and differences below 2 mean little.
pub fn compare_models(counts: &[u64]) -> ModelComparison {
    let curve = |shape| match fit_s_curve(shape, counts) {
        SCurve::Fitted(fit) => fit.aicc,
        SCurve::NoSaturationVisible { .. } | SCurve::NoGrowthVisible | SCurve::TooLittle => None,
    };
    let years = counts.len() as f64;
    let trend = measure_momentum(counts, None).ok().flatten().filter(|_| years > 3.0);
    ModelComparison {
        logistic: curve(Shape::Logistic),
        gompertz: curve(Shape::Gompertz),
        exponential: trend.map(|trend| -2.0 * trend.log_likelihood + 4.0 + 12.0 / (years - 3.0)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn increments_are_exact_where_the_curve_is_nearly_flat() {
        for shape in [Shape::Logistic, Shape::Gompertz] {
            for x in [-1.5, 0.0, 2.0] {
                let plain = libm::log(shape.share(x) - shape.share(x - 0.4));
                assert!((shape.log_increment(x, 0.4) - plain).abs() < 1e-12);
            }
        }
        let far = Shape::Logistic.log_increment(-700.0, 0.1);
        assert!(far.is_finite() && far < -690.0);
    }

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
        assert_eq!(found.stage(), Stage::Undetermined);
    }

    #[test]
    fn stages_begin_at_their_shares() {
        let stages = [0.0, 0.1, 0.5, 0.9].map(Stage::at);
        assert_eq!(
            stages,
            [Stage::Emerging, Stage::Growth, Stage::Maturity, Stage::Saturation]
        );
        for shape in [Shape::Logistic, Shape::Gompertz] {
            assert!((shape.share(shape.link(0.3)) - 0.3).abs() < 1e-14);
        }
    }
}
