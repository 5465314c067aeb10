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
        let hit = |place: &&usize| case.core.contains(&case.head[**place].0);
        let hits = verdict.firm.iter().filter(hit).count();
        let proposes = !verdict.firm.is_empty() || !verdict.suggested.is_empty();
        self.count(case, (verdict.firm.len(), hits), proposes);
    }

    /// Counts a decision: how many links are firm and how many of them right, and whether anything is proposed.
    fn count(&mut self, case: &Case, (firm, hits): (usize, usize), proposes: bool) {
        // What a legal line limits is no answer to it.
        if case.line.kind != NeedKind::Legal {
            self.hits += hits as f64;
            self.proposed += firm as f64;
            self.wanted += case.core.len() as f64;
        }
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

/// Decisions by thresholds on the scores of a ranking alone, as somebody would make them who has nothing else.
#[derive(Debug, Clone, Copy)]
pub struct Thresholds {
    /// The first two from this score on are firm.
    firm: f64,
    /// From this score of the first on something is proposed.
    some: f64,
}

impl Thresholds {
    /// Those that do best on some cases: the best F1, and the highest that keeps a share of the statements with an
    /// answer.
    pub fn fit(cases: &[&Case], calibration: &Calibration, kept: f64) -> Self {
        let steps: Vec<f64> = (1..100).map(|step| f64::from(step) / 100.0).collect();
        let tally = |firm: f64, some: f64| {
            let mut tally = Tally::default();
            let thresholds = Thresholds { firm, some };
            cases
                .iter()
                .for_each(|case| tally.add_by_score(case, calibration, thresholds));
            tally
        };
        let better = |best: (f64, f64), firm: &f64| {
            let f1 = tally(*firm, 0.0).f1();
            if f1 > best.0 { (f1, *firm) } else { best }
        };
        let keeps = |some: &&f64| tally(1.0, **some).some_share() >= kept;
        Thresholds {
            firm: steps.iter().fold((f64::MIN, 0.0), better).1,
            some: steps.iter().take_while(keeps).last().copied().unwrap_or(0.0),
        }
    }
}

impl Tally {
    /// Adds the decision on a case by thresholds on its scores.
    pub fn add_by_score(&mut self, case: &Case, calibration: &Calibration, thresholds: Thresholds) {
        let evidence: Vec<Evidence> = case.head.iter().map(|(_, evidence)| *evidence).collect();
        let scores = calibration.scores(&evidence, &case.line);
        let firm = scores.iter().take(2).filter(|score| **score >= thresholds.firm).count();
        let proposes = scores.first().is_some_and(|score| *score >= thresholds.some);
        let hits = case.head[..firm]
            .iter()
            .filter(|(id, _)| case.core.contains(id))
            .count();
        self.count(case, (firm, hits), proposes);
    }
}
