//! Own words and colours of a drawing: `draw.toml` beside a table, and the words of the command line.

use std::fs;
use std::path::Path;

use crate::project::{Run, run_in};

const TABLE: &str = "name,ring,sector,team\nAnvil,Adopt,Tools,Core\nBellows,Hold,Tools,Core\nChisel,Trial,Methods,\n";

/// Draws the table with these files beside it.
fn draw(files: &[(&str, &[u8])], words: &[&str]) -> (tempfile::TempDir, Run) {
    let home = tempfile::tempdir().expect("a folder");
    fs::write(home.path().join("table.csv"), TABLE).expect("written");
    for (name, bytes) in files {
        fs::write(home.path().join(name), bytes).expect("written");
    }
    let run = run_in(home.path(), &[&["draw", "table.csv"], words].concat());
    (home, run)
}

fn page(home: &Path, name: &str) -> String {
    fs::read_to_string(home.join("output").join(name)).expect("the page is there")
}

#[test]
fn a_table_without_a_style_is_drawn_as_ever_and_its_team_is_no_fault() {
    let (home, run) = draw(&[], &[]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(!page(home.path(), "assets/site.css").contains("(forced-colors: none)"));
    assert!(!page(home.path(), "index.html").contains("class=\"logo\""));
}

#[test]
fn words_order_meanings_and_colours_reach_pages_maps_and_files() {
    let style = "title = \"Our <radar>\"\nsubtitle = \"Of autumn\"\nnote = \"Read *inside* out.\"\n\
                 [[rings]]\nname = \"Hold\"\nmeaning = \"Start nothing new.\"\n\
                 [[rings]]\nname = \"adopt\"\ncolour = \"#d7f0d9\"\n\
                 [[rings]]\nname = \"Trial\"\n[[rings]]\nname = \"Gone\"\n\
                 [[sectors]]\nname = \"Methods\"\ncolour = \"#7a1f5c\"\n[[sectors]]\nname = \"Tools\"\nmeaning = \"Things.\"\n";
    let (home, run) = draw(&[("draw.toml", style.as_bytes())], &[]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let index = page(home.path(), "index.html");
    for said in [
        "Our &lt;radar&gt;",
        "Of autumn",
        "<em>inside</em>",
        "(1): Start nothing new.",
        "Gone",
        "Things.",
    ] {
        assert!(index.contains(said), "{said}");
    }
    let places = ["list-hold", "list-adopt", "list-trial"].map(|id| index.find(id).expect(id));
    assert!(places.is_sorted(), "rings stand in the order of the file: {places:?}");
    let css = page(home.path(), "assets/site.css");
    assert!(
        css.contains(".ring-1 { fill: #d7f0d9; }") && css.contains(".s0 .dot"),
        "colours of the page"
    );
    let map = fs::read_dir(home.path().join("output/maps"))
        .expect("maps")
        .next()
        .expect("one")
        .expect("a file");
    let map = fs::read_to_string(map.path()).expect("SVG");
    assert!(
        map.contains("#d7f0d9") && map.contains("#7a1f5c") && map.contains("Start nothing new."),
        "the file alone"
    );
    assert!(
        page(home.path(), "item/anvil.html").contains("Adopt, Tools"),
        "items are where they were"
    );
    let again = run_in(home.path(), &["draw", "table.csv", "--output", "second"]);
    assert_eq!(again.code, 0, "{}", again.err);
    assert_eq!(
        fs::read(home.path().join("second/index.html")).expect("a page"),
        index.into_bytes(),
        "same bytes"
    );
}

#[test]
fn what_is_wrong_in_a_style_is_told_at_once_with_its_place_and_nothing_is_drawn() {
    let style = "titel = \"x\"\nsubtitle = 3\nlogo = \"nothing.png\"\n\
                 [[rings]]\nname = \"Adopt\"\ncolour = \"#1e7d32\"\n[[rings]]\nname = \"Trail\"\ncolour = \"green\"\n\
                 [[rings]]\nname = \"Adopt\"\n[[sectors]]\nname = \"Tools\"\ndark = \"#ffffff\"\n";
    let (home, run) = draw(&[("draw.toml", style.as_bytes())], &[]);
    assert_eq!(run.code, 1);
    for told in [
        "draw.toml:1:1: \"titel\" is not a key of draw.toml.",
        "did you mean \"title\"?",
        "draw.toml:2:12: a text in quotes is expected here, not 3.",
        "nothing.png: cannot be read",
        "draw.toml:3:8 names it",
        "draw.toml:6:10: the colour #1e7d32 of \"Adopt\" has a contrast of 3.18 with names on it (#1b1f24) on white pages; at least 4.5 is needed.",
        "the nearest colour of this hue that can be read is #80d989",
        "draw.toml:8:8: the ring \"Trail\" is not in the table.",
        "did you mean \"Trial\"?",
        "draw.toml:9:10: colour \"green\" is not a colour.",
        "draw.toml:11:8: the ring \"Adopt\" stands here twice.",
        "rings are listed, but not \"Trial\", \"Hold\", which the table has.",
        "draw.toml:14:8: there is a colour for dark pages, and none for white ones.",
        "sectors are listed, but not \"Methods\"",
    ] {
        assert!(run.err.contains(told), "{told}\n{}", run.err);
    }
    assert!(!home.path().join("output").exists());
}

#[test]
fn a_colour_that_a_hint_names_is_taken() {
    let style = |ring: &str, sector: &str| {
        format!(
            "[[rings]]\nname = \"Adopt\"\ncolour = \"{ring}\"\n[[rings]]\nname = \"Trial\"\n[[rings]]\nname = \"Hold\"\n\
             [[sectors]]\nname = \"Tools\"\ncolour = \"{sector}\"\n[[sectors]]\nname = \"Methods\"\n"
        )
    };
    for (ring, sector) in [
        ("#1e7d32", "#7fb069"),
        ("#000", "#fff"),
        ("#ff0000", "#ffff00"),
        ("#0000ff", "#00ffff"),
    ] {
        let (home, run) = draw(&[("draw.toml", style(ring, sector).as_bytes())], &[]);
        assert_eq!(run.code, 1, "{ring} {sector}");
        let hints: Vec<&str> = run
            .err
            .split("can be read is ")
            .skip(1)
            .filter_map(|rest| rest.get(..7))
            .collect();
        assert_eq!(hints.len(), 2, "{}", run.err);
        fs::write(home.path().join("draw.toml"), style(hints[0], hints[1])).expect("written");
        let run = run_in(home.path(), &["draw", "table.csv"]);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{ring} {sector} {hints:?}");
    }
}

#[test]
fn the_command_line_counts_more_than_the_file_and_a_logo_that_acts_is_refused() {
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><rect width=\"9\" height=\"9\"/></svg>";
    let evil = b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"><script>alert(1)</script></svg>";
    let style = b"title = \"Of the file\"\nlogo = \"a.svg\"\nlogo_alt = \"The \\\"guild\\\"\"\n";
    let files: &[(&str, &[u8])] = &[
        ("draw.toml", style),
        ("a.svg", svg),
        ("evil.svg", evil),
        ("text.png", b"no picture"),
    ];
    let (home, run) = draw(files, &["--title", "Typed", "--subtitle", "Below"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let index = page(home.path(), "index.html");
    assert!(index.contains("<h1>Typed</h1>") && index.contains("Below") && !index.contains("Of the file"));
    assert!(
        index.contains("src=\"assets/logo.svg\" alt=\"The &quot;guild&quot;\""),
        "the logo has its words"
    );
    assert_eq!(
        fs::read(home.path().join("output/assets/logo.svg")).expect("the logo"),
        svg
    );
    assert!(page(home.path(), "item/anvil.html").contains("src=\"../assets/logo.svg\""));
    for (logo, told) in [
        ("evil.svg", "onload=\"alert(1)\""),
        ("text.png", "not a picture"),
        ("none.png", "cannot be read"),
    ] {
        let run = run_in(home.path(), &["draw", "table.csv", "--logo", logo]);
        assert!(run.code == 1 && run.err.contains(told), "{logo}: {}", run.err);
    }
}

#[test]
fn columns_give_colours_that_are_checked_and_each_edition_has_its_own_places_for_them() {
    let home = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| fs::write(home.path().join(name), text).expect("written");
    let rows = "name,ring,sector,ring colour,sector color\nAnvil,Adopt,Tools,#d7f0d9,#7a1f5c\nBellows,Hold,Tools,,\n";
    write("2025.csv", &format!("{rows}Chisel,Trial,Methods,,no\n"));
    let run = run_in(home.path(), &["draw", "2025.csv"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        run.err
            .contains("2025.csv:4:23: sector colour \"no\" is no colour; it is left empty."),
        "{}",
        run.err
    );
    let css = page(home.path(), "assets/site.css");
    assert!(
        css.contains(".ring-0 { fill: #d7f0d9; }") && css.contains("  .s0 .dot"),
        "{css}"
    );

    // A sector that came before it has moved the coloured one to another place: each map has a sheet of its own.
    let later = rows
        .replace("Anvil", "Drill,Adopt,Early,,\nAnvil")
        .replace("#7a1f5c", "#1f5c7a");
    write("2026.csv", &later);
    let run = run_in(home.path(), &["draw", "2025.csv", "2026.csv"]);
    assert_eq!(run.code, 0, "{}", run.err);
    for (name, sheet, class) in [
        ("edition-2025.html", "assets/colours-2025.css", ".s0 .dot"),
        ("index.html", "assets/colours-2026.css", ".s1 .dot"),
    ] {
        let linked = format!("<link rel=\"stylesheet\" href=\"{sheet}\">");
        assert!(page(home.path(), name).contains(&linked), "{name}");
        let css = page(home.path(), sheet);
        assert!(css.contains(&format!("{class}, ")) && css.contains("#1f5c7a"), "{css}");
    }
    assert!(!page(home.path(), "assets/site.css").contains("#1f5c7a"));

    write("2025.csv", &rows.replace("#7a1f5c", "#fafafa"));
    let run = run_in(home.path(), &["draw", "2025.csv"]);
    assert!(
        run.code == 1 && run.err.contains("the colour #fafafa of \"Tools\" has a contrast of"),
        "{}",
        run.err
    );
}

#[test]
fn a_colour_of_blips_is_held_against_the_grounds_that_are_there() {
    let own = "colour = \"#ffffff\"\ndark = \"#12161b\"\n";
    let style = |adopt: &str| {
        format!(
            "[[rings]]\nname = \"Adopt\"\n{adopt}[[rings]]\nname = \"Trial\"\n{own}[[rings]]\nname = \"Hold\"\n{own}\
             [[sectors]]\nname = \"Tools\"\ncolour = \"#7a1f5c\"\ndark = \"#808080\"\n[[sectors]]\nname = \"Methods\"\n"
        )
    };
    let (_, run) = draw(&[("draw.toml", style("").as_bytes())], &[]);
    let told = "a ring below its blips (#2f4a6b) on dark pages";
    assert!(
        run.code == 1 && run.err.contains(told),
        "the usual ground of the first ring: {}",
        run.err
    );
    let (_, run) = draw(&[("draw.toml", style(own).as_bytes())], &[]);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "no ring has its usual ground");
}

#[test]
fn the_subtitle_stands_on_the_map_alone_too() {
    let (home, run) = draw(
        &[],
        &["--subtitle", "As of autumn", "--svg", "map.svg", "--pdf", "map.pdf"],
    );
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let svg = fs::read_to_string(home.path().join("map.svg")).expect("the map");
    assert!(svg.contains(">As of autumn<"), "{svg}");
    let text = pdf_extract::extract_text(home.path().join("map.pdf")).expect("text in the PDF");
    assert!(text.contains("As of autumn – 3 technologies"), "{text}");
}
