//! The side of the parent: start, feed, listen, wait; no pipe can block another, and no child is left behind.

use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStderr, ChildStdin, Command, ExitStatus, Stdio};
use std::thread;

use super::{Failure, Limits, MOST_ANSWER, WORD};

/// How much of what a child says of its failure is kept, in bytes.
const MOST_SAID: u64 = 16 * 1024;

/// Runs this program once more as a child that does what `word` names; `feed` writes the job. Gives its answer.
pub fn run_apart(
    word: &str,
    limits: Limits,
    feed: impl FnOnce(&mut dyn Write) -> std::io::Result<()> + Send,
) -> Result<Vec<u8>, Failure> {
    let failed = |error: std::io::Error| Failure::NotStarted(error.to_string());
    let mut child = Command::new(own_program().map_err(failed)?)
        .args([WORD, word])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(failed)?;
    let heard = converse(&mut child, feed);
    // Whatever came of the pipes: no child is left behind.
    if heard.is_err() {
        let _ = child.kill();
    }
    let status = child.wait().map_err(failed)?;
    let (answer, said) = heard?;
    check_ending(status, &said, limits).map(|()| answer)
}

/// This program, as it is run now: where the system can tell, even when its file has been replaced since.
fn own_program() -> std::io::Result<PathBuf> {
    let own = PathBuf::from("/proc/self/exe");
    if cfg!(target_os = "linux") && own.exists() {
        return Ok(own);
    }
    std::env::current_exe()
}

/// Feeds the child and hears its answer and its complaints, all three at once.
fn converse(
    child: &mut Child,
    feed: impl FnOnce(&mut dyn Write) -> std::io::Result<()> + Send,
) -> Result<(Vec<u8>, String), Failure> {
    let missing = || Failure::NotStarted("it has no pipes".to_owned());
    let (input, output) = (child.stdin.take(), child.stdout.take());
    let complaints = child.stderr.take().ok_or_else(missing)?;
    let (mut input, output) = (input.ok_or_else(missing)?, output.ok_or_else(missing)?);
    let failed = |error: std::io::Error| Failure::NotStarted(error.to_string());
    thread::scope(|scope| {
        let feeding = move || write_all(&mut input, feed);
        thread::Builder::new().spawn_scoped(scope, feeding).map_err(failed)?;
        let listening = thread::Builder::new().spawn_scoped(scope, move || read_complaints(complaints));
        let mut answer = Vec::new();
        let read = output.take(MOST_ANSWER + 1).read_to_end(&mut answer);
        // A child that says too much finds its pipe closed here, and ends.
        let said = listening.map_err(failed)?.join().unwrap_or_default();
        read.map_err(failed)?;
        if answer.len() as u64 > MOST_ANSWER {
            return Err(Failure::TooLong);
        }
        Ok((answer, said))
    })
}

/// Writes the job. A child that stops reading has its reasons, and its ending tells them.
fn write_all(input: &mut ChildStdin, feed: impl FnOnce(&mut dyn Write) -> std::io::Result<()>) {
    let _ = feed(input).and_then(|()| input.flush());
}

fn read_complaints(mut complaints: ChildStderr) -> String {
    let mut said = Vec::new();
    let _ = Read::by_ref(&mut complaints).take(MOST_SAID).read_to_end(&mut said);
    let _ = std::io::copy(&mut complaints, &mut std::io::sink());
    String::from_utf8_lossy(&said).into_owned()
}

fn check_ending(status: ExitStatus, said: &str, limits: Limits) -> Result<(), Failure> {
    if status.success() {
        return Ok(());
    }
    Err(Failure::of_ending(status, said, limits))
}
