//! Numbers that a table gives its items, for their blips: kept where each blip has one of its own, told where not.

use std::collections::BTreeMap;

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

/// Whether numbers can stand on a map: each blip has one, and no two have the same.
pub fn are_whole(numbers: &[Option<usize>]) -> bool {
    let mut found: Vec<usize> = numbers.iter().copied().flatten().collect();
    let all = found.len() == numbers.len();
    found.sort_unstable();
    found.dedup();
    all && found.len() == numbers.len()
}

/// What keeps the own numbers of the last edition from its map, where there are some.
pub fn find_fault(table: &RadarTable, file: &str) -> Option<Diagnostic> {
    let latest = table.latest();
    let is_shown = |item: &&TableItem| table.revision(item, latest).is_some_and(|revision| revision.shown);
    let shown: Vec<&TableItem> = table.items.iter().filter(is_shown).collect();
    let numbers: Vec<Option<usize>> = shown.iter().map(|item| own_number(item)).collect();
    if shown.iter().all(|item| said(item).is_none()) || are_whole(&numbers) {
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
    let message = format!("{}; blips are numbered from 1.", what.unwrap_or_default());
    let warning = Diagnostic::warning(Place::in_file(file), message);
    Some(warning.with_hint("give each item a number of its own, or call the column something else"))
}
