//! TED, Tenders Electronic Daily: notices that a contract was awarded, proof that somebody bought.
//!
//! Interface: `POST /v3/notices/search` with an expert query in JSON, without a key. The scope "all" reaches back ten years;
//! earlier years are absent, not zero. The full text (`FT`) is searched in all languages and in the labels of codes.
//!
//! The conversation: a control query, the number of all award notices of each year, and the first page of matches, in one
//! step. Up to [`MOST_READ`] matches are read page by page and counted from their dates; of more, the years are counted by
//! a query each and the latest page is listed. Last, each name alone, where there are several.
//!
//! What goes wrong: a date in another form gives zero notices, so a control query must find something; `timedOut` means a
//! partial answer; the token may stay filled behind the last page, and a page may be empty although the total says more;
//! too many asks at once bring 429 with a page. Titles and buyers may be a text, a list, or either by language.
//!
//! From: docs.ted.europa.eu, the help pages of ted.europa.eu, issues 824 and 1390 of OP-TED/eForms-SDK.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use jiff::civil::Date;
use serde_json::json;

use crate::model::{BreakdownBy, Chosen, EvidenceRecord, RecordKind};
use crate::scan::ask::{Ask, Reply};
use crate::scan::fault::Fault;
use crate::scan::finding::Finding;
use crate::scan::json::{Json, parse_json};
use crate::scan::phrasing::{LONGEST_QUERY, Wording};
use crate::scan::plain::plain_text;
use crate::scan::replay::{Halt, Replay, settle};
use crate::scan::source::{Exchange, Expected, Manners, Source, Step, Terms};
use crate::scan::subject::Subject;
use crate::scan::tally::{MOST_RECORDS, add_one, count_years, sort_latest, spread};

const PATH: &str = "/v3/notices/search";
/// Years that the scope "all" reaches back, the running one among them.
const YEARS: i16 = 10;
/// Types of notices that say a contract was awarded, also for social services, design contests and transport.
const AWARDS: [&str; 4] = ["can-standard", "can-social", "can-desg", "can-tran"];
/// Fields asked for; the limit times their number and one is at most 10,000.
const FIELDS: [&str; 6] = [
    "publication-number",
    "publication-date",
    "notice-type",
    "notice-title",
    "organisation-country-buyer",
    "organisation-name-buyer",
];
/// Most notices of a page, by the interface.
const PAGE: u64 = 250;
/// Most matches that are read one by one: ten pages, some twenty seconds.
const MOST_READ: u64 = 10 * PAGE;
/// A word that award notices of every year hold.
const CONTROL: &str = "police";
/// So many notices without a field that nearly all have are a renamed field and no chance.
const ENOUGH_TO_TELL: usize = 5;

/// The source.
pub struct Ted;

impl Source for Ted {
    fn name(&self) -> &'static str {
        "ted"
    }

    fn terms(&self) -> Terms {
        Terms {
            licence: "CC-BY-4.0",
            attribution: Some("TED, Publications Office of the European Union"),
            records_may_be_shown: true,
        }
    }

    fn manners(&self) -> Manners {
        Manners {
            base: "https://api.ted.europa.eu",
            // About fifteen fast requests bring a refusal.
            pause: Duration::from_millis(2_000),
            at_once: 1,
            longest: 20_000_000,
            patience: Duration::from_secs(90),
            budget: None,
        }
    }

    fn expect(&self, subjects: &[Subject]) -> Expected {
        let shared = subjects.first().map_or(0, |subject| 1 + years(subject).len() as u64);
        let own = subjects.iter().map(|subject| match Wording::of(subject).names.len() {
            0 => 0,
            1 => 1,
            names => 1 + names as u64,
        });
        Expected {
            calls: shared + own.sum::<u64>(),
            cost: 0,
        }
    }

    fn proceed(&self, subjects: &[Subject], exchanges: &[Exchange]) -> Result<Step, Fault> {
        let mut replay = Replay::of(exchanges);
        let found = subjects.iter().map(|subject| converse(subject, &mut replay));
        settle(found.collect())
    }
}

/// The years asked about.
fn years(subject: &Subject) -> std::ops::RangeInclusive<i16> {
    let last = subject.today.year();
    subject.years.0.max(last - YEARS + 1)..=last
}

fn converse(subject: &Subject, replay: &mut Replay) -> Result<Finding, Halt> {
    let (first, last) = (*years(subject).start(), *years(subject).end());
    let span = |name: &str| format!("{name} AND {}", awards_of(first, last));
    let fits = |wording: &Wording| match_text(wording).len() <= LONGEST_QUERY;
    let wording = Wording::of(subject).with_some("name")?.fit(fits);
    let mut finding = Finding {
        complete_through: subject.years.1,
        ..Finding::default()
    };
    // Without the years, which move on with every scan: a query that stays the same shows which closed years grew.
    finding.query = format!("{} AND {}", match_text(&wording), award_types());
    let asked = span(&match_text(&wording));
    if first > subject.years.0 {
        let message = format!("TED gives notices of the last ten years; years before {first} are left out.");
        finding.remarks.push(message);
    }
    finding.remarks.extend(wording.remark());

    let mut opening = vec![count_ask(&span(&phrase(CONTROL)))];
    opening.extend(years(subject).map(|year| count_ask(&awards_of(year, year))));
    opening.push(page_ask(&asked, None));
    let taken = replay.take(opening)?;
    let (control, rest) = taken.split_first().expect("the control query was asked");
    let (page, of_years) = rest.split_last().expect("a page was asked");
    check_control(&control.reply)?;
    let totals = read_totals(subject, of_years)?;

    let page = Page::read(&page.reply, (first, last))?;
    let total = page.total;
    let (counts, notices) = match total {
        0..=MOST_READ => count_each(read_pages(&asked, page, (first, last), replay)?),
        _ => {
            let asks = years(subject).map(|year| count_ask(&of_year(&wording, year)));
            let told = replay.take(asks.collect())?;
            let counts = read_counts(subject, told, total)?;
            let message = format!(
                "{total} notices match; countries and buyers are those of the latest {}.",
                page.notices.len()
            );
            finding.remarks.push(message);
            (counts, page.notices)
        }
    };
    check_totals(&counts, &totals, &taken[0].reply)?;
    finding.counts = count_years((first, last), &counts, Some(&totals));
    spread_notices(&mut finding, &notices);
    if wording.names.len() > 1 && total > 0 {
        let ask = |name: &String| count_ask(&span(&match_text(&wording.with_name(name))));
        let told = replay.take(wording.names.iter().map(ask).collect())?;
        let mut hits = BTreeMap::new();
        for (name, exchange) in wording.names.iter().zip(told) {
            let count = read_count(&exchange.reply)?;
            if count > total {
                let message =
                    format!("\"{name}\" alone finds {count} notices, and all names together {total}, which is fewer.");
                return Err(Fault::partial(&exchange.reply, message).into());
            }
            hits.insert(name.clone(), count);
        }
        finding.breakdowns.extend(spread(BreakdownBy::Phrase, hits, total));
    }
    finding.records = list(notices, total);
    Ok(finding)
}

/// A phrase as the query language takes it.
fn phrase(words: &str) -> String {
    format!("FT ~ \"{words}\"")
}

/// Any of the names, any of the context, none of the excluded.
fn match_text(wording: &Wording) -> String {
    let any = |phrases: &[String]| {
        let phrases: Vec<String> = phrases.iter().map(|words| phrase(words)).collect();
        format!("({})", phrases.join(" OR "))
    };
    let mut parts = vec![any(&wording.names)];
    if !wording.context.is_empty() {
        parts.push(any(&wording.context));
    }
    if !wording.exclude.is_empty() {
        parts.push(format!("NOT {}", any(&wording.exclude)));
    }
    parts.join(" AND ")
}

/// Award notices of some years. Dates in any other form than this one find nothing without a word.
fn awards_of(first: i16, last: i16) -> String {
    format!("{} AND PD >= {first:04}0101 AND PD <= {last:04}1231", award_types())
}

fn award_types() -> String {
    format!("notice-type IN ({})", AWARDS.join(" "))
}

fn of_year(wording: &Wording, year: i16) -> String {
    format!("{} AND {}", match_text(wording), awards_of(year, year))
}

fn search_ask(body: serde_json::Value) -> Ask {
    Ask {
        body: Some(body.to_string()),
        ..Ask::of_path(PATH)
    }
}

/// An ask for the number of notices only.
fn count_ask(query: &str) -> Ask {
    search_ask(json!({
        "query": query, "fields": [FIELDS[0]], "page": 1, "limit": 1, "scope": "ALL",
        "paginationMode": "PAGE_NUMBER", "onlyLatestVersions": true, "checkQuerySyntax": false,
    }))
}

/// An ask for a page of notices, the latest first.
fn page_ask(query: &str, token: Option<&str>) -> Ask {
    let mut body = json!({
        "query": format!("{query} SORT BY publication-date DESC"), "fields": FIELDS, "limit": PAGE, "scope": "ALL",
        "paginationMode": "ITERATION", "onlyLatestVersions": true, "checkQuerySyntax": false,
    });
    if let Some(token) = token {
        body["iterationNextToken"] = token.into();
    }
    search_ask(body)
}

/// A notice that a contract was awarded.
struct Notice {
    number: String,
    date: Date,
    kind: Option<String>,
    title: Option<String>,
    countries: Vec<String>,
    buyers: Vec<String>,
}

/// A page of notices.
struct Page<'r> {
    reply: &'r Reply,
    total: u64,
    token: Option<String>,
    notices: Vec<Notice>,
}

impl<'r> Page<'r> {
    fn read(reply: &'r Reply, span: (i16, i16)) -> Result<Self, Fault> {
        let value = parse_json(reply)?;
        let top = Json::of(reply, &value);
        let total = read_total(&top, reply)?;
        let token = top
            .optional("iterationNextToken")?
            .map(|token| token.text())
            .transpose()?;
        let notices = top.list("notices")?;
        let notices: Vec<Notice> = notices
            .iter()
            .map(|notice| Notice::read(notice, span))
            .collect::<Result<_, _>>()?;
        if notices.is_empty() && total > 0 {
            let message = format!("the page is empty, and its total says {total} notices.");
            return Err(Fault::partial(reply, message));
        }
        Ok(Page {
            reply,
            total,
            token: token.filter(|token| !token.is_empty()),
            notices,
        })
    }
}

impl Notice {
    fn read(notice: &Json, (first, last): (i16, i16)) -> Result<Notice, Fault> {
        let number = notice.field("publication-number")?.text()?;
        let told = notice.field("publication-date")?;
        let text = told.text()?;
        // A zone follows the day, as in 2025-03-02Z or 2025-03-02+01:00.
        let date: Date = text
            .get(..10)
            .and_then(|day| day.parse().ok())
            .ok_or_else(|| told.fault(format!("is \"{text}\", not a day such as 2025-03-02Z.")))?;
        if !(first..=last).contains(&date.year()) {
            return Err(told.fault(format!(
                "is \"{text}\", but notices of {first} to {last} were asked for."
            )));
        }
        let kind = notice.optional("notice-type")?.map(|kind| kind.text()).transpose()?;
        if let Some(other) = kind.as_deref().filter(|kind| !AWARDS.contains(kind)) {
            return Err(notice.fault(format!("is of type \"{other}\", but only awards were asked for.")));
        }
        let titles = texts_of(notice.optional("notice-title")?)?;
        let mut countries = texts_of(notice.optional("organisation-country-buyer")?)?;
        countries.dedup();
        Ok(Notice {
            number,
            date,
            kind,
            title: titles
                .first()
                .map(|title| plain_text(title))
                .filter(|title| !title.is_empty()),
            countries: unique(countries),
            buyers: unique(texts_of(notice.optional("organisation-name-buyer")?)?),
        })
    }

    fn into_record(self) -> EvidenceRecord {
        let title = self.title.unwrap_or_else(|| format!("Notice {}", self.number));
        let plain = self.number.bytes().all(|sign| sign.is_ascii_digit() || sign == b'-');
        let url = plain.then(|| format!("https://ted.europa.eu/en/notice/-/detail/{}", self.number));
        EvidenceRecord {
            url,
            date: Some(self.date.to_string()),
            scheme: self.kind,
            countries: self.countries,
            organisations: self.buyers,
            ..EvidenceRecord::of(RecordKind::Award, self.number, title)
        }
    }
}

/// The texts of a value that is a text, a list of texts, or either by language: English, else the first language by its tag.
fn texts_of(value: Option<Json>) -> Result<Vec<String>, Fault> {
    let Some(value) = value else {
        return Ok(Vec::new());
    };
    if !value.value().is_object() {
        return value.items().iter().map(Json::text).collect();
    }
    let entries = value.entries()?;
    let english = entries.iter().find(|(language, _)| *language == "eng");
    let chosen = english.or_else(|| entries.iter().min_by_key(|(language, _)| *language));
    chosen.map_or(Ok(Vec::new()), |(_, texts)| {
        texts.items().iter().map(Json::text).collect()
    })
}

/// Each text once, in the order of the first time.
fn unique(texts: Vec<String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let texts = texts.into_iter().map(|text| plain_text(&text));
    texts
        .filter(|text| !text.is_empty() && seen.insert(text.clone()))
        .collect()
}

/// The total of a reply that is not partial by its own word.
fn read_total(top: &Json, reply: &Reply) -> Result<u64, Fault> {
    let timed_out = top.optional("timedOut")?.map(|flag| flag.flag()).transpose()?;
    if timed_out == Some(true) {
        return Err(Fault::partial(
            reply,
            "TED says that it ran out of time (timedOut): the answer is partial.",
        ));
    }
    top.field("totalNoticeCount")?.count()
}

/// The total of a reply to an ask for the number only.
fn read_count(reply: &Reply) -> Result<u64, Fault> {
    let value = parse_json(reply)?;
    let top = Json::of(reply, &value);
    let total = read_total(&top, reply)?;
    if top.list("notices")?.is_empty() && total > 0 {
        let message = format!("the page is empty, and its total says {total} notices.");
        return Err(Fault::partial(reply, message));
    }
    Ok(total)
}

fn check_control(reply: &Reply) -> Result<(), Fault> {
    match read_count(reply)? {
        0 => Err(Fault::control(
            reply,
            format!("TED finds no award notice with \"{CONTROL}\", so it does not understand the query."),
        )),
        _ => Ok(()),
    }
}

/// All award notices of each year.
fn read_totals(subject: &Subject, exchanges: &[Exchange]) -> Result<BTreeMap<i16, u64>, Fault> {
    let mut totals = BTreeMap::new();
    for (year, exchange) in years(subject).zip(exchanges) {
        let total = read_count(&exchange.reply)?;
        if total == 0 && year <= subject.years.1 {
            let message = format!("TED gives no award notice at all for {year}, which cannot be.");
            return Err(Fault::control(&exchange.reply, message));
        }
        totals.insert(year, total);
    }
    Ok(totals)
}

/// The matches of each year, which must add up.
fn read_counts(subject: &Subject, exchanges: &[Exchange], total: u64) -> Result<BTreeMap<i16, u64>, Fault> {
    let mut counts = BTreeMap::new();
    for (year, exchange) in years(subject).zip(exchanges) {
        counts.insert(year, read_count(&exchange.reply)?);
    }
    let sum: u64 = counts.values().sum();
    match exchanges.last() {
        Some(exchange) if sum != total => {
            let message = format!("the years add up to {sum} notices, and the total says {total}.");
            Err(Fault::partial(&exchange.reply, message))
        }
        _ => Ok(counts),
    }
}

fn check_totals(counts: &BTreeMap<i16, u64>, totals: &BTreeMap<i16, u64>, reply: &Reply) -> Result<(), Fault> {
    let more = counts
        .iter()
        .find(|(year, count)| totals.get(year).is_none_or(|total| total < count));
    match more {
        Some((year, count)) => {
            let message = format!("{count} notices of {year} match, more than TED says it has of that year.");
            Err(Fault::partial(reply, message))
        }
        None => Ok(()),
    }
}

/// All notices, page by page, until there are as many as the total says; a token that is left over is not followed.
fn read_pages(query: &str, page: Page, span: (i16, i16), replay: &mut Replay) -> Result<Vec<Notice>, Halt> {
    let total = page.total;
    let (mut notices, mut token, mut reply) = (page.notices, page.token, page.reply);
    let mut tokens = BTreeSet::new();
    while (notices.len() as u64) < total {
        let partial = |message: String| Halt::Fault(Fault::partial(reply, message));
        let so_far = format!("{} of {total} notices", notices.len());
        let next = token.ok_or_else(|| partial(format!("there is no token for the next page after {so_far}.")))?;
        if !tokens.insert(next.clone()) {
            return Err(partial(format!(
                "the token for the next page comes again after {so_far}."
            )));
        }
        if tokens.len() as u64 > MOST_READ {
            return Err(partial(format!(
                "the pages never end: {so_far} after {} pages.",
                tokens.len()
            )));
        }
        let page = Page::read(&replay.take_one(page_ask(query, Some(&next)))?.reply, span)?;
        reply = page.reply;
        if page.total != total {
            let message = format!("the total was {total} and is {} on a later page.", page.total);
            return Err(Fault::partial(reply, message).into());
        }
        notices.extend(page.notices);
        token = page.token;
    }
    check_whole(&notices, total, reply)?;
    Ok(notices)
}

/// Whether there are as many notices as the total says, each once, with the fields that nearly all have.
fn check_whole(notices: &[Notice], total: u64, reply: &Reply) -> Result<(), Fault> {
    let mut numbers = BTreeSet::new();
    if let Some(twice) = notices.iter().find(|notice| !numbers.insert(&notice.number)) {
        let message = format!("notice {} comes twice.", twice.number);
        return Err(Fault::partial(reply, message));
    }
    if notices.len() as u64 != total {
        let message = format!("there are {} notices, and the total says {total}.", notices.len());
        return Err(Fault::partial(reply, message));
    }
    let missing = |field: &str| {
        let message = format!("none of {} notices has the field \"{field}\".", notices.len());
        Err(Fault::drift(reply, message))
    };
    let many = notices.len() >= ENOUGH_TO_TELL;
    match () {
        () if many && notices.iter().all(|notice| notice.title.is_none()) => missing("notice-title"),
        () if many && notices.iter().all(|notice| notice.countries.is_empty()) => missing("organisation-country-buyer"),
        () => Ok(()),
    }
}

fn count_each(notices: Vec<Notice>) -> (BTreeMap<i16, u64>, Vec<Notice>) {
    let mut counts = BTreeMap::new();
    notices
        .iter()
        .for_each(|notice| add_one(&mut counts, notice.date.year()));
    (counts, notices)
}

fn spread_notices(finding: &mut Finding, notices: &[Notice]) {
    let spread_over = |by, parts: fn(&Notice) -> &Vec<String>| {
        let mut counts = BTreeMap::new();
        let parts = notices.iter().flat_map(parts);
        parts.for_each(|part| add_one(&mut counts, part.clone()));
        spread(by, counts, notices.len() as u64)
    };
    let countries = spread_over(BreakdownBy::Country, |notice| &notice.countries);
    let buyers = spread_over(BreakdownBy::Organisation, |notice| &notice.buyers);
    finding.breakdowns.extend(countries.into_iter().chain(buyers));
}

/// The latest notices as records.
fn list(notices: Vec<Notice>, total: u64) -> Vec<EvidenceRecord> {
    let mut records: Vec<EvidenceRecord> = notices.into_iter().map(Notice::into_record).collect();
    sort_latest(&mut records);
    records.truncate(MOST_RECORDS);
    if (records.len() as u64) < total {
        records
            .iter_mut()
            .for_each(|record| record.chosen = Some(Chosen::Latest));
    }
    records
}

#[cfg(test)]
#[path = "tests/ted.rs"]
mod tests;
