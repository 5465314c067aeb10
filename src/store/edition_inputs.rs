//! What a frozen edition was made of, read back: the data in full or from the history of the repository, the templates, and
//! the editions that it was built upon. Nothing but the folder of editions is read of the data as they stand now.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Outcome, Place, Telling, excerpt, nearest};
use crate::disk::hash;
use crate::git::{GitFault, Repository};
use crate::model::{Dossier, FrozenEdition, InputBlob, MadeOf};

use super::edition_folder::{BLOBS, EditionFolder, HEAD, INPUTS, TEMPLATES, check_chain, group_files};
use super::editions_files::read_edition;
use super::files::{EDITIONS, TextFile, decode, note_missing_radar, read_frozen_files};
use super::notes::Notes;
use super::{InputFile, check_dossier};

/// A frozen edition with what it was made of: enough to make it again.
pub struct FrozenSource {
    /// The edition.
    pub edition: FrozenEdition,
    /// The templates laid over the built-in ones, by path.
    pub templates: BTreeMap<String, String>,
    /// Every file of its folder as it stands, by path.
    pub files: BTreeMap<String, Vec<u8>>,
    /// The editions that it was built upon, the oldest first.
    before: Vec<FrozenEdition>,
    /// The data it was made of, by path; `None` where it holds results only.
    inputs: Option<Vec<TextFile>>,
    folder: PathBuf,
}

impl FrozenSource {
    /// Whether anything of what it was made of is here.
    pub fn has_inputs(&self) -> bool {
        self.inputs.as_ref().is_some_and(|inputs| !inputs.is_empty())
    }

    /// The data that the edition was made of, checked, with the editions before it. One that holds results only is an
    /// error.
    pub fn read_dossier(&self) -> Outcome<Dossier> {
        let place = |file: &str| Place::in_file(self.folder.join(file).display().to_string());
        let Some(inputs) = &self.inputs else {
            let message = "the edition holds results only; what it was made of was not kept.";
            return Err(vec![Diagnostic::error(place(HEAD), message)]);
        };
        let folder = self.folder.join(INPUTS);
        let notes = Notes::default();
        note_missing_radar(&folder, inputs.iter().map(|file| file.path.as_str()), &notes);
        let read = check_dossier(&folder, inputs, self.before.clone(), notes)?;
        if read.value.digest != self.edition.digest {
            let message = "the data kept with the edition are not those that it says it was made of.";
            let hint = "restore the edition's folder as it was frozen";
            return Err(vec![Diagnostic::error(place(HEAD), message).with_hint(hint)]);
        }
        Ok(read)
    }
}

/// Reads the data that a frozen edition was made of, with the editions before it. One that holds results only is an error.
pub fn read_frozen_dossier(data: &Path, name: &str) -> Outcome<Dossier> {
    let mut telling = Telling::default();
    let source = telling.take(read_frozen_source(data, name))?;
    let dossier = telling.take(source.read_dossier())?;
    telling.give(dossier)
}

/// Names of the frozen editions of a data folder, sorted.
pub fn list_editions(data: &Path) -> Outcome<Vec<String>> {
    let notes = Notes::default();
    let raw = read_frozen_files(data, &notes);
    let names = group_files(&raw).iter().map(|folder| folder.name.to_owned()).collect();
    let mut telling = Telling::default();
    telling.check(notes.into_diagnostics())?;
    telling.give(names)
}

/// Reads a frozen edition with what it was made of, or everything that is not as it was frozen.
pub fn read_frozen_source(data: &Path, name: &str) -> Outcome<FrozenSource> {
    let mut telling = Telling::default();
    let read = read_frozen_as_it_is(data, name)?;
    telling.check(read.diagnostics)?;
    telling.give(read.value)
}

/// Reads a frozen edition as far as it can be read, and tells what is not as it was frozen.
pub fn read_frozen_as_it_is(data: &Path, name: &str) -> Outcome<FrozenSource> {
    let notes = Notes::default();
    let raw = read_frozen_files(data, &notes);
    let folders = group_files(&raw);
    let Some(folder) = folders.iter().find(|folder| folder.name == name) else {
        let known: Vec<&str> = folders.iter().map(|folder| folder.name).collect();
        return Err(vec![complain_of_edition(data, name, &known)]);
    };
    let Some(edition) = read_edition(folder, &notes) else {
        return Err(notes.into_diagnostics());
    };
    let is_before = |name: &str| edition.built_upon.iter().any(|ground| ground.name == name);
    let before = folders.iter().filter(|folder| is_before(folder.name));
    let mut before: Vec<FrozenEdition> = before.filter_map(|folder| read_edition(folder, &notes)).collect();
    before.sort_by(|a, b| (a.date, &a.name).cmp(&(b.date, &b.name)));
    let chain: Vec<FrozenEdition> = before.iter().chain([&edition]).cloned().collect();
    check_chain(&chain, &data.join(EDITIONS).display().to_string(), &notes);
    let files = folder.files.iter();
    let source = FrozenSource {
        templates: read_templates(folder, &notes),
        files: files
            .map(|(path, file)| ((*path).to_owned(), file.bytes.clone()))
            .collect(),
        inputs: read_inputs(data, folder, &edition, &notes),
        folder: data.join(EDITIONS).join(name),
        before,
        edition,
    };
    let mut telling = Telling::default();
    telling.add(notes.into_diagnostics());
    telling.give(source)
}

/// A complaint about a name that no frozen edition has.
pub fn complain_of_edition(data: &Path, name: &str, known: &[&str]) -> Diagnostic {
    let place = Place::in_file(data.join(EDITIONS).display().to_string());
    let complaint = Diagnostic::error(place, format!("there is no edition \"{}\".", excerpt(name)));
    complaint.with_hint(hint_of_edition(name, known))
}

/// The nearest of the frozen editions, or all of them.
pub fn hint_of_edition(name: &str, known: &[&str]) -> String {
    nearest(name, known.iter().copied()).unwrap_or_else(|| match known.is_empty() {
        true => "none is frozen yet: leadar freeze".into(),
        false => format!("frozen are {}", known.join(", ")),
    })
}

fn read_templates(folder: &EditionFolder, notes: &Notes) -> BTreeMap<String, String> {
    let files = folder.below(TEMPLATES);
    let texts = files.filter_map(|(path, file)| Some((path.to_owned(), file.to_text(path, notes)?.text)));
    texts.collect()
}

/// The files that an edition was made of, sorted by path; `None` where it did not keep them.
fn read_inputs(data: &Path, folder: &EditionFolder, edition: &FrozenEdition, notes: &Notes) -> Option<Vec<TextFile>> {
    match &edition.made_of {
        MadeOf::ResultsOnly => None,
        MadeOf::Inputs => {
            let files = folder.below(INPUTS);
            Some(files.filter_map(|(path, file)| file.to_text(path, notes)).collect())
        }
        MadeOf::Blobs(blobs) => match read_blobs(data, blobs, notes) {
            Ok(files) => Some(files),
            Err(fault) => {
                let message = format!("what the edition was made of cannot be read from git: {fault}.");
                let hint =
                    "the edition was frozen by reference: read it in a whole clone of the repository it was frozen in";
                notes.say(Diagnostic::error(folder.place(BLOBS), message).with_hint(hint));
                Some(Vec::new())
            }
        },
    }
}

fn read_blobs(data: &Path, blobs: &[InputBlob], notes: &Notes) -> Result<Vec<TextFile>, GitFault> {
    let names: Vec<String> = blobs.iter().map(|blob| blob.blob.clone()).collect();
    let texts = Repository::around(data)?.read_blobs(&names)?;
    let mut files = Vec::new();
    for (blob, bytes) in blobs.iter().zip(texts) {
        let shown = format!(
            "{} of git object {}",
            blob.path,
            blob.blob.get(..12).unwrap_or_default()
        );
        let Some(text) = decode(&shown, bytes, notes) else {
            continue;
        };
        if hash(text.as_bytes()) != blob.digest {
            let message = "this is not the text that the edition was made of.";
            notes.say(Diagnostic::error(Place::in_file(shown.clone()), message));
        }
        files.push(TextFile::new(blob.path.clone(), shown, text));
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// Where the files that were read of a data folder stand in the history of its repository; all of them as they are
/// committed, or every one that is not.
pub fn find_blobs(data: &Path, inputs: &[InputFile]) -> Result<Vec<InputBlob>, Vec<Diagnostic>> {
    let fault = |fault: GitFault| {
        let message = format!("the edition cannot be frozen by reference: {fault}.");
        let hint = "commit the data first, or freeze without --by-reference: the edition then holds its data in full";
        vec![Diagnostic::error(Place::in_file(data.display().to_string()), message).with_hint(hint)]
    };
    let repository = Repository::around(data).map_err(fault)?;
    let commit = repository.find_commit("HEAD").map_err(fault)?;
    let committed = repository.list_files(&commit).map_err(fault)?;
    let committed: BTreeMap<String, String> = committed.into_iter().map(|file| (file.path, file.blob)).collect();
    let blob_of = |input: &InputFile| committed.get(&input.path).cloned();
    let names: Vec<String> = inputs.iter().filter_map(blob_of).collect();
    let mut texts = repository.read_blobs(&names).map_err(fault)?.into_iter();
    let (mut blobs, mut complaints) = (Vec::new(), Vec::new());
    for input in inputs {
        let place = Place::in_file(data.join(&input.path).display().to_string());
        let complain = |message: &str| Diagnostic::error(place.clone(), message).with_hint("commit it, then freeze");
        let Some(blob) = blob_of(input) else {
            complaints.push(complain(
                "the file is not committed, so that the edition cannot refer to it.",
            ));
            continue;
        };
        let text = decode(&input.path, texts.next().unwrap_or_default(), &Notes::default());
        if text.as_deref() != Some(input.text.as_str()) {
            complaints.push(complain(
                "the file is not as it is committed, so that the edition cannot refer to it.",
            ));
        }
        blobs.push(InputBlob {
            path: input.path.clone(),
            blob,
            digest: hash(input.text.as_bytes()),
        });
    }
    if complaints.is_empty() {
        Ok(blobs)
    } else {
        Err(complaints)
    }
}
