//! An edition as it was frozen: what stood where and why, and where its maps drew it. It no longer changes.

use std::cmp::Ordering;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    Anchor, BuiltUpon, Called, Cell, Configuration, Dossier, Edition, FrozenRun, LEGAL_SEPARATOR, MadeOf, Movement,
    Placement, RingScale, Technology, ToldChanges,
};

/// This program with its version.
pub const GENERATOR: &str = concat!("leadar ", env!("CARGO_PKG_VERSION"));

/// A dated radar that no longer changes.
#[derive(Debug, Clone, PartialEq)]
pub struct FrozenEdition {
    /// Its name, also that of its folder.
    pub name: String,
    /// The day its data stood at.
    pub date: Date,
    /// SHA-256 of the files it was made from, in hexadecimal.
    pub digest: String,
    /// Version of the program that made it.
    pub generator: String,
    /// What it keeps of the data it was made of.
    pub made_of: MadeOf,
    /// The editions whose rings and places it was built upon, the oldest first; none where it does not say.
    pub built_upon: Vec<BuiltUpon>,
    /// SHA-256 of its list of checksums, in hexadecimal; `None` before it is frozen.
    pub seal: Option<String>,
    /// What the simulation was run with; `None` where none was run or it does not say.
    pub run: Option<FrozenRun>,
    /// Id and name of each ring, from the centre; none where it does not say.
    pub rings: Vec<(String, String)>,
    /// Each id that a technology had before, with the one it has here.
    pub formerly: Vec<(String, String)>,
    /// Declared weight of each criterion, by the criterion's id.
    pub weights: Vec<(String, f64)>,
    /// What stood where, by technology.
    pub placements: Vec<FrozenPlacement>,
    /// Its maps, by view.
    pub maps: Vec<FrozenMap>,
    /// What it told of the changes since the edition before; `None` of the first one, where it does not say, and before it is
    /// frozen.
    pub changes: Option<ToldChanges>,
}

impl FrozenEdition {
    /// An edition as it stands, with its maps.
    pub fn of(dossier: &Dossier, edition: &Edition, maps: Vec<FrozenMap>) -> Self {
        let configuration = &dossier.configuration;
        let placed = dossier.technologies.iter().zip(&edition.placements);
        let before: Vec<&FrozenEdition> = dossier.editions_before().collect();
        FrozenEdition {
            name: configuration.edition.clone(),
            date: configuration.date,
            digest: dossier.digest.clone(),
            generator: GENERATOR.into(),
            made_of: MadeOf::Inputs,
            built_upon: before.iter().rev().filter_map(|frozen| frozen.as_ground()).collect(),
            seal: None,
            run: edition.run.as_ref().map(|run| FrozenRun {
                seed: run.seed,
                draws: run.samples as u64,
            }),
            rings: configuration
                .rings
                .iter()
                .map(|ring| (ring.id.clone(), ring.name.clone()))
                .collect(),
            formerly: dossier
                .technologies
                .iter()
                .flat_map(|technology| {
                    let former = technology.formerly.iter();
                    former.map(|former| (former.clone(), technology.id.clone()))
                })
                .collect(),
            weights: configuration
                .criteria
                .iter()
                .map(|criterion| (criterion.id.clone(), criterion.weight.value()))
                .collect(),
            placements: placed
                .map(|(technology, placement)| FrozenPlacement::of(configuration, technology, placement))
                .collect(),
            maps,
            changes: None,
        }
    }

    /// The placement of a technology.
    pub fn placement(&self, technology: &str) -> Option<&FrozenPlacement> {
        self.placements
            .binary_search_by(|placement| placement.technology.as_str().cmp(technology))
            .ok()
            .map(|index| &self.placements[index])
    }

    /// The map of a view.
    pub fn map(&self, view: &str) -> Option<&FrozenMap> {
        self.maps.iter().find(|map| map.view == view)
    }

    /// The edition as the ground of a later one; `None` before it is frozen.
    fn as_ground(&self) -> Option<BuiltUpon> {
        Some(BuiltUpon {
            name: self.name.clone(),
            seal: self.seal.clone()?,
        })
    }

    /// Whether it comes before another edition, by date and then by name.
    pub fn comes_before(&self, name: &str, date: Date) -> bool {
        (self.date, self.name.as_str()).cmp(&(date, name)) == Ordering::Less
    }
}

/// Where a technology stood, and on what.
#[derive(Debug, Clone, PartialEq)]
pub struct FrozenPlacement {
    /// Id of the technology.
    pub technology: String,
    /// What it was called.
    pub name: String,
    /// Id of the ring it stood in.
    pub ring: String,
    /// Id of the ring its rules asked for.
    pub ruled: String,
    /// Probability of the ruled ring, 0 to 1; `None` where none was computed.
    pub probability: Option<f64>,
    /// Probability of each ring by the ring's id, 0 to 1, from the centre; none where it does not say.
    pub probabilities: Vec<(String, f64)>,
    /// The rule that decides most often for the ruled ring, in words; `None` where it does not say.
    pub rule: Option<String>,
    /// What practitioners asked for, in points, 0 or more; `None` where it does not say.
    pub demand: Option<f64>,
    /// Weighted value, 0 to 1; `None` without one.
    pub value: Option<f64>,
    /// Low and high end of its TRL.
    pub trl: (u8, u8),
    /// Ids of its legal classes in one cell.
    pub legal_class: String,
    /// Level of each criterion by the criterion's id; `None` where it was unknown.
    pub levels: Vec<(String, Option<f64>)>,
}

impl FrozenPlacement {
    /// A placement as it stands.
    pub fn of(configuration: &Configuration, technology: &Technology, placement: &Placement) -> Self {
        let ring = |ring: usize| configuration.rings[ring].id.clone();
        let levels = placement.assessments.iter().map(|assessment| {
            let criterion = configuration.criteria[assessment.criterion].id.clone();
            (criterion, assessment.level.map(|level| level.level()))
        });
        FrozenPlacement {
            technology: technology.id.clone(),
            name: technology.name.clone(),
            ring: ring(placement.ring),
            ruled: ring(placement.ruled),
            probability: placement
                .certainty
                .as_ref()
                .map(|found| found.probability(placement.ruled)),
            probabilities: placement.certainty.as_ref().map_or_else(Vec::new, |found| {
                let rings = configuration.rings.iter().zip(&found.rings);
                rings
                    .map(|(ring, probability)| (ring.id.clone(), *probability))
                    .collect()
            }),
            rule: configuration.rules.get(placement.rule).map(|rule| rule.words.clone()),
            demand: Some(placement.demand.total),
            value: placement.value.map(|value| value.value()),
            trl: (technology.trl.low.level(), technology.trl.high.level()),
            legal_class: technology.legal_cell(),
            levels: levels.collect(),
        }
    }

    /// Probability of the ring it stood in, 0 to 1; `None` where none was computed or it does not say.
    pub fn probability_here(&self) -> Option<f64> {
        let counted = self.probabilities.iter().find(|(ring, _)| *ring == self.ring);
        let of_ruled = self.probability.filter(|_| self.ring == self.ruled);
        counted.map(|(_, probability)| *probability).or(of_ruled)
    }

    /// What stands otherwise behind it than behind an older one, each in a few words; names come from what is declared
    /// now.
    pub fn list_changes(&self, old: &FrozenPlacement, configuration: &Configuration) -> Vec<PlacementChange> {
        let mut changes = Vec::new();
        if self.trl != old.trl {
            changes.push(PlacementChange::Trl {
                now: self.trl,
                before: old.trl,
            });
        }
        if self.legal_class != old.legal_class {
            let name = |cell: &str| {
                let ids = cell.split(LEGAL_SEPARATOR);
                let names = ids.map(|id| configuration.legal_class(id).map_or(id, |class| &class.name));
                names.collect::<Vec<_>>().join(LEGAL_SEPARATOR)
            };
            changes.push(PlacementChange::Law {
                now: name(&self.legal_class),
                before: name(&old.legal_class),
            });
        }
        for (criterion, now) in &self.levels {
            let before = old.levels.iter().find(|(id, _)| id == criterion);
            let Some((_, before)) = before.filter(|(_, before)| !is_same_level(*now, *before)) else {
                continue;
            };
            let declared = configuration.criteria.iter().find(|known| known.id == *criterion);
            changes.push(PlacementChange::Level {
                criterion: declared.map_or(criterion, |known| &known.name).clone(),
                now: *now,
                before: *before,
            });
        }
        changes
    }
}

/// What changed behind a placement since the edition before.
#[derive(Debug, Clone, PartialEq)]
pub enum PlacementChange {
    /// The TRL range, low and high end.
    Trl {
        /// Now.
        now: (u8, u8),
        /// Before.
        before: (u8, u8),
    },
    /// The legal class, by name.
    Law {
        /// Now.
        now: String,
        /// Before.
        before: String,
    },
    /// The level on a criterion; `None` where it is unknown.
    Level {
        /// Name of the criterion.
        criterion: String,
        /// Now.
        now: Option<f64>,
        /// Before.
        before: Option<f64>,
    },
}

fn is_same_level(one: Option<f64>, other: Option<f64>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => (one - other).abs() < 1e-9,
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    }
}

/// Where a map drew what: enough to draw the next edition around it. Lengths are drawing units, y down.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrozenMap {
    /// Id of the view.
    pub view: String,
    /// What it was called; empty where it does not say.
    #[serde(default)]
    pub title: String,
    /// Ids of its sectors, clockwise.
    pub sectors: Vec<String>,
    /// What they were called, in the same order; none where it does not say.
    #[serde(default)]
    pub sector_names: Vec<String>,
    /// Its rings from the centre.
    pub rings: Vec<FrozenRing>,
    /// One cell a sector and ring, sector by sector.
    pub cells: Vec<Cell>,
    /// Radius of its blips.
    pub blip_radius: f64,
    /// Font size of its names; `None` without names.
    pub letter_size: Option<f64>,
    /// Its blips drawn one by one, in reading order.
    pub blips: Vec<FrozenBlip>,
    /// How many stood in full cells and were counted there instead.
    #[serde(default)]
    pub counted: usize,
}

/// A ring of a frozen map.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrozenRing {
    /// Its id.
    pub id: String,
    /// Whether it is drawn outside the rings proper.
    pub outside: bool,
    /// Which values stand at its ends; all that there are in maps that do not say.
    #[serde(default)]
    pub scale: RingScale,
}

/// A blip of a frozen map.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrozenBlip {
    /// Id of the technology.
    pub id: String,
    /// Index of its sector.
    pub sector: usize,
    /// Index of its ring.
    pub ring: usize,
    /// Place inside the ring, 0 to 1, high towards the centre; `None` without a value.
    pub value: Option<f64>,
    /// Whether nobody had been asked about it yet.
    #[serde(default)]
    pub not_yet_asked: bool,
    /// Where it stood, from the disc's centre.
    pub x: f64,
    /// Where it stood, from the disc's centre.
    pub y: f64,
    /// How its name stood to it; `None` where it had none on the map.
    pub name: Option<FrozenName>,
}

/// How a name stood to its blip. Lengths count from the blip's centre.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrozenName {
    /// Its lines.
    pub lines: Vec<String>,
    /// How they hung.
    pub anchor: Anchor,
    /// Left, top, width and height of its box.
    pub bounds: [f64; 4],
    /// Its leader from the blip to the name, as two points.
    pub leader: Option<[(f64, f64); 2]>,
}

/// What an edition before says of a technology that is placed now.
#[derive(Debug, Clone, PartialEq)]
pub struct Before {
    /// Name of the edition before.
    pub edition: String,
    /// What it was called there, where it had another id.
    pub called: Option<Called>,
    /// Index of the ring it stood in; `None` where it was not on that radar, or the ring is no more.
    pub ring: Option<usize>,
    /// Id of the ring it stood in where that is not declared any more; it counts as outermost.
    pub undeclared: Option<String>,
    /// How it moved since.
    pub movement: Movement,
    /// What changed in what stands behind it, each in a few words.
    pub changes: Vec<PlacementChange>,
}
