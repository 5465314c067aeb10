//! What is copied into other places works there: the piece for another page, the GitHub Action, the pre-commit hook.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::project::{repository, run_in};

/// A table of so many rows.
fn table(rows: usize) -> String {
    let rings = ["Adopt", "Trial", "Assess", "Hold"];
    let sectors = ["Tools", "Methods", "Platforms", "Languages"];
    let row = |index: usize| {
        let (ring, sector) = (rings[index % 4], sectors[index / 4 % 4]);
        format!("Technology of some length {index},{ring},{sector},https://example.org/{index},moved in\n")
    };
    "name,ring,sector,link,movement\n".to_owned() + &(0..rows).map(row).collect::<String>()
}

#[test]
fn a_piece_for_another_page_stands_alone_and_is_small() {
    let home = tempfile::tempdir().expect("a folder");
    let evil = "\"</style><script>alert(1)</script>\",Adopt,Tools,notes.html,\n";
    fs::write(home.path().join("radar.csv"), table(99) + evil).expect("written");
    let style = "subtitle = \"</style><b>\"\n[[sectors]]\nname = \"Tools\"\ncolour = \"#7a1f5c\"\n[[sectors]]\nname = \"Methods\"\n\
                 [[sectors]]\nname = \"Platforms\"\n[[sectors]]\nname = \"Languages\"\n";
    fs::write(home.path().join("draw.toml"), style).expect("written");
    let run = run_in(home.path(), &["draw", "radar.csv", "--embed", "piece.html"]);
    assert!(run.code <= 1 && !run.err.contains("error"), "{}", run.err);
    let piece = fs::read_to_string(home.path().join("piece.html")).expect("the piece");
    assert!(piece.len() < 120_000, "{} bytes at 100 items", piece.len());
    for absent in [
        "<html",
        "<head",
        "<body",
        "<script",
        "<link",
        "src=",
        "@import",
        "url(",
        "style=\"",
        "href=\"item/",
    ] {
        assert!(!piece.contains(absent), "{absent}");
    }
    assert_eq!(piece.matches("</style>").count(), 1, "no text ends the styles");
    assert!(piece.contains("https://example.org/7") && !piece.contains("href=\"notes.html"));
    let inside = piece
        .split("<style>")
        .nth(1)
        .and_then(|rest| rest.split("</style>").next())
        .expect("styles");
    for rule in inside.lines().filter(|line| !line.trim().is_empty()) {
        assert!(
            rule.starts_with(".leadar-embed"),
            "a rule for more than the piece: {rule}"
        );
    }
    let ids = piece.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let ids: Vec<&str> = ids.collect();
    assert!(
        ids.len() > 5 && ids.iter().all(|id| id.starts_with("leadar-embed-")),
        "{ids:?}"
    );
    for reference in piece
        .split("href=\"#")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
    {
        assert!(ids.contains(&reference), "{reference}");
    }
    assert!(!home.path().join("output").exists(), "nothing else is written");
    fs::write(home.path().join("radar.csv"), table(20)).expect("written");
    let run = run_in(home.path(), &["draw", "radar.csv", "--embed", "piece.html"]);
    assert_eq!(run.code, 0, "a newer one takes its place: {}", run.err);
}

#[test]
fn two_pieces_on_one_page_share_no_name_and_the_same_one_has_the_same_bytes() {
    let home = tempfile::tempdir().expect("a folder");
    let piece = |rows: usize, colour: &str| {
        fs::write(home.path().join("radar.csv"), table(rows)).expect("written");
        let sectors =
            ["Tools", "Methods", "Platforms", "Languages"].map(|name| format!("[[sectors]]\nname = \"{name}\"\n"));
        let style = sectors.concat() + &format!("colour = \"{colour}\"\n");
        fs::write(home.path().join("draw.toml"), style).expect("written");
        let run = run_in(
            home.path(),
            &["draw", "radar.csv", "--embed", "piece.html", "--svg", "map.svg"],
        );
        assert!(
            run.code == 0 && run.out.contains("No site is written"),
            "{}{}",
            run.out,
            run.err
        );
        let run = run_in(home.path(), &["draw", "radar.csv", "--embed", "piece.html"]);
        assert!(
            run.code == 0 && !run.out.contains("No site is written"),
            "{}{}",
            run.out,
            run.err
        );
        fs::read_to_string(home.path().join("piece.html")).expect("the piece")
    };
    fn names(piece: &str) -> std::collections::BTreeSet<String> {
        let ids = piece.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let rules = piece
            .split("\n.")
            .skip(1)
            .filter_map(|rest| rest.split([' ', '{']).next());
        ids.chain(rules).map(str::to_owned).collect()
    }
    let first = piece(20, "#7a1f5c");
    assert_eq!(first, piece(20, "#7a1f5c"), "same input, same bytes");
    for other in [piece(21, "#7a1f5c"), piece(20, "#1f5c7a")] {
        let shared: Vec<String> = names(&first).intersection(&names(&other)).cloned().collect();
        assert!(shared.is_empty() && names(&other).len() > 5, "{shared:?}");
    }
}

/// The commands of a file: what follows `run:` or `entry:`.
fn commands(file: &str, word: &str) -> Vec<String> {
    let text = fs::read_to_string(repository().join("docs/use").join(file)).expect("the file is there");
    let lines = text.lines().filter_map(|line| line.trim().strip_prefix(word));
    let found: Vec<String> = lines.map(|line| line.trim().to_owned()).collect();
    assert!(!found.is_empty(), "{file} has commands");
    found
}

/// Runs a command in a shell that finds the tested program, and tells whether it went well.
fn run_shell(folder: &Path, command: &str, arguments: &[&str], variables: &[(&str, &str)]) -> bool {
    let program = Path::new(env!("CARGO_BIN_EXE_leadar")).parent().expect("a folder");
    let path = format!("{}:/usr/bin:/bin", program.display());
    let mut shell = Command::new("bash");
    shell.args(["-c", &format!("{command} \"$@\""), "bash"]).args(arguments);
    shell
        .current_dir(folder)
        .env_clear()
        .env("PATH", path)
        .envs(variables.iter().copied());
    shell.output().expect("bash runs").status.success()
}

#[test]
fn the_commands_of_the_action_draw_a_site_and_fail_where_rows_are_lost() {
    let home = tempfile::tempdir().expect("a folder");
    fs::write(home.path().join("my radar.csv"), table(9)).expect("written");
    let variables = [("TABLE", "my radar.csv"), ("OUTPUT", "site")];
    for command in commands("action/action.yml", "run:") {
        assert!(run_shell(home.path(), &command, &[], &variables), "{command}");
    }
    assert!(home.path().join("site/index.html").is_file() && home.path().join("site-embed.html").is_file());
    fs::write(home.path().join("my radar.csv"), "name,ring,sector\n,Adopt,Tools\n").expect("written");
    assert!(!run_shell(
        home.path(),
        &commands("action/action.yml", "run:")[0],
        &[],
        &variables
    ));
}

#[test]
fn the_hook_passes_whole_tables_and_refuses_others() {
    let home = tempfile::tempdir().expect("a folder");
    fs::write(home.path().join("radar.csv"), table(9)).expect("written");
    fs::write(home.path().join("bad.csv"), "name,ring\nA,Adopt\n").expect("written");
    let hook = &commands("pre-commit/.pre-commit-hooks.yaml", "entry:")[0];
    assert!(run_shell(home.path(), hook, &["radar.csv"], &[]));
    assert!(!run_shell(home.path(), hook, &["radar.csv", "bad.csv"], &[]));
    let left = fs::read_dir(home.path()).expect("a folder").count();
    assert_eq!(left, 2, "the hook writes nothing");
}
