//! Stages see only `model` and `diagnostic`; they meet in `pipeline`. Read from the imports.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::project::repository;

/// Each room and the rooms it may see.
const ROOMS: [(&str, &[&str]); 21] = [
    ("inert", &[]),
    ("diagnostic", &[]),
    ("disk", &["diagnostic"]),
    ("model", &[]),
    ("formats", &["model", "diagnostic"]),
    ("git", &[]),
    ("import", &["model", "diagnostic", "formats"]),
    ("ingest", &["model", "diagnostic", "formats"]),
    ("isolation", &[]),
    ("layout", &["model", "diagnostic", "method"]),
    ("link", &["model", "diagnostic", "formats"]),
    ("method", &[]),
    ("publish", &["model", "diagnostic", "disk"]),
    ("render", &["model", "diagnostic"]),
    ("scan", &["model", "diagnostic", "disk", "formats"]),
    ("score", &["model", "diagnostic", "method"]),
    // The one room besides `cli` whose words go straight to readers: what a browser is answered.
    ("serve", &["model", "render"]),
    ("store", &["model", "diagnostic", "disk", "formats", "git", "method"]),
    (
        "pipeline",
        &[
            "model",
            "diagnostic",
            "import",
            "ingest",
            "isolation",
            "layout",
            "link",
            "publish",
            "render",
            "scan",
            "score",
            "serve",
            "store",
            "watch",
        ],
    ),
    ("cli", &["model", "diagnostic", "pipeline", "render"]),
    ("watch", &[]),
];

/// The ground floor: what every room may see.
const GROUND: [&str; 1] = ["inert"];

/// Rooms that may touch the disk.
const DISK: [&str; 4] = ["disk", "scan", "store", "publish"];

/// Every source file below src with the room it belongs to.
fn sources() -> Vec<(String, String)> {
    fn walk(folder: &Path, files: &mut Vec<std::path::PathBuf>) {
        for entry in fs::read_dir(folder).expect("src can be listed") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(&path, files)
            } else {
                files.push(path)
            }
        }
    }
    let root = repository().join("src");
    let mut files = Vec::new();
    walk(&root, &mut files);
    let rust = files
        .iter()
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"));
    rust.filter(|path| !path.components().any(|part| part.as_os_str() == "tests") && !path.ends_with("tests.rs"))
        .map(|path| {
            let relative = path
                .strip_prefix(&root)
                .expect("below src")
                .to_string_lossy()
                .replace('\\', "/");
            let room = relative
                .split('/')
                .next()
                .unwrap_or("")
                .trim_end_matches(".rs")
                .to_owned();
            (room, fs::read_to_string(path).expect("source is text"))
        })
        .filter(|(room, _)| room != "lib" && room != "main")
        .collect()
}

/// Rooms named after `crate::` in a source, also inside braces.
fn rooms_seen(source: &str) -> Vec<String> {
    let code: Vec<&str> = source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect();
    let code = code.join("\n");
    let word = |text: &str| {
        text.chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect::<String>()
    };
    code.match_indices("crate::")
        .flat_map(|(at, found)| {
            let rest = &code[at + found.len()..];
            match rest.strip_prefix('{') {
                Some(inside) => {
                    let inside = inside.split('}').next().unwrap_or("");
                    inside.split(',').map(|name| word(name.trim())).collect::<Vec<_>>()
                }
                None => vec![word(rest)],
            }
        })
        .filter(|name| !name.is_empty())
        .collect()
}

#[test]
fn no_arrow_between_rooms_runs_the_wrong_way() {
    let table: BTreeMap<&str, &[&str]> = ROOMS.into_iter().collect();
    for (room, source) in sources() {
        let allowed = table
            .get(room.as_str())
            .unwrap_or_else(|| panic!("room {room} is in the table"));
        for seen in rooms_seen(&source) {
            let fine = seen == room || allowed.contains(&seen.as_str()) || GROUND.contains(&seen.as_str());
            assert!(fine, "{room} sees {seen}, which only {allowed:?} may be seen from it");
        }
    }
}

#[test]
fn only_isolation_starts_this_program_and_limits_it_and_only_git_starts_another() {
    for (room, source) in sources() {
        for word in ["process::Command", "process::{C", "setrlimit", "current_exe"] {
            let starts = room == "git" && word == "process::{C";
            assert!(
                room == "isolation" || starts || !source.contains(word),
                "{room} uses {word}"
            );
        }
        let programs = source.matches("Command::new(").count();
        let of_git = source.matches("Command::new(\"git\")").count();
        assert!(room == "isolation" || programs == of_git, "{room} starts a program");
    }
}

#[test]
fn only_scan_knows_the_network_and_only_serve_listens_on_this_machine() {
    // What waits for Ctrl-C waits as those two do.
    let of_serve = ["tokio::", "async fn"];
    let may = |room: &str, word: &str| match room {
        "scan" => true,
        "serve" => of_serve.contains(&word),
        "watch" => word == "tokio::",
        _ => false,
    };
    for (room, source) in sources() {
        for word in [
            "reqwest::Client",
            "reqwest::dns",
            "TcpStream",
            "UdpSocket",
            "hyper::client",
            "tokio::",
            "async fn",
        ] {
            assert!(may(&room, word) || !source.contains(word), "{room} uses {word}");
        }
    }
}

#[test]
fn serve_listens_on_the_loopback_address_alone() {
    for (room, source) in sources() {
        for (at, _) in source.match_indices("TcpListener::bind") {
            let bound = &source[at..];
            assert!(
                room == "serve" && bound.starts_with("TcpListener::bind((Ipv4Addr::LOCALHOST,"),
                "{room} listens"
            );
        }
    }
}

#[test]
fn sources_know_nothing_of_http() {
    let folder = repository().join("src/scan/sources");
    for entry in fs::read_dir(folder).expect("the sources") {
        let path = entry.expect("an entry").path();
        let Ok(source) = fs::read_to_string(&path) else {
            continue;
        };
        for word in ["reqwest", "tokio", "async ", "std::fs", "Timestamp::now"] {
            assert!(!source.contains(word), "{} uses {word}", path.display());
        }
    }
}

#[test]
fn every_room_of_the_library_is_in_the_table() {
    let library = fs::read_to_string(repository().join("src/lib.rs")).expect("lib.rs is there");
    let declared: Vec<&str> = library
        .lines()
        .filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod ")?.strip_suffix(';'))
        .collect();
    let mut known: Vec<&str> = ROOMS.iter().map(|(room, _)| *room).collect();
    known.sort_unstable();
    assert_eq!(declared, known);
}

#[test]
fn only_store_and_publish_touch_the_disk_and_only_cli_prints() {
    for (room, source) in sources() {
        let code = source.split("#[cfg(test)]").next().unwrap_or("");
        if !DISK.contains(&room.as_str()) {
            assert!(!code.contains("std::fs"), "{room} touches the disk");
        }
        if room != "cli" {
            for word in ["println!", "eprintln!", "print!(", "dbg!"] {
                assert!(!code.contains(word), "{room} prints with {word}");
            }
        }
        for word in ["SystemTime", "Instant::now", "HashMap", "HashSet", "thread_rng"] {
            assert!(
                !code.contains(word),
                "{room} uses {word}, which differs from run to run"
            );
        }
    }
}
