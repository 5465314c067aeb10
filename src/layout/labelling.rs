//! Names that are being placed: each change can be undone.

use super::label_position::{LabelPosition, Name};
use super::occupancy::Occupancy;

/// Names that are being placed, with what was changed on the way.
pub struct Labelling<'a> {
    /// What they must stay clear of, and where they stand.
    pub occupancy: &'a mut Occupancy,
    /// The name of each blip.
    pub names: &'a [Name],
    /// What was changed, with what stood there before.
    changes: Vec<(usize, Option<LabelPosition>)>,
}

impl<'a> Labelling<'a> {
    /// No changes yet.
    pub fn new(occupancy: &'a mut Occupancy, names: &'a [Name]) -> Self {
        Labelling {
            occupancy,
            names,
            changes: Vec::new(),
        }
    }

    /// The places beside a blip that are clear of all but names, the best first.
    pub fn list_places(&self, blip: usize) -> Vec<LabelPosition> {
        let mut places = self.names[blip].positions_beside(self.occupancy.spot(blip), self.occupancy.blip);
        places.retain(|place| self.occupancy.is_clear_of_all_but_names(blip, place));
        places.sort_by(|a, b| a.cost.total_cmp(&b.cost));
        places
    }

    /// Sets or takes a name, so that it can be undone.
    pub fn set(&mut self, blip: usize, place: Option<LabelPosition>) {
        let before = self.occupancy.take(blip);
        self.changes.push((blip, before));
        if let Some(place) = place {
            self.occupancy.put(blip, place);
        }
    }

    /// How many changes there were.
    pub fn count_changes(&self) -> usize {
        self.changes.len()
    }

    /// Undoes all changes since there were so many.
    pub fn undo(&mut self, start: usize) {
        while self.changes.len() > start {
            let Some((blip, before)) = self.changes.pop() else {
                return;
            };
            self.occupancy.take(blip);
            if let Some(place) = before {
                self.occupancy.put(blip, place);
            }
        }
    }
}
