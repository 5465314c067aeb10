//! What was on an earlier edition and is not now: the list of what left, and a page at every address of before, so that no
//! link goes nowhere.

use serde::Serialize;

use crate::model::{Called, Fate, Former};
use crate::render::messages::message;
use crate::render::words;

use super::Reader;
use super::editions::{address_of_edition, list_switch};
use super::frame::{At, Entry, Frame, frame, home};
use super::path::{Path, State, path_of};

/// The page of what left.
pub const LEFT: &str = "left.html";

/// The list of what left.
#[derive(Serialize)]
pub struct LeftPage {
    #[serde(flatten)]
    frame: Frame,
    editions: Vec<Entry>,
    rows: Vec<LeftRow>,
}

/// What left, as it stood last.
#[derive(Serialize)]
struct LeftRow {
    name: String,
    href: String,
    edition: Entry,
    state: State,
    since: Entry,
    how: String,
}

/// The page at an address of before.
#[derive(Serialize)]
pub struct FormerPage {
    #[serde(flatten)]
    frame: Frame,
    /// What it is found under now, where it goes on there.
    heir: Option<Entry>,
    /// Where it stood last and how it left, where it does not go on.
    last: Option<LeftRow>,
    path: Option<Path>,
}

/// Composes the list of what left, the latest first.
pub fn left_page(reader: &Reader, former: &[Former]) -> LeftPage {
    let mut former: Vec<&Former> = former.iter().filter(|former| former.has_left()).collect();
    former.sort_by(|a, b| {
        let key = |former: &Former| (former.edition.date, former.edition.name.clone());
        key(b).cmp(&key(a)).then_with(|| a.last.name.cmp(&b.last.name))
    });
    LeftPage {
        frame: frame(reader, At::Root, &message!("what-left"), None, LEFT, vec![home()]),
        editions: list_switch(reader, ""),
        rows: former.into_iter().map(|former| row(reader, former)).collect(),
    }
}

/// How many technologies have left since the first edition.
pub fn count_left(reader: &Reader) -> usize {
    let former = reader.history.list_former();
    former.iter().filter(|former| former.has_left()).count()
}

fn row(reader: &Reader, former: &Former) -> LeftRow {
    let entry = |name: &str| Entry::new(name, address_of_edition(reader, name));
    LeftRow {
        name: former.last.name.clone(),
        href: reader.history.address_of(&former.last.technology).unwrap_or_default(),
        edition: entry(&former.edition.name),
        state: State::of(reader, former.edition, former.last),
        since: entry(&former.next.name),
        how: say_how(&former.fate),
    }
}

fn say_how(fate: &Fate) -> String {
    match fate {
        Fate::Renamed(Called { name, .. }) => message!("called-now", name = name),
        Fate::Merged(Called { name, .. }) => message!("part-of-now", name = name),
        Fate::Left(leaving) => format!("{}.", words::capital(&words::left(*leaving))),
    }
}

/// Composes the page of an id that some technology had before, or that is gone; `former` is everything of before.
pub fn former_page(reader: &Reader, former: &[Former], id: &str) -> FormerPage {
    let former = former.iter().find(|former| former.last.technology == id);
    let heir = find_heir(reader, id, former);
    let has_left = former.filter(|former| former.has_left());
    let name = former.map_or(id, |former| former.last.name.as_str());
    let heading = match (&heir, has_left) {
        (Some(heir), Some(_)) => message!("has-become-part-of", name = name, heir = &heir.name),
        (Some(_), None) => message!("has-another-name-now", id = id),
        (None, _) => name.to_owned(),
    };
    let kind = heir.is_none().then(|| message!("kind-left"));
    let crumbs = vec![home(), Entry::new(message!("what-left"), LEFT)];
    FormerPage {
        frame: frame(reader, At::Folder, &heading, kind, "", crumbs),
        heir,
        last: has_left.map(|former| row(reader, former)),
        path: has_left.and_then(|_| path_of(reader, id)),
    }
}

/// What an id is found under now.
fn find_heir(reader: &Reader, id: &str, former: Option<&Former>) -> Option<Entry> {
    let history = reader.history;
    match former.map(|former| &former.fate) {
        Some(Fate::Renamed(Called { id, name }) | Fate::Merged(Called { id, name })) => {
            Some(Entry::new(name, history.address_of(id)?))
        }
        Some(Fate::Left(_)) => None,
        None => {
            let technology = reader.dossier.current(id)?;
            Some(Entry::new(&technology.name, history.address_of(&technology.id)?))
        }
    }
}
