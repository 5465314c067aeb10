//! The score interval of a share (Wilson 1927, J. Am. Stat. Assoc. 22:209).

/// The quantile of the normal law for 95 %.
pub const NORMAL_95: f64 = 1.959_963_984_540_054;

/// The 95 % interval of a share of so many successes among so many trials; the whole of 0 to 1 without a trial.
pub fn wilson_interval(successes: u64, trials: u64) -> (f64, f64) {
    if trials == 0 {
        return (0.0, 1.0);
    }
    let (n, share) = (trials as f64, successes as f64 / trials as f64);
    let squared = NORMAL_95 * NORMAL_95 / n;
    let middle = share + squared / 2.0;
    let half = NORMAL_95 * (share * (1.0 - share) / n + squared / (4.0 * n)).sqrt();
    let whole = 1.0 + squared;
    (((middle - half) / whole).max(0.0), ((middle + half) / whole).min(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_are_those_of_the_formula_and_stay_within_a_share() {
        for (successes, trials, low, high) in [
            (8, 10, 0.4902, 0.9433),
            (0, 10, 0.0, 0.2775),
            (20, 20, 0.8389, 1.0),
            (1, 2, 0.0945, 0.9055),
        ] {
            let (found_low, found_high) = wilson_interval(successes, trials);
            assert!(
                (found_low - low).abs() < 5e-5 && (found_high - high).abs() < 5e-5,
                "{successes} of {trials}: {found_low} to {found_high}"
            );
        }
        assert_eq!(wilson_interval(0, 0), (0.0, 1.0));
    }
}
