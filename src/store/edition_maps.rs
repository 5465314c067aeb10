//! `editions/NAME/maps/VIEW.json`: where the maps of a frozen edition drew what.

use crate::diagnostic::{Diagnostic, Place};
use crate::model::{FrozenMap, MapFault};

use super::edition_folder::{EditionFolder, MAPS};
use super::files::TextFile;
use super::notes::Notes;

/// Reads the maps of an edition, in byte order of their views; what is wrong is noted.
pub fn read_maps(folder: &EditionFolder, notes: &Notes) -> Vec<FrozenMap> {
    let maps = folder.below(MAPS).filter(|(path, _)| path.ends_with(".json"));
    let maps = maps.filter_map(|(_, file)| read_map(&file.to_text(&file.path, notes)?, notes));
    maps.collect()
}

/// What is wrong in a JSON file, with the key before it and without the place, which is told beside it.
pub fn say_fault(file: &TextFile, error: &serde_json::Error) -> String {
    let words = error.to_string();
    let words = words.split(" at line ").next().unwrap_or_default();
    let key = key_before(&file.text, error.line(), error.column());
    key.map_or_else(String::new, |key| format!("{key}: ")) + words
}

/// The last key of a JSON text before a line and column, which count from 1 and in bytes.
fn key_before(text: &str, line: usize, column: usize) -> Option<&str> {
    let start: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let bytes = text.as_bytes().get(..start.saturating_add(column).min(text.len()))?;
    let end = bytes.windows(2).rposition(|pair| pair == b"\":")?;
    let begin = bytes[..end].iter().rposition(|byte| *byte == b'"')?;
    text.get(begin + 1..end)
}

fn read_map(file: &TextFile, notes: &Notes) -> Option<FrozenMap> {
    let complain = |place: Place, words: String| {
        notes.say(
            Diagnostic::error(place, format!("this is not a frozen map: {words}."))
                .with_hint("restore the file, or remove it: the map is then laid out afresh"),
        );
    };
    match serde_json::from_str::<FrozenMap>(&file.text) {
        Ok(map) => match map.check() {
            Ok(()) if file.path.ends_with(&format!("/{}.json", map.view)) => Some(map),
            Ok(()) => {
                complain(
                    Place::in_file(file.shown.clone()),
                    format!("view: \"{}\" is not the name of the file", map.view),
                );
                None
            }
            Err(MapFault { key, words }) => {
                complain(Place::in_file(file.shown.clone()), format!("{key}: {words}"));
                None
            }
        },
        Err(error) => {
            let place = Place::at(file.shown.clone(), error.line().max(1), error.column().max(1));
            complain(place, say_fault(file, &error));
            None
        }
    }
}
