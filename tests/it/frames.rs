//! Drawn after an older edition, what has not changed stands where it stood, however the table was changed; what cannot be
//! kept is said, and movement counts over the rings of both.

use std::collections::BTreeMap;

use leadar::import::{radar_after, read_radar};
use leadar::layout::{freeze_map, mark_movement};
use leadar::model::{Chart, Movement, Notice, Radar, RadarTable};
use leadar::pipeline::arrange_after;
use proptest::prelude::*;

const RINGS: [&str; 4] = ["Adopt", "Trial", "Assess", "Hold"];
const SECTORS: [&str; 5] = ["Air", "Sea", "Ground", "Night", "Borders"];

/// Name, ring and sector.
type Row = (usize, String, String);

fn rows(sectors: usize) -> impl Strategy<Value = Vec<Row>> {
    let row = (0..RINGS.len(), 0..sectors);
    let row = row.prop_map(|(ring, sector)| (RINGS[ring].to_owned(), SECTORS[sector].to_owned()));
    prop::collection::vec(row, 8..40).prop_map(|rows| {
        let rows = rows.into_iter().enumerate();
        rows.map(|(name, (ring, sector))| (name, ring, sector)).collect()
    })
}

fn table(rows: &[Row]) -> RadarTable {
    let lines = rows
        .iter()
        .map(|(name, ring, sector)| format!("Thing {name},{ring},{sector}\n"));
    let text = format!("name,ring,sector\n{}", lines.collect::<String>());
    let import = read_radar("t.csv", &[("t.csv".to_owned(), text.into_bytes())], None);
    import.table.expect("it can be read")
}

/// The older edition and the newer one, drawn after it; what was said.
fn draw(older: &[Row], newer: &[Row]) -> ((Radar, Chart), (Radar, Chart), Vec<String>) {
    let before = radar_after(&table(older), 0, "t", None).expect("it can be drawn").value;
    let chart = arrange_after(&before, None);
    let frozen = freeze_map(&before, &chart);
    let told = radar_after(&table(newer), 0, "t", Some(&before)).expect("it can be drawn");
    let mut radar = told.value;
    mark_movement(&mut radar, &frozen);
    let next = arrange_after(&radar, Some(&frozen));
    let said = told.diagnostics.into_iter().map(|told| told.message).collect();
    ((before, chart), (radar, next), said)
}

fn places((radar, chart): &(Radar, Chart)) -> BTreeMap<String, (f64, f64)> {
    let marks = chart.marks.iter();
    let place = marks.map(|mark| {
        let (x, y) = (mark.centre.x - chart.centre.x, mark.centre.y - chart.centre.y);
        (radar.blips[mark.blip].name.clone(), (x, y))
    });
    place.collect()
}

fn stays(older: &[Row], newer: &[Row], is_same: impl Fn(&Row, &Row) -> bool) -> Result<Vec<String>, TestCaseError> {
    let (before, after, said) = draw(older, newer);
    if after.1.notices.contains(&Notice::RingsElsewhere) {
        return Ok(said);
    }
    let (old, new) = (places(&before), places(&after));
    for row in newer {
        let same = older.iter().any(|before| before.0 == row.0 && is_same(before, row));
        let name = format!("Thing {}", row.0);
        if let (true, Some(old), Some(new)) = (same, old.get(&name), new.get(&name)) {
            let off = (old.0 - new.0).abs().max((old.1 - new.1).abs());
            prop_assert!(off < 1e-6, "{name} has moved by {off}: {older:?} {newer:?}");
        }
    }
    Ok(said)
}

fn same(before: &Row, now: &Row) -> bool {
    before == now
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn rows_in_another_order_move_nothing(older in rows(4), turn in 0_usize..40) {
        let mut newer = older.clone();
        newer.rotate_left(turn % older.len());
        newer.reverse();
        stays(&older, &newer, same)?;
    }

    #[test]
    fn a_ring_that_is_emptied_moves_nobody_else(older in rows(4), emptied in 0_usize..4, to in 0_usize..4) {
        // All members of a ring in one that was not there before are the ring, renamed: a test of its own.
        let has = |ring: usize| older.iter().any(|row| row.1 == RINGS[ring]);
        prop_assume!(emptied == to || has(to) || !has(emptied));
        let mut newer = older.clone();
        newer.iter_mut().filter(|row| row.1 == RINGS[emptied]).for_each(|row| row.1 = RINGS[to].to_owned());
        stays(&older, &newer, same)?;
        let (_, (radar, _), _) = draw(&older, &newer);
        for blip in &radar.blips {
            let row = older.iter().find(|row| format!("Thing {}", row.0) == blip.name).expect("it was there");
            let place = |ring: &str| RINGS.iter().position(|known| *known == ring).expect("known");
            let now = place(&radar.rings[blip.ring].name);
            prop_assert_eq!(blip.movement, Some(Movement::between(place(&row.1), now)));
        }
    }

    #[test]
    fn a_sector_that_is_gone_moves_nobody_else(older in rows(5), gone in 0_usize..5) {
        let newer: Vec<Row> = older.iter().filter(|row| row.2 != SECTORS[gone]).cloned().collect();
        prop_assume!(!newer.is_empty());
        stays(&older, &newer, same)?;
    }

    #[test]
    fn a_sector_that_is_renamed_keeps_its_place_and_that_is_said(older in rows(4), named in 0_usize..4) {
        prop_assume!(older.iter().any(|row| row.2 == SECTORS[named]));
        let mut newer = older.clone();
        newer.iter_mut().filter(|row| row.2 == SECTORS[named]).for_each(|row| row.2 = "Streets".to_owned());
        let said = stays(&older, &newer, |before, now| before.1 == now.1)?;
        prop_assert!(said.iter().any(|said| said.contains("\"Streets\" has the blips of")), "{said:?}");
    }

    #[test]
    fn a_sector_that_comes_finds_a_gap_or_it_is_said_that_all_turn(older in rows(4), few in 1_usize..4) {
        let mut newer = older.clone();
        newer.extend((0..few).map(|index| (100 + index, RINGS[index].to_owned(), "Borders".to_owned())));
        let (_, (_, chart), _) = draw(&older, &newer);
        if !chart.notices.contains(&Notice::SectorsElsewhere) {
            stays(&older, &newer, same)?;
        }
    }
}

#[test]
fn a_sector_that_comes_to_a_radar_with_room_moves_nobody() {
    let row = |name: usize| (name, RINGS[name % 3].to_owned(), SECTORS[name % 4].to_owned());
    let older: Vec<Row> = (0..12).map(row).collect();
    let mut newer = older.clone();
    newer.push((100, "Trial".to_owned(), "Borders".to_owned()));
    let (_, (_, chart), _) = draw(&older, &newer);
    assert!(!chart.notices.contains(&Notice::SectorsElsewhere));
    stays(&older, &newer, same).expect("nobody moves");
}

#[test]
fn a_renamed_ring_is_no_movement_and_a_new_ring_is_said() {
    let row = |name: usize| (name, RINGS[name % 4].to_owned(), SECTORS[name % 3].to_owned());
    let older: Vec<Row> = (0..12).map(row).collect();
    let mut newer = older.clone();
    newer
        .iter_mut()
        .filter(|row| row.1 == "Hold")
        .for_each(|row| row.1 = "Caution".to_owned());
    let (_, (radar, chart), said) = draw(&older, &newer);
    assert!(
        radar
            .blips
            .iter()
            .all(|blip| blip.movement == Some(Movement::Unchanged))
    );
    assert!(!chart.notices.contains(&Notice::RingsElsewhere), "{said:?}");
    newer.push((100, "Explore".to_owned(), "Sea".to_owned()));
    let (_, (_, chart), _) = draw(&older, &newer);
    assert!(chart.notices.contains(&Notice::RingsElsewhere));
}

#[test]
fn a_ring_of_another_name_over_the_same_blips_is_no_movement() {
    let row = |name: usize| (name, RINGS[name % 4].to_owned(), SECTORS[name % 3].to_owned());
    let older: Vec<Row> = (0..12).map(row).collect();
    let mut newer = older.clone();
    newer
        .iter_mut()
        .filter(|row| row.1 == "Adopt")
        .for_each(|row| row.1 = "Use".to_owned());
    let (_, (radar, _), said) = draw(&older, &newer);
    assert_eq!(radar.rings.len(), 4, "{said:?}");
    assert!(
        radar
            .blips
            .iter()
            .all(|blip| blip.movement == Some(Movement::Unchanged))
    );
    assert!(
        said.iter()
            .any(|said| said.contains("the ring \"Use\" has the blips of \"Adopt\"")),
        "{said:?}"
    );
}

#[test]
fn an_older_edition_of_too_many_other_sectors_leaves_the_newer_one_its_own() {
    let rows = |letter: char, from: usize| -> Vec<Row> {
        let row = |name: usize| (from + name, "Adopt".to_owned(), format!("{letter}{name}"));
        (0..9).map(row).collect()
    };
    let (_, (radar, _), said) = draw(&rows('a', 0), &rows('b', 50));
    assert_eq!(radar.sectors.len(), 9);
    assert!(
        said.iter().any(|said| said.contains("more sectors than a map has")),
        "{said:?}"
    );
}
