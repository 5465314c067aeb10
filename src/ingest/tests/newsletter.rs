//! The newsletter itself, where it is at hand.

use std::path::Path;

use super::{assert_accounted, group, kinds, topic};
use crate::ingest::{Knowledge, Lexicon, draft_workshops, to_json};
use crate::model::{Group, Topic};

fn lea() -> (Vec<Group>, Vec<Topic>) {
    let groups = vec![
        group("PG1", "Front line policing", &[]),
        group("PG2", "Cross-border crime", &["Cross Border"]),
        group("PG3", "Cybercrime", &[]),
        group("PG4", "Crime and intelligence", &["Crime"]),
        group("PG5", "Forensics", &[]),
    ];
    let names = [
        (
            "PG1",
            [
                "Mobility for officers",
                "Public order",
                "UAVs",
                "Technology in vehicles",
                "Police use of firearms",
            ],
        ),
        (
            "PG2",
            [
                "People trafficking",
                "Drugs",
                "Firearms crime",
                "Child sexual exploitation",
                "Counterfeit goods",
            ],
        ),
        (
            "PG3",
            [
                "OSINT",
                "Financial investigation and virtual currencies",
                "Cyber extortion",
                "Biometric verification",
                "Credit card fraud",
            ],
        ),
        (
            "PG4",
            [
                "Intelligence analysis",
                "Digital investigations",
                "Signal intelligence",
                "Surveillance",
                "Crime prevention",
            ],
        ),
        (
            "PG5",
            [
                "Emerging DNA technologies",
                "Digital forensics",
                "Crime scene real time",
                "Future individualisation techniques",
                "Drug analysis, NPS",
            ],
        ),
    ];
    let topics = names.into_iter().flat_map(|(group, names)| {
        names
            .into_iter()
            .zip(1..)
            .map(move |(name, year)| topic(group, year, name))
    });
    (groups, topics.collect())
}

#[test]
fn the_newsletter_gives_all_its_statements() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/input/ilead-newsletter-2018.md");
    let Ok(bytes) = std::fs::read(path) else { return };
    let (groups, topics) = lea();
    let knowledge = Knowledge {
        groups: &groups,
        topics: &topics,
        lexicon: Lexicon::built_in(),
    };
    let draft = draft_workshops("ilead-newsletter-2018.md", &bytes, &knowledge).expect("UTF-8");
    if std::env::args().any(|argument| argument == "--nocapture") {
        println!("{:#}", to_json(std::slice::from_ref(&draft), &[]));
    }
    assert_accounted(std::str::from_utf8(&bytes).expect("UTF-8"), &draft);
    let shown = draft.workshops.iter().map(|workshop| {
        let place = workshop.place.as_deref().unwrap_or("-");
        let country = workshop.country.as_deref().unwrap_or("-");
        (
            workshop.topic.as_str(),
            format!("{place}, {country}"),
            workshop.needs.len(),
        )
    });
    let expected = [
        ("mobility-for-officers", "Sandridge, Hertfordshire, GB".to_owned(), 31),
        ("people-trafficking", "Madrid, ES".to_owned(), 42),
        ("osint", "-, NL".to_owned(), 29),
        ("intelligence-analysis", "-, RO".to_owned(), 17),
    ];
    assert_eq!(shown.collect::<Vec<_>>(), expected);
    let of_kind = |wanted: &str| {
        let counts = draft.workshops.iter().map(kinds);
        let count = |counts: Vec<(&str, usize)>| {
            counts
                .into_iter()
                .find(|(kind, _)| *kind == wanted)
                .map_or(0, |(_, n)| n)
        };
        counts.map(count).collect::<Vec<_>>()
    };
    for (kind, counts) in [
        ("capability", [4, 12, 0, 2]),
        ("gap", [5, 10, 0, 4]),
        ("requirement", [8, 12, 19, 5]),
        ("priority", [3, 3, 5, 1]),
        ("solution", [3, 3, 3, 5]),
        ("standardisation", [2, 2, 1, 0]),
        ("procurement", [1, 0, 1, 0]),
        ("legal", [5, 0, 0, 0]),
    ] {
        assert_eq!(of_kind(kind), counts, "{kind}");
    }
    assert_eq!(draft.plan.len(), 25);
    assert!(
        draft.plan.iter().zip(0..).all(|(planned, index)| {
            let (year, column) = (index / 5, index % 5);
            planned.topic.as_ref() == Some(&topics[column * 5 + year].id)
        }),
        "{:#?}",
        draft.plan
    );
    let disagree = draft
        .warnings
        .iter()
        .filter(|warning| warning.message.contains("disagree"));
    assert_eq!(disagree.count(), 3);
}
