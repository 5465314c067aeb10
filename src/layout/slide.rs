//! Room for names: a blip without one walks along its own arc until its name fits. Its radius never changes.

use crate::model::{Angle, Cell, Label, Mark, Point, Radar, TextBlock};

use super::arc::{Spot, free_turns};
use super::label::{Backdrop, is_free, list_name_places};
use super::seat::{GAP, Seated};

/// Steps of the walk, along the arc.
const STEP: f64 = 5.0;

/// The drawing while blips may still move along their arcs.
pub struct Canvas<'a> {
    pub radar: &'a Radar,
    pub cells: &'a [Cell],
    pub seated: &'a mut [Seated],
    pub backdrop: &'a Backdrop<'a>,
}

/// Walks every blip without a name along its arc; names that fit are added, marks that moved are changed.
pub fn slide_blips(canvas: &mut Canvas, marks: &mut [Mark], labels: &mut Vec<Label>) {
    for index in 0..marks.len() {
        if labels.iter().any(|label| label.blip == marks[index].blip) {
            continue;
        }
        if let Some((cell, seat, turn, text)) = find_place(canvas, marks, labels, index) {
            canvas.seated[cell].seats[seat].spot.turn = turn;
            marks[index].centre = place(canvas, cell, canvas.seated[cell].seats[seat].spot);
            labels.push(Label {
                blip: marks[index].blip,
                text,
                leader: None,
            });
        }
    }
    labels.sort_by_key(|label| label.blip);
}

fn place(canvas: &Canvas, cell: usize, spot: Spot) -> Point {
    let middle = (canvas.cells[cell].start.0 + canvas.cells[cell].end.0) / 2.0;
    canvas.backdrop.disc.0.at(spot.radius, Angle(middle + spot.turn))
}

/// The nearest place on the arc at which the name fits: cell, seat, turn and the name set there.
fn find_place(
    canvas: &Canvas,
    marks: &[Mark],
    labels: &[Label],
    index: usize,
) -> Option<(usize, usize, f64, TextBlock)> {
    let blip = marks[index].blip;
    let (cell, seat) = canvas.seated.iter().enumerate().find_map(|(cell, seated)| {
        seated
            .seats
            .iter()
            .position(|seat| seat.blip == blip)
            .map(|seat| (cell, seat))
    })?;
    let seated = &canvas.seated[cell];
    let room = seated.room?;
    let spot = seated.seats[seat].spot;
    let others: Vec<Spot> = seated
        .seats
        .iter()
        .filter(|other| other.blip != blip)
        .map(|other| other.spot)
        .chain(seated.crowd.as_ref().map(|(spot, _)| *spot))
        .collect();
    let free = free_turns(
        spot.radius,
        room.reach(spot.radius),
        &others,
        2.0 * canvas.backdrop.blip + GAP,
    );
    let mut turns: Vec<f64> = free
        .iter()
        .flat_map(|(start, end)| {
            let steps = ((end - start) * spot.radius / STEP) as usize;
            (0..=steps).map(move |step| start + (end - start) * step as f64 / steps.max(1) as f64)
        })
        .collect();
    turns.sort_by(|a, b| {
        (a - spot.turn)
            .abs()
            .total_cmp(&(b - spot.turn).abs())
            .then(a.total_cmp(b))
    });
    let mut moved = marks.to_vec();
    for turn in turns {
        moved[index].centre = place(
            canvas,
            cell,
            Spot {
                radius: spot.radius,
                turn,
            },
        );
        let ground = canvas.backdrop.behind(&moved);
        if !is_free(&ground, labels, &moved[index]) {
            continue;
        }
        let fitting = list_name_places(canvas.radar, &ground, &moved[index])
            .into_iter()
            .find(|text| clear_of(labels, text));
        if let Some(text) = fitting {
            return Some((cell, seat, turn, text));
        }
    }
    None
}

fn clear_of(labels: &[Label], text: &TextBlock) -> bool {
    labels.iter().all(|label| super::label::is_apart(label, text))
}
