//! The answer to a request.

use std::sync::Arc;
use std::time::Duration;

use http_body_util::{BodyExt, Full, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::header::{ALLOW, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderMap, HeaderValue};
use hyper::{Request, Response, StatusCode};
use tokio::time::timeout;

use crate::inert::show_line;
use crate::render::messages::message;

use super::board::{Board, Shown};
use super::dress::{SERVED_POLICY, dress, media_type};
use super::request::{Asked, decode, read_request};

/// The most bytes of a dropped table, which is what `draw` reads.
const LARGEST_TABLE: usize = 10 * 1024 * 1024;
/// How long a dropped table may be under way.
const TABLE_TIME: Duration = Duration::from_secs(30);
/// How long a browser waits for a change before it asks again.
const CHANGE_TIME: Duration = Duration::from_secs(25);
/// The most letters of the name of a dropped table.
const LONGEST_NAME: usize = 120;

type Answer = Response<Full<Bytes>>;

/// Answers a request.
pub async fn answer(request: Request<Incoming>, port: u16, board: &Arc<Board>) -> Answer {
    match read_request(request.method(), request.uri(), request.headers(), port) {
        Asked::File(path) => give_file(&path, board).await,
        Asked::Drawn(number, path) => give_drawn(number, &path, board),
        Asked::Change(known) => {
            let changed = timeout(CHANGE_TIME, board.wait_for_other(&known)).await;
            plain(StatusCode::OK, &changed.unwrap_or(known))
        }
        Asked::Script => give(StatusCode::OK, media_type("preview.js"), board.script),
        Asked::Choose => page(StatusCode::OK, &board.choose, ""),
        Asked::Draw => draw(request, board).await,
        Asked::ForeignHost => plain(StatusCode::MISDIRECTED_REQUEST, &message!("preview-foreign-host")),
        Asked::ForeignOrigin => plain(StatusCode::FORBIDDEN, &message!("preview-foreign-page")),
        Asked::NotAllowed => {
            let mut refused = plain(StatusCode::METHOD_NOT_ALLOWED, &message!("preview-read-only"));
            refused
                .headers_mut()
                .insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
            refused
        }
        Asked::Nothing => nothing(),
    }
}

async fn give_file(path: &str, board: &Board) -> Answer {
    let (name, shown) = board.now();
    let is_page = path.ends_with(".html");
    if let (Some(problems), true) = (&shown.problems, is_page) {
        return page(StatusCode::INTERNAL_SERVER_ERROR, problems, &name);
    }
    match shown.site.files.get(path) {
        Some(bytes) if is_page => page(StatusCode::OK, &String::from_utf8_lossy(bytes), &name),
        Some(bytes) => give(StatusCode::OK, media_type(path), bytes.clone()),
        None => give_late(path, shown).await,
    }
}

/// A file that is made when it is asked for.
async fn give_late(path: &str, shown: Arc<Shown>) -> Answer {
    let wanted = path.to_owned();
    let made = match is_late(path) {
        true => tokio::task::spawn_blocking(move || shown.late_file(&wanted))
            .await
            .ok()
            .flatten(),
        false => None,
    };
    made.map_or_else(nothing, |bytes| give(StatusCode::OK, media_type(path), bytes))
}

/// Whether a file may be one that takes long to make, and is left out until somebody wants it.
fn is_late(path: &str) -> bool {
    path.ends_with(".pdf") || path.ends_with(".zip")
}

fn give_drawn(number: u64, path: &str, board: &Board) -> Answer {
    let Some(site) = board.drawn(number) else {
        return nothing();
    };
    match site.files.get(path) {
        Some(bytes) if path.ends_with(".html") => page(StatusCode::OK, &String::from_utf8_lossy(bytes), ""),
        Some(bytes) => give(StatusCode::OK, media_type(path), bytes.clone()),
        None => nothing(),
    }
}

/// Reads a table and draws it; the address of its pages.
async fn draw(request: Request<Incoming>, board: &Arc<Board>) -> Answer {
    // Whoever waits for another table has not been read yet, so that one table at a time is held.
    let Ok(_turn) = board.drawing.acquire().await else {
        return nothing();
    };
    let name = name_of(request.headers());
    let read = timeout(TABLE_TIME, Limited::new(request.into_body(), LARGEST_TABLE).collect()).await;
    let bytes = match read {
        Ok(Ok(body)) => body.to_bytes().to_vec(),
        Ok(Err(_)) => return plain(StatusCode::PAYLOAD_TOO_LARGE, &message!("preview-table-too-large")),
        Err(_) => return plain(StatusCode::REQUEST_TIMEOUT, &message!("preview-table-too-slow")),
    };
    let board = board.clone();
    match tokio::task::spawn_blocking(move || board.draw(&name, bytes)).await {
        Ok(address) => give(
            StatusCode::OK,
            "application/json",
            format!("{{\"open\":{}}}\n", serde_json::json!(address)),
        ),
        Err(_) => plain(StatusCode::INTERNAL_SERVER_ERROR, &message!("preview-table-failed")),
    }
}

/// What a dropped table is called: a name without folders, on one line.
fn name_of(head: &HeaderMap) -> String {
    let typed = head.get("x-file-name").and_then(|name| name.to_str().ok());
    let typed = typed.and_then(decode).unwrap_or_default();
    let name = typed.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = show_line(name).chars().take(LONGEST_NAME).collect();
    match name.trim() {
        "" | "." | ".." => "table.csv".to_owned(),
        name => name.to_owned(),
    }
}

fn page(status: StatusCode, text: &str, name: &str) -> Answer {
    let mut answer = give(status, media_type("x.html"), dress(text, name));
    let policy = HeaderValue::from_static(SERVED_POLICY);
    answer.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    answer
}

fn nothing() -> Answer {
    plain(StatusCode::NOT_FOUND, &message!("preview-no-page"))
}

fn plain(status: StatusCode, text: &str) -> Answer {
    give(status, media_type("x.txt"), text.to_owned())
}

fn give(status: StatusCode, kind: &'static str, bytes: impl Into<Bytes>) -> Answer {
    let mut answer = Response::new(Full::new(bytes.into()));
    *answer.status_mut() = status;
    let head = answer.headers_mut();
    head.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    head.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-resource-policy", "same-origin"),
    ] {
        head.insert(name, HeaderValue::from_static(value));
    }
    answer
}
