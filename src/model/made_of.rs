//! What a frozen edition was made of, and the editions that it was built upon.

/// What an edition keeps of the data it was made of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum MadeOf {
    /// Nothing: results alone, as the first versions of the program froze them.
    ResultsOnly,
    /// Every file in full.
    #[default]
    Inputs,
    /// Where each file stands in the history of a git repository, by path.
    Blobs(Vec<InputBlob>),
}

/// A file that an edition was made of, as git knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputBlob {
    /// Path inside the data folder, with `/`.
    pub path: String,
    /// Name of its object in the repository, in hexadecimal.
    pub blob: String,
    /// SHA-256 of its text, in hexadecimal.
    pub digest: String,
}

/// A frozen edition whose rings and places another one was built upon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BuiltUpon {
    /// Its name.
    pub name: String,
    /// Its seal at that time.
    pub seal: String,
}

/// What a simulation was run with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FrozenRun {
    /// Seed of the random streams.
    pub seed: u64,
    /// Number of draws.
    pub draws: u64,
}
