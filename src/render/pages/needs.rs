//! The page of needs: how far each group is answered, then every statement, what is least answered first; needs that
//! several workshops have, topics nobody was asked about, and coverage by workshop and kind.

mod coverage;
mod standing;
mod statements;

use serde::Serialize;

use crate::render::messages::message;
use crate::render::words;

use super::Reader;
use super::filter::Filter;
use super::frame::{At, Frame, frame, home};
use super::home::{TopicRow, topics};
use super::plot::{PlotFigure, plot_figure};
use super::recurring::{RecurringRow, list_recurring};
use super::topic::not_yet_asked;
use coverage::{CoverageRow, Shares, asking_kinds, coverage_row, list_shares, plot_coverage};
pub use standing::Standing;
use statements::{StandingPart, filter_of_statements, list_parts, list_stated};

/// The page of needs.
#[derive(Serialize)]
pub struct NeedsPage {
    #[serde(flatten)]
    frame: Frame,
    total: usize,
    asking: usize,
    direct: usize,
    helped: usize,
    unanswered: usize,
    natures_by: String,
    /// Workshops whose statements are old, in words.
    old: String,
    old_after_years: i16,
    filter: Filter,
    parts: Vec<StandingPart>,
    shares: Option<Shares>,
    #[serde(rename = "wishes")]
    recurring: Vec<RecurringRow>,
    topics: Vec<TopicRow>,
    not_yet_asked: String,
    kinds: Vec<String>,
    coverage: Vec<CoverageRow>,
    plots: Vec<PlotFigure>,
}

/// Composes the page of needs.
pub fn page(reader: &Reader) -> NeedsPage {
    let dossier = reader.dossier;
    let stated = list_stated(reader);
    let count = |wanted: fn(Standing) -> bool| stated.iter().filter(|one| wanted(one.standing)).count();
    let kinds = asking_kinds(dossier);
    let old = dossier.workshops.iter().filter_map(|workshop| {
        let year = dossier.old_since(workshop)?;
        Some(message!(
            "workshop-and-year",
            workshop = &workshop.title,
            year = year.to_string()
        ))
    });
    let filter = filter_of_statements(reader, &stated);
    NeedsPage {
        frame: frame(
            reader,
            At::Root,
            &message!("navigation-needs"),
            Some(message!("kind-coverage")),
            "needs.html",
            vec![home()],
        ),
        total: stated.len(),
        asking: count(Standing::asks),
        direct: count(|standing| matches!(standing, Standing::Direct(_))),
        helped: count(|standing| standing == Standing::HelpedOnly),
        unanswered: count(|standing| standing == Standing::Unanswered),
        natures_by: words::natures_by(dossier),
        old: words::join(&old.collect::<Vec<_>>()),
        old_after_years: dossier.configuration.demand.old_after_years,
        parts: list_parts(reader, &stated, &filter),
        filter,
        shares: list_shares(reader, &stated),
        recurring: list_recurring(reader),
        topics: topics(reader, None).into_iter().filter(|topic| !topic.held).collect(),
        not_yet_asked: words::technologies(not_yet_asked(reader)),
        kinds: kinds
            .iter()
            .map(|kind| words::capital(&words::need_kind(*kind)))
            .collect(),
        coverage: dossier
            .workshops
            .iter()
            .map(|workshop| coverage_row(dossier, workshop, &kinds))
            .collect(),
        plots: plot_coverage(dossier, &kinds).iter().map(plot_figure).collect(),
    }
}
