//! What stands beside a frozen edition in its archive.

use super::messages::message;
use crate::model::FrozenEdition;

/// What a reader of an archive is told first: what is in it, how to open it, and how to see that it is whole.
pub fn render_archive_readme(title: &str, frozen: &FrozenEdition) -> String {
    let edition = &frozen.name;
    let paragraphs = [
        title.to_owned() + "\n" + &message!("archive-edition", edition = edition, date = frozen.date.to_string()),
        message!("archive-open"),
        message!("archive-holds", edition = edition, generator = &frozen.generator),
        message!("archive-unchanged"),
        message!("archive-site", edition = edition),
        message!("archive-verify", edition = edition),
    ];
    paragraphs.join("\n\n") + "\n"
}
