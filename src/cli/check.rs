//! `leadar check`: every problem in the data; nothing is written.

use crate::diagnostic::{Severity, has_errors};
use crate::pipeline::{self, Folders};

use super::Ending;
use super::report::{Report, count, plural, shown};

/// Checks and tells.
pub fn run(folders: &Folders, report: &Report) -> Ending {
    let diagnostics = pipeline::check(folders);
    report.diagnostics(&diagnostics);
    if has_errors(&diagnostics) {
        return Ending::Problems;
    }
    let warnings = plural(count(&diagnostics, Severity::Warning), "warning");
    report.news(&format!("{}: no errors, {warnings}.\n", shown(&folders.data)));
    Ending::Fine
}
