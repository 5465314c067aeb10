//! `leadar` turns what practitioners say they lack into a technology radar.
//!
//! A room per stage. A stage sees only [`model`] and [`diagnostic`], and makes what others wrote [`inert`]; the stages
//! meet in [`pipeline`].
//!
//! 1. [`store`] reads `radar-data/` into a checked [`model::Dossier`]; [`ingest`] drafts workshops for it, and [`import`]
//!    reads tables and the radars of other tools.
//!    [`link`] proposes which technologies may answer which need.
//! 2. [`score`] weighs each technology against the needs and places it: [`model::Edition`]. Every formula is in `method`.
//! 3. [`layout`] arranges one view of it: [`model::Radar`] becomes [`model::Chart`].
//! 4. [`render`] writes maps and pages: [`model::Site`].
//! 5. [`publish`] puts the site into a folder, all or nothing.

pub mod cli;
pub mod diagnostic;
pub mod disk;
pub mod formats;
pub mod git;
pub mod import;
pub mod inert;
pub mod ingest;
pub mod isolation;
pub mod layout;
pub mod link;
mod method;
pub mod model;
pub mod pipeline;
pub mod publish;
pub mod render;
pub mod scan;
pub mod score;
mod serve;
pub mod store;
mod watch;
