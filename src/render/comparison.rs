//! What differs between two editions and why, for the terminal and other programs: text, JSON, Atom.

mod explain;
mod json;
mod text;
mod told;

pub use explain::{explain_differences_of, results_only};
pub use json::{DIFF_SCHEMA, render_differences_json};
pub use text::describe_differences;
pub use told::tell_changes;
