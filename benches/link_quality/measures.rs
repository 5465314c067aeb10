//! How good rankings and decisions are.

use leadar::link::{Calibration, Evidence, decide};
use leadar::model::NeedKind;

use super::labels::Case;

/// nDCG@5 with gains 2 and 1, over statements that have a technology, and recall@5 of core links, over those with one.
pub fn measure_ranking<'c>(cases: impl Iterator<Item = &'c Case>) -> (f64, f64) {
    let discount = |place: usize| 1.0 / (place as f64 + 2.0).log2();
    let sum = |gains: &mut dyn Iterator<Item = f64>| -> f64 {
        let gains = gains.take(5).enumerate();
        gains.map(|(place, gain)| gain * discount(place)).sum()
    };
    let (mut ndcg, mut ranked, mut recall, mut with_core) = (0.0, 0.0, 0.0, 0.0);
    for case in cases.filter(|case| !case.needs_none()) {
        let best = case.core.iter().map(|_| 2.0).chain(case.related.iter().map(|_| 1.0));
        ndcg += sum(&mut case.head.iter().map(|(id, _)| case.gain(id))) / sum(&mut best.into_iter());
        ranked += 1.0;
        if !case.core.is_empty() {
            let in_head = |id: &&String| case.head.iter().take(5).any(|(other, _)| other == *id);
            recall += case.core.iter().filter(in_head).count() as f64 / case.core.len() as f64;
            with_core += 1.0;
        }
    }
    (ndcg / ranked, recall / with_core)
}

/// Sums over decisions.
#[derive(Default, Clone, Copy)]
pub struct Tally {
    hits: f64,
    proposed: f64,
    wanted: f64,
    none_right: f64,
    none: f64,
    some_right: f64,
    some: f64,
}

impl Tally {
    /// The decisions on some cases, added up.
    pub fn of<'c>(cases: impl IntoIterator<Item = &'c Case>, calibration: &Calibration) -> Self {
        let mut tally = Tally::default();
        for case in cases {
            tally.add(case, calibration);
        }
        tally
    }

    /// Adds the decision on a case.
    pub fn add(&mut self, case: &Case, calibration: &Calibration) {
        let evidence: Vec<Evidence> = case.head.iter().map(|(_, evidence)| *evidence).collect();
        let verdict = decide(&evidence, &case.line, calibration);
        // What a legal line limits is no answer to it.
        if case.line.kind != NeedKind::Legal {
            let hit = |place: &&usize| case.core.contains(&case.head[**place].0);
            self.hits += verdict.firm.iter().filter(hit).count() as f64;
            self.proposed += verdict.firm.len() as f64;
            self.wanted += case.core.len() as f64;
        }
        let proposes = !verdict.firm.is_empty() || !verdict.suggested.is_empty();
        if case.needs_none() {
            self.none += 1.0;
            self.none_right += f64::from(u8::from(!proposes));
        } else {
            self.some += 1.0;
            self.some_right += f64::from(u8::from(proposes));
        }
    }

    /// Micro-F1 of firm links against core ones.
    pub fn f1(&self) -> f64 {
        2.0 * self.hits / (self.proposed + self.wanted).max(1.0)
    }

    /// Share of the statements that need no technology and get none.
    pub fn none_share(&self) -> f64 {
        self.none_right / self.none.max(1.0)
    }

    /// Share of the others that get one.
    pub fn some_share(&self) -> f64 {
        self.some_right / self.some.max(1.0)
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "core micro-F1 {:.3} (precision {:.3}, recall {:.3}); of {} that need none {:.0} % get none, of {} others {:.0} % get one",
            self.f1(),
            self.hits / self.proposed.max(1.0),
            self.hits / self.wanted.max(1.0),
            self.none,
            100.0 * self.none_share(),
            self.some,
            100.0 * self.some_share(),
        )
    }
}
