//! What `ingest` takes.

use std::path::PathBuf;

use clap::Args;

use crate::model::{NeedKind, Tool};

/// What `ingest` takes.
#[derive(Debug, Args)]
pub struct IngestWords {
    /// Reports to read, or folders of them: Markdown, text, HTML, Word, Excel, OpenDocument, CSV, PDF; with --review,
    /// --sheet and --read-sheet drafts or folders of them, without one the folder of drafts
    #[arg(value_name = "FILE|DIR", required_unless_present_any = ["review", "sheet", "read_sheet"])]
    pub files: Vec<PathBuf>,
    /// Folder for the drafts of new workshops
    #[arg(long, value_name = "DIR", default_value = "drafts")]
    pub drafts: PathBuf,
    /// Write changes into files that are there already; edits in them stay
    #[arg(long)]
    pub write: bool,
    /// Print everything as JSON; write nothing but with --write
    #[arg(long)]
    pub json: bool,
    /// Read a heading with these words as a section of this kind, for this run: --as 'Raw notes=gap'; may be repeated
    #[arg(long = "as", value_name = "HEADING=KIND", value_parser = read_heading)]
    pub headings: Vec<(String, NeedKind)>,
    /// Walk through drafts and decide on each entry; written at once, so stop and go on as you like
    #[arg(long, conflicts_with_all = ["write", "json", "from", "headings", "sheet", "read_sheet"])]
    pub review: bool,
    /// Write the entries of drafts to this CSV or XLSX file, to decide on them in a spreadsheet
    #[arg(long, value_name = "FILE", conflicts_with_all = ["write", "json", "from", "headings", "read_sheet"])]
    pub sheet: Option<PathBuf>,
    /// Read decisions from this CSV, XLSX or ODS file and write them into the drafts; none where a row is wrong
    #[arg(long, value_name = "FILE", conflicts_with_all = ["write", "json", "from", "headings"])]
    pub read_sheet: Option<PathBuf>,
    /// The file or folder is a radar of this tool; it becomes tables that `leadar draw` draws
    #[arg(long, value_name = "TOOL", value_parser = Tool::WORDS)]
    pub from: Option<String>,
}

/// A heading and the kind of what stands below it.
fn read_heading(words: &str) -> Result<(String, NeedKind), String> {
    let kinds = NeedKind::ALL.map(NeedKind::as_str).join(", ");
    let Some((heading, kind)) = words.rsplit_once('=') else {
        return Err(format!(
            "a heading and a kind are expected, as in 'Raw notes=gap'; kinds are {kinds}"
        ));
    };
    if !heading.contains(char::is_alphanumeric) {
        return Err("the heading has no words, as in 'Raw notes=gap'".into());
    }
    match NeedKind::from_word(&kind.trim().to_lowercase()) {
        Some(kind) => Ok((heading.trim().to_owned(), kind)),
        None => Err(format!("\"{}\" is no kind; kinds are {kinds}", kind.trim())),
    }
}
