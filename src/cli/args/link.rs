//! What `link` takes.

use std::path::PathBuf;

use clap::Args;

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
