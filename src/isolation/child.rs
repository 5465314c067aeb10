//! The side of the child: limits first, then the work, then the answer.

use std::io::{BufRead, BufReader, Write};
use std::thread;

use super::{Limits, MOST_ANSWER, TOO_LONG};

/// Stack for the work in bytes.
const STACK: usize = 64 * 1024 * 1024;

/// Limits this process, does the work on what stands at the standard input, and prints its answer; gives the exit code.
pub fn work_apart(limits: Limits, work: impl FnOnce(&mut dyn BufRead) -> Vec<u8> + Send) -> u8 {
    limits.apply();
    let answer = thread::scope(|scope| {
        let work = || work(&mut BufReader::new(std::io::stdin()));
        let spawned = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work);
        spawned.ok().and_then(|thread| thread.join().ok())
    });
    match answer {
        Some(answer) if answer.len() as u64 > MOST_ANSWER => TOO_LONG,
        Some(answer) => {
            let mut out = std::io::stdout().lock();
            u8::from(out.write_all(&answer).and_then(|()| out.flush()).is_err())
        }
        None => 1,
    }
}
