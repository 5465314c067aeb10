//! Words typed in, exit code out: 0 fine, 1 problems in the data, 2 wrong use. The only room that prints.

mod answers;
mod args;
mod build;
mod check;
mod diff;
mod draw;
mod export;
mod form;
mod freeze;
mod import;
mod ingest;
mod ingest_review;
mod ingest_sheet;
mod limits;
mod link;
mod link_questions;
mod link_review;
mod new;
mod report;
mod scan;
mod scan_audit;
mod scan_candidates;
mod scan_review;
mod schema;
mod score;
mod serve;
mod templates;
mod verify;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

use crate::pipeline::{self, FoundRadar};
use crate::render::messages::message;

use args::{Arguments, BuildWords, Command};
use report::{Report, shown};

/// What a command came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// It did what was asked.
    Fine,
    /// Something in the data or on the disk stood in the way; it has been told.
    Problems,
    /// What was typed makes no sense; it has been told.
    WrongUse,
}

/// Runs the program.
pub fn run(words: impl IntoIterator<Item = OsString>) -> ExitCode {
    limits::make_file_size_an_error();
    let arguments = match Arguments::try_parse_from(words) {
        Ok(arguments) => arguments,
        Err(usage) => return explain_usage(&usage),
    };
    if let Some(Command::ReadApart(words)) = &arguments.command {
        return ExitCode::from(pipeline::serve_job(&words.kind));
    }
    let report = Report::new(arguments.common.quiet);
    let command = arguments.command.unwrap_or(Command::Build(BuildWords::default()));
    let found = if arguments.common.data.is_none() && command.is_of_radar() {
        find_radar(&report)
    } else {
        None
    };
    let folders = arguments.common.to_folders(found.as_ref());
    let has_output = arguments.common.output.is_some();
    report.diagnostics(&pipeline::recover(&folders));
    let ending = match command {
        Command::Build(words) => build::run(&words, &folders, &report),
        Command::Serve(words) => serve::run(&words, &folders, &report),
        Command::Check(words) => check::run(&words, &folders, &report),
        Command::Diff(words) => diff::run(&words, &folders, &report),
        Command::Freeze(words) => freeze::run(&words, &folders, &report),
        Command::Draw(words) => draw::run(&words, &folders, has_output, &report),
        Command::Ingest(words) => ingest::run(&words, &folders, &report),
        Command::Link(words) => link::run(&words, &folders, &report),
        Command::New(words) => new::run(&words, &report),
        Command::Templates(words) => templates::run(&words, &report),
        Command::Export(words) => export::run(&words, arguments.common.output.as_deref(), &folders, &report),
        Command::Scan(words) => scan::run(&words, &folders, &report),
        Command::Schema(words) => schema::run(&words, &report),
        Command::Score(words) => score::run(&words, arguments.common.output.as_deref(), &folders, &report),
        Command::Verify(words) => verify::run(&words, &folders, &report),
        Command::ReadApart(_) => Ending::Fine,
    };
    report.end(ending).into()
}

/// The radar of the folder somebody is in; which one is said, where it is not the usual one.
fn find_radar(report: &Report) -> Option<FoundRadar> {
    let here = std::env::current_dir().ok()?;
    let found = pipeline::find_folders(&here, std::env::home_dir().as_deref())?;
    if !found.is_usual {
        let (data, output) = (shown(&found.whole), shown(&found.output));
        report.aside(&(message!("radar-found", folder = data, site = output) + "\n"));
    }
    Some(found)
}

/// Help and version are what was asked for; anything else that cannot be parsed is wrong use.
fn explain_usage(usage: &clap::Error) -> ExitCode {
    let report = Report::new(false);
    report.usage(usage);
    let ending = if usage.use_stderr() {
        Ending::WrongUse
    } else {
        Ending::Fine
    };
    report.end(ending).into()
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> Self {
        match ending {
            Ending::Fine => ExitCode::SUCCESS,
            Ending::Problems => ExitCode::from(1),
            Ending::WrongUse => ExitCode::from(2),
        }
    }
}
