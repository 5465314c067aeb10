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
fn an_optional_value_that_is_not_understood_keeps_its_row_in_every_reader() {
    let csv = "name,ring,sector,score,demand,movement,link,id\nA,Adopt,S,high,much,sideways,java:x,a/b\nB,Hold,S,0.5,2,in,,b\n";
    let tsv = csv.replace(',', "\t");
    let item = r#"{"name":"A","ring":"Adopt","sector":"S","score":"high","demand":true,"movement":"sideways","link":"java:x","id":"a/b"},
        {"name":"B","ring":"Hold","sector":"S","score":0.5,"demand":2,"movement":"in","id":"b"}"#;
    let listed = format!("{{\"sectors\":[\"S\"],\"rings\":[\"Adopt\",\"Hold\"],\"items\":[{item}]}}");
    for (name, text) in [
        ("t.csv", csv.to_owned()),
        ("t.tsv", tsv),
        ("t.json", format!("[{item}]")),
        ("l.json", listed),
    ] {
        let (radar, warnings) = read_with_warnings(name, &text);
        assert_eq!(rows(&radar), ["1 a S/Adopt None", "2 b S/Hold Some(0.5)"], "{name}");
        assert_eq!(radar.blips[0].movement, None, "{name}");
        assert_eq!(warnings.len(), 5, "{name}: {warnings:#?}");
        for word in ["score", "demand", "movement", "link", "id"] {
            let found = warnings.iter().filter(|warning| warning.contains(&format!("{word} ")));
            assert!(found.count() > 0, "{name}: {word} in {warnings:#?}");
        }
    }
}

#[test]
fn a_history_keeps_what_it_says_beside_a_score_that_is_none() {
    let text = r#"{"sectors":["S"],"rings":["Adopt","Hold"],"editions":["1","2"],"items":[{"name":"A","sector":"S","ring":"Adopt",
        "history":[{"edition":"1","sector":"S","ring":"Hold","score":7,"movement":"sideways"}]}]}"#;
    let import = crate::import::read_radar("l.json", &[("l.json".into(), text.into())], None);
    let table = import.table.expect("it is read");
    assert_eq!(
        (table.items[0].revisions.len(), table.items[0].revisions[0].ring),
        (2, 1)
    );
    assert_eq!(warnings(&import.diagnostics).len(), 2, "{:#?}", import.diagnostics);
}

#[test]
fn scores_are_read_as_people_write_them_and_a_scale_that_is_declared_is_told() {
    let scores = |header: &str, cells: [&str; 3]| {
        let rows: String = (1..)
            .zip(cells)
            .map(|(row, cell)| format!("n{row};Adopt;S;{cell}\n"))
            .collect();
        let (radar, warnings) = read_with_warnings("t.csv", &format!("name;ring;sector;{header}\n{rows}"));
        let mut found: Vec<_> = radar.blips.iter().map(|blip| (blip.id.clone(), blip.value)).collect();
        found.sort_by(|a, b| a.0.cmp(&b.0));
        (found.into_iter().map(|(_, value)| value).collect::<Vec<_>>(), warnings)
    };
    let expected = vec![Some(0.8), Some(0.45), Some(0.1)];
    assert_eq!(scores("score", ["0,8", "45 %", "1/10"]), (expected.clone(), vec![]));
    for (header, cells) in [
        ("score (%)", ["80", "45 %", "10,0"]),
        ("Score 0-100", ["80", "45", "10"]),
        ("rating (out of 10)", ["8", "4.5", "1"]),
        ("points (1-11)", ["9", "5,5", "2"]),
        ("score (%)", ["0.8", "0.45", "0.1"]),
    ] {
        let (found, warnings) = scores(header, cells);
        assert_eq!(found, expected, "{header}");
        assert!(
            warnings.len() == 1 && warnings[0].contains(header),
            "{header}: {warnings:#?}"
        );
    }
    let (found, warnings) = scores("score (1-5)", ["5", "6", "0"]);
    assert_eq!(found, [Some(1.0), None, None]);
    assert!(
        warnings[1].contains("t.csv:3:12: score \"6\" is no score from 1 to 5"),
        "{warnings:#?}"
    );
}

#[test]
fn a_decimal_comma_between_quotation_marks_or_without_any_is_one_score() {
    let text = "name,ring,sector,score\nA,Adopt,S,\"0,8\"\nB,Hold,S,0,4\n";
    let (radar, warnings) = read_with_warnings("t.csv", text);
    assert_eq!(rows(&radar), ["1 a S/Adopt Some(0.8)", "2 b S/Hold Some(0.4)"]);
    assert!(
        warnings.len() == 1 && warnings[0].contains("row 2 (\"B\") has 5 values"),
        "{warnings:#?}"
    );
}

#[test]
fn values_beyond_the_header_condemn_none_of_the_others() {
    let head = "name,ring,quadrant,isNew,description\n";
    let text = format!("{head}A,Adopt,T,FALSE,x\nB,Trial,T,TRUE,fast, cheap, and known\nC,Hold,T,FALSE,y\n");
    let import = crate::import::read_radar("t.csv", &[("t.csv".into(), text.into())], None);
    assert_eq!(told(&import.diagnostics), [""; 0]);
    let table = import.table.expect("it is read");
    assert_eq!(table.items[1].revisions[0].description, "fast, cheap, and known");
    let found = warnings(&import.diagnostics);
    assert!(
        found.len() == 1 && found[0].starts_with("warning: t.csv:3:21: row 2 (\"B\") has 7 values, the header 5; \"fast, cheap, and known\" is read as its description."),
        "{found:#?}"
    );
    let last = "ring,sector,name\nAdopt,S,Kite, big\n";
    assert_eq!(rows(&read_with_warnings("t.csv", last).0), ["1 kite-big S/Adopt None"]);
    let inside = "name,description,ring,quadrant,score\nA,x,Adopt,T,1\nB,fast, cheap,Trial,T,0.5\nC,z,Hold,T,0\n";
    let (radar, found) = read_with_warnings("t.csv", inside);
    assert_eq!(rows(&radar)[1], "2 b T/Trial Some(0.5)");
    assert_eq!(found.len(), 1, "{found:#?}");
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
fn a_status_is_a_ring_only_where_its_values_are() {
    let table = |header: &str, values: [&str; 3]| {
        let rows: String = (1..)
            .zip(values)
            .map(|(row, value)| format!("n{row},S,{value}\n"))
            .collect();
        format!("technology,domain,{header}\n{rows}")
    };
    for header in ["Status", "Progress", "Phase", "State", "Stage", "Maturity level"] {
        if header != "Maturity level" {
            let radar = good("t.csv", &table(header, ["Trial", "Hold", "Adopt"]));
            let rings: Vec<_> = radar.rings.iter().map(|ring| ring.name.as_str()).collect();
            assert_eq!(rings, ["Adopt", "Trial", "Hold"], "{header}");
        }
        for values in [
            ["10", "80", "80"],
            ["Open", "Closed", "Open"],
            ["2024-01-01", "2025-02-03", "2025-03-04"],
            ["5 %", "80 %", "9%"],
        ] {
            let found = errors("t.csv", &table(header, values));
            assert!(
                found[0].contains("no column is called \"ring\""),
                "{header} {values:?}: {found:#?}"
            );
        }
    }
    let both = "technology,domain,Status,Progress\nA,Air,10,Assess\nB,Sea,80,Deploy\n";
    let (radar, warnings) = read_with_warnings("t.csv", both);
    assert_eq!(rows(&radar), ["1 b Sea/Deploy None", "2 a Air/Assess None"]);
    assert!(
        warnings.len() == 1 && warnings[0].contains("the column \"Progress\" is read as the ring"),
        "and a status that says no movement is kept as it stands: {warnings:#?}"
    );
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
fn rings_that_are_numbered_stand_in_the_order_of_their_numbers_in_every_reader() {
    let names = |radar: &Radar| radar.rings.iter().map(|ring| ring.name.clone()).collect::<Vec<_>>();
    let csv = "name,sector,ring\nA,S,Stage 3\nB,S,Stage 10\nC,S,Stage 1\n";
    assert_eq!(names(&good("t.csv", csv)), ["Stage 1", "Stage 3", "Stage 10"]);
    let json = r#"[{"name":"A","quadrant":3,"ring":3},{"name":"B","quadrant":1,"ring":0},{"name":"C","quadrant":0,"ring":10}]"#;
    assert_eq!(names(&good("t.json", json)), ["0", "3", "10"]);
    let listed = r#"{"sectors":["S"],"rings":["3","1","2"],"items":[{"name":"A","sector":"S","ring":"3"}]}"#;
    assert_eq!(
        names(&good("l.json", listed)),
        ["3", "1", "2"],
        "a file that lists them is right"
    );
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

/// An archive of files.
fn archive(files: &[(&str, String)]) -> Vec<u8> {
    use std::io::Write;
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in files {
        let options = zip::write::SimpleFileOptions::default();
        archive.start_file(*name, options).expect("a file is begun");
        archive.write_all(text.as_bytes()).expect("written");
    }
    archive.finish().expect("the archive is whole").into_inner()
}

/// A workbook of both kinds: rows of texts, and cells merged over rows as row, column and count, all from 1.
fn workbooks(rows: &[&[&str]], merged: &[(usize, usize, usize)]) -> [(&'static str, Vec<u8>); 2] {
    let letter = |column: usize| char::from(b'A' + u8::try_from(column - 1).expect("few columns"));
    let (mut excel, mut calc) = (String::new(), String::new());
    for (row, texts) in (1..).zip(rows) {
        excel.push_str(&format!("<row r=\"{row}\">"));
        calc.push_str("<table:table-row>");
        for (column, text) in (1..).zip(*texts) {
            let covered =
                |(first, at, count): &(usize, usize, usize)| *at == column && (first + 1..first + count).contains(&row);
            let spans = merged.iter().find(|(first, at, _)| (*first, *at) == (row, column));
            let spans = spans.map_or(String::new(), |(.., count)| {
                format!(" table:number-rows-spanned=\"{count}\"")
            });
            if merged.iter().any(covered) {
                calc.push_str("<table:covered-table-cell/>");
                continue;
            }
            calc.push_str(&format!(
                "<table:table-cell{spans}><text:p>{text}</text:p></table:table-cell>"
            ));
            if !text.is_empty() {
                let place = letter(column);
                excel.push_str(&format!(
                    "<c r=\"{place}{row}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"
                ));
            }
        }
        excel.push_str("</row>");
        calc.push_str("</table:table-row>");
    }
    let spans: String = merged
        .iter()
        .map(|(row, column, count)| {
            let letter = letter(*column);
            format!("<mergeCell ref=\"{letter}{row}:{letter}{}\"/>", row + count - 1)
        })
        .collect();
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let excel = [
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{relations}\"><Relationship Id=\"r1\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets><sheet name=\"s\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns=\"{relations}\"><Relationship Id=\"r1\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!(
                "<worksheet xmlns=\"{main}\"><sheetData>{excel}</sheetData><mergeCells>{spans}</mergeCells></worksheet>"
            ),
        ),
    ];
    let calc = [(
        "content.xml",
        format!(
            "<office:body xmlns:table=\"t\" xmlns:text=\"x\" xmlns:office=\"o\"><table:table table:name=\"s\">{calc}</table:table></office:body>"
        ),
    )];
    [("t.xlsx", archive(&excel)), ("t.ods", archive(&calc))]
}

#[test]
fn a_merged_cell_counts_in_each_of_its_rows() {
    let rows: &[&[&str]] = &[
        &["Radar of all things", "", "", ""],
        &[],
        &["sector", "name", "ring", "score"],
        &["Air", "A", "Adopt", "80 %"],
        &["", "B", "", "0,4"],
        &["", "C", "Hold", ""],
        &["Sea", "D", "Trial", ""],
        &["", "E", "Trial", ""],
    ];
    for (name, bytes) in workbooks(rows, &[(1, 1, 2), (4, 1, 3), (4, 3, 2), (7, 1, 2)]) {
        let (radar, diagnostics) = read_table(name, &bytes);
        assert_eq!(told(&diagnostics), [""; 0], "{name}");
        let expected = [
            "1 a Air/Adopt Some(0.8)",
            "2 b Air/Adopt Some(0.4)",
            "3 d Sea/Trial None",
            "4 e Sea/Trial None",
            "5 c Air/Hold None",
        ];
        assert_eq!(rows_of(radar), expected, "{name}");
        assert_eq!(warnings(&diagnostics).len(), 1, "the title is told: {diagnostics:#?}");
    }
}

#[test]
fn rows_of_one_merged_name_are_one_item_and_what_they_say_otherwise_is_told() {
    let rows: &[&[&str]] = &[
        &["name", "ring", "sector", "description", "tags"],
        &["A", "Adopt", "Air", "One.", "x"],
        &["", "Hold", "", "Two.", "y"],
        &["B", "Trial", "Air", "", ""],
    ];
    for (name, bytes) in workbooks(rows, &[(2, 1, 2)]) {
        let import = crate::import::read_radar(name, &[(name.to_owned(), bytes)], None);
        let table = import.table.expect("it is read");
        assert_eq!(table.items.len(), 2, "{name}");
        let item = &table.items[0];
        assert_eq!(
            (item.revisions[0].description.as_str(), item.tags.join(" ")),
            ("One.\n\nTwo.", "x y".to_owned())
        );
        let found = warnings(&import.diagnostics);
        assert!(
            found.len() == 1
                && found[0].starts_with(&format!(
                    "warning: {name}:3:2: \"Hold\" is not read: the row belongs to the merged name of row 2"
                )),
            "{found:#?}"
        );
    }
}

/// A workbook of both kinds whose first sheet is a table, beside sheets of other names.
fn books(sheets: &[(&str, &[&[&str]])]) -> [(&'static str, Vec<u8>); 2] {
    let cells = |rows: &[&[&str]], open: &str, close: &str| {
        let row = |texts: &&[&str]| {
            texts
                .iter()
                .map(|text| format!("{open}{text}{close}"))
                .collect::<String>()
        };
        rows.iter().map(row).collect::<Vec<_>>()
    };
    let calc = sheets.iter().map(|(name, rows)| {
        let rows = cells(rows, "<table:table-cell><text:p>", "</text:p></table:table-cell>");
        let rows: String = rows
            .iter()
            .map(|row| format!("<table:table-row>{row}</table:table-row>"))
            .collect();
        format!("<table:table table:name=\"{name}\">{rows}</table:table>")
    });
    let calc: String = calc.collect();
    let calc = [(
        "content.xml",
        format!("<office:body xmlns:table=\"t\" xmlns:text=\"x\" xmlns:office=\"o\">{calc}</office:body>"),
    )];
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let (mut named, mut related, mut excel) = (String::new(), String::new(), Vec::new());
    for (number, (name, rows)) in (1..).zip(sheets) {
        named.push_str(&format!(
            "<sheet name=\"{name}\" sheetId=\"{number}\" r:id=\"r{number}\"/>"
        ));
        related.push_str(&format!(
            "<Relationship Id=\"r{number}\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"
        ));
        let rows = (1..).zip(*rows).map(|(row, texts): (usize, &&[&str])| {
            let cells = ('A'..).zip(*texts).filter(|(_, text)| !text.is_empty());
            let cells: String = cells
                .map(|(letter, text)| format!("<c r=\"{letter}{row}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"))
                .collect();
            format!("<row r=\"{row}\">{cells}</row>")
        });
        let rows: String = rows.collect();
        excel.push((
            [
                "xl/worksheets/sheet1.xml",
                "xl/worksheets/sheet2.xml",
                "xl/worksheets/sheet3.xml",
            ][number - 1],
            format!("<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData></worksheet>"),
        ));
    }
    excel.push(("_rels/.rels", format!("<Relationships xmlns=\"{relations}\"><Relationship Id=\"r1\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>")));
    excel.push((
        "xl/workbook.xml",
        format!("<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets>{named}</sheets></workbook>"),
    ));
    excel.push((
        "xl/_rels/workbook.xml.rels",
        format!("<Relationships xmlns=\"{relations}\">{related}</Relationships>"),
    ));
    [("t.xlsx", archive(&excel)), ("t.ods", archive(&calc))]
}

#[test]
fn sheets_beside_the_table_list_rings_and_sectors_with_order_and_meaning() {
    let table: &[&[&str]] = &[
        &["name", "ring", "sector"],
        &["A", "Later", "Air"],
        &["B", "Soon", "Sea"],
    ];
    let rings: &[&[&str]] = &[
        &["ring", "meaning", "order", "owner"],
        &["Later", "Not *yet*.", "3", "Ann"],
        &["Soon", "Try it.", "1", ""],
        &["Maybe", "", "2", ""],
    ];
    let sectors: &[&[&str]] = &[
        &["Sectors of the radar"],
        &["name", "description"],
        &["Sea", "Wet."],
        &["Air", ""],
    ];
    for (name, bytes) in books(&[("Items", table), ("Rings", rings), ("sectors", sectors)]) {
        let import = crate::import::read_radar(name, &[(name.to_owned(), bytes)], None);
        let table = import.table.expect("it is read");
        let named = |names: &[crate::model::TableName]| -> Vec<String> {
            names
                .iter()
                .map(|name| format!("{}: {}", name.name, name.description))
                .collect()
        };
        assert_eq!(
            named(&table.rings),
            ["Soon: Try it.", "Maybe: ", "Later: Not *yet*."],
            "{name}"
        );
        assert_eq!(named(&table.sectors), ["Sea: Wet.", "Air: "], "{name}");
        let found = warnings(&import.diagnostics);
        assert!(
            found.len() == 1 && found[0].contains(":1:4: the column \"owner\" of the sheet \"Rings\" is not read."),
            "{found:#?}"
        );
    }
}

#[test]
fn a_rank_in_numbers_is_a_score_and_one_in_words_or_beside_a_score_is_kept_as_it_stands() {
    let read = |text: &str| {
        let import = crate::import::read_radar("t.csv", &[("t.csv".into(), text.into())], None);
        let table = import.table.expect("it is read");
        let item = &table.items[0];
        (item.revisions[0].score, item.more.clone())
    };
    let kept = |text: &str| vec![("Priority".to_owned(), text.to_owned())];
    assert_eq!(
        read("name,ring,sector,Priority\nA,Adopt,S,1\nB,Adopt,S,5\n"),
        (Some(1.0), vec![])
    );
    assert_eq!(
        read("name,ring,sector,Priority (1-3)\nA,Adopt,S,2\nB,Adopt,S,3\n"),
        (Some(0.5), vec![])
    );
    assert_eq!(
        read("name,ring,sector,Priority\nA,Adopt,S,high\nB,Adopt,S,2\n"),
        (None, kept("high"))
    );
    assert_eq!(
        read("name,ring,sector,Priority,score\nA,Adopt,S,2,0.3\n"),
        (Some(0.3), kept("2"))
    );
    let json = r#"[{"name": "A", "ring": "Adopt", "sector": "S", "score": 3}, {"name": "B", "ring": "Adopt", "sector": "S", "score": 5}]"#;
    let (radar, _) = read_table("t.json", json.as_bytes());
    let values: Vec<Option<f64>> = radar.expect("it is read").blips.iter().map(|blip| blip.value).collect();
    assert_eq!(values, [Some(1.0), Some(0.6)]);
}

#[test]
fn sheets_and_columns_say_colours_and_our_json_keeps_them() {
    let table: &[&[&str]] = &[
        &["name", "ring", "sector"],
        &["A", "Later", "Air"],
        &["B", "Soon", "Sea"],
    ];
    let rings: &[&[&str]] = &[&["ring", "colour"], &["Soon", "#ddeeff"], &["Later", "red"]];
    let sectors: &[&[&str]] = &[&["name", "Color"], &["Sea", "#123"], &["Air", ""]];
    for (name, bytes) in books(&[("Items", table), ("Rings", rings), ("sectors", sectors)]) {
        let import = crate::import::read_radar(name, &[(name.to_owned(), bytes)], None);
        let table = import.table.expect("it is read");
        let colours = |table: &crate::model::RadarTable| {
            let names = table.rings.iter().chain(&table.sectors);
            names.map(|name| name.colour).collect::<Vec<_>>()
        };
        let expected = [Some([0xdd, 0xee, 0xff]), None, Some([0x11, 0x22, 0x33]), None];
        assert_eq!(colours(&table), expected, "{name}");
        let found = warnings(&import.diagnostics);
        assert!(
            found.len() == 1 && found[0].contains(":3:2: \"red\" is no colour"),
            "{found:#?}"
        );
        let json = crate::import::radar_files(&table, None).remove(0).1;
        let again = crate::import::read_radar("r.json", &[("r.json".into(), json.into_bytes())], None);
        assert_eq!(colours(&again.table.expect("it is read")), expected, "{name}");
    }
}

#[test]
fn columns_say_what_rings_and_sectors_mean_and_the_first_one_counts() {
    let text = "name,ring,sector,Ring meaning,sector description\nA,Adopt,Air,Use it.,\nB,Adopt,Sea,,Wet.\nC,Adopt,Sea,Use <b>it</b>.,Wet.\n";
    let import = crate::import::read_radar("t.csv", &[("t.csv".into(), text.into())], None);
    let table = import.table.expect("it is read");
    assert_eq!(
        (
            table.rings[0].description.as_str(),
            table.sectors[1].description.as_str()
        ),
        ("Use it.", "Wet.")
    );
    let found = warnings(&import.diagnostics);
    assert!(
        found.len() == 1
            && found[0].starts_with(
                "warning: t.csv:4:13: ring meaning \"Use <b>it</b>.\" is not what \"Adopt\" means before it"
            ),
        "{found:#?}"
    );
}

fn rows_of(radar: Option<Radar>) -> Vec<String> {
    rows(&radar.expect("it is read"))
}

#[test]
fn a_value_beyond_the_header_of_a_sheet_is_kept_and_told_once() {
    let rows: &[&[&str]] = &[
        &["name", "ring", "sector"],
        &["A", "Adopt", "Air", "", "a note"],
        &["B", "Trial", "Air", "", "another"],
    ];
    for (name, bytes) in workbooks(rows, &[]) {
        let (radar, diagnostics) = read_table(name, &bytes);
        assert_eq!(rows_of(radar), ["1 a Air/Adopt None", "2 b Air/Trial None"]);
        let found = warnings(&diagnostics);
        assert!(
            found.len() == 1 && found[0].contains("2 rows have values beyond the header"),
            "{found:#?}"
        );
    }
}

proptest! {
    /// Whatever stands in optional cells, no row is lost.
    #[test]
    fn optional_cells_never_lose_a_row(cells in proptest::collection::vec("[^\"\r\n]{0,12}", 4), json: bool) {
        let quoted: Vec<String> = cells.iter().map(|cell| if json { serde_json::Value::from(cell.as_str()).to_string() } else { format!("\"{cell}\"") }).collect();
        let text = if json {
            format!("[{{\"name\":\"A\",\"ring\":\"Adopt\",\"sector\":\"S\",\"score\":{},\"demand\":{},\"movement\":{},\"link\":{}}}]", quoted[0], quoted[1], quoted[2], quoted[3])
        } else {
            format!("name,ring,sector,score,demand,movement,link\nA,Adopt,S,{}\n", quoted.join(","))
        };
        let (radar, diagnostics) = read_table(if json { "t.json" } else { "t.csv" }, text.as_bytes());
        prop_assert!(!has_errors(&diagnostics), "{:#?}", diagnostics);
        prop_assert_eq!(radar.map(|radar| radar.blips.len()), Some(1));
    }
}

#[test]
fn too_many_sectors_rings_items_and_bytes_are_refused() {
    let many = |count: usize, row: fn(usize) -> String| {
        let rows: String = (0..count).map(row).collect();
        format!("name,ring,sector\n{rows}")
    };
    let sectors = |index: usize| format!("n{index},r,s{index}\n");
    assert_eq!(good("t.csv", &many(16, sectors)).sectors.len(), 16);
    assert!(errors("t.csv", &many(17, sectors))[0].contains("17 sectors"));
    let rings = |index: usize| format!("n{index},r{index},s\n");
    assert_eq!(good("t.csv", &many(10, rings)).rings.len(), 10);
    assert!(errors("t.csv", &many(11, rings))[0].contains("11 rings"));
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

/// A workbook of both kinds with a hidden sheet before the table, a date, a hidden row, and cells that lead somewhere.
fn linked_books() -> [(&'static str, Vec<u8>); 2] {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let related = |pairs: &[(&str, &str)]| {
        let all = pairs.iter().enumerate().map(|(index, (kind, target))| {
            let outside = if *kind == "hyperlink" {
                " TargetMode=\"External\""
            } else {
                ""
            };
            format!(
                "<Relationship Id=\"r{}\" Type=\"{office}/{kind}\" Target=\"{target}\"{outside}/>",
                index + 1
            )
        });
        format!(
            "<Relationships xmlns=\"{relations}\">{}</Relationships>",
            all.collect::<String>()
        )
    };
    let text = |place: &str, text: &str| format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let row =
        |number: usize, more: &str, cells: &[String]| format!("<row r=\"{number}\"{more}>{}</row>", cells.concat());
    let head = |row: usize| {
        ["name", "ring", "sector", "since", "notes"]
            .iter()
            .zip("ABCDE".chars())
            .map(|(word, column)| text(&format!("{column}{row}"), word))
            .collect::<Vec<_>>()
    };
    let old = [
        row(1, "", &head(1)),
        row(2, "", &[text("A2", "Old"), text("B2", "Hold"), text("C2", "Sea")]),
    ]
    .concat();
    let date = "<c r=\"D2\" s=\"1\"><v>46053</v></c>".to_owned();
    let link = "<c r=\"E2\" t=\"str\"><f>HYPERLINK(\"https://example.org/note\",\"the note\")</f><v>the note</v></c>"
        .to_owned();
    let now = [
        row(1, "", &head(1)),
        row(
            2,
            "",
            &[text("A2", "Kites"), text("B2", "Trial"), text("C2", "Air"), date, link],
        ),
        row(
            3,
            " hidden=\"1\"",
            &[text("A3", "Boats"), text("B3", "Adopt"), text("C3", "Sea")],
        ),
    ]
    .concat();
    let links = "<hyperlinks><hyperlink ref=\"A2\" r:id=\"r1\"/><hyperlink ref=\"A3\" r:id=\"r2\"/></hyperlinks>";
    let excel = [
        ("_rels/.rels", related(&[("officeDocument", "xl/workbook.xml")])),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets><sheet name=\"old\" sheetId=\"1\" state=\"hidden\" r:id=\"r1\"/><sheet name=\"now\" sheetId=\"2\" r:id=\"r2\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            related(&[
                ("worksheet", "worksheets/sheet1.xml"),
                ("worksheet", "worksheets/sheet2.xml"),
                ("styles", "styles.xml"),
            ]),
        ),
        (
            "xl/styles.xml",
            format!(
                "<styleSheet xmlns=\"{main}\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!("<worksheet xmlns=\"{main}\"><sheetData>{old}</sheetData></worksheet>"),
        ),
        (
            "xl/worksheets/sheet2.xml",
            format!("<worksheet xmlns=\"{main}\" xmlns:r=\"{office}\"><sheetData>{now}</sheetData>{links}</worksheet>"),
        ),
        (
            "xl/worksheets/_rels/sheet2.xml.rels",
            related(&[
                ("hyperlink", "https://example.org/kites"),
                ("hyperlink", "file:///C:/boats.docx"),
            ]),
        ),
    ];
    let cell = |inside: &str| format!("<table:table-cell><text:p>{inside}</text:p></table:table-cell>");
    let cells = |all: &[&str]| all.iter().map(|text| cell(text)).collect::<String>();
    let head = cells(&["name", "ring", "sector", "since", "notes"]);
    let row = |more: &str, cells: String| format!("<table:table-row{more}>{cells}</table:table-row>");
    let kites = cell("<text:a xlink:href=\"https://example.org/kites\">Kites</text:a>")
        + &cells(&["Trial", "Air"])
        + "<table:table-cell office:date-value=\"2026-01-31\"><text:p>31/01/26</text:p></table:table-cell>"
        + "<table:table-cell table:formula=\"of:=HYPERLINK(&quot;https://example.org/note&quot;;&quot;the note&quot;)\"><text:p>the note</text:p></table:table-cell>";
    let boats = cell("<text:a xlink:href=\"file:///C:/boats.docx\">Boats</text:a>") + &cells(&["Adopt", "Sea"]);
    let old = row("", head.clone()) + &row("", cells(&["Old", "Hold", "Sea"]));
    let now = row("", head) + &row("", kites) + &row(" table:visibility=\"collapse\"", boats);
    let styles = "<office:automatic-styles><style:style style:name=\"ta2\"><style:table-properties table:display=\"false\"/></style:style></office:automatic-styles>";
    let calc = [(
        "content.xml",
        format!(
            "<office:document xmlns:table=\"t\" xmlns:text=\"x\" xmlns:office=\"o\" xmlns:style=\"s\" xmlns:xlink=\"l\">{styles}<office:body><table:table table:name=\"old\" table:style-name=\"ta2\">{old}</table:table><table:table table:name=\"now\">{now}</table:table></office:body></office:document>"
        ),
    )];
    [("t.xlsx", archive(&excel)), ("t.ods", archive(&calc))]
}

#[test]
fn dates_links_and_hidden_rows_of_a_workbook_are_read_and_a_hidden_sheet_comes_last() {
    for (name, bytes) in linked_books() {
        let import = crate::import::read_radar(name, &[(name.to_owned(), bytes)], None);
        let table = import.table.expect("it is read");
        let names: Vec<&str> = table.items.iter().map(|item| item.name.as_str()).collect();
        assert_eq!(
            names,
            ["Kites", "Boats"],
            "{name}: a hidden row counts, a hidden sheet does not"
        );
        let links = |item: usize| -> Vec<String> {
            let links = table.items[item].links.iter();
            links.map(|link| format!("{} {}", link.address, link.words)).collect()
        };
        assert_eq!(
            links(0),
            ["https://example.org/kites ", "https://example.org/note the note"],
            "{name}"
        );
        assert!(links(1).is_empty(), "{name}: {:?}", links(1));
        assert!(
            table.items[0].more.contains(&("since".into(), "2026-01-31".into())),
            "{name}: {:?}",
            table.items[0].more
        );
        let found = warnings(&import.diagnostics);
        for told in [
            "the sheet \"old\" is not read",
            "the link to \"file:///C:/boats.docx\" leads nowhere from a page.",
        ] {
            assert!(
                found.iter().any(|warning| warning.contains(told)),
                "{name} {told}: {found:#?}"
            );
        }
        assert_eq!(found.len(), 2, "{name}: {found:#?}");
    }
}
