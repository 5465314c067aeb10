//! TED played with notices of our own.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::scan::fault::FaultKind;
use crate::scan::sources::play::{Played, play, subject, sum};

fn notice(number: u64, day: &str) -> Value {
    json!({
        "publication-number": format!("{number}-2025"), "publication-date": format!("{day}+01:00"),
        "notice-type": "can-standard", "notice-title": {"fra": "Titre", "eng": format!("Award <b>{number}</b> &amp; more")},
        "organisation-country-buyer": ["ROU", "ROU"], "organisation-name-buyer": {"ron": ["Poliția"]},
        "links": {"html": {"ENG": "https://elsewhere.example/"}},
    })
}

fn reply(notices: &[Value], total: u64, token: Option<&str>) -> Value {
    json!({"notices": notices, "totalNoticeCount": total, "iterationNextToken": token, "timedOut": false})
}

fn body_of(ask: &Ask) -> Value {
    serde_json::from_str(ask.body.as_deref().expect("a body")).expect("JSON")
}

/// Answers what is not a page as TED would that has many notices.
fn play_pages(subject: &Subject, mut pages: impl FnMut(Option<&str>) -> Value) -> Played {
    play(&Ted, std::slice::from_ref(subject), |ask| {
        let body = body_of(ask);
        let page = match body["paginationMode"] == "ITERATION" {
            true => pages(body["iterationNextToken"].as_str()),
            false if body["query"].as_str().is_some_and(|query| query.starts_with("(FT")) => {
                reply(&[notice(1, "2024-01-01")], 2, None)
            }
            false => reply(&[notice(1, "2024-01-01")], 90_000, Some("left")),
        };
        (200, page.to_string().into_bytes())
    })
}

fn two_pages(token: Option<&str>) -> Value {
    match token {
        None => reply(&[notice(2, "2025-03-02"), notice(3, "2024-12-31")], 3, Some("next")),
        // The token stays filled behind the last page.
        Some(_) => reply(&[notice(1, "2025-03-02")], 3, Some("again")),
    }
}

#[test]
fn what_is_asked_is_a_control_query_the_totals_and_the_pages() {
    let mut asked = subject(&["rapid \"DNA\" (x)", "ADN"]);
    asked.context = vec!["forensic".to_owned()];
    asked.exclude = vec!["food".to_owned()];
    asked.years = (2012, 2025);
    let played = play_pages(&asked, two_pages);
    let queries: Vec<String> = played
        .asks
        .iter()
        .map(|ask| body_of(ask)["query"].as_str().unwrap_or("").to_owned())
        .collect();
    let types = "notice-type IN (can-standard can-social can-desg can-tran)";
    assert_eq!(queries.len(), 1 + 10 + 2 + 2);
    assert_eq!(
        queries[0],
        format!("FT ~ \"police\" AND {types} AND PD >= 20170101 AND PD <= 20261231")
    );
    assert_eq!(queries[1], format!("{types} AND PD >= 20170101 AND PD <= 20171231"));
    let typed =
        format!("(FT ~ \"rapid DNA x\" OR FT ~ \"ADN\") AND (FT ~ \"forensic\") AND NOT (FT ~ \"food\") AND {types}");
    let plain = format!("{typed} AND PD >= 20170101 AND PD <= 20261231");
    assert_eq!(queries[11], format!("{plain} SORT BY publication-date DESC"));
    assert_eq!(queries[12], queries[11]);
    assert!(
        queries[13].starts_with("(FT ~ \"rapid DNA x\") AND (FT ~ \"forensic\")"),
        "{}",
        queries[13]
    );
    let page = body_of(&played.asks[11]);
    assert_eq!(page["limit"], 250);
    assert_eq!(
        (&page["scope"], &page["paginationMode"]),
        (&json!("ALL"), &json!("ITERATION"))
    );
    assert_eq!(page.get("iterationNextToken"), None);
    assert_eq!(body_of(&played.asks[12])["iterationNextToken"], "next");
    assert!(
        played
            .asks
            .iter()
            .all(|ask| ask.place == crate::scan::ask::AskPlace::Path("/v3/notices/search".into()))
    );
    let finding = played.finding();
    assert_eq!(finding.query, typed);
    assert_eq!(finding.counts.first().map(|count| count.year), Some(2017));
    assert!(
        finding.remarks[0].contains("years before 2017 are left out"),
        "{:?}",
        finding.remarks
    );
}

#[test]
fn awards_are_counted_by_year_with_all_awards_beside_them_and_spread_over_countries_and_names() {
    let finding = play_pages(&subject(&["rapid DNA", "ADN rápido"]), two_pages).finding();
    let counts: Vec<(i16, u64)> = finding.counts.iter().map(|count| (count.year, count.count)).collect();
    assert_eq!(
        counts,
        [
            (2019, 0),
            (2020, 0),
            (2021, 0),
            (2022, 0),
            (2023, 0),
            (2024, 1),
            (2025, 2),
            (2026, 0)
        ]
    );
    assert!(finding.counts.iter().all(|count| count.total == Some(90_000)));
    assert_eq!(finding.complete_through, 2025);
    let ids: Vec<&str> = finding.records.iter().map(|record| record.id.as_str()).collect();
    assert_eq!(ids, ["1-2025", "2-2025", "3-2025"]);
    let record = &finding.records[0];
    assert_eq!(record.title, "Award 1 & more");
    assert_eq!(
        record.url.as_deref(),
        Some("https://ted.europa.eu/en/notice/-/detail/1-2025")
    );
    assert_eq!((record.date.as_deref(), record.chosen), (Some("2025-03-02"), None));
    assert_eq!(
        (&record.countries[..], &record.organisations[..]),
        (&["ROU".to_owned()][..], &["Poliția".to_owned()][..])
    );
    let parts: Vec<_> = finding
        .breakdowns
        .iter()
        .map(|spread| (spread.by, spread.parts[0].clone(), spread.of))
        .collect();
    assert_eq!(
        parts,
        [
            (BreakdownBy::Country, ("ROU".to_owned(), 3), Some(3)),
            (BreakdownBy::Organisation, ("Poliția".to_owned(), 3), Some(3)),
            (BreakdownBy::Phrase, ("ADN rápido".to_owned(), 2), Some(3)),
        ]
    );
}

#[test]
fn of_very_many_matches_the_years_are_counted_by_queries_and_must_add_up() {
    let broad = |last_year: u64| {
        play(&Ted, &[subject(&["camera"])], |ask| {
            let body = body_of(ask);
            let query = body["query"].as_str().unwrap_or_default();
            let total = match (body["paginationMode"] == "ITERATION", query.contains("camera")) {
                (true, _) => 8_000,
                (false, true) if query.contains("PD >= 2026") => last_year,
                (false, true) => 1_000,
                (false, false) => 50_000,
            };
            (
                200,
                reply(&[notice(1, "2026-01-01")], total, Some("t"))
                    .to_string()
                    .into_bytes(),
            )
        })
    };
    let finding = broad(1_000).finding();
    assert_eq!(sum(&finding), 8_000);
    assert!(
        finding.remarks[0].contains("8000 notices match"),
        "{:?}",
        finding.remarks
    );
    assert_eq!(finding.records[0].chosen, Some(Chosen::Latest));
    let fault = broad(999).fault();
    assert_eq!(fault.kind, FaultKind::Partial);
    assert!(fault.message.contains("add up to 7999"), "{}", fault.message);
}

#[test]
fn a_control_query_or_a_year_without_anything_is_a_fault_and_no_zero() {
    let silent = |word: &'static str| {
        play(&Ted, &[subject(&["rapid DNA"])], move |ask| {
            let body = body_of(ask);
            let nothing = body["query"].as_str().is_some_and(|query| query.contains(word));
            let page = if nothing {
                reply(&[], 0, None)
            } else {
                reply(&[notice(1, "2025-01-01")], 1, None)
            };
            (200, page.to_string().into_bytes())
        })
    };
    for (word, told) in [("police", "with \"police\""), ("PD >= 20210101", "for 2021")] {
        let fault = silent(word).fault();
        assert!(
            fault.kind == FaultKind::Control && fault.message.contains(told),
            "{}",
            fault.message
        );
    }
}

#[test]
fn what_is_less_than_the_whole_is_a_fault() {
    type Pages = fn(Option<&str>) -> Value;
    let cases: [(&str, Pages); 8] = [
        ("is empty", |_| reply(&[], 3, Some("t"))),
        ("is empty", |token| match token {
            None => reply(&[notice(1, "2025-01-01")], 3, Some("t")),
            Some(_) => reply(&[], 3, Some("u")),
        }),
        ("no token", |_| reply(&[notice(1, "2025-01-01")], 3, None)),
        ("comes again", |token| {
            let number = if token.is_none() { 1 } else { 2 };
            reply(&[notice(number, "2025-01-01")], 3, Some("same"))
        }),
        ("comes twice", |token| match token {
            None => reply(&[notice(1, "2025-01-01")], 2, Some("t")),
            Some(_) => reply(&[notice(1, "2025-01-01")], 2, None),
        }),
        ("the total says 1", |_| {
            reply(&[notice(1, "2025-01-01"), notice(2, "2025-01-01")], 1, None)
        }),
        ("on a later page", |token| match token {
            None => reply(&[notice(1, "2025-01-01")], 2, Some("t")),
            Some(_) => reply(&[notice(2, "2025-01-01")], 3, Some("u")),
        }),
        ("timedOut", |_| {
            let mut page = reply(&[notice(1, "2025-01-01")], 1, None);
            page["timedOut"] = true.into();
            page
        }),
    ];
    for (words, pages) in cases {
        let fault = play_pages(&subject(&["rapid DNA"]), pages).fault();
        assert_eq!(fault.kind, FaultKind::Partial, "{}", fault.message);
        assert!(fault.message.contains(words), "{words}: {}", fault.message);
    }
}

#[test]
fn another_shape_is_told_by_name() {
    type Change = fn(&mut Value);
    let cases: [(&str, Change); 6] = [
        ("has no field \"totalNoticeCount\"", |page| {
            page.as_object_mut().expect("an object").remove("totalNoticeCount");
        }),
        ("has no field \"notices\"", |page| {
            page.as_object_mut().expect("an object").remove("notices");
        }),
        ("has no field \"publication-date\"", |page| {
            page["notices"][0]
                .as_object_mut()
                .expect("an object")
                .remove("publication-date");
        }),
        ("is \"02/03/2025\"", |page| {
            page["notices"][0]["publication-date"] = "02/03/2025".into()
        }),
        ("asked for", |page| {
            page["notices"][0]["publication-date"] = "2003-01-01Z".into()
        }),
        ("is of type \"cn-standard\"", |page| {
            page["notices"][0]["notice-type"] = "cn-standard".into()
        }),
    ];
    for (words, change) in cases {
        let fault = play_pages(&subject(&["rapid DNA"]), |_| {
            let mut page = reply(&[notice(1, "2025-01-01")], 1, None);
            change(&mut page);
            page
        })
        .fault();
        assert_eq!(fault.kind, FaultKind::Drift);
        assert!(fault.message.contains(words), "{words}: {}", fault.message);
    }
    let fault = play_pages(&subject(&["rapid DNA"]), |_| {
        let mut notices: Vec<Value> = (1..=6).map(|number| notice(number, "2025-01-01")).collect();
        for notice in &mut notices {
            notice
                .as_object_mut()
                .expect("an object")
                .remove("organisation-country-buyer");
        }
        reply(&notices, 6, None)
    })
    .fault();
    assert!(
        fault.message.contains("\"organisation-country-buyer\""),
        "{}",
        fault.message
    );
}

#[test]
fn fields_may_be_missing_and_texts_may_be_lists_or_by_language() {
    let finding = play_pages(&subject(&["rapid DNA"]), |_| {
        let mut bare = notice(1, "2025-01-01");
        bare.as_object_mut()
            .expect("an object")
            .retain(|name, _| name.starts_with("publication"));
        let mut listed = notice(2, "2025-01-01");
        listed["notice-title"] = json!({"pol": ["Tytuł"], "deu": ["Titel"]});
        listed["organisation-name-buyer"] = json!("One buyer");
        listed["organisation-country-buyer"] = Value::Null;
        reply(&[bare, listed], 2, None)
    })
    .finding();
    assert_eq!(finding.records[0].title, "Notice 1-2025");
    assert_eq!(
        (finding.records[1].title.as_str(), &finding.records[1].organisations[..]),
        ("Titel", &["One buyer".to_owned()][..])
    );
}

proptest! {
    #[test]
    fn a_reply_cut_off_or_with_a_renamed_field_never_counts_less(at in 0_usize..700, rename in any::<bool>()) {
        let played = play_pages(&subject(&["rapid DNA"]), |token| {
            let text = two_pages(token).to_string();
            let at = (0..=at.min(text.len() - 1)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
            let broken = match (rename, text[at..].find('"')) {
                (true, Some(next)) => format!("{}\"x{}", &text[..at + next], &text[at + next + 1..]),
                (true, None) => text,
                (false, _) => text[..at].to_owned(),
            };
            serde_json::from_str(&broken).unwrap_or(Value::String("cut".to_owned()))
        });
        if let Ok(findings) = played.end {
            prop_assert_eq!(sum(&findings[0]), 3);
        }
    }
}
