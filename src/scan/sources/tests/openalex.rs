//! OpenAlex, played: what is asked, and what becomes of replies that are less than they should be.

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::scan::fault::FaultKind;
use crate::scan::sources::rehearsal::{
    any_damage, assert_damage_is_told, assert_new_names_are_told, converse, line, pair, reply_of, subject,
};

fn source() -> OpenAlex {
    OpenAlex::of(&SourceSettings::default())
}

fn grouped(groups: &[(&str, &str, u64)], count: u64) -> Value {
    let of_group =
        |(key, name, count): &(&str, &str, u64)| json!({"key": key, "key_display_name": name, "count": count});
    let groups_count = (!groups.is_empty()).then_some(groups.len());
    json!({"meta": {"count": count, "page": 1, "per_page": 200, "groups_count": groups_count}, "results": [],
        "group_by": groups.iter().map(of_group).collect::<Vec<Value>>()})
}

fn work(nth: usize) -> Value {
    json!({"id": format!("https://openalex.org/W99{nth:02}"), "doi": format!("https://doi.org/10.9999/x{nth}"),
        "title": format!("Invented <i>title</i> {nth} &amp; more"), "publication_date": format!("2024-01-{:02}", 1 + nth % 28),
        "type": "article", "cited_by_count": nth,
        "authorships": [{"countries": ["RO", "DE"], "institutions": [{"display_name": "Invented Institute"}]}]})
}

/// Plays the interface with so many works that match, all of 2024 but one of 2027.
fn play(matches: u64, ask: &Ask) -> Reply {
    let searched = pair(ask, SEARCH);
    let body = match (pair(ask, "group_by"), searched) {
        ("publication_year", "") => grouped(
            &[
                ("2024", "2024", 9_000),
                ("2023", "2023", 8_000),
                ("2025", "2025", 7_000),
                ("2026", "2026", 6_000),
            ],
            30_000,
        ),
        ("publication_year", _) if matches == 0 => grouped(&[], 0),
        ("publication_year", _) => grouped(&[("2027", "2027", 1), ("2024", "2024", matches - 1)], matches),
        ("authorships.institutions.country_code", _) => {
            let (fifth, third) = (matches / 5, matches * 3 / 10);
            grouped(
                &[
                    ("RO", "Romania", fifth),
                    ("https://openalex.org/countries/DE", "Germany", third),
                ],
                matches,
            )
        }
        ("authorships.institutions.id", _) => grouped(
            &[("https://openalex.org/I1", "Invented Institute", matches / 10)],
            matches,
        ),
        ("primary_topic.id", _) => grouped(
            &[("https://openalex.org/T1", "Forensic genetics", matches / 4)],
            matches,
        ),
        _ if pair(ask, "per_page") == "1" => {
            let hits = if searched.contains("\"rapid\" AND \"DNA\"") {
                500
            } else {
                matches / 2
            };
            json!({"meta": {"count": hits}, "results": [{"id": "https://openalex.org/W1"}]})
        }
        _ => {
            let listed: Vec<Value> = (0..(matches as usize).min(25)).map(work).collect();
            json!({"meta": {"count": matches}, "results": listed})
        }
    };
    reply_of(&body.to_string())
}

#[test]
fn all_asks_are_these() {
    let subject = subject(&["rapid DNA", "portable DNA"]);
    let (_, asked) = converse(&source(), &subject, &|ask| play(100, ask)).unwrap();
    let lines: Vec<String> = asked.iter().map(line).collect();
    let works = "/works?filter=from_publication_date:2023-01-01,has_abstract:true&include_xpac=false";
    let both = format!("{works}&{SEARCH}=(\"rapid DNA\" OR \"portable DNA\")");
    let list = format!("{both}&per_page=25&select={FIELDS}");
    let expected = [
        format!("{both}&group_by=publication_year"),
        format!("{works}&group_by=publication_year"),
        format!("{list}&sort=cited_by_count:desc"),
        format!("{list}&sample=25&seed=16"),
        format!("{both}&group_by=authorships.institutions.country_code"),
        format!("{both}&group_by=authorships.institutions.id"),
        format!("{both}&group_by=primary_topic.id"),
        format!("{works}&{SEARCH}=\"rapid DNA\"&per_page=1&select=id"),
        format!("{works}&{SEARCH}=\"portable DNA\"&per_page=1&select=id"),
        format!("{works}&{SEARCH}=(\"rapid\" AND \"DNA\")&per_page=1&select=id"),
    ];
    assert_eq!(lines, expected);
    let cost: u64 = asked.iter().map(|ask| ask.cost).sum();
    let expected = source().expect(&[subject]);
    assert_eq!((expected.calls, expected.cost), (10, 9_100));
    assert_eq!(cost, expected.cost);
}

#[test]
fn counts_are_without_gaps_and_have_their_totals() {
    let (finding, _) = converse(&source(), &subject(&["rapid DNA"]), &|ask| play(100, ask)).unwrap();
    let counts: Vec<(i16, u64, Option<u64>)> = finding
        .counts
        .iter()
        .map(|year| (year.year, year.count, year.total))
        .collect();
    let expected = [
        (2023, 0, Some(8_000)),
        (2024, 99, Some(9_000)),
        (2025, 0, Some(7_000)),
        (2026, 0, Some(6_000)),
    ];
    assert_eq!(counts, expected);
    assert_eq!(finding.complete_through, 2025);
    assert_eq!(
        finding.remarks,
        ["OpenAlex dates 1 of them later than 2026; they are left out."]
    );
}

#[test]
fn records_and_spreads_are_bounded_plain_and_in_order() {
    let (finding, _) = converse(&source(), &subject(&["rapid DNA"]), &|ask| play(100, ask)).unwrap();
    assert_eq!(finding.records.len(), 50);
    let first = &finding.records[0];
    assert_eq!(
        (first.id.as_str(), first.title.as_str()),
        ("W9924", "Invented title 24 & more")
    );
    assert_eq!(first.countries, ["DE", "RO"]);
    let spread: Vec<(BreakdownBy, &[(String, u64)])> = finding
        .breakdowns
        .iter()
        .map(|spread| (spread.by, spread.parts.as_slice()))
        .collect();
    let part = |name: &str, count| (name.to_owned(), count);
    assert_eq!(
        spread[0],
        (BreakdownBy::Country, [part("DE", 30), part("RO", 20)].as_slice())
    );
    assert_eq!(spread[3], (BreakdownBy::Phrase, [part("rapid DNA", 100)].as_slice()));
}

#[test]
fn few_works_are_listed_all_and_none_ends_the_conversation() {
    let (few, asked) = converse(&source(), &subject(&["biometrics"]), &|ask| play(20, ask)).unwrap();
    assert!(asked.iter().all(|ask| pair(ask, "sample").is_empty()));
    assert!(few.records.len() == 20 && few.records.iter().all(|record| record.chosen.is_none()));
    let known = |ask: &Ask| {
        play(
            if pair(ask, SEARCH) == "\"neural network\"" {
                900
            } else {
                0
            },
            ask,
        )
    };
    let (none, asked) = converse(&source(), &subject(&["rapid DNA"]), &known).unwrap();
    assert_eq!((asked.len(), none.counts[1].count), (3, 0));
}

#[test]
fn a_zero_is_no_zero_where_what_must_be_found_is_not_found_either() {
    let fault = converse(&source(), &subject(&["rapid DNA"]), &|ask| play(0, ask)).unwrap_err();
    assert_eq!(fault.kind, FaultKind::Control, "{}", fault.message);
}

#[test]
fn types_of_works_are_a_filter_of_both_sides() {
    let typed = |kind: &str| {
        OpenAlex::of(&SourceSettings {
            parts: vec![kind.to_owned(), "preprint".to_owned()],
            ..SourceSettings::default()
        })
    };
    let (_, asked) = converse(&typed("article"), &subject(&["rapid DNA"]), &|ask| play(100, ask)).unwrap();
    assert!(
        asked
            .iter()
            .all(|ask| pair(ask, "filter").ends_with(",type:article|preprint"))
    );
    let odd = converse(&typed("a,is_oa:true"), &subject(&["rapid DNA"]), &|ask| play(100, ask)).unwrap_err();
    assert_eq!(odd.kind, FaultKind::Barred);
}

#[test]
fn a_phrase_that_is_no_phrase_is_told() {
    let unquoted = |ask: &Ask| match pair(ask, "per_page") {
        "1" => reply_of(r#"{"meta":{"count":100},"results":[]}"#),
        _ => play(100, ask),
    };
    let (finding, _) = converse(&source(), &subject(&["rapid DNA"]), &unquoted).unwrap();
    assert!(
        finding
            .remarks
            .iter()
            .any(|remark| remark.contains("exactly as many as")),
        "{:?}",
        finding.remarks
    );
}

/// The fault when the first reply is this one.
fn fault_of(body: &str) -> Fault {
    let answer = |ask: &Ask| match (pair(ask, "group_by"), pair(ask, SEARCH)) {
        ("publication_year", "\"rapid DNA\"") => reply_of(body),
        _ => play(100, ask),
    };
    converse(&source(), &subject(&["rapid DNA"]), &answer).unwrap_err()
}

#[test]
fn drift_and_parts_are_faults_by_name() {
    let page = fault_of("<html>Please wait</html>");
    assert_eq!(page.kind, FaultKind::Drift);
    let renamed = fault_of(
        r#"{"meta":{"total":3,"groups_count":1},"group_by":[{"key":"2024","key_display_name":"2024","count":3}]}"#,
    );
    assert_eq!(
        renamed.message,
        "\"meta\" of the reply has no field \"count\"; it has total, groups_count."
    );
    let refused = fault_of(r#"{"error":"Invalid query parameter","message":"unknown"}"#);
    assert!(refused.message.contains("it has error, message"), "{}", refused.message);
    let short = fault_of(
        r#"{"meta":{"count":5,"groups_count":1},"group_by":[{"key":"2024","key_display_name":"2024","count":"3"}]}"#,
    );
    assert_eq!(
        (short.kind, short.message.as_str()),
        (
            FaultKind::Partial,
            "its years have 3 works, but it says that there are 5."
        )
    );
    let odd = fault_of(
        r#"{"meta":{"count":3,"groups_count":1},"group_by":[{"key":"unknown","key_display_name":"unknown","count":3}]}"#,
    );
    assert_eq!(odd.kind, FaultKind::Drift);
    let early = fault_of(&grouped(&[("2019", "2019", 3)], 3).to_string());
    assert_eq!(
        early.message,
        "it has works of 2019, though only those since 2023 were asked for."
    );
}

#[test]
fn groups_that_are_missing_or_larger_than_the_whole_are_faults() {
    let fewer = grouped(&[("2024", "2024", 3)], 3)
        .to_string()
        .replace("\"groups_count\":1", "\"groups_count\":2");
    let fault = fault_of(&fewer);
    assert_eq!(
        (fault.kind, fault.message.as_str()),
        (FaultKind::Partial, "the reply says that it has 2 groups, but it has 1.")
    );
    let answer = |ask: &Ask| match pair(ask, "group_by") {
        "primary_topic.id" => reply_of(&grouped(&[("https://openalex.org/T1", "Genetics", 101)], 100).to_string()),
        _ => play(100, ask),
    };
    let larger = converse(&source(), &subject(&["rapid DNA"]), &answer).unwrap_err();
    assert_eq!(larger.message, "\"Genetics\" has 101 works of only 100.");
}

#[test]
fn marks_before_json_numbers_as_text_and_null_lists_change_nothing() {
    let answer = |ask: &Ask| {
        let body = String::from_utf8(play(20, ask).bytes.to_vec()).unwrap();
        let odd = body.replace("\"count\":20", "\"count\":\"20\"");
        let odd = odd
            .replace("[\"RO\",\"DE\"]", "null")
            .replace("\"results\":[]", "\"results\":null");
        reply_of(&format!("\u{feff}{odd}"))
    };
    let subject = subject(&["rapid DNA"]);
    let (plain, _) = converse(&source(), &subject, &|ask| play(20, ask)).unwrap();
    let (odd, _) = converse(&source(), &subject, &answer).unwrap();
    assert_eq!((odd.counts, odd.breakdowns), (plain.counts, plain.breakdowns));
    assert!(odd.records.iter().all(|record| record.countries.is_empty()));
}

#[test]
fn lists_that_repeat_works_or_are_too_short_are_faults() {
    for listed in [vec![work(1); 25], (0..24).map(work).collect(), Vec::new()] {
        let answer = |ask: &Ask| match pair(ask, "sample") {
            "25" => reply_of(&json!({"meta": {"count": 25}, "results": listed}).to_string()),
            _ => play(100, ask),
        };
        let fault = converse(&source(), &subject(&["rapid DNA"]), &answer).unwrap_err();
        assert_eq!(fault.kind, FaultKind::Partial);
    }
}

#[test]
fn a_spent_budget_is_told_from_haste() {
    let refused = |status, headers: &[(&str, &str)]| {
        let headers = headers
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let at = "2026-11-28T22:15:00Z".parse().unwrap();
        source().read_refusal(&Refusal {
            status,
            headers: headers.collect(),
            at,
        })
    };
    let midnight = Refused::Spent("2026-11-29T00:00:00Z".parse().unwrap());
    assert_eq!(
        refused(
            429,
            &[("x-ratelimit-remaining", "4"), ("x-ratelimit-credits-required", "10")]
        ),
        midnight
    );
    assert_eq!(
        refused(429, &[("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "6300")]),
        midnight
    );
    assert_eq!(
        refused(429, &[("x-ratelimit-remaining", "400"), ("retry-after", "1")]),
        Refused::TooFast
    );
    let bought = [
        ("x-ratelimit-remaining", "0"),
        ("x-ratelimit-onetime-remaining", "9000"),
    ];
    assert_eq!(refused(429, &bought), Refused::TooFast);
    assert_eq!(refused(429, &[]), Refused::TooFast);
    assert_eq!(refused(403, &[]), Refused::Closed);
    assert_eq!(refused(503, &[]), Refused::TooFast);
}

#[test]
fn every_new_name_of_a_field_is_told() {
    assert_new_names_are_told(&source(), &subject(&["rapid DNA", "portable DNA"]), &|ask| {
        play(40, ask)
    });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn damage_is_told_and_never_a_smaller_count(damage in any_damage(), matches in 1u64..60) {
        let subject = subject(&["rapid DNA", "portable DNA"]);
        assert_damage_is_told(&source(), &subject, &|ask| play(matches, ask), damage);
    }
}
