//! Where a radar is and where its site goes, when nobody said so.

use std::path::{Path, PathBuf};

use crate::store;

/// A radar that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundRadar {
    /// The whole path of its data.
    pub whole: PathBuf,
    /// The way to its data from the folder somebody is in.
    pub data: PathBuf,
    /// The folder of its site: beside the data, never in it.
    pub output: PathBuf,
    /// Whether it lies in the folder where it is usually looked for, so that nobody need be told.
    pub is_usual: bool,
}

/// Finds the radar of the folder somebody is in, which is absolute; `None` without one.
///
/// The site of `radar-data` goes to `output` beside it; that of a folder `x` to `x-site`, whichever folder of the radar
/// somebody is in.
pub fn find_folders(here: &Path, home: Option<&Path>) -> Option<FoundRadar> {
    let (way, whole) = store::find_radar(here, home)?;
    let name = whole.file_name().unwrap_or_default();
    let output = match name == store::USUAL {
        true => "output".into(),
        false => {
            let mut site = name.to_owned();
            site.push("-site");
            PathBuf::from(site)
        }
    };
    let beside = match way.file_name() {
        // The way ends with the name of the folder, or with `.` or `..`, which have none.
        Some(_) => way.with_file_name(output),
        None if way == Path::new(".") => Path::new("..").join(output),
        None => way.join("..").join(output),
    };
    Some(FoundRadar {
        is_usual: way == Path::new(store::USUAL),
        data: way,
        output: beside,
        whole,
    })
}
