//! What a map says in words: what its signs mean, what the reader must know about the drawing, its legend.

use crate::model::{Chart, LegendWords, Notice, Radar, SignMeaning};
use crate::render::messages::message;

/// The words of the legend of a chart.
pub fn legend_words(radar: &Radar, chart: &Chart) -> LegendWords {
    LegendWords {
        heading: message!("legend-marks"),
        meanings: chart.signs.iter().map(|sign| meaning(sign.meaning)).collect(),
        notices: scale(radar, chart).into_iter().chain(notices(radar, chart)).collect(),
    }
}

/// What the distance from the centre tells, and the scale of each ring; nothing where no blip has a value.
pub fn scale(radar: &Radar, chart: &Chart) -> Option<String> {
    let with_values = |ring: &usize| {
        radar
            .blips
            .iter()
            .any(|blip| blip.ring == *ring && blip.value.is_some())
    };
    let ends = (0..radar.rings.len()).filter(with_values).map(|ring| {
        let (outer, inner) = (chart.scales[ring].low, chart.scales[ring].high);
        let two_decimals = |value: f64| format!("{value:.2}");
        let (outer, inner) = (two_decimals(outer), two_decimals(inner));
        message!(
            "scale-of-ring",
            ring = &radar.rings[ring].name,
            outer = outer,
            inner = inner
        )
    });
    let ends: Vec<String> = ends.collect();
    chart.is_scored().then(|| match ends.is_empty() {
        true => message!("what-radius-means"),
        false => message!("what-radius-means-on-scales", scales = ends.join(", ")),
    })
}

/// The notices of a chart.
pub fn notices(radar: &Radar, chart: &Chart) -> Vec<String> {
    chart.notices.iter().map(|told| notice(radar, told)).collect()
}

/// A notice of a chart of this radar.
pub fn notice(radar: &Radar, notice: &Notice) -> String {
    let (sector_of, ring_of) = (
        |sector: usize| &radar.sectors[sector].name,
        |ring: usize| &radar.rings[ring].name,
    );
    match *notice {
        Notice::SectorsElsewhere => message!("notice-sectors-elsewhere"),
        Notice::RingsElsewhere => message!("notice-rings-elsewhere"),
        Notice::ScaleGrown { ring } => message!("notice-scale-grown", ring = ring_of(ring)),
        Notice::OffRadiusInCell {
            sector,
            ring,
            near,
            off,
            farthest,
        } => message!(
            "notice-off-radius-in-cell",
            sector = sector_of(sector),
            ring = ring_of(ring),
            near = near,
            count = off,
            farthest = format!("{farthest:.1}")
        ),
        Notice::OffRadius { off, farthest, cells } => message!(
            "notice-off-radius",
            count = off,
            farthest = format!("{farthest:.1}"),
            cells = cells
        ),
        Notice::SmallMarks(radius) => message!("notice-small-marks", radius = radius.to_string()),
        Notice::Clustered { sector, ring, count } => message!(
            "notice-clustered",
            count = count,
            sector = sector_of(sector),
            ring = ring_of(ring)
        ),
        Notice::WithoutValue => message!("notice-without-value"),
        Notice::Provisional { count, all } if count == all => message!("notice-all-provisional"),
        Notice::Provisional { count, all } => message!("notice-provisional", count = count, all = all),
        Notice::Unnamed(count) => message!("notice-unnamed", count = count),
        Notice::Unnumbered(count) => message!("notice-unnumbered", count = count),
    }
}

/// What a sign of marks means.
pub fn meaning(meaning: SignMeaning) -> String {
    let one_decimal = |demand: f64| format!("{demand:.1}");
    match meaning {
        SignMeaning::Technology => message!("sign-technology"),
        SignMeaning::SameRing => message!("sign-same-ring"),
        SignMeaning::SameRingOrUnsaid => message!("sign-same-ring-or-unsaid"),
        SignMeaning::NotYetAsked => message!("sign-not-yet-asked"),
        SignMeaning::Restricted => message!("sign-restricted"),
        SignMeaning::New => message!("sign-new"),
        SignMeaning::MovedInward => message!("sign-moved-inward"),
        SignMeaning::MovedOutward => message!("sign-moved-outward"),
        SignMeaning::Borderline => message!("sign-borderline"),
        SignMeaning::Trail => message!("sign-trail"),
        SignMeaning::HighestDemand(demand) => message!("sign-highest-demand", demand = one_decimal(demand)),
        SignMeaning::Demand(demand) => message!("sign-demand", demand = one_decimal(demand)),
        SignMeaning::LeastDemand(demand) => message!("sign-least-demand", demand = one_decimal(demand)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{MapChoices, RingBand, Sector};

    #[test]
    fn a_notice_tells_one_and_many_apart_and_rounds_lengths() {
        let radar = Radar {
            id: "radar".into(),
            title: "Radar".into(),
            subtitle: String::new(),
            sectors: vec![Sector {
                id: "air".into(),
                name: "Air".into(),
            }],
            rings: vec![RingBand {
                id: "trial".into(),
                name: "Trial".into(),
                meaning: String::new(),
                outside: false,
            }],
            blips: Vec::new(),
            choices: MapChoices::default(),
        };
        let say = |told: Notice| notice(&radar, &told);
        let (sector, ring) = (0, 0);
        let cell = "Air, Trial";
        let off = |off, farthest| Notice::OffRadiusInCell {
            sector,
            ring,
            near: 9,
            off,
            farthest,
        };
        assert_eq!(
            [say(off(1, 0.64)), say(off(12, 20.0))],
            ["1 stands up to 0.6", "12 stand up to 20.0"].map(|stands| format!(
                "In {cell}, 9 technologies have nearly the same value; {stands} units off the radius of the value."
            ))
        );
        let counted = Notice::Clustered {
            sector,
            ring,
            count: 1234,
        };
        assert_eq!(
            say(counted),
            format!("1234 technologies of {cell}, are drawn as one counted mark; the list has them all.")
        );
        assert_eq!(
            say(Notice::SmallMarks(6.5)),
            "For want of room all marks are drawn small, with radius 6.5."
        );
        assert!(say(Notice::Unnamed(1)).starts_with("1 name does not fit on the map"));
        assert!(say(Notice::Unnamed(2)).starts_with("2 names do not fit on the map"));
        assert!(say(Notice::Unnumbered(2)).starts_with("2 marks have room for neither"));
    }
}
