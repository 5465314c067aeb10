//! The nouns every stage speaks: one file per noun, quantities as types, no behaviour that belongs to a stage.

mod chart;
mod configuration;
mod dossier;
mod draft;
mod edition;
mod geometry;
mod quantity;
mod radar;
mod rule;
mod site;
mod standard;
mod technology;
mod workshop;

pub use chart::*;
pub use configuration::*;
pub use dossier::*;
pub use draft::*;
pub use edition::*;
pub use geometry::*;
pub use quantity::*;
pub use radar::*;
pub use rule::*;
pub use site::*;
pub use standard::*;
pub use technology::*;
pub use workshop::*;
