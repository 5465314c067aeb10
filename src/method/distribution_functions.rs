//! Distribution functions of the normal, chi-squared, t and F distributions, on `libm` alone so that every platform gives the same
//! bits (a library's may switch to the platform's logarithm by a feature another crate turns on).
//!
//! The incomplete gamma and beta functions by series and continued fractions (Abramowitz and Stegun 1964, 6.5.29, 6.5.31
//! and 26.5.8; Lentz's evaluation), quantiles by bisection to the last bit.

/// Below this a denominator of a continued fraction is replaced, as Lentz's evaluation asks.
const TINY: f64 = 1e-300;
/// Terms after which a series or fraction has long converged for the degrees of freedom of panels.
const MOST_TERMS: usize = 10_000;

/// P(X ≤ x) of a standard normal X.
pub fn normal_cdf(x: f64) -> f64 {
    0.5 * libm::erfc(-x * std::f64::consts::FRAC_1_SQRT_2)
}

/// P(X > x) of a chi-squared X.
pub fn chi_squared_upper(x: f64, freedom: f64) -> f64 {
    let (a, x) = (freedom / 2.0, x / 2.0);
    if x <= 0.0 {
        return 1.0;
    }
    let front = libm::exp(a * libm::log(x) - x - libm::lgamma(a));
    if x < a + 1.0 {
        let (mut term, mut sum, mut n) = (1.0 / a, 1.0 / a, a);
        for _ in 0..MOST_TERMS {
            n += 1.0;
            term *= x / n;
            sum += term;
            if term < sum * f64::EPSILON {
                break;
            }
        }
        return 1.0 - front * sum;
    }
    let mut b = x + 1.0 - a;
    let (mut c, mut d) = (1.0 / TINY, 1.0 / b);
    let mut fraction = d;
    for i in 1..MOST_TERMS {
        let i = i as f64;
        let numerator = -i * (i - a);
        b += 2.0;
        d = 1.0 / no_zero(numerator * d + b);
        c = no_zero(b + numerator / c);
        fraction *= d * c;
        if (d * c - 1.0).abs() < f64::EPSILON {
            break;
        }
    }
    front * fraction
}

/// The regularised incomplete beta function, 0 to 1.
pub fn beta_regularised(a: f64, b: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 {
        return 1.0;
    }
    // The fraction converges quickly on this side only.
    if x > (a + 1.0) / (a + b + 2.0) {
        return 1.0 - beta_regularised(b, a, 1.0 - x);
    }
    let log_beta = libm::lgamma(a) + libm::lgamma(b) - libm::lgamma(a + b);
    let front = libm::exp(a * libm::log(x) + b * libm::log1p(-x) - log_beta) / a;
    let (mut c, mut d) = (1.0, 1.0 / no_zero(1.0 - (a + b) * x / (a + 1.0)));
    let mut fraction = d;
    for m in 1..MOST_TERMS {
        let m = m as f64;
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        for numerator in [even, odd] {
            d = 1.0 / no_zero(1.0 + numerator * d);
            c = no_zero(1.0 + numerator / c);
            fraction *= d * c;
        }
        if (d * c - 1.0).abs() < f64::EPSILON {
            break;
        }
    }
    front * fraction
}

fn no_zero(x: f64) -> f64 {
    if x.abs() < TINY { TINY } else { x }
}

/// P(X > x) of an F-distributed X.
pub fn f_upper(x: f64, freedom: f64, other: f64) -> f64 {
    beta_regularised(other / 2.0, freedom / 2.0, other / (other + freedom * x.max(0.0)))
}

/// The x with P(X ≤ x) = p of an F-distributed X; p strictly between 0 and 1.
pub fn f_quantile(p: f64, freedom: f64, other: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    while f_upper(high, freedom, other) > 1.0 - p {
        low = high;
        high *= 2.0;
    }
    loop {
        let middle = low + (high - low) / 2.0;
        if middle <= low || middle >= high {
            return middle;
        }
        match f_upper(middle, freedom, other) > 1.0 - p {
            true => low = middle,
            false => high = middle,
        }
    }
}

/// The x with P(X ≤ x) = p of a t-distributed X; p from ½ to below 1.
pub fn t_quantile(p: f64, freedom: f64) -> f64 {
    match p > 0.5 {
        true => f_quantile(2.0 * p - 1.0, 1.0, freedom).sqrt(),
        false => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(found: f64, expected: f64) {
        assert!(
            (found - expected).abs() <= 1e-12 * expected.abs(),
            "{found} for {expected}"
        );
    }

    #[test]
    fn known_points_come_out() {
        close(normal_cdf(-1.959_963_984_540_054), 0.025);
        // Two degrees of freedom: exp(−x/2).
        close(chi_squared_upper(3.0, 2.0), libm::exp(-1.5));
        close(chi_squared_upper(0.5, 2.0), libm::exp(-0.25));
        // t with 10 degrees of freedom, as printed in every table, to the digits known to the method's authors.
        close(t_quantile(0.975, 10.0), 2.228_138_851_986_273_4);
        // F(1, 1) is the square of a Cauchy: P(X > 1) = ½.
        close(f_upper(1.0, 1.0, 1.0), 0.5);
        close(f_quantile(0.5, 4.0, 4.0), 1.0);
    }
}
