//! The public sources, played: replies of our own in the shape that each gives, by what it was asked.

use std::fs;
use std::io::{Cursor, Write};

use serde_json::{Value, json};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::project::{Project, Run};
use crate::source_server::{Answer, Request, SourceServer};

/// Key and secret of the source that takes a log-in.
const EPO_KEY: (&str, &str) = ("EPO_OPS_KEY", "user:word");

const TECHNOLOGY: &str = r#"name = "Voice typing"
aliases = ["Speech, to-text | (notes)"]
description = "Speech becomes text that an officer corrects."
activity = "write"
topics = ["paperwork"]
legal_class = "ordinary"

[search]
context = ["police & \"force\""]
exclude = ["car, radio"]
articles = { en = "TCP/IP", de = "Diktat für Ämter?" }

[trl]
low = 7
high = 9
basis = "desk-estimate"
date = 2026-01-31
"#;

const STANDARD: &str = r#"
number = "ISO/IEC 99001:2012"
title = "Invented"
body = "ISO"
kind = "international-standard"
status = "published"
topics = []
technologies = ["dictation"]
note = "Invented."
source = "invented"
"#;

/// The small radar, set to ask one source without waiting, about years since 2023.
pub fn radar_of(source: &str) -> Project {
    let project = Project::smallest();
    let radar = fs::read_to_string(project.path("radar-data/radar.toml")).expect("the radar");
    let own = match source {
        "cordis" => "parts = [\"HORIZON\"]\n",
        "pages" => {
            "[[scan.pages]]\nid = \"news\"\nname = \"News\"\naddress = \"https://agency.example.org/news?page=1\"\n\
             entry = \"li\"\ndate = \"time\"\n"
        }
        _ => "",
    };
    let scan = format!(
        "\n[scan]\nsince = 2023\n\n[[scan.sources]]\nname = \"{source}\"\npause = 0\nfirst_wait = 0.001\ntries = 3\n{own}"
    );
    project
        .write("radar.toml", radar + &scan)
        .write("technologies/dictation.toml", TECHNOLOGY)
        .write("standards/iso-1.toml", STANDARD)
}

/// Scans the technology at one source, which a server plays.
pub fn scan_at(project: &Project, server: &SourceServer, source: &str) -> Run {
    scan_on(project, server, source, &["--date", "2026-11-28"])
}

/// The same, with further words.
pub fn scan_on(project: &Project, server: &SourceServer, source: &str, words: &[&str]) -> Run {
    let base = format!("{source}={}", server.address);
    let mut all = vec!["scan", "--technology", "dictation", "--source", source, "--base", &base];
    all.extend(words);
    run(project, &all)
}

/// Runs the program with a key for whom takes one, and with turns at hosts that no other test shares.
pub fn run(project: &Project, words: &[&str]) -> Run {
    let own = project.path(".").display().to_string();
    project.run_with(words, &[EPO_KEY, ("TMPDIR", &own)])
}

/// The evidence that a source gave, as the file of the data has it.
pub fn evidence_of(project: &Project, source: &str) -> Option<Value> {
    let path = project.path(&format!("radar-data/evidence/{source}/dictation.json"));
    let text = fs::read_to_string(path).ok()?;
    Some(serde_json::from_str(&text).expect("evidence is JSON"))
}

/// Year, count and total of each year.
pub fn counts_of(evidence: &Value) -> Vec<(i64, u64, Option<u64>)> {
    let counts = evidence["counts"].as_array().expect("counts");
    let read = |count: &Value| {
        let number = |name: &str| count[name].as_u64();
        (
            count["year"].as_i64().expect("a year"),
            number("count").expect("a count"),
            number("total"),
        )
    };
    counts.iter().map(read).collect()
}

/// Plays a source as it is when nothing is wrong.
pub fn play(source: &str, request: &Request) -> Answer {
    match source {
        "arxiv" => arxiv(request),
        "cordis" => cordis(request),
        "cordis-search" => cordis_search(request),
        "crossref" => crossref(request),
        "epo" => epo(request),
        "iso" => iso(request),
        "openaire" => openaire(request),
        "openalex" => openalex(request),
        "pages" => pages(request),
        "pageviews" => pageviews(request),
        "ted" => ted(request),
        _ => Answer::page(404, "no such source"),
    }
}

fn pair<'r>(request: &'r Request, name: &str) -> &'r str {
    request.pair(name).unwrap_or_default()
}

fn answer_json(value: &Value) -> Answer {
    Answer::json(value.to_string())
}

/// Thirty preprints, ten of 2024 and twenty of 2025; each year has nine thousand in all.
fn arxiv(request: &Request) -> Answer {
    let query = pair(request, "search_query");
    let span = query.rsplit_once("submittedDate:[").map_or("", |(_, span)| span);
    let total: usize = match (
        query.starts_with("submittedDate:"),
        &span[..4.min(span.len())],
        span.get(16..20),
    ) {
        (true, ..) => 9_000,
        (_, "2023", Some("2026")) => 30,
        (_, "2024", Some("2024")) => 10,
        (_, "2025", Some("2025")) => 20,
        _ => 0,
    };
    let wanted: usize = pair(request, "max_results").parse().expect("a number");
    Answer::of(200, "application/atom+xml", arxiv_feed(total, total.min(wanted)))
}

/// A feed of arXiv: so many match, so many are listed.
pub fn arxiv_feed(total: usize, listed: usize) -> String {
    let entry = |nth: usize| {
        format!(
            "<entry><id>http://arxiv.org/abs/2501.{nth:05}v1</id><published>2025-01-{:02}T09:00:00Z</published>\
             <title>Invented preprint {nth}</title><summary>Invented.</summary><arxiv:primary_category term=\"cs.CV\"/></entry>",
            nth % 28 + 1
        )
    };
    format!(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:opensearch=\"http://a9.com/-/spec/opensearch/1.1/\" \
         xmlns:arxiv=\"http://arxiv.org/schemas/atom\"><id>http://arxiv.org/api/abc</id>\
         <opensearch:totalResults>{total}</opensearch:totalResults><opensearch:startIndex>0</opensearch:startIndex>\
         <opensearch:itemsPerPage>{listed}</opensearch:itemsPerPage>{}</feed>",
        (0..listed).map(entry).collect::<String>()
    )
}

/// The head of the table of projects.
pub const PROJECT_HEAD: &str = "id;acronym;status;title;startDate;endDate;totalCost;ecMaxContribution;legalBasis;topics;\
ecSignatureDate;frameworkProgramme;masterCall;subCall;fundingScheme;nature;objective;contentUpdateDate;rcn;grantDoi\n";
/// Who takes part in them.
pub const ORGANISATIONS: &str = "projectID;projectAcronym;name;country;role\n\"101\";\"P\";\"Invented; Ltd\";\"EL\";\
\"participant\"\n\"101\";\"P\";\"Leader\";\"RO\";\"coordinator\"\n";
const TOPICS: &str = "projectID;euroSciVocCode;euroSciVocPath;euroSciVocTitle\n101;/1;/a;linguistics\n";

/// A row of the table of projects.
pub fn project_row(id: u32, title: &str, start: &str, objective: &str) -> String {
    format!(
        "\"{id}\";\"P{id}\";\"SIGNED\";\"{title}\";\"{start}\";\"2027-12-31\";\"2999999,50\";\"2499999,00\";\"HORIZON.2.3\";\
         \"T\";\"2023-11-20\";\"HORIZON\";\"C\";\"C\";\"HORIZON-IA\";\"\";\"{objective}\";\"2024-02-01 10:00:00\";\"9\";\
         \"10.3030/{id}\"\n"
    )
}

/// Two projects of 2024, of which one is about voice typing.
pub fn project_table() -> String {
    let about = project_row(
        101,
        "Voice typing for the police force",
        "2024-01-01",
        "An invented objective.",
    );
    PROJECT_HEAD.to_owned() + &about + &project_row(102, "Another one", "2024-05-01", "It says nothing of it.")
}

/// A ZIP archive of texts.
pub fn zip_of(files: &[(&str, &[u8])]) -> Answer {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default())
            .expect("a file begins");
        zip.write_all(bytes).expect("a file is written");
    }
    let bytes = zip.finish().expect("an archive").into_inner();
    Answer::of(200, "application/zip", bytes)
}

/// The archive of a programme, in a folder or not.
pub fn cordis_zip(folder: &str, projects: &str) -> Answer {
    let name = |file: &str| format!("{folder}{file}");
    zip_of(&[
        (&name("project.csv"), projects.as_bytes()),
        (&name("organization.csv"), ORGANISATIONS.as_bytes()),
        (&name("euroSciVoc.csv"), TOPICS.as_bytes()),
    ])
}

fn cordis(_request: &Request) -> Answer {
    cordis_zip("", &project_table())
}

/// A hundred and one projects on two pages; the control query finds more.
fn cordis_search(request: &Request) -> Answer {
    let project = |id: usize| {
        json!({"reference": id.to_string(), "id": format!("{id}_en"), "acronym": "P", "startDate": "31 {{month_12}} 2024",
            "teaser": "Invented.", "rcn": "9", "contentType": "project", "title": format!("Invented project {id}")})
    };
    let (total, ids) = match (pair(request, "q").contains("Voice typing"), pair(request, "p")) {
        (false, _) => (20_000, 1..2),
        (true, "1") => (101, 1..101),
        (true, _) => (101, 101..102),
    };
    let results: Vec<Value> = ids.map(project).collect();
    let payload = json!({"total": total, "page": 1, "nItems": results.len(), "searchAfter": null, "results": results});
    answer_json(&json!({"status": true, "payload": payload}))
}

/// Three works come for any name; the title of two has it.
fn crossref(request: &Request) -> Answer {
    if pair(request, "rows") == "0" {
        let values = json!({"2024": 900, "2023": 800, "2026": 600, "2025": 700});
        let message =
            json!({"facets": {"published": {"value-count": 4, "values": values}}, "total-results": 3_000, "items": []});
        return answer_json(&json!({"status": "ok", "message-type": "work-list", "message": message}));
    }
    let item = |nth: usize, title: &str| {
        json!({"DOI": format!("10.9999/X{nth}"), "title": [title], "type": "journal-article",
            "container-title": ["Journal of the Police Force"], "issued": {"date-parts": [[2024, 3]]}, "is-referenced-by-count": nth})
    };
    let items = match pair(request, "query.title") {
        "Voice typing" => vec![
            item(1, "<i>Voice typing</i> on patrol"),
            item(2, "On voice-typing"),
            item(3, "A voice that types"),
        ],
        _ => Vec::new(),
    };
    let message = json!({"facets": {}, "total-results": items.len(), "items": items, "items-per-page": 500});
    answer_json(&json!({"status": "ok", "message-type": "work-list", "message": message}))
}

/// The fault with which OPS says that it found nothing.
pub const EPO_NOTHING: &str =
    "<fault xmlns=\"http://ops.epo.org\"><code>SERVER.EntityNotFound</code><message>No results found</message></fault>";

/// The log-in, and two publications of one family in 2024; the control query finds one.
fn epo(request: &Request) -> Answer {
    if request.path.ends_with("/auth/accesstoken") {
        return Answer::json(r#"{"access_token":"T1","expires_in":"1199","token_type":"BearerToken"}"#);
    }
    let query = pair(request, "q");
    let document = |number: u32| {
        format!(
            "<exchange-document country=\"EP\" doc-number=\"{number}\" kind=\"A1\" family-id=\"7\"><bibliographic-data>\
             <publication-reference><document-id document-id-type=\"docdb\"><country>EP</country><date>20240115</date>\
             </document-id></publication-reference><invention-title lang=\"en\">Invented title</invention-title>\
             </bibliographic-data></exchange-document>"
        )
    };
    let documents: Vec<String> = match (query.contains("ta=\"fingerprint\""), query.contains("20240101")) {
        (true, _) => vec![document(1)],
        (_, true) => vec![document(2), document(3)],
        _ => return Answer::of(404, "application/xml", EPO_NOTHING),
    };
    let text = format!(
        "<ops:world-patent-data xmlns=\"http://www.epo.org/exchange\" xmlns:ops=\"http://ops.epo.org\">\
         <ops:biblio-search total-result-count=\"{}\"><ops:query syntax=\"CQL\">x</ops:query><ops:range begin=\"1\" end=\"2\"/>\
         <ops:search-result><exchange-documents>{}</exchange-documents></ops:search-result></ops:biblio-search>\
         </ops:world-patent-data>",
        documents.len(),
        documents.concat()
    );
    Answer::of(200, "application/xml", text)
}

/// The listed standard, which is withdrawn, its successor, and one that is about the technology.
fn iso(_request: &Request) -> Answer {
    let line = |id: u32, reference: &str, stage: u32, title: &str, replaced_by: Value| {
        json!({"id": id, "deliverableType": "IS", "supplementType": null, "reference": reference,
            "title": {"en": title, "fr": "Titre"}, "publicationDate": "2024-05-01", "edition": 1, "icsCode": null,
            "ownerCommittee": "X", "currentStage": stage, "replaces": null, "replacedBy": replaced_by, "languages": ["en"],
            "pages": {"en": 3}, "scope": {"en": "<p>Of the police force.</p>"}})
    };
    let lines = [
        line(10, "ISO/IEC 99001:2012", 9599, "An invented one", json!([11])),
        line(11, "ISO/IEC 99002:2022", 6060, "Its successor", Value::Null),
        line(12, "ISO 99003:2024", 6060, "Voice typing", Value::Null),
    ];
    let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    Answer::of(200, "application/octet-stream", text)
}

/// Forty publications, thirty of 2024 and ten of 2026; each year has seven hundred thousand in all.
fn openaire(request: &Request) -> Answer {
    let product = |nth: usize| {
        json!({"id": format!("doi_dedup___::{nth:032}"), "mainTitle": format!("Invented title {nth}"), "type": "publication",
            "publicationDate": "2024-05-01", "countries": [{"code": "RO", "label": "Romania"}], "organizations": null,
            "pids": [{"scheme": "doi", "value": format!("10.9999/x{nth}")}]})
    };
    let years = (pair(request, "fromPublicationDate"), pair(request, "toPublicationDate"));
    let total: usize = match (pair(request, "search"), years) {
        ("", _) => 700_000,
        (_, ("2023-01-01", "2026-12-31")) => 40,
        (_, ("2024-01-01", "2024-12-31")) => 30,
        (_, ("2026-01-01", "2026-12-31")) => 10,
        _ => 0,
    };
    let listed = total.min(pair(request, "pageSize").parse().expect("a number"));
    let results: Vec<Value> = (0..listed).map(product).collect();
    let header = json!({"numFound": total, "maxScore": 1.0, "queryTime": 12, "page": 1, "pageSize": listed});
    answer_json(&json!({"header": header, "results": results}))
}

/// Twelve works a year since 2023, of a thousand; the words in any order have more.
pub fn openalex(request: &Request) -> Answer {
    let search = request.pair("search.title_and_abstract.exact");
    let (of_year, any_order) = match search {
        None => (1_000, false),
        Some(query) => (12, query.contains("\"Voice\" AND \"typing\"")),
    };
    let count = 3 * of_year + usize::from(any_order) * 100;
    let Some(field) = request.pair("group_by") else {
        let listed = count.min(pair(request, "per_page").parse().unwrap_or(25));
        let works: Vec<Value> = (0..listed).map(openalex_work).collect();
        return answer_json(
            &json!({"meta": {"count": count, "page": 1, "per_page": 25}, "results": works, "group_by": []}),
        );
    };
    let groups: Vec<Value> = match field {
        "publication_year" => (2023..=2025)
            .map(|year| json!({"key": year.to_string(), "key_display_name": year.to_string(), "count": of_year}))
            .collect(),
        _ => vec![json!({"key": "https://openalex.org/A1", "key_display_name": "Invented", "count": count})],
    };
    openalex_groups(count, &groups)
}

fn openalex_work(nth: usize) -> Value {
    json!({"id": format!("https://openalex.org/W{nth}"), "doi": null, "title": format!("Invented work {nth}"),
        "publication_date": format!("2025-01-{:02}", nth % 28 + 1), "type": "article", "cited_by_count": nth, "authorships": []})
}

/// Groups of so many works.
pub fn openalex_groups(count: usize, groups: &[Value]) -> Answer {
    let meta = json!({"count": count, "page": 1, "per_page": 200, "groups_count": groups.len()});
    answer_json(&json!({"meta": meta, "results": [], "group_by": groups}))
}

/// The title of the entry that is about voice typing.
pub const TITLE_OF_A_PAGE: &str = "2 November Voice typing for the police & force";

/// A page with two entries, of which one is about voice typing.
pub fn news() -> &'static str {
    "<ul><li><time datetime=\"2026-11-02\">2 November</time> <a href=\"/a\">Voice typing for the police &amp; force</a></li>\
     <li><time>1 November 2026</time> Other things</li></ul>"
}

fn pages(request: &Request) -> Answer {
    match request.path.as_str() {
        "/robots.txt" => Answer::page(404, "none"),
        _ => Answer::page(200, news()),
    }
}

/// What Wikimedia says of an article without views.
pub const NO_VIEWS: &str =
    r#"{"type":"about:blank","title":"Not found.","method":"get","detail":"no data for those dates"}"#;

/// Ten views a month of the English article; the other one is not there; a million of each Wikipedia.
fn pageviews(request: &Request) -> Answer {
    let project = request
        .path
        .split('/')
        .find(|part| part.ends_with(".wikipedia"))
        .unwrap_or_default();
    let views = match (request.path.contains("/aggregate/"), project) {
        (true, _) => 1_000_000,
        (_, "en.wikipedia") => 10,
        _ => return Answer::of(404, "application/problem+json", NO_VIEWS),
    };
    let months = (2023..=2026).flat_map(|year| (1..=12).map(move |month| format!("{year}{month:02}0100")));
    let item = |stamp: String| {
        json!({"project": project, "article": "X", "granularity": "monthly", "timestamp": stamp, "access": "all-access",
            "agent": "user", "views": views})
    };
    let items: Vec<Value> = months.take(46).map(item).collect();
    answer_json(&json!({"items": items}))
}

/// An award notice.
pub fn notice(number: u32, day: &str) -> Value {
    json!({"publication-number": format!("{number}-2025"), "publication-date": format!("{day}Z"), "notice-type": "can-standard",
        "notice-title": {"eng": format!("Invented award {number}")}, "organisation-country-buyer": ["ROU"],
        "organisation-name-buyer": {"ron": ["Poliția"]}})
}

/// A page of notices.
pub fn ted_page(notices: &[Value], total: usize, token: Option<&str>) -> Answer {
    answer_json(&json!({"notices": notices, "totalNoticeCount": total, "iterationNextToken": token, "timedOut": false}))
}

/// What is asked of TED: the query, how it is paged, and the token.
pub fn ted_asked(request: &Request) -> (String, bool, Option<String>) {
    let body: Value = serde_json::from_str(&request.body).expect("a body of JSON");
    let text = |name: &str| body[name].as_str().map(str::to_owned);
    (
        text("query").expect("a query"),
        text("paginationMode").as_deref() == Some("ITERATION"),
        text("iterationNextToken"),
    )
}

/// Three notices on two pages, and thousands of notices of every year; the token stays filled behind the last page.
fn ted(request: &Request) -> Answer {
    match ted_asked(request) {
        (_, true, None) => ted_page(&[notice(2, "2025-03-02"), notice(3, "2024-12-31")], 3, Some("next")),
        (_, true, Some(_)) => ted_page(&[notice(1, "2025-03-01")], 3, Some("left")),
        (query, false, _) if query.starts_with("(FT") => ted_page(&[notice(1, "2025-03-01")], 2, None),
        _ => ted_page(&[notice(9, "2024-01-01")], 9_000, Some("left")),
    }
}
