//! History on the site: what was read in an earlier edition is still found, with what became of it and why.

use std::fs;

use crate::project::{Project, read_tree};

const REJECTED: &str =
    "[left]\nhow = \"rejected\"\nreason = \"Nobody reads it.\"\ndate = 2026-06-30\nby = \"desk\"\n\n[trl]";

/// A technology of a name like the starter's thermal camera.
fn add(project: Project, id: &str, name: &str) -> Project {
    let thermal = fs::read_to_string(project.path("radar-data/technologies/thermal-camera.toml")).expect("it is there");
    project.write(
        &format!("technologies/{id}.toml"),
        thermal.replace("Thermal camera", name),
    )
}

fn remove(project: Project, id: &str) -> Project {
    fs::remove_file(project.path(&format!("radar-data/technologies/{id}.toml"))).expect("it was there");
    project
}

fn freeze(project: Project) -> Project {
    let run = project.run(&["freeze"]);
    assert_eq!(run.code, 0, "{}", run.err);
    project
}

/// The edition "spring": the starter and four more technologies.
fn spring() -> Project {
    let project = Project::smallest().replace("radar.toml", "name = \"first\"", "name = \"spring\"");
    let more = [("fax", "Fax"), ("pager", "Pager"), ("radio", "Radio"), ("tape", "Tape")];
    more.into_iter()
        .fold(project, |project, (id, name)| add(project, id, name))
}

/// The edition "summer": one came, one moved, one was renamed, one merged, one rejected, and two were not looked at again.
fn summer() -> Project {
    let project = freeze(spring())
        .replace("radar.toml", "name = \"spring\"", "name = \"summer\"")
        .replace("radar.toml", "date = 2026-01-31", "date = 2026-07-31")
        .replace("technologies/fax.toml", "[trl]", REJECTED)
        .replace(
            "technologies/mobile-forms.toml",
            "low = 9\nhigh = 9",
            "low = 2\nhigh = 2",
        )
        .replace(
            "technologies/thermal-camera.toml",
            "aliases = []",
            "formerly = [\"tape\"]\naliases = []",
        );
    let file = |id: &str| project.path(&format!("radar-data/technologies/{id}.toml"));
    fs::rename(file("dictation"), file("speech")).expect("the file can be renamed");
    let project = project.replace(
        "technologies/speech.toml",
        "name = \"Dictation\"",
        "name = \"Speech to text\"\nformerly = [\"dictation\"]",
    );
    let project = ["tape", "pager", "radio"].into_iter().fold(project, remove);
    add(project, "acoustic-camera", "Acoustic camera").replace(
        "technologies/acoustic-camera.toml",
        "formerly = [\"tape\"]\n",
        "",
    )
}

/// The edition "autumn": one came back, one that had come is gone, and the file of what was rejected is gone too.
fn autumn() -> Project {
    let project = freeze(summer())
        .replace("radar.toml", "name = \"summer\"", "name = \"autumn\"")
        .replace("radar.toml", "date = 2026-07-31", "date = 2026-10-31");
    let project = ["fax", "acoustic-camera"].into_iter().fold(project, remove);
    add(project, "radio", "Radio").replace("technologies/radio.toml", "formerly = [\"tape\"]\n", "")
}

/// The part of a page from one text to the next of another.
fn part<'p>(page: &'p str, from: &str, to: &str) -> &'p str {
    let start = page.find(from).unwrap_or_else(|| panic!("{from} stands in {page}"));
    let rest = &page[start..];
    &rest[..rest.find(to).unwrap_or(rest.len())]
}

/// The row of a table that holds a text.
fn row<'p>(page: &'p str, text: &str) -> &'p str {
    let mut rows = page
        .split("<tr>")
        .map(|row| row.split("</tr>").next().unwrap_or_default());
    rows.find(|row| row.contains(text))
        .unwrap_or_else(|| panic!("a row with {text} in {page}"))
}

#[test]
fn a_frozen_edition_keeps_what_changed_and_why() {
    let project = freeze(summer());
    assert!(!project.path("radar-data/editions/spring/changes.json").exists());
    let kept = fs::read_to_string(project.path("radar-data/editions/summer/changes.json")).expect("it is kept");
    let diff = project.run(&["diff", "spring", "summer", "--format", "json"]).out;
    assert_eq!(kept, diff);
    let verified = project.run(&["verify", "summer"]);
    assert_eq!(verified.code, 0, "{}{}", verified.out, verified.err);
    let project = project.replace("editions/summer/changes.json", "\"moved\"", "\"mowed\"");
    let run = project.run(&["check"]);
    assert_eq!(run.code, 1);
    assert!(
        run.err.contains("changes.json") && run.err.contains("not those that were frozen"),
        "{}",
        run.err
    );
}

#[test]
fn the_first_edition_has_no_history() {
    let project = spring();
    project.build();
    for page in ["index.html", "radar/pg1.html", "tech/fax.html"] {
        let page = project.page(page);
        assert!(
            !page.contains("class=\"editions\"") && !page.contains("id=\"path\""),
            "{page}"
        );
    }
    assert!(!project.path("output/left.html").exists());
    assert!(!project.path("output/edition").exists());
}

#[test]
fn freezing_the_third_edition_changes_no_byte_of_its_site() {
    let project = autumn();
    project.build();
    let before = read_tree(&project.path("output"));
    let project = freeze(project);
    project.build();
    assert_eq!(before, read_tree(&project.path("output")));
}

#[test]
fn from_every_edition_leads_a_way_to_every_other_one_without_a_script() {
    let project = autumn();
    project.build();
    let switch = |page: &str| {
        let page = project.page(page);
        part(&page, "<nav class=\"editions\"", "</nav>").to_owned()
    };
    for (page, root) in [("index.html", ""), ("radar/pg1.html", "../")] {
        let switch = switch(page);
        assert!(switch.contains("<strong>autumn (this one)</strong>"), "{switch}");
        for edition in ["spring", "summer"] {
            let link = format!("<a href=\"{root}edition/{edition}.html\">{edition}</a>");
            assert!(switch.contains(&link), "{switch}");
        }
    }
    let switch = switch("edition/spring.html");
    assert!(switch.contains("<strong>spring (this one)</strong>"), "{switch}");
    assert!(switch.contains("<a href=\"../index.html\">autumn</a>"), "{switch}");
    // The one script is that of the search.
    let page = project.page("edition/spring.html");
    let scripts: Vec<&str> = page.split("<script").skip(1).collect();
    assert!(
        scripts.len() == 1 && scripts[0].starts_with(" defer src=\"../assets/search.js\""),
        "{scripts:?}"
    );
}

#[test]
fn an_edition_before_has_a_page_with_its_map_its_list_and_its_changes() {
    let project = summer();
    project.build();
    let stood = fs::read_to_string(project.path("radar-data/editions/spring/placements.csv")).expect("it is kept");
    assert!(stood.contains("mobile-forms,Forms on the phone"), "{stood}");
    let page = project.page("edition/spring.html");
    assert!(
        page.contains("7 technologies as they stood with the data of 31 January 2026."),
        "{page}"
    );
    assert!(row(part(&page, "id=\"list\"", "</main>"), "Dictation").contains("href=\"../tech/dictation.html\""));
    assert!(page.contains("leadar verify spring"), "{page}");
    let project = freeze(project)
        .replace("radar.toml", "name = \"summer\"", "name = \"autumn\"")
        .replace("radar.toml", "date = 2026-07-31", "date = 2026-10-31");
    project.build();
    let page = project.page("edition/summer.html");
    let changes = part(&page, "id=\"changes\"", "id=\"list\"");
    for told in [
        "<a href=\"../tech/acoustic-camera.html\">Acoustic camera</a>",
        "rejected on 30 June 2026 by the makers of this radar at the desk: Nobody reads it.",
        "because the TRL stated for Forms on the phone is 2, before 9",
        "was called Dictation (dictation)",
        "Part of Thermal camera (thermal-camera)",
    ] {
        assert!(changes.contains(told), "{told}: {changes}");
    }
    assert!(row(&page, "Deploy").contains("<td>"), "counts by ring");
}

#[test]
fn the_map_of_an_edition_before_stands_as_it_was_drawn() {
    let project = spring();
    project.build();
    let blip = |svg: &str, id: &str| {
        let mark = part(svg, &format!("data-blip=\"{id}\""), "href=").to_owned();
        mark.split(" data-score=").next().expect("a part").to_owned()
    };
    let label = |svg: &str, id: &str| part(svg, &format!("data-label-for=\"{id}\""), "</text>").to_owned();
    let frozen = project.page("maps/activities.svg");
    let project = summer();
    project.build();
    let again = project.page("edition/spring/activities.svg");
    for id in [
        "dictation",
        "mobile-forms",
        "fax",
        "pager",
        "radio",
        "tape",
        "thermal-camera",
    ] {
        assert_eq!(blip(&frozen, id), blip(&again, id));
        assert_eq!(label(&frozen, id), label(&again, id));
    }
    assert!(again.contains("href=\"../../tech/dictation.html\""), "{again}");
    let page = project.page("edition/spring.html");
    assert!(page.contains("href=\"../edition/spring/pg1.svg\""), "{page}");
}

#[test]
fn the_path_of_a_technology_names_every_edition_and_what_it_was_called() {
    let project = autumn();
    project.build();
    let page = project.page("tech/speech.html");
    let path = part(&page, "id=\"path\"", "</table>");
    assert!(
        path.contains("Called Dictation (dictation) until edition spring."),
        "{path}"
    );
    assert!(path.contains("role=\"img\" aria-label=\"Deploy in spring\""), "{path}");
    for edition in ["spring", "summer", "autumn"] {
        assert!(
            row(path, &format!(">{edition}</a>")).contains("<td>Deploy</td>"),
            "{path}"
        );
    }
    let page = project.page("tech/mobile-forms.html");
    let path = part(&page, "id=\"path\"", "</table>");
    assert!(path.contains("Deploy in spring → Watch in summer."), "{path}");
    assert!(
        row(path, ">summer</a>").contains("because the TRL stated for Forms on the phone is 2"),
        "{path}"
    );
    let page = project.page("tech/radio.html");
    let path = part(&page, "id=\"path\"", "</table>");
    assert!(
        path.contains("Pilot in spring → not on the radar in summer → Pilot in autumn."),
        "{path}"
    );
    assert!(row(path, ">autumn</a>").contains("Back on the radar."), "{path}");
    assert_eq!(path.matches("class=\"path\"").count(), 0, "a gap has no line: {path}");
}

#[test]
fn what_left_is_listed_with_its_last_state_and_the_reason() {
    let project = autumn();
    project.build();
    let page = project.page("left.html");
    let fax = row(&page, ">Fax</a>");
    assert!(
        fax.contains(">spring</a>") && fax.contains("<td>Pilot</td>") && fax.contains("<td>9</td>"),
        "{fax}"
    );
    assert!(
        fax.contains("Rejected on 30 June 2026 by the makers of this radar at the desk: Nobody reads it."),
        "the edition that told it keeps the reason: {fax}"
    );
    assert!(row(&page, ">Tape</a>").contains("It became part of Thermal camera."));
    assert!(row(&page, ">Pager</a>").contains("Its file is gone: not looked at again, and nobody says why."));
    let acoustic = row(&page, ">Acoustic camera</a>");
    assert!(
        acoustic.contains(">summer</a>") && acoustic.contains(">autumn</a>"),
        "{acoustic}"
    );
    assert!(
        !page.contains(">Dictation</a>") && !page.contains(">Radio</a>"),
        "{page}"
    );
    assert!(
        project
            .page("index.html")
            .contains("<a href=\"left.html\">What left the radar (4)</a>")
    );
}

#[test]
fn addresses_of_what_is_gone_keep_answering() {
    let project = autumn();
    project.build();
    let page = project.page("tech/fax.html");
    assert!(
        page.contains("<h1>Fax</h1>")
            && page.contains("Rejected on 30 June 2026 by the makers of this radar at the desk"),
        "{page}"
    );
    assert!(
        page.contains("It stood last in edition <a href=\"../edition/spring.html\">spring</a>: Pilot, TRL 9."),
        "{page}"
    );
    assert!(row(&page, ">summer</a>").contains("not on the radar"), "{page}");
    let page = project.page("tech/tape.html");
    assert!(page.contains("<h1>Tape is part of Thermal camera now</h1>"), "{page}");
    assert!(
        page.contains("<a href=\"../tech/thermal-camera.html\">Thermal camera</a>"),
        "{page}"
    );
    let page = project.page("tech/dictation.html");
    assert!(
        page.contains("<a href=\"../tech/speech.html\">Speech to text</a>") && !page.contains("id=\"path\""),
        "{page}"
    );
    let project = project.replace("technologies/speech.toml", "[trl]", REJECTED);
    project.build();
    let page = project.page("tech/speech.html");
    assert!(page.contains("<h1>Speech to text</h1>"), "{page}");
    assert!(
        page.contains("Called Dictation (dictation) until edition spring."),
        "{page}"
    );
    assert!(
        project
            .page("tech/dictation.html")
            .contains("<a href=\"../tech/speech.html\">")
    );
}

#[test]
fn a_reader_can_have_shown_where_marks_came_from_also_after_a_rename_and_without_a_script() {
    let moved = ["mobile-forms", "speech"];
    let project = summer().replace("technologies/speech.toml", "low = 7\nhigh = 9", "low = 2\nhigh = 2");
    project.build();
    let page = project.page("index.html");
    assert!(
        page.contains("type=\"checkbox\" id=\"show-trails\" data-noprint>"),
        "{page}"
    );
    let trails = part(&page, "<g class=\"trails\">", "data-blip=").to_owned();
    for id in moved {
        assert!(trails.contains(&format!("data-trail-of=\"{id}\"")), "{trails}");
    }
    assert!(!project.page("maps/activities.svg").contains("data-trail-of"));
    let project = project.replace(
        "radar.toml",
        "sectors = \"activities\"",
        "sectors = \"activities\"\ntrails = true",
    );
    project.build();
    assert!(project.page("index.html").contains("id=\"show-trails\" checked"));
    for id in moved {
        assert!(
            project
                .page("maps/activities.svg")
                .contains(&format!("data-trail-of=\"{id}\""))
        );
    }
}
