//! A radar as a table gives it: sectors, rings, items and their history over editions; nothing is scored.

use serde::{Deserialize, Serialize};

use super::{Chart, Colour, Movement, Radar};

/// A radar of another tool, or of a plain table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RadarTable {
    /// Identifier, fit for a file name.
    pub id: String,
    /// Title.
    pub title: String,
    /// Sectors, clockwise.
    pub sectors: Vec<TableName>,
    /// Rings from the centre.
    pub rings: Vec<TableName>,
    /// Whether the file lists its sectors and rings, so that empty ones are drawn too.
    pub declared: bool,
    /// How items and editions belong together.
    pub presence: Presence,
    /// Editions, oldest first; at least one.
    pub editions: Vec<TableEdition>,
    /// Items in the order of the file.
    pub items: Vec<TableItem>,
}

/// How long what is said of an item holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Presence {
    /// Every edition lists all its items.
    Listed,
    /// An item stays, unchanged, until a later edition says otherwise.
    Inherited,
    /// An item stays, with its last movement, until a later date says otherwise.
    Timeline,
}

/// A sector or a ring.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableName {
    /// Identifier.
    pub id: String,
    /// Name as the file has it.
    pub name: String,
    /// What it means, Markdown; may be empty.
    pub description: String,
    /// The colour that the table says for it: of the ground of a ring, or of the blips of a sector.
    pub colour: Option<Colour>,
}

/// An edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableEdition {
    /// Identifier, fit for a file name.
    pub id: String,
    /// Name.
    pub name: String,
}

/// An item with its history.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TableItem {
    /// Identifier, fit for a file name.
    pub id: String,
    /// Name.
    pub name: String,
    /// Addresses with their words.
    pub links: Vec<TableLink>,
    /// Tags.
    pub tags: Vec<String>,
    /// Names or identifiers of items it is said to belong with.
    pub related: Vec<String>,
    /// What else the file says of it: word and value.
    pub more: Vec<(String, String)>,
    /// What was said of it, oldest first; at least one.
    pub revisions: Vec<Revision>,
}

/// An address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableLink {
    /// Address: http, https, or relative.
    pub address: String,
    /// Its words; may be empty.
    pub words: String,
}

/// What an edition says of an item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Revision {
    /// Index of the edition.
    pub edition: usize,
    /// Index of the sector.
    pub sector: usize,
    /// Index of the ring.
    pub ring: usize,
    /// Score, 0 to 1, high towards the centre.
    pub score: Option<f64>,
    /// How much it is asked for, 0 or more.
    pub demand: Option<f64>,
    /// How it moved.
    pub movement: Option<Movement>,
    /// What is said, Markdown; may be empty.
    pub description: String,
    /// Whether the map shows it; the list always does.
    pub shown: bool,
}

impl TableItem {
    /// Whether a word of `more` says who answers for an item.
    pub fn is_team(word: &str) -> bool {
        let word = word.trim().to_lowercase();
        ["team", "teams", "owner", "owners"].contains(&word.as_str())
    }

    /// The teams that answer for it: what stands in a column of that name, separated by commas, semicolons or bars.
    pub fn teams(&self) -> Vec<&str> {
        let values = self.more.iter().filter(|(word, _)| TableItem::is_team(word));
        let teams = values.flat_map(|(_, value)| value.split([',', ';', '|']));
        teams.map(str::trim).filter(|team| !team.is_empty()).collect()
    }
}

impl RadarTable {
    /// Index of the last edition.
    pub fn latest(&self) -> usize {
        self.editions.len().saturating_sub(1)
    }

    /// Whether its editions are those of the whole radar, each with a map of its own; dates of items are not.
    pub fn lists_editions(&self) -> bool {
        self.editions.len() > 1 && self.presence != Presence::Timeline
    }

    /// What holds for an item in an edition; `None` where it is not part of it.
    pub fn revision<'t>(&self, item: &'t TableItem, edition: usize) -> Option<&'t Revision> {
        let revision = item
            .revisions
            .iter()
            .rev()
            .find(|revision| revision.edition <= edition)?;
        let listed = revision.edition == edition;
        (listed || self.presence != Presence::Listed).then_some(revision)
    }

    /// How an item moved in an edition it is part of.
    pub fn movement(&self, revision: &Revision, edition: usize) -> Option<Movement> {
        match self.presence {
            Presence::Inherited if revision.edition < edition => Some(Movement::Unchanged),
            Presence::Timeline if revision.edition < edition && revision.movement == Some(Movement::New) => {
                Some(Movement::Unchanged)
            }
            Presence::Inherited | Presence::Listed | Presence::Timeline => revision.movement,
        }
    }
}

/// What goes with a drawn table besides its last map.
#[derive(Debug, Clone, Default)]
pub struct TableBesides {
    /// The older editions that have a map of their own, the oldest first.
    pub maps: Vec<(Radar, Chart)>,
    /// What was on the map of an older table and is not any more, where no edition of this one tells it.
    pub gone: Vec<GoneItem>,
    /// Files of the table for whoever takes it along: name and text.
    pub downloads: Vec<(String, String)>,
}

/// What is no longer on a map.
#[derive(Debug, Clone)]
pub struct GoneItem {
    /// Its name.
    pub name: String,
    /// The ring in which it was.
    pub ring: String,
    /// The sector in which it was.
    pub sector: String,
}

/// A tool whose radars are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tool {
    /// Build your own radar, and tables like its.
    Byor,
    /// Zalando's radar and those made with it.
    Zalando,
    /// AOE's technology radar, and Porsche's.
    Aoe,
    /// Backstage's tech radar.
    Backstage,
}

impl Tool {
    /// Words for the tools.
    pub const WORDS: [&'static str; 4] = ["byor", "zalando", "aoe", "backstage"];

    /// The tool of a word.
    pub fn of(word: &str) -> Option<Self> {
        [Tool::Byor, Tool::Zalando, Tool::Aoe, Tool::Backstage]
            .into_iter()
            .find(|tool| tool.word() == word)
    }

    /// The word for the tool.
    pub fn word(self) -> &'static str {
        match self {
            Tool::Byor => "byor",
            Tool::Zalando => "zalando",
            Tool::Aoe => "aoe",
            Tool::Backstage => "backstage",
        }
    }
}

/// A format that a radar is written in for others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RadarFormat {
    /// That of another tool.
    Tool(Tool),
    /// Our table of rows.
    Csv,
    /// Our table with all it can hold.
    Json,
}

impl RadarFormat {
    /// Words for the formats.
    pub const WORDS: [&'static str; 6] = ["byor", "zalando", "aoe", "backstage", "csv", "json"];

    /// The format of a word.
    pub fn of(word: &str) -> Option<Self> {
        match word {
            "csv" => Some(RadarFormat::Csv),
            "json" => Some(RadarFormat::Json),
            tool => Tool::of(tool).map(RadarFormat::Tool),
        }
    }

    /// The word for the format.
    pub fn word(self) -> &'static str {
        match self {
            RadarFormat::Tool(tool) => tool.word(),
            RadarFormat::Csv => "csv",
            RadarFormat::Json => "json",
        }
    }
}
