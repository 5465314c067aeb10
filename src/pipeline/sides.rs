//! What somebody compares: a frozen edition, a folder of data, a revision of the data, or the data as they stand.

use std::path::Path;

use crate::diagnostic::{Diagnostic, Outcome, Place, Telling, excerpt};
use crate::model::{Dossier, FrozenEdition};
use crate::store;

use super::links::add_unreviewed;
use super::{read, score};

/// One side of a comparison.
#[derive(Debug, Clone)]
pub struct Side {
    /// What it is called for readers: the name of an edition, a folder or a revision.
    pub shown: String,
    /// The data behind it; `None` where an edition holds results only.
    pub dossier: Option<Dossier>,
    /// What stood where; without maps where nothing was frozen.
    pub frozen: FrozenEdition,
}

/// The data that a frozen edition was made of, with the editions before it.
pub fn read_edition_data(data: &Path, name: &str) -> Outcome<Dossier> {
    let mut told = store::read_frozen_dossier(data, name)?;
    add_unreviewed(&mut told.value);
    Ok(told)
}

/// What somebody typed: the name of a frozen edition, a folder that holds a radar, a revision of the data's repository, or
/// the name of the edition that the data make now, in this order. Warnings are told of folders alone, where somebody can
/// mend what they are about.
pub fn read_side(data: &Path, typed: &str) -> Outcome<Side> {
    let mut telling = Telling::default();
    let editions = telling.take(store::list_editions(data))?;
    if editions.iter().any(|name| name == typed) {
        let side = telling.require(read_frozen_side(data, typed))?;
        return telling.give(side);
    }
    if store::is_radar(Path::new(typed)) {
        let dossier = telling.take(read(Path::new(typed)))?;
        let side = telling.require(make_side(typed.to_owned(), dossier))?;
        return telling.give(side);
    }
    let fault = match store::read_revision(data, typed) {
        Ok(read) => {
            let mut dossier = telling.require(read)?.value;
            add_unreviewed(&mut dossier);
            let side = telling.require(make_side(typed.to_owned(), dossier))?;
            return telling.give(side);
        }
        Err(fault) => fault,
    };
    match read_working_side(data) {
        Ok(told) if told.value.frozen.name == typed => Ok(told),
        Ok(_) | Err(_) => {
            let names: Vec<&str> = editions.iter().map(String::as_str).collect();
            let message = format!(
                "\"{}\" is no frozen edition here, no folder with a radar.toml, and no revision in git: {fault}.",
                excerpt(typed)
            );
            let place = Place::in_file(data.join("editions").display().to_string());
            let complaint = Diagnostic::error(place, message).with_hint(store::hint_of_edition(typed, &names));
            Err(vec![complaint])
        }
    }
}

/// The data as they stand.
pub fn read_working_side(data: &Path) -> Outcome<Side> {
    let mut telling = Telling::default();
    let dossier = telling.take(read(data))?;
    let side = telling.require(make_side(dossier.configuration.edition.clone(), dossier))?;
    telling.give(side)
}

fn read_frozen_side(data: &Path, name: &str) -> Result<Side, Vec<Diagnostic>> {
    let source = store::read_frozen_source(data, name)?.value;
    let dossier = match source.edition.made_of {
        crate::model::MadeOf::ResultsOnly => None,
        crate::model::MadeOf::Inputs | crate::model::MadeOf::Blobs(_) => {
            let mut dossier = source.read_dossier()?.value;
            add_unreviewed(&mut dossier);
            Some(dossier)
        }
    };
    Ok(Side {
        shown: name.to_owned(),
        dossier,
        frozen: source.edition,
    })
}

fn make_side(shown: String, dossier: Dossier) -> Result<Side, Diagnostic> {
    let edition = score(&dossier, false)?;
    Ok(Side {
        shown,
        frozen: FrozenEdition::of(&dossier, &edition, Vec::new()),
        dossier: Some(dossier),
    })
}
