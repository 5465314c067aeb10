//! Blips and counted clusters: what they look like, what they lead to, what they are called.

use crate::model::{Anchor, Blip, Chart, Cluster, Label, Mark, Movement, Point, Radar, Shape};
use crate::render::messages::message;
use crate::render::svg::{Attributes, PlannedText, SvgWriter};

use super::shape::{Gauge, INNER, write_gauge, write_shape};
use super::{MapTarget, ring_key, sector_key};

/// The blips of one ring as a list, in reading order.
pub fn write_ring(svg: &mut SvgWriter, radar: &Radar, chart: &Chart, ring: usize, target: MapTarget) {
    let marks: Vec<&Mark> = chart
        .marks
        .iter()
        .filter(|mark| radar.blips[mark.blip].ring == ring)
        .collect();
    let clusters: Vec<&Cluster> = chart.clusters.iter().filter(|cluster| cluster.ring == ring).collect();
    if marks.is_empty() && clusters.is_empty() {
        return;
    }
    let counted: usize = clusters.iter().map(|cluster| cluster.members.len()).sum();
    let count = marks.len() + counted;
    let label = message!(
        "ring-of-technologies",
        ring = &radar.rings[ring].name,
        technologies = message!("technologies", count = count)
    );
    svg.open("g", Attributes::new().text("role", "list").text("aria-label", &label));
    marks
        .into_iter()
        .for_each(|mark| write_mark(svg, radar, chart, mark, target));
    clusters
        .into_iter()
        .for_each(|cluster| write_cluster(svg, radar, chart, cluster, target));
    svg.close();
}

fn write_mark(svg: &mut SvgWriter, radar: &Radar, chart: &Chart, mark: &Mark, target: MapTarget) {
    let blip = &radar.blips[mark.blip];
    let (ring_index, sector_index) = (blip.ring, blip.sector);
    let ring = &radar.rings[ring_index];
    svg.enter(Some(sector_index));
    svg.open("g", Attributes::new().text("role", "listitem"));
    let colour = radar.choices.colours.class_of_sector(sector_index);
    let mut attributes = match colour.trim() {
        "" => Attributes::new(),
        colour => Attributes::new().class(colour),
    }
    .text("data-blip", &blip.id)
    .text("data-sector", sector_key(radar, sector_index, target))
    .text("data-ring", ring_key(radar, ring_index, target));
    // What measuring tools compare the paint with stands in the file of the map.
    if !target.is_page() {
        attributes = attributes.and(measures(blip, mark));
    }
    let words = name_blip(radar, blip);
    match target.href(blip.href.as_deref()) {
        Some(href) if target.is_page() => {
            svg.open("a", attributes.text("href", &href).text("aria-label", &words));
        }
        // Word and LibreOffice know the older name of the attribute only.
        Some(href) => {
            let attributes = attributes.text("aria-label", &words).text("xlink:href", &href);
            svg.open("a", attributes.text("href", &href));
        }
        None => svg.open("g", attributes.text("role", "img").text("aria-label", &words)),
    }
    // A name that the map shows whole need not come up where a pointer rests.
    let has_title = !target.is_page() || !is_named(&chart.labels, mark.blip, &blip.name);
    if has_title {
        svg.open("g", Attributes::new().text("aria-hidden", "true"));
        svg.words("title", Attributes::new(), &blip.name);
    }
    let inner = write_blip(svg, (blip, ring.outside), mark.centre, mark.radius, chart.centre);
    if !is_labelled(&chart.labels, mark.blip) && !is_labelled(&chart.numbers, mark.blip) {
        // The largest circle about the middle that is filled alike.
        let ground = match Shape::of(blip, ring.outside) {
            Shape::Inward | Shape::Outward => 0.4 * inner,
            // Inside the outline.
            Shape::Hollow => inner - 1.8,
            Shape::New => 0.7 * inner - 1.2,
            Shape::Disc | Shape::Barred => inner,
        };
        let number = blip.number.to_string();
        // As large as the names, which can be read wherever the map is.
        let size = chart.labels.first().map_or(INSIDE, |label| label.text.size);
        write_inside(svg, (&number, blip.not_yet_asked), mark.centre, (ground, size, size));
    }
    if has_title {
        svg.close();
    }
    svg.close();
    svg.close();
    svg.enter(None);
}

/// Where a mark is meant to stand, and its value.
fn measures(blip: &Blip, mark: &Mark) -> Attributes {
    let mut attributes = Attributes::new()
        .number("data-cx", mark.centre.x)
        .number("data-cy", mark.centre.y)
        .number("data-r", mark.radius);
    if let Some(value) = blip.value {
        attributes = attributes.text("data-score", &to_millionths(value));
    }
    if let Some(intended) = mark.intended {
        attributes = attributes.text("data-intended-r", &format!("{intended:.3}"));
    }
    attributes
}

/// A value with at most six decimals, without trailing zeros.
fn to_millionths(value: f64) -> String {
    let text = format!("{value:.6}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Draws a blip, in a ring that is outside or not, and gives the radius of its shape inside the rim that shows uncertainty.
pub fn write_blip(svg: &mut SvgWriter, (blip, outside): (&Blip, bool), at: Point, radius: f64, centre: Point) -> f64 {
    let mut inner = radius;
    if let Some(neighbour) = blip.runner_up() {
        let gauge = Gauge {
            share: neighbour.probability,
            inwards: neighbour.ring < blip.ring,
            ring: Some(blip.ring),
        };
        write_gauge(svg, gauge, at, radius, centre);
        inner *= INNER;
    }
    write_shape(
        svg,
        (Shape::of(blip, outside), Some(blip.ring)),
        blip.not_yet_asked,
        at,
        inner,
        Some(centre),
    );
    inner
}

/// Whether the whole name of a blip stands beside it.
fn is_named(labels: &[Label], blip: usize, name: &str) -> bool {
    let label = labels.binary_search_by_key(&blip, |label| label.blip);
    let lines = label.map(|found| labels[found].text.lines.iter());
    let shown = lines.map(|lines| lines.map(|line| line.text.trim()).collect::<Vec<_>>().concat());
    let without_blanks = |text: &str| text.split_whitespace().collect::<String>();
    shown.is_ok_and(|shown| without_blanks(&shown) == without_blanks(name))
}

fn is_labelled(labels: &[Label], blip: usize) -> bool {
    labels.binary_search_by_key(&blip, |label| label.blip).is_ok()
}

/// The name of a blip for those who do not see it: number, name, ring, sector, and what its shape says.
fn name_blip(radar: &Radar, blip: &Blip) -> String {
    let (ring, sector) = (&radar.rings[blip.ring].name, &radar.sectors[blip.sector].name);
    let mut words = vec![message!(
        "mark-name",
        number = blip.number,
        name = &blip.name,
        ring = ring,
        sector = sector
    )];
    if let Some(neighbour) = blip.runner_up() {
        let percent = libm::round(neighbour.probability * 100.0);
        words.push(message!(
            "mark-borderline",
            ring = &radar.rings[neighbour.ring].name,
            share = format!("{percent} %")
        ));
    }
    if let Some(ring) = blip.certainty.and_then(|certainty| certainty.asked_for) {
        words.push(message!("mark-held", ring = &radar.rings[ring].name));
    }
    // What is true of every mark is said once, below the map.
    if blip.provisional && !radar.blips.iter().all(|other| other.provisional) {
        words.push(message!("mark-provisional"));
    }
    if blip.not_yet_asked {
        words.push(message!("mark-not-yet-asked"));
    }
    words.extend(blip.movement.map(|movement| match movement {
        Movement::New => message!("mark-new"),
        Movement::Inward => message!("mark-moved-inward"),
        Movement::Outward => message!("mark-moved-outward"),
        Movement::Unchanged => message!("mark-unchanged"),
    }));
    words.join(" ")
}

fn write_cluster(svg: &mut SvgWriter, radar: &Radar, chart: &Chart, cluster: &Cluster, target: MapTarget) {
    let (ring_index, sector_index) = (cluster.ring, cluster.sector);
    let (ring, sector) = (&radar.rings[ring_index], &radar.sectors[sector_index]);
    let members: Vec<&str> = cluster
        .members
        .iter()
        .map(|member| radar.blips[*member].id.as_str())
        .collect();
    let words = message!(
        "mark-of-several",
        count = members.len(),
        ring = &ring.name,
        sector = &sector.name
    );
    svg.open("g", Attributes::new().text("role", "listitem"));
    let attributes = Attributes::new()
        .class("cluster")
        .text("data-blip", &format!("{}-{}-more", sector.id, ring.id))
        .text("data-kind", "cluster")
        .text("data-members", &members.join(" "))
        .text("data-sector", sector_key(radar, sector_index, target))
        .text("data-ring", ring_key(radar, ring_index, target))
        .number("data-cx", cluster.centre.x)
        .number("data-cy", cluster.centre.y)
        .number("data-r", chart.blip_radius)
        .text("aria-label", &words);
    if target.is_page() {
        svg.open("a", attributes.text("href", &format!("#list-{}", ring.id)));
    } else {
        svg.open("g", attributes.text("role", "img"));
    }
    svg.open("g", Attributes::new().text("aria-hidden", "true"));
    let hollow = (Shape::Hollow, Some(cluster.ring));
    write_shape(svg, hollow, true, cluster.centre, chart.blip_radius, None);
    let count = format!("+{}", members.len());
    write_inside(
        svg,
        (&count, true),
        cluster.centre,
        (chart.blip_radius, COUNT_INSIDE, INSIDE),
    );
    svg.close();
    svg.close();
    svg.close();
}

/// The size of a number inside a mark on a map without names; what does not hold digits of it has none.
const INSIDE: f64 = 9.0;
/// The smallest digits of the count inside a mark that stands for many.
const COUNT_INSIDE: f64 = 3.5;

/// Width and height of a digit as shares of the size of letters.
const DIGIT: (f64, f64) = (0.556, 0.72);

/// A number inside a mark that has neither a name nor a number beside it, where the mark holds digits of the least size.
fn write_inside(svg: &mut SvgWriter, (words, dark): (&str, bool), at: Point, (radius, least, most): (f64, f64, f64)) {
    let (width, height) = (DIGIT.0 * words.chars().count() as f64, DIGIT.1);
    // The corners of the digits touch the circle.
    let size = (2.0 * radius / libm::hypot(width, height)).min(most);
    if size < least {
        return;
    }
    let class = if dark { "number" } else { "on-blip" };
    let hangs = Point {
        x: at.x,
        y: at.y + height / 2.0 * size,
    };
    let planned = PlannedText {
        class,
        lines: vec![(words, hangs)],
        anchor: Anchor::Middle,
        size,
        room: None,
        names: None,
    };
    let Some(size) = svg.size_text(&planned) else { return };
    let attributes = Attributes::new().class(class).number("x", hangs.x).number("y", hangs.y);
    let attributes = attributes.number("font-size", size).text("text-anchor", "middle");
    svg.words("text", attributes, words);
}
