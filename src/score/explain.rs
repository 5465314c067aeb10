//! The whole working behind one placement, as text: every number, source and rule.

use std::fmt::Write;

use crate::model::{Ask, Assessment, Basis, Dossier, Edition, Placement, Technology};

use super::explain_uncertainty::write_uncertainty;

/// Explains a placement, for the terminal.
pub fn explain_placement(
    dossier: &Dossier,
    edition: &Edition,
    technology: &Technology,
    placement: &Placement,
) -> String {
    let mut text = String::new();
    write_explanation(&mut text, dossier, technology, placement)
        .and_then(|()| write_uncertainty(&mut text, dossier, edition, technology, placement))
        .and_then(|()| write_sources(&mut text, dossier, technology))
        .expect("writing to a string cannot fail");
    text
}

fn write_explanation(
    text: &mut String,
    dossier: &Dossier,
    technology: &Technology,
    placement: &Placement,
) -> std::fmt::Result {
    let configuration = &dossier.configuration;
    let rule = &configuration.rules[placement.rule];
    writeln!(text, "{} ({})", technology.name, technology.id)?;
    writeln!(
        text,
        "{}: {}",
        configuration.rings[placement.ring].name, configuration.rings[placement.ring].meaning
    )?;
    writeln!(
        text,
        "\nRule {} of {} fired: {}",
        placement.rule + 1,
        configuration.rules.len(),
        rule.words
    )?;
    for finding in &placement.grounds {
        writeln!(text, "  - {}", finding.to_words(configuration))?;
    }
    for sentence in placement.before_words(configuration) {
        writeln!(text, "{sentence}")?;
    }
    for near in &placement.nearer {
        writeln!(
            text,
            "\nFor {} (rule {}) it lacks:",
            configuration.rings[near.ring].name,
            near.rule + 1
        )?;
        for finding in &near.missing {
            writeln!(text, "  - {}", finding.to_words(configuration))?;
        }
    }
    write_value(text, dossier, placement)?;
    write_demand(text, dossier, placement)
}

fn write_value(text: &mut String, dossier: &Dossier, placement: &Placement) -> std::fmt::Result {
    let criteria = &dossier.configuration.criteria;
    writeln!(text, "\nCriteria, with what their levels are worth from 0 to 1:")?;
    for Assessment {
        criterion,
        level,
        score,
        basis,
        because,
        ..
    } in &placement.assessments
    {
        let Some(criterion) = criteria.get(*criterion) else {
            continue;
        };
        let basis = match basis {
            Basis::Computed => "computed".to_owned(),
            Basis::Assessors(count) => format!("{count} assessors"),
            Basis::Desk => "desk estimate".to_owned(),
            Basis::Override => "set by hand".to_owned(),
            Basis::Missing => "missing".to_owned(),
        };
        let level = match level.zip(*score) {
            Some((level, score)) => format!("level {level}, value {:.3}", score.value()),
            None => "no level".to_owned(),
        };
        writeln!(
            text,
            "  - {}, weight {}: {level} ({basis}). {because}",
            criterion.name,
            criterion.weight.value()
        )?;
    }
    match placement.value {
        Some(value) => writeln!(
            text,
            "Value inside the ring: {:.4}, from {:.0} % of the weights (missing criteria are left out, not averaged).",
            value.value(),
            100.0 * placement.coverage
        ),
        None => writeln!(text, "No value: no criterion with weight is known."),
    }
}

fn write_demand(text: &mut String, dossier: &Dossier, placement: &Placement) -> std::fmt::Result {
    writeln!(
        text,
        "\nDemand {:.2}, the sum over these statements:",
        placement.demand.total
    )?;
    for ask in &placement.demand.asks {
        write_ask(text, dossier, ask, &placement.technology)?;
    }
    if placement.demand.asks.is_empty() {
        writeln!(text, "  none")?;
    }
    Ok(())
}

fn write_ask(text: &mut String, dossier: &Dossier, ask: &Ask, technology: &str) -> std::fmt::Result {
    let Some((workshop, need)) = dossier.need(&ask.need) else {
        return Ok(());
    };
    let broad = if ask.broad {
        format!(" x {} broad", dossier.configuration.demand.broad)
    } else {
        String::new()
    };
    let (kind, grade) = (ask.kind.as_str(), ask.grade.as_str());
    writeln!(
        text,
        "  - {:.2} = {} {kind} x {} {grade}{broad}: {} \"{}\"",
        ask.amount, ask.weight, ask.strength, need.id, need.statement
    )?;
    let source = &workshop.source.document;
    writeln!(
        text,
        "      {}; {source}, {}, item {}, line {}",
        workshop.title, need.section, need.item, need.line
    )?;
    let link = dossier
        .links
        .iter()
        .find(|link| link.need == ask.need && link.technology == technology);
    match link {
        Some(link) => writeln!(text, "      linked by {} on {}: {}", link.by, link.date, link.why),
        None => Ok(()),
    }
}

fn write_sources(text: &mut String, dossier: &Dossier, technology: &Technology) -> std::fmt::Result {
    let configuration = &dossier.configuration;
    if let Some(class) = configuration
        .legal_classes
        .iter()
        .find(|class| class.id == technology.legal_class)
    {
        writeln!(
            text,
            "\nLaw: {}. {} {}; {}, checked on {}.",
            class.name, class.meaning, class.instrument, class.source, class.checked_on
        )?;
    }
    writeln!(text, "\nStandards in our list:")?;
    let mut none = true;
    for standard in dossier
        .standards
        .iter()
        .filter(|standard| standard.technologies.contains(&technology.id))
    {
        none = false;
        writeln!(
            text,
            "  - {} ({}): {} {}.",
            standard.number,
            standard.status.as_str(),
            standard.note,
            standard.source
        )?;
    }
    if none {
        writeln!(text, "  none")?;
    }
    writeln!(
        text,
        "\nEdition {} of {}, data {}.",
        configuration.edition,
        configuration.date,
        &dossier.digest[..16]
    )
}
