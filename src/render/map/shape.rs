//! The shapes of marks, each inside its smallest enclosing circle.

use std::f64::consts::{PI, SQRT_2};

use crate::model::{Angle, Point, Shape};
use crate::render::svg::{Attributes, SvgWriter, number};

/// Where the two barbs of an arrowhead stand, in radians from its tip, and how far the notch between them is from its middle, as a
/// share of its reach: long enough in front and deep enough behind that one sees at a glance where it points.
const BARB: f64 = 2.3;
const NOTCH: f64 = 0.4;

/// Draws a shape whose smallest enclosing circle has the radius given, in the colour of a ring; a sample has that of no ring.
pub fn write_shape(
    svg: &mut SvgWriter,
    (shape, ring): (Shape, Option<usize>),
    is_hollow: bool,
    at: Point,
    radius: f64,
    towards: Option<Point>,
) {
    let (dot, hollow) = (svg.class_in_ring("dot", ring), svg.class_in_ring("hollow", ring));
    let circle = |radius: f64| {
        Attributes::new()
            .number("cx", at.x)
            .number("cy", at.y)
            .number("r", radius)
    };
    match shape {
        Shape::Disc => svg.empty("circle", circle(radius).class(&dot)),
        Shape::Hollow => svg.empty(
            "circle",
            circle(radius - 0.9).class(&hollow).number("stroke-width", 1.8),
        ),
        Shape::New => {
            svg.empty(
                "circle",
                circle(radius - 0.6).class(&hollow).number("stroke-width", 1.2),
            );
            let class = if is_hollow { &hollow } else { &dot };
            svg.empty(
                "circle",
                circle(0.7 * radius - 0.6).class(class).number("stroke-width", 1.2),
            );
        }
        Shape::Barred => {
            let side = radius * SQRT_2;
            let square = Attributes::new()
                .class("barred")
                .number("width", side)
                .number("height", side);
            svg.empty(
                "rect",
                square.number("x", at.x - side / 2.0).number("y", at.y - side / 2.0),
            );
            let bar = Attributes::new()
                .class("bar")
                .number("width", 0.64 * side)
                .number("height", 0.2 * side);
            svg.empty(
                "rect",
                bar.number("x", at.x - 0.32 * side).number("y", at.y - 0.1 * side),
            );
        }
        Shape::Inward | Shape::Outward => {
            let centre = towards.unwrap_or(Point { x: at.x, y: at.y - 1.0 });
            let inward = libm::atan2(centre.y - at.y, centre.x - at.x);
            let tip = if shape == Shape::Inward { inward } else { inward + PI };
            // The corners of an outline are as sharp as a stroke of this width allows.
            let (reach, stroke) = if is_hollow { (radius - 0.6, 1.2) } else { (radius, 0.0) };
            let corners = [(reach, 0.0), (reach, BARB), (NOTCH * reach, PI), (reach, -BARB)];
            let corners: Vec<String> = corners
                .into_iter()
                .map(|(reach, turn)| at.at(reach, Angle(tip + turn)))
                .map(|corner| format!("{},{}", number(corner.x), number(corner.y)))
                .collect();
            svg.empty(
                "polygon",
                match is_hollow {
                    true => Attributes::new()
                        .class(&hollow)
                        .number("stroke-width", stroke)
                        .text("stroke-linejoin", "round"),
                    false => Attributes::new().class(&dot),
                }
                .text("points", &corners.join(" ")),
            );
        }
    }
}

/// The inner mark of a borderline blip, as a share of the radius.
pub const INNER: f64 = 0.6;

/// What the rim of a borderline blip shows.
#[derive(Debug, Clone, Copy)]
pub struct Gauge {
    /// How probable it is that another ring is right.
    pub share: f64,
    /// Whether the ring most probable besides is nearer to the centre.
    pub inwards: bool,
    /// The ring whose colour the rim has; `None` for a sample.
    pub ring: Option<usize>,
}

/// The rim of a borderline blip: dashed all round, and whole on the side of the neighbouring ring, for as much of the
/// turn as that other ring is probable.
pub fn write_gauge(svg: &mut SvgWriter, gauge: Gauge, at: Point, radius: f64, centre: Point) {
    let class = svg.class_in_ring("rim", gauge.ring);
    let rim = Attributes::new().class(&class).number("cx", at.x).number("cy", at.y);
    // One length says dash and gap, and a stroke is 1 wide where nothing is said.
    let rim = rim.number("r", radius - 0.5).number("stroke-dasharray", 0.2 * radius);
    svg.empty("circle", rim);
    let inward = libm::atan2(centre.y - at.y, centre.x - at.x);
    let middle = if gauge.inwards { inward } else { inward + PI };
    let half = PI * gauge.share.clamp(0.05, 0.95);
    let tenths = |length: f64| (10.0 * length).round() / 10.0;
    let width = tenths(0.22 * radius);
    let reach = tenths(radius - width / 2.0);
    let end = |angle: f64| {
        let point = at.at(reach, Angle(angle));
        format!("{} {}", number(point.x), number(point.y))
    };
    let reach_text = number(reach);
    let path = format!(
        "M{}A{reach_text} {reach_text} 0 {} 1 {}",
        end(middle - half),
        u8::from(half > PI / 2.0),
        end(middle + half)
    );
    svg.empty(
        "path",
        Attributes::new()
            .class(&class)
            .number("stroke-width", width)
            .text("d", &path),
    );
}
