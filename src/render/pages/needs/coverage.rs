//! How far the needs of each group are answered, in percent; and how many of each kind have a technology.

use serde::Serialize;

use crate::model::{CoverageRow as CoverageBar, Dossier, Group, Need, NeedKind, Plot, PlotBody, Workshop};
use crate::render::messages::message;
use crate::render::pages::Reader;
use crate::render::pages::home::group_href;
use crate::render::words;

use super::standing::Standing;
use super::statements::{Stated, fragment, group_of};

/// The table of groups: what is least answered in the first columns.
#[derive(Serialize)]
pub struct Shares {
    columns: Vec<String>,
    rows: Vec<ShareRow>,
}

/// The needs of a group, or of all.
#[derive(Serialize)]
struct ShareRow {
    name: String,
    href: Option<String>,
    needs: usize,
    /// Empty where nobody has been asked.
    cells: Vec<Cell>,
}

/// One row of the coverage table.
#[derive(Serialize)]
pub struct CoverageRow {
    title: String,
    href: String,
    cells: Vec<Cell>,
}

/// One cell of a table.
#[derive(Serialize)]
struct Cell {
    words: String,
    shade: &'static str,
    /// The part of the list that holds what the cell counts; empty without one.
    part: String,
    /// What narrows the list to what the cell counts, as it stands in addresses.
    narrow: String,
}

/// A cell from this share on is shaded as a large one.
const LARGE: f64 = 0.3;

/// The shares of each group's needs, and of all; `None` where nobody asks for anything.
pub fn list_shares(reader: &Reader, stated: &[Stated]) -> Option<Shares> {
    let configuration = &reader.dossier.configuration;
    let asking: Vec<&Stated> = stated.iter().filter(|one| one.standing.asks()).collect();
    if asking.is_empty() {
        return None;
    }
    let columns: Vec<Standing> = Standing::all(configuration)
        .into_iter()
        .filter(|standing| asking.iter().any(|one| one.standing == *standing))
        .collect();
    let row = |name: &str, group: Option<&Group>| {
        let of_group = |one: &&&Stated| group.is_none_or(|group| group_of(reader, one.workshop) == Some(&group.id));
        let own: Vec<&Stated> = asking.iter().filter(of_group).copied().collect();
        let cells = columns.iter().map(|standing| {
            let count = own.iter().filter(|one| one.standing == *standing).count();
            let value = standing.value(configuration);
            Cell {
                narrow: match group {
                    Some(group) => fragment(&group.id, &value),
                    None => format!("answer={value}"),
                },
                part: if count == 0 { String::new() } else { value },
                ..share_cell(*standing, count, own.len())
            }
        });
        ShareRow {
            name: name.to_owned(),
            href: group.and_then(|group| group_href(reader, &group.id)),
            needs: own.len(),
            cells: if own.is_empty() { Vec::new() } else { cells.collect() },
        }
    };
    let groups = configuration.groups.iter().map(|group| row(&group.name, Some(group)));
    Some(Shares {
        rows: groups.chain([row(&message!("all-groups"), None)]).collect(),
        columns: columns.iter().map(|standing| standing.name(configuration)).collect(),
    })
}

fn share_cell(standing: Standing, count: usize, all: usize) -> Cell {
    let share = count as f64 / all.max(1) as f64;
    let shade = match standing {
        _ if count == 0 => "blank",
        Standing::Unanswered => "none",
        _ if share >= LARGE => "full",
        _ => "part",
    };
    let words = match count {
        0 => message!("none-word"),
        count => message!("share-and-count", share = words::percent(share), count = count),
    };
    Cell {
        words,
        shade,
        part: String::new(),
        narrow: String::new(),
    }
}

/// The kinds of statement by which somebody asks for something, in order.
pub fn asking_kinds(dossier: &Dossier) -> Vec<NeedKind> {
    let asked = |kind: &NeedKind| dossier.needs().any(|(_, need)| need.kind == *kind && need.asks());
    NeedKind::ALL.into_iter().filter(asked).collect()
}

/// Needs by workshop and kind, with and without a technology; none where nothing asks for anything.
pub fn plot_coverage(dossier: &Dossier, kinds: &[NeedKind]) -> Option<Plot> {
    let rows = dossier.workshops.iter().flat_map(|workshop| {
        kinds.iter().filter_map(|kind| {
            let asking = || workshop.needs.iter().filter(|need| need.kind == *kind && need.asks());
            let asked = asking().count();
            (asked > 0).then(|| CoverageBar {
                label: message!(
                    "topic-and-kind",
                    topic = dossier.topic(&workshop.topic).map_or("", |topic| topic.name.as_str()),
                    kind = words::need_kind(*kind)
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

/// The needs of a workshop by kind, in words.
pub fn coverage_row(dossier: &Dossier, workshop: &Workshop, kinds: &[NeedKind]) -> CoverageRow {
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
                part: String::new(),
                narrow: String::new(),
            },
            (all, 0) => Cell {
                words: message!("coverage-none-of", all = all),
                shade: "none",
                part: String::new(),
                narrow: String::new(),
            },
            (all, answered) if answered == all => Cell {
                words: message!("coverage-all", all = all),
                shade: "full",
                part: String::new(),
                narrow: String::new(),
            },
            (all, answered) => Cell {
                words: message!("coverage-some-of", answered = answered, all = all),
                shade: "part",
                part: String::new(),
                narrow: String::new(),
            },
        }
    };
    CoverageRow {
        title: workshop.title.clone(),
        href: format!("topic/{}.html", workshop.topic),
        cells: kinds.iter().map(cell).collect(),
    }
}
