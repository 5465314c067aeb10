//! What can be typed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

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
    /// Maps as SVG, PNG and PDF, a poster, one-page briefings, data as CSV and JSON
    Export(ExportWords),
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
    /// Write only the map to this file, as a picture
    #[arg(long, value_name = "FILE")]
    pub png: Option<PathBuf>,
    /// Pixels a drawing unit of the picture; the map is about 1,200 units wide
    #[arg(long, value_name = "N", default_value_t = 2.0)]
    pub scale: f64,
    /// Write only the map and its list to this file, as PDF
    #[arg(long, value_name = "FILE")]
    pub pdf: Option<PathBuf>,
}

/// What `new` takes.
#[derive(Debug, Args)]
pub struct NewWords {
    /// Folder to make; it must not be there yet, or be empty
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
}

/// What `export` takes.
#[derive(Debug, Args)]
#[command(
    after_help = "Without --poster, --briefing or --tables it makes the maps of all views.\n\
                  PNG and PDF use a font of their own; the same data gives the same bytes on every machine."
)]
pub struct ExportWords {
    /// View whose map is made, by its id, or all
    #[arg(long, value_name = "VIEW|all")]
    pub map: Option<String>,
    /// Formats of maps, separated by commas
    #[arg(
        long,
        value_name = "FORMAT",
        value_enum,
        value_delimiter = ',',
        default_value = "svg"
    )]
    pub format: Vec<MapFormat>,
    /// Pixels a drawing unit of a PNG; a map is about 1,200 units wide
    #[arg(long, value_name = "N", default_value_t = 2.0)]
    pub scale: f64,
    /// A poster of the first view, or of the one that --map names, as PDF
    #[arg(long, value_name = "A3|A2", value_enum, ignore_case = true)]
    pub poster: Option<PosterFormat>,
    /// One-page briefing of a practitioner group, by its id, or all; PDF, A4
    #[arg(long, value_name = "GROUP|all")]
    pub briefing: Option<String>,
    /// Data of the edition: a CSV file a table, or one JSON file
    #[arg(long, value_name = "KIND", value_enum, value_delimiter = ',')]
    pub tables: Vec<TableFormat>,
    /// Address of the published site, so that blips lead to its pages
    #[arg(long, value_name = "URL", value_parser = read_site)]
    pub site: Option<String>,
    /// Folder for the files; files of the same names there are replaced
    #[arg(long, value_name = "DIR", default_value = "export")]
    pub out: PathBuf,
}

/// An address of a site, without a slash at its end.
fn read_site(words: &str) -> Result<String, String> {
    let plain = !words
        .chars()
        .any(|letter| letter.is_whitespace() || letter.is_control());
    if plain && (words.starts_with("https://") || words.starts_with("http://")) {
        Ok(words.trim_end_matches('/').to_owned())
    } else {
        Err("an address begins with https:// or http:// and has no spaces".into())
    }
}

/// Formats of maps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MapFormat {
    /// Vectors and text, for Word, LibreOffice, Inkscape and browsers
    Svg,
    /// A picture
    Png,
    /// Map and list, for paper
    Pdf,
}

/// Formats of the poster.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PosterFormat {
    /// 420 by 297 mm
    A3,
    /// 594 by 420 mm
    A2,
}

/// Formats of data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TableFormat {
    /// One file a table
    Csv,
    /// One file with all tables
    Json,
}
