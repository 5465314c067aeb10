//! What would settle a need is data that somebody read out of it, and says who did.

use serde_json::Value;

use crate::project::{Project, repository};

const WORKSHOP: &str = "workshops/2026-paperwork.toml";

/// The small radar with the first of its three statements sorted.
fn sorted() -> Project {
    Project::smallest()
        .replace(WORKSHOP, "\n[source]", "natures_by = \"desk\"\n\n[source]")
        .replace(WORKSHOP, "line = 5\n", "line = 5\nnature = \"training\"\n")
}

#[test]
fn the_nature_of_a_need_and_who_read_it_go_into_the_tables() {
    let project = sorted();
    project.build();
    let needs = project.page("data/needs.csv");
    let header = needs.lines().next().expect("a header");
    assert!(header.contains(",old,nature,nature_by,"), "{header}");
    assert!(needs.contains("false,,training,desk,"), "{needs}");
    assert!(needs.contains("false,,,,"), "what nobody sorted is empty: {needs}");
    let run = project.run(&["export", "--tables", "json", "--out", "made"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let radar = std::fs::read_to_string(project.path("made/data/radar.json")).expect("the file");
    let radar: Value = serde_json::from_str(&radar).expect("JSON");
    let natures: Vec<&Value> = (0..3).map(|row| &radar["needs"][row]["nature"]).collect();
    assert_eq!(natures, ["training", "", ""]);
}

#[test]
fn a_nature_that_is_unknown_or_nobodys_is_told_where_it_stands() {
    let project = sorted().replace(WORKSHOP, "\"training\"", "\"trainig\"");
    let run = project.run(&["check"]);
    assert_eq!(run.code, 1);
    for text in [
        "2026-paperwork.toml:",
        "nature \"trainig\" is not one of technical, organisational, training, legal.",
        "did you mean \"training\"?",
    ] {
        assert!(run.err.contains(text), "{text}:\n{}", run.err);
    }
    let project = sorted().replace(WORKSHOP, "natures_by = \"desk\"\n", "");
    let run = project.run(&["check"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("nobody is named who read it"), "{}", run.err);
}

#[test]
fn the_schema_of_workshops_names_every_word_that_is_read() {
    use leadar::model::{Nature, NeedKind};
    let project = Project::smallest();
    let schema: Value = serde_json::from_str(&project.run(&["schema", "workshops"]).out).expect("JSON");
    let words = |value: &Value| -> Vec<String> {
        let words = value["enum"].as_array().expect("words").iter();
        words.map(|word| word.as_str().expect("a word").to_owned()).collect()
    };
    let of_need = &schema["properties"]["needs"]["items"]["properties"];
    assert_eq!(words(&of_need["nature"]), Nature::ALL.map(Nature::as_str));
    assert_eq!(words(&schema["$defs"]["kind"]), NeedKind::ALL.map(NeedKind::as_str));
    // Every key that workshops of the radar itself use is there, and so is every required one.
    let folder = repository().join("radar-data/workshops");
    for file in std::fs::read_dir(folder).expect("a folder") {
        let path = file.expect("a file").path();
        let text = std::fs::read_to_string(&path).expect("a text");
        let workshop: toml_edit::DocumentMut = text.parse().expect("TOML");
        for (key, _) in workshop.iter() {
            assert!(schema["properties"].get(key).is_some(), "{key}");
        }
        let needs = workshop["needs"].as_array_of_tables().expect("needs");
        for need in needs {
            need.iter()
                .for_each(|(key, _)| assert!(of_need.get(key).is_some(), "{key}"));
            assert!(need.contains_key("nature"), "{} is sorted", need["id"]);
        }
    }
}
