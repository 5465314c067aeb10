//! OpenAlex: scholarly works by year, with their share of all works, a sample, the most cited, and where they come from.
//!
//! Interface: `GET /works` with a filter, one search parameter, `group_by` or a list (developers.openalex.org, 2026). Only
//! title and abstract are searched, without stemming: the plain search also reads full texts, which exist for some works
//! only, so that its counts follow coverage. Numerator and denominator both ask for works with an abstract, since only those
//! can match, and both leave out the expansion corpus of November 2025 (`include_xpac=false`). Data are CC0.
//!
//! What goes wrong: closed years grow from day to day, by some per cent a month, so that all years are asked for each time;
//! years without works are left out of a grouping; a status 429 means "too fast" or "the day's budget is spent", which
//! the headers tell apart; commas and bars in a filter are read, so that phrases go into the search parameter only; a client
//! that loses quotation marks finds tens of thousands of works about anything, which the plausibility remark shows.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use serde_json::Value;

use super::wording::{Query, barred, control, found_no_control, quote, write_boolean};
use super::years::{Tally, Years, join_counts};
use crate::model::{Breakdown, BreakdownBy, Chosen, EvidenceRecord, RecordKind, SourceSettings};
use crate::scan::ask::{Ask, Reply};
use crate::scan::fault::Fault;
use crate::scan::finding::Finding;
use crate::scan::json::{Json, parse_json};
use crate::scan::patience::next_midnight;
use crate::scan::phrasing::Wording;
use crate::scan::plain::{cut, plain_text, web_address};
use crate::scan::replay::{Halt, Replay, settle};
use crate::scan::source::{Exchange, Expected, KeyPlace, KeyUse, Manners, Refusal, Refused, Source, Step, Terms};
use crate::scan::subject::Subject;
use crate::scan::tally::{sort_latest, spread};

/// Its name in commands and folders.
pub const NAME: &str = "openalex";

/// The search parameter: title and abstract, words as they stand.
const SEARCH: &str = "search.title_and_abstract.exact";

/// Works of each choice.
const LISTED: usize = 25;

/// Which sample is drawn: any number will do, as long as it stays the same.
const SEED: &str = "16";

/// What a list or grouping costs: $0.10 for a thousand (developers.openalex.org, authentication, 2026).
const LIST_COST: u64 = 100;

/// What a search costs, grouped or not: $1 for a thousand.
const SEARCH_COST: u64 = 1_000;

/// Credits that a search takes; a header tells them, and this stands in where it does not (seen in September 2026).
const SEARCH_CREDITS: f64 = 10.0;

/// A day's worth without a key and with a free one: $0.10 and $1.
const BUDGET: (u64, u64) = (100_000, 1_000_000);

/// From so many works on, a phrase that finds exactly as many as its words in any order is suspicious.
const SUSPICIOUS: u64 = 50;

/// Most letters of a title that are kept.
const LONGEST_TITLE: usize = 500;

/// Most organisations told of one work.
const ORGANISATIONS: usize = 10;

/// The fields of a work that are read.
const FIELDS: &str = "id,doi,title,publication_date,type,cited_by_count,authorships";

/// The spreads that are asked for.
const SPREADS: [(BreakdownBy, &str); 3] = [
    (BreakdownBy::Country, "authorships.institutions.country_code"),
    (BreakdownBy::Organisation, "authorships.institutions.id"),
    (BreakdownBy::Topic, "primary_topic.id"),
];

/// OpenAlex, with the types of works that are asked for.
pub struct OpenAlex {
    types: Vec<String>,
}

impl OpenAlex {
    /// As it is set: `parts` are types of works, such as `article` and `preprint`; none are all of them.
    pub fn of(settings: &SourceSettings) -> OpenAlex {
        OpenAlex {
            types: settings.parts.clone(),
        }
    }

    /// Works since the first year; the same for numerator and denominator.
    fn works(&self, subject: &Subject) -> Result<Ask, Fault> {
        let mut filter = format!("from_publication_date:{}-01-01,has_abstract:true", subject.years.0);
        if !self.types.is_empty() {
            let plain = |kind: &String| kind.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-');
            if let Some(odd) = self.types.iter().find(|kind| !plain(kind)) {
                return Err(barred(format!(
                    "\"{odd}\" is not a type of works in OpenAlex, such as article."
                )));
            }
            filter = format!("{filter},type:{}", self.types.join("|"));
        }
        let ask = Ask::of_path("/works")
            .with("filter", filter)
            .with("include_xpac", "false");
        Ok(ask.at_cost(LIST_COST))
    }

    fn find(&self, subject: &Subject, replay: &mut Replay) -> Result<Finding, Halt> {
        let query = Query::of(subject, write)?;
        let works = self.works(subject)?;
        let matches = || search(&works, &query.expression);
        let yearly = |ask: Ask| ask.with("group_by", "publication_year");
        let exchanges = replay.take(vec![yearly(matches()), yearly(works.clone())])?;
        let found = read_years(&exchanges[0].reply)?;
        let total = found.by_year.values().sum();
        if total == 0 {
            let control = search(&works, &control(write))
                .with("per_page", "1")
                .with("select", "id");
            let reply = &replay.take_one(control)?.reply;
            if read_total(reply)? == 0 {
                return Err(found_no_control(reply).into());
            }
        }
        let years = Years::of(subject);
        if let Some((early, _)) = found.by_year.range(..years.first).next() {
            let message = format!(
                "it has works of {early}, though only those since {} were asked for.",
                years.first
            );
            return Err(Fault::drift(found.reply, message).into());
        }
        let mut finding = Finding {
            query: query.expression.clone(),
            complete_through: subject.years.1,
            counts: join_counts(years, &found, &read_years(&exchanges[1].reply)?)?,
            remarks: query.wording.remark().into_iter().collect(),
            ..Finding::default()
        };
        finding.remarks.extend(years.remark_future("OpenAlex", &found.by_year));
        if total > 0 {
            self.read_more(&works, &query, total, replay, &mut finding)?;
        }
        Ok(finding)
    }

    /// Works, spreads and hits of each phrase, where anything matches at all.
    fn read_more(
        &self,
        works: &Ask,
        query: &Query,
        total: u64,
        replay: &mut Replay,
        finding: &mut Finding,
    ) -> Result<(), Halt> {
        let all_listed = total <= LISTED as u64;
        let list = search(works, &query.expression)
            .with("per_page", LISTED.to_string())
            .with("select", FIELDS);
        let most_cited = list.clone().with("sort", "cited_by_count:desc");
        let sample = list.with("sample", LISTED.to_string()).with("seed", SEED);
        let lists = match all_listed {
            true => vec![most_cited],
            false => vec![most_cited, sample],
        };
        for (exchange, chosen) in replay.take(lists)?.iter().zip([Chosen::MostCited, Chosen::Sample]) {
            let chosen = (!all_listed).then_some(chosen);
            finding.records.extend(read_works(&exchange.reply, total, chosen)?);
        }
        sort_latest(&mut finding.records);

        let grouped = |(_, field): &(BreakdownBy, &str)| search(works, &query.expression).with("group_by", *field);
        let spreads: Vec<Ask> = SPREADS.iter().map(grouped).collect();
        for (exchange, (by, _)) in replay.take(spreads)?.iter().zip(SPREADS) {
            finding.breakdowns.extend(read_spread(&exchange.reply, by)?);
        }
        self.read_names(works, query, total, replay, finding)
    }

    /// Hits of each name, and whether they are plausible.
    fn read_names(
        &self,
        works: &Ask,
        query: &Query,
        total: u64,
        replay: &mut Replay,
        finding: &mut Finding,
    ) -> Result<(), Halt> {
        let count = |expression: &str| search(works, expression).with("per_page", "1").with("select", "id");
        let alone = query.names_alone(write);
        let several_words = several_words(query);
        let mut asks: Vec<Ask> = alone.iter().map(|(_, expression)| count(expression)).collect();
        asks.extend(several_words.map(|name| count(&write_any_order(&query.wording, name))));
        let exchanges = replay.take(asks)?.iter();
        let mut hits: Vec<u64> = exchanges
            .map(|exchange| read_total(&exchange.reply))
            .collect::<Result<_, Fault>>()?;
        let any_order = several_words.and_then(|_| hits.pop());
        if alone.is_empty() {
            hits.push(total);
        }
        let by_name: BTreeMap<String, u64> = query.names_shown().iter().cloned().zip(hits).collect();
        if let (Some(name), Some(any_order)) = (several_words, any_order) {
            finding
                .remarks
                .extend(remark_implausible(name, by_name[name], any_order));
        }
        let more_than_all = by_name.iter().filter(|(_, hits)| **hits > total);
        finding.remarks.extend(more_than_all.map(|(name, hits)| {
            format!("\"{name}\" alone has {hits} works, more than the {total} of all names together.")
        }));
        finding.breakdowns.extend(spread(BreakdownBy::Phrase, by_name, total));
        Ok(())
    }
}

impl Source for OpenAlex {
    fn name(&self) -> &'static str {
        NAME
    }

    fn terms(&self) -> Terms {
        Terms::CC0
    }

    fn manners(&self) -> Manners {
        Manners {
            base: "https://api.openalex.org",
            // A hundred a second are allowed; five are plenty.
            pause: Duration::from_millis(200),
            at_once: 2,
            longest: 20_000_000,
            patience: Duration::from_secs(60),
            budget: Some(BUDGET),
        }
    }

    fn key(&self) -> Option<KeyUse> {
        Some(KeyUse {
            variable: "OPENALEX_API_KEY",
            place: KeyPlace::Query("api_key"),
            needed: false,
        })
    }

    fn expect(&self, subjects: &[Subject]) -> Expected {
        let first_years: BTreeSet<i16> = subjects.iter().map(|subject| subject.years.0).collect();
        let totals = first_years.len() as u64;
        let searches: u64 = subjects.iter().map(count_searches).sum();
        Expected {
            calls: totals + searches,
            cost: totals * LIST_COST + searches * SEARCH_COST,
        }
    }

    fn proceed(&self, subjects: &[Subject], exchanges: &[Exchange]) -> Result<Step, Fault> {
        let mut replay = Replay::of(exchanges);
        settle(subjects.iter().map(|subject| self.find(subject, &mut replay)).collect())
    }

    fn read_refusal(&self, refusal: &Refusal) -> Refused {
        let number = |name: &str| refusal.header(name).and_then(|text| text.trim().parse::<f64>().ok());
        let left = number("x-ratelimit-remaining");
        let bought = number("x-ratelimit-onetime-remaining").unwrap_or(0.0);
        let wanted = number("x-ratelimit-credits-required").unwrap_or(SEARCH_CREDITS);
        match refusal.status {
            429 if left.is_some_and(|left| left.max(bought) < wanted) => Refused::Spent(next_midnight(refusal.at)),
            // A sign in a filter that is read as another gives 403, too; with a time to wait for it is throttling.
            403 if refusal.header("retry-after").is_some() => Refused::TooFast,
            429 | 503 => Refused::TooFast,
            _ => Refused::Closed,
        }
    }
}

/// The searches for a technology: years, two lists, the spreads, each phrase where there are several, the words of one.
fn count_searches(subject: &Subject) -> u64 {
    let Ok(query) = Query::of(subject, write) else { return 0 };
    let asks = 3 + SPREADS.len() + query.names_alone(write).len() + several_words(&query).iter().count();
    asks as u64
}

/// The first name of several words: one by which it can be seen whether phrases are read as such.
fn several_words(query: &Query) -> Option<&String> {
    query.names_shown().iter().find(|name| name.contains(' '))
}

fn search(works: &Ask, expression: &str) -> Ask {
    works.clone().with(SEARCH, expression).at_cost(SEARCH_COST)
}

/// The words of a technology in OpenAlex's syntax.
fn write(wording: &Wording) -> String {
    write_boolean(wording, "NOT", quote)
}

/// The words of a phrase in any order, with the same context and exclusions.
fn write_any_order(wording: &Wording, phrase: &str) -> String {
    let words: Vec<String> = phrase.split(' ').map(quote).collect();
    let in_any_order = |term: &str| match term == phrase {
        true => format!("({})", words.join(" AND ")),
        false => quote(term),
    };
    write_boolean(&wording.with_name(phrase), "NOT", in_any_order)
}

fn remark_implausible(phrase: &str, hits: u64, any_order: u64) -> Option<String> {
    let doubt = match hits.cmp(&any_order) {
        std::cmp::Ordering::Greater => "more than",
        std::cmp::Ordering::Equal if hits >= SUSPICIOUS => "exactly as many as",
        _ => return None,
    };
    Some(format!(
        "The phrase \"{phrase}\" has {hits} works, {doubt} its words in any order ({any_order}): OpenAlex may not have read \
         it as a phrase."
    ))
}

fn read_count(whole: &Json) -> Result<u64, Fault> {
    whole.field("meta")?.field("count")?.count()
}

fn read_total(reply: &Reply) -> Result<u64, Fault> {
    let value = parse_json(reply)?;
    read_count(&Json::of(reply, &value))
}

/// The groups of a reply: key, name, count.
fn read_groups(reply: &Reply, value: &Value) -> Result<Vec<(String, String, u64)>, Fault> {
    let whole = Json::of(reply, value);
    let groups = whole.field("group_by")?.items();
    let said = whole.field("meta")?.nullable("groups_count")?;
    let said = said.map(|said| said.count()).transpose()?.unwrap_or(0);
    if said != groups.len() as u64 {
        let message = format!("the reply says that it has {said} groups, but it has {}.", groups.len());
        return Err(Fault::partial(reply, message));
    }
    let read = |group: &Json| {
        let key = group.field("key")?.text()?;
        let name = group.field("key_display_name")?.text()?;
        Ok((key, name, group.field("count")?.count()?))
    };
    groups.iter().map(read).collect()
}

/// Works by year. Each work has one year, so that the groups add up to the whole.
fn read_years(reply: &Reply) -> Result<Tally<'_>, Fault> {
    let value = parse_json(reply)?;
    let mut by_year = BTreeMap::new();
    for (key, _, count) in read_groups(reply, &value)? {
        let year: i16 = key
            .parse()
            .map_err(|_| Fault::drift(reply, format!("\"{key}\" is not a year.")))?;
        if by_year.insert(year, count).is_some() {
            return Err(Fault::partial(reply, format!("the year {year} stands there twice.")));
        }
    }
    let total = read_count(&Json::of(reply, &value))?;
    let sum: u64 = by_year.values().fold(0, |sum: u64, count| sum.saturating_add(*count));
    if sum != total {
        let message = format!("its years have {sum} works, but it says that there are {total}.");
        return Err(Fault::partial(reply, message));
    }
    Ok(Tally { reply, by_year })
}

fn read_spread(reply: &Reply, by: BreakdownBy) -> Result<Option<Breakdown>, Fault> {
    let value = parse_json(reply)?;
    let total = read_count(&Json::of(reply, &value))?;
    let mut parts = BTreeMap::new();
    for (key, name, count) in read_groups(reply, &value)? {
        if count > total {
            let message = format!("\"{name}\" has {count} works of only {total}.");
            return Err(Fault::partial(reply, message));
        }
        // A country's key is its code, at times behind an address.
        let code = key.rsplit('/').next().unwrap_or(&key);
        let part = match by {
            BreakdownBy::Country if code.len() == 2 => code.to_uppercase(),
            _ => plain_text(&name),
        };
        *parts.entry(part).or_default() += count;
    }
    Ok(spread(by, parts, total))
}

fn read_works(reply: &Reply, total: u64, chosen: Option<Chosen>) -> Result<Vec<EvidenceRecord>, Fault> {
    let value = parse_json(reply)?;
    let whole = Json::of(reply, &value);
    read_count(&whole)?;
    let works = whole.field("results")?.items();
    let records: Vec<EvidenceRecord> = works
        .iter()
        .map(|work| read_work(work, chosen))
        .collect::<Result<_, Fault>>()?;
    let ids: BTreeSet<&str> = records.iter().map(|record| record.id.as_str()).collect();
    let wanted = total.min(LISTED as u64);
    if ids.len() as u64 != wanted || records.len() != ids.len() {
        let message = format!(
            "{wanted} works were asked for and {} came, {} of them different ones.",
            records.len(),
            ids.len()
        );
        return Err(Fault::partial(reply, message));
    }
    Ok(records)
}

fn read_work(work: &Json, chosen: Option<Chosen>) -> Result<EvidenceRecord, Fault> {
    let address = work.field("id")?.text()?;
    let id = address.rsplit('/').next().unwrap_or(&address).to_owned();
    let text = |name: &str| work.nullable(name)?.map(|found| found.text()).transpose();
    let title = text("title")?.map_or_else(|| id.clone(), |title| cut(&plain_text(&title), LONGEST_TITLE));
    let mut countries = BTreeSet::new();
    let mut organisations = BTreeSet::new();
    for author in work.list("authorships")? {
        for country in author.list("countries")? {
            countries.insert(country.text()?);
        }
        for institution in author.list("institutions")? {
            organisations.extend(
                institution
                    .nullable("display_name")?
                    .map(|name| name.text())
                    .transpose()?,
            );
        }
    }
    let organisations = organisations.iter().take(ORGANISATIONS);
    Ok(EvidenceRecord {
        url: text("doi")?
            .as_deref()
            .and_then(web_address)
            .or_else(|| web_address(&address)),
        date: text("publication_date")?,
        scheme: text("type")?,
        countries: countries.into_iter().collect(),
        organisations: organisations.map(|name| plain_text(name)).collect(),
        cited: work
            .nullable("cited_by_count")?
            .map(|cited| cited.count())
            .transpose()?,
        chosen,
        ..EvidenceRecord::of(RecordKind::Work, id, title)
    })
}

#[cfg(test)]
#[path = "tests/openalex.rs"]
mod tests;
