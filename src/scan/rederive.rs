//! Evidence made again from kept replies, without a network.

use std::collections::BTreeMap;

use super::address::{Bases, to_address};
use super::replies::{Asked, KeptRun, Shelf, mark_of};
use super::snapshot::to_evidence;
use super::source::{Exchange, Expected, Source, Step};
use super::subject::Subject;
use crate::model::{Evidence, ReplyMark, SourceSettings};

/// Makes evidence again from the replies that it names; an error says what is not there or not what it was.
pub fn rederive(
    source: &dyn Source,
    settings: Option<&SourceSettings>,
    (subject, remarks): (&Subject, &[String]),
    evidence: &Evidence,
    shelf: &Shelf,
) -> Result<Evidence, String> {
    let known: BTreeMap<Asked, &ReplyMark> = evidence
        .replies
        .iter()
        .map(|mark| ((mark.address.clone(), mark.sent.clone()), mark))
        .collect();
    let bases = bases_of(source, settings);
    let subjects = std::slice::from_ref(subject);
    let (mut exchanges, mut marks) = (Vec::new(), Vec::new());
    loop {
        let asks = match source.proceed(subjects, &exchanges).map_err(|fault| fault.message)? {
            Step::Found(findings) => {
                let finding = findings.into_iter().next().ok_or("the source gives no finding")?;
                // What closed years had before is no part of the replies; it stays as it is noted.
                let noted = Evidence {
                    counts: Vec::new(),
                    ..evidence.clone()
                };
                let dated = (evidence.retrieved, Some(&noted));
                return Ok(to_evidence(source, (subject, remarks), finding, &marks, dated));
            }
            Step::Ask(asks) if !asks.is_empty() && exchanges.len() + asks.len() <= evidence.replies.len() => asks,
            Step::Ask(asks) => {
                let next = asks.first().and_then(|ask| to_address(ask, &bases).ok());
                let next = next.map(|address| address.to_string()).unwrap_or_default();
                return Err(format!(
                    "the source would be asked more by now than it was then: {next}"
                ));
            }
        };
        for ask in asks {
            let address = to_address(&ask, &bases)?;
            let asked: Asked = (address.to_string(), ask.body.clone());
            let Some(mark) = known.get(&asked) else {
                return Err(format!("the source would be asked something else by now: {address}"));
            };
            let reply = shelf.read(mark).map_err(|complaint| complaint.to_string())?;
            marks.push(mark_of(&asked, &reply));
            exchanges.push(Exchange { ask, reply });
        }
    }
}

/// What of all conversations with a source the replies of the run under way answer: asks, and what they cost.
pub fn count_kept(
    source: &dyn Source,
    settings: Option<&SourceSettings>,
    subjects: &[Subject],
    run: &KeptRun,
    shelf: &Shelf,
) -> Expected {
    let bases = bases_of(source, settings);
    let dated: Vec<Subject> = subjects.iter().map(|subject| subject.on(run.day)).collect();
    let size = if source.answers_for_all() { dated.len() } else { 1 };
    let mut counted: BTreeMap<Asked, u64> = BTreeMap::new();
    for talk in dated.chunks(size.max(1)) {
        let mut exchanges: Vec<Exchange> = Vec::new();
        while let Ok(Step::Ask(asks)) = source.proceed(talk, &exchanges) {
            let before = exchanges.len();
            for ask in asks {
                let Ok(address) = to_address(&ask, &bases) else { break };
                let asked: Asked = (address.to_string(), ask.body.clone());
                let Some(reply) = run.answered.get(&asked).and_then(|mark| shelf.read(mark).ok()) else {
                    break;
                };
                counted.insert(asked, ask.cost);
                exchanges.push(Exchange { ask, reply });
            }
            if exchanges.len() == before {
                break;
            }
        }
    }
    Expected {
        calls: counted.len() as u64,
        cost: counted.values().sum(),
    }
}

fn bases_of(source: &dyn Source, settings: Option<&SourceSettings>) -> Bases {
    let base = settings.and_then(|settings| settings.base.clone());
    Bases {
        declared: base.unwrap_or_else(|| source.manners().base.to_owned()),
        instead: None,
    }
}

/// The addresses that a conversation begins with, without keys.
pub fn first_addresses(source: &dyn Source, settings: Option<&SourceSettings>, subjects: &[Subject]) -> Vec<String> {
    let bases = bases_of(source, settings);
    let Ok(Step::Ask(asks)) = source.proceed(subjects, &[]) else {
        return Vec::new();
    };
    let addresses = asks.iter().filter_map(|ask| {
        let address = to_address(ask, &bases).ok()?;
        Some(match &ask.body {
            Some(body) => format!("{address} {body}"),
            None => address.to_string(),
        })
    });
    addresses.collect()
}
