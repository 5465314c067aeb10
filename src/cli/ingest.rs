//! `leadar ingest REPORT`: draft workshops from a report, with every line accounted for.

use std::fmt::Write;
use std::path::Path;

use crate::diagnostic::{Diagnostic, Place};
use crate::model::{Draft, Tool};
use crate::pipeline::{self, Folders};

use super::args::IngestWords;
use super::report::{Report, plural};
use super::{Ending, import};

/// Drafts and tells.
pub fn run(words: &IngestWords, folders: &Folders, report: &Report) -> Ending {
    if let Some(tool) = words.from.as_deref().and_then(Tool::of) {
        return import::run(&words.file, tool, &words.drafts, words.json, report);
    }
    let draft = match pipeline::draft(&words.file, folders) {
        Ok(draft) => draft,
        Err(complaint) => {
            report.diagnostics(&[complaint]);
            return Ending::Problems;
        }
    };
    let warnings = draft.warnings.iter();
    let place = |line| Place {
        file: draft.document.clone(),
        line: Some(line),
        column: None,
    };
    let warnings: Vec<Diagnostic> = warnings
        .map(|warning| Diagnostic::warning(place(warning.line as usize), warning.message.clone()))
        .collect();
    report.diagnostics(&warnings);
    if words.json {
        report.result(&pipeline::draft_to_json(&draft));
        return Ending::Fine;
    }
    match pipeline::write_drafts(&draft, &words.drafts) {
        Ok(files) => {
            report.result(&describe(&draft, &files, &words.drafts));
            Ending::Fine
        }
        Err(complaints) => {
            report.diagnostics(&complaints);
            Ending::Problems
        }
    }
}

fn describe(draft: &Draft, files: &[String], folder: &Path) -> String {
    let mut text = String::new();
    for (file, workshop) in files.iter().zip(&draft.workshops) {
        let count = plural(workshop.needs.len(), "statement");
        let _ = writeln!(text, "  {count:>14}  {}", folder.join(file).display());
    }
    let ledger = draft.ledger;
    let _ = writeln!(
        text,
        "\n{}: {} = {} with statements, {} of structure, {} not used, {} blank.",
        draft.document,
        plural(ledger.lines, "line"),
        ledger.statements,
        ledger.structure,
        ledger.unused,
        ledger.blank
    );
    if !draft.plan.is_empty() {
        let _ = writeln!(
            text,
            "Its year plan names {}; --json has it.",
            plural(draft.plan.len(), "topic")
        );
    }
    if !draft.unused.is_empty() {
        text.push_str("\nNot used:\n");
    }
    for unused in &draft.unused {
        let _ = writeln!(
            text,
            "  {:>5}  {:<40}  {}",
            unused.line,
            unused.reason.as_str(),
            shorten(&unused.text)
        );
    }
    text
}

/// The beginning of a line; the whole stands in the document.
fn shorten(text: &str) -> String {
    const LONGEST: usize = 72;
    let text = text.trim();
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
