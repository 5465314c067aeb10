//! Pages tell a reader who has never seen them what their words and numbers mean.

use std::fs;

use crate::project::Project;

/// The words of a page without its markup, blanks joined.
fn words_of(page: &str) -> String {
    let mut words = String::new();
    let mut rest = page;
    while let Some(start) = rest.find('<') {
        words.push_str(&rest[..start]);
        words.push(' ');
        rest = rest[start..].split_once('>').map_or("", |(_, behind)| behind);
    }
    words.push_str(rest);
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The small radar where nothing is ever called more than borderline.
fn nothing_sure() -> Project {
    Project::smallest().replace(
        "radar.toml",
        "[scoring]\n",
        "[scoring]\nsure = 0.9999\nfairly_sure = 0.9998\n",
    )
}

/// The small radar in English and Spanish.
fn in_spanish_too() -> Project {
    let project = Project::smallest().replace(
        "radar.toml",
        "language = \"en\"",
        "language = \"en\"\nlanguages = [\"en\", \"es\"]",
    );
    fs::create_dir_all(project.path("radar-data/languages")).expect("a folder");
    project.write("languages/es.toml", "title = \"Radar de ejemplo\"\n")
}

#[test]
fn the_last_step_to_a_briefing_says_that_it_is_one() {
    let project = Project::smallest();
    project.build();
    for sheet in ["brief/paperwork.html", "brief/pg1.html"] {
        let page = project.page(sheet);
        assert!(
            page.contains("<li aria-current=\"page\">Briefing</li>\n</ol>"),
            "{sheet}"
        );
    }
    let topic = project.page("topic/paperwork.html");
    assert!(topic.contains("<li aria-current=\"page\">Less paperwork</li>\n</ol>"));
}

#[test]
fn a_count_of_technologies_that_are_all_borderline_says_so() {
    let project = nothing_sure();
    project.build();
    let told = [
        ("brief/pg1.html", "2 Deploy, all borderline 1 Pilot"),
        ("index.html", "Deploy 2 (all borderline) and Pilot 1 (borderline)."),
        ("ring/deploy.html", "2 technologies, all borderline in this ring."),
    ];
    for (path, words) in told {
        assert!(words_of(&project.page(path)).contains(words), "{path}: {words}");
    }
    let surer = Project::smallest().replace("links.csv", "dictation,core", "mobile-forms,core");
    surer.build();
    for (path, _) in told {
        let told = words_of(&surer.page(path));
        assert!(!told.contains("all borderline"), "{path}");
    }
}

#[test]
fn a_sheet_says_in_a_sentence_which_workshops_it_rests_on() {
    let project = Project::smallest();
    project.build();
    let told = words_of(&project.page("brief/paperwork.html"));
    for words in [
        "Practitioners named 2 needs.",
        "What is asked for here comes from 1 workshop: “Less paperwork”, 15–16 January 2026.",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
    let unasked = words_of(&project.page("brief/night-work.html"));
    assert!(unasked.contains("Everything here comes from desk research; no workshop has been held."));
}

#[test]
fn a_link_to_a_document_in_another_language_says_in_which() {
    let project = in_spanish_too();
    project.build();
    for path in [
        "index.html",
        "topic/paperwork.html",
        "brief/paperwork.html",
        "data.html",
    ] {
        let (english, spanish) = (project.page(path), project.page(&format!("es/{path}")));
        let documents = |page: &str| page.matches(".pdf\"").count();
        assert!(documents(&english) > 0, "{path} leads to documents");
        assert_eq!(
            spanish.matches(".pdf\" hreflang=\"en\">").count(),
            documents(&spanish),
            "{path}"
        );
        assert_eq!(
            spanish.matches(", en inglés)</a>").count(),
            documents(&spanish),
            "{path}"
        );
        assert!(!english.contains(".pdf\" hreflang"), "{path}");
        assert!(!english.contains(", in English)"), "{path}");
    }
}
