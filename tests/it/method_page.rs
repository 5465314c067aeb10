//! The method page speaks to three readers, each in a part of its own, and addresses that others link to stay.

use crate::project::Project;

fn method(project: &Project) -> String {
    project.build();
    project.page("method.html")
}

#[test]
fn planners_come_first_then_the_work_package_then_researchers() {
    let page = method(&Project::smallest());
    let place = |text: &str| page.find(text).unwrap_or_else(|| panic!("{text} is in\n{page}"));
    let [planners, package, annex] = [
        "<section id=\"planners\"",
        "<section id=\"work-package\"",
        "<section id=\"annex\"",
    ]
    .map(place);
    assert!(planners < package && package < annex);
    let for_planners = &page[planners..package];
    assert_eq!(section(for_planners, "ten-sentences").matches("<li>").count(), 10);
    let bold = "<strong>Sure is about the placement, not about the technology working.</strong>";
    assert_eq!(for_planners.matches(bold).count(), 2, "{for_planners}");
    for jargon in ["Dirichlet", "alpha", "seed", "<code>", "SMAA", "variance"] {
        assert!(!for_planners.contains(jargon), "{jargon} is not for planners");
    }
    for (id, part) in [
        ("rules", package..annex),
        ("criteria", package..annex),
        ("demand", package..annex),
        ("law", package..annex),
        ("rings", planners..package),
        ("limits", planners..package),
        ("sure", planners..package),
        ("probabilities", annex..page.len()),
        ("checks", annex..page.len()),
    ] {
        assert!(
            part.contains(&place(&format!("id=\"{id}\""))),
            "{id} stands in its part"
        );
    }
}

/// A section of the page.
fn section<'p>(page: &'p str, id: &str) -> &'p str {
    let start = page.find(&format!("<section id=\"{id}\"")).expect("the section");
    let length = page[start..].find("</section>").expect("its end");
    &page[start..start + length]
}

#[test]
fn the_contents_lead_to_what_is_there() {
    let page = method(&Project::smallest());
    let mut all = 0;
    for (at, start) in page.match_indices("href=\"#") {
        let rest = &page[at + start.len()..];
        let target = &rest[..rest.find('"').expect("a quote")];
        all += 1;
        assert!(page.contains(&format!("id=\"{target}\"")), "{target} is on the page");
    }
    assert!(all > 12, "{all}");
}

#[test]
fn the_example_is_chosen_by_the_rule_that_the_page_declares() {
    let project = Project::smallest();
    let page = method(&project);
    let example = section(&page, "example");
    assert!(
        example.contains("It was chosen by a rule and not for its looks"),
        "{example}"
    );
    assert!(example.contains("needs.html#n-paperwork-0"), "{example}");
    // Without a direct answer there is nothing to work through, and the page says nothing of an example.
    let links = "need,technology,grade,by,date,why\npaperwork-01,dictation,related,desk,2026-01-31,a help\n";
    let page = method(&Project::smallest().write("links.csv", links));
    assert!(!page.contains("<section id=\"example\""), "{page}");
}
