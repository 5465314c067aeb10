//! Lists of checksums: a line a file, its SHA-256 in hexadecimal, two spaces and its path, as `sha256sum -c` reads them.

use super::mark::is_inside;

/// The list of checksums that a site carries for its readers, and a frozen edition for its own sake.
pub const SUMS: &str = "SHA256SUMS";

/// A list of checksums from paths and their hashes, in the order given.
pub fn list_sums<'p>(files: impl IntoIterator<Item = (&'p str, &'p str)>) -> String {
    let line = |(path, hash): (&str, &str)| format!("{hash}  {path}\n");
    files.into_iter().map(line).collect()
}

/// Hash and path of a line; `None` where it is no such line or the path leads out of its folder.
pub fn parse_sum(line: &str) -> Option<(&str, &str)> {
    let (hash, path) = line.split_once("  ")?;
    let is_hash = hash.len() == 64 && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    (is_hash && is_inside(path)).then_some((hash, path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_reads_back_line_by_line_and_no_path_leads_out() {
        let hash = "a".repeat(64);
        let list = list_sums([("a b/ü.csv", hash.as_str()), ("c", hash.as_str())]);
        let read: Vec<_> = list.lines().map(parse_sum).collect();
        assert_eq!(read, [Some((hash.as_str(), "a b/ü.csv")), Some((hash.as_str(), "c"))]);
        for line in [
            "",
            "a  b",
            &format!("{hash}  ../b"),
            &format!("{hash} b"),
            &format!("{hash}  /b"),
        ] {
            assert_eq!(parse_sum(line), None, "{line}");
        }
    }
}
