//! A small radar in a folder of its own, changed file by file, and the program run on it.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A radar-data folder and a place for the site, both gone when the test ends.
pub struct Project {
    home: tempfile::TempDir,
}

impl Project {
    /// The small radar that `leadar new` makes.
    pub fn smallest() -> Self {
        let home = tempfile::tempdir().expect("a folder for the test");
        leadar::store::write_starter(&home.path().join("radar-data")).expect("the starter is written");
        Project { home }
    }

    /// A path inside the folder of the test.
    pub fn path(&self, relative: &str) -> PathBuf {
        self.home.path().join(relative)
    }

    fn data(&self, relative: &str) -> PathBuf {
        self.path("radar-data").join(relative)
    }

    /// Writes a file of radar-data.
    pub fn write(self, relative: &str, bytes: impl AsRef<[u8]>) -> Self {
        fs::write(self.data(relative), bytes).expect("the file can be written");
        self
    }

    /// Replaces the first occurrence of a text in a file of radar-data; it must be there.
    pub fn replace(self, relative: &str, from: &str, to: &str) -> Self {
        let text = fs::read_to_string(self.data(relative)).expect("the file can be read");
        assert!(text.contains(from), "{relative} holds {from:?}");
        self.write(relative, text.replacen(from, to, 1))
    }

    /// Runs the program in the folder of the test.
    pub fn run(&self, words: &[&str]) -> Run {
        run_in(self.home.path(), words)
    }

    /// Runs the program with variables of the environment set.
    pub fn run_with(&self, words: &[&str], variables: &[(&str, &str)]) -> Run {
        run_command(self.home.path(), words, variables)
    }

    /// Builds, and expects it to go well.
    pub fn build(&self) -> Run {
        let run = self.run(&[]);
        assert_eq!(run.code, 0, "{}{}", run.out, run.err);
        run
    }

    /// The text of a file of the site.
    pub fn page(&self, relative: &str) -> String {
        let path = self.path("output").join(relative);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }
}

/// What a run of the program gave.
pub struct Run {
    /// Exit code.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

/// Runs the program in a folder.
pub fn run_in(folder: &Path, words: &[&str]) -> Run {
    run_command(folder, words, &[])
}

fn run_command(folder: &Path, words: &[&str], variables: &[(&str, &str)]) -> Run {
    let Output { status, stdout, stderr } = Command::new(env!("CARGO_BIN_EXE_leadar"))
        .args(words)
        .envs(variables.iter().copied())
        .current_dir(folder)
        .output()
        .expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program prints UTF-8");
    Run {
        code: status.code().expect("the program ends by itself"),
        out: text(stdout),
        err: text(stderr),
    }
}

/// Runs the program with answers on standard input.
pub fn answer(project: &Project, words: &[&str], answers: &str) -> (i32, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_leadar"))
        .args(words)
        .current_dir(project.path("."))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().expect("standard input is a pipe");
    let _ = input.write_all(answers.as_bytes());
    drop(input);
    let output = child.wait_with_output().expect("the program ends");
    let text = format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    (output.status.code().unwrap_or(-1), text)
}

/// Every file below a folder: relative path and bytes, sorted.
pub fn read_tree(folder: &Path) -> Vec<(String, Vec<u8>)> {
    fn walk(root: &Path, folder: &Path, files: &mut Vec<(String, Vec<u8>)>) {
        for entry in fs::read_dir(folder).expect("the folder can be listed") {
            let path = entry.expect("the entry can be read").path();
            if path.is_dir() {
                walk(root, &path, files);
            } else {
                let relative = path
                    .strip_prefix(root)
                    .expect("below the root")
                    .to_string_lossy()
                    .into_owned();
                files.push((relative, fs::read(&path).expect("the file can be read")));
            }
        }
    }
    let mut files = Vec::new();
    walk(folder, folder, &mut files);
    files.sort();
    files
}

/// The project's own folder.
pub fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The same files, with those inside archives and workbooks in place of these; each below the path of its archive.
pub fn unpack(files: Vec<(String, Vec<u8>)>) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for (path, bytes) in files {
        if !path.ends_with(".xlsx") && !path.ends_with(".zip") {
            all.push((path, bytes));
            continue;
        }
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
        let mut inside = Vec::new();
        for index in 0..archive.len() {
            let mut file = archive.by_index(index).expect("a file");
            let mut bytes = Vec::new();
            std::io::Read::read_to_end(&mut file, &mut bytes).expect("it unpacks");
            let name = file.name().expect("a name").into_owned();
            inside.push((format!("{path}/{name}"), bytes));
        }
        all.extend(unpack(inside));
    }
    all
}
