//! Promises on radars written for other tools: what is written can be read, and what is lost is said.

use proptest::prelude::*;

use super::losses::find;
use super::*;
use crate::import::tests::{import, placed, table};
use crate::model::{Movement, Presence, TableEdition, TableLink};

const FORMATS: [&str; 6] = RadarFormat::WORDS;

fn format(word: &str) -> RadarFormat {
    RadarFormat::of(word).expect("a word for a format")
}

/// A radar of one edition with everything an item can have.
fn sample() -> RadarTable {
    let name = |id: &str, name: &str, description: &str| TableName {
        id: id.to_owned(),
        name: name.to_owned(),
        description: description.to_owned(),
        colour: None,
    };
    let item = |id: &str, name: &str, sector: usize, ring: usize, movement: Option<Movement>| TableItem {
        id: id.to_owned(),
        name: name.to_owned(),
        links: Vec::new(),
        tags: Vec::new(),
        related: Vec::new(),
        more: Vec::new(),
        revisions: vec![Revision {
            edition: 0,
            sector,
            ring,
            score: None,
            demand: None,
            movement,
            description: String::new(),
            shown: true,
        }],
    };
    let mut rich = item("gas-nose", "Gas nose", 0, 0, Some(Movement::Inward));
    rich.links = vec![
        TableLink {
            address: "https://example.org/a?b=1&c=2".into(),
            words: "About <it>".into(),
        },
        TableLink {
            address: "https://example.org/b".into(),
            words: String::new(),
        },
    ];
    rich.tags = vec!["air, water".into()];
    rich.related = vec!["pager".into(), "mesh".into()];
    rich.more = vec![("vendor".into(), "none; \"yet\"".into())];
    rich.revisions[0].score = Some(0.75);
    rich.revisions[0].demand = Some(12.5);
    rich.revisions[0].description =
        "Smells **well**, at 1 < 2 & more.\n\nSecond, with [a link](https://example.org).".into();
    let mut hidden = item("mesh", "=cmd|' /C calc'!A1", 1, 1, Some(Movement::New));
    hidden.revisions[0].shown = false;
    RadarTable {
        id: "kit".into(),
        title: "Kit, \"all\": of it".into(),
        sectors: vec![
            name("sensors", "Sensors", "What *senses*."),
            name("radio", "Radio: & <more>", ""),
            name("empty", "Empty", ""),
        ],
        rings: vec![
            name("use", "Use", "Now."),
            name("try", "Try", ""),
            name("stop", "Stop", ""),
        ],
        declared: true,
        presence: Presence::Listed,
        editions: vec![TableEdition {
            id: "2025-10-01".into(),
            name: "2025-10-01".into(),
        }],
        items: vec![
            rich,
            hidden,
            item("pager", "Pager", 0, 2, None),
            item("007", "007", 1, 0, Some(Movement::Outward)),
            item("vault", "Vault", 1, 2, Some(Movement::Unchanged)),
        ],
    }
}

/// The radar read from what is written.
fn read_again(table: &RadarTable, word: &str) -> RadarTable {
    let (files, _) = export(table, format(word)).unwrap_or_else(|errors| panic!("{errors:#?}"));
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let again = import(files[0].0, &files, None);
    let errors: Vec<_> = again
        .diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.is_error())
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    assert_eq!(
        again.tool.map(Tool::word).unwrap_or(word),
        word,
        "each file shows whose it is"
    );
    again.table.expect("it can be read")
}

/// What is said to be lost, as words.
fn lost(table: &RadarTable, word: &str) -> String {
    let (_, told) = export(table, format(word)).unwrap_or_else(|errors| panic!("{errors:#?}"));
    let told: Vec<&String> = told
        .iter()
        .map(|warning| &warning.message)
        .filter(|message| message.contains("does not carry"))
        .collect();
    assert!(told.len() < 2, "it is said once: {told:?}");
    told.first()
        .map(|message| {
            message
                .split_once(": ")
                .expect("a list")
                .1
                .trim_end_matches('.')
                .to_owned()
        })
        .unwrap_or_default()
}

#[test]
fn each_format_says_once_what_it_does_not_carry_and_carries_the_rest() {
    let common = "scores (1), demand (1)";
    let expected = [
        ("byor", format!("identifiers (1), {common}, what the map hides (1), links (1), tags (1), related items (1), other values (1), the title, sectors without items (1), meanings of sectors (1), meanings of rings (1), names of editions (1)")),
        ("zalando", format!("identifiers (1), {common}, what the map hides (1), links (1), tags (1), related items (1), other values (1), meanings of sectors (1)")),
        ("aoe", format!("{common}, movement (4), related items (1), other values (1)")),
        ("backstage", format!("{common}, movement (2), what the map hides (1), tags (1), related items (1), other values (1), meanings of sectors (1)")),
        ("csv", "what the map hides (1), links (1), the title, sectors without items (1), meanings of sectors (1), meanings of rings (1), names of editions (1)".to_owned()),
        ("json", String::new()),
    ];
    for (word, expected) in expected {
        assert_eq!(lost(&sample(), word), expected, "{word}");
        let again = read_again(&sample(), word);
        assert_eq!(placed(&again, 0).len(), 5, "{word}");
    }
}

#[test]
fn of_items_with_one_name_all_but_one_are_said_where_names_tell_items_apart() {
    let mut table = sample();
    table.items[2].name = "Gas nose".into();
    for word in ["byor", "zalando"] {
        assert!(
            lost(&table, word).contains("items with the name of another (1)"),
            "{word}: {}",
            lost(&table, word)
        );
    }
    assert!(!lost(&table, "aoe").contains("items with"));
}

#[test]
fn a_tool_without_room_is_refused_and_says_which_has_it() {
    let mut table = sample();
    for number in 0..2 {
        table.sectors.push(TableName {
            id: format!("s{number}"),
            name: format!("S{number}"),
            description: String::new(),
            colour: None,
        });
        table.items[number].revisions[0].sector = 3 + number;
    }
    table.items[2].revisions[0].sector = 2;
    table.items[3].revisions[0].sector = 0;
    table.items[4].revisions[0].sector = 1;
    for (word, refused) in [
        ("byor", true),
        ("zalando", true),
        ("backstage", true),
        ("aoe", false),
        ("csv", false),
        ("json", false),
    ] {
        let made = export(&table, format(word));
        assert_eq!(made.is_err(), refused, "{word}");
        if let Err(errors) = made {
            assert!(
                errors[0]
                    .message
                    .contains("has room for 4 sectors, and the radar has 5."),
                "{errors:?}"
            );
        }
    }
}

#[test]
fn nothing_written_is_a_formula_or_leaves_its_folder() {
    for word in FORMATS {
        let (files, _) = export(&sample(), format(word)).expect("it is written");
        for (name, text) in &files {
            assert!(!name.contains("..") && !name.starts_with('/'), "{name}");
            if name.ends_with(".csv") {
                assert!(
                    text.lines()
                        .all(|line| !line.split(',').any(|cell| cell.trim_matches('"').starts_with('='))),
                    "{text}"
                );
            }
        }
    }
}

#[test]
fn earlier_editions_go_with_the_tools_that_have_them() {
    let mut table = sample();
    table.presence = Presence::Inherited;
    table.editions.insert(
        0,
        TableEdition {
            id: "2024-01-01".into(),
            name: "2024-01-01".into(),
        },
    );
    for item in &mut table.items {
        item.revisions[0].edition = 1;
    }
    let mut before = table.items[0].revisions[0].clone();
    (before.edition, before.ring, before.movement, before.description) = (0, 2, None, "Once".into());
    table.items[0].revisions.insert(0, before);
    for word in ["aoe", "backstage"] {
        let said = lost(&table, word);
        assert!(!said.contains("earlier editions"), "{word}: {said}");
        let again = read_again(&table, word);
        assert_eq!(placed(&again, 0), ["gas-nose Stop/Sensors None"], "{word}");
        assert_eq!(placed(&again, 1)[0], "gas-nose Use/Sensors Some(Inward)", "{word}");
    }
    for word in ["byor", "zalando", "csv"] {
        assert!(lost(&table, word).contains("earlier editions (1)"), "{word}");
    }
    assert_eq!(lost(&table, "json"), "");
}

#[test]
fn radars_of_each_tool_go_through_its_format_and_lose_nothing_that_is_not_said() {
    let byor = "name,ring,quadrant,isNew,status,description\nA,Adopt,Tools,TRUE,new,<p>One <b>two</b></p>\nB,Hold,Tools,FALSE,moved out,\nC,Trial,Nets,FALSE,no change,x &amp; y\n";
    let zalando = r#"{"date": "2025-10", "title": "Z", "quadrants": [{"name": "Q0"}, {"name": "Q1"}, {"name": "Q2"}, {"name": "Q3"}],
        "rings": [{"name": "IN"}, {"name": "OUT", "description": "far"}], "entries": [
        {"quadrant": 3, "ring": 1, "label": "A & <b>", "active": false, "moved": -1, "link": "https://example.org"},
        {"quadrant": 0, "ring": 0, "label": "B", "active": true, "moved": 2, "description": "plain"}]}"#;
    let backstage = r#"{"title": "B", "quadrants": [{"id": "q1", "name": "Q1"}, {"id": "q2", "name": "Q2"}], "rings": [{"id": "in", "name": "IN", "color": "\#fff"}, {"id": "out", "name": "OUT"}],
        "entries": [{"key": "a", "id": "a", "title": "A: a", "quadrant": "q2", "description": "About *a*", "links": [{"url": "https://example.org", "title": "T"}],
        "timeline": [{"moved": 1, "ringId": "in", "date": "2025-05-01"}, {"moved": 0, "ringId": "out", "date": "2024-05-01", "description": "first"}]}]}"#.replace("\\#", "#");
    for (word, name, text) in [
        ("byor", "r.csv", byor),
        ("zalando", "config.json", zalando),
        ("backstage", "b.json", backstage.as_str()),
    ] {
        let read = import(name, &[(name, text)], None);
        let first = table(&read);
        let again = read_again(first, word);
        let lost = find(first, &again);
        let allowed = ["the title", "names of editions"];
        assert!(lost.iter().all(|(what, _)| allowed.contains(what)), "{word}: {lost:?}");
    }
    let leaf = "---\ntitle: \"A: b\"\nring: in\nsegment: q1\ntags: [x, \"y, z\"]\nfeatured: false\n---\n\nText\n";
    let config = r#"{"labels": {"title": "R"}, "segments": [{"id": "q1", "title": "Q one"}], "rings": [{"id": "in", "title": "In", "description": "d"}, {"id": "out", "title": "Out"}]}"#;
    let files = [
        ("r/config.json", config),
        ("r/radar/2024-02-03/a.md", leaf),
        ("r/radar/2025-02-03/a.md", "---\nring: out\n---\n"),
    ];
    let read = import("r", &files, None);
    assert_eq!(find(table(&read), &read_again(table(&read), "aoe")), []);
}

/// Names that some reader would take for something else.
fn name() -> impl Strategy<Value = String> {
    let parts = prop::collection::vec(
        prop::sample::select(vec![
            "a",
            "Å",
            "7",
            "=",
            "-",
            "+",
            "@",
            "'",
            "\"",
            ",",
            ";",
            "&",
            "&amp;",
            "<b>",
            "<",
            ">",
            "#",
            ":",
            "[[",
            "]]",
            "|",
            "true",
            "null",
            "1e3",
            "\\",
            "{",
            "лампа",
            " ",
        ]),
        1..6,
    );
    parts
        .prop_map(|parts| parts.concat().split_whitespace().collect::<Vec<_>>().join(" "))
        .prop_filter("a name has a letter", |name| name.chars().any(char::is_alphanumeric))
}

prop_compose! {
    fn any_item()(
        name in name(), sector in 0_usize..4, ring in 0_usize..4, movement in 0_usize..5, score in prop::option::of(0.0..=1.0), words in prop::collection::vec("[a-z]{1,6}", 0..8),
        tags in prop::collection::vec("[a-z]{1,5}", 0..3), link in prop::option::of("[a-z]{1,8}")
    ) -> TableItem {
        let movements = [None, Some(Movement::New), Some(Movement::Inward), Some(Movement::Outward), Some(Movement::Unchanged)];
        let revision = Revision { edition: 0, sector, ring, score, demand: None, movement: movements[movement], description: words.join(" "), shown: true };
        let links = link.into_iter().map(|path| TableLink { address: format!("https://example.org/{path}?a=1&b=2"), words: String::new() });
        TableItem { id: crate::import::names::identifier(&name), name, links: links.collect(), tags, related: Vec::new(), more: Vec::new(), revisions: vec![revision] }
    }
}

prop_compose! {
    fn any_table()(items in prop::collection::vec(any_item(), 1..12), sectors in prop::collection::vec(name(), 4), rings in prop::collection::vec(name(), 4), title in name()) -> RadarTable {
        let named = |names: Vec<String>, word: &str| -> Vec<TableName> {
            let names = names.into_iter().enumerate().map(|(index, name)| format!("{name} {word}{index}"));
            let names: Vec<String> = names.collect();
            let ids = crate::import::names::identifiers(names.iter().map(String::as_str), word);
            ids.into_iter().zip(names).map(|(id, name)| TableName { id, name, description: String::new(), colour: None }).collect()
        };
        let mut seen = std::collections::BTreeSet::new();
        let items: Vec<TableItem> = items.into_iter().filter(|item| !item.id.is_empty() && seen.insert(item.id.to_lowercase())).collect();
        RadarTable {
            id: "r".into(), title, sectors: named(sectors, "s"), rings: named(rings, "r"), declared: true, presence: Presence::Listed,
            editions: vec![TableEdition { id: "2025-10-01".into(), name: "2025-10-01".into() }], items,
        }
    }
}

proptest! {
    #[test]
    fn what_is_written_for_a_tool_is_read_again_but_for_what_was_said(table in any_table(), word in 0_usize..6) {
        prop_assume!(!table.items.is_empty());
        let word = FORMATS[word];
        let again = read_again(&table, word);
        let said: &[&str] = match word {
            "byor" => &["scores", "links", "tags", "the title", "sectors without items", "rings without items", "the order of sectors", "the order of rings", "names of editions"],
            "csv" => &["the title", "sectors without items", "rings without items", "the order of sectors", "the order of rings", "names of editions"],
            "zalando" => &["scores", "tags"],
            "aoe" => &["scores", "movement"],
            "backstage" => &["scores", "movement", "tags"],
            _ => &[],
        };
        let lost = find(&table, &again);
        prop_assert!(lost.iter().all(|(what, _)| said.contains(what)), "{word}: {lost:?}\n{again:#?}");
        prop_assert_eq!(again.items.len(), table.items.len());
    }
}
