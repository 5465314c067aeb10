//! How alike two orders are: Spearman, Kendall's tau-b, weighted Spearman (Pinto da Costa and Soares 2005) and WS (Sałabun
//! and Urbaniak 2020).

use super::refusal::check_score;
use super::{Fault, Refusal};

/// The coefficients of two lists of ranks or scores.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RankCorrelation {
    /// Pearson's correlation of average ranks, −1 to 1; `None` when a list is constant.
    pub spearman: Option<f64>,
    /// Concordant less discordant pairs, corrected for ties, −1 to 1; `None` when a list is constant.
    pub kendall: Option<f64>,
    /// Spearman with differences near the top weighing more; `None` with ties or fewer than two.
    pub weighted_spearman: Option<f64>,
    /// Similarity to the first list, which is the reference, 0 to 1, the top weighing most; `None` with ties.
    pub ws: Option<f64>,
}

/// Compares two lists: the same place in both is the same item, and the smaller number is the better rank. Refuses lists
/// of unequal length or with numbers that are not finite.
pub fn correlate_ranks(x: &[f64], y: &[f64]) -> Result<RankCorrelation, Refusal> {
    if x.len() != y.len() {
        let found = format!("{} and {} ranks", x.len(), y.len());
        return Err(Refusal::new(Fault::DimensionMismatch, found));
    }
    for number in x.iter().chain(y) {
        check_score(*number)?;
    }
    let (x_ranks, y_ranks) = (average_ranks(x), average_ranks(y));
    let tied = |ranks: &[f64]| {
        let mut sorted = ranks.to_vec();
        sorted.sort_unstable_by(f64::total_cmp);
        sorted.windows(2).any(|pair| pair[0] == pair[1])
    };
    let strict = x.len() > 1 && !tied(&x_ranks) && !tied(&y_ranks);
    Ok(RankCorrelation {
        spearman: correlate(&x_ranks, &y_ranks),
        kendall: tau_b(x, y),
        weighted_spearman: strict.then(|| weighted_spearman(&x_ranks, &y_ranks)),
        ws: strict.then(|| ws(&x_ranks, &y_ranks)),
    })
}

/// Ranks from the smallest, 1, upwards; ties share the mean of their ranks.
pub fn average_ranks(numbers: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..numbers.len()).collect();
    order.sort_by(|a, b| numbers[*a].total_cmp(&numbers[*b]));
    let mut ranks = vec![0.0; numbers.len()];
    let mut before = 0;
    for run in order.chunk_by(|a, b| numbers[*a] == numbers[*b]) {
        let rank = before as f64 + (run.len() + 1) as f64 / 2.0;
        run.iter().for_each(|index| ranks[*index] = rank);
        before += run.len();
    }
    ranks
}

/// Pearson's correlation; `None` when a list is constant or has fewer than two numbers.
pub fn correlate(x: &[f64], y: &[f64]) -> Option<f64> {
    let count = x.len() as f64;
    let (x_mean, y_mean) = (x.iter().sum::<f64>() / count, y.iter().sum::<f64>() / count);
    let (mut xy, mut xx, mut yy) = (0.0, 0.0, 0.0);
    for (x, y) in x.iter().zip(y) {
        let (x, y) = (x - x_mean, y - y_mean);
        xy += x * y;
        xx += x * x;
        yy += y * y;
    }
    (xx > 0.0 && yy > 0.0).then(|| (xy / (xx * yy).sqrt()).clamp(-1.0, 1.0))
}

fn tau_b(x: &[f64], y: &[f64]) -> Option<f64> {
    let (mut balance, mut x_pairs, mut y_pairs) = (0_i64, 0_u64, 0_u64);
    let order = |a: f64, b: f64| i64::from(a > b) - i64::from(a < b);
    for one in 0..x.len() {
        for other in 0..one {
            let (x, y) = (order(x[one], x[other]), order(y[one], y[other]));
            balance += x * y;
            x_pairs += u64::from(x != 0);
            y_pairs += u64::from(y != 0);
        }
    }
    let pairs = (x_pairs as f64 * y_pairs as f64).sqrt();
    (pairs > 0.0).then(|| (balance as f64 / pairs).clamp(-1.0, 1.0))
}

fn weighted_spearman(x: &[f64], y: &[f64]) -> f64 {
    let n = x.len() as f64;
    let term = |(x, y): (&f64, &f64)| (x - y) * (x - y) * ((n - x + 1.0) + (n - y + 1.0));
    let sum: f64 = x.iter().zip(y).map(term).sum();
    1.0 - 6.0 * sum / (n * n * n * n + n * n * n - n * n - n)
}

fn ws(x: &[f64], y: &[f64]) -> f64 {
    let n = x.len() as f64;
    let term = |(x, y): (&f64, &f64)| libm::exp2(-x) * (x - y).abs() / (1.0 - x).abs().max((n - x).abs());
    1.0 - x.iter().zip(y).map(term).sum::<f64>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_share_the_mean_rank() {
        assert_eq!(average_ranks(&[3.0, 1.0, 3.0, 2.0]), [3.5, 1.0, 3.5, 2.0]);
    }

    #[test]
    fn one_item_or_none_has_no_correlation() {
        for list in [&[][..], &[1.0]] {
            let found = correlate_ranks(list, list).unwrap();
            assert_eq!(
                (found.spearman, found.kendall, found.weighted_spearman, found.ws),
                (None, None, None, None)
            );
        }
    }

    #[test]
    fn an_order_and_its_reverse_are_opposites() {
        let found = correlate_ranks(&[1.0, 2.0, 3.0], &[3.0, 2.0, 1.0]).unwrap();
        assert_eq!((found.spearman, found.kendall), (Some(-1.0), Some(-1.0)));
    }
}
