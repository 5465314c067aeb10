//! The legend of a map that stands by itself, and its signs for pages and paper.

use crate::model::{Blip, Chart, Point, Radar, Rect, Shape, Sign};
use crate::render::style::ring_class;
use crate::render::svg::{Attributes, Medium, SvgWriter, document_of};

use super::frame::write_trail;
use super::mark::write_blip;
use super::shape::{Gauge, INNER, write_gauge, write_shape};
use super::text::write_text;

/// Writes the band of signs and texts below the map.
pub fn write_legend(svg: &mut SvgWriter, radar: &Radar, chart: &Chart) {
    svg.open("g", Attributes::new().class("key"));
    for sign in &chart.legend.signs {
        write_sign(svg, sign.sign, sign.centre, sign.radius);
    }
    for line in &chart.legend.lines {
        let class = if line.is_heading { "key-head" } else { "key-text" };
        let attributes = match line.lists {
            Some(blip) => Attributes::new().text("data-list-for", &radar.blips[blip].id),
            None => Attributes::new().text("data-furniture", "key"),
        };
        write_text(svg, class, attributes, &line.text, None);
    }
    svg.close();
}

/// A sample of a sign.
fn write_sign(svg: &mut SvgWriter, sign: Sign, at: Point, radius: f64) {
    let centre = above(at);
    match sign {
        Sign::Ring(ring) => {
            let swatch = Attributes::new().class(&format!("swatch {}", ring_class(ring)));
            svg.empty("rect", square(swatch, at, radius));
        }
        Sign::Band => svg.empty("rect", square(Attributes::new().class("outside"), at, radius)),
        Sign::Shape(shape) => write_sample(svg, shape, at, radius, |svg, at, radius| {
            write_shape(svg, (shape, None), false, at, radius, Some(centre));
        }),
        Sign::Borderline => {
            let gauge = Gauge {
                share: 0.4,
                inwards: true,
                ring: None,
            };
            write_gauge(svg, gauge, at, radius, centre);
            write_shape(svg, (Shape::Disc, None), false, at, INNER * radius, Some(centre));
        }
        Sign::Trail => {
            let (from, to) = (at.x - radius, at.x + radius);
            let level = |x: f64| Point { x, y: at.y };
            write_trail(svg, level(from + 0.3 * radius), level(to), 0.3 * radius);
        }
    }
}

fn square(attributes: Attributes, at: Point, radius: f64) -> Attributes {
    let attributes = attributes.number("x", at.x - radius).number("y", at.y - radius);
    attributes.number("width", 2.0 * radius).number("height", 2.0 * radius)
}

/// A sign for the legend of a page: a small picture without words.
pub fn render_sign(sign: Sign, radius: f64) -> String {
    draw_sign(sign, radius, Medium::Page)
}

/// The same for any medium.
pub fn draw_sign(sign: Sign, radius: f64, medium: Medium) -> String {
    draw_sample(medium, |svg, at| write_sign(svg, sign, at, radius.min(9.0)))
}

/// A blip as the map shows it, for a list.
pub fn render_blip(blip: &Blip, outside: bool) -> String {
    draw_sample(Medium::Page, |svg, at| {
        write_sample(svg, Shape::of(blip, outside), at, 8.0, |svg, at, radius| {
            write_blip(svg, (blip, outside), at, radius, above(at));
        });
    })
}

/// A sample of a shape; beside an arrowhead stands a point for the centre of the map, to which or from which it leads.
fn write_sample(svg: &mut SvgWriter, shape: Shape, at: Point, radius: f64, write: impl Fn(&mut SvgWriter, Point, f64)) {
    if !matches!(shape, Shape::Inward | Shape::Outward) {
        return write(svg, at, radius);
    }
    const SHARE: f64 = 0.8;
    const POINT: f64 = 0.17;
    let lower = Point {
        x: at.x,
        y: at.y + (1.0 - SHARE) * radius,
    };
    write(svg, lower, SHARE * radius);
    let centre = Attributes::new().class("centre").number("cx", at.x);
    let centre = centre.number("cy", at.y - (1.0 - POINT) * radius);
    svg.empty("circle", centre.number("r", POINT * radius));
}

/// A shape in the colour of a ring, for a list.
pub fn render_list_mark(shape: Shape, ring: usize) -> String {
    draw_sample(Medium::Page, |svg, at| {
        write_sample(svg, shape, at, 8.0, |svg, at, radius| {
            write_shape(svg, (shape, Some(ring)), false, at, radius, Some(above(at)));
        });
    })
}

fn draw_sample(medium: Medium, write: impl Fn(&mut SvgWriter, Point)) -> String {
    const FRAME: Rect = Rect {
        x: 0.0,
        y: 0.0,
        width: 20.0,
        height: 20.0,
    };
    let mut svg = SvgWriter::new(medium, Point::default());
    let attributes = if medium == Medium::Page {
        Attributes::new()
            .class("legend-mark")
            .numbers("viewBox", &[FRAME.x, FRAME.y, FRAME.width, FRAME.height])
    } else {
        document_of(&FRAME).class("legend-mark")
    };
    svg.open("svg", attributes.text("aria-hidden", "true"));
    write(&mut svg, Point { x: 10.0, y: 10.0 });
    svg.finish().svg
}

/// Samples point to a centre above them.
fn above(at: Point) -> Point {
    Point {
        x: at.x,
        y: at.y - 100.0,
    }
}
