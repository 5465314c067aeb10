//! Rows of all editions to one radar: identifiers, names of sectors and rings, histories, movements.

use std::collections::BTreeMap;

use super::excess::{find_excess, measure};
use super::names::{file_identifier, fold, identifier, identifiers};
use crate::diagnostic::{Diagnostic, Place, excerpt};
use crate::model::{Movement, Presence, RadarTable, Revision, TableEdition, TableItem, TableLink, TableName, limits};

/// Names of sectors or rings in order of first appearance; the first spelling counts.
#[derive(Debug, Default, Clone)]
pub struct Register {
    pub names: Vec<TableName>,
    index: BTreeMap<String, usize>,
}

impl Register {
    /// The index of a name, added when it is new.
    pub fn add(&mut self, name: &str) -> usize {
        let next = self.names.len();
        let index = *self.index.entry(fold(name)).or_insert(next);
        if index == next {
            self.names.push(TableName {
                id: String::new(),
                name: name.to_owned(),
                description: String::new(),
                colour: None,
            });
        }
        index
    }

    /// Adds a name that the file lists with its identifier and meaning.
    pub fn declare(&mut self, id: &str, name: &str, description: String) {
        let index = self.names.len();
        self.index.entry(fold(id)).or_insert(index);
        self.index.entry(fold(name)).or_insert(index);
        self.names.push(TableName {
            id: id.to_owned(),
            name: name.to_owned(),
            description,
            colour: None,
        });
    }

    /// The index of a name that is there.
    pub fn find(&self, name: &str) -> Option<usize> {
        self.index.get(&fold(name)).copied()
    }

    /// The names as a list for a hint.
    pub fn listed(&self) -> String {
        let names: Vec<String> = self.names.iter().map(|name| format!("\"{}\"", name.name)).collect();
        names.join(", ")
    }

    fn finish(&mut self, otherwise: &str) {
        let names: Vec<&str> = self.names.iter().map(|name| name.name.as_str()).collect();
        let ids = identifiers(names, otherwise);
        for (name, id) in self.names.iter_mut().zip(ids) {
            name.id = id;
        }
    }
}

/// What one row says of one item in one edition.
#[derive(Debug, Clone)]
pub struct RadarRow {
    /// Where its name stands.
    pub place: Place,
    /// What it is called in messages, such as `row 4`.
    pub called: String,
    /// The identifier the file gives; one is made from the name otherwise.
    pub id: Option<String>,
    pub name: String,
    pub links: Vec<TableLink>,
    pub tags: Vec<String>,
    pub related: Vec<String>,
    pub more: Vec<(String, String)>,
    pub revision: Revision,
}

/// A radar in the making.
pub struct Builder {
    pub sectors: Register,
    pub rings: Register,
    pub presence: Presence,
    pub declared: bool,
    pub editions: Vec<TableEdition>,
    items: Vec<TableItem>,
    index: BTreeMap<String, usize>,
    /// Where an item of an edition stands.
    seen: BTreeMap<(usize, usize), (Place, String)>,
}

impl Builder {
    pub fn new(presence: Presence, declared: bool, editions: Vec<TableEdition>) -> Self {
        Builder {
            sectors: Register::default(),
            rings: Register::default(),
            presence,
            declared,
            editions,
            items: Vec::new(),
            index: BTreeMap::new(),
            seen: BTreeMap::new(),
        }
    }

    /// Adds a row; a second one of the same identifier in the same edition is an error that names both places.
    pub fn add(&mut self, row: RadarRow, diagnostics: &mut Vec<Diagnostic>) -> bool {
        let given = row.id.as_deref().map(identifier).filter(|id| !id.is_empty());
        let id = given.unwrap_or_else(|| identifier(&row.name));
        if id.is_empty() {
            let message = format!(
                "{} has the name \"{}\" without letters or digits, and no id.",
                row.called,
                excerpt(&row.name)
            );
            diagnostics.push(Diagnostic::error(row.place, message).with_hint("give it an id"));
            return false;
        }
        let sector = self.sectors.names.get(row.revision.sector);
        let ring = self.rings.names.get(row.revision.ring);
        let places = [("a sector", sector), ("a ring", ring)].into_iter();
        let mut places = places.filter_map(|(what, name)| measure(what, &name?.name, limits::NAME));
        let RadarRow {
            place,
            called,
            name,
            links,
            tags,
            related,
            more,
            revision,
            ..
        } = row;
        let row = TableItem {
            id: id.clone(),
            name,
            links,
            tags,
            related,
            more,
            revisions: vec![revision],
        };
        if let Some(excess) = places.next().or_else(|| find_excess(&row)) {
            let error = Diagnostic::error(place, format!("{called} has {excess}."));
            diagnostics.push(error.with_hint("shorten it; the row is left out"));
            return false;
        }
        let edition = row.revisions[0].edition;
        let next = self.items.len();
        let index = *self.index.entry(id.to_lowercase()).or_insert(next);
        if let Some((before, earlier)) = self.seen.get(&(edition, index)) {
            let what = if self.items[index].name == row.name {
                format!(
                    "has the name \"{}\" a second time, after {earlier} at {before}.",
                    excerpt(&row.name)
                )
            } else {
                let other = excerpt(&self.items[index].name);
                let name = excerpt(&row.name);
                format!("\"{name}\" has the id \"{id}\", as has {earlier} \"{other}\" at {before}.")
            };
            let error = Diagnostic::error(place, format!("{called} {what}"));
            diagnostics.push(error.with_hint("give one of them another name or id; this row is left out"));
            return false;
        }
        self.seen.insert((edition, index), (place, called));
        if index == next {
            self.items.push(row);
            return true;
        }
        let item = &mut self.items[index];
        let later = item.revisions.iter().all(|revision| revision.edition < edition);
        for link in row.links {
            if item.links.iter().all(|other| other.address != link.address) {
                item.links.push(link);
            }
        }
        if later {
            item.name = row.name;
            item.tags = row.tags;
            item.related = row.related;
            item.more = row.more;
        }
        item.revisions.extend(row.revisions);
        item.revisions.sort_by_key(|revision| revision.edition);
        true
    }

    /// The radar; `order` gives the rings from the centre as indexes.
    pub fn finish(
        mut self,
        id: &str,
        title: &str,
        order: impl FnOnce(&[TableName]) -> Vec<usize>,
    ) -> Option<RadarTable> {
        if self.items.is_empty() {
            return None;
        }
        self.sectors.finish("sector");
        self.rings.finish("ring");
        let revisions = || self.items.iter().flat_map(|item| &item.revisions);
        // A name that only rows left out have said is none of the radar's.
        let mut rings = order(&self.rings.names);
        rings.retain(|index| self.declared || revisions().any(|revision| revision.ring == *index));
        let mut sectors: Vec<usize> = (0..self.sectors.names.len()).collect();
        sectors.retain(|index| self.declared || revisions().any(|revision| revision.sector == *index));
        let position = |list: &[usize], index: usize| list.iter().position(|other| *other == index).unwrap_or(0);
        for revision in self.items.iter_mut().flat_map(|item| &mut item.revisions) {
            revision.ring = position(&rings, revision.ring);
            revision.sector = position(&sectors, revision.sector);
        }
        let take = |list: &[usize], names: &[TableName]| list.iter().map(|index| names[*index].clone()).collect();
        Some(RadarTable {
            id: file_identifier(id, "radar"),
            title: title.to_owned(),
            sectors: take(&sectors, &self.sectors.names),
            rings: take(&rings, &self.rings.names),
            declared: self.declared,
            presence: self.presence,
            editions: self.editions,
            items: self.items,
        })
    }
}

/// Computes the movements of each item from its rings, as far as `given` says none.
pub fn compute_movements(table: &mut RadarTable, given: impl Fn(&Revision) -> bool) {
    let several = table.editions.len() > 1;
    for item in &mut table.items {
        for index in 0..item.revisions.len() {
            let revision = &item.revisions[index];
            if given(revision) {
                continue;
            }
            let movement = match index.checked_sub(1).map(|before| item.revisions[before].ring) {
                None => (several && revision.edition > 0).then_some(Movement::New),
                Some(before) if before > revision.ring => Some(Movement::Inward),
                Some(before) if before < revision.ring => Some(Movement::Outward),
                Some(_) => Some(Movement::Unchanged),
            };
            item.revisions[index].movement = movement;
        }
    }
}
