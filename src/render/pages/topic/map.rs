//! The small map of a topic: its technologies by activity, with the numbers of the lists below.

use serde::Serialize;

use crate::model::{PrintFont, Radar, Topic};
use crate::render::font::{Weight, width};
use crate::render::map::{MapTarget, render_map, render_sign};
use crate::render::messages::message;
use crate::render::pages::Reader;
use crate::render::words;

use super::technologies::Part;

/// How wide the map stands on the page, in pixels of the screen.
const WIDTH: f64 = 640.0;
/// Height of its letters there.
const LETTERS: f64 = 11.0;

/// Letters are measured in a font that is a little wider than those of pages.
const FONT: PrintFont = PrintFont {
    width: |text, size, is_bold| {
        let weight = if is_bold { Weight::Bold } else { Weight::Regular };
        width(text, size, weight)
    },
    factor: 1.0,
};

/// The map.
#[derive(Serialize)]
pub struct TopicFigure {
    svg: String,
    count: String,
    /// Marks with their meaning.
    legend: Vec<(String, String)>,
    /// Says that some marks have no number; empty where all have one.
    unnumbered: String,
}

/// The map of a topic, where it has one; its technologies get the numbers of the map in the lists.
pub fn draw_map(reader: &Reader, topic: &Topic, parts: &mut [Part]) -> Option<TopicFigure> {
    let drawn = reader.topics.iter().find(|drawn| drawn.topic == topic.id)?;
    let mut radar = drawn.radar.clone();
    number_blips(&mut radar, parts);
    let guess = drawn.chart.framed_part().width;
    let letters = LETTERS * guess / WIDTH;
    let framed = (drawn.small_print.frame)(&drawn.chart, letters, FONT);
    let part = framed.framed_part();
    let chart = (drawn.small_print.number)(&radar, &framed, letters, &part, FONT);
    let legend = chart.signs.iter();
    Some(TopicFigure {
        svg: render_map(&radar, &chart, MapTarget::PagePart { root: "../", part }).svg,
        count: words::technologies(radar.blips.len()),
        legend: legend
            .map(|sign| (render_sign(sign.sign, sign.radius), words::meaning(sign.meaning)))
            .collect(),
        unnumbered: match radar.blips.len() - chart.labels.len() {
            0 => String::new(),
            count => message!("paper-unnumbered", count = count),
        },
    })
}

/// Numbers the entries of the lists from 1, and the blips like them.
fn number_blips(radar: &mut Radar, parts: &mut [Part]) {
    let entries = parts.iter_mut().flat_map(|part| &mut part.entries);
    for (index, entry) in entries.enumerate() {
        entry.number = index + 1;
        let blip = radar.blips.iter_mut().find(|blip| blip.id == entry.id);
        blip.into_iter().for_each(|blip| blip.number = entry.number);
    }
}
