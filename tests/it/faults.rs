//! Bad input is named with file, line, column, the text found and a hint; all of it at once; the last site stands.

use std::fs;

use crate::project::Project;

/// Runs `leadar check` and expects it to fail saying each of the texts.
fn expect_complaints(project: &Project, expected: &[&str]) {
    let run = project.run(&["check"]);
    assert_eq!(run.code, 1, "check fails:\n{}{}", run.out, run.err);
    for text in expected {
        assert!(run.err.contains(text), "{text:?} is said in:\n{}", run.err);
    }
}

#[test]
fn a_typo_in_each_kind_of_file_is_found_where_it_stands() {
    let cases = [
        (
            "radar.toml",
            "sectors = \"activities\"",
            "sectors = \"activites\"",
            "radar.toml:47:11",
            "did you mean \"activities\"?",
        ),
        (
            "radar.toml",
            "measure = \"need\"",
            "measure = \"nede\"",
            "radar.toml:82:17",
            "did you mean \"need\"?",
        ),
        (
            "radar.toml",
            "question =",
            "qestion =",
            "radar.toml:103:1",
            "did you mean \"question\"?",
        ),
        (
            "radar.toml",
            "ring = \"deploy\"",
            "ring = \"depoly\"",
            "radar.toml:77:8",
            "did you mean \"deploy\"?",
        ),
        (
            "workshops/2026-paperwork.toml",
            "topic = \"paperwork\"",
            "topic = \"paprework\"",
            "2026-paperwork.toml:1:9",
            "did you mean \"paperwork\"?",
        ),
        (
            "workshops/2026-paperwork.toml",
            "kind = \"gap\"",
            "kind = \"gpa\"",
            "2026-paperwork.toml:19:8",
            "did you mean \"gap\"?",
        ),
        (
            "technologies/dictation.toml",
            "activity = \"write\"",
            "activity = \"wirte\"",
            "dictation.toml:4:12",
            "did you mean \"write\"?",
        ),
        (
            "technologies/dictation.toml",
            "legal_class",
            "legal_clas",
            "dictation.toml:6:1",
            "did you mean \"legal_class\"?",
        ),
        (
            "links.csv",
            "dictation,related",
            "dictaton,related",
            "links.csv:3:14",
            "did you mean \"dictation\"?",
        ),
        (
            "links.csv",
            "need,technology",
            "need,tecnology",
            "links.csv:1:6",
            "did you mean \"technology\"?",
        ),
    ];
    for (file, from, to, place, hint) in cases {
        expect_complaints(&Project::smallest().replace(file, from, to), &[place, hint]);
    }
    let standard = "number = \"S 1\"\ntitle = \"S\"\nbody = \"B\"\nkind = \"guideline\"\nstatus = \"publishd\"\nnote = \"n\"\nsource = \"s\"\n";
    expect_complaints(
        &Project::smallest().write("standards/s.toml", standard),
        &["standards/s.toml:5:10", "did you mean \"published\"?"],
    );
    let score = "technology,criterion,assessor,value,date,note\ndictation,nede,A1,3,2026-01-01,\n";
    expect_complaints(
        &Project::smallest().write("scores/panel.csv", score),
        &["panel.csv:2:11", "did you mean \"need\"?"],
    );
}

#[test]
fn everything_wrong_is_told_at_once() {
    let project = Project::smallest()
        .replace("radar.toml", "weight = 60", "weight = -60")
        .replace("technologies/dictation.toml", "low = 7", "low = 10")
        .replace(
            "technologies/mobile-forms.toml",
            "topics = [\"paperwork\"]",
            "topics = [\"paper\"]",
        )
        .replace("links.csv", "core", "corr")
        .replace(
            "workshops/2026-paperwork.toml",
            "last = 2026-01-16",
            "last = 2026-01-10",
        );
    expect_complaints(
        &project,
        &[
            "weight is -60",
            "low is 10",
            "topic \"paper\" is not known",
            "grade \"corr\"",
            "before the first day",
            "5 errors",
        ],
    );
}

#[test]
fn what_cannot_be_is_refused() {
    let cases = [
        (
            "workshops/2026-paperwork.toml",
            "first = 2026-01-15",
            "first = 2026-02-30",
            "2026-paperwork.toml:12:",
        ),
        (
            "workshops/2026-paperwork.toml",
            "id = \"paperwork-02\"",
            "id = \"paperwork-01\"",
            "is defined twice",
        ),
        (
            "technologies/dictation.toml",
            "low = 7\nhigh = 9",
            "low = 9\nhigh = 8",
            "from 9 down to 8",
        ),
        (
            "technologies/dictation.toml",
            "name = \"Dictation\"",
            "name = \"FORMS on the-phone\"",
            "a second technology is called",
        ),
        (
            "technologies/dictation.toml",
            "high = 9",
            "high = \"nine\"",
            "a whole number is expected here, not \"nine\"",
        ),
        (
            "links.csv",
            "core,desk",
            "core,extra,desk",
            "the row has 7 fields; the header has 6",
        ),
        (
            "links.csv",
            "2026-01-31,the",
            "2026-13-31,the",
            "\"2026-13-31\" is not a day",
        ),
        (
            "links.csv",
            "paperwork-02,dictation",
            "paperwork-01,dictation",
            "is given twice",
        ),
        (
            "links.csv",
            "mobile-forms,core,desk",
            "mobile-forms,core,Desk",
            "has two spellings",
        ),
        (
            "links.csv",
            "dictation,related",
            "dictation,constrains",
            "only legal lines constrain",
        ),
        (
            "radar.toml",
            "when = []",
            "when = [{ measure = \"trl.low\", at_least = 1 }]",
            "the last rule must have no condition",
        ),
        (
            "radar.toml",
            "when = [\n    { asked = [\"asked\"] },\n    { measure = \"trl.low\", at_least = 8 },\n    { measure = \"need\", at_least = 3, unknown = \"fails\" },\n]",
            "when = []",
            "a rule for ring \"deploy\" has no condition, so what stands behind it is never tried",
        ),
        (
            "radar.toml",
            "seed = 1",
            "seed = 1\nfairly_sure = 0.7\nsure = 0.6",
            "a sure ring would not be fairly sure",
        ),
        (
            "links.csv",
            "by,date,why",
            "by,date,by",
            "the column \"by\" stands here twice",
        ),
        (
            "scores/panel.csv",
            "technology,criterion,assessor,value,date,note\n",
            "technology,criterion,assessor,value,date,note\ndictation,need,a.b@example.org,3,2026-01-30,\n",
            "panel.csv:2:16: the assessor is an address",
        ),
        (
            "scores/panel.csv",
            "technology,criterion,assessor,value,date,note\n",
            "technology,criterion,assessor,value,date,note\ndictation,need,A1,3,2026-02-01,\n",
            "the score of 2026-02-01 lies after the edition's date 2026-01-31",
        ),
        (
            "radar.toml",
            "id = \"night-work\"",
            "id = \"../night-work\"",
            "cannot be a file name",
        ),
        (
            "radar.toml",
            "[0.6, 0.25, 0.15, 0, 0]",
            "[0.6, 0.25, 0.25, 0, 0]",
            "must be five probabilities that sum to 1",
        ),
        (
            "radar.toml",
            "[0.6, 0.25, 0.15, 0, 0]",
            "[0, 0.25, 0.75, 0, 0]",
            "more than that of one named as a help",
        ),
        (
            "radar.toml",
            "per_workshop = \"equal\"",
            "per_workshop = \"equally\"",
            "\"equally\"",
        ),
        (
            "radar.toml",
            "[demand]",
            "[links.trust]\none = 0.9\nagreed = 0.8\n\n[demand]",
            "one is 0.9, more than agreed, 0.8",
        ),
        (
            "radar.toml",
            "weight = 60",
            "weight = nan",
            "a finite number is expected here, not nan",
        ),
    ];
    for (file, from, to, expected) in cases {
        expect_complaints(&Project::smallest().replace(file, from, to), &[expected]);
    }
}

#[test]
fn a_rule_whose_condition_is_at_fault_is_not_said_to_have_none() {
    let project = Project::smallest().replace("radar.toml", "\"need\", at_least = 3", "\"need\"");
    let project = project.replace("radar.toml", "    { measure = \"trl.low\", at_least = 8 },\n", "");
    let project = project.replace("radar.toml", "    { asked = [\"asked\"] },\n", "");
    let run = project.run(&["check"]);
    assert_eq!(run.code, 1);
    assert!(
        run.err.contains("either at_least or at_most") && !run.err.contains("has no condition"),
        "{}",
        run.err
    );
}

#[test]
fn a_higher_threshold_alone_is_no_fault_of_the_one_that_is_not_declared() {
    let project = Project::smallest().replace("radar.toml", "seed = 1", "seed = 1\nfairly_sure = 0.95");
    let run = project.run(&["check"]);
    assert_eq!(run.code, 0, "{}", run.err);
}

#[test]
fn scores_below_a_folder_of_their_own_are_told_of_and_not_read() {
    let project = Project::smallest();
    fs::create_dir(project.path("radar-data/scores/old")).expect("a folder");
    fs::write(project.path("radar-data/scores/old/panel.csv"), "not a table of scores").expect("written");
    let run = project.run(&["check"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("panel.csv: nothing reads this file"), "{}", run.err);
}

#[test]
fn bytes_that_are_not_utf8_are_named_with_their_place() {
    let project = Project::smallest().write(
        "links.csv",
        b"need,technology,grade,by,date,why\npaperwork-01,dict\xE9,core,desk,2026-01-31,x\n",
    );
    expect_complaints(&project, &["links.csv:2:18: the byte 0xE9 here is not UTF-8."]);
}

#[test]
fn byte_order_marks_and_carriage_returns_are_accepted() {
    for file in [
        "radar.toml",
        "links.csv",
        "workshops/2026-paperwork.toml",
        "technologies/dictation.toml",
    ] {
        let project = Project::smallest();
        let text = fs::read_to_string(project.path("radar-data").join(file)).expect("the file is there");
        let project = project.write(file, format!("\u{feff}{}", text.replace('\n', "\r\n")));
        let run = project.run(&["check"]);
        assert_eq!(run.code, 0, "{file}: {}", run.err);
    }
}

#[test]
fn a_build_with_errors_leaves_the_last_good_site() {
    let project = Project::smallest();
    project.build();
    let before = project.page("index.html");
    let project = project.replace("links.csv", "core", "corr");
    let run = project.run(&[]);
    assert_eq!(run.code, 1);
    assert_eq!(project.page("index.html"), before);
}

#[test]
fn a_missing_folder_is_said_plainly() {
    let project = Project::smallest();
    let run = project.run(&["--data", "radar-dta"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("radar-dta: there is no such folder"), "{}", run.err);
}

#[test]
fn an_address_is_no_name_of_a_person_wherever_one_stands() {
    let links = Project::smallest().replace("links.csv", ",core,desk,", ",core,a@b.eu,");
    expect_complaints(&links, &["links.csv:2:", "the name is an address"]);
    let set = "[[overrides]]\ncriterion = \"need\"\nlevel = 3\nby = \"a@b.eu\"\ndate = 2026-01-31\nreason = \"r\"\n";
    let path = "technologies/dictation.toml";
    let text = fs::read_to_string(Project::smallest().path("radar-data").join(path)).expect("the file");
    expect_complaints(
        &Project::smallest().write(path, format!("{text}\n{set}")),
        &["dictation.toml", "the name is an address"],
    );
}

#[test]
fn nothing_is_judged_after_the_day_of_the_edition() {
    let links = Project::smallest();
    let text = fs::read_to_string(links.path("radar-data/links.csv")).expect("the file");
    let day = text
        .lines()
        .nth(1)
        .and_then(|row| row.split(',').nth(4))
        .expect("a day")
        .to_owned();
    let run = links.replace("links.csv", &day, "2099-01-01").run(&["check"]);
    assert_eq!(run.code, 0, "links are decided after an edition too: {}", run.err);
    let told = "the link of 2099-01-01 lies after the edition's date";
    assert!(
        run.err.contains("links.csv:2:") && run.err.contains(told),
        "{}",
        run.err
    );
    expect_complaints(
        &Project::smallest().replace("technologies/dictation.toml", "date = 2026-01-31", "date = 2099-01-01"),
        &[
            "dictation.toml",
            "the TRL range of 2099-01-01 lies after the edition's date",
        ],
    );
}

#[test]
fn signs_that_nobody_sees_are_in_no_name() {
    for (file, name) in [
        ("technologies/dictation.toml", "name = \"Dictation\""),
        ("radar.toml", "name = \"Pilot\""),
        ("radar.toml", "name = \"Need\""),
        ("radar.toml", "name = \"Ordinary\""),
    ] {
        let spoilt = name.replacen("name = \"", "name = \"x\u{202e}", 1);
        expect_complaints(
            &Project::smallest().replace(file, name, &spoilt),
            &["the name \"x‹U+202E›"],
        );
    }
}

#[test]
fn semicolons_and_decimal_commas_are_read_like_commas_and_points() {
    let scores = "technology,criterion,assessor,value,date,note\ndictation,maturity,A1,3.5,2026-01-31,\n";
    let plain = Project::smallest().write("scores/panel.csv", scores);
    let sheet = scores.replace(',', ";").replace("3.5", "3,5");
    let mut foreign = Project::smallest().write("scores/panel.csv", &sheet);
    let links = fs::read_to_string(foreign.path("radar-data/links.csv")).expect("the file");
    foreign = foreign.write("links.csv", links.replace(',', ";"));
    let table = |project: &Project| {
        let run = project.run(&["score", "--format", "csv"]);
        assert_eq!((run.code, run.err.as_str()), (0, ""));
        run.out
    };
    assert_eq!(table(&plain), table(&foreign));
    let ambiguous = Project::smallest().write("scores/panel.csv", sheet.replace("3,5", "3,500"));
    let run = ambiguous.run(&["check"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        run.err.contains("\"3,500\" is read as 3.5, with a decimal comma"),
        "{}",
        run.err
    );
}

#[test]
fn a_format_of_maps_that_nobody_asked_for_is_not_passed_over() {
    let run = Project::smallest().run(&["export", "--format", "png", "--tables", "csv"]);
    assert_eq!(run.code, 2, "{}", run.out);
    assert!(run.err.contains("--format is for maps"), "{}", run.err);
}
