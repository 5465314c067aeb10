//! A ring that waits says so wherever it is told, with what holds it, and speaks of one ring at a time.

use std::fs;

use serde_json::Value;

use crate::project::Project;

const THERMAL: &str = "technologies/thermal-camera.toml";

/// The starter with the thermal camera at a TRL.
fn with_trl(low: u8, high: u8) -> Project {
    let project = Project::smallest();
    let text = fs::read_to_string(project.path("radar-data").join(THERMAL)).expect("it is there");
    let line = |key: &str| {
        let mut lines = text.lines();
        lines
            .find(|line| line.starts_with(key))
            .expect("it has a TRL")
            .to_owned()
    };
    let (old_low, old_high) = (line("low"), line("high"));
    project
        .replace(THERMAL, &old_low, &format!("low = {low}"))
        .replace(THERMAL, &old_high, &format!("high = {high}"))
}

/// Freezes the edition and names the next one.
fn freeze(project: Project, name: &str, next: &str, date: &str) -> Project {
    let run = project.run(&["freeze"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let radar = fs::read_to_string(project.path("radar-data/radar.toml")).expect("it is there");
    let old = radar
        .lines()
        .find(|line| line.starts_with("date = "))
        .expect("dated")
        .to_owned();
    project
        .replace(
            "radar.toml",
            &format!("name = \"{name}\""),
            &format!("name = \"{next}\""),
        )
        .replace("radar.toml", &old, &format!("date = {date}"))
}

/// Frozen in Pilot, and then with a TRL that makes Watch the middle, unsurely.
fn held() -> Project {
    let project = freeze(with_trl(6, 7), "first", "second", "2026-07-31");
    project.replace(THERMAL, "low = 6", "low = 4")
}

fn of_thermal(project: &Project) -> Value {
    let run = project.run(&["score", "--format", "json"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let scores: Value = serde_json::from_str(&run.out).expect("JSON");
    let technologies = scores["technologies"].as_array().expect("a list");
    let found = technologies.iter().find(|found| found["id"] == "thermal-camera");
    found.expect("it is placed").clone()
}

fn rings(project: &Project) -> (String, String, bool) {
    let found = of_thermal(project);
    let word = |key: &str| found[key].as_str().expect("a ring").to_owned();
    (word("ring"), word("ruled"), !found["held"].is_null())
}

/// A page without its marks.
fn text_of(page: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for letter in page.chars() {
        match letter {
            '<' => inside = true,
            '>' => {
                inside = false;
                text.push(' ');
            }
            _ if !inside => text.push(letter),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_held_ring_is_called_held_wherever_it_is_told() {
    let project = held();
    project.build();
    let table = project.run(&["score"]).out;
    assert!(table.contains("Pilot (held)"), "{table}");
    assert!(table.contains("held: one technology stays"), "{table}");
    for page in ["tech/thermal-camera.html", "ring/pilot.html", "index.html"] {
        let text = text_of(&project.page(page));
        assert!(text.contains("held; the rules ask for Watch (54 %)"), "{page}: {text}");
    }
    assert!(
        project
            .page("maps/activities.svg")
            .contains("Held; the rules ask for Watch."),
        "whoever hears the map is told"
    );
    let csv = project.run(&["score", "--format", "csv"]).out;
    let row = csv.lines().find(|line| line.starts_with("thermal-camera"));
    assert!(row.expect("it is there").contains(",pilot,watch,true,3,2,"), "{csv}");
}

#[test]
fn what_holds_a_ring_is_told_with_its_numbers_and_both_rules() {
    let project = held();
    project.build();
    let told = "The rules ask for Watch now (54 %); a ring moves when they ask for the same one in 2 editions in a row, or at \
                once with 70 % or more; they have asked once.";
    let explained = project.run(&["score", "--explain", "thermal-camera"]).out;
    let page = text_of(&project.page("tech/thermal-camera.html"));
    for text in [&explained, &page] {
        assert!(text.contains(told), "{text}");
        assert!(text.contains("Of the rules for Pilot, rule 2 of 3 would decide most often, in 46 % of the cases"));
        assert!(text.contains("Of the rules for Watch, rule 3 of 3 decides most often, in 54 % of the cases"));
        assert!(text.contains("This is counted from Watch, which the rules ask for, not from Pilot"));
    }
    assert!(page.contains("That is the advice for Pilot, where it is held. The rules ask for Watch: Look again"));
    assert!(page.contains("Pilot held here 46 %") && page.contains("Watch asked for by the rules 54 %"));
    let json = of_thermal(&project);
    assert_eq!(json["held"]["rule"], 2);
    assert_eq!(json["held"]["asked"], 1);
    assert!(json["held"]["words"].as_str().expect("words").contains(told));
}

#[test]
fn a_ring_that_is_not_held_says_nothing_of_waiting() {
    let project = freeze(with_trl(6, 7), "first", "second", "2026-07-31");
    project.build();
    let page = text_of(&project.page("tech/thermal-camera.html"));
    assert!(
        !page.contains("the rules ask for") && !page.contains("Held in"),
        "{page}"
    );
    assert_eq!(rings(&project), ("pilot".into(), "pilot".into(), false));
}

#[test]
fn asked_again_after_another_wish_in_between_counts_from_one() {
    let project = freeze(held(), "second", "third", "2026-09-30");
    // Pilot again in the third, Watch again in the fourth: the wish of the second is forgotten.
    let project = freeze(
        project.replace(THERMAL, "low = 4", "low = 6"),
        "third",
        "fourth",
        "2026-11-30",
    );
    let project = project.replace(THERMAL, "low = 6", "low = 4");
    assert_eq!(rings(&project), ("pilot".into(), "watch".into(), true));
    let project = freeze(project, "fourth", "fifth", "2027-01-31");
    assert_eq!(rings(&project), ("watch".into(), "watch".into(), false));
}

#[test]
fn the_law_does_not_wait() {
    let project = held();
    let more = "\n[[legal_classes]]\nid = \"other\"\nname = \"Other\"\nmeaning = \"Another one.\"\neffect = \"none\"\n\
                level = 4\nlevel_special = 3\ninstrument = \"None\"\nsource = \"None\"\nchecked_on = 2026-01-31\nreview = \"Nobody\"\n";
    let declared = fs::read_to_string(project.path("radar-data/radar.toml")).expect("it is there");
    let project = project.write("radar.toml", declared + more);
    let project = project.replace(THERMAL, "\"ordinary\"", "\"other\"");
    assert_eq!(rings(&project), ("watch".into(), "watch".into(), false));
}

#[test]
fn a_technology_that_was_not_in_the_edition_between_waits_for_nothing() {
    let project = held();
    let file = project.path("radar-data").join(THERMAL);
    let text = fs::read_to_string(&file).expect("it is there");
    fs::remove_file(&file).expect("removed");
    let project = freeze(project, "second", "third", "2026-09-30").write(THERMAL, text);
    assert_eq!(rings(&project), ("watch".into(), "watch".into(), false));
    assert_eq!(of_thermal(&project)["before"]["movement"], "new");
}

#[test]
fn a_ring_that_is_no_longer_declared_holds_nothing_and_is_named() {
    let project = held();
    let placements = project.path("radar-data/editions/first/placements.csv");
    let declared = fs::read_to_string(project.path("radar-data/radar.toml")).expect("it is there");
    let project = project.write("radar.toml", declared.replace("\"pilot\"", "\"trial\""));
    assert!(fs::read_to_string(placements).expect("it is there").contains(",pilot,"));
    assert_eq!(rings(&project), ("watch".into(), "watch".into(), false));
    let explained = project.run(&["score", "--explain", "thermal-camera"]).out;
    assert!(
        explained.contains("Was in “pilot” in edition first, a ring that is no longer declared"),
        "{explained}"
    );
    assert_eq!(of_thermal(&project)["before"]["ring"], "pilot");
}

#[test]
fn where_rings_are_drawn_a_held_ring_is_told_like_any_and_changes_say_what_they_are_counted_from() {
    let by_value = |project: Project| {
        let old = "    { measure = \"trl.low\", at_least = 6 },\n";
        project.replace("radar.toml", old, "    { measure = \"value\", at_least = 0.5 },\n")
    };
    let project = freeze(by_value(with_trl(8, 9)), "first", "second", "2026-07-31");
    let project = project
        .replace(THERMAL, "low = 8", "low = 4")
        .replace(THERMAL, "high = 9", "high = 7");
    assert_eq!(rings(&project), ("pilot".into(), "watch".into(), true));
    let explained = project.run(&["score", "--explain", "thermal-camera"]).out;
    assert!(
        explained.contains("Of the rules for Pilot, rule 2 of 3 would decide most often"),
        "{explained}"
    );
    assert!(explained.contains("This is counted from Watch"), "{explained}");
    // Pilot in a little more than half of the draws, while the middle of everything falls short of its limit.
    let project = project.replace(THERMAL, "high = 7", "high = 8");
    assert_eq!(rings(&project), ("pilot".into(), "pilot".into(), false));
    assert_eq!(of_thermal(&project)["counted_from"], "watch");
    let explained = project.run(&["score", "--explain", "thermal-camera"]).out;
    let told = "This is counted at the middle of everything that may be, where the rules give Watch; over all cases that were \
                drawn the ring is Pilot.";
    assert!(explained.contains(told), "{explained}");
}

#[test]
fn what_lets_go_of_a_held_ring_is_named() {
    let again = || freeze(held(), "second", "third", "2027-01-31");
    let waited = again().run(&["diff", "second"]).out;
    let told = "Pilot to Watch: the rules asked for it before, and now in enough editions in a row";
    assert!(waited.contains(told), "{waited}");
    let sure = again()
        .replace(THERMAL, "low = 4", "low = 1")
        .replace(THERMAL, "high = 7", "high = 3");
    let released = sure.run(&["diff", "second"]).out;
    let told = "it no longer waits, because the TRL stated for Thermal camera is 1\u{2013}3, before 4\u{2013}7";
    assert!(released.contains(told), "{released}");
    let json: Value = serde_json::from_str(&sure.run(&["diff", "second", "--format", "json"]).out).expect("JSON");
    assert!(json["moved"][0]["cause"]["released"].is_array(), "{json}");
}
