//! Tables of several editions to one radar with a history.

use std::collections::BTreeMap;

use super::files::{edition_of, name_editions};
use super::names::file_identifier;
use crate::model::{Movement, Presence, RadarTable, Revision, TableEdition, TableName};

/// An edition: the name of its file without its ending, what the file says, and how each item moved, by its identifier.
pub struct EditionTable {
    /// What its file is called.
    pub stem: String,
    /// What it says; its last edition counts.
    pub table: RadarTable,
    /// How items moved since the edition before.
    pub movements: BTreeMap<String, Movement>,
}

/// The radar of all editions, the oldest first: what the last one says of titles and meanings holds, and an item that the
/// last one lacks is a former one. A title that is wished for stands before those of the files.
pub fn join_editions(tables: Vec<EditionTable>, wished: Option<String>) -> Option<RadarTable> {
    let stems: Vec<String> = tables.iter().map(|edition| edition.stem.clone()).collect();
    let (names, title) = name_editions(&stems);
    let mut joined: Option<RadarTable> = None;
    for (number, (edition, name)) in tables.into_iter().zip(names).enumerate() {
        let EditionTable { stem, table, movements } = edition;
        let titled = (table.title != stem).then(|| table.title.clone());
        let title = wished.clone().or(titled).or_else(|| title.clone());
        let title = title.unwrap_or_else(|| "Radar".to_owned());
        let base = joined.get_or_insert_with(|| RadarTable {
            id: String::new(),
            title: String::new(),
            sectors: Vec::new(),
            rings: Vec::new(),
            declared: table.declared,
            presence: Presence::Listed,
            editions: Vec::new(),
            items: Vec::new(),
        });
        base.id = file_identifier(&title, "radar");
        base.title = title;
        base.declared |= table.declared;
        let edition = unique(edition_of(&name), &base.editions);
        base.editions.push(edition);
        let sectors = places(&mut base.sectors, &table.sectors);
        let rings = places(&mut base.rings, &table.rings);
        let latest = table.latest();
        for item in &table.items {
            let Some(revision) = table.revision(item, latest) else {
                continue;
            };
            let revision = Revision {
                edition: number,
                sector: sectors[revision.sector],
                ring: rings[revision.ring],
                movement: movements.get(&item.id).copied(),
                ..revision.clone()
            };
            match base.items.iter_mut().find(|known| known.id == item.id) {
                Some(known) => {
                    let revisions = std::mem::take(&mut known.revisions);
                    *known = item.clone();
                    known.revisions = revisions;
                    known.revisions.push(revision);
                }
                None => {
                    base.items.push(item.clone());
                    let last = base.items.last_mut().expect("it was pushed");
                    last.revisions = vec![revision];
                }
            }
        }
    }
    joined
}

/// Where the names of a table stand among all; what the later one says of a name holds.
fn places(all: &mut Vec<TableName>, own: &[TableName]) -> Vec<usize> {
    let place = |name: &TableName| match all.iter().position(|known| known.id == name.id) {
        Some(place) => {
            all[place] = name.clone();
            place
        }
        None => {
            all.push(name.clone());
            all.len() - 1
        }
    };
    own.iter().map(place).collect()
}

/// An edition under an identifier and a name that no other one has.
fn unique(mut edition: TableEdition, taken: &[TableEdition]) -> TableEdition {
    let (stem, name) = (edition.id.clone(), edition.name.clone());
    let mut number = 2;
    while taken.iter().any(|other| other.id == edition.id) {
        edition.id = format!("{stem}-{number}");
        edition.name = format!("{name} ({number})");
        number += 1;
    }
    edition
}
