//! Promises on tables of blips: what is read, and what is told of what is not.

mod any_input;
mod rings;
mod values;
mod workbooks;

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

fn warnings(diagnostics: &[Diagnostic]) -> Vec<String> {
    let warnings = diagnostics.iter().filter(|diagnostic| !diagnostic.is_error());
    warnings
        .map(|warning| warning.to_string().replace("\n       ", " "))
        .collect()
}

/// A table that is read, with the warnings about it.
fn read_with_warnings(name: &str, text: &str) -> (Radar, Vec<String>) {
    let (radar, diagnostics) = read_table(name, text.as_bytes());
    assert_eq!(told(&diagnostics), [""; 0]);
    (radar.expect("it is read"), warnings(&diagnostics))
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
    let expected = [
        "1 a S/R Some(0.5)",
        "2 b-b S/R None",
        "3 w S/R None",
        "4 y S/R None",
        "5 é S/R None",
    ];
    assert_eq!(
        rows(&radar),
        expected,
        "a bad score, movement, id or link keeps its row"
    );
    let starts = |found: &[String], expected: &[&str]| {
        assert_eq!(found.len(), expected.len(), "{found:#?}");
        for (found, expected) in found.iter().zip(expected) {
            assert!(found.starts_with(expected), "{found} / {expected}");
        }
    };
    starts(
        &told(&diagnostics),
        &[
            "error: t.csv:6:1: row 4 \"A\" has the id \"a\", as has row 1 \"a\" at t.csv:2:1.",
            "error: t.csv:7:1: row 5 has no name.",
            "error: t.csv:8:1: row 6 (\"z\") has no ring.",
        ],
    );
    let found = warnings(&diagnostics);
    starts(
        &found,
        &[
            "warning: t.csv:4:8: score \"75\" is no score from 0 to 1; it is left empty. scores are 0 to 1; divide",
            "warning: t.csv:5:7: score \"NaN\"",
            "warning: t.csv:5:11: movement \"sideways\" is no movement; it is left empty. write new, in, out or no change",
            "warning: t.csv:5:20: id \"x/y\"",
            "warning: t.csv:5:24: link \"javascript:alert(1)\"",
            "warning: t.csv:9:11: row 7 (\"y\") has 8 values, the header 7; \"extra\" is kept as it stands.",
        ],
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
        ("name,Status,sector\na,10,b\nc,80,d\n", "no column is called \"ring\""),
        (
            "name,Done,Bewertung,sector\na,10,Trial,b\nc,80,Hold,d\n",
            "the values of \"Bewertung\" are names of rings",
        ),
        (
            r#"[{"name":"a","status":"10","x":"Hold","sector":"b"}]"#,
            "the values of \"x\" are names of rings",
        ),
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
fn titles_notes_and_a_declared_separator_stand_above_the_header() {
    let expected = ["1 a Air/Adopt None", "2 b Sea/Trial None"];
    let body = "name;ring;quadrant\nA;Adopt;Air\nB;Trial;Sea\n";
    let comma = body.replace(';', ",");
    for text in [
        format!("sep=;\r\n{}", body.replace('\n', "\r\n")),
        format!("\u{feff}\"SEP=;\"\n{body}"),
        format!("sep=,\n{comma}"),
        format!("sep=\t\n{}", body.replace(';', "\t")),
    ] {
        assert_eq!(
            read_with_warnings("t.csv", &text),
            (good("t.csv", body), vec![]),
            "{text:?}"
        );
    }
    for text in [
        format!("Radar, spring 2026;;\n;;\n{body}"),
        format!("Radar spring 2026,,\n,,\n{comma}"),
        format!("\"Radar, of all; things\"\n\nMade by us, in Ulm\n{body}"),
    ] {
        let (radar, warnings) = read_with_warnings("t.csv", &text);
        assert_eq!(rows(&radar), expected, "{text:?}");
        assert!(
            warnings.len() == 1 && warnings[0].contains("above the header"),
            "{warnings:#?}"
        );
    }
}

#[test]
fn headers_are_known_without_case_and_accents_in_several_languages() {
    for header in [
        "NAME;Ring;Sektor;Bewertung",
        "Nombre;Anillo;Cuadrante;Puntuacion",
        "nómbre;anillo;cuadrante;puntuación",
        "Title;Horizon;Category;Rating",
    ] {
        let (radar, warnings) = read_with_warnings("t.csv", &format!("{header}\nA;2030;S;0,5\nB;2025;S;1\n"));
        assert_eq!(
            rows(&radar),
            ["1 b S/2025 Some(1.0)", "2 a S/2030 Some(0.5)"],
            "{header}"
        );
        assert_eq!(warnings, [""; 0], "{header}");
    }
}

#[test]
fn no_hint_proposes_the_word_that_stands_there_or_one_for_a_column_that_is_there() {
    for header in [
        "title,name,ring,category,area",
        "number,name,ring,sector,x",
        "Títle,name,ring,sector,nombré",
        "NAAM,name,ring,sector,theme",
    ] {
        let text = format!("{header}\n1,Alpha,Adopt,Air,North\n2,Bravo,Trial,Sea,South\n");
        let (_, warnings) = read_with_warnings("t.csv", &text);
        assert_eq!(warnings, [""; 0], "{header}");
    }
    let (_, warnings) = read_with_warnings("t.csv", "name,ring,sector,scroe\na,Adopt,S,1\nb,Hold,S,1\n");
    assert!(warnings[0].contains("did you mean \"score\"?"), "{warnings:#?}");
}
