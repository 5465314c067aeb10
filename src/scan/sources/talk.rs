//! A conversation written as if each ask were answered at once: what is not answered yet ends the reading until it is.

use crate::scan::ask::{Ask, Reply};
use crate::scan::fault::Fault;
use crate::scan::finding::Finding;
use crate::scan::source::{Exchange, Step};
use crate::scan::subject::Subject;

/// Why a reading ends before there is a finding.
#[derive(Debug)]
pub enum Pause {
    /// These asks have no reply yet.
    Unanswered(Vec<Ask>),
    /// A reply cannot be read.
    Fault(Fault),
}

impl From<Fault> for Pause {
    fn from(fault: Fault) -> Pause {
        Pause::Fault(fault)
    }
}

/// The exchanges that have not been read yet.
pub struct Talk<'a> {
    exchanges: &'a [Exchange],
}

impl<'a> Talk<'a> {
    /// The replies to the asks of a step, in their order.
    pub fn ask_all(&mut self, asks: &[Ask]) -> Result<Vec<&'a Reply>, Pause> {
        let there = asks.len().min(self.exchanges.len());
        let (answered, later) = self.exchanges.split_at(there);
        if there < asks.len() {
            return Err(Pause::Unanswered(asks[there..].to_vec()));
        }
        self.exchanges = later;
        Ok(answered.iter().map(|exchange| &exchange.reply).collect())
    }

    /// The reply to a step of one ask.
    pub fn ask(&mut self, ask: Ask) -> Result<&'a Reply, Pause> {
        let replies = self.ask_all(&[ask])?;
        Ok(replies[0])
    }
}

/// Reads a conversation with `find`, which tells what is found about a technology.
pub fn hold<'a>(
    subjects: &[Subject],
    exchanges: &'a [Exchange],
    find: impl Fn(&Subject, &mut Talk<'a>) -> Result<Finding, Pause>,
) -> Result<Step, Fault> {
    let mut talk = Talk { exchanges };
    let found: Result<Vec<Finding>, Pause> = subjects.iter().map(|subject| find(subject, &mut talk)).collect();
    match found {
        Ok(findings) => Ok(Step::Found(findings)),
        Err(Pause::Unanswered(asks)) => Ok(Step::Ask(asks)),
        Err(Pause::Fault(fault)) => Err(fault),
    }
}
