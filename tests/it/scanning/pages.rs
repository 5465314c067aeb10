//! Watched pages.

use std::fs;

use super::{evidence, radar};
use crate::source_server::{Answer, Request, SourceServer};

#[test]
fn a_watched_page_is_fetched_once_for_all_and_robots_are_heard() {
    let site = |request: &Request, _| match request.path.as_str() {
        "/robots.txt" => Answer::of(200, "text/plain", "User-agent: *\nDisallow: /private\n"),
        "/news" => Answer::page(
            200,
            "<ul><li><a href=\"/a\">Dictation for officers</a></li><li>Other things</li></ul>",
        ),
        _ => Answer::page(404, "nothing"),
    };
    let server = SourceServer::play(site);
    let watched = |path: &str| {
        let radar = radar();
        let text = fs::read_to_string(radar.path("radar-data/radar.toml")).expect("the radar");
        let text = text.replace("name = \"openalex\"", "name = \"pages\"");
        let page = format!(
            "\n[[scan.pages]]\nid = \"news\"\nname = \"News\"\naddress = \"https://agency.example.org{path}\"\nentry = \"li\"\n"
        );
        radar.write("radar.toml", text + &page)
    };
    let base = format!("pages={}", server.address);
    let words = ["scan", "--date", "2026-11-28", "--base", &base];
    let project = watched("/news");
    let run = project.run(&words);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert!(evidence(&project)["pages/dictation.json"].contains("Dictation for officers"));
    let paths: Vec<String> = server.asked().into_iter().map(|request| request.path).collect();
    assert_eq!(
        paths,
        ["/robots.txt", "/news"],
        "a page is fetched once for all technologies"
    );
    let verified = project.run(&["scan", "--verify"]);
    assert_eq!(verified.code, 0, "{}{}", verified.out, verified.err);

    server.forget();
    let run = watched("/private/list").run(&words);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("robots.txt of"), "{}", run.err);
    assert!(server.asked().iter().all(|request| request.path == "/robots.txt"));
}
