//! What `draw` takes.

use std::path::PathBuf;

use clap::Args;

use crate::model::Tool;

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
