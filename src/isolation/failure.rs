//! Why a child gave no answer, as a sentence for whoever named the document.

use std::fmt;
use std::process::ExitStatus;

use super::{Limits, MOST_ANSWER, TOO_LONG};

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// The child could not be started, or its pipes failed.
    NotStarted(String),
    /// It needed more memory than it may have, in bytes.
    Memory(u64),
    /// It needed more processor time than it may have, in seconds.
    Time(u64),
    /// It went deeper than its stack.
    Depth,
    /// It read more than an answer may hold.
    TooLong,
    /// The system ended it.
    Ended,
    /// It stopped at something in the document, or its answer makes no sense.
    Stopped,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const MEBIBYTE: u64 = 1024 * 1024;
        match self {
            Failure::NotStarted(error) => write!(f, "the process that reads it cannot be started: {error}."),
            Failure::Memory(bytes) => {
                let mebibytes = bytes / MEBIBYTE;
                write!(
                    f,
                    "reading it takes more than {mebibytes} MiB of memory; it was given up."
                )
            }
            Failure::Time(seconds) => {
                write!(
                    f,
                    "reading it takes more than {seconds} s of processor time; it was given up."
                )
            }
            Failure::Depth => f.write_str("its parts are nested deeper than can be read, or hold themselves."),
            Failure::TooLong => {
                let mebibytes = MOST_ANSWER / MEBIBYTE;
                write!(f, "it holds more than {mebibytes} MiB of text; it was given up.")
            }
            Failure::Ended => f.write_str("the system ended the process that read it, perhaps for want of memory."),
            Failure::Stopped => f.write_str("it is damaged in a way that stops its reader."),
        }
    }
}

impl Failure {
    /// What the end of a child means; `said` is what it wrote to its standard error.
    pub fn of_ending(status: ExitStatus, said: &str, limits: Limits) -> Self {
        if said.contains("memory allocation of") {
            return Failure::Memory(limits.memory);
        }
        if said.contains("overflowed its stack") {
            return Failure::Depth;
        }
        match status.code() {
            Some(code) if code == i32::from(TOO_LONG) => Failure::TooLong,
            Some(_) => Failure::Stopped,
            None => Failure::of_signal(status, limits),
        }
    }

    #[cfg(unix)]
    fn of_signal(status: ExitStatus, limits: Limits) -> Self {
        use std::os::unix::process::ExitStatusExt;

        use rustix::process::Signal;

        match status.signal() {
            Some(signal) if signal == Signal::XCPU.as_raw() => Failure::Time(limits.seconds),
            Some(signal) if signal == Signal::KILL.as_raw() => Failure::Ended,
            Some(signal) if signal == Signal::SEGV.as_raw() || signal == Signal::BUS.as_raw() => Failure::Depth,
            _ => Failure::Stopped,
        }
    }

    #[cfg(not(unix))]
    fn of_signal(_: ExitStatus, _: Limits) -> Self {
        Failure::Stopped
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::process::Command;

    use super::*;

    fn failure(script: &str, said: &str) -> Failure {
        let status = Command::new("sh").args(["-c", script]).status().expect("a shell runs");
        Failure::of_ending(status, said, Limits::DOCUMENT)
    }

    #[test]
    fn every_ending_has_its_sentence() {
        let memory = Limits::DOCUMENT.memory;
        let seconds = Limits::DOCUMENT.seconds;
        let oom = "memory allocation of 9 bytes failed";
        assert_eq!(failure("kill -ABRT $$", oom), Failure::Memory(memory));
        assert_eq!(
            failure("kill -ABRT $$", "thread 'x' has overflowed its stack"),
            Failure::Depth
        );
        assert_eq!(failure("kill -ABRT $$", ""), Failure::Stopped);
        assert_eq!(failure("kill -SEGV $$", ""), Failure::Depth);
        assert_eq!(failure("kill -XCPU $$", ""), Failure::Time(seconds));
        assert_eq!(failure("kill -KILL $$", ""), Failure::Ended);
        assert_eq!(failure(&format!("exit {TOO_LONG}"), ""), Failure::TooLong);
        assert_eq!(failure("exit 101", "panicked"), Failure::Stopped);
        for told in [
            Failure::Memory(memory),
            Failure::Time(seconds),
            Failure::TooLong,
            Failure::Stopped,
        ] {
            let sentence = told.to_string();
            assert!(sentence.ends_with('.') && !sentence.contains('\n'), "{sentence}");
        }
    }
}
