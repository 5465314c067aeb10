//! Whether a frozen edition can be made again of what it holds: every result and the whole site, byte for byte.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::diagnostic::{Diagnostic, Outcome};
use crate::model::{FrozenEdition, GENERATOR, MadeOf};
use crate::store::{self, FrozenSource};

use super::freezing::list_site;
use super::links::add_unreviewed;
use super::site::{MadeSite, make_site};

/// What came of making an edition again.
#[derive(Debug, Clone, PartialEq)]
pub enum Verified {
    /// It came out byte for byte.
    Same {
        /// So many files of results and of the site.
        files: usize,
        /// The version that froze it.
        generator: String,
    },
    /// It holds results only and cannot be made again.
    ResultsOnly,
    /// It could not be made at all.
    NotMade {
        /// Why.
        why: WhyDifferent,
        /// What stood in the way.
        told: Vec<Diagnostic>,
    },
    /// Something came out otherwise.
    Different {
        /// Why.
        why: WhyDifferent,
        /// What is not as it was frozen.
        told: Vec<Diagnostic>,
        /// The files, in byte order of paths; those of the site below `site/`.
        files: Vec<DifferentFile>,
    },
}

/// Why an edition does not come out as it was frozen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhyDifferent {
    /// What it was made of, or an edition before it, is not what was frozen.
    Data,
    /// Another version of the program froze it: this one.
    Version(String),
    /// The data and the version are the same: it is the machine, or a fault of the program.
    Place,
}

/// A file that came out otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DifferentFile {
    /// Its path inside the edition's folder, or below `site/`.
    pub path: String,
    /// What is different.
    pub how: HowDifferent,
}

/// What is different in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HowDifferent {
    /// It was frozen, and is not made now.
    NotMade,
    /// It was frozen and is made now, and is missing from the edition's folder.
    Missing,
    /// It is made now, and was not frozen.
    NotFrozen,
    /// Its bytes; of the site only checksums were frozen.
    Bytes,
    /// A line of its text.
    Line {
        /// Its number, from 1.
        number: usize,
        /// As it was frozen; empty past the end.
        frozen: String,
        /// As it comes out now; empty past the end.
        now: String,
    },
}

/// Names of the frozen editions of a data folder, sorted; of a name that somebody typed that one alone.
///
/// # Errors
/// Editions that cannot be listed, and a name that none of them has.
pub fn name_editions(data: &Path, typed: Option<&str>) -> Outcome<Vec<String>> {
    let mut told = store::list_editions(data)?;
    if let Some(typed) = typed {
        if !told.value.iter().any(|name| name == typed) {
            let known: Vec<&str> = told.value.iter().map(String::as_str).collect();
            return Err(vec![store::complain_of_edition(data, typed, &known)]);
        }
        told.value = vec![typed.to_owned()];
    }
    Ok(told)
}

/// Makes a frozen edition again of what it holds and of the editions before it, in memory, and compares.
pub fn verify(data: &Path, name: &str) -> Verified {
    let (source, mut told) = match store::read_frozen_as_it_is(data, name) {
        Ok(read) => (read.value, read.diagnostics),
        Err(told) => {
            let why = WhyDifferent::Data;
            return Verified::NotMade { why, told };
        }
    };
    told.retain(Diagnostic::is_error);
    if source.edition.made_of == MadeOf::ResultsOnly {
        return Verified::ResultsOnly;
    }
    // There is no more to tell than what keeps its data from being read.
    if !source.has_inputs() && !told.is_empty() {
        let why = WhyDifferent::Data;
        return Verified::NotMade { why, told };
    }
    let why = match &source.edition.generator {
        _ if !told.is_empty() => WhyDifferent::Data,
        generator if generator == GENERATOR => WhyDifferent::Place,
        generator => WhyDifferent::Version(generator.clone()),
    };
    match make(data, &source) {
        Ok((made, frozen)) => judge(&source, compare(&source, &made, &frozen), why, told),
        Err(more) => {
            told.extend(more);
            let why = WhyDifferent::Data;
            Verified::NotMade { why, told }
        }
    }
}

/// What came of an edition of so many files, by those that came out otherwise and what is not as it was frozen.
fn judge(
    source: &FrozenSource,
    (count, files): (usize, Vec<DifferentFile>),
    why: WhyDifferent,
    told: Vec<Diagnostic>,
) -> Verified {
    match (files.is_empty(), told.is_empty()) {
        (true, true) => Verified::Same {
            files: count,
            generator: source.edition.generator.clone(),
        },
        (true, false) => Verified::NotMade { why, told },
        (false, _) => Verified::Different { why, told, files },
    }
}

fn make(data: &Path, source: &FrozenSource) -> Result<(MadeSite, FrozenEdition), Vec<Diagnostic>> {
    let mut dossier = source.read_dossier()?.value;
    add_unreviewed(&mut dossier);
    let made = make_site(data, &dossier, &source.templates)?.whole()?;
    let frozen = FrozenEdition {
        generator: source.edition.generator.clone(),
        ..made.to_frozen(&dossier)
    };
    Ok((made, frozen))
}

/// How many files were compared, and those that came out otherwise.
fn compare(source: &FrozenSource, made: &MadeSite, frozen: &FrozenEdition) -> (usize, Vec<DifferentFile>) {
    let results: BTreeMap<String, String> = store::write_results(frozen, made.to_changes().as_deref())
        .into_iter()
        .collect();
    let kept = source.files.iter().filter(|(path, _)| store::is_result(path));
    let kept: BTreeMap<&str, &[u8]> = kept.map(|(path, bytes)| (path.as_str(), bytes.as_slice())).collect();
    let paths: BTreeSet<&str> = kept.keys().copied().chain(results.keys().map(String::as_str)).collect();
    let listed = store::read_checksums(source.files.get(store::SUMS).map_or(&[][..], Vec::as_slice));
    let of_results = paths.iter().filter_map(|path| {
        let how = match (kept.get(path), results.get(*path)) {
            (Some(frozen), Some(now)) => compare_texts(frozen, now.as_bytes())?,
            (Some(_), None) => HowDifferent::NotMade,
            (None, _) if listed.contains_key(*path) => HowDifferent::Missing,
            (None, _) => HowDifferent::NotFrozen,
        };
        Some(DifferentFile {
            path: (*path).to_owned(),
            how,
        })
    });
    let site = source.files.get(store::SITE).map_or(&[][..], Vec::as_slice);
    let (site, now) = (store::read_checksums(site), list_site(&made.site));
    let now = store::read_checksums(now.as_bytes());
    let different = of_results.chain(compare_sites(&site, &now)).collect();
    (results.len() + now.len(), different)
}

/// What is different in a result; `None` where nothing is.
fn compare_texts(frozen: &[u8], now: &[u8]) -> Option<HowDifferent> {
    if frozen == now {
        return None;
    }
    let (frozen, now) = (String::from_utf8_lossy(frozen), String::from_utf8_lossy(now));
    let (mut frozen, mut now) = (frozen.split('\n'), now.split('\n'));
    (1..).find_map(|number| match (frozen.next(), now.next()) {
        (None, None) => Some(HowDifferent::Bytes),
        (frozen, now) if frozen == now => None,
        (frozen, now) => Some(HowDifferent::Line {
            number,
            frozen: frozen.unwrap_or_default().to_owned(),
            now: now.unwrap_or_default().to_owned(),
        }),
    })
}

fn compare_sites(frozen: &BTreeMap<String, String>, now: &BTreeMap<String, String>) -> Vec<DifferentFile> {
    let paths: BTreeSet<&String> = frozen.keys().chain(now.keys()).collect();
    let different = paths.into_iter().filter_map(|path| {
        let how = match (frozen.get(path), now.get(path)) {
            (Some(frozen), Some(now)) if frozen == now => return None,
            (Some(_), Some(_)) => HowDifferent::Bytes,
            (Some(_), None) => HowDifferent::NotMade,
            (None, _) => HowDifferent::NotFrozen,
        };
        Some(DifferentFile {
            path: format!("site/{path}"),
            how,
        })
    });
    different.collect()
}
