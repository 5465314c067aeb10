//! What the maps on paper say besides the map: titles, dates, reasons, what is open.

use crate::model::{Dossier, Edition, Group, NeedKind, Radar, StandardStatus, TrlBasis};

use super::pdf::{PaperTexts, TextSource, TextSources};
use super::{DrawnView, words};

/// The file that declares titles, rings and views.
pub const RADAR: &str = "radar.toml";

/// The words for the map of a table: what the table says, and no more.
pub fn words_of_table(radar: &Radar) -> PaperTexts {
    PaperTexts {
        title: radar.title.clone(),
        edition: words::technologies(radar.blips.len()),
        edition_alone: words::technologies(radar.blips.len()),
        summary: String::new(),
        meanings: Vec::new(),
        reasons: Default::default(),
        remarks: Vec::new(),
        imprint: format!("Drawn by leadar {}", env!("CARGO_PKG_VERSION")),
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
            .find(|ring| ring.id == id)
            .map(|ring| ring.meaning.clone())
    };
    let edition = format!(
        "edition {}, data of {}",
        configuration.edition,
        words::day(configuration.date)
    );
    let read_more = site.map(|site| format!("{site} – ")).unwrap_or_default();
    PaperTexts {
        title: drawn.view.title.clone(),
        edition: format!("{}, {edition}", configuration.title),
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
        imprint: format!(
            "{read_more}{} – licence {} – digest of the data {} – leadar {}",
            configuration.contact,
            configuration.licence,
            dossier.digest.chars().take(16).collect::<String>(),
            env!("CARGO_PKG_VERSION")
        ),
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
    let asked = match (held.is_empty(), waiting.is_empty()) {
        (true, _) => {
            "No workshop of this group has been held yet; what is asked for comes from the workshops of others.".into()
        }
        (false, true) => format!("Workshops were held on {}.", name(&held)),
        (false, false) => format!(
            "Workshops were held on {}; not yet asked: {}.",
            name(&held),
            name(&waiting)
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
        summary: format!("{shown} for the topics of this group. {asked}"),
        remarks: vec![
            ("Needs without a technology".into(), open_needs(dossier, group)),
            ("Standards to cite".into(), standards(dossier, &drawn.radar)),
            ("How sure".into(), describe_uncertainty(dossier, &drawn.radar)),
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
        few.push(format!("and {more} more"));
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
        .filter(|standard| in_force(standard.status))
        .map(|standard| (standard.technologies.iter().filter(|id| shown(id)).count(), standard))
        .filter(|(count, _)| *count > 0)
        .collect();
    serving.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.id.cmp(&b.1.id)));
    few(serving
        .into_iter()
        .map(|(_, standard)| format!("{}: {}", standard.number, standard.title))
        .collect())
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
        lines.push(format!(
            "{desk} of {} TRL ranges are desk estimates.",
            radar.blips.len()
        ));
    }
    if hollow > 0 {
        lines.push(format!(
            "{} not yet asked about in any workshop.",
            words::technologies(hollow)
        ));
    }
    lines
}
