//! A text as it stands in a file.

use crate::diagnostic::Place;

/// A text with the place where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The text.
    pub value: String,
    /// Where it stands.
    pub place: Place,
}
