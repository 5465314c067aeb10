//! Former ids of former ids: a technology that was called otherwise twice is followed through what editions kept.

use crate::model::{FrozenEdition, Technology};

/// Gives each technology the ids that its former ids had before, as the editions frozen before say, the latest first.
pub fn follow_chains(technologies: &mut [Technology], editions: &[FrozenEdition]) {
    let mut taken: std::collections::BTreeSet<String> = technologies
        .iter()
        .flat_map(|technology| technology.ids().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    for edition in editions.iter().rev() {
        for (before, then) in &edition.formerly {
            let goes_on = |technology: &&mut Technology| technology.formerly.contains(then);
            if !taken.contains(before)
                && let Some(technology) = technologies.iter_mut().find(goes_on)
            {
                technology.formerly.push(before.clone());
                taken.insert(before.clone());
            }
        }
    }
}
