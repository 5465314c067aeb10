//! arXiv: preprints by year with their share of all, and the latest of them.
//!
//! Interface: `GET /api/query`, an Atom feed (info.arxiv.org, manual of the API, 2026). A query for each year, bounded by
//! `submittedDate`, tells how many there are; the same bound without words gives all of the year. Title and abstract are
//! searched. Metadata are CC0; one ask every three seconds on one connection, jointly for all of arXiv's interfaces.
//!
//! What goes wrong: a valid feed without entries though it says that there are some; an error as an entry whose id says so, with status 200; a hyphen read as NOT, so that none is sent;
//! refusals below the documented rate, also with statuses that mean something else elsewhere.

use std::time::Duration;

use super::wording::{quote, write_boolean};
use super::yearly::{Page, Yearly, count_asks, find};
use crate::model::{EvidenceRecord, RecordKind};
use crate::scan::ask::{Ask, Expect, Reply};
use crate::scan::fault::{Fault, FaultKind};
use crate::scan::phrasing::Wording;
use crate::scan::plain::{cut, plain_text};
use crate::scan::replay::{Replay, settle};
use crate::scan::source::{Exchange, Expected, Manners, Refusal, Refused, Source, Step, Terms};
use crate::scan::subject::Subject;
use crate::scan::xml::{Xml, parse_xml};

/// Its name in commands and folders.
pub const NAME: &str = "arxiv";

/// Most letters of a title that are kept.
const LONGEST_TITLE: usize = 500;

/// arXiv.
pub struct Arxiv;

impl Yearly for Arxiv {
    /// Title and abstract; the word after a hyphen would be read as one that must not occur.
    fn write(&self, wording: &Wording) -> String {
        write_boolean(wording, "ANDNOT", |phrase| {
            let phrase = quote(&phrase.replace('-', " "));
            format!("(ti:{phrase} OR abs:{phrase})")
        })
    }

    /// Since November 2025 a range of dates is read in this form only, to the minute.
    fn ask(&self, expression: Option<&str>, (first, last): (i16, i16), wanted: usize) -> Ask {
        let range = format!("submittedDate:[{first:04}01010000 TO {last:04}12312359]");
        let query = match expression {
            Some(expression) => format!("({expression}) AND {range}"),
            None => range,
        };
        Ask::of_path("/api/query")
            .with("search_query", query)
            .with("start", "0")
            .with("max_results", wanted.to_string())
            .with("sortBy", "submittedDate")
            .with("sortOrder", "descending")
            .expecting(Expect::Xml)
    }

    fn read<'e>(&self, reply: &'e Reply) -> Result<Page<'e>, Fault> {
        read_feed(reply)
    }
}

impl Source for Arxiv {
    fn name(&self) -> &'static str {
        NAME
    }

    fn terms(&self) -> Terms {
        Terms {
            licence: "CC0-1.0",
            // arXiv's terms of use ask for this acknowledgement.
            attribution: Some("Thank you to arXiv for use of its open access interoperability."),
            records_may_be_shown: true,
        }
    }

    fn manners(&self) -> Manners {
        Manners {
            base: "https://export.arxiv.org",
            pause: Duration::from_secs(3),
            at_once: 1,
            longest: 10_000_000,
            patience: Duration::from_secs(60),
            budget: None,
        }
    }

    fn expect(&self, subjects: &[Subject]) -> Expected {
        Expected {
            calls: count_asks(self, subjects),
            cost: 0,
        }
    }

    fn proceed(&self, subjects: &[Subject], exchanges: &[Exchange]) -> Result<Step, Fault> {
        let mut replay = Replay::of(exchanges);
        settle(
            subjects
                .iter()
                .map(|subject| find(self, subject, &mut replay))
                .collect(),
        )
    }

    fn read_refusal(&self, refusal: &Refusal) -> Refused {
        match refusal.status {
            // The edge before arXiv also answers so to who is too fast (issue 277 of arxiv-mcp-server).
            403 | 406 | 429 | 503 => Refused::TooFast,
            _ => Refused::Closed,
        }
    }
}

fn read_feed(reply: &Reply) -> Result<Page<'_>, Fault> {
    let root = parse_xml(reply, "feed")?;
    let feed = Xml::of(reply, &root);
    let entries = feed.elements("entry");
    for entry in &entries {
        if entry.element("id")?.text()?.contains("/api/errors") {
            let said = entry.element("summary").and_then(|summary| summary.text());
            let said = said.unwrap_or_else(|_| "without a reason".to_owned());
            return Err(Fault {
                kind: FaultKind::Refused,
                ..Fault::drift(reply, format!("the query was refused: {}.", said.trim_end_matches('.')))
            });
        }
    }
    let total = feed.element("totalResults")?.count()?;
    let start = feed.element("startIndex")?.count()?;
    if start != 0 {
        return Err(Fault::partial(
            reply,
            format!("the feed begins at entry {start}, not at the first."),
        ));
    }
    let records = entries.iter().map(read_entry).collect::<Result<_, Fault>>()?;
    Ok(Page { reply, total, records })
}

fn read_entry(entry: &Xml) -> Result<EvidenceRecord, Fault> {
    let address = entry.element("id")?.text()?;
    let versioned = address.rsplit_once("/abs/").map(|(_, id)| id);
    let versioned =
        versioned.ok_or_else(|| entry.fault(format!("has the id \"{address}\", which is none of a preprint.")))?;
    let id = without_version(versioned);
    let published = entry.element("published")?.text()?;
    let date = published
        .get(..10)
        .filter(|date| date.parse::<jiff::civil::Date>().is_ok());
    let date = date.ok_or_else(|| entry.fault(format!("was published on \"{published}\", which is no date.")))?;
    let title = cut(&plain_text(&entry.element("title")?.text()?), LONGEST_TITLE);
    Ok(EvidenceRecord {
        url: Some(format!("https://arxiv.org/abs/{id}")),
        date: Some(date.to_owned()),
        scheme: Some(entry.element("primary_category")?.attribute("term")?.to_owned()),
        ..EvidenceRecord::of(RecordKind::Work, id, title)
    })
}

/// `2601.00001v2` is a version of `2601.00001`.
fn without_version(id: &str) -> &str {
    match id.rsplit_once('v') {
        Some((before, version)) if !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit()) => before,
        _ => id,
    }
}

#[cfg(test)]
#[path = "tests/arxiv.rs"]
mod tests;
