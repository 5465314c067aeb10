//! `leadar diff`: what moved between two editions, and why.

use crate::pipeline::{self, Folders};

use super::Ending;
use super::args::{DiffFormat, DiffWords};
use super::report::Report;

/// Compares and tells.
pub fn run(typed: &DiffWords, folders: &Folders, report: &Report) -> Ending {
    let (data, older, newer) = (&folders.data, typed.older.as_str(), typed.newer.as_deref());
    let text = match &typed.explain {
        Some(technology) => report.take(pipeline::explain_comparison(data, (older, newer), technology)),
        None => report
            .take(pipeline::compare_editions(data, older, newer))
            .map(|differences| match typed.format {
                DiffFormat::Text => pipeline::describe_differences(&differences),
                DiffFormat::Json => pipeline::differences_to_json(&differences),
            }),
    };
    let Some(text) = text else {
        return Ending::Problems;
    };
    report.result(&text);
    Ending::Fine
}
