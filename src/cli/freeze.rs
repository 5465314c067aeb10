//! `leadar freeze`: the edition that the data makes, kept for good with what it was made of.

use crate::pipeline::{self, ArchiveAt, Folders, FreezeOrder};
use crate::render::messages::message;

use super::Ending;
use super::args::FreezeWords;
use super::report::{Report, shown};

/// Freezes and says what comes next.
pub fn run(words: &FreezeWords, folders: &Folders, report: &Report) -> Ending {
    let archive = words
        .zip
        .as_ref()
        .map(|file| file.clone().map_or(ArchiveAt::Beside, ArchiveAt::File));
    let order = FreezeOrder {
        name: words.name.clone(),
        by_reference: words.by_reference,
        archive,
    };
    let Some(frozen) = report.take(pipeline::freeze(folders, &order)) else {
        return Ending::Problems;
    };
    if frozen.is_new {
        let folder = folders.data.join("editions").join(&frozen.name);
        let told = message!(
            "frozen-edition",
            edition = &frozen.name,
            placements = message!("counted-placements", count = frozen.technologies),
            maps = message!("counted-maps", count = frozen.maps),
            inputs = message!("counted-inputs", count = frozen.inputs),
            folder = shown(&folder)
        );
        report.news(&format!("{told}\n{}\n", message!("frozen-next")));
    }
    if let Some(archive) = &frozen.archive {
        let told = message!("frozen-archive", edition = &frozen.name, file = shown(archive));
        report.news(&format!("{told}\n"));
    }
    Ending::Fine
}
