//! Ways of buying: what stands in a ring is bought, tried or left in this way.

/// A way of buying, `[[routes]]` of `radar.toml`.
#[derive(Debug, Clone, PartialEq)]
pub struct Route {
    /// Identifier, such as `joint-procurement`.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What a buyer does, in a sentence or two.
    pub meaning: String,
    /// Whether money is spent on it: what only is watched is no candidate.
    pub purchase: bool,
}
