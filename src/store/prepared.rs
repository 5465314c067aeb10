//! The folder in which an edition is prepared before it gets its name.

use std::path::Path;

use super::edition_folder::{HEAD, LEVELS, MAPS, PLACEMENTS, PROBABILITIES, SITE};
use crate::disk::{self, SUMS, parse_sum};

/// Folder inside the staging folder that becomes the edition.
pub const WHOLE: &str = "whole";

/// The largest list of checksums read, in bytes.
const LARGEST: u64 = 50_000_000;

/// Removes the folder in which a freeze that was killed prepared its edition: its list of checksums, which was written
/// first, names what is in it.
pub fn remove_prepared(staging: &Path) {
    let sums = disk::read_regular_text(&staging.join(WHOLE).join(SUMS), LARGEST).unwrap_or_default();
    let listed = sums
        .lines()
        .filter_map(|line| parse_sum(line).map(|(_, path)| path.to_owned()));
    // What the first versions wrote, without such a list; one map more, so that their folder goes where none had been begun.
    let others = [HEAD, PLACEMENTS, LEVELS, PROBABILITIES, SITE].map(str::to_owned);
    let maps = list_maps(&staging.join(WHOLE).join(MAPS));
    let files = listed.chain(others).chain(maps).chain([SUMS.to_owned()]);
    let files: Vec<String> = files.map(|file| format!("{WHOLE}/{file}")).collect();
    disk::remove_known(staging, &files);
}

/// The maps in a folder, also those that were being written: what they were to be called stands in their names.
fn list_maps(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let named = |entry: String| Some(entry.trim_start_matches('.').split(disk::LEFTOVER).next()?.to_owned());
    let maps = names.filter_map(named).filter(|map| map.ends_with(".json"));
    maps.chain(["none.json".to_owned()])
        .map(|map| format!("{MAPS}/{map}"))
        .collect()
}
