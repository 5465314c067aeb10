//! Every radar of one to sixteen sectors and one to ten rings can be drawn: nothing lost, nothing overlapping, the
//! distance from the centre as the value asks.

use leadar::import::read_table;
use leadar::layout::{arrange_sector, freeze_map};
use leadar::model::{Anchor, Blip, Cell, Chart, Label, MapChoices, Mark, Point, Radar, Rect, RingBand, Sector};
use leadar::pipeline::{arrange, arrange_after};
use leadar::render;
use proptest::prelude::*;

/// Words that real names are made of, short and long.
const WORDS: [&str; 8] = [
    "Rapid",
    "DNA",
    "interoperability",
    "of",
    "body-worn",
    "cameras",
    "überwachung",
    "data fusion",
];

fn name() -> impl Strategy<Value = String> {
    prop::collection::vec(0..WORDS.len(), 1..6).prop_map(|words| {
        let words: Vec<&str> = words.into_iter().map(|word| WORDS[word]).collect();
        words.join(" ")
    })
}

/// A blip before it knows its number: sector, ring, value, name.
type Draft = (usize, usize, Option<f64>, String);

fn radar() -> impl Strategy<Value = Radar> {
    (1_usize..=16, 1_usize..=10, 0_usize..=1).prop_flat_map(|(sectors, rings, outside)| {
        let value = prop::option::weighted(0.8, (0_u8..=20).prop_map(|value| f64::from(value) / 20.0));
        let blip = (0..sectors, 0..rings + outside, value, name());
        let wordy = prop::collection::vec(name(), rings + outside);
        let wordy = prop::option::weighted(0.4, wordy);
        (prop::collection::vec(blip, 0..90), wordy).prop_map(move |(blips, names)| {
            let mut radar = assemble(sectors, rings, outside, blips);
            let named = radar.rings.iter_mut().zip(names.into_iter().flatten());
            named.for_each(|(ring, name)| ring.name = name);
            radar
        })
    })
}

fn assemble(sectors: usize, rings: usize, outside: usize, mut blips: Vec<Draft>) -> Radar {
    blips.sort_by_key(|(sector, ring, _, _)| (*ring, *sector));
    let blip = |(index, (sector, ring, value, name)): (usize, Draft)| Blip {
        id: format!("blip-{index}"),
        name,
        number: index + 1,
        sector,
        ring,
        value,
        not_yet_asked: index % 3 == 0,
        provisional: index % 4 == 0,
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
                name: format!("Sector of many words {index}"),
            })
            .collect(),
        rings: (0..rings + outside)
            .map(|index| RingBand {
                id: format!("r{index}"),
                name: format!("Ring {index}"),
                meaning: String::new(),
                outside: index >= rings,
            })
            .collect(),
        blips: blips.into_iter().enumerate().map(blip).collect(),
        choices: MapChoices::default(),
    }
}

fn cell<'a>(chart: &'a Chart, radar: &Radar, mark: &Mark) -> &'a Cell {
    let blip = &radar.blips[mark.blip];
    let is_own = |cell: &&Cell| cell.sector == blip.sector && cell.ring == blip.ring;
    chart
        .cells
        .iter()
        .find(is_own)
        .expect("every sector and ring has a cell")
}

/// How far a disc is from leaving its cell; negative outside.
fn slack(chart: &Chart, cell: &Cell, centre: Point, radius: f64) -> f64 {
    let away = centre.distance(chart.centre);
    let rings = (away - cell.inner - radius).min(cell.outer - away - radius);
    let inner = if cell.inner == 0.0 {
        cell.outer - away - radius
    } else {
        rings
    };
    if chart.cells.iter().all(|other| other.sector == 0) {
        return inner;
    }
    let border = |angle: leadar::model::Angle| {
        let (x, y) = (centre.x - chart.centre.x, centre.y - chart.centre.y);
        let along = x * angle.cos() + y * angle.sin();
        if along < 0.0 {
            away
        } else {
            (x * angle.sin() - y * angle.cos()).abs()
        }
    };
    let half = leadar::model::acos((centre.x - chart.centre.x) / away.max(1e-9));
    let turn = if centre.y < chart.centre.y {
        std::f64::consts::TAU - half
    } else {
        half
    };
    let inside = turn >= cell.start.0 && turn <= cell.end.0;
    let sides = border(cell.start).min(border(cell.end)) - radius;
    if inside { inner.min(sides) } else { -away }
}

fn overlap(one: &Rect, other: &Rect) -> bool {
    one.x < other.x + other.width
        && other.x < one.x + one.width
        && one.y < other.y + other.height
        && other.y < one.y + one.height
}

fn texts(chart: &Chart) -> Vec<&Rect> {
    let labels = chart.labels.iter().chain(&chart.numbers);
    let frame = chart.axis_labels.iter().map(|label| &label.text.bounds);
    labels.map(|label: &Label| &label.text.bounds).chain(frame).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_blip_is_lost_or_leaves_its_cell_or_touches_another(radar in radar()) {
        let chart = arrange(&radar);
        let mut seen: Vec<usize> = chart.marks.iter().map(|mark| mark.blip).collect();
        seen.extend(chart.clusters.iter().flat_map(|cluster| &cluster.members));
        seen.sort_unstable();
        prop_assert_eq!(seen, (0..radar.blips.len()).collect::<Vec<_>>());
        for mark in &chart.marks {
            let slack = slack(&chart, cell(&chart, &radar, mark), mark.centre, chart.blip_radius);
            prop_assert!(slack >= 0.0, "blip {} leaves its cell by {}", mark.blip, -slack);
        }
        let counted = chart.clusters.iter().map(|cluster| cluster.centre);
        let discs: Vec<Point> = chart.marks.iter().map(|mark| mark.centre).chain(counted).collect();
        for (index, one) in discs.iter().enumerate() {
            for other in &discs[index + 1..] {
                prop_assert!(one.distance(*other) >= 2.0 * chart.blip_radius, "two blips overlap");
            }
        }
    }

    #[test]
    fn the_distance_from_the_centre_is_what_the_value_asks_or_the_chart_says_so(radar in radar()) {
        let chart = arrange(&radar);
        let off = |mark: &Mark| {
            let asked = mark.intended.unwrap_or_else(|| mark.centre.distance(chart.centre));
            (mark.centre.distance(chart.centre) - asked).abs()
        };
        let moved = chart.marks.iter().filter(|mark| off(mark) > 0.5).count();
        let told = chart.notices.iter().any(|notice| render::notice(&radar, notice).contains("off the radius"));
        prop_assert_eq!(moved > 0, told);
        for one in &chart.marks {
            prop_assert_eq!(one.intended.is_some(), radar.blips[one.blip].value.is_some());
            for other in &chart.marks {
                let (a, b) = (&radar.blips[one.blip], &radar.blips[other.blip]);
                if a.ring == b.ring && a.value > b.value && b.value.is_some() {
                    prop_assert!(one.intended < other.intended, "a higher value is nearer to the centre");
                }
                if a.ring == b.ring && a.value == b.value {
                    prop_assert_eq!(one.intended, other.intended, "equal values, equal radii, in every sector");
                }
            }
        }
    }

    #[test]
    fn names_are_whole_on_the_canvas_and_touch_nothing(radar in radar()) {
        let chart = arrange(&radar);
        for label in &chart.labels {
            let written: Vec<&str> = label.text.lines.iter().map(|line| line.text.as_str()).collect();
            let without_breaks = |text: &str| text.replace(' ', "");
            prop_assert_eq!(without_breaks(&written.concat()), without_breaks(&radar.blips[label.blip].name));
        }
        let texts = texts(&chart);
        for (index, one) in texts.iter().enumerate() {
            prop_assert!(one.x >= 0.0 && one.y >= 0.0, "{one:?} is left of or above the canvas");
            prop_assert!(one.x + one.width <= chart.width && one.y + one.height <= chart.height, "{one:?} is off");
            for other in &texts[index + 1..] {
                prop_assert!(!overlap(one, other), "two texts overlap: {one:?} {other:?}");
            }
        }
        for label in chart.labels.iter().chain(&chart.numbers) {
            for mark in &chart.marks {
                let bounds = &label.text.bounds;
                let near = Point {
                    x: mark.centre.x.clamp(bounds.x, bounds.x + bounds.width),
                    y: mark.centre.y.clamp(bounds.y, bounds.y + bounds.height),
                };
                prop_assert!(near.distance(mark.centre) >= chart.blip_radius, "a text lies on a blip");
            }
        }
        prop_assert!(chart.labels.iter().all(|label| label.text.anchor != Anchor::Middle || label.leader.is_none()));
    }

    #[test]
    fn the_order_of_the_rows_does_not_show(radar in radar(), seed in any::<u64>()) {
        let item = |blip: &Blip| serde_json::json!({
            "id": blip.id, "name": blip.name, "sector": blip.sector, "ring": blip.ring, "score": blip.value,
        });
        let mut items: Vec<serde_json::Value> = radar.blips.iter().map(item).collect();
        let names = |list: Vec<&str>| list.into_iter().map(str::to_owned).collect::<Vec<_>>();
        let sectors = names(radar.sectors.iter().map(|sector| sector.name.as_str()).collect());
        let rings = names(radar.rings.iter().map(|ring| ring.name.as_str()).collect());
        let draw = |items: &[serde_json::Value]| {
            let table = serde_json::json!({"sectors": sectors, "rings": rings, "items": items}).to_string();
            let (radar, problems) = read_table("table.json", table.as_bytes());
            radar.map(|radar| arrange(&radar)).ok_or(problems)
        };
        let ordered = draw(&items);
        let mut state = seed | 1;
        for index in (1..items.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            items.swap(index, (state >> 33) as usize % (index + 1));
        }
        prop_assert_eq!(ordered, draw(&items));
    }
}

/// A radar of made-up names and values, the same for the same numbers.
pub fn made_up(sectors: usize, rings: usize, blips: std::ops::Range<usize>) -> Radar {
    let draft = |index: usize| {
        let value = (index * 37 % 101) as f64 / 100.0;
        let name = format!("{} {} {index}", WORDS[index % 8], WORDS[index * 5 % 8]);
        (index, (index * 7 % sectors, index / sectors % rings, Some(value), name))
    };
    let mut drafts: Vec<(usize, Draft)> = blips.map(draft).collect();
    drafts.sort_by_key(|(_, (sector, ring, _, _))| (*ring, *sector));
    let ids: Vec<usize> = drafts.iter().map(|(index, _)| *index).collect();
    let mut radar = assemble(sectors, rings, 0, drafts.into_iter().map(|(_, draft)| draft).collect());
    for (blip, id) in radar.blips.iter_mut().zip(ids) {
        blip.id = format!("technology-{id}");
    }
    radar
}

fn offset(radar: &Radar, chart: &Chart, id: &str) -> Option<(f64, f64)> {
    let mark = chart.marks.iter().find(|mark| radar.blips[mark.blip].id == id)?;
    Some((mark.centre.x - chart.centre.x, mark.centre.y - chart.centre.y))
}

#[test]
fn what_has_not_changed_stays_where_it_was_and_names_last_over_nine_editions() {
    let mut older = made_up(4, 4, 0..100);
    let mut chart = arrange(&older);
    for edition in 1..=9 {
        let newer = made_up(4, 4, 10 * edition..100 + 10 * edition);
        let next = arrange_after(&newer, Some(&freeze_map(&older, &chart)));
        for blip in &newer.blips {
            let places = (offset(&older, &chart, &blip.id), offset(&newer, &next, &blip.id));
            if let (Some(old), Some(new)) = places {
                assert!(
                    (old.0 - new.0).abs() < 1e-6 && (old.1 - new.1).abs() < 1e-6,
                    "{} has moved",
                    blip.id
                );
            }
        }
        let names = next.labels.len();
        assert!(names >= 90, "only {names} of 100 names in edition {edition}");
        (older, chart) = (newer, next);
    }
}

#[test]
fn a_blip_that_comes_nearer_comes_straight() {
    let older = made_up(4, 4, 0..60);
    let chart = arrange(&older);
    let mut newer = older.clone();
    let moved = newer.blips.iter().position(|blip| blip.ring == 2);
    let moved = moved.expect("somebody is in the third ring");
    newer.blips[moved].ring = 1;
    let next = arrange_after(&newer, Some(&freeze_map(&older, &chart)));
    let id = &newer.blips[moved].id;
    let (old, new) = (offset(&older, &chart, id), offset(&newer, &next, id));
    let (old, new) = (old.expect("it was drawn"), new.expect("it is drawn"));
    let lengths = (old.0 * old.0 + old.1 * old.1).sqrt() * (new.0 * new.0 + new.1 * new.1).sqrt();
    let cosine = (old.0 * new.0 + old.1 * new.1) / lengths;
    assert!(cosine > 0.99, "it has turned from {old:?} to {new:?}");
}

#[test]
fn a_sector_by_itself_has_the_same_polar_positions_and_more_names() {
    let radar = made_up(5, 4, 0..400);
    let chart = arrange(&radar);
    let mut named = 0;
    for sector in 0..5 {
        let sheet = arrange_sector(&radar, &chart, sector, 3.0);
        named += sheet.labels.len();
        for mark in &sheet.marks {
            let whole = offset(&radar, &chart, &radar.blips[mark.blip].id).expect("it is on the whole map");
            let here = (mark.centre.x - sheet.centre.x, mark.centre.y - sheet.centre.y);
            assert!((3.0 * whole.0 - here.0).abs() < 1e-6 && (3.0 * whole.1 - here.1).abs() < 1e-6);
        }
    }
    assert!(
        named > chart.labels.len() && named >= 360,
        "{named} of 400 names on sector drawings"
    );
}
