//! Maps: the views of an edition arranged, sectors by themselves, and maps as files.

use std::borrow::Cow;
use std::path::Path;

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use crate::diagnostic::{Diagnostic, Outcome, Place, Told};
use crate::model::{
    Chart, Dossier, Edition, FrozenEdition, FrozenMap, History, MapChoices, Radar, SectorsBy, Topic, View,
};
use crate::render::{self, DrawnTopic, DrawnView, Made, PastMaps, TextSource};
use crate::{layout, publish, score};

use super::Folders;
use super::known_maps::KnownMaps;

/// Arranges a radar that has no older edition, with the legend of a map that stands by itself.
pub fn arrange(radar: &Radar) -> Chart {
    arrange_after(radar, None)
}

/// Arranges a radar around what an older edition drew, with the legend of a map that stands by itself.
pub fn arrange_after(radar: &Radar, older: Option<&FrozenMap>) -> Chart {
    add_legend(radar, layout::arrange_after(radar, older))
}

/// Arranges one sector of a radar whose chart is given, with a legend of its own.
fn arrange_sector(radar: &Radar, chart: &Chart, sector: usize) -> Chart {
    let scale = scale_of_sectors(radar);
    add_legend(radar, layout::arrange_sector(radar, chart, sector, scale))
}

fn add_legend(radar: &Radar, mut chart: Chart) -> Chart {
    let words = render::legend_words(radar, &chart);
    chart.legend = layout::compose_legend(radar, &chart, &words);
    chart
}

/// Every view of an edition, arranged around what the edition before drew; what is known is not arranged again.
pub fn draw_views(dossier: &Dossier, edition: &Edition, known: &KnownMaps) -> Vec<DrawnView> {
    let views: Vec<&View> = dossier.configuration.views.iter().collect();
    draw_each(&views, |view| {
        let radar = score::compose_radar(dossier, edition, view);
        let before = map_before(dossier, view);
        let arrange = |radar: &Radar| {
            let chart = arrange_after(radar, before.as_deref());
            (draw_sheets(radar, &chart), chart)
        };
        known.view_or((view, radar), before.as_deref(), arrange)
    })
}

/// Draws each of some things at the same time, in the current language.
fn draw_each<T: Sync, D: Send>(things: &[T], draw: impl Fn(&T) -> D + Sync) -> Vec<D> {
    let language = render::current();
    let drawn = things.par_iter();
    drawn.map(|thing| render::within(&language, || draw(thing))).collect()
}

/// What the edition before drew of a view.
pub fn map_before<'a>(dossier: &'a Dossier, view: &View) -> Option<Cow<'a, FrozenMap>> {
    let before = dossier.editions_before().next()?.map(&view.id)?;
    Some(before.with_ids_of(&dossier.technologies))
}

/// Every view of an edition in other words, its blips where they stand on views that are drawn.
pub fn draw_views_alike(
    dossier: &Dossier,
    edition: &Edition,
    drawn: &[DrawnView],
    known: &KnownMaps,
) -> Vec<DrawnView> {
    let views: Vec<(&View, &DrawnView)> = dossier.configuration.views.iter().zip(drawn).collect();
    draw_each(&views, |(view, first)| {
        let radar = score::compose_radar(dossier, edition, view);
        let arrange = |radar: &Radar| {
            let chart = layout::arrange_alike(radar, &first.radar, &first.chart);
            let chart = add_legend(radar, chart);
            let sheets = match first.sheets.is_empty() {
                true => Vec::new(),
                false => list_sheets(radar, &chart),
            };
            (sheets, chart)
        };
        known.view_or(
            (view, radar),
            Some(&layout::freeze_map(&first.radar, &first.chart)),
            arrange,
        )
    })
}

/// From so many technologies on a topic has a map of its own.
const LEAST_OF_TOPIC: usize = 4;

/// The technologies of each topic by activity, for topics with enough of them; what is known is not arranged again.
pub fn draw_topics(dossier: &Dossier, edition: &Edition, known: &KnownMaps) -> Vec<DrawnTopic> {
    let configuration = &dossier.configuration;
    if configuration.activities.is_empty() {
        return Vec::new();
    }
    let view = View {
        id: "topic".into(),
        title: String::new(),
        summary: String::new(),
        sectors: SectorsBy::Activities,
        choices: MapChoices::default(),
    };
    let all = score::compose_radar(dossier, edition, &view);
    let draw = |topic: &Topic| draw_topic((dossier, edition), &all, topic, known);
    draw_each(&configuration.topics, draw).into_iter().flatten().collect()
}

fn draw_topic(
    (dossier, edition): (&Dossier, &Edition),
    all: &Radar,
    topic: &Topic,
    known: &KnownMaps,
) -> Option<DrawnTopic> {
    let mut radar = all.clone();
    (radar.id, radar.title) = (format!("topic-{}", topic.id), topic.name.clone());
    radar.blips.retain(|blip| {
        let technology = dossier.technology(&blip.id);
        let placement = edition.placement(&blip.id);
        technology
            .zip(placement)
            .is_some_and(|(technology, placement)| placement.is_of_topic(technology, &topic.id))
    });
    if radar.blips.len() < LEAST_OF_TOPIC {
        return None;
    }
    let arrange = |radar: &Radar| {
        // Names are not shown, so no room is looked for but for a number.
        let mut numbered = radar.clone();
        let blips = numbered.blips.iter_mut();
        blips.for_each(|blip| blip.name = blip.number.to_string());
        layout::arrange(&numbered)
    };
    Some(known.topic_or(&topic.id, radar, arrange))
}

/// The maps of every edition before, as they stood.
pub fn draw_past_maps(history: &History) -> Vec<PastMaps> {
    let views = &history.dossier().configuration.views;
    let place = |map: &&FrozenMap| views.iter().position(|view| view.id == map.view).unwrap_or(views.len());
    let draw = |edition: &&FrozenEdition| {
        let mut maps: Vec<&FrozenMap> = edition.maps.iter().collect();
        maps.sort_by_key(place);
        let maps = maps.into_iter().map(|map| {
            let radar = history.compose_past_radar(edition, map);
            let chart = add_legend(&radar, layout::restore_map(&radar, map));
            (radar, chart)
        });
        PastMaps {
            edition: edition.name.clone(),
            maps: maps.collect(),
        }
    };
    history.before().iter().map(draw).collect()
}

/// How much larger than the whole map a sector is drawn by itself: the larger, the more blips there are.
pub fn scale_of_sectors(radar: &Radar) -> f64 {
    if radar.blips.len() > 250 { 3.0 } else { 2.0 }
}

/// Every sector by itself, where the map has no room for all names.
pub fn draw_sheets(radar: &Radar, chart: &Chart) -> Vec<Chart> {
    match chart.labels.len() == radar.blips.len() {
        true => Vec::new(),
        false => list_sheets(radar, chart),
    }
}

/// Every sector by itself.
fn list_sheets(radar: &Radar, chart: &Chart) -> Vec<Chart> {
    let sheet = |sector| arrange_sector(radar, chart, sector);
    (0..radar.sectors.len()).map(sheet).collect()
}

/// A warning for every compromise of a map: less room than its blips ask for.
pub fn warn_of_map(radar: &Radar, chart: &Chart) -> Vec<Diagnostic> {
    let place = || Place::in_file(format!("maps/{}.svg", radar.id));
    let warn = |notice| Diagnostic::warning(place(), render::notice(radar, notice));
    let compromises = chart.notices.iter().filter(|notice| notice.is_compromise());
    compromises.map(warn).collect()
}

/// Draws every sector by itself into a folder and gives the names of the files.
pub fn write_sector_maps(
    radar: &Radar,
    chart: &Chart,
    folder: &Path,
    folders: &Folders,
) -> Result<Vec<String>, Vec<Diagnostic>> {
    let maps: Vec<(String, Vec<u8>)> = (0..radar.sectors.len())
        .map(|sector| {
            let sheet = arrange_sector(radar, chart, sector);
            let svg = render::render_standalone(radar, &sheet, None);
            (format!("{}.svg", radar.sectors[sector].id), svg.into_bytes())
        })
        .collect();
    publish::write_files(folder, &maps, &folders.to_guarded())?;
    Ok(maps.into_iter().map(|(name, _)| name).collect())
}

/// The map as a file of its own.
pub fn render_svg(radar: &Radar, chart: &Chart) -> String {
    render::render_standalone(radar, chart, None)
}

/// The map of a table as PNG, `scale` pixels a drawing unit.
pub fn render_png(radar: &Radar, chart: &Chart, scale: f64) -> Outcome<Vec<u8>> {
    let made = render::render_picture(radar, chart, scale)
        .map_err(|message| Diagnostic::error(Place::in_file("--scale"), message))?;
    Ok(Told {
        diagnostics: warn_of_letters(&made).into_iter().collect(),
        value: made.bytes,
    })
}

/// The map and the list of a table as PDF.
pub fn render_pdf(radar: &Radar, chart: &Chart) -> Outcome<Vec<u8>> {
    let made = render::render_table_paper(radar, chart);
    let mut warnings: Vec<Diagnostic> = warn_of_letters(&made).into_iter().collect();
    warnings.extend(made.cuts.iter().map(|source| {
        let message = format!("{} is cut, for want of room.", source.key);
        Diagnostic::warning(Place::in_file(made.name.clone()), message).with_hint("shorten it")
    }));
    Ok(Told {
        value: made.bytes,
        diagnostics: warnings,
    })
}

/// A warning for a text of the data that a document had not room enough for.
pub fn warn_of_cut(data: &Path, document: &str, source: &TextSource) -> Diagnostic {
    let place = Place::in_file(data.join(&source.file).display().to_string());
    let message = format!("{} is cut on {document}, which has no room for all of it.", source.key);
    Diagnostic::warning(place, message).with_hint("shorten it, or let the pages of the site say it")
}

/// A warning for letters that the font of PNG and PDF lacks.
pub fn warn_of_letters(made: &Made) -> Option<Diagnostic> {
    if made.lacking.is_empty() {
        return None;
    }
    let letters: Vec<String> = made.lacking.iter().take(12).map(char::to_string).collect();
    let more = if made.lacking.len() > letters.len() {
        " and others"
    } else {
        ""
    };
    let message = format!("the font lacks {}{more}; a box stands for each.", letters.join(" "));
    let hint = "the SVG file shows them, in a font of the reader's system";
    Some(Diagnostic::warning(Place::in_file(made.name.clone()), message).with_hint(hint))
}
