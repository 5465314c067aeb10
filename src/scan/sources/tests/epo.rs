//! OPS played with patents of our own.

use proptest::prelude::*;

use super::*;
use crate::scan::ask::AskPlace;
use crate::scan::fault::FaultKind;
use crate::scan::sources::play::{Played, play, subject, sum};
use crate::scan::subject::Phrase;

const NOTHING: &str =
    "<fault xmlns=\"http://ops.epo.org\"><code>SERVER.EntityNotFound</code><message>No results found</message></fault>";

fn document(number: u64, family: u64, day: &str) -> String {
    format!(
        "<exchange-document country=\"EP\" doc-number=\"{number}\" kind=\"A1\" family-id=\"{family}\"><bibliographic-data>\
         <publication-reference><document-id document-id-type=\"docdb\"><country>EP</country><date>{day}</date></document-id>\
         </publication-reference><parties><applicants><applicant sequence=\"1\" data-format=\"epodoc\"><applicant-name>\
         <name>SAMPLE CORP [US]</name></applicant-name></applicant><applicant sequence=\"1\" data-format=\"original\">\
         <applicant-name><name>Sample Corp.</name></applicant-name></applicant></applicants></parties>\
         <invention-title lang=\"de\">Titel</invention-title><invention-title lang=\"en\">Title {number} &amp; more</invention-title>\
         </bibliographic-data></exchange-document>"
    )
}

fn page(total: u64, begin: u64, documents: &[String]) -> String {
    let documents: String = documents
        .iter()
        .map(|one| format!("<exchange-documents>{one}</exchange-documents>"))
        .collect();
    format!(
        "<?xml version=\"1.0\"?><ops:world-patent-data xmlns=\"http://www.epo.org/exchange\" xmlns:ops=\"http://ops.epo.org\">\
         <ops:biblio-search total-result-count=\"{total}\"><ops:query syntax=\"CQL\">x</ops:query>\
         <ops:range begin=\"{begin}\" end=\"9\"/><ops:search-result>{documents}</ops:search-result></ops:biblio-search>\
         </ops:world-patent-data>"
    )
}

fn value<'a>(ask: &'a Ask, name: &str) -> &'a str {
    let found = ask.query.iter().find(|(known, _)| known == name);
    found.map_or("", |(_, value)| value)
}

/// Answers the control query; of the technology's years only the one that is told has something.
fn play_year(subject: &Subject, year: i16, mut pages: impl FnMut(&str) -> (u16, String)) -> Played {
    play(&Epo, std::slice::from_ref(subject), |ask| {
        let query = value(ask, "q");
        let (status, text) = if query.contains(CONTROL) {
            (200, page(9_999, 1, &[document(1, 1, "20250101")]))
        } else if query.contains(&format!("\"{year}0101")) {
            pages(value(ask, "Range"))
        } else {
            (404, NOTHING.to_owned())
        };
        (status, text.into_bytes())
    })
}

fn two_pages(range: &str) -> (u16, String) {
    let first: Vec<String> = (1..=100)
        .map(|number| document(number, 1 + number % 3, "20240131"))
        .collect();
    let text = match range {
        "1-100" => page(101, 1, &first),
        _ => page(101, 101, &[document(101, 7, "20240630")]),
    };
    (200, text)
}

#[test]
fn every_year_is_asked_for_by_itself_behind_a_control_query() {
    let mut asked = subject(&["rapid \"DNA\"", "DNA dévice"]);
    asked.phrases.push(Phrase {
        words: "ADN".to_owned(),
        language: "fr".to_owned(),
    });
    asked.context = vec!["police".to_owned()];
    asked.exclude = vec!["food".to_owned()];
    let played = play_year(&asked, 2024, two_pages);
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    assert_eq!(played.asks.len(), 1 + 8 + 1);
    assert_eq!(
        played.asks[0].query,
        [
            pair("q", "(ta=\"fingerprint\") and pd within \"20250101,20251231\""),
            pair("Range", "1-1")
        ]
    );
    let matched = "((ta=\"rapid DNA\" or ta=\"DNA device\") and (ta=\"police\")) not (ta=\"food\")";
    assert_eq!(
        played.asks[1].query,
        [
            pair("q", &format!("({matched}) and pd within \"20190101,20191231\"")),
            pair("Range", "1-100")
        ]
    );
    assert_eq!(value(&played.asks[9], "Range"), "101-200");
    for ask in &played.asks {
        assert_eq!(ask.place, AskPlace::Path(PATH.to_owned()));
        assert_eq!((&ask.answers[..], ask.expect), (&[404][..], Expect::Xml));
        assert_eq!(ask.headers, [("Accept", "application/xml".to_owned())]);
    }
    assert_eq!(played.finding().query, matched);
}

#[test]
fn families_are_counted_and_not_publications() {
    let finding = play_year(&subject(&["rapid DNA"]), 2024, two_pages).finding();
    let counts: Vec<(i16, u64)> = finding.counts.iter().map(|count| (count.year, count.count)).collect();
    assert_eq!((counts.len(), counts[4], counts[5]), (8, (2023, 0), (2024, 4)));
    let ids: Vec<&str> = finding.records.iter().map(|record| record.id.as_str()).collect();
    assert_eq!(ids, ["7", "1", "2", "3"]);
    let record = &finding.records[0];
    assert_eq!(
        (record.title.as_str(), record.date.as_deref()),
        ("Title 101 & more", Some("2024-06-30"))
    );
    assert_eq!(
        (&record.countries[..], &record.organisations[..]),
        (&["US".to_owned()][..], &["SAMPLE CORP".to_owned()][..])
    );
    let parts: Vec<_> = finding
        .breakdowns
        .iter()
        .map(|spread| (spread.by, spread.parts.clone()))
        .collect();
    assert_eq!(
        parts,
        [
            (BreakdownBy::Country, vec![("US".to_owned(), 4)]),
            (BreakdownBy::Organisation, vec![("SAMPLE CORP".to_owned(), 4)])
        ]
    );
    assert!(!Epo.terms().records_may_be_shown);
}

#[test]
fn more_than_can_be_had_are_counted_as_publications_and_the_cap_is_told() {
    let first: Vec<String> = (1..=100).map(|number| document(number, number, "20240131")).collect();
    let finding = play_year(&subject(&["camera"]), 2024, |_| (200, page(10_000, 1, &first))).finding();
    assert_eq!(finding.counts[5].count, 10_000);
    assert!(
        finding.remarks[0].starts_with("Counted are publications, not families"),
        "{:?}",
        finding.remarks
    );
    assert_eq!(
        finding.remarks[1],
        "OPS tells no more than 10000; there may be more in 2024."
    );
    assert_eq!(
        (finding.records.len(), finding.records[0].chosen),
        (25, Some(Chosen::Latest))
    );
}

#[test]
fn a_query_takes_ten_words_and_what_is_left_out_is_told() {
    let mut asked = subject(&["one two three", "four five six", "seven eight nine", "ten eleven"]);
    asked.context = vec!["twelve".to_owned()];
    let wording = wording_of(&asked);
    assert_eq!((wording.names.len(), terms_of(&wording)), (3, 10));
    assert!(wording.remark().expect("it is told").contains("\"ten eleven\""));
    asked.phrases.truncate(1);
    asked.context = (0..20).map(|number| format!("word{number}")).collect();
    let wording = wording_of(&asked);
    assert_eq!(wording.context.len(), 7);
    assert!(
        remark_on_context(&asked, &wording)
            .expect("it is told")
            .contains("word6")
    );
    let fault = play_year(&subject(&["数据"]), 2024, two_pages).fault();
    assert_eq!(
        fault.kind,
        FaultKind::Barred,
        "nothing is asked, and nothing is counted"
    );
    assert!(fault.message.contains("no English name"), "{}", fault.message);
}

#[test]
fn nothing_is_a_zero_only_with_its_own_fault_and_behind_a_control_query() {
    assert_eq!(sum(&play_year(&subject(&["rapid DNA"]), 1999, two_pages).finding()), 0);
    let silent = play(&Epo, &[subject(&["rapid DNA"])], |_| (404, NOTHING.as_bytes().to_vec()));
    assert_eq!(silent.fault().kind, FaultKind::Control);
    let other = NOTHING.replace("SERVER.EntityNotFound", "CLIENT.InvalidQuery");
    let fault = play_year(&subject(&["rapid DNA"]), 2024, |_| (404, other.clone())).fault();
    assert!(
        fault.kind == FaultKind::Drift && fault.message.contains("CLIENT.InvalidQuery"),
        "{fault:?}"
    );
}

#[test]
fn what_is_less_than_the_whole_or_of_another_shape_is_a_fault() {
    let one = page(1, 1, &[document(1, 1, "20240101")]);
    let cases = [
        (FaultKind::Partial, "it must have 1", page(1, 1, &[])),
        (
            FaultKind::Partial,
            "those from 26 came",
            page(1, 26, &[document(1, 1, "20240101")]),
        ),
        (
            FaultKind::Drift,
            "no attribute \"total-result-count\"",
            one.replace("total-result-count", "total"),
        ),
        (
            FaultKind::Drift,
            "no attribute \"family-id\"",
            one.replace("family-id", "family"),
        ),
        (
            FaultKind::Drift,
            "has no <biblio-search>",
            one.replace("biblio-search", "search"),
        ),
        (
            FaultKind::Drift,
            "not a <world-patent-data>",
            one.replace("world-patent-data", "html"),
        ),
        (FaultKind::Drift, "is no XML", one[..one.len() - 30].to_owned()),
        (
            FaultKind::Drift,
            "\"many\", which is not a count",
            one.replace("count=\"1\"", "count=\"many\""),
        ),
    ];
    for (kind, words, text) in cases {
        let fault = play_year(&subject(&["rapid DNA"]), 2024, |_| (200, text.clone())).fault();
        assert!(
            fault.kind == kind && fault.message.contains(words),
            "{words}: {fault:?}"
        );
    }
    let fault = play_year(&subject(&["rapid DNA"]), 2024, |range| match range {
        "1-100" => two_pages(range),
        _ => (
            200,
            page(102, 101, &[document(101, 7, "20240630"), document(102, 7, "20240630")]),
        ),
    })
    .fault();
    assert!(fault.message.contains("on a later page"), "{}", fault.message);
}

#[test]
fn a_refusal_says_whether_waiting_helps() {
    let refusal = |status, headers: &[(&str, &str)]| Refusal {
        status,
        headers: headers
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect(),
        at: "2026-11-28T13:00:00Z".parse().expect("a time"),
    };
    let midnight = "2026-11-29T00:00:00Z".parse().expect("a time");
    let cases = [
        (
            403,
            vec![("x-rejection-reason", "RegisteredQuotaPerWeek")],
            Refused::Spent(midnight),
        ),
        (
            403,
            vec![("x-rejection-reason", "IndividualQuotaPerHour")],
            Refused::TooFast,
        ),
        (
            403,
            vec![("x-throttling-control", "black (search=black:0)")],
            Refused::TooFast,
        ),
        (403, vec![], Refused::Closed),
        (429, vec![], Refused::TooFast),
        (503, vec![], Refused::TooFast),
        (400, vec![], Refused::Closed),
    ];
    for (status, headers, meaning) in cases {
        assert_eq!(
            Epo.read_refusal(&refusal(status, &headers)),
            meaning,
            "{status} {headers:?}"
        );
    }
}

proptest! {
    #[test]
    fn a_reply_cut_off_or_with_a_renamed_name_never_counts_less(at in 0_usize..1_500, rename in any::<bool>()) {
        let text = page(2, 1, &[document(1, 1, "20240101"), document(2, 2, "20240102")]);
        let at = at.min(text.len() - 1);
        let broken = match (rename, text[at..].find(['<', ' '])) {
            (true, Some(next)) => format!("{}x{}", &text[..=at + next], &text[at + next + 1..]),
            (true, None) => text,
            (false, _) => text[..at].to_owned(),
        };
        if let Ok(findings) = play_year(&subject(&["rapid DNA"]), 2024, |_| (200, broken.clone())).end {
            prop_assert_eq!(sum(&findings[0]), 2, "{}", broken);
        }
    }
}
