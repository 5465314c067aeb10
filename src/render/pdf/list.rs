//! The list that goes with a map on paper: ring by ring, with the numbers of the map; and the legend of marks and rings.

use crate::model::{Chart, Radar};
use crate::render::messages::message;
use crate::render::words::meaning;

use super::flow::Paragraph;
use super::{PaperTexts, TextRole, target_of};

/// Everything on the map, ring by ring; with reasons where they are wanted.
pub fn list_entries(radar: &Radar, words: &PaperTexts, size: f64, with_reasons: bool) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    let digits = radar.blips.len().max(1).to_string().len() as f64;
    for (index, ring) in radar.rings.iter().enumerate() {
        let blips: Vec<_> = radar.blips.iter().filter(|blip| blip.ring == index).collect();
        if blips.is_empty() {
            continue;
        }
        let heading = message!("paper-ring-heading", ring = &ring.name, count = blips.len());
        paragraphs.push(Paragraph {
            source: Some(words.sources.of_ring(&ring.id, "name")),
            ..Paragraph::heading(2, heading, size + 1.0)
        });
        for blip in blips {
            let reason = words.reasons.get(&blip.id).filter(|_| with_reasons);
            let text = match reason {
                Some(reason) => format!("{}\u{a0}– {}", blip.name, reason.replace("TRL ", "TRL\u{a0}")),
                None => blip.name.clone(),
            };
            let target = target_of(blip.href.as_deref(), "", words);
            paragraphs.push(Paragraph {
                front: blip.number.to_string(),
                hang: 0.62 * digits + 0.5,
                above: 0.06,
                target: Some(target).filter(|target| matches!(target, super::Target::Address(_))),
                entry: Some(blip.id.clone()),
                source: Some(words.sources.of_blip(&blip.id)),
                ..Paragraph::new(TextRole::Item, text, size)
            });
        }
    }
    paragraphs
}

/// What the rings mean, the inner one first; nothing where no meaning is given.
pub fn list_rings(radar: &Radar, words: &PaperTexts, size: f64) -> Vec<Paragraph> {
    if words.meanings.iter().all(String::is_empty) {
        return Vec::new();
    }
    let mut paragraphs = vec![Paragraph::heading(2, message!("paper-rings-mean"), size + 1.0)];
    for (index, ring) in radar.rings.iter().enumerate() {
        let text = match words.meanings.get(index) {
            Some(meaning) if !meaning.is_empty() => message!("ring-and-meaning", ring = &ring.name, meaning = meaning),
            _ => ring.name.clone(),
        };
        paragraphs.push(Paragraph {
            above: 0.15,
            source: Some(words.sources.of_ring(&ring.id, "meaning")),
            ..Paragraph::new(TextRole::Paragraph, text, size)
        });
    }
    paragraphs
}

/// What distance and marks mean, and the notices of the drawing.
pub fn list_legend(chart: &Chart, notes: &[String], size: f64) -> Vec<Paragraph> {
    let mut paragraphs = vec![Paragraph::heading(2, message!("paper-how-to-read"), size + 1.0)];
    if chart.is_scored() {
        paragraphs.push(Paragraph::new(
            TextRole::Paragraph,
            message!("paper-radius-means"),
            size,
        ));
    }
    for sign in &chart.signs {
        paragraphs.push(Paragraph {
            hang: 1.6,
            above: 0.15,
            sign: Some((sign.sign, sign.radius)),
            ..Paragraph::new(TextRole::Paragraph, meaning(sign.meaning), size)
        });
    }
    paragraphs.extend(notes.iter().map(|note| Paragraph {
        above: 0.15,
        ..Paragraph::new(TextRole::Paragraph, note, size)
    }));
    paragraphs
}

/// The counted marks of a chart, in words.
pub fn describe_clusters(radar: &Radar, chart: &Chart) -> Vec<String> {
    let clusters = chart.clusters.iter();
    clusters
        .map(|cluster| {
            let (sector, ring) = (&radar.sectors[cluster.sector].name, &radar.rings[cluster.ring].name);
            let count = cluster.members.len();
            message!("paper-cluster", count = count, sector = sector, ring = ring)
        })
        .collect()
}
