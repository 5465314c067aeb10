//! Names of files that every system can hold, each for one file only.

use std::borrow::Cow;
use std::collections::BTreeMap;

use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

/// Names that Windows keeps for devices, whatever ending they have.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];
/// Devices with a number from 1 to 9, which also counts written high.
const NUMBERED: [&str; 2] = ["com", "lpt"];
const NUMBERS: [&str; 13] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "¹", "²", "³"];
/// Signs that no file on Windows has in its name.
const FORBIDDEN: [char; 9] = ['<', '>', ':', '"', '/', '\\', '|', '?', '*'];

/// The most letters of a name that was written in others.
const LONGEST_LATIN: usize = 100;

/// Beginnings of names of documents; a map whose view has such a name gets another one.
const DOCUMENTS: [&str; 3] = ["briefing-", "poster-", "map-"];

/// Whether Windows keeps a name for a device: `con`, `aux.txt`, `COM¹`.
pub fn is_kept(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_lowercase();
    let numbered = NUMBERED.iter().filter_map(|device| stem.strip_prefix(device));
    DEVICES.contains(&stem.as_str()) || numbered.into_iter().any(|number| NUMBERS.contains(&number))
}

/// The name of a file for an identifier: itself, or where it has letters that old archives garble, their nearest Latin ones and
/// a number that keeps apart what reads alike (a part of the SHA-256 of the identifier).
pub fn name_file(id: &str) -> Cow<'_, str> {
    if id.is_ascii() {
        return Cow::Borrowed(id);
    }
    let latin = deunicode::deunicode(id).to_lowercase();
    let words = latin.split(|sign: char| !sign.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let digest = Sha256::digest(id.as_bytes());
    let number: String = digest[..3].iter().map(|byte| format!("{byte:02x}")).collect();
    let mut name = words.join("-");
    name.truncate(LONGEST_LATIN);
    Cow::Owned(
        format!("{}-{number}", name.trim_end_matches('-'))
            .trim_start_matches('-')
            .to_owned(),
    )
}

/// The name of a view's map among documents: its identifier, unless a briefing or poster may be called so.
pub fn name_map(view: &str) -> String {
    let lower = view.to_lowercase();
    if DOCUMENTS.iter().any(|document| lower.starts_with(document)) {
        format!("map-{view}")
    } else {
        view.to_owned()
    }
}

/// The name of the drawing of one sector of a view: both identifiers, unless a view is called so or another sector of
/// an earlier view; then a number follows. `views` are all views with their sectors, in their order.
pub fn name_sheet<'v>(
    views: impl IntoIterator<Item = (&'v str, Vec<&'v str>)> + Clone,
    view: &str,
    sector: &str,
) -> String {
    let mut taken: BTreeMap<String, ()> = views.clone().into_iter().map(|(id, _)| (fold(id), ())).collect();
    for (id, sectors) in views {
        for other in sectors {
            let plain = format!("{id}-{}", other.to_lowercase());
            let mut name = plain.clone();
            let mut number = 2;
            while taken.insert(fold(&name), ()).is_some() {
                name = format!("{plain}-{number}");
                number += 1;
            }
            if id == view && other == sector {
                return name;
            }
        }
    }
    format!("{view}-{}", sector.to_lowercase())
}

/// What keeps paths from being files of one folder on every system, as a sentence: two that are one where upper and
/// lower case or the spelling of accents do not count, a file where another path has a folder, a name that cannot be.
pub fn find_clash<'p>(paths: impl IntoIterator<Item = &'p str>) -> Option<String> {
    let mut files: BTreeMap<String, &str> = BTreeMap::new();
    for path in paths {
        if let Some(part) = path.split('/').find(|part| !is_possible(part)) {
            return Some(format!("no file can be called {part:?} on every system: {path:?}."));
        }
        if let Some(other) = files.insert(fold(path), path) {
            return Some(format!("two files would have one name: {other:?} and {path:?}."));
        }
    }
    let inside = files.iter().find_map(|(folded, path)| {
        let mut folders = folded.match_indices('/').map(|(at, _)| &folded[..at]);
        folders.find_map(|folder| Some((files.get(folder)?, path)))
    });
    inside.map(|(file, path)| format!("{file:?} would be a file and a folder: {path:?}."))
}

fn is_possible(part: &str) -> bool {
    let signs = |sign: char| FORBIDDEN.contains(&sign) || sign.is_control();
    !part.is_empty() && !part.ends_with(['.', ' ']) && !part.contains(signs) && !is_kept(part) && part.len() <= 255
}

/// A name as systems compare it that count neither case nor the spelling of accents.
fn fold(name: &str) -> String {
    let name: String = name.nfc().collect();
    name.to_lowercase().nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_have_latin_names_and_none_that_two_identifiers_share() {
        assert_eq!(name_file("plain-id"), "plain-id");
        let ids = ["caf\u{e9}", "市", "是", "лампа", "e\u{301}", "\u{e9}", "\u{1f600}"];
        let names: Vec<String> = ids.iter().map(|id| name_file(id).into_owned()).collect();
        assert!(
            names[0].starts_with("cafe-") && names[3].starts_with("lampa-"),
            "{names:?}"
        );
        let plain = |name: &String| {
            let signs = name.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '-');
            signs && !name.is_empty() && !is_kept(name)
        };
        assert!(names.iter().all(plain), "{names:?}");
        let distinct: std::collections::BTreeSet<&String> = names.iter().collect();
        assert_eq!(distinct.len(), ids.len(), "what reads alike is kept apart: {names:?}");
        assert!(name_file(&"я".repeat(300)).len() < 110);
    }

    #[test]
    fn devices_of_windows_are_known_with_and_without_ending() {
        for name in [
            "con",
            "CON",
            "aux.txt",
            "nul.tar.gz",
            "Prn",
            "com1",
            "LPT9.svg",
            "COM¹",
            "com³.csv",
            "con .txt",
            "CONIN$",
        ] {
            assert!(is_kept(name), "{name}");
        }
        for name in [
            "console",
            "com",
            "com10",
            "lpt-1",
            "auxiliary",
            "con-item",
            "x.con",
            "",
            "nul1",
        ] {
            assert!(!is_kept(name), "{name}");
        }
    }

    #[test]
    fn a_map_never_has_the_name_of_a_briefing_or_poster() {
        assert_eq!(
            ["pg1", "briefing-pg1", "Poster-x-a3", "map-briefing-pg1", "map"].map(name_map),
            [
                "pg1",
                "map-briefing-pg1",
                "map-Poster-x-a3",
                "map-map-briefing-pg1",
                "map"
            ]
        );
    }

    #[test]
    fn drawings_of_sectors_have_names_of_their_own() {
        let views = [("a", vec!["b", "b-C", "d"]), ("a-b", vec!["c", "e"]), ("a-d", vec![])];
        let name = |view, sector| name_sheet(views.clone(), view, sector);
        assert_eq!(name("a", "b-C"), "a-b-c");
        assert_eq!(name("a", "b"), "a-b-2", "a view is called a-b");
        assert_eq!(name("a-b", "c"), "a-b-c-2");
        assert_eq!(name("a-b", "e"), "a-b-e");
        assert_eq!(name("a", "d"), "a-d-2");
    }

    #[test]
    fn two_files_of_one_name_are_found_whatever_case_and_accents() {
        assert_eq!(find_clash(["a.html", "b/a.html", "b/c"]), None);
        for (paths, told) in [
            (vec!["x/A.pdf", "x/a.pdf"], "one name"),
            (vec!["\u{e9}.svg", "e\u{301}.svg"], "one name"),
            (vec!["a", "a/b"], "a file and a folder"),
            (vec!["A/b", "a"], "a file and a folder"),
            (vec!["ring/con.html"], "\"con.html\""),
            (vec!["x./y"], "\"x.\""),
            (vec!["a:b"], "\"a:b\""),
            (vec!["../x"], "\"..\""),
            (vec!["/x"], "\"\""),
        ] {
            let clash = find_clash(paths.iter().copied()).expect("a clash");
            assert!(clash.contains(told), "{clash}");
        }
    }
}
