//! A map with other words: in another language every blip stands where it stands in the first one.

use std::collections::BTreeMap;

use crate::model::{Chart, Notice, Point, Radar};

use super::{arrange_around, freeze_map};

/// Arranges a radar that differs from one that is arranged in its words alone: sectors, rings and blips stand at the same
/// places, names where they have room.
pub fn arrange_alike(radar: &Radar, first: &Radar, drawn: &Chart) -> Chart {
    let kept = freeze_map(first, drawn);
    let mut chart = arrange_around(radar, Some(&kept), true);
    let places: BTreeMap<&str, Point> = drawn
        .marks
        .iter()
        .map(|mark| (first.blips[mark.blip].id.as_str(), mark.centre))
        .collect();
    for mark in &mut chart.marks {
        // What was kept went through angles, whose rounding no eye sees; the bytes are the same all the same.
        if let Some(place) = places.get(radar.blips[mark.blip].id.as_str()) {
            mark.centre = *place;
        }
    }
    chart.trails.clone_from(&drawn.trails);
    chart.signs.clone_from(&drawn.signs);
    let of_names = |notice: &Notice| matches!(notice, Notice::Unnamed(_) | Notice::Unnumbered(_));
    let own: Vec<Notice> = chart.notices.iter().copied().filter(of_names).collect();
    let shared = drawn.notices.iter().copied().filter(|notice| !of_names(notice));
    chart.notices = shared.chain(own).collect();
    chart
}
