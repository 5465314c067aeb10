use resvg::usvg::roxmltree::Document;

use crate::model::{CoverageRow, MomentumYear, Plot, PlotBody, RingRow, SpreadRow, StabilityRow};

use super::*;

fn plot(body: PlotBody) -> Plot {
    Plot {
        id: "sample".into(),
        title: "A & B <plot>".into(),
        alternative: "What \"it\" shows.".into(),
        body,
    }
}

fn samples() -> Vec<Plot> {
    let label = |text: &str| text.to_owned();
    let bodies = vec![
        PlotBody::RingProbabilities {
            rings: ["Deploy", "Pilot", "Develop", "Watch", "Restricted"]
                .map(label)
                .to_vec(),
            rows: vec![
                RingRow {
                    label: label("Rapid DNA analysis"),
                    probabilities: vec![0.41, 0.52, 0.07, 0.0, 0.0],
                    drawn: 1,
                },
                RingRow {
                    label: label("High-resolution non-targeted screening for new psychoactive substances in the field"),
                    probabilities: vec![0.0, 0.005, 0.25, 0.745, 0.0],
                    drawn: 3,
                },
            ],
        },
        PlotBody::WeightStability {
            rows: vec![
                StabilityRow {
                    label: label("Need"),
                    weight: 0.25,
                    low: 0.1,
                    high: 0.9,
                },
                StabilityRow {
                    label: label("Maturity"),
                    weight: 0.0,
                    low: 0.0,
                    high: 1.0,
                },
            ],
        },
        PlotBody::AssessorSpread {
            scale: (1.0, 5.0),
            rows: vec![SpreadRow {
                label: label("Ease of use"),
                values: vec![1.0, 3.0, 3.0, 4.0, 5.0],
                lower: 3.0,
                median: 3.0,
                upper: 4.0,
            }],
        },
        PlotBody::NeedCoverage {
            rows: vec![
                CoverageRow {
                    label: label("OSINT: gap"),
                    asked: 9,
                    answered: 7,
                },
                CoverageRow {
                    label: label("OSINT: legal"),
                    asked: 0,
                    answered: 0,
                },
            ],
        },
        PlotBody::Momentum {
            counted: "works in a source".into(),
            years: (2010..=2020)
                .map(|year| MomentumYear {
                    year,
                    count: f64::from((year - 2009) * (year - 2009)),
                    fitted: Some(f64::from(year - 2009) * 9.5),
                    breaks: year == 2015,
                })
                .collect(),
        },
    ];
    bodies.into_iter().map(plot).collect()
}

/// The same kinds with nothing in them, and with values that make no sense.
fn odd_samples() -> Vec<Plot> {
    let bodies = vec![
        PlotBody::RingProbabilities {
            rings: vec![],
            rows: vec![],
        },
        PlotBody::WeightStability { rows: vec![] },
        PlotBody::AssessorSpread {
            scale: (3.0, 3.0),
            rows: vec![],
        },
        PlotBody::NeedCoverage { rows: vec![] },
        PlotBody::Momentum {
            counted: String::new(),
            years: vec![],
        },
        PlotBody::Momentum {
            counted: "one".into(),
            years: vec![MomentumYear {
                year: 2020,
                count: f64::NAN,
                fitted: Some(f64::INFINITY),
                breaks: true,
            }],
        },
        PlotBody::RingProbabilities {
            rings: vec!["A".into()],
            rows: vec![RingRow {
                label: "x".into(),
                probabilities: vec![0.8, 0.8],
                drawn: 7,
            }],
        },
    ];
    bodies.into_iter().map(plot).collect()
}

#[test]
fn every_plot_is_well_formed_and_says_what_it_shows() {
    for plot in samples().into_iter().chain(odd_samples()) {
        let svg = render_plot(&plot);
        let document = Document::parse(&svg).unwrap_or_else(|error| panic!("{error}: {svg}"));
        let root = document.root_element();
        assert_eq!(root.attribute("role"), Some("img"));
        let text_of = |name: &str| {
            let node = document.descendants().find(|node| node.tag_name().name() == name);
            node.and_then(|node| node.text()).map(str::to_owned)
        };
        assert_eq!(text_of("title").as_deref(), Some("A & B <plot>"));
        assert_eq!(text_of("desc").as_deref(), Some("What \"it\" shows."));
        assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
    }
}

#[test]
fn every_colour_has_a_class_for_dark_screens_and_print() {
    for plot in samples() {
        let svg = render_plot(&plot);
        let document = Document::parse(&svg).expect("well-formed");
        for node in document.descendants() {
            let coloured = ["fill", "stroke"]
                .iter()
                .filter_map(|name| node.attribute(*name))
                .any(|colour| colour != "none");
            assert!(
                !coloured || node.attribute("class").is_some_and(|class| class.starts_with("plot")),
                "{node:?}"
            );
        }
    }
}

#[test]
fn every_class_of_a_plot_has_a_colour_in_the_style_sheet() {
    let sheet = include_str!("../../../templates/plots.css");
    for plot in samples() {
        let svg = render_plot(&plot);
        let document = Document::parse(&svg).expect("well-formed");
        for class in document.descendants().filter_map(|node| node.attribute("class")) {
            assert!(sheet.contains(&format!(".{class}")), "{class}");
        }
    }
}

#[test]
fn every_text_stays_on_the_plot() {
    for plot in samples() {
        let svg = render_plot(&plot);
        let document = Document::parse(&svg).expect("well-formed");
        for node in document.descendants().filter(|node| node.tag_name().name() == "text") {
            let number = |name: &str| {
                node.attribute(name)
                    .and_then(|word| word.parse::<f64>().ok())
                    .expect("a number")
            };
            let words = node.text().unwrap_or_default().trim();
            let width = crate::render::font::width(words, number("font-size"), crate::render::font::Weight::Regular);
            let left = match node.attribute("text-anchor") {
                Some("end") => number("x") - width,
                Some("middle") => number("x") - width / 2.0,
                _ => number("x"),
            };
            assert!(
                left >= 0.0 && left + width <= f64::from(WIDTH),
                "{words}: {left} + {width}"
            );
        }
    }
}

#[test]
fn the_table_has_every_number_and_a_cell_for_every_column() {
    for plot in samples() {
        let table = tabulate_plot(&plot);
        assert!(!table.rows.is_empty());
        assert!(
            table.rows.iter().all(|row| row.len() == table.columns.len()),
            "{table:?}"
        );
    }
    let spread = tabulate_plot(&samples()[2]);
    assert_eq!(spread.rows[0][1..], ["5", "3", "3", "4", "1, 3, 3, 4, 5"]);
}

#[test]
fn a_plot_as_a_picture_has_the_size_asked_for_and_white_paper() {
    for plot in samples().into_iter().chain(odd_samples()) {
        let picture = render_plot_picture(&plot, 2.0).expect("a picture");
        let picture = resvg::tiny_skia::Pixmap::decode_png(&picture).expect("a PNG");
        assert_eq!(picture.width(), 2 * WIDTH);
        let corner = picture.pixel(1, 1).expect("a pixel");
        assert_eq!((corner.red(), corner.alpha()), (255, 255));
    }
}
