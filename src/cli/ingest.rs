//! `leadar ingest FILE|DIR…`: draft workshops from reports, with every line accounted for.

use std::fmt::Write;

use crate::diagnostic::{Diagnostic, Place};
use crate::inert::show_line;
use crate::model::{Draft, Tool};
use crate::pipeline::{self, Folders, ReadIn, ReportFile, State};
use crate::render::messages::message;

use super::args::IngestWords;
use super::report::{Report, shown};
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
    let lines = match ledger.cells {
        0 => message!(
            "ingest-lines",
            lines = ledger.lines,
            statements = ledger.statements,
            structure = ledger.structure,
            unused = ledger.unused,
            blank = ledger.blank
        ),
        cells => message!(
            "ingest-lines-and-cells",
            lines = message!("counted-lines", count = ledger.lines),
            cells = cells,
            statements = ledger.statements,
            structure = ledger.structure,
            unused = ledger.unused,
            blank = ledger.blank
        ),
    };
    let _ = writeln!(text, "\n  {lines}");
    if !draft.plan.is_empty() {
        let _ = writeln!(text, "  {}", message!("ingest-plan", count = draft.plan.len()));
    }
    if !draft.unused.is_empty() {
        let _ = writeln!(text, "\n  {}", message!("ingest-not-used"));
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
    let count = message!("counted-statements", count = statements);
    let done = match (proposal.state, write) {
        (State::New, _) => message!("ingest-written-new"),
        (State::Unchanged, _) => message!("ingest-nothing-changed"),
        (State::Changed, true) => message!("ingest-written-changed"),
        (State::Clash, _) => message!("ingest-clash"),
        (State::Failed, _) => message!("ingest-not-written"),
        (State::Changed, false) => message!("ingest-changed"),
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
