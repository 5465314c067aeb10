//! Every text, number and list has a limit that is declared, and whatever is within the limits ends: in a result, or in
//! an error that names file and key. Nothing here is timed: what does not end, does not end here either.

use std::fs;

use leadar::layout::{arrange, arrange_after, freeze_map};
use leadar::model::{Blip, FrozenMap, MapChoices, Radar, RingBand, Sector, limits};
use proptest::prelude::*;
use serde_json::Value;

use crate::project::Project;

/// The longest message that quotes something found.
const SHORT: usize = 400;

fn errors(project: &Project) -> String {
    let run = project.run(&["check", "--quiet"]);
    assert_eq!(run.code, 1, "{}{}", run.out, run.err);
    format!("{}{}", run.out, run.err)
}

#[test]
fn a_text_longer_than_its_limit_is_named_with_its_place_and_quoted_by_its_beginning() {
    let cases = [
        (
            "radar.toml",
            "name = \"Patrol\"",
            limits::NAME,
            "radar.toml:18:8: name has",
        ),
        ("radar.toml", "title = \"Patrol\"", limits::NAME, "title has"),
        (
            "radar.toml",
            "title = \"Example radar\"",
            limits::NAME,
            "radar.toml:4:9: title has",
        ),
        ("radar.toml", "name = \"first\"", limits::ID, "name has"),
        ("radar.toml", "name = \"See\"", limits::NAME, "name has"),
        (
            "radar.toml",
            "meaning = \"Mature and asked for: buy it.\"",
            limits::TEXT,
            "meaning has",
        ),
        (
            "technologies/dictation.toml",
            "name = \"Dictation\"",
            limits::NAME,
            "technologies/dictation.toml:",
        ),
    ];
    for (file, line, most, told) in cases {
        let key = line.split(' ').next().expect("a key");
        let long = format!("{key} = \"{}\"", "long words ".repeat(most / 11 + 1));
        let errors = errors(&Project::smallest().replace(file, line, &long));
        assert!(
            errors.contains(told) && errors.contains(&format!("at most {most} are read")),
            "{errors}"
        );
        assert!(errors.chars().count() < 2 * SHORT, "{} letters", errors.chars().count());
    }
}

#[test]
fn lists_and_tables_have_limits_too() {
    let criterion = |index: usize| {
        format!(
            "[[criteria]]\nid = \"c{index}\"\nname = \"Criterion {index}\"\nquestion = \"q\"\nweight = 1\norigin = \"assessed\"\n\
             anchors = [\"1\", \"2\", \"3\", \"4\", \"5\"]\n\n"
        )
    };
    let many: String = (0..300).map(criterion).collect();
    let project = Project::smallest().replace("radar.toml", "[demand]\n", &format!("{many}[demand]\n"));
    let told = errors(&project);
    assert!(told.contains("there are 302 criteria; at most 40 are read."), "{told}");
    let aliases = vec!["\"a\""; 100_000].join(",");
    let line = format!("aliases = [{aliases}]");
    let project = Project::smallest().replace("technologies/dictation.toml", "aliases = []", &line);
    let told = errors(&project);
    assert!(
        told.contains("aliases lists 100000 things; at most 10000 are read."),
        "{told}"
    );
    let topic =
        |index: usize| format!("[[topics]]\nid = \"t{index}\"\ngroup = \"PG1\"\nyear = 1\nname = \"T{index}\"\n\n");
    let many: String = (0..1_000).map(topic).collect();
    let told =
        errors(&Project::smallest().replace("radar.toml", "[[activities]]\n", &format!("{many}[[activities]]\n")));
    assert!(told.contains("there are 1002 topics; at most 500 are read."), "{told}");
}

#[test]
fn wild_numbers_in_the_data_are_refused_in_plain_words() {
    let cases = [
        (
            "radar.toml",
            "weight = 60",
            "weight = 1e308",
            "1e308 is larger than any number that is read",
        ),
        (
            "radar.toml",
            "weight = 60",
            "weight = -1",
            "weight is -1; it must be 0 or more.",
        ),
        (
            "radar.toml",
            "weight = 60",
            "weight = nan",
            "a finite number is expected here",
        ),
        (
            "radar.toml",
            "concentration = 40",
            "concentration = 1e-300",
            "it must be from 0.001 up",
        ),
        (
            "radar.toml",
            "concentration = 40",
            "concentration = 1e300",
            "larger than any number",
        ),
        (
            "radar.toml",
            "at_least = 8",
            "at_least = 1e99",
            "larger than any number",
        ),
        (
            "radar.toml",
            "date = 2026-01-31\n\n# Who",
            "date = 9999-12-31\n\n# Who",
            "date is 9999-12-31; it must be a day from 1900 to 2199.",
        ),
    ];
    for (file, from, to, told) in cases {
        let errors = errors(&Project::smallest().replace(file, from, to));
        assert!(errors.contains(told) && errors.contains(file), "{to}: {errors}");
    }
    let run = Project::smallest().run(&["score", "--what-if", "need=1e308,maturity=1e308"]);
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(
        run.err
            .contains("the weight \"1e308\" is not a number from 0 to 1000000000"),
        "{}",
        run.err
    );
}

#[test]
fn wild_evidence_is_refused() {
    let snapshot = |year: i32, count: &str, through: i32| {
        format!(
            "{{\"format\": 1, \"source\": \"openalex\", \"technology\": \"dictation\", \"query\": \"q\", \"retrieved\": \"2026-01-05\",\n\
             \"complete_through\": {through}, \"counts\": [{{\"year\": {year}, \"count\": {count}}}, {{\"year\": {year}, \"count\": 1}}]}}"
        )
    };
    let cases = [
        (snapshot(2020, "18446744073709551615", 2025), "more than 1000000000000"),
        (snapshot(32_767, "1", 2025), "year 32767 is not from 1900"),
        (snapshot(2020, "1", -32_768), "complete_through is -32768, before 1900"),
    ];
    for (text, told) in cases {
        let project = Project::smallest();
        fs::create_dir_all(project.path("radar-data/evidence/openalex")).expect("a folder");
        let errors = errors(&project.write("evidence/openalex/dictation.json", text));
        assert!(
            errors.contains(told) && errors.contains("evidence/openalex/dictation.json"),
            "{errors}"
        );
    }
}

/// Draws a table, and gives the exit code with what was said and drawn.
fn draw(table: &str) -> (i32, String, String) {
    let project = Project::smallest();
    fs::write(project.path("t.csv"), table).expect("the table is written");
    let run = project.run(&["draw", "--svg", "-", "t.csv"]);
    (run.code, run.err, run.out)
}

#[test]
fn a_row_too_long_is_named_and_left_out_and_the_others_are_drawn() {
    let long = "long words ".repeat(400);
    let tags = vec!["t"; 100_000].join(";");
    let rows = [
        (format!("{long},Adopt,S,,,"), "row 1 has a name of 4399 letters"),
        (format!("a,{long},S,,,"), "row 1 has a ring of 4399 letters"),
        (format!("a,Adopt,{long},,,"), "row 1 has a sector of 4399 letters"),
        (
            format!("a,Adopt,S,{tags},,"),
            "row 1 has 100000 tags; at most 1000 are read",
        ),
        (
            format!("a,Adopt,S,,,https://example.org/{}", "x".repeat(3_000)),
            "row 1 has a link of 3020 letters",
        ),
    ];
    for (row, told) in rows {
        let (code, err, svg) = draw(&format!(
            "name,ring,sector,tags,demand,link\n{row}\nDrones,Adopt,S,,1,\n"
        ));
        assert_eq!(code, 1, "a row is lost: {err}");
        assert!(err.contains("t.csv:2:") && err.contains(told), "{err}");
        assert!(err.chars().count() < SHORT, "{} letters", err.chars().count());
        assert!(svg.contains("Drones"));
    }
    let (code, err, svg) = draw("name,ring,sector,demand\nBoats,Adopt,S,1e308\n");
    assert!(
        code == 0 && svg.contains("Boats"),
        "a demand that is none loses no row: {err}"
    );
    assert!(
        err.contains("t.csv:2:") && err.contains("demand \"1e308\" is no demand"),
        "{err}"
    );
}

#[test]
fn a_header_too_long_is_named() {
    let long = "header ".repeat(100_000);
    let (code, err, _) = draw(&format!("name,ring,sector,{long}\na,Adopt,S,x\n"));
    assert_eq!(code, 1);
    assert!(
        err.contains("t.csv:1:18: column 4 has a header of 700000 letters"),
        "{err}"
    );
    assert!(err.chars().count() < SHORT, "{} letters", err.chars().count());
}

#[test]
fn the_names_of_a_json_table_are_held_to_the_same_limits() {
    let project = Project::smallest();
    let long = "x".repeat(limits::NAME + 1);
    for (sector, name, title, told) in [
        (long.as_str(), "a", "t", "the radar has a sector of 301 letters"),
        ("S", long.as_str(), "t", "items[0] has a name of 301 letters"),
        ("S", "a", long.as_str(), "the radar has a title of 301 letters"),
    ] {
        let table = format!(
            "{{\"title\": \"{title}\", \"sectors\": [\"{sector}\"], \"rings\": [\"Adopt\"],\n\
             \"items\": [{{\"name\": \"{name}\", \"sector\": 0, \"ring\": 0}}]}}"
        );
        fs::write(project.path("t.json"), table).expect("the table is written");
        let run = project.run(&["draw", "--svg", "-", "t.json"]);
        assert_eq!(run.code, 1);
        assert!(run.err.contains(told), "{}", run.err);
    }
}

/// A frozen map of four blips in two sectors and three rings, and the radar after it.
fn frozen() -> (Radar, FrozenMap) {
    let named = |index: usize| format!("n{index}");
    let blip = |index: usize| Blip {
        id: named(index),
        name: format!("Technology {index}"),
        number: index + 1,
        sector: index % 2,
        ring: index / 2,
        value: Some(0.25 * index as f64),
        not_yet_asked: false,
        provisional: false,
        demand: None,
        movement: None,
        certainty: None,
        href: None,
    };
    let radar = Radar {
        id: "view".into(),
        title: "View".into(),
        subtitle: String::new(),
        sectors: (0..2)
            .map(|index| Sector {
                id: named(index),
                name: named(index),
            })
            .collect(),
        rings: (0..3)
            .map(|index| RingBand {
                id: named(index),
                name: named(index),
                meaning: String::new(),
                outside: index == 2,
            })
            .collect(),
        blips: (0..4).map(blip).collect(),
        choices: MapChoices::default(),
    };
    let map = freeze_map(&radar, &arrange(&radar));
    (radar, map)
}

/// Every number of a JSON value, by its path.
fn numbers(value: &Value, path: &str, found: &mut Vec<String>) {
    match value {
        Value::Number(_) => found.push(path.to_owned()),
        Value::Array(list) => {
            (0..list.len()).for_each(|index| numbers(&list[index], &format!("{path}/{index}"), found))
        }
        Value::Object(object) => object
            .iter()
            .for_each(|(key, value)| numbers(value, &format!("{path}/{key}"), found)),
        Value::Null | Value::Bool(_) | Value::String(_) => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn a_frozen_map_with_any_numbers_is_drawn_upon_or_refused_by_its_key(
        which in prop::collection::vec((0_usize..1_000, prop_oneof![
            prop::sample::select(vec![1e30, 1e6, 1e308, -1e308, -5.0, 0.0, -0.0, 5e-324, 1e-9, 0.5, 1.0, 3.0, 7.0, 400.0, 1999.0]),
            -10.0..10.0,
            -2_000.0..2_000.0,
            prop::num::f64::NORMAL,
        ]), 1..4),
    ) {
        let (radar, map) = frozen();
        let mut json = serde_json::to_value(&map).expect("a map is JSON");
        let mut paths = Vec::new();
        numbers(&json, "", &mut paths);
        for (place, number) in which {
            let path = &paths[place % paths.len()];
            *json.pointer_mut(path).expect("the path is there") = Value::from(number);
        }
        let Ok(map) = serde_json::from_value::<FrozenMap>(json) else { return Ok(()) };
        match map.check() {
            Ok(()) => {
                let chart = arrange_after(&radar, Some(&map));
                prop_assert_eq!(chart.marks.len() + chart.clusters.iter().map(|cluster| cluster.members.len()).sum::<usize>(), 4);
                prop_assert!(chart.marks.iter().all(|mark| mark.centre.x.is_finite() && mark.centre.y.is_finite()));
            }
            Err(fault) => prop_assert!(!fault.key.is_empty() && !fault.words.is_empty()),
        }
    }
}

#[test]
fn a_frozen_map_as_it_was_written_is_taken() {
    let (_, map) = frozen();
    assert_eq!(map.check(), Ok(()));
}

#[test]
fn what_does_not_fit_together_in_a_frozen_map_is_told_by_its_key() {
    type Change = fn(&mut FrozenMap);
    let changes: [(&str, Change); 13] = [
        ("cells[0].outer", |map| map.cells[0].outer = 1e30),
        ("cells[1].inner", |map| map.cells[1].inner -= 1.0),
        ("cells[3].outer", |map| {
            map.cells[3].outer -= 4.0;
            map.cells[4].inner -= 4.0;
        }),
        ("cells[3].end", |map| map.cells[3].end.0 = 7.0),
        ("cells[4].start", |map| map.cells[4].start.0 += 0.1),
        ("cells", |map| {
            map.cells.pop();
        }),
        ("blips[0].x", |map| map.blips[0].x += 300.0),
        ("blips[1].id", |map| map.blips[1].id = map.blips[0].id.clone()),
        ("blips[1].ring", |map| map.blips[1].ring = 9),
        ("blips", |map| {
            map.blips = vec![map.blips[0].clone(); limits::TECHNOLOGIES + 1]
        }),
        ("blip_radius", |map| map.blip_radius = f64::NAN),
        ("letter_size", |map| map.letter_size = Some(0.0)),
        ("rings", |map| map.rings.iter_mut().for_each(|ring| ring.outside = true)),
    ];
    for (key, change) in changes {
        let (_, mut map) = frozen();
        change(&mut map);
        let fault = map.check().expect_err(key);
        assert_eq!(fault.key, key, "{}", fault.words);
    }
}

#[test]
fn a_damaged_frozen_map_stops_the_check_with_its_file_and_key() {
    let project = Project::smallest();
    assert_eq!(project.run(&["freeze"]).code, 0);
    let path = project.path("radar-data/editions/first/maps/activities.json");
    let text = fs::read_to_string(&path).expect("the map is there");
    let outer = text
        .split("\"outer\":")
        .nth(1)
        .and_then(|rest| rest.split(['}', ',']).next())
        .expect("a number");
    let outer = format!("\"outer\":{outer}");
    for (new, told) in [
        ("\"outer\":1e30", "cells[0].outer: 1e30 is not above"),
        ("\"outer\":1e999", "outer: number out of range"),
        ("\"outer\":\"NaN\"", "outer: invalid type"),
        ("\"outer\":-5", "cells[0].outer: -5.0 is not above"),
    ] {
        fs::write(&path, text.replacen(&outer, new, 1)).expect("written");
        let errors = errors(&project);
        assert!(
            errors.contains("editions/first/maps/activities.json") && errors.contains(told),
            "{errors}"
        );
    }
}

#[test]
fn a_long_group_name_is_cut_on_paper_and_the_reader_is_told_where_all_of_it_stands() {
    let long = "words of a group ".repeat(17);
    let project = Project::smallest().replace(
        "radar.toml",
        "name = \"Patrol\"",
        &format!("name = \"{}\"", long.trim_end()),
    );
    let run = project.run(&["export", "--briefing", "all"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        run.err
            .contains("radar.toml: name of group \"PG1\" is cut on briefing-pg1.pdf"),
        "{}",
        run.err
    );
    assert!(project.path("export/briefing-pg1.pdf").exists());
}
