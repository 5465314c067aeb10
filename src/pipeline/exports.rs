//! Exports: maps, posters, briefings and data as files.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::diagnostic::{Diagnostic, Outcome, Place, Telling, excerpt, nearest};
use crate::inert::name_map;
use crate::model::{Dossier, Edition};
use crate::render::{self, BriefOf, Made};
use crate::{publish, score};

use super::known_maps::KnownMaps;
use super::languages::read_languages;
use super::maps::{draw_views, warn_of_cut, warn_of_letters};
use super::{Folders, place};

/// What `export` is to make.
#[derive(Debug, Clone, Default)]
pub struct ExportOrder {
    /// Views whose maps are wanted: by id, or all.
    pub maps: Option<Wanted>,
    /// Maps as SVG.
    pub svg: bool,
    /// Maps as PNG.
    pub png: bool,
    /// Maps as PDF.
    pub pdf: bool,
    /// Pixels a drawing unit.
    pub scale: f64,
    /// A poster of this format, of the first view or of the view named.
    pub poster: Option<PaperFormat>,
    /// Topics and groups whose briefings are wanted: by id, or all.
    pub briefings: Option<Wanted>,
    /// Data as CSV.
    pub csv: bool,
    /// Data as JSON.
    pub json: bool,
    /// Address of the site, for links.
    pub site: Option<String>,
}

/// All of a kind, or the one of this id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// All.
    All,
    /// The one of this id.
    One(String),
}

pub use crate::render::PaperFormat;

/// Makes files of maps and data, and writes them to a folder; gives their names.
pub fn export(folders: &Folders, order: &ExportOrder, folder: &Path) -> Outcome<Vec<String>> {
    let mut telling = Telling::default();
    let (dossier, edition) = telling.take(place(&folders.data))?;
    let languages = telling.take(read_languages(&folders.data, &dossier, &BTreeMap::new()))?;
    let (made, complaints) = render::within(languages.current(), || make_exports(&dossier, &edition, order));
    telling.check(complaints)?;
    telling.add(made.iter().filter_map(warn_of_letters));
    for made in &made {
        let cuts = made.cuts.iter();
        telling.add(cuts.map(|source| warn_of_cut(&folders.data, &made.name, source)));
    }
    let files: Vec<(String, Vec<u8>)> = made.into_iter().map(|made| (made.name, made.bytes)).collect();
    telling.require(publish::write_files(folder, &files, &folders.to_guarded()))?;
    telling.give(files.into_iter().map(|(name, _)| name).collect())
}

fn make_exports(dossier: &Dossier, edition: &Edition, order: &ExportOrder) -> (Vec<Made>, Vec<Diagnostic>) {
    let (mut made, mut complaints) = (Vec::new(), Vec::new());
    let site = order
        .site
        .as_deref()
        .or(dossier.configuration.publication.address.as_deref());
    let drawn = draw_views(dossier, edition, &KnownMaps::default());
    let ids: Vec<&str> = drawn.iter().map(|drawn| drawn.view.id.as_str()).collect();
    complaints.extend(check_wanted(order.maps.as_ref(), "view", &ids));
    let maps = drawn
        .iter()
        .filter(|drawn| is_wanted(order.maps.as_ref(), &drawn.view.id));
    for drawn in maps {
        if order.svg {
            let root = site.map(|site| format!("{site}/"));
            let svg = render::render_standalone(&drawn.radar, &drawn.chart, root.as_deref());
            made.push(Made {
                name: format!("{}.svg", name_map(&drawn.view.id)),
                bytes: svg.into_bytes(),
                lacking: BTreeSet::new(),
                cuts: BTreeSet::new(),
            });
        }
        if order.png {
            match render::render_picture(&drawn.radar, &drawn.chart, order.scale) {
                Ok(picture) => made.push(picture),
                Err(message) => complaints.push(Diagnostic::error(Place::in_file("--scale"), message)),
            }
        }
        if order.pdf {
            made.push(render::render_map_paper(dossier, edition, drawn, site));
        }
    }
    if let Some(format) = order.poster {
        let of_view = drawn
            .iter()
            .find(|drawn| order.maps == Some(Wanted::One(drawn.view.id.clone())));
        let posters = of_view.or(drawn.first()).into_iter();
        made.extend(posters.map(|drawn| render::render_poster(dossier, edition, drawn, format, site)));
    }
    let briefs: Vec<BriefOf> = render::list_briefs(dossier).collect();
    let ids: Vec<&str> = briefs.iter().map(BriefOf::id).collect();
    complaints.extend(check_wanted(order.briefings.as_ref(), "topic or group", &ids));
    let wanted = briefs.iter().filter(|of| is_wanted(order.briefings.as_ref(), of.id()));
    made.extend(wanted.map(|of| render::render_briefing(dossier, edition, *of, site)));
    for json in [false, true] {
        if if json { order.json } else { order.csv } {
            made.extend(render::render_tables(
                dossier,
                edition,
                &score::examine_doubts(dossier),
                json,
            ));
        }
    }
    complaints.dedup();
    (made, complaints)
}

fn is_wanted(wanted: Option<&Wanted>, id: &str) -> bool {
    match wanted {
        None => false,
        Some(Wanted::All) => true,
        Some(Wanted::One(one)) => one.eq_ignore_ascii_case(id),
    }
}

/// A complaint where what is wanted is not there.
fn check_wanted(wanted: Option<&Wanted>, what: &str, known: &[&str]) -> Option<Diagnostic> {
    let Some(Wanted::One(one)) = wanted else { return None };
    if known.iter().any(|id| one.eq_ignore_ascii_case(id)) {
        return None;
    }
    let hint = nearest(one, known.iter().copied()).unwrap_or_else(|| format!("known ones are {}", known.join(", ")));
    let message = format!("there is no {what} {:?}.", excerpt(one));
    Some(Diagnostic::error(Place::in_file("radar.toml"), message).with_hint(hint))
}
