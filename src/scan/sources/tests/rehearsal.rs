//! A conversation with a source without a network: a function answers each ask.

use std::sync::Arc;

use crate::scan::ask::{Ask, AskPlace, Reply};
use crate::scan::fault::Fault;
use crate::scan::finding::Finding;
use crate::scan::source::Source;
use crate::scan::sources::play::{self, play};
use crate::scan::subject::Subject;

/// A technology with these names, asked about from 2023, on 28 November 2026.
pub fn subject(phrases: &[&str]) -> Subject {
    Subject {
        years: (2023, 2025),
        ..play::subject(phrases)
    }
}

/// A reply of status 200 with this body.
pub fn reply_of(body: &str) -> Reply {
    reply_with(200, body)
}

/// A reply with a status.
pub fn reply_with(status: u16, body: &str) -> Reply {
    Reply {
        address: "https://source.example/path".to_owned(),
        status,
        retrieved: jiff::Timestamp::UNIX_EPOCH,
        bytes: Arc::from(body.as_bytes()),
        sha256: String::new(),
        served_by: None,
    }
}

/// Asks about one technology until something is found; gives it with all that was asked.
pub fn converse(
    source: &dyn Source,
    subject: &Subject,
    answer: &dyn Fn(&Ask) -> Reply,
) -> Result<(Finding, Vec<Ask>), Fault> {
    let answer = |ask: &Ask| {
        let reply = answer(ask);
        (reply.status, reply.bytes.to_vec())
    };
    let mut played = play(source, std::slice::from_ref(subject), answer);
    let asks = std::mem::take(&mut played.asks);
    played.end.map(|mut findings| (findings.remove(0), asks))
}

/// The value of a pair of an ask's query; empty where there is none.
pub fn pair<'a>(ask: &'a Ask, name: &str) -> &'a str {
    let found = ask.query.iter().find(|(key, _)| key == name);
    found.map_or("", |(_, value)| value.as_str())
}

/// An ask in a line: its path, then its query as it is meant.
pub fn line(ask: &Ask) -> String {
    let (AskPlace::Path(place) | AskPlace::Address(place)) = &ask.place;
    let pairs: Vec<String> = ask
        .query
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    match pairs.is_empty() {
        true => place.clone(),
        false => format!("{place}?{}", pairs.join("&")),
    }
}

/// What happens to a reply on its way.
#[derive(Debug, Clone, Copy)]
pub enum Damage {
    /// It ends after this share of its bytes, in thousandths.
    Cut(usize),
    /// This one of its fields or tags has another name.
    Rename(usize),
}

/// A reply, damaged: which of the conversation's replies, counted in the order of asking, and how.
pub fn any_damage() -> impl proptest::strategy::Strategy<Value = (usize, Damage)> {
    use proptest::prelude::*;
    let damage = prop_oneof![
        (0usize..1000).prop_map(Damage::Cut),
        (0usize..60).prop_map(Damage::Rename)
    ];
    (0usize..40, damage)
}

fn damage_body(body: &str, damage: Damage) -> String {
    match damage {
        Damage::Cut(share) => {
            let at = (0..=body.len() * share / 1000)
                .rev()
                .find(|at| body.is_char_boundary(*at));
            body[..at.unwrap_or(0)].to_owned()
        }
        Damage::Rename(nth) => {
            let names = names_in(body);
            let Some(name) = names.get(nth % names.len().max(1)) else {
                return body.to_owned();
            };
            body.replace(&format!("\"{name}\":"), &format!("\"{name}_2\":"))
                .replace(&format!("<{name}"), &format!("<{name}_2"))
                .replace(&format!("</{name}"), &format!("</{name}_2"))
        }
    }
}

/// The names of fields and tags of a body, each once.
fn names_in(body: &str) -> Vec<String> {
    let fields = body.split("\":").filter_map(|before| before.rsplit('"').next());
    let tags = body
        .split('<')
        .skip(1)
        .filter_map(|tag| tag.split([' ', '>', '/', '?']).next());
    let names = fields.chain(tags).filter(|name| !name.is_empty() && name.len() < 40);
    let names: std::collections::BTreeSet<&str> = names.collect();
    names.into_iter().map(str::to_owned).collect()
}

/// Holds a conversation in which one reply is damaged: there is a fault, or nothing that is counted changed.
pub fn assert_damage_is_told(
    source: &dyn Source,
    subject: &Subject,
    answer: &dyn Fn(&Ask) -> Reply,
    (nth, damage): (usize, Damage),
) {
    let (whole, asked) = converse(source, subject, answer).expect("the whole replies can be read");
    let nth = nth % asked.len();
    let damaged = |ask: &Ask| {
        let reply = answer(ask);
        match *ask == asked[nth] {
            true => {
                let body = String::from_utf8(reply.bytes.to_vec()).expect("text");
                reply_with(reply.status, &damage_body(&body, damage))
            }
            false => reply,
        }
    };
    let Ok((found, _)) = converse(source, subject, &damaged) else {
        return;
    };
    assert_eq!(found.counts, whole.counts, "{damage:?} of {}", line(&asked[nth]));
    assert_eq!(
        found.records.len(),
        whole.records.len(),
        "{damage:?} of {}",
        line(&asked[nth])
    );
    assert_eq!(
        found.breakdowns,
        whole.breakdowns,
        "{damage:?} of {}",
        line(&asked[nth])
    );
}

/// Holds the conversation once for each field or tag of each reply, with another name for it.
pub fn assert_new_names_are_told(source: &dyn Source, subject: &Subject, answer: &dyn Fn(&Ask) -> Reply) {
    let (_, asked) = converse(source, subject, answer).expect("the whole replies can be read");
    for (nth, ask) in asked.iter().enumerate() {
        let body = String::from_utf8(answer(ask).bytes.to_vec()).expect("text");
        for name in 0..names_in(&body).len() {
            assert_damage_is_told(source, subject, answer, (nth, Damage::Rename(name)));
        }
    }
}
