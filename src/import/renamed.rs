//! The wishes for a drawing, said of the last edition, as they hold for an older one whose rings or sectors are called otherwise.

use std::collections::BTreeMap;

use super::rings::may_be_renamed;
use crate::model::{DrawStyle, RadarTable, Revision, StyledName, TableName, find_predecessors};

/// The wishes for an older table, from those for the newer one: a ring or sector that has another name there, but mostly the
/// same items, stands where the newer one does, with its meaning and colour.
pub fn style_before(style: &DrawStyle, older: &RadarTable, newer: &RadarTable) -> DrawStyle {
    let mut before = style.clone();
    let pairs = |of: fn(&Revision) -> usize| pair_places(older, newer, of);
    let DrawStyle {
        rings,
        sectors,
        coloured: [ring_colours, sector_colours],
        ..
    } = &mut before;
    let stood = pairs(|revision| revision.ring);
    for wished in [rings, ring_colours] {
        rename(wished, (&older.rings, &newer.rings), &stood, may_be_renamed);
    }
    let stood = pairs(|revision| revision.sector);
    for wished in [sectors, sector_colours] {
        rename(wished, (&older.sectors, &newer.sectors), &stood, |_, _| true);
    }
    before
}

/// Where each item that both tables have stands in the older and in the newer one.
fn pair_places(older: &RadarTable, newer: &RadarTable, of: fn(&Revision) -> usize) -> Vec<(usize, usize)> {
    fn stands(table: &RadarTable, of: fn(&Revision) -> usize) -> BTreeMap<&str, usize> {
        let place = |item| Some(of(table.revision(item, table.latest())?));
        let placed = table
            .items
            .iter()
            .filter_map(|item| Some((item.id.as_str(), place(item)?)));
        placed.collect()
    }
    let now = stands(newer, of);
    let both = stands(older, of)
        .into_iter()
        .filter_map(|(id, before)| Some((before, *now.get(id)?)));
    both.collect()
}

/// Gives the wishes the names of the older table, where those are others.
fn rename(
    wished: &mut [StyledName],
    (older, newer): (&[TableName], &[TableName]),
    stood: &[(usize, usize)],
    may_be_renamed: fn(&str, &str) -> bool,
) {
    let ids = |names: &[TableName]| {
        names
            .iter()
            .map(|name| name.name.trim().to_lowercase())
            .collect::<Vec<_>>()
    };
    let (then, now) = (ids(older), ids(newer));
    let (then, now): (Vec<&str>, Vec<&str>) = (
        then.iter().map(String::as_str).collect(),
        now.iter().map(String::as_str).collect(),
    );
    let found = find_predecessors(&now, &then, stood);
    for wish in wished {
        let place = newer.iter().position(|name| wish.names(&name.name));
        let Some(before) = place.and_then(|place| found[place]).map(|before| &older[before]) else {
            continue;
        };
        if !wish.names(&before.name) && may_be_renamed(&before.name, &wish.name) {
            wish.name.clone_from(&before.name);
            wish.id.clone_from(&before.id);
        }
    }
}
