//! The history of a data folder, as the program `git` knows it: files as they stood at a revision, and objects by name.
//!
//! Only objects are read: nothing is checked out, no index is written, nothing is asked of the network, and no shell stands
//! between. What git is asked for is a list of words and, for objects, names on its standard input.

use std::fmt;
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;

/// The most bytes that git may answer.
const MOST_BYTES: u64 = 512 * 1024 * 1024;

/// What git is to leave: a pager, other objects in the place of those asked for, programs that a repository names, transport.
const WITHOUT: [&str; 6] = [
    "--no-pager",
    "--no-replace-objects",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "protocol.allow=never",
];

/// Variables that would lead git to another repository than the one a folder lies in.
const ELSEWHERE: [&str; 6] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_NAMESPACE",
    "GIT_PREFIX",
];

/// Why git could not answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GitFault {
    /// There is no such program.
    NoProgram,
    /// The folder lies in no repository that git can read; what git said.
    NoRepository(String),
    /// The repository has no revision of this name.
    NoRevision,
    /// The repository has no object of this name.
    NoObject(String),
    /// Anything else; what git said.
    Failed(String),
}

impl fmt::Display for GitFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            GitFault::NoProgram => f.write_str("the program git is not installed, or not found"),
            GitFault::NoRepository(said) => write!(f, "the folder lies in no repository that git can read: {said}"),
            GitFault::NoRevision => f.write_str("the repository has no such revision"),
            GitFault::NoObject(name) => write!(f, "the repository here has no object {name}"),
            GitFault::Failed(said) => write!(f, "git fails: {said}"),
        }
    }
}

/// A folder inside a repository.
#[derive(Debug, Clone)]
pub struct Repository<'p> {
    folder: &'p Path,
    /// Path of the folder inside the repository, empty or ended by `/`.
    pub prefix: String,
}

/// A file of a revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TreeFile {
    /// Path inside the folder, with `/`.
    pub path: String,
    /// Name of its object, in hexadecimal.
    pub blob: String,
    /// Whether it is an ordinary file; else a link or another repository.
    pub is_file: bool,
}

impl<'p> Repository<'p> {
    /// The repository that a folder lies in.
    pub fn around(folder: &'p Path) -> Result<Self, GitFault> {
        let here = Repository {
            folder,
            prefix: String::new(),
        };
        let answer = here
            .ask(&["rev-parse", "--show-prefix"], &[])
            .map_err(|fault| match fault {
                GitFault::Failed(said) => GitFault::NoRepository(said),
                other => other,
            })?;
        let prefix = String::from_utf8_lossy(&answer).trim_end_matches('\n').to_owned();
        Ok(Repository { folder, prefix })
    }

    /// The name of the commit that a revision means.
    pub fn find_commit(&self, revision: &str) -> Result<String, GitFault> {
        let wanted = format!("{revision}^{{commit}}");
        let words = ["rev-parse", "--verify", "--quiet", "--end-of-options", &wanted];
        match self.ask(&words, &[]) {
            Ok(answer) => {
                let name = String::from_utf8_lossy(&answer).trim().to_owned();
                let is_name = !name.is_empty() && name.chars().all(|letter| letter.is_ascii_hexdigit());
                is_name.then_some(name).ok_or(GitFault::NoRevision)
            }
            Err(GitFault::Failed(_)) => Err(GitFault::NoRevision),
            Err(fault) => Err(fault),
        }
    }

    /// The files below the folder as they stood at a commit, in byte order of paths.
    pub fn list_files(&self, commit: &str) -> Result<Vec<TreeFile>, GitFault> {
        let tree = format!("{commit}:{}", self.prefix.trim_end_matches('/'));
        let answer = self.ask(&["ls-tree", "-r", "-z", "--full-tree", &tree], &[])?;
        let answer = String::from_utf8_lossy(&answer);
        let mut files: Vec<TreeFile> = answer.split('\0').filter_map(parse_entry).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(files)
    }

    /// The bytes of objects, in the order of their names.
    pub fn read_blobs(&self, names: &[String]) -> Result<Vec<Vec<u8>>, GitFault> {
        let asked: String = names.iter().map(|name| format!("{name}\n")).collect();
        let answer = self.ask(&["cat-file", "--batch"], asked.as_bytes())?;
        let mut rest = answer.as_slice();
        names.iter().map(|name| take_object(&mut rest, name)).collect()
    }

    /// Runs git in the folder, with something on its standard input, and gives its answer.
    fn ask(&self, words: &[&str], input: &[u8]) -> Result<Vec<u8>, GitFault> {
        let failed = |error: io::Error| match error.kind() {
            ErrorKind::NotFound if self.folder.is_dir() => GitFault::NoProgram,
            _ => GitFault::Failed(error.to_string()),
        };
        let mut child = self.command(words).spawn().map_err(failed)?;
        let (answer, said) = converse(&mut child, input);
        let status = child.wait().map_err(failed)?;
        let answer = answer.map_err(failed)?;
        if answer.len() as u64 > MOST_BYTES {
            return Err(GitFault::Failed(format!("it answers more than {MOST_BYTES} bytes")));
        }
        if !status.success() {
            let said = String::from_utf8_lossy(&said);
            let line = said.lines().find(|line| !line.trim().is_empty());
            let line = line.unwrap_or("it does not say why").trim_start_matches("fatal: ");
            return Err(GitFault::Failed(line.to_owned()));
        }
        Ok(answer)
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new("git");
        command.current_dir(self.folder).args(WITHOUT).args(words);
        for variable in ELSEWHERE {
            command.env_remove(variable);
        }
        // Objects that are not here are not fetched, nobody is asked for a password, and faults are told in English.
        // No transport may run, whatever the repository's own settings allow.
        command.env("GIT_NO_LAZY_FETCH", "1").env("GIT_ALLOW_PROTOCOL", "none");
        command.env("GIT_TERMINAL_PROMPT", "0");
        command.env("GIT_OPTIONAL_LOCKS", "0").env("LC_ALL", "C");
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }
}

/// Feeds the program and hears its answer and its complaints, all three at once, so that no pipe can block another.
fn converse(child: &mut Child, input: &[u8]) -> (io::Result<Vec<u8>>, Vec<u8>) {
    let (feed, answer, complaints) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    thread::scope(|scope| {
        scope.spawn(move || feed.map(|mut feed| feed.write_all(input)));
        let complaints = scope.spawn(move || {
            let mut said = Vec::new();
            let _ = complaints.map(|mut complaints| complaints.read_to_end(&mut said));
            said
        });
        let mut bytes = Vec::new();
        let read = answer.map(|answer| answer.take(MOST_BYTES + 1).read_to_end(&mut bytes));
        let answer = read.unwrap_or(Ok(0)).map(|_| bytes);
        (answer, complaints.join().unwrap_or_default())
    })
}

/// An entry of a tree: mode, type, name of the object, a tab, and the path.
fn parse_entry(entry: &str) -> Option<TreeFile> {
    let (head, path) = entry.split_once('\t')?;
    let mut words = head.split(' ');
    let (mode, kind, blob) = (words.next()?, words.next()?, words.next()?);
    Some(TreeFile {
        path: path.to_owned(),
        blob: blob.to_owned(),
        is_file: kind == "blob" && mode != "120000",
    })
}

/// Takes an object from the answer of `cat-file --batch`: a line with name, type and size, the bytes, and a line's end.
fn take_object(rest: &mut &[u8], name: &str) -> Result<Vec<u8>, GitFault> {
    let cut = || GitFault::Failed("its answer is cut off".into());
    let end = rest.iter().position(|byte| *byte == b'\n').ok_or_else(cut)?;
    let head = String::from_utf8_lossy(&rest[..end]).into_owned();
    *rest = &rest[end + 1..];
    let words: Vec<&str> = head.split(' ').collect();
    let [_, "blob", size] = words[..] else {
        return Err(GitFault::NoObject(name.to_owned()));
    };
    let size: usize = size.parse().map_err(|_| cut())?;
    let bytes = rest.get(..size).ok_or_else(cut)?.to_vec();
    *rest = rest.get(size + 1..).ok_or_else(cut)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_are_taken_one_after_another_and_a_missing_one_is_named() {
        let mut answer: &[u8] = b"aa blob 3\na\nb\nbb missing\ncc blob 9\nshort\n";
        assert_eq!(take_object(&mut answer, "aa"), Ok(b"a\nb".to_vec()));
        assert_eq!(take_object(&mut answer, "bb"), Err(GitFault::NoObject("bb".into())));
        assert!(matches!(take_object(&mut answer, "cc"), Err(GitFault::Failed(_))));
    }

    #[test]
    fn links_and_other_repositories_in_a_tree_are_no_files() {
        let entry =
            |mode: &str, kind: &str| parse_entry(&format!("{mode} {kind} aa\ta b.toml")).map(|file| file.is_file);
        assert_eq!(entry("100644", "blob"), Some(true));
        assert_eq!(entry("120000", "blob"), Some(false));
        assert_eq!(entry("160000", "commit"), Some(false));
        assert_eq!(parse_entry(""), None);
    }
}
