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
use std::path::{Path, PathBuf};
use std::time::Duration;

use futures_util::future::{Either, join_all, select};
use futures_util::stream::{self, StreamExt};
use jiff::Timestamp;
use jiff::civil::Date;
use reqwest::Url;
use tokio::time::sleep;

use super::address::Bases;
use super::asking::{Stop, Way, spent};
use super::client::{Client, Secret};
use super::fault::{Fault, FaultKind};
use super::finding::Finding;
use super::pace::shared_folder;
use super::patience::{FIRST_WAIT, TRIES, back_off};
use super::replies::{Asked, Run, mark_of};
use super::snapshot::to_evidence;
use super::source::{Exchange, Source, Step};
use super::subject::Subject;
use crate::diagnostic::Diagnostic;
use crate::disk;
use crate::model::{Evidence, ReplyMark, ScanSettings, SourceSettings};

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
    /// Whether somebody asked for a first year this time, instead of the declared one.
    pub since_is_typed: bool,
    /// The day of this scan.
    pub today: Date,
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
    /// A part of a source, such as one of its pages, gives nothing; the others do.
    PartFailed {
        /// The source.
        source: &'a str,
        /// Why.
        fault: &'a Fault,
    },
    /// A run is gone on with that an earlier process began.
    Resumed {
        /// The source.
        source: &'a str,
        /// The day it began.
        day: Date,
    },
    /// What was found before is better than what was found now, and stays.
    Stands {
        /// What stands.
        evidence: &'a Evidence,
        /// Whether it is newer; else it reaches further back.
        newer: bool,
    },
    /// A source was not asked about a technology, for want of a name or an article.
    NotAsked {
        /// The source.
        source: &'a str,
        /// The technology.
        technology: &'a str,
        /// What is wanting.
        why: &'a str,
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
    /// Whether evidence is as data must be; an error says what is not.
    fn check(&self, evidence: &Evidence) -> Result<(), String>;
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

pub(super) struct Work<'a> {
    pub(super) order: &'a Order<'a>,
    pub(super) client: Client,
    pub(super) pace: PathBuf,
    pub(super) run: RefCell<Run>,
    pub(super) listener: RefCell<&'a mut dyn Listener>,
    pub(super) ending: RefCell<Ending>,
    /// An error of our own disk: everything stops.
    pub(super) broken: RefCell<Option<Diagnostic>>,
    pub(super) done: RefCell<BTreeMap<&'static str, BTreeSet<String>>>,
    pub(super) tokens: RefCell<BTreeMap<&'static str, (Secret, Timestamp)>>,
    pub(super) robots: RefCell<BTreeMap<String, Option<String>>>,
}

impl<'a> Work<'a> {
    fn way_to(&self, source: &'a dyn Source) -> Way<'a> {
        let settings = self.order.settings.sources.iter().find(|set| set.name == source.name());
        let default = SourceSettings::default();
        let settings = settings.unwrap_or(&default);
        let instead = self.order.instead.get(source.name()).cloned();
        let mut manners = source.manners().with_pause(settings.pause, instead.is_some());
        if let Some(patience) = settings.patience {
            manners.patience = Duration::from_secs_f64(patience);
        }
        // Data may name another base; a key goes to the source's own host alone, or to where the command line says.
        let own_host = settings
            .base
            .as_ref()
            .is_none_or(|base| is_same_host(base, manners.base));
        let key = source.key().filter(|_| own_host || instead.is_some()).and_then(|key| {
            let secret = self.order.keys.get(key.variable)?;
            Some((key.place, secret.clone()))
        });
        Way {
            source,
            manners,
            bases: Bases {
                declared: settings.base.clone().unwrap_or_else(|| manners.base.to_owned()),
                instead,
            },
            tries: settings.tries.unwrap_or(TRIES).max(1),
            first_wait: Duration::from_secs_f64(settings.first_wait.unwrap_or(FIRST_WAIT)),
            key,
        }
    }

    /// Has all conversations with one source.
    async fn go_through(&self, source: &'a dyn Source) {
        let way = self.way_to(source);
        let name = source.name();
        let Some((day, resumed)) = self.run.borrow().day(name) else {
            return;
        };
        if resumed {
            self.listener.borrow_mut().hear(News::Resumed { source: name, day });
        }
        // A run that is gone on with asks what it asked on its first day.
        let dated = self.order.subjects.iter();
        let dated: Vec<(Subject, &[String])> = dated
            .map(|(subject, remarks)| (subject.on(day), remarks.as_slice()))
            .collect();
        let size = if source.answers_for_all() {
            dated.len().max(1)
        } else {
            1
        };
        let mut failures = 0;
        let mut talks: VecDeque<&[(Subject, &[String])]> = dated.chunks(size).collect();
        let mut left = 0;
        let mut until = None;
        while let Some(talk) = talks.pop_front() {
            if self.broken.borrow().is_some() {
                return;
            }
            let asked: Vec<Subject> = talk.iter().map(|(subject, _)| subject.clone()).collect();
            let technology = match asked.as_slice() {
                [only] => Some(only.technology.as_str()),
                _ => None,
            };
            match self.converse(&way, &asked).await {
                Ok((findings, marks)) => {
                    failures = 0;
                    for ((subject, remarks), finding) in talk.iter().zip(findings) {
                        left += usize::from(!self.hand_over(&way, (subject, remarks), finding, &marks, day));
                    }
                }
                Err(Stop::Fault(fault)) if fault.kind == FaultKind::Barred && technology.is_some() => {
                    // That one technology cannot be asked about says nothing of the next one, and asking again changes nothing.
                    self.tell_not_asked(&way, &talk[0].0, &fault.message);
                }
                Err(Stop::Fault(fault)) => {
                    left += talk.len();
                    self.tell_fault(&way, technology, &fault);
                    failures += 1;
                    if failures >= FAILURES {
                        break;
                    }
                }
                Err(Stop::Source(fault)) => {
                    left += talk.len();
                    self.tell_fault(&way, None, &fault);
                    break;
                }
                Err(Stop::Spent(moment)) => {
                    if self.order.wait_for_budget {
                        let wait = Timestamp::now().duration_until(moment).unsigned_abs();
                        self.tell_wait(&way, wait, "the day's budget is spent");
                        sleep(wait).await;
                        talks.push_front(talk);
                        continue;
                    }
                    until = Some(moment);
                    left += talk.len();
                    self.tell_fault(&way, None, &spent(&way, moment));
                    break;
                }
            }
        }
        left += talks.iter().map(|talk| talk.len()).sum::<usize>();
        if left > 0 {
            self.ending.borrow_mut().left.push((name.to_owned(), left, until));
        }
        let done = self.done.borrow().get(name).cloned().unwrap_or_default();
        if let Err(error) = self.run.borrow_mut().end(name, &done, self.order.today) {
            self.break_off(&error);
        }
    }

    fn tell_fault(&self, way: &Way<'_>, technology: Option<&str>, fault: &Fault) {
        self.listener.borrow_mut().hear(News::Failed {
            source: way.source.name(),
            technology,
            fault: &way.hide_in(fault),
        });
    }

    fn tell_part(&self, way: &Way<'_>, fault: &Fault) {
        self.listener.borrow_mut().hear(News::PartFailed {
            source: way.source.name(),
            fault: &way.hide_in(fault),
        });
    }

    pub(super) fn tell_wait(&self, way: &Way<'_>, wait: Duration, why: &str) {
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

    /// Makes evidence of a finding and hands it over to be kept; whether that went well.
    fn hand_over(
        &self,
        way: &Way<'_>,
        (subject, remarks): (&Subject, &[String]),
        finding: Finding,
        marks: &[ReplyMark],
        day: Date,
    ) -> bool {
        let source = way.source;
        if marks.is_empty() || finding.query.is_empty() {
            // Nothing was asked, for want of a name or an article; that is no finding of nothing.
            self.tell_not_asked(way, subject, finding.remarks.first().map_or("", String::as_str));
            return true;
        }
        let mut before = self.order.before.iter();
        let before = before.find(|old| old.source == source.name() && old.technology == subject.technology);
        let evidence = to_evidence(source, (subject, remarks), finding, marks, (day, before));
        let reaches_further = |old: &Evidence| {
            let both = old.since.zip(evidence.since);
            self.order.since_is_typed && both.is_some_and(|(old, now)| old < now)
        };
        if let Some(old) = before.filter(|old| old.retrieved > day || reaches_further(old)) {
            self.note_done(way, subject);
            let newer = old.retrieved > day;
            self.listener.borrow_mut().hear(News::Stands { evidence: old, newer });
            return true;
        }
        let mut listener = self.listener.borrow_mut();
        if let Err(message) = listener.check(&evidence) {
            drop(listener);
            let fault = Fault {
                kind: FaultKind::Drift,
                message,
                address: marks.first().map(|mark| mark.address.clone()),
            };
            self.tell_fault(way, Some(&subject.technology), &fault);
            return false;
        }
        if let Err(complaint) = listener.keep(&evidence) {
            self.broken.borrow_mut().get_or_insert(complaint);
            return false;
        }
        let done = self.note_done(way, subject);
        self.ending.borrow_mut().found += 1;
        listener.hear(News::Found {
            evidence: &evidence,
            done,
            of: self.order.subjects.len(),
        });
        true
    }

    fn tell_not_asked(&self, way: &Way<'_>, subject: &Subject, why: &str) {
        self.note_done(way, subject);
        self.listener.borrow_mut().hear(News::NotAsked {
            source: way.source.name(),
            technology: &subject.technology,
            why,
        });
    }

    /// Notes that a technology is done at a source; how many are.
    fn note_done(&self, way: &Way<'_>, subject: &Subject) -> usize {
        let mut done = self.done.borrow_mut();
        let done = done.entry(way.source.name()).or_default();
        done.insert(subject.technology.clone());
        done.len()
    }

    async fn converse(&self, way: &Way<'_>, subjects: &[Subject]) -> Result<(Vec<Finding>, Vec<ReplyMark>), Stop> {
        let mut exchanges: Vec<Exchange> = Vec::new();
        let mut asked: Vec<Asked> = Vec::new();
        let (mut step, mut anew, mut restarted) = (0, 0, false);
        loop {
            let asks = match way.source.proceed(subjects, &exchanges) {
                Ok(Step::Found(findings)) if findings.len() == subjects.len() => {
                    self.tell_complaints(way, &exchanges, &asked);
                    let marks = asked
                        .iter()
                        .zip(&exchanges)
                        .map(|(asked, exchange)| mark_of(asked, &exchange.reply));
                    return Ok((findings, marks.collect()));
                }
                Ok(Step::Ask(asks)) if !asks.is_empty() && exchanges.len() + asks.len() <= ASKS => asks,
                Ok(_) => {
                    let message = format!("the conversation does not end after {} asks.", exchanges.len());
                    return Err(Stop::Fault(Fault {
                        kind: FaultKind::Partial,
                        message,
                        address: None,
                    }));
                }
                Err(fault) => {
                    // First the last replies are asked for again; then all, since an earlier one may be what is stale.
                    let gives_up = fault.kind != FaultKind::Partial || anew >= ANEW;
                    let from = if anew == 0 && !gives_up { step } else { 0 };
                    self.forget(way, &asked[from..]);
                    exchanges.truncate(from);
                    asked.truncate(from);
                    if gives_up {
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
                    let reply = match self.ask(way, ask).await {
                        Err(Stop::Fault(fault) | Stop::Source(fault)) if ask.alone => {
                            self.without_answer(way, ask, &fault).ok_or(Stop::Source(fault))
                        }
                        reply => reply,
                    };
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
                    Err(Stop::Fault(fault)) if fault.kind == FaultKind::ServerError && step > 0 && !restarted => {
                        // A token of an earlier page may have become stale: from the beginning, once.
                        restarted = true;
                        self.tell_wait(way, Duration::ZERO, &fault.message);
                        self.forget(way, &asked);
                        exchanges.clear();
                        asked.clear();
                        break;
                    }
                    Err(stop) => return Err(stop),
                }
            }
        }
    }

    /// Tells what is wrong with parts of a conversation, and forgets their replies, so that they are asked for again.
    fn tell_complaints(&self, way: &Way<'_>, exchanges: &[Exchange], asked: &[Asked]) {
        for fault in way.source.complaints(exchanges) {
            self.tell_part(way, &fault);
            let of_fault = |asked: &&Asked| fault.address.as_ref() == Some(&asked.0);
            let part: Vec<Asked> = asked.iter().filter(of_fault).cloned().collect();
            self.forget(way, &part);
        }
    }

    fn forget(&self, way: &Way<'_>, asked: &[Asked]) {
        for asked in asked {
            if let Err(error) = self.run.borrow_mut().forget(way.source.name(), asked) {
                self.break_off(&error);
            }
        }
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
                let left = order.subjects.len() - done.get(source.name()).map_or(0, BTreeSet::len);
                if left > 0 {
                    ending.left.push((source.name().to_owned(), left, None));
                }
            }
        }
        Ok(ending)
    }
}

/// Whether two addresses name one host over TLS.
fn is_same_host(one: &str, other: &str) -> bool {
    let host = |address: &str| {
        let url = Url::parse(address).ok()?;
        (url.scheme() == "https").then(|| url.host_str().map(str::to_owned))?
    };
    host(one).is_some_and(|one| Some(one) == host(other))
}
