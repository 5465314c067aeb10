//! `leadar ingest FILE|DIR…`: draft workshops from reports, with every line accounted for.

use std::fmt::Write;

use crate::diagnostic::{Diagnostic, Place};
use crate::inert::show_line;
use crate::model::{Draft, Tool};
use crate::pipeline::{self, Folders, ReadIn, ReportFile, State};

use super::args::IngestWords;
use super::report::{Report, plural, shown};
use super::{Ending, import};

/// Drafts and tells.
pub fn run(words: &IngestWords, folders: &Folders, report: &Report) -> Ending {
    if let Some(tool) = words.from.as_deref().and_then(Tool::of) {
        let [radar] = words.files.as_slice() else {
            report.wrong_use("--from takes one file or folder: all of one radar");
            return Ending::WrongUse;
        };
        return import::run(radar, tool, &words.drafts, words.json, report);
    }
    let mut reports = pipeline::read_reports(&words.files, &words.drafts, folders, ReadIn::Child);
    let found = reports
        .drafts
        .iter()
        .flat_map(|draft| [warnings_of(draft), losses_of(draft)])
        .flatten();
    let mut told: Vec<Diagnostic> = found.chain(reports.complaints.iter().cloned()).collect();
    if words.json {
        report.result(&pipeline::reports_to_json(&reports));
    }
    let write = !words.json || words.write;
    if write {
        told.extend(pipeline::write_reports(&mut reports, words.write, folders));
    }
    report.diagnostics(&told);
    if !words.json {
        let mut proposals = reports.proposals.iter();
        let mut text = String::new();
        for draft in &reports.drafts {
            let own: Vec<&ReportFile> = proposals.by_ref().take(draft.workshops.len()).collect();
            describe(draft, &own, words.write, &mut text);
        }
        report.result(&text);
    }
    if told.iter().any(Diagnostic::is_error) {
        return Ending::Problems;
    }
    Ending::Fine
}

fn warnings_of(draft: &Draft) -> Vec<Diagnostic> {
    let warnings = draft.warnings.iter();
    warnings
        .map(|warning| Diagnostic::warning(place(draft, warning.line), warning.message.clone()))
        .collect()
}

fn losses_of(draft: &Draft) -> Vec<Diagnostic> {
    let lost = draft.lost.iter();
    lost.map(|lost| Diagnostic::error(place(draft, lost.line), lost.message.clone()))
        .collect()
}

fn place(draft: &Draft, line: u32) -> Place {
    Place {
        file: draft.document.clone(),
        line: Some(line.max(1) as usize),
        column: None,
    }
}

fn describe(draft: &Draft, proposals: &[&ReportFile], write: bool, text: &mut String) {
    let _ = writeln!(text, "{}", show_line(&draft.document));
    for (proposal, workshop) in proposals.iter().zip(&draft.workshops) {
        describe_file(proposal, workshop.needs.len(), write, text);
    }
    let ledger = draft.ledger;
    let all = match ledger.cells {
        0 => plural(ledger.lines, "line"),
        cells => format!(
            "{} and {} in tables of statements",
            plural(ledger.lines, "line"),
            plural(cells, "cell")
        ),
    };
    let _ = writeln!(
        text,
        "\n  {all} = {} with statements, {} of structure, {} not used, {} blank.",
        ledger.statements, ledger.structure, ledger.unused, ledger.blank
    );
    if !draft.plan.is_empty() {
        let _ = writeln!(
            text,
            "  Its year plan names {}; --json has it.",
            plural(draft.plan.len(), "topic")
        );
    }
    if !draft.unused.is_empty() {
        text.push_str("\n  Not used:\n");
    }
    for unused in &draft.unused {
        let _ = writeln!(
            text,
            "  {:>5}  {:<40}  {}",
            unused.line,
            unused.reason.as_str(),
            show_line(&shorten(&unused.text))
        );
    }
    text.push('\n');
}

fn describe_file(proposal: &ReportFile, statements: usize, write: bool, text: &mut String) {
    let count = plural(statements, "statement");
    let done = match (proposal.state, write) {
        (State::New, _) => "written, new",
        (State::Unchanged, _) => "nothing changed",
        (State::Changed, true) => "written, changed",
        (State::Clash, _) => "not written, another workshop has this file",
        (State::Failed, _) => "not written",
        (State::Changed, false) => "changed in the report; add --write to write it",
    };
    let _ = writeln!(text, "  {count:>14}  {}  ({done})", shown(&proposal.path));
    for change in &proposal.changes {
        let _ = writeln!(text, "      {change}");
    }
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
