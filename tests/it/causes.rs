//! Causes come first: what only follows from them is summed up, and nothing that stands by itself is hidden.

use crate::project::Project;

fn errors(text: &str) -> Vec<&str> {
    text.lines().filter(|line| line.starts_with("error: ")).collect()
}

#[test]
fn where_radar_toml_cannot_be_read_what_follows_is_summed_up_and_the_rest_is_told() {
    let project = Project::smallest()
        .replace("radar.toml", "date = 2026-01-31", "date = 2026-02-30")
        .replace("technologies/dictation.toml", "low = 7", "low = 10");
    let run = project.run(&["check"]);
    let errors = errors(&run.err);
    assert_eq!((run.code, errors.len()), (1, 2), "{}", run.err);
    assert!(
        errors[0].contains("radar.toml") && errors[0].contains("not TOML"),
        "{}",
        run.err
    );
    assert!(
        errors[1].contains("dictation.toml") && errors[1].contains("low is 10"),
        "{}",
        run.err
    );
    assert_eq!(run.err.matches("could not be looked up").count(), 1, "{}", run.err);
}

#[test]
fn an_impossible_day_in_a_workshop_is_one_error() {
    let file = "workshops/2026-paperwork.toml";
    let text = std::fs::read_to_string(Project::smallest().path("radar-data").join(file)).expect("the file");
    let day = text
        .lines()
        .find(|line| line.contains("first = "))
        .expect("a day")
        .to_owned();
    let project = Project::smallest().replace(file, &day, "first = 2026-02-31");
    let run = project.run(&["check"]);
    assert_eq!((run.code, errors(&run.err).len()), (1, 1), "{}", run.err);
}

#[test]
fn a_name_that_nobody_defines_is_told_once_with_its_places() {
    let project = Project::smallest().replace("radar.toml", "id = \"paperwork\"", "id = \"paprework\"");
    let run = project.run(&["check"]);
    let told = run.err.matches("topic \"paperwork\" is not known.").count();
    assert_eq!((run.code, told), (1, 1), "{}", run.err);
    assert!(run.err.contains("It also stands at"), "{}", run.err);
    assert!(run.err.contains("did you mean \"paprework\"?"), "{}", run.err);
}

#[test]
fn a_damaged_file_of_a_frozen_edition_is_told_of_in_a_few_lines() {
    let project = Project::smallest();
    assert_eq!(project.run(&["freeze"]).code, 0);
    let placements = "radar-data/editions/first/placements.csv";
    let text = std::fs::read_to_string(project.path(placements)).expect("the file");
    let header = text.lines().next().expect("a header");
    let rows = "x,y\n".repeat(5_000);
    std::fs::write(project.path(placements), format!("{header}\n{rows}")).expect("it can be written");
    let run = project.run(&["check"]);
    assert_eq!(run.code, 1);
    assert!(run.err.len() < 20_000, "{} bytes", run.err.len());
    assert!(
        run.err.contains("more complaints about this file are not shown"),
        "{}",
        run.err
    );
}
