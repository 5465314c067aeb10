//! Intraclass correlation: how far ratings of an item agree, in the six forms of McGraw and Wong (1996).
//!
//! One-way (`1`): each item may have other raters. Two-way random, absolute agreement (`a`): the same raters, and their
//! level counts. Two-way, consistency (`c`): the same raters, and only order and distance count. `_1` is the reliability
//! of a single rater, `_k` that of the mean of all. With few raters or items the interval is wide: print it.

use super::Refusal;
use super::concordance::check_rectangle;
use super::distribution_functions::{f_quantile, f_upper};

/// One form of the coefficient.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Intraclass {
    /// The coefficient, at most 1, negative when raters agree less than by chance; `None` without variation.
    pub icc: Option<f64>,
    /// F test against no agreement; `None` when raters agree perfectly.
    pub f: Option<f64>,
    /// Degrees of freedom of the numerator: items less one.
    pub freedom: usize,
    /// Degrees of freedom of the denominator.
    pub other_freedom: usize,
    /// The chance of such an F without agreement.
    pub p_value: Option<f64>,
    /// 95 % interval.
    pub interval: Option<(f64, f64)>,
}

/// All six forms.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct IntraclassForms {
    /// One-way, a single rater: ICC(1).
    pub one_single: Intraclass,
    /// Absolute agreement, a single rater: ICC(A,1).
    pub agreement_single: Intraclass,
    /// Consistency, a single rater: ICC(C,1).
    pub consistency_single: Intraclass,
    /// One-way, mean of the raters: ICC(k).
    pub one_mean: Intraclass,
    /// Absolute agreement, mean of the raters: ICC(A,k).
    pub agreement_mean: Intraclass,
    /// Consistency, mean of the raters: ICC(C,k).
    pub consistency_mean: Intraclass,
}

/// The six coefficients of complete ratings: a row for each item, a column for each rater. `None` with fewer than two of
/// either.
pub fn correlate_raters(ratings: &[Vec<f64>]) -> Result<Option<IntraclassForms>, Refusal> {
    let raters = check_rectangle(ratings)?;
    if ratings.len() < 2 || raters < 2 {
        return Ok(None);
    }
    Ok(Some(Squares::new(ratings, raters).to_forms()))
}

/// Mean squares of the analysis of variance.
struct Squares {
    items: usize,
    raters: usize,
    /// Between items.
    rows: f64,
    /// Between raters.
    columns: f64,
    /// Within items, raters' level included.
    within: f64,
    /// What is left of it without the raters' level.
    error: f64,
}

impl Squares {
    fn new(ratings: &[Vec<f64>], raters: usize) -> Self {
        let (n, k) = (ratings.len() as f64, raters as f64);
        let mean = |sum: f64, count: f64| sum / count;
        let grand = mean(ratings.iter().flatten().sum(), n * k);
        let square = |x: f64| x * x;
        let row_means: Vec<f64> = ratings.iter().map(|row| mean(row.iter().sum(), k)).collect();
        let column_mean = |column: usize| mean(ratings.iter().map(|row| row[column]).sum(), n);
        let column_means: Vec<f64> = (0..raters).map(column_mean).collect();
        let rows = k * row_means.iter().map(|row| square(row - grand)).sum::<f64>();
        let columns = n * column_means.iter().map(|column| square(column - grand)).sum::<f64>();
        let (mut within, mut error) = (0.0, 0.0);
        for (row, row_mean) in ratings.iter().zip(&row_means) {
            for (rating, column_mean) in row.iter().zip(&column_means) {
                within += square(rating - row_mean);
                error += square(rating - row_mean - column_mean + grand);
            }
        }
        Squares {
            items: ratings.len(),
            raters,
            rows: rows / (n - 1.0),
            columns: columns / (k - 1.0),
            within: within / (n * (k - 1.0)),
            error: error / ((n - 1.0) * (k - 1.0)),
        }
    }

    fn to_forms(&self) -> IntraclassForms {
        let (n, k) = (self.items as f64, self.raters as f64);
        let within_freedom = self.items * (self.raters - 1);
        let error_freedom = (self.items - 1) * (self.raters - 1);
        let one = self.test(self.within, within_freedom);
        let two = self.test(self.error, error_freedom);
        let bias = self.columns - self.error;
        let single = |between: f64, noise: f64, extra: f64| ratio(between - noise, between + (k - 1.0) * noise + extra);
        let agreement = single(self.rows, self.error, k / n * bias);
        let agreement_interval = agreement.and_then(|icc| self.agreement_interval(icc));
        let form = |icc, test: Test, interval| Intraclass {
            icc,
            f: test.f,
            freedom: self.items - 1,
            other_freedom: test.other_freedom,
            p_value: test.p_value,
            interval,
        };
        let spread = |(low, high): (f64, f64)| ((low - 1.0) / (low + k - 1.0), (high - 1.0) / (high + k - 1.0));
        let mean = |(low, high): (f64, f64)| (1.0 - 1.0 / low, 1.0 - 1.0 / high);
        let raise = |(low, high): (f64, f64)| {
            let raise = |icc: f64| k * icc / (1.0 + icc * (k - 1.0));
            (raise(low), raise(high))
        };
        IntraclassForms {
            one_single: form(single(self.rows, self.within, 0.0), one, one.limits.map(spread)),
            agreement_single: form(agreement, two, agreement_interval),
            consistency_single: form(single(self.rows, self.error, 0.0), two, two.limits.map(spread)),
            one_mean: form(ratio(self.rows - self.within, self.rows), one, one.limits.map(mean)),
            agreement_mean: form(
                ratio(self.rows - self.error, self.rows + bias / n),
                two,
                agreement_interval.map(raise),
            ),
            consistency_mean: form(ratio(self.rows - self.error, self.rows), two, two.limits.map(mean)),
        }
    }

    fn test(&self, noise: f64, other_freedom: usize) -> Test {
        let (d1, d2) = ((self.items - 1) as f64, other_freedom as f64);
        let f = ratio(self.rows, noise);
        Test {
            f,
            other_freedom,
            p_value: f.map(|f| f_upper(f, d1, d2)),
            limits: f
                .filter(|f| *f > 0.0)
                .map(|f| (f / f_quantile(0.975, d1, d2), f * f_quantile(0.975, d2, d1))),
        }
    }

    /// McGraw and Wong's interval of ICC(A,1), with Satterthwaite's degrees of freedom.
    fn agreement_interval(&self, icc: f64) -> Option<(f64, f64)> {
        let (n, k) = (self.items as f64, self.raters as f64);
        let f = ratio(self.columns, self.error)?;
        let rest = n * (1.0 + (k - 1.0) * icc) - k * icc;
        let above = k * icc * f + rest;
        let numerator = (k - 1.0) * (n - 1.0) * above * above;
        let denominator = (n - 1.0) * k * k * icc * icc * f * f + rest * rest;
        let freedom = ratio(numerator, denominator)?;
        if freedom <= 0.0 {
            return None;
        }
        let (upper, lower) = (f_quantile(0.975, n - 1.0, freedom), f_quantile(0.975, freedom, n - 1.0));
        let noise = k * self.columns + (k * n - k - n) * self.error;
        let low = ratio(n * (self.rows - upper * self.error), upper * noise + n * self.rows)?;
        let high = ratio(n * (lower * self.rows - self.error), noise + n * lower * self.rows)?;
        Some((low, high))
    }
}

#[derive(Clone, Copy)]
struct Test {
    f: Option<f64>,
    other_freedom: usize,
    p_value: Option<f64>,
    limits: Option<(f64, f64)>,
}

fn ratio(above: f64, below: f64) -> Option<f64> {
    let ratio = above / below;
    ratio.is_finite().then_some(ratio)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn perfect_agreement_is_one_without_a_test() {
        let forms = correlate_raters(&[vec![1.0, 1.0], vec![3.0, 3.0]]).unwrap().unwrap();
        assert_eq!(
            (forms.agreement_single.icc, forms.agreement_single.f),
            (Some(1.0), None)
        );
    }

    #[test]
    fn without_variation_or_a_second_rater_there_is_no_coefficient() {
        let flat = correlate_raters(&[vec![2.0, 2.0], vec![2.0, 2.0]]).unwrap().unwrap();
        assert_eq!(flat.consistency_mean.icc, None);
        assert_eq!(correlate_raters(&[vec![1.0], vec![2.0]]), Ok(None));
    }
}
