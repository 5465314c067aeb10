//! `leadar freeze`: the edition that the data makes, kept for good.

use crate::pipeline::{self, Folders};
use crate::render::messages::message;

use super::Ending;
use super::args::FreezeWords;
use super::report::{Report, shown};

/// Freezes and says what comes next.
pub fn run(words: &FreezeWords, folders: &Folders, report: &Report) -> Ending {
    let Some(frozen) = report.take(pipeline::freeze(&folders.data, words.name.as_deref())) else {
        return Ending::Problems;
    };
    let folder = folders.data.join("editions").join(&frozen.name);
    let told = message!(
        "frozen-edition",
        edition = &frozen.name,
        placements = message!("counted-placements", count = frozen.technologies),
        maps = message!("counted-maps", count = frozen.maps),
        folder = shown(&folder)
    );
    report.news(&format!("{told}\n{}\n", message!("frozen-next")));
    Ending::Fine
}
