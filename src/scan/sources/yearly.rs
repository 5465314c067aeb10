//! Sources that tell how many works match, but not of which years: a query for each year, and the same without words for all
//! works of the year.
//!
//! The years together must be the whole; a page must list what it says that it lists. A page without any of the works that
//! it counts is asked for again before it is a fault, since such pages come now and then.

use std::collections::{BTreeMap, BTreeSet};

use super::wording::{Query, control, found_no_control};
use super::years::{Tally, Years, join_counts};
use crate::model::{BreakdownBy, Chosen, EvidenceRecord};
use crate::scan::ask::{Ask, Reply};
use crate::scan::fault::Fault;
use crate::scan::finding::Finding;
use crate::scan::phrasing::Wording;
use crate::scan::replay::{Halt, Replay};
use crate::scan::subject::Subject;
use crate::scan::tally::{sort_latest, spread};

/// The latest works that are listed.
pub const LISTED: usize = 25;

/// How often a page without its works is asked for again; mostly the second one has them.
const AGAIN: usize = 2;

/// How such a source is asked and read.
pub trait Yearly {
    /// The words of a technology in the source's syntax.
    fn write(&self, wording: &Wording) -> String;

    /// Asks for works from the beginning of a year to the end of another, the latest first: those that match, or all.
    fn ask(&self, expression: Option<&str>, years: (i16, i16), wanted: usize) -> Ask;

    /// Reads a page.
    fn read<'e>(&self, reply: &'e Reply) -> Result<Page<'e>, Fault>;
}

/// A page: how many match, and the first of them.
pub struct Page<'e> {
    /// The reply, for faults.
    pub reply: &'e Reply,
    /// How many match.
    pub total: u64,
    /// The works listed.
    pub records: Vec<EvidenceRecord>,
}

/// What is asked for a page.
struct Search {
    expression: Option<String>,
    years: (i16, i16),
    wanted: usize,
}

/// Asks about one technology: the latest works and the size of each year, then, where anything matches, each year and each
/// name alone.
pub fn find(source: &dyn Yearly, subject: &Subject, replay: &mut Replay) -> Result<Finding, Halt> {
    let query = Query::of(subject, |wording| source.write(wording))?;
    let years = Years::of(subject);
    let all_years = (years.first, years.last);
    let search = |expression: Option<&str>, years: (i16, i16), wanted: usize| Search {
        expression: expression.map(str::to_owned),
        years,
        wanted,
    };
    let matching = Some(query.expression.as_str());

    let mut searches = vec![search(matching, all_years, LISTED)];
    searches.extend(years.all().map(|year| search(None, (year, year), 1)));
    let mut pages = read_pages(source, searches, replay)?;
    let totals = tally(years, pages.split_off(1));
    let latest = pages.remove(0);

    let alone = query.names_alone(|wording| source.write(wording));
    let mut hits = vec![latest.total];
    let mut found = Tally {
        reply: latest.reply,
        by_year: BTreeMap::new(),
    };
    if latest.total > 0 {
        let mut searches: Vec<Search> = years.all().map(|year| search(matching, (year, year), 1)).collect();
        searches.extend(
            alone
                .iter()
                .map(|(_, expression)| search(Some(expression), all_years, 1)),
        );
        let mut pages = read_pages(source, searches, replay)?;
        let of_names = pages.split_off(years.all().count());
        found = tally(years, pages);
        if !alone.is_empty() {
            hits = of_names.iter().map(|page| page.total).collect();
        }
    }
    if latest.total == 0 {
        let control = control(|wording| source.write(wording));
        let pages = read_pages(source, vec![search(Some(&control), all_years, 1)], replay)?;
        if pages[0].total == 0 {
            return Err(found_no_control(pages[0].reply).into());
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
        counts: join_counts(years, &found, &totals)?,
        complete_through: years.complete,
        records,
        breakdowns: spread(BreakdownBy::Phrase, by_name, latest.total).into_iter().collect(),
        remarks: query.wording.remark().into_iter().collect(),
        query: query.expression,
    })
}

/// How many asks that takes: the sizes of the years are asked for once for all technologies.
pub fn count_asks(source: &dyn Yearly, subjects: &[Subject]) -> u64 {
    let all_years: BTreeSet<i16> = subjects.iter().flat_map(|subject| Years::of(subject).all()).collect();
    let write = |wording: &Wording| source.write(wording);
    let of_subject = |subject: &Subject| {
        let alone = Query::of(subject, write).map_or(0, |query| query.names_alone(write).len());
        1 + Years::of(subject).all().count() + alone
    };
    (all_years.len() + subjects.iter().map(of_subject).sum::<usize>()) as u64
}

/// Reads the pages of a step. One that lacks all its works is asked for with one more of them, so that it is another ask.
fn read_pages<'e>(source: &dyn Yearly, searches: Vec<Search>, replay: &mut Replay<'e>) -> Result<Vec<Page<'e>>, Halt> {
    let ask =
        |search: &Search, more: usize| source.ask(search.expression.as_deref(), search.years, search.wanted + more);
    let exchanges = replay.take(searches.iter().map(|search| ask(search, 0)).collect())?;
    let mut pages = Vec::new();
    for (search, exchange) in searches.iter().zip(exchanges) {
        let mut page = source.read(&exchange.reply)?;
        let mut more = 0;
        while page.total > 0 && page.records.is_empty() && more < AGAIN {
            more += 1;
            page = source.read(&replay.take_one(ask(search, more))?.reply)?;
        }
        check_listed(&page, search.wanted + more)?;
        pages.push(page);
    }
    Ok(pages)
}

/// As many works as were asked for, or as there are; each once.
fn check_listed(page: &Page, wanted: usize) -> Result<(), Fault> {
    let ids: BTreeSet<&str> = page.records.iter().map(|record| record.id.as_str()).collect();
    let expected = page.total.min(wanted as u64);
    if ids.len() as u64 == expected && ids.len() == page.records.len() {
        return Ok(());
    }
    let message = format!(
        "the page says that {} match and should list {expected}, but lists {}, {} of them different ones.",
        page.total,
        page.records.len(),
        ids.len()
    );
    Err(Fault::partial(page.reply, message))
}

/// The years together are the whole.
fn check_sum(latest: &Page, found: &Tally) -> Result<(), Fault> {
    let sum: u64 = found
        .by_year
        .values()
        .fold(0, |sum: u64, count| sum.saturating_add(*count));
    if sum == latest.total {
        return Ok(());
    }
    let message = format!(
        "the years have {sum} works together, but {} match in all.",
        latest.total
    );
    Err(Fault::partial(latest.reply, message))
}

/// Numbers by year of pages in the order of the years.
fn tally(years: Years, pages: Vec<Page<'_>>) -> Tally<'_> {
    let reply = pages[0].reply;
    let totals = pages.into_iter().map(|page| page.total);
    Tally {
        reply,
        by_year: years.all().zip(totals).collect(),
    }
}
