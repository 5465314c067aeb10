//! What left: rejected with a reason or not looked at again, off the radar, and still known by name.

use std::fs;

use crate::project::Project;

const REJECTED: &str = "[left]\nhow = \"rejected\"\nreason = \"Officers type faster than it hears.\"\ndate = 2026-06-30\nby = \"desk\"\n\n[trl]";

/// The starter frozen, and its next edition named.
fn second() -> Project {
    let project = Project::smallest();
    assert_eq!(project.run(&["freeze"]).code, 0);
    project
        .replace("radar.toml", "name = \"first\"", "name = \"second\"")
        .replace("radar.toml", "date = 2026-01-31", "date = 2026-07-31")
}

fn leave(project: Project, table: &str) -> Project {
    project.replace("technologies/dictation.toml", "[trl]", table)
}

#[test]
fn what_was_rejected_is_on_no_map_and_diff_and_changes_say_why() {
    let project = leave(second(), REJECTED);
    let run = project.build();
    assert!(
        run.out.contains("technologies  2") && run.out.contains("1 gone, 2 unchanged"),
        "{}",
        run.out
    );
    assert!(!project.page("maps/activities.svg").contains("dictation"));
    assert!(project.page("tech/dictation.html").contains("It stood last in edition"));
    let why = "rejected on 30 June 2026 by the makers of this radar at the desk: Officers type faster than it hears";
    let diff = project.run(&["diff", "first"]).out;
    assert!(
        diff.contains(&format!("Gone 1\n  Dictation (dictation): was in Deploy; {why}\n")),
        "{diff}"
    );
    let page = project.page("changes.html");
    assert!(page.contains(&format!("Was in Deploy; {why}.<")), "{page}");
}

#[test]
fn what_was_not_looked_at_again_is_told_apart_and_so_is_what_is_simply_gone() {
    let table = "[left]\nhow = \"not-looked-at-again\"\ndate = 2026-06-30\nby = \"desk\"\n\n[trl]";
    let project = leave(second(), table);
    let diff = project.run(&["diff", "first"]).out;
    assert!(
        diff.contains("was in Deploy; not looked at again since 30 June 2026 (the makers of this radar at the desk)\n"),
        "{diff}"
    );
    let project = second();
    fs::remove_file(project.path("radar-data/technologies/thermal-camera.toml")).expect("it was there");
    let diff = project.run(&["diff", "first"]).out;
    assert!(
        diff.contains("(thermal-camera): was in Pilot; its file is gone: not looked at again, and nobody says why\n"),
        "{diff}"
    );
}

#[test]
fn a_reason_given_after_an_edition_does_not_speak_for_it() {
    let project = second();
    let file = project.path("radar-data/technologies/dictation.toml");
    let text = fs::read_to_string(&file).expect("it is there");
    fs::remove_file(&file).expect("it was there");
    let project = project.write("links.csv", "need,technology,grade,by,date,why\n");
    assert_eq!(project.run(&["freeze"]).code, 0);
    let project = project
        .replace("radar.toml", "name = \"second\"", "name = \"third\"")
        .replace("radar.toml", "date = 2026-07-31", "date = 2027-01-31")
        .write(
            "technologies/dictation.toml",
            text.replace("[trl]", &REJECTED.replace("2026-06-30", "2026-12-24")),
        );
    let diff = project.run(&["diff", "first", "second"]).out;
    assert!(diff.contains("not looked at again, and nobody says why"), "{diff}");
    let diff = project.run(&["diff", "first"]).out;
    assert!(diff.contains("rejected on 24 December 2026"), "{diff}");
}

#[test]
fn rows_about_what_left_are_no_fault_and_count_for_nothing_and_others_keep_their_demand() {
    let demand = |project: &Project, id: &str| {
        let run = project.run(&["score", "--format", "csv"]);
        assert_eq!(run.code, 0, "{}", run.err);
        let column = |line: &str| line.split(',').map(str::to_owned).collect::<Vec<String>>();
        let mut lines = run.out.lines();
        let header = column(lines.next().expect("a header"));
        let at = header.iter().position(|name| name == "demand").expect("a column");
        lines
            .find(|line| line.starts_with(id))
            .map(|line| column(line)[at].clone())
    };
    let standard = "number = \"S 1\"\ntitle = \"T\"\nbody = \"B\"\nkind = \"international-standard\"\n\
        status = \"published\"\ntopics = []\ntechnologies = [\"dictation\", \"mobile-forms\"]\nnote = \"n\"\nsource = \"s\"\n";
    let project = second().write("standards/s.toml", standard).write(
        "scores/panel.csv",
        "technology,criterion,assessor,value,date,note\ndictation,maturity,A1,3,2026-01-30,x\n",
    );
    let before = demand(&project, "mobile-forms");
    assert!(demand(&project, "dictation").is_some());
    let open = |project: &Project| project.run(&[]).out.contains("1 without a technology");
    assert!(!open(&project));
    let project = leave(project, REJECTED);
    let run = project.run(&["check"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.err);
    assert_eq!(demand(&project, "mobile-forms"), before);
    assert_eq!(demand(&project, "dictation"), None);
    assert!(open(&project), "paperwork-02 had no other answer");
    let listed = project.page("data/standards.csv");
    assert!(
        listed.contains("mobile-forms") && !listed.contains("dictation"),
        "{listed}"
    );
    let page = project.page("standards.html");
    assert!(
        page.contains("tech/mobile-forms.html") && !page.contains("tech/dictation.html"),
        "{page}"
    );
}

#[test]
fn commands_say_that_it_left_and_why_and_a_scan_does_not_ask_for_it() {
    let project = leave(second(), REJECTED);
    let run = project.run(&["score", "--explain", "dictation"]);
    assert_eq!(run.code, 2);
    let told = "technology \"dictation\" has left the radar: on 2026-06-30 it was rejected: Officers type faster than it hears.";
    assert!(run.err.contains(told), "{}", run.err);
    let run = project.run(&["score", "--set", "dictation.trl=9"]);
    assert!(run.code == 2 && run.err.contains("has left the radar"), "{}", run.err);
    let run = project.run(&["scan", "--source", "openalex", "--technology", "dictation", "--dry-run"]);
    assert!(run.code == 1 && run.err.contains(told), "{}", run.err);
    let run = project.run(&["scan", "--source", "openalex", "--dry-run"]);
    assert!(!run.out.contains("dictation"), "{}", run.out);
}

#[test]
fn what_left_says_wrong_is_told_with_its_place() {
    let told = |table: &str, message: &str| {
        let run = leave(second(), &format!("{table}\n\n[trl]")).run(&["check"]);
        assert_eq!(run.code, 1, "{table}: {}", run.err);
        assert!(run.err.contains(message), "{table}: {}", run.err);
        assert!(run.err.contains("technologies/dictation.toml"), "{table}: {}", run.err);
    };
    let table = |how: &str, date: &str| format!("[left]\nhow = \"{how}\"\ndate = {date}\nby = \"desk\"");
    told(
        &table("rejected", "2026-06-30"),
        "a technology is rejected for a reason, and none is given.",
    );
    told(
        &table("forgotten", "2026-06-30"),
        "how \"forgotten\" is not one of rejected, not-looked-at-again.",
    );
    told(
        &table("not-looked-at-again", "2026-08-01"),
        "the leaving of 2026-08-01 lies after the edition's date 2026-07-31.",
    );
    told(
        "[left]\nhow = \"not-looked-at-again\"\nby = \"desk\"",
        "[left] has no key \"date\".",
    );
}
