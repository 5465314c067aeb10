//! The folder in which an edition is prepared before it gets its name.

use std::fs;
use std::path::Path;

use super::files::{HEAD, LEVELS, MAPS, PLACEMENTS};
use crate::disk;

/// Folder inside the staging folder that becomes the edition.
pub const WHOLE: &str = "whole";

/// Removes the folder in which a freeze that was killed prepared its edition.
pub fn remove_prepared(staging: &Path) {
    let maps = fs::read_dir(staging.join(WHOLE).join(MAPS)).into_iter().flatten();
    let maps = maps.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    // Also maps that were being written: what they were to be called stands in their names.
    let named = |entry: String| {
        entry
            .trim_start_matches('.')
            .split(disk::LEFTOVER)
            .next()
            .map(str::to_owned)
    };
    let maps = maps.filter_map(named).filter(|map| map.ends_with(".json"));
    // One more, so that their folder goes even where no map had been begun.
    let maps = maps.chain(["none.json".to_owned()]).map(|map| format!("{MAPS}/{map}"));
    let files = [HEAD, PLACEMENTS, LEVELS].map(str::to_owned).into_iter().chain(maps);
    let files: Vec<String> = files.map(|file| format!("{WHOLE}/{file}")).collect();
    disk::remove_known(staging, &files);
}
