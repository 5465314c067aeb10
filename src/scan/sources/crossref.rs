//! Crossref: works with a DOI by year, found by their titles, as a check of the other counts.
//!
//! Interface: `GET /works` with `query.title`, a filter of dates, `rows` and `offset`, or a facet of years (api.crossref.org,
//! limits of December 2025). Metadata without abstracts are free of rights. One list at a time, one a second.
//!
//! Crossref knows no phrases: the words of a query are read one by one, works with any of them match, and those with most of
//! them come first (issues 106, 377 and 567 of its documentation). What it counts is therefore no count of a phrase. Each
//! name is asked for alone; the titles that come are read again, and works whose title has no name are none of ours; the
//! pages are read until there is no name in the second half of one. Where that does not come soon, there are no counts at
//! all, since a part of them would look like a fall.
//!
//! What goes wrong: a throttled reply that is a page; works without title or with several; dates of a year or a month only.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use super::wording::{Query, barred, quote, write_boolean};
use super::years::{Tally, Years, join_counts};
use crate::model::{BreakdownBy, Chosen, EvidenceRecord, RecordKind, SourceSettings};
use crate::scan::ask::{Ask, Reply};
use crate::scan::fault::Fault;
use crate::scan::finding::Finding;
use crate::scan::json::{Json, parse_json};
use crate::scan::matching::Dictionary;
use crate::scan::phrasing::Wording;
use crate::scan::plain::{cut, plain_text, web_address};
use crate::scan::replay::{Halt, Replay, settle};
use crate::scan::source::{Exchange, Expected, Manners, Source, Step, Terms};
use crate::scan::subject::{Phrase, Subject};
use crate::scan::tally::{add_one, sort_latest, spread};

/// Its name in commands and folders.
pub const NAME: &str = "crossref";

/// Works of a page; the interface gives up to 1,000, half of them come in a bearable time.
const ROWS: usize = 500;

/// Most pages of a name; together they stay far below the 10,000 works that an offset reaches.
const PAGES: usize = 4;

/// Most names that are asked for, each alone.
const NAMES: usize = 10;

/// The latest works that are listed.
const LISTED: usize = 25;

/// Most letters of a title that are kept.
const LONGEST_TITLE: usize = 500;

/// So many works without a journal are a renamed field and no chance.
const ENOUGH_TO_TELL: usize = 20;

/// The fields of a work that are read.
const FIELDS: &str = "DOI,title,issued,type,container-title,is-referenced-by-count";

/// Crossref, with the types of works that are asked for.
pub struct Crossref {
    types: Vec<String>,
}

/// A name on its way through the pages.
struct Reading<'n> {
    name: &'n str,
    pages: usize,
    seen: BTreeSet<String>,
    finished: bool,
}

/// A page of works.
struct Page {
    total: u64,
    works: Vec<Work>,
}

/// A work of a page with the names that its title has.
struct Work {
    doi: String,
    names: Vec<usize>,
    record: Option<(i16, EvidenceRecord)>,
}

impl Crossref {
    /// As it is set: `parts` are types of works, such as `journal-article`; none are all of them.
    pub fn of(settings: &SourceSettings) -> Crossref {
        Crossref {
            types: settings.parts.clone(),
        }
    }

    /// Works since the first year; the same for matches and totals.
    fn works(&self, subject: &Subject) -> Result<Ask, Fault> {
        let plain = |kind: &String| kind.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-');
        if let Some(odd) = self.types.iter().find(|kind| !plain(kind)) {
            return Err(barred(format!(
                "\"{odd}\" is not a type of works in Crossref, such as journal-article."
            )));
        }
        let mut filter = format!("from-pub-date:{}-01-01", subject.years.0);
        for kind in &self.types {
            filter.push_str(&format!(",type:{kind}"));
        }
        Ok(Ask::of_path("/works").with("filter", filter))
    }

    fn find(&self, subject: &Subject, replay: &mut Replay) -> Result<Finding, Halt> {
        let query = Query::of(subject, write)?;
        let works = self.works(subject)?;
        let names = &query.wording.names[..query.wording.names.len().min(NAMES)];
        let titles = Titles::of(subject, names);
        let mut readings: Vec<Reading> = names.iter().map(|name| Reading::of(name)).collect();

        let totals = works.clone().with("rows", "0").with("facet", "published:*");
        let asks = std::iter::once(totals).chain(readings.iter().map(|reading| reading.ask(&works)));
        let exchanges = replay.take(asks.collect())?;
        let totals = read_years(&exchanges[0].reply)?;
        let mut last = &exchanges[0].reply;
        let mut found: BTreeMap<String, Work> = BTreeMap::new();
        let mut answers = exchanges[1..].iter();
        loop {
            let open = readings.iter_mut().filter(|reading| !reading.ended());
            for (reading, exchange) in open.zip(answers) {
                let page = read_page(&exchange.reply, &titles)?;
                last = &exchange.reply;
                reading.take_page(last, &page)?;
                let matching = page.works.into_iter().filter(|work| work.record.is_some());
                found.extend(matching.map(|work| (work.doi.clone(), work)));
            }
            let open: Vec<Ask> = readings
                .iter()
                .filter(|reading| !reading.ended())
                .map(|reading| reading.ask(&works))
                .collect();
            if open.is_empty() {
                break;
            }
            answers = replay.take(open)?.iter();
        }
        self.sum_up(subject, &query, &readings, found, &totals, last)
            .map_err(Halt::Fault)
    }

    fn sum_up(
        &self,
        subject: &Subject,
        query: &Query,
        readings: &[Reading],
        found: BTreeMap<String, Work>,
        totals: &Tally,
        last: &Reply,
    ) -> Result<Finding, Fault> {
        let years = Years::of(subject);
        let mut remarks = vec![
            "Crossref knows no phrases: titles were read again and those without a name left out; abstracts are not \
             searched."
                .to_owned(),
        ];
        remarks.extend(remark_left_out(&query.wording.names[readings.len()..]));
        remarks.extend(query.wording.remark());

        let mut by_name: BTreeMap<String, u64> = readings.iter().map(|reading| (reading.name.to_owned(), 0)).collect();
        let mut by_year = BTreeMap::new();
        let mut records = Vec::new();
        for work in found.into_values() {
            for name in work.names {
                add_one(&mut by_name, readings[name].name.to_owned());
            }
            if let Some((year, record)) = work.record {
                add_one(&mut by_year, year);
                records.push(record);
            }
        }
        let matches = records.len();
        sort_latest(&mut records);
        records.truncate(LISTED);
        let unread: Vec<&str> = readings
            .iter()
            .filter(|reading| !reading.finished)
            .map(|reading| reading.name)
            .collect();
        if matches > LISTED || !unread.is_empty() {
            records
                .iter_mut()
                .for_each(|record| record.chosen = Some(Chosen::Latest));
        }
        remarks.extend(years.remark_future("Crossref", &by_year));
        let mut finding = Finding {
            query: format!("title: {}", query.expression),
            complete_through: years.complete,
            records,
            remarks,
            ..Finding::default()
        };
        match unread.is_empty() {
            true => {
                finding.counts = join_counts(years, &Tally { reply: last, by_year }, totals)?;
                finding
                    .breakdowns
                    .extend(spread(BreakdownBy::Phrase, by_name, matches as u64));
            }
            false => finding.remarks.push(format!(
                "More titles have {} than {PAGES} pages of {ROWS} works hold, so there are no counts.",
                unread.join(", ")
            )),
        }
        Ok(finding)
    }
}

impl Source for Crossref {
    fn name(&self) -> &'static str {
        NAME
    }

    fn terms(&self) -> Terms {
        Terms::CC0
    }

    fn manners(&self) -> Manners {
        Manners {
            base: "https://api.crossref.org",
            pause: Duration::from_secs(1),
            at_once: 1,
            longest: 20_000_000,
            patience: Duration::from_secs(120),
            budget: None,
        }
    }

    fn expect(&self, subjects: &[Subject]) -> Expected {
        let first_years: BTreeSet<i16> = subjects.iter().map(|subject| subject.years.0).collect();
        let names = |subject: &Subject| Wording::of(subject).names.len().min(NAMES);
        let pages: usize = subjects.iter().map(names).sum();
        Expected {
            calls: (first_years.len() + pages) as u64,
            cost: 0,
        }
    }

    fn proceed(&self, subjects: &[Subject], exchanges: &[Exchange]) -> Result<Step, Fault> {
        let mut replay = Replay::of(exchanges);
        settle(subjects.iter().map(|subject| self.find(subject, &mut replay)).collect())
    }
}

impl<'n> Reading<'n> {
    fn of(name: &'n str) -> Reading<'n> {
        Reading {
            name,
            pages: 0,
            seen: BTreeSet::new(),
            finished: false,
        }
    }

    fn ended(&self) -> bool {
        self.finished || self.pages == PAGES
    }

    fn ask(&self, works: &Ask) -> Ask {
        let ask = works.clone().with("query.title", self.name).with("select", FIELDS);
        ask.with("rows", ROWS.to_string())
            .with("offset", (self.pages * ROWS).to_string())
    }

    /// Sees whether the pages go on. The order of works alike may differ from page to page, so that single works can come
    /// again; a page of nothing but such works is one that is given again and again.
    fn take_page(&mut self, reply: &Reply, page: &Page) -> Result<(), Fault> {
        let before = (self.pages * ROWS) as u64;
        let expected = page.total.saturating_sub(before).min(ROWS as u64);
        let come = page.works.len() as u64;
        if come != expected {
            let message = format!(
                "page {} should have {expected} works of {}, but has {come}.",
                self.pages + 1,
                page.total
            );
            return Err(Fault::partial(reply, message));
        }
        let known = self.seen.len();
        self.seen.extend(page.works.iter().map(|work| work.doi.clone()));
        if known == self.seen.len() && come > 0 {
            return Err(Fault::partial(
                reply,
                format!("page {} has only works of earlier pages.", self.pages + 1),
            ));
        }
        let second_half = &page.works[page.works.len() / 2..];
        self.finished = before + come >= page.total || second_half.iter().all(|work| work.names.is_empty());
        self.pages += 1;
        Ok(())
    }
}

/// Which titles are ours.
struct Titles {
    /// Names alone: one of them must stand in the title.
    names: Dictionary,
    /// With context and exclusions, which may also stand in the name of the journal.
    whole: Dictionary,
}

impl Titles {
    fn of(subject: &Subject, names: &[String]) -> Titles {
        let phrase = |words: &String| Phrase {
            words: words.clone(),
            language: String::new(),
        };
        let whole = Subject {
            phrases: names.iter().map(phrase).collect(),
            ..subject.clone()
        };
        let bare = Subject {
            context: Vec::new(),
            exclude: Vec::new(),
            ..whole.clone()
        };
        Titles {
            names: Dictionary::of(&[bare]),
            whole: Dictionary::of(&[whole]),
        }
    }

    /// The names that a title has, and whether the work is ours.
    fn find(&self, title: &str, container: &str) -> (Vec<usize>, bool) {
        let names = self
            .names
            .find(&[title])
            .pop()
            .map(|hit| hit.phrases)
            .unwrap_or_default();
        let ours = !names.is_empty() && !self.whole.find(&[title, container]).is_empty();
        (names, ours)
    }
}

fn write(wording: &Wording) -> String {
    write_boolean(wording, "NOT", quote)
}

fn remark_left_out(names: &[String]) -> Option<String> {
    (!names.is_empty()).then(|| format!("Only {NAMES} names are asked for; not asked for: {}.", names.join(", ")))
}

/// All works by year.
fn read_years(reply: &Reply) -> Result<Tally<'_>, Fault> {
    let value = parse_json(reply)?;
    let message = Json::of(reply, &value).field("message")?;
    let total = message.field("total-results")?.count()?;
    let values = message.field("facets")?.field("published")?.field("values")?;
    let mut by_year = BTreeMap::new();
    for (year, count) in values.entries()? {
        let year: i16 = year
            .parse()
            .map_err(|_| values.fault(format!("has \"{year}\", which is no year.")))?;
        by_year.insert(year, count.count()?);
    }
    let sum = by_year.values().fold(0, |sum: u64, count| sum.saturating_add(*count));
    if sum < total {
        let message = format!("its years have {sum} works, but it says that there are {total}.");
        return Err(Fault::partial(reply, message));
    }
    Ok(Tally { reply, by_year })
}

fn read_page(reply: &Reply, titles: &Titles) -> Result<Page, Fault> {
    let value = parse_json(reply)?;
    let message = Json::of(reply, &value).field("message")?;
    let items = message.list("items")?;
    let works: Vec<Work> = items
        .iter()
        .map(|item| read_work(item, titles))
        .collect::<Result<_, Fault>>()?;
    // Some works have no title or no journal, but not all of a page.
    for (name, enough) in [("title", 1), ("container-title", ENOUGH_TO_TELL)] {
        if items.len() >= enough && items.iter().all(|item| item.list(name).is_err()) {
            items[0].field(name)?;
        }
    }
    Ok(Page {
        total: message.field("total-results")?.count()?,
        works,
    })
}

fn read_work(item: &Json, titles: &Titles) -> Result<Work, Fault> {
    let doi = item.field("DOI")?.text()?.to_lowercase();
    let joined = |name: &str| -> Result<String, Fault> {
        let texts = item.optional_list(name)?;
        let texts: Vec<String> = texts.iter().map(Json::text).collect::<Result<_, Fault>>()?;
        Ok(plain_text(&texts.join(" / ")))
    };
    let title = joined("title")?;
    let (names, ours) = titles.find(&title, &joined("container-title")?);
    let record = match ours {
        true => Some(read_record(item, &doi, &title)?),
        false => None,
    };
    Ok(Work { doi, names, record })
}

fn read_record(item: &Json, doi: &str, title: &str) -> Result<(i16, EvidenceRecord), Fault> {
    let issued = item.field("issued")?;
    let dates = issued.list("date-parts")?;
    let parts = dates.first().map(Json::items).unwrap_or_default();
    let mut numbers = parts.iter().map(Json::count);
    let year = numbers.next().transpose()?.and_then(|year| i16::try_from(year).ok());
    let year = year.ok_or_else(|| issued.fault("has no year."))?;
    let mut date = format!("{year:04}");
    for number in numbers.take(2) {
        date.push_str(&format!("-{:02}", number?));
    }
    let cited = item
        .optional("is-referenced-by-count")?
        .map(|cited| cited.count())
        .transpose()?;
    let record = EvidenceRecord {
        url: web_address(&format!("https://doi.org/{doi}")),
        date: Some(date),
        scheme: item.optional("type")?.map(|kind| kind.text()).transpose()?,
        cited,
        ..EvidenceRecord::of(RecordKind::Work, doi, cut(title, LONGEST_TITLE))
    };
    Ok((year, record))
}

#[cfg(test)]
#[path = "tests/crossref.rs"]
mod tests;
