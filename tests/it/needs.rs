//! What would settle a need is data that somebody read out of it, and says who did.

use serde_json::Value;

use crate::project::{Project, repository};

const WORKSHOP: &str = "workshops/2026-paperwork.toml";

/// The small radar with the first of its three statements sorted.
fn sorted() -> Project {
    Project::smallest()
        .replace(WORKSHOP, "\n[source]", "natures_by = \"desk\"\n\n[source]")
        .replace(WORKSHOP, "line = 5\n", "line = 5\nnature = \"training\"\n")
}

#[test]
fn the_nature_of_a_need_and_who_read_it_go_into_the_tables() {
    let project = sorted();
    project.build();
    let needs = project.page("data/needs.csv");
    let header = needs.lines().next().expect("a header");
    assert!(header.contains(",old,nature,nature_by,"), "{header}");
    assert!(needs.contains("false,,training,desk,"), "{needs}");
    assert!(needs.contains("false,,,,"), "what nobody sorted is empty: {needs}");
    let run = project.run(&["export", "--tables", "json", "--out", "made"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let radar = std::fs::read_to_string(project.path("made/data/radar.json")).expect("the file");
    let radar: Value = serde_json::from_str(&radar).expect("JSON");
    let natures: Vec<&Value> = (0..3).map(|row| &radar["needs"][row]["nature"]).collect();
    assert_eq!(natures, ["training", "", ""]);
}

#[test]
fn a_nature_that_is_unknown_or_nobodys_is_told_where_it_stands() {
    let project = sorted().replace(WORKSHOP, "\"training\"", "\"trainig\"");
    let run = project.run(&["check"]);
    assert_eq!(run.code, 1);
    for text in [
        "2026-paperwork.toml:",
        "nature \"trainig\" is not one of technical, organisational, training, legal.",
        "did you mean \"training\"?",
    ] {
        assert!(run.err.contains(text), "{text}:\n{}", run.err);
    }
    let project = sorted().replace(WORKSHOP, "natures_by = \"desk\"\n", "");
    let run = project.run(&["check"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("nobody is named who read it"), "{}", run.err);
}

#[test]
fn the_schema_of_workshops_names_every_word_that_is_read() {
    use leadar::model::{Nature, NeedKind};
    let project = Project::smallest();
    let schema: Value = serde_json::from_str(&project.run(&["schema", "workshops"]).out).expect("JSON");
    let words = |value: &Value| -> Vec<String> {
        let words = value["enum"].as_array().expect("words").iter();
        words.map(|word| word.as_str().expect("a word").to_owned()).collect()
    };
    let of_need = &schema["properties"]["needs"]["items"]["properties"];
    assert_eq!(words(&of_need["nature"]), Nature::ALL.map(Nature::as_str));
    assert_eq!(words(&schema["$defs"]["kind"]), NeedKind::ALL.map(NeedKind::as_str));
    // Every key that workshops of the radar itself use is there, and so is every required one.
    let folder = repository().join("radar-data/workshops");
    for file in std::fs::read_dir(folder).expect("a folder") {
        let path = file.expect("a file").path();
        let text = std::fs::read_to_string(&path).expect("a text");
        let workshop: toml_edit::DocumentMut = text.parse().expect("TOML");
        for (key, _) in workshop.iter() {
            assert!(schema["properties"].get(key).is_some(), "{key}");
        }
        let needs = workshop["needs"].as_array_of_tables().expect("needs");
        for need in needs {
            need.iter()
                .for_each(|(key, _)| assert!(of_need.get(key).is_some(), "{key}"));
            assert!(need.contains_key("nature"), "{} is sorted", need["id"]);
        }
    }
}

/// What stands between two texts of a page, which must be there in this order.
fn between<'p>(page: &'p str, from: &str, to: &str) -> &'p str {
    let start = page.find(from).unwrap_or_else(|| panic!("{from} is in\n{page}"));
    let length = page[start..].find(to).unwrap_or_else(|| panic!("{to} follows {from}"));
    &page[start..start + length]
}

#[test]
fn every_statement_is_listed_and_the_least_answered_come_first() {
    let project = sorted().replace(
        "links.csv",
        "paperwork-02,dictation,core",
        "paperwork-02,dictation,rejected",
    );
    project.build();
    let page = project.page("needs.html");
    assert!(page.contains("1 of 2 needs has a direct answer, none is only helped with, and 1 has no technology."));
    let open = between(&page, "<section id=\"unanswered\"", "<section id=\"answered-");
    assert!(open.contains("<li id=\"n-paperwork-02\""), "{open}");
    assert!(
        open.contains("no technology linked") && open.contains("not sorted"),
        "{open}"
    );
    let direct = between(&page, "<section id=\"answered-", "<section id=\"background\"");
    assert!(
        direct.contains("<li id=\"n-paperwork-01\"") && direct.contains(">training<"),
        "{direct}"
    );
    for name in [
        "tech/mobile-forms.html\">Forms on the phone</a> <small>Deploy",
        "Helps:",
        "tech/dictation.html",
    ] {
        assert!(direct.contains(name), "{name}: {direct}");
    }
    let background = between(&page, "<section id=\"background\"", "<section id=\"recurring\"");
    assert!(background.contains("<li id=\"n-paperwork-03\""), "{background}");
    assert!(page.contains("by the makers of this radar at the desk; nobody of the workshops has confirmed it."));
}

#[test]
fn what_is_in_use_is_no_wish_and_stands_apart() {
    let project = Project::smallest().replace(WORKSHOP, "kind = \"gap\"", "kind = \"capability\"");
    project.build();
    let page = project.page("needs.html");
    assert!(page.contains("1 of 1 needs has a direct answer"), "{page}");
    let in_use = between(&page, "<section id=\"in-use\"", "<section id=\"background\"");
    assert!(
        in_use.contains("n-paperwork-01") && in_use.contains("In use:"),
        "{in_use}"
    );
    assert!(
        !in_use.contains("Direct answers:") && !in_use.contains("Helps:"),
        "{in_use}"
    );
    assert!(page.contains("Nobody has sorted yet what would settle them"), "{page}");
}

#[test]
fn each_group_has_its_shares_and_every_cell_leads_to_the_statements_it_counts() {
    let project = Project::smallest().replace(
        "links.csv",
        "paperwork-02,dictation,core",
        "paperwork-02,dictation,related",
    );
    let group = "[[groups]]\nid = \"PG2\"\nname = \"Dogs\"\nlead = \"Example country\"\n\n[[topics]]";
    let project = project.replace("radar.toml", "[[topics]]", group);
    project.build();
    let page = project.page("needs.html");
    let table = between(&page, "<table class=\"heat blocks\">", "</table>");
    assert_eq!(
        table.matches("50 % (1)").count(),
        4,
        "two shares of the group and of all:\n{table}"
    );
    assert!(
        table.contains("Dogs</th><td colspan=\"3\">nobody has been asked yet"),
        "{table}"
    );
    assert!(
        table.contains("<a href=\"#helped\" data-narrow=\"answer=helped&amp;group=PG1\">"),
        "{table}"
    );
    let links = page.match_indices("href=\"#").map(|(at, start)| {
        let rest = &page[at + start.len()..];
        &rest[..rest.find('"').expect("a quote")]
    });
    let mut all = 0;
    for target in links {
        all += 1;
        assert!(page.contains(&format!("id=\"{target}\"")), "{target} is on the page");
    }
    assert!(all > 10, "{all}");
}
