//! What can go wrong with a source: always told by the source's name and the address, never taken for a zero.

use super::ask::Reply;

/// Why there is no evidence from a conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What sort of fault.
    pub kind: FaultKind,
    /// The sentence for people.
    pub message: String,
    /// The address that was asked, without keys, where it was one.
    pub address: Option<String>,
}

/// Sorts of faults.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// The reply is not of the shape that is known: renamed or missing fields, HTML in place of JSON.
    Drift,
    /// The reply says of itself, or can be seen, to be less than the whole.
    Partial,
    /// What must find something found nothing.
    Control,
    /// The source says no; asking again does not help.
    Refused,
    /// The source says that the day's budget is spent.
    Spent,
    /// The source cannot be reached, or answers with errors that pass.
    Unreachable,
    /// The source answers with an error of its own (status 500), as some do where a token of an earlier page is stale.
    ServerError,
    /// The configuration does not let us ask.
    Barred,
}

impl Fault {
    /// A reply of another shape than the known one.
    pub fn drift(reply: &Reply, message: impl Into<String>) -> Fault {
        Fault::at(FaultKind::Drift, reply, message)
    }

    /// A reply that is less than the whole.
    pub fn partial(reply: &Reply, message: impl Into<String>) -> Fault {
        Fault::at(FaultKind::Partial, reply, message)
    }

    /// A control query that found nothing.
    pub fn control(reply: &Reply, message: impl Into<String>) -> Fault {
        Fault::at(FaultKind::Control, reply, message)
    }

    /// Whether it is no fault of anybody: the day's budget is spent.
    pub fn is_spent(&self) -> bool {
        self.kind == FaultKind::Spent
    }

    fn at(kind: FaultKind, reply: &Reply, message: impl Into<String>) -> Fault {
        Fault {
            kind,
            message: message.into(),
            address: Some(reply.address.clone()),
        }
    }
}
