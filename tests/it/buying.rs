//! Buying: routes are declared, what stands in a ring is bought by the route of the ring, and law comes first.

use crate::project::Project;

const ROUTES: &str = "[[routes]]\nid = \"together\"\nname = \"Buy together\"\nmeaning = \"Ask the others.\"\npurchase = true\n\n\
    [[routes]]\nid = \"wait\"\nname = \"Wait\"\nmeaning = \"Spend nothing.\"\n\n[[rings]]\nid = \"deploy\"\nroute = \"together\"\n";

/// The starter with a route for its first ring and one for all the others.
fn routed() -> Project {
    let project = Project::smallest().replace("radar.toml", "[[rings]]\nid = \"deploy\"\n", ROUTES);
    ["pilot", "watch"].into_iter().fold(project, |project, ring| {
        let from = format!("[[rings]]\nid = \"{ring}\"\n");
        project.replace("radar.toml", &from, &format!("{from}route = \"wait\"\n"))
    })
}

/// The part of a page with this id, up to the end of its section.
fn part(page: &str, id: &str) -> String {
    let rest = page.split(&format!("<section id=\"{id}\"")).nth(1);
    let part = rest.and_then(|rest| rest.split("</section>").next());
    part.unwrap_or_default().to_owned()
}

#[test]
fn every_technology_stands_once_on_the_page_for_buyers_and_leads_to_its_own() {
    for project in [Project::smallest(), routed()] {
        project.build();
        let page = project.page("procurement.html");
        let listed = page.split("<section id=\"together\"").nth(1).expect("the lists");
        let lists = listed.split_once("</section>").map_or("", |(_, rest)| rest);
        for id in ["dictation", "mobile-forms", "thermal-camera"] {
            assert_eq!(lists.matches(&format!("href=\"tech/{id}.html\"")).count(), 1, "{id}");
        }
    }
}

#[test]
fn a_ring_is_bought_by_its_route_and_the_technology_says_so() {
    let project = routed();
    project.build();
    let page = project.page("procurement.html");
    for (id, words) in [("route-together", "Ask the others."), ("route-wait", "Spend nothing.")] {
        assert!(
            page.contains(&format!("<a href=\"#{id}\">")),
            "{id} is not in the contents"
        );
        assert!(page.contains(words), "{words}");
    }
    let technology = project.page("tech/dictation.html");
    assert!(
        technology.contains("href=\"../procurement.html#"),
        "the route on the page of a technology"
    );
    assert!(
        project
            .page("topic/paperwork.html")
            .contains("../procurement.html#route-")
    );
}

#[test]
fn what_surely_is_in_use_is_bought_by_the_route_for_it_and_its_advice_says_the_same() {
    let proven = |trl: u8| {
        let advice = "advice = \"Buy it together with others.\"\n";
        let more =
            format!("{advice}\n[rings.proven]\ntrl = {trl}\nroute = \"order\"\nadvice = \"Order what others have.\"\n");
        let route =
            "[[routes]]\nid = \"order\"\nname = \"Order it\"\nmeaning = \"Others use it.\"\npurchase = true\n\n";
        routed()
            .replace("radar.toml", advice, &more)
            .replace("radar.toml", "[[routes]]", &format!("{route}[[routes]]"))
    };
    let project = proven(9);
    project.build();
    let page = project.page("procurement.html");
    let (order, together) = (part(&page, "route-order"), part(&page, "route-together"));
    assert!(order.contains("tech/mobile-forms.html"), "{page}");
    assert!(!together.contains("tech/mobile-forms.html"), "{together}");
    let rings = part(&page, "rings");
    assert!(
        rings.contains("href=\"#route-together\"") && rings.contains("href=\"#route-order\""),
        "{rings}"
    );
    let technology = project.page("tech/mobile-forms.html");
    for told in [
        "Order what others have.",
        "procurement.html#route-order",
        "Others use it.",
    ] {
        assert!(technology.contains(told), "{told}");
    }
    assert!(!technology.contains("Ask the others."));
    let topic = project.page("topic/paperwork.html");
    assert!(topic.contains("procurement.html#route-order"), "{topic}");
    let ring = project.page("ring/deploy.html");
    let said = "Buy it together with others. Where it surely is in use (TRL 9 or more): Order what others have.";
    assert!(ring.contains(said), "{ring}");
    let table = project.page("data/technologies.csv");
    assert!(table.contains(",Order what others have.,Order it,"), "{table}");
    let compared = project.page("compare.html");
    let (_, row) = compared.split_once("id=\"t-mobile-forms\"").expect("its row");
    let row = row.split("</tr>").next().unwrap_or_default();
    assert!(
        row.contains("Order what others have.") && row.contains("Order it"),
        "{row}"
    );
    let faults = [
        (
            "trl = 9\nroute = \"order\"",
            "trl = 10\nroute = \"order\"",
            "from 1 to 9",
        ),
        ("route = \"order\"", "route = \"oder\"", "did you mean \"order\"?"),
    ];
    for (from, to, told) in faults {
        let run = proven(9).replace("radar.toml", from, to).run(&["check"]);
        assert!(run.code == 1 && run.err.contains(told), "{told}: {}", run.err);
    }
}

#[test]
fn who_asks_is_counted_from_statements_that_ask() {
    let project = routed();
    project.build();
    let page = project.page("procurement.html");
    let of = |id: &str| {
        let row = page
            .split(&format!("href=\"tech/{id}.html\""))
            .last()
            .unwrap_or_default();
        row.split("</dd>").next().unwrap_or_default().to_owned()
    };
    assert!(of("dictation").contains("1 workshop"), "{}", of("dictation"));
    assert!(
        !of("thermal-camera").contains("workshop of"),
        "{}",
        of("thermal-camera")
    );
    let practice = |kind: &str| format!("kind = \"{kind}\"\nstatement = \"Reports are written twice");
    let project = project.replace(
        "workshops/2026-paperwork.toml",
        &practice("gap"),
        &practice("capability"),
    );
    let project = project.replace(
        "workshops/2026-paperwork.toml",
        "kind = \"requirement\"",
        "kind = \"capability\"",
    );
    project.build();
    let page = project.page("procurement.html");
    assert!(
        !page.contains("1 workshop"),
        "what is in use already is asked by nobody"
    );
}

#[test]
fn what_the_law_forbids_is_no_candidate() {
    let project = routed();
    let law = "[[legal_classes]]\nid = \"forbidden\"\nname = \"Forbidden\"\nmeaning = \"No use is allowed.\"\n\
        instrument = \"An invented act\"\neffect = \"prohibits\"\nlevel = 1\nlevel_special = 1\nchecked_on = 2026-01-31\nsource = \"example\"\n\n\
        [[rings]]\nid = \"restricted\"\nname = \"Restricted\"\nmeaning = \"Not lawful.\"\nadvice = \"Ask a lawyer.\"\noutside = true\n\n\
        [[rules]]\nring = \"restricted\"\nwords = \"The law forbids it.\"\nwhen = [{ effect = [\"prohibits\"] }]\n\n";
    let file = std::fs::read_to_string(project.path("radar-data/radar.toml")).expect("the declared part");
    let first = file.find("[[rules]]").expect("rules");
    let project = project.write("radar.toml", format!("{}{law}{}", &file[..first], &file[first..]));
    let file = std::fs::read_to_string(project.path("radar-data/technologies/dictation.toml")).expect("a technology");
    let kept: Vec<&str> = file.lines().filter(|line| !line.starts_with("legal_class")).collect();
    let project = project.write(
        "technologies/dictation.toml",
        format!("legal_class = \"forbidden\"\n{}\n", kept.join("\n")),
    );
    project.build();
    let page = project.page("procurement.html");
    let excluded = part(&page, "no-candidates");
    assert!(
        excluded.contains("tech/dictation.html") && excluded.contains("An invented act"),
        "{page}"
    );
    for route in ["route-together", "route-wait"] {
        assert!(!part(&page, route).contains("tech/dictation.html"), "{route}");
    }
    assert!(project.page("tech/dictation.html").contains("No candidate for buying"));
}

#[test]
fn faults_of_routes_are_told() {
    let cases = [
        (
            "route = \"together\"",
            "route = \"togehter\"",
            "did you mean \"together\"?",
        ),
        ("purchase = true", "purchase = \"yes\"", "radar.toml:"),
        ("meaning = \"Ask the others.\"\n", "", "meaning"),
    ];
    for (from, to, told) in cases {
        let run = routed().replace("radar.toml", from, to).run(&["check"]);
        assert_eq!(run.code, 1, "{to}");
        assert!(run.err.contains(told), "{to}: {}", run.err);
    }
    let unused = routed()
        .replace("radar.toml", "\nroute = \"together\"\n", "\n")
        .run(&["check"]);
    assert!(
        unused.err.contains("no ring has the route \"together\""),
        "{}",
        unused.err
    );
}

#[test]
fn sources_say_how_old_they_are_and_that_nothing_was_asked() {
    let project = Project::smallest();
    project.build();
    let page = project.page("sources.html");
    assert!(page.contains("No public source has been asked yet."));
    let reports = part(&page, "reports");
    assert!(
        reports.contains("Example report") && reports.contains("15 days"),
        "{reports}"
    );
}
