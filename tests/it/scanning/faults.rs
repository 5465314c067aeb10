//! Faults and refusals: told with their source, waited for or left, and never a zero.

use super::{evidence, first_technology, openalex, radar, scan};
use crate::source_server::{Answer, Request, SourceServer};

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
