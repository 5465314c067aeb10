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
    /// How many times as large or as small the total of a year must be as that of the year before to be called a break.
    pub break_factor: Option<f64>,
    /// Which phrases are proposed as new candidates.
    pub candidates: CandidateSettings,
}

impl ScanSettings {
    /// The share below which a count is called noisy where the radar declares none: searches of good precision reach
    /// more (Lundberg and others 2006 found 0.50 to 1.00 by strategy). Our choice.
    pub const NOISY_BELOW: f64 = 0.7;

    /// The factor of a break where the radar declares none: all works of a source grow by some per cent a year. Our choice.
    pub const BREAK_FACTOR: f64 = 1.5;
}

/// Breaks that the operator of a source tells itself: the first year that is counted otherwise. Since May 2020 Wikimedia
/// counts views by programs that do not say so apart.
const KNOWN_BREAKS: [(&str, i16); 1] = [("pageviews", 2020)];

/// The years before which a source tells itself that it counted otherwise.
pub fn known_breaks(source: &str) -> Vec<i16> {
    let of_source = KNOWN_BREAKS.iter().filter(|(known, _)| *known == source);
    of_source.map(|(_, year)| *year).collect()
}

/// Whether titles and other texts of a source's single records may be shown to others; counts always may. The terms of the
/// EPO forbid passing its data on.
pub fn records_may_be_shown(source: &str) -> bool {
    source != "epo"
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
    /// Longest seconds that one reply may take, instead of the source's own.
    pub patience: Option<f64>,
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
