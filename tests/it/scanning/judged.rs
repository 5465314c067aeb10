//! What people make of the evidence: judgements, contradictions with a placement, the list of standards.

use std::fs;

use super::{first_technology, openalex, radar, scan};
use crate::project::{Project, answer};
use crate::source_server::SourceServer;

#[test]
fn what_people_judge_stands_beside_the_count_as_precision_with_its_interval() {
    let (project, server) = (radar(), SourceServer::play(|request, _| openalex(request)));
    assert_eq!(scan(&project, &server, &[]).code, 0);
    let technology = first_technology(&project);
    let words = ["scan", "--audit", &technology, "--by", "ada", "--date", "2026-11-28"];
    let (code, told) = answer(&project, &words, "y\nyes\nno\nwhat\nu\ns\nq\n");
    assert_eq!(code, 0, "{told}");
    assert!(told.contains("\"what\" is none of y, n, u, s, q."), "{told}");
    assert!(
        told.contains("Of the records that were judged 67 % are about it"),
        "{told}"
    );
    let file = fs::read_to_string(project.path("radar-data/evidence/audits.csv")).expect("the judgements");
    assert_eq!(file.lines().count(), 1 + 4, "{file}");
    let (_, told) = answer(&project, &words, "q\n");
    let asked = told.lines().find(|line| line.contains(" / ")).expect("a question");
    let left: usize = asked
        .split(" / ")
        .nth(1)
        .and_then(|rest| rest.split(' ').next()?.parse().ok())
        .expect("a number");
    assert_eq!(left, 25 - 4, "what was judged is not asked again");

    assert_eq!(
        project
            .run(&["scan", "--audit", &technology, "--sheet", "sheet.csv"])
            .code,
        0
    );
    let sheet = fs::read_to_string(project.path("sheet.csv")).expect("the sheet");
    let filled = |word: &str| sheet.replace(",\n", &format!(",{word}\n"));
    fs::write(project.path("sheet.csv"), filled("perhaps")).expect("written");
    let take = [
        "scan",
        "--read-sheet",
        "sheet.csv",
        "--by",
        "bea",
        "--date",
        "2026-11-29",
    ];
    let run = project.run(&take);
    assert_eq!(run.code, 1);
    assert!(
        run.err.contains("sheet.csv:2:1") && run.err.contains("\"perhaps\" is not one of yes, no, unsure"),
        "{}",
        run.err
    );
    assert_eq!(
        fs::read_to_string(project.path("radar-data/evidence/audits.csv")).expect("read"),
        file
    );
    fs::write(project.path("sheet.csv"), filled("yes")).expect("written");
    let run = project.run(&take);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let explained = project.run(&["score", "--explain", &technology]);
    assert!(
        explained
            .out
            .contains("Of the records that were judged 100 % are about it"),
        "{}",
        explained.out
    );
    project.build();
    assert!(
        project
            .page(&format!("tech/{technology}.html"))
            .contains("Of the records that were judged 100 %")
    );
    let typo = project.replace("evidence/audits.csv", ",yes,", ",yess,");
    let run = typo.run(&["check"]);
    assert!(
        run.err.contains("evidence/audits.csv:2:") && run.err.contains("yess"),
        "{}",
        run.err
    );
}

/// A file of evidence as a scan leaves it, about the technology that the small radar calls ready for use.
fn with_found(project: Project, source: &str, counts: &str, records: &str) -> Project {
    fs::create_dir_all(project.path("radar-data/evidence").join(source)).expect("a folder");
    let text = format!(
        r#"{{"format": 1, "source": "{source}", "technology": "dictation", "query": "q", "retrieved": "2026-11-28",
            "complete_through": 2025, "counts": [{counts}], "records": [{records}]}}"#
    );
    project.write(&format!("evidence/{source}/dictation.json"), text)
}

#[test]
fn what_contradicts_a_placement_is_told_in_words_and_moves_nothing() {
    let placed = |project: &Project| {
        let scores = project.run(&["score", "--format", "csv"]);
        scores
            .out
            .lines()
            .map(|line| line.split(',').take(3).collect::<Vec<_>>().join(","))
            .collect::<Vec<_>>()
    };
    let award = r#"{"kind": "award", "id": "1-2025", "title": "Invented", "countries": ["ROU"]}"#;
    let withdrawn = r#"{"kind": "standard", "id": "STANDARD", "title": "Invented", "status": "withdrawn"}"#;
    let listed = "[[standards]]\nid = \"iso-1\"\nnumber = \"ISO 1:2020\"\ntitle = \"Invented\"\nbody = \"ISO\"\n\
                  kind = \"international-standard\"\nstatus = \"published\"\ntopics = []\ntechnologies = [\"dictation\"]\n\
                  note = \"Invented.\"\nsource = \"invented\"\n";
    let early = |project: Project| {
        let text = fs::read_to_string(project.path("radar-data/technologies/dictation.toml")).expect("read");
        let text = text
            .replacen("low = 7", "low = 3", 1)
            .replacen("high = 9", "high = 4", 1);
        project.write("technologies/dictation.toml", text)
    };
    let cases = [
        (
            early(Project::smallest()),
            "ted",
            r#"{"year": 2025, "count": 1, "total": 9}"#,
            award.to_owned(),
            "says early, but TED",
        ),
        (
            Project::smallest().write("standards.toml", listed),
            "iso",
            "",
            withdrawn.replace("STANDARD", "iso-1"),
            "said on 2026-11-28 that it is withdrawn",
        ),
    ];
    for (project, source, counts, records, told) in cases {
        let before = placed(&project);
        let project = with_found(project, source, counts, &records);
        assert_eq!(placed(&project), before, "evidence moves nothing");
        let explained = project.run(&["score", "--explain", "dictation"]);
        assert!(explained.out.contains(told), "{told}: {}", explained.out);
        project.build();
        assert!(project.page("tech/dictation.html").contains(told));
        assert!(project.page("sources.html").contains(told));
    }
}

#[test]
fn a_list_of_standards_takes_over_what_a_catalogue_said_when_somebody_accepts_it() {
    let standard = |id: &str, status: &str| {
        format!(
            "# Kept as it is.\n[[standards]]\nid = \"{id}\"\nnumber = \"ISO {id}:2020\"\ntitle = \"Invented\"\nbody = \"ISO\"\n\
             kind = \"international-standard\"\nstatus = \"{status}\" # a note\ntopics = []\ntechnologies = [\"dictation\"]\n\
             note = \"Invented.\"\nsource = \"invented\"\n\n"
        )
    };
    let list = standard("one", "published") + &standard("two", "confirmed") + &standard("three", "published");
    let record = |id: &str, status: &str| {
        format!(r#"{{"kind": "standard", "id": "{id}", "title": "Invented", "status": "{status}"}}"#)
    };
    let records = [
        record("one", "withdrawn"),
        record("two", "confirmed"),
        record("three", "stage 40.20"),
    ]
    .join(",");
    let project = with_found(Project::smallest().write("standards.toml", &list), "iso", "", &records);
    let run = project.run(&["scan", "--standards"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert!(
        run.out
            .contains("ISO one:2020 (one): listed as published; ISO Open Data said on 2026-11-28: withdrawn."),
        "{}",
        run.out
    );
    assert!(
        !run.out.contains("(two)") && run.out.contains("no word for this state"),
        "{}",
        run.out
    );
    let file = || fs::read_to_string(project.path("radar-data/standards.toml")).expect("the list");
    assert_eq!(file(), list, "nothing is written unasked");
    let run = project.run(&["scan", "--standards", "--accept"]);
    assert!(run.out.contains("1 state written"), "{}{}", run.out, run.err);
    let accepted = list.replacen("status = \"published\"", "status = \"withdrawn\"", 1);
    let accepted = accepted.replacen("source = \"invented\"", "source = \"ISO Open Data 2026-11-28\"", 1);
    assert_eq!(file(), accepted);
    assert_eq!(project.run(&["check"]).code, 0);
}
