//! What sources are known to do wrong (a test each): it is borne, waited for or told by name, and never becomes a zero.

use std::time::Duration;

use serde_json::{Value, json};

use super::played::{
    EPO_NOTHING, NO_VIEWS, ORGANISATIONS, PROJECT_HEAD, arxiv_feed, cordis_zip, counts_of, evidence_of, notice,
    openalex_groups, play, project_row, project_table, radar_of, scan_at, scan_on, ted_asked, ted_page, zip_of,
};
use crate::project::{Project, Run};
use crate::source_server::{Answer, Request, SourceServer};

/// What makes a reply.
pub type Reply = fn() -> Answer;

/// A scan at a source that answers as it does when nothing is wrong, except where `wrong` says what else it answers.
pub struct Scanned {
    pub project: Project,
    pub server: SourceServer,
    pub source: &'static str,
    pub run: Run,
}

/// Scans so.
pub fn scan_wrong(
    source: &'static str,
    wrong: impl Fn(&Request, usize) -> Option<Answer> + Send + Sync + 'static,
) -> Scanned {
    let answer = move |request: &Request, nth: usize| wrong(request, nth).unwrap_or_else(|| play(source, request));
    let (project, server) = (radar_of(source), SourceServer::play(answer));
    let run = scan_at(&project, &server, source);
    Scanned {
        project,
        server,
        source,
        run,
    }
}

impl Scanned {
    /// It is told with the source's name and these words, and there is no evidence.
    pub fn tells(self, words: &str) -> Scanned {
        let Run { code, out, err } = &self.run;
        assert_eq!(*code, 1, "{}: {out}{err}", self.source);
        assert!(err.contains(words) && err.contains(self.source), "{words}: {err}");
        assert_eq!(evidence_of(&self.project, self.source), None, "{words}");
        self
    }

    /// It is borne: there is evidence.
    pub fn found(&self) -> Value {
        let Run { code, out, err } = &self.run;
        assert_eq!(*code, 0, "{}: {out}{err}", self.source);
        evidence_of(&self.project, self.source).expect("evidence")
    }

    /// It is borne, and changes nothing of what is found.
    pub fn changes_nothing(self) -> Scanned {
        let (found, as_it_is) = (self.found(), scan_wrong(self.source, |_, _| None).found());
        for part in ["counts", "records", "breakdowns"] {
            assert_eq!(found[part], as_it_is[part], "{}: {part}", self.source);
        }
        self
    }
}

/// The reply of a source with every value of its JSON changed.
fn with_json(source: &'static str, request: &Request, change: fn(Value) -> Value) -> Option<Answer> {
    fn walk(value: Value, change: fn(Value) -> Value) -> Value {
        change(match value {
            Value::Array(items) => items.into_iter().map(|item| walk(item, change)).collect(),
            Value::Object(fields) => {
                let fields = fields.into_iter();
                Value::Object(fields.map(|(name, value)| (name, walk(value, change))).collect())
            }
            other => other,
        })
    }
    let changed = |text: String| {
        let lines = text.lines().map(|line| serde_json::from_str(line).expect("JSON"));
        let lines = lines.map(|value: Value| walk(value, change).to_string());
        lines.collect::<Vec<_>>().join("\n")
    };
    Some(play(source, request).changed(changed))
}

#[test]
fn too_many_requests_with_seconds_to_wait() {
    let scanned = scan_wrong("crossref", |_, nth| {
        (nth == 1).then(|| Answer::of(429, "text/plain", "slow down").with("Retry-After", "0"))
    });
    assert!(scanned.run.out.contains("waits"), "{}", scanned.run.out);
    let scanned = scanned.changes_nothing();
    assert_eq!(scanned.server.asked().len(), 3 + 1);
    let long = scan_wrong("crossref", |_, _| {
        Some(Answer::of(429, "text/plain", "slow down").with("Retry-After", "7200"))
    });
    let long = long.tells("it asks to wait 7200 s");
    assert_eq!(
        long.server.asked().len(),
        1,
        "a wait of hours is no wait: the source is left"
    );
}

#[test]
fn too_many_requests_with_a_date_to_wait_for() {
    let past = "Sat, 01 Jan 2000 00:00:00 GMT";
    let scanned = scan_wrong("crossref", move |_, nth| {
        (nth == 1).then(|| Answer::of(429, "text/plain", "slow down").with("Retry-After", past))
    });
    let scanned = scanned.changes_nothing();
    assert_eq!(scanned.server.asked().len(), 3 + 1);
    let far = "Fri, 01 Jan 2100 00:00:00 GMT";
    let far = scan_wrong("crossref", move |_, _| {
        Some(Answer::of(503, "text/plain", "closed").with("Retry-After", far))
    });
    assert_eq!(far.tells("it asks to wait").server.asked().len(), 1);
}

#[test]
fn too_many_requests_with_a_page() {
    let scanned = scan_wrong("ted", |_, nth| {
        (nth == 2).then(|| Answer::page(429, "Too many requests"))
    });
    let scanned = scanned.changes_nothing();
    assert!(scanned.run.out.contains("Too many requests"), "{}", scanned.run.out);
}

#[test]
fn a_page_with_status_200() {
    for source in [
        "arxiv",
        "cordis",
        "crossref",
        "epo",
        "iso",
        "openaire",
        "pageviews",
        "ted",
    ] {
        scan_wrong(source, |request, _| {
            (!request.path.contains("/auth/")).then(|| Answer::page(200, "Please wait"))
        })
        .tells("a page of HTML");
    }
}

#[test]
fn json_that_ends_half_way() {
    for source in [
        "cordis-search",
        "crossref",
        "iso",
        "openaire",
        "openalex",
        "pageviews",
        "ted",
    ] {
        let half = |text: String| text[..text.len() / 2].to_owned();
        scan_wrong(source, move |request, _| Some(play(source, request).changed(half))).tells("ends in the middle");
        scan_wrong(source, move |request, _| Some(play(source, request).cut_off(30))).tells("ends in the middle");
    }
}

#[test]
fn nothing_for_a_control_query() {
    let nothing = |request: &Request| {
        match request.path.as_str() {
            "/api/query" => !request.pair("search_query")?.starts_with("submittedDate"),
            "/works" => request.pair("search.title_and_abstract.exact").is_some(),
            "/graph/v2/researchProducts" => request.pair("search").is_some(),
            path => !path.contains("/auth/"),
        }
        .then_some(())
    };
    let answers: [(&str, Reply, &str); 6] = [
        (
            "arxiv",
            || Answer::of(200, "application/atom+xml", arxiv_feed(0, 0)),
            "neither does",
        ),
        (
            "cordis-search",
            || Answer::json(r#"{"status":true,"payload":{"total":0,"nItems":0,"results":[]}}"#),
            "does not understand the query",
        ),
        (
            "epo",
            || Answer::of(404, "application/xml", EPO_NOTHING),
            "does not understand the query",
        ),
        (
            "openaire",
            || Answer::json(r#"{"header":{"numFound":0},"results":[]}"#),
            "neither does",
        ),
        ("openalex", || openalex_groups(0, &[]), "neither does"),
        ("ted", || ted_page(&[], 0, None), "does not understand the query"),
    ];
    for (source, answer, words) in answers {
        scan_wrong(source, move |request, _| nothing(request).map(|()| answer())).tells(words);
    }
}

#[test]
fn a_cursor_that_repeats() {
    let scanned = scan_wrong("ted", |request, _| match ted_asked(request) {
        (_, true, None) => Some(ted_page(&[notice(1, "2025-03-01")], 9, Some("next"))),
        (_, true, Some(_)) => Some(ted_page(&[notice(2, "2025-03-01")], 9, Some("next"))),
        _ => None,
    });
    let scanned = scanned.tells("the token for the next page comes again");
    assert!(scanned.server.asked().len() < 30, "{}", scanned.server.asked().len());
}

#[test]
fn a_cursor_that_never_ends() {
    let scanned = scan_wrong("ted", |request, nth| match ted_asked(request) {
        (_, true, _) => Some(ted_page(&[notice(1, "2025-03-01")], 9, Some(&format!("page {nth}")))),
        _ => None,
    });
    let scanned = scanned.tells("comes twice");
    assert!(scanned.server.asked().len() < 50, "{}", scanned.server.asked().len());
    let pages = scan_wrong("crossref", |request, _| {
        let item = |nth: usize| {
            json!({"DOI": format!("10.9999/{nth}"), "title": ["Voice typing"], "type": "x", "container-title": ["The police force"],
                "issued": {"date-parts": [[2024]]}, "is-referenced-by-count": 0})
        };
        let items: Vec<Value> = (0..500).map(item).collect();
        let message = json!({"facets": {}, "total-results": 9_000, "items": items});
        let named = request.pair("query.title").is_some();
        named
            .then(|| Answer::json(json!({"status": "ok", "message-type": "work-list", "message": message}).to_string()))
    });
    pages.tells("only works of earlier pages");
}

#[test]
fn a_token_left_on_the_last_page() {
    let scanned = scan_wrong("ted", |_, _| None);
    scanned.found();
    let asked = scanned.server.asked();
    let pages = asked.iter().map(ted_asked).filter(|(_, paged, _)| *paged);
    let tokens: Vec<Option<String>> = pages.map(|(.., token)| token).collect();
    assert_eq!(tokens, [None, Some("next".to_owned())], "\"left\" is not followed");
}

#[test]
fn numbers_that_are_text() {
    let as_text = |value: Value| match value {
        Value::Number(number) => Value::String(number.to_string()),
        other => other,
    };
    for source in ["cordis-search", "iso", "openaire", "openalex", "pageviews", "ted"] {
        scan_wrong(source, move |request, _| with_json(source, request, as_text)).changes_nothing();
    }
}

/// The groups by year of what matches; nothing else is changed.
fn years_of(request: &Request, groups: &[(&str, usize)]) -> Option<Answer> {
    request.pair("search.title_and_abstract.exact")?;
    let count = groups.iter().map(|(_, count)| count).sum();
    let group = |(year, count): &(&str, usize)| json!({"key": year, "key_display_name": year, "count": count});
    let groups: Vec<Value> = groups.iter().map(group).collect();
    (request.pair("group_by") == Some("publication_year")).then(|| openalex_groups(count, &groups))
}

#[test]
fn group_keys_unsorted_and_years_missing() {
    let scanned = scan_wrong("openalex", |request, _| {
        years_of(request, &[("2025", 20), ("2023", 16)])
    });
    let counts: Vec<(i64, u64)> = counts_of(&scanned.found())
        .iter()
        .map(|(year, count, _)| (*year, *count))
        .collect();
    assert_eq!(counts, [(2023, 16), (2024, 0), (2025, 20), (2026, 0)]);
}

#[test]
fn years_to_come() {
    let groups = [("2031", 2), ("2024", 34)];
    let found = scan_wrong("openalex", move |request, _| years_of(request, &groups)).found();
    assert_eq!(
        counts_of(&found).last().map(|(year, count, _)| (*year, *count)),
        Some((2026, 0))
    );
    let told = found["remarks"].to_string();
    assert!(told.contains("dates 2 of them later than 2026"), "{told}");
}

#[test]
fn lists_that_are_null() {
    let null = |value: Value| match value {
        Value::Array(items) if items.iter().all(|item| item.is_string() || item["scheme"] == "doi") => Value::Null,
        other => other,
    };
    let no_groups = |value: Value| match value {
        Value::Array(items) if items.is_empty() => Value::Null,
        other => other,
    };
    let found = scan_wrong("openaire", move |request, _| with_json("openaire", request, null)).found();
    assert_eq!(counts_of(&found)[1].1, 30);
    scan_wrong("ted", move |request, _| with_json("ted", request, null)).found();
    scan_wrong("openalex", move |request, _| with_json("openalex", request, no_groups)).changes_nothing();
}

#[test]
fn an_object_in_place_of_a_list() {
    let alone = |value: Value| match value {
        Value::Array(mut items) if items.len() == 1 => items.remove(0),
        other => other,
    };
    for source in ["cordis-search", "openaire", "openalex", "ted"] {
        scan_wrong(source, move |request, _| with_json(source, request, alone)).changes_nothing();
    }
}

#[test]
fn a_byte_order_mark() {
    let marked = |text: String| format!("\u{feff}{text}");
    for source in ["iso", "openalex"] {
        scan_wrong(source, move |request, _| Some(play(source, request).changed(marked))).changes_nothing();
    }
    scan_wrong("cordis", |_, _| {
        Some(cordis_zip("", &format!("\u{feff}{}", project_table())))
    })
    .changes_nothing();
}

#[test]
fn a_decimal_comma_in_a_table() {
    let with = scan_wrong("cordis", |_, _| {
        Some(cordis_zip("", &project_table().replace(",50", ".50")))
    });
    assert!(project_table().contains("2999999,50"));
    with.changes_nothing();
}

#[test]
fn a_line_break_in_a_quoted_cell() {
    let row = project_row(
        101,
        "Voice\n typing; \"\"live\"\"",
        "2024-01-01",
        "Of the\r\npolice force.",
    );
    let table = PROJECT_HEAD.to_owned() + &row + &project_row(102, "Another one", "2024-05-01", "");
    let found = scan_wrong("cordis", move |_, _| Some(cordis_zip("", &table))).found();
    assert_eq!(found["records"][0]["title"], "Voice typing; \"live\"");
    assert_eq!(counts_of(&found)[1], (2024, 1, Some(2)));
}

#[test]
fn an_archive_with_a_folder_and_one_without() {
    scan_wrong("cordis", |_, _| Some(cordis_zip("csv/", &project_table()))).changes_nothing();
}

#[test]
fn an_archive_with_a_path_that_climbs_out() {
    let climbs = |_: &Request, _| {
        let table = project_table();
        let files = [
            ("project.csv", table.as_bytes()),
            ("organization.csv", ORGANISATIONS.as_bytes()),
            ("../../evil.csv", b"x".as_slice()),
        ];
        Some(zip_of(&files))
    };
    let scanned = scan_wrong("cordis", climbs).tells("\"../../evil.csv\", a path that leads out of it");
    assert!(!scanned.project.path("evil.csv").exists() && !scanned.project.path("../evil.csv").exists());
}

#[test]
fn an_archive_that_unpacks_to_too_much() {
    let zeros = vec![0; 600_000_000];
    let bomb = zip_of(&[("project.csv", &zeros), ("organization.csv", b"x")]);
    scan_wrong("cordis", move |_, _| Some(bomb.clone())).tells("unpacks to more than");
}

#[test]
fn a_token_that_expires_in_mid_run() {
    let expiring =
        |request: &Request, _| {
            let logs_in = request.path.contains("/auth/");
            let first = request.header("authorization") == Some("Bearer T1");
            match (logs_in, first, request.pair("q")) {
                (true, ..) => None,
                (_, true, Some(query)) if query.contains("20250101") && !query.contains("fingerprint") => Some(
                    Answer::of(400, "application/xml", "<error>invalid_access_token</error>"),
                ),
                _ => None,
            }
        };
    let renewed = move |request: &Request, nth: usize| match (request.path.contains("/auth/"), nth) {
        (true, 1..) => Some(Answer::json(r#"{"access_token":"T2","expires_in":"1199"}"#)),
        _ => expiring(request, nth),
    };
    let scanned = scan_wrong("epo", renewed).changes_nothing();
    let asked = scanned.server.asked();
    assert_eq!(
        asked.iter().filter(|request| request.path.contains("/auth/")).count(),
        2
    );
    assert_eq!(asked.len(), 2 + 5 + 1, "what was answered is not asked again");
    let never = scan_wrong("epo", expiring).tells("invalid_access_token");
    let logins = never
        .server
        .asked()
        .iter()
        .filter(|request| request.path.contains("/auth/"))
        .count();
    assert_eq!(logins, 2, "one new token, and no more");
}

#[test]
fn a_404_that_means_no_data() {
    let found = scan_wrong("pageviews", |_, _| None).found();
    assert!(
        found["remarks"].to_string().contains("has no views in these years"),
        "{}",
        found["remarks"]
    );
    let all = scan_wrong("pageviews", |request, _| {
        request
            .path
            .contains("/per-article/")
            .then(|| Answer::of(404, "application/json", NO_VIEWS))
    });
    assert_eq!(counts_of(&all.found())[1].1, 0, "no views are data");
    let found = scan_wrong("epo", |_, _| None).found();
    assert_eq!(counts_of(&found)[0].1, 0);
}

#[test]
fn a_404_that_is_a_page() {
    for source in ["pageviews", "epo"] {
        scan_wrong(source, |request, _| {
            (!request.path.contains("/auth/")).then(|| Answer::page(404, "Not here"))
        })
        .tells("");
    }
}

#[test]
fn a_reply_packed_with_gzip() {
    for source in ["iso", "openalex", "ted"] {
        scan_wrong(source, move |request, _| Some(play(source, request).packed())).changes_nothing();
    }
    let bomb = Answer::json(vec![b'['; 21_000_000]).packed();
    scan_wrong("openalex", move |_, _| Some(bomb.clone())).tells("longer than 20000000 bytes");
}

#[test]
fn a_reply_that_comes_slowly() {
    let slowly = |request: &Request, nth: usize| {
        (nth == 0).then(|| play("crossref", request).dripping(40, Duration::from_millis(1)))
    };
    scan_wrong("crossref", slowly).changes_nothing();
}

/// The radar that asks a source with less patience than its own.
fn impatient(source: &str) -> Project {
    radar_of(source).replace("radar.toml", "tries = 3\n", "tries = 2\npatience = 0.06\n")
}

#[test]
fn a_reply_that_comes_too_slowly() {
    let slow = |request: &Request, _| play("crossref", request).dripping(20, Duration::from_millis(10));
    let (project, server) = (impatient("crossref"), SourceServer::play(slow));
    let run = scan_at(&project, &server, "crossref");
    assert_eq!(run.code, 1);
    assert!(
        run.err.contains("the reply took longer than 0.06 s; asked 2 times"),
        "{}",
        run.err
    );
}

#[test]
fn a_log_in_that_is_slow_busy_or_refused() {
    let at_log_in = |wrong: fn(usize) -> Option<Answer>| {
        move |request: &Request, nth: usize| match request.path.contains("/auth/") {
            true => wrong(nth).unwrap_or_else(|| play("epo", request)),
            false => play("epo", request),
        }
    };
    let ask = |wrong| {
        let (project, server) = (impatient("epo"), SourceServer::play(at_log_in(wrong)));
        let run = scan_at(&project, &server, "epo");
        (run, server.asked().len())
    };
    let (slow, asked) = ask(|_| Some(Answer::json(r#"{"access_token":"T1"}"#).dripping(2, Duration::from_millis(20))));
    assert!(
        slow.code == 1 && slow.err.contains("the log-in took longer than 0.06 s; asked 2 times"),
        "{}",
        slow.err
    );
    assert_eq!(asked, 2);
    let (busy, _) = ask(|nth| (nth == 0).then(|| Answer::of(503, "text/plain", "busy").with("Retry-After", "0")));
    assert_eq!(busy.code, 0, "a busy moment is waited for: {}", busy.err);
    let (refused, asked) = ask(|_| Some(Answer::of(401, "text/plain", "no")));
    assert!(
        refused.err.contains("the log-in is answered with status 401"),
        "{}",
        refused.err
    );
    assert_eq!(asked, 1, "a wrong key is not tried again");
}

#[test]
fn a_large_catalogue_that_has_not_changed() {
    let catalogue = |request: &Request, _: usize| {
        let known = request.header("if-none-match") == Some("\"v1\"")
            && request.header("if-modified-since") == Some("Sat, 28 Nov 2026 00:00:00 GMT");
        match known {
            true => Answer::of(304, "text/plain", ""),
            false => play("iso", request)
                .with("ETag", "\"v1\"")
                .with("Last-Modified", "Sat, 28 Nov 2026 00:00:00 GMT"),
        }
    };
    let (project, server) = (radar_of("iso"), SourceServer::play(catalogue));
    assert_eq!(scan_at(&project, &server, "iso").code, 0);
    assert_eq!(server.asked()[0].header("if-none-match"), None);
    let first = evidence_of(&project, "iso").expect("evidence");
    let run = scan_on(&project, &server, "iso", &["--date", "2026-12-28"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert_eq!(server.asked()[1].header("if-none-match"), Some("\"v1\""));
    let second = evidence_of(&project, "iso").expect("evidence");
    assert_eq!(
        (&first["records"], &first["replies"]),
        (&second["records"], &second["replies"])
    );
    assert_eq!(second["retrieved"], "2026-12-28");
    assert_eq!(project.run(&["scan", "--verify"]).code, 0);
    let reply = first["replies"][0]["sha256"].as_str().expect("a hash");
    let path = project.path(&format!(".leadar/replies/{}/{reply}", &reply[..2]));
    std::fs::write(path, "changed").expect("written");
    let run = scan_on(&project, &server, "iso", &["--date", "2026-12-29"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert_eq!(
        server.asked()[2].header("if-none-match"),
        None,
        "what is lost is asked for whole"
    );
}

#[test]
fn a_redirect_to_another_host() {
    let other = std::sync::Arc::new(SourceServer::play(|request, _| play("crossref", request)));
    let address = format!("{}/works", other.address);
    let scanned = scan_wrong("crossref", move |_, _| {
        Some(Answer::of(302, "text/html", "").with("Location", &address))
    });
    scanned.tells("not the host that was asked");
    assert_eq!(other.asked(), [], "nobody goes there");
}

#[test]
fn titles_with_scripts_and_signs_that_turn_the_direction() {
    const TITLE: &str = "<script>alert(1)</script> \u{202e}gnitirw\u{202c} <b>Voice typing</b>";
    let scanned = scan_wrong("openalex", |request, _| {
        let titled = |text: String| text.replace("Invented work", &TITLE.replace('"', "\\\""));
        Some(play("openalex", request).changed(titled))
    });
    let found = scanned.found();
    scanned.project.build();
    let page = scanned.project.page("tech/dictation.html");
    let explained = scanned.project.run(&["score", "--explain", "dictation"]);
    let title = found["records"][0]["title"].as_str().expect("a title").to_owned();
    assert!(title.contains("Voice typing"), "{title}");
    for text in [&page, &explained.out, &explained.err, &scanned.run.out] {
        assert!(!text.contains("<script>alert(1)"), "a script is text");
        assert!(
            !text.contains('\u{202e}'),
            "a sign that turns the direction is shown, not obeyed"
        );
    }
}
