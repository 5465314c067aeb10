//! Writes maps and pages.
