//! What the reader must be told about a drawing, in sentences.

use crate::model::{Cluster, Label, Mark, Point, Radar};

/// What the reader must be told about the drawing.
pub fn tell(radar: &Radar, marks: &[Mark], clusters: &[Cluster], labels: &[Label], centre: Point) -> Vec<String> {
    let mut notes = Vec::new();
    let off = |mark: &Mark| {
        mark.intended
            .map_or(0.0, |intended| (mark.centre.distance(centre) - intended).abs())
    };
    let moved: Vec<f64> = marks.iter().map(off).filter(|off| *off > 0.5).collect();
    if !moved.is_empty() {
        let most = moved.iter().copied().fold(0.0, f64::max);
        let who = if moved.len() == 1 {
            "1 blip stands".to_owned()
        } else {
            format!("{} blips stand", moved.len())
        };
        notes.push(format!(
            "For want of room {who} up to {most:.1} units off the radius of the value."
        ));
    }
    for cluster in clusters {
        let (sector, ring) = (&radar.sectors[cluster.sector].name, &radar.rings[cluster.ring].name);
        notes.push(format!(
            "{} technologies of {sector}, {ring}, are drawn as one counted mark; the list has them all.",
            cluster.members.len()
        ));
    }
    if marks.iter().any(|mark| mark.intended.is_none()) {
        notes.push(
            "Blips without a value are spread over their ring; their distance from the centre means nothing.".into(),
        );
    }
    let unnamed = marks.len() - labels.len();
    if unnamed > 0 {
        let who = if unnamed == 1 {
            "1 name does".to_owned()
        } else {
            format!("{unnamed} names do")
        };
        notes.push(format!("{who} not fit on the map; the number leads to the list."));
    }
    notes
}
