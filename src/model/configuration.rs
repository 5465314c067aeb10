//! What `radar.toml` declares: the edition, groups, topics, views, rings, criteria and rules.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    Criterion, Grade, LegalClass, Level, LinkTrust, MapChoices, Measure, NeedKind, Publication, Readiness, Ring, Route,
    Rule, ScanSettings, Scoring, Staleness, StandardKind, StandardStatus, Technology, Theme, Unreviewed,
};

/// The declared part of a radar; everything here is data, nothing code.
#[derive(Debug, Clone)]
pub struct Configuration {
    /// Title of the radar.
    pub title: String,
    /// One sentence on what it is.
    pub summary: String,
    /// BCP 47 tag of the language of the texts.
    pub language: String,
    /// The languages of the pages, that of the texts first.
    pub languages: Vec<String>,
    /// Who answers for it, as text.
    pub contact: String,
    /// Licence of the data, as text.
    pub licence: String,
    /// Who is named where it is cited, and where it is published.
    pub publication: Publication,
    /// How pages look.
    pub theme: Theme,
    /// Name of the edition.
    pub edition: String,
    /// The day the data stands at.
    pub date: Date,
    /// Practitioner groups, in order.
    pub groups: Vec<Group>,
    /// Topics, in order.
    pub topics: Vec<Topic>,
    /// Activities (the quadrants of the activity view), in order.
    pub activities: Vec<Activity>,
    /// Views, in order; the first is the home page's.
    pub views: Vec<View>,
    /// Words and abbreviations of the data that the glossary explains.
    pub terms: Vec<GlossaryTerm>,
    /// Ways of buying, in the order in which pages show them.
    pub routes: Vec<Route>,
    /// Rings from the centre; those outside come last.
    pub rings: Vec<Ring>,
    /// Criteria, in order.
    pub criteria: Vec<Criterion>,
    /// How uncertainty is carried through.
    pub scoring: Scoring,
    /// Rules, in order of precedence.
    pub rules: Vec<Rule>,
    /// How statements become demand.
    pub demand: DemandModel,
    /// With what probability a link holds, by who decided on it.
    pub link_trust: LinkTrust,
    /// How links that nobody has reviewed count.
    pub unreviewed: Unreviewed,
    /// Legal classes.
    pub legal_classes: Vec<LegalClass>,
    /// Levels of the standards criterion, best first.
    pub standard_levels: Vec<StandardLevel>,
    /// How far legal lines lower the legal level, and how low at most.
    pub constrains: Constrains,
    /// How public records become a TRL.
    pub readiness: Readiness,
    /// After how many years what stands in the data is old.
    pub staleness: Staleness,
    /// Which public sources are asked, and how.
    pub scan: ScanSettings,
}

impl Configuration {
    /// A legal class by its id.
    pub fn legal_class(&self, id: &str) -> Option<&LegalClass> {
        self.legal_classes.iter().find(|class| class.id == id)
    }

    /// The legal classes of a technology's typical use, in the order of its file.
    pub fn classes_of<'a>(&'a self, technology: &'a Technology) -> impl Iterator<Item = &'a LegalClass> {
        technology.legal_classes.iter().filter_map(|id| self.legal_class(id))
    }

    /// Whether some rule asks for a measure.
    pub fn asks_for(&self, measure: &Measure) -> bool {
        self.rules.iter().any(|rule| rule.limits_on(measure).next().is_some())
    }
}

/// A word or abbreviation of the data, with what it means, `[[terms]]`.
#[derive(Debug, Clone, PartialEq)]
pub struct GlossaryTerm {
    /// The word.
    pub word: String,
    /// What it means, in a sentence or two.
    pub meaning: String,
}

/// A practitioner group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Group {
    /// Identifier, such as `PG1`.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Country that leads it, in words.
    pub lead: String,
    /// Other spellings found in sources.
    pub aliases: Vec<String>,
}

/// A topic of a group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Topic {
    /// Identifier.
    pub id: String,
    /// Id of its group.
    pub group: String,
    /// Year of the plan, from 1.
    pub year: u8,
    /// What it is called.
    pub name: String,
    /// Other names, in the language of the data.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// How the year plan spells it, damage included.
    pub printed: Vec<String>,
    /// Line of the year plan, from 1.
    pub line: u32,
    /// Planned days, as the plan prints them.
    pub planned: Option<String>,
}

/// An activity of an officer, used as a sector.
#[derive(Debug, Clone, PartialEq)]
pub struct Activity {
    /// Identifier.
    pub id: String,
    /// What it is called.
    pub name: String,
}

/// One radar of the edition.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    /// Identifier; also the name of its page.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// One sentence on what it shows.
    pub summary: String,
    /// What its sectors are.
    pub sectors: SectorsBy,
    /// What was chosen for its map.
    pub choices: MapChoices,
}

/// What the sectors of a view are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SectorsBy {
    /// All practitioner groups.
    Groups,
    /// All activities.
    Activities,
    /// The topics of one group, by the group's id; only technologies of those topics are shown.
    TopicsOf(String),
}

impl SectorsBy {
    /// Whether the view belongs to one group.
    pub fn is_of_group(&self) -> bool {
        match self {
            SectorsBy::Groups | SectorsBy::Activities => false,
            SectorsBy::TopicsOf(_) => true,
        }
    }
}

/// How statements become demand (METHOD 7.2).
#[derive(Debug, Clone, PartialEq)]
pub struct DemandModel {
    /// Weight of a line of each kind; kinds not listed weigh 0.
    pub kinds: Vec<(NeedKind, f64)>,
    /// Strength of each grade; grades not listed count 0.
    pub grades: Vec<(Grade, f64)>,
    /// Factor for lines that ask for a whole field.
    pub broad: f64,
    /// Number of specific gaps and requirements that lifts the need level to 4.
    pub many_lines: usize,
    /// Number of workshops these must come from.
    pub many_workshops: usize,
    /// What a workshop hands out over its lines.
    pub per_workshop: PerWorkshop,
    /// Law of the need level, 1 to 5, where a workshop on one of the topics was held and nobody mentioned the technology.
    pub not_mentioned: [f64; 5],
    /// Years after which a statement is marked as old, counted from its workshop to the edition's date.
    pub old_after_years: i16,
}

impl DemandModel {
    /// What holds where `radar.toml` does not say: a desk choice. Nobody mentioned it, but they were not asked about it either,
    /// so some of these would be asked for as a help (level 2) or specifically (level 3).
    pub const NOT_MENTIONED: [f64; 5] = [0.6, 0.25, 0.15, 0.0, 0.0];

    /// What holds where `radar.toml` does not say: a desk choice.
    pub const OLD_AFTER_YEARS: i16 = 5;
}

/// What a workshop hands out over its lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PerWorkshop {
    /// Each workshop the same 100 points, in proportion to the weights of the lines that ask.
    #[default]
    Equal,
    /// Each line its weight, so that long minutes weigh more.
    ByLine,
}

impl PerWorkshop {
    /// All choices with their word in files.
    pub const ALL: [(PerWorkshop, &'static str); 2] = [(PerWorkshop::Equal, "equal"), (PerWorkshop::ByLine, "by-line")];

    /// Points that every workshop hands out where all weigh the same.
    pub const POINTS: f64 = 100.0;
}

/// One row of the table that gives the standards criterion its level.
#[derive(Debug, Clone, PartialEq)]
pub struct StandardLevel {
    /// The level reached.
    pub level: Level,
    /// Kinds of document that count; law is none of them.
    pub kinds: Vec<StandardKind>,
    /// States that count.
    pub statuses: Vec<StandardStatus>,
}

/// How legal lines act on the legal level.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Constrains {
    /// Levels lost when one or more legal lines limit the technology.
    pub lowers_by: f64,
    /// They never push it below this level.
    pub not_below: Level,
}
