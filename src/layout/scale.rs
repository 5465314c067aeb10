//! The scale of each ring: which values stand at its outer and inner end, so that its marks use its whole width.
//!
//! The ends are those of the values in the ring, with some room, on whole hundredths. An older edition's scale is kept as long
//! as it holds all values; where it does not it grows, its marks stand at other radii than before, and that is said.

use crate::model::{Radar, RingScale};

use super::past::Past;

/// Values are rounded to steps of this, outwards.
const STEP: f64 = 0.01;
/// Room left at both ends for what a later edition brings, as a share of what the values span: what outgrows it moves marks
/// that have not changed.
const ROOM: f64 = 0.12;
/// The least that a scale spans, so that small differences stay small.
const LEAST: f64 = 0.1;

/// The scale of every ring.
pub fn scale_rings(radar: &Radar, past: Option<&Past>) -> Vec<RingScale> {
    let scale = |ring: usize| {
        let own = radar.blips.iter().filter(|blip| blip.ring == ring);
        let values = own.filter_map(|blip| blip.value).map(|value| value.clamp(0.0, 1.0));
        let ends = values.map(|value| (value, value));
        let ends = ends.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)));
        let before = past.and_then(|past| past.scale_of(ring));
        match (before, ends) {
            (Some(before), None) => before,
            (Some(before), Some((low, high))) if before.low <= low && high <= before.high => before,
            (Some(before), Some((low, high))) => round(low.min(before.low), high.max(before.high)),
            (None, Some((low, high))) => round(low - ROOM * (high - low), high + ROOM * (high - low)),
            (None, None) => RingScale::WHOLE,
        }
    };
    (0..radar.rings.len()).map(scale).collect()
}

/// A scale on whole steps that holds what lies between two ends.
fn round(low: f64, high: f64) -> RingScale {
    let most = libm::round(1.0 / STEP);
    let mut low = libm::floor(low / STEP + 1e-9).max(0.0);
    let mut high = libm::ceil(high / STEP - 1e-9).min(most);
    let is_narrow = |low: f64, high: f64| (high - low) * STEP < LEAST - 1e-9;
    while is_narrow(low, high) {
        high = (high + 1.0).min(most);
        if is_narrow(low, high) {
            low = (low - 1.0).max(0.0);
        }
    }
    RingScale {
        low: low / most,
        high: high / most,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_holds_its_values_on_whole_hundredths_and_is_never_narrow() {
        let ends = |low, high| {
            let scale = round(low, high);
            (scale.low, scale.high)
        };
        assert_eq!(ends(0.618, 0.782), (0.61, 0.79));
        assert_eq!(ends(0.6, 0.8), (0.6, 0.8));
        assert_eq!(ends(0.52, 0.52), (0.47, 0.57));
        assert_eq!(ends(0.5, 0.5), (0.45, 0.55));
        assert_eq!(ends(1.0, 1.0), (0.9, 1.0));
        assert_eq!(ends(-0.1, 1.1), (0.0, 1.0));
    }
}
