//! What to find out next, and what a ring hangs on: the radar says which answer would change it.

use serde_json::Value;

use crate::project::Project;

fn next(project: &Project) -> Value {
    let run = project.run(&["--quiet", "score", "--next", "--format", "json"]);
    assert_eq!(run.code, 0, "{}", run.err);
    serde_json::from_str(&run.out).expect("JSON")
}

/// Thermal cameras with an uncertain TRL around the limit of Deploy, and a criterion that nobody has scored.
fn uncertain() -> Project {
    let criterion = "\n[[criteria]]\nid = \"deployability\"\nname = \"Deployability\"\nquestion = \"What does it ask?\"\n\
                     weight = 20\norigin = \"assessed\"\nanchors = [\"a\", \"b\", \"c\", \"d\", \"e\"]\n";
    let radar = std::fs::read_to_string(Project::smallest().path("radar-data/radar.toml")).expect("the starter");
    let radar = radar.replacen(
        "{ measure = \"need\", at_least = 3, unknown = \"fails\" },",
        "{ measure = \"need\", at_least = 3, unknown = \"fails\" },\n    { measure = \"deployability\", at_least = 3 },",
        1,
    );
    assert!(radar.contains("deployability"), "the rule of the starter is found");
    Project::smallest().write("radar.toml", radar + criterion)
}

#[test]
fn every_question_has_answers_that_sum_to_one_and_a_worth_that_is_never_negative() {
    let found = next(&uncertain());
    let questions = found["questions"].as_array().expect("a list");
    assert!(!questions.is_empty());
    let mut before = f64::INFINITY;
    for question in questions {
        let answers = question["answers"].as_array().expect("answers");
        let sum: f64 = answers
            .iter()
            .map(|answer| answer["probability"].as_f64().expect("a number"))
            .sum();
        assert!((sum - 1.0).abs() < 1e-9, "{question}");
        let worth = question["expected_change"].as_f64().expect("a number");
        assert!((0.0..=before).contains(&worth), "{question}");
        before = worth;
        assert!(!question["who"].as_str().expect("words").is_empty());
    }
    let of = |input: &str| questions.iter().any(|question| question["input"] == input);
    assert!(of("deployability") && of("need"));
}

#[test]
fn what_would_move_a_technology_and_what_to_find_out_next_agree() {
    let data = crate::project::repository().join("radar-data");
    let words = [
        "--quiet",
        "score",
        "--format",
        "json",
        "--samples",
        "1000",
        "--data",
        data.to_str().expect("UTF-8"),
    ];
    let run = Project::smallest().run(&words);
    let scores: Value = serde_json::from_str(&run.out).expect("JSON");
    let questions = scores["questions"].as_array().expect("a list");
    let mut compared = 0;
    for technology in scores["technologies"].as_array().expect("a list") {
        for change in technology["moves"].as_array().expect("a list") {
            let mut asked = questions
                .iter()
                .filter(|question| question["technology"] == technology["id"]);
            let question = asked.find(|question| question["input"] == change["input"] && change["input"] == "need");
            let answers = question
                .and_then(|question| question["answers"].as_array())
                .into_iter()
                .flatten();
            let level = |of: &Value, key: &str| of[key].as_f64().unwrap_or(f64::NAN);
            let mut given = answers.filter(|answer| {
                level(answer, "low") <= level(change, "to") && level(change, "to") <= level(answer, "high")
            });
            if let Some(answer) = given.next() {
                assert_eq!(
                    answer["ring"], change["ring"],
                    "{}: {}",
                    technology["id"], change["words"]
                );
                compared += 1;
            }
        }
    }
    assert!(compared > 20, "{compared}");
}

#[test]
fn the_mean_over_the_answers_is_the_probability_of_each_ring() {
    let project = uncertain();
    let run = project.run(&["--quiet", "score", "--format", "json", "--samples", "1000"]);
    let scores: Value = serde_json::from_str(&run.out).expect("JSON");
    let mut compared = 0;
    for question in scores["questions"].as_array().expect("a list") {
        // To find out a link or a need is to ask practitioners, which changes what they were asked; all else only becomes known.
        let input = question["input"].as_str().expect("words");
        let answers = question["answers"].as_array().expect("answers").iter();
        let total: f64 = answers
            .map(|answer| answer["probability"].as_f64().expect("a number"))
            .sum();
        assert!((total - 1.0).abs() < 1e-9, "{question}");
        if input == "need" || input.starts_with("link ") {
            continue;
        }
        compared += 1;
        let technologies = scores["technologies"].as_array().expect("a list");
        let technology = technologies.iter().find(|found| found["id"] == question["technology"]);
        let now = technology.expect("it is there")["certainty"]["probabilities"]
            .as_object()
            .expect("by ring");
        for (place, probability) in now.values().enumerate() {
            let parts = question["answers"].as_array().expect("answers").iter().map(|answer| {
                let given = answer["ring_probabilities"][place].as_f64().expect("a number");
                given * answer["probability"].as_f64().expect("a number")
            });
            let mean: f64 = parts.sum();
            assert!(
                (mean - probability.as_f64().expect("a number")).abs() < 1e-9,
                "{question}"
            );
        }
    }
    assert!(compared > 2, "{compared}");
}

#[test]
fn a_certain_input_is_no_question() {
    let project = uncertain();
    let asks = |project: &Project| {
        let found = next(project);
        let questions = found["questions"].as_array().expect("a list").clone();
        let of = |question: &&Value| question["technology"] == "dictation" && question["input"] == "deployability";
        questions.iter().filter(of).count()
    };
    assert_eq!(asks(&project), 1);
    let scored = project.write(
        "scores/panel.csv",
        "technology,criterion,assessor,value,date,note\ndictation,deployability,A1,4,2026-01-05,\n",
    );
    assert_eq!(asks(&scored), 0);
}

#[test]
fn questions_can_be_asked_for_a_group_and_an_unknown_one_is_wrong_use() {
    let project = uncertain();
    let run = project.run(&["--quiet", "score", "--next", "--for", "pg1"]);
    assert!(
        run.code == 0 && run.out.contains("Who could tell"),
        "{}{}",
        run.out,
        run.err
    );
    let csv = project.run(&["--quiet", "score", "--next", "--format", "csv"]);
    assert!(csv.out.starts_with("technology,input,expected_change,"), "{}", csv.out);
    let unknown = project.run(&["--quiet", "score", "--next", "--for", "PG7"]);
    assert!(unknown.code == 2 && unknown.err.contains("PG1"), "{}", unknown.err);
    assert_eq!(project.run(&["score", "--for", "PG1"]).code, 2);
}

#[test]
fn pages_and_data_tell_what_to_find_out_and_what_a_ring_hangs_on() {
    let project = uncertain();
    project.build();
    let page = project.page("next.html");
    assert!(
        page.contains("What to find out next") && page.contains("assessors of Deployability"),
        "{page}"
    );
    for from in ["index.html", "method.html"] {
        assert!(project.page(from).contains("href=\"next.html\""), "{from} leads there");
    }
    let technology = project.page("tech/dictation.html");
    assert!(technology.contains("What it hangs on"));
    assert!(
        project
            .page("data/questions.csv")
            .contains("dictation,Dictation,deployability,")
    );
    let trials = project.page("data/trials.csv");
    assert!(
        trials.contains("law deployability worst") && trials.contains("trl -1"),
        "{trials}"
    );
    let run = project.run(&["--quiet", "score", "--explain", "dictation"]);
    assert!(run.out.contains("What the ring hangs on") && run.out.contains("weights cannot change a ring"));
}

#[test]
fn a_link_left_out_is_told_where_it_moves_the_ring() {
    let run = Project::smallest().run(&["--quiet", "score", "--format", "json", "--samples", "1000"]);
    let scores: Value = serde_json::from_str(&run.out).expect("JSON");
    let technologies = scores["technologies"].as_array().expect("a list");
    let changes = technologies
        .iter()
        .flat_map(|found| found["one_way"].as_array().expect("a list"));
    let changes: Vec<&str> = changes
        .map(|change| change["change"].as_str().expect("words"))
        .collect();
    assert!(changes.iter().any(|change| change.starts_with("link ")), "{changes:?}");
}

#[test]
fn a_question_on_a_limiting_link_asks_whether_it_limits() {
    let project = Project::smallest()
        .replace("workshops/2026-paperwork.toml", "kind = \"gap\"", "kind = \"legal\"")
        .replace(
            "links.csv",
            "paperwork-01,dictation,related",
            "paperwork-01,dictation,constrains",
        )
        .replace(
            "links.csv",
            "paperwork-01,mobile-forms,core",
            "paperwork-01,mobile-forms,rejected",
        );
    let text = next(&project).to_string();
    assert!(text.contains("(paperwork-01) limit Dictation?"), "{text}");
    assert!(text.contains("(paperwork-02) speak for Dictation?"), "{text}");
}
