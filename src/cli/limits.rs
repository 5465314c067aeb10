//! Limits that the system sets on the program, told as errors rather than by a signal.

/// Lets a write beyond the limit on the size of files (`ulimit -f`) fail with an error, which names the file, where the
/// signal that comes before it would end the program without a word.
#[cfg(unix)]
pub fn make_file_size_an_error() {
    use std::sync::Arc;
    use std::sync::atomic::AtomicBool;
    // What is noted is nobody's concern: a signal that anything is done about no longer ends the program.
    let noted = Arc::new(AtomicBool::new(false));
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, noted);
}

/// Other systems know no such signal.
#[cfg(not(unix))]
pub fn make_file_size_an_error() {}
