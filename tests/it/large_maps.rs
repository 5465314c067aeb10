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
fn no_letter_or_digit_of_a_full_map_is_below_nine_units_and_marks_without_any_are_counted() {
    let home = draw(500);
    let page = read(&home, "index.html");
    let sizes: Vec<f64> = page
        .split(" font-size=\"")
        .skip(1)
        .filter_map(|part| part.split('"').next()?.parse().ok())
        .collect();
    assert!(sizes.len() > 100, "{} texts", sizes.len());
    assert!(sizes.iter().all(|size| *size >= 9.0), "{sizes:?}");
    let told = |class: &str| page.matches(class).count();
    let bare = 500 - told("data-label-for=") - told("data-number-for=");
    let words = format!("{bare} marks have room for neither a name nor a number");
    assert!(bare == 0 || page.contains(&words), "{bare} marks are bare");
}

#[test]
fn a_drawn_site_gives_its_table_and_has_names_of_files_that_every_archive_keeps() {
    let home = tempfile::tempdir().expect("a folder");
    let rows = "Café,Adopt,Tools\nЛампа,Trial,Tools\n市,Adopt,Ämter\n是,Adopt,Ämter\n";
    fs::write(home.path().join("tär.csv"), format!("name,ring,sector\n{rows}")).expect("written");
    let run = run_in(home.path(), &["draw", "tär.csv", "--output", "site"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let page = read(&home, "index.html");
    assert!(page.contains("<nav aria-label=\"Main\">"), "{page}");
    for path in ["data/radar.csv", "data/radar.json"] {
        assert!(page.contains(&format!("href=\"{path}\" download")), "{path}");
        let drawn = run_in(home.path(), &["draw", &format!("site/{path}"), "--svg", "again.svg"]);
        assert_eq!((drawn.code, drawn.err.as_str()), (0, ""), "{path} is drawn again");
    }
    let mut folders = vec![home.path().join("site")];
    let mut names = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            names.push(path.file_name().expect("a name").to_string_lossy().into_owned());
            if path.is_dir() {
                folders.push(path);
            }
        }
    }
    assert!(names.iter().all(|name| name.is_ascii()), "{names:?}");
    let links = page
        .split("href=\"item/")
        .skip(1)
        .filter_map(|part| part.split('"').next());
    let links: std::collections::BTreeSet<&str> = links.collect();
    assert_eq!(links.len(), 4, "each has a page of its own: {links:?}");
    assert!(
        links.iter().all(|link| names.iter().any(|name| name == link)),
        "{links:?}"
    );
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
