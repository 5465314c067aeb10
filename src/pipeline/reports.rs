//! Reports in: read, drafted, matched with the workshops that are there, proposed as files.
//!
//! A new workshop becomes a file in the folder of drafts. One that a file is about already changes that file, and only
//! when asked to; what somebody edited stays.

use std::collections::{BTreeMap, BTreeSet};
use std::panic;
use std::path::{Path, PathBuf};
use std::sync::{Once, mpsc};
use std::thread;
use std::time::Duration;

use super::Folders;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::{Draft, DraftWorkshop};
use crate::{ingest, link, store};

/// How long one document may take; a report of a hundred pages takes a second.
const LONGEST: Duration = Duration::from_secs(12);

/// Name of the thread that reads a document.
const READER: &str = "reader of a document";

/// Stack for reading one document, in bytes.
const STACK: usize = 64 * 1024 * 1024;

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
    /// What it would hold.
    pub text: String,
    /// Whether it is there.
    pub state: State,
    /// What would change in it, a line each.
    pub changes: Vec<String>,
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
}

impl State {
    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            State::New => "new",
            State::Unchanged => "unchanged",
            State::Changed => "changed",
            State::Clash => "clash",
        }
    }
}

/// A workshop file that is there.
struct Known {
    path: PathBuf,
    workshop: ingest::KnownWorkshop,
}

/// Reads reports and proposes what to write; `drafts` is the folder of drafts. Nothing is written.
pub fn read_reports(named: &[PathBuf], drafts: &Path, folders: &Folders) -> Reports {
    let mut reports = Reports::default();
    let (documents, complaints) = store::find_documents(named);
    reports.complaints = complaints;
    let plan = store::read_plan(&folders.data);
    for document in &documents {
        match draft_guarded(document, &plan) {
            Ok(mut draft) => {
                note_languages(&mut draft, &plan.language);
                reports.drafts.push(draft);
            }
            Err(complaint) => reports.complaints.push(complaint),
        }
    }
    let known = read_known(drafts, folders, &mut reports.complaints);
    propose(&mut reports, known, drafts);
    reports
}

/// Notes the language of each workshop that shows another one than the radar's: linking reads it.
fn note_languages(draft: &mut Draft, radar: &str) {
    let radar = if radar.is_empty() { "en" } else { radar };
    let same = |shown: &&str| radar.split('-').next() == Some(*shown);
    for workshop in &mut draft.workshops {
        let shown = link::language_shown(&workshop.needs).filter(|shown| !same(shown));
        workshop.language = shown.map(str::to_owned);
    }
}

/// Reads and drafts a document on a thread of its own, which may take too long or fail.
fn draft_guarded(document: &Path, plan: &store::Plan) -> Result<Draft, Diagnostic> {
    let bytes = store::read_document(document)?;
    let name = document.display().to_string();
    let fault = |message: &str| {
        Diagnostic::error(Place::in_file(name.clone()), message)
            .with_hint("save the text of the document as a text file, and read that")
    };
    let (sender, receiver) = mpsc::channel();
    let (plan, own_name) = (plan.clone(), name.clone());
    let read = move || {
        let knowledge = ingest::Knowledge {
            groups: &plan.groups,
            topics: &plan.topics,
            phrases: &plan.phrases,
        };
        let _ = sender.send(ingest::draft_workshops(&own_name, &bytes, &knowledge));
    };
    silence_reader();
    let spawned = thread::Builder::new()
        .name(READER.to_owned())
        .stack_size(STACK)
        .spawn(read);
    spawned.map_err(|error| fault(&format!("no thread can be started to read it: {error}.")))?;
    match receiver.recv_timeout(LONGEST) {
        Ok(draft) => draft,
        Err(mpsc::RecvTimeoutError::Timeout) => Err(fault("reading the document takes too long; it was given up.")),
        Err(mpsc::RecvTimeoutError::Disconnected) => {
            Err(fault("the document is damaged in a way that stops its reader."))
        }
    }
}

/// A reader that stops at a damaged file is told as an error of that file, not as a fault of the program.
fn silence_reader() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if thread::current().name() != Some(READER) {
                before(info);
            }
        }));
    });
}

fn read_known(drafts: &Path, folders: &Folders, complaints: &mut Vec<Diagnostic>) -> Vec<Known> {
    let mut known = Vec::new();
    for folder in [folders.data.join("workshops"), drafts.to_owned()] {
        let (files, unread) = store::read_workshop_files(&folder);
        complaints.extend(unread);
        for (path, text) in files {
            match ingest::KnownWorkshop::parse(&text) {
                Ok(workshop) => known.push(Known { path, workshop }),
                Err(fault) => {
                    let place = Place::in_file(path.display().to_string());
                    complaints.push(Diagnostic::error(place, format!("this is not TOML: {fault}.")));
                }
            }
        }
    }
    known
}

/// Finds each workshop its file; two that would share one are a complaint.
fn propose(reports: &mut Reports, known: Vec<Known>, drafts: &Path) {
    let mut ids: BTreeSet<String> = known.iter().flat_map(|known| known.workshop.ids()).collect();
    let mut known: Vec<Option<Known>> = known.into_iter().map(Some).collect();
    let mut places: BTreeMap<PathBuf, String> = known
        .iter()
        .flatten()
        .map(|known| (known.path.clone(), "there already".to_owned()))
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
                Some(found) => revise(found, workshop, next),
                None => match free_path(workshop, drafts, &places) {
                    Ok(path) => draft_new(path, workshop, next),
                    Err(other) => {
                        reports.complaints.push(clash(&place, workshop, &other));
                        ReportFile {
                            path: drafts.join(ingest::file_name(workshop)),
                            text: String::new(),
                            state: State::Clash,
                            changes: Vec::new(),
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
        .filter_map(|(at, known)| Some((known.as_ref()?.workshop.fit(workshop), at)));
    let best = fits
        .filter(|(fit, _)| *fit > 0)
        .max_by_key(|(fit, at)| (*fit, usize::MAX - at))?;
    known[best.1].take()
}

fn revise(known: Known, workshop: &mut DraftWorkshop, next: usize) -> ReportFile {
    let revision = known.workshop.revise(workshop, next);
    ReportFile {
        path: known.path,
        state: if revision.changes.is_empty() {
            State::Unchanged
        } else {
            State::Changed
        },
        text: revision.text,
        changes: revision.changes,
    }
}

fn draft_new(path: PathBuf, workshop: &mut DraftWorkshop, next: usize) -> ReportFile {
    ingest::renumber(workshop, next);
    ReportFile {
        path,
        text: ingest::to_toml(workshop),
        state: State::New,
        changes: Vec::new(),
    }
}

/// The file of a new workshop; an error says where the one stands that has it.
fn free_path(workshop: &DraftWorkshop, drafts: &Path, places: &BTreeMap<PathBuf, String>) -> Result<PathBuf, String> {
    let first = drafts.join(ingest::file_name(workshop));
    let Some(other) = places.get(&first) else {
        return Ok(first);
    };
    let second = ingest::file_name_with_month(workshop).map(|name| drafts.join(name));
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
    ingest::print_json(&ingest::to_json(&reports.drafts, &files.collect::<Vec<_>>()))
}

/// Writes what is new, and with `changed` also what changed.
pub fn write_reports(reports: &Reports, changed: bool) -> Result<(), Vec<Diagnostic>> {
    let mut faults = Vec::new();
    for proposal in &reports.proposals {
        let wanted = match proposal.state {
            State::New => true,
            State::Changed => changed,
            State::Unchanged | State::Clash => false,
        };
        if wanted {
            faults.extend(store::replace_file(&proposal.path, &proposal.text).err());
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}
