//! What `scan` takes.

use std::path::PathBuf;

use clap::Args;

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
