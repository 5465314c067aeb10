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

#[test]
fn more_than_a_thousand_entries_are_numbers_that_lead_to_maps_of_sectors() {
    let home = draw(1_001);
    let page = read(&home, "index.html");
    assert!(page.len() < 300 * 1_001, "{} bytes", page.len());
    assert!(!page.contains("<a data-blip="), "no mark is on the page of the whole");
    assert_eq!(page.matches("<li data-blip=").count(), 1_001, "all are listed");
    let mut counted = 0;
    for sector in ["tools", "methods", "platforms", "languages"] {
        let path = format!("sector/t-{sector}.html");
        assert!(
            page.contains(&format!("<a href=\"{path}\"><strong>")),
            "the maps come first"
        );
        let own = read(&home, &path);
        for ring in ["adopt", "trial", "assess", "hold"] {
            let link = format!("href=\"{path}#list-{ring}\"");
            assert_eq!(
                page.matches(&link).count(),
                2,
                "{link}: in the picture and in the table"
            );
            let rest = page.split(&format!("{link}>")).nth(1).expect("it is in the table");
            let count: usize = rest
                .split('<')
                .next()
                .and_then(|count| count.parse().ok())
                .expect("a count");
            let marks = own
                .matches(&format!("data-sector=\"{sector}\" data-ring=\"{ring}\" href="))
                .count();
            assert_eq!(marks, count, "{sector}, {ring}");
            assert!(own.contains(&format!("id=\"list-{ring}\"")));
            counted += count;
        }
        assert_eq!(
            own.matches("<a data-blip=").count(),
            own.matches("<li data-blip=").count()
        );
        assert!(own.contains(&format!("href=\"../maps/t-{sector}.svg\"")));
        assert!(home.path().join(format!("site/maps/t-{sector}.svg")).exists());
    }
    assert_eq!(counted, 1_001);
}
