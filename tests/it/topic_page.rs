//! A topic's page opens with its verdict and contents, tells wishes from what is in use, and has a map where that shows something.

use crate::project::Project;

const WORKSHOP: &str = "workshops/2026-paperwork.toml";

/// The names in a part of the page, in order.
fn names(page: &str, part: &str) -> Vec<String> {
    let Some((_, rest)) = page.split_once(&format!("<section id=\"{part}\">")) else {
        return Vec::new();
    };
    let (rest, _) = rest.split_once("</section>").expect("a part ends");
    let links = rest.split("../tech/").skip(1);
    let ids = links
        .filter_map(|link| link.split_once(".html"))
        .map(|(id, _)| id.to_owned());
    ids.collect()
}

#[test]
fn a_topic_page_has_its_verdict_contents_and_the_days_of_its_workshop() {
    let project = Project::smallest();
    project.build();
    let page = project.page("topic/paperwork.html");
    let (_, lead) = page.split_once("<p class=\"lead\">").expect("a verdict");
    let (lead, rest) = lead.split_once("</p>").expect("its end");
    assert!(
        lead.contains(" to ") && lead.ends_with("every need has a technology."),
        "{lead}"
    );
    assert!(rest.contains("Workshop: 15–16 January 2026, Exampletown."), "{rest}");
    for part in ["direct", "technologies", "k-2026-paperwork-gap"] {
        assert!(page.contains(&format!("id=\"{part}\"")), "{part}");
    }
    assert!(page.contains("href=\"#direct\">Direct answer: 2</a>"), "{page}");
    assert!(page.contains("within a ring the highest value first"), "{page}");
    assert!(!page.contains("id=\"map\""), "two technologies need no map");
    let not_asked = project.page("topic/night-work.html");
    assert!(not_asked.contains("nobody has been asked yet."), "{not_asked}");
}

#[test]
fn what_is_in_use_is_listed_apart_and_a_technology_once() {
    let plain = Project::smallest();
    plain.build();
    let page = plain.page("topic/paperwork.html");
    let mut direct = names(&page, "direct");
    direct.sort();
    assert_eq!(direct, ["dictation", "mobile-forms"]);
    assert!(
        names(&page, "helps").is_empty(),
        "a direct answer is not listed again as a help"
    );
    let project = plain.replace(WORKSHOP, "kind = \"requirement\"", "kind = \"capability\"");
    project.build();
    let page = project.page("topic/paperwork.html");
    assert_eq!(names(&page, "direct"), ["mobile-forms"]);
    assert_eq!(names(&page, "helps"), ["dictation"], "it helps with the gap");
    assert!(
        page.contains("in use</small>"),
        "the statement says so of its technology: {page}"
    );
    let project = project.replace(
        "links.csv",
        "paperwork-01,dictation,related",
        "paperwork-01,dictation,rejected",
    );
    project.build();
    let page = project.page("topic/paperwork.html");
    assert_eq!(names(&page, "in-use"), ["dictation"]);
    assert!(page.contains("href=\"#in-use\">Already in use: 1</a>"), "{page}");
}

#[test]
fn from_four_technologies_on_a_topic_has_a_map_that_the_lists_number() {
    let project = Project::smallest();
    let text = std::fs::read_to_string(project.path("radar-data/technologies/dictation.toml")).expect("it is there");
    let project = ["tape", "typing", "stamps"].iter().fold(project, |project, id| {
        let text = text.replace("name = \"Dictation\"", &format!("name = \"{id}\""));
        project.write(&format!("technologies/{id}.toml"), text)
    });
    project.build();
    let page = project.page("topic/paperwork.html");
    let (_, map) = page.split_once("id=\"map\"").expect("five technologies have a map");
    let (map, lists) = map.split_once("</figure>").expect("its end");
    assert_eq!(map.matches("data-blip=").count(), 5, "{map}");
    for number in 1..=5 {
        assert!(map.contains(&format!("aria-label=\"{number}. ")), "{number} on the map");
        assert!(
            lists.contains(&format!("<small>{number}</small>")),
            "{number} in the lists"
        );
    }
}
