//! How sure a ring is, and what would move it: declared, recomputable, the same on any machine.

use std::process::Command;

use serde_json::Value;

use crate::project::{Project, read_tree};

fn json(project: &Project, words: &[&str]) -> Value {
    let words: Vec<&str> = ["score", "--format", "json"].iter().chain(words).copied().collect();
    let run = project.run(&words);
    assert_eq!(run.code, 0, "{words:?}: {}", run.err);
    serde_json::from_str(&run.out).expect("the output is JSON")
}

fn technology<'a>(scores: &'a Value, id: &str) -> &'a Value {
    let technologies = scores["technologies"].as_array().expect("a list");
    technologies
        .iter()
        .find(|technology| technology["id"] == id)
        .expect("the technology is there")
}

/// The small radar with another `[scoring]` table.
fn scored_by(table: &str) -> Project {
    let project = Project::smallest();
    let text = std::fs::read_to_string(project.path("radar-data/radar.toml")).expect("it is there");
    let (head, rest) = text.split_once("[scoring]").expect("a table");
    let (_, tail) = rest.split_once("[demand]").expect("demand");
    project.write("radar.toml", format!("{head}{table}\n[demand]{tail}"))
}

/// A radar whose rings hang on drawn TRLs, a disagreeing panel in two rounds, and a value threshold.
fn uncertain() -> Project {
    let first = "technology,criterion,assessor,round,low,mode,high,date,note\n\
                 dictation,need,A1,1,2,3,4,2026-01-10,\n\
                 dictation,need,A2,1,1,1,2,2026-01-10,too early\n\
                 dictation,need,A3,1,4,5,5,2026-01-10,\n\
                 mobile-forms,need,A1,1,4,4,5,2026-01-10,\n\
                 mobile-forms,need,A2,1,3,4,4,2026-01-10,\n";
    let second = "technology,criterion,assessor,round,value,date\n\
                  dictation,need,A1,2,3,2026-01-20\n\
                  dictation,need,A2,2,2,2026-01-20\n\
                  dictation,need,A3,2,5,2026-01-20\n";
    Project::smallest()
        .write("scores/round-1.csv", first)
        .write("scores/round-2.csv", second)
        .replace("technologies/dictation.toml", "low = 7", "low = 5")
        .replace(
            "radar.toml",
            "origin = \"need\"\n",
            "origin = \"need\"\npanel = \"experts\"\n",
        )
        .replace(
            "radar.toml",
            "name = \"Deploy\"\n",
            "name = \"Deploy\"\nthreshold = 0.7\n",
        )
}

#[test]
fn the_same_seed_gives_the_same_bytes_with_any_number_of_threads() {
    let project = uncertain();
    let output = |threads: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_leadar"))
            .args(["score", "--format", "json", "--samples", "20000"])
            .current_dir(project.path("."))
            .env("RAYON_NUM_THREADS", threads)
            .output()
            .expect("the program runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    };
    let one = output("1");
    assert!(one == output("2") && one == output("64"));
    let other = project
        .run(&["score", "--format", "json", "--samples", "20000", "--seed", "2"])
        .out;
    assert_ne!(one, other.into_bytes(), "another seed draws otherwise");
}

#[test]
fn the_order_of_rows_and_the_names_of_score_files_change_no_figure() {
    let rows = [
        "dictation,need,A1,3,2026-01-10",
        "dictation,need,A2,1,2026-01-10",
        "mobile-forms,need,A1,4,2026-01-10",
    ];
    let file = |rows: &[&str]| format!("technology,criterion,assessor,value,date\n{}\n", rows.join("\n"));
    let one = Project::smallest().write("scores/all.csv", file(&rows));
    let two = Project::smallest()
        .write("scores/z.csv", file(&rows[..1]))
        .write("scores/a.csv", file(&[rows[2], rows[1]]));
    let figures = |project: &Project| json(project, &["--samples", "5000"])["technologies"].to_string();
    assert_eq!(figures(&one), figures(&two));
}

#[test]
fn another_technology_moves_no_ring_no_value_and_no_probability() {
    // The law "as seen" of a level of need that nobody knows would follow what is known of the others.
    let uniform = |project: Project| {
        project.replace(
            "radar.toml",
            "origin = \"need\"\n",
            "origin = \"need\"\nunknown = \"uniform\"\n",
        )
    };
    let alone = json(&uniform(uncertain()), &["--samples", "5000"]);
    let more = uniform(uncertain());
    let copy = std::fs::read_to_string(more.path("radar-data/technologies/dictation.toml")).expect("it is there");
    let copy = copy.replacen("name = \"", "name = \"Another ", 1);
    let more = json(&more.write("technologies/another.toml", copy), &["--samples", "5000"]);
    for id in ["dictation", "mobile-forms", "thermal-camera"] {
        for figure in ["ring", "value", "certainty", "moves"] {
            assert_eq!(
                technology(&alone, id)[figure],
                technology(&more, id)[figure],
                "{id}: {figure}"
            );
        }
    }
}

#[test]
fn probabilities_sum_to_one_and_a_disagreeing_panel_shows_in_them() {
    let scores = json(&uncertain(), &[]);
    for found in scores["technologies"].as_array().expect("a list") {
        let shares = found["certainty"]["probabilities"].as_object().expect("by ring");
        let sum: f64 = shares.values().filter_map(Value::as_f64).sum();
        assert!((sum - 1.0).abs() < 1e-12, "{sum}");
    }
    let dictation = technology(&scores, "dictation");
    // TRL 5 to 8 or more: 6 and up pass for Pilot, and one assessor in three says that hardly anybody asks.
    let pilot = dictation["certainty"]["probabilities"]["pilot"]
        .as_f64()
        .expect("a number");
    assert!((0.2..0.9).contains(&pilot), "{pilot}");
    let rounds = dictation["criteria"][0]["panel"].as_array().expect("rounds");
    assert_eq!(rounds.len(), 2);
    assert_eq!(
        (rounds[0]["median"].as_f64(), rounds[1]["median"].as_f64()),
        (Some(3.0), Some(3.0))
    );
    assert_eq!(
        rounds[1]["given"].as_array().map(Vec::len),
        Some(3),
        "every score stays listed"
    );
    assert_eq!(
        rounds[1]["changed"].as_f64(),
        Some(1.0),
        "a range that became a number has changed"
    );
}

#[test]
fn a_page_says_in_plain_words_how_sure_the_ring_is_and_what_would_move_it() {
    let project = uncertain();
    project.build();
    let page = project.page("tech/dictation.html");
    for text in [
        "How sure this is",
        "What would move it",
        "of the cases",
        "What assessors gave",
        "A2 2",
        "they disagree",
    ] {
        assert!(page.contains(text), "{text:?} in\n{page}");
    }
    let method = project.page("method.html");
    for text in [
        "9\u{202f}604",
        "Seed",
        "concentration 40",
        "standard error",
        "Deploy from a value of 0.7",
    ] {
        assert!(method.contains(text), "{text:?} in\n{method}");
    }
}

#[test]
fn where_no_rule_asks_for_the_value_probabilities_are_counted_out() {
    let project = Project::smallest();
    let trial = [
        "--set",
        "dictation.trl=7-9",
        "--set",
        "dictation.need=4",
        "--samples",
        "100",
    ];
    let scores = json(&project, &trial);
    let certainty = &technology(&scores, "dictation")["certainty"];
    let share = |key: &str, ring: &str| certainty[key][ring].as_f64().expect("a number");
    // Two of the three TRLs from 7 to 9 reach the 8 that Deploy asks for, and 96 of 100 links like the one by which
    // practitioners asked hold, whatever need is tried; a hundred draws would not say so to nine digits.
    let deploy = 0.96 * 2.0 / 3.0;
    assert!((share("probabilities", "deploy") - deploy).abs() < 1e-9, "{certainty}");
    assert!(
        (share("probabilities", "pilot") - (1.0 - deploy)).abs() < 1e-9,
        "{certainty}"
    );
    assert_eq!(
        (share("standard_errors", "deploy"), share("probabilities", "watch")),
        (0.0, 0.0)
    );
    let explained = project
        .run(&[&["score", "--explain", "dictation"], trial.as_slice()].concat())
        .out;
    assert!(
        explained.contains("Deploy: 0.6400") && !explained.contains("standard error"),
        "{explained}"
    );
    project.build();
    assert!(project.page("method.html").contains("counted out"));
    assert!(!project.page("tech/dictation.html").contains("standard error"));
}

#[test]
fn where_the_spread_comes_from_is_told_where_the_moves_are() {
    let project = uncertain();
    project.build();
    let explained = project
        .run(&["score", "--explain", "dictation", "--samples", "2000", "--ranks"])
        .out;
    let (_, moves) = explained
        .split_once("What would move it")
        .expect("what would move it is told");
    let words = "Where the spread of its value comes from, as shares of the variance: ";
    let (_, shares) = moves.split_once(words).expect("the shares stand there");
    let shares = shares.lines().next().expect("a line").trim_end_matches('.');
    let parts: Vec<f64> = shares
        .split(", ")
        .map(|part| {
            let number = part.trim_end_matches(" %").rsplit(' ').next().expect("a number");
            number.parse().expect("a share")
        })
        .collect();
    assert!((parts.iter().sum::<f64>() - 100.0).abs() < 0.2, "{shares}");
    let page = project.page("tech/dictation.html");
    assert!(
        page.contains(&format!("{words}{shares}.")),
        "the page says the same: {shares}"
    );
    for part in [
        "The same with the weights drawn too",
        "Weights with which the order of all technologies by value stays",
        "Its value is above that of",
        "(Tastle and Wierman)",
    ] {
        assert!(explained.contains(part), "{part}: {explained}");
    }
}

#[test]
fn what_if_tells_the_difference_and_touches_no_file() {
    let project = Project::smallest();
    let before = read_tree(&project.path("radar-data"));
    let run = project.run(&[
        "score",
        "--what-if",
        "need=30,maturity=70",
        "--set",
        "dictation.trl=5-6",
    ]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("the weight of need is 30"), "{}", run.out);
    let row = run
        .out
        .lines()
        .find(|line| line.starts_with("dictation"))
        .expect("a row");
    // 30 x 0.4455 + 70 x 0.375 = 39.6, where it was 60 x 0.4455 + 40 x 0.9167 = 63.4.
    assert!(
        row.contains("Deploy > Watch") && row.contains("0.634 > 0.396") && row.contains("-0.238"),
        "{row}"
    );
    let scores = json(&project, &["--set", "dictation.need=unknown"]);
    assert_eq!(technology(&scores, "dictation")["base"]["ring"], "deploy");
    assert_eq!(technology(&scores, "dictation")["criteria"][0]["level"], Value::Null);
    assert_eq!(before, read_tree(&project.path("radar-data")));
    for words in [
        ["--what-if", "nede=30"],
        ["--what-if", "need=-1"],
        ["--what-if", "need=nan"],
        ["--what-if", "need=0,maturity=0"],
        ["--set", "dictaton.need=3"],
        ["--set", "dictation.need=7"],
        ["--set", "dictation.trl=12"],
        ["--set", "dictation"],
    ] {
        let run = project.run(&["score", words[0], words[1]]);
        assert_eq!(run.code, 2, "{words:?}: {}", run.out);
        assert!(run.err.contains("error"), "{words:?}: {}", run.err);
    }
}

#[test]
fn numbers_that_are_none_are_refused_with_their_place() {
    for value in ["NaN", "inf", "-Infinity", "7", "high"] {
        let rows = format!("technology,criterion,assessor,value,date\ndictation,need,A1,{value},2026-01-10\n");
        let run = Project::smallest().write("scores/panel.csv", rows).run(&["score"]);
        assert_eq!(run.code, 1, "{value}");
        assert!(
            run.err.contains("scores/panel.csv:2:19") && run.err.contains(value),
            "{}",
            run.err
        );
    }
    for weight in ["nan", "inf", "-inf", "-1"] {
        let run = Project::smallest()
            .replace("radar.toml", "weight = 60", &format!("weight = {weight}"))
            .run(&["score"]);
        assert_eq!(run.code, 1, "{weight}");
        assert!(run.err.contains("radar.toml:"), "{}", run.err);
    }
    let zero = Project::smallest()
        .replace("radar.toml", "weight = 60", "weight = 0")
        .replace("radar.toml", "weight = 40", "weight = 0")
        .run(&["score"]);
    assert_eq!(zero.code, 1);
    assert!(zero.err.contains("every criterion has the weight 0"), "{}", zero.err);
}

fn without_criteria(project: Project) -> Project {
    let path = project.path("radar-data/radar.toml");
    let text = std::fs::read_to_string(path).expect("it is there");
    let (head, rest) = text.split_once("[[criteria]]").expect("criteria");
    let (_, tail) = rest.split_once("[demand]").expect("demand");
    let kept: String = head
        .lines()
        .filter(|line| !line.contains("measure = \"need\""))
        .map(|line| format!("{line}\n"))
        .collect();
    project.write("radar.toml", format!("{kept}\n[demand]{tail}"))
}

#[test]
fn a_radar_without_criteria_is_placed_by_its_rules_alone() {
    let project = without_criteria(Project::smallest());
    project.build();
    let scores = json(&project, &["--samples", "1000"]);
    let dictation = technology(&scores, "dictation");
    assert_eq!(
        (&dictation["value"], &dictation["ring"]),
        (&Value::Null, &Value::from("deploy"))
    );
    assert_eq!(dictation["ranking"], Value::Null);
    assert!(dictation["certainty"]["probabilities"]["pilot"].as_f64().is_some());
}

#[test]
fn one_criterion_a_zero_weight_and_equal_values_are_ordinary() {
    let zero = Project::smallest().replace("radar.toml", "weight = 40", "weight = 0");
    zero.build();
    let scores = json(&zero, &["--samples", "1000"]);
    // Need alone counts: level 3 in 0.806 of the cases, level 2 in 0.17.
    assert_eq!(technology(&scores, "dictation")["value"].as_f64(), Some(0.4455));
    let ranks: Vec<&Value> = scores["technologies"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|found| &found["id"])
        .collect();
    let mut sorted = ranks.clone();
    sorted.sort_by_key(|id| id.as_str().map(str::to_owned));
    assert_eq!(ranks, sorted, "ties stand by id");
}

#[test]
fn rings_can_be_declared_by_thresholds_alone() {
    let project = Project::smallest();
    let text = std::fs::read_to_string(project.path("radar-data/radar.toml")).expect("it is there");
    let (head, rest) = text.split_once("[[rules]]").expect("rules");
    let (_, tail) = rest.split_once("# Criteria").expect("criteria");
    let head = head
        .replace("name = \"Deploy\"", "name = \"Deploy\"\nthreshold = 0.65")
        .replace(
            "name = \"Pilot\"",
            "name = \"Pilot\"\nthreshold = 0.3\nrequires = [{ measure = \"maturity\", at_least = 3, unknown = \"fails\" }]",
        );
    let project = project
        .write("radar.toml", format!("{head}\n# Criteria{tail}"))
        .replace(
            "radar.toml",
            "[demand]",
            "[links.trust]\none = 1.0\nagreed = 1.0\npanel = 1.0\n\n[demand]",
        )
        .replace("technologies/dictation.toml", "high = 9", "high = 7");
    project.build();
    let scores = json(&project, &["--samples", "2000"]);
    // Dictation is worth exactly 0.6: below 0.65 and above 0.3.
    assert_eq!(technology(&scores, "dictation")["ring"], "pilot");
    let stays = &technology(&scores, "dictation")["criteria"][1]["ring_stays_for_weight"];
    // V(t) = 0.5 + 0.25 t for the weight t of maturity: 0.65 is reached at 0.6.
    assert!((stays[1].as_f64().expect("a number") - 0.6).abs() < 1e-12, "{stays}");
    assert_eq!(stays[0].as_f64(), Some(0.0));
    let low = Project::smallest().write(
        "radar.toml",
        format!("{head}\n# Criteria{tail}").replace("threshold = 0.3", "threshold = 0.8"),
    );
    assert!(low.run(&["check"]).err.contains("must fall from the centre outwards"));
}

#[test]
fn scales_may_run_downwards_bend_or_name_categories() {
    let criteria = "[[criteria]]\nid = \"cost\"\nname = \"Cost\"\nquestion = \"What does it cost, in thousands?\"\nweight = 20\n\
        origin = \"assessed\"\nscale = [0, 200]\nbetter = \"low\"\n\n\
        [[criteria]]\nid = \"training\"\nname = \"Training\"\nquestion = \"How long?\"\nweight = 20\norigin = \"assessed\"\n\
        scale = [0, 10]\nbetter = \"low\"\npoints = [[0, 1], [2, 0.9], [10, 0]]\n\n\
        [[criteria]]\nid = \"colour\"\nname = \"Traffic light\"\nquestion = \"What did the review say?\"\nweight = 20\norigin = \"assessed\"\n\
        categories = [{ name = \"red\", value = 0 }, { name = \"amber\", value = 0.2 }, { name = \"green\", value = 1 }]\n\n[demand]";
    let rows = "technology,criterion,assessor,value,date\ndictation,cost,A1,50,2026-01-10\n\
                dictation,training,A1,6,2026-01-10\ndictation,colour,A1,amber,2026-01-10\n";
    let project = Project::smallest()
        .replace("radar.toml", "[demand]", criteria)
        .write("scores/panel.csv", rows);
    project.build();
    let scores = json(&project, &["--samples", "1000"]);
    let values: Vec<f64> = technology(&scores, "dictation")["criteria"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|found| found["value"].as_f64())
        .collect();
    assert_eq!(values.len(), 5);
    for (found, expected) in values[2..].iter().zip([0.75, 0.45, 0.2]) {
        assert!((found - expected).abs() < 1e-12, "{values:?}");
    }
    let wrong = project
        .write("scores/panel.csv", rows.replace("amber", "ambre"))
        .run(&["check"]);
    assert!(wrong.err.contains("did you mean \"amber\"?"), "{}", wrong.err);
}

#[test]
fn weights_may_be_ranges_a_ranking_or_free() {
    for (table, words) in [
        ("[scoring]\nweights = \"free\"\n", "any weights, all sets alike"),
        (
            "[scoring]\nweights = \"ranking\"\nranking = [\"maturity\", \"need\"]\n",
            "keep the declared order",
        ),
        (
            "[scoring]\nweights = \"fixed\"\nprecision = 0.01\n",
            "as declared, in every draw",
        ),
        (
            "[scoring]\nweights = \"around\"\nsamples = 2000\n[[scoring.groups]]\ngroup = \"PG1\"\nweights = { need = 1, maturity = 3 }\n",
            "1 practitioner groups a draw",
        ),
    ] {
        let project = scored_by(table);
        let scores = json(&project, &[]);
        assert!(
            scores["run"]["weights"]
                .as_str()
                .is_some_and(|text| text.contains(words)),
            "{}",
            scores["run"]
        );
    }
    let ranges = Project::smallest()
        .replace("radar.toml", "weight = 60", "weight = 60\nweight_range = [50, 70]")
        .replace("radar.toml", "weight = 40", "weight = 40\nweight_range = [30, 50]")
        .replace("radar.toml", "weights = \"around\"", "weights = \"ranges\"");
    let scores = json(&ranges, &[]);
    assert!(
        scores["run"]["weights_accepted"]
            .as_f64()
            .is_some_and(|share| (share - 0.2).abs() < 1e-9)
    );
    let missing = scored_by("[scoring]\nweights = \"ranges\"\n");
    assert!(missing.run(&["check"]).err.contains("weight_range for need, maturity"));
}

/// Dictation with the best level on need and the worst on maturity: its value is the weight of need.
fn value_is_weight_of_need(project: Project) -> Project {
    let set = |criterion: &str, level: u8| {
        format!(
            "\n[[overrides]]\ncriterion = \"{criterion}\"\nlevel = {level}\nby = \"A\"\ndate = 2026-01-31\nreason = \"test\"\n"
        )
    };
    let path = project.path("radar-data/technologies/dictation.toml");
    let text = std::fs::read_to_string(path).expect("it is there");
    project.write(
        "technologies/dictation.toml",
        format!("{text}{}{}", set("need", 5), set("maturity", 1)),
    )
}

#[test]
fn weights_are_drawn_by_the_law_that_is_declared() {
    let twelfth = 12.0_f64.sqrt();
    let laws = [
        // Need has 60 of 100; a Dirichlet weight has the variance w (1 - w) / (concentration + 1).
        ("weights = \"fixed\"", 0.6, 0.0),
        (
            "weights = \"around\"\nconcentration = 40",
            0.6,
            (0.24_f64 / 41.0).sqrt(),
        ),
        ("weights = \"around\"\nconcentration = 8", 0.6, (0.24_f64 / 9.0).sqrt()),
        ("weights = \"free\"", 0.5, 1.0 / twelfth),
        (
            "weights = \"ranking\"\nranking = [\"maturity\", \"need\"]",
            0.25,
            0.5 / twelfth,
        ),
        (
            "weights = \"fixed\"\n[[scoring.groups]]\ngroup = \"PG1\"\nweights = { need = 1, maturity = 3 }",
            0.25,
            0.0,
        ),
    ];
    let value_of = |project: &Project| {
        let scores = json(project, &["--samples", "40000"]);
        let value = &technology(&scores, "dictation")["certainty"]["value"];
        (
            value["mean"].as_f64().expect("a mean"),
            value["deviation"].as_f64().expect("a deviation"),
        )
    };
    let check = |project: &Project, law: &str, mean: f64, deviation: f64| {
        let found = value_of(project);
        // Some standard errors of 40 000 draws.
        assert!((found.0 - mean).abs() <= deviation / 40.0 + 1e-12, "{law}: {found:?}");
        assert!(
            (found.1 - deviation).abs() <= deviation / 40.0 + 1e-9,
            "{law}: {found:?}"
        );
    };
    for (law, mean, deviation) in laws {
        let project = value_is_weight_of_need(scored_by(&format!("[scoring]\n{law}\n")));
        check(&project, law, mean, deviation);
    }
    let ranges = Project::smallest()
        .replace("radar.toml", "weight = 60", "weight = 60\nweight_range = [50, 70]")
        .replace("radar.toml", "weight = 40", "weight = 40\nweight_range = [30, 50]")
        .replace("radar.toml", "weights = \"around\"", "weights = \"ranges\"");
    check(&value_is_weight_of_need(ranges), "ranges", 0.6, 0.2 / twelfth);
}

#[test]
fn a_precision_chooses_the_number_of_draws() {
    let project = scored_by("[scoring]\nprecision = 0.005\n");
    let run = &json(&project, &[])["run"];
    // 1.959964² / 4 / 0.005² is 38 414.6.
    assert_eq!(run["samples"].as_u64(), Some(38_415));
    assert!(run["half_width"].as_f64().is_some_and(|half| half <= 0.005));
}

#[test]
fn a_level_set_by_hand_carries_its_reason() {
    let set = "\n[[overrides]]\ncriterion = \"need\"\nlevel = 5\nby = \"board\"\ndate = 2026-01-30\nreason = \"decided in the meeting\"\n";
    let project = Project::smallest();
    let text = std::fs::read_to_string(project.path("radar-data/technologies/dictation.toml")).expect("it is there");
    let project = project.write("technologies/dictation.toml", text + set);
    let working = project.run(&["score", "--explain", "dictation"]).out;
    assert!(
        working.contains(
            "level 5, mean value 1.000 (set by hand). Set by board on 30 January 2026: decided in the meeting"
        ),
        "{working}"
    );
}

#[test]
fn what_is_printed_as_json_keeps_to_the_schema_that_is_printed() {
    let project = uncertain();
    let schema: Value = serde_json::from_str(&project.run(&["score", "--schema"]).out).expect("the schema is JSON");
    assert_eq!(
        project.run(&["schema", "score"]).out,
        project.run(&["score", "--schema"]).out
    );
    check_schema(&schema, &json(&project, &["--samples", "1000"]), "$");
    check_schema(
        &schema,
        &json(&project, &["--samples", "1000", "--set", "dictation.need=2"]),
        "$",
    );
    check_schema(
        &schema,
        &json(&without_criteria(Project::smallest()), &["--samples", "1000"]),
        "$",
    );
}

/// The parts of JSON Schema that ours uses: type, const, enum, required, properties, additionalProperties, items, limits,
/// definitions, and what may be null.
pub fn check_schema(schema: &Value, value: &Value, path: &str) {
    check_part(schema, schema, value, path);
}

fn check_part(whole: &Value, schema: &Value, value: &Value, path: &str) {
    if let Some(name) = schema["$ref"].as_str() {
        let place = name.trim_start_matches('#');
        let part = whole.pointer(place).unwrap_or_else(|| panic!("{name} is defined"));
        return check_part(whole, part, value, path);
    }
    if let Some(choices) = schema["oneOf"].as_array() {
        if value.is_null() {
            assert!(choices.iter().any(|choice| choice["type"] == "null"), "{path} is null");
            return;
        }
        let fits = |choice: &&Value| {
            let required = choice["required"].as_array().into_iter().flatten();
            let mut names = required.filter_map(Value::as_str);
            choice["type"] != "null" && names.all(|name| value.get(name).is_some())
        };
        let choice = choices
            .iter()
            .find(fits)
            .unwrap_or_else(|| panic!("{path} fits no choice"));
        return check_part(whole, choice, value, path);
    }
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_u64() || number.is_i64() => "integer",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let fits = |wanted: &Value| wanted == kind || (wanted == "number" && kind == "integer");
    match &schema["type"] {
        Value::String(_) => assert!(fits(&schema["type"]), "{path} is {kind}"),
        Value::Array(kinds) => assert!(kinds.iter().any(fits), "{path} is {kind}"),
        _ => {}
    }
    if let Some(words) = schema["enum"].as_array() {
        assert!(words.contains(value), "{path} is {value}");
    }
    if let (Some(least), Some(number)) = (schema["minimum"].as_f64(), value.as_f64()) {
        assert!(number >= least, "{path} is {number}");
    }
    if let (Some(most), Some(number)) = (schema["maximum"].as_f64(), value.as_f64()) {
        assert!(number <= most, "{path} is {number}");
    }
    if let Some(items) = value.as_array() {
        for (index, item) in items.iter().enumerate() {
            check_part(whole, &schema["items"], item, &format!("{path}[{index}]"));
        }
    }
    let Some(object) = value.as_object() else { return };
    for name in schema["required"].as_array().into_iter().flatten() {
        assert!(object.contains_key(name.as_str().unwrap_or("")), "{path} lacks {name}");
    }
    for (name, inner) in object {
        let known = &schema["properties"][name];
        let inner_schema = if known.is_null() {
            &schema["additionalProperties"]
        } else {
            known
        };
        assert!(
            *inner_schema != Value::Bool(false),
            "{path}.{name} is not in the schema"
        );
        check_part(whole, inner_schema, inner, &format!("{path}.{name}"));
    }
}

#[test]
fn not_yet_asked_is_kept_apart_and_never_comes_out_in_the_innermost_ring() {
    let project = Project::smallest();
    let scores = json(&project, &[]);
    let found = scores["technologies"].as_array().expect("a list");
    let unasked: Vec<&Value> = found.iter().filter(|found| found["asked"] == "not-yet-asked").collect();
    assert!(!unasked.is_empty());
    for technology in unasked {
        assert_eq!(technology["certainty"]["probabilities"]["deploy"].as_f64(), Some(0.0));
        let words = technology["certainty"]["words"].to_string();
        assert!(words.contains("Nobody has been asked about its topics yet"), "{words}");
    }
}

#[test]
fn demand_is_given_by_need_workshop_group_and_country() {
    let scores = json(&Project::smallest(), &["--samples", "1000"]);
    let demand = &technology(&scores, "dictation")["demand"];
    let total = demand["total"].as_f64().expect("a number");
    for split in ["by_workshop", "by_group", "by_country"] {
        let sum: f64 = demand[split]
            .as_object()
            .expect("by name")
            .values()
            .filter_map(Value::as_f64)
            .sum();
        assert!((sum - total).abs() < 1e-12, "{split}: {demand}");
    }
}

/// Evidence with counts from 2010 on.
fn evidence(counts: &[u64]) -> String {
    let years: Vec<String> = (2010..)
        .zip(counts)
        .map(|(year, count)| format!("{{\"year\": {year}, \"count\": {count}, \"total\": 1000000}}"))
        .collect();
    format!(
        "{{\"format\": 1, \"source\": \"works\", \"technology\": \"dictation\", \"query\": \"speech to text\",\n\
         \"retrieved\": \"2026-01-20\", \"complete_through\": 2025, \"counts\": [{}]}}",
        years.join(", ")
    )
}

fn with_evidence(text: &str) -> Project {
    let project = Project::smallest();
    std::fs::create_dir_all(project.path("radar-data/evidence/works")).expect("a folder");
    project.write("evidence/works/dictation.json", text)
}

#[test]
fn counts_become_momentum_with_an_honest_ceiling_and_never_a_trl() {
    let growing: Vec<u64> = (0..16).map(|year| 5 << (year / 3)).collect();
    let project = with_evidence(&evidence(&growing));
    project.build();
    let scores = json(&project, &["--samples", "1000"]);
    let momentum = &technology(&scores, "dictation")["momentum"][0];
    assert!(
        momentum["slope"]["low"].as_f64().is_some_and(|low| low > 0.0),
        "{momentum}"
    );
    assert!(
        momentum["curve"]
            .as_str()
            .is_some_and(|words| words.contains("Ceiling unknown")),
        "{momentum}"
    );
    let plain = json(&Project::smallest(), &["--samples", "1000"]);
    assert_eq!(
        technology(&plain, "dictation")["value"],
        technology(&scores, "dictation")["value"]
    );
    assert!(project.page("tech/dictation.html").contains("Counts in works"));
    assert!(
        project
            .page("tech/mobile-forms.html")
            .contains("No source has been scanned for it yet")
    );
    // Poisson regression over ten years, and not a rate between two of them: one wild first year does not bend it.
    let doubling: Vec<u64> = [900, 7, 0, 3, 1, 2]
        .into_iter()
        .chain((0..10).map(|year| 3 << year))
        .collect();
    let scores = json(&with_evidence(&evidence(&doubling)), &["--samples", "1000"]);
    let momentum = &technology(&scores, "dictation")["momentum"][0];
    assert!(
        momentum["growth"]
            .as_f64()
            .is_some_and(|growth| (growth - 1.0).abs() < 1e-9),
        "{momentum}"
    );
    assert!(
        momentum["doubling_years"]
            .as_f64()
            .is_some_and(|years| (years - 1.0).abs() < 1e-9),
        "{momentum}"
    );
    let few = json(&with_evidence(&evidence(&[1, 2, 1])), &["--samples", "1000"]);
    let words = technology(&few, "dictation")["momentum"][0]["curve"].to_string();
    assert!(words.contains("Too little data"), "{words}");
}

/// A field whose counts have run their course: a logistic curve of 900 works with its turning point in 2015.
const SPENT: [u64; 16] = [9, 15, 25, 41, 64, 93, 118, 129, 118, 93, 64, 41, 25, 15, 9, 6];

#[test]
fn counts_and_a_trl_that_contradict_each_other_are_flagged_and_nothing_else_is() {
    let flag = |low: u8, high: u8, counts: &[u64]| {
        let project = with_evidence(&evidence(counts))
            .replace("technologies/dictation.toml", "low = 7", &format!("low = {low}"))
            .replace("technologies/dictation.toml", "high = 9", &format!("high = {high}"));
        let scores = json(&project, &["--samples", "1000"]);
        let flag = technology(&scores, "dictation")["contradictions"][0].clone();
        (project, flag)
    };
    let (project, found) = flag(3, 4, &SPENT);
    assert!(
        found.as_str().is_some_and(|words| words.contains("TRL 3 to 4")),
        "{found}"
    );
    project.build();
    assert!(project.page("tech/dictation.html").contains("For review."));
    let method = project.page("method.html");
    assert!(
        method.contains("tech/dictation.html#momentum"),
        "the method page lists it"
    );
    // One level further than the limit nothing contradicts, nor does an early TRL with counts that only begin.
    assert!(flag(3, 5, &SPENT).1.is_null());
    assert!(flag(7, 9, &SPENT).1.is_null());
    let (_, explained) = flag(2, 3, &[1, 2, 1]);
    assert!(explained.is_null());
}

#[test]
fn a_burst_is_told_with_its_years_and_weight() {
    let scores = json(
        &with_evidence(&evidence(&[5, 4, 6, 5, 30, 28, 33, 5, 4])),
        &["--samples", "1000"],
    );
    let bursts = &technology(&scores, "dictation")["momentum"][0]["bursts"];
    assert_eq!(
        (bursts[0]["first"].as_i64(), bursts[0]["last"].as_i64()),
        (Some(2014), Some(2016))
    );
    assert!(
        bursts[0]["weight"].as_f64().is_some_and(|weight| weight > 10.0),
        "{bursts}"
    );
    assert!(bursts[1].is_null());
}

#[test]
fn a_quarter_of_a_weight_is_tried_and_what_it_does_is_told() {
    // Need 48, maturity 52. Dictation has levels 3 and 5, so 0.48 x 0.5 + 0.52 = 0.76; the forms have 4 and 4, so 0.75
    // whatever the weights. With need x 1.25 dictation has 0.73: the forms pass.
    let set = |criterion: &str, level: u8| {
        format!(
            "\n[[overrides]]\ncriterion = \"{criterion}\"\nlevel = {level}\nby = \"A\"\ndate = 2026-01-31\nreason = \"test\"\n"
        )
    };
    let place = |project: &Project, id: &str, need: u8, maturity: u8| {
        let path = project.path(&format!("radar-data/technologies/{id}.toml"));
        let text = std::fs::read_to_string(&path).expect("it is there");
        std::fs::write(
            path,
            format!("{text}{}{}", set("need", need), set("maturity", maturity)),
        )
        .expect("written");
    };
    let project = Project::smallest();
    place(&project, "dictation", 3, 5);
    place(&project, "mobile-forms", 4, 4);
    let project = project
        .replace("technologies/dictation.toml", "low = 7", "low = 8")
        .replace("radar.toml", "weight = 60", "weight = 48")
        .replace("radar.toml", "weight = 40", "weight = 52");
    let scores = json(&project, &["--samples", "1000"]);
    let changes = scores["weight_changes"].as_array().expect("a list");
    let change = |criterion: &str, factor: f64| {
        changes
            .iter()
            .find(|found| found["criterion"] == criterion && found["factor"] == factor)
            .expect("every weight is tried both ways")
    };
    let passing = &change("need", 1.25)["passing"];
    assert_eq!(passing[0]["technology"], "mobile-forms", "{changes:?}");
    assert_eq!(passing[0]["passed"], "dictation");
    assert_eq!(change("need", 0.75)["passing"].as_array().map(Vec::len), Some(0));
    // Less of one weight is more of the only other: the same happens.
    assert_eq!(change("maturity", 0.75)["passing"], *passing);
    let explained = project
        .run(&["score", "--explain", "dictation", "--samples", "1000"])
        .out;
    assert!(explained.contains("mobile-forms passes it"), "{explained}");
    let table = project.run(&["score", "--samples", "1000"]).out;
    assert!(table.contains("one weight 25 % more or less"), "{table}");
    // A threshold between the two values moves a ring instead.
    let by_value = project.replace(
        "radar.toml",
        "name = \"Deploy\"\n",
        "name = \"Deploy\"\nthreshold = 0.755\n",
    );
    let scores = json(&by_value, &["--samples", "1000"]);
    let changes = scores["weight_changes"].as_array().expect("a list");
    let rings = changes
        .iter()
        .find(|found| found["criterion"] == "need" && found["factor"] == 1.25);
    assert_eq!(
        rings.expect("it is tried")["rings"][0]["technology"],
        "dictation",
        "{changes:?}"
    );
    by_value.build();
    assert!(
        by_value
            .page("method.html")
            .contains("What a quarter more or less of one weight does")
    );
}

#[test]
fn evidence_that_makes_no_sense_is_refused_with_its_place() {
    let fine = evidence(&[1, 2, 3]);
    for (from, to, words) in [
        ("\"year\": 2011", "\"year\": 2012", "does not follow 2010"),
        ("\"count\": 2", "\"count\": -2", "evidence/works/dictation.json:2:"),
        ("\"count\": 2", "\"count\": NaN", "evidence/works/dictation.json:2:"),
        ("\"total\": 1000000", "\"total\": 0", "more works match"),
        (
            "complete_through\": 2025",
            "complete_through\": 2026",
            "no complete year after 2025",
        ),
        ("\"works\"", "\"patents\"", "is not the folder"),
        ("\"query\"", "\"qwery\"", "qwery"),
    ] {
        let run = with_evidence(&fine.replacen(from, to, 1)).run(&["check"]);
        assert_eq!(run.code, 1, "{to}");
        assert!(run.err.contains(words), "{to}: {}", run.err);
    }
}

#[test]
fn agreement_of_assessors_is_measured_a_round_at_a_time() {
    let scores = json(&uncertain(), &["--samples", "1000"]);
    let rows = scores["agreement"].as_array().expect("a list");
    assert_eq!(rows.len(), 2, "two rounds on need");
    assert_eq!(rows[0]["assessors"].as_u64(), Some(3));
    assert!(
        rows[0]["krippendorff_alpha_ordinal"]
            .as_f64()
            .is_some_and(|alpha| alpha < 1.0)
    );
    let methods = scores["comparison"]["methods"].as_array().expect("methods");
    assert_eq!(methods.len(), 9);
    let ranks = |value: &Value| -> Vec<f64> {
        let ranks = value.as_array().expect("ranks").iter();
        ranks.map(|rank| rank.as_f64().expect("a rank")).collect()
    };
    let ours = ranks(&scores["comparison"]["ours"]);
    for method in methods {
        let theirs = ranks(&method["ranks"]);
        match (rank_correlation(&ours, &theirs), method["spearman"].as_f64()) {
            (Some(expected), Some(found)) => assert!((expected - found).abs() < 1e-12, "{method}"),
            (expected, found) => assert_eq!(expected, found, "{method}"),
        }
    }
}

#[test]
fn the_number_of_technologies_behind_each_measure_of_agreement_is_its_own() {
    let project = Project::smallest();
    let rows: String = [("A1", "234"), ("A2", "244"), ("A3", "35")]
        .iter()
        .flat_map(|(assessor, levels)| {
            let technologies = ["dictation", "mobile-forms", "thermal-camera"]
                .iter()
                .zip(levels.chars());
            technologies.map(move |(id, level)| format!("{id},need,{assessor},{level},2026-01-30,\n"))
        })
        .collect();
    let project = project.replace(
        "scores/panel.csv",
        "technology,criterion,assessor,value,date,note\n",
        &format!("technology,criterion,assessor,value,date,note\n{rows}"),
    );
    let scores = json(&project, &["--samples", "100"]);
    let row = &scores["agreement"][0];
    assert_eq!(
        (row["technologies"].as_u64(), row["technologies_scored_by_all"].as_u64()),
        (Some(3), Some(2))
    );
    project.build();
    assert!(project.page("method.html").contains("Scored by all"));
}

/// Spearman's rho from its definition: Pearson's correlation of mean ranks; `None` where one side is all ties.
fn rank_correlation(one: &[f64], other: &[f64]) -> Option<f64> {
    let mean_ranks = |ranks: &[f64]| -> Vec<f64> {
        let place = |rank: &f64| {
            let below = ranks.iter().filter(|other| *other < rank).count() as f64;
            let same = ranks.iter().filter(|other| *other == rank).count() as f64;
            below + (same + 1.0) / 2.0
        };
        ranks.iter().map(place).collect()
    };
    let (one, other) = (mean_ranks(one), mean_ranks(other));
    let middle = (one.len() as f64 + 1.0) / 2.0;
    let product = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| (a - middle) * (b - middle)).sum::<f64>();
    let (both, squares) = (product(&one, &other), product(&one, &one) * product(&other, &other));
    (squares > 0.0).then(|| both / squares.sqrt())
}

#[test]
fn what_is_better_on_everything_comes_first_by_every_method() {
    let best = value_is_weight_of_need(Project::smallest()).replace(
        "technologies/dictation.toml",
        "level = 1\nby = \"A\"",
        "level = 5\nby = \"A\"",
    );
    let scores = json(&best, &["--samples", "1000"]);
    let comparison = &scores["comparison"];
    let place = comparison["technologies"]
        .as_array()
        .expect("a list")
        .iter()
        .position(|id| id == "dictation")
        .expect("it is compared");
    assert_eq!(comparison["ours"][place], 1);
    for method in comparison["methods"].as_array().expect("methods") {
        assert_eq!(method["ranks"][place], 1, "{method}");
    }
}

#[test]
fn plots_in_files_of_their_own_bring_their_white_paper() {
    let project = uncertain();
    let run = project.run(&["score", "--samples", "1000", "--plots", "plots"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let files = std::fs::read_dir(project.path("plots")).expect("a folder");
    let mut files: Vec<_> = files.map(|file| file.expect("an entry").path()).collect();
    // The folder carries the mark of what is ours beside the plots.
    files.retain(|file| !file.ends_with(".leadar-files"));
    assert!(files.len() > 3, "{files:?}");
    for plot in files {
        let text = std::fs::read_to_string(plot).expect("a plot");
        let (_, inside) = text.split_once('>').expect("a root");
        assert!(
            inside.starts_with("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>"),
            "{inside:.80}"
        );
    }
}
