//! Pageviews, played.

use jiff::civil::date;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::scan::fault::FaultKind;
use crate::scan::sources::rehearsal::{
    any_damage, assert_damage_is_told, assert_new_names_are_told, converse, line, reply_of, reply_with, subject,
};

/// A technology with these articles.
fn with_articles(articles: &[(&str, &str)]) -> Subject {
    let article = |(language, title): &(&str, &str)| ((*language).to_owned(), (*title).to_owned());
    Subject {
        articles: articles.iter().map(article).collect(),
        ..subject(&["rapid DNA"])
    }
}

fn months(project: &str, views: u64, months: &[(i16, i8)]) -> Reply {
    let item = |(year, month): &(i16, i8)| {
        json!({"project": project, "article": "X", "granularity": "monthly", "timestamp": format!("{year}{month:02}0100"),
            "access": "all-access", "agent": "user", "views": views})
    };
    reply_of(&json!({"items": months.iter().map(item).collect::<Vec<Value>>()}).to_string())
}

fn all_months() -> Vec<(i16, i8)> {
    (2023..=2026)
        .flat_map(|year| (1..=12).map(move |month| (year, month)))
        .take(46)
        .collect()
}

const NOT_FOUND: &str =
    r#"{"type":"about:blank","title":"Not found.","method":"get","detail":"no data for those dates"}"#;

/// Plays the interface: an article has 10 views a month from 2024 on, its Wikipedia a million; "Nowhere" is not there.
fn play(ask: &Ask) -> Reply {
    let path = line(ask);
    let project = path.split('/').find(|part| part.ends_with(".wikipedia")).unwrap();
    match path.contains("/aggregate/") {
        true => months(project, 1_000_000, &all_months()),
        false if path.contains("/Nowhere/") => reply_with(404, NOT_FOUND),
        false => months(project, 10, &all_months()[12..]),
    }
}

#[test]
fn all_asks_are_these() {
    let wanted = with_articles(&[("en", "rapid DNA"), ("de", "TCP/IP_für Ämter?"), ("EN", "Rapid_DNA")]);
    let (finding, asked) = converse(&Pageviews, &wanted, &play).unwrap();
    let months = "monthly/2023010100/2026103100";
    let expected = [
        format!("/metrics/pageviews/aggregate/de.wikipedia/all-access/user/{months}"),
        format!("/metrics/pageviews/aggregate/en.wikipedia/all-access/user/{months}"),
        format!("/metrics/pageviews/per-article/de.wikipedia/all-access/user/TCP%2FIP_f%C3%BCr_%C3%84mter%3F/{months}"),
        format!("/metrics/pageviews/per-article/en.wikipedia/all-access/user/Rapid_DNA/{months}"),
    ];
    assert_eq!(asked.iter().map(line).collect::<Vec<String>>(), expected);
    let answers: Vec<&[u16]> = asked.iter().map(|ask| ask.answers.as_slice()).collect();
    assert_eq!(answers, [[].as_slice(), &[], &[404], &[404]]);
    assert_eq!(finding.query, "de: TCP/IP für Ämter?; en: Rapid DNA");
    assert_eq!(Pageviews.expect(&[wanted.clone(), wanted]).calls, 6);
}

#[test]
fn views_of_articles_add_up_beside_those_of_their_wikipedias() {
    let (finding, _) = converse(&Pageviews, &with_articles(&[("en", "Rapid DNA"), ("de", "DNA")]), &play).unwrap();
    let counts: Vec<(i16, u64, Option<u64>)> = finding
        .counts
        .iter()
        .map(|year| (year.year, year.count, year.total))
        .collect();
    let whole = Some(24_000_000);
    assert_eq!(
        counts,
        [
            (2023, 0, whole),
            (2024, 240, whole),
            (2025, 240, whole),
            (2026, 200, Some(20_000_000))
        ]
    );
    let parts = [("de: DNA".to_owned(), 340), ("en: Rapid DNA".to_owned(), 340)];
    assert_eq!(finding.breakdowns[0].parts, parts);
    assert_eq!(finding.remarks, Vec::<String>::new());
}

#[test]
fn an_article_without_views_is_zero_and_told() {
    let (finding, _) = converse(&Pageviews, &with_articles(&[("en", "Nowhere")]), &play).unwrap();
    assert!(finding.counts.iter().all(|year| year.count == 0));
    assert_eq!(
        finding.remarks,
        ["en: Nowhere has no views in these years; its title may be another one."]
    );
}

#[test]
fn years_before_the_first_whole_one_are_no_zeros() {
    let early = Subject {
        years: (2010, 2025),
        ..with_articles(&[("en", "Rapid DNA")])
    };
    let all: Vec<(i16, i8)> = (2016..=2025)
        .flat_map(|year| (1..=12).map(move |month| (year, month)))
        .collect();
    let (finding, asked) = converse(&Pageviews, &early, &|_| months("en.wikipedia", 9, &all)).unwrap();
    assert!(line(&asked[0]).ends_with("/2016010100/2026103100"));
    assert_eq!(finding.counts[0].year, 2016);
    assert_eq!(finding.remarks.len(), 2);
    let none = Subject {
        years: (2026, 2025),
        ..early
    };
    let (finding, asked) = converse(&Pageviews, &none, &play).unwrap();
    assert_eq!((asked.len(), finding.counts.len(), finding.remarks.len()), (0, 0, 1));
}

#[test]
fn without_articles_nothing_is_asked() {
    let (finding, asked) = converse(&Pageviews, &with_articles(&[]), &play).unwrap();
    assert_eq!((asked.len(), finding.counts.len()), (0, 0));
    assert_eq!(
        finding.remarks,
        ["No article of Wikipedia is named for this technology."]
    );
    for odd in [("en/../x", "Rapid DNA"), ("", "Rapid DNA"), ("en", ".."), ("en", " _ ")] {
        let fault = converse(&Pageviews, &with_articles(&[odd]), &play).unwrap_err();
        assert_eq!(fault.kind, FaultKind::Barred, "{odd:?}");
    }
}

#[test]
fn in_january_the_year_before_must_be_whole() {
    let january = Subject {
        years: (2023, 2026),
        today: date(2027, 1, 2),
        ..with_articles(&[("en", "Rapid DNA")])
    };
    let fault = converse(&Pageviews, &january, &play).unwrap_err();
    assert_eq!(fault.kind, FaultKind::Partial);
    assert_eq!(
        fault.message,
        "the views of the whole Wikipedia in 2026-11 are not there (yet)."
    );
}

/// The fault when the article is answered so.
fn fault_of(reply: Reply) -> Fault {
    let answer = |ask: &Ask| match line(ask).contains("/aggregate/") {
        true => play(ask),
        false => reply.clone(),
    };
    converse(&Pageviews, &with_articles(&[("en", "Rapid DNA")]), &answer).unwrap_err()
}

#[test]
fn drift_and_parts_are_faults_by_name() {
    let project = "en.wikipedia";
    assert_eq!(fault_of(reply_of("<html></html>")).kind, FaultKind::Drift);
    assert_eq!(fault_of(reply_with(404, "<html>gone</html>")).kind, FaultKind::Drift);
    assert_eq!(fault_of(reply_with(404, r#"{"error":"x"}"#)).kind, FaultKind::Drift);
    assert_eq!(fault_of(reply_of(r#"{"items":[]}"#)).kind, FaultKind::Partial);
    assert_eq!(
        fault_of(months(project, 1, &[(2024, 1), (2024, 1)])).kind,
        FaultKind::Partial
    );
    assert_eq!(fault_of(months(project, 1, &[(2024, 13)])).kind, FaultKind::Drift);
    assert_eq!(fault_of(months(project, 1, &[(2022, 1)])).kind, FaultKind::Drift);
    assert_eq!(fault_of(months("de.wikipedia", 1, &[(2024, 1)])).kind, FaultKind::Drift);
    let renamed = fault_of(reply_of(
        r#"{"items":[{"project":"en.wikipedia","timestamp":"2024010100","count":3}]}"#,
    ));
    assert_eq!(
        renamed.message,
        "\"items.0\" of the reply has no field \"views\"; it has project, timestamp, count."
    );
    let more = fault_of(months(
        project,
        2_000_000,
        &[
            (2024, 1),
            (2024, 2),
            (2024, 3),
            (2024, 4),
            (2024, 5),
            (2024, 6),
            (2024, 7),
        ],
    ));
    assert_eq!(more.kind, FaultKind::Partial);
}

#[test]
fn every_new_name_of_a_field_is_told() {
    assert_new_names_are_told(
        &Pageviews,
        &with_articles(&[("en", "Rapid DNA"), ("de", "DNA"), ("en", "Nowhere")]),
        &play,
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn damage_is_told_and_never_a_smaller_count(damage in any_damage()) {
        assert_damage_is_told(&Pageviews, &with_articles(&[("en", "Rapid DNA"), ("de", "DNA"), ("en", "Nowhere")]), &play, damage);
    }
}
