//! Where evidence and a placement contradict each other: for review, and nothing is changed by it.

use crate::model::{
    Contradiction, CurveReading, Dossier, EARLY_TRL, Evidence, LATE_TRL, Momentum, OF_ATTENTION, OF_AWARDS, RecordKind,
    Stage, StandardStatus, Technology,
};

use super::evidence::evidence_of;

/// Everything that contradicts, in a fixed order: counts, awards, standards.
pub fn find_contradictions(dossier: &Dossier, technology: &Technology, momentum: &[Momentum]) -> Vec<Contradiction> {
    let trl = (technology.trl.low.level(), technology.trl.high.level());
    let found = evidence_of(dossier, &technology.id);
    let mut contradictions: Vec<Contradiction> = Vec::new();
    let of_research = || momentum.iter().filter(|trend| trend.source != OF_ATTENTION);
    contradictions.extend(of_research().filter_map(|trend| against_stage(trend, trl)));
    contradictions.extend(of_research().filter_map(|trend| against_growth(trend, trl)));
    let of_awards = found.iter().filter(|evidence| evidence.source == OF_AWARDS);
    contradictions.extend(of_awards.filter_map(|evidence| against_awards(dossier, technology, evidence, trl)));
    contradictions.extend(found.iter().flat_map(|evidence| against_standards(dossier, evidence)));
    contradictions
}

/// A field said to be at its ceiling whose TRL is early, or one whose counts still emerge although it is in use.
fn against_stage(trend: &Momentum, trl: (u8, u8)) -> Option<Contradiction> {
    let CurveReading::Fitted { stage, .. } = &trend.curve else {
        return None;
    };
    let late = matches!(stage, Stage::Maturity | Stage::Saturation) && trl.1 <= EARLY_TRL;
    let early = *stage == Stage::Emerging && trl.0 >= LATE_TRL;
    (late || early).then(|| Contradiction::Stage {
        source: trend.source.clone(),
        stage: *stage,
        trl,
    })
}

/// An early technology whose share of the source falls: the whole interval lies below zero.
fn against_growth(trend: &Momentum, trl: (u8, u8)) -> Option<Contradiction> {
    let falls = trend.of_share && trend.slope.is_some_and(|(_, _, high)| high < 0.0);
    let (growth, (low, high)) = trend.growth.zip(trend.growth_interval)?;
    (falls && trl.1 <= EARLY_TRL).then(|| Contradiction::EarlyAndFalling {
        source: trend.source.clone(),
        growth: (growth, low, high),
        trl,
    })
}

fn against_awards(
    dossier: &Dossier,
    technology: &Technology,
    evidence: &Evidence,
    trl: (u8, u8),
) -> Option<Contradiction> {
    let awards = match evidence.counts.is_empty() {
        true => evidence
            .records
            .iter()
            .filter(|record| record.kind == RecordKind::Award)
            .count() as u64,
        false => evidence.counts.iter().map(|count| count.count).sum(),
    };
    let source = evidence.source.clone();
    let has_standard = || {
        dossier
            .standards
            .iter()
            .any(|standard| standard.is_citable() && standard.technologies.contains(&technology.id))
    };
    match awards {
        0 if trl.0 >= LATE_TRL && !has_standard() => Some(Contradiction::ReadyWithoutAward { source, trl }),
        awards if awards > 0 && trl.1 <= EARLY_TRL => Some(Contradiction::EarlyWithAwards { source, awards, trl }),
        _ => None,
    }
}

/// Standards that the radar lists as in force and a catalogue as withdrawn.
fn against_standards<'a>(dossier: &'a Dossier, evidence: &'a Evidence) -> impl Iterator<Item = Contradiction> + 'a {
    let withdrawn = StandardStatus::Withdrawn.as_str();
    let records = evidence
        .records
        .iter()
        .filter(move |record| record.kind == RecordKind::Standard && record.status.as_deref() == Some(withdrawn));
    records.filter_map(|record| {
        let listed = dossier.standards.iter().find(|standard| standard.id == record.id)?;
        (listed.status != StandardStatus::Withdrawn).then(|| Contradiction::StandardWithdrawn {
            number: listed.number.clone(),
            source: evidence.source.clone(),
            retrieved: evidence.retrieved,
        })
    })
}
