//! What can be taken along: tables that are read alone, the same in every form, each described as it is.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use serde_json::Value;
use sha2::Digest;

use crate::project::{Project, read_tree};

type Table = (Vec<String>, Vec<Vec<String>>);

fn table(project: &Project, name: &str) -> Table {
    let text = project.page(&format!("data/{name}.csv"));
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let cells = |row: &csv::StringRecord| row.iter().map(str::to_owned).collect::<Vec<_>>();
    let header = cells(reader.headers().expect("a header"));
    let rows = reader.records().map(|row| cells(&row.expect("a row"))).collect();
    (header, rows)
}

fn tables(project: &Project) -> BTreeMap<String, Table> {
    let files = read_tree(&project.path("output/data"));
    let names = files.iter().filter_map(|(path, _)| path.strip_suffix(".csv"));
    let names = names.filter(|name| !name.contains('/'));
    names.map(|name| (name.to_owned(), table(project, name))).collect()
}

fn cell<'t>((header, rows): &'t Table, row: usize, column: &str) -> &'t str {
    let index = header.iter().position(|name| name == column);
    &rows[row][index.unwrap_or_else(|| panic!("there is no column {column} in {header:?}"))]
}

fn json(project: &Project, name: &str) -> Value {
    serde_json::from_str(&project.page(&format!("data/{name}"))).expect("JSON")
}

#[test]
fn a_table_is_read_without_another_one() {
    let project = Project::smallest();
    project.build();
    for name in ["technologies", "placements"] {
        let table = table(&project, name);
        let expected = [
            ("name", "Dictation"),
            ("ring_name", "Deploy"),
            ("trl_low", "7"),
            ("answers_directly", "1"),
        ];
        for (column, value) in expected {
            assert_eq!(cell(&table, 0, column), value, "{name}: {column}");
        }
        for column in ["group_names", "topic_names", "helps_with", "trl_high"] {
            assert!(!cell(&table, 0, column).is_empty(), "{name}: {column}");
        }
    }
    for (name, (header, rows)) in tables(&project) {
        for (identifier, named) in [("technology", "name"), ("need", "statement")] {
            let Some(at) = header.iter().position(|column| column == identifier) else {
                continue;
            };
            assert!(header.contains(&named.to_owned()), "{name} says what {identifier} is");
            let names = header.iter().position(|column| column == named).expect("checked");
            for row in rows.iter().filter(|row| !row[at].is_empty()) {
                assert!(!row[names].is_empty(), "{name}: {row:?}");
            }
        }
    }
}

#[test]
fn a_need_says_whether_and_by_what_it_is_answered() {
    let project = Project::smallest();
    project.build();
    let needs = table(&project, "needs");
    let answered = |id: &str| {
        let row = needs.1.iter().position(|row| row[0] == id).expect("the need");
        ["answered", "answered_by", "helped_by"].map(|column| cell(&needs, row, column).to_owned())
    };
    assert_eq!(answered("paperwork-02"), ["yes", "Dictation", ""]);
    let links = project.path("radar-data/links.csv");
    let text = std::fs::read_to_string(&links).expect("links");
    let helping = text.replace(",core,", ",related,");
    assert_ne!(text, helping);
    std::fs::write(&links, helping).expect("written");
    project.build();
    let needs = table(&project, "needs");
    let row = needs
        .1
        .iter()
        .position(|row| row[0] == "paperwork-02")
        .expect("the need");
    assert_eq!(cell(&needs, row, "helped_by"), "Dictation");
    assert_eq!(cell(&needs, row, "answered_by"), "");
    let header = text.lines().next().expect("a header").to_owned() + "\n";
    std::fs::write(&links, header).expect("written");
    project.build();
    let needs = table(&project, "needs");
    for (row, cells) in needs.1.iter().enumerate() {
        let asks = cell(&needs, row, "answered");
        assert!(matches!(asks, "no" | "asks-nothing"), "{cells:?}");
    }
}

#[test]
fn the_description_of_the_tables_holds_for_every_cell() {
    let project = Project::smallest();
    project.build();
    let (tables, package) = (tables(&project), json(&project, "datapackage.json"));
    let resources = package["resources"].as_array().expect("a list");
    assert_eq!(resources.len(), tables.len(), "every table is described");
    let mut numbers = 0;
    for resource in resources {
        let name = resource["name"].as_str().expect("a name");
        let (header, rows) = &tables[name];
        let text = project.page(&format!("data/{name}.csv"));
        assert_eq!(resource["bytes"], text.len(), "{name}");
        let fields = resource["schema"]["fields"].as_array().expect("a list");
        let names: Vec<&str> = fields
            .iter()
            .map(|field| field["name"].as_str().expect("a name"))
            .collect();
        assert_eq!(&names, header, "{name}");
        for (index, field) in fields.iter().enumerate().filter(|(_, field)| field["type"] == "number") {
            for row in rows.iter().filter(|row| !row[index].is_empty()) {
                assert!(row[index].parse::<f64>().is_ok(), "{name}, {}: {row:?}", field["name"]);
                numbers += 1;
            }
        }
    }
    assert!(numbers > 20, "{numbers} numbers were looked at");
}

/// What the schemas that we write may say: types, properties, items, what is required and that nothing else is there.
fn check(value: &Value, schema: &Value, place: &str) {
    let is = |kind: &str| match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "null" => value.is_null(),
        other => panic!("{place}: {other} is no type that we write"),
    };
    let kinds = match &schema["type"] {
        Value::Array(kinds) => kinds.clone(),
        kind => vec![kind.clone()],
    };
    assert!(
        kinds.iter().any(|kind| is(kind.as_str().expect("a type"))),
        "{place}: {value} is none of {kinds:?}"
    );
    for item in value.as_array().into_iter().flatten() {
        check(item, &schema["items"], place);
    }
    for (key, inner) in value.as_object().into_iter().flatten() {
        let known = schema["properties"].get(key);
        check(
            inner,
            known.unwrap_or_else(|| panic!("{place}: {key}")),
            &format!("{place}/{key}"),
        );
    }
    for key in schema["required"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|_| value.is_object())
    {
        assert!(
            value.get(key.as_str().expect("a key")).is_some(),
            "{place}: {key} is missing"
        );
    }
}

#[test]
fn the_object_holds_what_the_tables_hold_and_has_the_shape_told() {
    let project = Project::smallest();
    project.build();
    let (object, schema) = (json(&project, "radar.json"), json(&project, "radar.schema.json"));
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    check(&object, &schema, "");
    for (name, (header, rows)) in tables(&project) {
        let found = object[&name].as_array().expect("a table");
        assert_eq!(found.len(), rows.len(), "{name}");
        for (found, row) in found.iter().zip(&rows) {
            for (column, cell) in header.iter().zip(row) {
                let same = match &found[column] {
                    Value::Null => cell.is_empty(),
                    Value::Number(number) => number.as_f64() == cell.parse().ok(),
                    Value::String(text) => text.trim_start_matches('\'') == cell.trim_start_matches('\''),
                    _ => false,
                };
                assert!(same, "{name}, {column}: {} and {cell:?}", found[column]);
            }
        }
    }
}

#[test]
fn the_workbook_has_every_table_with_a_row_and_a_formula_stays_a_text() {
    let project = Project::smallest().replace("technologies/dictation.toml", "\"Dictation\"", "\"=1+1 Dictation\"");
    project.build();
    let path = project.path("output/data/radar.xlsx");
    let bytes = std::fs::read(&path).expect("the workbook");
    let mut book = Xlsx::new(Cursor::new(&bytes)).expect("a workbook");
    let sheets = book.sheet_names();
    assert_eq!((sheets[0].as_str(), sheets[1].as_str()), ("About", "technologies"));
    for (name, (header, rows)) in tables(&project) {
        assert_eq!(sheets.contains(&name), !rows.is_empty(), "{name}");
        if rows.is_empty() {
            continue;
        }
        let range = book.worksheet_range(&name).expect("a sheet");
        let found: Vec<&[Data]> = range.rows().collect();
        let names: Vec<String> = found[0].iter().map(ToString::to_string).collect();
        assert_eq!((names, found.len()), (header, rows.len() + 1), "{name}");
        assert!(
            book.worksheet_formula(&name).expect("a sheet").is_empty(),
            "{name} has no formula"
        );
    }
    let technologies = book.worksheet_range("technologies").expect("a sheet");
    assert_eq!(
        technologies.get((1, 1)),
        Some(&Data::String("=1+1 Dictation".into())),
        "text as text"
    );
    assert!(
        matches!(technologies.get((1, 5)), Some(Data::Float(_))),
        "numbers as numbers"
    );
    let mut parts = zip::ZipArchive::new(Cursor::new(&bytes)).expect("an archive");
    for index in 0..parts.len() {
        let part = parts.by_index(index).expect("a part");
        let year = part.last_modified().map_or(1980, |time| time.year());
        assert_eq!(year, 1980, "part {index} tells no time");
    }
}

#[test]
fn the_data_page_leads_to_every_file_that_can_be_taken_along() {
    let project = Project::smallest();
    project.build();
    let page = project.page("data.html");
    for (path, _) in read_tree(&project.path("output/data")) {
        let alone = !path.contains('/');
        assert!(
            !alone || page.contains(&format!("href=\"data/{path}\"")),
            "{path} is linked"
        );
    }
    for file in ["SHA256SUMS", "CITATION.cff", "ro-crate-metadata.json"] {
        assert!(page.contains(&format!("href=\"{file}\"")), "{file} is linked");
    }
    assert!(page.contains("To cite"), "{page}");
}

#[test]
fn a_page_leads_to_the_data_behind_it() {
    let project = Project::smallest();
    project.build();
    let of_technology = json(&project, "tech/dictation.json");
    check(
        &of_technology,
        &without_required(json(&project, "radar.schema.json")),
        "",
    );
    assert_eq!(of_technology["technologies"].as_array().expect("a table").len(), 1);
    assert_eq!(of_technology["technologies"][0]["technology"], "dictation");
    for row in of_technology["levels"].as_array().expect("a table") {
        assert_eq!(row["technology"], "dictation");
    }
    let bytes = std::fs::read(project.path("output/data/topic/paperwork.xlsx")).expect("the workbook");
    let mut book = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let needs = book.worksheet_range("needs").expect("a sheet");
    let all = table(&project, "needs");
    let topic = all.0.iter().position(|column| column == "topic").expect("a column");
    let own = all.1.iter().filter(|row| row[topic] == "paperwork").count();
    assert_eq!(needs.rows().count(), own + 1);
    let pages = [
        ("tech/dictation.html", "../data/tech/dictation.json"),
        ("topic/paperwork.html", "../data/topic/paperwork.xlsx"),
        ("needs.html", "data/needs.csv"),
        ("standards.html", "data/standards.csv"),
    ];
    for (page, file) in pages {
        assert!(
            project.page(page).contains(&format!("href=\"{file}\"")),
            "{page} leads to {file}"
        );
    }
}

/// A schema whose tables may be missing.
fn without_required(mut schema: Value) -> Value {
    schema.as_object_mut().expect("an object").remove("required");
    schema
}

#[test]
fn the_archive_holds_the_whole_site_and_its_checksums_and_nothing_of_itself() {
    let project = Project::smallest();
    project.build();
    let files = read_tree(&project.path("output"));
    let archive: Vec<_> = files
        .iter()
        .filter(|(path, _)| path.ends_with(".zip"))
        .cloned()
        .collect();
    assert_eq!(archive.len(), 1);
    assert!(project.page("data.html").contains("href=\"radar-site.zip\""));
    let inside: BTreeMap<String, Vec<u8>> = open_archive(archive[0].1.clone());
    let of_publishing = ["radar-site.zip", ".leadar-files"];
    for (path, bytes) in files.iter().filter(|(path, _)| !of_publishing.contains(&path.as_str())) {
        let copy = inside.get(path).unwrap_or_else(|| panic!("{path} is in the archive"));
        let is_other = ["data.html", "ro-crate-metadata.json", "SHA256SUMS"].contains(&path.as_str());
        assert!(is_other || copy == bytes, "{path} is the same");
    }
    assert_eq!(inside.len(), files.len() - of_publishing.len(), "and nothing else");
    for (path, bytes) in &inside {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("radar-site.zip"), "{path} tells of no archive");
    }
    let sums = String::from_utf8_lossy(&inside["SHA256SUMS"]).into_owned();
    assert_eq!(sums.lines().count(), inside.len() - 1);
    for line in sums.lines() {
        let (sum, path) = line.split_once("  ").expect("a sum and a path");
        let found = sha2::Sha256::digest(&inside[path]);
        let found: String = found.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(found, sum, "{path}");
    }
}

/// The files of an archive, without the one folder they stand in.
fn open_archive(bytes: Vec<u8>) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut files = BTreeMap::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("a file");
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut file, &mut bytes).expect("it unpacks");
        let path = file.name().expect("a name").into_owned();
        let (_, inner) = path.split_once('/').expect("it stands in a folder");
        files.insert(inner.to_owned(), bytes);
    }
    files
}
