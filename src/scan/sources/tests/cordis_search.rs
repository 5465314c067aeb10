//! CORDIS's search played with projects of our own.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::scan::ask::AskPlace;
use crate::scan::sources::play::{Played, play, subject, sum};

fn source() -> CordisSearch {
    CordisSearch { parts: Vec::new() }
}

fn project(id: u64, start: &str) -> Value {
    json!({"reference": id.to_string(), "id": format!("{id}_en"), "acronym": "P", "programme": ["HORIZON.2.3"],
        "startDate": start, "teaser": "Invented.", "rcn": "9", "contentType": "project", "title": format!("Project <b>{id}</b>")})
}

fn reply(total: u64, projects: &[Value]) -> Value {
    json!({"status": true, "payload": {"total": total, "page": 1, "nItems": projects.len(), "searchAfter": null, "results": projects}})
}

fn value<'a>(ask: &'a Ask, name: &str) -> &'a str {
    let found = ask.query.iter().find(|(known, _)| known == name);
    found.map_or("", |(_, value)| value)
}

/// Answers the control query with projects, and pages as told.
fn play_pages(mut pages: impl FnMut(&str) -> Value) -> Played {
    play(&source(), &[subject(&["rapid DNA"])], |ask| {
        let page = match value(ask, "q") == CONTROL {
            true => reply(20_000, &[project(1, "1 {{month_01}} 2024")]),
            false => pages(value(ask, "p")),
        };
        (200, page.to_string().into_bytes())
    })
}

fn two_pages(page: &str) -> Value {
    let mut projects: Vec<Value> = (1..=101).map(|id| project(id, "31 {{month_12}} 2024")).collect();
    projects[100] = project(101, "1 {{month_01}} 2027");
    let (first, second) = projects.split_at(100);
    reply(101, if page == "1" { first } else { second })
}

#[test]
fn what_is_asked_is_a_control_query_and_pages_in_the_words_of_cordis() {
    let mut asked = subject(&["rapid 'DNA'", "ADN \"x\""]);
    asked.context = vec!["police".to_owned()];
    asked.exclude = vec!["food (x)".to_owned()];
    let source = CordisSearch {
        parts: vec!["horizon".to_owned(), "h2020'".to_owned()],
    };
    let played = play(&source, &[asked], |ask| {
        (200, two_pages(value(ask, "p")).to_string().into_bytes())
    });
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let query = "contenttype='project' AND (programme/code='HORIZON' OR programme/code='H2020') AND \
                 ('rapid DNA' OR 'ADN x') AND ('police') AND NOT ('food x')";
    assert_eq!(played.asks.len(), 3);
    assert!(
        played
            .asks
            .iter()
            .all(|ask| ask.place == AskPlace::Path("/api/search/results".into()))
    );
    assert_eq!(
        played.asks[0].query,
        [
            pair("q", CONTROL),
            pair("format", "json"),
            pair("p", "1"),
            pair("num", "1")
        ]
    );
    assert_eq!(
        played.asks[2].query,
        [
            pair("q", query),
            pair("format", "json"),
            pair("p", "2"),
            pair("num", "100")
        ]
    );
    assert_eq!(played.finding().query, query);
}

#[test]
fn projects_are_counted_by_their_start() {
    let finding = play_pages(two_pages).finding();
    assert_eq!((sum(&finding), finding.records.len()), (100, 101));
    assert_eq!(finding.counts[5].count, 100);
    assert_eq!((finding.counts.len(), finding.counts[0].total), (8, None));
    assert_eq!(finding.records[0].date.as_deref(), Some("2027-01-01"));
    assert_eq!(finding.records[1].title, "Project 1");
    assert!(finding.remarks[0].contains("start after 2026"), "{:?}", finding.remarks);
    assert_eq!(
        sum(&play_pages(|_| reply(0, &[])).finding()),
        0,
        "nothing found is a zero behind a control query"
    );
}

#[test]
fn names_that_make_the_address_too_long_are_left_out_and_told() {
    let names: Vec<String> = (0..200)
        .map(|number| format!("an invented name of number {number}"))
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let played = play(&source(), &[subject(&names)], |_| {
        (200, reply(1, &[project(1, "2024-01-01")]).to_string().into_bytes())
    });
    assert!(encoded_length(value(&played.asks[1], "q")) <= LONGEST_QUERY);
    let remark = played.finding().remarks.remove(0);
    assert!(
        remark.contains("number 199") && !remark.contains("number 0\""),
        "{remark}"
    );
}

#[test]
fn a_control_query_without_projects_is_a_fault_and_no_zero() {
    let played = play(&source(), &[subject(&["rapid DNA"])], |_| {
        (200, reply(0, &[]).to_string().into_bytes())
    });
    assert_eq!(played.fault().kind, FaultKind::Control);
}

#[test]
fn what_is_less_than_the_whole_or_of_another_shape_is_a_fault() {
    type Change = fn(&mut Value);
    let cases: [(&str, FaultKind, Change); 10] = [
        ("is empty", FaultKind::Partial, |page| *page = reply(3, &[])),
        ("the total says 2", FaultKind::Partial, |page| {
            page["payload"]["total"] = 2.into()
        }),
        ("says that it has 7", FaultKind::Partial, |page| {
            page["payload"]["nItems"] = 7.into()
        }),
        ("comes twice", FaultKind::Partial, |page| {
            *page = reply(2, &[project(1, "2024-01-01"), project(1, "2024-01-01")])
        }),
        ("more than the 2000", FaultKind::Partial, |page| {
            page["payload"]["total"] = 2_001.into()
        }),
        ("CORDIS says: Query too complex", FaultKind::Refused, |page| {
            page["payload"] = json!({"error": "Query too complex"})
        }),
        ("status false", FaultKind::Drift, |page| page["status"] = false.into()),
        ("is \"May 2024\", which is no day", FaultKind::Drift, |page| {
            page["payload"]["results"][0]["startDate"] = "May 2024".into()
        }),
        ("is of type \"article\"", FaultKind::Drift, |page| {
            page["payload"]["results"][0]["contentType"] = "article".into()
        }),
        ("\"startDate\"", FaultKind::Drift, |page| {
            let projects: Vec<Value> = (1..=5).map(|id| project(id, "")).collect();
            *page = reply(5, &projects);
        }),
    ];
    for (words, kind, change) in cases {
        let fault = play_pages(|_| {
            let mut page = reply(1, &[project(1, "1 {{month_01}} 2024")]);
            change(&mut page);
            page
        })
        .fault();
        assert!(
            fault.kind == kind && fault.message.contains(words),
            "{words}: {fault:?}"
        );
    }
    for name in ["payload", "status"] {
        let fault = play_pages(|_| {
            let mut page = reply(0, &[]);
            page.as_object_mut().expect("an object").remove(name);
            page
        })
        .fault();
        assert!(
            fault.message.contains(&format!("has no field \"{name}\"")),
            "{}",
            fault.message
        );
    }
}

proptest! {
    #[test]
    fn a_reply_cut_off_or_with_a_renamed_field_never_counts_less(at in 0_usize..500, rename in any::<bool>()) {
        let played = play(&source(), &[subject(&["rapid DNA"])], |_| {
            let text = reply(2, &[project(1, "1 {{month_01}} 2024"), project(2, "2 {{month_01}} 2024")]).to_string();
            let at = at.min(text.len() - 1);
            let broken = match (rename, text[at..].find('"')) {
                (true, Some(next)) => format!("{}\"x{}", &text[..at + next], &text[at + next + 1..]),
                (true, None) => text,
                (false, _) => text[..at].to_owned(),
            };
            (200, broken.into_bytes())
        });
        if let Ok(findings) = played.end {
            // A project without a start is told.
            prop_assert!(sum(&findings[0]) == 2 || findings[0].remarks[0].contains("no start"));
        }
    }
}
