//! Two people change the data on two branches: git joins what both did, and what it cannot join is named by `check`.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::project::{Project, Run};

/// A radar in a repository of its own.
struct Repository {
    project: Project,
}

/// A change of some files of radar-data: path, text to be replaced, text instead. A path without a text to be replaced is a
/// new file, one with an empty text gets the new one at its end.
type Edits<'a> = &'a [(&'a str, Option<&'a str>, &'a str)];

impl Repository {
    fn new() -> Self {
        let repository = Repository {
            project: Project::smallest(),
        };
        repository.git(&["init", "-q", "-b", "main"]);
        repository.commit();
        repository
    }

    /// Runs git in the folder of the test, by its own settings alone, and gives whether it went well.
    fn git(&self, words: &[&str]) -> (bool, String) {
        let output = Command::new("git")
            .args(words)
            .current_dir(self.project.path("."))
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .envs(["AUTHOR", "COMMITTER"].map(|who| (format!("GIT_{who}_NAME"), "Somebody")))
            .envs(["AUTHOR", "COMMITTER"].map(|who| (format!("GIT_{who}_EMAIL"), "somebody@example.org")))
            .output()
            .expect("this test needs git: install it, its promise is about merges");
        let text = [output.stdout, output.stderr].concat();
        (output.status.success(), String::from_utf8_lossy(&text).into_owned())
    }

    fn commit(&self) {
        for words in [&["add", "-A"][..], &["commit", "-q", "-m", "a change"]] {
            let (fine, told) = self.git(words);
            assert!(fine, "git {words:?}: {told}");
        }
    }

    fn edit(&self, edits: Edits) {
        for (path, from, to) in edits {
            let path = self.project.path("radar-data").join(path);
            let before = fs::read_to_string(&path).unwrap_or_default();
            let after = match from {
                None => (*to).to_owned(),
                Some("") => before + to,
                Some(from) => {
                    assert!(before.contains(from), "{} holds {from:?}", path.display());
                    before.replacen(from, to, 1)
                }
            };
            fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            fs::write(path, after).expect("written");
        }
    }

    /// Makes one change on a branch and the other on main, and merges; gives whether git could.
    fn merge(&self, theirs: impl FnOnce(&Self), ours: impl FnOnce(&Self)) -> bool {
        self.git(&["checkout", "-q", "-b", "theirs"]);
        theirs(self);
        self.commit();
        self.git(&["checkout", "-q", "main"]);
        ours(self);
        self.commit();
        self.git(&["merge", "-q", "--no-edit", "theirs"]).0
    }

    fn check(&self) -> Run {
        self.project.run(&["check"])
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.project.path("radar-data").join(path)).expect("it is there")
    }
}

/// Two changes that git joins, after which everything is in order and both are there.
fn joins(what: &str, theirs: Edits, ours: Edits) {
    let repository = Repository::new();
    let merged = repository.merge(|found| found.edit(theirs), |found| found.edit(ours));
    assert!(merged, "{what}: {}", repository.git(&["diff"]).1);
    let run = repository.check();
    assert_eq!(run.code, 0, "{what}: {}", run.err);
    for (path, _, to) in theirs.iter().chain(ours) {
        let text = repository.text(path);
        let lines = to.lines().filter(|line| !line.is_empty());
        lines.for_each(|line| assert!(text.contains(line), "{what}: {path} lost {line:?}:\n{text}"));
    }
}

const SCORES: &str = "scores/panel.csv";
const RADAR: &str = "radar.toml";
const WORKSHOP: &str = "workshops/2026-paperwork.toml";

fn technology(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/starter/technologies/thermal-camera.toml");
    let text = fs::read_to_string(path).expect("it is there");
    text.replace("Thermal camera", name)
}

fn record(id: &str) -> String {
    format!(
        "[[records]]\nid = \"{id}\"\nkind = \"trial\"\nspeaks = \"for\"\nsays = \"Something was done, {id}.\"\n\
         who = [{{ name = \"{id}\", type = \"police\", country = \"NL\" }}]\nhappened = \"2025\"\ntitle = \"Title of {id}\"\n\
         publisher = \"A newspaper\"\nurl = \"https://example.org/{id}\"\nlanguage = \"en\"\nwhere = \"page 1\"\n\
         strength = \"press\"\nread = \"part\"\nentered_by = \"desk\"\nentered = 2026-01-31\n\n"
    )
}

#[test]
fn links_of_two_people_are_joined_wherever_their_rows_stand() {
    let apart = "paperwork-01,thermal-camera,related,ours,2026-01-30,a\n";
    joins(
        "rows far apart",
        &[(
            "links.csv",
            Some("paperwork-01,mobile"),
            &format!("{apart}paperwork-01,mobile"),
        )],
        &[(
            "links.csv",
            Some(""),
            "paperwork-02,mobile-forms,related,theirs,2026-01-30,b\n",
        )],
    );
    joins(
        "rows at the same place",
        &[(
            "links.csv",
            Some(""),
            "paperwork-02,mobile-forms,related,a,2026-01-30,b\n",
        )],
        &[(
            "links.csv",
            Some(""),
            "paperwork-02,thermal-camera,related,b,2026-01-30,c\n",
        )],
    );
    joins(
        "two people on the same pair",
        &[(
            "links.csv",
            Some(""),
            "paperwork-01,thermal-camera,related,a,2026-01-30,b\n",
        )],
        &[(
            "links.csv",
            Some(""),
            "paperwork-01,thermal-camera,rejected,b,2026-01-30,c\n",
        )],
    );
}

#[test]
fn scores_and_decisions_on_candidates_of_two_people_are_joined() {
    joins(
        "scores of two assessors",
        &[(SCORES, Some(""), "dictation,need,A1,3,2026-01-30,one\n")],
        &[(SCORES, Some(""), "dictation,need,A2,4,2026-01-30,two\n")],
    );
    let head = "phrase,decision,technology,by,date,why\n";
    let with = |row: &str| format!("{head}{row}\n");
    let repository = Repository::new();
    fs::create_dir(repository.project.path("radar-data/evidence")).expect("made");
    repository.edit(&[(
        "evidence/candidates.csv",
        None,
        &with("first,rejected,,a,2026-01-30,no"),
    )]);
    repository.commit();
    let row = |phrase: &str| format!("{phrase},rejected,,a,2026-01-30,no\n");
    let (one, two) = (row("second"), row("third"));
    let merged = repository.merge(
        |found| found.edit(&[("evidence/candidates.csv", Some(""), &one)]),
        |found| found.edit(&[("evidence/candidates.csv", Some(""), &two)]),
    );
    let text = repository.text("evidence/candidates.csv");
    assert!(merged && text.contains(&one) && text.contains(&two), "{text}");
}

#[test]
fn new_technologies_standards_and_workshops_of_two_people_are_joined() {
    joins(
        "technologies",
        &[("technologies/one.toml", None, &technology("One"))],
        &[("technologies/two.toml", None, &technology("Two"))],
    );
    let standard = |number: &str| {
        format!(
            "number = \"{number}\"\ntitle = \"{number}\"\nbody = \"B\"\nkind = \"international-standard\"\nstatus = \"published\"\nnote = \"n\"\nsource = \"s\"\n"
        )
    };
    joins(
        "standards",
        &[("standards/one.toml", None, &standard("S 1"))],
        &[("standards/two.toml", None, &standard("S 2"))],
    );
    let workshop = |id: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("templates/starter")
            .join(WORKSHOP);
        let text = fs::read_to_string(path).expect("it is there");
        text.replace("id = \"paperwork-", &format!("id = \"{id}-"))
            .replace("topic = \"paperwork\"", "topic = \"night-work\"")
            .replace("title = \"Less paperwork\"", &format!("title = \"{id}\""))
            .replace("2026-01-15", if id == "one" { "2026-01-12" } else { "2026-01-20" })
            .replace("2026-01-16", if id == "one" { "2026-01-12" } else { "2026-01-20" })
    };
    joins(
        "workshops",
        &[("workshops/2026-one.toml", None, &workshop("one"))],
        &[("workshops/2026-two.toml", None, &workshop("two"))],
    );
}

#[test]
fn different_needs_of_one_workshop_are_sorted_by_two_people() {
    joins(
        "needs of one workshop",
        &[(WORKSHOP, Some("kind = \"gap\""), "kind = \"capability\"")],
        &[(WORKSHOP, Some("kind = \"requirement\""), "kind = \"priority\"")],
    );
}

#[test]
fn weights_and_topics_of_one_radar_are_changed_by_two_people() {
    joins(
        "radar.toml",
        &[(RADAR, Some("name = \"Night work\""), "name = \"Work at night\"")],
        &[(RADAR, Some("weight = 40"), "weight = 45")],
    );
}

#[test]
fn records_of_different_technologies_are_joined_and_so_are_those_at_both_ends_of_one_file() {
    let (one, two) = (record("one"), record("two"));
    joins(
        "records of two technologies",
        &[("evidence/records/dictation.toml", None, &one)],
        &[("evidence/records/mobile-forms.toml", None, &two)],
    );
    let path = "evidence/records/dictation.toml";
    let repository = Repository::new();
    repository.edit(&[(path, None, &record("between"))]);
    repository.commit();
    let merged = repository.merge(
        |found| found.edit(&[(path, Some("[[records]]"), &format!("{one}[[records]]"))]),
        |found| found.edit(&[(path, Some(""), &two)]),
    );
    assert!(merged, "{}", repository.text(path));
    assert_eq!(repository.check().code, 0, "{}", repository.check().err);
}

#[test]
fn records_at_the_same_place_of_one_file_stay_apart_in_a_conflict_that_check_names() {
    let path = "evidence/records/dictation.toml";
    let repository = Repository::new();
    repository.edit(&[(path, None, &record("first"))]);
    repository.commit();
    let merged = repository.merge(
        |found| found.edit(&[(path, Some(""), &record("one"))]),
        |found| found.edit(&[(path, Some(""), &record("two"))]),
    );
    assert!(!merged, "no record is mixed of two");
    let told = repository.check().err;
    let errors = told.lines().filter(|line| line.starts_with("error:")).count();
    assert!(errors == 1 && told.contains("left a conflict here"), "{told}");
}

#[test]
fn what_one_person_decided_differently_on_two_branches_is_named() {
    let repository = Repository::new();
    let row = |grade: &str| format!("paperwork-01,thermal-camera,{grade},desk,2026-01-30,seen\n");
    let (one, two) = (row("related"), row("rejected"));
    let merged = repository.merge(
        |found| found.edit(&[("links.csv", Some(""), &one)]),
        |found| found.edit(&[("links.csv", Some(""), &two)]),
    );
    assert!(merged, "tables keep the rows of both");
    let run = repository.check();
    assert_eq!(run.code, 1, "{}", run.err);
    for told in [
        "the link \"paperwork-01\", \"thermal-camera\", \"desk\" is given twice",
        "links.csv:6",
        "it says something else at radar-data/links.csv:5:1: somebody must decide which of them holds",
    ] {
        assert!(run.err.contains(told), "{told}: {}", run.err);
    }
}

#[test]
fn a_row_that_both_branches_hold_is_safe_to_delete_and_check_says_so() {
    let row = "paperwork-01,thermal-camera,related,desk,2026-01-30,seen\n";
    let repository = Repository::new();
    repository.edit(&[("links.csv", Some(""), row), ("links.csv", Some(""), row)]);
    let run = repository.check();
    assert!(
        run.err
            .contains("the same stands at radar-data/links.csv:5:1: delete one of them"),
        "{}",
        run.err
    );
}

#[test]
fn a_conflict_is_told_first_once_and_nothing_follows_from_it() {
    for (path, from, one, two) in [
        (RADAR, "date = 2026-01-31", "date = 2026-02-01", "date = 2026-02-02"),
        (
            WORKSHOP,
            "kind = \"gap\"",
            "kind = \"priority\"",
            "kind = \"capability\"",
        ),
        ("technologies/dictation.toml", "low = ", "low = 1 # ", "low = 2 # "),
    ] {
        let repository = Repository::new();
        let merged = repository.merge(
            |found| found.edit(&[(path, Some(from), one)]),
            |found| found.edit(&[(path, Some(from), two)]),
        );
        assert!(!merged, "{path}: both changed the same line");
        // A fault of its own in another file, by name before the one in conflict.
        repository.edit(&[("links.csv", Some("core,desk"), "kore,desk")]);
        let run = repository.check();
        assert_eq!(run.code, 1, "{path}: {}", run.err);
        let first = run.err.lines().next().unwrap_or_default();
        let line = repository
            .text(path)
            .lines()
            .position(|line| line.starts_with("<<<<<<<"));
        let place = format!(
            "error: radar-data/{path}:{}:1: a merge of \"HEAD\" and \"theirs\"",
            line.expect("marked") + 1
        );
        assert!(first.starts_with(&place), "{path}: {}", run.err);
        let errors: Vec<&str> = run.err.lines().filter(|line| line.starts_with("error:")).collect();
        assert_eq!(
            errors.len(),
            2,
            "{path}: the conflict and the fault of its own: {}",
            run.err
        );
        assert!(errors[1].contains("kore"), "{path}: {}", run.err);
    }
}

#[test]
fn marks_are_found_in_every_kind_of_file() {
    let marks = "<<<<<<< HEAD\n\"a\"\n||||||| base\n\"b\"\n=======\n\"c\"\n>>>>>>> theirs\n";
    let project = Project::smallest();
    assert_eq!(project.run(&["freeze"]).code, 0);
    for folder in ["radar-data/evidence/openalex", "radar-data/evidence/records"] {
        fs::create_dir_all(project.path(folder)).expect("made");
    }
    let files = [
        "radar.toml",
        "links.csv",
        SCORES,
        WORKSHOP,
        "technologies/dictation.toml",
        "concepts.toml",
        "standards/one.toml",
        "evidence/audits.csv",
        "evidence/candidates.csv",
        "evidence/openalex/dictation.json",
        "evidence/records/dictation.toml",
        "editions/first/edition.toml",
        "editions/first/maps/activities.json",
    ];
    let project = files.iter().fold(project, |project, path| project.write(path, marks));
    let run = project.run(&["check"]);
    let errors: Vec<&str> = run.err.lines().filter(|line| line.starts_with("error:")).collect();
    assert_eq!(errors.len(), files.len(), "{}", run.err);
    for path in files {
        let told = format!("error: radar-data/{path}:1:1: a merge of \"HEAD\" and \"theirs\" left a conflict");
        assert_eq!(
            errors.iter().filter(|line| line.starts_with(&told)).count(),
            1,
            "{path}: {}",
            run.err
        );
    }
}

#[test]
fn what_the_other_branch_removed_is_named_where_it_is_still_used() {
    let repository = Repository::new();
    let merged = repository.merge(
        |found| {
            fs::remove_file(found.project.path("radar-data/technologies/thermal-camera.toml")).expect("it was there");
        },
        |found| {
            found.edit(&[(
                "links.csv",
                Some(""),
                "paperwork-01,thermal-camera,related,a,2026-01-30,b\n",
            )])
        },
    );
    assert!(merged, "git sees nothing wrong");
    let run = repository.check();
    assert!(
        run.err
            .contains("links.csv:5:14: technology \"thermal-camera\" is not known"),
        "{}",
        run.err
    );
    assert!(
        run.err
            .contains("where it was removed, this goes too, or it comes back"),
        "{}",
        run.err
    );
}

#[test]
fn two_frozen_editions_of_one_name_are_never_mixed() {
    let repository = Repository::new();
    let freeze = |found: &Repository| assert_eq!(found.project.run(&["freeze"]).code, 0);
    let merged = repository.merge(
        |found| {
            found.edit(&[("technologies/dictation.toml", Some("low = "), "low = 1 # ")]);
            freeze(found);
        },
        freeze,
    );
    assert!(!merged, "somebody chooses");
    let placements = repository.text("editions/first/placements.csv");
    assert!(!placements.contains("<<<<<<<"), "{placements}");
    let (_, status) = repository.git(&["status", "--short"]);
    assert!(
        status.contains("AA radar-data/editions/first/placements.csv"),
        "{status}"
    );
}
