//! What the room asks of a source: how to ask, how to read, and what can go wrong; nothing about HTTP.
//!
//! A source is a function of the replies that it has had. It is given what it is to be asked about and every exchange so
//! far, in the order in which it asked, and says what to ask next or what was found. The same function therefore runs
//! with the network, from kept replies without one, and after a kill.

use std::time::Duration;

use jiff::Timestamp;

use super::ask::{Ask, Reply};
use super::fault::Fault;
use super::finding::Finding;
use super::subject::Subject;

/// One public source.
pub trait Source: Sync {
    /// Its name: the folder of its evidence, and the word on the command line.
    fn name(&self) -> &'static str;

    /// Under which terms its data may be used.
    fn terms(&self) -> Terms;

    /// How fast and how much it may be asked.
    fn manners(&self) -> Manners;

    /// Whether one conversation answers for all technologies at once, as with files of everything that a source has; else
    /// there is a conversation for each technology.
    fn answers_for_all(&self) -> bool {
        false
    }

    /// The key that it takes, where there is one.
    fn key(&self) -> Option<KeyUse> {
        None
    }

    /// What a scan of these technologies will ask, before anything is known.
    fn expect(&self, subjects: &[Subject]) -> Expected;

    /// What to ask next, or what was found: one finding for each subject, in their order.
    ///
    /// `exchanges` holds everything this conversation asked so far, in the order of asking. Every ask of a step is
    /// answered before the next call.
    fn proceed(&self, subjects: &[Subject], exchanges: &[Exchange]) -> Result<Step, Fault>;

    /// What is wrong with parts of a conversation that gave findings all the same; each is told, and asked for again.
    fn complaints(&self, _exchanges: &[Exchange]) -> Vec<Fault> {
        Vec::new()
    }

    /// What a refusal means, by its status and headers. Without a word of its own a source waits as `Retry-After` says
    /// where the status is 429 or 503 (RFC 6585, RFC 9110), and takes any other for the last word.
    fn read_refusal(&self, refusal: &Refusal) -> Refused {
        match refusal.status {
            429 | 503 => Refused::TooFast,
            _ => Refused::Closed,
        }
    }
}

/// What a source does next.
#[derive(Debug)]
pub enum Step {
    /// These asks, in this order; they may be sent at once as far as manners allow.
    Ask(Vec<Ask>),
    /// The conversation is over; a finding for each subject, in their order.
    Found(Vec<Finding>),
}

/// An ask and what came back.
#[derive(Debug, Clone)]
pub struct Exchange {
    /// What was asked.
    pub ask: Ask,
    /// What came back.
    pub reply: Reply,
}

/// Under which terms a source's data may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// Licence or terms, in the words of the field: `CC0-1.0`, `CC-BY-4.0`, `EPO OPS terms`.
    pub licence: &'static str,
    /// How the source is to be named beside its data, where it asks for that.
    pub attribution: Option<&'static str>,
    /// Whether titles and other texts of single records may be shown to others; counts always may.
    pub records_may_be_shown: bool,
}

impl Terms {
    /// Data that may be used by anybody for anything.
    pub const CC0: Terms = Terms {
        licence: "CC0-1.0",
        attribution: None,
        records_may_be_shown: true,
    };
}

/// How fast and how much a source may be asked. `radar.toml` may slow it down.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Manners {
    /// Where it is, without a slash at the end.
    pub base: &'static str,
    /// Least time between the beginnings of two asks.
    pub pause: Duration,
    /// Asks under way at once.
    pub at_once: usize,
    /// Most bytes of one reply, unpacked.
    pub longest: u64,
    /// Longest time that one reply may take.
    pub patience: Duration,
    /// What a day's asking may cost, in millionths of a US dollar: without a key and with one; `None` where nothing costs.
    pub budget: Option<(u64, u64)>,
}

impl Manners {
    /// The same with the pause that the configuration wants: longer than the operator asks for, or, where another place
    /// stands in for the source, as it pleases.
    pub fn with_pause(self, wanted: Option<f64>, elsewhere: bool) -> Manners {
        let own = if elsewhere { Duration::ZERO } else { self.pause };
        let pause = wanted.map_or(self.pause, |wanted| Duration::from_secs_f64(wanted).max(own));
        Manners { pause, ..self }
    }
}

/// The key that a source takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyUse {
    /// Name of the environment variable.
    pub variable: &'static str,
    /// Where it goes.
    pub place: KeyPlace,
    /// Whether nothing can be asked without it.
    pub needed: bool,
}

/// Where a key goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyPlace {
    /// A pair of the address's query with this name; it is no part of the address that is kept.
    Query(&'static str),
    /// A header with this name.
    Header(&'static str),
    /// `Authorization: Bearer`.
    Bearer,
    /// Key and secret, with a colon between them, are exchanged for a token at this path (OAuth 2, client credentials).
    Login(&'static str),
}

/// What a scan is expected to ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Expected {
    /// Calls, as far as they can be known.
    pub calls: u64,
    /// What they cost, in millionths of a US dollar.
    pub cost: u64,
}

/// A refusal: its status and headers, names in lower case.
#[derive(Debug, Clone)]
pub struct Refusal {
    /// The status.
    pub status: u16,
    /// The headers, names in lower case.
    pub headers: Vec<(String, String)>,
    /// When it came.
    pub at: Timestamp,
}

impl Refusal {
    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(header, _)| header == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// What a refusal means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// Asked too fast: wait, as `Retry-After` says or longer each time, and ask again.
    TooFast,
    /// The budget is spent: nothing helps until then.
    Spent(Timestamp),
    /// Asking again does not help.
    Closed,
}
