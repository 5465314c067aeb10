//! How many times larger a share is than another one, where both are counts of few things.

use super::wilson::NORMAL_95;

/// The ratio of two shares x/n and y/m with its 95 % interval, none of them ever infinite: half a count is added to each
/// number, ln((x + ½)/(n + ½)) − ln((y + ½)/(m + ½)), which is nearly free of bias for few counts, with the variance
/// 1/(x + ½) − 1/(n + ½) + 1/(y + ½) − 1/(m + ½) (Pettigrew, Gart and Thomas 1986, Biometrika 73:425). Nothing counted
/// in nothing is no ratio: `None`, also where more is counted than there is.
pub fn share_ratio((x, n): (u64, u64), (y, m): (u64, u64)) -> Option<(f64, (f64, f64))> {
    if n == 0 || m == 0 || x > n || y > m {
        return None;
    }
    let half = |count: u64| count as f64 + 0.5;
    let ratio = libm::log(half(x) / half(n)) - libm::log(half(y) / half(m));
    let variance = 1.0 / half(x) - 1.0 / half(n) + 1.0 / half(y) - 1.0 / half(m);
    let reach = NORMAL_95 * variance.max(0.0).sqrt();
    Some((libm::exp(ratio), (libm::exp(ratio - reach), libm::exp(ratio + reach))))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_ratio_of_shares_is_the_formula_written_out() {
        let (ratio, (low, high)) = share_ratio((6, 80), (3, 160)).expect("a ratio");
        assert!((ratio - (6.5 / 80.5) / (3.5 / 160.5)).abs() < 1e-12, "{ratio}");
        let deviation = (1.0 / 6.5 - 1.0 / 80.5 + 1.0 / 3.5 - 1.0 / 160.5_f64).sqrt();
        assert!((libm::log(high / low) - 2.0 * 1.959_963_984_540_054 * deviation).abs() < 1e-9);
        assert_eq!(share_ratio((0, 0), (1, 2)), None);
        assert_eq!(share_ratio((3, 2), (1, 2)), None);
    }

    proptest! {
        #[test]
        fn a_ratio_is_finite_lies_in_its_interval_and_turns_round_with_the_shares(
            n in 1_u64..5_000, m in 1_u64..5_000, a in 0.0..=1.0, b in 0.0..=1.0
        ) {
            let (x, y) = ((n as f64 * a) as u64, (m as f64 * b) as u64);
            let (ratio, (low, high)) = share_ratio((x, n), (y, m)).expect("a ratio");
            prop_assert!(low > 0.0 && low <= ratio && ratio <= high && high.is_finite());
            let (turned, _) = share_ratio((y, m), (x, n)).expect("a ratio");
            prop_assert!((ratio * turned - 1.0).abs() < 1e-9);
        }
    }
}
