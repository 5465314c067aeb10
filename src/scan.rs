//! Scanning: technologies × public sources → evidence. The only room with a network.
//!
//! - `subject`, `source`, `ask`, `finding`, `fault`: what a source is asked, how it answers, what can go wrong;
//! - `sources`: a file for each source, without a word about HTTP;
//! - `json`, `xml`, `table`: replies taken apart by name, so that drift is told by name;
//! - `matching`: phrases found in texts that are read whole;
//! - `replay`: a conversation told again from its beginning;
//! - `phrasing`: search phrases on their way into a query language; `plain`: texts of sources as plain text;
//! - `standard_number`: numbers of standards, compared in any spelling;
//! - `tally`: matches counted by year and by part; `country`: countries in one form;
//! - `query`: a technology of the radar → what sources are asked about;
//! - `run`: all sources side by side, with patience (`patience`), in turns at each host (`pace`), over HTTP (`asking`, `address`,
//!   `client`); every reply is kept (`replies`);
//! - `rederive`: the same evidence from kept replies, without a network.

mod address;
mod ask;
mod asking;
mod client;
mod country;
mod fault;
mod finding;
mod json;
mod matching;
mod pace;
mod patience;
mod phrasing;
mod plain;
mod query;
mod rederive;
mod replay;
mod replies;
mod run;
mod snapshot;
mod source;
mod sources;
mod standard_number;
mod subject;
mod table;
mod tally;
mod xml;

pub use ask::{Ask, AskPlace, Expect, Reply};
pub use client::Secret;
pub use fault::{Fault, FaultKind};
pub use finding::Finding;
pub use query::{Asking, to_subject};
pub use rederive::{count_kept, first_addresses, rederive};
pub use replies::{KeptRun, Run, Shelf, Wanted, look_at_runs};
pub use run::{Ending, Listener, News, Order, scan};
pub use source::{Exchange, Expected, KeyPlace, KeyUse, Manners, Refusal, Refused, Source, Step, Terms};
pub use sources::make_source;
pub use subject::{ListedStandard, Phrase, Subject};
