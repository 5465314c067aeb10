//! What goes with the edition to whoever cites or archives it: CITATION.cff and RO-Crate, held against their specifications.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::project::{Project, read_tree};

const DECLARED: &str = "[publication]\ndoi = \"10.5281/zenodo.1234\"\nrepository = \"https://example.org/radar\"\n\
    keywords = [\"police\", \"foresight: a field\"]\nauthors = [\n\
    { given_names = \"Ada\", family_names = \"O'Neil #1\", orcid = \"https://orcid.org/0000-0002-1825-0097\", affiliation = \"A: house\" },\n\
    { name = \"A \\\"project\\\"\", website = \"https://example.org/\" },\n]\n\n[edition]";

fn with_publication() -> Project {
    Project::smallest()
        .replace("radar.toml", "[edition]", DECLARED)
        .replace(
            "radar.toml",
            "licence = \"Name a licence here\"",
            "licence = \"CC-BY-4.0\"",
        )
}

fn citation(project: &Project) -> Value {
    serde_saphyr::from_str(&project.page("CITATION.cff")).expect("YAML")
}

fn keys(value: &Value) -> BTreeSet<&str> {
    value
        .as_object()
        .expect("a mapping")
        .keys()
        .map(String::as_str)
        .collect()
}

/// The rules of the Citation File Format 1.2.0, as far as we use it.
fn check_citation(found: &Value) {
    let known = [
        "abstract",
        "authors",
        "cff-version",
        "contact",
        "date-released",
        "doi",
        "identifiers",
        "keywords",
        "license",
        "message",
        "repository",
        "title",
        "type",
        "url",
        "version",
    ];
    for key in keys(found) {
        assert!(known.contains(&key), "{key} is no key of the format that we use");
    }
    for key in ["authors", "cff-version", "message", "title"] {
        assert!(found.get(key).is_some(), "{key} is required");
    }
    assert_eq!(
        (&found["cff-version"], &found["type"]),
        (&"1.2.0".into(), &"dataset".into())
    );
    let of_person = BTreeSet::from(["family-names", "given-names", "affiliation", "orcid", "website"]);
    let of_entity = BTreeSet::from(["name", "orcid", "website"]);
    for party in ["authors", "contact"]
        .iter()
        .flat_map(|list| found[list].as_array().expect("a list"))
    {
        let own = keys(party);
        let fits = if own.contains("name") {
            own.is_subset(&of_entity)
        } else {
            own.is_subset(&of_person)
        };
        assert!(fits, "{party} is neither a person nor an entity of the format");
    }
    let identifiers = found["identifiers"].as_array().expect("a list");
    for identifier in identifiers {
        assert_eq!(keys(identifier), BTreeSet::from(["type", "value", "description"]));
        let kinds = ["doi", "url", "swh", "other"];
        assert!(
            kinds.contains(&identifier["type"].as_str().expect("a word")),
            "{identifier}"
        );
    }
    let date = found["date-released"].as_str().expect("a day in quotes");
    assert!(date.len() == 10 && date.split('-').count() == 3, "{date}");
}

#[test]
fn a_citation_says_what_is_declared_and_keeps_to_its_format() {
    let project = with_publication();
    project.build();
    let found = citation(&project);
    check_citation(&found);
    assert_eq!(found["title"], "Example radar");
    assert_eq!(
        (&found["version"], &found["date-released"]),
        (&"first".into(), &"2026-01-31".into())
    );
    assert_eq!(found["doi"], "10.5281/zenodo.1234");
    assert_eq!(found["license"], serde_json::json!(["CC-BY-4.0"]));
    assert_eq!(found["keywords"], serde_json::json!(["foresight: a field", "police"]));
    assert_eq!(found["authors"][0]["family-names"], "O'Neil #1");
    assert_eq!(found["authors"][1]["name"], "A \"project\"");
    assert_eq!(found["contact"][0]["name"], "Name somebody here");
}

#[test]
fn without_authors_whoever_answers_for_the_radar_is_cited_and_nobody_is_invented() {
    let project = Project::smallest();
    project.build();
    let found = citation(&project);
    check_citation(&found);
    assert_eq!(found["authors"], serde_json::json!([{ "name": "Name somebody here" }]));
    for key in ["license", "doi", "keywords", "repository"] {
        assert!(
            found.get(key).is_none(),
            "{key} was not declared in words that the format knows"
        );
    }
}

/// What a page says between two marks, as words.
fn between<'p>(page: &'p str, from: &str, to: &str) -> &'p str {
    let rest = page.split_once(from).expect("it begins").1;
    rest.split_once(to).expect("it ends").0
}

#[test]
fn the_citation_is_one_line_wherever_it_stands_with_authors_edition_and_digest() {
    for project in [Project::smallest(), with_publication()] {
        project.build();
        let about = project.page("about.html");
        let line = between(&about, "<blockquote>", "</blockquote>");
        let data = project.page("data.html");
        let cited = between(&data, "<section id=\"cite\">", "</section>");
        assert!(cited.contains(&format!("<p>{line}</p>")), "{line} against {cited}");
        let found = citation(&project);
        let digest = found["identifiers"][0]["value"].as_str().expect("a digest");
        let short = &digest.trim_start_matches("sha256:")[..16];
        assert!(
            line.contains(&format!("edition first, data of 31 January 2026, digest {short}.")),
            "{line}"
        );
        let author = found["authors"][0]["name"].as_str().unwrap_or("O&#39;Neil");
        assert!(line.contains(author), "{line}");
        assert!(
            !data.contains("rel=\"canonical\"") && found.get("url").is_none(),
            "no address is invented"
        );
    }
}

#[test]
fn a_site_that_says_where_it_is_published_says_so_everywhere() {
    let address = "https://radar.example.org/police";
    let project = Project::smallest()
        .replace(
            "radar.toml",
            "[edition]",
            &format!("[publication]\naddress = \"{address}/\"\n\n[edition]"),
        )
        .replace(
            "radar.toml",
            "language = \"en\"",
            "language = \"en\"\nlanguages = [\"en\", \"es\"]",
        );
    assert_eq!(project.run(&["freeze"]).code, 0);
    let project = project
        .replace("radar.toml", "name = \"first\"", "name = \"second\"")
        .replace("radar.toml", "date = 2026-01-31", "date = 2026-07-31");
    project.build();
    let found = citation(&project);
    check_citation(&found);
    assert_eq!(found["url"], format!("{address}/"));
    for file in ["about.html", "data.html"] {
        assert!(project.page(file).contains(&format!(". {address}/</")), "{file}");
    }
    for (file, path) in [
        ("index.html", ""),
        ("needs.html", "needs.html"),
        ("tech/dictation.html", "tech/dictation.html"),
        ("es/index.html", "es/"),
        ("es/tech/dictation.html", "es/tech/dictation.html"),
    ] {
        let canonical = format!("<link rel=\"canonical\" href=\"{address}/{path}\">");
        assert_eq!(project.page(file).matches(&canonical).count(), 1, "{file}");
    }
    let feed = project.page("changes.atom");
    assert!(feed.contains(&format!("<id>{address}/changes.atom</id>")), "{feed}");
    assert!(feed.contains(&format!(
        "rel=\"self\" type=\"application/atom+xml\" href=\"{address}/changes.atom\""
    )));
    assert!(
        !feed.contains("href=\"changes.html\"") && !feed.contains("href=\"tech/"),
        "{feed}"
    );
    let files = read_tree(&project.path("output")).into_iter();
    let sheets: Vec<String> = files
        .map(|(path, _)| path.replace('\\', "/"))
        .filter(|path| path.contains("brief/") && path.ends_with(".html"))
        .collect();
    assert!(!sheets.is_empty());
    for sheet in sheets {
        assert!(project.page(&sheet).contains(&format!("{address}/{sheet}")), "{sheet}");
    }
}

#[test]
fn a_table_says_in_plain_words_what_a_row_is_and_what_it_is_good_for() {
    let project = Project::smallest();
    project.build();
    let page = project.page("data.html");
    let tables: Vec<&str> = page
        .split("<li><a href=\"data/")
        .skip(1)
        .filter(|part| part.contains(".csv\" download"))
        .collect();
    let mut told = BTreeSet::new();
    for table in tables.into_iter().filter(|part| part.contains("<details>")) {
        let words = between(table, "A row is ", "<details>");
        let (row, purpose) = words.split_once(". ").unwrap_or_else(|| panic!("{words}"));
        assert!(row.split_whitespace().count() > 3, "{row}");
        assert!(
            purpose.trim().starts_with("Use this table to ") && told.insert(purpose),
            "{purpose}"
        );
    }
    assert!(told.len() >= 15, "{told:?}");
}

/// Every `@id` that an entity refers to.
fn references<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
    match value {
        Value::Object(entries) => {
            if let (1, Some(id)) = (entries.len(), entries.get("@id").and_then(Value::as_str)) {
                found.push(id);
            }
            entries.values().for_each(|value| references(value, found));
        }
        Value::Array(values) => values.iter().for_each(|value| references(value, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The rules of RO-Crate 1.1: a flat graph, a descriptor about a root, every reference to something described, every part there.
fn check_crate(project: &Project) -> Vec<Value> {
    let found: Value = serde_json::from_str(&project.page("ro-crate-metadata.json")).expect("JSON");
    assert_eq!(keys(&found), BTreeSet::from(["@context", "@graph"]));
    assert_eq!(found["@context"], "https://w3id.org/ro/crate/1.1/context");
    let graph = found["@graph"].as_array().expect("a list").clone();
    let ids: Vec<&str> = graph
        .iter()
        .map(|entity| entity["@id"].as_str().expect("an id"))
        .collect();
    let different: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), different.len(), "each entity is described once");
    for entity in &graph {
        assert!(entity.get("@type").is_some(), "{entity} has a type");
        let values = entity.as_object().expect("an entity").values();
        let inner = values.flat_map(|value| value.as_array().map_or(vec![value], |list| list.iter().collect()));
        let mut nested = inner.filter(|value| value.as_object().is_some_and(keys_are_more));
        assert!(nested.next().is_none(), "the graph is flat: {entity}");
        let mut named = Vec::new();
        entity
            .as_object()
            .expect("an entity")
            .values()
            .for_each(|value| references(value, &mut named));
        for id in named.into_iter().filter(|id| *id != "https://w3id.org/ro/crate/1.1") {
            assert!(different.contains(id), "{id} is described nowhere");
        }
    }
    let entity = |id: &str| {
        graph
            .iter()
            .find(|entity| entity["@id"] == id)
            .expect("it is described")
    };
    let descriptor = entity("ro-crate-metadata.json");
    assert_eq!(descriptor["@type"], "CreativeWork");
    assert_eq!(descriptor["about"]["@id"], "./");
    assert_eq!(descriptor["conformsTo"]["@id"], "https://w3id.org/ro/crate/1.1");
    let root = entity("./");
    assert_eq!(root["@type"], "Dataset");
    for key in ["name", "description", "datePublished", "license", "author", "hasPart"] {
        assert!(root.get(key).is_some(), "the root has {key}");
    }
    let parts: BTreeSet<&str> = root["hasPart"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|part| part["@id"].as_str().expect("an id"))
        .collect();
    for entity in graph
        .iter()
        .filter(|entity| entity["@type"] == "File" || entity["@id"].as_str().is_some_and(|id| id.ends_with('/')))
    {
        let id = entity["@id"].as_str().expect("an id");
        assert!(id == "./" || parts.contains(id), "{id} is a part of the root");
        assert!(project.path("output").join(id).exists(), "{id} is in the site");
        for key in ["name", "description", "license", "author"] {
            assert!(entity.get(key).is_some(), "{id} has {key}");
        }
        assert!(
            entity["@type"] != "File" || entity["encodingFormat"].is_string(),
            "{id} has a format"
        );
    }
    let folders: Vec<&str> = parts.iter().copied().filter(|id| id.ends_with('/')).collect();
    let of_publishing = ["ro-crate-metadata.json", "SHA256SUMS", ".leadar-files"];
    for (path, _) in read_tree(&project.path("output")) {
        let told = parts.contains(path.as_str()) || folders.iter().any(|folder| path.starts_with(folder));
        assert!(told || of_publishing.contains(&path.as_str()), "{path} is told of");
        assert!(
            !path.starts_with("data/") || parts.contains(path.as_str()) || parts.contains(folder_of(&path)),
            "{path} is described by itself, or with those of its kind"
        );
    }
    graph
}

/// The folder of a path, with the slash at its end.
fn folder_of(path: &str) -> &str {
    path.rfind('/').map_or("", |end| &path[..=end])
}

fn keys_are_more(found: &serde_json::Map<String, Value>) -> bool {
    found.len() != 1 || !found.contains_key("@id")
}

#[test]
fn the_archive_description_keeps_to_its_specification_and_names_every_file() {
    let project = with_publication();
    project.build();
    let graph = check_crate(&project);
    let entity = |id: &str| {
        graph
            .iter()
            .find(|entity| entity["@id"] == id)
            .expect("it is described")
    };
    assert_eq!(entity("./")["identifier"], "https://doi.org/10.5281/zenodo.1234");
    assert_eq!(
        entity("https://orcid.org/0000-0002-1825-0097")["familyName"],
        "O'Neil #1"
    );
    assert_eq!(entity("https://spdx.org/licenses/CC-BY-4.0")["@type"], "CreativeWork");
    let build = entity("#build");
    assert_eq!(
        (&build["@type"], &build["instrument"]["@id"]),
        (&"CreateAction".into(), &"#leadar".into())
    );
    assert_eq!(entity("#leadar")["version"], env!("CARGO_PKG_VERSION"));
    let digest = entity("#radar-data")["identifier"].as_str().expect("a digest");
    assert!(
        project
            .page("data.html")
            .contains(digest.trim_start_matches("sha256:").get(..16).expect("long")),
        "{digest}"
    );
    assert_eq!(citation(&project)["identifiers"][0]["value"], digest);
    let table = entity("data/needs.csv");
    assert_eq!(table["encodingFormat"], "text/csv");
    assert_eq!(table["contentSize"], project.page("data/needs.csv").len().to_string());
}

#[test]
fn a_licence_in_words_and_no_authors_make_a_whole_description_too() {
    let project = Project::smallest();
    project.build();
    let graph = check_crate(&project);
    let licence = graph.iter().find(|entity| entity["@id"] == "#licence");
    assert_eq!(licence.expect("it is described")["name"], "Name a licence here");
    let page = project.page("data.html");
    assert!(
        page.contains("href=\"CITATION.cff\"") && page.contains("href=\"ro-crate-metadata.json\""),
        "{page}"
    );
}

#[test]
fn what_is_wrong_in_what_is_declared_for_publication_is_named() {
    for (from, to, told) in [
        (
            "10.5281/zenodo.1234",
            "https://doi.org/10.5281/x",
            "doi \"https://doi.org/10.5281/x\" is not a DOI",
        ),
        (
            "https://example.org/radar",
            "example.org",
            "repository \"example.org\" is not an address of the web",
        ),
        (
            "keywords =",
            "address = \"https://example.org/?radar\"\nkeywords =",
            "address \"https://example.org/?radar\" is not the address of a site",
        ),
        (
            "keywords =",
            "address = \"radar.example.org\"\nkeywords =",
            "address \"radar.example.org\" is not the address of a site",
        ),
        ("0000-0002-1825-0097", "1825", "is not an ORCID"),
        (
            "given_names = \"Ada\", ",
            "",
            "an author has either a name, or given_names and family_names",
        ),
        (
            "\"police\", ",
            "\"foresight: a field\", ",
            "a keyword stands here twice",
        ),
        (
            "website = ",
            "affiliation = \"A house\", website = ",
            "\"A house\" is the affiliation of an organisation",
        ),
        ("keywords", "keyword", "\"keyword\" is not a key of [publication]"),
    ] {
        let run = with_publication().replace("radar.toml", from, to).run(&["check"]);
        assert!(run.code == 1 && run.err.contains(told), "{told}: {}", run.err);
    }
}
