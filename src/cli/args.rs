//! What can be typed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::model::{NeedKind, RadarFormat, Tool, limits};
use crate::pipeline::{Folders, FoundRadar};

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

/// What `score` takes.
#[derive(Debug, Args)]
pub struct ScoreWords {
    /// Print every number, source and rule behind the placement of this technology
    #[arg(long, value_name = "TECHNOLOGY", conflicts_with = "format")]
    pub explain: Option<String>,
    /// How to print the scores
    #[arg(long, value_enum, default_value = "table")]
    pub format: ScoreFormat,
    /// Try out weights, the others as declared: need=30,maturity=15
    #[arg(long, value_name = "CRITERION=WEIGHT,…")]
    pub what_if: Vec<String>,
    /// Try out a level or a TRL: anpr.need=4, anpr.need=unknown, anpr.trl=6-8; may be repeated
    #[arg(long, value_name = "TECHNOLOGY.CRITERION=LEVEL")]
    pub set: Vec<String>,
    /// What to find out next: the questions whose answers would change most, and who could tell
    #[arg(long, conflicts_with_all = ["explain", "plots"])]
    pub next: bool,
    /// Write a sheet for assessors of this criterion, or of the TRL (trl), to --output FILE.xlsx or FILE.csv
    #[arg(long, value_name = "CRITERION", conflicts_with_all = ["explain", "plots", "next", "what_if", "set"])]
    pub form: Option<String>,
    /// With --next or --form: only the technologies of this practitioner group or topic; with --form also of a ring
    #[arg(long = "for", value_name = "GROUP|TOPIC|RING")]
    pub only: Option<String>,
    /// With --form or --read-form: pseudonym of the assessor
    #[arg(long, value_name = "NAME")]
    pub assessor: Option<String>,
    /// With --form: round of the panel; from the second on the sheet feeds back the round before
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..=99), requires = "form")]
    pub round: Option<u32>,
    /// Take a filled sheet (XLSX, ODS or CSV) in as scores/NAME.csv, all of it or nothing
    #[arg(long, value_name = "FILE", conflicts_with_all = ["explain", "plots", "next", "form", "what_if", "set"])]
    pub read_form: Option<PathBuf>,
    /// Write the plots as SVG into this folder
    #[arg(long, value_name = "DIR")]
    pub plots: Option<PathBuf>,
    /// Seed of the draws, instead of the declared one
    #[arg(long, value_name = "NUMBER")]
    pub seed: Option<u64>,
    /// Number of draws, instead of the declared one
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(100..=10_000_000))]
    pub samples: Option<u32>,
    /// Count the probability of every rank even for more than 200 technologies
    #[arg(long)]
    pub ranks: bool,
    /// Print the JSON Schema of --format json
    #[arg(long)]
    pub schema: bool,
}

/// How scores are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum ScoreFormat {
    /// A table for people
    #[value(alias = "text")]
    Table,
    /// Comma-separated values, a row a technology
    Csv,
    /// Everything, as JSON
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

/// A day within those that data may hold.
fn read_day(words: &str) -> Result<jiff::civil::Date, String> {
    let day = words.parse::<jiff::civil::Date>().ok();
    let day = day.filter(|day| limits::DAYS.contains(&day.year()));
    day.ok_or_else(|| format!("a day is expected, as in 2026-11-28; it must be {}", limits::DAYS_WORDS))
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

/// What `link` takes.
#[derive(Debug, Args)]
#[command(
    after_help = "Without a choice it lists the proposals that nobody has decided on yet, with the words that matched.\n\
                  --json prints {statement: [[technology, score], ...]}: all technologies, best first, scores 0 to 1.\n\
                  --json --firm prints {statement: {\"need\", \"kind\", \"firm\": [{\"technology\", \"score\", \"grade\", \"words\"}],\n\
                  \x20      \"suggested\": [the same], \"standards\": [{\"standard\", \"score\", \"words\"}], \"families\", \"none_because\"}}.\n\
                  A statement that stands in several workshops is printed once, as the first of them has it.\n\
                  Decisions are kept in links.csv. Proposals never change the radar unless radar.toml says\n\
                  [links] unreviewed = \"related\" or \"core\"."
)]
pub struct LinkWords {
    /// Print the full ranking of each statement as JSON; links made so far are ignored
    #[arg(long, conflicts_with_all = ["explain", "review", "export", "import", "related"])]
    pub json: bool,
    /// With --json: the proposal of each statement instead of the ranking
    #[arg(long, requires = "json")]
    pub firm: bool,
    /// Read statements from drafts of `leadar ingest` in this folder, in place of the radar's workshops
    #[arg(long, value_name = "DIR", conflicts_with_all = ["review", "export", "import"])]
    pub drafts: Option<PathBuf>,
    /// Let a table of word vectors in text (GloVe, word2vec) speak beside the words
    #[arg(long, value_name = "FILE", conflicts_with = "import")]
    pub vectors: Option<PathBuf>,
    /// Print the whole working behind the proposal for this need
    #[arg(long, value_name = "NEED", conflicts_with_all = ["review", "export", "import", "related"])]
    pub explain: Option<String>,
    /// List needs that recur in several workshops
    #[arg(long, conflicts_with_all = ["review", "export", "import"])]
    pub related: bool,
    /// Walk through the proposals and decide; each decision is written at once, so stop and go on as you like
    #[arg(long, requires = "by", conflicts_with_all = ["export", "import"])]
    pub review: bool,
    /// With --review: only the statements of this workshop
    #[arg(long, value_name = "WORKSHOP", requires = "review", conflicts_with = "need")]
    pub workshop: Option<String>,
    /// With --review: only this statement
    #[arg(long, value_name = "NEED", requires = "review")]
    pub need: Option<String>,
    /// Write proposals and decisions to this CSV file, for a spreadsheet; - prints it
    #[arg(long, value_name = "FILE", conflicts_with = "import")]
    pub export: Option<PathBuf>,
    /// Read decisions from this CSV, XLSX or ODS file and write them into links.csv, all or none
    #[arg(long, value_name = "FILE")]
    pub import: Option<PathBuf>,
    /// Who decides: a name or pseudonym, for --review and --import
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
    /// The day of the decisions, such as 2026-01-31; today without it
    #[arg(long, value_name = "DAY")]
    pub date: Option<jiff::civil::Date>,
}

/// What `scan` takes.
#[derive(Debug, Args)]
#[command(
    after_help = "Sources: arxiv, cordis, cordis-search, crossref, epo, iso, openaire, openalex, pages,\n\
                  \x20        pageviews, ted. Those that radar.toml lists as [[scan.sources]] are asked where none\n\
                  \x20        is named; README has the keys of that table and of [search] in a technology.\n\
                  Raw replies are kept in .leadar/ beside the data, which git passes over; what was read from\n\
                  them goes to evidence/SOURCE/TECHNOLOGY.json.\n\
                  A run that was stopped goes on where it was with the same words, and what was done today is\n\
                  not asked again; --anew does ask again.\n\
                  Keys come from the environment alone: OPENALEX_API_KEY, EPO_OPS_KEY (key:secret) and\n\
                  OPENAIRE_TOKEN."
)]
pub struct ScanWords {
    /// Ask this source; may be repeated
    #[arg(long, value_name = "SOURCE")]
    pub source: Vec<String>,
    /// Ask about this technology; may be repeated
    #[arg(long, value_name = "TECHNOLOGY")]
    pub technology: Vec<String>,
    /// First year asked about
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i16).range(1900..2200))]
    pub since: Option<i16>,
    /// Only say what would be asked, what it costs and how long it takes; with --technology also the addresses
    #[arg(long)]
    pub dry_run: bool,
    /// Where a day's budget is spent, wait for the next day instead of ending
    #[arg(long)]
    pub wait: bool,
    /// Ask everything anew, also what a run that is under way, or was done today, has been answered
    #[arg(long)]
    pub anew: bool,
    /// Make the evidence again from kept replies, without a network, and write what differs
    #[arg(long, conflicts_with_all = ["dry_run", "wait", "anew", "verify", "since", "base"])]
    pub offline: bool,
    /// Make the evidence again from kept replies, without a network, and say what differs; write nothing
    #[arg(long, conflicts_with_all = ["dry_run", "wait", "anew", "since", "base"])]
    pub verify: bool,
    /// Judge the records listed for this technology: yes, no, unsure; each answer is written at once
    #[arg(long, value_name = "TECHNOLOGY", conflicts_with_all = ["technology", "dry_run", "wait", "verify", "offline", "since", "base"])]
    pub audit: Option<String>,
    /// With --audit: write the questions into this CSV file instead of asking
    #[arg(long, value_name = "FILE", requires = "audit")]
    pub sheet: Option<PathBuf>,
    /// Take the judgements of a filled sheet (CSV, XLSX, ODS), all or none
    #[arg(long, value_name = "FILE", conflicts_with_all = ["audit", "dry_run", "wait", "verify", "offline", "since", "base"])]
    pub read_sheet: Option<PathBuf>,
    /// List new candidates: phrases of the kept titles that grow and are no name of a technology. Counts are over the records
    /// that were kept, not over the field
    #[arg(long, conflicts_with_all = ["audit", "read_sheet", "standards", "source", "technology", "dry_run", "wait", "anew", "verify", "offline", "since", "base"])]
    pub candidates: bool,
    /// Decide on new candidates in the terminal: take one as a technology, merge it with one, reject it; each decision is
    /// written at once and remembered in evidence/candidates.csv
    #[arg(long, requires = "by", conflicts_with_all = ["candidates", "audit", "read_sheet", "standards", "source", "technology", "dry_run", "wait", "anew", "verify", "offline", "since", "base"])]
    pub review: bool,
    /// Say where standards/*.toml and the catalogues that were scanned differ
    #[arg(long, conflicts_with_all = ["audit", "read_sheet", "source", "technology", "dry_run", "wait", "verify", "offline", "since", "base"])]
    pub standards: bool,
    /// With --standards: write the states that were found into standards/*.toml
    #[arg(long, requires = "standards")]
    pub accept: bool,
    /// Who judges or decides: a name or pseudonym, for --audit, --read-sheet and --review
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
    /// Put a mirror or a test server in a source's place; may be repeated
    #[arg(long, value_name = "SOURCE=URL", value_parser = read_base)]
    pub base: Vec<(String, String)>,
    /// The day of the scan, or of judgements and decisions, such as 2026-01-31; today without it
    #[arg(long, value_name = "DAY")]
    pub date: Option<jiff::civil::Date>,
}

/// A source and the address that stands in its place.
fn read_base(words: &str) -> Result<(String, String), String> {
    match words.split_once('=') {
        Some((source, address)) if address.starts_with("http://") || address.starts_with("https://") => {
            Ok((source.to_owned(), address.trim_end_matches('/').to_owned()))
        }
        _ => Err("a source and an address are expected, as in openalex=http://127.0.0.1:8080".into()),
    }
}

/// What `draw` takes.
#[derive(Debug, Args)]
#[command(
    after_help = "A table has columns name, ring, sector and, where wanted, score, demand, movement, description, link, id, tags,\n\
                        number, in any order; other tools' words such as quadrant, segment, status and label do too.\n\
                        Titles and notes may stand above the header; merged cells count in each of their rows.\n\
                        JSON: {\"sectors\": [names in order], \"rings\": [names from the centre],\n\
                        \x20      \"items\": [{\"id\", \"name\", \"sector\", \"ring\", \"score\"}]}, or a list of objects\n\
                        Scores are 0 to 1, 80 %, or on the scale of a header such as score (1-5); 1 is nearest to the centre.\n\
                        Numbers above 1 without a scale count to the next of 5, 10, 20, 50, 100; larger is better, but in a\n\
                        column called rank or priority.\n\
                        A file draw.toml beside the table says more: title, subtitle, logo, logo_alt, a note, and [[rings]] and\n\
                        [[sectors]] in their order, each with name, meaning, colour and, for dark pages, dark.\n\
                        Rows without a name, a ring or a sector are named and left out; the others are drawn, and the exit\n\
                        code is 1. Any other value that is not understood is named and left empty.\n\
                        In the JSON with lists of sectors and rings, a row that cannot be used stops the drawing."
)]
pub struct DrawWords {
    /// Table to draw: CSV, TSV, JSON, XLSX, ODS; or a file or folder of another tool's radar; - reads standard input. Of several
    /// each is an edition, the oldest first: the site has a map of each, the path of every item, and what came, moved and left
    #[arg(value_name = "TABLE", required = true)]
    pub tables: Vec<PathBuf>,
    /// Tool the radar comes from, where its content does not show it
    #[arg(long, value_name = "TOOL", value_parser = Tool::WORDS)]
    pub from: Option<String>,
    /// Write only the map to this file; - prints it. Without this a site with map, list and a page for each item goes to --output
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
    /// Title, instead of the table's
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// What stands below the title
    #[arg(long, value_name = "TEXT")]
    pub subtitle: Option<String>,
    /// Picture at the head of the pages: PNG, JPEG, WebP or SVG
    #[arg(long, value_name = "FILE")]
    pub logo: Option<PathBuf>,
    /// Write only the map and its list to this file, as a piece of HTML to paste into another page
    #[arg(long, value_name = "FILE")]
    pub embed: Option<PathBuf>,
    /// Table of an older edition, whose blips stay where they were; may be repeated, the oldest first
    #[arg(long, value_name = "OLDER_TABLE")]
    pub previous: Vec<PathBuf>,
    /// Also draw each sector by itself, two to three times as large, into this folder
    #[arg(long, value_name = "DIR")]
    pub sector_maps: Option<PathBuf>,
    /// Give sectors with more blips more of the turn
    #[arg(long)]
    pub by_load: bool,
    /// Make the area of blips proportional to the table's column demand
    #[arg(long)]
    pub sized: bool,
    /// Draw where blips that changed the ring came from; with --previous or several tables
    #[arg(long)]
    pub trails: bool,
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
    after_help = "Without --poster, --briefing, --tables or --to it makes the maps of all views.\n\
                  PNG and PDF use a font of their own; the same data gives the same bytes on every machine.\n\
                  --to writes one radar for another tool and says once what its format does not carry:\n\
                  \x20 byor       byor.csv, for Build your own radar; up to 4 sectors and 4 rings\n\
                  \x20 zalando    zalando.json, its config.json; up to 4 sectors and 4 rings\n\
                  \x20 aoe        aoe/config.json and aoe/radar/DAY/*.md, with earlier editions\n\
                  \x20 backstage  backstage.json, with earlier editions in timelines; up to 4 sectors\n\
                  \x20 csv, json  radar.csv and radar.json, tables that leadar draw takes; JSON carries everything\n\
                  leadar export --to aoe --map pg5      a view of the data\n\
                  leadar export --to aoe radar.xlsx     a table, or a file or folder of another tool"
)]
pub struct ExportWords {
    /// With --to: write this table, or file or folder of another tool's radar, instead of a view of the data
    #[arg(value_name = "TABLE", requires = "to", conflicts_with_all = ["map", "site"])]
    pub table: Option<PathBuf>,
    /// Write the radar in the format of another tool, or as one table
    #[arg(long, value_name = "FORMAT", value_parser = RadarFormat::WORDS, conflicts_with_all = ["format", "poster", "briefing", "tables"])]
    pub to: Option<String>,
    /// With TABLE: the tool it comes from, where its content does not show it
    #[arg(long, value_name = "TOOL", value_parser = Tool::WORDS, requires = "table")]
    pub from: Option<String>,
    /// View whose map is made, by its id, or all; with --to the one view that is written, without it the first
    #[arg(long, value_name = "VIEW|all")]
    pub map: Option<String>,
    /// Formats of maps, separated by commas; svg where none is named
    #[arg(long, value_name = "FORMAT", value_enum, value_delimiter = ',')]
    pub format: Vec<MapFormat>,
    /// Pixels a drawing unit of a PNG; a map is about 1,200 units wide
    #[arg(long, value_name = "N", default_value_t = 2.0)]
    pub scale: f64,
    /// A poster of the first view, or of the one that --map names, as PDF
    #[arg(long, value_name = "A3|A2", value_enum, ignore_case = true)]
    pub poster: Option<PosterFormat>,
    /// One-page briefing on a topic or a practitioner group, by its id, or all; PDF, A4
    #[arg(long, value_name = "TOPIC|GROUP|all")]
    pub briefing: Option<String>,
    /// Data of the edition: a CSV file a table, or one JSON file
    #[arg(long, value_name = "KIND", value_enum, value_delimiter = ',')]
    pub tables: Vec<TableFormat>,
    /// Address of the published site, so that blips lead to its pages
    #[arg(long, value_name = "URL", value_parser = read_site)]
    pub site: Option<String>,
    /// Folder for the files, the same as --output; export without either. Only files of an earlier export are replaced
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
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

    #[test]
    fn an_address_is_taken_without_the_slash_at_its_end() {
        assert_eq!(
            read_site("https://example.org/radar/"),
            Ok("https://example.org/radar".into())
        );
        assert!(read_site("https://example.org/a b").is_err());
        assert!(read_site("javascript:alert(1)").is_err());
    }
}
