//! What can be chosen for a map, and what a map says of itself: sizes by demand, trails, sectors by load, the key.

use leadar::model::{BlipCertainty, Chart, Mark, Neighbour, Radar};
use leadar::pipeline::{arrange, arrange_after};
use leadar::render::{notice, render_standalone};

use crate::maps::made_up;

fn away(chart: &Chart, mark: &Mark) -> f64 {
    mark.centre.distance(chart.centre)
}

/// The opening tags of an element of the map that carry an attribute.
fn tags<'a>(svg: &'a str, attribute: &str) -> Vec<&'a str> {
    let pieces = svg.split('<').filter(|piece| piece.contains(attribute));
    pieces.filter_map(|piece| piece.split('>').next()).collect()
}

#[test]
fn the_area_of_a_blip_is_proportional_to_its_demand_and_nobody_stands_elsewhere_for_it() {
    let plain = made_up(4, 4, 0..80);
    let mut sized = plain.clone();
    sized.choices.sized = true;
    for (index, blip) in sized.blips.iter_mut().enumerate() {
        blip.demand = Some(1.0 + (index % 9) as f64);
    }
    let (before, after) = (arrange(&plain), arrange(&sized));
    for (one, other) in before.marks.iter().zip(&after.marks) {
        assert_eq!(one.centre, other.centre);
        let demand = sized.blips[other.blip].demand.expect("everybody has one");
        let share = (other.radius / after.blip_radius).powi(2);
        assert!(
            (share - demand / 9.0).abs() < 1e-9,
            "demand {demand} has {share} of the largest area"
        );
        assert_eq!(one.radius, before.blip_radius, "without the choice all are alike");
    }
    let svg = render_standalone(&sized, &after, None);
    assert!(
        svg.contains("the area is proportional to the demand"),
        "the key says so"
    );
}

#[test]
fn a_blip_that_changed_the_ring_trails_a_line_from_where_it_stood_if_that_is_wanted() {
    let older = made_up(4, 4, 0..60);
    let chart = arrange(&older);
    let mut newer = older.clone();
    let moved = newer.blips.iter().position(|blip| blip.ring == 3);
    let moved = moved.expect("somebody is in the outer ring");
    newer.blips[moved].ring = 1;
    let arranged = |radar: &mut Radar| {
        let before = leadar::layout::freeze_map(&older, &chart);
        leadar::layout::mark_movement(radar, &before);
        arrange_after(radar, Some(&before))
    };
    let unwanted = render_standalone(&newer, &arranged(&mut newer.clone()), None);
    assert!(!unwanted.contains("data-trail-of"));
    newer.choices.trails = true;
    let next = arranged(&mut newer);
    let [trail] = &next.trails[..] else {
        panic!("{} trails", next.trails.len())
    };
    assert_eq!(trail.blip, moved);
    let before = chart
        .marks
        .iter()
        .find(|mark| mark.blip == moved)
        .expect("it was drawn");
    assert!(
        trail.from.distance(before.centre) < 1e-6,
        "it begins where the blip stood"
    );
    let now = next.marks.iter().find(|mark| mark.blip == moved).expect("it is drawn");
    assert!(
        (trail.to.distance(now.centre) - now.radius).abs() < 1e-6,
        "it ends at the rim"
    );
    assert_eq!(tags(&render_standalone(&newer, &next, None), "data-trail-of").len(), 1);
}

#[test]
fn a_sector_with_more_blips_gets_more_of_the_turn_where_that_is_chosen() {
    let mut radar = made_up(4, 4, 0..80);
    radar.blips.retain(|blip| blip.sector == 0 || blip.number % 3 == 0);
    let sweep = |chart: &Chart, sector: usize| {
        let cell = chart
            .cells
            .iter()
            .find(|cell| cell.sector == sector)
            .expect("it has cells");
        cell.end.0 - cell.start.0
    };
    let equal = arrange(&radar);
    assert!((sweep(&equal, 0) - sweep(&equal, 1)).abs() < 1e-9);
    radar.choices.by_load = true;
    let loaded = arrange(&radar);
    assert!(sweep(&loaded, 0) > 1.2 * sweep(&loaded, 1));
    assert!(loaded.marks.iter().all(|mark| away(&loaded, mark) < loaded.radius));
}

#[test]
fn a_map_that_stands_by_itself_says_what_its_rings_and_marks_mean_and_who_the_numbers_are() {
    let mut radar = made_up(4, 4, 0..400);
    for (index, ring) in radar.rings.iter_mut().enumerate() {
        ring.meaning = format!("What ring {index} is for.");
    }
    let chart = arrange(&radar);
    let svg = render_standalone(&radar, &chart, None);
    for ring in 0..4 {
        assert!(svg.contains(&format!("What ring {ring} is for.")));
    }
    assert!(svg.contains("not yet asked"));
    let unnamed: Vec<&Mark> = chart
        .marks
        .iter()
        .filter(|mark| chart.labels.iter().all(|label| label.blip != mark.blip))
        .collect();
    assert!(!unnamed.is_empty(), "so many names have no room");
    for mark in unnamed {
        let listed = format!("data-list-for=\"{}\"", radar.blips[mark.blip].id);
        assert!(svg.contains(&listed), "{listed} is missing in the key");
    }
}

#[test]
fn a_borderline_blip_says_how_probable_the_other_ring_is_not_its_own() {
    let mut radar = made_up(4, 4, 0..4);
    radar.blips[0].certainty = Some(BlipCertainty {
        asked_for: None,
        probability: 0.3,
        word: leadar::model::Sureness::Borderline,
        neighbour: Some(Neighbour {
            ring: 2,
            probability: 0.6,
        }),
        spread: None,
    });
    let svg = render_standalone(&radar, &arrange(&radar), None);
    assert!(svg.contains("Ring 2 60 %"), "beside the blip");
    assert!(svg.contains("Borderline: Ring 2 60 %."), "in the name of the blip");
    assert!(!svg.contains("30 %"));
}

#[test]
fn what_a_crowded_cell_costs_is_told_as_a_compromise() {
    let mut radar = made_up(4, 4, 0..150);
    let ring = radar.blips.iter_mut().filter(|blip| blip.ring == 1);
    for (index, blip) in ring.enumerate() {
        // One low value, so that all others ask for a short arc near the inner edge.
        (blip.sector, blip.value) = (2, Some(if index == 0 { 0.1 } else { 0.61 }));
    }
    radar.blips.sort_by_key(|blip| (blip.ring, blip.sector));
    let chart = arrange(&radar);
    let compromises = chart.notices.iter().filter(|notice| notice.is_compromise());
    let told: Vec<String> = compromises.map(|told| notice(&radar, told)).collect();
    assert!(
        told.iter()
            .any(|note| note.contains("Ring 1, ") && note.contains("off the radius of the value")),
        "{told:?}"
    );
}
