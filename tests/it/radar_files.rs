//! `leadar export --to`: a radar for other tools, from the data or a table; what is lost is said once, and nothing of
//! anybody's is overwritten.

use std::fs;

use crate::project::{Project, read_tree};

const TABLE: &str = "name,ring,sector,score,demand,movement,description,link,tags\n\
    Gas nose,Adopt,Sensors,0.8,3,moved in,\"Smells, well\",https://example.org,air\n\
    '=1+1,Trial,Radio,0.4,,new,,,\nPager,Hold,Radio,,,,,,\nLedger,Assess,Data,,,moved out,,,\nForum,Adopt,People,,,no change,,,\n";

/// The formats, each with the file or folder that `draw` takes.
const FORMATS: [(&str, &str); 6] = [
    ("byor", "byor.csv"),
    ("zalando", "zalando.json"),
    ("aoe", "aoe"),
    ("backstage", "backstage.json"),
    ("csv", "radar.csv"),
    ("json", "radar.json"),
];

#[test]
fn a_table_goes_to_each_format_and_back_and_what_is_lost_is_said_once() {
    let project = Project::smallest();
    fs::write(project.path("t.csv"), TABLE).expect("a table");
    for (format, file) in FORMATS {
        let run = project.run(&["export", "--to", format, "t.csv", "--out", "made"]);
        assert_eq!(run.code, 0, "{format}: {}", run.err);
        let said = run.err.matches("does not carry").count();
        assert_eq!(said, usize::from(format != "json"), "{format}: {}", run.err);
        assert_eq!(
            run.err.contains("scores (2)"),
            !["csv", "json"].contains(&format),
            "{format}: {}",
            run.err
        );
        let before = read_tree(&project.path("made"));
        let again = project.run(&["export", "--to", format, "t.csv", "--out", "made"]);
        assert_eq!((again.code, read_tree(&project.path("made"))), (0, before), "{format}");
        let drawn = project.run(&["draw", &format!("made/{file}"), "--svg", "o.svg"]);
        assert!(
            drawn.code == 0 && drawn.out.contains("5 blips"),
            "{format}: {}{}",
            drawn.out,
            drawn.err
        );
    }
}

#[test]
fn what_is_gone_from_the_radar_is_gone_from_the_folder_of_another_tool_but_not_what_somebody_changed() {
    let project = Project::smallest();
    let export = |table: &str, format: &str| {
        fs::write(project.path("t.csv"), table).expect("a table");
        let run = project.run(&["export", "--to", format, "t.csv", "--out", "made"]);
        assert_eq!(run.code, 0, "{}", run.err);
        run.err
    };
    export(TABLE, "aoe");
    export(TABLE, "csv");
    let leaf = |id: &str| {
        let mut all = read_tree(&project.path("made")).into_iter().map(|(path, _)| path);
        all.find(|path| path.ends_with(&format!("/{id}.md")))
    };
    let forum = leaf("forum").expect("a file an item");
    fs::write(project.path("made").join(&forum), "mine").expect("changed");
    let fewer: String = TABLE.lines().take(2).map(|line| format!("{line}\n")).collect();
    let told = export(&fewer, "aoe");
    assert!(
        told.contains("stay, since they were changed") && told.contains("forum.md"),
        "{told}"
    );
    assert_eq!(
        leaf("pager").or(leaf("ledger")),
        None,
        "items that are gone have no file"
    );
    assert!(leaf("gas-nose").is_some() && leaf("forum").is_some());
    assert!(
        project.path("made/radar.csv").is_file(),
        "what was made for somebody else stays"
    );
}

#[test]
fn a_view_of_the_data_goes_with_all_its_technologies_and_the_site_s_address() {
    let project = Project::smallest();
    for (format, file) in FORMATS
        .into_iter()
        .filter(|(format, _)| ["aoe", "csv", "json"].contains(format))
    {
        let run = project.run(&[
            "export",
            "--to",
            format,
            "--site",
            "https://example.org/r/",
            "--out",
            "made",
        ]);
        assert_eq!(run.code, 0, "{format}: {}", run.err);
        let drawn = project.run(&["draw", &format!("made/{file}"), "--svg", "o.svg"]);
        assert_eq!(drawn.code, 0, "{format}: {}", drawn.err);
        let number = fs::read_dir(project.path("radar-data/technologies"))
            .expect("technologies")
            .count();
        assert!(drawn.out.contains(&format!("{number} blip")), "{format}: {}", drawn.out);
    }
    let table = fs::read_to_string(project.path("made/radar.csv")).expect("a table");
    assert!(
        table.contains("https://example.org/r/tech/") && table.contains("ring probability"),
        "{table}"
    );
    let wrong = project.run(&["export", "--to", "csv", "--map", "nowhere"]);
    assert!(
        wrong.code == 1 && wrong.err.contains("there is no view \"nowhere\""),
        "{}",
        wrong.err
    );
    assert_eq!(project.run(&["export", "--to", "csv", "--map", "all"]).code, 2);
}

#[test]
fn a_file_that_somebody_changed_is_not_overwritten() {
    let project = Project::smallest();
    fs::write(project.path("t.csv"), TABLE).expect("a table");
    let words = ["export", "--to", "byor", "t.csv", "--out", "."];
    assert_eq!(project.run(&words).code, 0);
    fs::write(project.path("byor.csv"), "mine").expect("an edit");
    let run = project.run(&words);
    assert!(run.code == 1 && run.err.contains("byor.csv"), "{}", run.err);
    assert_eq!(
        fs::read_to_string(project.path("byor.csv")).expect("it is there"),
        "mine"
    );
    assert_eq!(fs::read_to_string(project.path("t.csv")).expect("it is there"), TABLE);
}
