//! `leadar diff`: what moved between two editions, and why.

use crate::pipeline::{self, Folders};

use super::Ending;
use super::args::{DiffFormat, DiffWords};
use super::report::Report;

/// Compares and tells.
pub fn run(typed: &DiffWords, folders: &Folders, report: &Report) -> Ending {
    let compared = pipeline::compare_editions(&folders.data, &typed.older, typed.newer.as_deref());
    let Some(differences) = report.take(compared) else {
        return Ending::Problems;
    };
    let text = match (&typed.explain, typed.format) {
        (Some(technology), _) => pipeline::explain_differences_of(&differences, technology),
        (None, DiffFormat::Text) => pipeline::describe_differences(&differences),
        (None, DiffFormat::Json) => pipeline::differences_to_json(&differences),
    };
    report.result(&text);
    Ending::Fine
}
