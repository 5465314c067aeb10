//! Scanning: what public sources say is asked for politely, kept, and can be made again from what was kept.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::project::{Project, Run, answer, read_tree};
use crate::source_server::{Answer, Request, SourceServer};

/// The small radar, set to ask OpenAlex without waiting.
fn radar() -> Project {
    let project = Project::smallest();
    let radar = fs::read_to_string(project.path("radar-data/radar.toml")).expect("the radar");
    let scan = "\n[[scan.sources]]\nname = \"openalex\"\npause = 0\nfirst_wait = 0.01\ntries = 3\n";
    project.write("radar.toml", radar + scan)
}

fn scan(project: &Project, server: &SourceServer, words: &[&str]) -> Run {
    let base = format!("openalex={}", server.address);
    let all: Vec<&str> = ["scan", "--date", "2026-11-28", "--base", &base]
        .into_iter()
        .chain(words.iter().copied())
        .collect();
    project.run(&all)
}

/// What OpenAlex would say: a thousand works a year, of which in three years twelve match.
fn openalex(request: &Request) -> Answer {
    assert_eq!(request.path, "/works");
    let searched = request.pair("search.title_and_abstract.exact").is_some();
    let (years, of_year) = if searched {
        (2023..=2025, 12)
    } else {
        (2010..=2026, 1_000)
    };
    let count = years.clone().count() * of_year;
    if let Some(field) = request.pair("group_by") {
        let group =
            |key: String, count: usize| format!(r#"{{"key":"{key}","key_display_name":"{key}","count":{count}}}"#);
        let groups: Vec<String> = match field {
            "publication_year" => years.map(|year| group(year.to_string(), of_year)).collect(),
            _ => vec![group("https://openalex.org/A1".to_owned(), count)],
        };
        let (number, groups) = (groups.len(), groups.join(","));
        return Answer::json(format!(
            r#"{{"meta":{{"count":{count},"page":1,"per_page":200,"groups_count":{number}}},"results":[],"group_by":[{groups}]}}"#
        ));
    }
    let listed = request
        .pair("per_page")
        .and_then(|number| number.parse().ok())
        .unwrap_or(25)
        .min(count);
    let works: Vec<String> = (0..listed)
        .map(|n| {
            format!(
                r#"{{"id":"https://openalex.org/W{n}","doi":null,"title":"Invented work {n}","publication_date":"2025-01-{:02}","type":"article","cited_by_count":{n},"authorships":[]}}"#,
                n % 28 + 1
            )
        })
        .collect();
    Answer::json(format!(
        r#"{{"meta":{{"count":{count},"page":1,"per_page":25}},"results":[{}],"group_by":[]}}"#,
        works.join(",")
    ))
}

fn evidence(project: &Project) -> BTreeMap<String, String> {
    let folder = project.path("radar-data/evidence");
    if !folder.is_dir() {
        return BTreeMap::new();
    }
    let files = read_tree(&folder).into_iter();
    files
        .map(|(path, bytes)| (path, String::from_utf8(bytes).expect("text")))
        .collect()
}

fn kept(project: &Project) -> Vec<std::path::PathBuf> {
    let root = project.path(".leadar/replies");
    read_tree(&root).into_iter().map(|(path, _)| root.join(path)).collect()
}

#[test]
fn a_scan_keeps_dated_evidence_of_every_technology_and_the_radar_is_built_from_it() {
    let (project, server) = (radar(), SourceServer::play(|request, _| openalex(request)));
    let run = scan(&project, &server, &[]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let evidence = evidence(&project);
    let technologies = read_tree(&project.path("radar-data/technologies")).len();
    assert_eq!(evidence.len(), technologies, "{run}", run = run.out);
    let (path, text) = evidence.first_key_value().expect("one");
    for said in [
        "\"retrieved\": \"2026-11-28\"",
        "\"complete_through\": 2025",
        "\"licence\": \"CC0-1.0\"",
        "\"count\": 12",
        "\"total\": 1000",
        "\"address\": \"https://api.openalex.org/works?",
        "Invented work",
    ] {
        assert!(text.contains(said), "{path} has no {said}: {text}");
    }
    assert!(
        text.contains("was asked in the place of the source") && !text.contains("\"address\": \"http:"),
        "evidence names the source, and says what stood in its place"
    );
    project.build();
    let asked = server.asked();
    let agent = asked[0].header("user-agent").expect("an agent");
    assert!(
        agent.starts_with(concat!("leadar/", env!("CARGO_PKG_VERSION"), " (")),
        "{agent}"
    );
    let denominators = asked.iter().filter(|request| {
        request.pair("search.title_and_abstract.exact").is_none()
            && request.pair("group_by") == Some("publication_year")
    });
    assert_eq!(
        denominators.count(),
        1,
        "what all technologies share is asked for once a run"
    );
}

#[test]
fn evidence_is_made_again_from_kept_replies_byte_for_byte() {
    let (project, server) = (radar(), SourceServer::play(|request, _| openalex(request)));
    assert_eq!(scan(&project, &server, &[]).code, 0);
    server.forget();
    let before = evidence(&project);
    let verified = project.run(&["scan", "--verify"]);
    assert_eq!(verified.code, 0, "{}{}", verified.out, verified.err);
    assert!(
        verified.out.contains(&format!("{} files are the same", before.len())),
        "{}",
        verified.out
    );

    let path = before.keys().next().expect("one").clone();
    let edited = before[&path].replacen("\"count\": 12", "\"count\": 13", 1);
    fs::write(project.path("radar-data/evidence").join(&path), edited).expect("written");
    let verified = project.run(&["scan", "--verify"]);
    assert_eq!(verified.code, 1);
    assert!(verified.err.contains(&path), "{}", verified.err);
    let again = project.run(&["scan", "--offline"]);
    assert_eq!(again.code, 0, "{}{}", again.out, again.err);
    assert_eq!(evidence(&project), before);

    let reply = kept(&project).into_iter().next().expect("a reply");
    let mut bytes = fs::read(&reply).expect("read");
    bytes[0] ^= 1;
    fs::write(&reply, bytes).expect("written");
    let verified = project.run(&["scan", "--verify"]);
    assert_eq!(verified.code, 1);
    assert!(verified.err.contains("its bytes changed"), "{}", verified.err);
    assert_eq!(evidence(&project), before, "nothing is written");
    assert_eq!(server.asked(), [], "without a network");
}

#[test]
fn a_dry_run_says_what_would_be_asked_and_asks_nothing() {
    let (project, server) = (radar(), SourceServer::play(|request, _| openalex(request)));
    let run = scan(&project, &server, &["--dry-run"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert!(run.out.contains("OpenAlex: about "), "{}", run.out);
    assert!(
        run.out.contains("USD") && run.out.contains("OPENALEX_API_KEY"),
        "{}",
        run.out
    );
    assert_eq!(server.asked(), []);
    assert!(evidence(&project).is_empty() && !project.path(".leadar").exists());
}

#[test]
fn a_run_that_is_cut_short_goes_on_without_asking_again() {
    let whole = {
        let (project, server) = (radar(), SourceServer::play(|request, _| openalex(request)));
        assert_eq!(scan(&project, &server, &[]).code, 0);
        (evidence(&project), server.asked().len())
    };
    let broken = Arc::new(AtomicBool::new(true));
    let (last, breaks) = (whole.1 - 2, broken.clone());
    let fails = move |request: &Request, nth: usize| match nth >= last && breaks.load(Ordering::SeqCst) {
        true => Answer::of(500, "text/plain", "busy"),
        false => openalex(request),
    };
    let (project, server) = (radar(), SourceServer::play(fails));
    let run = scan(&project, &server, &[]);
    assert_eq!(run.code, 1, "{}", run.out);
    assert!(run.err.contains("status 500"), "{}", run.err);
    assert!(run.out.contains("Left at openalex"), "{}", run.out);
    broken.store(false, Ordering::SeqCst);
    let after = server.asked().len();
    let run = scan(&project, &server, &[]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let times = |text: &String| strip(&strip(text, "\"retrieved\": \"20"), "127.0.0.1");
    let found: Vec<String> = evidence(&project).values().map(times).collect();
    let wanted: Vec<String> = whole.0.values().map(times).collect();
    assert_eq!(found, wanted);
    let asked_again = server.asked().len() - after;
    assert!(
        asked_again <= whole.1 / 3 + 1,
        "only the last technology is asked about again: {asked_again} of {}",
        whole.1
    );
}

/// A text without the lines that hold a moment.
fn strip(text: &str, moment: &str) -> String {
    text.lines()
        .filter(|line| !line.contains(moment))
        .map(|line| format!("{line}\n"))
        .collect()
}

/// Faults that must be told and never become a zero.
fn fails_with(play: impl Fn(&Request, usize) -> Answer + Send + Sync + 'static, told: &str) -> usize {
    let (project, server) = (radar(), SourceServer::play(play));
    let run = scan(&project, &server, &["--technology", &first_technology(&project)]);
    assert_eq!(run.code, 1, "{}{}", run.out, run.err);
    assert!(run.err.contains(told), "{told}: {}", run.err);
    assert!(
        evidence(&project).is_empty(),
        "there is no evidence of what was not said"
    );
    server.asked().len()
}

fn first_technology(project: &Project) -> String {
    let files = read_tree(&project.path("radar-data/technologies"));
    Path::new(&files[0].0)
        .file_stem()
        .expect("a name")
        .to_string_lossy()
        .into_owned()
}

#[test]
fn what_is_not_an_answer_is_told_with_its_source_and_never_becomes_a_zero() {
    fails_with(|_, _| Answer::page(200, "Please wait"), "HTML");
    fails_with(|request, _| openalex(request).cut_off(40), "ends in the middle");
    fails_with(|_, _| Answer::json(r#"{"meta":{"#), "ends in the middle");
    fails_with(
        |_, _| Answer::json(r#"{"metadata":{"count":3},"results":[]}"#),
        "it has metadata",
    );
    fails_with(|_, _| Answer::json(""), "an empty reply");
    fails_with(
        |_, _| Answer::json([b"[".as_slice(), &vec![b' '; 20_000_000]].concat()),
        "longer than 20000000 bytes",
    );
    fails_with(
        |_, _| Answer::of(403, "application/json", r#"{"error":"x"}"#),
        "status 403",
    );
    fails_with(
        |_, _| Answer::of(301, "text/html", "").with("Location", "/"),
        "home page",
    );
    fails_with(
        |_, _| Answer::of(302, "text/html", "").with("Location", "http://127.0.0.1:9/works"),
        "not the host that was asked",
    );
}

#[test]
fn too_fast_is_waited_for_and_a_spent_budget_is_left_for_the_next_day() {
    let (project, server) = (
        radar(),
        SourceServer::play(|request, nth| match nth {
            0 => Answer::page(429, "slow down").with("Retry-After", "0"),
            1 => Answer::page(429, "slow down").with("Retry-After", "Sat, 01 Jan 2000 00:00:00 GMT"),
            _ => openalex(request),
        }),
    );
    let run = scan(&project, &server, &[]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert!(run.out.contains("waits"), "{}", run.out);

    let spent = |request: &Request, nth: usize| match nth {
        nth if nth >= 4 => Answer::of(429, "application/json", r#"{"error":"Rate limit exceeded"}"#)
            .with("x-ratelimit-remaining", "3")
            .with("x-ratelimit-credits-required", "10"),
        _ => openalex(request),
    };
    let (project, server) = (radar(), SourceServer::play(spent));
    let run = scan(&project, &server, &[]);
    assert_eq!(
        run.code, 0,
        "a budget that is spent is no fault: {}{}",
        run.out, run.err
    );
    assert!(
        run.out.contains("Nothing more can be asked before") && run.out.contains("T00:00:00Z"),
        "{}",
        run.out
    );
    assert!(run.out.contains("OPENALEX_API_KEY"), "{}", run.out);
    assert!(
        server.asked().len() <= 4 + 2,
        "nothing is asked after it: {}",
        server.asked().len()
    );
}

#[test]
fn a_source_that_fails_three_times_in_a_row_is_left() {
    let (project, server) = (
        radar(),
        SourceServer::play(|_, _| Answer::of(500, "text/plain", "broken")),
    );
    let run = scan(&project, &server, &[]);
    assert_eq!(run.code, 1);
    assert!(run.out.contains("Left at openalex"), "{}", run.out);
    assert!(server.asked().len() <= 3 * 3 * 2, "{} asks", server.asked().len());
}

#[test]
fn queries_arrive_with_their_quotation_marks() {
    let (project, server) = (radar(), SourceServer::play(|request, _| openalex(request)));
    assert_eq!(scan(&project, &server, &[]).code, 0);
    let asked = server.asked();
    let search = asked
        .iter()
        .filter_map(|request| request.pair("search.title_and_abstract.exact"));
    for query in search {
        assert!(
            query.contains('"') && query.matches('"').count().is_multiple_of(2),
            "{query}"
        );
    }
}

#[test]
fn nothing_of_a_key_is_kept_or_told() {
    const KEY: &str = "s3cret-Key/of&mine";
    let (project, server) = (
        radar(),
        SourceServer::play(|request, nth| match nth {
            3 => Answer::of(403, "text/plain", format!("bad key {KEY}")),
            _ => openalex(request),
        }),
    );
    let base = format!("openalex={}", server.address);
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_leadar"))
        .args(["scan", "--date", "2026-11-28", "--base", &base])
        .env("OPENALEX_API_KEY", KEY)
        .current_dir(project.path("."))
        .output()
        .expect("the program runs");
    assert_eq!(server.asked()[0].pair("api_key"), Some(KEY));
    let told = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(told.contains("status 403") && !told.contains("s3cret"), "{told}");
    for (path, bytes) in read_tree(&project.path(".")) {
        assert!(
            !String::from_utf8_lossy(&bytes).contains("s3cret"),
            "{path} holds the key"
        );
    }
}

#[test]
fn this_machine_and_its_network_are_asked_only_where_base_names_them() {
    let server = SourceServer::play(|request, _| openalex(request));
    let set = format!("name = \"openalex\"\nbase = \"{}\"", server.address);
    let project = radar().replace("radar.toml", "name = \"openalex\"", &set);
    let run = project.run(&["scan", "--date", "2026-11-28"]);
    assert_eq!(run.code, 1, "{}", run.out);
    assert!(run.err.contains("of this machine or its own network"), "{}", run.err);
    assert_eq!(server.asked(), []);
}

#[test]
fn a_scan_that_is_killed_at_any_moment_goes_on_and_ends_the_same() {
    let slow = |request: &Request, _| {
        std::thread::sleep(std::time::Duration::from_millis(4));
        openalex(request)
    };
    let (project, server) = (radar(), SourceServer::play(slow));
    let base = format!("openalex={}", server.address);
    let mut kills = 0;
    for nth in 0..12_u64 {
        let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_leadar"))
            .args(["scan", "--quiet", "--date", "2026-11-28", "--base", &base])
            .current_dir(project.path("."))
            .spawn()
            .expect("the program starts");
        std::thread::sleep(std::time::Duration::from_millis(20 + nth * 23 % 190));
        kills += u32::from(child.try_wait().expect("looked").is_none());
        let _ = child.kill();
        let _ = child.wait();
    }
    let run = scan(&project, &server, &[]);
    assert_eq!(run.code, 0, "after {kills} kills: {}{}", run.out, run.err);
    let technologies = read_tree(&project.path("radar-data/technologies")).len();
    assert_eq!(evidence(&project).len(), technologies);
    let verified = project.run(&["scan", "--verify"]);
    assert_eq!(verified.code, 0, "{}{}", verified.out, verified.err);
}

#[test]
fn what_people_judge_stands_beside_the_count_as_precision_with_its_interval() {
    let (project, server) = (radar(), SourceServer::play(|request, _| openalex(request)));
    assert_eq!(scan(&project, &server, &[]).code, 0);
    let technology = first_technology(&project);
    let words = ["scan", "--audit", &technology, "--by", "ada", "--date", "2026-11-28"];
    let (code, told) = answer(&project, &words, "y\nyes\nno\nwhat\nu\ns\nq\n");
    assert_eq!(code, 0, "{told}");
    assert!(told.contains("\"what\" is none of y, n, u, s, q."), "{told}");
    assert!(
        told.contains("Of the records that were judged 67 % are about it"),
        "{told}"
    );
    let file = fs::read_to_string(project.path("radar-data/evidence/audits.csv")).expect("the judgements");
    assert_eq!(file.lines().count(), 1 + 4, "{file}");
    let (_, told) = answer(&project, &words, "q\n");
    let asked = told.lines().find(|line| line.contains(" / ")).expect("a question");
    let left: usize = asked
        .split(" / ")
        .nth(1)
        .and_then(|rest| rest.split(' ').next()?.parse().ok())
        .expect("a number");
    assert_eq!(left, 25 - 4, "what was judged is not asked again");

    assert_eq!(
        project
            .run(&["scan", "--audit", &technology, "--sheet", "sheet.csv"])
            .code,
        0
    );
    let sheet = fs::read_to_string(project.path("sheet.csv")).expect("the sheet");
    let filled = |word: &str| sheet.replace(",\n", &format!(",{word}\n"));
    fs::write(project.path("sheet.csv"), filled("perhaps")).expect("written");
    let take = [
        "scan",
        "--read-sheet",
        "sheet.csv",
        "--by",
        "bea",
        "--date",
        "2026-11-29",
    ];
    let run = project.run(&take);
    assert_eq!(run.code, 1);
    assert!(
        run.err.contains("sheet.csv:2:1") && run.err.contains("\"perhaps\" is not one of yes, no, unsure"),
        "{}",
        run.err
    );
    assert_eq!(
        fs::read_to_string(project.path("radar-data/evidence/audits.csv")).expect("read"),
        file
    );
    fs::write(project.path("sheet.csv"), filled("yes")).expect("written");
    let run = project.run(&take);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let explained = project.run(&["score", "--explain", &technology]);
    assert!(
        explained
            .out
            .contains("Of the records that were judged 100 % are about it"),
        "{}",
        explained.out
    );
    project.build();
    assert!(
        project
            .page(&format!("tech/{technology}.html"))
            .contains("Of the records that were judged 100 %")
    );
    let typo = project.replace("evidence/audits.csv", ",yes,", ",yess,");
    let run = typo.run(&["check"]);
    assert!(
        run.err.contains("evidence/audits.csv:2:") && run.err.contains("yess"),
        "{}",
        run.err
    );
}

#[test]
fn a_watched_page_is_fetched_once_for_all_and_robots_are_heard() {
    let site = |request: &Request, _| match request.path.as_str() {
        "/robots.txt" => Answer::of(200, "text/plain", "User-agent: *\nDisallow: /private\n"),
        "/news" => Answer::page(
            200,
            "<ul><li><a href=\"/a\">Dictation for officers</a></li><li>Other things</li></ul>",
        ),
        _ => Answer::page(404, "nothing"),
    };
    let server = SourceServer::play(site);
    let watched = |path: &str| {
        let radar = radar();
        let text = fs::read_to_string(radar.path("radar-data/radar.toml")).expect("the radar");
        let text = text.replace("name = \"openalex\"", "name = \"pages\"");
        let page = format!(
            "\n[[scan.pages]]\nid = \"news\"\nname = \"News\"\naddress = \"https://agency.example.org{path}\"\nentry = \"li\"\n"
        );
        radar.write("radar.toml", text + &page)
    };
    let base = format!("pages={}", server.address);
    let words = ["scan", "--date", "2026-11-28", "--base", &base];
    let project = watched("/news");
    let run = project.run(&words);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert!(evidence(&project)["pages/dictation.json"].contains("Dictation for officers"));
    let paths: Vec<String> = server.asked().into_iter().map(|request| request.path).collect();
    assert_eq!(
        paths,
        ["/robots.txt", "/news"],
        "a page is fetched once for all technologies"
    );
    let verified = project.run(&["scan", "--verify"]);
    assert_eq!(verified.code, 0, "{}{}", verified.out, verified.err);

    server.forget();
    let run = watched("/private/list").run(&words);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("robots.txt of"), "{}", run.err);
    assert!(server.asked().iter().all(|request| request.path == "/robots.txt"));
}

/// A file of evidence as a scan leaves it, about the technology that the small radar calls ready for use.
fn with_found(project: Project, source: &str, counts: &str, records: &str) -> Project {
    fs::create_dir_all(project.path("radar-data/evidence").join(source)).expect("a folder");
    let text = format!(
        r#"{{"format": 1, "source": "{source}", "technology": "dictation", "query": "q", "retrieved": "2026-11-28",
            "complete_through": 2025, "counts": [{counts}], "records": [{records}]}}"#
    );
    project.write(&format!("evidence/{source}/dictation.json"), text)
}

#[test]
fn what_contradicts_a_placement_is_told_in_words_and_moves_nothing() {
    let placed = |project: &Project| {
        let scores = project.run(&["score", "--format", "csv"]);
        scores
            .out
            .lines()
            .map(|line| line.split(',').take(3).collect::<Vec<_>>().join(","))
            .collect::<Vec<_>>()
    };
    let award = r#"{"kind": "award", "id": "1-2025", "title": "Invented", "countries": ["ROU"]}"#;
    let withdrawn = r#"{"kind": "standard", "id": "STANDARD", "title": "Invented", "status": "withdrawn"}"#;
    let listed = "[[standards]]\nid = \"iso-1\"\nnumber = \"ISO 1:2020\"\ntitle = \"Invented\"\nbody = \"ISO\"\n\
                  kind = \"international-standard\"\nstatus = \"published\"\ntopics = []\ntechnologies = [\"dictation\"]\n\
                  note = \"Invented.\"\nsource = \"invented\"\n";
    let early = |project: Project| {
        let text = fs::read_to_string(project.path("radar-data/technologies/dictation.toml")).expect("read");
        let text = text
            .replacen("low = 7", "low = 3", 1)
            .replacen("high = 9", "high = 4", 1);
        project.write("technologies/dictation.toml", text)
    };
    let cases = [
        (
            early(Project::smallest()),
            "ted",
            r#"{"year": 2025, "count": 1, "total": 9}"#,
            award.to_owned(),
            "says early, but TED",
        ),
        (
            Project::smallest().write("standards.toml", listed),
            "iso",
            "",
            withdrawn.replace("STANDARD", "iso-1"),
            "said on 2026-11-28 that it is withdrawn",
        ),
    ];
    for (project, source, counts, records, told) in cases {
        let before = placed(&project);
        let project = with_found(project, source, counts, &records);
        assert_eq!(placed(&project), before, "evidence moves nothing");
        let explained = project.run(&["score", "--explain", "dictation"]);
        assert!(explained.out.contains(told), "{told}: {}", explained.out);
        project.build();
        assert!(project.page("tech/dictation.html").contains(told));
        assert!(project.page("sources.html").contains(told));
    }
}

/// A server that says after so many asks that the day's budget is spent, until it is told to go on.
fn spending(after: usize) -> (SourceServer, Arc<AtomicBool>) {
    let spent = Arc::new(AtomicBool::new(true));
    let says = spent.clone();
    let server = SourceServer::play(move |request, nth| match nth >= after && says.load(Ordering::SeqCst) {
        true => Answer::of(429, "application/json", "{}")
            .with("x-ratelimit-remaining", "0")
            .with("x-ratelimit-credits-required", "10"),
        false => openalex(request),
    });
    (server, spent)
}

#[test]
fn a_small_scan_does_not_end_a_big_one() {
    let project = radar();
    let (server, spent) = spending(10);
    let run = scan(&project, &server, &[]);
    assert!(run.out.contains("Left at openalex"), "{}", run.out);
    let done = first_technology(&project);
    spent.store(false, Ordering::SeqCst);
    server.forget();
    let run = scan(&project, &server, &["--technology", &done]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert!(run.out.contains("goes on with the run of 2026-11-28"), "{}", run.out);
    assert_eq!(server.asked(), [], "all of it was answered before");
    let run = scan(&project, &server, &[]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let asked = server.asked();
    let again = asked
        .iter()
        .filter_map(|request| request.pair("search.title_and_abstract.exact"));
    assert_eq!(
        again.filter(|query| *query == "\"Dictation\"").count(),
        0,
        "what was paid for is not asked again"
    );
}

#[test]
fn a_run_is_gone_on_with_for_two_weeks_and_dated_by_its_first_day() {
    for (later, retrieved) in [("2026-12-08", "2026-11-28"), ("2026-12-24", "2026-12-24")] {
        let project = radar();
        let (server, spent) = spending(10);
        assert_eq!(scan(&project, &server, &[]).code, 0);
        spent.store(false, Ordering::SeqCst);
        let base = format!("openalex={}", server.address);
        let run = project.run(&["scan", "--date", later, "--base", &base]);
        assert_eq!(run.code, 0, "{}{}", run.out, run.err);
        for (path, text) in evidence(&project) {
            assert!(
                text.contains(&format!("\"retrieved\": \"{retrieved}\"")),
                "{later}: {path}"
            );
        }
        let verified = project.run(&["scan", "--verify"]);
        assert_eq!(verified.code, 0, "{}{}", verified.out, verified.err);
    }
}

#[test]
fn a_list_of_standards_takes_over_what_a_catalogue_said_when_somebody_accepts_it() {
    let standard = |id: &str, status: &str| {
        format!(
            "# Kept as it is.\n[[standards]]\nid = \"{id}\"\nnumber = \"ISO {id}:2020\"\ntitle = \"Invented\"\nbody = \"ISO\"\n\
             kind = \"international-standard\"\nstatus = \"{status}\" # a note\ntopics = []\ntechnologies = [\"dictation\"]\n\
             note = \"Invented.\"\nsource = \"invented\"\n\n"
        )
    };
    let list = standard("one", "published") + &standard("two", "confirmed") + &standard("three", "published");
    let record = |id: &str, status: &str| {
        format!(r#"{{"kind": "standard", "id": "{id}", "title": "Invented", "status": "{status}"}}"#)
    };
    let records = [
        record("one", "withdrawn"),
        record("two", "confirmed"),
        record("three", "stage 40.20"),
    ]
    .join(",");
    let project = with_found(Project::smallest().write("standards.toml", &list), "iso", "", &records);
    let run = project.run(&["scan", "--standards"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert!(
        run.out
            .contains("ISO one:2020 (one): listed as published; ISO Open Data said on 2026-11-28: withdrawn."),
        "{}",
        run.out
    );
    assert!(
        !run.out.contains("(two)") && run.out.contains("no word for this state"),
        "{}",
        run.out
    );
    let file = || fs::read_to_string(project.path("radar-data/standards.toml")).expect("the list");
    assert_eq!(file(), list, "nothing is written unasked");
    let run = project.run(&["scan", "--standards", "--accept"]);
    assert!(run.out.contains("1 state written"), "{}{}", run.out, run.err);
    let accepted = list.replacen("status = \"published\"", "status = \"withdrawn\"", 1);
    let accepted = accepted.replacen("source = \"invented\"", "source = \"ISO Open Data 2026-11-28\"", 1);
    assert_eq!(file(), accepted);
    assert_eq!(project.run(&["check"]).code, 0);
}

#[test]
fn what_was_done_today_is_not_asked_again_unless_somebody_wants_it() {
    let (project, server) = (radar(), SourceServer::play(|request, _| openalex(request)));
    let base = format!("openalex={}", server.address);
    let asked = |words: &[&str]| {
        server.forget();
        let all: Vec<&str> = ["scan", "--base", &base]
            .into_iter()
            .chain(words.iter().copied())
            .collect();
        let run = project.run(&all);
        assert_eq!(run.code, 0, "{}{}", run.out, run.err);
        server.asked().len()
    };
    let whole = asked(&["--date", "2026-11-28"]);
    assert!(whole > 0);
    assert_eq!(asked(&["--date", "2026-11-28"]), 0);
    assert_eq!(asked(&["--date", "2026-11-28", "--anew"]), whole);
    assert_eq!(asked(&["--date", "2026-11-29"]), whole, "the next day it is asked anew");
}

#[test]
fn what_a_test_server_said_is_never_taken_for_the_source() {
    let project = radar();
    let (server, _) = spending(10);
    assert_eq!(scan(&project, &server, &[]).code, 0);
    let other = SourceServer::play(|request, _| openalex(request));
    let run = scan(&project, &other, &[]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert!(
        !run.out.contains("goes on with the run"),
        "another place is another run: {}",
        run.out
    );
    assert!(other.asked().len() > 10);
}

#[test]
fn a_technology_without_a_name_to_search_for_is_no_finding_and_holds_nothing_up() {
    let project = radar();
    let text = fs::read_to_string(project.path("radar-data/technologies/dictation.toml")).expect("read");
    let text: String = text
        .lines()
        .filter(|line| !line.starts_with("aliases"))
        .map(|line| match line.starts_with("name = ") {
            true => "name = \"VR\"\n".to_owned(),
            false => format!("{line}\n"),
        })
        .collect();
    let project = project.write("technologies/dictation.toml", text);
    let server = SourceServer::play(|request, _| openalex(request));
    let run = scan(&project, &server, &[]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert!(run.out.contains("dictation: not asked"), "{}", run.out);
    assert!(!evidence(&project).contains_key("openalex/dictation.json"));
    assert!(!run.out.contains("Left at"), "{}", run.out);
}
