//! Zip archives, written so that the same files give the same bytes and every program can open them.

use std::io::{Cursor, Write};

use jiff::civil::Date;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Endings of files that are packed already.
const PACKED: [&str; 4] = [".pdf", ".png", ".xlsx", ".zip"];

/// An archive of files in the order given, each with noon of the day as its time.
pub fn write_zip<'f>(files: impl IntoIterator<Item = (&'f str, &'f [u8])>, day: Date) -> Vec<u8> {
    let number = |number: i8| u8::try_from(number).unwrap_or(1);
    let year = u16::try_from(day.year()).unwrap_or_default();
    let time = DateTime::from_date_and_time(year, number(day.month()), number(day.day()), 12, 0, 0).unwrap_or_default();
    let options = SimpleFileOptions::default()
        .last_modified_time(time)
        .unix_permissions(0o644);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        let method = match PACKED.iter().any(|ending| path.ends_with(ending)) {
            true => CompressionMethod::Stored,
            false => CompressionMethod::Deflated,
        };
        archive
            .start_file(path, options.compression_method(method))
            .expect("a file in memory can be begun");
        archive.write_all(bytes).expect("memory takes every byte");
    }
    archive.finish().expect("memory takes every byte").into_inner()
}
