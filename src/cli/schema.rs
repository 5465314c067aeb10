//! `leadar schema`: the shapes of files and outputs, for editors and programs.

use crate::pipeline;

use super::Ending;
use super::args::{SchemaOf, SchemaWords};
use super::report::Report;

/// Prints a JSON Schema.
pub fn run(words: &SchemaWords, report: &Report) -> Ending {
    report.result(match words.of {
        SchemaOf::Score => pipeline::SCORE_SCHEMA,
        SchemaOf::Workshops => pipeline::WORKSHOPS_SCHEMA,
        SchemaOf::Evidence => pipeline::EVIDENCE_SCHEMA,
        SchemaOf::Diff => pipeline::DIFF_SCHEMA,
        SchemaOf::Edition => pipeline::EDITION_SCHEMA,
        SchemaOf::Languages => pipeline::LANGUAGES_SCHEMA,
        SchemaOf::Records => pipeline::RECORDS_SCHEMA,
    });
    Ending::Fine
}
