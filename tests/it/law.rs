//! Law is per use: every class of the typical use counts, the strictest decides, and further uses are shown and decide
//! nothing.

use crate::project::Project;

/// The small radar with a class that forbids part of the uses, on which a rule and a criterion stand.
fn with_strict_class() -> Project {
    let class = "[[legal_classes]]\nid = \"strict\"\nname = \"Strict\"\nmeaning = \"M.\"\ninstrument = \"I\"\n\
                 effect = \"prohibits-part\"\nlevel = 2\nlevel_special = 2\nchecked_on = 2026-01-31\nsource = \"s\"\n\
                 safeguards = [\"a judge looks first\"]\n\n[[legal_classes]]\nid = \"ordinary\"";
    let criterion = "[[criteria]]\nid = \"law\"\nname = \"Law\"\nquestion = \"May it be used?\"\nweight = 10\n\
                     origin = \"legal\"\nanchors = [\"a\", \"b\", \"c\", \"d\", \"e\"]\n\n[[criteria]]\nid = \"need\"";
    let rule = "[[rules]]\nring = \"watch\"\nwords = \"The law forbids it.\"\nwhen = [{ effect = [\"prohibits-part\"] }]\n\n\
                [[rules]]\nring = \"deploy\"";
    Project::smallest()
        .replace("radar.toml", "[[legal_classes]]\nid = \"ordinary\"", class)
        .replace("radar.toml", "[[criteria]]\nid = \"need\"", criterion)
        .replace("radar.toml", "[[rules]]\nring = \"deploy\"", rule)
}

fn explain(project: &Project) -> String {
    let run = project.run(&["score", "--explain", "dictation"]);
    assert_eq!(run.code, 0, "{}", run.err);
    run.out
}

const FILE: &str = "technologies/dictation.toml";
const CLASS: &str = "legal_class = \"ordinary\"";

#[test]
fn of_several_classes_the_strictest_effect_decides_and_the_lowest_level_counts() {
    for order in ["[\"ordinary\", \"strict\"]", "[\"strict\", \"ordinary\"]"] {
        let project = with_strict_class().replace(FILE, CLASS, &format!("legal_class = {order}"));
        let text = explain(&project);
        assert!(
            text.contains("Legal class \"Strict\". Also applies: legal class \"Ordinary\", level 4"),
            "{text}"
        );
        assert!(
            text.contains("a judge looks first") && text.contains("No lawyer has reviewed"),
            "{text}"
        );
        let scores = project.run(&["score", "--format", "csv"]).out;
        let row = scores.lines().find(|row| row.starts_with("dictation,")).expect("a row");
        assert!(row.to_lowercase().contains("watch"), "{row}");
    }
}

#[cfg(feature = "pdf-text")]
#[test]
fn scores_as_json_and_the_briefing_say_what_the_law_narrows() {
    let project = with_strict_class().replace(FILE, CLASS, "legal_class = [\"ordinary\", \"strict\"]");
    let scores: serde_json::Value =
        serde_json::from_str(&project.run(&["score", "--format", "json"]).out).expect("it is JSON");
    let technologies = scores["technologies"].as_array().expect("a list");
    let found = technologies
        .iter()
        .find(|found| found["id"] == "dictation")
        .expect("it is there");
    assert_eq!(found["law"]["effect"], "prohibits-part");
    assert_eq!(found["law"]["classes"][1]["safeguards"][0], "a judge looks first");
    let text = |project: &Project| {
        let run = project.run(&["export", "--briefing", "pg1"]);
        assert_eq!(run.code, 0, "{}", run.err);
        let text = pdf_extract::extract_text(project.path("export/briefing-pg1.pdf")).expect("text in the PDF");
        text.split_whitespace().collect::<String>()
    };
    let told = "Dictation:partoftheusesforbidden(I)";
    assert!(text(&project).contains(told), "{}", text(&project));
    assert!(!text(&with_strict_class()).contains(told));
}

#[test]
fn a_further_use_is_shown_with_its_class_and_decides_nothing() {
    let plain = with_strict_class();
    let uses = "date = 2026-01-31\n\n[[uses]]\nuse = \"listening in\"\nlegal_class = \"strict\"\n";
    let project = with_strict_class().replace(FILE, "date = 2026-01-31\n", uses);
    let placed = |project: &Project| project.run(&["score"]).out;
    assert_eq!(placed(&project), placed(&plain));
    project.build();
    let page = project.page("tech/dictation.html");
    let told = [
        "listening in",
        "“Strict”",
        "a judge looks first",
        "No lawyer has reviewed",
        "decides no ring",
    ];
    for text in told {
        assert!(page.contains(text), "{text}");
    }
    assert!(project.page("data/technologies.csv").contains("listening in (strict)"));
    assert!(project.page("data/legal-classes.csv").contains("a judge looks first"));
}

#[test]
fn classes_listed_twice_not_at_all_or_not_known_are_complained_about() {
    for (classes, told) in [
        ("[]", "legal_class lists nothing"),
        ("[\"ordinary\", \"ordinary\"]", "\"ordinary\" is listed twice"),
        ("[\"ordinary\", \"ordinry\"]", "did you mean \"ordinary\"?"),
    ] {
        let run = Project::smallest()
            .replace(FILE, CLASS, &format!("legal_class = {classes}"))
            .run(&["check"]);
        assert_eq!(run.code, 1, "{classes}");
        assert!(run.err.contains(told), "{classes}: {}", run.err);
    }
}
