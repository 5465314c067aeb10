//! Every source is asked over HTTP: what arrives is what was meant, decoded, and what it says becomes evidence that can be
//! made again.

use serde_json::{Value, json};

use super::played::{TITLE_OF_A_PAGE, counts_of, evidence_of, play, radar_of, scan_at, ted_asked};
use crate::source_server::{Request, SourceServer};

/// The names of the technology, its word of context and what it is not, as sources with AND, OR and NOT are asked.
const WORDS: &str = r#"(("Voice typing" OR "Speech to-text notes") AND "police force") NOT "car radio""#;

/// Scans at a source that a server plays; what was asked, and what was found.
fn found_at(source: &'static str) -> (Vec<Request>, Value) {
    let server = SourceServer::play(move |request, _| play(source, request));
    let project = radar_of(source);
    let run = scan_at(&project, &server, source);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let asked = server.asked();
    let agents = asked
        .iter()
        .map(|request| request.header("user-agent").unwrap_or("none"));
    assert!(
        agents
            .clone()
            .all(|agent| agent.starts_with("leadar/") && agent.contains('(')),
        "who asks says so: {:?}",
        agents.collect::<Vec<_>>()
    );
    let found = evidence_of(&project, source).expect("evidence");
    let replies = found["replies"].as_array().expect("replies");
    assert!(
        replies
            .iter()
            .all(|reply| reply["sha256"].as_str().is_some_and(|hash| hash.len() == 64))
    );
    let before = server.asked().len();
    let verified = project.run(&["scan", "--verify"]);
    assert_eq!(verified.code, 0, "{}{}", verified.out, verified.err);
    assert_eq!(server.asked().len(), before, "without a network");
    (asked, found)
}

fn lines(asked: &[Request]) -> Vec<String> {
    asked.iter().map(Request::line).collect()
}

/// The texts of one field of all records.
fn texts<'f>(found: &'f Value, field: &str) -> Vec<&'f str> {
    let records = found["records"].as_array().map_or(&[][..], Vec::as_slice);
    records.iter().filter_map(|record| record[field].as_str()).collect()
}

#[test]
fn arxiv_is_asked_for_each_year_with_its_total() {
    let (asked, found) = found_at("arxiv");
    let term = |words: &str| format!("(ti:\"{words}\" OR abs:\"{words}\")");
    let of = |names: &str| format!("({names} AND {}) ANDNOT {}", term("police force"), term("car radio"));
    let both = of(&format!(
        "({} OR {})",
        term("Voice typing"),
        term("Speech to text notes")
    ));
    let line = |words: Option<&str>, (first, last): (i16, i16), wanted: u32| {
        let range = format!("submittedDate:[{first}01010000 TO {last}12312359]");
        let query = words.map_or(range.clone(), |words| format!("({words}) AND {range}"));
        format!(
            "GET /api/query?search_query={query}&start=0&max_results={wanted}&sortBy=submittedDate&sortOrder=descending"
        )
    };
    let all = (2023, 2026);
    let mut expected = vec![line(Some(&both), all, 25)];
    expected.extend((2023..=2026).map(|year| line(None, (year, year), 1)));
    expected.extend((2023..=2026).map(|year| line(Some(&both), (year, year), 1)));
    expected.push(line(Some(&of(&term("Voice typing"))), all, 1));
    expected.push(line(Some(&of(&term("Speech to text notes"))), all, 1));
    assert_eq!(lines(&asked), expected);
    let total = Some(9_000);
    let counts = [(2023, 0, total), (2024, 10, total), (2025, 20, total), (2026, 0, total)];
    assert_eq!(counts_of(&found), counts);
    assert_eq!(texts(&found, "title").len(), 25);
}

#[test]
fn cordis_files_are_asked_for_once_and_read_from_the_archive() {
    let (asked, found) = found_at("cordis");
    assert_eq!(lines(&asked), ["GET /data/cordis-HORIZONprojects-csv.zip"]);
    assert_eq!(counts_of(&found)[1], (2024, 1, Some(2)));
    assert_eq!(texts(&found, "title"), ["Voice typing for the police force"]);
    assert_eq!(texts(&found, "scheme"), ["HORIZON-IA"]);
    assert_eq!(texts(&found, "end"), ["2027-12-31"]);
    assert_eq!(found["records"][0]["countries"], json!(["RO", "GR"]));
    assert_eq!(found["records"][0]["organisations"], json!(["Leader", "Invented; Ltd"]));
}

#[test]
fn cordis_search_is_asked_behind_a_control_query_page_by_page() {
    let (asked, found) = found_at("cordis-search");
    let line = |query: &str, page: u32, most: u32| {
        format!("GET /api/search/results?q={query}&format=json&p={page}&num={most}")
    };
    let query = "contenttype='project' AND ('Voice typing' OR 'Speech to-text notes') AND ('police force') AND NOT ('car radio')";
    let control = "contenttype='project' AND programme/code='HORIZON'";
    assert_eq!(
        lines(&asked),
        [line(control, 1, 1), line(query, 1, 100), line(query, 2, 100)]
    );
    assert_eq!(counts_of(&found)[1], (2024, 101, None));
}

#[test]
fn crossref_is_asked_for_each_name_and_titles_are_read_again() {
    let (asked, found) = found_at("crossref");
    let works = "GET /works?filter=from-pub-date:2023-01-01";
    let fields = "select=DOI,title,issued,type,container-title,is-referenced-by-count&rows=500&offset=0";
    let expected = [
        format!("{works}&rows=0&facet=published:*"),
        format!("{works}&query.title=Voice typing&{fields}"),
        format!("{works}&query.title=Speech to-text notes&{fields}"),
    ];
    assert_eq!(lines(&asked), expected);
    assert_eq!(counts_of(&found)[1], (2024, 2, Some(900)));
    assert_eq!(texts(&found, "title"), ["Voice typing on patrol", "On voice-typing"]);
}

#[test]
fn epo_is_logged_in_to_once_and_asked_for_each_year() {
    let (asked, found) = found_at("epo");
    assert_eq!(asked[0].line(), "POST /3.2/auth/accesstoken");
    assert_eq!(asked[0].body, "grant_type=client_credentials");
    assert_eq!(
        asked[0].header("authorization"),
        Some("Basic dXNlcjp3b3Jk"),
        "user:word"
    );
    let search = |query: &str, year: i16, range: &str| {
        let span = format!("pd within \"{year}0101,{year}1231\"");
        format!("GET /3.2/rest-services/published-data/search/biblio?q=({query}) and {span}&Range={range}")
    };
    let query =
        "((ta=\"Voice typing\" or ta=\"Speech to-text notes\") and (ta=\"police force\")) not (ta=\"car radio\")";
    let mut expected = vec![search("ta=\"fingerprint\"", 2025, "1-1")];
    expected.extend((2023..=2026).map(|year| search(query, year, "1-100")));
    assert_eq!(lines(&asked)[1..], expected);
    let bearers = asked[1..].iter().map(|request| request.header("authorization"));
    assert!(
        bearers.clone().all(|bearer| bearer == Some("Bearer T1")),
        "{:?}",
        bearers.collect::<Vec<_>>()
    );
    assert_eq!(counts_of(&found)[1], (2024, 1, None), "one family of two publications");
    assert_eq!(found["records"], Value::Null, "its terms let no record be shown");
}

#[test]
fn iso_is_asked_for_its_catalogue_once() {
    let (asked, found) = found_at("iso");
    let path = "/opendata/_latest/iso_deliverables_metadata/json/iso_deliverables_metadata.jsonl";
    assert_eq!(lines(&asked), [format!("GET {path}")]);
    assert_eq!(texts(&found, "id"), ["iso-1", "ISO/IEC 99002:2022", "ISO 99003:2024"]);
    assert_eq!(texts(&found, "status"), ["withdrawn", "published", "published"]);
    assert_eq!(counts_of(&found)[1], (2024, 1, Some(3)));
}

#[test]
fn openaire_is_asked_for_each_year_with_its_total() {
    let (asked, found) = found_at("openaire");
    let line = |words: Option<&str>, (first, last): (i16, i16), size: u32| {
        let search = words.map_or(String::new(), |words| format!("search={words}&"));
        format!(
            "GET /graph/v2/researchProducts?{search}type=publication&fromPublicationDate={first}-01-01\
             &toPublicationDate={last}-12-31&page=1&pageSize={size}&sortBy=publicationDate DESC"
        )
    };
    let all = (2023, 2026);
    let mut expected = vec![line(Some(WORDS), all, 25)];
    expected.extend((2023..=2026).map(|year| line(None, (year, year), 1)));
    expected.extend((2023..=2026).map(|year| line(Some(WORDS), (year, year), 1)));
    for name in ["Voice typing", "Speech to-text notes"] {
        let alone = format!("(\"{name}\" AND \"police force\") NOT \"car radio\"");
        expected.push(line(Some(&alone), all, 1));
    }
    assert_eq!(lines(&asked), expected);
    let counts: Vec<u64> = counts_of(&found).iter().map(|(_, count, _)| *count).collect();
    assert_eq!(counts, [0, 30, 0, 10]);
}

#[test]
fn openalex_is_asked_for_years_works_spreads_and_each_name() {
    let (asked, found) = found_at("openalex");
    let works = "GET /works?filter=from_publication_date:2023-01-01,has_abstract:true&include_xpac=false";
    let search = |words: &str, more: &str| format!("{works}&search.title_and_abstract.exact={words}&{more}");
    let alone = |name: &str| format!("({name} AND \"police force\") NOT \"car radio\"");
    let listed = "per_page=25&select=id,doi,title,publication_date,type,cited_by_count,authorships";
    let mut expected = vec![
        search(WORDS, "group_by=publication_year"),
        format!("{works}&group_by=publication_year"),
        search(WORDS, &format!("{listed}&sort=cited_by_count:desc")),
        search(WORDS, &format!("{listed}&sample=25&seed=16")),
    ];
    for field in [
        "authorships.institutions.country_code",
        "authorships.institutions.id",
        "primary_topic.id",
    ] {
        expected.push(search(WORDS, &format!("group_by={field}")));
    }
    for name in [
        "\"Voice typing\"",
        "\"Speech to-text notes\"",
        "(\"Voice\" AND \"typing\")",
    ] {
        expected.push(search(&alone(name), "per_page=1&select=id"));
    }
    // Two are under way at once, so that those of one step may arrive in either order.
    let mut arrived = lines(&asked);
    arrived.sort();
    expected.sort();
    assert_eq!(arrived, expected);
    assert_eq!(counts_of(&found)[1], (2024, 12, Some(1_000)));
}

#[test]
fn a_watched_page_is_asked_for_by_its_address_behind_robots() {
    let (asked, found) = found_at("pages");
    assert_eq!(lines(&asked), ["GET /robots.txt", "GET /news?page=1"]);
    assert_eq!(texts(&found, "title"), [TITLE_OF_A_PAGE]);
    assert_eq!(texts(&found, "url"), ["https://agency.example.org/a"]);
    assert_eq!(texts(&found, "date"), ["2026-11-02"]);
}

#[test]
fn pageviews_are_asked_for_by_article_and_by_wikipedia() {
    let (asked, found) = found_at("pageviews");
    let line = |what: &str| format!("GET /api/rest_v1/metrics/pageviews/{what}/monthly/2023010100/2026103100");
    let expected = [
        line("aggregate/de.wikipedia/all-access/user"),
        line("aggregate/en.wikipedia/all-access/user"),
        line("per-article/de.wikipedia/all-access/user/Diktat_für_Ämter?"),
        line("per-article/en.wikipedia/all-access/user/TCP/IP"),
    ];
    assert_eq!(lines(&asked), expected);
    assert_eq!(counts_of(&found)[1], (2024, 120, Some(24_000_000)));
}

#[test]
fn ted_is_asked_behind_a_control_query_for_totals_pages_and_each_name() {
    let (asked, found) = found_at("ted");
    assert!(asked.iter().all(|request| request.line() == "POST /v3/notices/search"));
    let awards = |first: i16, last: i16| {
        let types = "notice-type IN (can-standard can-social can-desg can-tran)";
        format!("{types} AND PD >= {first}0101 AND PD <= {last}1231")
    };
    let all = awards(2023, 2026);
    let of = |names: &str| format!("({names}) AND (FT ~ \"police force\") AND NOT (FT ~ \"car radio\") AND {all}");
    let both = format!(
        "{} SORT BY publication-date DESC",
        of("FT ~ \"Voice typing\" OR FT ~ \"Speech to-text notes\"")
    );
    let mut expected = vec![(format!("FT ~ \"police\" AND {all}"), false, None)];
    expected.extend((2023..=2026).map(|year| (awards(year, year), false, None)));
    expected.push((both.clone(), true, None));
    expected.push((both, true, Some("next".to_owned())));
    for name in ["Voice typing", "Speech to-text notes"] {
        expected.push((of(&format!("FT ~ \"{name}\"")), false, None));
    }
    assert_eq!(asked.iter().map(ted_asked).collect::<Vec<_>>(), expected);
    let total = Some(9_000);
    let counts = [(2023, 0, total), (2024, 1, total), (2025, 2, total), (2026, 0, total)];
    assert_eq!(counts_of(&found), counts);
    assert_eq!(texts(&found, "id"), ["2-2025", "1-2025", "3-2025"]);
    assert_eq!(
        found["records"][0]["countries"],
        json!(["RO"]),
        "one form of countries in all evidence"
    );
}
