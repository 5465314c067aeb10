//! A run: every source is asked about every technology, side by side, and what was found is handed over as soon as it is
//! whole.
//!
//! 1. A conversation with a source is gone through step by step (`Source::proceed`); what this run was answered before is
//!    taken from the kept replies.
//! 2. Before each ask there is a turn at the host (`pace`), and the day's budget; after it the reply is kept before it is
//!    read, so that a kill loses nothing.
//! 3. What is refused or broken is asked again with patience; a source that fails three times in a row is left, and the
//!    others go on.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::Path;
use std::time::Duration;

use futures_util::future::{Either, join_all, select};
use futures_util::stream::{self, StreamExt};
use jiff::Timestamp;
use reqwest::Url;
use tokio::time::sleep;

use super::address::{Bases, to_address, to_served};
use super::ask::{Ask, AskPlace, Expect, Reply};
use super::client::{Client, Secret, Sent, host_of};
use super::fault::{Fault, FaultKind};
use super::finding::Finding;
use super::pace::{Pace, shared_folder};
use super::patience::{FIRST_WAIT, LONGEST_WAIT, TRIES, back_off, next_midnight, read_retry_after};
use super::replies::{Asked, Run, mark_of};
use super::source::{Exchange, KeyPlace, Manners, Refusal, Refused, Source, Step};
use super::subject::Subject;
use crate::diagnostic::Diagnostic;
use crate::disk;
use crate::model::{CountRevision, Evidence, ReplyMark, ScanSettings, SourceSettings, limits};

/// Failures in a row after which a source is left for this time.
const FAILURES: usize = 3;

/// How often a step is asked anew whose replies are less than the whole.
const ANEW: u32 = 2;

/// Most asks of one conversation: far more than any source needs, so that no conversation goes on for ever.
const ASKS: usize = 5_000;

/// What is scanned, and by whom.
pub struct Order<'a> {
    /// The data folder; kept replies stand beside it.
    pub data: &'a Path,
    /// What `radar.toml` says.
    pub settings: &'a ScanSettings,
    /// The sources, in their order.
    pub sources: &'a [Box<dyn Source>],
    /// The technologies, with what was left out of their names.
    pub subjects: &'a [(Subject, Vec<String>)],
    /// Places that stand in for the sources' own, by source.
    pub instead: &'a BTreeMap<String, Url>,
    /// Keys, by the name of their variable.
    pub keys: &'a BTreeMap<String, Secret>,
    /// Who asks.
    pub agent: String,
    /// Evidence of earlier scans.
    pub before: &'a [Evidence],
    /// Whether to wait for the next day where a day's budget is spent.
    pub wait_for_budget: bool,
}

/// What happens in a run.
#[derive(Debug)]
pub enum News<'a> {
    /// A technology is done at a source.
    Found {
        /// The evidence.
        evidence: &'a Evidence,
        /// Technologies that are done at this source.
        done: usize,
        /// All of them.
        of: usize,
    },
    /// There is nothing from a source about a technology, or about any; why.
    Failed {
        /// The source.
        source: &'a str,
        /// The technology, where it is one.
        technology: Option<&'a str>,
        /// Why.
        fault: &'a Fault,
    },
    /// A source is waited for.
    Waiting {
        /// The source.
        source: &'a str,
        /// How long.
        wait: Duration,
        /// What it said.
        why: &'a str,
    },
}

/// Who is told of it, and who keeps the evidence.
pub trait Listener {
    /// Keeps evidence.
    fn keep(&mut self, evidence: &Evidence) -> Result<(), Diagnostic>;
    /// Hears what happens.
    fn hear(&mut self, news: News<'_>);
}

/// What a run came to.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Ending {
    /// Conversations that are done: pairs of source and technology.
    pub found: usize,
    /// Asks that were sent.
    pub asked: u64,
    /// Asks that kept replies answered.
    pub kept: u64,
    /// What it cost, in millionths of a US dollar.
    pub cost: u64,
    /// What is left at each source that was left: technologies, and the moment before which nothing helps.
    pub left: Vec<(String, usize, Option<Timestamp>)>,
    /// Whether somebody stopped it.
    pub stopped: bool,
}

/// Scans. Evidence is kept as soon as it is whole; errors are those of our own disk.
pub fn scan(order: &Order<'_>, run: Run, listener: &mut dyn Listener) -> Result<Ending, Diagnostic> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let cannot = |error: &dyn std::fmt::Display| {
        Diagnostic::error(disk::place(order.data), format!("the network cannot be used: {error}."))
    };
    let runtime = runtime.map_err(|error| cannot(&error))?;
    let client = Client::of(&order.agent).map_err(|error| cannot(&error))?;
    let work = Work {
        order,
        client,
        pace: shared_folder(&order.data.join("..").join(super::replies::HOME).join("scan")),
        run: RefCell::new(run),
        listener: RefCell::new(listener),
        ending: RefCell::default(),
        broken: RefCell::default(),
        done: RefCell::default(),
        tokens: RefCell::default(),
        robots: RefCell::default(),
    };
    let all = async {
        join_all(order.sources.iter().map(|source| work.go_through(source.as_ref()))).await;
    };
    let stopped = runtime.block_on(async {
        let stop = tokio::signal::ctrl_c();
        match select(Box::pin(all), Box::pin(stop)).await {
            Either::Left(_) => false,
            Either::Right((Ok(()), _)) => true,
            Either::Right((Err(_), work)) => {
                work.await; // no word of a stop can be had here
                false
            }
        }
    });
    work.end(stopped)
}

struct Work<'a> {
    order: &'a Order<'a>,
    client: Client,
    pace: std::path::PathBuf,
    run: RefCell<Run>,
    listener: RefCell<&'a mut dyn Listener>,
    ending: RefCell<Ending>,
    /// An error of our own disk: everything stops.
    broken: RefCell<Option<Diagnostic>>,
    done: RefCell<BTreeMap<&'static str, usize>>,
    tokens: RefCell<BTreeMap<&'static str, (Secret, Timestamp)>>,
    robots: RefCell<BTreeMap<String, Option<String>>>,
}

/// Where and how one source is asked.
struct Way<'a> {
    source: &'a dyn Source,
    manners: Manners,
    bases: Bases,
    tries: u32,
    first_wait: Duration,
    key: Option<(KeyPlace, Secret)>,
}

impl<'a> Work<'a> {
    fn way_to(&self, source: &'a dyn Source) -> Way<'a> {
        let settings = self.order.settings.sources.iter().find(|set| set.name == source.name());
        let default = SourceSettings::default();
        let settings = settings.unwrap_or(&default);
        let mut manners = source.manners();
        if let Some(pause) = settings.pause {
            manners.pause = Duration::from_secs_f64(pause);
        }
        let key = source.key().and_then(|key| {
            let secret = self.order.keys.get(key.variable)?;
            Some((key.place, secret.clone()))
        });
        Way {
            source,
            manners,
            bases: Bases {
                declared: settings.base.clone().unwrap_or_else(|| manners.base.to_owned()),
                instead: self.order.instead.get(source.name()).cloned(),
            },
            tries: settings.tries.unwrap_or(TRIES).max(1),
            first_wait: Duration::from_secs_f64(settings.first_wait.unwrap_or(FIRST_WAIT)),
            key,
        }
    }

    /// Has all conversations with one source.
    async fn go_through(&self, source: &'a dyn Source) {
        let way = self.way_to(source);
        let subjects = self.order.subjects;
        let size = if source.answers_for_all() {
            subjects.len().max(1)
        } else {
            1
        };
        let mut failures = 0;
        let mut talks: VecDeque<&[(Subject, Vec<String>)]> = subjects.chunks(size).collect();
        let mut left = 0;
        let mut until = None;
        while let Some(talk) = talks.pop_front() {
            if self.broken.borrow().is_some() {
                return;
            }
            let asked: Vec<Subject> = talk.iter().map(|(subject, _)| subject.clone()).collect();
            match self.converse(&way, &asked).await {
                Ok((findings, marks)) => {
                    failures = 0;
                    let each = talk.iter().zip(findings);
                    each.for_each(|((subject, remarks), finding)| {
                        self.hand_over(&way, subject, remarks, finding, &marks)
                    });
                }
                Err(Stop::Fault(fault)) => {
                    failures += 1;
                    left += talk.len();
                    let technology = talk
                        .first()
                        .filter(|_| talk.len() == 1)
                        .map(|(subject, _)| subject.technology.as_str());
                    self.tell_fault(&way, technology, &fault);
                    let last_word = matches!(fault.kind, FaultKind::Refused | FaultKind::Barred);
                    if failures >= FAILURES || last_word {
                        break;
                    }
                }
                Err(Stop::Spent(moment)) => {
                    let wait = Timestamp::now().duration_until(moment).unsigned_abs();
                    let why = "the day's budget is spent";
                    if self.order.wait_for_budget {
                        self.tell_wait(&way, wait, why);
                        sleep(wait).await;
                        talks.push_front(talk);
                        continue;
                    }
                    until = Some(moment);
                    left += talk.len();
                    let fault = spent(&way, moment);
                    self.tell_fault(&way, None, &fault);
                    break;
                }
            }
        }
        left += talks.iter().map(|talk| talk.len()).sum::<usize>();
        if left > 0 {
            self.ending
                .borrow_mut()
                .left
                .push((way.source.name().to_owned(), left, until));
        }
    }

    fn tell_fault(&self, way: &Way<'_>, technology: Option<&str>, fault: &Fault) {
        let mut fault = fault.clone();
        if let Some((_, secret)) = &way.key {
            fault.message = secret.hide_in(&fault.message);
        }
        self.listener.borrow_mut().hear(News::Failed {
            source: way.source.name(),
            technology,
            fault: &fault,
        });
    }

    fn tell_wait(&self, way: &Way<'_>, wait: Duration, why: &str) {
        let why = match &way.key {
            Some((_, secret)) => secret.hide_in(why),
            None => why.to_owned(),
        };
        self.listener.borrow_mut().hear(News::Waiting {
            source: way.source.name(),
            wait,
            why: &why,
        });
    }

    /// Makes evidence of a finding and hands it over to be kept.
    fn hand_over(&self, way: &Way<'_>, subject: &Subject, remarks: &[String], finding: Finding, marks: &[ReplyMark]) {
        let source = way.source;
        let before = self.order.before.iter();
        let before = before
            .clone()
            .find(|old| old.source == source.name() && old.technology == subject.technology);
        let day = self.run.borrow().day;
        let evidence = to_evidence(source, (subject, remarks), finding, marks, (day, before));
        if let Err(complaint) = self.listener.borrow_mut().keep(&evidence) {
            self.broken.borrow_mut().get_or_insert(complaint);
            return;
        }
        let mut done = self.done.borrow_mut();
        let done = done.entry(source.name()).or_default();
        *done += 1;
        self.ending.borrow_mut().found += 1;
        self.listener.borrow_mut().hear(News::Found {
            evidence: &evidence,
            done: *done,
            of: self.order.subjects.len(),
        });
    }

    async fn converse(&self, way: &Way<'_>, subjects: &[Subject]) -> Result<(Vec<Finding>, Vec<ReplyMark>), Stop> {
        let mut exchanges: Vec<Exchange> = Vec::new();
        let mut asked: Vec<Asked> = Vec::new();
        let (mut step, mut anew, mut restarted) = (0, 0, false);
        loop {
            let asks = match way.source.proceed(subjects, &exchanges) {
                Ok(Step::Found(findings)) if findings.len() == subjects.len() => {
                    let marks = asked
                        .iter()
                        .zip(&exchanges)
                        .map(|(asked, exchange)| mark_of(asked, &exchange.reply));
                    return Ok((findings, marks.collect()));
                }
                Ok(Step::Ask(asks)) if !asks.is_empty() && exchanges.len() + asks.len() <= ASKS => asks,
                Ok(_) => {
                    let message = format!("the conversation does not end after {} asks.", exchanges.len());
                    return Err(Stop::Fault(self.fault(FaultKind::Partial, message, None)));
                }
                Err(fault) => {
                    self.forget(&asked[step..]);
                    exchanges.truncate(step);
                    asked.truncate(step);
                    if fault.kind != FaultKind::Partial || anew >= ANEW {
                        return Err(Stop::Fault(fault));
                    }
                    anew += 1;
                    let wait = back_off(way.first_wait, anew, fault.address.as_deref().unwrap_or_default());
                    self.tell_wait(way, wait, &fault.message);
                    sleep(wait).await;
                    continue;
                }
            };
            step = exchanges.len();
            // After a failure what is under way is waited for, and nothing new is sent.
            let failed = Cell::new(false);
            let replies = stream::iter(&asks).map(async |ask| match failed.get() {
                true => None,
                false => {
                    let reply = self.ask(way, ask).await;
                    failed.set(failed.get() || reply.is_err());
                    Some(reply)
                }
            });
            let replies: Vec<_> = replies.buffered(way.manners.at_once.max(1)).collect().await;
            for (ask, reply) in asks.into_iter().zip(replies.into_iter().flatten()) {
                match reply {
                    Ok((of, reply)) => {
                        asked.push(of);
                        exchanges.push(Exchange { ask, reply });
                    }
                    Err(Stop::Fault(fault)) if fault.kind == FaultKind::Unreachable && step > 0 && !restarted => {
                        // A token of an earlier page may have become stale: from the beginning, once.
                        restarted = true;
                        self.tell_wait(way, Duration::ZERO, &fault.message);
                        self.forget(&asked);
                        exchanges.clear();
                        asked.clear();
                        break;
                    }
                    Err(stop) => return Err(stop),
                }
            }
        }
    }

    fn forget(&self, asked: &[Asked]) {
        for asked in asked {
            if let Err(error) = self.run.borrow_mut().forget(asked) {
                self.break_off(&error);
            }
        }
    }

    fn break_off(&self, error: &std::io::Error) {
        let message = format!("kept replies cannot be written: {error}.");
        let complaint = Diagnostic::error(disk::place(self.order.data), message);
        let complaint = complaint.with_hint("what was kept before is whole; make room and run leadar scan again");
        self.broken.borrow_mut().get_or_insert(complaint);
    }

    fn fault(&self, kind: FaultKind, message: String, address: Option<&str>) -> Fault {
        Fault {
            kind,
            message,
            address: address.map(str::to_owned),
        }
    }

    /// One ask: answered from what this run was told before, or sent with patience.
    async fn ask(&self, way: &Way<'_>, ask: &Ask) -> Result<(Asked, Reply), Stop> {
        let barred = |message| Stop::Fault(self.fault(FaultKind::Barred, message, None));
        let address = to_address(ask, &way.bases).map_err(barred)?;
        let asked: Asked = (address.to_string(), ask.body.clone());
        if let Some(reply) = self.run.borrow().answer(&asked) {
            self.ending.borrow_mut().kept += 1;
            return Ok((asked, reply));
        }
        let served = to_served(&address, &way.bases);
        let mut manners = way.manners;
        if ask.expect == Expect::Html && matches!(ask.place, AskPlace::Address(_)) {
            let rules = self.read_robots(way, &served).await?;
            if let Some(rules) = rules {
                let agent = env!("CARGO_PKG_NAME");
                if !robotstxt::DefaultMatcher::default().one_agent_allowed_by_robots(&rules, agent, served.as_str()) {
                    let message = format!("robots.txt of {} keeps programs away from this page.", host_of(&served));
                    return Err(Stop::Fault(self.fault(FaultKind::Barred, message, Some(&asked.0))));
                }
                manners.pause = manners.pause.max(crawl_delay(&rules));
            }
        }
        let sent = self.send_patiently(way, ask, &served, &manners).await?;
        let (status, bytes) = sent;
        let reply = Reply {
            address: asked.0.clone(),
            status,
            retrieved: whole_second(Timestamp::now()),
            sha256: disk::hash(&bytes),
            bytes: bytes.into(),
        };
        if let Err(error) = self.run.borrow_mut().keep(way.source.name(), &asked, &reply) {
            self.break_off(&error);
            let message = "the reply cannot be kept.".to_owned();
            return Err(Stop::Fault(self.fault(FaultKind::Barred, message, Some(&asked.0))));
        }
        Ok((asked, reply))
    }

    async fn send_patiently(
        &self,
        way: &Way<'_>,
        ask: &Ask,
        served: &Url,
        manners: &Manners,
    ) -> Result<(u16, Vec<u8>), Stop> {
        let pace = Pace::at(&self.pace, &host_of(served), manners.pause, manners.at_once);
        let mut why = String::new();
        let mut renewed = false;
        let mut attempt = 0;
        while attempt < way.tries {
            attempt += 1;
            let key = self.key_for(way, served).await?;
            let turn = pace.turn().await.map_err(|error| self.disk_stop(&error))?;
            self.spend(way, ask.cost)?;
            self.ending.borrow_mut().asked += 1;
            let own_house = way.bases.instead.is_some();
            let key = key.as_ref().map(|(place, secret)| (*place, secret));
            let sent = self.client.send(ask, served, (key, own_house), manners).await;
            drop(turn);
            let at = |kind, message: String| Stop::Fault(self.fault(kind, message, Some(served.as_str())));
            let wait = match sent {
                Sent::Answer(status, bytes) => return Ok((status, bytes)),
                Sent::Strange(message) => return Err(at(FaultKind::Drift, format!("{message}."))),
                Sent::Barred(message) => return Err(at(FaultKind::Barred, format!("{message}."))),
                Sent::Broken(message) => {
                    why = message;
                    back_off(way.first_wait, attempt, served.as_str())
                }
                Sent::Refused(refusal, begins) => {
                    why = format!("status {}: {begins}", refusal.status);
                    let stale = matches!(refusal.status, 400 | 401 | 403) && !renewed;
                    if stale && self.tokens.borrow_mut().remove(way.source.name()).is_some() {
                        renewed = true;
                        attempt -= 1;
                        continue;
                    }
                    match way.source.read_refusal(&refusal) {
                        Refused::Closed => return Err(at(FaultKind::Refused, format!("{why}."))),
                        Refused::Spent(until) => return Err(Stop::Spent(until)),
                        Refused::TooFast => wait_after(&refusal, way, attempt, served),
                    }
                }
            };
            if wait > LONGEST_WAIT {
                let message = format!("{why}; it asks to wait {} s.", wait.as_secs());
                return Err(at(FaultKind::Refused, message));
            }
            pace.hold_back(wait).map_err(|error| self.disk_stop(&error))?;
            if attempt < way.tries {
                self.tell_wait(way, wait, &why);
            }
        }
        let message = format!("{why}; asked {} times.", way.tries);
        Err(Stop::Fault(self.fault(
            FaultKind::Unreachable,
            message,
            Some(served.as_str()),
        )))
    }

    fn disk_stop(&self, error: &std::io::Error) -> Stop {
        self.break_off(error);
        Stop::Fault(self.fault(FaultKind::Barred, format!("the disk says: {error}."), None))
    }

    /// Notes the cost of an ask, or says that the day's budget does not allow it.
    fn spend(&self, way: &Way<'_>, cost: u64) -> Result<(), Stop> {
        let now = Timestamp::now();
        let day = now.to_zoned(jiff::tz::TimeZone::UTC).date();
        let mut run = self.run.borrow_mut();
        if let Some((without, with)) = way.manners.budget {
            let budget = if way.key.is_some() { with } else { without };
            if cost > 0 && run.spent(way.source.name(), day) + cost > budget {
                return Err(Stop::Spent(next_midnight(now)));
            }
        }
        self.ending.borrow_mut().cost += cost;
        run.spend(way.source.name(), day, cost)
            .map_err(|error| self.disk_stop(&error))
    }

    /// The key of a source, or a token that it was exchanged for.
    async fn key_for(&self, way: &Way<'_>, served: &Url) -> Result<Option<(KeyPlace, Secret)>, Stop> {
        let Some((KeyPlace::Login(path), pair)) = &way.key else {
            return Ok(way.key.clone());
        };
        let name = way.source.name();
        let now = Timestamp::now();
        let held = self
            .tokens
            .borrow()
            .get(name)
            .filter(|(_, until)| *until > now)
            .map(|(token, _)| token.clone());
        if let Some(token) = held {
            return Ok(Some((KeyPlace::Bearer, token)));
        }
        let log_in = to_address(&Ask::of_path(*path), &way.bases).map(|address| to_served(&address, &way.bases));
        let log_in = log_in.map_err(|message| Stop::Fault(self.fault(FaultKind::Barred, message, None)))?;
        let pace = Pace::at(&self.pace, &host_of(served), way.manners.pause, way.manners.at_once);
        let turn = pace.turn().await.map_err(|error| self.disk_stop(&error))?;
        let got = self.client.log_in(&log_in, pair, way.bases.instead.is_some()).await;
        drop(turn);
        let (token, seconds) =
            got.map_err(|message| Stop::Fault(self.fault(FaultKind::Refused, format!("{message}."), None)))?;
        let until = Timestamp::from_second(now.as_second() + i64::try_from(seconds).unwrap_or(0).saturating_sub(5));
        let until = until.unwrap_or(now);
        self.tokens.borrow_mut().insert(name, (token.clone(), until));
        Ok(Some((KeyPlace::Bearer, token)))
    }

    /// The rules of a host for programs (RFC 9309): none where it has none; where they cannot be had, nothing is asked.
    async fn read_robots(&self, way: &Way<'_>, served: &Url) -> Result<Option<String>, Stop> {
        let host = host_of(served);
        if let Some(known) = self.robots.borrow().get(&host) {
            return Ok(known.clone());
        }
        let mut address = served.clone();
        address.set_path("/robots.txt");
        address.set_query(None);
        let ask = Ask {
            expect: Expect::Csv,
            answers: (400..500).filter(|status| *status != 429).collect(),
            ..Ask::of_path("")
        };
        let rules = match self.send_patiently(way, &ask, &address, &way.manners).await {
            Ok((200, bytes)) => Some(String::from_utf8_lossy(&bytes).into_owned()),
            Ok(_) => None,
            // Something else than rules stands there: there are none.
            Err(Stop::Fault(fault)) if fault.kind == FaultKind::Drift => None,
            Err(stop) => return Err(stop),
        };
        self.robots.borrow_mut().insert(host, rules.clone());
        Ok(rules)
    }

    fn end(self, stopped: bool) -> Result<Ending, Diagnostic> {
        let order = self.order;
        let mut ending = self.ending.into_inner();
        if let Some(complaint) = self.broken.into_inner() {
            return Err(complaint);
        }
        ending.stopped = stopped;
        if stopped {
            let told: BTreeSet<String> = ending.left.iter().map(|(source, ..)| source.clone()).collect();
            let done = self.done.borrow();
            for source in order.sources.iter().filter(|source| !told.contains(source.name())) {
                let left = order.subjects.len() - done.get(source.name()).copied().unwrap_or(0);
                if left > 0 {
                    ending.left.push((source.name().to_owned(), left, None));
                }
            }
        }
        if ending.left.is_empty() {
            let cannot = |error: std::io::Error| {
                Diagnostic::error(disk::place(order.data), format!("the run cannot be ended: {error}."))
            };
            self.run.into_inner().end().map_err(cannot)?;
        }
        Ok(ending)
    }
}

/// Why a conversation stops.
enum Stop {
    Fault(Fault),
    Spent(Timestamp),
}

fn spent(way: &Way<'_>, until: Timestamp) -> Fault {
    let key = match (way.source.key(), &way.key) {
        (Some(key), None) => format!(" With a key in {} more can be asked.", key.variable),
        _ => String::new(),
    };
    Fault {
        kind: FaultKind::Spent,
        message: format!("the day's budget is spent; it is renewed at {until}.{key}"),
        address: None,
    }
}

fn wait_after(refusal: &Refusal, way: &Way<'_>, attempt: u32, served: &Url) -> Duration {
    let said = refusal
        .header("retry-after")
        .and_then(|value| read_retry_after(value, refusal.at));
    let own = back_off(way.first_wait, attempt, served.as_str());
    said.map_or(own, |said| said.max(own))
}

/// The pause that robots.txt asks of every program, where it asks for one: a line that the standard does not know and
/// many hosts write.
fn crawl_delay(rules: &str) -> Duration {
    let lines = rules.lines().filter_map(|line| line.split_once(':'));
    let delays = lines.filter(|(name, _)| name.trim().eq_ignore_ascii_case("crawl-delay"));
    let seconds = delays.filter_map(|(_, value)| value.trim().parse::<f64>().ok());
    let longest = seconds
        .filter(|seconds| (0.0..=60.0).contains(seconds))
        .fold(0.0, f64::max);
    Duration::from_secs_f64(longest)
}

fn whole_second(moment: Timestamp) -> Timestamp {
    Timestamp::from_second(moment.as_second()).unwrap_or(moment)
}

/// A finding as evidence. Closed years that had other numbers before are noted as revisions.
pub fn to_evidence(
    source: &dyn Source,
    (subject, remarks): (&Subject, &[String]),
    finding: Finding,
    marks: &[ReplyMark],
    (day, before): (jiff::civil::Date, Option<&Evidence>),
) -> Evidence {
    let mut revisions = before.map_or_else(Vec::new, |old| old.revisions.clone());
    if let Some(old) = before.filter(|old| old.query == finding.query) {
        let closed = old.counts.iter().filter(|count| count.year <= old.complete_through);
        let changed = closed.filter(|old| {
            let now = finding.counts.iter().find(|now| now.year == old.year);
            now.is_some_and(|now| (now.count, now.total) != (old.count, old.total))
        });
        revisions.extend(changed.map(|count| CountRevision {
            year: count.year,
            retrieved: old.retrieved,
            count: count.count,
            total: count.total,
        }));
    }
    revisions.sort_by_key(|revision| (revision.year, revision.retrieved));
    revisions.dedup();
    let surplus = revisions.len().saturating_sub(limits::YEARS);
    revisions.drain(..surplus);
    let terms = source.terms();
    let records = if terms.records_may_be_shown {
        finding.records
    } else {
        Vec::new()
    };
    Evidence {
        source: source.name().to_owned(),
        technology: subject.technology.clone(),
        query: finding.query,
        retrieved: day,
        complete_through: finding.complete_through,
        counts: finding.counts,
        records,
        breakdowns: finding.breakdowns,
        remarks: finding.remarks.into_iter().chain(remarks.iter().cloned()).collect(),
        revisions,
        replies: marks.to_vec(),
        licence: Some(terms.licence.to_owned()),
    }
}
