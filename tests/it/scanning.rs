//! Scanning: what public sources say is asked for politely, kept, and can be made again from what was kept.

mod every_source;
mod failures;
mod faults;
mod judged;
mod kept;
mod pages;
mod played;
mod runs;
mod safety;
mod situations;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::project::{Project, Run, read_tree};
use crate::source_server::{Answer, Request, SourceServer};

/// The small radar, set to ask OpenAlex without waiting.
fn radar() -> Project {
    let project = Project::smallest();
    let radar = fs::read_to_string(project.path("radar-data/radar.toml")).expect("the radar");
    let scan = "\n[[scan.sources]]\nname = \"openalex\"\npause = 0\nfirst_wait = 0.01\ntries = 3\n";
    project.write("radar.toml", radar + scan)
}

fn scan(project: &Project, server: &SourceServer, words: &[&str]) -> Run {
    let base = format!("openalex={}", server.address);
    let all: Vec<&str> = ["scan", "--date", "2026-11-28", "--base", &base]
        .into_iter()
        .chain(words.iter().copied())
        .collect();
    project.run(&all)
}

/// What OpenAlex would say: a thousand works a year, of which in three years twelve match.
fn openalex(request: &Request) -> Answer {
    assert_eq!(request.path, "/works");
    let searched = request.pair("search.title_and_abstract.exact").is_some();
    let (years, of_year) = if searched {
        (2023..=2025, 12)
    } else {
        (2010..=2026, 1_000)
    };
    let count = years.clone().count() * of_year;
    if let Some(field) = request.pair("group_by") {
        let group =
            |key: String, count: usize| format!(r#"{{"key":"{key}","key_display_name":"{key}","count":{count}}}"#);
        let groups: Vec<String> = match field {
            "publication_year" => years.map(|year| group(year.to_string(), of_year)).collect(),
            _ => vec![group("https://openalex.org/A1".to_owned(), count)],
        };
        let (number, groups) = (groups.len(), groups.join(","));
        return Answer::json(format!(
            r#"{{"meta":{{"count":{count},"page":1,"per_page":200,"groups_count":{number}}},"results":[],"group_by":[{groups}]}}"#
        ));
    }
    let listed = request
        .pair("per_page")
        .and_then(|number| number.parse().ok())
        .unwrap_or(25)
        .min(count);
    let works: Vec<String> = (0..listed)
        .map(|n| {
            format!(
                r#"{{"id":"https://openalex.org/W{n}","doi":null,"title":"Invented work {n}","publication_date":"2025-01-{:02}","type":"article","cited_by_count":{n},"authorships":[]}}"#,
                n % 28 + 1
            )
        })
        .collect();
    Answer::json(format!(
        r#"{{"meta":{{"count":{count},"page":1,"per_page":25}},"results":[{}],"group_by":[]}}"#,
        works.join(",")
    ))
}

fn evidence(project: &Project) -> BTreeMap<String, String> {
    let folder = project.path("radar-data/evidence");
    if !folder.is_dir() {
        return BTreeMap::new();
    }
    let files = read_tree(&folder).into_iter();
    files
        .map(|(path, bytes)| (path, String::from_utf8(bytes).expect("text")))
        .collect()
}

fn first_technology(project: &Project) -> String {
    let files = read_tree(&project.path("radar-data/technologies"));
    Path::new(&files[0].0)
        .file_stem()
        .expect("a name")
        .to_string_lossy()
        .into_owned()
}
