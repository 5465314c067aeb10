//! What can be typed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::pipeline::Folders;

/// A technology radar from what practitioners lack: needs in, a site that opens offline out.
#[derive(Debug, Parser)]
#[command(
    name = "leadar",
    version,
    max_term_width = 100,
    after_help = "Without a command it builds: radar-data/ is read, output/ is written.\n\
                  Exit codes: 0 fine, 1 problems in the data, 2 wrong use."
)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// What every command takes.
    #[command(flatten)]
    pub common: Common,
}

/// What every command takes.
#[derive(Debug, Args)]
pub struct Common {
    /// Folder with the radar's data
    #[arg(long, global = true, value_name = "DIR", default_value = "radar-data")]
    pub data: PathBuf,
    /// Folder for the site
    #[arg(long, global = true, value_name = "DIR", default_value = "output")]
    pub output: PathBuf,
    /// Folder of templates laid over the built-in ones, file by file
    #[arg(long, global = true, value_name = "DIR")]
    pub templates: Option<PathBuf>,
    /// Print only errors and what was asked for
    #[arg(long, short, global = true)]
    pub quiet: bool,
}

impl Common {
    /// The folders meant.
    pub fn to_folders(&self) -> Folders {
        Folders {
            data: self.data.clone(),
            output: self.output.clone(),
            templates: self.templates.clone(),
        }
    }
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Build the site (the default)
    Build,
    /// Name every problem in the data, with file, line and column; write nothing
    Check,
    /// Print the table of placements, or the whole working behind one
    Score(ScoreWords),
    /// Draft workshops from a report, every line accounted for
    Ingest(IngestWords),
    /// Draw a map straight from a table, without scoring
    Draw(DrawWords),
    /// Make a small radar that builds
    New(NewWords),
}

/// What `score` takes.
#[derive(Debug, Args)]
pub struct ScoreWords {
    /// Print every number, source and rule behind the placement of this technology
    #[arg(long, value_name = "TECHNOLOGY")]
    pub explain: Option<String>,
}

/// What `ingest` takes.
#[derive(Debug, Args)]
pub struct IngestWords {
    /// Report to read: Markdown or plain text, UTF-8
    #[arg(value_name = "REPORT")]
    pub file: PathBuf,
    /// Folder for the drafts; files there that say something else are never overwritten
    #[arg(long, value_name = "DIR", default_value = "drafts")]
    pub drafts: PathBuf,
    /// Print everything as JSON and write no drafts
    #[arg(long)]
    pub json: bool,
}

/// What `draw` takes.
#[derive(Debug, Args)]
#[command(
    after_help = "JSON: {\"sectors\": [names in order], \"rings\": [names from the centre],\n\
                        \x20      \"items\": [{\"id\", \"name\", \"sector\", \"ring\", \"score\"}]}\n\
                        CSV:  columns name, ring, sector and optionally id, score, movement, description, link\n\
                        Scores are 0 to 1; 1 is nearest to the centre of the ring."
)]
pub struct DrawWords {
    /// Table to draw, CSV or JSON
    #[arg(value_name = "TABLE")]
    pub table: PathBuf,
    /// Write only the map to this file; - prints it. Without this a page with map and list goes to --output
    #[arg(long, value_name = "FILE")]
    pub svg: Option<PathBuf>,
}

/// What `new` takes.
#[derive(Debug, Args)]
pub struct NewWords {
    /// Folder to make; it must not be there yet, or be empty
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
}
