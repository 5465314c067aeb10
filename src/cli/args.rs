//! What can be typed: the commands, what all of them take, and what the shorter ones take; a longer one has a file of its own.

mod draw;
mod export;
mod ingest;
mod link;
mod scan;
mod score;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::model::limits;
use crate::pipeline::{Folders, FoundRadar};

pub use draw::DrawWords;
pub use export::{ExportWords, MapFormat, PosterFormat, TableFormat};
pub use ingest::IngestWords;
pub use link::LinkWords;
pub use scan::ScanWords;
pub use score::{ScoreFormat, ScoreWords};

/// A technology radar from what practitioners lack: needs in, a site that opens offline out.
#[derive(Debug, Parser)]
#[command(
    name = "leadar",
    version,
    max_term_width = 100,
    after_help = "Without a command it builds. The radar is looked for in the folder you are in, in radar-data/ there, and in\n\
                  the folders above; the site of radar-data/ goes to output/ beside it, that of a folder x to x-site/.\n\
                  Exit codes: 0 fine; 1 problems in the data, rows left out, output that could not be written or\n\
                  whose reader went away; 2 wrong use."
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
    /// Folder with the radar's data; without it the folder you are in, radar-data in it, or the nearest such above
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Folder for the site, without it one beside the data; of export for its files
    #[arg(long, global = true, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// Folder of templates laid over the built-in ones, file by file
    #[arg(long, global = true, value_name = "DIR")]
    pub templates: Option<PathBuf>,
    /// Print only errors and what was asked for
    #[arg(long, short, global = true)]
    pub quiet: bool,
}

impl Common {
    /// The folders meant, where no radar was found but the usual ones.
    pub fn to_folders(&self, found: Option<&FoundRadar>) -> Folders {
        let found = found.map(|found| (found.data.clone(), found.output.clone()));
        let (data, output) = found.unwrap_or_else(|| ("radar-data".into(), "output".into()));
        Folders {
            data: self.data.clone().unwrap_or(data),
            output: self.output.clone().unwrap_or(output),
            templates: self.templates.clone(),
        }
    }
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Build the site (the default)
    Build(BuildWords),
    /// Show a preview in the browser, on this machine alone, which follows every change of the data
    Serve(ServeWords),
    /// Name every problem in the data, with file, line and column; write nothing
    Check(CheckWords),
    /// Print the table of placements, or the whole working behind one
    Score(ScoreWords),
    /// Draft workshops from reports, every line accounted for
    Ingest(IngestWords),
    /// Propose which technologies may answer which need; review, export and import decisions
    Link(LinkWords),
    /// Ask public sources about every technology; keep what they said as dated, hashed evidence
    Scan(ScanWords),
    /// Draw a map straight from a table, without scoring
    Draw(DrawWords),
    /// Write the templates, style sheets and catalogues of words that pages are made with, to change them
    Templates(TemplatesWords),
    /// Make a small radar that builds
    New(NewWords),
    /// Freeze the edition the data makes: the next one keeps its rings and places until there is reason to move
    Freeze(FreezeWords),
    /// Make a frozen edition again of what it holds and compare every byte of its results and its site
    Verify(VerifyWords),
    /// What moved between two editions, and why
    Diff(DiffWords),
    /// Maps as SVG, PNG and PDF, a poster, one-page briefings, data as CSV and JSON, radars for other tools
    Export(ExportWords),
    /// Print the JSON Schema of a file or an output
    Schema(SchemaWords),
    /// Read one document as a child of this program; not for people
    #[command(name = crate::pipeline::CHILD, hide = true)]
    ReadApart(ReadApartWords),
}

impl Command {
    /// Whether it is about a radar's data, which is then looked for.
    pub fn is_of_radar(&self) -> bool {
        match self {
            Command::Build(_)
            | Command::Serve(_)
            | Command::Check(_)
            | Command::Score(_)
            | Command::Ingest(_)
            | Command::Link(_)
            | Command::Scan(_)
            | Command::Freeze(_)
            | Command::Verify(_)
            | Command::Diff(_) => true,
            Command::Export(words) => words.table.is_none(),
            Command::Draw(_) | Command::New(_) | Command::Templates(_) | Command::Schema(_) | Command::ReadApart(_) => {
                false
            }
        }
    }
}

/// What `templates` takes.
#[derive(Debug, Args)]
pub struct TemplatesWords {
    /// Write them into this folder, all or none, and never over a file that says something else. Change or add what you
    /// like, take away the rest, and build with --templates DIR: each file is laid over the built-in one of its name.
    /// locales/TAG.ftl adds a language
    #[arg(long, value_name = "DIR", required = true)]
    pub eject: PathBuf,
}

/// What the child that reads a document takes.
#[derive(Debug, Args)]
pub struct ReadApartWords {
    /// What is read
    #[arg(value_parser = crate::pipeline::KINDS)]
    pub kind: String,
}

/// What `build` takes.
#[derive(Debug, Default, Args)]
pub struct BuildWords {
    /// Build again whenever the data or the templates change, until Ctrl-C; with errors the last good site stands
    #[arg(long)]
    pub watch: bool,
}

/// What `serve` takes.
#[derive(Debug, Args)]
#[command(
    after_help = "Nothing is written: the site is kept in memory and answers on 127.0.0.1 alone. Errors in the data stand\n\
                  in the browser until they are mended. A table (CSV, XLSX, ODS, JSON) that is dropped on a page, or\n\
                  chosen at /-/draw.html, is drawn as `leadar draw` would draw it. Ctrl-C ends it."
)]
pub struct ServeWords {
    /// Port to listen on; without it a free one
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..))]
    pub port: Option<u16>,
}

/// What `freeze` takes.
#[derive(Debug, Args)]
pub struct FreezeWords {
    /// Name of the edition; must be the one radar.toml declares
    pub name: Option<String>,
    /// Keep the names of the data in the history of their git repository, not the data in full; all must be committed
    #[arg(long, conflicts_with = "zip")]
    pub by_reference: bool,
    /// Write the edition and its site as a dated archive too: NAME-DATE.zip in radar-data/editions, or FILE
    #[arg(long, value_name = "FILE")]
    pub zip: Option<Option<PathBuf>>,
}

/// What `verify` takes.
#[derive(Debug, Args)]
pub struct VerifyWords {
    /// Name of the frozen edition; without it all of them
    pub name: Option<String>,
}

/// What `check` takes.
#[derive(Debug, Args)]
pub struct CheckWords {
    /// List what is to be looked at again instead: what is overdue or old, ordered by demand and doubt. The exit code is 0
    /// whether there is something or not
    #[arg(long)]
    pub stale: bool,
    /// With --stale: on this day, instead of the edition's date
    #[arg(long, value_name = "DATE", requires = "stale", value_parser = read_day)]
    pub on: Option<jiff::civil::Date>,
    /// With --stale: print the list as JSON, with every figure
    #[arg(long, requires = "stale")]
    pub json: bool,
}

/// A day within those that data may hold.
fn read_day(words: &str) -> Result<jiff::civil::Date, String> {
    let day = words.parse::<jiff::civil::Date>().ok();
    let day = day.filter(|day| limits::DAYS.contains(&day.year()));
    day.ok_or_else(|| format!("a day is expected, as in 2026-11-28; it must be {}", limits::DAYS_WORDS))
}

/// What `diff` takes.
#[derive(Debug, Args)]
pub struct DiffWords {
    /// The older edition
    pub older: String,
    /// The newer edition; without it, what the data makes now
    pub newer: Option<String>,
    /// Print what every change did to this technology, as a table that adds up
    #[arg(long, value_name = "TECHNOLOGY", conflicts_with = "format")]
    pub explain: Option<String>,
    /// How to print what differs
    #[arg(long, value_enum, default_value = "text")]
    pub format: DiffFormat,
}

/// How a comparison is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum DiffFormat {
    /// Sentences for people
    Text,
    /// Every change with what it did to every technology, as JSON (leadar schema diff)
    Json,
}

/// What `schema` takes.
#[derive(Debug, Args)]
pub struct SchemaWords {
    /// Which shape
    #[arg(value_enum)]
    pub of: SchemaOf,
}

/// The shapes that can be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum SchemaOf {
    /// What score --format json prints
    Score,
    /// The files workshops/ID.toml
    Workshops,
    /// The files evidence/SOURCE/ID.json
    Evidence,
    /// The files evidence/records/ID.toml
    Records,
    /// The files languages/TAG.toml
    Languages,
    /// What diff --format json prints
    Diff,
    /// The files editions/NAME/edition.toml
    Edition,
}

/// What `new` takes.
#[derive(Debug, Args)]
pub struct NewWords {
    /// Folder to make; it must not be there yet, or be empty
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(words: &str) -> Result<Arguments, clap::Error> {
        Arguments::try_parse_from(["leadar"].into_iter().chain(words.split_whitespace()))
    }

    #[test]
    fn without_a_command_it_builds_from_and_to_the_usual_folders() {
        let found = parse("").expect("no words are fine");
        assert!(found.command.is_none());
        let folders = found.common.to_folders(None);
        assert_eq!((folders.data, folders.output), ("radar-data".into(), "output".into()));
    }

    #[test]
    fn what_excludes_each_other_or_needs_another_word_is_wrong_use() {
        for words in [
            "link --json --review --by A",
            "ingest",
            "ingest --review --json",
            "ingest --as Notes=wish r.md",
            "link --review",
            "scan --review",
            "scan --review --candidates --by A",
            "scan --candidates --source ted",
            "link --firm",
            "draw",
            "score --samples 99",
            "score --explain anpr --format json",
            "export --site example.org",
            "freeze a b",
            "export t.csv",
            "export --to xlsx",
            "export --to csv --poster a3",
            "export --to csv t.csv --map all",
        ] {
            let refused = parse(words).expect_err(words);
            assert!(refused.use_stderr(), "{words}: {refused}");
        }
    }
}
