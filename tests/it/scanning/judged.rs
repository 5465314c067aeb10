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
    let listed = "number = \"ISO 1:2020\"\ntitle = \"Invented\"\nbody = \"ISO\"\n\
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
            Project::smallest().write("standards/iso-1.toml", listed),
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
            "# Kept as it is.\nnumber = \"ISO {id}:2020\"\ntitle = \"Invented\"\nbody = \"ISO\"\n\
             kind = \"international-standard\"\nstatus = \"{status}\" # a note\ntopics = []\ntechnologies = [\"dictation\"]\n\
             note = \"Invented.\"\nsource = \"invented\"\n\n"
        )
    };
    let list = [("one", "published"), ("two", "confirmed"), ("three", "published")];
    let record = |id: &str, status: &str| {
        format!(r#"{{"kind": "standard", "id": "{id}", "title": "Invented", "status": "{status}"}}"#)
    };
    let records = [
        record("one", "withdrawn"),
        record("two", "confirmed"),
        record("three", "stage 40.20"),
    ]
    .join(",");
    let project = list.into_iter().fold(Project::smallest(), |project, (id, status)| {
        project.write(&format!("standards/{id}.toml"), standard(id, status))
    });
    let project = with_found(project, "iso", "", &records);
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
    let texts = || {
        list.map(|(id, _)| {
            fs::read_to_string(project.path(&format!("radar-data/standards/{id}.toml"))).expect("a standard")
        })
    };
    let mut expected = list.map(|(id, status)| standard(id, status));
    assert_eq!(texts(), expected, "nothing is written unasked");
    let run = project.run(&["scan", "--standards", "--accept"]);
    assert!(run.out.contains("1 state written"), "{}{}", run.out, run.err);
    let accepted = expected[0].replacen("status = \"published\"", "status = \"withdrawn\"", 1);
    expected[0] = accepted.replacen("source = \"invented\"", "source = \"ISO Open Data 2026-11-28\"", 1);
    assert_eq!(texts(), expected);
    assert_eq!(project.run(&["check"]).code, 0);
}

#[test]
fn who_judges_sees_date_and_address_and_a_filled_sheet_is_never_written_over() {
    let (project, server) = (radar(), SourceServer::play(|request, _| openalex(request)));
    assert_eq!(scan(&project, &server, &[]).code, 0);
    let technology = first_technology(&project);
    let (_, told) = answer(
        &project,
        &["scan", "--audit", &technology, "--by", "ada", "--date", "2026-11-28"],
        "q\n",
    );
    assert!(told.contains("\n  2025-01-25\n  https://openalex.org/W24\n"), "{told}");
    let write = ["scan", "--audit", &technology, "--sheet", "sheet.csv"];
    assert_eq!(project.run(&write).code, 0);
    let sheet = fs::read_to_string(project.path("sheet.csv")).expect("the sheet");
    assert!(sheet.contains(",2025-01-25,https://openalex.org/W24,"), "{sheet}");
    fs::write(project.path("sheet.csv"), "filled").expect("written");
    let run = project.run(&write);
    assert_eq!(run.code, 1);
    assert!(
        run.err.contains("sheet.csv: a file stands here already") && run.err.contains("another name"),
        "{}",
        run.err
    );
    let kept = fs::read_to_string(project.path("sheet.csv")).expect("the sheet");
    assert_eq!(kept, "filled");
}

#[test]
fn a_year_in_which_all_of_a_source_jumps_is_marked_as_a_break_in_its_series() {
    let year = |year: i16, total: u64| format!(r#"{{"year": {year}, "count": 9, "total": {total}}}"#);
    let totals = [1_000, 1_050, 1_100, 2_300, 2_400, 2_500, 2_600];
    let counts: Vec<String> = (2019..).zip(totals).map(|(at, total)| year(at, total)).collect();
    let project = with_found(Project::smallest(), "openalex", &counts.join(", "), "");
    let told = "Break in the series: in 2022 all of the source is 2.09 times the year before";
    let explained = project.run(&["score", "--explain", "dictation"]);
    assert!(explained.out.contains(told), "{}", explained.out);
    project.build();
    let page = project.page("tech/dictation.html");
    assert!(
        page.contains(told) && page.contains("break in the series"),
        "in words and on the plot"
    );
    let csv = project.page("data/evidence-counts.csv");
    assert!(
        csv.contains("openalex,dictation,Dictation,2022,9,2300,true,true,2026-11-28,q,"),
        "{csv}"
    );
    assert_eq!(csv.matches("true,true").count(), 1, "{csv}");
    let radar = fs::read_to_string(project.path("radar-data/radar.toml")).expect("the radar");
    let project = project.write("radar.toml", radar.clone() + "\n[scan]\nbreak_factor = 2.5\n");
    let explained = project.run(&["score", "--explain", "dictation"]);
    assert!(
        !explained.out.contains("Break in the series"),
        "the factor is declared: {}",
        explained.out
    );
    let project = project.write("radar.toml", radar + "\n[scan]\nbreak_factor = 1\n");
    let run = project.run(&["check"]);
    assert!(
        run.err.contains("break_factor") && run.err.contains("above 1"),
        "{}",
        run.err
    );
}

#[test]
fn a_break_that_the_operator_tells_is_marked_without_a_jump() {
    let counts: Vec<String> = (2018..=2025)
        .map(|year| format!(r#"{{"year": {year}, "count": 9, "total": 1000}}"#))
        .collect();
    let project = with_found(Project::smallest(), "pageviews", &counts.join(", "), "");
    let explained = project.run(&["score", "--explain", "dictation"]);
    assert!(
        explained
            .out
            .contains("the source itself tells that it counts otherwise from 2020 on"),
        "{}",
        explained.out
    );
}

#[test]
fn downloads_hold_the_records_that_the_terms_of_a_source_let_be_shown() {
    let record = |kind: &str, title: &str| {
        format!(
            r#"{{"kind": "{kind}", "id": "1", "title": "{title}", "date": "2025-03-02", "countries": ["RO", "DE"]}}"#
        )
    };
    let project = with_found(Project::smallest(), "ted", "", &record("award", "=Invented, award"));
    let project = with_found(project, "epo", "", &record("patent", "Private title"));
    project.build();
    let csv = project.page("data/evidence-records.csv");
    let columns = "source,technology,name,kind,record,title,date,end,scheme,status,countries,organisations,cited,chosen,address,retrieved,licence";
    assert_eq!(csv.lines().next(), Some(columns));
    assert!(
        csv.contains("ted,dictation,Dictation,award,1,\"'=Invented, award\",2025-03-02,,,,RO; DE,"),
        "{csv}"
    );
    assert!(
        !csv.contains("Private title"),
        "its terms forbid passing records on: {csv}"
    );
    let described = project.page("data.html");
    assert!(described.contains("evidence-counts.csv") && described.contains("evidence-records.csv"));
}
