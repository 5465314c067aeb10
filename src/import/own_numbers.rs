//! Numbers that a table gives its items, for their blips: kept where a blip has one of its own; another gets a free one, which
//! is told.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Place, excerpt};
use crate::model::{RadarTable, TableItem};

/// The word for an item's own number, among what else is said of it.
pub const OWN_NUMBER: &str = "number";

/// The highest number of a blip.
const HIGHEST: usize = 9_999;

/// The own number of an item: a whole number from 1 to 9999.
pub fn own_number(item: &TableItem) -> Option<usize> {
    let text = said(item)?.trim().trim_start_matches('#').trim_end_matches('.');
    let plain = !text.is_empty() && text.bytes().all(|sign| sign.is_ascii_digit());
    let number = plain.then(|| text.parse().ok()).flatten();
    number.filter(|number| (1..=HIGHEST).contains(number))
}

fn said(item: &TableItem) -> Option<&str> {
    let mut words = item.more.iter().filter(|(word, _)| word == OWN_NUMBER);
    words.next().map(|(_, text)| text.as_str())
}

/// The own number of each item, in their order; none where it has none, or an item before it has the same.
pub fn own_numbers<'i>(items: impl Iterator<Item = &'i TableItem>) -> Vec<Option<usize>> {
    let mut taken = BTreeSet::new();
    let own = items.map(|item| own_number(item).filter(|number| taken.insert(*number)));
    own.collect()
}

/// Gives those without a number the lowest free ones, in their order.
pub fn fill_numbers(numbers: &mut [Option<usize>]) {
    let taken: BTreeSet<usize> = numbers.iter().copied().flatten().collect();
    let mut free = (1..).filter(|number| !taken.contains(number));
    for number in numbers.iter_mut().filter(|number| number.is_none()) {
        *number = free.next();
    }
}

/// What keeps own numbers of the last edition from its map, where there are some.
pub fn find_fault(table: &RadarTable, file: &str) -> Option<Diagnostic> {
    let latest = table.latest();
    let is_shown = |item: &&TableItem| table.revision(item, latest).is_some_and(|revision| revision.shown);
    let shown: Vec<&TableItem> = table.items.iter().filter(is_shown).collect();
    let numbers: Vec<Option<usize>> = shown.iter().map(|item| own_number(item)).collect();
    let kept = own_numbers(shown.iter().copied());
    let lacking = kept.iter().filter(|number| number.is_none()).count();
    if shown.iter().all(|item| said(item).is_none()) || lacking == 0 {
        return None;
    }
    let mut taken: BTreeMap<usize, &TableItem> = BTreeMap::new();
    let what = shown.iter().zip(numbers).find_map(|(item, number)| {
        let name = excerpt(&item.name);
        let Some(number) = number else {
            return Some(match said(item) {
                Some(text) => format!(
                    "the number \"{}\" of \"{name}\" is no whole number from 1 to {HIGHEST}",
                    excerpt(text)
                ),
                None => format!("\"{name}\" has no number of its own"),
            });
        };
        let before = taken.insert(number, item)?;
        Some(format!(
            "\"{}\" and \"{name}\" have the same number {number}",
            excerpt(&before.name)
        ))
    });
    let what = what.unwrap_or_default();
    let message = match lacking {
        1 => format!("{what}; it gets the lowest free one."),
        _ if lacking == kept.len() => format!("{what}, and no other has one; blips are numbered from 1."),
        _ => format!("{what}; {lacking} blips without a number of their own get the lowest free ones."),
    };
    let warning = Diagnostic::warning(Place::in_file(file), message);
    Some(warning.with_hint("give each item a number of its own, or call the column something else"))
}
