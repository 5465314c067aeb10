//! The nouns every stage speaks: one file per noun, quantities as types, no behaviour that belongs to a stage.

mod analysis;
mod certainty;
mod change;
mod chart;
mod concept;
mod configuration;
mod criterion;
mod difference;
mod dossier;
mod draft;
mod edition;
mod evidence;
mod frozen;
mod frozen_fault;
mod geometry;
pub mod limits;
mod plot;
mod proposal;
mod quantity;
mod radar;
mod rule;
mod scoring;
mod site;
mod standard;
mod table;
mod technology;
mod workshop;

pub use analysis::*;
pub use certainty::*;
pub use change::*;
pub use chart::*;
pub use concept::*;
pub use configuration::*;
pub use criterion::*;
pub use difference::*;
pub use dossier::*;
pub use draft::*;
pub use edition::*;
pub use evidence::*;
pub use frozen::*;
pub use frozen_fault::*;
pub use geometry::*;
pub use plot::*;
pub use proposal::*;
pub use quantity::*;
pub use radar::*;
pub use rule::*;
pub use scoring::*;
pub use site::*;
pub use standard::*;
pub use table::*;
pub use technology::*;
pub use workshop::*;

#[cfg(test)]
mod tests;
