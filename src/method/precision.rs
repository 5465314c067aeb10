//! How exact a simulated probability is, how many samples a precision needs, and what a ring may be called.

use super::{Fault, Refusal};

/// The 97.5 % point of the standard normal distribution: half-widths are of 95 % intervals.
pub const NORMAL_95: f64 = 1.959_963_984_540_054;

/// Standard error of a probability counted in independent samples: √(p(1−p)/N). At p = 0 and p = 1 it is 0; the interval
/// of [`interval_95`] stays honest there.
pub fn standard_error(probability: f64, samples: u64) -> f64 {
    (probability * (1.0 - probability) / samples as f64).sqrt()
}

/// Wilson's (1927) 95 % interval of a counted probability; it neither leaves 0 to 1 nor shrinks to nothing at the ends.
pub fn interval_95(count: u64, samples: u64) -> (f64, f64) {
    let (n, z) = (samples as f64, NORMAL_95);
    let p = count as f64 / n;
    let centre = p + z * z / (2.0 * n);
    let half = z * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
    let scale = 1.0 + z * z / n;
    (((centre - half) / scale).max(0.0), ((centre + half) / scale).min(1.0))
}

/// Samples for which no probability's 95 % interval is wider than ± the half-width: 1.96²/4 ÷ h², at p = ½ (Tervonen
/// and Lahdelma 2007). 0.01 needs 9 604, 0.0031 needs about 100 000.
pub fn samples_for(half_width: f64) -> Result<u64, Refusal> {
    if !(half_width > 0.0 && half_width < 1.0) {
        return Err(Refusal::new(
            Fault::BadSampling,
            format!("a half-width of {half_width}"),
        ));
    }
    let samples = (NORMAL_95 * NORMAL_95 / (4.0 * half_width * half_width)).ceil();
    match samples <= super::simulation::MOST_SAMPLES as f64 {
        true => Ok(samples as u64),
        false => Err(Refusal::new(
            Fault::BadSampling,
            format!("a half-width of {half_width}"),
        )),
    }
}

/// What the simulation says about the ring an item is drawn in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// The ring has a probability of 0.80 or more.
    Firm,
    /// The ring is the most probable one, with 0.50 to 0.80.
    Likely,
    /// The ring has less than 0.50, or another ring (or exclusion) is more probable.
    Contested,
}

/// From this probability of the drawn ring on it is firm.
pub const FIRM: f64 = 0.80;
/// From this probability on it is likely, provided that no other ring is more probable.
pub const LIKELY: f64 = 0.50;

impl Certainty {
    /// The certainty of a drawn ring, from 1 (`None` = excluded), by the ring probabilities and that of exclusion.
    pub fn judge(drawn: Option<usize>, rings: &[f64], excluded: f64) -> Self {
        let own = drawn.map_or(excluded, |ring| rings[ring - 1]);
        let best = rings.iter().copied().fold(excluded, f64::max);
        match own {
            own if own >= FIRM => Certainty::Firm,
            own if own >= LIKELY && own >= best => Certainty::Likely,
            _ => Certainty::Contested,
        }
    }

    /// One word.
    pub fn as_str(self) -> &'static str {
        match self {
            Certainty::Firm => "firm",
            Certainty::Likely => "likely",
            Certainty::Contested => "contested",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stated_precision_fixes_the_number_of_samples() {
        assert_eq!(samples_for(0.01), Ok(9_604));
        assert_eq!(samples_for(0.0031), Ok(99_934));
        for wrong in [0.0, -1.0, 1.0, f64::NAN, 1e-9] {
            assert_eq!(samples_for(wrong).unwrap_err().fault, Fault::BadSampling);
        }
    }

    #[test]
    fn certainty_asks_for_the_share_and_for_the_lead() {
        assert_eq!(Certainty::judge(Some(1), &[0.8, 0.2], 0.0), Certainty::Firm);
        assert_eq!(Certainty::judge(Some(1), &[0.6, 0.4], 0.0), Certainty::Likely);
        assert_eq!(Certainty::judge(Some(2), &[0.6, 0.4], 0.0), Certainty::Contested);
        assert_eq!(Certainty::judge(Some(1), &[0.45, 0.3, 0.25], 0.0), Certainty::Contested);
        assert_eq!(Certainty::judge(None, &[0.1, 0.0], 0.9), Certainty::Firm);
    }

    #[test]
    fn intervals_hold_the_share_and_stay_between_zero_and_one() {
        let (low, high) = interval_95(0, 1000);
        assert!(low < 1e-15 && high > 0.0 && high < 0.005);
        let (low, high) = interval_95(500, 1000);
        assert!(low > 0.46 && high < 0.54);
    }
}
