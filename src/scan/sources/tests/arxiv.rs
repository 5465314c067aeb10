//! arXiv, played.

use proptest::prelude::*;

use super::*;
use crate::model::Chosen;
use crate::scan::sources::rehearsal::{
    any_damage, assert_damage_is_told, assert_new_names_are_told, converse, line, pair, reply_of, subject,
};

fn entry(nth: usize) -> String {
    format!(
        "<entry><id>http://arxiv.org/abs/2401.{nth:05}v2</id><published>2024-01-{:02}T09:00:00Z</published>\
         <updated>2026-01-02T09:00:00Z</updated><title>An invented\n  title &lt;{nth}&gt;</title><summary>Invented.</summary>\
         <author><name>A. Writer</name></author><arxiv:primary_category term=\"cs.CV\"/><category term=\"cs.CV\"/></entry>",
        1 + nth % 28
    )
}

fn feed(total: u64, entries: usize) -> Reply {
    let listed: String = (0..entries).map(entry).collect();
    reply_of(&format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><feed xmlns=\"http://www.w3.org/2005/Atom\" \
         xmlns:opensearch=\"http://a9.com/-/spec/opensearch/1.1/\" xmlns:arxiv=\"http://arxiv.org/schemas/atom\">\
         <id>http://arxiv.org/api/abc</id><opensearch:totalResults>{total}</opensearch:totalResults>\
         <opensearch:startIndex>0</opensearch:startIndex><opensearch:itemsPerPage>{entries}</opensearch:itemsPerPage>{listed}</feed>"
    ))
}

/// Plays the interface: matches are of 2024 and 2025, a year has 9,000 preprints.
fn play(matches: u64, ask: &Ask) -> Reply {
    let query = pair(ask, "search_query");
    let total = match (query.starts_with("submittedDate"), query.rsplit_once('[')) {
        (true, _) => 9_000,
        (_, Some((_, "202301010000 TO 202612312359]"))) => matches,
        (_, Some((_, "202401010000 TO 202412312359]"))) => matches / 3,
        (_, Some((_, "202501010000 TO 202512312359]"))) => matches - matches / 3,
        _ => 0,
    };
    let wanted: u64 = pair(ask, "max_results").parse().unwrap();
    feed(total, total.min(wanted) as usize)
}

#[test]
fn all_asks_are_these() {
    let mut subject = subject(&["e-nose", "rapid DNA"]);
    subject.exclude = vec!["wine".to_owned()];
    let (_, asked) = converse(&Arxiv, &subject, &|ask| play(90, ask)).unwrap();
    let names = "((ti:\"e nose\" OR abs:\"e nose\") OR (ti:\"rapid DNA\" OR abs:\"rapid DNA\"))";
    let without = "ANDNOT (ti:\"wine\" OR abs:\"wine\")";
    let line_of = |query: String, wanted: u64| {
        format!(
            "/api/query?search_query={query}&start=0&max_results={wanted}&sortBy=submittedDate&sortOrder=descending"
        )
    };
    let year = |year: i16| format!("submittedDate:[{year}01010000 TO {year}12312359]");
    let all = "submittedDate:[202301010000 TO 202612312359]";
    let mut expected = vec![line_of(format!("(({names}) {without}) AND {all}"), 25)];
    expected.extend((2023..=2026).map(|nth| line_of(year(nth), 1)));
    expected.extend((2023..=2026).map(|nth| line_of(format!("(({names}) {without}) AND {}", year(nth)), 1)));
    for phrase in ["e nose", "rapid DNA"] {
        let alone = format!("((ti:\"{phrase}\" OR abs:\"{phrase}\")) {without}");
        expected.push(line_of(format!("({alone}) AND {all}"), 1));
    }
    assert_eq!(asked.iter().map(line).collect::<Vec<String>>(), expected);
    assert_eq!(Arxiv.expect(&[subject]).calls, expected.len() as u64);
}

#[test]
fn years_records_and_totals_are_read() {
    let (finding, _) = converse(&Arxiv, &subject(&["rapid DNA"]), &|ask| play(90, ask)).unwrap();
    let counts: Vec<(i16, u64, Option<u64>)> = finding
        .counts
        .iter()
        .map(|year| (year.year, year.count, year.total))
        .collect();
    let all = Some(9_000);
    assert_eq!(
        counts,
        [(2023, 0, all), (2024, 30, all), (2025, 60, all), (2026, 0, all)]
    );
    assert_eq!(finding.records.len(), 25);
    let first = &finding.records[0];
    assert_eq!(
        (first.id.as_str(), first.title.as_str()),
        ("2401.00024", "An invented title <24>")
    );
    assert_eq!(first.url.as_deref(), Some("https://arxiv.org/abs/2401.00024"));
    assert_eq!(
        (first.date.as_deref(), first.chosen),
        (Some("2024-01-25"), Some(Chosen::Latest))
    );
}

#[test]
fn nothing_found_asks_no_more_and_few_are_all() {
    let is_control = |ask: &Ask| pair(ask, "search_query").contains("neural network");
    let known = |ask: &Ask| if is_control(ask) { feed(900, 1) } else { play(0, ask) };
    let (none, asked) = converse(&Arxiv, &subject(&["rapid DNA"]), &known).unwrap();
    assert_eq!(
        (asked.len(), none.counts.iter().map(|year| year.count).sum::<u64>()),
        (6, 0)
    );
    let fault = converse(&Arxiv, &subject(&["rapid DNA"]), &|ask| play(0, ask)).unwrap_err();
    assert_eq!(fault.kind, FaultKind::Control, "{}", fault.message);
    let (few, _) = converse(&Arxiv, &subject(&["rapid DNA"]), &|ask| play(3, ask)).unwrap();
    assert!(few.records.len() == 3 && few.records.iter().all(|record| record.chosen.is_none()));
}

#[test]
fn an_empty_feed_that_says_more_is_asked_for_again_and_then_a_fault() {
    let empty_until = |wanted: &'static str| {
        move |ask: &Ask| match pair(ask, "search_query").starts_with("submittedDate:[2024")
            && pair(ask, "max_results") < wanted
        {
            true => feed(9_000, 0),
            false => play(90, ask),
        }
    };
    let (_, asked) = converse(&Arxiv, &subject(&["rapid DNA"]), &empty_until("3")).unwrap();
    assert_eq!(asked.len(), 1 + 4 + 2 + 4);
    let fault = converse(&Arxiv, &subject(&["rapid DNA"]), &empty_until("9")).unwrap_err();
    assert_eq!(fault.kind, FaultKind::Partial);
    assert!(
        fault.message.contains("9000 match and should list 3, but lists 0"),
        "{}",
        fault.message
    );
}

/// The fault when the ask for all years is answered so.
fn fault_of(reply: Reply) -> Fault {
    let answer = |ask: &Ask| match pair(ask, "max_results") {
        "25" => reply.clone(),
        _ => play(90, ask),
    };
    converse(&Arxiv, &subject(&["rapid DNA"]), &answer).unwrap_err()
}

#[test]
fn errors_pages_and_sums_that_differ_are_faults() {
    let error = "<feed xmlns:o=\"urn:o\"><o:totalResults>1</o:totalResults><o:startIndex>0</o:startIndex><entry>\
        <id>http://arxiv.org/api/errors#incorrect_id_format</id><title>Error</title><summary>incorrect id</summary></entry></feed>";
    let refused = fault_of(reply_of(error));
    assert_eq!(
        (refused.kind, refused.message.as_str()),
        (FaultKind::Refused, "the query was refused: incorrect id.")
    );
    assert_eq!(
        fault_of(reply_of("<html><body>Rate exceeded.</body></html>")).kind,
        FaultKind::Drift
    );
    assert_eq!(fault_of(reply_of("Rate exceeded.")).kind, FaultKind::Drift);
    assert_eq!(
        fault_of(feed(91, 25)).message,
        "the years have 90 works together, but 91 match in all."
    );
    assert_eq!(fault_of(feed(90, 24)).kind, FaultKind::Partial);
    let later = String::from_utf8(feed(90, 25).bytes.to_vec()).unwrap();
    let later = later.replace("startIndex>0<", "startIndex>25<");
    assert_eq!(
        fault_of(reply_of(&later)).message,
        "the feed begins at entry 25, not at the first."
    );
}

#[test]
fn a_year_of_arxiv_without_preprints_is_no_zero() {
    let fault = converse(&Arxiv, &subject(&["rapid DNA"]), &|_| feed(0, 0)).unwrap_err();
    assert_eq!(fault.kind, FaultKind::Control);
}

#[test]
fn haste_has_several_statuses() {
    let refused = |status| {
        Arxiv.read_refusal(&Refusal {
            status,
            headers: Vec::new(),
            at: jiff::Timestamp::UNIX_EPOCH,
        })
    };
    for status in [403, 406, 429, 503] {
        assert_eq!(refused(status), Refused::TooFast, "{status}");
    }
    assert_eq!(refused(400), Refused::Closed);
}

#[test]
fn every_new_name_of_a_field_is_told() {
    assert_new_names_are_told(&Arxiv, &subject(&["rapid DNA", "e-nose"]), &|ask| play(30, ask));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn damage_is_told_and_never_a_smaller_count(damage in any_damage(), matches in 1u64..60) {
        assert_damage_is_told(&Arxiv, &subject(&["rapid DNA", "e-nose"]), &|ask| play(matches, ask), damage);
    }
}
