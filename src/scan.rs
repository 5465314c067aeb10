//! Scanning: technologies × public sources → evidence. The only room with a network.
//!
//! - `subject`, `source`, `ask`, `finding`, `fault`: what a source is asked, how it answers, what can go wrong;
//! - `sources`: a file for each source, without a word about HTTP;
//! - `json`, `xml`: replies taken apart by name, so that drift is told by name;
//! - `table`: text in columns, taken apart by name as well; `matching`: phrases found in texts that are read whole;
//! - `replay`: a conversation told again from its beginning;
//! - `phrasing`: search phrases on their way into a query language; `plain`: texts of sources as plain text;
//! - `tally`: matches counted by year and by part.

mod ask;
mod fault;
mod finding;
mod json;
mod matching;
mod phrasing;
mod plain;
mod replay;
mod source;
mod sources;
mod subject;
mod table;
mod tally;
mod xml;

pub use ask::{Ask, AskPlace, Expect, Reply};
pub use fault::{Fault, FaultKind};
pub use finding::Finding;
pub use source::{Exchange, Expected, KeyPlace, KeyUse, Manners, Refusal, Refused, Source, Step, Terms};
pub use sources::{NAMES, make_source};
pub use subject::{ListedStandard, Phrase, Subject};
