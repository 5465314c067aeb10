//! The same map for every medium: what each needs is in it, and nothing of the others.

use crate::model::{Blip, Chart, MapChoices, Movement, Radar, Rect, RingBand, Sector};
use crate::pipeline::arrange;
use crate::render::font;
use crate::render::svg::Drawing;

use super::{MapTarget, render_map};

fn map() -> (Radar, Chart) {
    let blip = |number: usize, id: &str, href: Option<&str>| Blip {
        id: id.into(),
        name: format!("R&D \"{id}\" <one> 東"),
        number,
        sector: 0,
        ring: 0,
        value: Some(0.3 * number as f64),
        not_yet_asked: false,
        provisional: false,
        demand: None,
        movement: None,
        certainty: None,
        href: href.map(str::to_owned),
    };
    let radar = Radar {
        id: "radar".into(),
        title: "Radar".into(),
        subtitle: String::new(),
        sectors: vec![Sector {
            id: "s".into(),
            name: "Sector".into(),
        }],
        rings: vec![RingBand {
            id: "r".into(),
            name: "Ring".into(),
            meaning: "Meaning.".into(),
            outside: false,
        }],
        blips: vec![
            blip(1, "a", Some("tech/a.html")),
            blip(2, "b", Some("https://example.org/b")),
            blip(3, "c", None),
        ],
        choices: MapChoices::default(),
    };
    let chart = arrange(&radar);
    (radar, chart)
}

fn draw(target: MapTarget) -> Drawing {
    let (radar, chart) = map();
    render_map(&radar, &chart, target)
}

#[test]
fn classes_become_attributes_and_the_style_sheet_goes() {
    let made = draw(MapTarget::File { root: None }).svg;
    assert!(made.contains("class=\"dot\" fill=\"#12406f\""), "{made}");
    assert!(made.contains("class=\"cell ring-0\""), "{made}");
    assert!(
        made.contains("stroke=\"#9fb3c8\" stroke-width=\"0.8\" fill=\"#a9ccf0\"/>"),
        "{made}"
    );
    assert!(
        made.contains("font-weight=\"bold\"") && !made.contains("<style"),
        "{made}"
    );
    assert!(made.contains(">R&amp;D \"a\" &lt;one&gt; 東</t"), "{made}");
    let page = draw(MapTarget::Page { root: "" }).svg;
    assert!(!page.contains("fill=\"") && !page.contains("font-weight"), "{page}");
}

#[test]
fn a_blip_with_a_page_becomes_a_link() {
    let links = |target: MapTarget| {
        let svg = draw(target).svg;
        let hrefs = svg.split("<a ").skip(1).map(|rest| {
            let rest = rest.split(" href=\"").nth(1).unwrap_or("");
            rest.split('"').next().unwrap_or("").to_owned()
        });
        hrefs.collect::<Vec<String>>()
    };
    let both = ["../tech/a.html", "https://example.org/b"];
    assert_eq!(links(MapTarget::Page { root: "../" }), both);
    assert_eq!(links(MapTarget::File { root: Some("../") }), both);
    assert_eq!(links(MapTarget::File { root: None }), both[1..]);
    let file = draw(MapTarget::File { root: Some("") }).svg;
    assert!(
        file.contains("xlink:href=\"tech/a.html\" href=\"tech/a.html\""),
        "{file}"
    );
}

#[test]
fn texts_taken_out_fit_their_boxes() {
    let (_, chart) = map();
    let part = Rect {
        x: 10.0,
        y: 20.0,
        width: chart.width - 20.0,
        height: chart.height - 40.0,
    };
    let made = draw(MapTarget::Paper { part, has_legend: true });
    assert!(!made.svg.contains("<text"));
    let name = made.text_runs.iter().find(|run| run.names.as_deref() == Some("a"));
    let name = name.expect("the name of the first blip");
    let label = &chart.labels[0].text;
    assert_eq!(name.text, label.lines[0].text);
    assert!((name.x - (label.lines[0].x - 10.0)).abs() < 0.01 && (name.y - (label.lines[0].y - 20.0)).abs() < 0.01);
    for run in &made.text_runs {
        let room = run.room.expect("every text of this map has a box");
        let width = font::width(&font::writable(&run.text).0, run.size, run.weight);
        let left = run.anchor.left_end(run.x, width);
        assert!(
            left >= room.x - 0.02 && left + width <= room.x + room.width + 0.02,
            "{run:?}"
        );
    }
}

#[test]
fn a_picture_names_the_letters_that_its_font_lacks() {
    let made = draw(MapTarget::Picture);
    assert!(made.lacking.contains(&'東') && made.svg.contains('□') && !made.svg.contains("textLength"));
    let file = draw(MapTarget::File { root: None });
    assert!(file.lacking.is_empty() && file.svg.contains("textLength"));
}

/// Where the ink of a mark reaches along the way to the centre and back, and across it, in a picture at scale 2.
fn reach(picture: &resvg::tiny_skia::Pixmap, chart: &Chart, at: crate::model::Point) -> [f64; 4] {
    let (x, y) = (chart.centre.x - at.x, chart.centre.y - at.y);
    let length = libm::hypot(x, y);
    let (x, y) = (x / length, y / length);
    let mut reach = [0.0_f64; 4];
    for row in -20_i32..=20 {
        for column in -20_i32..=20 {
            let (right, down) = (0.5 * f64::from(column), 0.5 * f64::from(row));
            let (pixel_x, pixel_y) = ((2.0 * (at.x + right)) as u32, (2.0 * (at.y + down)) as u32);
            let pixel = picture.pixel(pixel_x, pixel_y).expect("it is on the picture");
            if libm::hypot(right, down) > 9.5 || pixel.red() > 140 {
                continue;
            }
            let (along, across) = (right * x + down * y, down * x - right * y);
            let ends = [along, -along, across, -across];
            reach
                .iter_mut()
                .zip(ends)
                .for_each(|(reach, end)| *reach = reach.max(end));
        }
    }
    reach
}

#[test]
fn an_arrowhead_shows_where_it_points_on_every_side_of_the_disc() {
    let (radar, _) = map();
    let sectors = (0..6).map(|index| Sector {
        id: format!("s{index}"),
        name: format!("Sector {index}"),
    });
    let ways = [Movement::Inward, Movement::Outward];
    let blip = |index: usize| Blip {
        id: format!("b{index}"),
        name: format!("B{index}"),
        number: index + 1,
        sector: index / 2,
        value: Some(0.2 + 0.6 * (index % 2) as f64),
        movement: Some(ways[index % 2]),
        href: None,
        ..radar.blips[0].clone()
    };
    let radar = Radar {
        sectors: sectors.collect(),
        blips: (0..12).map(blip).collect(),
        ..radar
    };
    let chart = arrange(&radar);
    let picture = crate::render::render_picture(&radar, &chart, 2.0).expect("it has pixels");
    let picture = resvg::tiny_skia::Pixmap::decode_png(&picture.bytes).expect("a PNG");
    for mark in &chart.marks {
        assert!(mark.radius >= 8.5, "marks are as large as they get: {}", mark.radius);
        let [inwards, outwards, left, right] = reach(&picture, &chart, mark.centre);
        let (tip, back) = match radar.blips[mark.blip].movement {
            Some(Movement::Inward) => (inwards, outwards),
            _ => (outwards, inwards),
        };
        assert!(
            tip > 1.2 * back,
            "{}: {tip} before, {back} behind",
            radar.blips[mark.blip].id
        );
        assert!(
            tip + back > left + right,
            "it is longer than wide: {tip} + {back}, {left} + {right}"
        );
    }
}
