//! Reports in: read, drafted, matched with the workshops that are there, proposed as files.
//!
//! A new workshop becomes a file in the folder of drafts. One that a file is about already changes that file, and only
//! when asked to; what somebody edited stays.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::apart::{ReadIn, read_report};
use super::{Folders, lock_data};
use crate::diagnostic::{Diagnostic, Place};
use crate::inert::print_json;
use crate::model::{Draft, DraftWorkshop, KnownWorkshop, NeedKind};
use crate::store::WorkshopFile;
use crate::{ingest, store};

/// What came of reading reports.
#[derive(Debug, Default)]
pub struct Reports {
    /// What each document gives.
    pub drafts: Vec<Draft>,
    /// For each workshop, in the order of the drafts, the file it goes to.
    pub proposals: Vec<ReportFile>,
    /// What could not be read.
    pub complaints: Vec<Diagnostic>,
}

/// A file that a workshop goes to.
#[derive(Debug, Clone)]
pub struct ReportFile {
    /// The file.
    pub path: PathBuf,
    /// What it holds, where it is there.
    pub before: Option<String>,
    /// What it would hold.
    pub text: String,
    /// Whether it is there.
    pub state: State,
    /// What would change in it, a line each.
    pub changes: Vec<String>,
    /// How many lines of the report were taken out of it by hand, and stay out.
    pub kept_out: usize,
}

/// Whether the file of a workshop is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It is new.
    New,
    /// It is there and says what the report says, or what somebody made of it.
    Unchanged,
    /// It is there, and the report says something else than it did.
    Changed,
    /// Another workshop has it.
    Clash,
    /// It was to be written, and that failed.
    Failed,
}

impl State {
    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            State::New => "new",
            State::Unchanged => "unchanged",
            State::Changed => "changed",
            State::Clash => "clash",
            State::Failed => "failed",
        }
    }
}

/// A workshop file that is there, with what it says.
type Known = (WorkshopFile, KnownWorkshop);

/// Reads reports and proposes what to write; `drafts` is the folder of drafts. Nothing is written. A document that cannot
/// be read is told of, and the others are drafted.
pub fn read_reports(named: &[PathBuf], drafts: &Path, folders: &Folders, read_in: ReadIn) -> Reports {
    read_reports_with(&[], named, (drafts, folders), read_in)
}

/// As [`read_reports`], with headings that are read as sections of a kind.
pub fn read_reports_with(
    headings: &[(String, NeedKind)],
    named: &[PathBuf],
    (drafts, folders): (&Path, &Folders),
    read_in: ReadIn,
) -> Reports {
    let mut reports = Reports::default();
    let (documents, complaints) = store::find_documents(named);
    reports.complaints = complaints;
    let mut plan = store::read_plan(&folders.data);
    for (heading, kind) in headings {
        plan.add_section(heading, *kind);
    }
    for document in &documents {
        let name = document.display().to_string();
        let draft = store::read_document(document).and_then(|bytes| read_report(read_in, &name, &bytes, &plan));
        match draft {
            Ok(draft) => reports.drafts.push(draft),
            Err(complaint) => reports.complaints.push(complaint),
        }
    }
    let known = read_known(drafts, folders, &mut reports.complaints);
    propose(&mut reports, known, drafts);
    reports
}

fn read_known(drafts: &Path, folders: &Folders, complaints: &mut Vec<Diagnostic>) -> Vec<Known> {
    let mut known = Vec::new();
    for folder in [folders.data.join("workshops"), drafts.to_owned()] {
        let (files, unread) = store::read_workshop_files(&folder);
        complaints.extend(unread);
        known.extend(files.into_iter().map(|file| {
            let says = file.known();
            (file, says)
        }));
    }
    known
}

/// Finds each workshop its file; two that would share one are a complaint.
fn propose(reports: &mut Reports, known: Vec<Known>, drafts: &Path) {
    let statements = known.iter().flat_map(|(_, says)| &says.statements);
    let mut ids: BTreeSet<String> = statements.map(|statement| statement.id.clone()).collect();
    let mut known: Vec<Option<Known>> = known.into_iter().map(Some).collect();
    let mut places: BTreeMap<PathBuf, String> = known
        .iter()
        .flatten()
        .map(|(file, _)| (file.path.clone(), "there already".to_owned()))
        .collect();
    for draft in &mut reports.drafts {
        for workshop in &mut draft.workshops {
            let place = Place {
                file: draft.document.clone(),
                line: Some(workshop.source.line as usize),
                column: None,
            };
            let next = ingest::next_number(workshop.topic.as_str(), ids.iter());
            let proposal = match take_fitting(&mut known, workshop) {
                Some(found) => merge(found, workshop, next),
                None => match free_path(workshop, drafts, &places) {
                    Ok(path) => draft_new(path, workshop, next),
                    Err(other) => {
                        reports.complaints.push(clash(&place, workshop, &other));
                        ReportFile {
                            path: drafts.join(store::file_name(workshop)),
                            before: None,
                            text: String::new(),
                            state: State::Clash,
                            changes: Vec::new(),
                            kept_out: 0,
                        }
                    }
                },
            };
            ids.extend(workshop.needs.iter().map(|need| need.id.clone()));
            places.entry(proposal.path.clone()).or_insert(place.to_string());
            reports.proposals.push(proposal);
        }
    }
}

fn take_fitting(known: &mut [Option<Known>], workshop: &DraftWorkshop) -> Option<Known> {
    let fits = known
        .iter()
        .enumerate()
        .filter_map(|(at, known)| Some((ingest::fit(&known.as_ref()?.1, workshop), at)));
    let best = fits
        .filter(|(fit, _)| *fit > 0)
        .max_by_key(|(fit, at)| (*fit, usize::MAX - at))?;
    known[best.1].take()
}

fn merge((file, says): Known, workshop: &mut DraftWorkshop, next: usize) -> ReportFile {
    let pairing = ingest::pair_statements(&says, workshop, next);
    let merged = file.merge(workshop, &pairing);
    ReportFile {
        path: file.path,
        before: Some(file.text),
        state: match merged.changes.is_empty() {
            true => State::Unchanged,
            false => State::Changed,
        },
        text: merged.text,
        changes: merged.changes,
        kept_out: pairing.kept_out,
    }
}

fn draft_new(path: PathBuf, workshop: &mut DraftWorkshop, next: usize) -> ReportFile {
    ingest::renumber(workshop, next);
    ReportFile {
        path,
        before: None,
        text: store::write_draft(workshop),
        state: State::New,
        changes: Vec::new(),
        kept_out: 0,
    }
}

/// The file of a new workshop; an error says where the one stands that has it.
fn free_path(workshop: &DraftWorkshop, drafts: &Path, places: &BTreeMap<PathBuf, String>) -> Result<PathBuf, String> {
    let first = drafts.join(store::file_name(workshop));
    let Some(other) = places.get(&first) else {
        return Ok(first);
    };
    let second = store::file_name_with_month(workshop).map(|name| drafts.join(name));
    second
        .filter(|path| !places.contains_key(path))
        .ok_or_else(|| format!("{} ({other})", first.display()))
}

fn clash(place: &Place, workshop: &DraftWorkshop, other: &str) -> Diagnostic {
    let message = format!(
        "the workshop \"{}\" would be written to a file that another one has: {other}.",
        workshop.title
    );
    Diagnostic::error(place.clone(), message).with_hint("give one of them another topic or its own days in the report")
}

/// The reports as JSON.
pub fn reports_to_json(reports: &Reports) -> String {
    let files = reports.proposals.iter().map(|proposal| ingest::ProposedFile {
        path: proposal.path.display().to_string(),
        state: proposal.state.as_str(),
        changes: &proposal.changes,
    });
    print_json(&ingest::to_json(&reports.drafts, &files.collect::<Vec<_>>()))
}

/// Writes what is new, and with `changed` also what changed; gives what went wrong, and marks the files it went wrong with.
pub fn write_reports(reports: &mut Reports, changed: bool, folders: &Folders) -> Vec<Diagnostic> {
    let wanted = |proposal: &&mut ReportFile| match proposal.state {
        State::New => true,
        State::Changed => changed,
        State::Unchanged | State::Clash | State::Failed => false,
    };
    let of_data = |proposal: &ReportFile| proposal.before.is_some() && proposal.path.starts_with(&folders.data);
    let lock = match changed && reports.proposals.iter().any(of_data) {
        true => lock_data(&folders.data, "ingest --write"),
        false => Ok(None),
    };
    let mut faults = Vec::new();
    for proposal in reports.proposals.iter_mut().filter(wanted) {
        if lock.is_err() {
            proposal.state = State::Failed;
            continue;
        }
        let written = match &proposal.before {
            Some(before) => store::replace_file(&proposal.path, before, &proposal.text),
            None => store::write_new_file(&proposal.path, &proposal.text),
        };
        if let Err(fault) = written {
            proposal.state = State::Failed;
            faults.push(fault);
        }
    }
    faults.extend(lock.err());
    faults
}
