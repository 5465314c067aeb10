//! A chart as SVG: inline in pages, or a file of its own. It only reads the chart; colours live in the style sheets.

use std::f64::consts::{PI, SQRT_2};

use crate::model::{
    Anchor, Angle, Blip, Cell, Chart, Cluster, FurnitureKind, Label, Mark, Movement, Point, Radar, TextBlock,
};

use super::svg::{Attributes, SvgWriter, number};

/// Fonts of the same metric; names are planned in it.
const FONTS: &str = "Arial, 'Liberation Sans', Arimo, Helvetica, sans-serif";

/// How a map is dressed.
#[derive(Debug, Clone, Copy)]
pub enum Dress<'a> {
    /// Inside a page, which brings the style sheet; links are relative to it.
    Inline {
        /// What leads from the page to the root of the site, such as `../`.
        root: &'a str,
    },
    /// A file of its own with its style sheet; without links.
    Standalone {
        /// Rules with simple selectors only.
        stylesheet: &'a str,
    },
}

/// Writes the map of a radar.
pub fn render_map(radar: &Radar, chart: &Chart, dress: Dress) -> String {
    let mut svg = SvgWriter::default();
    let id = |what: &str| format!("map-{}-{what}", radar.id);
    let mut root = Attributes::new();
    if let Dress::Standalone { .. } = dress {
        root = root
            .text("xmlns", "http://www.w3.org/2000/svg")
            .number("width", chart.width)
            .number("height", chart.height);
    }
    let root = root
        .text("class", "map")
        .numbers("viewBox", &[0.0, 0.0, chart.width, chart.height])
        .text("role", "group")
        .text("aria-labelledby", &id("title"))
        .text("aria-describedby", &id("about"))
        .text("data-radar", "1")
        .number("data-cx", chart.centre.x)
        .number("data-cy", chart.centre.y)
        .number("data-radius", chart.radius)
        .text("font-family", FONTS);
    svg.open("svg", root);
    svg.words(
        "title",
        Attributes::new().text("id", &id("title")),
        &format!("Radar: {}", radar.title),
    );
    svg.words("desc", Attributes::new().text("id", &id("about")), &describe(radar));
    if let Dress::Standalone { stylesheet } = dress {
        svg.style(stylesheet);
        svg.empty(
            "rect",
            Attributes::new()
                .text("class", "paper")
                .number("width", chart.width)
                .number("height", chart.height),
        );
    }
    svg.open("g", Attributes::new().text("aria-hidden", "true"));
    chart
        .cells
        .iter()
        .for_each(|cell| write_cell(&mut svg, radar, chart, cell, dress));
    write_furniture(&mut svg, radar, chart);
    write_leaders(&mut svg, radar, chart);
    svg.close();
    for ring in 0..radar.rings.len() {
        write_ring(&mut svg, radar, chart, ring, dress);
    }
    svg.open("g", Attributes::new().text("aria-hidden", "true"));
    for label in &chart.labels {
        let attributes = Attributes::new()
            .text("class", "name")
            .text("data-label-for", &radar.blips[label.blip].id);
        write_text(&mut svg, attributes, &label.text);
    }
    for number in &chart.numbers {
        let attributes = Attributes::new()
            .text("class", "number")
            .text("data-furniture", "number");
        write_text(
            &mut svg,
            attributes.text("data-number-for", &radar.blips[number.blip].id),
            &number.text,
        );
    }
    svg.close();
    svg.finish()
}

/// What the map shows, in words.
fn describe(radar: &Radar) -> String {
    let count = |ring: usize| radar.blips.iter().filter(|blip| blip.ring == ring).count();
    let rings: Vec<String> = radar
        .rings
        .iter()
        .enumerate()
        .map(|(index, ring)| format!("{} {}", ring.name, count(index)))
        .collect();
    let sectors: Vec<&str> = radar.sectors.iter().map(|sector| sector.name.as_str()).collect();
    format!(
        "Rings from the centre: {}. Sectors: {}. The list has the same entries.",
        rings.join(", "),
        sectors.join(", ")
    )
}

/// What a sector is called in the marks that measuring tools read: by its id where pages filter by it, else by its name.
fn sector_key<'a>(radar: &'a Radar, sector: usize, dress: Dress) -> &'a str {
    match dress {
        Dress::Inline { .. } => &radar.sectors[sector].id,
        Dress::Standalone { .. } => &radar.sectors[sector].name,
    }
}

/// What a ring is called there.
fn ring_key<'a>(radar: &'a Radar, ring: usize, dress: Dress) -> &'a str {
    match dress {
        Dress::Inline { .. } => &radar.rings[ring].id,
        Dress::Standalone { .. } => &radar.rings[ring].name,
    }
}

fn write_cell(svg: &mut SvgWriter, radar: &Radar, chart: &Chart, cell: &Cell, dress: Dress) {
    let class = if radar.rings[cell.ring].outside {
        "cell outside".to_owned()
    } else {
        format!("cell ring-{}", cell.ring)
    };
    let attributes = Attributes::new()
        .text("class", &class)
        .text("data-cell", "")
        .text("data-sector", sector_key(radar, cell.sector, dress))
        .text("data-ring", ring_key(radar, cell.ring, dress))
        .number("data-inner", cell.inner)
        .number("data-outer", cell.outer)
        .number("data-start", cell.start.to_degrees())
        .number("data-end", cell.end.to_degrees())
        .text("d", &outline(chart.centre, cell));
    svg.empty("path", attributes);
}

/// The outline of an annular sector. Arcs are cut at half turns, since an arc cannot go all the way round.
fn outline(centre: Point, cell: &Cell) -> String {
    let pieces = ((cell.end.0 - cell.start.0) / PI).ceil().max(1.0) as usize;
    let turn = |piece: usize| Angle(cell.start.0 + (cell.end.0 - cell.start.0) * piece as f64 / pieces as f64);
    let at = |radius: f64, angle: Angle| {
        let point = centre.at(radius, angle);
        format!("{} {}", number(point.x), number(point.y))
    };
    let arc = |radius: f64, sweep: u8, to: Angle| {
        let radius_text = number(radius);
        format!("A{radius_text} {radius_text} 0 0 {sweep} {}", at(radius, to))
    };
    let mut path = if cell.inner > 0.0 {
        format!("M{}L", at(cell.inner, turn(0)))
    } else {
        format!("M{}L", at(0.0, turn(0)))
    };
    path.push_str(&at(cell.outer, turn(0)));
    (1..=pieces).for_each(|piece| path.push_str(&arc(cell.outer, 1, turn(piece))));
    if cell.inner > 0.0 {
        path.push_str(&format!("L{}", at(cell.inner, turn(pieces))));
        (0..pieces)
            .rev()
            .for_each(|piece| path.push_str(&arc(cell.inner, 0, turn(piece))));
    }
    path.push('Z');
    path
}

fn write_furniture(svg: &mut SvgWriter, radar: &Radar, chart: &Chart) {
    for furniture in &chart.furniture {
        let bounds = &furniture.text.bounds;
        if let FurnitureKind::Ring(ring) = furniture.names
            && !radar.rings[ring].outside
        {
            // A plate in the ring's tint keeps the border line out of the name.
            let plate = Attributes::new()
                .text("class", &format!("ring-{ring}"))
                .number("x", bounds.x - 2.0);
            svg.empty(
                "rect",
                plate
                    .number("y", bounds.y)
                    .number("width", bounds.width + 4.0)
                    .number("height", bounds.height),
            );
        }
        let attributes = match furniture.names {
            FurnitureKind::Ring(ring) => Attributes::new()
                .text("class", "ring-name")
                .text("data-furniture", "ring-name")
                .text("data-ring-label", &radar.rings[ring].id),
            FurnitureKind::Doubt(blip) => Attributes::new()
                .text("class", "doubt")
                .text("data-furniture", "doubt")
                .text("data-doubt-of", &radar.blips[blip].id),
            FurnitureKind::Sector(sector) => Attributes::new()
                .text("class", "sector-name")
                .text("data-furniture", "sector-title")
                .text("data-sector-label", &radar.sectors[sector].id),
        };
        match furniture.names {
            FurnitureKind::Doubt(_) => write_text(svg, attributes, &furniture.text),
            FurnitureKind::Ring(_) | FurnitureKind::Sector(_) => {
                write_lines(svg, attributes, &furniture.text, |attributes, _| attributes);
            }
        }
    }
}

/// Writes a text whose lines keep their planned width.
fn write_text(svg: &mut SvgWriter, attributes: Attributes, text: &TextBlock) {
    let belted = text.lines.iter().all(|line| is_left_to_right(&line.text));
    write_lines(svg, attributes, text, |attributes, width| {
        planned(attributes, width, belted)
    });
}

/// Writes a text. Names of rings and sectors may grow on a small screen, so their width is not held.
fn write_lines(
    svg: &mut SvgWriter,
    attributes: Attributes,
    text: &TextBlock,
    hold: impl Fn(Attributes, f64) -> Attributes,
) {
    let anchor = match text.anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    };
    let bounds = &text.bounds;
    let attributes = attributes
        .numbers("data-box", &[bounds.x, bounds.y, bounds.width, bounds.height])
        .number("font-size", text.size)
        .text("text-anchor", anchor);
    let place = |x: f64, y: f64| Attributes::new().number("x", x).number("y", y);
    match text.lines.as_slice() {
        [line] => {
            let attributes = attributes.number("x", line.x).number("y", line.y);
            svg.words("text", hold(attributes, line.width), &line.text);
        }
        lines => {
            svg.open("text", attributes);
            for (row, line) in lines.iter().enumerate() {
                // A line that was broken after a hyphen or a slash goes on without a blank.
                let goes_on = row + 1 < lines.len() && !line.text.ends_with(['-', '/']);
                let space = if goes_on { " " } else { "" };
                let attributes = hold(place(line.x, line.y), line.width);
                svg.words("tspan", attributes, &format!("{}{space}", line.text));
            }
            svg.close();
        }
    }
}

/// Holds a line to its planned width, also where the viewer's font is another one.
fn planned(attributes: Attributes, width: f64, belted: bool) -> Attributes {
    if belted && width > 0.0 {
        attributes
            .number("textLength", width)
            .text("lengthAdjust", "spacingAndGlyphs")
    } else {
        attributes
    }
}

/// Whether letters stand alone from left to right, so that the planned width is that of the painted text.
fn is_left_to_right(text: &str) -> bool {
    text.chars().all(|letter| u32::from(letter) < 0x0590)
}

fn write_leaders(svg: &mut SvgWriter, radar: &Radar, chart: &Chart) {
    for label in &chart.labels {
        let Some((from, to)) = label.leader else { continue };
        let attributes = Attributes::new()
            .text("class", "leader")
            .text("data-leader-for", &radar.blips[label.blip].id)
            .number("x1", from.x)
            .number("y1", from.y)
            .number("x2", to.x)
            .number("y2", to.y);
        svg.empty("line", attributes);
    }
}

/// The blips of one ring as a list, in reading order.
fn write_ring(svg: &mut SvgWriter, radar: &Radar, chart: &Chart, ring: usize, dress: Dress) {
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
    let noun = if count == 1 { "technology" } else { "technologies" };
    let label = format!("{}: {count} {noun}", radar.rings[ring].name);
    svg.open("g", Attributes::new().text("role", "list").text("aria-label", &label));
    marks
        .into_iter()
        .for_each(|mark| write_mark(svg, radar, chart, mark, dress));
    clusters
        .into_iter()
        .for_each(|cluster| write_cluster(svg, radar, chart, cluster, dress));
    svg.close();
}

fn write_mark(svg: &mut SvgWriter, radar: &Radar, chart: &Chart, mark: &Mark, dress: Dress) {
    let blip = &radar.blips[mark.blip];
    let (ring_index, sector_index) = (blip.ring, blip.sector);
    let ring = &radar.rings[ring_index];
    svg.open("g", Attributes::new().text("role", "listitem"));
    let mut attributes = Attributes::new()
        .text("class", "blip")
        .text("data-blip", &blip.id)
        .text("data-sector", sector_key(radar, sector_index, dress))
        .text("data-ring", ring_key(radar, ring_index, dress))
        .number("data-cx", mark.centre.x)
        .number("data-cy", mark.centre.y)
        .number("data-r", chart.blip_radius);
    if let Some(value) = blip.value {
        attributes = attributes.text("data-score", &format!("{value:.6}"));
    }
    if let Some(intended) = mark.intended {
        attributes = attributes.text("data-intended-r", &format!("{intended:.3}"));
    }
    let words = name_blip(radar, blip);
    match (dress, &blip.href) {
        (Dress::Inline { root }, Some(href)) => {
            let href = if is_absolute(href) {
                href.clone()
            } else {
                format!("{root}{href}")
            };
            svg.open("a", attributes.text("href", &href).text("aria-label", &words));
        }
        (Dress::Inline { .. } | Dress::Standalone { .. }, _) => {
            svg.open("g", attributes.text("role", "img").text("aria-label", &words));
        }
    }
    svg.open("g", Attributes::new().text("aria-hidden", "true"));
    svg.words("title", Attributes::new(), &blip.name);
    let shape = Shape::of(blip, ring.outside);
    match borderline(blip) {
        None => write_shape(
            svg,
            shape,
            blip.not_yet_asked,
            mark.centre,
            chart.blip_radius,
            Some(chart.centre),
        ),
        Some((probability, neighbour)) => {
            let gauge = Gauge {
                share: 1.0 - probability,
                inwards: neighbour < blip.ring,
            };
            write_gauge(svg, gauge, mark.centre, chart.blip_radius, chart.centre);
            let inner = INNER * chart.blip_radius;
            write_shape(svg, shape, blip.not_yet_asked, mark.centre, inner, Some(chart.centre));
        }
    }
    if !is_labelled(&chart.labels, mark.blip) && !is_labelled(&chart.numbers, mark.blip) {
        let dark = shape == Shape::Hollow || blip.not_yet_asked || borderline(blip).is_some();
        write_inside(svg, &blip.number.to_string(), dark, mark.centre, chart.blip_radius);
    }
    svg.close();
    svg.close();
    svg.close();
}

/// Whether an address leads out of the site.
pub fn is_absolute(href: &str) -> bool {
    href.starts_with("http:") || href.starts_with("https:") || href.starts_with("mailto:")
}

fn is_labelled(labels: &[Label], blip: usize) -> bool {
    labels.binary_search_by_key(&blip, |label| label.blip).is_ok()
}

/// The probability of the ring a borderline blip is drawn in, and the ring that is most probable besides.
fn borderline(blip: &Blip) -> Option<(f64, usize)> {
    let certainty = blip.certainty.filter(|certainty| certainty.borderline)?;
    Some((certainty.probability, certainty.neighbour?))
}

/// The name of a blip for those who do not see it: number, name, ring, sector, and what its shape says.
fn name_blip(radar: &Radar, blip: &Blip) -> String {
    let (ring, sector) = (&radar.rings[blip.ring].name, &radar.sectors[blip.sector].name);
    let mut words = format!("{}. {}. {ring}. {sector}.", blip.number, blip.name);
    if let Some((probability, neighbour)) = borderline(blip) {
        let percent = libm::round(probability * 100.0);
        words.push_str(&format!(
            " Borderline: {percent} %, or {}.",
            radar.rings[neighbour].name
        ));
    }
    if blip.not_yet_asked {
        words.push_str(" Not yet asked.");
    }
    match blip.movement {
        Some(Movement::New) => words.push_str(" New."),
        Some(Movement::Inward) => words.push_str(" Moved inward."),
        Some(Movement::Outward) => words.push_str(" Moved outward."),
        Some(Movement::Unchanged) => words.push_str(" Unchanged."),
        None => {}
    }
    words
}

fn write_cluster(svg: &mut SvgWriter, radar: &Radar, chart: &Chart, cluster: &Cluster, dress: Dress) {
    let (ring_index, sector_index) = (cluster.ring, cluster.sector);
    let (ring, sector) = (&radar.rings[ring_index], &radar.sectors[sector_index]);
    let members: Vec<&str> = cluster
        .members
        .iter()
        .map(|member| radar.blips[*member].id.as_str())
        .collect();
    let words = format!(
        "{} more technologies. {}. {}. The list has them.",
        members.len(),
        ring.name,
        sector.name
    );
    svg.open("g", Attributes::new().text("role", "listitem"));
    let attributes = Attributes::new()
        .text("class", "blip cluster")
        .text("data-blip", &format!("{}-{}-more", sector.id, ring.id))
        .text("data-kind", "cluster")
        .text("data-members", &members.join(" "))
        .text("data-sector", sector_key(radar, sector_index, dress))
        .text("data-ring", ring_key(radar, ring_index, dress))
        .number("data-cx", cluster.centre.x)
        .number("data-cy", cluster.centre.y)
        .number("data-r", chart.blip_radius)
        .text("aria-label", &words);
    match dress {
        Dress::Inline { .. } => svg.open("a", attributes.text("href", &format!("#list-{}", ring.id))),
        Dress::Standalone { .. } => svg.open("g", attributes.text("role", "img")),
    }
    svg.open("g", Attributes::new().text("aria-hidden", "true"));
    write_shape(svg, Shape::Hollow, true, cluster.centre, chart.blip_radius, None);
    write_count(svg, members.len(), cluster.centre, chart.blip_radius);
    svg.close();
    svg.close();
    svg.close();
}

/// The shape of a mark; each tells one thing, without colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A plain entry, or one that has not moved.
    Disc,
    /// Nobody has been asked yet.
    Hollow,
    /// Outside the rings.
    Barred,
    /// New in this edition.
    New,
    /// Nearer to the centre than before.
    Inward,
    /// Farther out than before.
    Outward,
}

impl Shape {
    /// The shape of a blip, in a ring that is outside or not.
    pub fn of(blip: &Blip, outside: bool) -> Self {
        match blip.movement {
            _ if outside => Shape::Barred,
            Some(Movement::New) => Shape::New,
            Some(Movement::Inward) => Shape::Inward,
            Some(Movement::Outward) => Shape::Outward,
            Some(Movement::Unchanged) | None if blip.not_yet_asked => Shape::Hollow,
            Some(Movement::Unchanged) | None => Shape::Disc,
        }
    }
}

/// Draws a shape whose smallest enclosing circle has the radius given.
fn write_shape(svg: &mut SvgWriter, shape: Shape, is_hollow: bool, at: Point, radius: f64, towards: Option<Point>) {
    let circle = |radius: f64| {
        Attributes::new()
            .number("cx", at.x)
            .number("cy", at.y)
            .number("r", radius)
    };
    match shape {
        Shape::Disc => svg.empty("circle", circle(radius).text("class", "dot")),
        Shape::Hollow => svg.empty(
            "circle",
            circle(radius - 0.9).text("class", "hollow").number("stroke-width", 1.8),
        ),
        Shape::New => {
            svg.empty(
                "circle",
                circle(radius - 0.6).text("class", "hollow").number("stroke-width", 1.2),
            );
            let class = if is_hollow { "hollow" } else { "dot" };
            svg.empty(
                "circle",
                circle(0.7 * radius - 0.6)
                    .text("class", class)
                    .number("stroke-width", 1.2),
            );
        }
        Shape::Barred => {
            let side = radius * SQRT_2;
            let square = Attributes::new()
                .text("class", "barred")
                .number("width", side)
                .number("height", side);
            svg.empty(
                "rect",
                square.number("x", at.x - side / 2.0).number("y", at.y - side / 2.0),
            );
            let bar = Attributes::new()
                .text("class", "bar")
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
            let start = if shape == Shape::Inward { inward } else { inward + PI };
            // The corners of an outline are as sharp as a stroke of this width allows.
            let (reach, stroke) = if is_hollow { (radius - 0.6, 1.2) } else { (radius, 0.0) };
            let corners: Vec<String> = (0..3)
                .map(|corner| at.at(reach, Angle(start + f64::from(corner) * 2.0 * PI / 3.0)))
                .map(|corner| format!("{},{}", number(corner.x), number(corner.y)))
                .collect();
            svg.empty(
                "polygon",
                Attributes::new()
                    .text("class", if is_hollow { "hollow" } else { "dot" })
                    .number("stroke-width", stroke)
                    .text("stroke-linejoin", "round")
                    .text("points", &corners.join(" ")),
            );
        }
    }
}

/// The inner mark of a borderline blip, as a share of the radius.
const INNER: f64 = 0.6;

/// What the rim of a borderline blip tells.
#[derive(Debug, Clone, Copy)]
struct Gauge {
    /// How probable it is that another ring is right.
    share: f64,
    /// Whether the ring most probable besides is nearer to the centre.
    inwards: bool,
}

/// The rim of a borderline blip: dashed all round, and whole on the side of the neighbouring ring, for as much of the
/// turn as that other ring is probable.
fn write_gauge(svg: &mut SvgWriter, gauge: Gauge, at: Point, radius: f64, centre: Point) {
    let rim = Attributes::new()
        .text("class", "rim")
        .number("cx", at.x)
        .number("cy", at.y);
    let dashes = format!("{} {}", number(0.2 * radius), number(0.2 * radius));
    svg.empty(
        "circle",
        rim.number("r", radius - 0.5)
            .number("stroke-width", 1.0)
            .text("stroke-dasharray", &dashes),
    );
    let inward = libm::atan2(centre.y - at.y, centre.x - at.x);
    let middle = if gauge.inwards { inward } else { inward + PI };
    let half = PI * gauge.share.clamp(0.05, 0.95);
    let width = 0.22 * radius;
    let reach = radius - width / 2.0;
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
            .text("class", "rim")
            .number("stroke-width", width)
            .text("d", &path),
    );
}

/// A number inside a mark that has neither a name nor a number beside it.
fn write_inside(svg: &mut SvgWriter, words: &str, dark: bool, at: Point, radius: f64) {
    let size = (1.5 * radius / (0.56 * words.len() as f64 + 0.35)).min(0.95 * radius);
    let attributes = Attributes::new()
        .text("class", if dark { "number" } else { "on-blip" })
        .number("x", at.x)
        .number("y", at.y + 0.36 * size);
    let attributes = attributes.number("font-size", size).text("text-anchor", "middle");
    svg.words("text", attributes, words);
}

/// The number of blips a mark stands for, inside it.
fn write_count(svg: &mut SvgWriter, count: usize, at: Point, radius: f64) {
    let words = format!("+{count}");
    let size = (1.55 * radius / (0.56 * words.len() as f64 + 0.3)).min(0.95 * radius);
    let attributes = Attributes::new()
        .text("class", "number")
        .number("x", at.x)
        .number("y", at.y + 0.36 * size);
    svg.words(
        "text",
        attributes.number("font-size", size).text("text-anchor", "middle"),
        &words,
    );
}

/// A mark for a legend: a small picture without words.
pub fn render_legend_mark(shape: Shape) -> String {
    let mut svg = SvgWriter::default();
    let attributes = Attributes::new()
        .text("class", "legend-mark")
        .numbers("viewBox", &[0.0, 0.0, 20.0, 20.0]);
    svg.open(
        "svg",
        attributes
            .number("width", 20.0)
            .number("height", 20.0)
            .text("aria-hidden", "true"),
    );
    write_shape(&mut svg, shape, false, Point { x: 10.0, y: 10.0 }, 8.0, None);
    svg.finish()
}

/// The marks that a map uses, each with its meaning.
pub fn legend_rows(radar: &Radar) -> Vec<(Shape, &'static str)> {
    let all = [
        (Shape::Disc, "technology"),
        (Shape::Hollow, "not yet asked: no workshop on its topics has been held"),
        (Shape::Barred, "restricted by law, outside the rings"),
        (Shape::New, "new in this edition"),
        (Shape::Inward, "moved towards the centre"),
        (Shape::Outward, "moved outwards"),
    ];
    let used = |shape: Shape| {
        radar
            .blips
            .iter()
            .any(|blip| Shape::of(blip, radar.rings[blip.ring].outside) == shape)
    };
    all.into_iter().filter(|(shape, _)| used(*shape)).collect()
}
