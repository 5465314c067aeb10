//! A source played through without a network: a test answers each ask.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::date;

use crate::scan::ask::{Ask, AskPlace, Reply};
use crate::scan::fault::Fault;
use crate::scan::finding::Finding;
use crate::scan::source::{Exchange, Source, Step};
use crate::scan::subject::{Phrase, Subject};

/// More steps than any conversation of a test has.
const MOST_STEPS: usize = 60;

/// A technology with its phrases, asked about from 2019 to 2025 on 28 November 2026.
pub fn subject(phrases: &[&str]) -> Subject {
    let phrase = |words: &&str| Phrase {
        words: (*words).to_owned(),
        language: "en".to_owned(),
    };
    Subject {
        technology: "sample".to_owned(),
        phrases: phrases.iter().map(phrase).collect(),
        context: Vec::new(),
        exclude: Vec::new(),
        articles: Vec::new(),
        standards: Vec::new(),
        years: (2019, 2025),
        today: date(2026, 11, 28),
    }
}

/// What a source asked, and what it made of the answers.
pub struct Played {
    pub asks: Vec<Ask>,
    pub end: Result<Vec<Finding>, Fault>,
}

impl Played {
    /// The finding of the only subject.
    pub fn finding(self) -> Finding {
        let mut findings = self.end.expect("something is found");
        assert_eq!(findings.len(), 1);
        findings.remove(0)
    }

    /// The fault in which it ended.
    pub fn fault(self) -> Fault {
        self.end.expect_err("something is wrong")
    }
}

/// Plays a source to its end.
pub fn play(source: &dyn Source, subjects: &[Subject], mut answer: impl FnMut(&Ask) -> (u16, Vec<u8>)) -> Played {
    let mut exchanges: Vec<Exchange> = Vec::new();
    let asks = |exchanges: Vec<Exchange>| exchanges.into_iter().map(|exchange| exchange.ask).collect();
    for _ in 0..MOST_STEPS {
        match source.proceed(subjects, &exchanges) {
            Ok(Step::Ask(asks)) => {
                assert!(!asks.is_empty(), "a step asks something");
                exchanges.extend(asks.into_iter().map(|ask| exchange(ask, &mut answer)));
            }
            Ok(Step::Found(findings)) => {
                return Played {
                    asks: asks(exchanges),
                    end: Ok(findings),
                };
            }
            Err(fault) => {
                return Played {
                    asks: asks(exchanges),
                    end: Err(fault),
                };
            }
        }
    }
    panic!("the conversation does not end");
}

fn exchange(ask: Ask, answer: &mut impl FnMut(&Ask) -> (u16, Vec<u8>)) -> Exchange {
    let (status, bytes) = answer(&ask);
    let address = match &ask.place {
        AskPlace::Path(path) => format!("https://source.example{path}"),
        AskPlace::Address(address) => address.clone(),
    };
    let reply = Reply {
        address,
        status,
        retrieved: Timestamp::UNIX_EPOCH,
        bytes: Arc::from(bytes),
        sha256: String::new(),
        served_by: None,
    };
    Exchange { ask, reply }
}

/// The sum of a finding's counts.
pub fn sum(finding: &Finding) -> u64 {
    finding.counts.iter().map(|count| count.count).sum()
}

/// A reply with a text.
pub fn reply_of(text: &str) -> Reply {
    Reply {
        address: "https://source.example/".to_owned(),
        status: 200,
        retrieved: Timestamp::UNIX_EPOCH,
        bytes: Arc::from(text.as_bytes()),
        sha256: String::new(),
        served_by: None,
    }
}
