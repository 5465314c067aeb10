//! How large each blip is drawn: all alike, or with an area proportional to how much it is asked for.
//!
//! Every blip has the room of the largest one, so that nothing overlaps and no blip stands elsewhere for being small.

use crate::model::Radar;

/// The smallest blip that can be seen, known by its shape and hit.
pub const SMALLEST: f64 = 2.5;

/// The radius of every blip of the radar; `most` is the radius of the room each has.
///
/// With sizes the blip that is asked for most fills its room. One that is not asked for, or with next to no demand, is
/// drawn at the smallest radius.
pub fn measure(radar: &Radar, most: f64) -> Vec<f64> {
    let highest = highest_demand(radar);
    let radius = |demand: f64| match highest {
        Some(highest) => (most * (demand / highest).max(0.0).sqrt()).max(SMALLEST),
        None => most,
    };
    let demands = radar.blips.iter().map(|blip| blip.demand.unwrap_or(0.0));
    demands.map(radius).collect()
}

/// The demand of the largest blip, where sizes are wanted and anything is asked for.
pub fn highest_demand(radar: &Radar) -> Option<f64> {
    let demands = radar.blips.iter().filter_map(|blip| blip.demand);
    let highest = demands.fold(0.0, f64::max);
    (radar.choices.sized && highest > 0.0).then_some(highest)
}
