//! A technology that somebody types: by its id, one it had before, or its name.

use crate::diagnostic::{Diagnostic, Place, excerpt, nearest};
use crate::model::{Dossier, Leaving, LeftHow, LeftTechnology, Technology};

/// The technology that is meant by what was typed, with a warning where it is called otherwise now; `typed_at` names the
/// option.
///
/// # Errors
/// A complaint with the nearest known id.
pub fn find_technology<'d>(
    dossier: &'d Dossier,
    typed: &str,
    typed_at: &str,
) -> Result<(&'d Technology, Option<Diagnostic>), Diagnostic> {
    let by_name = || {
        let mut technologies = dossier.technologies.iter();
        technologies.find(|technology| technology.name == typed)
    };
    match dossier.current(typed).or_else(by_name) {
        Some(found) => Ok((found, tell_renamed(found, typed, typed_at))),
        None => Err(match dossier.left_technology(typed) {
            Some(left) => complain_of_left(left, typed, typed_at),
            None => complain_of_unknown(dossier, typed, typed_at),
        }),
    }
}

/// A warning where a technology was typed under an id that it no longer has.
pub fn tell_renamed(technology: &Technology, typed: &str, typed_at: &str) -> Option<Diagnostic> {
    technology.formerly.iter().any(|former| former == typed).then(|| {
        let message = format!(
            "technology \"{}\" is called \"{}\" now, and is taken for it.",
            excerpt(typed),
            excerpt(&technology.id)
        );
        Diagnostic::warning(Place::in_file(typed_at), message)
    })
}

fn complain_of_left(left: &LeftTechnology, typed: &str, typed_at: &str) -> Diagnostic {
    let Leaving { how, reason, date, .. } = &left.leaving;
    let how = match how {
        LeftHow::Rejected => "was rejected",
        LeftHow::NotLookedAtAgain => "was not looked at again",
    };
    let reason = reason.as_deref().unwrap_or("no reason is given").trim_end_matches('.');
    let message = format!(
        "technology \"{}\" has left the radar: on {date} it {how}: {}.",
        excerpt(typed),
        excerpt(reason)
    );
    let file = format!("technologies/{}.toml", left.technology.id);
    let told = Diagnostic::error(Place::in_file(typed_at), message);
    told.with_hint(format!("to place it again, take [left] out of {file}"))
}

fn complain_of_unknown(dossier: &Dossier, typed: &str, typed_at: &str) -> Diagnostic {
    let known = dossier.technologies.iter().map(|technology| technology.id.as_str());
    let hint = nearest(typed, known).unwrap_or_else(|| "the names of files in technologies/ are meant".into());
    let message = format!("technology \"{}\" is not known.", excerpt(typed));
    Diagnostic::error(Place::in_file(typed_at), message).with_hint(hint)
}
