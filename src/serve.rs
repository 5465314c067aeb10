//! Pages in memory → a browser on this machine: a preview over HTTP on the loopback address, and on no other.
//!
//! 1. `board` holds what is shown: a site, or what is wrong with the data, under a number that grows with each change; and
//!    tables that were dropped, drawn under addresses of their own.
//! 2. `request` says what a request asks for, and refuses what a browser on a page of this site would not send.
//! 3. `answer` finds the file in memory. Nothing is read from the disk, so no path leads out of the site.
//! 4. `dress` gives pages the one script of the preview, which waits for the next number and loads the page again.
//!
//! Requests are bounded: heads and bodies in size and time, connections in number and life.

mod answer;
mod board;
mod dress;
mod request;

use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::sync::Semaphore;

pub use board::{Board, DrawnSite, Shown};

/// The most connections at a time.
const MOST_CONNECTIONS: usize = 64;
/// The most bytes of the head of a request.
const LONGEST_HEAD: usize = 16 * 1024;
/// How long the head of a request may take, from the end of the one before.
const HEAD_TIME: Duration = Duration::from_secs(40);
/// How long a connection may live.
const LONGEST_LIFE: Duration = Duration::from_secs(600);

/// Listens on the loopback address: on a port, or on one that is free.
pub fn listen(port: Option<u16>) -> io::Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port.unwrap_or(0)))
}

/// Serves what a board shows from a thread of its own, as long as the program lives.
pub fn start(listener: TcpListener, board: Arc<Board>) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let port = listener.local_addr()?.port();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let listener = {
        let _inside = runtime.enter();
        tokio::net::TcpListener::from_std(listener)?
    };
    let work = move || runtime.block_on(accept(listener, port, board));
    thread::Builder::new().name("serve".into()).spawn(work).map(drop)
}

async fn accept(listener: tokio::net::TcpListener, port: u16, board: Arc<Board>) {
    let places = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    loop {
        let Ok(place) = places.clone().acquire_owned().await else {
            return;
        };
        let Ok((stream, _)) = listener.accept().await else {
            // Too many files are open; one is closed before long.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let board = board.clone();
        tokio::spawn(async move {
            let service = service_fn(move |asked| {
                let board = board.clone();
                async move { Ok::<_, Infallible>(answer::answer(asked, port, &board).await) }
            });
            let connection = http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(HEAD_TIME)
                .max_buf_size(LONGEST_HEAD)
                .serve_connection(TokioIo::new(stream), service);
            // A connection that breaks or takes too long is the browser's concern; it asks again.
            let _ = tokio::time::timeout(LONGEST_LIFE, connection).await;
            drop(place);
        });
    }
}
