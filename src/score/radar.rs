//! One view of an edition: which technologies it shows and in which sectors they stand.

use crate::method::rings::Bands;
use crate::model::{
    Asked, Blip, BlipCertainty, Dossier, Edition, Neighbour, Placement, Radar, RingBand, Sector, SectorsBy, Technology,
    View,
};

/// Composes the radar of a view; blips come in reading order and are numbered from 1.
pub fn compose_radar(dossier: &Dossier, edition: &Edition, view: &View) -> Radar {
    let sectors = list_sectors(dossier, view);
    let thresholds = dossier.configuration.rings.iter().map(|ring| ring.threshold);
    let bands = Bands::new(&thresholds.collect::<Vec<_>>()).expect("thresholds fall, as checked when they were read");
    let mut blips: Vec<Blip> = dossier
        .technologies
        .iter()
        .zip(&edition.placements)
        .filter_map(|(technology, placement)| {
            let sector = choose_sector(dossier, view, &sectors, technology, placement)?;
            Some(make_blip(&bands, technology, placement, sector))
        })
        .collect();
    blips.sort_by(|a, b| {
        let value = |blip: &Blip| blip.value.unwrap_or(-1.0);
        (a.ring, a.sector)
            .cmp(&(b.ring, b.sector))
            .then(value(b).total_cmp(&value(a)))
            .then_with(|| a.id.cmp(&b.id))
    });
    blips
        .iter_mut()
        .enumerate()
        .for_each(|(index, blip)| blip.number = index + 1);
    let rings = dossier.configuration.rings.iter();
    let rings = rings
        .map(|ring| RingBand {
            id: ring.id.clone(),
            name: ring.name.clone(),
            meaning: {
                let own = edition.placements.iter();
                let own = own.filter(|placement| dossier.configuration.rings[placement.ring].id == ring.id);
                ring.words_for(own).0.to_owned()
            },
            outside: ring.outside,
        })
        .collect();
    Radar {
        id: view.id.clone(),
        title: view.title.clone(),
        subtitle: String::new(),
        sectors,
        rings,
        blips,
        choices: view.choices,
    }
}

fn make_blip(bands: &Bands, technology: &Technology, placement: &Placement, sector: usize) -> Blip {
    let inside = |value: f64| bands.place(placement.ring + 1, value);
    let certainty = placement.certainty.as_ref().map(|certainty| BlipCertainty {
        asked_for: placement.held.as_ref().map(|_| placement.ruled),
        probability: certainty.probability(placement.ring),
        word: certainty.word,
        neighbour: certainty.neighbour.map(|ring| Neighbour {
            ring,
            probability: certainty.probability(ring),
        }),
        spread: certainty.value.map(|value| (inside(value.low), inside(value.high))),
    });
    Blip {
        id: technology.id.clone(),
        name: technology.name.clone(),
        number: 0,
        sector,
        ring: placement.ring,
        value: placement.value.map(|value| inside(value.value())),
        not_yet_asked: placement.asked == Asked::NotYetAsked,
        movement: placement.before.as_ref().map(|before| before.movement),
        provisional: !placement.one_source.is_empty(),
        demand: Some(placement.demand.total),
        certainty,
        href: Some(format!("tech/{}.html", technology.id)),
    }
}

fn list_sectors(dossier: &Dossier, view: &View) -> Vec<Sector> {
    let configuration = &dossier.configuration;
    let sector = |id: &String, name: &String| Sector {
        id: id.clone(),
        name: name.clone(),
    };
    match &view.sectors {
        SectorsBy::Groups => configuration
            .groups
            .iter()
            .map(|group| sector(&group.id, &group.name))
            .collect(),
        SectorsBy::Activities => configuration
            .activities
            .iter()
            .map(|activity| sector(&activity.id, &activity.name))
            .collect(),
        SectorsBy::TopicsOf(group) => {
            let topics = configuration.topics.iter().filter(|topic| topic.group == *group);
            topics.map(|topic| sector(&topic.id, &topic.name)).collect()
        }
    }
}

/// The sector whose needs ask most for the technology; without demand the one that holds most of its topics; ties go to
/// the topic the technology names first. `None` where the view does not show it.
fn choose_sector(
    dossier: &Dossier,
    view: &View,
    sectors: &[Sector],
    technology: &Technology,
    placement: &Placement,
) -> Option<usize> {
    let index = |id: &str| sectors.iter().position(|sector| sector.id == id);
    if let Some(pinned) = technology.sectors.get(&view.id) {
        return index(pinned);
    }
    let group_of = |topic: &str| dossier.topic(topic).map_or("", |topic| topic.group.as_str());
    let mut demand = vec![0.0; sectors.len()];
    let mut topics = vec![0.0; sectors.len()];
    match &view.sectors {
        SectorsBy::Activities => return index(&technology.activity),
        SectorsBy::Groups => {
            placement
                .demand
                .asks
                .iter()
                .for_each(|ask| add(&mut demand, index(&ask.group), ask.amount));
            technology
                .topics
                .iter()
                .for_each(|topic| add(&mut topics, index(group_of(topic)), 1.0));
        }
        SectorsBy::TopicsOf(_) => {
            placement
                .demand
                .asks
                .iter()
                .for_each(|ask| add(&mut demand, index(&ask.topic), ask.amount));
            technology
                .topics
                .iter()
                .for_each(|topic| add(&mut topics, index(topic), 1.0));
        }
    }
    let order: Vec<Option<usize>> = technology
        .topics
        .iter()
        .map(|topic| index(topic).or_else(|| index(group_of(topic))))
        .collect();
    let rank = |sector: usize| {
        order
            .iter()
            .position(|named| *named == Some(sector))
            .unwrap_or(usize::MAX)
    };
    (0..sectors.len())
        .filter(|sector| demand[*sector] > 0.0 || topics[*sector] > 0.0)
        .min_by(|a, b| {
            demand[*b]
                .total_cmp(&demand[*a])
                .then(topics[*b].total_cmp(&topics[*a]))
                .then(rank(*a).cmp(&rank(*b)))
        })
}

fn add(sums: &mut [f64], index: Option<usize>, amount: f64) {
    if let Some(index) = index {
        sums[index] += amount;
    }
}
