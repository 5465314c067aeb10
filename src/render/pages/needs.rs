//! The coverage of needs: those with no technology first, then the topics nobody was asked about, then a table.

use serde::Serialize;

use crate::model::{CoverageRow as CoverageBar, Dossier, Need, NeedKind, Plot, PlotBody, Workshop};
use crate::render::messages::message;
use crate::render::words;

use super::Reader;
use super::frame::{At, Frame, frame, home};
use super::home::{TopicRow, topics};
use super::plot::{PlotFigure, plot_figure};
use super::recurring::{RecurringRow, list_recurring};
use super::topic::{NeedRow, need_row, not_yet_asked};

/// The page of needs.
#[derive(Serialize)]
pub struct NeedsPage {
    #[serde(flatten)]
    frame: Frame,
    total: usize,
    asking: usize,
    answered: usize,
    unanswered: Vec<WorkshopNeeds>,
    unanswered_count: usize,
    #[serde(rename = "wishes")]
    recurring: Vec<RecurringRow>,
    topics: Vec<TopicRow>,
    not_yet_asked: String,
    kinds: Vec<&'static str>,
    coverage: Vec<CoverageRow>,
    plots: Vec<PlotFigure>,
}

/// The unanswered needs of one workshop.
#[derive(Serialize)]
struct WorkshopNeeds {
    title: String,
    needs: Vec<NeedRow>,
}

/// One row of the coverage table.
#[derive(Serialize)]
struct CoverageRow {
    title: String,
    href: String,
    cells: Vec<Cell>,
}

/// One cell of the coverage table.
#[derive(Serialize)]
struct Cell {
    words: String,
    shade: &'static str,
}

/// Composes the page of needs.
pub fn page(reader: &Reader) -> NeedsPage {
    let dossier = reader.dossier;
    let open: Vec<_> = dossier.unanswered().collect();
    let by_workshop = dossier.workshops.iter().filter_map(|workshop| {
        let needs: Vec<NeedRow> = open
            .iter()
            .filter(|(home, _)| home.id == workshop.id)
            .map(|(_, need)| need_row(reader, workshop, need))
            .collect();
        (!needs.is_empty()).then(|| WorkshopNeeds {
            title: workshop.title.clone(),
            needs,
        })
    });
    let asking = dossier.needs().filter(|(_, need)| need.asks()).count();
    let kinds: Vec<NeedKind> = NeedKind::ALL
        .into_iter()
        .filter(|kind| dossier.needs().any(|(_, need)| need.kind == *kind && need.asks()))
        .collect();
    NeedsPage {
        frame: frame(
            reader,
            At::Root,
            &message!("navigation-needs"),
            Some(message!("kind-coverage")),
            "needs.html",
            vec![home()],
        ),
        total: dossier.needs().count(),
        asking,
        answered: asking - open.len(),
        unanswered: by_workshop.collect(),
        unanswered_count: open.len(),
        recurring: list_recurring(reader),
        topics: topics(reader, None).into_iter().filter(|topic| !topic.held).collect(),
        not_yet_asked: words::technologies(not_yet_asked(reader)),
        kinds: kinds.iter().map(|kind| kind.as_str()).collect(),
        coverage: dossier
            .workshops
            .iter()
            .map(|workshop| coverage_row(dossier, workshop, &kinds))
            .collect(),
        plots: plot_coverage(dossier, &kinds).iter().map(plot_figure).collect(),
    }
}

/// Needs by workshop and kind, with and without a technology; none where nothing asks for anything.
fn plot_coverage(dossier: &Dossier, kinds: &[NeedKind]) -> Option<Plot> {
    let rows = dossier.workshops.iter().flat_map(|workshop| {
        kinds.iter().filter_map(|kind| {
            let asking = || workshop.needs.iter().filter(|need| need.kind == *kind && need.asks());
            let asked = asking().count();
            (asked > 0).then(|| CoverageBar {
                label: message!(
                    "topic-and-kind",
                    topic = dossier.topic(&workshop.topic).map_or("", |topic| topic.name.as_str()),
                    kind = kind.as_str()
                ),
                asked,
                answered: asking().filter(|need| dossier.is_answered(need)).count(),
            })
        })
    });
    let rows: Vec<CoverageBar> = rows.collect();
    let (asked, answered) = rows.iter().fold((0, 0), |(asked, answered), row| {
        (asked + row.asked, answered + row.answered)
    });
    let least = rows
        .iter()
        .max_by_key(|row| (row.asked - row.answered, std::cmp::Reverse(row.label.clone())))?;
    let alternative = match least.asked - least.answered {
        0 => message!("coverage-plot-text-all-answered", answered = answered, asked = asked),
        open => message!(
            "coverage-plot-text",
            answered = answered,
            asked = asked,
            row = &least.label,
            open = open,
            asked_there = least.asked
        ),
    };
    Some(Plot {
        id: "need-coverage".into(),
        title: message!("coverage-plot-title"),
        alternative,
        body: PlotBody::NeedCoverage { rows },
    })
}

fn coverage_row(dossier: &Dossier, workshop: &Workshop, kinds: &[NeedKind]) -> CoverageRow {
    let cell = |kind: &NeedKind| {
        let needs: Vec<&Need> = workshop
            .needs
            .iter()
            .filter(|need| need.kind == *kind && need.asks())
            .collect();
        let answered = needs.iter().filter(|need| dossier.is_answered(need)).count();
        match (needs.len(), answered) {
            (0, _) => Cell {
                words: "–".into(),
                shade: "blank",
            },
            (all, 0) => Cell {
                words: message!("coverage-none-of", all = all),
                shade: "none",
            },
            (all, answered) if answered == all => Cell {
                words: message!("coverage-all", all = all),
                shade: "full",
            },
            (all, answered) => Cell {
                words: message!("coverage-some-of", answered = answered, all = all),
                shade: "part",
            },
        }
    };
    CoverageRow {
        title: workshop.title.clone(),
        href: format!("topic/{}.html", workshop.topic),
        cells: kinds.iter().map(cell).collect(),
    }
}
