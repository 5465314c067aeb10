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

/// Kendall's tau-b in n log n steps (Knight 1966): sorted by x, then the exchanges that sort y are the discordant pairs.
fn tau_b(x: &[f64], y: &[f64]) -> Option<f64> {
    let mut pairs: Vec<(f64, f64)> = x.iter().copied().zip(y.iter().copied()).collect();
    pairs.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let chosen = |count: usize| count as u64 * (count as u64).saturating_sub(1) / 2;
    let all = chosen(pairs.len());
    let x_ties: u64 = pairs.chunk_by(|a, b| a.0 == b.0).map(|run| chosen(run.len())).sum();
    let both_ties: u64 = pairs.chunk_by(|a, b| a == b).map(|run| chosen(run.len())).sum();
    let mut by_y: Vec<f64> = pairs.into_iter().map(|(_, y)| y).collect();
    let discordant = sort_counting(&mut by_y);
    let y_ties: u64 = by_y.chunk_by(|a, b| a == b).map(|run| chosen(run.len())).sum();
    let concordant = all + both_ties - x_ties - y_ties - discordant;
    let decided = ((all - x_ties) as f64 * (all - y_ties) as f64).sqrt();
    (decided > 0.0).then(|| ((concordant as f64 - discordant as f64) / decided).clamp(-1.0, 1.0))
}

/// Sorts by merging; gives the number of pairs that stood the wrong way round.
fn sort_counting(numbers: &mut [f64]) -> u64 {
    if numbers.len() < 2 {
        return 0;
    }
    let (left, right) = numbers.split_at_mut(numbers.len() / 2);
    let mut wrong = sort_counting(left) + sort_counting(right);
    let mut merged = Vec::with_capacity(left.len() + right.len());
    let (mut left, mut right) = (&*left, &*right);
    while let (Some(first), Some(other)) = (left.first(), right.first()) {
        if other < first {
            wrong += left.len() as u64;
            merged.push(*other);
            right = &right[1..];
        } else {
            merged.push(*first);
            left = &left[1..];
        }
    }
    merged.extend_from_slice(left);
    merged.extend_from_slice(right);
    numbers.copy_from_slice(&merged);
    wrong
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
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn sorting_finds_the_tau_of_comparing_every_pair(pairs in prop::collection::vec((0_u8..6, 0_u8..6), 0..40)) {
            let (mut balance, mut x_pairs, mut y_pairs) = (0_i64, 0_u64, 0_u64);
            for (place, one) in pairs.iter().enumerate() {
                for other in &pairs[..place] {
                    let order = |a: u8, b: u8| i64::from(a.cmp(&b) as i8);
                    let (x, y) = (order(one.0, other.0), order(one.1, other.1));
                    balance += x * y;
                    x_pairs += u64::from(x != 0);
                    y_pairs += u64::from(y != 0);
                }
            }
            let decided = (x_pairs as f64 * y_pairs as f64).sqrt();
            let expected = (decided > 0.0).then(|| balance as f64 / decided);
            let list = |pick: fn(&(u8, u8)) -> u8| pairs.iter().map(|pair| f64::from(pick(pair))).collect::<Vec<f64>>();
            prop_assert_eq!(tau_b(&list(|pair| pair.0), &list(|pair| pair.1)), expected);
        }
    }

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
