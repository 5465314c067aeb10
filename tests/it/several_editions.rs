//! Tables of several years become one site: a map a year that leads to the others, the path of every item, and what came,
//! moved and left.

use crate::project::Project;

const FIRST: &str =
    "name,ring,sector\nBoats,Hold,Sea\nKites,Trial,Air\nLamps,Adopt,Sea\nRadio,Adopt,Air\nNets,Trial,Sea\n";
const SECOND: &str =
    "name,ring,sector\nBoats,Trial,Sea\nKites,Trial,Air\nRadio,Adopt,Air\nDrums,Adopt,Air\nNets,Trial,Sea\n";
const THIRD: &str =
    "name,ring,sector\nBoats,Adopt,Sea\nKites,Trial,Air\nRadio,Adopt,Air\nLamps,Adopt,Sea\nNets,Trial,Sea\n";

fn drawn() -> Project {
    let project = Project::smallest();
    for (name, text) in [("y 2024.csv", FIRST), ("y 2025.csv", SECOND), ("y 2026.csv", THIRD)] {
        std::fs::write(project.path(name), text).expect("written");
    }
    let run = project.run(&["draw", "y 2024.csv", "y 2025.csv", "y 2026.csv", "--trails"]);
    assert_eq!(run.code, 0, "{}", run.err);
    project
}

fn place_on(page: &str, id: &str) -> String {
    let start = page.find(&format!("data-blip=\"{id}\"")).expect("it is on the map");
    let rest = &page[start..];
    let start = rest.find(" cx=").expect("it has a place");
    let place = rest[start..].split(" r=").next().unwrap_or_default();
    assert!(place.contains(" cy=") && place.len() < 40, "{place}");
    place.to_owned()
}

#[test]
fn each_edition_has_a_map_that_leads_to_the_others_and_what_has_not_changed_stands_where_it_stood() {
    let project = drawn();
    let pages = ["edition-2024.html", "edition-2025.html", "index.html"].map(|page| project.page(page));
    for (page, own) in pages.iter().zip(["2024", "2025", "2026"]) {
        for other in ["edition-2024.html", "edition-2025.html", "index.html", "changes.html"] {
            assert!(page.contains(&format!("href=\"{other}\"")), "{own} leads to {other}");
        }
        assert!(
            page.contains(&format!("aria-current=\"page\">{own}</a>")),
            "{own} says that it is {own}"
        );
        assert_eq!(place_on(page, "kites"), place_on(&pages[0], "kites"));
        assert_eq!(place_on(page, "nets"), place_on(&pages[0], "nets"));
    }
    for map in ["maps/y.svg", "maps/y-2024.svg", "maps/y-2025.svg"] {
        assert!(project.page(map).starts_with("<svg"));
    }
    assert!(
        pages[2].contains("data-trail-of=\"boats\""),
        "the way of what moved is drawn"
    );
}

#[test]
fn what_came_moved_and_left_is_told_edition_by_edition_and_an_item_has_its_path() {
    let project = drawn();
    let changes = project.page("changes.html");
    let (newest, older) = changes.split_once("<section id=\"2025\">").expect("both are told");
    for (part, told) in [
        (newest, "Boats</a> <span class=\"trail\">from Trial to Adopt."),
        (newest, "Lamps</a> <span class=\"trail\">Adopt, Sea."),
        (newest, "Drums</a> <span class=\"trail\">was in Adopt, Air."),
        (older, "Boats</a> <span class=\"trail\">from Hold to Trial."),
        (older, "Drums</a> <span class=\"trail\">Adopt, Air."),
        (older, "Lamps</a> <span class=\"trail\">was in Adopt, Sea."),
    ] {
        assert!(part.contains(told), "{told} in {part}");
    }
    let boats = project.page("item/boats.html");
    let places = [
        "2026</strong> Adopt, Sea",
        "2025</strong> Trial, Sea",
        "2024</strong> Hold, Sea",
    ];
    let found: Vec<Option<usize>> = places.iter().map(|place| boats.find(place)).collect();
    assert!(found.iter().all(Option::is_some) && found.is_sorted(), "{boats}");
    let drums = project.page("item/drums.html");
    assert!(drums.contains("2025"), "what has left has a page still");
}

#[test]
fn a_table_that_cannot_be_read_stops_the_whole_and_trails_ask_for_an_older_edition() {
    let project = drawn();
    let before = project.page("changes.html");
    let run = project.run(&["draw", "y 2024.csv", "missing.csv", "y 2026.csv"]);
    assert!(run.code == 1 && run.err.contains("missing.csv"), "{}", run.err);
    assert_eq!(project.page("changes.html"), before);
    let run = project.run(&["draw", "y 2026.csv", "--trails", "--svg", "o.svg"]);
    assert!(run.code == 2 && run.err.contains("--trails"), "{}", run.err);
}

#[test]
fn a_sector_that_was_renamed_moves_nobody_and_rings_count_more_than_what_a_table_states() {
    let project = Project::smallest();
    let tables = [
        (
            "2030.csv",
            "name,ring,sector\nBoats,Hold,Sea\nNets,Trial,Sea\nKites,Trial,Air\n",
        ),
        (
            "2031.csv",
            "name,ring,sector,movement\nBoats,Adopt,Water,out\nNets,Trial,Water,\nKites,Trial,Air,\n",
        ),
    ];
    for (name, text) in tables {
        std::fs::write(project.path(name), text).expect("written");
    }
    let run = project.run(&["draw", "2030.csv", "2031.csv"]);
    assert!(
        run.code == 0 && run.err.contains("as of \"Boats\"; the rings count"),
        "{}",
        run.err
    );
    let changes = project.page("changes.html");
    assert!(
        changes.contains("Boats</a> <span class=\"trail\">from Hold to Adopt."),
        "{changes}"
    );
    assert!(
        !changes.contains("Nets"),
        "a new name of its sector is no movement: {changes}"
    );
    assert!(project.page("index.html").contains("Moved inward."));
}

#[test]
fn what_was_renamed_keeps_its_place_and_each_map_its_own_colours_where_a_file_lists_rings_and_sectors() {
    let project = Project::smallest();
    let tables = [
        (
            "2029.csv",
            "name,ring,sector\nBoats,Adopt,Programs\nNets,Trial,Programs\nKites,Trial,Air\nLamps,Watch out,Air\nOld,Trial,Gone\n",
        ),
        (
            "2030.csv",
            "name,ring,sector\nBoats,Adopt,Apps\nNets,Trial,Apps\nKites,Trial,Air\nLamps,Watch out,Air\n",
        ),
        (
            "2031.csv",
            "name,ring,sector\nBoats,Adopt,Applications\nNets,Trial,Applications\nKites,Trial,Air\nLamps,Careful,Air\n",
        ),
    ];
    for (name, text) in tables {
        std::fs::write(project.path(name), text).expect("written");
    }
    let style = "[[rings]]\nname = \"Adopt\"\n[[rings]]\nname = \"Trial\"\n[[rings]]\nname = \"Careful\"\ncolour = \"#f0e0d9\"\n\
                 [[sectors]]\nname = \"Air\"\n[[sectors]]\nname = \"Applications\"\ncolour = \"#7a1f5c\"\n";
    std::fs::write(project.path("draw.toml"), style).expect("written");
    let run = project.run(&["draw", "2029.csv", "2030.csv", "2031.csv"]);
    assert_eq!(run.code, 0, "{}", run.err);
    for told in [
        "\"Applications\" has the blips of \"Apps\"",
        "\"Careful\" has the blips of \"Watch out\"",
    ] {
        assert!(run.err.contains(told), "{told}\n{}", run.err);
    }
    let changes = project.page("changes.html");
    for still in ["Boats", "Nets", "Lamps"] {
        assert!(!changes.contains(still), "a new name is no movement: {changes}");
    }
    let pages = ["edition-2030.html", "index.html"].map(|page| project.page(page));
    assert_eq!(place_on(&pages[0], "nets"), place_on(&pages[1], "nets"));
    assert!(
        !pages[0].contains("Applications"),
        "the older map has the older names alone"
    );
    let title = |page: &str, sector: &str| {
        let mut tags = page.split('<').filter(|tag| tag.ends_with(&format!(">{sector}")));
        tags.find(|tag| tag.contains("sector-title")).map(str::to_owned)
    };
    for (page, sector) in pages.iter().zip(["Apps", "Applications"]) {
        let title = title(page, sector).expect("the sector is named");
        assert!(title.contains("sector-name s1"), "it has its colour: {title}");
    }
}

#[test]
fn what_left_since_an_older_table_is_told_and_the_key_says_what_nothing_is_said_of() {
    let project = Project::smallest();
    std::fs::write(project.path("2024.csv"), FIRST).expect("written");
    std::fs::write(project.path("2025.csv"), SECOND).expect("written");
    let run = project.run(&["draw", "2025.csv", "--previous", "2024.csv", "--sized"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        run.err
            .contains("no longer on the map since the older edition: \"Lamps\"."),
        "{}",
        run.err
    );
    assert!(run.err.contains("--sized reads the column demand"), "{}", run.err);
    let run = project.run(&["draw", "2024.csv", "2025.csv"]);
    assert!(
        !run.err.contains("no longer on the map"),
        "a page tells it: {}",
        run.err
    );
    let key = |rows: &str| {
        std::fs::write(project.path("one.csv"), format!("name,ring,sector,movement\n{rows}")).expect("written");
        let run = project.run(&["draw", "one.csv", "--output", "one"]);
        assert_eq!(run.code, 0, "{}", run.err);
        let page = std::fs::read_to_string(project.path("one/index.html")).expect("a page");
        let legend = page.split("<ul class=\"legend\">").nth(1).expect("a key");
        legend.split("</ul>").next().unwrap_or_default().to_owned()
    };
    let unsaid = "in the same ring as before, or of which nothing is said";
    assert!(key("Boats,Adopt,Sea,in\nNets,Trial,Sea,\nKites,Trial,Air,no change\n").contains(unsaid));
    let moved = key("Boats,Adopt,Sea,in\nNets,Trial,Sea,\n");
    assert!(!moved.contains("as before") && moved.contains("technology"), "{moved}");
    let same = key("Boats,Adopt,Sea,in\nNets,Trial,Sea,no change\n");
    assert!(
        same.contains("in the same ring as before") && !same.contains("nothing is said"),
        "{same}"
    );
}

#[test]
fn editions_are_told_apart_whatever_they_and_their_sectors_are_called() {
    let project = Project::smallest();
    let crowd = |sector: &str| {
        let rows = (0..160).map(|row| format!("A rather long name of item {row},Adopt,{sector}\n"));
        format!("name,ring,sector\n{}Kites,Trial,Air\n", rows.collect::<String>())
    };
    for (folder, sector) in [("2024", "2024"), ("2025", "2024")] {
        std::fs::create_dir(project.path(folder)).expect("made");
        std::fs::write(project.path(folder).join("radar.csv"), crowd(sector)).expect("written");
    }
    let run = project.run(&["draw", "2024/radar.csv", "2025/radar.csv"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let page = project.page("index.html");
    assert!(
        page.contains("aria-current=\"page\">2025</a>") && page.contains("edition-2024.html"),
        "folders name them"
    );
    assert!(
        page.contains("maps/radar-2024-2.svg"),
        "a sector called like an edition has a map of its own"
    );
    let sector = project.page("maps/radar-2024-2.svg");
    assert_ne!(project.page("maps/radar-2024.svg"), sector);
    for (number, ring) in ["Trial", "Adopt"].into_iter().enumerate() {
        let text = format!("name,ring,sector\nKites,{ring},Air\n");
        std::fs::write(project.path(&format!("{number}.csv")), text).expect("written");
    }
    let run = project.run(&["draw", "0.csv", "1.csv", "0.csv"]);
    assert!(
        run.err
            .contains("several editions are called \"0\"; they are numbered."),
        "{}",
        run.err
    );
    assert!(project.page("index.html").contains("aria-current=\"page\">0 (2)</a>"));
}

#[test]
fn tags_lead_to_a_map_that_shows_what_carries_them() {
    let project = Project::smallest();
    let tables = [
        (
            "2024.csv",
            "name,ring,sector,tags\nBoats,Hold,Sea,old\nKites,Trial,Air,wind\n",
        ),
        ("2025.csv", "name,ring,sector,tags\nKites,Trial,Air,wind\n"),
    ];
    for (name, text) in tables {
        std::fs::write(project.path(name), text).expect("written");
    }
    let run = project.run(&["draw", "2024.csv", "2025.csv"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        project
            .page("item/boats.html")
            .contains("href=\"../edition-2024.html#tag=old\"")
    );
    assert!(
        project
            .page("item/kites.html")
            .contains("href=\"../index.html#tag=wind\"")
    );
    let older = project.page("edition-2024.html");
    assert!(
        older.contains("href=\"tags-2024.html\"") && !older.contains("href=\"tags.html\""),
        "{older}"
    );
    let lists = project.page("tags-2024.html");
    assert!(
        lists.contains("Boats") && lists.contains("href=\"edition-2024.html#tag=old\""),
        "{lists}"
    );
    assert!(
        !project.page("tags.html").contains("Boats"),
        "the last edition lists its own"
    );
}

#[test]
fn every_edition_that_one_folder_lists_has_its_map_in_the_same_frame() {
    let project = Project::smallest();
    let write = |path: &str, text: &str| {
        let path = project.path(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        std::fs::write(path, text).expect("written");
    };
    write(
        "team/config.json",
        r#"{"labels": {"title": "Team radar"},
            "quadrants": [{"id": "q1", "title": "Tools"}, {"id": "q2", "title": "Methods"}, {"id": "q3", "title": "Platforms"}],
            "rings": [{"id": "adopt", "title": "Adopt"}, {"id": "trial", "title": "Trial"}, {"id": "hold", "title": "Hold"}]}"#,
    );
    let item = |edition: &str, name: &str, ring: &str, quadrant: &str| {
        let text = format!("---\ntitle: \"{name}\"\nring: {ring}\nquadrant: {quadrant}\n---\nText of {name}.\n");
        write(&format!("team/radar/{edition}/{name}.md"), &text);
    };
    item("2024-03-01", "Lamp", "trial", "q1");
    item("2024-03-01", "Rope", "adopt", "q2");
    item("2025-03-01", "Lamp", "adopt", "q1");
    item("2025-03-01", "Cloud", "hold", "q3");
    let run = project.run(&["draw", "team"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
    let read = |page: &str| std::fs::read_to_string(project.path("output").join(page)).expect(page);
    let (now, before) = (read("index.html"), read("edition-2024-03-01.html"));
    for page in [&now, &before] {
        for sector in ["Tools", "Methods", "Platforms"] {
            assert!(page.contains(sector), "{sector} has its place in every edition");
        }
    }
    assert!(!before.contains("Cloud</a>"), "what came later is not on the older map");
    assert!(
        now.contains("Rope</a>"),
        "what an edition does not name stays as it was"
    );
    let place = |page: &str, id: &str| {
        let blip = page
            .split("data-blip=\"")
            .find(|part| part.starts_with(&format!("{id}\"")))?;
        let at = blip
            .split("transform=\"translate(")
            .nth(1)
            .or_else(|| blip.split("cx=\"").nth(1))?;
        Some(
            at.chars()
                .take_while(|sign| *sign != '"' && *sign != ')')
                .collect::<String>(),
        )
    };
    assert!(place(&now, "rope").is_some(), "{now}");
    assert_eq!(
        place(&now, "rope"),
        place(&before, "rope"),
        "what did not move stays where it was"
    );
    let changes = read("changes.html");
    assert!(changes.contains("from Trial to Adopt"), "{changes}");
}

#[test]
fn a_page_lists_what_an_older_table_had_besides() {
    let project = Project::smallest();
    std::fs::write(project.path("2024.csv"), FIRST).expect("written");
    std::fs::write(project.path("2025.csv"), SECOND).expect("written");
    let run = project.run(&["draw", "2025.csv", "--previous", "2024.csv"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let page = std::fs::read_to_string(project.path("output/index.html")).expect("the page");
    let (_, gone) = page.split_once("<section id=\"gone\">").expect("a part of its own");
    assert!(gone.contains("<li>Lamps <small>was in "), "{gone}");
    let run = project.run(&["draw", "2024.csv", "2025.csv"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let page = std::fs::read_to_string(project.path("output/index.html")).expect("the page");
    assert!(!page.contains("id=\"gone\""), "the page of changes tells it");
}
