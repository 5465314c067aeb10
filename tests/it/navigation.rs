//! The frame of every page: few ways on top, the rest at the foot, and pages that explain the words and the radar itself.

use std::collections::BTreeSet;

use crate::project::{Project, read_tree};

/// The addresses of the links between two marks.
fn links_between(page: &str, from: &str, to: &str) -> Vec<String> {
    let part = page.split(from).nth(1).and_then(|rest| rest.split(to).next());
    let links = part.unwrap_or_default().split("href=\"").skip(1);
    links
        .filter_map(|rest| rest.split('"').next().map(str::to_owned))
        .collect()
}

#[test]
fn every_page_has_at_most_eight_ways_on_top_and_the_rest_at_its_foot() {
    let project = Project::smallest();
    project.build();
    let files = read_tree(&project.path("output"));
    let paths: BTreeSet<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
    let mut pages = 0;
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = String::from_utf8_lossy(bytes);
        let root = if path.contains('/') { "../" } else { "" };
        let top = links_between(&page, "<nav aria-label=\"Main\"", "</nav>");
        assert!((1..=8).contains(&top.len()), "{path} has {} ways on top", top.len());
        let foot = links_between(&page, "<nav aria-label=\"More pages\"", "</nav>");
        for name in ["glossary", "about", "sources", "next", "accessibility"] {
            let wanted = format!("{root}{name}.html");
            assert!(foot.contains(&wanted), "the foot of {path} has no {wanted}");
        }
        for link in top.iter().chain(&foot) {
            let file = link.strip_prefix(root).expect("a way from the root of the site");
            let file = file.split('#').next().unwrap_or_default();
            assert!(paths.contains(file), "{path} leads to {file}, which is not there");
        }
        pages += 1;
    }
    assert!(pages > 10, "{pages} pages");
}

#[test]
fn the_page_that_is_read_is_marked_where_it_is_linked() {
    let project = Project::smallest();
    project.build();
    for name in [
        "procurement",
        "standards",
        "glossary",
        "about",
        "sources",
        "accessibility",
    ] {
        let page = project.page(&format!("{name}.html"));
        let marked = format!("<a href=\"{name}.html\" aria-current=\"page\">");
        assert_eq!(page.matches(&marked).count(), 1, "{name}");
    }
}

#[test]
fn without_a_record_nothing_leads_to_the_page_of_records() {
    let project = Project::smallest();
    project.build();
    assert!(!project.page("index.html").contains("records.html"));
}

#[test]
fn the_glossary_has_an_address_for_every_word_ring_and_criterion() {
    let project = Project::smallest();
    project.build();
    let page = project.page("glossary.html");
    let ids: Vec<&str> = page
        .split("<dt id=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    let distinct: BTreeSet<&&str> = ids.iter().collect();
    assert_eq!(distinct.len(), ids.len(), "an address stands twice");
    for wanted in [
        "trl",
        "ppi",
        "pcp",
        "borderline",
        "core",
        "edition",
        "ring-deploy",
        "criterion-need",
    ] {
        assert!(ids.contains(&wanted), "{wanted} is missing");
    }
    let words: Vec<String> = page
        .split("<dt id=\"")
        .skip(1)
        .filter_map(|rest| rest.split('>').nth(1)?.split('<').next())
        .map(str::to_lowercase)
        .collect();
    assert!(
        words.is_sorted(),
        "words are not in the order of the alphabet: {words:?}"
    );
}

#[test]
fn the_data_explains_its_own_words_once() {
    let term = |word: &str| format!("[[terms]]\nword = \"{word}\"\nmeaning = \"A word of ours.\"\n\n[[rings]]");
    let once = Project::smallest().replace("radar.toml", "[[rings]]", &term("Form 7"));
    once.build();
    assert!(
        once.page("glossary.html")
            .contains("<dt id=\"term-form-7\">Form 7</dt>")
    );
    let run = once.replace("radar.toml", "[[rings]]", &term("FORM 7")).run(&["check"]);
    assert!(
        run.err.contains("the term \"FORM 7\" is explained twice")
            || run.err.contains("the term \"Form 7\" is explained twice"),
        "{}",
        run.err
    );
}

#[test]
fn the_about_page_says_how_to_cite_and_which_data_it_shows() {
    let project = Project::smallest();
    project.build();
    let page = project.page("about.html");
    let digest = leadar::store::read_dossier(&project.path("radar-data"))
        .expect("no error")
        .value
        .digest;
    assert!(page.contains(&digest[..16]));
    assert!(page.contains("no legal advice"));
    assert!(page.contains("<blockquote>"));
    let project = project.replace(
        "radar.toml",
        "[edition]",
        "[publication]\nauthors = [{ given_names = \"Ada\", family_names = \"Muster\" }]\n\n[edition]",
    );
    project.build();
    assert!(project.page("about.html").contains("<blockquote>Ada Muster: "));
}
