//! What went wrong is told truthfully: output that could not be written, rows left out, files cut off by a limit.

use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

use crate::project::{Project, read_tree};

/// A report, a table and a frozen edition beside the small radar, so that every command has something to print.
fn project() -> Project {
    let project = Project::smallest();
    fs::write(
        project.path("report.md"),
        "## Workshop: Night shift\n\nDate: 3 March 2020\n\n### Gaps\n\n- Keys are mislaid\n",
    )
    .expect("written");
    fs::write(project.path("table.csv"), "name,ring,sector\na,A,X\nb,B,Y\n").expect("written");
    assert_eq!(project.run(&["freeze", "--quiet"]).code, 0);
    project
}

/// Every command, in every way that prints.
const PRINTING: &[&[&str]] = &[
    &["build"],
    &["check"],
    &["score"],
    &["score", "--format", "csv"],
    &["score", "--format", "json"],
    &["score", "--explain", "dictation"],
    &["score", "--schema"],
    &["score", "--set", "dictation.need=4"],
    &["score", "--plots", "plots"],
    &["schema", "score"],
    &["schema", "evidence"],
    &["link"],
    &["link", "--json"],
    &["link", "--json", "--firm"],
    &["link", "--related"],
    &["link", "--explain", "paperwork-01"],
    &["link", "--export", "-"],
    &["link", "--review", "--by", "A1"],
    &["ingest", "report.md"],
    &["ingest", "report.md", "--json"],
    &["ingest", "--from", "byor", "table.csv", "--drafts", "imported"],
    &["ingest", "--from", "byor", "table.csv", "--json"],
    &["draw", "--svg", "-", "table.csv"],
    &["draw", "table.csv", "--output", "drawn"],
    &["diff", "first"],
    &["export", "--tables", "csv"],
    &["new", "another"],
    &["help"],
    &["--help"],
    &["--version"],
    &["draw", "--help"],
];

fn command(project: &Project, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_leadar"));
    command.args(words).current_dir(project.path("")).stdin(Stdio::null());
    command
}

#[cfg(target_os = "linux")]
#[test]
fn a_standard_output_that_cannot_be_written_is_an_error_of_every_command() {
    let project = project();
    for words in PRINTING {
        let full = fs::File::options().write(true).open("/dev/full").expect("the device");
        let output = command(&project, words).stdout(full).output().expect("it runs");
        let told = String::from_utf8(output.stderr).expect("UTF-8");
        assert_eq!(output.status.code(), Some(1), "{words:?}: {told}");
        let told = told.matches("cannot be written: No space left on device").count();
        assert_eq!(told, 1, "{words:?}");
    }
}

#[test]
fn a_reader_that_goes_away_ends_every_command_quietly_and_not_as_if_all_were_read() {
    let project = project();
    for words in PRINTING {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let output = command(&project, words).stdout(writer).output().expect("it runs");
        let told = String::from_utf8(output.stderr).expect("UTF-8");
        assert_eq!(output.status.code(), Some(1), "{words:?}: {told}");
        assert!(
            !told.contains("panicked") && !told.contains("cannot be written"),
            "{words:?}: {told}"
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn complaints_that_cannot_be_written_end_with_problems() {
    let project = Project::smallest().write("stray.xyz", "nobody reads this");
    let full = || fs::File::options().write(true).open("/dev/full").expect("the device");
    assert_eq!(project.run(&["check"]).code, 0, "a warning is no error");
    let status = command(&project, &["check"]).stderr(full()).output().expect("it runs");
    assert_eq!(status.status.code(), Some(1));
    let status = command(&project, &["no-such-command"]).stderr(full()).output();
    assert_eq!(status.expect("it runs").status.code(), Some(2));
}

#[test]
fn errors_are_told_even_where_nobody_reads_the_results() {
    let project = Project::smallest().replace("links.csv", "dictation,related", "dictaton,related");
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    let output = command(&project, &["check"]).stdout(writer).output().expect("it runs");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("dictaton"));
}

#[test]
fn nothing_is_decided_on_what_could_not_be_shown() {
    let project = Project::smallest();
    let before = fs::read(project.path("radar-data/links.csv")).expect("links");
    fs::write(
        project.path("radar-data/links.csv"),
        "need,technology,grade,by,date,why\n",
    )
    .expect("written");
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    let mut review = command(&project, &["link", "--review", "--by", "A1"]);
    let mut review = review.stdin(Stdio::piped()).stdout(writer).spawn().expect("it runs");
    let mut answers = review.stdin.take().expect("answers");
    let _ = answers.write_all("a\n".repeat(20).as_bytes());
    drop(answers);
    assert_eq!(review.wait().expect("it ends").code(), Some(1));
    let after = fs::read_to_string(project.path("radar-data/links.csv")).expect("links");
    assert_eq!(after.lines().count(), 1, "{after}");
    assert!(before.len() > after.len());
}

/// Runs the program with a limit on the size of files, in blocks of the shell.
#[cfg(unix)]
fn run_limited(project: &Project, blocks: u32, words: &str) -> (Option<i32>, String) {
    let program = env!("CARGO_BIN_EXE_leadar");
    let output = Command::new("sh")
        .args(["-c", &format!("ulimit -f {blocks}; exec {program} {words}")])
        .current_dir(project.path(""))
        .output()
        .expect("a shell");
    (output.status.code(), String::from_utf8(output.stderr).expect("UTF-8"))
}

#[cfg(unix)]
#[test]
fn a_limit_on_the_size_of_files_is_an_error_and_the_last_good_site_stands() {
    let project = Project::smallest();
    project.build();
    let before = read_tree(&project.path("output"));
    let project = project.replace("radar.toml", "Example radar", "Another radar");
    let (code, told) = run_limited(&project, 24, "build");
    assert_eq!(code, Some(1), "{told}");
    assert!(
        told.contains("File too large") && told.contains(".html"),
        "the file is named: {told}"
    );
    assert_eq!(read_tree(&project.path("output")), before);
    for (words, named) in [
        ("export --format png --out out", "activities.png"),
        ("draw radar-data/nothing.csv --svg x.svg", "nothing.csv"),
        ("score --format json > scores.json", "standard output"),
        (
            "score --plots plots",
            "plots/.leadar-files: the file cannot be written: File too large (os error 27).\n",
        ),
        ("freeze", "SHA256SUMS"),
        ("freeze --zip", "first-2026-01-31.zip"),
        ("link --export sheet.csv", "sheet.csv"),
        ("new another", "radar.toml"),
    ] {
        let (code, told) = run_limited(&project, 1, words);
        assert_eq!(code, Some(1), "{words}: {told}");
        assert!(told.contains(named), "{words}: {told}");
    }
    assert!(!project.path("radar-data/editions").exists(), "no half edition");
}

#[test]
fn rows_left_out_end_with_problems_and_the_others_are_drawn() {
    let project = Project::smallest();
    let good = "name,ring,sector\na,A,X\nb,B,Y\n";
    fs::write(project.path("good.csv"), good).expect("written");
    fs::write(project.path("bad.csv"), format!("{good}c,,Y\n")).expect("written");
    let made: [(&[&str], &str); 5] = [
        (&["draw", "bad.csv", "--svg", "one.svg"], "one.svg"),
        (&["draw", "bad.csv", "--output", "site"], "site/index.html"),
        (
            &["draw", "good.csv", "--previous", "bad.csv", "--svg", "two.svg"],
            "two.svg",
        ),
        (&["draw", "bad.csv", "--sector-maps", "sectors"], "sectors/x.svg"),
        (
            &["ingest", "--from", "byor", "bad.csv", "--drafts", "imported"],
            "imported/radar.json",
        ),
    ];
    for (words, file) in made {
        let run = project.run(words);
        assert_eq!(run.code, 1, "{words:?}: {}", run.err);
        assert!(
            run.err.contains("bad.csv:4") && run.err.contains("1 error"),
            "{words:?}: {}",
            run.err
        );
        assert!(project.path(file).is_file(), "{words:?} made {file}");
    }
    let printed = project.run(&["ingest", "--from", "byor", "bad.csv", "--json"]);
    assert_eq!(printed.code, 1);
    assert!(printed.out.contains("\"name\": \"b\""));
    assert_eq!(project.run(&["draw", "good.csv", "--svg", "three.svg"]).code, 0);
}

#[test]
fn an_older_edition_left_out_ends_with_problems() {
    let project = Project::smallest();
    let radar = |history: &str| {
        format!(
            "{{\"sectors\":[\"X\"],\"rings\":[\"A\",\"B\"],\"editions\":[{{\"id\":\"e1\",\"name\":\"1\"}},{{\"id\":\"e2\",\"name\":\"2\"}}],\
             \"items\":[{{\"name\":\"a\",\"sector\":\"X\",\"ring\":\"A\",\"history\":[{history}]}}]}}"
        )
    };
    let fine = "{\"edition\":\"e1\",\"sector\":\"X\",\"ring\":\"B\"}";
    fs::write(project.path("fine.json"), radar(fine)).expect("written");
    fs::write(project.path("lost.json"), radar(&fine.replace("\"B\"", "\"Q\""))).expect("written");
    assert_eq!(project.run(&["draw", "fine.json", "--svg", "a.svg"]).code, 0);
    let run = project.run(&["draw", "lost.json", "--svg", "b.svg"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.err.contains("left out") && project.path("b.svg").is_file());
}

#[test]
fn bytes_that_could_not_be_read_end_with_problems() {
    let project = Project::smallest();
    let report = |sign: &[u8]| {
        let head = "## Workshop: Night shift in K\u{f6}ln\n\nDate: 3 March 2020\n\n### Gaps\n\n- Keys are ";
        [b"\xef\xbb\xbf", head.as_bytes(), sign, b"mislaid\n"].concat()
    };
    fs::write(project.path("fine.md"), report(b"")).expect("written");
    fs::write(project.path("lost.md"), report(b"\xff\xfe\xff")).expect("written");
    assert_eq!(project.run(&["ingest", "fine.md", "--drafts", "a"]).code, 0);
    let run = project.run(&["ingest", "lost.md", "--drafts", "b"]);
    assert_eq!(run.code, 1, "{}{}", run.out, run.err);
    assert!(run.err.contains("error: lost.md:7"), "{}", run.err);
    assert!(project.path("b/2020-night-shift-in-koln.toml").is_file(), "{}", run.out);
}

#[test]
fn a_sheet_with_a_row_that_cannot_be_read_changes_nothing_and_ends_with_problems() {
    let project = Project::smallest();
    let before = fs::read(project.path("radar-data/links.csv")).expect("links");
    let sheet = "need,technology,decision,why\npaperwork-02,mobile-forms,core,good\npaperwork-02,teleporter,core,bad\n";
    fs::write(project.path("sheet.csv"), sheet).expect("written");
    let run = project.run(&["link", "--import", "sheet.csv", "--by", "A1"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("sheet.csv:3:2"), "{}", run.err);
    assert_eq!(fs::read(project.path("radar-data/links.csv")).expect("links"), before);
}

#[test]
fn a_standard_whose_review_is_due_is_warned_of_and_its_page_says_so() {
    let standard = |day: &str| {
        format!(
            "number = \"S 1\"\ntitle = \"S\"\nbody = \"B\"\nkind = \"international-standard\"\nstatus = \"published\"\n\
             review_by = {day}\nnote = \"n\"\nsource = \"s\"\n"
        )
    };
    let project = Project::smallest().write("standards/s.toml", standard("2000-01-31"));
    let run = project.build();
    assert!(
        run.err
            .contains("has passed for 1 standard; the first, standard \"s\", was due by 2000-01-31"),
        "{}",
        run.err
    );
    assert!(
        project
            .page("standards.html")
            .contains("Was to be looked at again by 31 January 2000")
    );
    let later = Project::smallest().write("standards/s.toml", standard("2199-01-31"));
    assert!(!later.build().err.contains("look again"));
    assert!(
        later
            .page("standards.html")
            .contains("To be looked at again by 31 January 2199")
    );
    assert!(later.page("data/standards.csv").contains("2199-01-31"));
}
