//! EPO Open Patent Services: how many patent families a year publish something with a technology's names.
//!
//! Interface: `GET /rest-services/published-data/search/biblio` with a query in CQL, XML back, a registered key and secret.
//! Titles and abstracts (`ta`) are searched, in English. Families are counted, not publications: those among the
//! publications of a year, so that a family that publishes in several years counts in each. At most 2,000 publications of a
//! query can be had; where a year has more, publications are counted in every year, and said so. The total ends at 10,000.
//!
//! The terms forbid passing the data on: records are for the radar's own people, counts may be shown.
//!
//! What goes wrong: nothing found is a 404 with a fault of its own, also for a query that is not understood, so a control
//! query must find something; a busy server refuses with 403; a query takes ten search terms of a field.
//!
//! From: the OPS reference guide, the OPS forum of the EPO (terms of a query, 2,000 and 10,000, ranges that are ignored).

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

use crate::model::{BreakdownBy, Chosen, EvidenceRecord, RecordKind};
use crate::scan::ask::{Ask, Expect, Reply};
use crate::scan::fault::Fault;
use crate::scan::finding::Finding;
use crate::scan::patience::next_midnight;
use crate::scan::phrasing::{LONGEST_QUERY, Wording, encoded_length};
use crate::scan::plain::plain_text;
use crate::scan::replay::{Halt, Replay, settle};
use crate::scan::source::{Exchange, Expected, KeyPlace, KeyUse, Manners, Refusal, Refused, Source, Step, Terms};
use crate::scan::subject::Subject;
use crate::scan::tally::{add_one, count_years, sort_latest, spread};
use crate::scan::xml::{Xml, parse_xml};

const PATH: &str = "/rest-services/published-data/search/biblio";
/// Publications of a page, by the interface.
const PAGE: u64 = 100;
/// Most publications of a query that can be had, by the interface.
const MOST_READ: u64 = 2_000;
/// The largest total that is told.
const MOST_TOLD: u64 = 10_000;
/// Most search terms of a field in a query. Each word is taken for a term, which is the more careful reading.
const MOST_TERMS: usize = 10;
/// Most patents that are listed.
const MOST_LISTED: usize = 25;
/// A word that patents of every year hold.
const CONTROL: &str = "fingerprint";

/// The source.
pub struct Epo;

impl Source for Epo {
    fn name(&self) -> &'static str {
        "epo"
    }

    fn terms(&self) -> Terms {
        Terms {
            licence: "EPO OPS terms",
            attribution: Some("EPO Open Patent Services"),
            records_may_be_shown: false,
        }
    }

    fn manners(&self) -> Manners {
        Manners {
            base: "https://ops.epo.org/3.2",
            // A busy server takes fifteen searches a minute.
            pause: Duration::from_secs(4),
            at_once: 1,
            longest: 20_000_000,
            patience: Duration::from_secs(60),
            budget: None,
        }
    }

    fn key(&self) -> Option<KeyUse> {
        Some(KeyUse {
            variable: "EPO_OPS_KEY",
            place: KeyPlace::Login("/auth/accesstoken"),
            needed: true,
        })
    }

    fn expect(&self, subjects: &[Subject]) -> Expected {
        let named = subjects.iter().filter(|subject| !wording_of(subject).names.is_empty());
        let years = named.map(|subject| years(subject).len() as u64);
        Expected {
            calls: 1 + years.sum::<u64>(),
            cost: 0,
        }
    }

    fn proceed(&self, subjects: &[Subject], exchanges: &[Exchange]) -> Result<Step, Fault> {
        let mut replay = Replay::of(exchanges);
        let found = subjects.iter().map(|subject| converse(subject, &mut replay));
        settle(found.collect())
    }

    fn read_refusal(&self, refusal: &Refusal) -> Refused {
        let reason = refusal.header("x-rejection-reason").unwrap_or_default().to_lowercase();
        match refusal.status {
            // The quota is one of the last seven days: a day later there is some of it again.
            403 | 429 | 503 if reason.contains("week") => Refused::Spent(next_midnight(refusal.at)),
            403 if reason.is_empty() && refusal.header("x-throttling-control").is_none() => Refused::Closed,
            403 | 429 | 503 => Refused::TooFast,
            _ => Refused::Closed,
        }
    }
}

fn years(subject: &Subject) -> std::ops::RangeInclusive<i16> {
    subject.years.0..=subject.today.year()
}

fn converse(subject: &Subject, replay: &mut Replay) -> Result<Finding, Halt> {
    let wording = wording_of(subject).with_some("English name")?;
    let mut finding = Finding {
        complete_through: subject.years.1,
        ..Finding::default()
    };
    let span = (subject.years.0, subject.today.year());
    // Without the years, which move on with every scan: a query that stays the same shows which closed years grew.
    finding.query = match_text(&wording);
    finding.remarks.extend(wording.remark());
    finding.remarks.extend(remark_on_context(subject, &wording));
    let query = |year: i16| in_years(&match_text(&wording), (year, year));

    let mut opening = vec![search_ask(
        &in_years(&term(CONTROL), (subject.years.1, subject.years.1)),
        1,
        1,
    )];
    opening.extend(years(subject).map(|year| search_ask(&query(year), 1, PAGE)));
    let taken = replay.take(opening)?;
    let (control, of_years) = taken.split_first().expect("the control query was asked");
    if read_page(&control.reply, 1, 1)?.total == 0 {
        let message =
            format!("OPS finds no patent with \"{CONTROL}\", so it does not understand the query or is too busy.");
        return Err(Fault::control(&control.reply, message).into());
    }
    let mut pages = BTreeMap::new();
    for (year, exchange) in years(subject).zip(of_years) {
        pages.insert(year, read_page(&exchange.reply, 1, PAGE)?);
    }
    let totals: BTreeMap<i16, u64> = pages.iter().map(|(year, page)| (*year, page.total)).collect();
    let mut publications: BTreeMap<i16, Vec<Publication>> = BTreeMap::new();
    pages
        .into_iter()
        .for_each(|(year, page)| publications.entry(year).or_default().extend(page.publications));
    if totals.values().all(|total| *total <= MOST_READ) {
        read_rest(&query, &totals, &mut publications, replay)?;
        let families =
            |of_year: &Vec<Publication>| of_year.iter().map(|one| &one.family).collect::<BTreeSet<_>>().len();
        let counts = publications
            .iter()
            .map(|(year, of_year)| (*year, families(of_year) as u64));
        finding.counts = count_years(span, &counts.collect(), None);
        finding
            .remarks
            .push("Counted are patent families, each in every year in which it publishes.".to_owned());
    } else {
        finding.counts = count_years(span, &totals, None);
        finding.remarks.extend(remark_on_totals(&totals));
    }
    spread_families(&mut finding, publications.into_values().flatten().collect());
    Ok(finding)
}

/// The words of a query as OPS takes them: English, without accents, and no more than it takes.
fn wording_of(subject: &Subject) -> Wording {
    let plain = |text: &str| text.nfd().filter(char::is_ascii).collect::<String>();
    let english =
        |phrase: &&crate::scan::subject::Phrase| phrase.language == "en" || phrase.language.starts_with("en-");
    let mut asked = subject.clone();
    asked.phrases = subject.phrases.iter().filter(english).cloned().collect();
    asked
        .phrases
        .iter_mut()
        .for_each(|phrase| phrase.words = plain(&phrase.words));
    let others = [&mut asked.context, &mut asked.exclude];
    others.into_iter().flatten().for_each(|words| *words = plain(words));
    let fits =
        |wording: &Wording| terms_of(wording) <= MOST_TERMS && encoded_length(&match_text(wording)) <= LONGEST_QUERY;
    let mut wording = Wording::of(&asked).fit(fits);
    while wording.context.len() > 1 && !fits(&wording) {
        wording.context.pop();
    }
    wording
}

fn terms_of(wording: &Wording) -> usize {
    let all = [&wording.names, &wording.context, &wording.exclude];
    all.into_iter().flatten().map(|phrase| phrase.split(' ').count()).sum()
}

fn remark_on_context(subject: &Subject, wording: &Wording) -> Option<String> {
    let fewer = wording.context.len() < Wording::of(subject).context.len();
    let words = wording.context.join("\", \"");
    fewer.then(|| format!("A query takes {MOST_TERMS} words, so of the context only \"{words}\" is asked for."))
}

fn remark_on_totals(totals: &BTreeMap<i16, u64>) -> Vec<String> {
    let largest = totals.iter().max_by_key(|(_, total)| **total);
    let (year, total) = largest.map_or((0, 0), |(year, total)| (*year, *total));
    let mut remarks = vec![format!(
        "Counted are publications, not families, since {year} has {total} and OPS hands out {MOST_READ}; countries and \
         applicants are those of the first {PAGE} of each year."
    )];
    let capped: Vec<String> = totals
        .iter()
        .filter(|(_, total)| **total >= MOST_TOLD)
        .map(|(year, _)| year.to_string())
        .collect();
    if !capped.is_empty() {
        remarks.push(format!(
            "OPS tells no more than {MOST_TOLD}; there may be more in {}.",
            capped.join(", ")
        ));
    }
    remarks
}

fn term(words: &str) -> String {
    format!("ta=\"{words}\"")
}

/// Any of the names, any of the context, none of the excluded phrases.
fn match_text(wording: &Wording) -> String {
    let any = |phrases: &[String]| {
        let terms: Vec<String> = phrases.iter().map(|words| term(words)).collect();
        format!("({})", terms.join(" or "))
    };
    let mut text = any(&wording.names);
    if !wording.context.is_empty() {
        text = format!("{text} and {}", any(&wording.context));
    }
    if !wording.exclude.is_empty() {
        text = format!("({text}) not {}", any(&wording.exclude));
    }
    text
}

fn in_years(text: &str, (first, last): (i16, i16)) -> String {
    format!("({text}) and pd within \"{first:04}0101,{last:04}1231\"")
}

fn search_ask(query: &str, first: u64, last: u64) -> Ask {
    Ask {
        headers: vec![("Accept", "application/xml".to_owned())],
        // Nothing found is a 404.
        answers: vec![404],
        ..Ask::of_path(PATH)
    }
    .with("q", query)
    .with("Range", format!("{first}-{last}"))
    .expecting(Expect::Xml)
}

/// A published patent document.
struct Publication {
    family: String,
    title: Option<String>,
    date: Option<Date>,
    kind: Option<String>,
    applicants: Vec<(String, Option<String>)>,
}

struct Page {
    total: u64,
    publications: Vec<Publication>,
}

/// A page of publications, from the first to the last of a range.
fn read_page(reply: &Reply, first: u64, last: u64) -> Result<Page, Fault> {
    if reply.status == 404 {
        return read_nothing(reply);
    }
    let parsed = parse_xml(reply, "world-patent-data")?;
    let search = Xml::of(reply, &parsed).element("biblio-search")?;
    let total = read_count(&search, "total-result-count")?;
    let begin = search
        .elements("range")
        .first()
        .and_then(|range| range.attribute("begin").ok());
    if let Some(begin) = begin.filter(|begin| *begin != first.to_string()) {
        let message = format!("publications from {first} were asked for, and those from {begin} came.");
        return Err(Fault::partial(reply, message));
    }
    let groups = search.element("search-result")?.elements("exchange-documents");
    let documents = groups.iter().flat_map(|group| group.elements("exchange-document"));
    let publications: Vec<Publication> = documents
        .map(|document| read_document(&document))
        .collect::<Result<_, _>>()?;
    let due = total.min(last).saturating_sub(first - 1);
    if publications.len() as u64 != due {
        let message = format!(
            "the page has {} publications; of a total of {total} it must have {due}.",
            publications.len()
        );
        return Err(Fault::partial(reply, message));
    }
    Ok(Page { total, publications })
}

/// A 404 that says in its own words that nothing is found.
fn read_nothing(reply: &Reply) -> Result<Page, Fault> {
    let parsed = parse_xml(reply, "fault")?;
    let fault = Xml::of(reply, &parsed);
    let code = fault.element("code")?.text()?;
    if code == "SERVER.EntityNotFound" {
        return Ok(Page {
            total: 0,
            publications: Vec::new(),
        });
    }
    let words = fault.element("message").and_then(|message| message.text());
    Err(Fault::drift(
        reply,
        format!("OPS says: {code} {}", words.unwrap_or_default()),
    ))
}

fn read_count(element: &Xml, name: &str) -> Result<u64, Fault> {
    let text = element.attribute(name)?;
    text.trim()
        .parse()
        .map_err(|_| element.fault(format!("has the {name} \"{text}\", which is not a count.")))
}

fn read_document(document: &Xml) -> Result<Publication, Fault> {
    let optional = |name: &str| document.attribute(name).ok();
    // One that OPS has lost since is its own family.
    if optional("status") == Some("not found") {
        let number = [document.attribute("country")?, document.attribute("doc-number")?];
        return Ok(Publication {
            family: number.concat(),
            title: None,
            date: None,
            kind: None,
            applicants: Vec::new(),
        });
    }
    let family = document.attribute("family-id")?.to_owned();
    let biblio = document.element("bibliographic-data")?;
    let mut titles = biblio.elements("invention-title");
    titles.sort_by_key(|title| title.attribute("lang").ok() != Some("en"));
    let title = titles.iter().find_map(|title| title.text().ok());
    let ids = inside(&biblio, &["publication-reference", "document-id", "date"]);
    let dates = ids
        .iter()
        .filter_map(|date| date.text().ok()?.parse::<CompactDay>().ok());
    let applicants = inside(&biblio, &["parties", "applicants", "applicant"]).into_iter();
    let applicants = applicants.filter(|applicant| applicant.attribute("data-format").ok() == Some("epodoc"));
    let names = applicants.flat_map(|applicant| inside(&applicant, &["applicant-name", "name"]));
    Ok(Publication {
        family,
        title: title.map(|title| plain_text(&title)),
        date: dates.map(|CompactDay(day)| day).next(),
        kind: optional("kind").map(str::to_owned),
        applicants: names
            .filter_map(|name| Some(read_applicant(&name.text().ok()?)))
            .collect(),
    })
}

/// All elements at the end of a way of names.
fn inside<'a>(element: &Xml<'a>, way: &[&str]) -> Vec<Xml<'a>> {
    way.iter().fold(vec![element.clone()], |elements, name| {
        elements.iter().flat_map(|element| element.elements(name)).collect()
    })
}

/// A day as OPS writes it: 20200131.
struct CompactDay(Date);

impl std::str::FromStr for CompactDay {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let part = |range: std::ops::Range<usize>| text.get(range).ok_or(());
        let (year, month, day) = (part(0..4)?, part(4..6)?, part(6..8)?);
        let number = |digits: &str| digits.parse::<i8>().map_err(|_| ());
        let year = year.parse().map_err(|_| ())?;
        Date::new(year, number(month)?, number(day)?)
            .map(CompactDay)
            .map_err(|_| ())
    }
}

/// An applicant's name and country, as in `SAMPLE CORP [US]`.
fn read_applicant(text: &str) -> (String, Option<String>) {
    let text = plain_text(text);
    match text.split_once('[') {
        Some((name, country)) => {
            let country = country.trim_end_matches([']', ' ']).to_owned();
            (
                name.trim().to_owned(),
                Some(country).filter(|country| !country.is_empty()),
            )
        }
        None => (text, None),
    }
}

/// The further pages of each year.
fn read_rest(
    query: &impl Fn(i16) -> String,
    totals: &BTreeMap<i16, u64>,
    publications: &mut BTreeMap<i16, Vec<Publication>>,
    replay: &mut Replay,
) -> Result<(), Halt> {
    let pages = totals.iter().flat_map(|(year, total)| {
        let begins = (PAGE + 1..=*total).step_by(PAGE as usize);
        begins.map(|first| (*year, first, first + PAGE - 1))
    });
    let pages: Vec<(i16, u64, u64)> = pages.collect();
    let asks = pages
        .iter()
        .map(|(year, first, last)| search_ask(&query(*year), *first, *last));
    let taken = replay.take(asks.collect())?;
    for ((year, first, last), exchange) in pages.into_iter().zip(taken) {
        let page = read_page(&exchange.reply, first, last)?;
        let total = totals[&year];
        if page.total != total {
            let message = format!("the total of {year} was {total} and is {} on a later page.", page.total);
            return Err(Fault::partial(&exchange.reply, message).into());
        }
        publications.entry(year).or_default().extend(page.publications);
    }
    Ok(())
}

/// Countries and applicants of the families, and the latest of them.
fn spread_families(finding: &mut Finding, publications: Vec<Publication>) {
    let mut families: BTreeMap<String, Publication> = BTreeMap::new();
    for publication in publications {
        let known = families.get(&publication.family);
        if known.is_none_or(|known| known.date < publication.date) {
            families.insert(publication.family.clone(), publication);
        }
    }
    let (mut countries, mut applicants) = (BTreeMap::new(), BTreeMap::new());
    for family in families.values() {
        let names: BTreeSet<&String> = family.applicants.iter().map(|(name, _)| name).collect();
        let places: BTreeSet<&String> = family
            .applicants
            .iter()
            .filter_map(|(_, country)| country.as_ref())
            .collect();
        names
            .into_iter()
            .for_each(|name| add_one(&mut applicants, name.clone()));
        places
            .into_iter()
            .for_each(|country| add_one(&mut countries, country.clone()));
    }
    let all = families.len() as u64;
    finding.breakdowns.extend(spread(BreakdownBy::Country, countries, all));
    finding
        .breakdowns
        .extend(spread(BreakdownBy::Organisation, applicants, all));
    finding.records = families.into_values().map(record_of).collect();
    sort_latest(&mut finding.records);
    if finding.records.len() > MOST_LISTED {
        finding.records.truncate(MOST_LISTED);
        finding
            .records
            .iter_mut()
            .for_each(|record| record.chosen = Some(Chosen::Latest));
    }
}

fn record_of(family: Publication) -> EvidenceRecord {
    let mut countries: Vec<String> = Vec::new();
    let mut organisations: Vec<String> = Vec::new();
    for (name, country) in family.applicants {
        organisations.extend(Some(name).filter(|name| !organisations.contains(name)));
        countries.extend(country.filter(|country| !countries.contains(country)));
    }
    let title = family.title.unwrap_or_else(|| format!("Family {}", family.family));
    EvidenceRecord {
        date: family.date.map(|day| day.to_string()),
        scheme: family.kind,
        countries,
        organisations,
        ..EvidenceRecord::of(RecordKind::Patent, family.family, title)
    }
}

#[cfg(test)]
#[path = "tests/epo.rs"]
mod tests;
