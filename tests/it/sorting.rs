//! Drafts sorted through: what somebody decided stays, is not asked again, and a false need does not come back.

use std::fs;

use crate::project::{Project, Run, answer};

const REPORT: &str = "# Night lights workshop\n\nOn 15th and 16th May 2026 it met.\n\n\
    ## What we heard\n\n\
    - Radios must work in cellars\n\
    - We lack a camera that sees in the dark and a torch\n\
    - The room was cold\n\
    - Batteries die in the cold\n\n\
    ## Gaps\n\n\
    - No shared channel with the fire service\n\
    - Tea was served\n\
    - Maps are missing offline\n\
    - and on the phone\n";

const DRAFT: &str = "drafts/2026-night-lights.toml";

fn ingest(project: &Project) -> Run {
    project.run(&["ingest", "report.md", "--write"])
}

/// A project with a report that has been drafted.
fn drafted() -> Project {
    let project = Project::smallest();
    fs::write(project.path("report.md"), REPORT).expect("written");
    let run = ingest(&project);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    project
}

fn draft(project: &Project) -> String {
    fs::read_to_string(project.path(DRAFT)).expect("the draft is there")
}

fn edit(project: &Project, edits: &[(&str, &str)]) {
    let mut text = draft(project);
    for (from, to) in edits {
        assert!(text.contains(from), "{from}:\n{text}");
        text = text.replacen(from, to, 1);
    }
    fs::write(project.path(DRAFT), text).expect("written");
}

/// The draft without the table that holds a text.
fn take_out(project: &Project, text: &str) {
    let whole = draft(project);
    let tables: Vec<&str> = whole.split("\n\n").filter(|table| !table.contains(text)).collect();
    let left = tables.join("\n\n") + "\n";
    assert!(left.len() < whole.len());
    fs::write(project.path(DRAFT), left).expect("written");
}

fn review(project: &Project, answers: &str) -> String {
    let (code, text) = answer(project, &["ingest", "--review"], answers);
    assert_eq!(code, 0, "{text}");
    text
}

#[test]
fn what_somebody_made_of_a_draft_stays_and_the_same_report_changes_nothing() {
    let project = drafted();
    let first = draft(&project);
    let run = ingest(&project);
    assert!(run.out.contains("nothing changed"), "{}", run.out);
    assert_eq!(draft(&project), first);
    edit(
        &project,
        &[
            (
                "title = \"Night lights workshop\"\n",
                "title = \"Work at night\" # mine\n",
            ),
            (
                "kind = \"gap\"\nstatement = \"No shared",
                "kind = \"requirement\"\nstatement = \"No shared",
            ),
            (
                "statement = \"Maps are missing offline\"",
                "statement = \"Maps without a network\"",
            ),
            (
                "statement = \"The room was cold\"\n",
                "statement = \"The room was cold\"\ndismissed = true\n",
            ),
            (
                "statement = \"Batteries die in the cold\"\n",
                "statement = \"Batteries die in the cold\"\nkind = \"gap\"\n",
            ),
        ],
    );
    take_out(&project, "\"Tea was served\"");
    take_out(&project, "Radios must work");
    let edited = draft(&project);
    let run = ingest(&project);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("nothing changed"), "{}", run.out);
    assert!(run.out.contains("2 lines taken out by hand stay out"), "{}", run.out);
    assert_eq!(draft(&project), edited);
}

#[test]
fn a_report_that_moved_and_grew_brings_what_is_new_and_nothing_that_was_decided() {
    let project = drafted();
    take_out(&project, "\"Tea was served\"");
    edit(&project, &[("cue = \"must\"\n", "cue = \"must\"\ndismissed = true\n")]);
    let grown = REPORT.replace("## What we heard\n\n", "## What we heard\n\n- Torches must float\n");
    fs::write(project.path("report.md"), grown).expect("written");
    let run = ingest(&project);
    let text = draft(&project);
    assert!(
        run.out.contains("+ unsorted, line 7: \"Torches must float\""),
        "{}",
        run.out
    );
    assert!(text.contains("statement = \"Torches must float\""), "{text}");
    assert!(!text.contains("\"Tea was served\""), "{text}");
    let radios = text
        .split("\n\n")
        .find(|table| table.contains("Radios must"))
        .expect("it stays");
    assert!(
        radios.contains("dismissed = true") && radios.contains("line = 8"),
        "{radios}"
    );
    assert!(!text.contains("gone = true"), "{text}");
    assert!(ingest(&project).out.contains("nothing changed"));
}

#[test]
fn unsorted_lines_that_became_statements_follow_the_source_and_are_never_there_twice() {
    let project = drafted();
    review(&project, "k\nq\n");
    let grown = REPORT.replace("## What we heard\n\n", "One line more.\n\n## What we heard\n\n");
    fs::write(project.path("report.md"), grown).expect("written");
    ingest(&project);
    let text = draft(&project);
    assert!(
        text.contains("\"Radios must work in cellars\"\nsection = \"What we heard\"\nitem = 1\nline = 9\n"),
        "{text}"
    );
    assert!(!text.contains("gone"), "{text}");
    let run = project.run(&["ingest", "report.md", "--write", "--as", "What we heard=priority"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let text = draft(&project);
    for said in ["Radios must", "We lack", "The room", "Batteries die"] {
        let tables = text
            .split("\n\n")
            .filter(|table| table.contains(&format!("\nstatement = \"{said}")));
        let heads: Vec<&str> = tables.filter_map(|table| table.trim().lines().next()).collect();
        assert_eq!(heads, ["[[needs]]"], "{said}:\n{text}");
    }
    assert!(ingest(&project).out.contains("nothing changed"));
}

#[test]
fn a_reading_with_other_results_never_overwrites_what_somebody_edited_or_kept() {
    let project = drafted();
    review(&project, "s\ns\ns\ns\nk\nq\n");
    edit(
        &project,
        &[(
            "kind = \"gap\"\nstatement = \"Tea",
            "kind = \"context\"\nstatement = \"Tea",
        )],
    );
    let run = project.run(&["ingest", "report.md", "--write", "--as", "Gaps=solution"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let text = draft(&project);
    assert!(
        text.contains("kind = \"gap\"\nstatement = \"No shared"),
        "kept:\n{text}"
    );
    assert!(
        text.contains("kind = \"context\"\nstatement = \"Tea"),
        "edited:\n{text}"
    );
    assert!(
        text.contains("kind = \"solution\"\nstatement = \"Maps"),
        "followed:\n{text}"
    );
    assert!(run.out.contains("kind was reviewed and stays \"gap\""), "{}", run.out);
}

#[test]
fn what_somebody_read_out_of_a_statement_stays_when_its_report_is_read_again() {
    let project = drafted();
    edit(
        &project,
        &[
            ("[source]", "natures_by = \"desk\"\n\n[source]"),
            (
                "statement = \"Tea was served\"",
                "statement = \"Tea was served\"\nnature = \"organisational\"",
            ),
        ],
    );
    fs::write(
        project.path("report.md"),
        REPORT.replace("Tea was served", "Tea was served late"),
    )
    .expect("written");
    assert_eq!(ingest(&project).code, 0);
    let text = draft(&project);
    assert!(
        text.contains("statement = \"Tea was served late\"\nnature = \"organisational\""),
        "{text}"
    );
    assert!(text.contains("natures_by = \"desk\""), "{text}");
}

#[test]
fn a_source_that_goes_back_to_its_old_words_is_followed() {
    let project = drafted();
    let other = REPORT.replace("Tea was served", "Tea was served twice");
    for (report, said) in [(other.as_str(), "Tea was served twice"), (REPORT, "Tea was served")] {
        fs::write(project.path("report.md"), report).expect("written");
        let run = ingest(&project);
        let text = draft(&project);
        assert!(text.contains(&format!("statement = \"{said}\"")), "{}\n{text}", run.out);
        assert!(!text.contains("gone"), "{text}");
    }
}

#[test]
fn the_review_asks_in_the_order_of_the_document_and_writes_each_answer() {
    let project = drafted();
    let answers = "\n\
        / We lack a camera that sees in the dark | We lack a torch\n\
        n\n\
        \n\
        w Batteries must last in the cold\n\
        l\n\
        k\n\
        n\n\
        gap\n\
        j\n";
    let text = review(&project, answers);
    let asked: Vec<usize> = [
        "Radios must",
        "We lack",
        "The room",
        "Batteries die",
        "No shared",
        "Tea was",
        "Maps are",
    ]
    .into_iter()
    .map(|words| text.find(words).unwrap_or_else(|| panic!("{words}: {text}")))
    .collect();
    assert!(asked.is_sorted(), "{asked:?}\n{text}");
    for shown in [
        "Night lights workshop (drafts/2026-night-lights.toml)",
        "What we heard, line 7 · unsorted, because of: must",
        "Enter keeps it as requirement;",
        "No kind is proposed:",
        "kept as 2 statements, gap, written",
        "joined with the statement before it",
        "8 decisions written, 0 left.",
    ] {
        assert!(text.contains(shown), "{shown}:\n{text}");
    }
    let file = draft(&project);
    for kept in [
        "kind = \"requirement\"\nstatement = \"Radios must work in cellars\"",
        "kind = \"gap\"\nstatement = \"We lack a camera that sees in the dark\"",
        "kind = \"gap\"\nstatement = \"We lack a torch\"",
        "kind = \"legal\"\nstatement = \"Batteries must last in the cold\"",
        "statement = \"Maps are missing offline and on the phone\"",
    ] {
        assert!(file.contains(kept), "{kept}:\n{file}");
    }
    let again = review(&project, "");
    assert!(again.contains("Nothing waits for a decision."), "{again}");
    let run = ingest(&project);
    assert!(run.out.contains("nothing changed"), "{}", run.out);
    assert_eq!(draft(&project), file);
}

#[test]
fn a_reviewed_workshop_is_read_like_any_other() {
    let project = drafted();
    review(&project, &"g\n".repeat(8));
    let file = draft(&project);
    let known = file.replacen("topic = \"night-lights\"", "topic = \"night-work\"", 1);
    let known = known.replace("2026-05-", "2026-01-");
    fs::write(project.path("radar-data/workshops/2026-night.toml"), known).expect("written");
    let run = project.run(&["check"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{file}");
}

#[test]
fn a_statement_of_the_data_with_decisions_in_links_is_not_taken_away() {
    let project = Project::smallest();
    let links = fs::read_to_string(project.path("radar-data/links.csv")).expect("there");
    let linked = links
        .lines()
        .nth(1)
        .and_then(|row| row.split(',').next())
        .expect("a link");
    let workshops = project.path("radar-data/workshops");
    let mut files = fs::read_dir(&workshops)
        .expect("listed")
        .map(|file| file.expect("a file").path());
    let path = files.find(|path| fs::read_to_string(path).is_ok_and(|text| text.contains(&format!("\"{linked}\""))));
    let name = path.expect("a workshop").display().to_string();
    let (_, text) = answer(&project, &["ingest", "--review", &name], &"n\nk\n".repeat(40));
    assert!(text.contains("Not done: links.csv has decisions on it"), "{text}");
    let run = project.run(&["check"]);
    assert_eq!(run.code, 0, "{}", run.err);
}

#[test]
fn an_answer_is_undone_to_the_letter_and_a_walk_goes_on_where_it_ended() {
    let project = drafted();
    let before = draft(&project);
    let text = review(&project, "g\nu\ns\nu\nu\nnonsense\nj\nq\n");
    assert_eq!(draft(&project), before);
    for shown in [
        "undone",
        "There is nothing to undo.",
        "\"nonsense\" is not an answer.",
        "Not done: no statement stands before it.",
        "0 decisions written, 8 left.",
    ] {
        assert!(text.contains(shown), "{shown}:\n{text}");
    }
    review(&project, "g\nq\n");
    let text = review(&project, "q\n");
    assert!(text.contains("[1 of 7]") && !text.contains("Radios must"), "{text}");
}

#[test]
fn a_topic_is_named_in_the_review_and_a_new_one_comes_with_the_lines_to_paste() {
    let project = drafted();
    let text = review(&project, "t\nt harbour-patrol\nt night-work\nq\n");
    assert!(text.contains("Known topics: ") && text.contains("night-work"), "{text}");
    assert!(text.contains("    [[topics]]\n    id = \"harbour-patrol\"\n"), "{text}");
    assert!(
        draft(&project).contains("topic = \"night-work\""),
        "{}",
        draft(&project)
    );
    assert!(ingest(&project).out.contains("nothing changed"));
}

#[test]
fn the_head_of_a_draft_has_the_lines_that_declare_its_topic() {
    let project = drafted();
    let head = draft(&project);
    let lines = head.lines().filter_map(|line| line.strip_prefix("#     "));
    let pasted: Vec<&str> = lines.collect();
    assert_eq!(pasted.first(), Some(&"[[topics]]"), "{head}");
    let radar = fs::read_to_string(project.path("radar-data/radar.toml")).expect("there");
    let group = radar
        .split("[[groups]]")
        .nth(1)
        .and_then(|group| group.split("id = \"").nth(1));
    let group = group.and_then(|id| id.split('"').next()).expect("a group");
    let topic = pasted
        .join("\n")
        .replace("group = \"\"", &format!("group = \"{group}\""));
    fs::write(project.path("radar-data/radar.toml"), format!("{radar}\n{topic}\n")).expect("written");
    let run = project.run(&["check"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let run = project.run(&["ingest", "report.md", "--drafts", "others"]);
    assert!(!run.err.contains("names no known topic"), "{}", run.err);
}

/// Rows of a sheet with cells set: the text in the row, the column, the new text.
fn fill(project: &Project, sheet: &str, cells: &[(&str, &str, &str)]) {
    let text = fs::read_to_string(project.path(sheet)).expect("the sheet is there");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().expect("a header").clone();
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&header).expect("written");
    let mut set = 0;
    for record in reader.records() {
        let mut row: Vec<String> = record.expect("a row").iter().map(str::to_owned).collect();
        let before = row.join(" ");
        for (_, column, text) in cells.iter().filter(|(found, _, _)| before.contains(found)) {
            let at = header.iter().position(|name| name == *column).expect("a column");
            row[at] = (*text).to_owned();
            set += 1;
        }
        writer.write_record(&row).expect("written");
    }
    assert_eq!(set, cells.len());
    fs::write(project.path(sheet), writer.into_inner().expect("written")).expect("written");
}

#[test]
fn a_sheet_takes_the_same_decisions_as_the_terminal() {
    let project = drafted();
    let run = project.run(&["ingest", "--sheet", "s.csv"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("8 entries written to s.csv"), "{}", run.out);
    let before = draft(&project);
    for sheet in ["s.csv", "s.xlsx"] {
        assert_eq!(project.run(&["ingest", "--sheet", sheet]).code, 0);
        let run = project.run(&["ingest", "--read-sheet", sheet]);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{sheet}");
        assert_eq!(draft(&project), before, "an untouched sheet changes nothing");
    }
    fill(
        &project,
        "s.csv",
        &[
            ("Radios must", "decision", "yes"),
            (
                "We lack",
                "statement",
                "We lack a camera that sees in the dark || We lack a torch",
            ),
            ("The room", "decision", "No need"),
            ("Batteries", "kind", "legal"),
            ("Batteries", "statement", "Batteries must last in the cold"),
            ("No shared", "decision", "keep"),
            ("Tea was", "decision", "no"),
            ("Maps are", "decision", "keep"),
            ("on the phone", "decision", "join"),
        ],
    );
    let run = project.run(&["ingest", "--read-sheet", "s.csv"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(run.out.contains("8 decisions of s.csv written"), "{}", run.out);
    let by_sheet = draft(&project);
    fs::write(project.path(DRAFT), before).expect("written");
    let answers = "k\n/ We lack a camera that sees in the dark | We lack a torch\nn\n\
        w Batteries must last in the cold\nl\nk\nn\nk\nj\n";
    review(&project, answers);
    assert_eq!(by_sheet, draft(&project));
}

#[test]
fn every_bad_cell_of_a_sheet_is_told_and_then_nothing_is_written() {
    let project = drafted();
    project.run(&["ingest", "--sheet", "s.csv"]);
    let before = draft(&project);
    fill(
        &project,
        "s.csv",
        &[
            ("Radios must", "decision", "join"),
            ("We lack", "decision", "perhaps"),
            ("The room", "decision", "keep"),
            ("Batteries", "kind", "wish"),
            ("No shared", "statement", "One || "),
            ("Tea was", "topic", "night-werk"),
            ("Maps are", "file", "drafts/another.toml"),
        ],
    );
    let run = project.run(&["ingest", "--read-sheet", "s.csv"]);
    assert_eq!(run.code, 1);
    for told in [
        "s.csv:3:9: decision \"perhaps\" is not known",
        "s.csv:4:7: the statement has no kind",
        "s.csv:5:7: kind \"wish\" is not known",
        "s.csv:6:8: a part of \"One ||\" is empty",
        "s.csv:7:10: topic \"night-werk\" is not in radar.toml",
        "s.csv:8:1: \"drafts/another.toml\" is none of the files",
        "night-work",
    ] {
        assert!(run.err.contains(told), "{told}:\n{}", run.err);
    }
    assert_eq!(draft(&project), before);
}

#[test]
fn a_sheet_never_overrules_unseen_what_was_decided_meanwhile() {
    let project = drafted();
    project.run(&["ingest", "--sheet", "s.csv"]);
    review(&project, "n\nq\n");
    let before = draft(&project);
    let run = project.run(&["ingest", "--read-sheet", "s.csv"]);
    assert_eq!(run.code, 0, "an untouched row says nothing: {}", run.err);
    assert_eq!(draft(&project), before);
    fill(
        &project,
        "s.csv",
        &[("Radios must", "decision", "keep"), ("Tea was", "decision", "no need")],
    );
    let run = project.run(&["ingest", "--read-sheet", "s.csv"]);
    assert_eq!(run.code, 1);
    assert!(
        run.err.contains("was changed") && run.err.contains("since the sheet was written"),
        "{}",
        run.err
    );
    assert_eq!(draft(&project), before);
}

#[test]
fn a_heading_is_read_as_a_section_of_a_kind_for_one_run() {
    let project = Project::smallest();
    fs::write(project.path("report.md"), REPORT).expect("written");
    let run = project.run(&["ingest", "report.md", "--as", "What we heard=requirement"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        draft(&project).contains("kind = \"requirement\"\nstatement = \"The room was cold\""),
        "{}",
        draft(&project)
    );
    let run = ingest(&project);
    assert!(
        run.out.contains("nothing changed"),
        "another run without it: {}",
        run.out
    );
    let run = project.run(&["ingest", "report.md", "--as", "What we heard=wish"]);
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("\"wish\" is no kind") && run.err.contains("standardisation"),
        "{}",
        run.err
    );
}
