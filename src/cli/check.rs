//! `leadar check`: every problem in the data, or what is to be looked at again; nothing is written.

use crate::diagnostic::Severity;
use crate::pipeline::{self, Folders};
use crate::render::messages::message;

use super::Ending;
use super::args::CheckWords;
use super::report::{Report, count, shown};

/// Checks and tells.
pub fn run(words: &CheckWords, folders: &Folders, report: &Report) -> Ending {
    if words.stale {
        return list_stale(words, folders, report);
    }
    let checked = pipeline::check(folders);
    let warnings = checked
        .as_ref()
        .map_or(0, |told| count(&told.diagnostics, Severity::Warning));
    let Some(()) = report.take(checked) else {
        return Ending::Problems;
    };
    let told = message!(
        "check-fine",
        folder = shown(&folders.data),
        warnings = message!("counted-warnings", count = warnings)
    );
    report.news(&(told + "\n"));
    Ending::Fine
}

/// Prints what is to be looked at again. It is a list, not a fault: all is fine with or without entries.
fn list_stale(words: &CheckWords, folders: &Folders, report: &Report) -> Ending {
    let Some(found) = report.take(pipeline::list_stale(&folders.data, words.on)) else {
        return Ending::Problems;
    };
    report.result(&match words.json {
        true => pipeline::stale_to_json(&found),
        false => pipeline::stale_to_text(&found),
    });
    Ending::Fine
}
