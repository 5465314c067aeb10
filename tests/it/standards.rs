//! Standards: what practitioners asked for and what somebody decided answers it, what a buyer does about each, and law apart.

use crate::project::Project;

const STANDARD: &str = "number = \"EX 1:2020\"\ntitle = \"Forms on the street\"\nbody = \"Example body\"\n\
    kind = \"international-standard\"\nstatus = \"published\"\nyear = 2020\ntopics = [\"paperwork\"]\n\
    technologies = [\"mobile-forms\"]\nnote = \"Forms and terms of reports.\"\n";

const STATEMENT: &str = "[[needs]]\nid = \"paperwork-09\"\nkind = \"standardisation\"\n\
    statement = \"Forms and terms of reports should be the same on every street.\"\nsection = \"Standards\"\nitem = 1\nline = 20\n\n\
    [[needs]]\nid = \"paperwork-01\"";

/// The starter with a statement that asks for a standard.
fn asking() -> Project {
    let file = "workshops/2026-paperwork.toml";
    Project::smallest().replace(file, "[[needs]]\nid = \"paperwork-01\"", STATEMENT)
}

fn answering() -> String {
    format!(
        "{STANDARD}source = \"s\"\n\n[[answers]]\nneed = \"paperwork-09\"\nwhy = \"The very forms.\"\nby = \"Ada\"\non = 2026-01-30\n"
    )
}

/// The part of a page with this id, up to the end of its section.
fn part(page: &str, id: &str) -> String {
    let rest = page.split(&format!("<section id=\"{id}\"")).nth(1);
    let part = rest.and_then(|rest| rest.split("</section>").next());
    part.unwrap_or_default().to_owned()
}

#[test]
fn a_statement_is_answered_by_the_standard_that_somebody_decided_on() {
    let project = asking().write("standards/ex.toml", answering());
    project.build();
    let asked = part(&project.page("standards.html"), "asked");
    assert!(asked.contains("href=\"standards.html#s-ex\">EX 1:2020</a>"), "{asked}");
    assert!(asked.contains("The very forms. <small>Decided by Ada on 30 January 2026."));
    assert!(!asked.contains("A machine found"));
    let row = part(&project.page("standards.html"), "adopt");
    assert!(row.contains("Asked for in <a href"), "{row}");
    assert!(
        project
            .page("topic/paperwork.html")
            .contains("Standards that answer it:")
    );
}

#[test]
fn what_nobody_has_looked_at_is_no_answer_and_says_so() {
    let project = asking().write("standards/ex.toml", STANDARD);
    project.build();
    let asked = part(&project.page("standards.html"), "asked");
    assert!(asked.contains("none found in our list"), "{asked}");
    assert!(asked.contains("A machine found these by their words; nobody has looked at them yet: <a"));
    assert!(!project.page("topic/paperwork.html").contains("EX 1:2020"));
    let project = asking();
    project.build();
    let asked = part(&project.page("standards.html"), "asked");
    assert!(
        asked.contains("none found in our list") && !asked.contains("A machine"),
        "{asked}"
    );
}

#[test]
fn each_standard_stands_in_the_list_of_what_a_buyer_does_about_it() {
    let kind = |id: &str, from: &str, to: &str| (format!("standards/{id}.toml"), STANDARD.replace(from, to));
    let published = "status = \"published\"";
    let files = [
        kind("adopt", published, "status = \"confirmed\"\nexpires = 2027-05-01"),
        kind("watch", published, "status = \"under-review\"\nreview_by = 2026-01-02"),
        kind("gone", published, "status = \"withdrawn\"\nsuccessor = \"adopt\""),
        kind("national", "international", "national"),
        kind("law", "international-standard", "legal-act"),
    ];
    let project = files
        .into_iter()
        .fold(Project::smallest(), |project, (file, text)| project.write(&file, text));
    project.build();
    let page = project.page("standards.html");
    for (list, id) in [
        ("adopt", "adopt"),
        ("watch", "watch"),
        ("successor", "gone"),
        ("propose", "national"),
        ("law", "law"),
    ] {
        assert!(
            part(&page, list).contains(&format!("id=\"s-{id}\"")),
            "{id} is not in {list}"
        );
        assert_eq!(page.matches(&format!("id=\"s-{id}\"")).count(), 1, "{id}");
        assert!(
            page.contains(&format!("<a href=\"#{list}\">")),
            "{list} is not in the contents"
        );
    }
    assert!(part(&page, "adopt").contains("Lapses on 1 May 2027"));
    assert!(part(&page, "watch").contains("2026"), "the day of the review");
    assert!(part(&page, "successor").contains("Cite <a href=\"standards.html#s-adopt\">"));
    assert!(page.contains("Not checked again: verify before citing."));
    let none = part(&page, "none-found");
    assert!(
        none.contains("thermal-camera.html") && !none.contains("mobile-forms.html"),
        "{none}"
    );
}

#[test]
fn law_is_no_standard_of_a_technology() {
    let law = STANDARD.replace("international-standard", "legal-act");
    let project = Project::smallest().write("standards/law.toml", &law);
    project.build();
    let page = project.page("standards.html");
    assert!(part(&page, "none-found").contains("mobile-forms.html"));
    assert!(part(&page, "law").contains("EU law"));
    let levels = "[[standard_levels]]\nlevel = 4\nkinds = [\"legal-act\"]\nstatuses = [\"published\"]\n\n[[rules]]";
    let project = project.replace("radar.toml", "[[rules]]", levels);
    let run = project.run(&["check"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("law is obeyed, not adopted"), "{}", run.err);
    let answers = answering().replace("international-standard", "legal-act");
    let run = asking().write("standards/law.toml", answers).run(&["check"]);
    assert!(
        run.err.contains("a legal act is no standard that answers a statement"),
        "{}",
        run.err
    );
}

#[test]
fn faults_in_a_standard_are_told_with_their_place() {
    let cases = [
        (
            "international-standard",
            "international-standart",
            "did you mean \"international-standard\"?",
        ),
        (
            "source = \"s\"",
            "url = \"www.example.org\"",
            "is not an address of the web",
        ),
        ("need = \"paperwork-09\"", "need = \"paperwork-90\"", "paperwork-90"),
        ("on = 2026-01-30", "on = \"soon\"", "s.toml:16:6"),
    ];
    for (from, to, told) in cases {
        let text = answering();
        assert!(text.contains(from), "{from}");
        let run = asking()
            .write("standards/s.toml", text.replace(from, to))
            .run(&["check"]);
        assert_eq!(run.code, 1, "{to}");
        assert!(
            run.err.contains("standards/s.toml:") && run.err.contains(told),
            "{to}: {}",
            run.err
        );
    }
}

#[test]
fn a_report_is_only_watched_and_the_page_says_what_its_rule_takes_for_granted() {
    let standard = |number: &str, kind: &str| {
        format!(
            "number = \"{number}\"\ntitle = \"Dictating\"\nbody = \"XY\"\nkind = \"{kind}\"\nstatus = \"published\"\nyear = 2020\n\
             topics = [\"paperwork\"]\ntechnologies = [\"dictation\"]\nnote = \"How to dictate.\"\nsource = \"s\"\n"
        )
    };
    let project = Project::smallest()
        .write("standards/xy-1.toml", standard("XY 1", "technical-report"))
        .write("standards/xy-2.toml", standard("XY 2", "international-standard"));
    project.build();
    let page = project.page("standards.html");
    let list = |id: &str| {
        let rest = page.split(&format!("<section id=\"{id}\"")).nth(1).unwrap_or_default();
        rest.split("</section>").next().unwrap_or_default().to_owned()
    };
    assert!(
        list("watch-only").contains("XY 1") && !list("adopt").contains("XY 1"),
        "{page}"
    );
    assert!(list("adopt").contains("XY 2"), "{page}");
    assert!(page.contains("The rule takes for granted"), "{page}");
    let technology = project.page("tech/dictation.html");
    let (_, cite) = technology
        .split_once("<dt>Standards to cite</dt>")
        .expect("what to cite");
    let (cite, _) = cite.split_once("<dt>").expect("its end");
    assert!(cite.contains("XY 2") && !cite.contains("XY 1"), "{cite}");
    assert!(technology.contains("only watch: it asks for nothing that a tender could cite"));
}
