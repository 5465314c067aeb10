//! Pages of our own, watched.

use proptest::prelude::*;

use super::*;
use crate::scan::sources::play::{Played, play, subject};

fn page(id: &str) -> WatchedPage {
    WatchedPage {
        id: id.to_owned(),
        name: format!("Agency {id}"),
        address: format!("https://{id}.example/news/list?kind=all%20news&page=1#top"),
        entry: "li.item".to_owned(),
        title: Some("h3".to_owned()),
        date: Some(".day".to_owned()),
        link: None,
    }
}

const NEWS: &str = "<!doctype html><html><head><title>rapid DNA</title></head><body><p>rapid DNA everywhere</p><ul>\
<li class=item><h3>Police  test\n rapid-DNA <b>kits</b></h3><a href='../one?x=1'>more</a><span class=day>28 November 2026</span></li>\
<li class=item><h3>Other</h3><p>It says Rapid<br>DNA.<script>face</script></p><a href='javascript:alert(1)'>x</a><span class=day><time datetime='2026-05-01T10:00'>May</time></span></li>\
<li class=item><h3>Face</h3><a href='/three'>more</a><span class=day>soon</span></li></ul></body></html>";

fn play_page(pages: Vec<WatchedPage>, text: &str) -> Played {
    play(&Pages { pages }, &[subject(&["rapid DNA", "face"])], |_| {
        (200, text.as_bytes().to_vec())
    })
}

#[test]
fn each_page_is_asked_for_by_its_address_with_its_query_apart() {
    let played = play_page(vec![page("a"), page("b")], NEWS);
    let places: Vec<_> = played.asks.iter().map(|ask| ask.place.clone()).collect();
    let place = |id: &str| AskPlace::Address(format!("https://{id}.example/news/list"));
    assert_eq!(places, [place("a"), place("b")]);
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    assert_eq!(played.asks[0].query, [pair("kind", "all news"), pair("page", "1")]);
    assert_eq!(played.asks[0].expect, Expect::Html);
}

#[test]
fn entries_that_hold_a_name_become_records_with_title_link_and_day() {
    let finding = play_page(vec![page("a")], NEWS).finding();
    let told: Vec<_> = finding
        .records
        .iter()
        .map(|record| (record.title.as_str(), record.url.as_deref(), record.date.as_deref()))
        .collect();
    assert_eq!(
        told,
        [
            (
                "Police test rapid-DNA kits",
                Some("https://a.example/one?x=1"),
                Some("2026-11-28")
            ),
            (
                "Other",
                Some("https://a.example/news/list?kind=all%20news&page=1#top"),
                Some("2026-05-01")
            ),
            ("Face", Some("https://a.example/three"), None),
        ]
    );
    assert_eq!(finding.records[0].id, "https://a.example/one?x=1");
    assert!(finding.records[1].id.starts_with("a:"), "{}", finding.records[1].id);
    assert_eq!(finding.records[0].kind, RecordKind::Page);
    assert!(finding.counts.is_empty());
    let part = |name: &str, count| (name.to_owned(), count);
    let parts: Vec<_> = finding.breakdowns.iter().map(|spread| spread.parts.clone()).collect();
    assert_eq!(
        parts,
        [vec![part("Agency a", 3)], vec![part("rapid DNA", 2), part("face", 1)]]
    );
}

#[test]
fn what_nobody_sees_changes_nothing() {
    let changed = NEWS
        .replace("</p>", "\n\n </p>")
        .replace("<script>face", "<script>rapid DNA 17:30:11");
    let records = |text: &str| play_page(vec![page("a")], text).finding().records;
    assert_eq!(records(&changed), records(NEWS));
}

#[test]
fn a_selector_that_finds_nothing_is_a_fault_that_names_page_and_selector() {
    let mut odd = page("b");
    odd.title = Some("h4".to_owned());
    let fault = play_page(vec![odd.clone()], NEWS).fault();
    assert_eq!(fault.kind, FaultKind::Drift);
    let words = "page \"b\": the selector \"h4\" of a title finds nothing on it.";
    assert_eq!(fault.message, words);
    // Beside a page that is read, it is told and the other one counts.
    let finding = play_page(vec![page("a"), odd], NEWS).finding();
    assert!(
        !finding.records.is_empty()
            && finding
                .records
                .iter()
                .all(|record| record.organisations == ["Agency a"])
    );
    assert!(
        finding.remarks.contains(&format!("Entries are missing: {words}")),
        "{:?}",
        finding.remarks
    );
    let fault = play_page(
        vec![page("a"), page("b")],
        "<html><body>We are busy, rapid DNA.</body></html>",
    )
    .fault();
    for id in ["a", "b"] {
        let words = format!("page \"{id}\": the selector \"li.item\" of an entry finds nothing on it");
        assert!(fault.message.contains(&words), "{}", fault.message);
    }
    let empty = "<html><body><li class=item> <script>x</script></li></body></html>";
    assert!(
        play_page(vec![page("a")], empty)
            .fault()
            .message
            .contains("of an entry")
    );
    let mut linked = page("a");
    linked.link = Some("a.detail".to_owned());
    assert!(
        play_page(vec![linked], NEWS)
            .fault()
            .message
            .contains("\"a.detail\" of a link")
    );
}

#[test]
fn what_is_no_selector_or_no_address_is_told_before_anything_is_asked() {
    let mut odd = page("a");
    odd.entry = "li[".to_owned();
    let played = play_page(vec![odd], NEWS);
    assert!(played.asks.is_empty());
    assert_eq!(played.fault().message, "page \"a\": \"li[\" is no CSS selector.");
    let mut odd = page("a");
    odd.address = "file:///etc/hosts".to_owned();
    assert_eq!(play_page(vec![odd], NEWS).fault().kind, FaultKind::Barred);
}

#[test]
fn some_entries_without_a_part_and_a_page_without_an_end_are_told() {
    let text = NEWS.replace("<h3>Other</h3>", "").replace("</body></html>", "");
    let finding = play_page(vec![page("a")], &text).finding();
    assert_eq!(
        finding.remarks,
        [
            "Page \"a\" does not end as pages do, so that entries may be missing.",
            "On page \"a\" 2 of 3 entries have a title."
        ]
    );
    assert_eq!(finding.records[1].title, "It says Rapid DNA. x May");
}

#[test]
fn days_are_read_in_the_forms_of_pages() {
    for text in [
        "2026-11-28",
        "2026-11-28T10:00:00Z",
        "2026/11/28",
        "28.11.2026",
        "Posted 28/11/2026, 10:00",
        "Sat, 28 November 2026",
        "28th Nov. 2026",
        "November 28, 2026",
    ] {
        assert_eq!(read_date(text), Some(jiff::civil::date(2026, 11, 28)), "{text}");
    }
    for text in ["", "soon", "2026", "31.02.2026", "28.13.2026", "28 novembre", "1 2 3"] {
        assert_eq!(read_date(text), None, "{text}");
    }
}

#[test]
fn a_page_in_an_older_encoding_is_read_as_it_says() {
    let text = "<html><head><meta charset=\"iso-8859-2\"></head><body><li class=item><h3>Zażółć rapid DNA</h3>\
                <span class=day>1.2.2026</span></li></body></html>";
    let (bytes, _, _) = encoding_rs::ISO_8859_2.encode(text);
    let played = play(&Pages { pages: vec![page("a")] }, &[subject(&["rapid DNA"])], |_| {
        (200, bytes.to_vec())
    });
    assert_eq!(played.finding().records[0].title, "Zażółć rapid DNA");
}

#[test]
fn without_pages_nothing_is_asked_and_nothing_found() {
    let played = play_page(Vec::new(), NEWS);
    assert!(played.asks.is_empty() && played.finding().records.is_empty());
}

proptest! {
    #[test]
    fn a_page_cut_off_never_tells_less_without_a_word(at in 0_usize..900) {
        let at = at.min(NEWS.len());
        let whole = NEWS[..at].contains("</body");
        if let Ok(findings) = play_page(vec![page("a")], &NEWS[..at]).end {
            prop_assert!(whole || findings[0].remarks.iter().any(|remark| remark.contains("does not end")));
        }
    }
}
