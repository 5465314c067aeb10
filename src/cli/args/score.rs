//! What `score` takes.

use std::path::PathBuf;

use clap::Args;

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
