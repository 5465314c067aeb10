//! How exact a simulated probability is, and how many samples a precision needs.

use super::{Fault, Refusal};

/// The 97.5 % point of the standard normal distribution: half-widths are of 95 % intervals.
pub const NORMAL_95: f64 = 1.959_963_984_540_054;

/// Standard error of a probability counted in independent samples: √(p(1−p)/N). At p = 0 and p = 1 it is 0.
pub fn standard_error(probability: f64, samples: u64) -> f64 {
    (probability * (1.0 - probability) / samples as f64).sqrt()
}

/// Half-width of the widest 95 % interval of a probability counted in samples, that of p = ½ (Tervonen and Lahdelma 2007).
pub fn half_width(samples: u64) -> f64 {
    NORMAL_95 / 2.0 / (samples as f64).sqrt()
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
}
