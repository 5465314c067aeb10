//! TRLs that follow from public records: the rules of `[readiness]` on the records of each technology.

use crate::diagnostic::{Diagnostic, Place};
use crate::method::readiness::{RangeLimit, count_within, limit_range, share_of_each};
use crate::model::{
    Configuration, Counted, PublicRecord, Readiness, RecordCondition, RecordReading, Technology, Trl, TrlBasis,
    records_of,
};

use super::Parts;
use super::notes::Notes;

/// Reads every technology's records by the rules; a range whose basis they are becomes what follows from them, and one that
/// they contradict is told.
pub fn settle_readiness(parts: &mut Parts, notes: &Notes) {
    let Some(configuration) = &parts.configuration else {
        return;
    };
    let readiness = &configuration.readiness;
    let faulty = notes.has_errors();
    let on_records = parts
        .technologies
        .iter()
        .filter(|technology| technology.trl.basis == TrlBasis::Evidence);
    let on_records = on_records.count();
    let founded = on_records == 0 || !readiness.rules.is_empty();
    if !founded && !notes.has_errors() {
        notes.say(complain_no_rules(parts, on_records));
    }
    for technology in &mut parts.technologies {
        let records = records_of(&parts.records, &technology.id);
        settle_trl(technology, configuration, records);
        let reading = &technology.trl.reading;
        let path = parts
            .folder
            .join("technologies")
            .join(format!("{}.toml", technology.id));
        let place = Place::in_file(path.display().to_string());
        match (technology.trl.basis, reading) {
            (TrlBasis::Evidence, Some(_)) => {}
            // A record or rule that could not be read is told where it stands, and may be what is lacking.
            (TrlBasis::Evidence, None) if founded && !faulty => {
                notes.say(complain_unfounded(technology, records.len(), place));
            }
            (TrlBasis::Evidence, None) => {}
            (TrlBasis::DeskEstimate | TrlBasis::Panel | TrlBasis::Measured, Some(reading)) => {
                let complaint = complain_contradicted(technology, reading, place);
                complaint.into_iter().for_each(|complaint| notes.say(complaint));
            }
            (TrlBasis::DeskEstimate | TrlBasis::Panel | TrlBasis::Measured, None) => {}
        }
    }
}

/// Reads a technology's records by the rules of a radar; a range whose basis they are becomes what follows from them.
pub fn settle_trl(technology: &mut Technology, configuration: &Configuration, records: &[PublicRecord]) {
    let day = configuration.date;
    let reading = read_range(&configuration.readiness, records, day);
    if let (TrlBasis::Evidence, Some(reading)) = (technology.trl.basis, &reading) {
        (technology.trl.low, technology.trl.high) = reading.range;
        technology.trl.date = records.iter().map(|record| record.entered).max().unwrap_or(day);
    }
    technology.trl.reading = reading;
}

/// The range that follows from records; `None` where no rule holds.
fn read_range(readiness: &Readiness, records: &[PublicRecord], day: jiff::civil::Date) -> Option<RecordReading> {
    let old = readiness.steps();
    let count_one = |condition: &RecordCondition| -> Option<Counted> {
        let (records, seen) = condition.select(records, day);
        let organisations = count_within(&old, &seen, condition.organisations.bounds())?;
        Some(Counted {
            organisations,
            shares: share_of_each(&old, &seen),
            records,
        })
    };
    let count = |conditions: &[RecordCondition]| conditions.iter().map(count_one).collect::<Option<Vec<Counted>>>();
    let rules = readiness.rules.iter().enumerate().filter(|_| !records.is_empty());
    let (rule, counted) = rules
        .filter_map(|(index, rule)| Some((index, count(&rule.conditions)?)))
        .next()?;
    let limits = readiness.limits.iter().enumerate();
    let limits: Vec<(usize, Vec<Counted>)> = limits
        .filter_map(|(index, limit)| Some((index, count(&limit.conditions)?)))
        .collect();
    let held = limits.iter().map(|(index, _)| &readiness.limits[*index]);
    let held: Vec<RangeLimit> = held
        .map(|limit| (limit.at_most.map(Trl::level), limit.lowers_low_by))
        .collect();
    let (low, high) = readiness.rules[rule].range;
    let (low, high) = limit_range((low.level(), high.level()), &held);
    let trl = |level: u8| Trl::new(i64::from(level));
    Some(RecordReading {
        rule,
        counted,
        limits,
        range: trl(low).zip(trl(high))?,
    })
}

fn complain_no_rules(parts: &Parts, technologies: usize) -> Diagnostic {
    let place = Place::in_file(parts.folder.join("radar.toml").display().to_string());
    let message = format!(
        "{technologies} technologies say that their TRL follows from records, and there are no [[readiness.rules]]."
    );
    Diagnostic::error(place, message)
        .with_hint("declare rules, or state low, high, date and another basis in technologies/")
}

fn complain_unfounded(technology: &Technology, records: usize, place: Place) -> Diagnostic {
    let why = match records {
        0 => format!("evidence/records/{}.toml holds no record", technology.id),
        count => format!("no rule of [[readiness.rules]] holds for its records ({count})"),
    };
    let message = format!("the TRL is said to follow from records, but {why}.");
    Diagnostic::error(place, message).with_hint("state low, high, date and another basis, or enter records")
}

fn complain_contradicted(technology: &Technology, reading: &RecordReading, place: Place) -> Option<Diagnostic> {
    let (trl, (low, high)) = (&technology.trl, reading.range);
    (trl.low > high || trl.high < low).then(|| {
        let message = format!(
            "the TRL is stated as {} to {}, and its public records give {low} to {high}.",
            trl.low, trl.high
        );
        Diagnostic::warning(place, message).with_hint("basis = \"evidence\" takes over what the records give")
    })
}
