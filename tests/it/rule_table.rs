//! What is odd about the rules is said with the line of the rule; sound rules are left in peace.

use crate::project::Project;

const FIRST: &str = "[[rules]]\nring = \"deploy\"";
const LAST: &str = "[[rules]]\nring = \"watch\"";

fn rule(ring: &str, when: &str) -> String {
    format!("[[rules]]\nring = \"{ring}\"\nwords = \"W.\"\nwhen = [{when}]\n\n")
}

#[test]
fn each_fault_of_the_rule_table_is_warned_of_with_its_line() {
    let trl = |limit: &str| format!("{{ measure = \"trl.low\", {limit} }}");
    let need = |limit: &str, unknown: &str| format!("{{ measure = \"need\", {limit}, unknown = \"{unknown}\" }}");
    let both = format!("{}, {}", trl("at_least = 7"), trl("at_most = 5"));
    let narrower = format!(
        "{{ asked = [\"asked\"] }}, {}, {}",
        trl("at_least = 9"),
        need("at_least = 4", "fails")
    );
    let cases = [
        (LAST, rule("pilot", &both), "its own conditions exclude each other"),
        (
            LAST,
            rule("pilot", &narrower),
            "is never reached: rule 1 (ring \"deploy\") holds whenever it does",
        ),
        (FIRST, rule("deploy", &narrower), "makes no difference"),
        (LAST, rule("pilot", &trl("at_least = 11")), "its scale runs from 1 to 9"),
        (
            LAST,
            rule("pilot", &need("at_least = 6", "fails")),
            "its scale runs from 1 to 5",
        ),
        (
            FIRST,
            rule("watch", &trl("at_most = 2")) + &rule("pilot", &trl("at_least = 4")),
            "a gap",
        ),
        (LAST, rule("watch", &trl("at_least = 9")), "asks for less of"),
        (
            FIRST,
            rule("deploy", &need("at_least = 3", "passes")),
            "no practitioner was asked",
        ),
    ];
    for (before, rules, told) in cases {
        let project = Project::smallest().replace("radar.toml", before, &(rules + before));
        let run = project.run(&["check"]);
        assert_eq!(run.code, 0, "{told}: {}", run.err);
        let line = run.err.lines().find(|line| line.contains(told));
        let line = line.unwrap_or_else(|| panic!("{told:?} is said in:\n{}", run.err));
        let place = line.split(' ').nth(1).expect("a place");
        let number: usize = place.split(':').nth(1).and_then(|n| n.parse().ok()).expect("a line");
        let text = std::fs::read_to_string(project.path("radar-data/radar.toml")).expect("the file");
        assert_eq!(text.lines().nth(number - 1), Some("[[rules]]"), "{line}");
    }
}

#[test]
fn sound_rules_are_left_in_peace() {
    let run = Project::smallest().run(&["check"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
}

#[test]
fn a_limit_on_the_value_off_its_scale_is_an_error() {
    let rules = rule("deploy", "{ measure = \"value\", at_least = 1.5 }") + FIRST;
    let run = Project::smallest().replace("radar.toml", FIRST, &rules).run(&["check"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("it runs from 0 to 1"), "{}", run.err);
}
