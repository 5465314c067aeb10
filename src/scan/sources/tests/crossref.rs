//! Crossref, played: words are read one by one, so that most of what it gives is about something else.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::scan::fault::FaultKind;
use crate::scan::sources::rehearsal::{
    any_damage, assert_damage_is_told, assert_new_names_are_told, converse, line, pair, reply_of, subject,
};

fn source() -> Crossref {
    Crossref::of(&SourceSettings::default())
}

fn item(nth: usize, title: &str) -> Value {
    json!({"DOI": format!("10.9999/X{nth}"), "title": [title], "type": "journal-article", "container-title": ["Invented Journal"],
        "issued": {"date-parts": [[2024, 3]]}, "is-referenced-by-count": nth})
}

fn list(total: u64, items: &[Value]) -> Reply {
    let message = json!({"facets": {}, "total-results": total, "items": items, "items-per-page": ROWS});
    reply_of(&json!({"status": "ok", "message-type": "work-list", "message": message}).to_string())
}

fn facet() -> Reply {
    let values = json!({"2024": 900, "2023": 800, "2026": 600, "2025": 700, "2027": 1});
    let message =
        json!({"facets": {"published": {"value-count": 5, "values": values}}, "total-results": 3001, "items": []});
    reply_of(&json!({"status": "ok", "message": message}).to_string())
}

/// Plays the interface: 1,200 works with any of the words, of which the first so many have the name.
fn play(matches: usize, ask: &Ask) -> Reply {
    play_of(1_200, matches, ask)
}

/// The same with so many works.
fn play_of(works: usize, matches: usize, ask: &Ask) -> Reply {
    if pair(ask, "rows") == "0" {
        return facet();
    }
    let offset: usize = pair(ask, "offset").parse().unwrap();
    let title = |nth: usize| match nth < matches {
        true => format!("A <i>Rapid-DNA</i> device, number {nth}"),
        false => format!("Rapid extraction of DNA, number {nth}"),
    };
    let items: Vec<Value> = (offset..works.min(offset + ROWS))
        .map(|nth| item(nth, &title(nth)))
        .collect();
    list(works as u64, &items)
}

#[test]
fn all_asks_are_these() {
    let (_, asked) = converse(&source(), &subject(&["rapid DNA", "portable DNA"]), &|ask| {
        play(300, ask)
    })
    .unwrap();
    let page = |name: &str, offset: usize| {
        format!("/works?filter=from-pub-date:2023-01-01&query.title={name}&select={FIELDS}&rows=500&offset={offset}")
    };
    let expected = [
        "/works?filter=from-pub-date:2023-01-01&rows=0&facet=published:*".to_owned(),
        page("rapid DNA", 0),
        page("portable DNA", 0),
        page("rapid DNA", 500),
        page("portable DNA", 500),
    ];
    assert_eq!(asked.iter().map(line).collect::<Vec<String>>(), expected);
    assert_eq!(source().expect(&[subject(&["rapid DNA", "portable DNA"])]).calls, 3);
}

#[test]
fn only_titles_with_the_name_count() {
    let (finding, asked) = converse(&source(), &subject(&["rapid DNA"]), &|ask| play(40, ask)).unwrap();
    assert_eq!(asked.len(), 2);
    let counts: Vec<(i16, u64, Option<u64>)> = finding
        .counts
        .iter()
        .map(|year| (year.year, year.count, year.total))
        .collect();
    assert_eq!(
        counts,
        [
            (2023, 0, Some(800)),
            (2024, 40, Some(900)),
            (2025, 0, Some(700)),
            (2026, 0, Some(600))
        ]
    );
    assert_eq!(finding.breakdowns[0].parts, [("rapid DNA".to_owned(), 40)]);
    assert_eq!(finding.records.len(), 25);
    let first = &finding.records[0];
    assert_eq!(
        (first.id.as_str(), first.title.as_str()),
        ("10.9999/x0", "A Rapid-DNA device, number 0")
    );
    assert_eq!(
        (first.date.as_deref(), first.url.as_deref()),
        (Some("2024-03"), Some("https://doi.org/10.9999/x0"))
    );
    assert!(finding.remarks[0].contains("knows no phrases"));
}

#[test]
fn a_name_that_never_ends_gives_no_counts_rather_than_a_part_of_them() {
    let endless = |ask: &Ask| match pair(ask, "rows") {
        "0" => facet(),
        _ => {
            let offset: usize = pair(ask, "offset").parse().unwrap();
            let items: Vec<Value> = (offset..offset + ROWS).map(|nth| item(nth, "Rapid DNA")).collect();
            list(1_000_000, &items)
        }
    };
    let (finding, asked) = converse(&source(), &subject(&["rapid DNA"]), &endless).unwrap();
    assert_eq!(
        (asked.len(), finding.counts.len(), finding.breakdowns.len()),
        (1 + PAGES, 0, 0)
    );
    assert!(
        finding
            .remarks
            .iter()
            .any(|remark| remark.ends_with("so there are no counts."))
    );
}

#[test]
fn context_and_exclusions_are_read_in_title_and_journal() {
    let mut wanted = subject(&["rapid DNA"]);
    wanted.context = vec!["invented journal".to_owned()];
    let (finding, _) = converse(&source(), &wanted, &|ask| play(5, ask)).unwrap();
    assert_eq!(finding.records.len(), 5);
    wanted.exclude = vec!["number 3".to_owned()];
    let (finding, _) = converse(&source(), &wanted, &|ask| play(5, ask)).unwrap();
    assert_eq!((finding.records.len(), finding.counts[1].count), (4, 4));
    // The name of a journal is no name of the technology.
    let journal = converse(&source(), &subject(&["invented journal"]), &|ask| play(5, ask)).unwrap();
    assert_eq!(journal.0.records, []);
}

/// The fault when the first page is this one.
fn fault_of(reply: Reply) -> Fault {
    let answer = |ask: &Ask| match pair(ask, "rows") {
        "0" => facet(),
        _ => reply.clone(),
    };
    converse(&source(), &subject(&["rapid DNA"]), &answer).unwrap_err()
}

#[test]
fn drift_and_parts_are_faults_by_name() {
    let fault = fault_of(reply_of("<html>Too many requests</html>"));
    assert_eq!(fault.kind, FaultKind::Drift);
    let short = fault_of(list(700, &[item(1, "Rapid DNA")]));
    assert_eq!(
        (short.kind, short.message.as_str()),
        (FaultKind::Partial, "page 1 should have 500 works of 700, but has 1.")
    );
    let mut untitled = item(1, "");
    untitled.as_object_mut().unwrap().remove("title");
    let renamed = fault_of(list(1, &[untitled]));
    assert_eq!(renamed.kind, FaultKind::Drift);
    assert!(
        renamed.message.contains("has no field \"title\"; it has DOI"),
        "{}",
        renamed.message
    );
    let again: Vec<Value> = (0..ROWS).map(|nth| item(nth, "Rapid DNA")).collect();
    assert_eq!(
        fault_of(list(5_000, &again)).message,
        "page 2 has only works of earlier pages."
    );
    let mut undated = item(1, "Rapid DNA");
    undated["issued"] = json!({"date-parts": [[null]]});
    assert_eq!(fault_of(list(1, &[undated])).kind, FaultKind::Drift);
}

#[test]
fn totals_must_be_whole() {
    let answer = |body: &'static str| {
        move |ask: &Ask| match pair(ask, "rows") {
            "0" => reply_of(body),
            _ => play(3, ask),
        }
    };
    let asked = |body| converse(&source(), &subject(&["rapid DNA"]), &answer(body)).unwrap_err();
    let cut = asked(r#"{"message":{"total-results":9,"facets":{"published":{"values":{"2023":2,"2024":3}}}}}"#);
    assert_eq!(cut.kind, FaultKind::Partial);
    let renamed = asked(r#"{"message":{"total-results":9,"facets":{"year":{}}}}"#);
    assert!(
        renamed.message.ends_with("has no field \"published\"; it has year."),
        "{}",
        renamed.message
    );
}

#[test]
fn every_new_name_of_a_field_is_told() {
    assert_new_names_are_told(
        &source(),
        &Subject {
            context: vec!["journal".to_owned()],
            ..subject(&["rapid DNA"])
        },
        &|ask| play_of(30, 9, ask),
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn damage_is_told_and_never_a_smaller_count(damage in any_damage(), matches in 1usize..40) {
        assert_damage_is_told(&source(), &Subject { context: vec!["journal".to_owned()], ..subject(&["rapid DNA"]) }, &|ask| play_of(60, matches, ask), damage);
    }
}
