//! Renames and merges: what bears another name now is still itself, in the data, in editions and at its old address.

use std::fs;

use crate::project::{Project, Run};

/// Gives the starter's dictation another id and name; `formerly` holds what it says it was called.
fn rename(project: Project, formerly: &str) -> Project {
    let file = |id: &str| project.path(&format!("radar-data/technologies/{id}.toml"));
    fs::rename(file("dictation"), file("speech")).expect("the file can be renamed");
    let name = format!("name = \"Speech to text\"\nformerly = {formerly}");
    project.replace("technologies/speech.toml", "name = \"Dictation\"", &name)
}

/// The starter frozen, its next edition named, and dictation renamed in that.
fn renamed() -> Project {
    let project = Project::smallest();
    assert_eq!(project.run(&["freeze"]).code, 0);
    rename(
        next(project, "first", "second", "2026-01-31", "2026-07-31"),
        "[\"dictation\"]",
    )
}

fn next(project: Project, old: &str, new: &str, old_date: &str, date: &str) -> Project {
    project
        .replace("radar.toml", &format!("name = \"{old}\""), &format!("name = \"{new}\""))
        .replace("radar.toml", &format!("date = {old_date}"), &format!("date = {date}"))
}

fn spot(project: &Project, technology: &str) -> (String, String) {
    let svg = project.page("maps/activities.svg");
    let blip = svg.split(&format!("data-blip=\"{technology}\"")).nth(1);
    let blip = blip.unwrap_or_else(|| panic!("{technology} is on the map"));
    let value = |name: &str| {
        let after = blip.split(&format!("{name}=\"")).nth(1).expect("the blip has the mark");
        after.split('"').next().expect("it ends").to_owned()
    };
    (value("data-cx"), value("data-cy"))
}

fn told(project: &Project) -> Run {
    project.run(&["check"])
}

#[test]
fn a_renamed_technology_stands_where_it_stood_and_is_neither_new_nor_gone() {
    let project = Project::smallest();
    project.build();
    let before = spot(&project, "dictation");
    let project = renamed();
    let run = project.build();
    assert!(run.out.contains("first: 1 renamed, 2 unchanged"), "{}", run.out);
    assert_eq!(spot(&project, "speech"), before);
    let svg = project.page("maps/activities.svg");
    assert!(!svg.contains(" New.\""), "nothing is new");
    let diff = project.run(&["diff", "first"]).out;
    assert!(
        diff.contains("Renamed 1\n  Speech to text (speech): in Deploy, was called Dictation (dictation)"),
        "{diff}"
    );
    assert!(!diff.contains("New") && !diff.contains("Gone"), "{diff}");
    let page = project.page("changes.html");
    assert!(
        page.contains("id=\"renamed\"") && !page.contains("id=\"new\"") && !page.contains("id=\"gone\""),
        "{page}"
    );
    let page = project.page("tech/speech.html");
    assert!(
        page.contains("Was called Dictation (dictation) in edition first."),
        "{page}"
    );
}

#[test]
fn a_renamed_technology_keeps_its_place_before_one_that_is_new_beside_it() {
    let project = Project::smallest();
    project.build();
    let before = spot(&project, "thermal-camera");
    assert_eq!(project.run(&["freeze"]).code, 0);
    let project = next(project, "first", "second", "2026-01-31", "2026-07-31");
    let file = |id: &str| project.path(&format!("radar-data/technologies/{id}.toml"));
    let text = fs::read_to_string(file("thermal-camera")).expect("it is there");
    fs::rename(file("thermal-camera"), file("warm-camera")).expect("the file can be renamed");
    let beside = text.replace("Thermal camera", "Acoustic camera");
    let project = project.write("technologies/acoustic-camera.toml", beside).replace(
        "technologies/warm-camera.toml",
        "aliases",
        "formerly = [\"thermal-camera\"]\naliases",
    );
    project.build();
    assert_eq!(spot(&project, "warm-camera"), before);
}

#[test]
fn the_address_of_a_former_id_leads_on_and_needs_no_script() {
    let project = renamed();
    project.build();
    let page = project.page("tech/dictation.html");
    assert!(page.contains("<h1>dictation has another name now</h1>"), "{page}");
    assert!(
        page.contains("<a href=\"../tech/speech.html\">Speech to text</a>"),
        "{page}"
    );
    // The one script is that of the search.
    let scripts: Vec<&str> = page.split("<script").skip(1).collect();
    assert!(
        scripts.len() == 1 && scripts[0].starts_with(" defer src=\"../assets/search.js\""),
        "{scripts:?}"
    );
}

#[test]
fn a_technology_renamed_and_moved_says_both() {
    let project = renamed().replace("technologies/speech.toml", "low = 7\nhigh = 9", "low = 2\nhigh = 3");
    let diff = project.run(&["diff", "first"]).out;
    assert!(diff.contains("Outward 1"), "{diff}");
    let told =
        "Deploy to Watch; was called Dictation (dictation), because the TRL stated for Speech to text is 2\u{2013}3";
    assert!(diff.contains(told), "{diff}");
}

#[test]
fn what_was_merged_is_told_as_merged_and_the_place_is_that_of_what_it_was_merged_into() {
    let project = Project::smallest();
    project.build();
    let before = spot(&project, "mobile-forms");
    assert_eq!(project.run(&["freeze"]).code, 0);
    let project = next(project, "first", "second", "2026-01-31", "2026-07-31");
    fs::remove_file(project.path("radar-data/technologies/dictation.toml")).expect("it was there");
    let project = project
        .replace(
            "technologies/mobile-forms.toml",
            "aliases",
            "formerly = [\"dictation\"]\naliases",
        )
        .replace(
            "links.csv",
            "paperwork-01,dictation,related,desk,2026-01-31,text need not be typed again\n",
            "",
        );
    let run = project.build();
    assert!(run.out.contains("1 merged, 2 unchanged"), "{}{}", run.out, run.err);
    let diff = project.run(&["diff", "first"]).out;
    let told =
        "Merged 1\n  Dictation (dictation): part of Forms on the phone (mobile-forms) in Deploy now, was in Deploy";
    assert!(diff.contains(told), "{diff}");
    assert!(!diff.contains("Gone") && !diff.contains("Renamed"), "{diff}");
    let page = project.page("tech/mobile-forms.html");
    assert!(!page.contains("Was called"), "it stood there under its own id");
    // It stays unless what the other brought along changed its value; then only the radius follows.
    assert!(!project.page("maps/activities.svg").contains(" New.\""), "{before:?}");
}

#[test]
fn between_two_frozen_editions_names_of_now_join_what_names_of_then_do_not() {
    let project = renamed();
    assert_eq!(project.run(&["freeze"]).code, 0);
    let project = next(project, "second", "third", "2026-07-31", "2027-01-31");
    let file = |id: &str| project.path(&format!("radar-data/technologies/{id}.toml"));
    fs::rename(file("speech"), file("voice")).expect("the file can be renamed");
    let project = project.replace(
        "technologies/voice.toml",
        "[\"dictation\"]",
        "[\"speech\", \"dictation\"]",
    );
    let between = project.run(&["diff", "first", "second"]).out;
    assert!(between.contains("Renamed 1") && !between.contains("Gone"), "{between}");
    let over_both = project.run(&["diff", "first"]).out;
    assert!(
        over_both.contains("(voice): in Deploy, was called Dictation (dictation)"),
        "{over_both}"
    );
}

#[test]
fn a_chain_of_names_is_followed_through_what_editions_kept() {
    let project = renamed();
    assert_eq!(project.run(&["freeze"]).code, 0);
    let project = next(project, "second", "third", "2026-07-31", "2027-01-31");
    let file = |id: &str| project.path(&format!("radar-data/technologies/{id}.toml"));
    fs::rename(file("speech"), file("voice")).expect("the file can be renamed");
    let project = project.replace("technologies/voice.toml", "[\"dictation\"]", "[\"speech\"]");
    let over_both = project.run(&["diff", "first"]).out;
    assert!(
        over_both.contains("Renamed 1") && !over_both.contains("Gone") && !over_both.contains("New"),
        "{over_both}"
    );
    project.build();
    assert!(project.page("tech/dictation.html").contains("tech/voice.html"));
}

#[test]
fn what_is_gone_without_a_word_is_asked_for() {
    let project = Project::smallest();
    assert_eq!(project.run(&["freeze"]).code, 0);
    let project = next(project, "first", "second", "2026-01-31", "2026-07-31");
    fs::remove_file(project.path("radar-data/technologies/thermal-camera.toml")).expect("it was there");
    let run = project.run(&["check"]);
    let told = "of edition \"first\" nothing is said any more of \"thermal-camera\".";
    assert!(run.code == 0 && run.err.contains(told), "{}", run.err);
}

/// Ring, value, probability and demand of the technology in the middle of the table, as text.
fn figures(project: &Project) -> Vec<String> {
    let table = project.run(&["score", "--format", "csv"]).out;
    let mut rows = table.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let header = rows.next().expect("a header");
    let row = rows
        .find(|row| row.contains(&"60.0000"))
        .expect("two statements ask for it");
    let cell = |name: &&str| row[header.iter().position(|known| known == name).expect("a column")].to_owned();
    ["ring", "value", "probability", "rests_on", "p_pilot"]
        .iter()
        .map(cell)
        .collect()
}

#[test]
fn a_reference_to_a_former_id_is_taken_for_the_id_of_now_and_told_with_its_place() {
    let project = Project::smallest();
    let before = figures(&project);
    for folder in ["evidence/records", "evidence/openalex"] {
        fs::create_dir_all(project.path("radar-data").join(folder)).expect("a folder");
    }
    let project = rename(project, "[\"dictation\"]");
    assert_eq!(
        figures(&project),
        before,
        "what is counted out stays; what is drawn hangs on the id"
    );
    let snapshot = "{\"format\": 1, \"source\": \"openalex\", \"technology\": \"dictation\", \"query\": \"q\", \
        \"retrieved\": \"2026-01-30\", \"complete_through\": 2025, \"counts\": []}";
    let project = project
        .write("evidence/openalex/dictation.json", snapshot)
        .write(
            "evidence/audits.csv",
            "source,technology,record,title,judgement,by,date\nopenalex,dictation,W1,T,yes,desk,2026-01-30\n",
        )
        .write(
            "evidence/candidates.csv",
            "phrase,decision,technology,by,date,why\nspeech typing,merged,dictation,desk,2026-01-30,same\n",
        )
        .write(
            "scores/panel.csv",
            "technology,criterion,assessor,value,date,note\ndictation,need,A1,3,2026-01-30,x\n",
        )
        .write(
            "standards/s.toml",
            "number = \"S 1\"\ntitle = \"T\"\nbody = \"B\"\nkind = \"international-standard\"\n\
             status = \"published\"\ntopics = []\ntechnologies = [\"dictation\"]\nnote = \"n\"\nsource = \"s\"\n",
        );
    let run = told(&project);
    assert_eq!(run.code, 0, "{}", run.err);
    let place = |place: &str| format!("radar-data/{place}: technology \"dictation\" is called \"speech\" now");
    for told in [
        "links.csv:3:14",
        "scores/panel.csv:2:1",
        "evidence/openalex/dictation.json",
        "evidence/audits.csv:2:10",
        "evidence/candidates.csv:2:22",
        "standards/s.toml:7:17",
    ] {
        assert!(run.err.contains(&place(told)), "{told}: {}", run.err);
    }
    project.build();
    assert!(project.page("standards.html").contains("tech/speech.html"));
    assert!(project.page("tech/speech.html").contains("S 1"));
}

#[test]
fn what_a_source_said_under_both_ids_counts_once_and_the_other_is_told() {
    let project = rename(Project::smallest(), "[\"dictation\"]");
    fs::create_dir_all(project.path("radar-data/evidence/openalex")).expect("a folder");
    let snapshot = |id: &str, count: u32| {
        format!(
            "{{\"format\": 1, \"source\": \"openalex\", \"technology\": \"{id}\", \"query\": \"q\", \"retrieved\": \
             \"2026-01-30\", \"complete_through\": 2025, \"counts\": [{{\"year\": 2025, \"count\": {count}}}]}}"
        )
    };
    let project = project
        .write("evidence/openalex/dictation.json", snapshot("dictation", 71))
        .write("evidence/openalex/speech.json", snapshot("speech", 72));
    let run = told(&project);
    assert_eq!(run.code, 0, "{}", run.err);
    let told = "openalex/dictation.json: what this file says of \"speech\" is left out: speech.json speaks for it.";
    assert!(run.err.contains(told), "{}", run.err);
    project.build();
    let counts = project.page("data/evidence-counts.csv");
    assert!(
        counts.contains("speech") && counts.contains("72") && !counts.contains("71"),
        "{counts}"
    );
}

#[test]
fn decisions_that_a_merge_brings_together_on_one_pair_are_told_as_given_twice() {
    let project = Project::smallest();
    fs::remove_file(project.path("radar-data/technologies/dictation.toml")).expect("it was there");
    let project = project.replace(
        "technologies/mobile-forms.toml",
        "aliases",
        "formerly = [\"dictation\"]\naliases",
    );
    let run = told(&project);
    assert_eq!(run.code, 1);
    let message = "links.csv:3:1: the link \"paperwork-01\", \"mobile-forms\", \"desk\" is given twice.";
    assert!(run.err.contains(message), "{}", run.err);
}

#[test]
fn a_standard_may_have_had_another_id_too() {
    let standard = |id: &str, more: &str| {
        format!(
            "number = \"S {id}\"\ntitle = \"T {id}\"\nbody = \"B\"\n{more}\n\
             kind = \"international-standard\"\nnote = \"n\"\nsource = \"s\"\n\n"
        )
    };
    let old = standard("old", "status = \"withdrawn\"\nsuccessor = \"before\"");
    let new = standard("now", "status = \"published\"\nformerly = [\"before\"]");
    let project = Project::smallest()
        .write("standards/old.toml", old)
        .write("standards/now.toml", &new);
    let run = told(&project);
    assert_eq!(run.code, 0, "{}", run.err);
    let message = "standards/old.toml:5:13: standard \"before\" is called \"now\" now, and is taken for it.";
    assert!(run.err.contains(message), "{}", run.err);
    project.build();
    let page = project.page("standards.html");
    assert!(page.contains("id=\"s-before\"") && page.contains("S now"), "{page}");
    let run = told(&project.write("standards/now.toml", new.replace("\"before\"", "\"old\"")));
    let message = "standard \"old\" is said to be called \"now\" now, and is still there.";
    assert!(run.code == 1 && run.err.contains(message), "{}", run.err);
}

#[test]
fn a_former_id_in_other_letter_case_shares_no_file_with_the_page_of_now() {
    let project = Project::smallest();
    let file = |id: &str| project.path(&format!("radar-data/technologies/{id}.toml"));
    fs::rename(file("dictation"), file("Dictation")).expect("the file can be renamed");
    let project = project.replace(
        "technologies/Dictation.toml",
        "aliases",
        "formerly = [\"dictation\"]\naliases",
    );
    project.build();
    assert!(project.page("tech/Dictation.html").contains("Speech becomes text"));
    let pages = fs::read_dir(project.path("output/tech")).expect("a folder");
    let pages: Vec<_> = pages.map(|entry| entry.expect("an entry").file_name()).collect();
    assert!(!pages.contains(&"dictation.html".into()), "{pages:?}");
}

#[test]
fn what_formerly_says_wrong_is_told_with_its_place() {
    let told = |formerly: &str, message: &str| {
        let run = told(&rename(Project::smallest(), formerly));
        assert_eq!(run.code, 1, "{formerly}: {}", run.err);
        assert!(run.err.contains(message), "{formerly}: {}", run.err);
        assert!(
            run.err.contains("technologies/speech.toml:2:"),
            "{formerly}: {}",
            run.err
        );
    };
    told(
        "[\"dictation\", \"thermal-camera\"]",
        "technology \"thermal-camera\" is said to be called \"speech\" now, and is still there.",
    );
    told(
        "[\"dictation\", \"speech\"]",
        "technology \"speech\" names itself as what it was called before.",
    );
    told(
        "[\"dictation\", \"a/b\"]",
        "technology identifier \"a/b\" cannot be a file name.",
    );
    told(
        "[\"dictation\", \"dictation\"]",
        "technology \"dictation\" stands twice in formerly.",
    );
    told("\"dictation\"", "a list of texts in brackets is expected here");
    let project = rename(Project::smallest(), "[\"dictation\"]").replace(
        "technologies/mobile-forms.toml",
        "aliases",
        "formerly = [\"dictation\"]\naliases",
    );
    let run = self::told(&project);
    let message = "both \"mobile-forms\" and \"speech\" say that they were called \"dictation\" before.";
    assert!(run.code == 1 && run.err.contains(message), "{}", run.err);
}

#[test]
fn commands_answer_for_the_id_of_now_and_say_so() {
    let project = renamed();
    let says = |run: &Run, option: &str| {
        let message = format!("{option}: technology \"dictation\" is called \"speech\" now");
        assert!(run.err.contains(&message), "{option}: {}{}", run.out, run.err);
    };
    let explained = project.run(&["score", "--explain", "dictation"]);
    assert!(
        explained.code == 0 && explained.out.starts_with("Speech to text (speech)"),
        "{}",
        explained.out
    );
    says(&explained, "--explain");
    let tried = project.run(&["score", "--set", "dictation.trl=2"]);
    assert!(tried.code == 0 && tried.out.contains("speech"), "{}", tried.out);
    says(&tried, "--set");
    let planned = project.run(&["scan", "--source", "openalex", "--technology", "dictation", "--dry-run"]);
    says(&planned, "--technology");
    let none = project.run(&["score", "--explain", "dictatoin"]);
    assert_eq!(none.code, 2, "{}", none.err);
}

#[test]
fn a_decision_on_the_id_of_now_takes_the_place_of_the_one_on_the_former_id() {
    let project = rename(Project::smallest(), "[\"dictation\"]");
    let sheet = "need,technology,decision,by,date,why\npaperwork-02,dictation,no,desk,2026-01-31,not any more\n";
    fs::write(project.path("sheet.csv"), sheet).expect("written");
    let run = project.run(&["link", "--import", "sheet.csv"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert!(
        run.err
            .contains("sheet.csv:2:2: technology \"dictation\" is called \"speech\" now"),
        "{}",
        run.err
    );
    let links = fs::read_to_string(project.path("radar-data/links.csv")).expect("it is there");
    assert!(
        links.contains("paperwork-02,speech,rejected,desk,2026-01-31,not any more"),
        "{links}"
    );
    assert!(!links.contains("paperwork-02,dictation"), "{links}");
}
