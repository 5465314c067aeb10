//! One edition of a table as a radar to draw.

use std::collections::BTreeMap;

use super::own_numbers::{fill_numbers, own_numbers};
use super::rings::{is_outside, may_be_renamed};
use crate::diagnostic::{Diagnostic, Outcome, Place, Told, excerpt};
use crate::model::{
    Blip, MapChoices, Radar, RadarTable, Revision, RingBand, Sector, TableItem, TableName, find_predecessors, limits,
    merge_orders,
};

/// The radar of an edition: blips in reading order with their numbers. Errors when there are more sectors or rings than
/// a map has room for.
pub fn radar_of(table: &RadarTable, edition: usize, file: &str) -> Result<Radar, Vec<Diagnostic>> {
    radar_after(table, edition, file, None).map(|told| told.value)
}

/// The radar of an edition that goes on from an older one: sectors and rings keep their order, those that are empty now stay
/// where the table does not list its own, and one that was renamed takes the place of the one before.
pub fn radar_after(table: &RadarTable, edition: usize, file: &str, older: Option<&Radar>) -> Outcome<Radar> {
    let mut renamed = Vec::new();
    let placed = table.items.iter().filter_map(|item| {
        let revision = table.revision(item, edition).filter(|revision| revision.shown)?;
        Some((item, revision))
    });
    let placed: Vec<_> = placed.collect();
    let parts = |names: &[TableName], of: fn(&Revision) -> usize| -> Vec<Part> {
        let used = |index: usize| table.declared || placed.iter().any(|(_, revision)| of(revision) == index);
        let used = (0..names.len()).filter(|index| used(*index));
        used.map(|index| Part::of(&names[index], index)).collect()
    };
    let mut sectors = parts(&table.sectors, |revision| revision.sector);
    let mut rings = parts(&table.rings, |revision| revision.ring);
    if let Some(older) = older {
        let pairs = |now: &[Part], was: fn(&Blip) -> usize, is: fn(&Revision) -> usize| -> Vec<(usize, usize)> {
            let before: BTreeMap<&str, usize> = older.blips.iter().map(|blip| (blip.id.as_str(), was(blip))).collect();
            let pair = |(item, revision): &(&TableItem, &Revision)| {
                Some((*before.get(item.id.as_str())?, position(now, is(revision))))
            };
            placed.iter().filter_map(pair).collect()
        };
        let before = older
            .sectors
            .iter()
            .map(|sector| Part::before(&sector.id, &sector.name, ""));
        let stood = pairs(&sectors, |blip| blip.sector, |revision| revision.sector);
        sectors = go_on(sectors, before.collect(), &stood, table.declared, |_, _| true);
        renamed.extend(list_renamed("sector", &sectors));
        let before = older
            .rings
            .iter()
            .map(|ring| Part::before(&ring.id, &ring.name, &ring.meaning));
        let stood = pairs(&rings, |blip| blip.ring, |revision| revision.ring);
        rings = go_on(rings, before.collect(), &stood, table.declared, may_be_renamed);
        renamed.extend(list_renamed("ring", &rings));
    }
    let mut warnings = Vec::new();
    for (what, parts, most) in [
        ("sectors", &mut sectors, limits::SECTORS),
        ("rings", &mut rings, limits::RINGS),
    ] {
        // The band outside counts for none of the rings.
        if parts
            .iter()
            .filter(|part| what == "sectors" || !is_outside(&part.name))
            .count()
            > most
        {
            parts.retain(|part| part.index.is_some());
            warnings.push(format!(
                "together with those of the older edition there are more {what} than a map has; those that are only there are left out."
            ));
        }
    }
    rings.sort_by_key(|ring| is_outside(&ring.name));
    check(&sectors, &rings, file)?;
    let numbers = own_numbers(placed.iter().map(|(item, _)| *item));
    let blips = placed.into_iter().zip(numbers).map(|((item, revision), number)| Blip {
        id: item.id.clone(),
        name: item.name.clone(),
        number: number.unwrap_or(0),
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
    let sectors = sectors.into_iter().map(|sector| Sector {
        id: sector.id,
        name: sector.name,
    });
    let rings = rings.into_iter().map(|ring| RingBand {
        outside: is_outside(&ring.name),
        id: ring.id,
        name: ring.name,
        meaning: ring.meaning,
    });
    let radar = Radar {
        id: table.id.clone(),
        title: table.title.clone(),
        subtitle: String::new(),
        sectors: sectors.collect(),
        rings: rings.collect(),
        blips,
        choices: MapChoices::default(),
    };
    let warn = |message| Diagnostic::warning(Place::in_file(file), message);
    Ok(Told {
        value: radar,
        diagnostics: renamed.into_iter().chain(warnings).map(warn).collect(),
    })
}

fn list_renamed(what: &str, parts: &[Part]) -> Vec<String> {
    let told = |part: &Part| {
        let (now, before) = (excerpt(&part.name), excerpt(part.before.as_ref()?));
        Some(format!(
            "the {what} \"{now}\" has the blips of \"{before}\" and takes its place."
        ))
    };
    parts.iter().filter_map(told).collect()
}

/// A sector or a ring of the radar.
struct Part {
    id: String,
    name: String,
    meaning: String,
    /// Its index in the table; none where only the older edition has it.
    index: Option<usize>,
    /// What it was called in the older edition, where it was renamed.
    before: Option<String>,
}

impl Part {
    fn of(name: &TableName, index: usize) -> Self {
        Part {
            id: name.id.clone(),
            name: name.name.clone(),
            meaning: String::new(),
            index: Some(index),
            before: None,
        }
    }

    fn before(id: &str, name: &str, meaning: &str) -> Self {
        Part {
            id: id.to_owned(),
            name: name.to_owned(),
            meaning: meaning.to_owned(),
            index: None,
            before: None,
        }
    }
}

/// Where the sector or ring of an index in the table stands.
fn position(parts: &[Part], index: usize) -> usize {
    parts.iter().position(|part| part.index == Some(index)).unwrap_or(0)
}

/// What a table has, in the order of an older edition and with what is only there; `stood` has where blips stood before and
/// stand now. What was renamed keeps its identifier.
fn go_on(
    now: Vec<Part>,
    before: Vec<Part>,
    stood: &[(usize, usize)],
    declared: bool,
    may_be_renamed: fn(&str, &str) -> bool,
) -> Vec<Part> {
    let found = {
        let new: Vec<&str> = now.iter().map(|part| part.id.as_str()).collect();
        let old: Vec<&str> = before.iter().map(|part| part.id.as_str()).collect();
        let found = find_predecessors(&new, &old, stood).into_iter().enumerate();
        let is_right = |(new, old): (usize, Option<usize>)| {
            let (now, before) = (&now[new], &before[old?]);
            (now.id == before.id || may_be_renamed(&before.name, &now.name)).then_some(old?)
        };
        found.map(is_right).collect::<Vec<_>>()
    };
    let merged = merge_orders(&found, before.len());
    let mut now: Vec<Option<Part>> = now.into_iter().map(Some).collect();
    let mut before: Vec<Option<Part>> = before.into_iter().map(Some).collect();
    let part = |(new, old): (Option<usize>, Option<usize>)| {
        let new = new.and_then(|new| now[new].take());
        let old = old.and_then(|old| before[old].take());
        match (new, old) {
            (Some(new), Some(old)) if new.id == old.id => Some(Part {
                index: new.index,
                ..old
            }),
            (Some(new), Some(old)) => Some(Part {
                id: old.id,
                before: Some(old.name),
                ..new
            }),
            (new, old) => new.or(old.filter(|_| !declared)),
        }
    };
    merged.into_iter().filter_map(part).collect()
}

fn check(sectors: &[Part], rings: &[Part], file: &str) -> Result<(), Vec<Diagnostic>> {
    let mut errors = Vec::new();
    let mut count = |parts: &[&Part], message: String| {
        let names: Vec<String> = parts.iter().take(20).map(|part| excerpt(&part.name)).collect();
        let hint = format!("they are \"{}\"", names.join("\", \""));
        errors.push(Diagnostic::error(Place::in_file(file), message).with_hint(hint));
    };
    if sectors.is_empty() || sectors.len() > limits::SECTORS {
        let message = format!(
            "there are {} sectors; a radar has 1 to {}.",
            sectors.len(),
            limits::SECTORS
        );
        count(&sectors.iter().collect::<Vec<_>>(), message);
    }
    let proper: Vec<&Part> = rings.iter().filter(|ring| !is_outside(&ring.name)).collect();
    if proper.is_empty() || proper.len() > limits::RINGS {
        let besides = if proper.len() < rings.len() {
            " besides Restricted"
        } else {
            ""
        };
        let message = format!(
            "there are {} rings{besides}; a radar has 1 to {}.",
            proper.len(),
            limits::RINGS
        );
        count(&proper, message);
    }
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

/// Puts blips in reading order and numbers those without a number of their own.
fn number(blips: &mut [Blip]) {
    let value = |blip: &Blip| blip.value.unwrap_or(-1.0);
    blips.sort_by(|a, b| {
        let cell = (a.ring, a.sector).cmp(&(b.ring, b.sector));
        cell.then(value(b).total_cmp(&value(a))).then_with(|| a.id.cmp(&b.id))
    });
    let own = blips.iter().map(|blip| Some(blip.number).filter(|number| *number > 0));
    let mut numbers: Vec<Option<usize>> = own.collect();
    fill_numbers(&mut numbers);
    for (blip, number) in blips.iter_mut().zip(numbers) {
        blip.number = number.unwrap_or(0);
    }
}
