//! Where the radar is, when nobody named its folder: from the folder somebody is in up to that which holds it.

use std::path::{Path, PathBuf};

use super::is_radar;

/// The folder of a radar's data where it is called so.
pub const USUAL: &str = "radar-data";

/// The folder of an edition that holds what it was made of; it stands for good, and is no radar to work on.
const FROZEN: (&str, &str) = ("inputs", "edition.toml");

/// Finds the radar from a folder on, which is absolute: the folder itself, `radar-data` in it, then the same in each folder
/// above. It gives the way from `from` to the radar, such as `..`, and the radar's whole path.
///
/// The root of the disk is not looked into from below, and no folder above `home` nor that itself: what lies there is nobody's
/// radar in particular.
pub fn find_radar(from: &Path, home: Option<&Path>) -> Option<(PathBuf, PathBuf)> {
    let mut way = PathBuf::new();
    for folder in from.ancestors() {
        let is_above = folder != from;
        if is_above && (folder.parent().is_none() || home.is_some_and(|home| home.starts_with(folder))) {
            return None;
        }
        if is_radar(folder) && !is_frozen(folder) {
            let way = if way.as_os_str().is_empty() { ".".into() } else { way };
            return Some((way, folder.to_owned()));
        }
        let usual = folder.join(USUAL);
        // In the folder somebody is in a folder of that name is meant, whatever is wrong with it.
        if is_radar(&usual) || !is_above && usual.is_dir() {
            return Some((way.join(USUAL), usual));
        }
        way.push("..");
    }
    None
}

/// Whether a folder is what a frozen edition was made of.
fn is_frozen(folder: &Path) -> bool {
    let (name, beside) = FROZEN;
    folder.file_name().is_some_and(|own| own == name) && folder.with_file_name(beside).is_file()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// A folder with empty files at these paths.
    fn tree(files: &[&str]) -> (tempfile::TempDir, PathBuf) {
        let home = tempfile::tempdir().expect("a folder");
        let root = home.path().canonicalize().expect("it is there");
        for file in files {
            let path = root.join(file);
            fs::create_dir_all(path.parent().expect("it is in a folder")).expect("made");
            fs::write(path, "").expect("written");
        }
        (home, root)
    }

    #[test]
    fn the_nearest_radar_is_found_from_every_folder_of_it() {
        let (_home, root) = tree(&[
            "a/mine/radar.toml",
            "a/mine/workshops/w.toml",
            "a/radar-data/radar.toml",
            "a/b/c/x",
        ]);
        let found = |from: &str| {
            let (way, whole) = find_radar(&root.join(from), Some(&root))?;
            let whole = whole.strip_prefix(&root).expect("below").to_owned();
            Some((way.display().to_string(), whole.display().to_string()))
        };
        let at = |way: &str, whole: &str| Some((way.to_owned(), whole.to_owned()));
        assert_eq!(found("a/mine"), at(".", "a/mine"));
        assert_eq!(found("a/mine/workshops"), at("..", "a/mine"));
        assert_eq!(found("a"), at("radar-data", "a/radar-data"));
        assert_eq!(found("a/b/c"), at("../../radar-data", "a/radar-data"));
        assert_eq!(found(""), None, "nobody looks down but into radar-data");
        fs::create_dir_all(root.join("a/b/radar-data")).expect("made");
        assert_eq!(
            found("a/b"),
            at("radar-data", "a/b/radar-data"),
            "it is to be complained of"
        );
        assert_eq!(found("a/b/c"), at("../../radar-data", "a/radar-data"));
    }

    #[test]
    fn what_lies_in_the_home_or_above_it_is_taken_only_by_whoever_stands_there() {
        let (_home, root) = tree(&["radar.toml", "home/radar.toml", "home/b/x"]);
        let home = root.join("home");
        assert_eq!(find_radar(&home.join("b"), Some(&home)), None);
        assert!(find_radar(&home, Some(&home)).is_some());
        assert!(find_radar(&home.join("b"), None).is_some());
    }

    #[test]
    fn what_an_edition_was_made_of_is_no_radar_to_work_on() {
        let (_home, root) = tree(&[
            "r/radar.toml",
            "r/editions/e/edition.toml",
            "r/editions/e/inputs/radar.toml",
        ]);
        let (way, _) = find_radar(&root.join("r/editions/e/inputs"), Some(&root)).expect("the radar of the edition");
        assert_eq!(way, Path::new("../../.."));
    }
}
