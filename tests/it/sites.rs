//! The site: the same bytes from the same input, whatever the order, the folder or the moment; nothing let in.

use std::fs;
use std::process::Command;

use crate::project::{Project, read_tree, repository, run_in, unpack};

#[test]
fn two_builds_in_two_folders_give_the_same_bytes() {
    let home = tempfile::tempdir().expect("a folder");
    let data = repository().join("radar-data");
    let data = data.to_str().expect("UTF-8");
    for folder in ["one", "a folder with spaces/two"] {
        let run = run_in(home.path(), &["--data", data, "--output", folder]);
        assert_eq!(run.code, 0, "{}", run.err);
    }
    let (one, two) = (
        read_tree(&home.path().join("one")),
        read_tree(&home.path().join("a folder with spaces/two")),
    );
    assert_eq!(one.len(), two.len());
    for ((path, bytes), (other_path, other_bytes)) in one.iter().zip(&two) {
        assert_eq!(path, other_path);
        assert!(bytes == other_bytes, "{path} differs");
    }
}

#[test]
fn the_order_of_rows_does_not_show() {
    let project = Project::smallest();
    project.build();
    let before = without_digest(&project);
    let text = fs::read_to_string(project.path("radar-data/links.csv")).expect("links");
    let mut rows: Vec<&str> = text.lines().collect();
    rows[1..].reverse();
    let project = project.write("links.csv", rows.join("\n") + "\n");
    project.build();
    let after = without_digest(&project);
    assert_eq!(before.len(), after.len());
    for (one, other) in before.iter().zip(&after) {
        assert!(one == other, "{} differs", one.0);
    }
}

/// The texts of a site, with the digest of the data, which must differ, taken out. Documents for paper are packed, and lists
/// of checksums name them.
fn without_digest(project: &Project) -> Vec<(String, String)> {
    let reading = leadar::store::read_dossier(&project.path("radar-data"));
    let digest = reading.expect("no error").value.digest;
    let texts = unpack(read_tree(&project.path("output")))
        .into_iter()
        .filter(|(path, _)| !path.ends_with(".pdf") && !path.ends_with("SHA256SUMS") && path != ".leadar-files");
    texts
        .map(|(path, bytes)| {
            let text = String::from_utf8(bytes).expect("a text");
            (path, text.replace(&digest, "").replace(&digest[..16], ""))
        })
        .collect()
}

#[test]
fn a_second_build_without_a_change_writes_nothing_new() {
    let project = Project::smallest();
    project.build();
    assert!(project.build().out.contains("(0 new or changed)"));
}

/// What stands for the data as a whole, and so differs with every word of it: its tables, lists of files with checksums, and
/// the few places that tell its digest.
const OF_ALL_DATA: [&str; 7] = [
    ".leadar-files",
    "SHA256SUMS",
    "CITATION.cff",
    "about.html",
    "data.html",
    "ro-crate-metadata.json",
    "radar-site.zip",
];

#[test]
fn a_changed_description_rewrites_what_shows_it_and_no_other_page() {
    let before = Project::smallest();
    before.build();
    let old = read_tree(&before.path("output"));
    let (was, is) = ("Speech becomes text", "Utterances become text");
    let after = before.replace("technologies/dictation.toml", was, is);
    after.build();
    let new = read_tree(&after.path("output"));
    assert_eq!(
        old.iter().map(|(path, _)| path).collect::<Vec<_>>(),
        new.iter().map(|(path, _)| path).collect::<Vec<_>>()
    );
    let mut rewritten = Vec::new();
    for ((path, old), (_, new)) in old.iter().zip(&new).filter(|(old, new)| old != new) {
        let says = |bytes: &[u8], words: &str| String::from_utf8_lossy(bytes).contains(words);
        let is_of_all_data = path.starts_with("data/") || OF_ALL_DATA.contains(&path.as_str());
        assert!(
            is_of_all_data || (says(old, was) && says(new, is)),
            "{path} is rewritten, and does not show the description"
        );
        rewritten.push(path.as_str());
    }
    for shows in ["tech/dictation.html", "assets/index.js", "data/technologies.csv"] {
        assert!(rewritten.contains(&shows), "{shows} stands as it was: {rewritten:?}");
    }
}

#[test]
fn markup_in_the_data_is_text_on_the_page() {
    let evil = "<script>alert(1)</script><img src=x onerror=alert(1)>";
    let project = Project::smallest()
        .replace(
            "technologies/dictation.toml",
            "name = \"Dictation\"",
            &format!("name = \"{evil}\""),
        )
        .replace(
            "technologies/dictation.toml",
            "Speech becomes text",
            "[a](javascript:alert(1)) <b onclick=x>b</b>",
        )
        .replace("workshops/2026-paperwork.toml", "Writing a report", evil);
    project.build();
    let markup = |path: &str| path.ends_with(".html") || path.ends_with(".svg") || path.ends_with(".js");
    for (path, bytes) in unpack(read_tree(&project.path("output"))) {
        if path.ends_with(".pdf") {
            let acts = |word: &[u8]| bytes.windows(word.len()).any(|window| window == word);
            assert!(
                !acts(b"/JavaScript") && !acts(b"javascript:"),
                "{path} carries a script"
            );
            continue;
        }
        let text = String::from_utf8(bytes).expect("a site is text, but for its documents for paper");
        if !markup(&path) {
            continue;
        }
        for let_in in ["<script>alert", "<img src=x", "href=\"javascript:", "<b onclick"] {
            assert!(!text.contains(let_in), "{path} lets {let_in} in");
        }
    }
}

#[test]
fn a_template_of_the_user_is_laid_over_the_built_in_one() {
    let project = Project::smallest();
    fs::create_dir_all(project.path("mine")).expect("a folder");
    fs::write(
        project.path("mine/method.html"),
        "{% extends \"builtin/method.html\" %}{% block main %}<h1>Ours</h1>{% endblock %}",
    )
    .expect("written");
    let run = project.run(&["--templates", "mine"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(project.page("method.html").contains("<h1>Ours</h1>"));
    fs::write(project.path("mine/method.html"), "{{ no_such_thing }}").expect("written");
    let run = project.run(&["--templates", "mine"]);
    assert_eq!(run.code, 1);
    assert!(
        run.err.contains("method.html") && run.err.contains("no_such_thing"),
        "{}",
        run.err
    );
}

#[test]
fn deleting_the_output_during_a_build_does_no_harm() {
    let project = Project::smallest();
    for _ in 0..10 {
        let mut child = Command::new(env!("CARGO_BIN_EXE_leadar"))
            .current_dir(project.path("."))
            .arg("--quiet")
            .spawn()
            .expect("the program runs");
        let _ = fs::remove_dir_all(project.path("output"));
        assert!(
            child.wait().expect("it ends").code().is_some_and(|code| code <= 1),
            "it ends by itself"
        );
    }
    project.build();
    assert!(project.page("index.html").contains("</html>"));
}

#[test]
fn the_site_carries_its_maps_briefings_and_poster_for_paper_and_links_to_each() {
    let home = tempfile::tempdir().expect("a folder");
    let data = repository().join("radar-data");
    let run = run_in(home.path(), &["--data", data.to_str().expect("UTF-8")]);
    assert_eq!(run.code, 0, "{}", run.err);
    let files = read_tree(&home.path().join("output"));
    let pages: String = files
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned())
        .collect();
    let prints: Vec<&String> = files
        .iter()
        .map(|(path, _)| path)
        .filter(|path| path.starts_with("print/"))
        .collect();
    assert_eq!(
        prints.len(),
        38,
        "seven maps, a briefing for each of twenty-five topics and five groups, one poster: {prints:?}"
    );
    let sheets = files.iter().filter(|(path, _)| path.starts_with("brief/"));
    assert_eq!(sheets.count(), 30, "a page for each briefing");
    for path in prints {
        assert!(pages.contains(path.as_str()), "{path} is linked");
    }
}

#[test]
fn a_radar_without_technologies_says_so_in_its_list() {
    let project = Project::smallest().write("links.csv", "need,technology,grade,by,date,why\n");
    for folder in ["technologies", "scores"] {
        for file in fs::read_dir(project.path("radar-data").join(folder)).expect("a folder") {
            fs::remove_file(file.expect("a file").path()).expect("removed");
        }
    }
    project.build();
    let home = fs::read_to_string(project.path("output/index.html")).expect("the page");
    let (_, list) = home.split_once("id=\"list\"").expect("a list");
    assert!(list.contains("No technology is placed here yet."), "{list}");
    assert!(!home.contains("data-filters"), "there is nothing to filter");
}
