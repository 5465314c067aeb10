//! The mark by which a folder, or files in it, are known as ours: a list of paths with the SHA-256 of what was written.
//!
//! Only what the list names and what still is as it was left may be replaced or removed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path};

use sha2::{Digest, Sha256};

use super::{read_regular, read_regular_text};

/// Name of the file that holds the mark.
pub const MARK: &str = ".leadar-files";

/// The largest mark read, in bytes: some hundred thousand files.
const LARGEST: u64 = 50_000_000;

/// What the marked files are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A site: the folder is ours as a whole.
    Site,
    /// Files beside which others may stand.
    Files,
}

impl Kind {
    fn as_str(self) -> &'static str {
        match self {
            Kind::Site => "site",
            Kind::Files => "files",
        }
    }
}

/// Paths below a folder, with `/`, and the hashes of what we wrote there. A path may have two while it is replaced.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mark {
    /// Path to hashes.
    pub files: BTreeMap<String, BTreeSet<String>>,
}

impl Mark {
    /// The mark of a folder; an empty one where there is none of this kind.
    pub fn read(folder: &Path, kind: Kind) -> Self {
        let text = read_regular_text(&folder.join(MARK), LARGEST).unwrap_or_default();
        Mark::from_text(&text, kind)
    }

    /// Whether a folder has a mark of this kind.
    pub fn stands(folder: &Path, kind: Kind) -> bool {
        read_regular_text(&folder.join(MARK), LARGEST).is_ok_and(|text| is_head(&text, kind))
    }

    /// Whether the mark of a folder is as this program writes it, but for the version it names.
    pub fn is_untouched(folder: &Path, kind: Kind) -> bool {
        let text = read_regular_text(&folder.join(MARK), LARGEST).unwrap_or_default();
        let body = |text: &str| text.split_once('\n').map(|(_, body)| body.to_owned());
        is_head(&text, kind) && body(&text) == body(&Mark::from_text(&text, kind).to_text(kind))
    }

    /// Whether the file that stands at a path below the folder is one that we wrote, as we left it; never through a link.
    pub fn holds_standing(&self, folder: &Path, path: &str) -> bool {
        let whole = folder.join(path);
        is_reached(folder, path) && read_regular(&whole, u64::MAX - 1).is_ok_and(|bytes| self.holds(path, &bytes))
    }

    fn from_text(text: &str, kind: Kind) -> Self {
        let mut mark = Mark::default();
        if is_head(text, kind) {
            let rows = text.lines().skip(1).filter_map(|line| line.split_once("  "));
            // A mark comes with the folder, perhaps from somebody else: no path in it leads out of that.
            rows.filter(|(_, path)| is_inside(path))
                .for_each(|(hash, path)| mark.add(path, hash));
        }
        mark
    }

    /// Adds a file.
    pub fn add(&mut self, path: &str, hash: &str) {
        self.files.entry(path.to_owned()).or_default().insert(hash.to_owned());
    }

    /// Whether a file at this path, with these bytes, is one that we wrote.
    pub fn holds(&self, path: &str, bytes: &[u8]) -> bool {
        self.files.get(path).is_some_and(|hashes| hashes.contains(&hash(bytes)))
    }

    /// The mark as text.
    pub fn to_text(&self, kind: Kind) -> String {
        let mut text = format!(
            "leadar {} {}: it replaces and removes the files listed here, as they are listed, and no others.\n",
            env!("CARGO_PKG_VERSION"),
            kind.as_str()
        );
        for (path, hashes) in &self.files {
            hashes
                .iter()
                .for_each(|hash| text.push_str(&format!("{hash}  {path}\n")));
        }
        text
    }
}

/// Whether nothing on the way to a path below a folder is a link, the path itself included, and it is there.
pub fn is_reached(folder: &Path, path: &str) -> bool {
    let mut whole = folder.to_owned();
    Path::new(path).components().all(|part| {
        whole.push(part);
        fs::symlink_metadata(&whole).is_ok_and(|metadata| !metadata.is_symlink())
    })
}

/// Whether a path is made of plain names alone, so that it stays below its folder.
pub fn is_inside(path: &str) -> bool {
    let plain = |part: Component| matches!(part, Component::Normal(_));
    !path.is_empty() && !path.contains('\\') && Path::new(path).components().all(plain)
}

/// Whether the first line is that of a mark: program, version, kind.
fn is_head(text: &str, kind: Kind) -> bool {
    let head = text.lines().next().unwrap_or_default();
    let mut words = head.split(' ');
    words.next() == Some("leadar")
        && words
            .next()
            .is_some_and(|version| version.starts_with(|c: char| c.is_ascii_digit()))
        && words.next() == Some(&format!("{}:", kind.as_str()))
}

/// SHA-256 of bytes, in hexadecimal.
pub fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_reads_back_and_anything_else_is_none() {
        let mut mark = Mark::default();
        mark.add("a b/ü.html", &hash(b"1"));
        mark.add("a b/ü.html", &hash(b"2"));
        mark.add("index.html", &hash(b"3"));
        let text = mark.to_text(Kind::Site);
        assert_eq!(Mark::from_text(&text, Kind::Site), mark);
        assert_eq!(Mark::from_text(&text, Kind::Files), Mark::default());
        let sums = text.split_once('\n').expect("a head").1;
        assert_eq!(
            Mark::from_text(sums, Kind::Site),
            Mark::default(),
            "a list of sums is no mark"
        );
        assert!(mark.holds("index.html", b"3") && !mark.holds("index.html", b"4"));
        let forged = format!("{text}0  ../thesis\n0  /thesis\n0  a/../../thesis\n");
        assert_eq!(
            Mark::from_text(&forged, Kind::Site),
            mark,
            "no path leads out of the folder"
        );
    }
}
