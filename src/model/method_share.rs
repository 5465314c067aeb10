//! What the method adds to a difference: editions frozen by another version of the program, held against what this one makes of
//! the same data.

use super::{Attribution, Contribution, FrozenEdition, FrozenPlacement, Input, InputChange, Reasons, Renames};

impl Reasons {
    /// With what the method did: between what an edition says and what comes of its data now.
    pub fn with_method(mut self, older: &FrozenEdition, newer: &FrozenEdition, renames: &Renames) -> Self {
        let method = self.changes.len();
        let mut acts = false;
        for now in &newer.placements {
            let Some(old) = renames.predecessor(&now.technology, older, newer) else {
                continue;
            };
            let Some((was, is)) = self.state_of(old).zip(self.state_of(now)) else {
                continue;
            };
            let place = self
                .technologies
                .binary_search_by(|found| found.technology.cmp(&now.technology));
            let (before, after) = match place {
                Ok(place) => (&self.technologies[place].before, &self.technologies[place].now),
                Err(_) => (&was.0, &was.0),
            };
            let found = place.ok().map(|place| self.technologies[place].value);
            let (value_before, value_now) = found.unwrap_or((was.1, was.1));
            let rings: Vec<f64> = (0..self.rings.len())
                .map(|ring| before[ring] - was.0[ring] + is.0[ring] - after[ring])
                .collect();
            let less = |one: Option<f64>, other: Option<f64>| one.zip(other).map_or(0.0, |(one, other)| one - other);
            let contribution = Contribution {
                changes: vec![method],
                rings,
                value: less(value_before, was.1) + less(is.1, value_now),
            };
            if !contribution.counts() {
                continue;
            }
            acts = true;
            let place = place.unwrap_or_else(|place| {
                self.technologies
                    .insert(place, Attribution::without_changes(&now.technology));
                place
            });
            let attribution = &mut self.technologies[place];
            (attribution.before, attribution.now) = (was.0, is.0);
            attribution.value = (was.1, is.1);
            attribution.contributions.push(contribution);
        }
        if acts || older.generator != newer.generator {
            self.changes.push(InputChange {
                input: Input::Method,
                subject: String::new(),
                technology: String::new(),
                before: Some(older.generator.clone()),
                now: Some(newer.generator.clone()),
                rule: None,
            });
        }
        self
    }

    /// The probabilities of the rings and the value that a placement says; `None` where it does not say.
    fn state_of(&self, placement: &FrozenPlacement) -> Option<(Vec<f64>, Option<f64>)> {
        let given = &placement.probabilities;
        let share = |id: &String| {
            given
                .iter()
                .find(|(ring, _)| ring == id)
                .map_or(0.0, |(_, share)| *share)
        };
        (!given.is_empty()).then(|| (self.rings.iter().map(share).collect(), placement.value))
    }
}

impl Attribution {
    fn without_changes(technology: &str) -> Self {
        Attribution {
            technology: technology.to_owned(),
            before: Vec::new(),
            now: Vec::new(),
            value: (None, None),
            contributions: Vec::new(),
            error: None,
        }
    }
}
