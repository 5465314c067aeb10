//! Pageviews of Wikipedia: how often people read the articles about a technology. Public attention, and only that.
//!
//! Interface: `GET /metrics/pageviews/per-article/…/monthly/…` and, for all articles of a language, `…/aggregate/…`
//! (Wikimedia's analytics interface, 2026). Views by people, on all devices, by month; CC0. Who asks must name a contact.
//!
//! What goes wrong: a status 404 means that there are no views in those months, also where a title is wrong, which is told;
//! months without views are left out; nothing is there before July 2015; the last month comes some days late.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use jiff::civil::Date;

use super::wording::barred;
use super::years::{Tally, Years, join_counts};
use crate::model::BreakdownBy;
use crate::scan::ask::{Ask, Reply};
use crate::scan::fault::Fault;
use crate::scan::finding::Finding;
use crate::scan::json::{Json, parse_json};
use crate::scan::replay::{Halt, Replay, settle};
use crate::scan::source::{Exchange, Expected, Manners, Source, Step, Terms};
use crate::scan::subject::Subject;
use crate::scan::tally::spread;

/// Its name in commands and folders.
pub const NAME: &str = "pageviews";

/// The first whole year: views are counted this way since July 2015.
const FIRST_YEAR: i16 = 2016;

/// From May 2020 on, views by programs that do not say so are counted apart.
const PROGRAMS_APART: i16 = 2020;

/// Pageviews.
pub struct Pageviews;

/// An article.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Article {
    project: String,
    title: String,
}

/// The months asked about.
#[derive(Debug, Clone, Copy)]
struct Months {
    first: Date,
    last: Date,
}

impl Pageviews {
    fn find(&self, subject: &Subject, replay: &mut Replay) -> Result<Finding, Halt> {
        let articles = articles_of(subject)?;
        let mut finding = Finding {
            query: list_articles(&articles),
            complete_through: subject.years.1,
            ..Finding::default()
        };
        let Some(months) = months_of(subject) else {
            finding.remarks.push(format!(
                "Views are counted by whole years since {FIRST_YEAR}; none of them was asked about."
            ));
            return Ok(finding);
        };
        if articles.is_empty() {
            finding
                .remarks
                .push("No article of Wikipedia is named for this technology.".to_owned());
            return Ok(finding);
        }
        let projects: BTreeSet<&str> = articles.iter().map(|article| article.project.as_str()).collect();
        let asks = projects.iter().map(|project| ask_whole(project, months));
        let asks = asks.chain(articles.iter().map(|article| ask_article(article, months)));
        let (wholes, each) = replay.take(asks.collect())?.split_at(projects.len());

        let years = Years {
            first: months.first.year(),
            ..Years::of(subject)
        };
        let mut totals = tally_of(&wholes[0].reply);
        for (project, exchange) in projects.iter().zip(wholes) {
            let views = read_views(&exchange.reply, project, months)?;
            check_months(&exchange.reply, &views, months, years)?;
            add_up(&mut totals, &views);
        }
        let mut found = tally_of(&each[0].reply);
        let mut by_article = BTreeMap::new();
        for (article, exchange) in articles.iter().zip(each) {
            let views = match exchange.reply.status {
                404 => {
                    check_absent(&exchange.reply)?;
                    finding.remarks.push(format!(
                        "{} has no views in these years; its title may be another one.",
                        article.label()
                    ));
                    BTreeMap::new()
                }
                _ => read_views(&exchange.reply, &article.project, months)?,
            };
            add_up(&mut found, &views);
            by_article.insert(article.label(), views.values().sum());
        }
        let sum = by_article.values().sum();
        finding.breakdowns.extend(spread(BreakdownBy::Phrase, by_article, sum));
        finding.counts = join_counts(years, &found, &totals)?;
        finding.remarks.extend(remark_years(subject, years));
        Ok(finding)
    }
}

impl Source for Pageviews {
    fn name(&self) -> &'static str {
        NAME
    }

    fn terms(&self) -> Terms {
        Terms::CC0
    }

    fn manners(&self) -> Manners {
        Manners {
            base: "https://wikimedia.org/api/rest_v1",
            pause: Duration::from_millis(500),
            at_once: 1,
            longest: 2_000_000,
            patience: Duration::from_secs(30),
            budget: None,
        }
    }

    fn expect(&self, subjects: &[Subject]) -> Expected {
        let asked = |subject: &Subject| {
            months_of(subject)
                .and_then(|_| articles_of(subject).ok())
                .unwrap_or_default()
        };
        let articles: Vec<(i16, Article)> = subjects
            .iter()
            .flat_map(|subject| asked(subject).into_iter().map(|article| (subject.years.0, article)))
            .collect();
        let wholes: BTreeSet<(i16, &str)> = articles
            .iter()
            .map(|(first, article)| (FIRST_YEAR.max(*first), article.project.as_str()))
            .collect();
        Expected {
            calls: (articles.len() + wholes.len()) as u64,
            cost: 0,
        }
    }

    fn proceed(&self, subjects: &[Subject], exchanges: &[Exchange]) -> Result<Step, Fault> {
        let mut replay = Replay::of(exchanges);
        settle(subjects.iter().map(|subject| self.find(subject, &mut replay)).collect())
    }
}

impl Article {
    /// As it is told to people.
    fn label(&self) -> String {
        let language = self.project.split('.').next().unwrap_or_default();
        format!("{language}: {}", self.title)
    }
}

/// The articles of a technology, each once.
fn articles_of(subject: &Subject) -> Result<Vec<Article>, Fault> {
    let read = |(language, title): &(String, String)| {
        let language = language.to_lowercase();
        if language.len() < 2
            || !language
                .chars()
                .all(|letter| letter.is_ascii_lowercase() || letter == '-')
        {
            let message = format!(
                "\"{language}\" of the articles of {} is no language tag.",
                subject.technology
            );
            return Err(barred(message));
        }
        let words: Vec<&str> = title
            .split(|letter: char| letter.is_whitespace() || letter == '_')
            .collect();
        let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
        let title = with_capital(&words.join(" "));
        if matches!(title.as_str(), "" | "." | "..") {
            let message = format!("\"{title}\" of the articles of {} is no title.", subject.technology);
            return Err(barred(message));
        }
        Ok(Article {
            project: format!("{language}.wikipedia"),
            title,
        })
    };
    let articles: Result<BTreeSet<Article>, Fault> = subject.articles.iter().map(read).collect();
    Ok(articles?.into_iter().collect())
}

/// Titles begin with a capital.
fn with_capital(title: &str) -> String {
    let mut letters = title.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

fn list_articles(articles: &[Article]) -> String {
    let labels: Vec<String> = articles.iter().map(Article::label).collect();
    labels.join("; ")
}

/// From the first whole year to the last whole month; `None` where there is none.
fn months_of(subject: &Subject) -> Option<Months> {
    let first = Date::new(FIRST_YEAR.max(subject.years.0), 1, 1).ok()?;
    let last = subject.today.first_of_month().yesterday().ok()?;
    (first < last && first.year() <= subject.years.1).then_some(Months { first, last })
}

fn ask_whole(project: &str, months: Months) -> Ask {
    Ask::of_path(format!(
        "/metrics/pageviews/aggregate/{project}/all-access/user/monthly/{}",
        range(months)
    ))
}

fn ask_article(article: &Article, months: Months) -> Ask {
    let title = encode_segment(&article.title.replace(' ', "_"));
    let path = format!(
        "/metrics/pageviews/per-article/{}/all-access/user/{title}/monthly/{}",
        article.project,
        range(months)
    );
    Ask {
        answers: vec![404],
        ..Ask::of_path(path)
    }
}

fn range(months: Months) -> String {
    format!(
        "{}00/{}00",
        months.first.strftime("%Y%m%d"),
        months.last.strftime("%Y%m%d")
    )
}

/// A title as one segment of a path: `TCP/IP` is one article.
fn encode_segment(title: &str) -> String {
    let encode = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    title.bytes().map(encode).collect()
}

/// Views by month of a reply: year and month.
fn read_views(reply: &Reply, project: &str, months: Months) -> Result<BTreeMap<(i16, i8), u64>, Fault> {
    let value = parse_json(reply)?;
    let mut views = BTreeMap::new();
    for item in Json::of(reply, &value).list("items")? {
        let of = item.field("project")?.text()?;
        if of != project {
            return Err(item.fault(format!("is of {of}, not of {project}.")));
        }
        let stamp = item.field("timestamp")?;
        let text = stamp.text()?;
        let month = text.get(..8).and_then(|day| Date::strptime("%Y%m%d", day).ok());
        let month = month.filter(|month| (months.first..=months.last).contains(month));
        let month = month.ok_or_else(|| stamp.fault(format!("is \"{text}\", none of the months asked for.")))?;
        if views
            .insert((month.year(), month.month()), item.field("views")?.count()?)
            .is_some()
        {
            return Err(Fault::partial(
                reply,
                format!("the month {} stands there twice.", month.strftime("%Y-%m")),
            ));
        }
    }
    if views.is_empty() {
        return Err(Fault::partial(
            reply,
            "there are no months in it, though it does not say that there are no views.",
        ));
    }
    Ok(views)
}

/// A whole Wikipedia has views in every month; of a complete year none may be missing.
fn check_months(reply: &Reply, views: &BTreeMap<(i16, i8), u64>, months: Months, years: Years) -> Result<(), Fault> {
    let all = (months.first.year()..=years.complete).flat_map(|year| (1..=12).map(move |month| (year, month)));
    match all.into_iter().find(|month| !views.contains_key(month)) {
        None => Ok(()),
        Some((year, month)) => {
            let message = format!("the views of the whole Wikipedia in {year}-{month:02} are not there (yet).");
            Err(Fault::partial(reply, message))
        }
    }
}

/// A 404 of the interface says why; any other is a page that is gone.
fn check_absent(reply: &Reply) -> Result<(), Fault> {
    let value = parse_json(reply)?;
    Json::of(reply, &value).field("detail").map(drop)
}

fn tally_of(reply: &Reply) -> Tally<'_> {
    Tally {
        reply,
        by_year: BTreeMap::new(),
    }
}

/// Views of different articles are different views, so that they add up.
fn add_up(tally: &mut Tally, views: &BTreeMap<(i16, i8), u64>) {
    for ((year, _), count) in views {
        let sum: &mut u64 = tally.by_year.entry(*year).or_default();
        *sum = sum.saturating_add(*count);
    }
}

fn remark_years(subject: &Subject, years: Years) -> Vec<String> {
    let mut remarks = Vec::new();
    if subject.years.0 < FIRST_YEAR {
        remarks.push(format!(
            "Views are counted since July 2015; {FIRST_YEAR} is the first whole year."
        ));
    }
    if years.first < PROGRAMS_APART {
        remarks.push(format!(
            "Since May {PROGRAMS_APART} views by programs that do not say so are counted apart; earlier years hold some of them."
        ));
    }
    remarks
}

#[cfg(test)]
#[path = "tests/pageviews.rs"]
mod tests;
