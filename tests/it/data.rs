//! The i-LEAD data is complete: every group, topic, workshop, statement, technology and standard.

use leadar::model::{Asked, Bearing, Dossier, NeedKind, Role, TrlBasis};
use leadar::{score, store};

use crate::project::{Project, repository, run_in};

fn dossier() -> Dossier {
    let reading = store::read_dossier(&repository().join("radar-data"));
    reading.expect("the data has no errors").value
}

#[test]
fn groups_topics_workshops_statements_and_technologies_are_all_there() {
    let dossier = dossier();
    assert_eq!(dossier.configuration.groups.len(), 5);
    assert_eq!(dossier.configuration.topics.len(), 25);
    assert_eq!(dossier.workshops.len(), 4);
    assert_eq!(dossier.needs().count(), 119);
    assert_eq!(dossier.technologies.len(), 120);
    assert_eq!(dossier.standards.len(), 159);
}

#[test]
fn every_technology_stands_on_public_records_and_a_trl_that_does_not_says_so() {
    let dossier = dossier();
    let documents = |id: &str| {
        let records = dossier.records_of(id).iter();
        records
            .map(|record| record.address.as_str())
            .collect::<std::collections::BTreeSet<_>>()
            .len()
    };
    for technology in &dossier.technologies {
        assert!(documents(&technology.id) >= 2, "{} has two documents", technology.id);
        let follows = technology.trl.reading.as_ref().map(|reading| reading.range);
        match technology.trl.basis {
            TrlBasis::Evidence => assert_eq!(follows, Some((technology.trl.low, technology.trl.high))),
            TrlBasis::DeskEstimate => assert_eq!(follows, None, "{}: the records give a range", technology.id),
            TrlBasis::Panel | TrlBasis::Measured => {}
        }
    }
    let against = dossier.technologies.iter().filter(|technology| {
        let mut records = dossier.records_of(&technology.id).iter();
        records.any(|record| record.speaks == Bearing::Against)
    });
    assert!(against.count() >= 100);
}

#[test]
fn statements_keep_children_boilerplate_and_every_date() {
    let dossier = dossier();
    assert_eq!(
        dossier
            .needs()
            .filter(|(_, need)| need.role == Role::Boilerplate)
            .count(),
        9
    );
    let lead_in = dossier
        .needs()
        .find(|(_, need)| need.role == Role::LeadIn)
        .expect("the lead-in")
        .1;
    assert_eq!(
        dossier
            .needs()
            .filter(|(_, need)| need.parent.as_deref() == Some(&lead_in.id))
            .count(),
        4
    );
    let disagreeing = dossier.workshops.iter().filter(|workshop| workshop.dates_disagree());
    assert_eq!(disagreeing.count(), 3);
    let mut lines: Vec<_> = dossier.needs().map(|(_, need)| need.line).collect();
    lines.sort_unstable();
    lines.dedup();
    assert_eq!(lines.len(), 119, "no line of the source is used twice");
}

#[test]
fn every_statement_stands_in_the_source_at_its_line() {
    let Ok(source) = std::fs::read_to_string(repository().join("../shared/input/ilead-newsletter-2018.md")) else {
        return;
    };
    let lines: Vec<&str> = source.lines().collect();
    let dossier = dossier();
    let bulleted = |line: &str| line.starts_with("- ");
    for (_, need) in dossier.needs() {
        let line = lines[need.line as usize - 1];
        let statement = bulleted(line)
            || line.contains("Piece together")
            || line.contains("Having the right people")
            || line.contains("There is a focus");
        assert!(statement, "{} points at {line:?}", need.id);
        assert_ne!(
            need.statement.trim(),
            line.trim_start_matches("- ").trim(),
            "{} is in our own words",
            need.id
        );
    }
    assert_eq!(
        dossier
            .needs()
            .filter(|(_, need)| bulleted(lines[need.line as usize - 1]))
            .count(),
        116
    );
}

#[test]
fn not_yet_asked_is_never_deploy_and_the_law_restricts() {
    let dossier = dossier();
    let edition = score::place_technologies(&dossier);
    let ring = |id: &str| {
        let placement = edition.placement(id).expect("placed");
        dossier.configuration.rings[placement.ring].id.clone()
    };
    assert_eq!(ring("face-live"), "restricted");
    for placement in edition
        .placements
        .iter()
        .filter(|placement| placement.asked == Asked::NotYetAsked)
    {
        assert_ne!(ring(&placement.technology), "deploy");
    }
    let legal = dossier.needs().filter(|(_, need)| need.kind == NeedKind::Legal).count();
    assert!(legal >= 4, "{legal} legal lines");
}

#[test]
fn nobody_has_scored_anything_yet_and_nobody_is_invented() {
    // README says so. Whoever enters the first scores of a panel names its assessors here.
    let assessors: Vec<String> = dossier().scores.into_iter().map(|score| score.assessor).collect();
    assert_eq!(assessors, [""; 0]);
}

#[test]
fn the_statements_of_a_workshop_follow_its_source_from_line_to_line() {
    for workshop in dossier().workshops {
        let lines: Vec<u32> = workshop.needs.iter().map(|need| need.line).collect();
        assert!(lines.is_sorted_by(|one, next| one < next), "{}: {lines:?}", workshop.id);
        assert!(lines[0] > workshop.source.line, "{} begins at its heading", workshop.id);
    }
}

#[test]
fn the_picture_of_the_readme_is_the_map_that_is_built() {
    let home = tempfile::tempdir().expect("a folder for the test");
    let output = home.path().join("output");
    let data = repository().join("radar-data");
    let words = [
        "--data",
        &data.to_string_lossy(),
        "--output",
        &output.to_string_lossy(),
        "--quiet",
    ];
    assert_eq!(run_in(home.path(), &words).code, 0);
    let built = std::fs::read_to_string(output.join("maps/groups.svg")).expect("the map is built");
    let shown = std::fs::read_to_string(repository().join("docs/radar.svg")).expect("the picture is there");
    assert!(built == shown, "copy output/maps/groups.svg to docs/radar.svg");
}

#[test]
fn a_table_without_rows_says_that_it_has_none_yet() {
    let project = Project::smallest();
    project.build();
    let page = project.page("data.html");
    let files = page.split("<li><a href=\"data/").skip(1);
    let mut empty = 0;
    for part in files.filter(|part| part.split('"').next().is_some_and(|name| name.ends_with(".csv"))) {
        let name = part.split('"').next().expect("its name");
        let table = std::fs::read_to_string(project.path("output/data").join(name)).expect("it is read");
        let has_none = table.trim_end().lines().count() == 1;
        assert_eq!(
            part.starts_with(&format!("{name}\" download>{name}</a>: no rows yet.")),
            has_none,
            "{name}"
        );
        empty += usize::from(has_none);
    }
    assert!(empty > 0 && !page.contains(">0 rows") && !page.contains(": 0 rows"));
}
