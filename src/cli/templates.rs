//! `leadar templates --eject DIR`: what pages are made with, as files to change and lay over.

use crate::pipeline;
use crate::render::messages::message;

use super::Ending;
use super::args::TemplatesWords;
use super::report::{Report, shown};

/// Writes the files and says how to use them.
pub fn run(words: &TemplatesWords, report: &Report) -> Ending {
    match pipeline::eject_templates(&words.eject) {
        Err(complaints) => {
            report.diagnostics(&complaints);
            Ending::Problems
        }
        Ok(count) => {
            let folder = shown(&words.eject);
            report.news(&message!("templates-ejected", count = count, folder = &folder));
            report.news(&format!("\n  leadar --templates {folder}\n"));
            Ending::Fine
        }
    }
}
