//! The commands as they are typed: results, exit codes, help.

use std::fs;

use crate::project::{Project, answer, read_tree, run_in};

#[test]
fn wrong_use_exits_with_2_and_says_why() {
    let project = Project::smallest();
    for words in [
        &["biuld"][..],
        &["--colour"],
        &["ingest"],
        &["draw"],
        &["score", "--explain", "dictaton"],
    ] {
        let run = project.run(words);
        assert_eq!(run.code, 2, "{words:?}: {}{}", run.out, run.err);
        assert!(run.err.contains("error"), "{words:?}: {}", run.err);
    }
    assert!(
        project
            .run(&["score", "--explain", "dictaton"])
            .err
            .contains("did you mean \"dictation\"?")
    );
}

#[test]
fn every_command_has_help_and_takes_the_common_words() {
    let project = Project::smallest();
    let help = project.run(&["--help"]).out;
    let list = help.split("Commands:\n").nth(1).expect("the commands are listed");
    let commands: Vec<&str> = list
        .lines()
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.strip_prefix("  ")?.split(' ').next())
        .filter(|command| !command.is_empty() && *command != "help")
        .collect();
    assert_eq!(
        commands,
        [
            "build",
            "serve",
            "check",
            "score",
            "ingest",
            "link",
            "scan",
            "draw",
            "templates",
            "new",
            "freeze",
            "verify",
            "diff",
            "export",
            "schema"
        ]
    );
    for command in commands {
        let run = project.run(&[command, "--help"]);
        assert_eq!(run.code, 0);
        for word in ["--data", "--output", "--templates", "--quiet"] {
            assert!(run.out.contains(word), "{command} --help names {word}");
        }
    }
}

#[test]
fn a_new_radar_builds_without_a_warning() {
    let project = Project::smallest();
    assert_eq!(project.run(&["new", "mine"]).code, 0);
    let run = project.run(&["--data", "mine", "--output", "mine-site"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.err);
    assert!(run.out.contains("Open mine-site/index.html"), "{}", run.out);
    let again = project.run(&["new", "mine"]);
    assert_eq!(again.code, 1);
    assert!(again.err.contains("not empty"), "{}", again.err);
}

#[test]
fn the_radar_is_found_from_any_of_its_folders_and_its_site_goes_beside_it() {
    let project = Project::smallest();
    let told = project.run(&["new", "mine"]).out;
    assert!(told.contains("cd mine\n  leadar\n"), "{told}");
    let inside = read_tree(&project.path("mine"));
    let run = run_in(&project.path("mine"), &[]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert!(run.err.ends_with("mine; its site: ../mine-site\n"), "{}", run.err);
    assert!(run.out.contains("Open ../mine-site/index.html"), "{}", run.out);
    let run = run_in(&project.path("mine/workshops"), &[]);
    assert!(
        run.out.contains("(0 new or changed)"),
        "the same site: {}{}",
        run.out,
        run.err
    );
    assert_eq!(read_tree(&project.path("mine")), inside, "nothing goes into the data");
    project.build();
    for (folder, words) in [
        ("radar-data/scores", &[][..]),
        ("radar-data/technologies", &["--quiet"]),
    ] {
        let run = run_in(&project.path(folder), words);
        assert_eq!(run.code, 0, "{}{}", run.out, run.err);
        assert_eq!(run.err.is_empty(), !words.is_empty(), "{}", run.err);
    }
    assert!(!project.path("radar-data-site").exists());
    let run = run_in(&project.path("mine"), &["score", "--format", "json"]);
    assert!(run.out.starts_with('{'), "what is asked for stays alone: {}", run.out);
    let run = run_in(&project.path("mine"), &["--output", "site"]);
    assert_eq!(run.code, 1, "{}", run.out);
    assert!(run.err.contains("belongs to the data"), "{}", run.err);
}

#[test]
fn without_a_radar_it_is_said_where_to_go() {
    let empty = tempfile::tempdir().expect("a folder");
    let run = run_in(empty.path(), &[]);
    assert_eq!(run.code, 1);
    assert!(
        run.err.contains("radar-data: there is no such folder") && run.err.contains("go to the radar's folder"),
        "{}",
        run.err
    );
}

#[test]
fn quiet_prints_nothing_when_all_is_well() {
    let run = Project::smallest().run(&["--quiet"]);
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, "", ""));
}

#[test]
fn score_prints_a_row_for_each_technology_and_explain_the_whole_working() {
    let project = Project::smallest();
    let table = project.run(&["score"]).out;
    for id in ["mobile-forms", "dictation", "thermal-camera"] {
        assert!(table.lines().any(|line| line.starts_with(id)), "{id} in:\n{table}");
    }
    let working = project.run(&["score", "--explain", "dictation"]).out;
    // Need is 3 where the link to paperwork-02 holds (0.8), else 2 where the other one does, else as declared where nothing is
    // mentioned, which leads to no Deploy; the TRLs from 7 to 9 are worth 0.75, 1 and 1: 60 x 0.4455 + 40 x 0.9167 = 63.4, over 100.
    for text in [
        "Rule 1 of 3 decides in 53 % of the cases, most often of the rules for this ring: In use",
        "the state is \"asked\" while a link holds; the condition holds with a probability of 96 %",
        "the TRL must be at least 8 and is 7 to 9: so in 67 % of the cases",
        "Value inside the ring: 0.6340, the mean of what may be; 100 % of the weights are known",
        "Borderline. Over all that may be, it is Deploy in 53 %, Pilot in 44 %, Watch in 2 % of the cases.",
        "Provisional: its TRL rests on one estimate or document, nobody has reviewed the reading of the law and one reviewer decided all",
        "Demand: 60.00 points",
        "40.00 = 50.00 points x 1 core x 0.8 trust: paperwork-02",
        "20.00 = 50.00 points x 0.5 related x 0.8 trust: paperwork-01",
        "50.00 points = 100 x 0.6 requirement / 1.2, all lines of its workshop that ask",
        "Taken to be right with a probability of 80 % (100 % is certain): one reviewer decided.",
        "Example report, Requirements, item 1, line 9",
        "linked by the makers of this radar at the desk on 31 January 2026: speaking is quicker than typing",
    ] {
        assert!(working.contains(text), "{text:?} in:\n{working}");
    }
    let camera = project.run(&["score", "--explain", "thermal-camera"]).out;
    for text in [
        "For Deploy (rule 1) it lacks:",
        "practitioners must have been \"asked\" and the state is \"not yet asked\"",
    ] {
        assert!(camera.contains(text), "{text:?} in:\n{camera}");
    }
}

/// Thermal cameras are in service and nobody was asked: what is drawn for their need buys none, whatever else the rule asks.
#[test]
fn the_starters_rule_for_its_innermost_ring_takes_no_need_that_nobody_knows() {
    let project = Project::smallest().replace("radar.toml", "    { asked = [\"asked\"] },\n", "");
    let working = project.run(&["score", "--explain", "thermal-camera"]).out;
    assert!(working.contains("- Deploy: 0.0000"), "{working}");
}

#[test]
fn an_assessors_score_counts_and_is_named() {
    let rows = "technology,criterion,assessor,value,date,note\ndictation,need,A1,5,2026-01-01,asked for daily\ndictation,need,A2,4,2026-01-01,\n";
    let alone = Project::smallest().write("scores/panel.csv", rows);
    let working = alone.run(&["score", "--explain", "dictation"]).out;
    assert!(!working.contains("level 4.5"), "need comes from statements: {working}");
    let project = alone.replace(
        "radar.toml",
        "origin = \"need\"\n",
        "origin = \"need\"\npanel = \"board\"\n",
    );
    let working = project.run(&["score", "--explain", "dictation"]).out;
    assert!(
        working.contains("level 4.5, mean value 0.875 (2 assessors). Median of what was given: 5 by A1, 4 by A2."),
        "{working}"
    );
}

#[test]
fn sector_maps_come_beside_what_else_is_drawn() {
    let project = Project::smallest();
    let table = "name,ring,sector\nRust,Adopt,Languages\nLinux,Adopt,Systems\n";
    fs::write(project.path("radar.csv"), table).expect("written");
    let run = project.run(&["draw", "radar.csv", "--sector-maps", "sectors", "--output", "site"]);
    assert_eq!(run.code, 0, "{}", run.err);
    for file in ["sectors/languages.svg", "sectors/systems.svg", "site/index.html"] {
        assert!(project.path(file).is_file(), "{file}: {}", run.out);
    }
    assert!(run.out.contains("Open site/index.html"), "{}", run.out);
    let words = [
        "draw",
        "radar.csv",
        "--sector-maps",
        "more",
        "--svg",
        "map.svg",
        "--output",
        "no-site",
    ];
    assert_eq!(project.run(&words).code, 0);
    assert!(project.path("more/systems.svg").is_file() && !project.path("no-site").exists());
}

#[test]
fn a_table_becomes_a_map_in_one_step() {
    let project = Project::smallest();
    fs::write(
        project.path("radar.csv"),
        "name,ring,sector,score\nRust,Adopt,Languages,0.9\nPerl,Hold,Languages,0.2\n",
    )
    .expect("written");
    let run = project.run(&["draw", "radar.csv", "--svg", "map.svg"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let map = fs::read_to_string(project.path("map.svg")).expect("the map is there");
    assert!(map.contains("data-radar=\"1\"") && map.contains("Rust") && map.contains("Perl"));
    assert_eq!(project.run(&["draw", "radar.csv"]).code, 0);
    assert!(project.page("index.html").contains("Rust"));
    fs::write(
        project.path("bad.csv"),
        "name,ring,sector,score\nRust,,Languages,high\n",
    )
    .expect("written");
    let run = project.run(&["draw", "bad.csv", "--svg", "bad.svg"]);
    assert_eq!(run.code, 1);
    assert!(
        run.err.contains("bad.csv:2:1") && run.err.contains("has no ring"),
        "{}",
        run.err
    );
    assert!(!project.path("bad.svg").exists());
    fs::write(
        project.path("odd.csv"),
        "name,ring,sector,score\nRust,Adopt,Languages,high\n",
    )
    .expect("written");
    let run = project.run(&["draw", "odd.csv", "--svg", "odd.svg"]);
    assert_eq!(run.code, 0, "no row is lost: {}", run.err);
    assert!(run.err.contains("odd.csv:2:22") && run.err.contains("\"high\" is no score"));
}

#[test]
fn a_folder_of_reports_ends_with_what_came_of_each_and_a_report_of_which_nothing_comes_is_a_problem() {
    let project = Project::smallest();
    let reports = [
        (
            "a.md",
            "# Night lights workshop\n\n## Gaps\n\n- No light on the quay\n\n## Sore spots\n\n- Lamps rust\n- Ropes rot\n- Bells crack\n",
        ),
        ("b.md", "# Notes\n\nThe crew must see other boats at night.\n"),
        ("c.md", "# Lunch\n\n- Soup\n"),
    ];
    fs::create_dir(project.path("reports")).expect("made");
    for (name, text) in reports {
        fs::write(project.path(&format!("reports/{name}")), text).expect("written");
    }
    let run = project.run(&["ingest", "reports"]);
    assert_eq!(run.code, 1, "{}{}", run.out, run.err);
    let told = "3 documents: 1 with statements, 1 with unsorted lines only, 1 with nothing.";
    assert!(
        run.out.contains(told) && run.out.contains("phrases = [\"sore spots\"]"),
        "{}",
        run.out
    );
    assert!(
        run.err.contains("reports/c.md") && run.err.contains("nothing in it may state a need"),
        "{}",
        run.err
    );
    let unsorted = fs::read_to_string(project.path("drafts/undated-notes.toml")).expect("a draft");
    assert!(
        unsorted.contains("cue = \"must\"") && unsorted.contains("kind = \"requirement\""),
        "{unsorted}"
    );
    fs::remove_file(project.path("reports/c.md")).expect("removed");
    assert_eq!(project.run(&["ingest", "reports"]).code, 0);
}

#[test]
fn a_report_becomes_drafts_and_a_second_run_never_overwrites_an_edit() {
    let project = Project::smallest();
    let report = "## Night lights workshop\n\nOn 15th and 16th May 2026 it met.\n\nThe gaps were:\n\n- Forms are typed twice\n- Nobody reads them\n\nThank you all.\n";
    fs::write(project.path("report.md"), report).expect("written");
    let run = project.run(&["ingest", "report.md"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let path = project.path("drafts/2026-night-lights.toml");
    let draft = fs::read_to_string(&path).expect("the draft is there");
    assert!(
        draft.contains("Forms are typed twice") && draft.contains("Nobody reads them"),
        "{draft}"
    );
    assert!(
        run.out.contains("Thank you all."),
        "unused lines are listed:\n{}",
        run.out
    );
    let edited = draft.replacen(
        "statement = \"Nobody reads them\"",
        "statement = \"No officer reads them\" # mine",
        1,
    );
    assert_ne!(edited, draft);
    fs::write(&path, &edited).expect("written");
    let run = project.run(&["ingest", "report.md"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("nothing changed"), "{}", run.out);
    assert_eq!(fs::read_to_string(&path).expect("still there"), edited);
    let corrected = report.replace(
        "- Forms are typed twice\n",
        "- Forms are typed three times\n- Printers stand still\n",
    );
    fs::write(project.path("report.md"), corrected).expect("written");
    let run = project.run(&["ingest", "report.md"]);
    assert!(
        run.out.contains("Printers stand still") && run.out.contains("--write"),
        "{}",
        run.out
    );
    assert_eq!(
        fs::read_to_string(&path).expect("still there"),
        edited,
        "nothing is written unasked"
    );
    assert_eq!(project.run(&["ingest", "report.md", "--write"]).code, 0);
    let written = fs::read_to_string(&path).expect("still there");
    for kept in [
        "No officer reads them\" # mine",
        "id = \"night-lights-03\"",
        "Forms are typed three times",
        "Printers stand still",
    ] {
        assert!(written.contains(kept), "{kept}:\n{written}");
    }
    fs::write(
        project.path("report.md"),
        report.replace("- Forms are typed twice\n", ""),
    )
    .expect("written");
    project.run(&["ingest", "report.md", "--write"]);
    let marked = fs::read_to_string(&path).expect("still there");
    assert_eq!(marked.matches("gone = true").count(), 2, "{marked}");
    assert!(marked.contains("Printers stand still"));
    fs::write(project.path("report.md"), report).expect("written");
    let run = project.run(&["ingest", "report.md", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
    assert_eq!(json["workshops"][0]["needs"][0]["kind"], "gap");
    assert_eq!(json["workshops"][0]["topic"], "night-lights");
}

#[test]
fn a_draft_that_cannot_be_written_is_not_said_to_be() {
    let report = "## Night lights workshop\n\nThe gaps were:\n\n- Forms are typed twice\n";
    let project = Project::smallest();
    fs::write(project.path("report.md"), report).expect("written");
    fs::write(project.path("drafts"), "a file").expect("written");
    let run = project.run(&["ingest", "report.md"]);
    assert_eq!(run.code, 1, "{}{}", run.out, run.err);
    assert!(
        run.out.contains("(not written)") && !run.out.contains("written, new"),
        "{}",
        run.out
    );
    assert!(
        run.err
            .contains("error: drafts: something that is no folder stands here"),
        "{}",
        run.err
    );
    assert!(!run.err.contains("os error"), "{}", run.err);
    let run = project.run(&["ingest", "report.md", "--drafts", "drafts/below/it"]);
    assert!(run.err.contains("stands here where one is needed"), "{}", run.err);
}

#[test]
fn phrases_of_the_radar_reach_the_process_that_reads_reports() {
    let report = "## Night lights workshop\n\nOur sore spots:\n\n- Forms are typed twice\n";
    let project = Project::smallest();
    fs::write(project.path("report.md"), report).expect("written");
    let kinds = |project: &Project| {
        let run = project.run(&["ingest", "report.md", "--json"]);
        run.out.matches("\"kind\": \"solution\"").count()
    };
    assert_eq!(kinds(&project), 0);
    let radar = fs::read_to_string(project.path("radar-data/radar.toml")).expect("there");
    let phrases = "\n[phrases.en]\nsections = [{ kind = \"solution\", phrases = [\"sore spots\"] }]\n";
    fs::write(project.path("radar-data/radar.toml"), radar + phrases).expect("written");
    assert_eq!(kinds(&project), 1);
}

#[test]
fn the_radar_of_another_tool_becomes_a_table_that_is_drawn_with_its_history() {
    let project = Project::smallest();
    let folder = project.path("volumes");
    fs::create_dir(&folder).expect("made");
    let head = "name,ring,quadrant,isNew,status,description\n";
    let old = format!("{head}Alpha,trial,tools,TRUE,new,<p>First words</p>\nGone,hold,tools,TRUE,new,\n");
    let new = format!(
        "{head}Alpha,adopt,tools,FALSE,moved in,<script>x()</script><p>Second <b>words</b></p>\nBeta, big,trial,tools,TRUE,new,\n"
    );
    fs::write(folder.join("Radar Volume 9 (Jan 2014).csv"), old).expect("written");
    fs::write(folder.join("Radar Volume 10 (Jul 2014).csv"), new).expect("written");
    let run = project.run(&["ingest", "--from", "byor", "volumes"]);
    assert_eq!(run.code, 1, "a row is lost: {}{}", run.out, run.err);
    assert!(
        run.err
            .contains("Volume 10 (Jul 2014).csv:3:6: row 2 (\"Beta\"): ring \"big\""),
        "{}",
        run.err
    );
    let run = project.run(&["draw", "drafts/radar.json"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let page = project.page("item/alpha.html");
    assert!(
        page.contains("Second <strong>words</strong>") && page.contains("First words"),
        "{page}"
    );
    assert!(
        page.contains("Moved towards the centre") && !page.contains("x()"),
        "{page}"
    );
    assert!(project.page("index.html").contains("item/gone.html"));
    let run = project.run(&["draw", "drafts/editions/volume-9-jan-2014.json", "--svg", "-"]);
    assert!(run.out.contains("Gone"), "{}", run.err);
    let json = project.run(&["ingest", "--from", "byor", "volumes", "--json"]).out;
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["errors"][0]["line"], 3);
    assert_eq!(json["items"][0]["history"][0]["ring"], "trial");
    assert_eq!(project.run(&["ingest", "--from", "zalando", "volumes"]).code, 1);
}

#[test]
fn a_table_from_a_pipe_is_drawn_as_one_from_a_file() {
    let project = Project::smallest();
    let old = "name,ring,sector\nRust,Trial,Languages\nPerl,Hold,Languages\n";
    let new = "name,ring,sector,score\nRust,Adopt,Languages,0.9\nPerl,Hold,Languages,high\n";
    fs::write(project.path("old.csv"), old).expect("written");
    fs::write(project.path("Radar.csv"), new).expect("written");
    let words = ["--previous", "old.csv", "--svg", "piped.svg"];
    let json = r#"[{"name":"Rust","ring":"Adopt","sector":"Languages","score":0.9},{"name":"Perl","ring":"Hold","sector":"Languages"}]"#;
    project.run(&["draw", "Radar.csv", "--previous", "old.csv", "--svg", "filed.svg"]);
    let filed = fs::read_to_string(project.path("filed.svg")).expect("the map is there");
    // The title of what has no name is "Radar".
    for (text, warned) in [(new, true), (&new.replace(',', "\t"), true), (json, false)] {
        let (code, told) = answer(&project, &[&["draw", "-"][..], &words].concat(), text);
        assert_eq!(code, 0, "{told}");
        assert_eq!(told.contains("standard input:3:21: score \"high\""), warned, "{told}");
        let piped = fs::read_to_string(project.path("piped.svg")).expect("the map is there");
        assert_eq!(piped.matches("data-blip=").count(), 2);
        assert!(!piped.contains("standard input"), "its title is no path");
        assert_eq!(piped, filed, "the same map");
    }
    let (code, told) = answer(&project, &["draw", "-", "--svg", "none.svg"], "name,ring\n");
    assert_eq!(code, 1);
    assert!(
        told.contains("standard input:1:1: no column is called \"sector\""),
        "{told}"
    );
    let (code, told) = answer(&project, &["draw", "-", "--svg", "none.svg"], "");
    assert!(code == 1 && told.contains("standard input: "), "{told}");
    assert_eq!(answer(&project, &["draw", "-", "--previous", "-"], new).0, 2);
}
