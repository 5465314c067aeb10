//! How mature a technology is: its TRL with what it rests on, public records, what sources say and how their counts develop.

use serde::Serialize;

use crate::model::{Placement, Technology, source_title};
use crate::render::messages::message;
use crate::render::pages::Reader;
use crate::render::pages::plot::{PlotFigure, find_figure};
use crate::render::pages::sources::{self, SourceSays};
use crate::render::words;

/// How mature it is.
#[derive(Serialize)]
pub struct Maturity {
    low: u8,
    high: u8,
    words: String,
    momentum: Vec<MomentumRow>,
    contradictions: Vec<String>,
    sources: Vec<SourceSays>,
}

/// How the counts of one source develop.
#[derive(Serialize)]
struct MomentumRow {
    source: String,
    words: Vec<String>,
    emergence: Vec<String>,
    counts: Vec<(i16, u64)>,
    plot: Option<PlotFigure>,
}

/// How mature a technology is.
pub fn tell_maturity(reader: &Reader, technology: &Technology, placement: &Placement) -> Maturity {
    let trl = &technology.trl;
    let (basis, date) = (words::trl_basis(trl.basis), words::day(trl.date));
    let momentum = placement.momentum.iter().map(|momentum| MomentumRow {
        source: source_title(&momentum.source).to_owned(),
        words: words::momentum(momentum),
        emergence: momentum.emergence.as_ref().map_or_else(Vec::new, words::emergence),
        counts: momentum.counts.clone(),
        plot: find_figure(reader, &format!("{}-momentum-{}", technology.id, momentum.source)),
    });
    Maturity {
        low: trl.low.level(),
        high: trl.high.level(),
        words: match trl.low == trl.high {
            true => message!("trl-one", low = trl.low.level(), basis = basis, date = date),
            false => message!(
                "trl-range",
                low = trl.low.level(),
                high = trl.high.level(),
                basis = basis,
                date = date
            ),
        },
        momentum: momentum.collect(),
        contradictions: placement.contradictions.iter().map(words::contradiction).collect(),
        sources: sources::of_technology(reader, &technology.id),
    }
}
