//! What the reader must know about a drawing, as values.

use crate::model::{Cluster, Label, Mark, Notice, Point, Radar};

/// A deviation from the radius of the value up to which a blip stands at it.
const EXACT: f64 = 0.5;
/// Blips smaller than this get a notice.
const SMALL: f64 = 7.0;
/// The most cells with a notice of their own.
const FEW: usize = 3;

/// The notices of a drawing whose blips have rooms of a radius, compromises first.
pub fn list_notices(
    radar: &Radar,
    (marks, blip): (&[Mark], f64),
    clusters: &[Cluster],
    (labels, numbers): (&[Label], &[Label]),
    centre: Point,
) -> Vec<Notice> {
    let mut notices = list_deviations(radar, marks, blip, centre);
    if blip < SMALL && !marks.is_empty() {
        notices.push(Notice::SmallMarks(blip));
    }
    notices.extend(clusters.iter().map(|cluster| Notice::Clustered {
        sector: cluster.sector,
        ring: cluster.ring,
        count: cluster.members.len(),
    }));
    if marks.iter().any(|mark| mark.intended.is_none()) {
        notices.push(Notice::WithoutValue);
    }
    let count = radar.blips.iter().filter(|blip| blip.provisional).count();
    if count > 0 {
        notices.push(Notice::Provisional {
            count,
            all: radar.blips.len(),
        });
    }
    let bare = marks.len() - labels.len() - numbers.len();
    notices.extend((!numbers.is_empty()).then_some(Notice::Unnamed(numbers.len())));
    notices.extend((bare > 0).then_some(Notice::Unnumbered(bare)));
    notices
}

/// The blips off the radius of their value, cell by cell where these are few.
fn list_deviations(radar: &Radar, marks: &[Mark], blip: f64, centre: Point) -> Vec<Notice> {
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
        return vec![Notice::OffRadius {
            off: moved.len(),
            farthest: farthest(&moved),
            cells: cells.len(),
        }];
    }
    let of_cell = |place: (usize, usize)| {
        let own: Vec<&Mark> = moved.iter().copied().filter(|mark| cell(mark) == place).collect();
        let is_near = |mark: &&Mark| {
            let near = |other: &&Mark| matches!((mark.intended, other.intended), (Some(one), Some(other)) if (one - other).abs() < 2.0 * blip);
            cell(mark) == place && own.iter().any(near)
        };
        Notice::OffRadiusInCell {
            sector: place.0,
            ring: place.1,
            near: marks.iter().filter(is_near).count(),
            off: own.len(),
            farthest: farthest(&own),
        }
    };
    cells.into_iter().map(of_cell).collect()
}
