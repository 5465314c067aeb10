//! The site of an edition, in memory: placed, arranged and rendered.

use std::collections::BTreeMap;
use std::path::Path;

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{
    Configuration, Differences, Dossier, Doubts, Edition, FrozenEdition, History, LinkNotes, NewCandidates, Site,
};
use crate::render::{
    self, DocumentCut, Documents, DrawnTopic, DrawnView, Languages, Reader, RenderedSite, Templates, WholeData,
};
use crate::{layout, score, store};

use super::candidates::find_candidates;
use super::comparison::compare_with_before;
use super::freezing::list_site;
use super::known_maps::KnownMaps;
use super::languages::{read_languages, translate};
use super::links::note_links;
use super::maps::{draw_past_maps, draw_topics, draw_views, draw_views_alike};

/// An edition with everything that is made of it.
pub struct MadeSite {
    /// The placements.
    pub edition: Edition,
    /// Its views in the first language, arranged.
    pub drawn: Vec<DrawnView>,
    /// All other maps of it.
    pub maps: KnownMaps,
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
    make_site_knowing(data, dossier, overlay, (&KnownMaps::default(), Documents::Made))
}

/// The same with maps that are known already, which are not arranged again, and with documents for paper and the archive or
/// without.
pub fn make_site_knowing(
    data: &Path,
    dossier: &Dossier,
    overlay: &BTreeMap<String, String>,
    (known, documents): (&KnownMaps, Documents),
) -> Result<MadeSite, Vec<Diagnostic>> {
    let languages = read_languages(data, dossier, overlay)?.value;
    let templates = Templates::with_overlay(overlay)?;
    let edition = super::score(dossier, false)?;
    let compared = compare_with_before(data, dossier, &edition)?;
    let (differences, unexplained) = (compared.value, compared.diagnostics);
    let (notes, doubts) = (note_links(dossier), score::examine_doubts(dossier));
    let candidates = find_candidates(dossier);
    let first = languages.current();
    let whole = || render::within(first, || render::compose_whole_data(dossier, &edition, &doubts));
    let draw = || render::within(first, || draw_views(dossier, &edition, known));
    let (whole, drawn) = rayon::join(whole, draw);
    let shared = Shared {
        edition: &edition,
        notes: &notes,
        doubts: &doubts,
        whole: &whole,
        candidates: &candidates,
        documents,
    };
    let topics = render::within(first, || draw_topics(dossier, &edition, known));
    let translate = |language: &Languages| {
        render::within(language.current(), || {
            let (plain, marked) = translate(dossier, &language.current().tag);
            let names = dossier.names_in(&marked);
            let differences = differences.as_ref().map(|found| found.in_words(&names));
            let drawn = draw_views_alike(&plain, &edition, &drawn, known);
            let topics = draw_topics(&plain, &edition, known);
            let pages = shared.read((&marked, &plain), (&drawn, &topics), differences.as_ref(), |reader| {
                render::render_translation(reader, dossier, &templates, language)
            });
            pages.map(|pages| (pages, (drawn, topics)))
        })
    };
    let others: Vec<Languages> = languages.others().collect();
    let mut alike = Vec::new();
    let others = || {
        let made: Vec<_> = others.par_iter().map(translate).collect::<Result<_, _>>()?;
        let (pages, maps): (Vec<_>, Vec<_>) = made.into_iter().unzip();
        alike = maps;
        Ok(pages)
    };
    let rendered = render::within(first, || {
        shared.read((dossier, dossier), (&drawn, &topics), differences.as_ref(), |reader| {
            render::render_site(reader, &templates, &languages, others)
        })
    })?;
    let mut maps = KnownMaps::of_topics(topics);
    for (language, (drawn_alike, topics)) in languages.others().zip(alike) {
        maps.add_alike(&language.current().tag, drawn_alike, &drawn, topics);
    }
    let cuts = rendered.cuts.clone();
    let site = match documents {
        Documents::Made => with_archive(rendered, &dossier.configuration),
        Documents::Left => rendered.site,
    };
    Ok(MadeSite {
        edition,
        drawn,
        maps,
        differences,
        unexplained,
        site,
        cuts,
    })
}

/// What pages of every language draw on.
struct Shared<'a> {
    edition: &'a Edition,
    notes: &'a LinkNotes,
    doubts: &'a Doubts,
    whole: &'a WholeData,
    candidates: &'a NewCandidates,
    documents: Documents,
}

impl Shared<'_> {
    /// Hands everything that pages in the current language draw on to what renders them: data with their texts for pages,
    /// and for maps.
    fn read<T>(
        &self,
        (dossier, of_maps): (&Dossier, &Dossier),
        (drawn, topics): (&[DrawnView], &[DrawnTopic]),
        differences: Option<&Differences>,
        render: impl FnOnce(&Reader) -> T,
    ) -> T {
        let history = History::new(dossier, self.edition, differences.map(render::tell_changes));
        let reader = Reader {
            dossier,
            edition: self.edition,
            drawn,
            topics,
            notes: self.notes,
            plots: &render::compose_plots(of_maps, self.edition),
            doubts: self.doubts,
            whole: self.whole,
            stale: &score::rank_stale(dossier, self.edition, dossier.configuration.date),
            differences,
            history: &history,
            past: &draw_past_maps(&History::new(of_maps, self.edition, None)),
            candidates: self.candidates,
            documents: self.documents,
        };
        render(&reader)
    }
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
    let files = copied.files.iter();
    let files = files.map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
    let files = files.chain([(store::SUMS, sums.as_slice())]);
    let packed = store::pack_files(&folder, files, configuration.date);
    site.files.insert(archive.to_owned(), packed);
    site
}
