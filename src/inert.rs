//! Text that others wrote, made inert before it goes out: nothing in it acts on who reads it.
//!
//! - `signs`: signs that nobody sees, or that turn the direction of writing, are shown as visible ones.
//! - `cells`: a cell of a table never becomes a formula, and reading it back gives the text again.
//! - `names`: the name of a file is one that every system can hold, and no two files share one.
//!
//! Every room may use it; it uses none.

mod cells;
mod names;
mod signs;

pub use cells::{guard, unguard, write_cell, write_csv, write_row, write_row_with};
pub use names::{find_clash, is_kept, name_file, name_map, name_sheet};
pub use signs::{count_unseen, escape_json, has_unseen, is_unseen, print_json, show, show_line};
