//! A technology's page answers a planner first and folds the working at its end; wishes and what is in use stand apart.

use crate::project::Project;

const WORKSHOP: &str = "workshops/2026-paperwork.toml";

/// The page before the working and the working itself.
fn halves(page: &str) -> (&str, &str) {
    page.split_once("<details id=\"working\"")
        .expect("the page has its working")
}

/// The small radar with a ring outside the others, to which law leads.
fn with_restricted() -> Project {
    let class = "[[legal_classes]]\nid = \"strict\"\nname = \"Strict\"\nmeaning = \"M.\"\ninstrument = \"Act 1, Article 2\"\n\
                 effect = \"prohibits-part\"\nlevel = 1\nlevel_special = 1\nchecked_on = 2026-01-31\nsource = \"s\"\n\
                 safeguards = [\"a judge looks first\"]\n\n[[legal_classes]]\nid = \"ordinary\"";
    let ring = "[[rings]]\nid = \"restricted\"\nname = \"Restricted\"\nmeaning = \"The law limits it.\"\n\
                advice = \"Ask a lawyer.\"\noutside = true\n\n[[rules]]\nring = \"restricted\"\n\
                words = \"The law forbids part of it.\"\nwhen = [{ effect = [\"prohibits-part\"] }]\n\n\
                [[rules]]\nring = \"watch\"\nwords = \"Nobody asked.\"\n\
                when = [{ asked = [\"not-mentioned\"] }, { measure = \"need\", at_most = 1, unknown = \"fails\" }]\n\n\
                [[rules]]\nring = \"deploy\"";
    Project::smallest()
        .replace("radar.toml", "[[legal_classes]]\nid = \"ordinary\"", class)
        .replace("radar.toml", "[[rules]]\nring = \"deploy\"", ring)
        .replace(
            "technologies/dictation.toml",
            "legal_class = \"ordinary\"",
            "legal_class = \"strict\"",
        )
}

#[test]
fn the_page_answers_first_and_folds_the_working_at_its_end() {
    let project = Project::smallest();
    project.build();
    let page = project.page("tech/dictation.html");
    let order = [
        "verdict",
        "why",
        "before",
        "now",
        "needs",
        "maturity",
        "records",
        "standards",
        "law",
        "belongs",
        "working",
    ];
    let places: Vec<usize> = order
        .iter()
        .map(|id| page.find(&format!("id=\"{id}\"")).unwrap_or_else(|| panic!("no {id}")))
        .collect();
    assert!(places.is_sorted(), "{places:?}");
    let (_, behind) = page.rsplit_once("</details>").expect("the fold ends");
    let (behind, _) = behind.split_once("</main>").expect("the page ends");
    assert!(
        !behind.contains("<h") && !behind.contains("<section") && behind.matches("<p").count() <= 1,
        "nothing but the line on data stands behind the working: {behind}"
    );
    let (before, _) = halves(&page);
    assert!(
        before.contains("<strong>Pilot, fairly sure (") || before.contains("<strong>Deploy, "),
        "ring, word and number in one: {before}"
    );
    let (_, why) = before.split_once("id=\"why\"").expect("reasons");
    let (why, _) = why.split_once("</section>").expect("their end");
    assert_eq!(why.matches("<li>").count(), 2, "two reasons: {why}");
    assert!(
        why.contains("Practitioners ask for it directly in 1 statement (Less paperwork)."),
        "{why}"
    );
}

#[test]
fn outside_the_working_stands_no_identifier_seed_or_command() {
    let project = Project::smallest();
    project.build();
    let page = project.page("tech/dictation.html");
    let (before, working) = halves(&page);
    let text = before
        .split('<')
        .filter_map(|part| part.split_once('>'))
        .map(|(_, text)| text);
    let text: String = text.collect::<Vec<_>>().join(" ");
    for word in [
        "paperwork-0",
        "seed",
        "Dirichlet",
        "concentration",
        "leadar score",
        "tandard error",
        "Taken to be right with",
        "Linked by",
        "Words in common",
        "Demand",
        "2026-01-",
    ] {
        assert!(!text.contains(word), "{word:?} stands before the working: {text}");
    }
    for word in [
        "paperwork-02",
        "seed",
        "leadar score --explain dictation",
        "Taken to be right with",
        "Linked by",
        "ords in common",
    ] {
        assert!(working.contains(word), "{word:?} is in the working");
    }
}

#[test]
fn what_law_keeps_out_is_told_by_law_and_lacks_nothing() {
    let project = with_restricted();
    project.build();
    let page = project.page("tech/dictation.html");
    assert!(page.contains("<strong>Restricted, "), "{page}");
    for absurd in ["this is lacking", "must be at most", "must have been"] {
        assert!(!page.contains(absurd), "{absurd:?}");
    }
    let (before, _) = halves(&page);
    assert!(
        before.contains("<strong>Strict: part of the uses forbidden.</strong> Act 1, Article 2."),
        "{before}"
    );
    assert!(
        before.contains("Safeguards usually required: a judge looks first."),
        "{before}"
    );
}

#[test]
fn nothing_is_called_lacking_that_would_have_to_shrink() {
    let project = with_restricted();
    project.build();
    for technology in ["mobile-forms", "thermal-camera"] {
        let page = project.page(&format!("tech/{technology}.html"));
        assert!(!page.contains("must be at most"), "{technology}: {page}");
        assert!(
            !page.contains("must have been \u{201c}not mentioned")
                && !page.contains("must have been &quot;not mentioned")
        );
    }
}

#[test]
fn existing_practice_is_told_apart_from_wishes_wherever_it_is_told() {
    let plain = Project::smallest();
    plain.build();
    assert!(
        plain.page("ring/pilot.html").contains("asked in Less paperwork")
            || plain.page("ring/deploy.html").contains("asked in Less paperwork")
    );
    let text = std::fs::read_to_string(plain.path("radar-data").join(WORKSHOP)).expect("it is there");
    let kind = text
        .split("id = \"paperwork-02\"")
        .nth(1)
        .and_then(|rest| rest.split("kind = \"").nth(1));
    let kind = kind.and_then(|rest| rest.split('"').next()).expect("a kind");
    let (head, tail) = text.split_once("id = \"paperwork-02\"").expect("the statement");
    let tail = tail.replacen(&format!("kind = \"{kind}\""), "kind = \"capability\"", 1);
    let project = Project::smallest()
        .write(WORKSHOP, format!("{head}id = \"paperwork-02\"{tail}"))
        .replace(
            "links.csv",
            "paperwork-01,dictation,related,desk,2026-01-31,text need not be typed again\n",
            "",
        );
    project.build();
    let page = project.page("tech/dictation.html");
    assert!(
        page.contains("Already in use: 1") && !page.contains("Direct answer"),
        "{page}"
    );
    assert!(
        page.contains("Practitioners use it already (Less paperwork); nobody asks for it."),
        "{page}"
    );
    let lists: String = ["deploy", "pilot", "watch"]
        .map(|ring| project.page(&format!("ring/{ring}.html")))
        .concat();
    let (_, row) = lists.split_once("tech/dictation.html").expect("it is listed");
    let (row, _) = row.split_once("</li>").expect("its end");
    assert!(
        row.contains("already in use in Less paperwork") && !row.contains("asked in"),
        "{row}"
    );
}

#[test]
fn dates_that_disagree_are_both_told_with_their_sources() {
    let second = "[[dates]]\nfirst = 2026-01-20\nlast = 2026-01-21\nfound = \"year plan\"\nline = 3\n\n[[needs]]";
    let plain = Project::smallest();
    let text = std::fs::read_to_string(plain.path("radar-data").join(WORKSHOP)).expect("it is there");
    let project = plain.write(WORKSHOP, text.replacen("[[needs]]", second, 1));
    project.build();
    for page in ["tech/dictation.html", "topic/paperwork.html"] {
        let page = project.page(page);
        assert!(page.contains("20–21 January 2026 (year plan"), "{page}");
    }
    // Home tells no day, but the year, which all sources give.
    let home = project.page("index.html");
    let (_, row) = home.split_once("topic/paperwork.html").expect("it is listed");
    let (row, _) = row.split_once("</li>").expect("its end");
    assert!(row.contains("2026") && !row.contains("January"), "{row}");
}

#[test]
fn without_its_legal_limit_the_page_says_which_rule_decides_and_what_a_nearer_ring_lacks() {
    let project = with_restricted();
    project.build();
    let page = project.page("tech/dictation.html");
    let (before, working) = halves(&page);
    for half in [before, working] {
        assert!(
            half.contains("Without the limit that the law sets it would be "),
            "{half}"
        );
        assert!(half.contains(" decides then: “"), "{half}");
    }
}

#[test]
fn a_standard_of_one_country_is_no_standard_to_cite() {
    let standard = |kind: &str| {
        format!(
            "number = \"XY 1\"\ntitle = \"Dictating\"\nbody = \"XY\"\nkind = \"{kind}\"\nstatus = \"published\"\nyear = 2020\n\
             topics = [\"paperwork\"]\ntechnologies = [\"dictation\"]\nnote = \"How to dictate.\"\nsource = \"s\"\n"
        )
    };
    for (kind, national) in [("national-standard", true), ("international-standard", false)] {
        let project = Project::smallest().write("standards/xy-1.toml", standard(kind));
        project.build();
        let page = project.page("tech/dictation.html");
        let (_, cite) = page.split_once("<dt>Standards to cite</dt>").expect("what to cite");
        let (cite, _) = cite.split_once("<dt>").expect("its end");
        assert_eq!(cite.contains("Of one country only"), national, "{cite}");
        assert_eq!(cite.contains("(adopt)"), !national, "{cite}");
        let sheet = project.page("brief/paperwork.html");
        assert_eq!(sheet.contains("XY 1"), !national, "{sheet}");
    }
}

#[test]
fn a_statement_that_says_little_alone_has_the_words_above_it_and_days_stand_once() {
    let text = std::fs::read_to_string(Project::smallest().path("radar-data").join(WORKSHOP)).expect("it is there");
    let short = text.replace("Writing a report must take less than five minutes.", "Speed.");
    let project = Project::smallest().write(WORKSHOP, &short);
    project.build();
    let page = project.page("tech/dictation.html");
    assert!(page.contains("<small>Under “Requirements”</small>"), "{page}");
    assert!(project.page("needs.html").contains("Under “Requirements”"));
    let (before, _) = halves(&page);
    assert_eq!(before.matches("15–16 January 2026").count(), 1, "{before}");
    assert!(before.matches("Less paperwork").count() > 1, "{before}");
    let child = text.replace(
        "id = \"paperwork-02\"\n",
        "id = \"paperwork-02\"\nparent = \"paperwork-03\"\n",
    );
    let project = Project::smallest().write(WORKSHOP, child);
    project.build();
    let page = project.page("tech/dictation.html");
    let told = "Below “Officers welcome change when they have helped to choose it.”";
    assert!(page.contains(told), "{page}");
}
