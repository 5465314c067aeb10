//! What a scan is told: which sources are asked, how patiently, and by which words a technology is found.

use std::collections::BTreeMap;

use super::CandidateSettings;

/// The table `[scan]` of `radar.toml`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ScanSettings {
    /// Who asks: a mail address or web address that goes into the user agent.
    pub contact: Option<String>,
    /// The first year asked about.
    pub since: Option<i16>,
    /// Sources that are asked, in their order, with what is said of each.
    pub sources: Vec<SourceSettings>,
    /// Watched pages.
    pub pages: Vec<WatchedPage>,
    /// Share of records about the technology below which a count is called noisy.
    pub noisy_below: Option<f64>,
    /// Which phrases are proposed as new candidates.
    pub candidates: CandidateSettings,
}

impl ScanSettings {
    /// The share below which a count is called noisy where the radar declares none: searches of good precision reach
    /// more (Lundberg and others 2006 found 0.50 to 1.00 by strategy). Our choice.
    pub const NOISY_BELOW: f64 = 0.7;
}

/// The public sources that can be asked: the name in files and commands, and what their operator calls them.
pub const SOURCES: [(&str, &str); 11] = [
    ("arxiv", "arXiv"),
    ("cordis", "CORDIS"),
    ("cordis-search", "CORDIS search"),
    ("crossref", "Crossref"),
    ("epo", "EPO Open Patent Services"),
    ("iso", "ISO Open Data"),
    ("openaire", "OpenAIRE Graph"),
    ("openalex", "OpenAlex"),
    ("pages", "Watched pages"),
    ("pageviews", "Wikimedia pageviews"),
    ("ted", "TED, Tenders Electronic Daily"),
];

/// What the operator of a source calls it; a source that is not known has its name alone.
pub fn source_title(name: &str) -> &str {
    SOURCES
        .iter()
        .find(|(known, _)| *known == name)
        .map_or(name, |(_, title)| title)
}

/// An entry `[[scan.sources]]`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SourceSettings {
    /// The source.
    pub name: String,
    /// Another place for it, such as a mirror; without a slash at its end.
    pub base: Option<String>,
    /// Least seconds between two asks, where more than the source's own are wanted.
    pub pause: Option<f64>,
    /// How often an ask that fails is tried.
    pub tries: Option<u32>,
    /// Seconds before the second try; each further one waits twice as long.
    pub first_wait: Option<f64>,
    /// Parts of the source that are asked, such as framework programmes or types of works; empty is its own choice.
    pub parts: Vec<String>,
}

/// An entry `[[scan.pages]]`: a page without an interface, read by CSS selectors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WatchedPage {
    /// Identifier.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Its address, http or https.
    pub address: String,
    /// Selector of an entry.
    pub entry: String,
    /// Selector of the title inside an entry; without it the entry's own text.
    pub title: Option<String>,
    /// Selector of the date inside an entry.
    pub date: Option<String>,
    /// Selector of the link inside an entry; without it the first one.
    pub link: Option<String>,
}

/// The table `[search]` of a technology: how it is told from what else has its names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SearchWords {
    /// Words of which one must occur beside a name.
    pub context: Vec<String>,
    /// Phrases that must not occur.
    pub exclude: Vec<String>,
    /// Names and aliases that are not searched for.
    pub drop: Vec<String>,
    /// Articles of encyclopaedias: language tag to title.
    pub articles: BTreeMap<String, String>,
}
