//! Documents read, in this process or in a child: the four readings, the job a child is handed, and what it answers.
//!
//! A job is a line of JSON, the bytes follow it. The answer is JSON: what the same function would give in this process.

use std::collections::BTreeSet;
use std::io::{BufRead, Read, Write};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::diagnostic::{Diagnostic, Place};
use crate::isolation::{self, Failure, Limits};
use crate::model::{Draft, Group, Tool, Topic};
use crate::{import, ingest, link, store};

use super::Import;

/// Where documents are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadIn {
    /// In this process: for tests and programs that limit themselves.
    ThisProcess,
    /// Each in a child of its own, with limits.
    Child,
}

/// The longest line of JSON before the bytes.
const LONGEST_JOB: u64 = 64 * 1024 * 1024;

/// What a child is asked to read; the bytes follow.
#[derive(Debug, Serialize, Deserialize)]
enum Job {
    /// A report, with what the radar knows.
    Report {
        name: String,
        groups: Vec<Group>,
        topics: Vec<Topic>,
        phrases: String,
        language: String,
    },
    /// The radar of another tool, or a table: its files with their lengths.
    Radar {
        name: String,
        files: Vec<(String, usize)>,
        tool: Option<Tool>,
    },
    /// The rows of a link sheet.
    Sheet { name: String },
    /// A table of word vectors, and the words that are looked for.
    Vectors { name: String, wanted: BTreeSet<String> },
}

impl Job {
    /// The file or folder, as it was typed.
    fn name(&self) -> &str {
        match self {
            Job::Report { name, .. } | Job::Radar { name, .. } | Job::Sheet { name } | Job::Vectors { name, .. } => {
                name
            }
        }
    }

    fn limits(&self) -> Limits {
        match self {
            Job::Report { .. } | Job::Radar { .. } | Job::Sheet { .. } => Limits::DOCUMENT,
            Job::Vectors { .. } => Limits::LONG_TABLE,
        }
    }
}

pub use crate::isolation::WORD as CHILD;

/// The words that tell a child its limits before it reads anything.
pub const KINDS: [&str; 2] = ["document", "long-table"];

/// Reads and drafts a report.
pub fn read_report(read_in: ReadIn, name: &str, bytes: &[u8], plan: &store::Plan) -> Result<Draft, Diagnostic> {
    if read_in == ReadIn::ThisProcess {
        return draft(name, bytes, &plan.groups, &plan.topics, (&plan.phrases, &plan.language));
    }
    let job = Job::Report {
        name: name.to_owned(),
        groups: plan.groups.clone(),
        topics: plan.topics.clone(),
        phrases: plan.phrases.clone(),
        language: plan.language.clone(),
    };
    ask(&job, |input| input.write_all(bytes)).unwrap_or_else(Err)
}

/// Reads the radar of another tool, or a table, from all its files.
pub fn read_files(read_in: ReadIn, name: &str, files: &[(String, Vec<u8>)], tool: Option<Tool>) -> Import {
    if read_in == ReadIn::ThisProcess {
        return import::read_radar(name, files, tool);
    }
    let job = Job::Radar {
        name: name.to_owned(),
        files: files.iter().map(|(name, bytes)| (name.clone(), bytes.len())).collect(),
        tool,
    };
    let feed = |input: &mut dyn Write| files.iter().try_for_each(|(_, bytes)| input.write_all(bytes));
    ask(&job, feed).unwrap_or_else(|fault| Import {
        table: None,
        tool,
        diagnostics: vec![fault],
    })
}

/// Reads the rows of a link sheet.
pub fn read_rows(read_in: ReadIn, name: &str, bytes: &[u8]) -> Result<link::ReviewSheet, Diagnostic> {
    if read_in == ReadIn::ThisProcess {
        return link::read_rows(name, bytes);
    }
    let job = Job::Sheet { name: name.to_owned() };
    ask(&job, |input| input.write_all(bytes)).unwrap_or_else(Err)
}

/// Reads a table of word vectors.
pub fn read_vectors(
    read_in: ReadIn,
    name: &str,
    mut input: impl BufRead + Send,
    wanted: BTreeSet<String>,
) -> Result<link::Vectors, Vec<Diagnostic>> {
    if read_in == ReadIn::ThisProcess {
        return link::read_vectors(name, input, wanted);
    }
    let job = Job::Vectors {
        name: name.to_owned(),
        wanted,
    };
    let feed = move |child: &mut dyn Write| std::io::copy(&mut input, child).map(|_| ());
    ask(&job, feed).unwrap_or_else(|fault| Err(vec![fault]))
}

/// Has a child do a job; a child without an answer is an error about the file.
fn ask<A: DeserializeOwned>(
    job: &Job,
    feed: impl FnOnce(&mut dyn Write) -> std::io::Result<()> + Send,
) -> Result<A, Diagnostic> {
    let limits = job.limits();
    let kind = KINDS[usize::from(limits == Limits::LONG_TABLE)];
    let line = serde_json::to_vec(job).map_err(|_| told(job, &Failure::Stopped))?;
    let write = move |input: &mut dyn Write| {
        input.write_all(&line)?;
        input.write_all(b"\n")?;
        feed(input)
    };
    let answer = isolation::run_apart(kind, limits, write).map_err(|failure| told(job, &failure))?;
    serde_json::from_slice(&answer).map_err(|_| told(job, &Failure::Stopped))
}

fn told(job: &Job, failure: &Failure) -> Diagnostic {
    let hint = match job {
        Job::Report { .. } => "save the text of the document as a text file, and read that",
        Job::Radar { .. } | Job::Sheet { .. } => "save the table as CSV, and read that",
        Job::Vectors { .. } => "keep the most frequent words",
    };
    let place = Place::in_file(job.name());
    Diagnostic::error(place, format!("the file cannot be read: {failure}")).with_hint(hint)
}

/// The whole of a child's life: limits, one job, one answer. Gives its exit code.
pub fn serve_job(kind: &str) -> u8 {
    let limits = match kind == KINDS[1] {
        true => Limits::LONG_TABLE,
        false => Limits::DOCUMENT,
    };
    isolation::work_apart(limits, |input| answer(input).unwrap_or_default())
}

/// Does the job that an input begins with.
fn answer(input: &mut dyn BufRead) -> std::io::Result<Vec<u8>> {
    let mut line = Vec::new();
    Read::take(&mut *input, LONGEST_JOB).read_until(b'\n', &mut line)?;
    let job: Job = serde_json::from_slice(&line)?;
    let answer = match job {
        Job::Report {
            name,
            groups,
            topics,
            phrases,
            language,
        } => {
            let bytes = read_rest(input)?;
            serde_json::to_vec(&draft(&name, &bytes, &groups, &topics, (&phrases, &language)))
        }
        Job::Radar { name, files, tool } => {
            let mut read = Vec::new();
            for (file, length) in files {
                let mut bytes = vec![0; length];
                input.read_exact(&mut bytes)?;
                read.push((file, bytes));
            }
            serde_json::to_vec(&import::read_radar(&name, &read, tool))
        }
        Job::Sheet { name } => serde_json::to_vec(&link::read_rows(&name, &read_rest(input)?)),
        Job::Vectors { name, wanted } => serde_json::to_vec(&link::read_vectors(&name, input, wanted)),
    };
    Ok(answer?)
}

fn read_rest(input: &mut dyn BufRead) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Drafts a report and notes the languages of its workshops; `words` are the radar's phrases and its language.
fn draft(
    name: &str,
    bytes: &[u8],
    groups: &[Group],
    topics: &[Topic],
    (phrases, language): (&str, &str),
) -> Result<Draft, Diagnostic> {
    let added = match phrases.trim() {
        "" => None,
        phrases => Some(ingest::Lexicon::with_added(phrases).map_err(|fault| {
            let message = format!("the phrases for ingest cannot be used: {fault}.");
            Diagnostic::error(Place::in_file("radar.toml"), message)
        })?),
    };
    let knowledge = ingest::Knowledge {
        groups,
        topics,
        lexicon: added.as_ref().unwrap_or_else(|| ingest::Lexicon::built_in()),
    };
    let mut draft = ingest::draft_workshops(name, bytes, &knowledge)?;
    note_languages(&mut draft, language);
    Ok(draft)
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
