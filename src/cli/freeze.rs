//! `leadar freeze`: the edition that the data makes, kept for good.

use crate::pipeline::{self, Folders};

use super::Ending;
use super::args::FreezeWords;
use super::report::{Report, plural, shown};

/// Freezes and says what comes next.
pub fn run(words: &FreezeWords, folders: &Folders, report: &Report) -> Ending {
    let Some(frozen) = report.take(pipeline::freeze(&folders.data, words.name.as_deref())) else {
        return Ending::Problems;
    };
    let folder = folders.data.join("editions").join(&frozen.name);
    report.news(&format!(
        "Frozen edition {}: {} and {} in {}.\nCommit the folder. Then give the next edition a name and a date: [edition] in radar.toml.\n",
        frozen.name,
        plural(frozen.technologies, "placement"),
        plural(frozen.maps, "map"),
        shown(&folder)
    ));
    Ending::Fine
}
