//! New candidates: phrases that grow in what was scanned are listed with their evidence, and what people decide is kept.

use std::fs;

use leadar::model::{CandidateDecision, CandidateVerdict};
use leadar::pipeline::decide_on_candidate;

use crate::project::{Project, Run, answer, read_tree};
use crate::source_server::{Answer, Request, SourceServer};

/// Phrases of the played page, with the years of the entries that have them.
const GROWING: [(&str, &[i32]); 3] = [
    ("and acoustic beacons", &[2024, 2025, 2025, 2026, 2026]),
    ("by quiet horns", &[2024, 2024, 2025, 2025, 2026, 2026]),
    ("with mist cameras", &[2024, 2024, 2025, 2025, 2026, 2026, 2026]),
];

/// A page of an agency: sixteen entries a year about nothing else, one phrase that stays, and those that grow.
fn page(request: &Request, _: usize) -> Answer {
    if request.path != "/news" {
        return Answer::page(404, "nothing");
    }
    let mut entries = Vec::new();
    let mut add = |words: &str, year: i32| {
        let number = entries.len();
        entries.push(format!(
            "<li><a href=\"/entry/{number}\">Dictation {words}, matter{number}</a> <time datetime=\"{year}-01-09\">then</time></li>"
        ));
    };
    for year in 2017..=2026 {
        (0..16).for_each(|_| add("", year));
        add("on steady stones", year);
    }
    for (words, years) in GROWING {
        years.iter().for_each(|year| add(words, *year));
    }
    Answer::page(200, &format!("<ul>{}</ul>", entries.concat()))
}

/// The small radar with the page scanned, and a need that asks for one of the phrases.
fn scanned() -> Project {
    let project = Project::smallest();
    let read = |file: &str| fs::read_to_string(project.path("radar-data").join(file)).expect("the file is there");
    let radar = read("radar.toml")
        + "\n[[scan.sources]]\nname = \"pages\"\npause = 0\nfirst_wait = 0.01\n\n[[scan.pages]]\nid = \"news\"\nname = \"News\"\n\
           address = \"https://agency.example.org/news\"\nentry = \"li\"\ntitle = \"a\"\ndate = \"time\"\n";
    let workshop = read("workshops/2026-paperwork.toml")
        + "\n[[needs]]\nid = \"paperwork-99\"\nkind = \"gap\"\nstatement = \"Acoustic beacons must find officers.\"\n\
           section = \"Gaps\"\nitem = 2\nline = 6\n";
    let project = project
        .write("radar.toml", radar)
        .write("workshops/2026-paperwork.toml", workshop);
    let server = SourceServer::play(page);
    let base = format!("pages={}", server.address);
    let run = project.run(&["scan", "--date", "2026-01-30", "--base", &base]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    project
}

fn list(project: &Project) -> String {
    let run = project.run(&["scan", "--candidates"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    run.out
}

/// The phrases of a list: the lines that nothing stands before, behind the introduction.
fn listed(project: &Project) -> Vec<String> {
    let out = list(project);
    let blocks = out.split("\n\n").skip(1);
    blocks
        .filter_map(|block| Some(block.lines().next()?.to_owned()))
        .collect()
}

fn review(project: &Project, answers: &str) -> (i32, String) {
    answer(
        project,
        &["scan", "--review", "--by", "ada", "--date", "2026-01-31"],
        answers,
    )
}

fn decisions(project: &Project) -> String {
    fs::read_to_string(project.path("radar-data/evidence/candidates.csv")).unwrap_or_default()
}

fn check(project: &Project) -> Run {
    project.run(&["check"])
}

/// The answers that take a candidate as a technology.
const TAKE: &str = "t\n\n\nBeacons that sound.\nsee\nnight-work\nordinary\n4-6\n";

#[test]
fn phrases_that_grow_are_listed_with_their_numbers_and_evidence_the_same_each_time() {
    let project = scanned();
    let out = list(&project);
    assert_eq!(
        listed(&project),
        ["acoustic beacons", "mist cameras", "quiet horns"],
        "{out}"
    );
    for told in [
        "the counts are over the 188 kept records beside 1 technology, and say nothing of the whole field",
        "In 5 of 69 kept records of 2024 to 2026, and in 0 of 119 of 2017 to 2023",
        "A burst from 2024 to 2026",
        "1 need says it:\n    paperwork-99: Acoustic beacons must find officers.",
        "Found beside Dictation, at Watched pages.",
        "Dictation and acoustic beacons, matter",
        "https://agency.example.org/entry/",
        "Watched pages, page; 2026-01-09",
    ] {
        assert!(out.contains(told), "{told}: {out}");
    }
    assert!(!out.contains("steady stones"), "what does not grow is no candidate");
    assert_eq!(out, list(&project));
    let stricter = project.replace(
        "radar.toml",
        "[[scan.pages]]",
        "[scan.candidates]\nleast_records = 7\n\n[[scan.pages]]",
    );
    assert_eq!(listed(&stricter), ["mist cameras"]);
    let fewer = stricter.replace("radar.toml", "least_records = 7", "shown = 1");
    assert_eq!(listed(&fewer), ["acoustic beacons"]);
    assert!(list(&fewer).contains("2 more are not shown"));
    let generic = fewer.replace("radar.toml", "shown = 1", "generic = [\"Acoustic beacon\"]");
    assert_eq!(listed(&generic), ["mist cameras", "quiet horns"]);
    assert!(list(&Project::smallest()).contains("Nothing has been scanned yet"));
}

#[test]
fn a_review_takes_merges_and_rejects_and_remembers_each_decision() {
    let project = scanned();
    let dictation = project.path("radar-data/technologies/dictation.toml");
    let before = fs::read_to_string(&dictation).expect("read");
    let answers = format!("x\nr\n{TAKE}m dictation cameras, spoken\nr not ours, \"ever\"\n");
    let (code, told) = review(&project, &answers);
    assert_eq!(code, 0, "{told}");
    for said in [
        "[1 of 3] acoustic beacons",
        "\"x\" is not an answer",
        "A rejection has a reason",
        "taken: technologies/acoustic-beacons.toml, written",
        "[2 of 3] mist cameras",
        "merged: a further name of dictation, written",
        "[3 of 3] quiet horns",
        "3 decisions written",
    ] {
        assert!(told.contains(said), "{said}: {told}");
    }
    assert_eq!(
        decisions(&project),
        "phrase,decision,technology,by,date,why\n\
         acoustic beacons,taken,acoustic-beacons,ada,2026-01-31,\n\
         mist cameras,merged,dictation,ada,2026-01-31,\"cameras, spoken\"\n\
         quiet horns,rejected,,ada,2026-01-31,\"not ours, \"\"ever\"\"\"\n"
    );
    assert_eq!(
        fs::read_to_string(project.path("radar-data/technologies/acoustic-beacons.toml")).expect("the new one"),
        "name = \"Acoustic beacons\"\naliases = []\ndescription = \"Beacons that sound.\"\nactivity = \"see\"\n\
         topics = [\"night-work\"]\nlegal_class = \"ordinary\"\n\n[trl]\nlow = 4\nhigh = 6\nbasis = \"desk-estimate\"\n\
         date = 2026-01-31\n"
    );
    assert_eq!(
        fs::read_to_string(&dictation).expect("read"),
        before.replace("aliases = []", "aliases = [\"mist cameras\"]")
    );
    let checked = check(&project);
    assert_eq!(checked.code, 0, "{}{}", checked.out, checked.err);
    assert_eq!(listed(&project), [""; 0]);
    let (code, told) = review(&project, "");
    assert!(
        code == 0 && told.contains("No candidate waits for a decision."),
        "{told}"
    );
    project.build();
    assert!(
        project
            .page("tech/acoustic-beacons.html")
            .contains("Beacons that sound.")
    );
}

#[test]
fn what_was_skipped_comes_again_and_a_phrase_under_another_name_stays_a_further_one() {
    let project = scanned();
    let (_, told) = review(&project, "s\nm\nq\n");
    assert!(
        told.contains("[2 of 3] mist cameras") && told.contains("[3 of 3]"),
        "{told}"
    );
    assert!(
        told.contains("1 decision written") && told.contains(", 2 left"),
        "{told}"
    );
    assert_eq!(listed(&project), ["acoustic beacons", "quiet horns"]);
    // What was just taken can be named at once.
    let (_, told) = review(&scanned(), &format!("{TAKE}m acoustic-beacons\nq\n"));
    assert!(told.contains("merged: a further name of acoustic-beacons"), "{told}");
    // Answers that are not understood are asked for again; the name is another one.
    let answers = "t\nSonic posts\nsonic\n\nPosts.\nhear\nsee\nnight-work, nowhere\n\nordinary\n9-3\n0\n9\n";
    let (code, told) = review(&project, answers);
    assert_eq!(code, 0, "{told}");
    for again in [
        "This cannot be left empty",
        "\"hear\"",
        "\"night-work, nowhere\"",
        "\"9-3\"",
        "\"0\"",
    ] {
        assert!(told.contains(again), "{again}: {told}");
    }
    let text = fs::read_to_string(project.path("radar-data/technologies/sonic.toml")).expect("the new one");
    assert!(
        text.contains("aliases = [\"acoustic beacons\"]") && text.contains("topics = []"),
        "{text}"
    );
    assert_eq!(check(&project).code, 0);
    assert_eq!(listed(&project), ["quiet horns"]);
}

#[test]
fn nothing_is_written_of_what_the_radar_would_not_take() {
    let project = scanned();
    let data = || read_tree(&project.path("radar-data"));
    let before = data();
    let cases = [
        (
            TAKE.replacen("\n\n\n", "\n\n../../out\n", 1),
            "cannot be the name of a file",
        ),
        (TAKE.replacen("\n\n\n", "\n\ndictation\n", 1), "is there already"),
        (TAKE.replacen("\n\n\n", "\nDictation\n\n", 1), "is there already"),
        (TAKE.replacen("\n\n\n", "\nq\n", 1), "not taken"),
        ("t\n".to_owned(), "not taken"),
        ("m nothing\n".to_owned(), "There is no technology \"nothing\""),
    ];
    for (answers, told) in cases {
        let (_, said) = review(&project, &answers);
        assert!(said.contains(told), "{told}: {said}");
        assert!(data() == before, "{answers:?} wrote something");
    }
    let late = ["scan", "--review", "--by", "ada", "--date", "2026-02-01"];
    let (_, said) = answer(&project, &late, TAKE);
    assert!(said.contains("cannot stand in an edition of 2026-01-31"), "{said}");
    assert!(data() == before);
}

#[test]
fn undecided_candidates_stand_on_the_page_of_sources() {
    let project = scanned();
    project.build();
    let page = project.page("sources.html");
    for told in [
        "New candidates",
        "acoustic beacons",
        "say nothing of the whole field",
        "topic/paperwork.html#n-paperwork-99",
        "href=\"https://agency.example.org/entry/",
    ] {
        assert!(page.contains(told), "{told}");
    }
    review(&project, "r no\nr no\nr no\n");
    project.build();
    let page = project.page("sources.html");
    assert!(!page.contains("acoustic beacons") && page.contains("no phrase grows that is on no list"));
}

#[test]
fn what_is_wrong_with_decisions_or_their_settings_is_told_with_its_place() {
    let head = "phrase,decision,technology,by,date,why\n";
    for (row, place, told) in [
        ("a b,takken,,ada,2026-01-31,x\n", ":2:", "takken"),
        ("a b,taken,,ada,2026-01-31,x\n", ":2:", "technology"),
        ("a b,merged,lost,ada,2026-01-31,x\n", ":2:", "\"lost\""),
        (
            "a b,rejected,dictation,ada,2026-01-31,x\n",
            ":2:",
            "belongs to no technology",
        ),
        ("a b,rejected,,ada,2026-01-31,\n", ":2:", "why"),
        ("a b,rejected,,ada,31 January,x\n", ":2:", "31 January"),
        ("a b,rejected,,ada@example.org,2026-01-31,x\n", ":2:", "the name"),
        (
            "a b,rejected,,ada,2026-01-31,x\nA  B,rejected,,bea,2026-01-31,x\n",
            ":3:1",
            "is decided twice",
        ),
    ] {
        let project = Project::smallest();
        fs::create_dir(project.path("radar-data/evidence")).expect("a folder");
        let project = project.write("evidence/candidates.csv", format!("{head}{row}"));
        let run = check(&project);
        let place = format!("evidence/candidates.csv{place}");
        assert!(
            run.code == 1 && run.err.contains(&place) && run.err.contains(told),
            "{row}: {}",
            run.err
        );
    }
    for (setting, told) in [
        ("leest_records = 3", "leest_records"),
        ("least_records = 0", "least_records"),
        ("growth = 0.5", "growth"),
        ("longest = 1", "longest"),
        ("spread = 2", "spread"),
        ("recent = 10", "no earlier year is left"),
        ("generic = \"x\"", "a list of texts"),
    ] {
        let project = Project::smallest();
        let radar = fs::read_to_string(project.path("radar-data/radar.toml")).expect("the radar");
        let project = project.write("radar.toml", format!("{radar}\n[scan.candidates]\n{setting}\n"));
        let run = check(&project);
        assert!(run.code == 1 && run.err.contains(told), "{setting}: {}", run.err);
    }
}

#[test]
fn what_somebody_else_decided_meanwhile_is_not_overruled() {
    let project = scanned();
    let data = project.path("radar-data");
    let decide = |phrase: &str, by: &str| {
        let decision = CandidateDecision {
            phrase: phrase.into(),
            verdict: CandidateVerdict::Rejected,
            technology: None,
            by: by.into(),
            date: jiff::civil::date(2026, 1, 31),
            why: "no".into(),
        };
        decide_on_candidate(&data, &decision, None)
    };
    decide("quiet horns", "ada").expect("nobody had decided");
    let kept = decisions(&project);
    let told = decide("Quiet horns", "bea").expect_err("ada had decided");
    assert!(
        told[0]
            .message
            .contains("ada decided on \"quiet horns\" meanwhile: rejected")
    );
    assert_eq!(decisions(&project), kept);
}

#[test]
fn a_decision_goes_where_the_columns_of_the_file_are() {
    let file = "why;phrase;decision;technology;by;date\r\nno;mist cameras;rejected;;bea;2026-01-30\r\n";
    let project = scanned().write("evidence/candidates.csv", file);
    review(&project, "r never\nq\n");
    assert_eq!(
        decisions(&project),
        format!("{file}never;acoustic beacons;rejected;;ada;2026-01-31\r\n")
    );
    assert_eq!(listed(&project), ["quiet horns"]);
}
