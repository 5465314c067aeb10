//! What is tested is what runs: the reference vectors, and properties of the simulation.

mod reference;
mod simulation;
