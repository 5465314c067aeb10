//! What reaches a source, and what never does: queries as they are meant, keys that are never told, hosts of the own house.

use super::{openalex, radar, scan};
use crate::project::read_tree;
use crate::source_server::{Answer, SourceServer};

#[test]
fn queries_arrive_with_their_quotation_marks() {
    let (project, server) = (radar(), SourceServer::play(|request, _| openalex(request)));
    assert_eq!(scan(&project, &server, &[]).code, 0);
    let asked = server.asked();
    let search = asked
        .iter()
        .filter_map(|request| request.pair("search.title_and_abstract.exact"));
    for query in search {
        assert!(
            query.contains('"') && query.matches('"').count().is_multiple_of(2),
            "{query}"
        );
    }
}

#[test]
fn nothing_of_a_key_is_kept_or_told() {
    const KEY: &str = "s3cret-Key/of&mine";
    let (project, server) = (
        radar(),
        SourceServer::play(|request, nth| match nth {
            3 => Answer::of(403, "text/plain", format!("bad key {KEY}")),
            _ => openalex(request),
        }),
    );
    let base = format!("openalex={}", server.address);
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_leadar"))
        .args(["scan", "--date", "2026-11-28", "--base", &base])
        .env("OPENALEX_API_KEY", KEY)
        .current_dir(project.path("."))
        .output()
        .expect("the program runs");
    assert_eq!(server.asked()[0].pair("api_key"), Some(KEY));
    let told = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(told.contains("status 403") && !told.contains("s3cret"), "{told}");
    for (path, bytes) in read_tree(&project.path(".")) {
        assert!(
            !String::from_utf8_lossy(&bytes).contains("s3cret"),
            "{path} holds the key"
        );
    }
}

#[test]
fn this_machine_and_its_network_are_asked_only_where_base_names_them() {
    let server = SourceServer::play(|request, _| openalex(request));
    let set = format!("name = \"openalex\"\nbase = \"{}\"", server.address);
    let project = radar().replace("radar.toml", "name = \"openalex\"", &set);
    let run = project.run(&["scan", "--date", "2026-11-28"]);
    assert_eq!(run.code, 1, "{}", run.out);
    assert!(run.err.contains("of this machine or its own network"), "{}", run.err);
    assert_eq!(server.asked(), []);
}
