//! What is to be looked at again: days that were set and have passed, and what is old, ordered by demand and doubt.

use std::fs;

use serde_json::Value;

use crate::project::Project;

const STANDARD: &str = "number = \"S 1\"\ntitle = \"T\"\nbody = \"B\"\nkind = \"international-standard\"\n\
    status = \"published\"\nreview_by = 2026-01-30\ntopics = []\ntechnologies = [\"dictation\", \"mobile-forms\"]\n\
    note = \"n\"\nsource = \"s\"\n";

const LINKS: &str = "need,technology,grade,by,date,why,review_by\n\
    paperwork-01,mobile-forms,core,desk,2026-01-31,once on the spot,2026-01-15\n\
    paperwork-01,dictation,related,desk,2026-01-31,text need not be typed again,\n\
    paperwork-02,dictation,core,desk,2026-01-31,speaking is quicker than typing,2026-02-28\n";

/// The starter with a standard, a technology and a link that are overdue at its date, and a link that is not yet.
fn overdue() -> Project {
    Project::smallest()
        .write("standards/s.toml", STANDARD)
        .write("links.csv", LINKS)
        .replace(
            "technologies/thermal-camera.toml",
            "activity",
            "review_by = 2025-12-31\nactivity",
        )
}

fn list(project: &Project, words: &[&str]) -> Value {
    let run = project.run(&[&["check", "--stale", "--json"], words].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    serde_json::from_str(&run.out).expect("JSON")
}

/// Kind and id of each entry, in order.
fn entries(list: &Value) -> Vec<String> {
    let stale = list["stale"].as_array().expect("a list");
    let name = |entry: &Value| {
        format!(
            "{} {}",
            entry["kind"].as_str().unwrap_or(""),
            entry["id"].as_str().unwrap_or("")
        )
    };
    stale.iter().map(name).collect()
}

#[test]
fn what_is_overdue_is_listed_by_demand_times_doubt_with_every_figure() {
    let project = overdue();
    let found = list(&project, &[]);
    assert_eq!(found["on"], "2026-01-31", "the edition's date, no clock");
    let order = [
        "standard s",
        "link paperwork-01/mobile-forms/desk",
        "technology thermal-camera",
    ];
    assert_eq!(entries(&found), order);
    let scores: Value = serde_json::from_str(&project.run(&["score", "--format", "json"]).out).expect("JSON");
    for entry in found["stale"].as_array().expect("a list") {
        let mut worth = 0.0;
        for part in entry["touches"].as_array().expect("a list") {
            let mut technologies = scores["technologies"].as_array().expect("a list").iter();
            let scored = technologies
                .find(|known| known["id"] == part["technology"])
                .expect("it is placed");
            let ring = scored["ring"].as_str().expect("a ring");
            let sure = scored["certainty"]["probabilities"][ring]
                .as_f64()
                .expect("a probability");
            let (demand, doubt) = (
                part["demand"].as_f64().expect("a number"),
                part["doubt"].as_f64().expect("a number"),
            );
            assert!((doubt - (1.0 - sure)).abs() < 1e-6, "{part} {sure}");
            worth += demand * doubt;
        }
        assert!(
            (entry["worth"].as_f64().expect("a number") - worth).abs() < 1e-9,
            "{entry}"
        );
    }
    let text = project.run(&["check", "--stale"]);
    assert_eq!(text.code, 0);
    assert!(
        text.out
            .starts_with("At 2026-01-31 to be looked at again: 3 overdue, 0 old.\n"),
        "{}",
        text.out
    );
    assert!(
        text.out
            .contains("  1. Standard S 1\n     Overdue since 30 January 2026, the day that was set.\n"),
        "{}",
        text.out
    );
    assert!(
        text.out.contains("demand × doubt"),
        "the formula stands below: {}",
        text.out
    );
}

#[test]
fn check_tells_what_is_overdue_in_one_line_and_nothing_where_nothing_is() {
    let run = overdue().run(&["check"]);
    assert_eq!(run.code, 0);
    let told = "warning: radar-data: the day by which somebody was to look again has passed for 1 technology, 1 standard, 1 link; \
        the first, technology \"thermal-camera\", was due by 2025-12-31.";
    assert!(run.err.contains(told), "{}", run.err);
    assert_eq!(run.err.matches("warning:").count(), 1, "{}", run.err);
    assert!(run.err.contains("leadar check --stale lists them"), "{}", run.err);
    let fresh = Project::smallest().run(&["check", "--stale"]);
    assert!(
        fresh.code == 0 && fresh.out == "At 2026-01-31 to be looked at again: 0 overdue, 0 old.\n",
        "{}",
        fresh.out
    );
    assert_eq!(Project::smallest().run(&["check"]).err, "");
}

#[test]
fn what_is_old_follows_from_the_years_that_are_declared_and_the_day_that_is_asked_about() {
    let project = Project::smallest();
    fs::create_dir_all(project.path("radar-data/evidence/openalex")).expect("a folder");
    let snapshot = "{\"format\": 1, \"source\": \"openalex\", \"technology\": \"dictation\", \"query\": \"q\", \
        \"retrieved\": \"2026-01-30\", \"complete_through\": 2025, \"counts\": []}";
    let project = project.write("evidence/openalex/dictation.json", snapshot).write(
        "scores/panel.csv",
        "technology,criterion,assessor,value,date,note\ndictation,maturity,A1,3,2026-01-30,x\n",
    );
    assert_eq!(entries(&list(&project, &["--on", "2028-01-30"])), Vec::<String>::new());
    assert_eq!(entries(&list(&project, &["--on", "2028-01-31"])), ["evidence openalex"]);
    let later = entries(&list(&project, &["--on", "2029-02-01"]));
    let all = [
        "assessment dictation.maturity",
        "evidence openalex",
        "trl dictation",
        "trl mobile-forms",
        "trl thermal-camera",
    ];
    let mut sorted = later.clone();
    sorted.sort();
    assert_eq!(sorted, all);
    assert_eq!(later[4], "trl thermal-camera", "nobody asked for it");
    let declared = project.replace(
        "radar.toml",
        "[[groups]]",
        "[staleness]\nevidence = 4\ntrl = 10\nworkshops = 2\n\n[[groups]]",
    );
    let later = list(&declared, &["--on", "2029-02-01"]);
    let mut sorted = entries(&later);
    sorted.sort();
    assert_eq!(sorted, ["assessment dictation.maturity", "workshop 2026-paperwork"]);
    assert_eq!(later["old_after_years"]["evidence"], 4);
    let wrong = declared.replace("radar.toml", "trl = 10", "trl = 0").run(&["check"]);
    assert!(wrong.code == 1 && wrong.err.contains("radar.toml:"), "{}", wrong.err);
}

#[test]
fn pages_say_in_words_by_when_to_look_again_and_what_comes_first() {
    let project = overdue();
    project.build();
    let due = |day: &str| format!("Was to be looked at again by {day}: overdue at this edition’s date.");
    assert!(
        project
            .page("tech/thermal-camera.html")
            .contains(&due("31 December 2025"))
    );
    let dictation = project.page("tech/dictation.html");
    assert!(
        dictation.contains(&(due("30 January 2026") + " Check where it stands before citing it.")),
        "{dictation}"
    );
    assert!(
        dictation.contains("To be looked at again by 28 February 2026."),
        "{dictation}"
    );
    assert!(project.page("standards.html").contains(&due("30 January 2026")));
    assert!(
        project.page("topic/paperwork.html").contains(&due("15 January 2026")),
        "the list of links"
    );
    let next = project.page("next.html");
    assert!(
        next.contains("What to look at again")
            && next.contains("<a href=\"standards.html#s-s\">Standard S 1</a>. Overdue since 30 January 2026"),
        "{next}"
    );
    assert!(project.page("data/technologies.csv").contains("2025-12-31"));
    assert!(project.page("data/links.csv").contains("2026-02-28"));
}

#[test]
fn what_is_written_keeps_the_day_of_review_until_somebody_has_looked_again() {
    let project = overdue();
    let sheet = "need,technology,decision,by,date,why\npaperwork-01,mobile-forms,core,desk,2026-01-31,still\n\
        paperwork-02,dictation,core,desk,2026-01-31,still\n";
    fs::write(project.path("sheet.csv"), sheet).expect("written");
    let run = project.run(&["link", "--import", "sheet.csv"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let links = fs::read_to_string(project.path("radar-data/links.csv")).expect("it is there");
    assert!(
        links.contains("paperwork-01,mobile-forms,core,desk,2026-01-31,still,\n"),
        "it was looked at: {links}"
    );
    assert!(
        links.contains("paperwork-02,dictation,core,desk,2026-01-31,still,2026-02-28\n"),
        "still to come: {links}"
    );
    assert!(
        links.contains("paperwork-01,dictation,related,desk,2026-01-31,text need not be typed again,\n"),
        "{links}"
    );
}

#[test]
fn a_day_of_review_that_is_none_is_told_with_its_place() {
    let links = overdue().replace("links.csv", "2026-02-28", "soon").run(&["check"]);
    assert!(
        links.code == 1 && links.err.contains("links.csv:4:") && links.err.contains("\"soon\" is not a day"),
        "{}",
        links.err
    );
    let technology = overdue()
        .replace("technologies/thermal-camera.toml", "2025-12-31", "\"soon\"")
        .run(&["check"]);
    let told = "technologies/thermal-camera.toml:4:13: a day such as 2018-02-14 without quotes is expected here";
    assert!(
        technology.code == 1 && technology.err.contains(told),
        "{}",
        technology.err
    );
    for words in [
        ["check", "--json"].as_slice(),
        &["check", "--on", "2026-01-01"],
        &["check", "--stale", "--on", "soon"],
    ] {
        assert_eq!(overdue().run(words).code, 2, "{words:?}");
    }
}
