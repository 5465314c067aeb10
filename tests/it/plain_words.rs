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

#[test]
fn a_plan_that_is_over_is_told_as_past() {
    let planned = |days: &str| {
        Project::smallest().replace(
            "radar.toml",
            "year = 2\nname = \"Night work\"",
            &format!("year = 2\nname = \"Night work\"\nplanned = \"{days}\""),
        )
    };
    let past = planned("20–21 September 2018");
    past.build();
    let home = words_of(&past.page("index.html"));
    assert!(home.contains("Not yet asked: no report of a workshop is known, even where one was planned."));
    assert!(!home.contains("planned for"));
    let needs = words_of(&past.page("needs.html"));
    assert!(needs.contains("not yet asked: was planned for 20–21 September 2018, whether it was held is not known"));
    let topic = words_of(&past.page("topic/night-work.html"));
    assert!(topic.contains("One was planned for 20–21 September 2018; whether it was held is not known."));

    let coming = planned("20–21 September 2026");
    coming.build();
    let home = words_of(&coming.page("index.html"));
    assert!(home.contains("not yet asked, planned for 20–21 September 2026") && !home.contains("was planned for"));
    let topic = words_of(&coming.page("topic/night-work.html"));
    assert!(topic.contains("one is planned for 20–21 September 2026."));
}

#[test]
fn a_year_of_the_plan_is_past_when_planned_days_of_other_topics_say_so() {
    let with_first_year = |days: &str| {
        Project::smallest().replace(
            "radar.toml",
            "name = \"Less paperwork\"",
            &format!("name = \"Less paperwork\"\nplanned = \"{days}\""),
        )
    };
    let past = with_first_year("20–21 February 2018");
    past.build();
    let told = words_of(&past.page("topic/night-work.html"));
    assert!(told.contains("It was planned for year 2 of the plan, which is over; whether it was held is not known."));
    let coming = with_first_year("15–16 January 2026");
    coming.build();
    let told = words_of(&coming.page("topic/night-work.html"));
    assert!(told.contains("it stands in year 2 of the plan.") && !told.contains("was planned"));
}

#[test]
fn who_decided_at_the_desk_is_told_in_words() {
    let project = in_spanish_too().replace(
        "links.csv",
        "paperwork-02,dictation,core,desk,",
        "paperwork-02,dictation,core,desk-2,2026-01-31,it is said\npaperwork-02,dictation,core,desk,",
    );
    project.build();
    let told = words_of(&project.page("tech/dictation.html"));
    for words in [
        "Linked by the makers of this radar at the desk",
        "reader 2 at the desk",
        "no practitioner was asked whether the link holds",
        "Taken to be right with a probability of 95 % (100 % is certain)",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
    for path in [
        "tech/dictation.html",
        "topic/paperwork.html",
        "needs.html",
        "method.html",
        "next.html",
    ] {
        for page in [path.to_owned(), format!("es/{path}")] {
            let told = words_of(&project.page(&page));
            for raw in ["By desk", "by desk", "desk-2", "Por desk", "por desk"] {
                assert!(!told.contains(raw), "{page}: {raw}");
            }
        }
    }
}

#[test]
fn a_figure_that_no_comparison_has_takes_no_column() {
    let project = Project::smallest();
    project.build();
    let told = words_of(&project.page("method.html"));
    assert!(!told.contains("undefined"), "{told}");
    let (column, remark) = (
        "WS, the top weighs more",
        "A figure that weighs the first places more (WS) is left out",
    );
    assert!(told.contains(column) && !told.contains(remark));
    let shared = project.replace(
        "technologies/thermal-camera.toml",
        "topics = [\"night-work\"]",
        "topics = [\"paperwork\"]",
    );
    let twin = fs::read_to_string(shared.path("radar-data/technologies/thermal-camera.toml")).expect("read");
    let shared = shared.write(
        "technologies/twin.toml",
        twin.replace("Thermal camera", "Second camera"),
    );
    shared.build();
    let told = words_of(&shared.page("method.html"));
    assert!(!told.contains(column) && told.contains(remark), "{told}");
}

#[test]
fn a_question_says_in_a_sentence_what_each_answer_would_do() {
    let project = Project::smallest();
    project.build();
    let told = words_of(&project.page("next.html"));
    for words in [
        "If it is at TRL 7: Pilot (expected in",
        "If it is at TRL 8 to 9: Deploy (expected in",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
    assert!(!told.contains("By the level that is found"), "{told}");
    assert!(told.contains("(level 1): Watch (expected in"), "{told}");
}

#[test]
fn a_rule_that_takes_for_granted_what_nobody_scored_says_so() {
    const ADVICE: &str = "advice = \"Try it in one place and report.\"\n";
    const NEED: &str = "[[criteria]]\nid = \"need\"\n";
    let until = "[rings.until]\ncriterion = \"effort\"\nmeaning = \"Nobody knows.\"\nadvice = \"Ask.\"\n";
    let effort = "[[criteria]]\nid = \"effort\"\nname = \"Effort\"\nquestion = \"Is it easy?\"\nweight = 10\n\
                  origin = \"assessed\"\nanchors = [\"a\", \"b\", \"c\", \"d\", \"e\"]\n\n";
    let project = Project::smallest()
        .replace("radar.toml", ADVICE, &format!("{ADVICE}\n{until}"))
        .replace("radar.toml", NEED, &format!("{effort}{NEED}"));
    let technologies = ["dictation", "mobile-forms", "thermal-camera"];
    let tell = |project: &Project| {
        project.build();
        let pages = technologies.map(|id| words_of(&project.page(&format!("tech/{id}.html"))));
        let why = pages.iter().filter_map(|page| page.split("Why here").nth(1));
        let pilots = why.filter(|why| why.trim_start().starts_with("Shown to work;"));
        let said = pilots.map(|why| why.contains("But nobody has scored “Effort” yet: that part is assumed"));
        said.collect::<Vec<bool>>()
    };
    let unscored = tell(&project);
    assert!(
        !unscored.is_empty() && unscored.iter().all(|said| *said),
        "{unscored:?}"
    );
    let rows = technologies.map(|id| format!("{id},effort,ana,3,2026-01-10,\n"));
    let scores = format!("technology,criterion,assessor,value,date,note\n{}", rows.concat());
    let scored = tell(&project.write("scores/panel.csv", &scores));
    assert!(!scored.is_empty() && !scored.contains(&true), "{scored:?}");
}
