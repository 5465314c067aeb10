//! Rows added to a CSV file of the data: those that are there stay byte for byte.

use std::fs;
use std::path::Path;

use crate::diagnostic::Diagnostic;
use crate::disk::{self, place};
use crate::formats::{find_separator, read_csv};
use crate::inert::write_row_with;

use super::writing::write_whole;

/// The largest file that rows are added to, in bytes.
const LARGEST: u64 = 10 * 1024 * 1024;

/// Adds rows to a file, whole or not at all, their cells in the order of these columns, which is that of a new file; one
/// that is there keeps its own order and separator.
pub fn append_rows<const N: usize>(path: &Path, columns: [&str; N], rows: &[[String; N]]) -> Result<(), Diagnostic> {
    let mut text = match fs::symlink_metadata(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => columns.join(",") + "\n",
        _ => disk::read_regular_text(path, LARGEST)?,
    };
    let separator = find_separator(&text);
    let header = read_csv(&text, separator).next();
    let names: Vec<String> = header
        .map(|row| row.cells().map(|cell| cell.trim().to_owned()).collect())
        .unwrap_or_default();
    let missing = columns.iter().find(|column| !names.iter().any(|name| name == *column));
    if let Some(missing) = missing {
        let message = format!("the column \"{missing}\" is missing.");
        return Err(Diagnostic::error(place(path), message).with_hint("nothing was written"));
    }
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    if !text.ends_with('\n') {
        text.push_str(line_end);
    }
    for row in rows {
        let cell = |name: &String| {
            let found = columns.iter().position(|column| column == name);
            found.map_or("", |column| row[column].as_str())
        };
        text.push_str(&write_row_with(names.iter().map(cell), separator));
        text.push_str(line_end);
    }
    write_whole(path, &text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn appended(before: Option<&str>) -> Result<String, String> {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("f.csv");
        if let Some(before) = before {
            fs::write(&path, before).expect("written");
        }
        let row = ["a, b".to_owned(), "=2".to_owned()];
        append_rows(&path, ["one", "two"], &[row]).map_err(|complaint| complaint.to_string())?;
        Ok(fs::read_to_string(&path).expect("read"))
    }

    #[test]
    fn rows_go_where_the_columns_of_the_file_are_and_what_is_there_stays() {
        assert_eq!(appended(None).unwrap(), "one,two\n\"a, b\",'=2\n");
        assert_eq!(
            appended(Some("two;one\r\n x ;\"y\"")).unwrap(),
            "two;one\r\n x ;\"y\"\r\n'=2;a, b\r\n"
        );
        let told = appended(Some("one\nx\n")).expect_err("a column is missing");
        assert!(told.contains("\"two\" is missing"), "{told}");
    }
}
