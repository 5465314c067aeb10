//! Freezing the edition that the data makes, with what it is made of; and the archive of one that is frozen.

use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Outcome, Place, Telling, both, excerpt};
use crate::model::{Configuration, Dossier, FrozenEdition, MadeOf, Site};
use crate::{render, store};

use super::links::add_unreviewed;
use super::site::{MadeSite, make_site};
use super::{Folders, lock_data};

/// How an edition is to be frozen.
#[derive(Debug, Clone, Default)]
pub struct FreezeOrder {
    /// The name that `radar.toml` must declare, where one is given.
    pub name: Option<String>,
    /// Whether the data are referred to in the history of their repository, not kept in full.
    pub by_reference: bool,
    /// Whether and where a dated archive is written.
    pub archive: Option<ArchiveAt>,
}

/// Where the archive of an edition goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ArchiveAt {
    /// Beside the edition's folder, under its name and date.
    Beside,
    /// This file.
    File(PathBuf),
}

/// What freezing an edition has to tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frozen {
    /// Its name.
    pub name: String,
    /// Technologies placed.
    pub technologies: usize,
    /// Maps whose positions the next edition keeps.
    pub maps: usize,
    /// Files of data that it was made of.
    pub inputs: usize,
    /// Whether it was frozen just now, not before.
    pub is_new: bool,
    /// The archive that was written.
    pub archive: Option<PathBuf>,
}

/// Freezes the edition that the data makes. A name, where one is given, must be the one that `radar.toml` declares. Where
/// an archive is wanted of an edition that is frozen already, and the data are still those, the archive alone is made.
pub fn freeze(folders: &Folders, order: &FreezeOrder) -> Outcome<Frozen> {
    let data = &folders.data;
    let mut lock = lock_data(data, "freeze")?;
    let mut telling = Telling::default();
    let inputs = store::read_dossier_and_inputs(data);
    let ((mut dossier, inputs), templates) =
        telling.take(both(inputs, store::read_overlay(folders.templates.as_deref())))?;
    add_unreviewed(&mut dossier);
    telling.check(check_name(folders, order, &dossier.configuration))?;
    let archive = order
        .archive
        .as_ref()
        .map(|at| name_archive(folders, at, &dossier.configuration));
    let lock = lock.as_mut().expect("a folder that was read is there, and locked");
    if let Some(path) = &archive {
        telling.require(store::check_free(path))?;
        if let Some(frozen) = find_standing(&dossier) {
            let site = telling.require(make_again(folders, &frozen.name))?;
            let packed = pack(path, &dossier.configuration, frozen, &site);
            telling.require(store::write_archive(data, &packed, lock))?;
            return telling.give(tell(frozen, inputs.len(), false, archive.clone()));
        }
    }
    let made = telling.require(make_site(data, &dossier, &templates).and_then(MadeSite::whole))?;
    let mut frozen = made.to_frozen(&dossier);
    if order.by_reference {
        frozen.made_of = MadeOf::Blobs(telling.require(store::find_blobs(data, &inputs))?);
    }
    let packed = archive
        .as_ref()
        .map(|path| pack(path, &dossier.configuration, &frozen, &made.site));
    let (site, changes) = (list_site(&made.site), made.to_changes());
    let freeze = store::Freeze {
        edition: &frozen,
        changes: changes.as_deref(),
        inputs: &inputs,
        templates: &templates,
        site: &site,
        archive: packed.as_ref(),
    };
    telling.require(store::write_edition(data, &freeze, lock))?;
    telling.give(tell(&frozen, inputs.len(), true, archive.clone()))
}

fn tell(frozen: &FrozenEdition, inputs: usize, is_new: bool, archive: Option<PathBuf>) -> Frozen {
    Frozen {
        name: frozen.name.clone(),
        technologies: frozen.placements.len(),
        maps: frozen.maps.len(),
        inputs,
        is_new,
        archive,
    }
}

/// The checksums of a site's files.
pub fn list_site(site: &Site) -> String {
    store::list_checksums(site.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())))
}

fn check_name(folders: &Folders, order: &FreezeOrder, configuration: &Configuration) -> Vec<Diagnostic> {
    let declared = &configuration.edition;
    let other = order.name.iter().filter(|name| *name != declared);
    let complain = |name: &String| {
        let place = Place::in_file(folders.data.join("radar.toml").display().to_string());
        let message = format!("the edition is called \"{declared}\" here, not \"{}\".", excerpt(name));
        Diagnostic::error(place, message).with_hint("set [edition] name and date, then freeze")
    };
    other.map(complain).collect()
}

fn name_archive(folders: &Folders, at: &ArchiveAt, configuration: &Configuration) -> PathBuf {
    match at {
        ArchiveAt::File(path) => path.clone(),
        ArchiveAt::Beside => {
            let name = format!("{}-{}.zip", configuration.edition, configuration.date);
            folders.data.join("editions").join(name)
        }
    }
}

/// The edition of the data where it is frozen already and the data are still those.
fn find_standing(dossier: &Dossier) -> Option<&FrozenEdition> {
    let name = &dossier.configuration.edition;
    let mut editions = dossier.editions.iter();
    editions.find(|frozen| frozen.name == *name && frozen.digest == dossier.digest)
}

/// The site of a frozen edition, made again of what it holds; an error where it does not come out as it was.
fn make_again(folders: &Folders, name: &str) -> Result<Site, Vec<Diagnostic>> {
    let place = Place::in_file(folders.data.join("editions").join(name).display().to_string());
    let source = store::read_frozen_source(&folders.data, name)?.value;
    if let MadeOf::Blobs(_) = source.edition.made_of {
        let message = "the edition was frozen by reference, so that an archive would not hold what it was made of.";
        return Err(vec![Diagnostic::error(place, message)]);
    }
    let mut dossier = source.read_dossier()?.value;
    add_unreviewed(&mut dossier);
    let site = make_site(&folders.data, &dossier, &source.templates)?.site;
    if source.files.get(store::SITE).map(Vec::as_slice) != Some(list_site(&site).as_bytes()) {
        let message = "the site does not come out as it was when the edition was frozen.";
        let hint = format!("leadar verify {name} says what differs and why");
        return Err(vec![Diagnostic::error(place, message).with_hint(hint)]);
    }
    Ok(site)
}

fn pack<'a>(
    path: &'a Path,
    configuration: &Configuration,
    frozen: &'a FrozenEdition,
    site: &'a Site,
) -> store::Archive<'a> {
    store::Archive {
        path,
        name: &frozen.name,
        date: frozen.date,
        before: frozen.built_upon.iter().map(|ground| ground.name.as_str()).collect(),
        site: &site.files,
        readme: render::render_archive_readme(&configuration.title, frozen),
    }
}
