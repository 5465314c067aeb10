//! Promises on folders of radars: which file counts, which is not read, and that this is said.

use super::*;

const MESH: &str = "---\ntitle: Mesh\nring: trial\nquadrant: net\n---\nText\n";

/// Settings of an AOE radar with these sectors.
fn settings(sectors: &[&str]) -> String {
    let listed: Vec<String> = sectors
        .iter()
        .map(|name| format!("{{\"id\": \"{}\", \"title\": \"{name}\"}}", name.to_lowercase()))
        .collect();
    format!(
        "{{\"quadrants\": [{}], \"rings\": [{{\"id\": \"adopt\", \"title\": \"Adopt\"}}, {{\"id\": \"trial\", \"title\": \"Trial\"}}]}}",
        listed.join(", ")
    )
}

fn sectors(import: &Import) -> Vec<&str> {
    table(import)
        .sectors
        .iter()
        .map(|sector| sector.name.as_str())
        .collect()
}

#[test]
fn the_settings_nearest_to_the_items_count_and_those_of_samples_never() {
    let (own, other) = (settings(&["Net", "Lab"]), settings(&["Sample"]));
    let item = ("r/radar/2025-01-01/mesh.md", MESH);
    for aside in ["r/docs/sample/config.json", "r/tests/config.json", "r/a/b/config.json"] {
        let import = import("r", &[("r/config.json", &own), item, (aside, &other)], None);
        assert_eq!(
            (sectors(&import), placed(table(&import), 0).len()),
            (vec!["Net", "Lab"], 1),
            "{aside}"
        );
        let told = told(&import, false);
        assert!(
            told[0].contains(&format!(
                "r/config.json: the settings nearest to the items count; not read: {aside}"
            )),
            "{told:?}"
        );
    }
    let import = super::import(
        "r",
        &[
            ("r/app/public/config.json", &other),
            ("r/config.json", &own),
            ("r/app/radar/2025-01-01/mesh.md", MESH),
        ],
        None,
    );
    assert!(
        told(&import, true)[0].contains("quadrant \"net\" is none of the segments"),
        "{:?}",
        import.diagnostics
    );
    let lonely = super::import("r", &[item, ("r/docs/sample/config.json", &other)], None);
    assert_eq!(sectors(&lonely), ["net"]);
    assert!(
        told(&lonely, false)[0].contains("no settings stand beside the folder radar"),
        "{:?}",
        lonely.diagnostics
    );
}

#[test]
fn settings_of_the_third_version_name_sectors_in_an_object_and_rings_in_a_list() {
    let config = r#"{"quadrants": {"lab": "Lab & Field", "net": "Networks", "none": "Empty"},
        "quadrantsMap": {"lab": {"position": 2, "description": "in the *lab*"}, "net": {"position": 1}, "none": {"position": 3}},
        "rings": ["all", "adopt", "trial"], "showEmptyRings": true}"#;
    let import = import(
        "r",
        &[("r/public/config.json", config), ("r/radar/2021-01-01/mesh.md", MESH)],
        None,
    );
    assert_eq!(sectors(&import), ["Networks", "Lab & Field", "Empty"], "by position");
    assert_eq!(table(&import).sectors[1].description, "in the *lab*");
    let rings: Vec<&str> = table(&import).rings.iter().map(|ring| ring.name.as_str()).collect();
    assert_eq!(rings, ["adopt", "trial"], "the ring of all items is none");
    assert_eq!(placed(table(&import), 0), ["mesh trial/Networks None"]);
    assert!(import.diagnostics.is_empty(), "{:#?}", import.diagnostics);
}

#[test]
fn a_second_radar_of_the_folder_is_an_error_that_names_its_files() {
    let files = [
        ("r/examples/radar/2020-01-01/old.md", MESH),
        ("r/site/radar/2025-01-01/mesh.md", MESH),
    ];
    let import = import("r", &files, None);
    assert_eq!(placed(table(&import), 0), ["mesh trial/net None"]);
    let errors = told(&import, true);
    assert!(
        errors[0].contains("1 item outside r/site/radar, left out: r/examples/radar/2020-01-01/old.md"),
        "{errors:?}"
    );
}

const SETTINGS: &str = "{ title: 'Kit', // don't\n quadrants: [ {name: \"Sensors\"}, {name: \"Radio\"} ],\n rings: [ {name: 'USE'}, {name: 'TRY'} ],\n\
    entries: [\n /* first */ { quadrant: 0, ring: 0, label: \"Nose\", moved: 1, link: \"https://example.org\" },\n\
    { quadrant: 1, ring: 7, label: 'Ledger' }, { quadrant: 1, ring: 1, label: `Vault`, active: false, },\n ], }";

#[test]
fn settings_in_a_script_are_read_as_those_in_a_page() {
    let page = format!("<script>radar_visualization({SETTINGS})</script>");
    let tool = "function radar_visualization(config) { var rings = [ {radius: 1} ]; var x = {rings: [1]}; }";
    let call = "<script src=\"data.js\"></script><script>radar_visualization(radarData)</script>";
    let inside = import("index.html", &[("index.html", &page)], None);
    let scripts = [
        "radarData = SETTINGS;",
        "export default SETTINGS",
        "const d = () => { return SETTINGS }",
        "radar_visualization(SETTINGS)",
    ];
    for script in scripts {
        let script = script.replace("SETTINGS", SETTINGS);
        let files = [
            ("d/data.js", script.as_str()),
            ("d/index.html", call),
            ("d/radar.js", tool),
            ("d/README.md", &page),
        ];
        let beside = import("d", &files, None);
        assert_eq!(
            (beside.tool, placed(table(&beside), 0)),
            (Some(Tool::Zalando), placed(table(&inside), 0)),
            "{script}"
        );
        assert_eq!(
            placed(table(&beside), 0),
            ["nose USE/Sensors Some(Inward)", "vault TRY/Radio None"]
        );
        let errors = told(&beside, true);
        assert!(
            errors.len() == 1 && errors[0].contains("entries[1] (\"Ledger\"): ring 7"),
            "{errors:?}"
        );
        assert!(errors[0].starts_with("error: d/data.js:6:1: "), "{errors:?}");
        assert_eq!(told(&beside, false), Vec::<String>::new());
    }
    let apart = [
        (
            "d/names.js",
            "const c = {rings: [{name: 'USE'}, {name: 'TRY'}], quadrants: [{name: 'A'}, {name: 'B'}], entries}",
        ),
        (
            "d/list.js",
            "export const entries = [{label: 'Nose', ring: 1, quadrant: 1}];",
        ),
    ];
    assert_eq!(placed(table(&import("d", &apart, None)), 0), ["nose TRY/B None"]);
    let listed = (
        "d/names.js",
        "const RINGS = [{name: 'USE', id: 0}, {name: 'TRY'}];\nvar quadrants = ['A', 'B']; const c = {rings: RINGS, quadrants};",
    );
    let entries = (
        "d/data.json",
        r#"{"entries": [{"label": "Nose", "ring": 1, "quadrant": 1}]}"#,
    );
    assert_eq!(
        placed(table(&import("d", &[listed, entries], None)), 0),
        ["nose TRY/B None"]
    );
    let mock = ("d/tests/mock.js", "x = [{label: 'Fake', ring: 0, quadrant: 0}];");
    let good = [apart[0], apart[1], mock];
    assert_eq!(placed(table(&super::import("d", &good, None)), 0), ["nose TRY/B None"]);
    let words = import(
        "d",
        &[
            ("d/seed.js", "x = [{name: 'A', ring: 'trial', quadrant: 'tools'}];"),
            mock,
        ],
        None,
    );
    assert_eq!(words.tool, None, "{:?}", words.diagnostics);
}

#[test]
fn named_lists_of_a_json_file_keep_names_order_and_what_is_empty() {
    let text = r#"{"date": "2025.10", "categories": [{"id": "core", "name": "Core platforms", "description": "d"}, {"id": "gov", "name": "Governance"},
        {"id": 7, "name": "Empty one"}], "stages": [{"id": "use", "name": "Use now"}, {"id": "pilot", "name": "Pilot it"}, {"id": "no", "name": "Not yet"}],
        "technologies": [{"name": "Alpha", "category": "core", "stage": "pilot", "vendor": "X"}, {"name": "Bravo", "category": "Governance", "stage": "Use now"},
                         {"name": "Charlie", "category": 1, "stage": 0}]}"#;
    let import = import("radar.json", &[("radar.json", text)], None);
    assert_eq!(sectors(&import), ["Core platforms", "Governance", "Empty one"]);
    let radar = table(&import);
    let rings: Vec<&str> = radar.rings.iter().map(|ring| ring.name.as_str()).collect();
    assert_eq!(rings, ["Use now", "Pilot it", "Not yet"]);
    let expected = [
        "alpha Pilot it/Core platforms None",
        "bravo Use now/Governance None",
        "charlie Use now/Governance None",
    ];
    assert_eq!(placed(radar, 0), expected);
    assert_eq!(
        (radar.sectors[0].description.as_str(), radar.editions[0].name.as_str()),
        ("d", "2025.10")
    );
    assert_eq!(radar.items[0].more, [("vendor".to_owned(), "X".to_owned())]);
    assert!(import.diagnostics.is_empty(), "{:#?}", import.diagnostics);
    let note = (
        "r/tech/note.md",
        "---\nname: Delta\nring: pilot\ncategory: core\n---\nText\n",
    );
    let beside = super::import("r", &[("r/data.json", text), note], None);
    assert_eq!(
        placed(table(&beside), 0),
        expected,
        "a page with a ring makes no radar of the files"
    );
    let own = text
        .replace("categories", "sectors")
        .replace("stages", "rings")
        .replace("technologies", "items")
        .replace(", \"vendor\": \"X\"", "");
    let own = own.replace("category", "sector").replace("stage", "ring");
    assert_eq!(
        placed(table(&super::import("own.json", &[("own.json", &own)], None)), 0),
        expected
    );
    let wrong = super::import(
        "r.json",
        &[("r.json", &text.replace("\"core\", \"stage\"", "\"coer\", \"stage\""))],
        None,
    );
    assert!(
        told(&wrong, true)[0].contains("technologies[0]"),
        "{:?}",
        wrong.diagnostics
    );
}

#[test]
fn papers_and_settings_beside_a_table_are_no_radar_and_what_is_not_read_is_told() {
    let files = [
        ("r/README.md", "# Radar\n\n- a: b\n"),
        ("r/LICENSE.txt", "Anybody may, name it\n"),
        ("r/.ci.yml", "on: push\n"),
        ("r/package.json", "{\"name\": \"x\", \"rings\": []}"),
        ("r/data/places.csv", "town,country\na,b\n"),
        ("r/data/radar.csv", "Our radar\n\nname,ring,sector\nMesh,Trial,Net\n"),
    ];
    let import = import("r", &files[..5], None);
    assert_eq!(import.tool, None);
    assert!(
        told(&import, true)[0].contains("places.csv:1:1: no column is called \"name\""),
        "{:?}",
        import.diagnostics
    );
    let good = [
        files[0],
        files[1],
        files[2],
        files[3],
        files[4],
        ("r/data/radar.csv", "name,ring,sector\nMesh,Trial,Net\n"),
    ];
    let import = super::import("r", &good, None);
    assert_eq!(placed(table(&import), 0), ["mesh Trial/Net None"]);
    assert_eq!(told(&import, true), Vec::<String>::new());
    assert_eq!(
        told(&import, false),
        [
            "warning: r/.ci.yml: 2 files are not of the radar: r/.ci.yml, r/data/places.csv. | to draw one of them, name it"
        ]
    );
}

#[test]
fn tables_whose_names_tell_no_time_are_said_to_be_taken_as_editions() {
    let row = "name,ring,sector\nMesh,Trial,Net\n";
    let files = [
        ("r/java.csv", row.to_owned()),
        ("r/web.csv", row.to_owned() + "Grid,Trial,Net\n"),
    ];
    let files: Vec<File> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let import = import("r", &files, None);
    let warnings = told(&import, false);
    assert!(
        warnings[0].contains(
            "2 tables are taken as editions of one radar, though no name of a file has a number: r/java.csv, r/web.csv."
        ),
        "{warnings:?}"
    );
}

#[test]
fn a_movement_that_cannot_be_read_keeps_its_entry_and_is_told() {
    let entries = [
        "-20",
        "1",
        "2",
        "\"moved in\"",
        "\"sideways\"",
        "true",
        "null",
        "\"-1\"",
        "5",
    ]
    .iter()
    .enumerate();
    let entries: Vec<String> = entries
        .map(|(index, moved)| format!("{{label: 'E{index}', quadrant: 0, ring: 0, moved: {moved}}}"))
        .collect();
    let script = format!(
        "c = {{rings: ['R'], quadrants: ['Q'], entries: [{}]}}",
        entries.join(", ")
    );
    let read = import("d.js", &[("d.js", &script)], None);
    let movements: Vec<Option<Movement>> = table(&read)
        .items
        .iter()
        .map(|item| item.revisions[0].movement)
        .collect();
    let (inward, outward, unchanged) = (
        Some(Movement::Inward),
        Some(Movement::Outward),
        Some(Movement::Unchanged),
    );
    assert_eq!(
        movements,
        [
            outward,
            inward,
            Some(Movement::New),
            inward,
            unchanged,
            unchanged,
            None,
            outward,
            inward
        ]
    );
    let warnings = told(&read, false);
    assert_eq!(warnings.len(), 4, "{warnings:#?}");
    assert!(
        warnings[0].contains("entries[0] (\"E0\"): moved -20 is none of -1, 0, 1 and 2; it is read as -1."),
        "{warnings:#?}"
    );
    let radar = BACKSTAGE.replace("moved: 1 }", "moved: sideways }").replace(
        "ringId: trial, description",
        "ringId: trial, moved: moved out, description",
    );
    let read = import("radar.yaml", &[("radar.yaml", &radar)], None);
    assert_eq!(
        placed(table(&read), 1)[0],
        "gha ADOPT/Infrastructure Some(Inward)",
        "its rings tell it"
    );
    assert_eq!(table(&read).items[0].revisions[0].movement, outward);
    let warnings = told(&read, false);
    assert!(
        warnings
            .iter()
            .any(|warning| warning.contains("timeline[1] moved \"sideways\" is none of")),
        "{warnings:#?}"
    );
}

#[test]
fn histories_belong_to_their_items_and_an_optional_value_spoils_none() {
    let text = r#"{"sectors": ["S"], "rings": ["In", "Out"], "editions": ["2024", "2025"], "items": [
        {"name": "A", "sector": "S", "ring": "In", "history": [{"edition": "2024", "sector": "S", "ring": "Out", "score": 7, "demand": "x", "movement": "sideways", "description": "then"}]},
        {"id": "b.c", "name": "B", "sector": "S", "ring": "In", "links": [{"address": "https://example.org", "words": "w"}]}]}"#;
    let read = import("r.json", &[("r.json", text)], None);
    let revisions = &table(&read).items[0].revisions;
    assert_eq!(
        (revisions.len(), revisions[0].score, revisions[0].description.as_str()),
        (2, None, "then")
    );
    assert_eq!(table(&read).items[1].links[0].words, "w");
    assert_eq!(
        (told(&read, true).len(), told(&read, false).len()),
        (0, 3),
        "{:#?}",
        read.diagnostics
    );
}

#[test]
fn a_folder_of_unrelated_tables_is_refused_and_a_table_of_something_else_is_no_edition() {
    let people = ("d/people.csv", "name,area,level\nBob,North,3\nAnn,South,2\n");
    let stock = ("d/stock.csv", "item,category,stage\nDesk,Furniture,2\nLamp,Light,1\n");
    let import = import("d", &[people, stock], None);
    assert!(import.table.is_none());
    let errors = told(&import, true);
    assert!(
        errors.len() == 1 && errors[0].contains("d/people.csv (2 rows), d/stock.csv (2 rows)"),
        "{errors:?}"
    );
    let radar = ("d/radar.csv", "name,ring,sector\nDesk,Adopt,Tools\n");
    let prices = ("d/prices.csv", "name,category,price\nDesk,Furniture,2\n");
    let import = super::import("d", &[prices, radar], None);
    assert_eq!((table(&import).items.len(), told(&import, true).len()), (1, 0));
    assert!(
        told(&import, false)[0].contains("d/prices.csv"),
        "it is told that it is not read"
    );
    // Two that share items are editions still, whatever they are called.
    let after = ("d/after.csv", "name,ring,sector\nDesk,Trial,Tools\n");
    assert_eq!(table(&super::import("d", &[after, radar], None)).editions.len(), 2);
}
