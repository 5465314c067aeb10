//! `leadar ingest FILE|DIR…`: draft workshops from reports, with every line accounted for.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::diagnostic::{Diagnostic, Place};
use crate::inert::show_line;
use crate::model::{Draft, DraftWorkshop, Tool};
use crate::pipeline::{self, Folders, ReadIn, ReportFile, State};
use crate::render::messages::message;

use super::args::IngestWords;
use super::report::{Report, shown};
use super::{Ending, import, ingest_review, ingest_sheet};

/// Drafts and tells.
pub fn run(words: &IngestWords, folders: &Folders, report: &Report) -> Ending {
    if let Some(tool) = words.from.as_deref().and_then(Tool::of) {
        let [radar] = words.files.as_slice() else {
            report.wrong_use("--from takes one file or folder: all of one radar");
            return Ending::WrongUse;
        };
        return import::run(radar, tool, &words.drafts, words.json, report);
    }
    if words.review {
        return ingest_review::run(words, folders, report);
    }
    if let Some(sheet) = &words.sheet {
        return ingest_sheet::write(sheet, words, folders, report);
    }
    if let Some(sheet) = &words.read_sheet {
        return ingest_sheet::read(sheet, words, folders, report);
    }
    let places = (words.drafts.as_path(), folders);
    let mut reports = pipeline::read_reports_with(&words.headings, &words.files, places, ReadIn::Child);
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
        summarise(&reports.drafts, &mut text);
        report.result(&text);
        if reports.proposals.iter().any(|proposal| proposal.state == State::New) {
            report.news(&(message!("ingest-next") + "\n"));
        }
    }
    let nothing = |draft: &Draft| draft.workshops.is_empty() && draft.plan.is_empty();
    if told.iter().any(Diagnostic::is_error) || reports.drafts.iter().any(nothing) {
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
    let document = show_line(&draft.document);
    let _ = match &draft.profile {
        Some(profile) => writeln!(
            text,
            "{}",
            message!("ingest-read-as", document = document.into_owned(), profile = profile)
        ),
        None => writeln!(text, "{document}"),
    };
    for (proposal, workshop) in proposals.iter().zip(&draft.workshops) {
        describe_file(proposal, workshop, write, text);
    }
    let ledger = draft.ledger;
    let lines = match ledger.cells {
        0 => message!(
            "ingest-lines",
            lines = ledger.lines,
            statements = ledger.statements,
            unsorted = ledger.unsorted,
            structure = ledger.structure,
            unused = ledger.unused,
            blank = ledger.blank
        ),
        cells => message!(
            "ingest-lines-and-cells",
            lines = message!("counted-lines", count = ledger.lines),
            cells = cells,
            statements = ledger.statements,
            unsorted = ledger.unsorted,
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

fn describe_file(proposal: &ReportFile, workshop: &DraftWorkshop, write: bool, text: &mut String) {
    let count = message!("counted-statements", count = workshop.needs.len());
    let unsorted = message!("counted-unsorted", count = workshop.unsorted.len());
    let done = match (proposal.state, write) {
        (State::New, _) => message!("ingest-written-new"),
        (State::Unchanged, _) => message!("ingest-nothing-changed"),
        (State::Changed, true) => message!("ingest-written-changed"),
        (State::Clash, _) => message!("ingest-clash"),
        (State::Failed, _) => message!("ingest-not-written"),
        (State::Changed, false) => message!("ingest-changed"),
    };
    let _ = writeln!(text, "  {count:>14}, {unsorted}  {}  ({done})", shown(&proposal.path));
    for change in &proposal.changes {
        let _ = writeln!(text, "      {change}");
    }
    if proposal.kept_out > 0 {
        let _ = writeln!(text, "      {}", message!("ingest-kept-out", count = proposal.kept_out));
    }
}

/// The most headings that a summary proposes, and over how many unsorted lines one stands at least.
const HEADINGS: usize = 12;
const MANY_LINES: usize = 3;

/// What came of all documents, and which headings a radar may add to its phrases.
fn summarise(drafts: &[Draft], text: &mut String) {
    let stated = |draft: &&Draft| draft.workshops.iter().any(|workshop| !workshop.needs.is_empty());
    let kept = |draft: &&Draft| draft.workshops.iter().any(|workshop| !workshop.unsorted.is_empty());
    if drafts.len() > 1 {
        let drafted = drafts.iter().filter(stated).count();
        let unsorted = drafts.iter().filter(|draft| !stated(draft) && kept(draft)).count();
        let summary = message!(
            "ingest-summary",
            count = drafts.len(),
            drafted = drafted,
            unsorted = unsorted,
            nothing = drafts.len() - drafted - unsorted
        );
        let _ = writeln!(text, "{summary}");
    }
    let mut headings: BTreeMap<&str, usize> = BTreeMap::new();
    for workshop in drafts.iter().flat_map(|draft| &draft.workshops) {
        let known = |section: &str| workshop.needs.iter().any(|need| need.section == section);
        let lines = workshop
            .unsorted
            .iter()
            .filter(|line| !line.section.is_empty() && line.section != workshop.source.section);
        for line in lines.filter(|line| !known(&line.section)) {
            *headings.entry(&line.section).or_default() += 1;
        }
    }
    let mut headings: Vec<(&str, usize)> = headings.into_iter().filter(|(_, lines)| *lines >= MANY_LINES).collect();
    headings.sort_by_key(|(heading, lines)| (std::cmp::Reverse(*lines), *heading));
    if headings.is_empty() {
        return;
    }
    let _ = writeln!(text, "{}", message!("ingest-headings"));
    let _ = writeln!(text, "\n  [[phrases.en.sections]]\n  kind = \"gap\"");
    let quoted = headings
        .iter()
        .take(HEADINGS)
        .map(|(heading, _)| format!("{:?}", show_line(&shorten(heading)).to_lowercase()));
    let _ = writeln!(text, "  phrases = [{}]\n", quoted.collect::<Vec<_>>().join(", "));
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
