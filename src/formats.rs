//! The ground floor of every reader: encodings, CSV, archives with their guards, XML, workbooks, old and new.
//!
//! What a file says of itself is compared with its bytes before a library sees it, and sizes have limits: files of an
//! archive, cells of a workbook, letters of a cell, nesting. Bytes in, values out.

mod archive;
mod budget;
mod compound;
mod csv;
mod encoding;
mod excel;
mod old_excel;
mod package;
mod sheets;
mod xml;
mod zip;

pub use archive::{Archive, ArchiveLimits};
pub use budget::{CellBudget, cell_name};
pub use csv::{CsvRow, ParsedNumber, SEPARATORS, find_separator, find_unclosed_quote, parse_number, read_csv};
pub use encoding::{decode, read_text};
pub use excel::{MergedRows, Workbook};
pub use old_excel::check_old_workbook;
pub use package::{MainPart, PackageKind, Relation, find_main_part, read_relations};
pub use sheets::{SheetRows, read_sheets};
pub use xml::{Attributes, Step, walk};
pub use zip::write_zip;
