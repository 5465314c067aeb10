//! Editions: frozen whole, never changed, and the next one moves only what has reason to move.

use std::fs;

use crate::project::{Project, read_tree};

/// The starter, frozen, with its next edition named.
fn after_first() -> Project {
    let project = Project::smallest();
    let run = project.run(&["freeze"]);
    assert_eq!(run.code, 0, "{}", run.err);
    project
        .replace("radar.toml", "name = \"first\"", "name = \"second\"")
        .replace("radar.toml", "date = 2026-01-31", "date = 2026-07-31")
}

/// Where the blip of a technology is painted on a map.
fn spot(project: &Project, map: &str, technology: &str) -> (String, String) {
    let svg = project.page(map);
    let blip = svg.split(&format!("data-blip=\"{technology}\"")).nth(1);
    let blip = blip.unwrap_or_else(|| panic!("{technology} is on {map}"));
    let value = |name: &str| {
        let after = blip.split(&format!("{name}=\"")).nth(1).expect("the blip has the mark");
        after.split('"').next().expect("it ends").to_owned()
    };
    (value("data-cx"), value("data-cy"))
}

#[test]
fn freezing_an_edition_changes_no_byte_of_its_site() {
    let project = Project::smallest();
    project.build();
    let before = read_tree(&project.path("output"));
    assert_eq!(project.run(&["freeze", "first"]).code, 0);
    project.build();
    assert_eq!(before, read_tree(&project.path("output")));
}

#[test]
fn a_frozen_edition_is_never_written_over() {
    let project = Project::smallest();
    assert_eq!(project.run(&["freeze"]).code, 0);
    let frozen = read_tree(&project.path("radar-data/editions"));
    let project = project.replace("technologies/dictation.toml", "low = ", "low = 1 # ");
    let again = project.run(&["freeze"]);
    assert_eq!(again.code, 1);
    assert!(again.err.contains("is frozen already"), "{}", again.err);
    assert!(again.err.contains("the data has changed since"), "{}", again.err);
    assert_eq!(frozen, read_tree(&project.path("radar-data/editions")));
    let other = project.run(&["freeze", "thrid"]);
    assert_eq!(other.code, 1);
    assert!(other.err.contains("is called \"first\" here"), "{}", other.err);
}

#[test]
fn what_does_not_change_stays_where_it_was_and_what_is_new_is_told() {
    let project = Project::smallest();
    project.build();
    let map = "maps/activities.svg";
    let old = ["dictation", "mobile-forms", "thermal-camera"].map(|id| spot(&project, map, id));
    let project = after_first();
    let thermal = fs::read_to_string(project.path("radar-data/technologies/thermal-camera.toml")).expect("it is there");
    let name = thermal
        .lines()
        .find(|line| line.starts_with("name"))
        .expect("it has a name");
    let project = project.write(
        "technologies/acoustic-camera.toml",
        thermal.replace(name, "name = \"Acoustic camera\""),
    );
    let run = project.build();
    assert!(run.out.contains("first: 1 new, 3 unchanged"), "{}", run.out);
    let now = ["dictation", "mobile-forms", "thermal-camera"].map(|id| spot(&project, map, id));
    assert_eq!(old, now);
    assert!(project.page(map).contains(" New.\""), "the new blip has its shape");
    let page = project.page("changes.html");
    assert!(
        page.contains("Acoustic camera") && page.contains("New on the radar"),
        "{page}"
    );
}

#[test]
fn a_ring_that_cannot_be_any_more_does_not_hold_a_technology() {
    let path = "technologies/dictation.toml";
    let set = "\n[[overrides]]\ncriterion = \"need\"\nlevel = 4\nby = \"A1\"\ndate = 2026-01-30\nreason = \"tried\"\n";
    let project = Project::smallest().replace(path, "low = 7\nhigh = 9", "low = 8\nhigh = 9");
    let file = project.path("radar-data").join(path);
    let text = fs::read_to_string(&file).expect("it is there");
    fs::write(&file, text + set).expect("written");
    assert_eq!(project.run(&["freeze"]).code, 0);
    // Pilot in one half of the cases and Watch in the other: neither is sure, and Deploy is out of reach.
    let project = project
        .replace("radar.toml", "name = \"first\"", "name = \"second\"")
        .replace("radar.toml", "date = 2026-01-31", "date = 2026-07-31")
        .replace(path, "low = 8\nhigh = 9", "low = 5\nhigh = 6");
    let told = project.run(&["diff", "first"]).out;
    assert!(told.contains("Outward 1") && told.contains("Deploy to Watch"), "{told}");
}

#[test]
fn a_ring_that_is_asked_for_once_and_unsurely_waits_and_moves_at_the_second_edition() {
    let trl = |low: u8, high: u8| format!("low = {low}\nhigh = {high}");
    let project = Project::smallest();
    let path = "technologies/thermal-camera.toml";
    let text = fs::read_to_string(project.path("radar-data").join(path)).expect("it is there");
    let number = |name: &str| -> String {
        let line = text.lines().find(|line| line.starts_with(name)).expect("it has a TRL");
        line.to_owned()
    };
    let declared = format!("{}\n{}", number("low"), number("high"));
    let project = project.replace(path, &declared, &trl(6, 7));
    assert_eq!(project.run(&["freeze"]).code, 0);
    let ring = |project: &Project| {
        let run = project.run(&["score", "--format", "csv"]);
        let row = run
            .out
            .lines()
            .find(|line| line.starts_with("thermal-camera"))
            .map(str::to_owned);
        row.unwrap_or_else(|| panic!("{}{}", run.out, run.err))
    };
    assert!(ring(&project).contains("pilot"), "{}", ring(&project));
    // Half of the range falls below the rule's limit: a tie goes outwards.
    let project = project
        .replace("radar.toml", "name = \"first\"", "name = \"second\"")
        .replace("radar.toml", "date = 2026-01-31", "date = 2026-07-31")
        .replace(path, &trl(6, 7), &trl(4, 7));
    assert!(ring(&project).contains("pilot"), "{}", ring(&project));
    let explained = project.run(&["score", "--explain", "thermal-camera"]).out;
    assert!(explained.contains("The rules ask for Watch now"), "{explained}");
    assert!(explained.contains("TRL 4 to 7, before 6 to 7"), "{explained}");
    let told = project.run(&["diff", "first"]).out;
    assert!(told.contains("Asked to move, waiting 1"), "{told}");
    assert_eq!(project.run(&["freeze"]).code, 0);
    let project = project
        .replace("radar.toml", "name = \"second\"", "name = \"third\"")
        .replace("radar.toml", "date = 2026-07-31", "date = 2027-01-31");
    assert!(ring(&project).contains("watch"), "{}", ring(&project));
    let told = project.run(&["diff", "second"]).out;
    assert!(told.contains("Outward 1"), "{told}");
    assert!(
        project
            .run(&["diff", "secnod"])
            .err
            .contains("did you mean \"second\"?")
    );
}

#[test]
fn what_is_wrong_in_a_frozen_edition_is_told_with_its_place() {
    let spoil = |file: &str, from: &str, to: &str, told: &str| {
        let project = after_first().replace(&format!("editions/first/{file}"), from, to);
        let run = project.run(&["check"]);
        assert_eq!(run.code, 1, "{file}: {}{}", run.out, run.err);
        assert!(run.err.contains(told), "{file}: {}", run.err);
        assert!(
            run.err.contains(&format!("editions/first/{file}")),
            "{file}: {}",
            run.err
        );
    };
    spoil(
        "edition.toml",
        "name = \"first\"",
        "name = \"frist\"",
        "not that of the folder",
    );
    spoil("edition.toml", "date = ", "day = ", "\"day\" is not a key");
    spoil(
        "placements.csv",
        "technology,",
        "tecnology,",
        "did you mean \"technology\"?",
    );
    spoil("placements.csv", ",ordinary", ",", "the legal_class is empty");
    spoil("levels.csv", ",maturity,", ",maturity,much", "is not a number");
    spoil(
        "maps/activities.json",
        "\"cells\": [",
        "\"cells\": [[],",
        "this is not a frozen map",
    );
    spoil(
        "maps/activities.json",
        "\"sector\":0,\"ring\":0",
        "\"sector\":7,\"ring\":0",
        "cell 1 of",
    );
    let project = after_first();
    fs::remove_file(project.path("radar-data/editions/first/levels.csv")).expect("it was there");
    let run = project.run(&["check"]);
    assert!(
        run.code == 1 && run.err.contains("levels.csv: the file is missing"),
        "{}",
        run.err
    );
}

#[test]
fn an_edition_whose_sectors_were_declared_in_another_order_is_built_upon() {
    let project = Project::smallest();
    assert_eq!(project.run(&["freeze"]).code, 0);
    let file = project.path("radar-data/radar.toml");
    let text = std::fs::read_to_string(&file).expect("read");
    let start = text.find("[[activities]]").expect("activities are declared");
    let new = "[[activities]]\nid = \"before-all\"\nname = \"Before all\"\n\n";
    let text =
        format!("{}{new}{}", &text[..start], &text[start..]).replacen("name = \"first\"", "name = \"second\"", 1);
    std::fs::write(&file, &text).expect("written");
    let run = project.run(&["freeze"]);
    assert_eq!(run.code, 0, "{}", run.err);
    std::fs::write(&file, text.replacen("name = \"second\"", "name = \"third\"", 1)).expect("written");
    let run = project.run(&["build"]);
    assert_eq!(run.code, 0, "what the program froze it takes: {}", run.err);
}
