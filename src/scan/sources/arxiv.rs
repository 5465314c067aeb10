//! arXiv: preprints by year with their share of all, and the latest of them.
//!
//! Interface: `GET /api/query`, an Atom feed (info.arxiv.org, manual of the API, 2026). A query for each year, bounded by
//! `submittedDate`, tells how many there are; the same bound without words gives all of the year. Title and abstract are
//! searched. Metadata are CC0; one ask every three seconds on one connection, jointly for all of arXiv's interfaces.
//!
//! What goes wrong: a valid feed without entries though it says that there are some, which is asked for again and then a
//! fault, never a zero; an error as an entry whose id says so, with status 200; a hyphen read as NOT, so that none is sent;
//! refusals below the documented rate.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use super::wording::{Query, quote, write_boolean};
use super::years::{Tally, Years, join_counts};
use crate::model::{BreakdownBy, Chosen, EvidenceRecord, RecordKind};
use crate::scan::ask::{Ask, Expect, Reply};
use crate::scan::fault::{Fault, FaultKind};
use crate::scan::finding::Finding;
use crate::scan::phrasing::Wording;
use crate::scan::plain::{cut, plain_text};
use crate::scan::replay::{Halt, Replay, settle};
use crate::scan::source::{Exchange, Expected, Manners, Source, Step, Terms};
use crate::scan::subject::Subject;
use crate::scan::tally::{sort_latest, spread};
use crate::scan::xml::{Xml, parse_xml};

/// Its name in commands and folders.
pub const NAME: &str = "arxiv";

/// The latest preprints that are listed.
const LISTED: usize = 25;

/// Most letters of a title that are kept.
const LONGEST_TITLE: usize = 500;

/// How often a feed without its entries is asked for again; such feeds come now and then, and mostly not twice.
const AGAIN: usize = 2;

/// arXiv.
pub struct Arxiv;

impl Arxiv {
    fn find(&self, subject: &Subject, replay: &mut Replay) -> Result<Finding, Halt> {
        let query = Query::of(subject, write)?;
        let years = Years::of(subject);
        let all_years = date_range(years.first, years.last);
        let within = |expression: &str, range: &str| format!("({expression}) AND {range}");

        let latest = Search::of(within(&query.expression, &all_years), LISTED);
        let totals = years.all().map(|year| Search::of(date_range(year, year), 1));
        let searches: Vec<Search> = std::iter::once(latest).chain(totals).collect();
        let mut feeds = read_feeds(&searches, replay)?;
        let totals = tally(years, feeds.split_off(1));
        let latest = feeds.remove(0);

        let mut found = Tally {
            reply: latest.reply,
            by_year: BTreeMap::new(),
        };
        let alone = query.names_alone(write);
        let mut hits = vec![latest.total];
        if latest.total > 0 {
            let of_year = |year: i16| Search::of(within(&query.expression, &date_range(year, year)), 1);
            let of_name = |(_, expression): &(String, String)| Search::of(within(expression, &all_years), 1);
            let searches: Vec<Search> = years.all().map(of_year).chain(alone.iter().map(of_name)).collect();
            let mut feeds = read_feeds(&searches, replay)?;
            let of_names = feeds.split_off(years.all().count());
            found = tally(years, feeds);
            if !alone.is_empty() {
                hits = of_names.iter().map(|feed| feed.total).collect();
            }
        }
        check_sum(&latest, &found)?;
        let mut records = latest.records;
        records.truncate(LISTED);
        if latest.total > LISTED as u64 {
            records
                .iter_mut()
                .for_each(|record| record.chosen = Some(Chosen::Latest));
        }
        sort_latest(&mut records);
        let by_name = query.names_shown().iter().cloned().zip(hits).collect();
        Ok(Finding {
            query: query.expression,
            complete_through: subject.years.1,
            counts: join_counts(years, &found, &totals)?,
            records,
            breakdowns: spread(BreakdownBy::Phrase, by_name, latest.total).into_iter().collect(),
            remarks: query.wording.remark().into_iter().collect(),
        })
    }
}

impl Source for Arxiv {
    fn name(&self) -> &'static str {
        NAME
    }

    fn title(&self) -> &'static str {
        "arXiv"
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
        let all_years: BTreeSet<i16> = subjects.iter().flat_map(|subject| Years::of(subject).all()).collect();
        let searches = |subject: &Subject| {
            let alone = Query::of(subject, write).map_or(0, |query| query.names_alone(write).len());
            1 + Years::of(subject).all().count() + alone
        };
        let calls = all_years.len() + subjects.iter().map(searches).sum::<usize>();
        Expected {
            calls: calls as u64,
            cost: 0,
        }
    }

    fn proceed(&self, subjects: &[Subject], exchanges: &[Exchange]) -> Result<Step, Fault> {
        let mut replay = Replay::of(exchanges);
        settle(subjects.iter().map(|subject| self.find(subject, &mut replay)).collect())
    }
}

/// Title and abstract; the word after a hyphen would be read as one that must not occur.
fn write(wording: &Wording) -> String {
    write_boolean(wording, "ANDNOT", |phrase| {
        let phrase = quote(&phrase.replace('-', " "));
        format!("(ti:{phrase} OR abs:{phrase})")
    })
}

/// Submitted from the beginning of a year to the end of another; since November 2025 only this form is read, to the minute.
fn date_range(first: i16, last: i16) -> String {
    format!("submittedDate:[{first:04}01010000 TO {last:04}12312359]")
}

/// A query with the number of entries that are wanted.
#[derive(Debug, Clone)]
struct Search {
    query: String,
    wanted: usize,
}

impl Search {
    fn of(query: String, wanted: usize) -> Search {
        Search { query, wanted }
    }

    fn ask(&self) -> Ask {
        Ask::of_path("/api/query")
            .with("search_query", self.query.clone())
            .with("start", "0")
            .with("max_results", self.wanted.to_string())
            .with("sortBy", "submittedDate")
            .with("sortOrder", "descending")
            .expecting(Expect::Xml)
    }
}

/// A feed: how many match, and the entries of it.
struct Feed<'a> {
    reply: &'a Reply,
    total: u64,
    records: Vec<EvidenceRecord>,
}

/// Reads the feeds of a step. One that lacks all its entries is asked for again, with one more entry so that the ask is
/// another one.
fn read_feeds<'a>(searches: &[Search], replay: &mut Replay<'a>) -> Result<Vec<Feed<'a>>, Halt> {
    let asks: Vec<Ask> = searches.iter().map(Search::ask).collect();
    let exchanges = replay.take(asks)?;
    let mut feeds = Vec::new();
    for (search, exchange) in searches.iter().zip(exchanges) {
        let mut search = search.clone();
        let mut feed = read_feed(&exchange.reply)?;
        for _ in 0..AGAIN {
            if feed.total == 0 || !feed.records.is_empty() {
                break;
            }
            search.wanted += 1;
            feed = read_feed(&replay.take_one(search.ask())?.reply)?;
        }
        check_entries(&feed, search.wanted)?;
        feeds.push(feed);
    }
    Ok(feeds)
}

fn read_feed(reply: &Reply) -> Result<Feed<'_>, Fault> {
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
    Ok(Feed { reply, total, records })
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

/// As many entries as were asked for, or as there are; each once.
fn check_entries(feed: &Feed, wanted: usize) -> Result<(), Fault> {
    let ids: BTreeSet<&str> = feed.records.iter().map(|record| record.id.as_str()).collect();
    let expected = feed.total.min(wanted as u64);
    if ids.len() as u64 == expected && ids.len() == feed.records.len() {
        return Ok(());
    }
    let message = format!(
        "the feed says that {} match and should list {expected}, but lists {}, {} of them different ones.",
        feed.total,
        feed.records.len(),
        ids.len()
    );
    Err(Fault::partial(feed.reply, message))
}

/// The years together are the whole.
fn check_sum(latest: &Feed, found: &Tally) -> Result<(), Fault> {
    let sum: u64 = found
        .by_year
        .values()
        .fold(0, |sum: u64, count| sum.saturating_add(*count));
    if sum == latest.total {
        return Ok(());
    }
    let message = format!(
        "the years have {sum} preprints together, but {} match in all.",
        latest.total
    );
    Err(Fault::partial(latest.reply, message))
}

/// Numbers by year of feeds in the order of the years.
fn tally(years: Years, feeds: Vec<Feed<'_>>) -> Tally<'_> {
    let reply = feeds[0].reply;
    let totals = feeds.into_iter().map(|feed| feed.total);
    Tally {
        reply,
        by_year: years.all().zip(totals).collect(),
    }
}

#[cfg(test)]
#[path = "tests/arxiv.rs"]
mod tests;
