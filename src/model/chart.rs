//! A radar as geometry: everything at its place, ready to be written.
