//! `leadar check`: every problem in the data; nothing is written.

use crate::diagnostic::Severity;
use crate::pipeline::{self, Folders};
use crate::render::messages::message;

use super::Ending;
use super::report::{Report, count, shown};

/// Checks and tells.
pub fn run(folders: &Folders, report: &Report) -> Ending {
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
