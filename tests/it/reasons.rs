//! Why an edition differs from another one: contributions that add up, found again from the files alone.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use leadar::model::{Attribution, Cause, Differences};
use leadar::pipeline;
use serde_json::Value;

use crate::project::{Project, run_in};

/// A change of one input: the file, what stands there, what stands there then, and its name in JSON.
struct Edit {
    file: &'static str,
    from: &'static str,
    to: &'static str,
    input: &'static str,
}

const fn edit(file: &'static str, from: &'static str, to: &'static str, input: &'static str) -> Edit {
    Edit { file, from, to, input }
}

const RADAR: &str = "radar.toml";
const WORKSHOP: &str = "workshops/2026-paperwork.toml";
const DICTATION: &str = "technologies/dictation.toml";

/// One of every kind of input; all of them touch dictation.
const EDITS: &[Edit] = &[
    edit(RADAR, "weight = 60", "weight = 20", "weight/need"),
    edit(
        RADAR,
        "starts_at = [1, 4, 6, 7, 8]",
        "starts_at = [1, 4, 6, 8, 9]",
        "criterion/maturity",
    ),
    edit(
        RADAR,
        "{ measure = \"need\", at_least = 2 }",
        "{ measure = \"need\", at_least = 4 }",
        "rule/3",
    ),
    edit(
        RADAR,
        "effect = \"none\"",
        "effect = \"prohibits\"",
        "legal-class/ordinary",
    ),
    edit(
        RADAR,
        "not_mentioned = [0.6, 0.25, 0.15, 0, 0]",
        "not_mentioned = [0.8, 0.15, 0.05, 0, 0]",
        "setting/demand",
    ),
    edit(DICTATION, "low = 7", "low = 5", "trl/dictation"),
    edit(
        DICTATION,
        "legal_class = \"ordinary\"",
        "legal_class = \"narrow\"",
        "law/dictation",
    ),
    edit(
        DICTATION,
        "topics = [\"paperwork\"]",
        "topics = [\"night-work\"]",
        "topics/dictation",
    ),
    edit(
        "links.csv",
        "paperwork-02,dictation,core,desk",
        "paperwork-02,dictation,rejected,desk",
        "link/paperwork-02/dictation/desk",
    ),
    edit(
        "links.csv",
        "paperwork-01,dictation,related,desk,2026-01-31,text need not be typed again\n",
        "",
        "link/paperwork-01/dictation/desk",
    ),
    edit(
        WORKSHOP,
        "kind = \"requirement\"",
        "kind = \"priority\"",
        "need/paperwork-02",
    ),
    edit(
        WORKSHOP,
        "topic = \"paperwork\"",
        "topic = \"night-work\"",
        "workshop/2026-paperwork",
    ),
    edit(
        "scores/panel.csv",
        "technology,criterion,assessor,value,date,note\n",
        "technology,criterion,assessor,value,date,note\ndictation,use,a,2,2026-01-31,seen\n",
        "score/dictation/use/a/1",
    ),
    edit(
        "standards/one.toml",
        "status = \"published\"",
        "status = \"withdrawn\"",
        "standard/one",
    ),
    edit(
        "evidence/records/dictation.toml",
        ", { name = \"Other\", type = \"police\", country = \"FR\" }",
        "",
        "record/dictation/a",
    ),
];

/// The small radar with a class, criteria and files more, so that everything that can change is there.
fn base() -> Project {
    let project = Project::smallest();
    let radar = fs::read_to_string(project.path("radar-data/radar.toml")).expect("it is there");
    let more = r#"
[[criteria]]
id = "law"
name = "Law"
question = "May it be used?"
weight = 20
origin = "legal"
anchors = ["no", "hardly", "with care", "yes", "yes, freely"]

[[criteria]]
id = "norm"
name = "Standard"
question = "Is there a standard?"
weight = 10
origin = "standards"
anchors = ["none", "early", "some", "one", "a good one"]

[[criteria]]
id = "use"
name = "Ease"
question = "Is it easy?"
weight = 15
origin = "assessed"
anchors = ["no", "hardly", "so so", "yes", "very"]

[[criteria]]
id = "proof"
name = "Proof"
question = "Has somebody seen it work?"
weight = 10
origin = "evidence"
unknown = "as-seen"
anchors = ["no", "hardly", "so so", "yes", "very"]

[[evidence_levels]]
level = 5
records = [{ kinds = ["in-service"], at_least = 2 }]

[[evidence_levels]]
level = 3
records = [{ kinds = ["in-service"], at_least = 1 }]

[[standard_levels]]
level = 5
kinds = ["international-standard"]
statuses = ["published"]

[[standard_levels]]
level = 1
kinds = ["international-standard"]
statuses = ["withdrawn"]

[[legal_classes]]
id = "narrow"
name = "Narrow"
meaning = "Hardly any use is allowed."
instrument = "Name the law here"
effect = "duty"
level = 2
level_special = 1
checked_on = 2026-01-31
source = "example"
"#;
    let standard = r#"number = "EX 1"
title = "Example"
body = "Example body"
kind = "international-standard"
status = "published"
topics = ["paperwork"]
technologies = ["dictation"]
note = "An example."
source = "example"
"#;
    let record = |who: &str| {
        format!(
            r#"[[records]]
id = "a"
kind = "in-service"
speaks = "for"
says = "Two forces use it daily."
who = [{who}]
happened = "2025-06-01"
title = "Example report"
publisher = "Example press"
url = "https://example.org/report"
language = "en"
where = "page 1"
strength = "independent"
read = "whole"
entered_by = "desk"
entered = 2026-01-31
"#
        )
    };
    let both =
        r#"{ name = "One", type = "police", country = "ES" }, { name = "Other", type = "police", country = "FR" }"#;
    fs::create_dir_all(project.path("radar-data/evidence/records")).expect("a folder");
    project
        .write("radar.toml", radar + more)
        .replace("radar.toml", "precision = 0.01", "samples = 100")
        .replace(
            "radar.toml",
            "[[rules]]\nring = \"deploy\"",
            "[[rules]]\nring = \"watch\"\nwords = \"Forbidden.\"\nwhen = [{ effect = [\"prohibits\"] }]\n\n[[rules]]\nring = \"deploy\"",
        )
        .write("standards/one.toml", standard)
        .write("evidence/records/dictation.toml", record(both))
}

/// The radar with some of the edits made, as a folder.
fn with(home: &Path, base: &Path, edits: &[&Edit]) -> PathBuf {
    let names: Vec<String> = edits.iter().map(|edit| edit.input.replace('/', "-")).collect();
    let folder = home.join(names.join("+").chars().take(100).collect::<String>());
    copy(base, &folder);
    for edit in edits {
        let path = folder.join(edit.file);
        let text = fs::read_to_string(&path).expect("the file is there");
        assert!(text.contains(edit.from), "{} holds {:?}", edit.file, edit.from);
        fs::write(&path, text.replacen(edit.from, edit.to, 1)).expect("written");
    }
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
    {
        let target = to.join(entry.file_name().expect("a name"));
        if entry.is_dir() {
            copy(&entry, &target);
        } else {
            fs::copy(&entry, &target).expect("copied");
        }
    }
}

/// What the program itself says of a folder: the probabilities of the rings and the value of every technology.
fn score_all(folder: &Path) -> BTreeMap<String, Vec<f64>> {
    let (_, edition) = pipeline::place(folder)
        .unwrap_or_else(|wrong| panic!("{wrong:?}"))
        .value;
    let placements = edition.placements.iter().map(|placement| {
        let certainty = placement.certainty.as_ref().expect("rings are counted out");
        let value = placement.value.expect("criteria weigh").value();
        (placement.technology.clone(), joined(&certainty.rings, value))
    });
    placements.collect()
}

fn score(folder: &Path) -> Vec<f64> {
    score_all(folder).remove("dictation").expect("it is placed")
}

fn compare(older: &Path, newer: &Path) -> Differences {
    let newer = newer.display().to_string();
    let compared = pipeline::compare_editions(older, &older.display().to_string(), Some(&newer));
    compared.unwrap_or_else(|wrong| panic!("{wrong:?}")).value
}

fn is_close(one: &[f64], other: &[f64]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| (one - other).abs() < 1e-9)
}

fn joined(rings: &[f64], value: f64) -> Vec<f64> {
    rings.iter().copied().chain([value]).collect()
}

/// What changes added, by their places.
type Added = Vec<(Vec<usize>, Vec<f64>)>;

/// Before, now, and what each added, in the order of the changes.
fn numbers(attribution: &Attribution) -> (Vec<f64>, Vec<f64>, Added) {
    let contributions = attribution.contributions.iter();
    let mut contributions: Added = contributions
        .map(|found| (found.changes.clone(), joined(&found.rings, found.value)))
        .collect();
    contributions.sort_by(|a, b| a.0.cmp(&b.0));
    (
        joined(&attribution.before, attribution.value.0.expect("a value")),
        joined(&attribution.now, attribution.value.1.expect("a value")),
        contributions,
    )
}

#[test]
fn one_change_of_each_kind_alone_has_the_whole_difference() {
    let project = base();
    let data = project.path("radar-data");
    let before = score(&data);
    for edit in EDITS {
        let folder = with(&project.path("one"), &data, &[edit]);
        let now = score(&folder);
        let differences = compare(&data, &folder);
        let reasons = differences.reasons.as_ref().expect("both hold what made them");
        let attribution = reasons
            .of("dictation")
            .unwrap_or_else(|| panic!("{} is read", edit.input));
        let (was, is, contributions) = numbers(attribution);
        assert!(is_close(&was, &before), "{}: {was:?} and {before:?}", edit.input);
        assert!(is_close(&is, &now), "{}: {is:?} and {now:?}", edit.input);
        let sum = contributions.iter().fold(was, |sum, (_, added)| add(&sum, added, 1.0));
        assert!(is_close(&sum, &is), "{}: {sum:?} and {is:?}", edit.input);
        let json: Value = serde_json::from_str(&pipeline::differences_to_json(&differences)).expect("JSON");
        let named: Vec<&str> = json["reasons"]["changes"]
            .as_array()
            .expect("a list")
            .iter()
            .filter_map(|change| change["input"].as_str())
            .filter(|input| *input != "levels-as-seen")
            .collect();
        assert_eq!(named, [edit.input]);
        let (all_before, all_now) = (score_all(&data), score_all(&folder));
        for (technology, was) in &all_before {
            let is = &all_now[technology];
            match reasons.of(technology) {
                Some(found) => {
                    let (told_was, told_is, _) = numbers(found);
                    assert!(
                        is_close(&told_was, was) && is_close(&told_is, is),
                        "{technology}, {}",
                        edit.input
                    );
                }
                None => assert!(is_close(was, is), "{technology} is another by {}", edit.input),
            }
        }
        assert!(
            is.iter().zip(&before).any(|(is, was)| (is - was).abs() > 1e-6),
            "{} does something",
            edit.input
        );
    }
}

#[test]
fn two_changes_at_once_share_what_they_do_as_the_definition_says() {
    let project = base();
    let data = project.path("radar-data");
    let before = score(&data);
    let alone: Vec<Vec<f64>> = EDITS
        .iter()
        .map(|edit| score(&with(&project.path("alone"), &data, &[edit])))
        .collect();
    for (first, one) in EDITS.iter().enumerate() {
        for (second, other) in EDITS.iter().enumerate().skip(first + 1) {
            if one.input == other.input {
                continue;
            }
            let folder = with(&project.path("two"), &data, &[one, other]);
            let now = score(&folder);
            let differences = compare(&data, &folder);
            let reasons = differences.reasons.as_ref().expect("both hold what made them");
            let (was, is, contributions) = numbers(reasons.of("dictation").expect("it is read"));
            let names = format!("{} and {}", one.input, other.input);
            assert!(is_close(&was, &before) && is_close(&is, &now), "{names}");
            let sum = contributions
                .iter()
                .fold(was.clone(), |sum, (_, added)| add(&sum, added, 1.0));
            assert!(is_close(&sum, &is), "{names}: {sum:?} and {is:?}");
            let json: Value = serde_json::from_str(&pipeline::differences_to_json(&differences)).expect("JSON");
            let inputs: Vec<&Value> = contributions
                .iter()
                .map(|(changes, _)| &json["reasons"]["changes"][changes[0]]["input"])
                .collect();
            if inputs.iter().any(|input| *input == "levels-as-seen") {
                // A third change; that all add up is seen above.
                continue;
            }
            for (place, edit) in [(first, one), (second, other)] {
                let rest = if place == first { second } else { first };
                let mut expected = vec![0.0; before.len()];
                for (after, without) in [(&alone[place], &before), (&now, &alone[rest])] {
                    expected = add(&expected, after, 0.5);
                    expected = add(&expected, without, -0.5);
                }
                let found = inputs.iter().position(|input| *input == edit.input);
                let found = found.map_or_else(|| vec![0.0; before.len()], |found| contributions[found].1.clone());
                assert!(
                    is_close(&found, &expected),
                    "{names}: {} {found:?} and {expected:?}",
                    edit.input
                );
            }
        }
    }
}

fn add(one: &[f64], other: &[f64], weight: f64) -> Vec<f64> {
    one.iter().zip(other).map(|(one, other)| one + weight * other).collect()
}

#[test]
fn all_changes_at_once_add_up_too() {
    let project = base();
    let data = project.path("radar-data");
    let all: Vec<&Edit> = EDITS.iter().collect();
    let folder = project.path("all");
    let folder = with(&folder, &data, &all);
    let differences = compare(&data, &folder);
    let reasons = differences.reasons.as_ref().expect("both hold what made them");
    let (was, is, contributions) = numbers(reasons.of("dictation").expect("it is read"));
    assert!(is_close(&was, &score(&data)) && is_close(&is, &score(&folder)));
    let sum = contributions.iter().fold(was, |sum, (_, added)| add(&sum, added, 1.0));
    assert!(is_close(&sum, &is), "{sum:?} and {is:?}");
    assert!(
        reasons.of("dictation").is_some_and(|found| found.error.is_some()),
        "orders are drawn"
    );
}

#[test]
fn a_rule_that_asks_more_is_named_once_for_all_that_it_moves() {
    let project = base();
    let data = project.path("radar-data");
    let asks = (
        "{ measure = \"trl.low\", at_least = 8 }",
        "{ measure = \"need\", at_least = 5 }",
    );
    let folder = with(&project.path("rule"), &data, &[&edit(RADAR, asks.0, asks.1, "rule/1")]);
    let run = run_in(
        project.path("").as_path(),
        &["diff", &data.display().to_string(), &folder.display().to_string()],
    );
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        run.out
            .contains("because the rule for Deploy now asks Need of 5 or more instead of a TRL of 8 or more"),
        "{}",
        run.out
    );
    let differences = compare(&data, &folder);
    assert!(!differences.moved.is_empty());
    assert!(
        differences
            .moved
            .iter()
            .all(|moved| matches!(moved.cause, Some(Cause::Changes(_))))
    );
}

#[test]
fn the_page_of_changes_the_feed_and_the_data_tell_one_cause_once() {
    let project = base();
    assert_eq!(project.run(&["freeze"]).code, 0);
    let project = project
        .replace("radar.toml", "name = \"first\"", "name = \"second\"")
        .replace("radar.toml", "date = 2026-01-31", "date = 2026-07-31")
        .replace(
            "radar.toml",
            "{ measure = \"trl.low\", at_least = 8 }",
            "{ measure = \"need\", at_least = 5 }",
        );
    project.build();
    let cause = "because the rule for Deploy now asks Need of 5 or more instead of a TRL of 8 or more";
    let page = project.page("changes.html");
    let heading = format!("<h3>Deploy to Pilot, {cause}");
    assert_eq!(page.matches(&heading).count(), 1, "{page}");
    assert!(page.contains("With another probability or value"), "{page}");
    let feed = project.page("changes.atom");
    assert!(feed.starts_with("<?xml") && feed.contains(cause), "{feed}");
    let ids: Vec<&str> = feed
        .split("<id>")
        .skip(1)
        .filter_map(|rest| rest.split("</id>").next())
        .collect();
    let distinct: std::collections::BTreeSet<&&str> = ids.iter().collect();
    assert!(ids.len() >= 2 && distinct.len() == ids.len(), "{ids:?}");
    let data: Value = serde_json::from_str(&project.page("data/changes.json")).expect("JSON");
    let printed: Value = serde_json::from_str(&project.run(&["diff", "first", "--format", "json"]).out).expect("JSON");
    assert_eq!(data, printed);
    let schema: Value = serde_json::from_str(&project.run(&["schema", "diff"]).out).expect("JSON");
    crate::scoring::check_schema(&schema, &data, "$");
    let working = project.run(&["diff", "first", "--explain", "mobile-forms"]).out;
    assert!(working.contains("the rule for Deploy now asks"), "{working}");
}

/// A change of several inputs that cannot be made one without the other, or leads through a radar in which nothing weighs.
#[test]
fn mixtures_that_make_no_radar_by_themselves_are_explained_all_the_same() {
    let project = base();
    let data = project.path("radar-data");
    let scored = project.path("scored");
    copy(&data, &scored);
    let put = |folder: &Path, file: &str, from: &str, to: &str| {
        let text = fs::read_to_string(folder.join(file)).expect("the file is there");
        assert!(text.contains(from), "{file} holds {from:?}");
        fs::write(folder.join(file), text.replacen(from, to, 1)).expect("written");
    };
    let easy = "question = \"Is it easy?\"\nweight = 15\norigin = \"assessed\"\nanchors = [\"no\", \"hardly\", \"so so\", \"yes\", \"very\"]";
    let row = |score: &str| {
        format!("technology,criterion,assessor,value,date,note\ndictation,use,a,{score},2026-01-31,seen\n")
    };
    put(
        &scored,
        RADAR,
        easy,
        "question = \"Is it easy?\"\nweight = 15\norigin = \"assessed\"\nscale = [0, 10]",
    );
    fs::write(scored.join("scores/panel.csv"), row("4")).expect("written");
    let wider = project.path("wider");
    copy(&scored, &wider);
    put(&wider, RADAR, "scale = [0, 10]", "scale = [0, 100]");
    fs::write(wider.join("scores/panel.csv"), row("60")).expect("written");
    let through = project.path("through");
    copy(&data, &through);
    for (from, to) in [
        ("weight = 60", "weight = 0"),
        ("weight = 20", "weight = 0"),
        ("weight = 15", "weight = 0"),
    ] {
        put(&through, RADAR, from, to);
    }
    for (older, newer) in [(&scored, &wider), (&wider, &scored), (&data, &through)] {
        let differences = compare(older, newer);
        let reasons = differences.reasons.as_ref().expect("both hold what made them");
        let (was, is, contributions) = numbers(reasons.of("dictation").expect("it is another"));
        assert!(is_close(&was, &score(older)) && is_close(&is, &score(newer)));
        let sum = contributions.iter().fold(was, |sum, (_, added)| add(&sum, added, 1.0));
        assert!(is_close(&sum, &is), "{sum:?} and {is:?}");
        for (_, added) in &contributions {
            let rings: f64 = added[..added.len() - 1].iter().sum();
            assert!(rings.abs() < 1e-9, "what one ring gains another loses: {added:?}");
        }
    }
}
