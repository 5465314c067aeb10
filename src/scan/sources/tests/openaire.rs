//! OpenAIRE, played.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::model::Chosen;
use crate::scan::fault::FaultKind;
use crate::scan::sources::rehearsal::{
    any_damage, assert_damage_is_told, assert_new_names_are_told, converse, line, pair, reply_of, subject,
};

fn source() -> OpenAire {
    OpenAire::of(&SourceSettings::default())
}

fn product(nth: usize) -> Value {
    json!({"id": format!("doi_dedup___::{nth:032}"), "mainTitle": format!("Invented <b>title</b> {nth}"), "type": "publication",
        "publicationDate": format!("2024-05-{:02}", 1 + nth % 28), "countries": [{"code": "RO", "label": "Romania"}],
        "organizations": null, "subjects": null,
        "pids": [{"scheme": "handle", "value": "1/2"}, {"scheme": "doi", "value": format!("10.9999/x{nth}")}]})
}

fn page(total: u64, listed: usize) -> Reply {
    let results: Vec<Value> = (0..listed).map(product).collect();
    let header = json!({"numFound": total, "maxScore": 1.0, "queryTime": 12, "page": 1, "pageSize": listed});
    reply_of(&json!({"header": header, "results": results}).to_string())
}

/// Plays the interface: matches are of 2024 and 2026, a year has 700,000 publications.
fn play(matches: u64, ask: &Ask) -> Reply {
    let years = (pair(ask, "fromPublicationDate"), pair(ask, "toPublicationDate"));
    let total = match (pair(ask, "search"), years) {
        ("", _) => 700_000,
        (_, ("2023-01-01", "2026-12-31")) => matches,
        (_, ("2024-01-01", "2024-12-31")) => matches - matches / 4,
        (_, ("2026-01-01", "2026-12-31")) => matches / 4,
        _ => 0,
    };
    let wanted: u64 = pair(ask, "pageSize").parse().unwrap();
    page(total, total.min(wanted) as usize)
}

#[test]
fn all_asks_are_these() {
    let mut subject = subject(&["rapid DNA", "portable DNA"]);
    subject.context = vec!["police".to_owned()];
    let (_, asked) = converse(&source(), &subject, &|ask| play(40, ask)).unwrap();
    let line_of = |search: &str, first: i16, last: i16, size: usize| {
        format!(
            "/graph/v2/researchProducts?{search}type=publication&fromPublicationDate={first}-01-01\
             &toPublicationDate={last}-12-31&page=1&pageSize={size}&sortBy=publicationDate DESC"
        )
    };
    let both = "search=(\"rapid DNA\" OR \"portable DNA\") AND \"police\"&";
    let mut expected = vec![line_of(both, 2023, 2026, 25)];
    expected.extend((2023..=2026).map(|year| line_of("", year, year, 1)));
    expected.extend((2023..=2026).map(|year| line_of(both, year, year, 1)));
    for name in ["rapid DNA", "portable DNA"] {
        expected.push(line_of(&format!("search=\"{name}\" AND \"police\"&"), 2023, 2026, 1));
    }
    assert_eq!(asked.iter().map(line).collect::<Vec<String>>(), expected);
    assert_eq!(source().expect(&[subject]).calls, expected.len() as u64);
}

#[test]
fn years_and_records_are_read() {
    let (finding, _) = converse(&source(), &subject(&["rapid DNA"]), &|ask| play(40, ask)).unwrap();
    let counts: Vec<(i16, u64)> = finding.counts.iter().map(|year| (year.year, year.count)).collect();
    assert_eq!(counts, [(2023, 0), (2024, 30), (2025, 0), (2026, 10)]);
    let first = &finding.records[0];
    assert_eq!((finding.records.len(), first.title.as_str()), (25, "Invented title 24"));
    assert_eq!(first.url.as_deref(), Some("https://doi.org/10.9999/x24"));
    assert_eq!(
        (first.countries.as_slice(), first.chosen),
        (["RO".to_owned()].as_slice(), Some(Chosen::Latest))
    );
}

#[test]
fn another_type_of_products_is_asked_for_and_an_unknown_one_refused() {
    let typed = |kinds: &[&str]| {
        let parts = kinds.iter().map(|kind| (*kind).to_owned()).collect();
        let settings = SourceSettings {
            parts,
            ..SourceSettings::default()
        };
        converse(&OpenAire::of(&settings), &subject(&["rapid DNA"]), &|ask| play(40, ask))
    };
    let (_, asked) = typed(&["software"]).unwrap();
    assert!(asked.iter().all(|ask| pair(ask, "type") == "software"));
    assert_eq!(typed(&["patent"]).unwrap_err().kind, FaultKind::Barred);
    assert_eq!(typed(&["software", "dataset"]).unwrap_err().kind, FaultKind::Barred);
}

/// The fault when the ask for all years is answered so.
fn fault_of(reply: Reply) -> Fault {
    let answer = |ask: &Ask| match pair(ask, "pageSize") {
        "25" | "26" | "27" => reply.clone(),
        _ => play(40, ask),
    };
    converse(&source(), &subject(&["rapid DNA"]), &answer).unwrap_err()
}

#[test]
fn drift_and_parts_are_faults_by_name() {
    let renamed = fault_of(reply_of(r#"{"header":{"total":40,"page":1},"results":[]}"#));
    assert_eq!(
        renamed.message,
        "\"header\" of the reply has no field \"numFound\"; it has total, page."
    );
    let error = fault_of(reply_of(r#"{"message":"Limit reached","code":429}"#));
    assert!(error.message.contains("it has message, code"), "{}", error.message);
    assert_eq!(fault_of(reply_of("<html>busy</html>")).kind, FaultKind::Drift);
    assert_eq!(fault_of(page(40, 0)).kind, FaultKind::Partial);
    assert_eq!(fault_of(page(40, 24)).kind, FaultKind::Partial);
    assert_eq!(
        fault_of(page(41, 25)).message,
        "the years have 40 works together, but 41 match in all."
    );
    let twice = json!({"header": {"numFound": 40}, "results": vec![product(1); 25]});
    assert_eq!(fault_of(reply_of(&twice.to_string())).kind, FaultKind::Partial);
}

#[test]
fn a_year_without_publications_is_no_zero() {
    let fault = converse(&source(), &subject(&["rapid DNA"]), &|_| page(0, 0)).unwrap_err();
    assert_eq!(fault.kind, FaultKind::Control);
}

#[test]
fn an_hour_that_is_used_up_is_told_from_haste() {
    let refused = |status, headers: &[(&str, &str)]| {
        let headers = headers
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let at = "2026-11-28T12:00:00Z".parse().unwrap();
        source().read_refusal(&Refusal {
            status,
            headers: headers.collect(),
            at,
        })
    };
    let in_an_hour = Refused::Spent("2026-11-28T13:00:00Z".parse().unwrap());
    assert_eq!(
        refused(429, &[("x-ratelimit-limit", "60"), ("x-ratelimit-used", "60")]),
        in_an_hour
    );
    assert_eq!(
        refused(429, &[("x-ratelimit-limit", "60"), ("x-ratelimit-used", "12")]),
        Refused::TooFast
    );
    assert_eq!(
        (refused(429, &[]), refused(403, &[])),
        (Refused::TooFast, Refused::Closed)
    );
}

#[test]
fn every_new_name_of_a_field_is_told() {
    assert_new_names_are_told(&source(), &subject(&["rapid DNA", "e-nose"]), &|ask| play(30, ask));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn damage_is_told_and_never_a_smaller_count(damage in any_damage(), matches in 1u64..60) {
        assert_damage_is_told(&source(), &subject(&["rapid DNA", "e-nose"]), &|ask| play(matches, ask), damage);
    }
}
