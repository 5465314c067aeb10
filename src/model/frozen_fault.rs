//! What keeps a frozen map from being built upon: the key, and what is wrong there.
//!
//! People do not write these files, but they can be damaged, or come from elsewhere. Whatever passes here can be drawn:
//! every number is finite and within the limits of a map, rings rise, sectors stand beside each other within the turn, and
//! each blip stands in its cell.

use std::collections::BTreeSet;
use std::f64::consts::PI;

use super::{Cell, FrozenBlip, FrozenMap, FrozenName, limits};

/// What is wrong in a frozen map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MapFault {
    /// The key, such as `cells[3].outer`.
    pub key: String,
    /// What is wrong with it.
    pub words: String,
}

/// A deviation that rounding may leave.
const SLACK: f64 = 1e-6;

fn fault(key: impl Into<String>, words: impl Into<String>) -> Result<(), MapFault> {
    Err(MapFault {
        key: key.into(),
        words: words.into(),
    })
}

impl FrozenMap {
    /// What does not fit together; `Ok` when the map can be built upon.
    ///
    /// # Errors
    /// The first key that is wrong, in the order of the file.
    pub fn check(&self) -> Result<(), MapFault> {
        self.check_names()?;
        self.check_cells()?;
        check_size("blip_radius", self.blip_radius)?;
        if let Some(size) = self.letter_size {
            check_size("letter_size", size)?;
        }
        if self.blips.len() > limits::TECHNOLOGIES {
            let (count, most) = (self.blips.len(), limits::TECHNOLOGIES);
            return fault("blips", format!("there are {count}; a map has at most {most}"));
        }
        let mut seen = BTreeSet::new();
        for (index, blip) in self.blips.iter().enumerate() {
            let key = format!("blips[{index}]");
            check_text(&format!("{key}.id"), &blip.id, limits::ID)?;
            if !seen.insert(&blip.id) {
                return fault(format!("{key}.id"), format!("blip \"{}\" stands here twice", blip.id));
            }
            self.check_blip(&key, blip)?;
        }
        Ok(())
    }

    fn check_names(&self) -> Result<(), MapFault> {
        check_text("view", &self.view, limits::ID)?;
        let proper = self.rings.iter().filter(|ring| !ring.outside).count();
        check_count("sectors", self.sectors.len(), limits::SECTORS)?;
        check_count("rings", proper, limits::RINGS)?;
        if self.rings.iter().rev().skip(1).any(|ring| ring.outside) {
            return fault("rings", "only the last ring can be outside");
        }
        check_text("title", &self.title, limits::LINE)?;
        if !self.sector_names.is_empty() {
            check_same("sector_names", self.sector_names.len(), self.sectors.len())?;
        }
        for (index, name) in self.sector_names.iter().enumerate() {
            check_text(&format!("sector_names[{index}]"), name, limits::LINE)?;
        }
        for (index, id) in self.sectors.iter().enumerate() {
            check_text(&format!("sectors[{index}]"), id, limits::ID)?;
        }
        for (index, ring) in self.rings.iter().enumerate() {
            check_text(&format!("rings[{index}].id"), &ring.id, limits::ID)?;
            let (low, high) = (ring.scale.low, ring.scale.high);
            if !(low >= 0.0 && low < high && high <= 1.0) {
                let words = format!("it runs from {low:e} to {high:e}; it rises from low to high, within 0 and 1");
                return fault(format!("rings[{index}].scale"), words);
            }
        }
        Ok(())
    }

    fn check_cells(&self) -> Result<(), MapFault> {
        let (sectors, rings, count) = (self.sectors.len(), self.rings.len(), self.cells.len());
        if count != sectors * rings {
            let words = format!("there are {count} cells for {sectors} sectors and {rings} rings");
            return fault("cells", words);
        }
        for (index, cell) in self.cells.iter().enumerate() {
            let key = format!("cells[{index}]");
            if (cell.sector, cell.ring) != (index / rings, index % rings) {
                let words = format!("cell {} of {count} is out of order", index + 1);
                return fault(key, words);
            }
            self.check_radii(&key, index, cell)?;
            self.check_turn(&key, index, cell)?;
        }
        Ok(())
    }

    /// Rings rise from the centre, and are the same in all sectors.
    fn check_radii(&self, key: &str, index: usize, cell: &Cell) -> Result<(), MapFault> {
        let below = match cell.ring {
            0 => 0.0,
            _ => self.cells[index - 1].outer,
        };
        let alike = &self.cells[cell.ring];
        if !(below - SLACK..limits::MAP_REACH).contains(&cell.inner) || cell.inner < 0.0 {
            let words = format!("{:?} is not from {below:?} to {}", cell.inner, limits::MAP_REACH);
            return fault(format!("{key}.inner"), words);
        }
        if !(cell.outer > cell.inner && cell.outer <= limits::MAP_REACH) {
            let words = format!(
                "{:?} is not above {:?} and up to {}",
                cell.outer,
                cell.inner,
                limits::MAP_REACH
            );
            return fault(format!("{key}.outer"), words);
        }
        if (cell.inner - alike.inner).abs() > SLACK {
            let words = format!("{:?} is not {:?}, as in the first sector", cell.inner, alike.inner);
            return fault(format!("{key}.inner"), words);
        }
        if (cell.outer - alike.outer).abs() > SLACK {
            let words = format!("{:?} is not {:?}, as in the first sector", cell.outer, alike.outer);
            return fault(format!("{key}.outer"), words);
        }
        Ok(())
    }

    /// Sectors follow each other clockwise within one turn, and all cells of one have its borders.
    fn check_turn(&self, key: &str, index: usize, cell: &Cell) -> Result<(), MapFault> {
        let (start, end) = (cell.start.0, cell.end.0);
        let first = &self.cells[index - cell.ring];
        // Sectors stand in any order in the turn, none over another.
        let others = self
            .cells
            .iter()
            .filter(|other| other.sector != cell.sector && other.ring == 0);
        let inside = |other: &Cell| other.start.0 - SLACK <= start && start < other.end.0 - SLACK;
        let full = 2.0 * PI;
        let is_free = (-SLACK..full).contains(&start) && !others.clone().any(inside);
        if !is_free || (start - first.start.0).abs() > SLACK {
            let words = format!("{start:?} is not where the sector begins, within one turn of {full}");
            return fault(format!("{key}.start"), words);
        }
        if !(start..=full + SLACK).contains(&end) || end <= start || (end - first.end.0).abs() > SLACK {
            let words = format!("{end:?} is not where the sector ends, after {start:?} and within one turn of {full}");
            return fault(format!("{key}.end"), words);
        }
        Ok(())
    }

    fn check_blip(&self, key: &str, blip: &FrozenBlip) -> Result<(), MapFault> {
        if blip.sector >= self.sectors.len() {
            let words = format!("there is no sector {}", blip.sector);
            return fault(format!("{key}.sector"), words);
        }
        if blip.ring >= self.rings.len() {
            return fault(format!("{key}.ring"), format!("there is no ring {}", blip.ring));
        }
        if let Some(value) = blip.value.filter(|value| !(0.0..=1.0).contains(value)) {
            return fault(format!("{key}.value"), format!("{value:?} is not from 0 to 1"));
        }
        let cell = &self.cells[blip.sector * self.rings.len() + blip.ring];
        if !holds(cell, blip) {
            let words = format!(
                "blip \"{}\" at ({:?}, {:?}) is not in its cell",
                blip.id, blip.x, blip.y
            );
            return fault(format!("{key}.x"), words);
        }
        blip.name.as_ref().map_or(Ok(()), |name| check_name(key, name))
    }
}

fn holds(cell: &Cell, blip: &FrozenBlip) -> bool {
    let distance = libm::hypot(blip.x, blip.y);
    let half = (cell.end.0 - cell.start.0) / 2.0;
    let turn = libm::remainder(libm::atan2(blip.y, blip.x) - cell.start.0 - half, 2.0 * PI);
    (cell.inner..=cell.outer).contains(&distance) && turn.abs() <= half + SLACK
}

fn check_name(key: &str, name: &FrozenName) -> Result<(), MapFault> {
    check_count(&format!("{key}.name.lines"), name.lines.len(), limits::MAP_LINES)?;
    for line in &name.lines {
        check_text(&format!("{key}.name.lines"), line, limits::NAME)?;
    }
    let reach = 4.0 * limits::MAP_REACH;
    let within = |number: f64| number.abs() <= reach;
    let [left, top, width, height] = name.bounds;
    if ![left, top, width, height].into_iter().all(within) || width < 0.0 || height < 0.0 {
        let words = "it is not left, top, width and height of a box on the map";
        return fault(format!("{key}.name.bounds"), words);
    }
    let ends = name.leader.iter().flatten();
    if !ends.into_iter().all(|(x, y)| within(*x) && within(*y)) {
        return fault(format!("{key}.name.leader"), "it is not two points on the map");
    }
    Ok(())
}

fn check_size(key: &str, size: f64) -> Result<(), MapFault> {
    let sizes = limits::MAP_MARK;
    if sizes.contains(&size) {
        return Ok(());
    }
    fault(
        key,
        format!("{size:?} is not from {} to {}", sizes.start(), sizes.end()),
    )
}

fn check_count(key: &str, count: usize, most: usize) -> Result<(), MapFault> {
    if (1..=most).contains(&count) {
        return Ok(());
    }
    fault(key, format!("there are {count}; a map has 1 to {most}"))
}

fn check_same(key: &str, count: usize, sectors: usize) -> Result<(), MapFault> {
    if count == sectors {
        return Ok(());
    }
    fault(key, format!("there are {count} for {sectors} sectors"))
}

fn check_text(key: &str, text: &str, most: usize) -> Result<(), MapFault> {
    let letters = text.chars().count();
    if letters <= most {
        return Ok(());
    }
    fault(key, format!("it has {letters} letters; at most {most} are read"))
}
