//! A frozen edition holds what made it, notices a byte changed, and can be made again anywhere.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use leadar::model::GENERATOR;
use leadar::pipeline::{read_edition_data, read_side};
use leadar::store::list_checksums;

use crate::project::{Project, read_tree, repository, run_in};

/// The starter, frozen.
fn frozen() -> Project {
    let project = Project::smallest();
    let run = project.run(&["freeze"]);
    assert_eq!(run.code, 0, "{}", run.err);
    project
}

/// The data with the name and day of another edition.
fn next(project: Project, name: &str, year: u16) -> Project {
    let file = project.path("radar-data/radar.toml");
    let text = fs::read_to_string(file).expect("read");
    let value = |key: &str| {
        let line = text.lines().find(|line| line.starts_with(key)).expect("it is declared");
        line.to_owned()
    };
    let (old_name, old_date) = (value("name = "), value("date = "));
    project
        .replace("radar.toml", &old_name, &format!("name = \"{name}\""))
        .replace("radar.toml", &old_date, &format!("date = {year}-01-31"))
}

/// Writes the list of checksums of an edition anew, as somebody would who hides a change.
fn seal(project: &Project, name: &str) {
    let folder = project.path("radar-data/editions").join(name);
    let files: BTreeMap<String, Vec<u8>> = read_tree(&folder).into_iter().collect();
    let files = files.iter().filter(|(path, _)| path.as_str() != "SHA256SUMS");
    let sums = list_checksums(files.map(|(path, bytes)| (path.as_str(), bytes.as_slice())));
    fs::write(folder.join("SHA256SUMS"), sums).expect("written");
}

fn git(folder: &Path, words: &[&str]) {
    let who = [
        "-c",
        "user.name=a",
        "-c",
        "user.email=a@example.org",
        "-c",
        "init.defaultBranch=main",
    ];
    let done = Command::new("git")
        .current_dir(folder)
        .args(who)
        .args(words)
        .output()
        .expect("git runs");
    assert!(
        done.status.success(),
        "{words:?}: {}",
        String::from_utf8_lossy(&done.stderr)
    );
}

/// The folder of a project as a repository with one commit.
fn commit(project: &Project, message: &str) {
    let folder = project.path(".");
    if !folder.join(".git").exists() {
        git(&folder, &["init", "-q"]);
    }
    git(&folder, &["add", "radar-data"]);
    git(&folder, &["commit", "-qm", message]);
}

/// Copies a folder, the last file first.
fn copy_backwards(from: &Path, to: &Path) {
    for (path, bytes) in read_tree(from).into_iter().rev() {
        let path = to.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, bytes).expect("written");
    }
}

#[test]
fn an_edition_holds_every_file_that_made_it_and_the_checksums_of_its_site() {
    let project = Project::smallest().write("notes.md", "read by nobody");
    let data = read_tree(&project.path("radar-data"));
    assert_eq!(project.run(&["freeze"]).code, 0);
    let kept = read_tree(&project.path("radar-data/editions/first/inputs"));
    let is_read = |path: &str| !path.ends_with(".md") && !path.starts_with('.');
    let read: Vec<_> = data.into_iter().filter(|(path, _)| is_read(path)).collect();
    let paths = |files: &[(String, Vec<u8>)]| files.iter().map(|(path, _)| path.clone()).collect::<Vec<_>>();
    assert_eq!(paths(&kept), paths(&read));
    assert!(kept == read, "byte for byte");
    project.build();
    assert_eq!(
        fs::read_to_string(project.path("radar-data/editions/first/site.sha256")).expect("kept"),
        project.page("SHA256SUMS")
    );
    let head = fs::read_to_string(project.path("radar-data/editions/first/edition.toml")).expect("kept");
    for told in ["format = 2", "seed = 1", "[[rings]]", env!("CARGO_PKG_VERSION")] {
        assert!(head.contains(told), "{told} in {head}");
    }
    assert_eq!(
        fs::read_to_string(project.path("radar-data/editions/.gitattributes")).expect("written"),
        "* -text\n"
    );
}

#[test]
fn an_edition_is_made_again_byte_for_byte_in_another_folder_in_another_order_with_other_threads() {
    let project = next(frozen(), "second", 2027);
    assert_eq!(project.run(&["freeze"]).code, 0);
    let project = next(project, "third", 2028).replace("technologies/dictation.toml", "low = 7", "low = 4");
    let elsewhere = tempfile::tempdir().expect("a folder");
    copy_backwards(&project.path("radar-data"), &elsewhere.path().join("other/data"));
    for threads in ["1", "3"] {
        let run = project.run_with(&["verify"], &[("RAYON_NUM_THREADS", threads)]);
        assert_eq!(run.code, 0, "{}{}", run.out, run.err);
        let told: Vec<&str> = run.out.lines().collect();
        assert!(
            told.len() == 2 && told[0].starts_with("first: made again byte for byte: "),
            "{told:?}"
        );
    }
    let run = run_in(elsewhere.path(), &["verify", "second", "--data", "other/data"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
    let run = project.run(&["verify", "frist"]);
    assert!(
        run.code == 1 && run.err.contains("did you mean \"first\"?"),
        "{}",
        run.err
    );
}

#[test]
fn templates_that_were_laid_over_ours_are_kept_and_used() {
    let project = Project::smallest();
    fs::create_dir(project.path("own")).expect("made");
    let style = fs::read_to_string(repository().join("templates/site.css")).expect("a stylesheet");
    fs::write(project.path("own/site.css"), style + "\n.mine { color: red }\n").expect("written");
    assert_eq!(project.run(&["freeze", "--templates", "own"]).code, 0);
    fs::remove_dir_all(project.path("own")).expect("removed");
    let run = project.run(&["verify"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let kept = project.path("radar-data/editions/first/templates/site.css");
    fs::write(&kept, "").expect("written");
    seal(&project, "first");
    let run = project.run(&["verify"]);
    assert!(
        run.code == 1 && run.out.contains("site/assets/site.css: other bytes come out"),
        "{}",
        run.out
    );
}

#[test]
fn whatever_is_not_as_it_was_frozen_is_named_by_every_command_that_reads_editions() {
    let project = next(frozen(), "second", 2027);
    let first = project.path("radar-data/editions/first");
    for (path, bytes) in read_tree(&first).into_iter().filter(|(path, _)| path != "SHA256SUMS") {
        let mut changed = bytes.clone();
        changed[bytes.len() / 2] ^= 1;
        fs::write(first.join(&path), &changed).expect("written");
        let run = project.run(&["check"]);
        let told = format!("editions/first/{path}: its bytes are not those that were frozen.");
        assert!(run.code == 1 && run.err.contains(&told), "{path}: {}", run.err);
        fs::write(first.join(&path), bytes).expect("written");
    }
    let told = |words: &[&str], told: &str| {
        let run = project.run(words);
        assert!(
            run.code == 1 && run.err.contains(told),
            "{words:?}: {told}: {}",
            run.err
        );
    };
    let links = fs::read_to_string(first.join("inputs/links.csv")).expect("read");
    fs::write(first.join("inputs/links.csv"), links.replace('\n', "\r\n")).expect("written");
    told(
        &["check"],
        "inputs/links.csv: its lines are ended otherwise than when it was frozen.",
    );
    told(&["build"], "* -text");
    fs::remove_file(first.join("inputs/links.csv")).expect("removed");
    told(&["score"], "inputs/links.csv: the file is missing.");
    told(&["verify"], "inputs/links.csv: the file is missing.");
    fs::write(first.join("inputs/links.csv"), &links).expect("written");
    fs::write(first.join("inputs/more.csv"), &links).expect("written");
    told(
        &["diff", "first"],
        "inputs/more.csv: the edition was frozen without this file.",
    );
    fs::remove_file(first.join("inputs/more.csv")).expect("removed");
    let sums = fs::read_to_string(first.join("SHA256SUMS")).expect("read");
    fs::write(first.join("SHA256SUMS"), format!("{sums}some words\n")).expect("written");
    let line = sums.lines().count() + 1;
    told(
        &["freeze"],
        &format!("SHA256SUMS:{line}:1: this is no line of a list of checksums."),
    );
    fs::remove_file(first.join("SHA256SUMS")).expect("removed");
    told(&["check"], "SHA256SUMS: the file is missing.");
    fs::write(first.join("SHA256SUMS"), sums).expect("written");
    assert_eq!(project.run(&["check"]).code, 0);
}

#[test]
fn an_edition_that_was_built_upon_cannot_be_replaced_unseen() {
    let project = next(frozen(), "second", 2027);
    assert_eq!(project.run(&["freeze"]).code, 0);
    let project = project.replace("editions/first/placements.csv", "0.8,", "0.9,");
    seal(&project, "first");
    let broken = "editions/second/edition.toml: the edition was built upon another edition \"first\"";
    for words in [["check"], ["verify"]] {
        let run = project.run(&words);
        assert!(run.code == 1 && run.err.contains(broken), "{words:?}: {}", run.err);
    }
    fs::remove_dir_all(project.path("radar-data/editions/first")).expect("removed");
    let run = project.run(&["check"]);
    assert!(
        run.code == 1 && run.err.contains("upon edition \"first\", which is missing"),
        "{}",
        run.err
    );
}

#[test]
fn verify_says_whether_data_version_or_place_is_why_and_where_the_first_difference_stands() {
    let project = frozen().replace("editions/first/placements.csv", ",0.8,", ",0.9,");
    let run = project.run(&["verify"]);
    assert!(
        run.code == 1 && run.out.contains("1 file comes out otherwise. Data: ") && run.out.contains("line 3: "),
        "{}",
        run.out
    );
    assert!(run.err.contains("not those that were frozen"), "{}", run.err);
    seal(&project, "first");
    let run = project.run(&["verify"]);
    assert!(
        run.code == 1 && run.out.contains("1 file comes out otherwise. Place: "),
        "{}",
        run.out
    );
    assert!(
        run.out
            .contains("placements.csv, line 3: \"mobile-forms,Forms on the phone,deploy,deploy,0.9,"),
        "{}",
        run.out
    );
    let version = format!("leadar {}", env!("CARGO_PKG_VERSION"));
    let project = project.replace("editions/first/edition.toml", &version, "leadar 0.0.1");
    seal(&project, "first");
    let run = project.run(&["verify"]);
    assert!(
        run.code == 1 && run.out.contains("Version: leadar 0.0.1 froze it"),
        "{}",
        run.out
    );
    let project = project.replace("editions/first/placements.csv", ",0.9,", ",0.8,");
    seal(&project, "first");
    let run = project.run(&["verify"]);
    assert!(
        run.code == 0 && run.out.contains("though leadar 0.0.1 froze it"),
        "{}",
        run.out
    );
    let project = project.replace(
        "editions/first/inputs/technologies/dictation.toml",
        "low = 7",
        "low = 6",
    );
    seal(&project, "first");
    let run = project.run(&["verify"]);
    assert!(run.err.contains("not those that it says it was made of"), "{}", run.err);
    let project = frozen().replace("editions/first/inputs/links.csv", "core", "related");
    fs::remove_file(project.path("radar-data/editions/first/maps/pg1.json")).expect("removed");
    let run = project.run(&["verify"]);
    assert!(run.out.contains("cannot be made again. Data: "), "{}", run.out);
}

#[test]
fn an_edition_of_the_first_format_is_read_and_said_to_hold_results_only() {
    let project = next(frozen(), "second", 2027);
    let first = project.path("radar-data/editions/first");
    for gone in ["SHA256SUMS", "site.sha256", "probabilities.csv"] {
        fs::remove_file(first.join(gone)).expect("removed");
    }
    fs::remove_dir_all(first.join("inputs")).expect("removed");
    let head = fs::read_to_string(first.join("edition.toml")).expect("read");
    let (kept, _) = head
        .replace("format = 2\n", "")
        .split_once("[[rings]]")
        .map(|(head, _)| (head.to_owned(), ()))
        .expect("rings");
    let simulation = kept.find("[simulation]").expect("a run")..kept.find("[weights]").expect("weights");
    let mut kept = kept;
    kept.replace_range(simulation, "");
    fs::write(first.join("edition.toml"), kept).expect("written");
    let rows = fs::read_to_string(first.join("placements.csv")).expect("read");
    let rows: String = rows
        .lines()
        .map(|row| row.split(',').take(9).collect::<Vec<_>>().join(",") + "\n")
        .collect();
    fs::write(first.join("placements.csv"), rows).expect("written");
    let run = project.run(&["check"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(run.err.matches("holds results only").count(), 1, "{}", run.err);
    assert!(project.run(&["diff", "first"]).out.contains("Unchanged 3"));
    let run = project.run(&["verify", "first"]);
    assert!(run.code == 1 && run.out.contains("cannot be made again"), "{}", run.out);
    let told = read_edition_data(&project.path("radar-data"), "first").expect_err("nothing was kept");
    assert!(
        told.iter().any(|told| told.message.contains("holds results only")),
        "{told:?}"
    );
    assert_eq!(project.run(&["freeze"]).code, 0, "it is built upon");
    assert_eq!(project.run(&["verify", "second"]).code, 0);
}

#[test]
fn by_reference_an_edition_names_objects_of_git_and_is_made_again_in_a_clone() {
    let project = Project::smallest();
    let run = project.run(&["freeze", "--by-reference"]);
    assert!(
        run.code == 1 && run.err.contains("lies in no repository"),
        "{}",
        run.err
    );
    commit(&project, "one");
    let project = project.replace("links.csv", "dictation,related", "dictation,core");
    let run = project.run(&["freeze", "--by-reference"]);
    assert!(
        run.code == 1 && run.err.contains("links.csv: the file is not as it is committed"),
        "{}",
        run.err
    );
    assert!(!project.path("radar-data/editions").exists(), "nothing was written");
    commit(&project, "two");
    let run = project.run(&["freeze", "--by-reference"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let folder = project.path("radar-data/editions/first");
    assert!(folder.join("inputs.csv").exists() && !folder.join("inputs").exists());
    let project = next(project, "second", 2027).replace("links.csv", "dictation,core", "dictation,related");
    commit(&project, "three");
    let clone = tempfile::tempdir().expect("a folder");
    git(
        clone.path(),
        &["clone", "-q", &project.path(".").display().to_string(), "clone"],
    );
    for home in [project.path("."), clone.path().join("clone")] {
        let run = run_in(&home, &["verify"]);
        assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    }
    fs::remove_dir_all(clone.path().join("clone/.git")).expect("removed");
    let run = run_in(&clone.path().join("clone"), &["verify"]);
    assert!(
        run.code == 1 && run.err.contains("cannot be read from git") && run.err.contains("1 error,"),
        "{}",
        run.err
    );
    let run = run_in(&clone.path().join("clone"), &["check"]);
    assert_eq!(run.code, 0, "its results are read without git: {}", run.err);
}

#[test]
fn what_another_version_made_of_the_same_data_is_told_as_the_method() {
    let project = frozen();
    let put = |file: &str, from: &str, to: &str| {
        let path = project.path("radar-data/editions/first").join(file);
        let text = fs::read_to_string(&path).expect("kept");
        assert!(text.contains(from), "{file} holds {from:?}: {text}");
        fs::write(path, text.replacen(from, to, 1)).expect("written");
    };
    put("edition.toml", GENERATOR, "leadar 0.0.9");
    put(
        "placements.csv",
        "Thermal camera,pilot,pilot",
        "Thermal camera,watch,watch",
    );
    put(
        "probabilities.csv",
        "thermal-camera,pilot,0.928",
        "thermal-camera,pilot,0.072",
    );
    put(
        "probabilities.csv",
        "thermal-camera,watch,0.072",
        "thermal-camera,watch,0.928",
    );
    seal(&project, "first");
    let project = next(project, "second", 2027);
    let diff = project.run(&["diff", "first"]);
    let told = format!("Watch to Pilot, because the program is {GENERATOR}, before leadar 0.0.9");
    assert!(diff.out.contains(&told), "{}{}", diff.out, diff.err);
    let working = project.run(&["diff", "first", "--explain", "thermal-camera"]).out;
    assert!(
        working.contains("+85.60") && working.contains("\u{2212}85.60"),
        "{working}"
    );
}

#[test]
fn git_converts_no_line_ends_of_an_edition() {
    let project = frozen();
    // Data that say nothing to git about their lines.
    fs::remove_file(project.path("radar-data/.gitattributes")).expect("the starter has one");
    commit(&project, "one");
    let clone = tempfile::tempdir().expect("a folder");
    let here = project.path(".").display().to_string();
    git(
        clone.path(),
        &["-c", "core.autocrlf=true", "clone", "-q", &here, "clone"],
    );
    let links = fs::read_to_string(clone.path().join("clone/radar-data/links.csv")).expect("read");
    assert!(links.contains("\r\n"), "the data are converted");
    let run = run_in(&clone.path().join("clone"), &["verify"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
}

#[test]
fn a_side_is_an_edition_a_folder_or_a_revision_and_anything_else_is_told() {
    let project = frozen();
    commit(&project, "one");
    let project = next(project, "second", 2027).replace("technologies/dictation.toml", "low = 7", "low = 6");
    commit(&project, "two");
    fs::write(project.path("radar-data/links.csv"), "no table").expect("written");
    let data = project.path("radar-data");
    let name = |typed: &str| {
        let side = read_side(&data, typed)
            .unwrap_or_else(|told| panic!("{typed}: {told:?}"))
            .value;
        let dossier = side.dossier.expect("the data are there");
        assert_eq!(dossier.digest, side.frozen.digest, "{typed}");
        (dossier.configuration.edition, dossier.editions.len())
    };
    assert_eq!(name("first"), ("first".to_owned(), 0));
    assert_eq!(name("HEAD"), ("second".to_owned(), 1));
    assert_eq!(name("HEAD~1"), ("first".to_owned(), 1));
    let other = Project::smallest();
    assert_eq!(
        name(&other.path("radar-data").display().to_string()),
        ("first".to_owned(), 0)
    );
    let told = read_side(&data, "frist").expect_err("there is none");
    assert_eq!(told.len(), 1);
    assert!(
        told[0].to_string().contains("no frozen edition here, no folder") && told[0].to_string().contains("\"first\"?"),
        "{}",
        told[0]
    );
    let project = project.write("links.csv", "need,technology\n");
    commit(&project, "three");
    let told = read_side(&data, "HEAD").expect_err("its links are no links");
    assert!(told[0].place.file.starts_with("HEAD:radar-data/"), "{}", told[0]);
}

#[test]
fn an_archive_opens_as_a_folder_that_verifies_itself_and_stands_over_nothing() {
    let project = next(frozen(), "second", 2027);
    assert_eq!(project.run(&["freeze", "--zip"]).code, 0);
    let beside = project.path("radar-data/editions/second-2027-01-31.zip");
    let bytes = fs::read(&beside).expect("an archive");
    assert_eq!(
        project.run(&["check", "--quiet"]).err,
        "",
        "an archive is no stray file"
    );
    let home = tempfile::tempdir().expect("a folder");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).expect("it opens");
    archive.extract(home.path()).expect("it unpacks");
    let folder = home.path().join("second-2027-01-31");
    let readme = fs::read_to_string(folder.join("README.txt")).expect("a first page");
    assert!(
        readme.contains("leadar verify second --data .") && folder.join("site/index.html").is_file(),
        "{readme}"
    );
    let run = run_in(&folder, &["verify", "--data", "."]);
    assert!(run.code == 0 && run.out.lines().count() == 2, "{}{}", run.out, run.err);
    let run = project.run(&["freeze", "--zip"]);
    assert!(run.code == 1 && run.err.contains("is there already"), "{}", run.err);
    assert_eq!(fs::read(&beside).expect("as it was"), bytes);
    let run = project.run(&["freeze", "--zip", "again.zip"]);
    assert_eq!(
        run.code, 0,
        "of an edition that is frozen the archive alone is made: {}",
        run.err
    );
    assert_eq!(
        fs::read(project.path("again.zip")).expect("an archive"),
        bytes,
        "the same bytes"
    );
}

#[test]
fn the_schema_of_an_edition_names_every_key_that_is_written() {
    let project = next(frozen(), "second", 2027);
    assert_eq!(project.run(&["freeze"]).code, 0);
    let schema: serde_json::Value = serde_json::from_str(&project.run(&["schema", "edition"]).out).expect("JSON");
    let head = fs::read_to_string(project.path("radar-data/editions/second/edition.toml")).expect("kept");
    let head: toml::Table = head.parse().expect("TOML");
    let declared = |of: &serde_json::Value| {
        let keys = of["properties"].as_object().expect("keys").keys();
        keys.cloned().collect::<std::collections::BTreeSet<_>>()
    };
    let written = |of: &toml::Table| of.keys().cloned().collect::<std::collections::BTreeSet<_>>();
    let mut keys = declared(&schema);
    // Only what was renamed has former ids.
    assert!(keys.remove("formerly"));
    assert_eq!(written(&head), keys);
    for list in ["before", "rings"] {
        let row = head[list][0].as_table().expect("a table");
        assert_eq!(written(row), declared(&schema["properties"][list]["items"]), "{list}");
    }
    let run = head["simulation"].as_table().expect("a table");
    assert_eq!(written(run), declared(&schema["properties"]["simulation"]));
}
