//! The address of a technology that has another id now: a page that leads to its page.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::model::Technology;
use crate::render::messages::message;

use super::Reader;
use super::frame::{At, Entry, Frame, frame, home};

/// A page that leads on.
#[derive(Serialize)]
pub struct RenamedPage {
    #[serde(flatten)]
    frame: Frame,
    name: String,
    href: String,
}

/// Every former id that has an address of its own, with its technology. One that differs from another address only in upper
/// and lower case has none: on many disks it would be the same file.
pub fn former_ids<'d>(reader: &Reader<'d>) -> Vec<(&'d str, &'d Technology)> {
    let technologies = &reader.dossier.technologies;
    let ids = technologies.iter().map(|technology| technology.id.to_lowercase());
    let mut taken: BTreeSet<String> = ids.collect();
    let former = technologies
        .iter()
        .flat_map(|technology| technology.formerly.iter().map(move |id| (id.as_str(), technology)));
    former.filter(|(id, _)| taken.insert(id.to_lowercase())).collect()
}

/// Composes the page of a former id.
pub fn page(reader: &Reader, former: &str, technology: &Technology) -> RenamedPage {
    let heading = message!("has-another-name-now", id = former);
    let crumbs = vec![home(), Entry::new(message!("navigation-changes"), "changes.html")];
    RenamedPage {
        frame: frame(reader, At::Folder, &heading, None, "", crumbs),
        name: technology.name.clone(),
        href: format!("tech/{}.html", technology.id),
    }
}
