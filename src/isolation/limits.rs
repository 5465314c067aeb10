//! What a child may use, and how it keeps itself to that.

/// What a child may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Memory in bytes: all that is mapped, stacks and the program included.
    pub memory: u64,
    /// Processor time in seconds, of all threads together.
    pub seconds: u64,
}

impl Limits {
    /// For a document: the longest report measured takes a second, on a slow machine some seconds.
    pub const DOCUMENT: Limits = Limits {
        memory: 1024 * 1024 * 1024,
        seconds: 40,
    };

    /// For a table of word vectors, which may have gigabytes and is read line by line.
    pub const LONG_TABLE: Limits = Limits {
        memory: 1024 * 1024 * 1024,
        seconds: 900,
    };

    /// Keeps this process to the limits from here on; it cannot undo that.
    #[cfg(unix)]
    pub fn apply(self) {
        use rustix::process::Resource;

        lower(Resource::Core, 0, 0);
        lower(Resource::Fsize, 0, 0);
        lower(Resource::Nofile, MOST_FILES, MOST_FILES);
        lower(Resource::Stack, MAIN_STACK, MAIN_STACK);
        // The first limit is a signal that says why; the second one cannot be outlived.
        lower(Resource::Cpu, self.seconds, self.seconds + 1);
        #[cfg(not(target_os = "openbsd"))]
        lower(Resource::As, self.memory, self.memory);
    }

    /// This system keeps no such limits.
    #[cfg(not(unix))]
    pub fn apply(self) {}
}

/// Files open at once: the three pipes, and a few for the system.
#[cfg(unix)]
const MOST_FILES: u64 = 16;

/// Stack of the first thread in bytes; the work has one of its own.
#[cfg(unix)]
const MAIN_STACK: u64 = 8 * 1024 * 1024;

/// Lowers a limit; one that is lower already stays. A system that knows the limit and does not keep it is told of in the
/// documentation.
#[cfg(unix)]
fn lower(resource: rustix::process::Resource, soft: u64, hard: u64) {
    use rustix::process::{Rlimit, getrlimit, setrlimit};

    let now = getrlimit(resource);
    let at_most = |wanted: u64, known: Option<u64>| Some(known.map_or(wanted, |known| known.min(wanted)));
    let limit = Rlimit {
        current: at_most(soft, now.current),
        maximum: at_most(hard, now.maximum),
    };
    let _ = setrlimit(resource, limit);
}
