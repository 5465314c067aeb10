//! What the reader must know about a drawing, in sentences.

use crate::model::{Cluster, Label, Mark, Point, Radar};

/// A deviation from the radius of the value up to which a blip stands at it.
const EXACT: f64 = 0.5;
/// Blips smaller than this get a notice.
const SMALL: f64 = 7.0;
/// The most cells with a notice of their own.
const FEW: usize = 3;

/// The notices of a drawing whose blips have rooms of a radius, compromises first; and how many of them are of
/// compromises: less room than blips ask for.
pub fn write_notices(
    radar: &Radar,
    (marks, blip): (&[Mark], f64),
    clusters: &[Cluster],
    labels: &[Label],
    centre: Point,
) -> (Vec<String>, usize) {
    let mut notices = describe_deviations(radar, marks, blip, centre);
    if blip < SMALL && !marks.is_empty() {
        notices.push(format!(
            "For want of room all marks are drawn small, with radius {blip}."
        ));
    }
    for cluster in clusters {
        let (sector, ring) = (&radar.sectors[cluster.sector].name, &radar.rings[cluster.ring].name);
        notices.push(format!(
            "{} technologies of {sector}, {ring}, are drawn as one counted mark; the list has them all.",
            cluster.members.len()
        ));
    }
    let compromises = notices.len();
    if marks.iter().any(|mark| mark.intended.is_none()) {
        notices.push(
            "Blips without a value are spread over their ring; their distance from the centre means nothing.".into(),
        );
    }
    let unnamed = marks.len() - labels.len();
    if unnamed > 0 {
        notices.push(format!(
            "{} not fit on the map; the number leads to the list.",
            counted(unnamed, "name does", "names do")
        ));
    }
    (notices, compromises)
}

/// The blips off the radius of their value, cell by cell where these are few.
fn describe_deviations(radar: &Radar, marks: &[Mark], blip: f64, centre: Point) -> Vec<String> {
    let off = |mark: &&Mark| {
        let intended = mark.intended?;
        let off = (mark.centre.distance(centre) - intended).abs();
        (off > EXACT).then_some(off)
    };
    let farthest = |marks: &[&Mark]| marks.iter().filter_map(off).fold(0.0, f64::max);
    let moved: Vec<&Mark> = marks.iter().filter(|mark| off(mark).is_some()).collect();
    let cell = |mark: &Mark| (radar.blips[mark.blip].sector, radar.blips[mark.blip].ring);
    let mut cells: Vec<(usize, usize)> = moved.iter().map(|mark| cell(mark)).collect();
    cells.sort_unstable();
    cells.dedup();
    if cells.len() > FEW {
        let most = farthest(&moved);
        let who = counted(moved.len(), "blip stands", "blips stand");
        let places = cells.len();
        return vec![format!(
            "For want of room {who} up to {most:.1} units off the radius of the value, in {places} cells."
        )];
    }
    let describe_cell = |place: (usize, usize)| {
        let own: Vec<&Mark> = moved.iter().copied().filter(|mark| cell(mark) == place).collect();
        let is_near = |mark: &&Mark| {
            let near = |other: &&Mark| matches!((mark.intended, other.intended), (Some(one), Some(other)) if (one - other).abs() < 2.0 * blip);
            cell(mark) == place && own.iter().any(near)
        };
        let near = marks.iter().filter(is_near).count();
        let (sector, ring) = (&radar.sectors[place.0].name, &radar.rings[place.1].name);
        format!(
            "In {sector}, {ring}, {near} technologies have nearly the same value; {} up to {:.1} units off the radius of \
             the value.",
            counted(own.len(), "stands", "stand"),
            farthest(&own)
        )
    };
    cells.into_iter().map(describe_cell).collect()
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
