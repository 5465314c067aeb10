//! What a reader relies on: a name stands at its own blip, the radius says the value, nothing touches, an edition stays.

use super::space::{crosses, gap, meet, touch};
use super::*;
use crate::model::{Blip, LegendWords, MapChoices, Notice, RingBand, Sector};

const RINGS: usize = 4;

/// A radar of blips, each given by sector, ring and value.
fn radar_of(sectors: usize, blips: &[(usize, usize, Option<f64>)], name: impl Fn(usize) -> String) -> Radar {
    let blip = |(index, (sector, ring, value)): (usize, &(usize, usize, Option<f64>))| Blip {
        id: format!("blip-{index:03}"),
        name: name(index),
        number: index + 1,
        sector: *sector,
        ring: *ring,
        value: *value,
        not_yet_asked: false,
        provisional: false,
        demand: None,
        movement: None,
        certainty: None,
        href: None,
    };
    Radar {
        id: "radar".into(),
        title: "Radar".into(),
        subtitle: String::new(),
        sectors: (0..sectors)
            .map(|index| Sector {
                id: format!("s{index}"),
                name: format!("Sector {index}"),
            })
            .collect(),
        rings: (0..RINGS)
            .map(|index| RingBand {
                id: format!("r{index}"),
                name: format!("Ring {index}"),
                meaning: String::new(),
                outside: false,
            })
            .collect(),
        blips: blips.iter().enumerate().map(blip).collect(),
        choices: MapChoices::default(),
    }
}

/// So many blips spread over four sectors, with names of one to four words.
fn spread(count: usize) -> Radar {
    let words = [
        "Thermal cameras",
        "Drones",
        "Forensic speaker recognition in noise",
        "Gunshot detection",
    ];
    let blips: Vec<(usize, usize, Option<f64>)> = (0..count)
        .map(|index| {
            let value = (index * 37 % 101) as f64 / 100.0;
            (index * 7 / 3 % 4, index * RINGS / count, Some(value))
        })
        .collect();
    radar_of(4, &blips, |index| format!("{} {index}", words[index % words.len()]))
}

fn mark_of(chart: &Chart, blip: usize) -> &Mark {
    chart.marks.iter().find(|mark| mark.blip == blip).expect("it is drawn")
}

#[test]
fn a_name_stands_beside_its_own_blip_or_at_the_end_of_a_line_from_it() {
    let chart = arrange(&spread(60));
    assert!(chart.labels.len() > 50, "most have names");
    for label in &chart.labels {
        let mark = mark_of(&chart, label.blip);
        let off = gap(&label.text.bounds, mark.centre) - mark.radius;
        match label.leader {
            None => assert!((0.0..=2.01).contains(&off), "blip {} is {off} off its name", label.blip),
            Some((from, to)) => {
                assert!(
                    (from.distance(mark.centre) - mark.radius).abs() < 1e-6,
                    "it begins at the rim"
                );
                assert!(gap(&label.text.bounds, to) < 2.0, "it ends at the name");
            }
        }
        for other in chart.marks.iter().filter(|other| other.blip != label.blip) {
            let farther = gap(&label.text.bounds, other.centre) - other.radius;
            assert!(
                label.leader.is_some() || farther > off,
                "{} seems to name {}",
                label.blip,
                other.blip
            );
        }
    }
}

#[test]
fn names_one_above_the_other_leave_as_much_room_as_the_lines_of_one() {
    for count in [60, 120, 240] {
        let chart = arrange(&spread(count));
        let texts: Vec<_> = chart.labels.iter().map(|label| &label.text).collect();
        for (index, one) in texts.iter().enumerate() {
            for other in &texts[index + 1..] {
                let (across, down) = text::apart(one.size);
                let apart = (across - 1e-6, down - 1e-6);
                assert!(!touch(&one.bounds, &other.bounds, apart), "{one:?} and {other:?}");
            }
        }
    }
}

#[test]
fn the_ink_of_every_name_lies_in_its_box() {
    for label in &arrange(&spread(60)).labels {
        let bounds = &label.text.bounds;
        for line in &label.text.lines {
            let left = label.text.anchor.left_end(line.x, line.width);
            assert!(
                left >= bounds.x - 1e-6 && left + line.width <= bounds.x + bounds.width + 1e-6,
                "{line:?}"
            );
            assert!(
                line.y > bounds.y && line.y < bounds.y + bounds.height,
                "{line:?} in {bounds:?}"
            );
        }
    }
}

#[test]
fn the_radius_is_linear_in_the_value_from_the_outer_to_the_inner_end_of_the_ring() {
    let values = [0.0, 0.25, 0.5, 0.75, 1.0];
    for ring in 0..RINGS {
        let blips = values.map(|value| (0, ring, Some(value)));
        let chart = arrange(&radar_of(1, &blips, |index| format!("B{index}")));
        let radius = |blip: usize| mark_of(&chart, blip).centre.distance(chart.centre);
        let cell = chart.cells.iter().find(|cell| cell.ring == ring).expect("the cell");
        let outer = cell.outer - chart.blip_radius - 1.0;
        assert!(
            (radius(0) - outer).abs() < 0.01,
            "value 0 stands at the outer end, not at {}",
            radius(0)
        );
        let inner = radius(4);
        assert!(inner >= cell.inner + chart.blip_radius, "value 1 stays in its ring");
        for (blip, value) in values.into_iter().enumerate() {
            let expected = inner + (1.0 - value) * (outer - inner);
            assert!(
                (radius(blip) - expected).abs() < 0.01,
                "value {value} at {} not {expected}",
                radius(blip)
            );
        }
    }
}

#[test]
fn equal_values_have_equal_radii_in_every_sector_of_a_ring() {
    let blips: Vec<(usize, usize, Option<f64>)> = (0..5).map(|sector| (sector, 2, Some(0.4))).collect();
    let chart = arrange(&radar_of(5, &blips, |index| format!("B{index}")));
    let radius = |blip: usize| mark_of(&chart, blip).centre.distance(chart.centre);
    assert!((1..5).all(|blip| (radius(blip) - radius(0)).abs() < 1e-6));
}

#[test]
fn no_two_blips_touch_and_none_touches_the_border_of_its_sector() {
    let radar = spread(110);
    let chart = arrange(&radar);
    for (index, one) in chart.marks.iter().enumerate() {
        for other in &chart.marks[index + 1..] {
            assert!(one.centre.distance(other.centre) >= 2.0 * chart.blip_radius + 1.0);
        }
        let blip = &radar.blips[one.blip];
        let own = |cell: &&Cell| cell.sector == blip.sector && cell.ring == blip.ring;
        let cell = chart.cells.iter().find(own).expect("its cell");
        for border in [cell.start, cell.end] {
            let end = chart.centre.at(cell.outer, border);
            assert!(space::span((chart.centre, end), one.centre) >= chart.blip_radius + 6.9);
        }
    }
}

#[test]
fn leader_lines_cross_neither_each_other_nor_a_name_nor_another_blip() {
    let blips: Vec<(usize, usize, Option<f64>)> = (0..44)
        .map(|index| (0, 1 + index / 22, Some((index * 37 % 101) as f64 / 100.0)))
        .collect();
    let radar = radar_of(4, &blips, |index| format!("Forensic speaker recognition {index}"));
    let chart = arrange(&radar);
    let led: Vec<_> = chart
        .labels
        .iter()
        .filter_map(|label| Some((label, label.leader?)))
        .collect();
    assert!(led.len() > 3, "a full map needs leader lines");
    for (index, (label, line)) in led.iter().enumerate() {
        for (other, crossing) in &led[index + 1..] {
            assert!(
                !meet(*line, *crossing, 0.5),
                "those of {} and {} meet",
                label.blip,
                other.blip
            );
        }
        for other in chart.labels.iter().filter(|other| other.blip != label.blip) {
            assert!(
                !crosses(*line, &other.text.bounds, 0.5),
                "{} is struck through",
                other.blip
            );
        }
        for mark in chart.marks.iter().filter(|mark| mark.blip != label.blip) {
            assert!(space::span(*line, mark.centre) > mark.radius, "{} is struck", mark.blip);
        }
    }
}

#[test]
fn what_did_not_change_stays_where_it_was_with_its_name() {
    let older = spread(40);
    let before = arrange(&older);
    let mut newer = older.clone();
    newer.blips[7].value = Some(0.93);
    newer.blips.push(Blip {
        id: "newcomer".into(),
        name: "Newcomer".into(),
        number: 41,
        ..older.blips[39].clone()
    });
    let after = arrange_after(&newer, Some(&freeze_map(&older, &before)));
    assert_eq!(after.cells, before.cells);
    let mut names = 0;
    for blip in (0..40).filter(|blip| *blip != 7) {
        let (old, new) = (mark_of(&before, blip).centre, mark_of(&after, blip).centre);
        assert!(old.distance(new) < 1e-6, "blip {blip} moved from {old:?} to {new:?}");
        let bounds = |chart: &Chart| Some(chart.labels.iter().find(|label| label.blip == blip)?.text.bounds);
        names += usize::from(
            bounds(&before)
                .zip(bounds(&after))
                .is_some_and(|(old, new)| (old.x - new.x).abs() < 1e-6 && (old.y - new.y).abs() < 1e-6),
        );
    }
    assert!(names >= 36, "{names} of 39 names stayed");
    let moved = |chart: &Chart| mark_of(chart, 7).centre.distance(chart.centre);
    assert!((moved(&before) - moved(&after)).abs() > 1.0, "a new value shows");
}

#[test]
fn an_edition_of_other_blips_holds_nothing_and_one_of_renamed_sectors_everything() {
    let older = spread(20);
    let frozen = freeze_map(&older, &arrange(&older));
    let mut newer = older.clone();
    newer.sectors[0].id = "renamed".into();
    let next = arrange_after(&newer, Some(&frozen));
    for (old, new) in frozen.blips.iter().zip(&next.marks) {
        let (x, y) = (new.centre.x - next.centre.x, new.centre.y - next.centre.y);
        assert!((x - old.x).abs() < 1e-9 && (y - old.y).abs() < 1e-9, "{}", old.id);
    }
    newer.blips.iter_mut().for_each(|blip| blip.id += "-other");
    assert_eq!(arrange_after(&newer, Some(&frozen)), arrange(&newer));
}

#[test]
fn a_blip_without_room_for_its_name_has_its_number_and_its_name_in_the_legend() {
    let long = "w".repeat(300);
    let name = |index: usize| {
        if index == 1 {
            long.clone()
        } else {
            format!("Drones {index}")
        }
    };
    let radar = radar_of(2, &[(0, 1, Some(0.5)), (0, 2, Some(0.5)), (1, 2, None)], name);
    let chart = arrange(&radar);
    let named: Vec<usize> = chart.labels.iter().map(|label| label.blip).collect();
    assert_eq!(named, [0, 2]);
    let numbers = chart
        .numbers
        .iter()
        .map(|number| (number.blip, number.text.lines[0].text.as_str()));
    assert_eq!(numbers.collect::<Vec<_>>(), [(1, "2")]);
    let legend = compose_legend(&radar, &chart, &LegendWords::default());
    let listed = legend.lines.iter().filter(|line| line.lists == Some(1));
    let words: Vec<&str> = listed
        .flat_map(|line| &line.text.lines)
        .map(|line| line.text.as_str())
        .collect();
    assert!(words.contains(&"2") && words.contains(&long.as_str()), "{words:?}");
    assert_eq!(chart.notices, [Notice::WithoutValue, Notice::Unnamed(1)]);
}

#[test]
fn the_name_of_a_sector_stands_outside_the_disc_on_the_canvas_however_long() {
    let mut radar = spread(12);
    for sector in &mut radar.sectors {
        sector.name = "Coordination of cross-border operations against organised crime".repeat(2);
    }
    let chart = arrange(&radar);
    let sectors = chart
        .axis_labels
        .iter()
        .filter(|label| matches!(label.names, crate::model::AxisLabelKind::Sector(_)));
    for label in sectors {
        let bounds = &label.text.bounds;
        assert!(gap(bounds, chart.centre) >= chart.radius);
        assert!(bounds.x >= 0.0 && bounds.x + bounds.width <= chart.width);
        assert!(bounds.y >= 0.0 && bounds.y + bounds.height <= chart.height);
    }
}

#[test]
fn a_full_sector_gets_more_of_the_turn_where_that_is_chosen() {
    let mut blips = vec![(0, 1, Some(0.5)); 20];
    blips.extend([(1, 1, Some(0.5)), (2, 1, Some(0.5))]);
    let mut radar = radar_of(3, &blips, |index| format!("B{index}"));
    let sweeps = |radar: &Radar| {
        let chart = arrange(radar);
        let sweep = |sector: usize| {
            let cell = chart.cells.iter().find(|cell| cell.sector == sector).expect("a cell");
            (cell.end.0 - cell.start.0).to_degrees().round()
        };
        [0, 1, 2].map(sweep)
    };
    assert_eq!(sweeps(&radar), [120.0, 120.0, 120.0]);
    radar.choices.by_load = true;
    let [full, one, other] = sweeps(&radar);
    assert!(
        full > 180.0 && one >= 60.0 && (one - other).abs() <= 3.0,
        "{full} {one} {other}"
    );
    assert_eq!(full + one + other, 360.0);
}
