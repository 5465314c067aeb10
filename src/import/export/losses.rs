//! What a format did not carry: the radar that was written beside the one that is read from it.

use std::collections::{BTreeMap, BTreeSet};

use super::html::to_html;
use crate::diagnostic::{Diagnostic, Place};
use crate::import::names::identifier;
use crate::model::{RadarFormat, RadarTable, Revision, TableItem, TableName};

/// One warning that names all that did not come back.
pub fn tell(table: &RadarTable, again: &RadarTable, format: RadarFormat) -> Option<Diagnostic> {
    let lost = find(table, again);
    if lost.is_empty() {
        return None;
    }
    let said: Vec<String> = lost
        .into_iter()
        .map(|(what, number)| match number {
            0 => what.to_owned(),
            number => format!("{what} ({number})"),
        })
        .collect();
    let message = format!("{} does not carry: {}.", format.word(), said.join(", "));
    Some(Diagnostic::warning(Place::in_file(&table.title), message))
}

/// What is lost, and of how many items or names.
pub fn find(table: &RadarTable, again: &RadarTable) -> Vec<(&'static str, usize)> {
    let mut lost = Vec::new();
    let (latest, last) = (table.latest(), again.latest());
    let mut note = |what: &'static str, number: usize| {
        if number > 0 {
            lost.push((what, number));
        }
    };
    let now: Vec<&TableItem> = table
        .items
        .iter()
        .filter(|item| table.revision(item, latest).is_some())
        .collect();
    let pairs = pair(&now, again);
    let found: Vec<(&TableItem, &TableItem)> = now
        .iter()
        .copied()
        .zip(&pairs)
        .filter_map(|(item, other)| Some((item, (*other)?)))
        .collect();
    note("items with the name of another", now.len() - found.len());
    let differ = |differs: &dyn Fn(&TableItem, &TableItem) -> bool| {
        found.iter().filter(|(one, other)| differs(one, other)).count()
    };
    note("identifiers", differ(&|one, other| one.id != other.id));
    note("exact names", differ(&|one, other| one.name != other.name));
    let said = |differs: &dyn Fn(&Revision, &Revision) -> bool| {
        let both =
            |(one, other): &&(&TableItem, &TableItem)| match (table.revision(one, latest), again.revision(other, last))
            {
                (Some(one), Some(other)) => differs(one, other),
                _ => true,
            };
        found.iter().filter(both).count()
    };
    let name = |names: &[TableName], index: usize| names[index].name.clone();
    note(
        "sectors of items",
        said(&|one, other| name(&table.sectors, one.sector) != name(&again.sectors, other.sector)),
    );
    note(
        "rings of items",
        said(&|one, other| name(&table.rings, one.ring) != name(&again.rings, other.ring)),
    );
    note("scores", said(&|one, other| one.score != other.score));
    note("demand", said(&|one, other| one.demand != other.demand));
    note(
        "movement",
        said(&|one, other| table.movement(one, latest) != again.movement(other, last)),
    );
    note(
        "descriptions",
        said(&|one, other| !one.description.is_empty() && other.description.is_empty()),
    );
    note(
        "exact descriptions",
        said(&|one, other| !other.description.is_empty() && shown(&one.description) != shown(&other.description)),
    );
    note("what the map hides", said(&|one, other| one.shown != other.shown));
    let addresses = |item: &TableItem| item.links.iter().map(|link| link.address.clone()).collect::<Vec<_>>();
    note("links", differ(&|one, other| addresses(one) != addresses(other)));
    note(
        "words of links",
        differ(&|one, other| addresses(one) == addresses(other) && one.links != other.links),
    );
    note("tags", differ(&|one, other| one.tags != other.tags));
    note("related items", differ(&|one, other| one.related != other.related));
    for (key, number) in values(&found) {
        note(key, number);
    }
    note_names(table, again, &mut lost);
    note_history(table, again, &found, &mut lost);
    lost
}

/// A description as it is shown, wherever its lines end.
fn shown(description: &str) -> String {
    to_html(description).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Each item's counterpart: that of the same identifier, or of the same name; each is that of one item only.
fn pair<'a>(items: &[&TableItem], again: &'a RadarTable) -> Vec<Option<&'a TableItem>> {
    let key = |item: &'a TableItem| [item.id.as_str(), item.name.as_str()];
    let mut known: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, item) in again.items.iter().enumerate() {
        key(item)
            .into_iter()
            .for_each(|key| known.entry(key).or_default().push(index));
    }
    let mut taken = BTreeSet::new();
    let mut counterpart = |item: &&TableItem| {
        let made = identifier(&item.name);
        let keys = [item.name.as_str(), item.id.as_str(), made.as_str()];
        let of = |key: &str| known.get(key).into_iter().flatten().copied();
        let mut same = of(&item.id).filter(|index| again.items[*index].name == item.name);
        let mut any = keys.into_iter().flat_map(of).filter(|index| !taken.contains(index));
        let found = same.find(|index| !taken.contains(index)).or_else(|| any.next())?;
        taken.insert(found);
        again.items.get(found)
    };
    items.iter().map(&mut counterpart).collect()
}

/// Other values that were lost or changed.
fn values(found: &[(&TableItem, &TableItem)]) -> Vec<(&'static str, usize)> {
    let lost = |(one, other): &&(&TableItem, &TableItem)| one.more.iter().any(|pair| !other.more.contains(pair));
    let number = found.iter().filter(lost).count();
    vec![("other values", number)]
}

/// Title, order and meanings of sectors and rings, and those that are empty.
fn note_names(table: &RadarTable, again: &RadarTable, lost: &mut Vec<(&'static str, usize)>) {
    if table.title != again.title {
        lost.push(("the title", 0));
    }
    let lists = [
        (
            &table.sectors,
            &again.sectors,
            ["sectors without items", "the order of sectors", "meanings of sectors"],
        ),
        (
            &table.rings,
            &again.rings,
            ["rings without items", "the order of rings", "meanings of rings"],
        ),
    ];
    for (names, others, [empty, order, meanings]) in lists {
        let found: Vec<(&TableName, &TableName)> = names
            .iter()
            .filter_map(|name| Some((name, others.iter().find(|other| other.name == name.name)?)))
            .collect();
        if found.len() < names.len() && table.declared {
            lost.push((empty, names.len() - found.len()));
        }
        let kept = others
            .iter()
            .filter(|other| names.iter().any(|name| name.name == other.name));
        if kept
            .map(|other| &other.name)
            .ne(found.iter().map(|(name, _)| &name.name))
        {
            lost.push((order, 0));
        }
        let changed = names.iter().filter(|name| {
            let other = found
                .iter()
                .find(|(one, _)| one == name)
                .map(|(_, other)| &other.description);
            !name.description.is_empty() && other != Some(&name.description)
        });
        let changed = changed.count();
        if changed > 0 {
            lost.push((meanings, changed));
        }
    }
}

/// Editions before the last, and what they say.
fn note_history(
    table: &RadarTable,
    again: &RadarTable,
    found: &[(&TableItem, &TableItem)],
    lost: &mut Vec<(&'static str, usize)>,
) {
    let latest = table.latest();
    let left = table
        .items
        .iter()
        .filter(|item| table.revision(item, latest).is_none())
        .count();
    if left > 0 {
        let kept = table.items.iter().filter(|item| table.revision(item, latest).is_none());
        let kept = kept.filter(|item| {
            again
                .items
                .iter()
                .any(|other| other.id == item.id && other.revisions.len() == item.revisions.len())
        });
        if kept.count() < left {
            lost.push(("items that have left", left));
        }
    }
    if again.editions.len() != table.editions.len() {
        lost.push(("earlier editions", latest));
        return;
    }
    let name = |table: &RadarTable, index: usize| table.editions[index].name.clone();
    let renamed = (0..=latest)
        .filter(|index| name(table, *index) != name(again, *index))
        .count();
    // A table of one edition that has no name calls it so.
    if renamed > 0 && !(latest == 0 && table.editions[0].name == "current") {
        lost.push(("names of editions", renamed));
    }
    let earlier = |(one, other): &&(&TableItem, &TableItem)| {
        (0..latest).any(|edition| {
            let ring = |table: &RadarTable, item: &TableItem| {
                let revision = table.revision(item, edition)?;
                Some((
                    table.rings[revision.ring].name.clone(),
                    table.sectors[revision.sector].name.clone(),
                    revision.description.clone(),
                ))
            };
            ring(table, one) != ring(again, other)
        })
    };
    let changed = found.iter().filter(earlier).count();
    if changed > 0 {
        lost.push(("what earlier editions said", changed));
    }
}
