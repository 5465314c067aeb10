//! A site in memory: relative paths and their bytes.

use std::collections::BTreeMap;

/// A folder of files that does not exist yet. Paths are relative, with `/`, never climbing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Site {
    /// Path to content, in byte order of paths.
    pub files: BTreeMap<String, Vec<u8>>,
}
