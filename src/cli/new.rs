//! `leadar new DIR`: a small radar that builds.

use crate::pipeline;
use crate::render::messages::message;

use super::Ending;
use super::args::NewWords;
use super::report::{Report, shown};

/// Makes the folder and says how to build it.
pub fn run(words: &NewWords, report: &Report) -> Ending {
    if let Err(complaints) = pipeline::start(&words.folder) {
        report.diagnostics(&complaints);
        return Ending::Problems;
    }
    let folder = shown(&words.folder);
    let told = message!("made-radar", folder = &folder);
    report.news(&format!("{told}\n\n  cd {folder}\n  leadar\n"));
    Ending::Fine
}
