//! A process of its own for what reads bytes that somebody else wrote: it may fail there, and nothing else does.
//!
//! 1. `run_apart` starts this program once more with a word that no help shows, hands it the job on its standard input
//!    and takes the answer from its standard output.
//! 2. The child limits itself first of all (`limits`): memory, processor time, stack, files. Then it works on a thread
//!    with a declared stack and answers.
//! 3. However the child ends, the parent has an answer or a `Failure`, and goes on.
//!
//! A system that is no Unix keeps no such limits; there the child only keeps a crash away from the parent.

mod child;
mod failure;
mod limits;
mod parent;

pub use child::work_apart;
pub use failure::Failure;
pub use limits::Limits;
pub use parent::run_apart;

/// The word by which the program is told that it is the child.
pub const WORD: &str = "read-apart";

/// The most bytes of an answer.
const MOST_ANSWER: u64 = 128 * 1024 * 1024;

/// How the child ends when its answer would be longer than that.
const TOO_LONG: u8 = 75;
