//! One edition of a table as a radar to draw.

use super::own_numbers::{are_whole, own_number};
use super::rings::is_outside;
use crate::diagnostic::{Diagnostic, Place, excerpt};
use crate::model::{Blip, MapChoices, Radar, RadarTable, RingBand, Sector};

/// The most sectors of a map.
const MOST_SECTORS: usize = 8;
/// The most rings of a map that are not outside.
const MOST_RINGS: usize = 6;

/// The radar of an edition: blips in reading order with their numbers. Errors when there are more sectors or rings than
/// a map has room for.
pub fn radar_of(table: &RadarTable, edition: usize, file: &str) -> Result<Radar, Vec<Diagnostic>> {
    let placed = table.items.iter().filter_map(|item| {
        let revision = table.revision(item, edition).filter(|revision| revision.shown)?;
        Some((item, revision))
    });
    let placed: Vec<_> = placed.collect();
    let kept = |count: usize, used: &dyn Fn(usize) -> bool| -> Vec<usize> {
        (0..count).filter(|index| table.declared || used(*index)).collect()
    };
    let sectors = kept(table.sectors.len(), &|index| {
        placed.iter().any(|(_, revision)| revision.sector == index)
    });
    let mut rings = kept(table.rings.len(), &|index| {
        placed.iter().any(|(_, revision)| revision.ring == index)
    });
    rings.sort_by_key(|index| is_outside(&table.rings[*index].name));
    check(&sectors, &rings, table, file)?;
    let position = |list: &[usize], index: usize| list.iter().position(|other| *other == index).unwrap_or(0);
    let blips = placed.into_iter().map(|(item, revision)| Blip {
        id: item.id.clone(),
        name: item.name.clone(),
        number: own_number(item).unwrap_or(0),
        sector: position(&sectors, revision.sector),
        ring: position(&rings, revision.ring),
        value: revision.score,
        not_yet_asked: false,
        provisional: false,
        demand: revision.demand,
        movement: table.movement(revision, edition),
        certainty: None,
        href: item.links.first().map(|link| link.address.clone()),
    });
    let mut blips: Vec<Blip> = blips.collect();
    number(&mut blips);
    Ok(Radar {
        id: table.id.clone(),
        title: table.title.clone(),
        sectors: sectors
            .iter()
            .map(|index| Sector {
                id: table.sectors[*index].id.clone(),
                name: table.sectors[*index].name.clone(),
            })
            .collect(),
        rings: rings
            .iter()
            .map(|index| RingBand {
                id: table.rings[*index].id.clone(),
                name: table.rings[*index].name.clone(),
                meaning: String::new(),
                outside: is_outside(&table.rings[*index].name),
            })
            .collect(),
        blips,
        choices: MapChoices::default(),
    })
}

fn check(sectors: &[usize], rings: &[usize], table: &RadarTable, file: &str) -> Result<(), Vec<Diagnostic>> {
    let mut errors = Vec::new();
    let names = |names: Vec<String>| format!("they are \"{}\"", names.join("\", \""));
    if sectors.is_empty() || sectors.len() > MOST_SECTORS {
        let message = format!("there are {} sectors; a radar has 1 to {MOST_SECTORS}.", sectors.len());
        let shown = sectors
            .iter()
            .take(20)
            .map(|index| excerpt(&table.sectors[*index].name))
            .collect();
        errors.push(Diagnostic::error(Place::in_file(file), message).with_hint(names(shown)));
    }
    let proper: Vec<usize> = rings
        .iter()
        .copied()
        .filter(|index| !is_outside(&table.rings[*index].name))
        .collect();
    if proper.is_empty() || proper.len() > MOST_RINGS {
        let besides = if proper.len() < rings.len() {
            " besides Restricted"
        } else {
            ""
        };
        let message = format!(
            "there are {} rings{besides}; a radar has 1 to {MOST_RINGS}.",
            proper.len()
        );
        let shown = proper
            .iter()
            .take(20)
            .map(|index| excerpt(&table.rings[*index].name))
            .collect();
        errors.push(Diagnostic::error(Place::in_file(file), message).with_hint(names(shown)));
    }
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

/// Puts blips in reading order and numbers them from 1, unless each has a number of its own.
fn number(blips: &mut [Blip]) {
    let value = |blip: &Blip| blip.value.unwrap_or(-1.0);
    blips.sort_by(|a, b| {
        let cell = (a.ring, a.sector).cmp(&(b.ring, b.sector));
        cell.then(value(b).total_cmp(&value(a))).then_with(|| a.id.cmp(&b.id))
    });
    let own: Vec<Option<usize>> = blips
        .iter()
        .map(|blip| Some(blip.number).filter(|number| *number > 0))
        .collect();
    if are_whole(&own) {
        return;
    }
    for (blip, number) in blips.iter_mut().zip(1..) {
        blip.number = number;
    }
}
