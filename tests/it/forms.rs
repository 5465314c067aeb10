//! Sheets for assessors: written, filled in, read back, and their scores count.

use std::fs;
use std::io::{Cursor, Read, Write};

use crate::project::Project;

fn project() -> Project {
    let criterion = "\n[[criteria]]\nid = \"deployability\"\nname = \"Deployability\"\nquestion = \"What does it ask?\"\n\
                     weight = 20\norigin = \"assessed\"\nanchors = [\"a lot\", \"b\", \"c\", \"d\", \"nothing\"]\n";
    let radar = fs::read_to_string(Project::smallest().path("radar-data/radar.toml")).expect("the starter");
    Project::smallest().write("radar.toml", radar + criterion)
}

fn write_form(project: &Project, words: &[&str], file: &str) {
    let all = [&["--quiet", "score", "--form"][..], words, &["--output", file]].concat();
    let run = project.run(&all);
    assert_eq!(run.code, 0, "{}", run.err);
}

/// The CSV form with its row of dictation filled in.
fn fill(text: &str, technology: &str, cells: &str) -> String {
    let fill = |line: &str| match line.starts_with(&format!("{technology},")) {
        true => line.replacen(",,,,,,", cells, 1),
        false => line.to_owned(),
    };
    text.lines().map(fill).collect::<Vec<_>>().join("\n") + "\n"
}

fn level(project: &Project) -> String {
    let run = project.run(&["--quiet", "score", "--explain", "dictation"]);
    let line = run
        .out
        .lines()
        .find(|line| line.contains("Deployability") && line.contains("weight"));
    line.unwrap_or_default().to_owned()
}

#[test]
fn a_filled_csv_form_goes_into_the_scores_as_it_is() {
    let project = project();
    write_form(
        &project,
        &["deployability", "--for", "PG1", "--assessor", "A1"],
        "form.csv",
    );
    let text = fs::read_to_string(project.path("form.csv")).expect("the form");
    assert!(text.contains("1: a lot"), "{text}");
    let filled = fill(&text, "dictation", ",4,,,,2026-01-05,because");
    assert_ne!(filled, text);
    let project = project.write("scores/a1.csv", filled);
    let check = project.run(&["check"]);
    assert_eq!(check.code, 0, "{}", check.err);
    assert!(level(&project).contains('4'), "{}", level(&project));
}

#[test]
fn a_filled_workbook_is_taken_in_and_counted() {
    let project = project();
    write_form(&project, &["deployability", "--assessor", "A1"], "a1.xlsx");
    let bytes = fs::read(project.path("a1.xlsx")).expect("the form");
    fs::write(project.path("a1.xlsx"), fill_workbook(&bytes)).expect("written");
    let run = project.run(&["score", "--read-form", "a1.xlsx"]);
    assert!(run.code == 0 && run.out.contains("One score"), "{}{}", run.out, run.err);
    let scores = fs::read_to_string(project.path("radar-data/scores/a1.csv")).expect("scores");
    assert!(
        scores.contains("dictation,deployability,A1,1,,2,3,4,2026-01-05,because"),
        "{scores}"
    );
    assert!(level(&project).contains('3'), "{}", level(&project));
    let again = project.run(&["score", "--read-form", "a1.xlsx"]);
    assert!(again.code == 1 && again.err.contains("there already"), "{}", again.err);
}

/// The workbook with low, mode, high, date and note of its first row filled in.
fn fill_workbook(bytes: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut filled = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("a file");
        let name = file.name().expect("a name").into_owned();
        let mut text = String::new();
        file.read_to_string(&mut text).expect("text");
        if name.ends_with("sheet1.xml") {
            assert!(text.contains("dataValidation") && text.contains("state=\"frozen\""));
            for (cell, number) in [("J2", "2"), ("K2", "3"), ("L2", "4")] {
                let empty = format!("<c r=\"{cell}\" s=\"2\"/>");
                assert!(text.contains(&empty), "{cell} is empty");
                text = text.replacen(&empty, &format!("<c r=\"{cell}\"><v>{number}</v></c>"), 1);
            }
            for (cell, words) in [("M2", "2026-01-05"), ("N2", "because")] {
                let words = format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t>{words}</t></is></c>");
                text = text.replacen(&format!("<c r=\"{cell}\" s=\"2\"/>"), &words, 1);
            }
        }
        let started = filled.start_file(name, zip::write::SimpleFileOptions::default());
        started.expect("begun");
        filled.write_all(text.as_bytes()).expect("written");
    }
    filled.finish().expect("an archive").into_inner()
}

#[test]
fn a_wrong_answer_is_told_with_its_line_in_the_form_and_nothing_is_written() {
    let project = project();
    write_form(&project, &["deployability", "--assessor", "A1"], "a1.csv");
    let text = fs::read_to_string(project.path("a1.csv")).expect("the form");
    fs::write(project.path("a1.csv"), fill(&text, "dictation", ",7,,,,2026-01-05,")).expect("written");
    let run = project.run(&["score", "--read-form", "a1.csv"]);
    assert!(run.code == 1 && run.err.contains("a1.csv:2:"), "{}", run.err);
    assert!(!project.path("radar-data/scores/a1.csv").exists());
    fs::write(project.path("a1.csv"), text).expect("written");
    let blank = project.run(&["score", "--read-form", "a1.csv"]);
    assert!(blank.code == 1 && blank.err.contains("no row"), "{}", blank.err);
}

#[test]
fn the_second_round_feeds_back_the_first_without_names() {
    let scores = "technology,criterion,assessor,value,date,note\n\
                  dictation,deployability,A1,2,2026-01-05,needs training\n\
                  dictation,deployability,A2,4,2026-01-05,zero effort\n\
                  dictation,deployability,A3,5,2026-01-05,\n";
    let project = project().write("scores/panel.csv", scores);
    write_form(
        &project,
        &["deployability", "--round", "2", "--assessor", "A2"],
        "r2.csv",
    );
    let text = fs::read_to_string(project.path("r2.csv")).expect("the form");
    assert!(text.starts_with("technology,criterion,assessor,round,"), "{text}");
    assert!(text.contains(",4,3 to 4.5,3,4,needs training | zero effort"), "{text}");
    assert!(!text.contains("A1") && !text.contains("A3"), "{text}");
}

#[test]
fn a_form_on_the_trl_is_read_back_too() {
    let project = project();
    write_form(&project, &["trl", "--assessor", "A1"], "t.csv");
    let text = fs::read_to_string(project.path("t.csv")).expect("the form");
    assert!(text.contains("9: actual system proven"), "{text}");
    let project = project.write("scores/t.csv", fill(&text, "dictation", ",9,,,,2026-01-05,"));
    assert_eq!(project.run(&["check"]).code, 0);
}

#[test]
fn bad_use_of_forms_has_plain_errors() {
    let project = project();
    let refused = |words: &[&str], part: &str| {
        let run = project.run(&[&["score"][..], words].concat());
        assert!(run.code == 2 && run.err.contains(part), "{words:?}: {}", run.err);
    };
    refused(&["--form", "deployabilty", "--output", "f.csv"], "did you mean");
    refused(&["--form", "need", "--output", "f.csv"], "panel");
    refused(
        &["--form", "deployability", "--for", "PG9", "--output", "f.csv"],
        "no group, topic or ring",
    );
    refused(&["--form", "deployability"], "--output FILE.xlsx");
    refused(
        &["--form", "deployability", "--round", "2", "--output", "f.csv"],
        "nobody scored",
    );
    refused(&["--assessor", "A1"], "--form");
    fs::write(project.path("f.csv"), "mine").expect("written");
    let run = project.run(&["score", "--form", "deployability", "--output", "f.csv"]);
    assert!(run.code == 1 && run.err.contains("not replaced"), "{}", run.err);
    assert_eq!(fs::read_to_string(project.path("f.csv")).expect("there"), "mine");
}
