//! The site of an edition, in memory: placed, arranged and rendered.

use std::collections::BTreeMap;
use std::path::Path;

use crate::diagnostic::{Diagnostic, Severity};
use crate::formats::write_zip;
use crate::model::{Configuration, Differences, Dossier, Edition, FrozenEdition, History, Site};
use crate::render::{self, DocumentCut, DrawnView, RenderedSite};
use crate::{layout, score, store};

use super::candidates::find_candidates;
use super::comparison::compare_with_before;
use super::freezing::list_site;
use super::links::note_links;
use super::maps::{draw_past_maps, draw_topics, draw_views};

/// An edition with everything that is made of it.
pub struct MadeSite {
    /// The placements.
    pub edition: Edition,
    /// Its views, arranged.
    pub drawn: Vec<DrawnView>,
    /// What differs from the edition before; `None` without one.
    pub differences: Option<Differences>,
    /// The pages and files.
    pub site: Site,
    /// A warning where nothing could say why things moved since the edition before.
    pub unexplained: Vec<Diagnostic>,
    /// Texts that documents had no room for.
    pub cuts: Vec<DocumentCut>,
}

impl MadeSite {
    /// The site, where everything in it could be said.
    ///
    /// # Errors
    /// What kept something from being said: an edition stands for good, and is made again from it alone.
    pub fn whole(self) -> Result<Self, Vec<Diagnostic>> {
        let lacking = self.unexplained.iter();
        let lacking: Vec<Diagnostic> = lacking
            .map(|told| Diagnostic {
                severity: Severity::Error,
                ..told.clone()
            })
            .collect();
        if lacking.is_empty() { Ok(self) } else { Err(lacking) }
    }

    /// The edition as it stands, with its maps, ready to be kept.
    pub fn to_frozen(&self, dossier: &Dossier) -> FrozenEdition {
        let maps = self.drawn.iter();
        let maps = maps.map(|drawn| layout::freeze_map(&drawn.radar, &drawn.chart));
        FrozenEdition::of(dossier, &self.edition, maps.collect())
    }

    /// What differs from the edition before, as JSON, ready to be kept; `None` without one.
    pub fn to_changes(&self) -> Option<String> {
        self.differences.as_ref().map(render::render_differences_json)
    }
}

/// Places, arranges and renders: everything of a build but reading and publishing. What the edition before was made of is
/// read from the data folder.
pub fn make_site(
    data: &Path,
    dossier: &Dossier,
    overlay: &BTreeMap<String, String>,
) -> Result<MadeSite, Vec<Diagnostic>> {
    let edition = super::score(dossier, false)?;
    let drawn = draw_views(dossier, &edition);
    let compared = compare_with_before(data, dossier, &edition)?;
    let (differences, unexplained) = (compared.value, compared.diagnostics);
    let (plots, doubts) = (render::compose_plots(dossier, &edition), score::examine_doubts(dossier));
    let history = History::new(dossier, &edition, differences.as_ref().map(render::tell_changes));
    let rendered = render::render_site(
        &render::Reader {
            dossier,
            edition: &edition,
            drawn: &drawn,
            topics: &draw_topics(dossier, &edition),
            notes: &note_links(dossier),
            plots: &plots,
            doubts: &doubts,
            stale: &score::rank_stale(dossier, &edition, dossier.configuration.date),
            differences: differences.as_ref(),
            history: &history,
            past: &draw_past_maps(&history),
            candidates: &find_candidates(dossier),
        },
        overlay,
    )?;
    let cuts = rendered.cuts.clone();
    let site = with_archive(rendered, &dossier.configuration);
    Ok(MadeSite {
        edition,
        drawn,
        differences,
        unexplained,
        site,
        cuts,
    })
}

/// The site with the archive of all of it: below one folder, with a list of checksums, as it is without the archive.
fn with_archive(rendered: RenderedSite, configuration: &Configuration) -> Site {
    let RenderedSite {
        mut site,
        copy,
        archive,
        ..
    } = rendered;
    let bytes_of = |path: &str, own: &Vec<u8>| copy.get(path).unwrap_or(own).clone();
    let copied = site.files.iter().map(|(path, own)| (path.clone(), bytes_of(path, own)));
    let copied = Site {
        files: copied.collect(),
    };
    let sums = list_site(&copied).into_bytes();
    let folder = format!("radar-{}", configuration.edition);
    let files: BTreeMap<String, &[u8]> = copied
        .files
        .iter()
        .map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
        .chain([(store::SUMS, sums.as_slice())])
        .map(|(path, bytes)| (format!("{folder}/{path}"), bytes))
        .collect();
    let files = files.iter().map(|(path, bytes)| (path.as_str(), *bytes));
    let packed = write_zip(files, configuration.date);
    site.files.insert(archive.to_owned(), packed);
    site
}
