//! Promises on the values of a row: scores, movements, links and other cells that may be left out.

use proptest::prelude::*;

use super::*;

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
