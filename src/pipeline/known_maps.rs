//! Maps that are arranged already: a map of the same, around the same, in the same language comes out the same.

use crate::layout::{SMALL_PRINT, freeze_map};
use crate::model::{Chart, Dossier, FrozenMap, Radar, View};
use crate::render::{DrawnTopic, DrawnView, current};

use super::maps::map_before;

/// Maps that were arranged, each with what it was arranged from.
#[derive(Default)]
pub struct KnownMaps {
    views: Vec<KnownView>,
    topics: Vec<DrawnTopic>,
}

struct KnownView {
    language: String,
    /// What it was arranged around.
    around: Option<FrozenMap>,
    drawn: DrawnView,
}

impl KnownMaps {
    /// The maps of topics in the first language.
    pub fn of_topics(topics: Vec<DrawnTopic>) -> Self {
        KnownMaps {
            topics,
            ..KnownMaps::default()
        }
    }

    /// Takes in the views of an edition in its first language.
    pub fn add_first(&mut self, dossier: &Dossier, drawn: Vec<DrawnView>) {
        let known = drawn.into_iter().map(|drawn| KnownView {
            language: dossier.configuration.language.clone(),
            around: map_before(dossier, &drawn.view).map(|before| before.into_owned()),
            drawn,
        });
        self.views.extend(known);
    }

    /// Takes in the maps of another language, whose views are arranged around those of the first.
    pub fn add_alike(&mut self, language: &str, drawn: Vec<DrawnView>, first: &[DrawnView], topics: Vec<DrawnTopic>) {
        let known = drawn.into_iter().zip(first).map(|(drawn, first)| KnownView {
            language: language.to_owned(),
            around: Some(freeze_map(&first.radar, &first.chart)),
            drawn,
        });
        self.views.extend(known);
        self.topics.extend(topics);
    }

    /// A view in the current language: as it is known, or arranged, with its sheets.
    pub fn view_or(
        &self,
        (view, radar): (&View, Radar),
        around: Option<&FrozenMap>,
        arrange: impl FnOnce(&Radar) -> (Vec<Chart>, Chart),
    ) -> DrawnView {
        let language = &current().tag;
        let is_same = |known: &&KnownView| {
            known.language == *language && known.around.as_ref() == around && known.drawn.radar == radar
        };
        let known = self.views.iter().find(is_same);
        let (sheets, chart) = known.map_or_else(
            || arrange(&radar),
            |known| (known.drawn.sheets.clone(), known.drawn.chart.clone()),
        );
        DrawnView {
            view: view.clone(),
            small_print: SMALL_PRINT,
            sheets,
            radar,
            chart,
        }
    }

    /// The map of a topic: as it is known, or arranged.
    pub fn topic_or(&self, topic: &str, radar: Radar, arrange: impl FnOnce(&Radar) -> Chart) -> DrawnTopic {
        let known = self.topics.iter().find(|known| known.radar == radar);
        DrawnTopic {
            topic: topic.to_owned(),
            chart: known.map_or_else(|| arrange(&radar), |known| known.chart.clone()),
            small_print: SMALL_PRINT,
            radar,
        }
    }
}
