//! What `export` takes.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::model::{RadarFormat, Tool};

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
