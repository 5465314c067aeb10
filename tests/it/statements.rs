//! What is said in workshops counts once, by workshop and not by length, and what it rests on is told.

use std::fs;

use serde_json::Value;

use crate::project::Project;

fn scores(project: &Project) -> Value {
    let run = project.run(&["score", "--format", "json"]);
    assert_eq!(run.code, 0, "{}", run.err);
    serde_json::from_str(&run.out).expect("JSON")
}

fn technology<'s>(scores: &'s Value, id: &str) -> &'s Value {
    let mut technologies = scores["technologies"].as_array().expect("a list").iter();
    technologies.find(|found| found["id"] == id).expect("the technology")
}

fn read(project: &Project, file: &str) -> String {
    fs::read_to_string(project.path("radar-data").join(file)).expect("the file is there")
}

/// The small radar with rows added to `links.csv`.
fn with_links(rows: &str) -> Project {
    let project = Project::smallest();
    let links = read(&project, "links.csv") + rows;
    project.write("links.csv", links)
}

#[test]
fn a_second_reviewer_makes_a_link_surer_or_disputed_and_how_far_both_agree_is_told() {
    let project = with_links(
        "paperwork-01,mobile-forms,core,A1,2026-01-31,yes\n\
         paperwork-01,dictation,rejected,A1,2026-01-31,no\n\
         paperwork-02,dictation,related,A1,2026-01-31,a little\n",
    );
    let scores = scores(&project);
    let links: Vec<(String, f64, String)> = ["mobile-forms", "dictation"]
        .iter()
        .flat_map(|id| {
            technology(&scores, id)["demand"]["needs"]
                .as_array()
                .expect("needs")
                .clone()
        })
        .map(|ask| {
            let text = |key: &str| ask[key].as_str().expect("text").to_owned();
            (
                text("grade"),
                ask["probability"].as_f64().expect("a number"),
                text("decided"),
            )
        })
        .collect();
    let expected = [
        ("core".to_owned(), 0.95, "agreed".to_owned()),
        ("related".to_owned(), 0.95, "grade-differs".to_owned()),
        ("related".to_owned(), 0.5, "disputed".to_owned()),
    ];
    assert_eq!(links, expected);
    // Of 3 pairs one is graded alike; by chance (1 x 1 core + 1 x 1 related) of 9: (3/9 - 3/9) is 0.
    let agreement = &scores["link_agreement"][0];
    assert_eq!((&agreement["one"], &agreement["other"]), (&"A1".into(), &"desk".into()));
    assert_eq!(agreement["pairs"], 3);
    assert_eq!(agreement["cohen_kappa"].as_f64(), Some(0.0));
    let told = "A1 and the makers of this radar at the desk both decided on 3 links: the same grade in 33 %, Cohen's kappa 0.00.";
    assert!(project.run(&["link"]).out.contains(told));
    project.build();
    assert!(
        project
            .page("method.html")
            .contains("A1 and the makers of this radar at the desk both decided on 3 links")
    );
    let page = project.page("tech/dictation.html");
    for text in [
        "Linked by the makers of this radar at the desk and A1 (rejected)",
        "reviewers disagree on whether it holds",
        "Taken to be right with a probability of 50 %",
    ] {
        assert!(page.contains(text), "{text}");
    }
}

#[test]
fn an_agreement_in_one_word_is_not_called_perfect() {
    let project = with_links("paperwork-01,mobile-forms,core,A1,2026-01-31,yes\n");
    assert_eq!(scores(&project)["link_agreement"][0]["cohen_kappa"], Value::Null);
    assert!(project.run(&["link"]).out.contains("Cohen's kappa is undefined"));
}

#[test]
fn a_report_split_over_two_files_or_read_twice_lifts_nothing() {
    let plain = Project::smallest();
    let again = read(&plain, "workshops/2026-paperwork.toml").replace("paperwork-0", "again-0");
    let links = read(&plain, "links.csv");
    let more: Vec<String> = links
        .lines()
        .skip(1)
        .map(|row| row.replace("paperwork-0", "again-0"))
        .collect();
    let more = links.clone() + &more.join("\n") + "\n";
    let before = scores(&plain);
    let after = scores(&plain.write("workshops/2026-again.toml", again).write("links.csv", more));
    for id in ["mobile-forms", "dictation", "thermal-camera"] {
        let of = |scores: &Value, key: &str| technology(scores, id)["demand"][key].clone();
        assert_eq!(of(&before, "need_levels"), of(&after, "need_levels"), "{id}");
        assert_eq!(of(&before, "total"), of(&after, "total"), "{id}");
    }
    let elsewhere = Project::smallest();
    let other_day = read(&elsewhere, "workshops/2026-paperwork.toml")
        .replace("paperwork-0", "again-0")
        .replace("2026-01-1", "2026-01-2");
    let links = read(&elsewhere, "links.csv") + "again-02,dictation,core,desk,2026-01-31,asked again\n";
    let later = scores(
        &elsewhere
            .write("workshops/2026-again.toml", other_day)
            .write("links.csv", links),
    );
    let levels = |scores: &Value| technology(scores, "dictation")["demand"]["need_levels"].clone();
    assert_ne!(levels(&before), levels(&later), "another day is another workshop");
}

#[test]
fn every_workshop_hands_out_the_same_unless_the_radar_says_otherwise() {
    let amount = |project: &Project| technology(&scores(project), "mobile-forms")["demand"]["total"].as_f64();
    let short = amount(&Project::smallest()).expect("a demand");
    assert!((short - 40.0).abs() < 1e-9, "{short}");
    let longer = "\n[[needs]]\nid = \"paperwork-09\"\nkind = \"gap\"\nstatement = \"Printers are missing.\"\nsection = \"Gaps\"\nitem = 2\nline = 20\n";
    let file = "workshops/2026-paperwork.toml";
    let long = || {
        let text = read(&Project::smallest(), file) + longer;
        Project::smallest().write(file, text)
    };
    let third = amount(&long()).expect("a demand");
    assert!((third - 100.0 / 3.0 * 0.8).abs() < 1e-9, "{third}");
    let by_line =
        |project: Project| project.replace("radar.toml", "per_workshop = \"equal\"", "per_workshop = \"by-line\"");
    assert_eq!(amount(&by_line(Project::smallest())), amount(&by_line(long())));
}

#[test]
fn an_old_statement_is_marked_wherever_it_is_used() {
    let project = Project::smallest().replace("radar.toml", "date = 2026-01-31", "date = 2031-01-17");
    project.build();
    for page in ["tech/dictation.html", "topic/paperwork.html"] {
        assert!(project.page(page).contains("Old, of 2026."), "{page}");
    }
    assert!(
        project
            .run(&["score", "--explain", "dictation"])
            .out
            .contains("Old, of 2026.")
    );
    assert_eq!(
        technology(&scores(&project), "dictation")["demand"]["needs"][0]["old"],
        2026
    );
    let needs = project.page("data/needs.csv");
    assert!(
        needs.lines().next().is_some_and(|header| header.contains("broad,old,")),
        "{needs}"
    );
    assert!(needs.contains("false,2026,"), "{needs}");
    let young = project.replace("radar.toml", "date = 2031-01-17", "date = 2031-01-16");
    young.build();
    assert!(!young.page("tech/dictation.html").contains("Old, of"));
}

#[test]
fn a_level_of_need_that_rests_on_one_statement_says_so() {
    let project = Project::smallest();
    project.build();
    let told = "rests on one statement, paperwork-02";
    assert!(project.page("tech/dictation.html").contains(told));
    assert!(
        project
            .page("topic/paperwork.html")
            .contains("The level of need of Dictation rests on this one statement.")
    );
    assert!(project.run(&["score", "--explain", "dictation"]).out.contains(told));
    let both = with_links("").replace(
        "links.csv",
        "paperwork-01,dictation,related",
        "paperwork-01,dictation,core",
    );
    both.build();
    assert!(!both.page("tech/dictation.html").contains("rests on one statement"));
}

#[test]
fn what_was_not_mentioned_is_not_what_nobody_was_asked_about() {
    let project = Project::smallest().replace(
        "links.csv",
        "paperwork-01,mobile-forms,core",
        "paperwork-01,mobile-forms,rejected",
    );
    let found = scores(&project);
    let found = technology(&found, "mobile-forms");
    assert_eq!(found["asked"], "not-mentioned");
    let levels = found["demand"]["need_levels"].as_array().expect("levels");
    let law: Vec<f64> = levels
        .iter()
        .filter_map(|level| level["probability"].as_f64())
        .collect();
    assert_eq!(law, [0.6, 0.25, 0.15]);
    project.build();
    assert!(
        project
            .page("tech/mobile-forms.html")
            .contains("no statement mentions it")
    );
}

#[test]
fn pages_that_show_need_say_how_it_follows_from_statements() {
    let project = Project::smallest();
    project.build();
    for page in ["method.html", "tech/dictation.html"] {
        let page = project.page(page);
        assert!(
            page.contains("or 3 specific gaps and requirements in 2 workshops"),
            "{page}"
        );
    }
}
