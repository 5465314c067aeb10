//! CORDIS, its search: the same projects as in the files of all projects, as they are today, for a few technologies.
//!
//! Interface: `GET /api/search/results` with a query in CORDIS's own words, in pages of 100. It gives titles and starts of
//! projects, neither partners nor schemes nor numbers of all projects of a year: those are in the files.
//!
//! What goes wrong: a query that is not understood has the total 0, so a control query must find something; an error may
//! stand in `payload.error` of a reply with status 200; months are written as `{{month_01}}`.
//!
//! From: the help page of the search on cordis.europa.eu, and a control query that others checked in July 2026.

use std::collections::BTreeSet;
use std::time::Duration;

use jiff::civil::Date;

use super::cordis::project_address;
use crate::model::{Chosen, EvidenceRecord, RecordKind};
use crate::scan::ask::{Ask, Reply};
use crate::scan::fault::{Fault, FaultKind};
use crate::scan::finding::Finding;
use crate::scan::json::{Json, parse_json};
use crate::scan::phrasing::{LONGEST_QUERY, Wording, clean, encoded_length};
use crate::scan::plain::plain_text;
use crate::scan::replay::{Halt, Replay, settle};
use crate::scan::source::{Exchange, Expected, Manners, Source, Step, Terms};
use crate::scan::subject::Subject;
use crate::scan::tally::{MOST_RECORDS, count_starts, count_years, sort_latest};

/// Where CORDIS is.
pub const BASE: &str = "https://cordis.europa.eu";
/// Under which terms its data may be used: CC BY 4.0 under Decision 2011/833/EU.
pub const TERMS: Terms = Terms {
    licence: "CC-BY-4.0",
    attribution: Some("CORDIS, European Union"),
    records_may_be_shown: true,
};
/// A query that finds every project of Horizon Europe, some 20,000.
const CONTROL: &str = "contenttype='project' AND programme/code='HORIZON'";
/// Projects of a page, by the interface.
const PAGE: u64 = 100;
/// Most pages that are read: 2,000 projects are more than any one technology has.
const MOST_PAGES: u64 = 20;
/// So many projects without a field that nearly all have are a renamed field and no chance.
const ENOUGH_TO_TELL: usize = 5;

/// The source.
pub struct CordisSearch {
    /// Framework programmes that are asked for; all where there are none.
    pub parts: Vec<String>,
}

impl Source for CordisSearch {
    fn name(&self) -> &'static str {
        "cordis-search"
    }

    fn terms(&self) -> Terms {
        TERMS
    }

    fn manners(&self) -> Manners {
        Manners {
            base: BASE,
            pause: Duration::from_secs(2),
            at_once: 1,
            longest: 20_000_000,
            patience: Duration::from_secs(60),
            budget: None,
        }
    }

    fn expect(&self, subjects: &[Subject]) -> Expected {
        let named = subjects.iter().filter(|subject| !Wording::of(subject).names.is_empty());
        Expected {
            calls: 1 + named.count() as u64,
            cost: 0,
        }
    }

    fn proceed(&self, subjects: &[Subject], exchanges: &[Exchange]) -> Result<Step, Fault> {
        let mut replay = Replay::of(exchanges);
        let found = subjects.iter().map(|subject| self.converse(subject, &mut replay));
        settle(found.collect())
    }
}

/// A query as a person types it at CORDIS: any of the names, any of the context, none of the excluded phrases.
pub fn query_text(wording: &Wording, programmes: &[String]) -> String {
    let any = |texts: Vec<String>| format!("({})", texts.join(" OR "));
    let phrases = |phrases: &[String]| any(phrases.iter().map(|words| format!("'{words}'")).collect());
    let mut parts = vec!["contenttype='project'".to_owned()];
    if !programmes.is_empty() {
        let code = |name: &String| format!("programme/code='{}'", clean(name).to_uppercase());
        parts.push(any(programmes.iter().map(code).collect()));
    }
    parts.push(phrases(&wording.names));
    if !wording.context.is_empty() {
        parts.push(phrases(&wording.context));
    }
    if !wording.exclude.is_empty() {
        parts.push(format!("NOT {}", phrases(&wording.exclude)));
    }
    parts.join(" AND ")
}

/// A day as CORDIS writes it: `2024-01-31`, with or without a time, `31/01/2024`, or `31 {{month_01}} 2024`.
pub fn read_day(text: &str) -> Option<Date> {
    if let Some(day) = text.get(..10).and_then(|day| day.parse().ok()) {
        return Some(day);
    }
    let parts: Vec<&str> = text.split(['/', ' ']).filter(|part| !part.is_empty()).collect();
    let [day, month, year] = parts.as_slice() else {
        return None;
    };
    let named = month
        .strip_prefix("{{month_")
        .and_then(|month| month.strip_suffix("}}"));
    let year = Some(*year).filter(|year| year.len() == 4)?;
    Date::new(
        year.parse().ok()?,
        named.unwrap_or(month).parse().ok()?,
        day.parse().ok()?,
    )
    .ok()
}

fn search_ask(query: &str, page: u64, most: u64) -> Ask {
    Ask::of_path("/api/search/results")
        .with("q", query)
        .with("format", "json")
        .with("p", page.to_string())
        .with("num", most.to_string())
}

/// A project of the reply.
struct Found {
    id: String,
    title: String,
    start: Option<Date>,
    end: Option<Date>,
}

struct Page {
    total: u64,
    projects: Vec<Found>,
}

impl CordisSearch {
    fn converse(&self, subject: &Subject, replay: &mut Replay) -> Result<Finding, Halt> {
        let fits = |wording: &Wording| encoded_length(&query_text(wording, &self.parts)) <= LONGEST_QUERY;
        let wording = Wording::of(subject).with_some("name")?.fit(fits);
        let mut finding = Finding {
            complete_through: subject.years.1,
            ..Finding::default()
        };
        finding.query = query_text(&wording, &self.parts);
        finding.remarks.extend(wording.remark());
        let taken = replay.take(vec![search_ask(CONTROL, 1, 1), search_ask(&finding.query, 1, PAGE)])?;
        if read_page(&taken[0].reply)?.total == 0 {
            let message = "CORDIS finds no project of Horizon Europe at all, so it does not understand the query.";
            return Err(Fault::control(&taken[0].reply, message).into());
        }
        let projects = read_pages(&finding.query, &taken[1].reply, replay)?;
        fill(&mut finding, subject, projects);
        Ok(finding)
    }
}

fn read_page(reply: &Reply) -> Result<Page, Fault> {
    let value = parse_json(reply)?;
    let top = Json::of(reply, &value);
    let payload = top.field("payload")?;
    if let Some(error) = payload.optional("error")? {
        let told = error.text().unwrap_or_else(|_| error.value().to_string());
        return Err(Fault {
            kind: FaultKind::Refused,
            message: format!("CORDIS says: {}", plain_text(&told)),
            address: Some(reply.address.clone()),
        });
    }
    if !top.field("status")?.flag()? {
        return Err(top.fault("has the status false and says nothing of an error."));
    }
    let total = payload.field("total")?.count()?;
    let results = payload.list("results")?;
    let told = payload.optional("nItems")?.map(|told| told.count()).transpose()?;
    if let Some(told) = told.filter(|told| *told != results.len() as u64) {
        let message = format!("the page says that it has {told} projects, and has {}.", results.len());
        return Err(Fault::partial(reply, message));
    }
    if results.is_empty() && total > 0 {
        let message = format!("the page is empty, and its total says {total} projects.");
        return Err(Fault::partial(reply, message));
    }
    let projects = results.iter().map(read_project).collect::<Result<_, _>>()?;
    Ok(Page { total, projects })
}

fn read_project(project: &Json) -> Result<Found, Fault> {
    let kind = project.optional("contentType")?.map(|kind| kind.text()).transpose()?;
    if let Some(other) = kind.filter(|kind| kind != "project") {
        return Err(project.fault(format!("is of type \"{other}\", but only projects were asked for.")));
    }
    let day = |name: &str| match project.optional(name)? {
        None => Ok(None),
        Some(told) => match told.text()?.trim() {
            "" => Ok(None),
            text => read_day(text)
                .map(Some)
                .ok_or_else(|| told.fault(format!("is \"{text}\", which is no day."))),
        },
    };
    Ok(Found {
        id: project.field("reference")?.text()?,
        title: plain_text(&project.field("title")?.text()?),
        start: day("startDate")?,
        end: day("endDate")?,
    })
}

/// All projects, page by page, until there are as many as the total says.
fn read_pages(query: &str, reply: &Reply, replay: &mut Replay) -> Result<Vec<Found>, Halt> {
    let Page { total, mut projects } = read_page(reply)?;
    let pages = total.div_ceil(PAGE);
    if pages > MOST_PAGES {
        let message = format!(
            "{total} projects match, more than the {} that are read; context words narrow the query, and the source cordis \
             counts any number.",
            MOST_PAGES * PAGE
        );
        return Err(Fault::partial(reply, message).into());
    }
    let asks: Vec<Ask> = (2..=pages).map(|page| search_ask(query, page, PAGE)).collect();
    let mut last = reply;
    for exchange in replay.take(asks)? {
        last = &exchange.reply;
        let page = read_page(last)?;
        if page.total != total {
            let message = format!("the total was {total} and is {} on a later page.", page.total);
            return Err(Fault::partial(last, message).into());
        }
        projects.extend(page.projects);
    }
    let mut ids = BTreeSet::new();
    if let Some(twice) = projects.iter().find(|project| !ids.insert(&project.id)) {
        return Err(Fault::partial(last, format!("project {} comes twice.", twice.id)).into());
    }
    if projects.len() as u64 != total {
        let message = format!("there are {} projects, and the total says {total}.", projects.len());
        return Err(Fault::partial(last, message).into());
    }
    if projects.len() >= ENOUGH_TO_TELL && projects.iter().all(|project| project.start.is_none()) {
        let message = format!("none of {total} projects has the field \"startDate\".");
        return Err(Fault::drift(last, message).into());
    }
    Ok(projects)
}

fn fill(finding: &mut Finding, subject: &Subject, projects: Vec<Found>) {
    let last = subject.today.year();
    let (counts, uncounted) = count_starts(projects.iter().map(|project| project.start), last);
    finding.remarks.extend(uncounted);
    finding.counts = count_years((subject.years.0, last), &counts, None);
    let many = projects.len() > MOST_RECORDS;
    let record = |project: Found| EvidenceRecord {
        url: project_address(&project.id),
        date: project.start.map(|day| day.to_string()),
        end: project.end.map(|day| day.to_string()),
        chosen: many.then_some(Chosen::Latest),
        ..EvidenceRecord::of(RecordKind::Project, project.id, project.title)
    };
    finding.records = projects.into_iter().map(record).collect();
    sort_latest(&mut finding.records);
    finding.records.truncate(MOST_RECORDS);
}

#[cfg(test)]
#[path = "tests/cordis_search.rs"]
mod tests;
