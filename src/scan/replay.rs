//! A conversation told again from its beginning: each call walks through what was asked before and stops where it ends.
//!
//! A source writes its conversation as one straight run: [`Replay::take`] gives the exchanges of the next asks, or halts
//! with the asks themselves where they have not been sent yet.

use super::ask::Ask;
use super::fault::Fault;
use super::finding::Finding;
use super::source::{Exchange, Step};

/// The exchanges that have not been walked through yet.
pub struct Replay<'e> {
    rest: &'e [Exchange],
}

/// Why a run through a conversation ends before anything was found.
pub enum Halt {
    /// These asks come next.
    Asks(Vec<Ask>),
    /// Something is wrong with a reply.
    Fault(Fault),
}

impl From<Fault> for Halt {
    fn from(fault: Fault) -> Self {
        Halt::Fault(fault)
    }
}

impl<'e> Replay<'e> {
    /// From the beginning of a conversation.
    pub fn of(exchanges: &'e [Exchange]) -> Self {
        Replay { rest: exchanges }
    }

    /// The exchanges of the next asks, in their order; halts with those that were not sent.
    pub fn take(&mut self, mut asks: Vec<Ask>) -> Result<&'e [Exchange], Halt> {
        if self.rest.len() < asks.len() {
            return Err(Halt::Asks(asks.split_off(self.rest.len())));
        }
        let (taken, rest) = self.rest.split_at(asks.len());
        self.rest = rest;
        Ok(taken)
    }

    /// The exchange of the next ask.
    pub fn take_one(&mut self, ask: Ask) -> Result<&'e Exchange, Halt> {
        self.take(vec![ask]).map(|taken| &taken[0])
    }
}

/// What a run means for the one who asks.
pub fn settle(run: Result<Vec<Finding>, Halt>) -> Result<Step, Fault> {
    match run {
        Ok(findings) => Ok(Step::Found(findings)),
        Err(Halt::Asks(asks)) => Ok(Step::Ask(asks)),
        Err(Halt::Fault(fault)) => Err(fault),
    }
}
