//! Situations that users of other scanning tools have met (a test each): what this program does in them.

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use serde_json::{Value, json};

use super::failures::{Reply, Scanned, scan_wrong};
use super::played::{
    TITLE_OF_A_PAGE, arxiv_feed, cordis_zip, counts_of, evidence_of, news, notice, openalex, openalex_groups, play,
    project_table, radar_of, run, scan_at, scan_on, ted_asked, ted_page,
};
use crate::project::{Project, read_tree};
use crate::source_server::{Answer, Request, SourceServer};

/// A reply that says that the day's budget is spent.
fn spent() -> Answer {
    Answer::of(429, "application/json", r#"{"error":"Rate limit exceeded"}"#)
        .with("x-ratelimit-remaining", "3")
        .with("x-ratelimit-credits-required", "10")
        .with("x-ratelimit-reset", "40000")
}

#[test]
fn too_fast_is_waited_for() {
    let scanned = scan_wrong("openalex", |_, nth| {
        let fast = || Answer::of(429, "application/json", "{}").with("Retry-After", "0");
        (nth == 1).then(|| {
            fast()
                .with("x-ratelimit-remaining", "900")
                .with("x-ratelimit-credits-required", "10")
        })
    });
    scanned.changes_nothing();
}

#[test]
fn a_spent_budget_stops_the_source_by_name_and_the_next_day_goes_on() {
    let open = Arc::new(AtomicBool::new(false));
    let opens = open.clone();
    let answer = move |request: &Request, nth: usize| match nth >= 3 && !opens.load(Ordering::SeqCst) {
        true => spent(),
        false => openalex(request),
    };
    let (project, server) = (radar_of("openalex"), SourceServer::play(answer));
    let first = scan_at(&project, &server, "openalex");
    assert_eq!(first.code, 0, "nobody is to blame: {}", first.err);
    assert!(first.out.contains("Left at openalex: 1 technology"), "{}", first.out);
    assert!(
        server.asked().len() <= 3 + 2,
        "nothing helps, so nothing is asked: {}",
        server.asked().len()
    );
    open.store(true, Ordering::SeqCst);
    server.forget();
    let next = scan_on(&project, &server, "openalex", &["--date", "2026-11-29"]);
    assert_eq!(next.code, 0, "{}{}", next.out, next.err);
    assert!(evidence_of(&project, "openalex").is_some());
    let years = server
        .asked()
        .iter()
        .filter(|request| request.pair("group_by") == Some("publication_year"))
        .count();
    assert_eq!(years, 0, "what was answered is not asked again");
}

#[test]
fn a_spent_budget_is_told_to_who_wants_to_hear_only_of_trouble() {
    let (project, server) = (radar_of("openalex"), SourceServer::play(|_, _| spent()));
    let quiet = scan_on(&project, &server, "openalex", &["--date", "2026-11-28", "--quiet"]);
    assert_eq!((quiet.code, quiet.out.as_str()), (0, ""), "{}", quiet.err);
    assert_eq!(quiet.err.lines().count(), 1, "{}", quiet.err);
    assert!(
        quiet.err.contains("openalex") && quiet.err.contains("T00:00:00Z"),
        "{}",
        quiet.err
    );
}

#[test]
fn a_throttled_reply_in_html_is_named_with_its_first_bytes_and_kept() {
    let page = "<html><body>Access denied, request 17</body></html>";
    let scanned = scan_wrong("crossref", move |_, _| Some(Answer::of(200, "text/html", page)));
    let scanned = scanned.tells("status 200, but a page of HTML (\"<html><body>Access denied");
    assert!(scanned.run.err.contains("it is kept as "), "{}", scanned.run.err);
    let kept = read_tree(&scanned.project.path(".leadar/replies"));
    assert!(
        kept.iter().any(|(_, bytes)| bytes == page.as_bytes()),
        "the raw reply is kept"
    );
}

#[test]
fn a_refusal_half_way_goes_on_from_the_cursor_and_nothing_comes_twice() {
    let scanned = scan_wrong("ted", |request, nth| {
        let second = matches!(ted_asked(request), (_, true, Some(_)));
        (second && nth == 6).then(|| Answer::page(429, "slow down").with("Retry-After", "0"))
    });
    let scanned = scanned.changes_nothing();
    let firsts = scanned
        .server
        .asked()
        .iter()
        .filter(|request| matches!(ted_asked(request), (_, true, None)))
        .count();
    assert_eq!(firsts, 1, "the first page is not asked for again");
    let fewer = |request: &Request, _| {
        let page = |numbers: &[u32]| {
            let notices: Vec<Value> = numbers.iter().map(|number| notice(*number, "2025-03-01")).collect();
            Some(ted_page(&notices, 5, Some("next")))
        };
        match ted_asked(request) {
            (_, true, None) => page(&[1, 2, 3]),
            (_, true, Some(_)) => page(&[2, 3, 4]),
            _ => None,
        }
    };
    scan_wrong("ted", fewer).tells("comes twice");
}

#[test]
fn commas_bars_quotes_and_brackets_in_names_reach_no_filter_and_a_403_is_an_error() {
    let scanned = scan_wrong("openalex", |request, _| {
        let filter = request.pair("filter").unwrap_or_default();
        let odd = filter.contains(['"', '(', ' ', '&']) || filter.matches(',').count() != 1;
        odd.then(|| Answer::of(403, "application/json", r#"{"error":"not found"}"#))
    });
    let scanned = scanned.changes_nothing();
    for request in scanned.server.asked() {
        let search = request.pair("search.title_and_abstract.exact").unwrap_or("\"\"");
        let inside: String = search.split('"').skip(1).step_by(2).collect();
        assert!(!inside.contains([',', '|', '!', '(', ')', '&']), "{search}");
        assert!(search.matches('"').count().is_multiple_of(2), "{search}");
    }
    let refused = scan_wrong("openalex", |request, _| {
        let searched = request.pair("search.title_and_abstract.exact").is_some();
        searched.then(|| Answer::of(403, "application/json", r#"{"error":"not found"}"#))
    });
    refused.tells("status 403");
}

#[test]
fn a_phrase_that_finds_as_much_as_its_words_is_doubted() {
    // A source that loses the quotation marks counts the same for the phrase and for its words in any order.
    let scanned = scan_wrong("openalex", |request, _| {
        let single = request.pair("select") == Some("id");
        let meta = json!({"meta": {"count": 136}, "results": [{"id": "https://openalex.org/W1"}], "group_by": []});
        single.then(|| Answer::json(meta.to_string()))
    });
    let told = scanned.found()["remarks"].to_string();
    assert!(told.contains("exactly as many as its words in any order"), "{told}");
}

#[test]
fn closed_years_that_grew_are_asked_for_anew_and_shown_as_revisions() {
    let grown = Arc::new(AtomicUsize::new(0));
    let grows = grown.clone();
    let answer = move |request: &Request, _| {
        let more = grows.load(Ordering::SeqCst);
        let of_year = match request.pair("search.title_and_abstract.exact") {
            Some(_) => 12 + more,
            None => 1_000 + 50 * more,
        };
        let group =
            |year: i16| json!({"key": year.to_string(), "key_display_name": year.to_string(), "count": of_year});
        match request.pair("group_by") {
            Some("publication_year") => openalex_groups(3 * of_year, &(2023..=2025).map(group).collect::<Vec<_>>()),
            _ => openalex(request).changed(|text| text.replace("\"count\":36", &format!("\"count\":{}", 3 * of_year))),
        }
    };
    let (project, server) = (radar_of("openalex"), SourceServer::play(answer));
    assert_eq!(scan_at(&project, &server, "openalex").code, 0);
    grown.store(1, Ordering::SeqCst);
    server.forget();
    let run = scan_on(&project, &server, "openalex", &["--date", "2026-12-20"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let found = evidence_of(&project, "openalex").expect("evidence");
    assert_eq!(counts_of(&found)[1], (2024, 13, Some(1_050)), "both of one run");
    let before = json!({"year": 2024, "retrieved": "2026-11-28", "count": 12, "total": 1000});
    assert_eq!(found["revisions"][1], before);
    let years = server
        .asked()
        .iter()
        .filter(|request| request.pair("group_by") == Some("publication_year"))
        .count();
    assert_eq!(years, 2, "numerator and denominator are asked for together");
}

#[test]
fn a_renamed_column_or_field_is_named_with_its_file() {
    let renamed = |_: &Request, _| {
        Some(cordis_zip(
            "",
            &project_table().replacen(";title;", ";projectTitle;", 1),
        ))
    };
    let scanned = scan_wrong("cordis", renamed).tells("\"title\"");
    assert!(scanned.run.err.contains("project.csv (HORIZON)"), "{}", scanned.run.err);
    for (source, field) in [
        ("openalex", "groups_count"),
        ("ted", "totalNoticeCount"),
        ("openaire", "numFound"),
    ] {
        let change = move |text: String| text.replace(&format!("\"{field}\""), "\"renamed\"");
        let scanned = scan_wrong(source, move |request, _| Some(play(source, request).changed(change)));
        scanned.tells(field);
    }
    let unknown = |_: &Request, _| Some(cordis_zip("", &project_table().replacen(";nature;", ";kind;", 1)));
    let told = scan_wrong("cordis", unknown).found()["remarks"].to_string();
    assert!(told.contains("columns that are not known: kind"), "{told}");
}

#[test]
fn a_feed_without_entries_though_its_total_has_some_is_asked_for_again_and_never_a_zero() {
    let empty = |request: &Request| {
        let all = request
            .pair("search_query")
            .is_some_and(|query| query.contains("[202301010000 TO 202612312359]"));
        let first = request.pair("max_results") == Some("25");
        (all && first).then(|| Answer::of(200, "application/atom+xml", arxiv_feed(30, 0)))
    };
    let scanned = scan_wrong("arxiv", move |request, nth| {
        (nth == 0).then(|| empty(request)).flatten()
    });
    let found = scanned.found();
    assert_eq!(counts_of(&found)[1].1, 10, "the second one has them");
    let never = |request: &Request, _| {
        let words = request
            .pair("search_query")
            .is_some_and(|query| !query.starts_with("submittedDate"));
        words.then(|| Answer::of(200, "application/atom+xml", arxiv_feed(30, 0)))
    };
    scan_wrong("arxiv", never).tells("lists 0");
}

#[test]
fn a_host_that_throttles_below_its_own_limit_is_left_and_other_sources_go_on() {
    let arxiv = SourceServer::play(|_, _| Answer::of(406, "text/plain", "Not acceptable"));
    let other = SourceServer::play(|request, _| openalex(request));
    let fast = "pause = 0\nfirst_wait = 0.001\n";
    let project = radar_of("arxiv").replace(
        "radar.toml",
        "[[scan.sources]]",
        &format!("[[scan.sources]]\nname = \"openalex\"\n{fast}\n[[scan.sources]]"),
    );
    let (one, two) = (
        format!("arxiv={}", arxiv.address),
        format!("openalex={}", other.address),
    );
    let words = [
        "scan",
        "--date",
        "2026-11-28",
        "--source",
        "arxiv",
        "--source",
        "openalex",
        "--base",
        &one,
        "--base",
        &two,
    ];
    let run = run(&project, &words);
    assert_eq!(run.code, 1);
    assert!(
        run.err.contains("status 406") && run.err.contains("arxiv"),
        "{}",
        run.err
    );
    assert!(run.out.contains("Left at arxiv"), "{}", run.out);
    assert!(evidence_of(&project, "openalex").is_some(), "the other source goes on");
    assert!(
        arxiv.asked().len() <= 3 * 3,
        "three tries, three times, and no more: {}",
        arxiv.asked().len()
    );
    let faults = run.err.matches("status 406").count();
    assert!(
        !run.out.contains("status 406; asked") && faults <= 3,
        "each fault is told once: {}",
        run.err
    );
}

#[test]
fn a_query_that_is_not_understood_finds_nothing_at_all_and_a_stale_token_begins_anew_once() {
    let wrong = |request: &Request, _| {
        let control = ted_asked(request).0.starts_with("FT ~ \"police\"");
        control.then(|| ted_page(&[], 0, None))
    };
    scan_wrong("ted", wrong).tells("so it does not understand the query");
    let stale = Arc::new(AtomicUsize::new(0));
    let times = stale.clone();
    let once = move |request: &Request, _| {
        let second = matches!(ted_asked(request), (_, true, Some(_)));
        (second && times.fetch_add(1, Ordering::SeqCst) < 3).then(|| Answer::of(500, "text/plain", "token"))
    };
    let scanned = scan_wrong("ted", once).changes_nothing();
    let firsts = scanned
        .server
        .asked()
        .iter()
        .filter(|request| matches!(ted_asked(request), (_, true, None)))
        .count();
    assert_eq!(firsts, 2, "from the beginning, once");
    let dates = scanned
        .server
        .asked()
        .iter()
        .map(|request| ted_asked(request).0)
        .collect::<String>();
    let days = dates
        .split("PD ")
        .skip(1)
        .map(|rest| rest[3..].chars().take_while(char::is_ascii_digit).count());
    assert!(
        days.clone().count() > 0 && days.clone().all(|digits| digits == 8),
        "dates in the one form that is read"
    );
    let always = |request: &Request, _| {
        let second = matches!(ted_asked(request), (_, true, Some(_)));
        second.then(|| Answer::of(500, "text/plain", "token"))
    };
    scan_wrong("ted", always).tells("status 500");
}

#[test]
fn an_interface_that_moved_and_redirects_to_its_home_page_is_told() {
    for source in ["ted", "cordis-search", "iso"] {
        let moved = |_: &Request, _| Some(Answer::of(301, "text/html", "").with("Location", "/"));
        scan_wrong(source, moved).tells("it redirects to the home page: the interface has moved");
    }
}

/// A radar that watches two pages of a host.
fn two_pages() -> Project {
    let project = radar_of("pages");
    let text = fs::read_to_string(project.path("radar-data/radar.toml")).expect("the radar");
    let page = "\n[[scan.pages]]\nid = \"other\"\nname = \"Other\"\naddress = \"https://agency.example.org/other\"\nentry = \"p\"\n";
    project.write("radar.toml", text + page)
}

/// Scans two pages, of which the second is what is told.
fn with_second(second: impl Fn() -> Answer + Send + Sync + 'static) -> Scanned {
    let answer = move |request: &Request, _| match request.path.as_str() {
        "/other" => second(),
        _ => play("pages", request),
    };
    let (project, server) = (two_pages(), SourceServer::play(answer));
    let run = scan_at(&project, &server, "pages");
    Scanned {
        project,
        server,
        source: "pages",
        run,
    }
}

#[test]
fn a_watched_page_that_is_busy_gone_or_blocked_is_told_by_name_and_the_others_are_read() {
    let cases: [(Reply, &str); 4] = [
        (
            || Answer::page(200, "<div>Busy, try later</div>"),
            "the selector \"p\" of an entry finds nothing",
        ),
        (|| Answer::page(404, "gone"), "status 404"),
        (|| Answer::page(403, "blocked"), "status 403"),
        (|| Answer::page(429, "slow down"), "status 429"),
    ];
    for (second, words) in cases {
        let scanned = with_second(second);
        assert_eq!(scanned.run.code, 1, "{}", scanned.run.out);
        assert!(
            scanned.run.err.contains("page \"other\"") && scanned.run.err.contains(words),
            "{}",
            scanned.run.err
        );
        assert_eq!(
            scanned.run.err.matches("page \"other\"").count(),
            1,
            "told once: {}",
            scanned.run.err
        );
        let found = evidence_of(&scanned.project, "pages").expect("the other page's evidence");
        assert_eq!(found["records"][0]["title"], TITLE_OF_A_PAGE);
        assert!(
            found["remarks"]
                .to_string()
                .contains("Entries are missing: page \\\"other\\\""),
            "{}",
            found["remarks"]
        );
        let verified = scanned.project.run(&["scan", "--verify"]);
        assert_eq!(verified.code, 0, "{}{}", verified.out, verified.err);
        scanned.server.forget();
        scan_at(&scanned.project, &scanned.server, "pages");
        let again: Vec<String> = scanned
            .server
            .asked()
            .iter()
            .map(|request| request.path.clone())
            .collect();
        assert!(
            again.contains(&"/other".to_owned()) && !again.contains(&"/news".to_owned()),
            "{again:?}"
        );
    }
}

#[test]
fn a_watched_page_that_differs_only_in_what_nobody_reads_is_the_same() {
    let fetched = Arc::new(AtomicUsize::new(0));
    let answer = move |request: &Request, _| match request.path.as_str() {
        "/news" => {
            let nth = fetched.fetch_add(1, Ordering::SeqCst);
            let noise = format!("<!-- {nth} --><script>var visit = {nth}</script><style>.v{nth} {{}}</style>");
            Answer::page(
                200,
                &news().replace("<li>", &format!("<li class=\"v{nth}\">\n  {noise}")),
            )
        }
        _ => play("pages", request),
    };
    let (project, server) = (radar_of("pages"), SourceServer::play(answer));
    let records = |day: &str| {
        let run = scan_on(&project, &server, "pages", &["--date", day]);
        assert_eq!(run.code, 0, "{}{}", run.out, run.err);
        evidence_of(&project, "pages").expect("evidence")["records"].clone()
    };
    assert_eq!(records("2026-11-28"), records("2026-12-28"));
}

#[test]
fn a_watched_page_that_is_throttled_once_is_waited_for_and_not_changed() {
    let scanned = scan_wrong("pages", |request, nth| {
        (request.path == "/news" && nth == 1).then(|| Answer::page(429, "slow").with("Retry-After", "0"))
    });
    scanned.changes_nothing();
}
