//! One ask of a run: answered from what the run was told before, or sent with patience, in its turn and within the day's
//! budget; with a key or a token where the source takes one, and never against a host's wish.

use std::time::Duration;

use jiff::Timestamp;
use reqwest::Url;

use super::address::{Bases, to_address, to_served};
use super::ask::{Ask, AskPlace, Expect, NO_ANSWER, Reply};
use super::client::{Access, LoggedIn, Secret, Sent, Validators, host_of};
use super::fault::{Fault, FaultKind};
use super::pace::Pace;
use super::patience::{LONGEST_WAIT, back_off, next_midnight, read_retry_after};
use super::replies::Asked;
use super::run::Work;
use super::source::{KeyPlace, Manners, Refusal, Refused, Source};
use crate::diagnostic::Diagnostic;
use crate::disk;

/// A wait so much longer than the usual pause is told before it begins.
const TOLD: Duration = Duration::from_secs(10);

/// Where and how one source is asked.
pub(super) struct Way<'a> {
    pub(super) source: &'a dyn Source,
    pub(super) manners: Manners,
    pub(super) bases: Bases,
    pub(super) tries: u32,
    pub(super) first_wait: Duration,
    pub(super) key: Option<(KeyPlace, Secret)>,
}

impl Way<'_> {
    /// A fault without the key that a source may repeat.
    pub(super) fn hide_in(&self, fault: &Fault) -> Fault {
        let mut fault = fault.clone();
        if let Some((_, secret)) = &self.key {
            fault.message = secret.hide_in(&fault.message);
        }
        fault
    }
}

/// Why a conversation stops.
pub(super) enum Stop {
    /// There is nothing from this conversation; the next one may go well.
    Fault(Fault),
    /// The source answers nobody just now, or may not be asked.
    Source(Fault),
    /// The day's budget is spent until then.
    Spent(Timestamp),
}

impl Work<'_> {
    /// One ask: answered from what this run was told before, or sent with patience.
    pub(super) async fn ask(&self, way: &Way<'_>, ask: &Ask) -> Result<(Asked, Reply), Stop> {
        let barred = |message| Stop::Fault(fault(FaultKind::Barred, message, None));
        let address = to_address(ask, &way.bases).map_err(barred)?;
        let asked: Asked = (address.to_string(), ask.body.clone());
        if let Some(reply) = self.run.borrow().answer(way.source.name(), &asked) {
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
                    return Err(Stop::Source(fault(FaultKind::Barred, message, Some(&asked.0))));
                }
                manners.pause = manners.pause.max(crawl_delay(&rules));
            }
        }
        let served_by = way.bases.instead.as_ref().map(host_of);
        let renewable = ask
            .large
            .then(|| self.run.borrow().renewable(&asked, served_by.as_deref()))
            .flatten();
        let known = renewable.as_ref().map(|(validators, _)| validators);
        let (status, bytes, validators) = self.send_patiently(way, (ask, known), &served, &manners).await?;
        let reply = match renewable {
            Some((_, kept)) if status == 304 => kept,
            _ => reply_of(&asked, status, bytes, served_by),
        };
        let mut run = self.run.borrow_mut();
        let kept = run.keep(way.source.name(), &asked, &reply);
        let kept = match ask.large && !validators.is_none() {
            true => kept.and_then(|()| run.note_renewable(&asked, &reply, validators)),
            false => kept,
        };
        drop(run);
        if let Err(error) = kept {
            self.break_off(&error);
            let message = "the reply cannot be kept.".to_owned();
            return Err(Stop::Source(fault(FaultKind::Barred, message, Some(&asked.0))));
        }
        Ok((asked, reply))
    }

    /// Why an ask that stands alone has no answer, in the place of one: kept, so that evidence can be made again, and
    /// forgotten by the run, so that it is asked again.
    pub(super) fn without_answer(&self, way: &Way<'_>, ask: &Ask, why: &Fault) -> Option<(Asked, Reply)> {
        let address = to_address(ask, &way.bases).ok()?;
        let asked: Asked = (address.to_string(), ask.body.clone());
        let served_by = way.bases.instead.as_ref().map(host_of);
        let reply = reply_of(&asked, NO_ANSWER, why.message.clone().into_bytes(), served_by);
        match self.run.borrow().keep_bytes(&reply.sha256, &reply.bytes) {
            Ok(_) => Some((asked, reply)),
            Err(error) => {
                self.break_off(&error);
                None
            }
        }
    }

    /// Keeps a reply that is not what it must be, for whoever wants to know what came; where.
    fn keep_strange(&self, way: &Way<'_>, bytes: &[u8]) -> String {
        if bytes.is_empty() {
            return String::new();
        }
        let text = way
            .key
            .as_ref()
            .map(|(_, secret)| secret.hide_in(&String::from_utf8_lossy(bytes)));
        let clean = text.as_ref().map_or(bytes, |text| text.as_bytes());
        match self.run.borrow().keep_bytes(&disk::hash(clean), clean) {
            Ok(path) => format!("; it is kept as {}", disk::place(&path)),
            Err(_) => String::new(), // what came is of no use to evidence, and the fault is told anyway
        }
    }

    async fn send_patiently(
        &self,
        way: &Way<'_>,
        (ask, known): (&Ask, Option<&Validators>),
        served: &Url,
        manners: &Manners,
    ) -> Result<(u16, Vec<u8>, Validators), Stop> {
        let pace = Pace::at(&self.pace, &host_of(served), manners.pause, manners.at_once);
        let (mut why, mut last) = (String::new(), None);
        let mut renewed = false;
        let mut attempt = 0;
        while attempt < way.tries {
            attempt += 1;
            let key = self.key_for(way, served).await?;
            let held_back = pace.held_back().map_err(|error| self.disk_stop(&error))?;
            if held_back > LONGEST_WAIT {
                let message = format!("the host asked to wait {} s more.", held_back.as_secs());
                return Err(Stop::Source(fault(FaultKind::Refused, message, Some(served.as_str()))));
            }
            if held_back > manners.pause + TOLD {
                self.tell_wait(way, held_back, "the host asked for it, or another scan is at it");
            }
            let turn = pace.turn().await.map_err(|error| self.disk_stop(&error))?;
            self.spend(way, ask.cost)?;
            self.ending.borrow_mut().asked += 1;
            let access = Access {
                key: key.as_ref().map(|(place, secret)| (*place, secret)),
                known,
                own_house: way.bases.instead.is_some(),
            };
            let sent = self.client.send(ask, served, access, manners).await;
            drop(turn);
            let at = |kind, message: String| fault(kind, message, Some(served.as_str()));
            let wait = match sent {
                Sent::Answer(status, bytes, validators) => return Ok((status, bytes, validators)),
                // A page of a host that is busy may come with status 200; the second time it is drift.
                Sent::Strange(message, _) if attempt == 1 && way.tries > 1 => {
                    why = message;
                    back_off(way.first_wait, attempt, served.as_str())
                }
                Sent::Strange(message, bytes) => {
                    let kept = self.keep_strange(way, &bytes);
                    return Err(Stop::Fault(at(FaultKind::Drift, format!("{message}{kept}."))));
                }
                Sent::Barred(message) => return Err(Stop::Source(at(FaultKind::Barred, format!("{message}.")))),
                Sent::Broken(status, message) => {
                    why = message;
                    last = status;
                    back_off(way.first_wait, attempt, served.as_str())
                }
                Sent::Refused(refusal, begins) => {
                    why = format!("status {}: {begins}", refusal.status);
                    last = Some(refusal.status);
                    let stale = matches!(refusal.status, 400 | 401 | 403) && !renewed;
                    if stale && self.tokens.borrow_mut().remove(way.source.name()).is_some() {
                        renewed = true;
                        attempt -= 1;
                        continue;
                    }
                    match way.source.read_refusal(&refusal) {
                        Refused::Closed => {
                            let found = at(FaultKind::Refused, format!("{why}."));
                            // What is wrong with one ask alone says nothing of the next technology.
                            let of_this_ask = matches!(refusal.status, 400 | 404 | 410 | 413 | 414 | 422);
                            return Err(if of_this_ask {
                                Stop::Fault(found)
                            } else {
                                Stop::Source(found)
                            });
                        }
                        Refused::Spent(until) => return Err(Stop::Spent(until)),
                        Refused::TooFast => wait_after(&refusal, way, attempt, served),
                    }
                }
            };
            pace.hold_back(wait).map_err(|error| self.disk_stop(&error))?;
            if wait > LONGEST_WAIT {
                let message = format!("{why}; it asks to wait {} s.", wait.as_secs());
                return Err(Stop::Source(at(FaultKind::Refused, message)));
            }
            if attempt < way.tries {
                self.tell_wait(way, wait, &why);
            }
        }
        let message = format!("{why}; asked {} times.", way.tries);
        let kind = match last {
            Some(500) => FaultKind::ServerError,
            _ => FaultKind::Unreachable,
        };
        Err(Stop::Fault(fault(kind, message, Some(served.as_str()))))
    }

    fn disk_stop(&self, error: &std::io::Error) -> Stop {
        self.break_off(error);
        Stop::Source(fault(FaultKind::Barred, format!("the disk says: {error}."), None))
    }

    /// Notes the cost of an ask, or says that the day's budget does not allow it.
    fn spend(&self, way: &Way<'_>, cost: u64) -> Result<(), Stop> {
        if way.bases.instead.is_some() {
            return Ok(()); // what stands in a source's place costs nothing
        }
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
        let log_in = log_in.map_err(|message| Stop::Source(fault(FaultKind::Barred, message, None)))?;
        let (token, seconds) = self.log_in_patiently(way, pair, &log_in, served).await?;
        let until = Timestamp::from_second(now.as_second() + i64::try_from(seconds).unwrap_or(0).saturating_sub(5));
        let until = until.unwrap_or(now);
        self.tokens.borrow_mut().insert(name, (token.clone(), until));
        Ok(Some((KeyPlace::Bearer, token)))
    }

    /// A token and its seconds to live, asked for as patiently as anything else.
    async fn log_in_patiently(
        &self,
        way: &Way<'_>,
        pair: &Secret,
        log_in: &Url,
        served: &Url,
    ) -> Result<(Secret, u64), Stop> {
        let pace = Pace::at(&self.pace, &host_of(served), way.manners.pause, way.manners.at_once);
        let refused = |message: String| Stop::Source(fault(FaultKind::Refused, message, Some(log_in.as_str())));
        let mut why = String::new();
        for attempt in 1..=way.tries {
            let turn = pace.turn().await.map_err(|error| self.disk_stop(&error))?;
            let own_house = way.bases.instead.is_some();
            let got = self.client.log_in(log_in, pair, own_house, way.manners.patience).await;
            drop(turn);
            let wait = match got {
                LoggedIn::As(token, seconds) => return Ok((token, seconds)),
                LoggedIn::No(message) => return Err(refused(format!("{message}."))),
                LoggedIn::Later(refusal, message) => {
                    why = message;
                    let own = back_off(way.first_wait, attempt, log_in.as_str());
                    refusal.map_or(own, |refusal| wait_after(&refusal, way, attempt, log_in))
                }
            };
            pace.hold_back(wait).map_err(|error| self.disk_stop(&error))?;
            if wait > LONGEST_WAIT {
                return Err(refused(format!("{why}; it asks to wait {} s.", wait.as_secs())));
            }
            if attempt < way.tries {
                self.tell_wait(way, wait, &why);
            }
        }
        Err(refused(format!("{why}; asked {} times.", way.tries)))
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
        let rules = match self.send_patiently(way, (&ask, None), &address, &way.manners).await {
            Ok((200, bytes, _)) => Some(String::from_utf8_lossy(&bytes).into_owned()),
            Ok(_) => None,
            // Something else than rules stands there: there are none.
            Err(Stop::Fault(fault)) if fault.kind == FaultKind::Drift => None,
            Err(stop) => return Err(stop),
        };
        self.robots.borrow_mut().insert(host, rules.clone());
        Ok(rules)
    }

    pub(super) fn break_off(&self, error: &std::io::Error) {
        let message = format!("kept replies cannot be written: {error}.");
        let complaint = Diagnostic::error(disk::place(self.order.data), message);
        let complaint = complaint.with_hint("what was kept before is whole; make room and run leadar scan again");
        self.broken.borrow_mut().get_or_insert(complaint);
    }
}

fn reply_of(asked: &Asked, status: u16, bytes: Vec<u8>, served_by: Option<String>) -> Reply {
    Reply {
        address: asked.0.clone(),
        status,
        retrieved: whole_second(Timestamp::now()),
        sha256: disk::hash(&bytes),
        bytes: bytes.into(),
        served_by,
    }
}

fn fault(kind: FaultKind, message: String, address: Option<&str>) -> Fault {
    Fault {
        kind,
        message,
        address: address.map(str::to_owned),
    }
}

pub(super) fn spent(way: &Way<'_>, until: Timestamp) -> Fault {
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
