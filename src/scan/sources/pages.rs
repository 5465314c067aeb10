//! Watched pages: a catalogue or an agency's news without an interface, read by the CSS selectors of `radar.toml`.
//!
//! Each page is asked for once, and one conversation answers for all technologies. The selector of an entry cuts the page
//! up; an entry whose text holds a name becomes a record with its title, link and date. Blanks, scripts and styles do not
//! count, so that only what a reader sees is compared. Years are not counted: a page lists what is there now.
//!
//! What goes wrong: the page is built anew and a selector finds nothing, which is a fault that names page and selector and
//! never "no entries"; a page that stands for another one ("busy", "log in") is the same fault; dates in any form. What is
//! wrong with one page is told by its name, and the others are read.
//!
//! From: what users of page watchers complain about (issues of changedetection.io, urlwatch and browsertrix-crawler).

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use jiff::civil::Date;
use scraper::{ElementRef, Html, Selector};
use sha2::{Digest, Sha256};

use crate::formats::decode;
use crate::model::{BreakdownBy, Chosen, EvidenceRecord, RecordKind, WatchedPage};
use crate::scan::address::Url;
use crate::scan::ask::{Ask, AskPlace, Expect, NO_ANSWER, Reply};
use crate::scan::fault::{Fault, FaultKind};
use crate::scan::finding::Finding;
use crate::scan::matching::{Dictionary, Hit};
use crate::scan::phrasing::typed;
use crate::scan::plain::{cut, one_blank, visible_text};
use crate::scan::replay::{Replay, settle};
use crate::scan::source::{Exchange, Expected, Manners, Source, Step, Terms};
use crate::scan::subject::Subject;
use crate::scan::tally::{MOST_RECORDS, add_one, sort_latest, spread};

/// Most letters of a title that is the whole text of an entry.
const LONGEST_TITLE: usize = 200;
/// Most letters of a link that is an identifier.
const LONGEST_ID: usize = 500;
/// Letters of a hash that is part of an identifier.
const HASHED: usize = 12;
/// Where a page names its encoding, in bytes from its beginning.
const HEAD: usize = 1_024;
/// Beginnings of the names of months in English.
const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// The source.
pub struct Pages {
    /// The pages, in the order of `radar.toml`.
    pub pages: Vec<WatchedPage>,
}

impl Source for Pages {
    fn name(&self) -> &'static str {
        "pages"
    }

    fn terms(&self) -> Terms {
        Terms {
            licence: "terms of each page; title, link and date are cited",
            attribution: None,
            records_may_be_shown: true,
        }
    }

    fn manners(&self) -> Manners {
        Manners {
            // Each page has an address of its own.
            base: "",
            pause: Duration::from_secs(5),
            at_once: 1,
            longest: 10_000_000,
            patience: Duration::from_secs(60),
            budget: None,
        }
    }

    fn answers_for_all(&self) -> bool {
        true
    }

    fn expect(&self, _subjects: &[Subject]) -> Expected {
        Expected {
            calls: self.pages.len() as u64,
            cost: 0,
        }
    }

    fn proceed(&self, subjects: &[Subject], exchanges: &[Exchange]) -> Result<Step, Fault> {
        let readers: Vec<Reader> = self.pages.iter().map(Reader::of).collect::<Result<_, _>>()?;
        let taken = Replay::of(exchanges).take(readers.iter().map(Reader::ask).collect());
        settle(taken.and_then(|taken| Ok(read_all(&readers, taken, subjects)?)))
    }

    fn complaints(&self, exchanges: &[Exchange]) -> Vec<Fault> {
        let readers = self.pages.iter().filter_map(|page| Reader::of(page).ok());
        let read = readers
            .zip(exchanges)
            .map(|(reader, exchange)| (exchange, reader.read(&exchange.reply)));
        let wrong = read.filter_map(|(exchange, reading)| Some((exchange, reading.err()?)));
        wrong
            .map(|(exchange, message)| Fault::drift(&exchange.reply, format!("{message}.")))
            .collect()
    }
}

/// A page with its address and selectors parsed.
struct Reader<'p> {
    page: &'p WatchedPage,
    address: Url,
    entry: Selector,
    title: Option<Selector>,
    date: Option<Selector>,
    link: Option<Selector>,
}

/// An entry of a page.
struct Entry {
    text: String,
    title: String,
    link: Option<String>,
    date: Option<Date>,
}

/// All entries of a page, and what is to be said of it.
struct Reading {
    entries: Vec<Entry>,
    remarks: Vec<String>,
}

impl<'p> Reader<'p> {
    fn of(page: &'p WatchedPage) -> Result<Reader<'p>, Fault> {
        let barred = |message: String| Fault {
            kind: FaultKind::Barred,
            message,
            address: Some(page.address.clone()),
        };
        let selector = |text: &str| {
            let parsed = Selector::parse(text);
            parsed.map_err(|_| barred(format!("page \"{}\": \"{text}\" is no CSS selector.", page.id)))
        };
        let address = Url::parse(&page.address)
            .ok()
            .filter(|url| ["http", "https"].contains(&url.scheme()));
        let optional = |text: &Option<String>| text.as_deref().map(selector).transpose();
        Ok(Reader {
            page,
            address: address.ok_or_else(|| {
                barred(format!(
                    "page \"{}\" has no address that begins with https://.",
                    page.id
                ))
            })?,
            entry: selector(&page.entry)?,
            title: optional(&page.title)?,
            date: optional(&page.date)?,
            link: optional(&page.link)?,
        })
    }

    fn ask(&self) -> Ask {
        let mut bare = self.address.clone();
        bare.set_query(None);
        bare.set_fragment(None);
        let pairs = self.address.query_pairs();
        Ask {
            place: AskPlace::Address(bare.into()),
            query: pairs
                .map(|(name, value)| (name.into_owned(), value.into_owned()))
                .collect(),
            alone: true,
            ..Ask::of_path("")
        }
        .expecting(Expect::Html)
    }

    /// The entries; an error names the selectors that find nothing.
    fn read(&self, reply: &Reply) -> Result<Reading, String> {
        let id = &self.page.id;
        if reply.status == NO_ANSWER {
            let why = String::from_utf8_lossy(&reply.bytes);
            return Err(format!("page \"{id}\": {}", why.trim_end_matches('.')));
        }
        let label = find_label(&reply.bytes);
        let decoded = decode(id, &reply.bytes, label.as_deref());
        let decoded = decoded.map_err(|error| format!("page \"{id}\": {}", error.message))?;
        let mut remarks = Vec::new();
        if !decoded.lost.is_empty() {
            remarks.push(format!(
                "Page \"{id}\" has bytes that are no text on {} lines.",
                decoded.lost.len()
            ));
        }
        let lower = decoded.text.to_ascii_lowercase();
        if lower.contains("<html") && !lower.contains("</html") && !lower.contains("</body") {
            remarks.push(format!(
                "Page \"{id}\" does not end as pages do, so that entries may be missing."
            ));
        }
        let html = Html::parse_document(&decoded.text);
        let nothing = |what: &str, selector: &str| {
            format!("page \"{id}\": the selector \"{selector}\" of {what} finds nothing on it")
        };
        let elements: Vec<ElementRef> = html.select(&self.entry).collect();
        let with_text = elements.iter().filter(|element| !text_of(element).is_empty());
        let elements: Vec<&ElementRef> = with_text.collect();
        if elements.is_empty() {
            return Err(nothing("an entry", &self.page.entry));
        }
        let parts = [
            ("a title", &self.title, &self.page.title),
            ("a date", &self.date, &self.page.date),
            ("a link", &self.link, &self.page.link),
        ];
        for (what, selector, text) in parts {
            let Some(selector) = selector else { continue };
            let found = elements
                .iter()
                .filter(|element| element.select(selector).next().is_some())
                .count();
            if found == 0 {
                return Err(nothing(what, text.as_deref().unwrap_or_default()));
            }
            if found < elements.len() {
                let message = format!("On page \"{id}\" {found} of {} entries have {what}.", elements.len());
                remarks.push(message);
            }
        }
        let entries: Vec<Entry> = elements.iter().map(|element| self.read_entry(element)).collect();
        let undated = entries.iter().filter(|entry| entry.date.is_none()).count();
        if self.date.is_some() && undated == entries.len() {
            remarks.push(format!("No date on page \"{id}\" is in a form that is known."));
        }
        Ok(Reading { entries, remarks })
    }

    fn read_entry(&self, element: &ElementRef) -> Entry {
        let first =
            |selector: &Option<Selector>| selector.as_ref().and_then(|selector| element.select(selector).next());
        let text = text_of(element);
        let title = first(&self.title)
            .map(|title| text_of(&title))
            .filter(|title| !title.is_empty());
        let link = match &self.link {
            Some(_) => first(&self.link).and_then(|link| find_address(&link)),
            None => find_address(element),
        };
        let link = link.and_then(|link| self.address.join(&link).ok());
        let link = link
            .filter(|link| ["http", "https"].contains(&link.scheme()))
            .map(String::from);
        Entry {
            title: title.unwrap_or_else(|| cut(&text, LONGEST_TITLE)),
            text,
            link,
            date: first(&self.date).and_then(|date| find_date(&date)),
        }
    }
}

fn text_of(element: &ElementRef) -> String {
    one_blank(&visible_text(**element))
}

/// The address that an element links to, or the first one inside it.
fn find_address(element: &ElementRef) -> Option<String> {
    let mut elements = element.descendants().filter_map(ElementRef::wrap);
    elements
        .find_map(|inner| inner.attr("href").filter(|_| inner.value().name() == "a"))
        .map(str::to_owned)
}

/// The day of an element: of its attribute `datetime`, or that of one inside it, else of its text.
fn find_date(element: &ElementRef) -> Option<Date> {
    let mut elements = element.descendants().filter_map(ElementRef::wrap);
    let told = elements.find_map(|inner| inner.attr("datetime").and_then(read_date));
    told.or_else(|| read_date(&text_of(element)))
}

/// The first day in a text: `2026-11-28`, `28.11.2026`, `28/11/2026`, `28 November 2026`, `Nov 28, 2026`.
fn read_date(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text
        .split(|sign: char| !sign.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect();
    parts
        .windows(3)
        .find_map(|three| read_parts(three[0], three[1], three[2]))
}

fn read_parts(one: &str, two: &str, three: &str) -> Option<Date> {
    let number = |text: &str, digits: std::ops::RangeInclusive<usize>| -> Option<i16> {
        let plain = text.bytes().all(|sign| sign.is_ascii_digit()) && digits.contains(&text.len());
        plain.then(|| text.parse().ok())?
    };
    let day_of = |text: &str| number(text.trim_end_matches(|sign: char| sign.is_ascii_lowercase()), 1..=2);
    let month_of = |text: &str| {
        let lower = text.to_lowercase();
        let place = MONTHS.iter().position(|month| lower.starts_with(month));
        place.and_then(|place| i16::try_from(place + 1).ok())
    };
    let date =
        |year: i16, month: i16, day: i16| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
    // A time may stand right behind the day, as in 2026-11-28T10:00.
    let last_day = || number(three.split(['T', 't']).next().unwrap_or_default(), 1..=2);
    match (number(one, 4..=4), number(three, 4..=4)) {
        (Some(year), _) => date(year, number(two, 1..=2)?, last_day()?),
        (None, Some(year)) => match (day_of(one), month_of(two), month_of(one)) {
            (Some(day), Some(month), _) => date(year, month, day),
            (Some(day), None, _) => date(year, number(two, 1..=2)?, day),
            (None, _, Some(month)) => date(year, month, day_of(two)?),
            _ => None,
        },
        _ => None,
    }
}

/// The encoding that a page names in its head.
fn find_label(bytes: &[u8]) -> Option<String> {
    let head: String = bytes
        .iter()
        .take(HEAD)
        .map(|byte| char::from(byte.to_ascii_lowercase()))
        .collect();
    let (_, rest) = head.split_once("charset=")?;
    let label = rest
        .trim_start_matches(['"', '\''])
        .split(['"', '\'', '>', ';', ' ', '/'])
        .next()?;
    Some(label.to_owned()).filter(|label| !label.is_empty())
}

fn read_all(readers: &[Reader], taken: &[Exchange], subjects: &[Subject]) -> Result<Vec<Finding>, Fault> {
    let read = readers
        .iter()
        .zip(taken)
        .map(|(reader, exchange)| (reader, exchange, reader.read(&exchange.reply)));
    let (mut readings, mut wrong) = (Vec::new(), Vec::new());
    let mut first_wrong = None;
    for (reader, exchange, reading) in read {
        match reading {
            Ok(reading) => readings.push((reader, reading)),
            Err(message) => {
                first_wrong = first_wrong.or(Some(exchange));
                wrong.push(message);
            }
        }
    }
    if let Some(exchange) = first_wrong.filter(|_| readings.is_empty()) {
        return Err(Fault::drift(&exchange.reply, format!("{}.", wrong.join("; "))));
    }
    let dictionary = Dictionary::of(subjects);
    let mut findings: Vec<Finding> = subjects.iter().map(begin).collect();
    for finding in &mut findings {
        let missing = wrong.iter().map(|message| format!("Entries are missing: {message}."));
        finding.remarks.extend(missing);
    }
    let mut phrases: Vec<BTreeMap<String, u64>> = vec![BTreeMap::new(); subjects.len()];
    let mut pages: Vec<BTreeMap<String, u64>> = vec![BTreeMap::new(); subjects.len()];
    for (reader, reading) in &readings {
        for finding in &mut findings {
            finding.remarks.extend(reading.remarks.iter().cloned());
        }
        for (record, hits) in find_records(reader.page, &reading.entries, &dictionary) {
            for hit in hits {
                let finding = &mut findings[hit.subject];
                if finding.records.iter().any(|known| known.id == record.id) {
                    continue;
                }
                finding.records.push(record.clone());
                add_one(&mut pages[hit.subject], reader.page.name.clone());
                let words = |phrase: &usize| subjects[hit.subject].phrases[*phrase].words.clone();
                hit.phrases
                    .iter()
                    .for_each(|phrase| add_one(&mut phrases[hit.subject], words(phrase)));
            }
        }
    }
    for ((finding, phrases), pages) in findings.iter_mut().zip(phrases).zip(pages) {
        end(finding, phrases, pages);
    }
    Ok(findings)
}

fn begin(subject: &Subject) -> Finding {
    Finding {
        query: typed(subject),
        complete_through: subject.years.1,
        ..Finding::default()
    }
}

fn end(finding: &mut Finding, phrases: BTreeMap<String, u64>, pages: BTreeMap<String, u64>) {
    let all = finding.records.len() as u64;
    finding.breakdowns.extend(spread(BreakdownBy::Organisation, pages, all));
    finding.breakdowns.extend(spread(BreakdownBy::Phrase, phrases, all));
    sort_latest(&mut finding.records);
    if finding.records.len() > MOST_RECORDS {
        finding.records.truncate(MOST_RECORDS);
        finding
            .records
            .iter_mut()
            .for_each(|record| record.chosen = Some(Chosen::Latest));
    }
}

/// The entries that some technology's names are found in.
fn find_records(page: &WatchedPage, entries: &[Entry], dictionary: &Dictionary) -> Vec<(EvidenceRecord, Vec<Hit>)> {
    let mut links: BTreeMap<&str, u64> = BTreeMap::new();
    entries
        .iter()
        .filter_map(|entry| entry.link.as_deref())
        .for_each(|link| add_one(&mut links, link));
    let mut seen = BTreeSet::new();
    let mut records = Vec::new();
    for entry in entries {
        let hits = dictionary.find(&[&entry.text]);
        let link = entry.link.as_deref();
        // A link that several entries share, such as one to the page itself, tells none of them.
        let own = link.filter(|link| links.get(link) == Some(&1) && link.chars().count() <= LONGEST_ID);
        let id = own.map_or_else(|| format!("{}:{}", page.id, hash(&entry.text)), str::to_owned);
        if hits.is_empty() || !seen.insert(id.clone()) {
            continue;
        }
        let record = EvidenceRecord {
            url: Some(link.unwrap_or(&page.address).to_owned()),
            date: entry.date.map(|day| day.to_string()),
            organisations: vec![page.name.clone()],
            ..EvidenceRecord::of(RecordKind::Page, id, entry.title.clone())
        };
        records.push((record, hits));
    }
    records
}

fn hash(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    let hexadecimal: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    hexadecimal.chars().take(HASHED).collect()
}

#[cfg(test)]
#[path = "tests/pages.rs"]
mod tests;
