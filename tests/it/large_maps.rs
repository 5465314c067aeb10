//! A map of more than a thousand entries is shown as numbers that lead to maps of its sectors, and pages stay small.

use std::fs;

use crate::project::run_in;

/// A table of so many rows in four sectors and four rings.
fn table(rows: usize) -> String {
    let rings = ["Adopt", "Trial", "Assess", "Hold"];
    let sectors = ["Tools", "Methods", "Platforms", "Languages"];
    let row = |index: usize| {
        let (ring, sector) = (rings[index % 4], sectors[index / 4 % 4]);
        let score = (index * 37 % 101) as f64 / 100.0;
        format!("Thing number {index},{ring},{sector},{score:.2}\n")
    };
    "name,ring,sector,score\n".to_owned() + &(0..rows).map(row).collect::<String>()
}

/// The folder of the site of a table of so many rows.
fn draw(rows: usize) -> tempfile::TempDir {
    let home = tempfile::tempdir().expect("a folder");
    fs::write(home.path().join("t.csv"), table(rows)).expect("written");
    let run = run_in(home.path(), &["draw", "t.csv", "--output", "site"]);
    assert_eq!(run.code, 0, "{}", run.err);
    home
}

fn read(home: &tempfile::TempDir, page: &str) -> String {
    fs::read_to_string(home.path().join("site").join(page)).expect("a page")
}

#[test]
fn a_page_with_a_hundred_entries_is_under_eighty_kilobytes() {
    let home = draw(100);
    let page = read(&home, "index.html");
    assert!(page.len() < 80_000, "{} bytes", page.len());
    assert_eq!(page.matches("<a data-blip=").count(), 100);
    assert!(!page.contains("in-numbers") && !home.path().join("site/sector").exists());
}
