//! What follows the data while it is worked on: the site built again at each change, or shown on this machine from memory.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Outcome, Place, Telling};
use crate::model::{Dossier, Site};
use crate::render::Documents;
use crate::serve::{Board, Shown};
use crate::watch::{Watch, Woken};
use crate::{render, serve};

use super::known_maps::KnownMaps;
use super::maps::warn_of_map;
use super::preview_table::draw_dropped;
use super::site::make_site_knowing;
use super::{Folders, Summary, add_unreviewed, build, read_inputs, warn_of_cut};

/// What goes on while the data is watched.
pub enum WatchNews {
    /// The site was built, or it has errors and the last good one stands.
    Built(Box<Outcome<Summary>>),
    /// The preview has an address.
    Serving(String),
    /// The preview shows the data as it is now, or what is wrong with it.
    Shown(Outcome<()>),
}

/// A site in memory with what it was made of.
struct Preview {
    inputs: Arc<Inputs>,
    maps: Arc<KnownMaps>,
    site: Arc<Site>,
    told: Vec<Diagnostic>,
}

/// What a site is made of.
struct Inputs {
    data: PathBuf,
    dossier: Dossier,
    overlay: BTreeMap<String, String>,
}

impl Inputs {
    /// Whether a site of these is that of the others: frozen editions are not part of the digest.
    fn are_those_of(&self, other: &Inputs) -> bool {
        self.dossier.digest == other.dossier.digest
            && self.dossier.editions == other.dossier.editions
            && self.overlay == other.overlay
    }
}

/// What a preview shows: the last good site, and what is wrong with the data since.
struct Now {
    good: Option<Preview>,
    wrong: Option<Vec<Diagnostic>>,
}

/// Builds, and builds again whenever the data or the templates change, until somebody wants it to end.
///
/// # Errors
/// What keeps the folders from being watched.
pub fn watch_and_build(folders: &Folders, hear: &mut dyn FnMut(WatchNews)) -> Result<(), Vec<Diagnostic>> {
    let watch = start_watch(folders)?;
    hear(WatchNews::Built(Box::new(build(folders))));
    while watch.wait() == Woken::Changed {
        hear(WatchNews::Built(Box::new(build(folders))));
    }
    Ok(())
}

/// Shows the site on the loopback address, anew whenever the data or the templates change, until somebody wants it to end.
/// Nothing is written.
///
/// # Errors
/// What keeps the folders from being watched, or the port from being listened on.
pub fn serve_preview(
    folders: &Folders,
    port: Option<u16>,
    hear: &mut dyn FnMut(WatchNews),
) -> Result<(), Vec<Diagnostic>> {
    let cannot = |error: std::io::Error| {
        let message = format!("the preview cannot be served: {error}.");
        Diagnostic::error(Place::in_file("127.0.0.1"), message).with_hint("choose another port with --port, or none")
    };
    let watch = start_watch(folders)?;
    let listener = serve::listen(port).map_err(cannot)?;
    let address = listener.local_addr().map_err(cannot)?;
    let mut now = Now {
        good: None,
        wrong: None,
    };
    now.follow(folders);
    let templates = folders.templates.clone();
    let draw = Box::new(move |name: &str, bytes| draw_dropped(name, bytes, templates.as_deref()));
    let own = (render::render_table_choice()?, render::PREVIEW_SCRIPT);
    let board = Arc::new(Board::new(now.to_shown()?, own, draw));
    serve::start(listener, board.clone()).map_err(cannot)?;
    hear(WatchNews::Serving(format!("http://{address}/")));
    hear(now.to_news());
    while watch.wait() == Woken::Changed {
        if now.follow(folders) {
            board.show(now.to_shown()?);
            hear(now.to_news());
        }
    }
    Ok(())
}

/// Watches everything that a site is made of.
fn start_watch(folders: &Folders) -> Result<Watch, Vec<Diagnostic>> {
    // A folder that is not there is complained of as everywhere.
    if !folders.data.is_dir() || folders.templates.as_ref().is_some_and(|folder| !folder.is_dir()) {
        read_inputs(folders)?;
    }
    let watched: Vec<PathBuf> = [&folders.data].into_iter().chain(&folders.templates).cloned().collect();
    Watch::start(&watched).map_err(|fault| {
        let place = Place::in_file(folders.data.display().to_string());
        vec![Diagnostic::error(
            place,
            format!("the folder cannot be watched: {fault}."),
        )]
    })
}

impl Now {
    /// Follows the data; `false` where nothing that is shown has changed.
    fn follow(&mut self, folders: &Folders) -> bool {
        match make_preview(folders, self.good.as_ref()) {
            Ok(None) => self.wrong.take().is_some(),
            Ok(good) => {
                (self.good, self.wrong) = (good, None);
                true
            }
            Err(wrong) => {
                let is_known = self.wrong.as_ref() == Some(&wrong);
                self.wrong = Some(wrong);
                !is_known
            }
        }
    }

    fn to_shown(&self) -> Result<Shown, Diagnostic> {
        let good = self.good.as_ref();
        match (&self.wrong, good) {
            (None, Some(good)) => {
                let (inputs, maps) = (good.inputs.clone(), good.maps.clone());
                let whole = move || {
                    let known = (&*maps, Documents::Made);
                    let made = make_site_knowing(&inputs.data, &inputs.dossier, &inputs.overlay, known);
                    made.ok().map(|made| made.site)
                };
                Ok(Shown::of(good.site.clone(), Box::new(whole)))
            }
            (wrong, good) => {
                let page = render::render_problems(wrong.as_deref().unwrap_or_default())?;
                let site = good.map(|good| good.site.clone());
                Ok(Shown::with_problems(
                    site.unwrap_or_else(|| Arc::new(render::bare_site())),
                    page,
                ))
            }
        }
    }

    fn to_news(&self) -> WatchNews {
        let mut telling = Telling::default();
        WatchNews::Shown(match &self.wrong {
            Some(wrong) => Err(wrong.clone()),
            None => {
                telling.add(self.good.iter().flat_map(|good| good.told.clone()));
                telling.give(())
            }
        })
    }
}

/// The site of the data as it is, made with what is known of the one before; none where it would be the same.
fn make_preview(folders: &Folders, before: Option<&Preview>) -> Result<Option<Preview>, Vec<Diagnostic>> {
    let mut telling = Telling::default();
    let (mut dossier, overlay) = telling.take(read_inputs(folders))?;
    add_unreviewed(&mut dossier);
    let inputs = Inputs {
        data: folders.data.clone(),
        dossier,
        overlay,
    };
    if before.is_some_and(|before| before.inputs.are_those_of(&inputs)) {
        return Ok(None);
    }
    let nothing = Arc::default();
    let known = (&**before.map_or(&nothing, |before| &before.maps), Documents::Left);
    let mut made = telling.require(make_site_knowing(&inputs.data, &inputs.dossier, &inputs.overlay, known))?;
    let maps = made.drawn.iter();
    telling.add(maps.flat_map(|drawn| warn_of_map(&drawn.radar, &drawn.chart)));
    telling.add(made.unexplained.iter().cloned());
    let cuts = made.cuts.iter();
    telling.add(cuts.map(|(name, source)| warn_of_cut(&inputs.data, name, source)));
    let told = telling.give(())?.diagnostics;
    made.maps.add_first(&inputs.dossier, made.drawn);
    Ok(Some(Preview {
        maps: Arc::new(made.maps),
        inputs: Arc::new(inputs),
        site: Arc::new(made.site),
        told,
    }))
}
