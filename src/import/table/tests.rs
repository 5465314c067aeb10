//! Promises on tables of blips.

use proptest::prelude::*;

use crate::diagnostic::{Diagnostic, has_errors};
use crate::import::read_table;
use crate::model::Movement;
use crate::model::Radar;

const JSON: &str = r#"{
  "title": "Small radar",
  "sectors": ["See", "Tell"],
  "rings": ["Near", "Restricted", "Far"],
  "items": [
    {"id": "kite", "name": "Kite", "sector": "see", "ring": "Far", "score": 0.2, "movement": "moved in"},
    {"name": "Drum", "sector": 1, "ring": 0, "score": "0.9", "link": "https://example.org/drum"},
    {"name": "Лампа", "sector": "0", "ring": "restricted"},
    {"name": "Bell", "sector": "Tell", "ring": "Near", "score": 0.9}
  ]
}"#;

fn good(name: &str, text: &str) -> Radar {
    let (radar, diagnostics) = read_table(name, text.as_bytes());
    radar.unwrap_or_else(|| panic!("{diagnostics:#?}"))
}

fn errors(name: &str, text: &str) -> Vec<String> {
    let (radar, diagnostics) = read_table(name, text.as_bytes());
    assert_eq!(radar, None);
    told(&diagnostics)
}

fn told(diagnostics: &[Diagnostic]) -> Vec<String> {
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.is_error());
    errors
        .map(|error| error.to_string().replace("\n       ", " "))
        .collect()
}

fn rows(radar: &Radar) -> Vec<String> {
    let row = |blip: &crate::model::Blip| {
        let (sector, ring) = (&radar.sectors[blip.sector].name, &radar.rings[blip.ring].name);
        format!("{} {} {sector}/{ring} {:?}", blip.number, blip.id, blip.value)
    };
    radar.blips.iter().map(row).collect()
}

#[test]
fn json_gives_blips_in_reading_order_with_rings_outside_last() {
    let radar = good("small.json", JSON);
    assert_eq!(radar.title, "Small radar");
    let rings: Vec<_> = radar
        .rings
        .iter()
        .map(|ring| (ring.name.as_str(), ring.outside))
        .collect();
    assert_eq!(rings, [("Near", false), ("Far", false), ("Restricted", true)]);
    let expected = [
        "1 bell Tell/Near Some(0.9)",
        "2 drum Tell/Near Some(0.9)",
        "3 kite See/Far Some(0.2)",
        "4 лампа See/Restricted None",
    ];
    assert_eq!(rows(&radar), expected);
    assert_eq!(radar.blips[2].movement, Some(Movement::Inward));
    assert_eq!(radar.blips[1].href.as_deref(), Some("https://example.org/drum"));
}

#[test]
fn csv_is_read_with_any_separator_line_end_and_case_of_the_header() {
    let text =
        "Ring,NAME,Quadrant,score,description\nTrial,\"Kite, big\",See,0.5,x\nAdopt,Drum,tell,,\nTrial,Bell,Tell,1,\n";
    let expected = [
        "1 drum tell/Adopt None",
        "2 kite-big See/Trial Some(0.5)",
        "3 bell tell/Trial Some(1.0)",
    ];
    assert_eq!(rows(&good("t.csv", text)), expected);
    let windows = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    assert_eq!(rows(&good("t.csv", &windows)), expected);
    for separator in [";", "\t"] {
        let text = text.replace("Kite, big", "Kite big").replace(',', separator);
        assert_eq!(rows(&good("t.csv", &text)), expected, "{separator:?}");
    }
}

#[test]
fn rings_of_no_known_set_keep_the_order_of_appearance() {
    let radar = good(
        "t.csv",
        "name,ring,sector\na,Later,s\nb,Now,s\nc,Restricted,s\nd,Watch,s\n",
    );
    let rings: Vec<_> = radar.rings.iter().map(|ring| ring.name.as_str()).collect();
    assert_eq!(rings, ["Later", "Now", "Watch", "Restricted"]);
}

#[test]
fn every_bad_row_of_a_csv_is_told_with_line_and_column_and_the_others_are_drawn() {
    let text = "name,ring,sector,score,movement,id,link\n\
        a,R,S,0.5,,,\n\
        \"b\nb\",R,S,75,,,\n\
        é,R,S,NaN,sideways,x/y,javascript:alert(1)\n\
        A,R,S,,,,\n\
        ,R,S,,,,\n\
        z,,S,inf,,,\n\
        y,R,S,,,,,extra\n\
        w,R,S,,,,\n";
    let (radar, diagnostics) = read_table("t.csv", text.as_bytes());
    let radar = radar.expect("good rows are kept");
    assert_eq!(rows(&radar), ["1 a S/R Some(0.5)", "2 w S/R None"]);
    let found = told(&diagnostics);
    let expected = [
        "t.csv:3:8: score",
        "t.csv:5:7: score \"NaN\"",
        "t.csv:5:11: movement \"sideways\"",
        "t.csv:5:20: id \"x/y\"",
        "t.csv:5:24: link \"javascript:alert(1)\"",
        "t.csv:6:1: row 4 \"A\" has the id \"a\", as has row 1 \"a\" at t.csv:2:1.",
        "t.csv:7:1: row 5 has no name.",
        "t.csv:8:1: row 6 (\"z\") has no ring.",
        "t.csv:9:11: row 7 (\"y\") has 8 values, the header 7.",
    ];
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for (found, expected) in found.iter().zip(expected).skip(1) {
        assert!(found.starts_with(&format!("error: {expected}")), "{found} / {expected}");
    }
    assert!(
        found[0].contains("score \"75\" is no score from 0 to 1. scores are 0 to 1; divide"),
        "{}",
        found[0]
    );
}

#[test]
fn every_error_of_a_json_is_told_with_key_and_line() {
    let text = JSON
        .replace("\"Far\", \"score\": 0.2", "\"Fra\", \"score\": 2")
        .replace("\"Bell\"", "7");
    let found = errors("s.json", &text);
    let expected = [
        "s.json:6:5: items[0].ring \"Fra\" is none of the rings. did you mean \"Far\"?",
        "s.json:6:5: items[0].score 2 is no score",
        "s.json:9:5: items[3].name 7 is no text.",
    ];
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for (found, expected) in found.iter().zip(expected) {
        assert!(found.starts_with(&format!("error: {expected}")), "{found}");
    }
    let missing = errors(
        "s.json",
        r#"{"sectors": ["a"], "rings": ["b"], "items": [{"name": "c", "sector": 5, "ring": 0.5}, 3]}"#,
    );
    assert_eq!(missing.len(), 3, "{missing:#?}");
}

#[test]
fn a_file_that_is_no_table_is_refused_with_its_place() {
    for (text, part) in [
        ("", "empty"),
        ("{\"items\": [}", ":1:12"),
        ("{}", "\"items\" is missing"),
        ("nam,ring,sector\na,b,c\n", "did you mean \"nam\"?"),
        ("name,ring,sector,quadrant\na,b,c,d\n", ":1:18"),
        ("name,ring,sector\n", "no rows"),
        ("name,ring,sector\n\"a,b,c\n", ":2:1: the quotation mark"),
        ("[1, 2]", "not an object"),
        ("name,ring,sector\n???,a,b\n", "give it an id"),
        ("name,ring,sector\na,Restricted,b\n", "0 rings besides"),
    ] {
        let found = errors("t", text);
        assert!(found.iter().any(|error| error.contains(part)), "{text:?}: {found:#?}");
    }
}

#[test]
fn too_many_sectors_rings_items_and_bytes_are_refused() {
    let many = |count: usize, row: fn(usize) -> String| {
        let rows: String = (0..count).map(row).collect();
        format!("name,ring,sector\n{rows}")
    };
    let sectors = |index: usize| format!("n{index},r,s{index}\n");
    assert_eq!(good("t.csv", &many(8, sectors)).sectors.len(), 8);
    assert!(errors("t.csv", &many(9, sectors))[0].contains("9 sectors"));
    let rings = |index: usize| format!("n{index},r{index},s\n");
    assert_eq!(good("t.csv", &many(6, rings)).rings.len(), 6);
    assert!(errors("t.csv", &many(7, rings))[0].contains("7 rings"));
    let items = |index: usize| format!("n{index},r,s\n");
    assert_eq!(good("t.csv", &many(10_000, items)).blips.len(), 10_000);
    assert!(errors("t.csv", &many(10_001, items))[0].contains("more than 10000 rows"));
    let (radar, diagnostics) = read_table("t.csv", &vec![b'x'; 10_000_001]);
    assert!(radar.is_none() && diagnostics.len() == 1);
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let (radar, diagnostics) = read_table("x", &bytes);
        prop_assert!(radar.is_some() || has_errors(&diagnostics));
    }

    #[test]
    fn any_table_like_text_gives_a_whole_radar_or_errors(pieces in proptest::collection::vec(piece(), 0..40), json: bool) {
        let body = pieces.concat();
        let text = if json { format!("{{\"sectors\":[\"a\"],\"rings\":[\"b\"],\"items\":[{body}]}}") } else { format!("name,ring,sector,score\n{body}") };
        let (radar, diagnostics) = read_table("x", text.as_bytes());
        prop_assert!(radar.is_some() || has_errors(&diagnostics));
        for (blip, number) in radar.iter().flat_map(|radar| &radar.blips).zip(1..) {
            prop_assert_eq!(blip.number, number);
            prop_assert!(!blip.id.contains(['/', '\\']) && !blip.id.is_empty());
        }
    }
}

/// Pieces that tables are made of, and any text.
fn piece() -> impl Strategy<Value = String> {
    let known = [
        "\n",
        ",",
        ";",
        "\"",
        "a",
        "b,c,d",
        "x,Adopt,s,0.5\n",
        "0.5",
        "\r\n",
        "{\"name\":\"n\",\"sector\":0,\"ring\":\"b\"}",
        "{\"name\":\"m\",\"sector\":\"a\",\"ring\":0}",
        "[",
        "]",
        "é",
        "\\",
        "null",
        "y,Restricted,s,1\n",
    ];
    prop_oneof![
        8 => proptest::sample::select(known.to_vec()).prop_map(str::to_owned),
        1 => ".{0,8}",
    ]
}
