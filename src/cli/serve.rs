//! `leadar serve` and `leadar build --watch`: what follows the data while somebody works on it.

use crate::diagnostic::Outcome;
use crate::pipeline::{self, Folders, WatchNews};
use crate::render::messages::message;

use super::Ending;
use super::args::ServeWords;
use super::build::tell;
use super::report::Report;

/// Shows a preview until somebody ends it.
pub fn run(words: &ServeWords, folders: &Folders, report: &Report) -> Ending {
    let ended = pipeline::serve_preview(folders, words.port, &mut |news| hear(news, folders, report));
    end(ended, report)
}

/// Builds at each change until somebody ends it.
pub fn watch(folders: &Folders, report: &Report) -> Ending {
    let ended = pipeline::watch_and_build(folders, &mut |news| hear(news, folders, report));
    end(ended, report)
}

fn hear(news: WatchNews, folders: &Folders, report: &Report) {
    report.begin_again();
    match news {
        WatchNews::Serving(address) => {
            let choose = format!("{address}-/draw.html");
            report.reminder(&(message!("serve-at", address = address, choose = choose) + "\n"));
        }
        WatchNews::Shown(shown) => tell_shown(shown, report),
        WatchNews::Built(built) => match tell(*built, folders, report) {
            Ending::Fine => report.news(&(message!("watch-goes-on") + "\n")),
            _ => report.news(&(message!("watch-waits") + "\n")),
        },
    }
}

fn tell_shown(shown: Outcome<()>, report: &Report) {
    let told = match report.take(shown) {
        Some(()) => message!("serve-shows"),
        None => message!("serve-shows-problems"),
    };
    report.news(&(told + "\n"));
}

fn end(ended: Result<(), Vec<crate::diagnostic::Diagnostic>>, report: &Report) -> Ending {
    match ended {
        Ok(()) => Ending::Fine,
        Err(complaints) => {
            report.diagnostics(&complaints);
            Ending::Problems
        }
    }
}
