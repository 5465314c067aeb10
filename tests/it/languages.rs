//! Pages in several languages: which there are, what stands once, what is marked, and that adding one is one file.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::project::{Project, read_tree, repository};

/// A language of the reader's own, with a few words.
const WORDS: &str = "language-name = Testisch
decimal-mark = ,
navigation-needs = Bedarfe
skip-to-content = Zum Inhalt
technologies = { $count ->
    [one] eine Technik
   *[other] { $count } Techniken
}
";

/// A radar in English and in a language of one file, which names one ring and one technology in it.
fn in_two_languages() -> Project {
    let project = Project::smallest().replace(
        "radar.toml",
        "language = \"en\"",
        "language = \"en\"\nlanguages = [\"en\", \"xx\"]",
    );
    let (ring, technology) = (
        first_id(&project, "radar.toml", "[[rings]]"),
        first_technology(&project),
    );
    fs::create_dir_all(project.path("radar-data/languages")).expect("a folder");
    fs::create_dir_all(project.path("words/locales")).expect("a folder");
    fs::write(project.path("words/locales/xx.ftl"), WORDS).expect("written");
    let texts = format!(
        "title = \"Testradar\"\n[rings.{ring}]\nname = \"Einsetzen\"\n[technologies.{technology}]\nname = \"Ein Ding\"\n"
    );
    project.write("languages/xx.toml", texts)
}

fn first_id(project: &Project, file: &str, table: &str) -> String {
    let text = fs::read_to_string(project.path("radar-data").join(file)).expect("it is read");
    let (_, behind) = text.split_once(table).expect("the table is there");
    behind.split('"').nth(1).expect("it begins with its id").to_owned()
}

fn first_technology(project: &Project) -> String {
    let files = read_tree(&project.path("radar-data/technologies"));
    files[0].0.trim_end_matches(".toml").to_owned()
}

fn build(project: &Project) -> Vec<(String, String)> {
    let run = project.run(&["--templates", "words"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    read_tree(&project.path("output"))
        .into_iter()
        .filter_map(|(path, bytes)| Some((path.replace('\\', "/"), String::from_utf8(bytes).ok()?)))
        .collect()
}

fn page<'a>(site: &'a [(String, String)], path: &str) -> &'a str {
    &site
        .iter()
        .find(|(own, _)| own == path)
        .unwrap_or_else(|| panic!("{path} is there"))
        .1
}

#[test]
fn a_language_without_a_catalogue_is_an_error_that_names_those_there_are() {
    let project = Project::smallest().replace("radar.toml", "language = \"en\"", "language = \"qx\"");
    for command in ["check", "build"] {
        let run = project.run(&[command]);
        assert_eq!(run.code, 1, "{}{}", run.out, run.err);
        assert!(
            run.err.contains("radar.toml:") && run.err.contains("\"qx\"") && run.err.contains("en"),
            "{}",
            run.err
        );
    }
    let project = Project::smallest().replace(
        "radar.toml",
        "language = \"en\"",
        "language = \"en\"\nlanguages = [\"en\", \"qx\"]",
    );
    let run = project.run(&["check"]);
    assert!(run.code == 1 && run.err.contains("no catalogue"), "{}", run.err);
    let project = Project::smallest().replace(
        "radar.toml",
        "language = \"en\"",
        "language = \"en\"\nlanguages = [\"xx\", \"en\"]",
    );
    let run = project.run(&["check"]);
    assert!(run.code == 1 && run.err.contains("begin with \"en\""), "{}", run.err);
}

#[test]
fn every_page_is_there_in_each_language_and_leads_to_itself_in_the_others() {
    let site = build(&in_two_languages());
    let paths: BTreeSet<&str> = site.iter().map(|(path, _)| path.as_str()).collect();
    let pages = |path: &&str| path.ends_with(".html");
    let first: Vec<&str> = paths
        .iter()
        .copied()
        .filter(|path| !path.starts_with("xx/"))
        .filter(pages)
        .collect();
    assert!(first.len() > 10, "{first:?}");
    for path in first {
        let other = format!("xx/{path}");
        let up = "../".repeat(path.matches('/').count());
        let (own, other) = (page(&site, path), page(&site, &other));
        assert!(
            own.contains("<html lang=\"en\">") && other.contains("<html lang=\"xx\">"),
            "{path}"
        );
        for (text, up) in [(own, up.clone()), (other, format!("../{up}"))] {
            for (tag, folder) in [("en", ""), ("xx", "xx/"), ("x-default", "")] {
                let link = format!("<link rel=\"alternate\" hreflang=\"{tag}\" href=\"{up}{folder}{path}\">");
                assert!(text.contains(&link), "{path} lacks {link}");
            }
        }
        assert!(
            own.contains(&format!(
                "<a href=\"{up}xx/{path}\" lang=\"xx\" hreflang=\"xx\">Testisch</a>"
            )),
            "{path}"
        );
    }
}

#[test]
fn no_link_leads_nowhere_and_what_has_no_language_stands_once() {
    let project = in_two_languages();
    let site = build(&project);
    let paths: BTreeSet<String> = read_paths(&project);
    for (path, text) in site.iter().filter(|(path, _)| path.ends_with(".html")) {
        for attribute in [" href=\"", " src=\""] {
            for (at, found) in text.match_indices(attribute) {
                let address = text[at + found.len()..]
                    .split(['"', '#', '?'])
                    .next()
                    .unwrap_or_default();
                if address.is_empty() || address.contains(':') {
                    continue;
                }
                let target = resolve(path, address);
                assert!(paths.contains(&target), "{path}: {address} leads to {target}");
            }
        }
    }
    for folder in ["data/", "print/", "assets/site.css"] {
        assert!(
            paths.iter().any(|path| path.starts_with(folder)),
            "{folder} is at the root"
        );
        assert!(
            !paths.iter().any(|path| path.starts_with(&format!("xx/{folder}"))),
            "{folder} stands once"
        );
    }
}

fn read_paths(project: &Project) -> BTreeSet<String> {
    let files = read_tree(&project.path("output")).into_iter();
    files.map(|(path, _)| path.replace('\\', "/")).collect()
}

fn resolve(path: &str, address: &str) -> String {
    let mut folders: Vec<&str> = path.split('/').collect();
    folders.pop();
    for part in address.split('/') {
        match part {
            ".." => _ = folders.pop(),
            part => folders.push(part),
        }
    }
    folders.join("/")
}

#[test]
fn words_and_texts_are_in_the_language_and_what_has_none_is_marked() {
    let project = in_two_languages();
    let site = build(&project);
    let technology = first_technology(&project);
    let other = page(&site, &format!("xx/tech/{technology}.html"));
    assert!(
        other.contains("Ein Ding") && other.contains("Bedarfe") && other.contains("Testradar"),
        "{other}"
    );
    assert!(!page(&site, &format!("tech/{technology}.html")).contains("Ein Ding"));
    assert!(page(&site, "xx/index.html").contains("Einsetzen"));
    // A description has no translation: it is an element of its own, in English.
    assert!(other.contains("<div lang=\"en\">"), "{other}");
    // A message that the catalogue lacks is said in English and marked, but for titles, which hold no markup.
    assert!(page(&site, "xx/needs.html").contains("<span lang=\"en\">"));
    for (path, text) in &site {
        assert!(
            !text.contains(|sign| ('\u{10f0a0}'..='\u{10f0af}').contains(&sign)) && !text.contains("10F0A"),
            "{path} shows marks"
        );
    }
    let run = project.run(&["check", "--templates", "words"]);
    assert!(
        run.err.contains("words/locales/xx.ftl") || run.err.contains("locales/xx.ftl"),
        "{}",
        run.err
    );
    assert!(run.err.contains("messages are lacking"), "{}", run.err);
}

#[test]
fn blips_stand_at_the_same_places_in_each_language() {
    let project = in_two_languages();
    // A long name asks for other room.
    let technology = first_technology(&project);
    let project = project.write(
        "languages/xx.toml",
        format!(
            "[technologies.{technology}]\nname = \"Ein Ding, das seinen Namen lang und länger und am längsten trägt\"\n"
        ),
    );
    let site = build(&project);
    let mut compared = 0;
    for (path, map) in site.iter().filter(|(path, _)| path.starts_with("maps/")) {
        let other = page(&site, &format!("xx/{path}"));
        let (own, other) = (list_marks(map), list_marks(other));
        assert!(!own.is_empty(), "{path} has marks");
        assert_eq!(own, other, "{path}");
        compared += own.len();
    }
    assert!(compared > 3, "marks were found");
}

/// The places of marks: what circles say of their centres.
fn list_marks(map: &str) -> BTreeSet<String> {
    let marks = map.match_indices("<circle ");
    let place = |at: usize| {
        let tag = map[at..].split('>').next().unwrap_or_default();
        let value = |name: &str| {
            let (_, behind) = tag.split_once(&format!(" {name}=\""))?;
            behind.split('"').next()
        };
        Some(format!("{} {}", value("cx")?, value("cy")?))
    };
    marks.filter_map(|(at, _)| place(at)).collect()
}

#[test]
fn a_translation_of_what_is_not_there_is_told_with_its_place_and_a_hint() {
    let project = in_two_languages();
    let ring = first_id(&project, "radar.toml", "[[rings]]");
    let slip = &ring[..ring.len() - 1];
    let project = project.write(
        "languages/xx.toml",
        format!("[rings.{slip}]\nname = \"Einsetzen\"\nmeening = \"x\"\n"),
    );
    let run = project.run(&["check", "--templates", "words"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(
        run.err.contains("languages/xx.toml:1") && run.err.contains(&ring),
        "{}",
        run.err
    );
    assert!(
        run.err.contains("meening") && run.err.contains("meaning"),
        "{}",
        run.err
    );
    let project = project.write("languages/xx.toml", "rules = [\"one\"]\n");
    let run = project.run(&["check", "--templates", "words"]);
    assert!(
        run.code == 1 && run.err.contains("rules has 1 texts here"),
        "{}",
        run.err
    );
    let project = project
        .write("languages/xx.toml", "")
        .write("languages/yy.toml", "title = \"y\"\n");
    let run = project.run(&["check", "--templates", "words"]);
    assert!(
        run.code == 0 && run.err.contains("no page is written in the language \"yy\""),
        "{}",
        run.err
    );
}

#[test]
fn an_edition_in_two_languages_can_be_made_again() {
    let project = in_two_languages();
    let run = project.run(&["freeze", "--templates", "words"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let run = project.run(&["verify"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
}

#[test]
fn what_pages_are_made_with_can_be_written_out_changed_and_laid_over() {
    let project = Project::smallest();
    let run = project.run(&["templates", "--eject", "own"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert!(
        run.out.contains("--templates own") || run.err.contains("--templates own"),
        "{}{}",
        run.out,
        run.err
    );
    let files = read_tree(&project.path("own"));
    let names: Vec<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
    for name in ["base.html", "site.css", "site.js"] {
        assert!(names.contains(&name), "{names:?}");
        assert_eq!(
            fs::read(project.path("own").join(name)).expect("read"),
            fs::read(repository().join("templates").join(name)).expect("read")
        );
    }
    assert!(project.path("own/locales/en.ftl").is_file() && !project.path("own/terminal.ftl").exists());
    // Laid over unchanged they change nothing.
    project.build();
    let before = read_tree(&project.path("output"));
    assert_eq!(project.run(&["--templates", "own"]).code, 0);
    assert_eq!(before, read_tree(&project.path("output")));
    // Never over what somebody changed, and then nothing is written.
    fs::write(project.path("own/base.html"), "mine").expect("written");
    fs::remove_file(project.path("own/site.css")).expect("removed");
    let run = project.run(&["templates", "--eject", "own"]);
    assert_eq!(run.code, 1, "{}{}", run.out, run.err);
    assert!(
        run.err.contains("base.html") && !project.path("own/site.css").exists(),
        "{}",
        run.err
    );
    assert_eq!(fs::read_to_string(project.path("own/base.html")).expect("read"), "mine");
    assert!(Path::new(&project.path("own/locales")).is_dir());
}

#[test]
fn a_topic_is_found_by_its_other_names_in_every_language_on_the_pages_of_each() {
    let mut project = in_two_languages();
    let topic = first_id(&project, "radar.toml", "[[topics]]");
    let declared = format!("[[topics]]\nid = \"{topic}\"\n");
    let named = format!("{declared}aliases = [\"CCTV\", \"closed circuit\"]\n");
    project = project.replace("radar.toml", &declared, &named);
    let texts = format!("[topics.{topic}]\nname = \"Thema\"\naliases = [\"Kameras\"]\n");
    let file = project.path("radar-data/languages/xx.toml");
    let before = fs::read_to_string(file).expect("it is read");
    project = project.write("languages/xx.toml", before + &texts);
    let site = build(&project);
    for path in ["assets/index.js", "xx/assets/index.js"] {
        let index = page(&site, path);
        let href = format!("\"topic/{topic}.html\"");
        let row = index
            .lines()
            .find(|line| line.contains(&href))
            .expect("a row of the topic");
        for name in ["CCTV", "closed circuit", "Kameras", "Thema"] {
            let quoted = format!("\"{name}\"");
            assert_eq!(row.matches(&quoted).count(), 1, "{path}: {name} in {row}");
        }
    }
    let wrong = project.replace("radar.toml", "aliases = [\"CCTV\"", "aliases = [7");
    let run = wrong.run(&["check"]);
    assert!(
        run.code == 1 && run.err.contains("a text in quotes is expected"),
        "{}",
        run.err
    );
}

#[test]
fn where_days_were_found_is_told_in_the_words_of_the_language() {
    let second = "[[dates]]\nfirst = 2026-01-20\nlast = 2026-01-21\nfound = \"year plan\"\nline = 3\n\n[[needs]]";
    let project = in_two_languages().replace("workshops/2026-paperwork.toml", "[[needs]]", second);
    let site = build(&project);
    let topic = page(&site, "xx/topic/paperwork.html");
    assert!(topic.contains("year plan"), "{topic}");
    let file = project.path("radar-data/languages/xx.toml");
    let texts = fs::read_to_string(file).expect("it is there")
        + "[workshops.2026-paperwork]\nfound = [\"Bericht\", \"Jahresplan\"]\n";
    let site = build(&project.write("languages/xx.toml", texts));
    let topic = page(&site, "xx/topic/paperwork.html");
    assert!(topic.contains("Jahresplan") && !topic.contains("year plan"), "{topic}");
}
