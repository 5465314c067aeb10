//! Promises on radars of other tools. The files are made up, in the shape of each tool's.

mod folders;

use proptest::prelude::*;

use super::*;
use crate::model::{Movement, RadarTable};

/// A file of a radar: its name and its text.
pub type File<'f> = (&'f str, &'f str);

pub fn import(name: &str, files: &[File], tool: Option<Tool>) -> Import {
    let files: Vec<(String, Vec<u8>)> = files
        .iter()
        .map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()))
        .collect();
    read_radar(name, &files, tool)
}

fn told(import: &Import, errors: bool) -> Vec<String> {
    let told = import
        .diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.is_error() == errors);
    told.map(|diagnostic| diagnostic.to_string().replace("\n       ", " | "))
        .collect()
}

pub fn table(import: &Import) -> &RadarTable {
    import
        .table
        .as_ref()
        .unwrap_or_else(|| panic!("{:#?}", import.diagnostics))
}

/// Items of an edition: id, ring, sector and movement.
pub fn placed(table: &RadarTable, edition: usize) -> Vec<String> {
    let placed = table
        .items
        .iter()
        .filter_map(|item| Some((item, table.revision(item, edition)?)));
    placed
        .map(|(item, revision)| {
            let (ring, sector) = (&table.rings[revision.ring].name, &table.sectors[revision.sector].name);
            format!("{} {ring}/{sector} {:?}", item.id, table.movement(revision, edition))
        })
        .collect()
}

const VOLUME: &str = "name,ring,quadrant,isNew,status,description,relatedBlips\r\n\
    Alpha &amp; Co,adopt,tools,TRUE,new,\"<p>First <b>line</b></p><br><p>Second,\nlast</p>\",Beta;Gamma\r\n\
    C#,trial,languages-and-frameworks,FALSE,moved in,\"\",\r\n\
    C++,Caution ,Languages & Frameworks,FALSE,moved out,\"\",\r\n\
    Beta, the good parts,adopt,tools,FALSE,moved in,\"<p>x</p>\",\r\n\
    Delta, big, bad,trial,tools,FALSE,moved in,\"<p>x</p>\",Alpha\r\n\
    Epsilon,,tools,FALSE,no change,\"\",\r\n\
    Zeta,trial,,FALSE,no change,\"\",\r\n\
    Eta,adpot,tools,FALSE,sideways,\"\",\r\n\
    Theta,adopt,tools,FALSE,sideways,\"\",\r\n\
    Alpha & Co,hold,tools,FALSE,no change,\"\",\r\n\
    Iota,trial,tools,,,\"\",\r\nKappa,trial,tools,,,\"\",\r\nLambda,trial,tols,,,\"\",\r\n";

#[test]
fn each_bad_row_of_a_volume_is_one_error_and_the_others_are_kept() {
    let import = import("v.csv", &[("v.csv", VOLUME)], Some(Tool::Byor));
    let expected = [
        "alpha-and-co adopt/tools Some(New)",
        "c-sharp trial/languages-and-frameworks Some(Inward)",
        "c-plus-plus Caution/languages-and-frameworks Some(Outward)",
        "theta adopt/tools Some(Unchanged)",
        "iota trial/tools None",
        "kappa trial/tools None",
    ];
    assert_eq!(placed(table(&import), 0), expected);
    let alpha = &table(&import).items[0];
    assert_eq!(
        (alpha.name.as_str(), alpha.related.join(" ")),
        ("Alpha & Co", "Beta Gamma".to_owned())
    );
    assert_eq!(alpha.revisions[0].description, "First **line**\n\nSecond, last");
    let rings: Vec<&str> = table(&import).rings.iter().map(|ring| ring.name.as_str()).collect();
    assert_eq!(rings, ["adopt", "trial", "Caution"]);
    let errors = told(&import, true);
    let starts = [
        "error: v.csv:6:6: row 4 (\"Beta\"): ring \"the good parts\" is none of the rings",
        "error: v.csv:7:7: row 5 (\"Delta\"): ring \"big\" is none of the rings",
        "error: v.csv:8:1: row 6 (\"Epsilon\") has no ring. | rings are \"adopt\"",
        "error: v.csv:9:1: row 7 (\"Zeta\") has no sector.",
        "error: v.csv:10:5: row 8 (\"Eta\"): ring \"adpot\" is none of the rings \"adopt\", \"trial\", \"hold\", \"Caution\"",
        "error: v.csv:12:1: row 10 has the name \"Alpha & Co\" a second time, after row 1 at v.csv:2:1.",
        "error: v.csv:15:14: row 13 (\"Lambda\"): sector \"tols\" is none of the sectors",
    ];
    assert_eq!(errors.len(), starts.len(), "{errors:#?}");
    for (error, start) in errors.iter().zip(starts) {
        assert!(error.starts_with(start), "{error}\n{start}");
    }
    assert!(
        errors[0].ends_with("write \"Beta, the good parts\" between quotation marks; the ring is \"adopt\" then"),
        "{}",
        errors[0]
    );
    assert!(errors[4].ends_with("did you mean \"adopt\"?"), "{}", errors[4]);
    let warnings = told(&import, false);
    assert_eq!(warnings.len(), 1, "{warnings:#?}");
    assert!(
        warnings[0].contains("v.csv:11:25: row 9: \"sideways\" is no movement"),
        "{}",
        warnings[0]
    );
}

#[test]
fn free_rings_and_sectors_are_kept_as_they_are() {
    let text = "name,ring,quadrant,isNew,description\na,Use,Red,FALSE,\nb,Muse,Blue,FALSE,\nc,H2,Green,FALSE,\n";
    let free = import("r.csv", &[("r.csv", text)], Some(Tool::Byor));
    assert_eq!(
        placed(table(&free), 0),
        ["a Use/Red None", "b Muse/Blue None", "c H2/Green None"]
    );
    assert!(told(&free, false)[0].contains("\"Use\", \"Muse\", \"H2\""));
    let horizons = text.replace("Use", "H3").replace("Muse", "H1").replace("MH3", "H1");
    let horizons = import("r.csv", &[("r.csv", &horizons)], Some(Tool::Byor));
    let rings: Vec<&str> = table(&horizons).rings.iter().map(|ring| ring.name.as_str()).collect();
    assert_eq!(rings[0], "H1");
}

#[test]
fn json_rows_survive_truth_values_numbers_nulls_and_quotation_marks_of_csv() {
    let text = r#"[
  {"name": "Alpha", "ring": "adopt", "quadrant": "tools", "isNew": "TRUE", "status": "new", "description": "\"\""},
  {"name": "Beta", "ring": "Trial ", "quadrant": "Tools", "isNew": true, "status": null, "description": "\"He said \"\"x\"\".\""},
  {"name": 7, "ring": "trial", "quadrant": "tools", "isNew": "FALSE", "relatedBlips": ["Alpha", "Beta"]},
  {"name": "Bad", "quadrant": "tools"},
  "text"
]"#;
    let import = import("b.json", &[("b.json", text)], Some(Tool::Byor));
    assert_eq!(
        placed(table(&import), 0),
        [
            "alpha adopt/tools Some(New)",
            "beta Trial/tools Some(New)",
            "7 Trial/tools None"
        ]
    );
    let items = &table(&import).items;
    assert_eq!(items[1].revisions[0].description, "He said \"x\".");
    assert_eq!(items[2].related, ["Alpha", "Beta"]);
    let errors = told(&import, true);
    assert_eq!(errors.len(), 2, "{errors:#?}");
    assert!(
        errors[0].starts_with("error: b.json:5:3: row 4 (\"Bad\") has no ring."),
        "{errors:#?}"
    );
    assert!(
        errors[1].starts_with("error: b.json:6:3: row 5 is \"text\", not an object."),
        "{errors:#?}"
    );
}

#[test]
fn files_of_a_folder_are_editions_in_the_order_of_their_dates() {
    let head = "name,ring,quadrant,isNew,status\n";
    let old = format!("{head}a,trial,tools,TRUE,new\nb,hold,tools,TRUE,new\n");
    let new = format!("{head}a,adopt,tools,FALSE,moved in\nc,trial,tools,TRUE,new\n");
    let files = [
        ("d/X Radar Volume 10 (Jul 2014).csv", new.as_str()),
        ("d/X Radar Volume 9 (Jan 2014).csv", old.as_str()),
    ];
    let import = import("d", &files, Some(Tool::Byor));
    let table = table(&import);
    let names: Vec<&str> = table.editions.iter().map(|edition| edition.name.as_str()).collect();
    assert_eq!(
        (table.title.as_str(), names),
        ("X Radar", vec!["Volume 9 (Jan 2014)", "Volume 10 (Jul 2014)"])
    );
    assert_eq!(placed(table, 0), ["a trial/tools Some(New)", "b hold/tools Some(New)"]);
    assert_eq!(
        placed(table, 1),
        ["a adopt/tools Some(Inward)", "c trial/tools Some(New)"]
    );
    let radar = radar_of(table, 1, "d").expect("it can be drawn");
    assert_eq!(radar.rings.len(), 2, "rings of earlier editions only are not drawn");
}

const CONFIG: &str = r#"{"date": "2023.10", "entries": [
  {"quadrant": 3, "ring": 2, "label": "Athena", "active": true, "moved": 0},
  {"quadrant": 0, "ring": 0, "label": "Go", "link": "https://example.org", "moved": 2},
  {"quadrant": 9, "ring": 0, "label": "Bad", "moved": 0},
  {"quadrant": 1, "ring": "hold", "label": "Old", "active": false, "moved": -1}]}"#;

const PAGE: &str = "<html><script>fetch(x).then(config => { radar_visualization({ title: \"Z Radar\", date: config.date,\n\
    quadrants: [ { name: 'Languages' }, //Q0\n {name:\"Infrastructure\"}, {name:\"Datastores\"}, { name: \"Data\" }, ],\n\
    rings: [ {name:\"ADOPT\"}, {name:\"TRIAL\"}, {name:\"ASSESS\"}, {name:\"HOLD\"} ], entries: config.entries }); })</script>";

#[test]
fn zalando_entries_take_their_names_from_the_page_beside_them() {
    let import = import(
        "d",
        &[("d/config.json", CONFIG), ("d/index.html", PAGE)],
        Some(Tool::Zalando),
    );
    let expected = [
        "athena ASSESS/Data Some(Unchanged)",
        "go ADOPT/Languages Some(New)",
        "old HOLD/Infrastructure Some(Outward)",
    ];
    assert_eq!(placed(table(&import), 0), expected);
    assert_eq!(
        (table(&import).title.as_str(), table(&import).editions[0].name.as_str()),
        ("Z Radar", "2023-10")
    );
    let errors = told(&import, true);
    assert_eq!(errors.len(), 1);
    assert!(errors[0].contains("d/config.json:4:3: entries[2] (\"Bad\"): quadrant 9 is none of the quadrants 0 to 3. | the nearest is 3 (Data)"), "{errors:?}");
}

#[test]
fn zalando_entries_without_any_names_are_kept_and_told() {
    let import = import(
        "config.json",
        &[("config.json", &CONFIG.replace("\"hold\"", "3"))],
        Some(Tool::Zalando),
    );
    assert_eq!(
        placed(table(&import), 0)[1],
        "go Adopt/Quadrant 0 (bottom right) Some(New)"
    );
    assert_eq!(told(&import, false).len(), 2);
    let page = PAGE.replace("config.entries", "[{label: 'Rust', quadrant: 0, ring: 1, moved: 1}]");
    let page = super::tests::import("index.html", &[("index.html", &page)], None);
    assert_eq!(
        (placed(table(&page), 0), page.tool),
        (
            vec!["rust TRIAL/Languages Some(Inward)".to_owned()],
            Some(Tool::Zalando)
        )
    );
}

const AOE_CONFIG: &str = r#"{"labels": {"title": "A Radar"}, "quadrants": [{"id": "tools", "title": "Tools"}, {"id": "lang", "title": "Languages"}],
  "rings": [{"id": "hold", "title": "Hold", "radius": 1}, {"id": "adopt", "title": "Adopt", "radius": 0.5, "description": "Use it."},
            {"id": "trial", "title": "Trial", "radius": 0.7}]}"#;

#[test]
fn aoe_releases_inherit_and_movements_follow_from_the_rings() {
    let files = [
        ("r/config.json", AOE_CONFIG),
        ("r/about.md", "---\ntitle: About\n---\ntext"),
        (
            "r/radar/2024-01-15/react.md",
            "---\ntitle:      \"React\"\nring:       trial\nsegment:    lang\ntags: [web, js]\n---\n\nWe like it; see [[vue|Vue]].\n",
        ),
        (
            "r/radar/2024-01-15/ant.md",
            "---\ntitle: Ant\nring: Adopt\nquadrant: tools\n---\nOld\n",
        ),
        ("r/radar/2025-07-01/react.md", "---\nring: adopt\n---\n"),
        (
            "r/radar/2025-07-01/vue.md",
            "---\ntitle: Vue\nring: hold\nquadrant: lang\nfeatured: false\n---\nText <b>bold</b>\n",
        ),
        (
            "r/radar/2025-07-01/spock.md",
            "---\ntitle: Spock\nring: adapt\nsegment: tools\n---\nText\n",
        ),
        ("r/radar/2025-07-01/broken.md", "---\ntitle: a: b: c\n---\nText\n"),
        (
            "r/radar/2025-07-01/empty.md",
            "---\ntitle: Empty\nring: hold\n---\nText\n",
        ),
    ];
    let import = import("r", &files, None);
    assert_eq!(import.tool, Some(Tool::Aoe));
    let table = table(&import);
    let rings: Vec<&str> = table.rings.iter().map(|ring| ring.name.as_str()).collect();
    assert_eq!(rings, ["Adopt", "Trial", "Hold"], "by radius");
    assert_eq!(placed(table, 0), ["ant Adopt/Tools None", "react Trial/Languages None"]);
    let expected = [
        "ant Adopt/Tools Some(Unchanged)",
        "react Adopt/Languages Some(Inward)",
        "vue Hold/Languages Some(New)",
    ];
    assert_eq!(placed(table, 1), expected);
    let react = &table.items[1];
    assert_eq!(
        (react.name.as_str(), react.revisions[1].description.as_str()),
        ("React", "We like it; see Vue.")
    );
    assert_eq!(
        react.related,
        Vec::<String>::new(),
        "the newest revision says nothing of others"
    );
    assert_eq!(table.items[2].revisions[0].description, "Text **bold**");
    let radar = radar_of(table, 1, "r").expect("it can be drawn");
    assert_eq!(radar.blips.len(), 2, "what is not featured is not on the map");
    let errors = told(&import, true);
    assert_eq!(errors.len(), 3, "{errors:#?}");
    assert!(
        errors[0].starts_with("error: r/radar/2025-07-01/broken.md:2:1: the front matter is no YAML"),
        "{}",
        errors[0]
    );
    assert!(errors[1].contains("empty.md has no segment"), "{}", errors[1]);
    assert!(
        errors[2].starts_with("error: r/radar/2025-07-01/spock.md:3:7: ring \"adapt\"")
            && errors[2].ends_with("did you mean \"adopt\"?"),
        "{}",
        errors[2]
    );
}

#[test]
fn an_old_aoe_radar_without_releases_and_config_is_one_edition() {
    let files = [
        (
            "r/radar/topic-one/a.md",
            "---\ntitle: A\nring: Trial\nquadrant: tools\n---\nx",
        ),
        (
            "r/radar/topic-two/b.md",
            "---\ntitle: B\nring: adopt\nquadrant: Tools\n---\nx",
        ),
    ];
    let import = import("r", &files, Some(Tool::Aoe));
    assert_eq!(placed(table(&import), 0), ["a Trial/tools None", "b adopt/tools None"]);
    assert_eq!(table(&import).rings[0].name, "adopt");
}

const BACKSTAGE: &str = "title: My radar
quadrants:
  - { id: infra, name: Infrastructure }
  - { id: lang, name: Languages }
rings:
  - { id: adopt, name: ADOPT, color: '#fff', description: Use it }
  - { id: trial, name: TRIAL, color: '#fff' }
entries:
  - key: gha
    id: gha
    title: GitHub Actions
    quadrant: infra
    description: About it
    links:
      - { url: https://example.org, title: Learn }
    timeline:
      - { date: 2020-07-05, ringId: trial, description: first }
      - { date: \"2020-08-06T00:00:00.000Z\", ringId: adopt, moved: 1 }
  - { id: x, title: Wrong, quadrant: lang, timeline: [ { date: 2020-08-06, ringId: adop } ] }
  - { id: y, title: Nowhere, quadrant: lnag, timeline: [ { date: 2020-08-06, ringId: adopt } ] }
  - { id: z, title: Empty, quadrant: lang, timeline: [] }
  - { id: g, title: Good, quadrant: lang, url: \"javascript:alert(1)\", timeline: [ { date: 2020-08-06, ringId: trial } ] }
";

#[test]
fn backstage_timelines_are_sorted_into_editions_and_a_contrary_order_is_told() {
    let import = import("radar.yaml", &[("radar.yaml", BACKSTAGE)], None);
    assert_eq!(import.tool, Some(Tool::Backstage));
    let table = table(&import);
    let names: Vec<&str> = table.editions.iter().map(|edition| edition.name.as_str()).collect();
    assert_eq!(names, ["2020-07-05", "2020-08-06"]);
    assert_eq!(placed(table, 0), ["gha TRIAL/Infrastructure None"]);
    assert_eq!(
        placed(table, 1),
        ["gha ADOPT/Infrastructure Some(Inward)", "g TRIAL/Languages Some(New)"]
    );
    assert_eq!(table.items[0].revisions[1].description, "About it");
    let errors = told(&import, true);
    assert_eq!(errors.len(), 3, "{errors:#?}");
    assert!(
        errors[0].contains("radar.yaml:19:3: entries[1] (\"Wrong\"): timeline[0] ringId \"adop\"")
            && errors[0].ends_with("did you mean \"adopt\"?"),
        "{}",
        errors[0]
    );
    assert!(
        errors[1].contains("entries[2] (\"Nowhere\"): quadrant \"lnag\"")
            && errors[1].ends_with("did you mean \"lang\"?"),
        "{}",
        errors[1]
    );
    assert!(
        errors[2].contains("entries[3] (\"Empty\") has no timeline"),
        "{}",
        errors[2]
    );
    let warnings = told(&import, false);
    assert!(
        warnings
            .iter()
            .any(|warning| warning.contains("does not begin with its newest date")),
        "{warnings:#?}"
    );
    assert!(
        warnings.iter().any(|warning| warning.contains("javascript:alert(1)")),
        "{warnings:#?}"
    );
}

#[test]
fn what_is_written_can_be_read_again_with_its_history() {
    let import = import("radar.yaml", &[("radar.yaml", BACKSTAGE)], None);
    let table = table(&import);
    let files = radar_files(table, import.tool);
    assert_eq!(
        files.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(),
        ["radar.json", "editions/2020-07-05.json", "editions/2020-08-06.json"]
    );
    let again = super::tests::import("radar.json", &[(&files[0].0, &files[0].1)], None);
    assert!(again.diagnostics.is_empty(), "{:#?}", again.diagnostics);
    let read = again.table.expect("a table");
    for edition in 0..2 {
        assert_eq!(placed(&read, edition), placed(table, edition));
    }
    assert_eq!(
        (&read.items, &read.editions, &read.title),
        (&table.items, &table.editions, &table.title)
    );
    for (name, text) in &files[1..] {
        assert!(
            super::tests::import(name, &[(name, text)], None).diagnostics.is_empty(),
            "{name}"
        );
    }
}

#[test]
fn encodings_and_unseen_signs_are_told_and_the_rows_kept() {
    let text = "name,ring,sector\nCaf\u{e9},Adopt,T\u{fc}r\nin\u{202e}voice,Trial,T\u{fc}r\n";
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let windows: Vec<u8> = text.replace('\u{202e}', "").chars().map(|sign| sign as u8).collect();
    for (bytes, warnings) in [
        (utf16.clone(), 2),
        ([vec![0xff, 0xfe], utf16].concat(), 1),
        (windows, 1),
    ] {
        let import = read_radar("t.csv", &[("t.csv".to_owned(), bytes)], None);
        assert_eq!(
            placed(table(&import), 0),
            ["café Adopt/Tür None", "invoice Trial/Tür None"]
        );
        assert_eq!(told(&import, false).len(), warnings, "{:#?}", import.diagnostics);
    }
}

#[test]
fn one_item_keeps_one_movement_word_per_tool() {
    let text = "label\tsegment\tstage\tmoved\nA\tx\tH1\t2\nB\tx\tH2\t-1\nC\tx\tH2\t0\nD\ty\tH1\t1\n";
    let import = import("t.tsv", &[("t.tsv", text)], None);
    let movements: Vec<_> = table(&import)
        .items
        .iter()
        .map(|item| item.revisions[0].movement)
        .collect();
    let expected = [Movement::New, Movement::Outward, Movement::Unchanged, Movement::Inward];
    assert_eq!(movements, expected.map(Some));
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused_as_any_tool(bytes in proptest::collection::vec(any::<u8>(), 0..200), tool in 0_usize..5, ending in 0_usize..5) {
        let tool = Tool::WORDS.get(tool).and_then(|word| Tool::of(word));
        let name = format!("x.{}", ["csv", "json", "md", "yaml", "html"][ending]);
        let import = read_radar(&name, &[(name.clone(), bytes)], tool);
        prop_assert!(import.table.is_some() || has_errors(&import.diagnostics));
    }

    #[test]
    fn any_mix_of_what_radars_are_made_of_is_read_or_refused(parts in proptest::collection::vec(0_usize..PIECES.len(), 0..40), tool in 0_usize..5, ending in 0_usize..5) {
        let tool = Tool::WORDS.get(tool).and_then(|word| Tool::of(word));
        let name = format!("radar/2020/x.{}", ["csv", "json", "md", "yaml", "html"][ending]);
        let text: String = parts.into_iter().map(|part| PIECES[part]).collect();
        let import = read_radar(&name, &[(name.clone(), text.into_bytes())], tool);
        prop_assert!(import.table.is_some() || has_errors(&import.diagnostics));
        for item in import.table.iter().flat_map(|table| &table.items) {
            prop_assert!(!item.id.is_empty() && !item.id.contains(['/', '\\', ':']) && !item.id.starts_with('.'));
        }
    }
}

const PIECES: [&str; 38] = [
    "name,ring,quadrant,isNew,status,description\n",
    "a,adopt,tools,TRUE,new,\"<p>x</p>\"\n",
    "b, c,trial,tools,FALSE,,\n",
    "\"",
    "\n",
    ",",
    "adopt",
    "[",
    "]",
    "{",
    "}",
    "\"name\":\"n\",",
    "\"ring\":0,",
    "\"quadrant\":1,",
    "\"label\":\"x\"",
    "\"entries\":[",
    "{\"label\":\"q\",\"ring\":1,\"quadrant\":0,\"moved\":1}",
    "---\n",
    "ring: adopt\n",
    "segment: tools\n",
    "title: T\n",
    "quadrants:\n  - {id: a, name: A}\n",
    "rings:\n  - {id: r, name: R}\n",
    "entries:\n",
    "  - {id: e, title: E, quadrant: a, timeline: [{date: 2020-01-01, ringId: r}]}\n",
    "&a [*a, *a]",
    ": ",
    "- ",
    "radar_visualization({",
    "rings: [{name: 'A'}],",
    "quadrants: [{name: 'B'}],",
    "entries: [{label: 'L', quadrant: 0, ring: 0}]",
    "})",
    "é",
    "\u{202e}",
    "\u{0}",
    "<b>",
    "[[x|y]]",
];

#[test]
fn own_numbers_are_kept_and_a_blip_without_a_good_one_gets_a_free_one_which_is_told() {
    let numbers = |header: &str, own: [&str; 3]| {
        let rows: String = (1..)
            .zip(own)
            .map(|(row, own)| format!("n{row},Adopt,S,{own}\n"))
            .collect();
        let text = format!("name,ring,sector,{header}\n{rows}");
        let import = import("t.csv", &[("t.csv", &text)], None);
        let radar = radar_of(table(&import), 0, "t").expect("it can be drawn");
        let numbers: Vec<usize> = radar.blips.iter().map(|blip| blip.number).collect();
        (numbers, told(&import, false))
    };
    for header in ["number", "#", "No", "nr.", "Nummer", "número"] {
        assert_eq!(
            numbers(header, ["42", "#7", "9999"]),
            (vec![42, 7, 9999], vec![]),
            "{header}"
        );
    }
    for (own, expected, part) in [
        (
            ["42", "", "1"],
            [42, 2, 1],
            "\"n2\" has no number of its own; it gets the lowest free one.",
        ),
        (
            ["42", "7", "42"],
            [42, 7, 1],
            "\"n1\" and \"n3\" have the same number 42",
        ),
        (
            ["42", "0", "3"],
            [42, 1, 3],
            "the number \"0\" of \"n2\" is no whole number from 1 to 9999",
        ),
        (
            ["x", "12345", "3"],
            [1, 2, 3],
            "no whole number from 1 to 9999; 2 blips",
        ),
        (
            ["-1", "-3", "x"],
            [1, 2, 3],
            "and no other has one; blips are numbered from 1.",
        ),
    ] {
        let (found, warnings) = numbers("number", own);
        assert_eq!(found, expected, "{own:?}");
        assert!(warnings.len() == 1 && warnings[0].contains(part), "{warnings:?}");
    }
    let listed = r#"{"sectors":["S"],"rings":["R"],"items":[{"name":"A","sector":"S","ring":"R","number":12},{"name":"B","sector":"S","ring":"R","more":{"number":"3"}}]}"#;
    let import = super::tests::import("l.json", &[("l.json", listed)], None);
    let radar = radar_of(table(&import), 0, "l").expect("it can be drawn");
    assert_eq!(radar.blips.iter().map(|blip| blip.number).collect::<Vec<_>>(), [12, 3]);
    let again = radar_files(table(&import), None);
    let again = super::tests::import("l.json", &[("l.json", &again[0].1)], None);
    let radar = radar_of(table(&again), 0, "l").expect("it can be drawn");
    assert_eq!(radar.blips[0].number, 12, "what is written keeps the numbers");
}
