//! What the maps on paper say besides the map: titles, dates, reasons, what is open.

use crate::model::{
    Bearing, Dossier, Edition, Group, LegalClass, NeedKind, PublicRecord, PublicRecordKind, Radar, StandardStatus,
    TrlBasis,
};

use super::messages::message;
use super::pdf::{PaperTexts, TextSource, TextSources};
use super::{DrawnView, words};

/// The file that declares titles, rings and views.
pub const RADAR: &str = "radar.toml";

/// The words for the map of a table: what the table says, and no more.
pub fn words_of_table(radar: &Radar) -> PaperTexts {
    let count = words::technologies(radar.blips.len());
    PaperTexts {
        title: radar.title.clone(),
        edition: match radar.subtitle.as_str() {
            "" => count,
            subtitle => format!("{subtitle} – {count}"),
        },
        edition_alone: words::technologies(radar.blips.len()),
        summary: String::new(),
        meanings: radar.rings.iter().map(|ring| ring.meaning.clone()).collect(),
        reasons: Default::default(),
        remarks: Vec::new(),
        imprint: message!("paper-drawn-by", version = env!("CARGO_PKG_VERSION")),
        language: "en".into(),
        date: None,
        site: None,
        sources: TextSources {
            title: TextSource::new("", "the title of the table"),
            file: String::new(),
            ..TextSources::default()
        },
    }
}

/// The words for a view.
pub fn words_of_view(dossier: &Dossier, edition: &Edition, drawn: &DrawnView, site: Option<&str>) -> PaperTexts {
    let configuration = &dossier.configuration;
    let reasons = drawn.radar.blips.iter().filter_map(|blip| {
        let (technology, placement) = (dossier.technology(&blip.id)?, edition.placement(&blip.id)?);
        Some((blip.id.clone(), words::reason(dossier, technology, placement)))
    });
    let meaning = |id: &str| {
        configuration
            .rings
            .iter()
            .enumerate()
            .find(|(_, ring)| ring.id == id)
            .map(|(index, ring)| {
                let own = edition.placements.iter().filter(|placement| placement.ring == index);
                ring.words_for(own).0.to_owned()
            })
    };
    let edition = message!(
        "paper-edition",
        edition = &configuration.edition,
        date = words::day(configuration.date)
    );
    let (contact, licence) = (&configuration.contact, &configuration.licence);
    let version = env!("CARGO_PKG_VERSION");
    let imprint = match site {
        None => message!("paper-imprint", contact = contact, licence = licence, version = version),
        Some(site) => message!(
            "paper-imprint-of-site",
            site = site,
            contact = contact,
            licence = licence,
            version = version
        ),
    };
    PaperTexts {
        title: drawn.view.title.clone(),
        edition: message!(
            "paper-title-and-edition",
            title = &configuration.title,
            edition = &edition
        ),
        edition_alone: words::capital(&edition),
        summary: drawn.view.summary.clone(),
        meanings: drawn
            .radar
            .rings
            .iter()
            .map(|ring| meaning(&ring.id).unwrap_or_default())
            .collect(),
        reasons: reasons.collect(),
        remarks: Vec::new(),
        imprint,
        language: configuration.language.clone(),
        date: Some(configuration.date),
        site: site.map(str::to_owned),
        sources: TextSources {
            title: TextSource::new(RADAR, format!("title of view \"{}\"", drawn.view.id)),
            edition: TextSource::new(RADAR, "title, or name of [edition]"),
            summary: TextSource::new(RADAR, format!("summary of view \"{}\"", drawn.view.id)),
            imprint: TextSource::new(RADAR, "contact or licence"),
            file: RADAR.into(),
        },
    }
}

/// The words for the briefing of a group: those of its view, and what is open.
pub fn words_of_group(
    dossier: &Dossier,
    edition: &Edition,
    drawn: &DrawnView,
    group: &Group,
    site: Option<&str>,
) -> PaperTexts {
    let shown = words::technologies(drawn.radar.blips.len());
    let topics = dossier
        .configuration
        .topics
        .iter()
        .filter(|topic| topic.group == group.id);
    let (held, waiting): (Vec<_>, Vec<_>) = topics.partition(|topic| dossier.workshops_on(&topic.id).next().is_some());
    let name = |topics: &[&crate::model::Topic]| {
        words::join(&topics.iter().map(|topic| topic.name.clone()).collect::<Vec<_>>())
    };
    let summary = match (held.is_empty(), waiting.is_empty()) {
        (true, _) => message!("paper-no-workshop", technologies = shown),
        (false, true) => message!("paper-workshops-on", technologies = shown, held = name(&held)),
        (false, false) => message!(
            "paper-workshops-on-some",
            technologies = shown,
            held = name(&held),
            waiting = name(&waiting)
        ),
    };
    let of_view = words_of_view(dossier, edition, drawn, site);
    let sources = TextSources {
        title: TextSource::new(RADAR, format!("name of group \"{}\"", group.id)),
        summary: TextSource::new(RADAR, format!("names of the topics of group \"{}\"", group.id)),
        ..of_view.sources.clone()
    };
    PaperTexts {
        sources,
        title: group.name.clone(),
        summary,
        remarks: vec![
            (message!("needs-without-technology"), open_needs(dossier, group)),
            (message!("paper-standards-to-cite"), standards(dossier, &drawn.radar)),
            (message!("paper-records"), list_records(dossier, &drawn.radar)),
            (message!("paper-law"), list_limits(dossier, &drawn.radar)),
            (message!("paper-how-sure"), describe_uncertainty(dossier, &drawn.radar)),
        ],
        ..of_view
    }
}

/// The most lines of one remark.
const FEW: usize = 3;

fn few(lines: Vec<String>) -> Vec<String> {
    let more = lines.len().saturating_sub(FEW);
    let mut few: Vec<String> = lines.into_iter().take(FEW).collect();
    if more > 0 {
        few.push(message!("paper-more", count = more));
    }
    few
}

/// What the group's workshops ask for and no technology answers; priorities first.
fn open_needs(dossier: &Dossier, group: &Group) -> Vec<String> {
    let of_group = |topic: &str| dossier.topic(topic).is_some_and(|topic| topic.group == group.id);
    let mut open: Vec<_> = dossier
        .unanswered()
        .filter(|(workshop, _)| of_group(&workshop.topic))
        .collect();
    let rank = |kind: NeedKind| NeedKind::ALL.iter().position(|other| *other == kind);
    open.sort_by_key(|(_, need)| (rank(need.kind), need.id.clone()));
    few(open.into_iter().map(|(_, need)| need.statement.clone()).collect())
}

/// Standards in force for most of what the map shows.
fn standards(dossier: &Dossier, radar: &Radar) -> Vec<String> {
    let shown = |id: &String| radar.blips.iter().any(|blip| blip.id == *id);
    let in_force = |status: StandardStatus| matches!(status, StandardStatus::Published | StandardStatus::Confirmed);
    let mut serving: Vec<(usize, &crate::model::Standard)> = dossier
        .standards
        .iter()
        .filter(|standard| standard.is_citable() && in_force(standard.status))
        .map(|standard| (standard.technologies.iter().filter(|id| shown(id)).count(), standard))
        .filter(|(count, _)| *count > 0)
        .collect();
    serving.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.id.cmp(&b.1.id)));
    few(serving
        .into_iter()
        .map(|(_, standard)| message!("number-and-title", number = &standard.number, title = &standard.title))
        .collect())
}

/// The strongest public record of use or trial on what the map shows, and the strongest that speaks against: the least interested
/// source first, then the latest.
fn list_records(dossier: &Dossier, radar: &Radar) -> Vec<String> {
    let strongest = |wanted: &dyn Fn(&PublicRecord) -> bool| {
        let records = radar.blips.iter().flat_map(|blip| dossier.records_of(&blip.id));
        records.filter(|record| wanted(record)).min_by(|a, b| by_strength(a, b))
    };
    let used = |record: &PublicRecord| matches!(record.kind, PublicRecordKind::InService | PublicRecordKind::Trial);
    let lines = [
        strongest(&|record| used(record) && record.speaks == Bearing::For),
        strongest(&|record| record.speaks == Bearing::Against),
    ];
    let line = |record: &PublicRecord| {
        Some(message!(
            "paper-record",
            technology = &dossier.technology(&record.technology)?.name,
            kind = words::record_kind(record.kind),
            bearing = words::record_bearing(record.speaks),
            who = words::record_who(record),
            date = words::partial_date(record.happened),
            publisher = &record.publisher
        ))
    };
    lines.into_iter().flatten().filter_map(line).collect()
}

fn by_strength(a: &PublicRecord, b: &PublicRecord) -> std::cmp::Ordering {
    let latest = b.happened.cmp(&a.happened);
    a.strength
        .cmp(&b.strength)
        .then(latest)
        .then_with(|| (&a.technology, &a.id).cmp(&(&b.technology, &b.id)))
}

/// What the law narrows of what the map shows, the strictest first.
fn list_limits(dossier: &Dossier, radar: &Radar) -> Vec<String> {
    let configuration = &dossier.configuration;
    let shown = radar.blips.iter().filter_map(|blip| dossier.technology(&blip.id));
    let mut limited: Vec<(&LegalClass, &str)> = shown
        .filter_map(|technology| {
            let class = configuration.classes_of(technology).max_by_key(|class| class.effect)?;
            class.effect.limits().then_some((class, technology.name.as_str()))
        })
        .collect();
    limited.sort_by(|a, b| b.0.effect.cmp(&a.0.effect).then(a.1.cmp(b.1)));
    let line = |(class, technology): &(&LegalClass, &str)| {
        message!(
            "paper-law-line",
            technology = *technology,
            effect = words::effect(class.effect),
            instrument = &class.instrument
        )
    };
    let mut lines = few(limited.iter().map(line).collect());
    if !lines.is_empty() {
        lines.push(message!("paper-law-aid"));
    }
    lines
}

/// What the places rest on.
fn describe_uncertainty(dossier: &Dossier, radar: &Radar) -> Vec<String> {
    let shown = radar.blips.iter().filter_map(|blip| dossier.technology(&blip.id));
    let desk = shown
        .filter(|technology| technology.trl.basis == TrlBasis::DeskEstimate)
        .count();
    let hollow = radar.blips.iter().filter(|blip| blip.not_yet_asked).count();
    let mut lines = Vec::new();
    if desk > 0 {
        lines.push(message!("paper-desk-estimates", desk = desk, all = radar.blips.len()));
    }
    if hollow > 0 {
        lines.push(message!(
            "paper-not-yet-asked",
            technologies = words::technologies(hollow)
        ));
    }
    lines
}
