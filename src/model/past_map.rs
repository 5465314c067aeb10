//! The radar that a frozen map showed, as far as the edition kept it.

use super::{
    Blip, BlipCertainty, Configuration, FrozenBlip, FrozenEdition, FrozenMap, FrozenPlacement, History, MapChoices,
    Movement, Neighbour, Radar, RingBand, Sector, Sureness,
};

impl History<'_> {
    /// The radar of a frozen map. What it does not say is called as it is now; how sure a ring was is judged by the limits of
    /// now.
    pub fn compose_past_radar(&self, edition: &FrozenEdition, map: &FrozenMap) -> Radar {
        let configuration = &self.dossier().configuration;
        let view = configuration.views.iter().find(|view| view.id == map.view);
        let title = Some(&map.title).filter(|title| !title.is_empty());
        let sectors = map.sectors.iter().enumerate().map(|(index, id)| Sector {
            id: id.clone(),
            name: match map.sector_names.get(index) {
                Some(name) => name.clone(),
                None => name_sector(configuration, id).to_owned(),
            },
        });
        let rings = map.rings.iter().map(|ring| RingBand {
            id: ring.id.clone(),
            name: edition.ring_name(&ring.id, self.now()).to_owned(),
            meaning: String::new(),
            outside: ring.outside,
        });
        let blips = map.blips.iter().enumerate();
        Radar {
            id: map.view.clone(),
            title: title.or(view.map(|view| &view.title)).unwrap_or(&map.view).clone(),
            subtitle: String::new(),
            sectors: sectors.collect(),
            rings: rings.collect(),
            blips: blips
                .map(|(index, blip)| self.make_past_blip(edition, map, blip, index + 1))
                .collect(),
            choices: MapChoices {
                sized: view.is_some_and(|view| view.choices.sized),
                ..MapChoices::default()
            },
        }
    }

    fn make_past_blip(&self, edition: &FrozenEdition, map: &FrozenMap, blip: &FrozenBlip, number: usize) -> Blip {
        let placement = edition.placement(&blip.id);
        Blip {
            id: blip.id.clone(),
            name: placement.map_or(&blip.id, |placement| &placement.name).clone(),
            number,
            sector: blip.sector,
            ring: blip.ring,
            value: blip.value,
            not_yet_asked: blip.not_yet_asked,
            provisional: false,
            demand: placement.and_then(|placement| placement.demand),
            movement: self.find_movement(edition, placement),
            certainty: placement.and_then(|placement| self.judge(map, placement)),
            href: self.address_of(&blip.id),
        }
    }

    /// How a technology had moved since the edition before; `None` in the first one.
    fn find_movement(&self, edition: &FrozenEdition, now: Option<&FrozenPlacement>) -> Option<Movement> {
        let before = self.edition_before(&edition.name)?;
        let Some(old) = self.renames().predecessor(&now?.technology, before, edition) else {
            return Some(Movement::New);
        };
        let rings = match edition.rings.is_empty() {
            true => &self.now().rings,
            false => &edition.rings,
        };
        let depth = |id: &str| rings.iter().position(|(ring, _)| ring == id).unwrap_or(rings.len());
        Some(Movement::between(depth(&old.ring), depth(&now?.ring)))
    }

    /// How sure a ring was, by the probabilities that the edition kept.
    fn judge(&self, map: &FrozenMap, placement: &FrozenPlacement) -> Option<BlipCertainty> {
        let probability = placement.probability_here()?;
        let others = placement
            .probabilities
            .iter()
            .filter(|(ring, _)| *ring != placement.ring);
        let neighbours = others.filter_map(|(id, probability)| {
            let ring = map.rings.iter().position(|ring| ring.id == *id)?;
            Some(Neighbour {
                ring,
                probability: *probability,
            })
        });
        let asked_for = map.rings.iter().position(|ring| ring.id == placement.ruled);
        Some(BlipCertainty {
            asked_for: asked_for.filter(|_| placement.ruled != placement.ring),
            probability,
            word: Sureness::judge(probability, &self.dossier().configuration.scoring),
            neighbour: neighbours.reduce(|best, other| {
                if other.probability > best.probability {
                    other
                } else {
                    best
                }
            }),
            spread: None,
        })
    }
}

/// What a sector of an id is called now: a group, an activity or a topic; the id where it is none of them.
fn name_sector<'c>(configuration: &'c Configuration, id: &'c str) -> &'c str {
    let groups = configuration.groups.iter().map(|group| (&group.id, &group.name));
    let activities = configuration.activities.iter().map(|known| (&known.id, &known.name));
    let topics = configuration.topics.iter().map(|topic| (&topic.id, &topic.name));
    let mut known = groups.chain(activities).chain(topics);
    known.find(|(known, _)| *known == id).map_or(id, |(_, name)| name)
}
