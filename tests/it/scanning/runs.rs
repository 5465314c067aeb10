//! Runs: what is asked once, what a run that was stopped or killed goes on with, and how its evidence is dated.

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::{evidence, first_technology, openalex, radar, scan};
use crate::project::{Run, read_tree};
use crate::source_server::{Answer, Request, SourceServer};

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
fn a_dry_run_counts_what_is_kept_of_the_run_under_way_and_what_is_spent() {
    let project = radar();
    let (server, open) = spending(10);
    let calls = |run: &Run, word: &str| {
        let line = run.out.lines().find(|line| line.contains(word)).expect("a line");
        let number = line.split_whitespace().find_map(|part| part.parse::<usize>().ok());
        number.expect("a number")
    };
    let before = scan(&project, &server, &["--dry-run"]);
    assert!(!before.out.contains("kept"), "{}", before.out);
    assert_eq!(scan(&project, &server, &[]).code, 0);
    let after = scan(&project, &server, &["--dry-run"]);
    let kept = calls(&after, "answered by kept replies");
    assert!((8..=10).contains(&kept), "{}", after.out);
    assert_eq!(
        calls(&after, "about ") + kept,
        calls(&before, "about "),
        "{}",
        after.out
    );
    let anew = scan(&project, &server, &["--dry-run", "--anew"]);
    assert_eq!(anew.out, before.out, "what is begun anew is asked whole");
    open.store(false, Ordering::SeqCst);
    assert_eq!(scan(&project, &server, &[]).code, 0);
    let done = scan(&project, &server, &["--dry-run"]);
    assert!(done.out.contains("about 0 calls"), "{}", done.out);

    let today = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date();
    let spent = format!(r#"{{"openalex": {{"day": "{today}", "millionths": 98000}}}}"#);
    fs::write(project.path(".leadar/scan/spent.json"), spent).expect("written");
    let spent = scan(&project, &server, &["--dry-run", "--anew"]);
    assert!(
        spent.out.contains("0.098 USD of today's 0.100 USD are spent") && spent.out.contains("2 days"),
        "{}",
        spent.out
    );
}

#[test]
fn a_dry_run_says_which_names_are_not_searched_for() {
    let project = radar().replace("technologies/dictation.toml", "aliases = []", "aliases = [\"ASR\"]");
    let server = SourceServer::play(|request, _| openalex(request));
    let run = scan(&project, &server, &["--dry-run"]);
    assert!(
        run.out
            .contains("dictation: \"ASR\" is not searched for: it has many meanings"),
        "{}",
        run.out
    );
    let told = project.replace(
        "technologies/dictation.toml",
        "[trl]",
        "[search]\ncontext = [\"police\"]\n\n[trl]",
    );
    let run = scan(&told, &server, &["--dry-run"]);
    assert!(!run.out.contains("ASR"), "{}", run.out);
}

#[test]
fn better_evidence_stays_and_that_is_told() {
    let (project, server) = (radar(), SourceServer::play(|request, _| openalex(request)));
    let base = format!("openalex={}", server.address);
    let scan = |words: &[&str]| {
        let all: Vec<&str> = ["scan", "--base", &base]
            .into_iter()
            .chain(words.iter().copied())
            .collect();
        let run = project.run(&all);
        assert_eq!(run.code, 0, "{}{}", run.out, run.err);
        run.out
    };
    scan(&["--date", "2026-11-28", "--since", "2012"]);
    let found = evidence(&project);
    let older = scan(&["--date", "2026-10-01", "--since", "2012", "--anew"]);
    assert!(
        older.contains("what was found on 2026-11-28 is newer and stays"),
        "{older}"
    );
    assert_eq!(evidence(&project), found);
    let shorter = scan(&["--date", "2026-12-20", "--since", "2023"]);
    assert!(shorter.contains("reaches back to 2012 and stays"), "{shorter}");
    assert_eq!(evidence(&project), found);
    let longer = scan(&["--date", "2026-12-20", "--since", "2010", "--anew"]);
    assert!(!longer.contains("stays"), "{longer}");
    assert_ne!(evidence(&project), found);
}
