//! What is shown: the site of now with its number, what is wrong with the data, and tables that were dropped.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use tokio::sync::{Semaphore, watch};

use crate::model::Site;

/// The most dropped tables that are kept; the oldest goes first.
const MOST_DRAWN: usize = 8;

/// Makes the whole of a site of which a part was left out, documents for paper among them.
pub type MakeWhole = Box<dyn Fn() -> Option<Site> + Send + Sync>;

/// Draws a table from its name and bytes.
pub type DrawTable = Box<dyn Fn(&str, Vec<u8>) -> DrawnSite + Send + Sync>;

/// The pages of a table that was dropped.
#[derive(Debug)]
pub struct DrawnSite {
    /// Its files.
    pub site: Site,
    /// The page to begin with.
    pub first: String,
}

/// What is shown at a time.
#[derive(Default)]
pub struct Shown {
    /// The site; while the data has errors the last good one.
    pub site: Arc<Site>,
    /// The page that stands in place of every other one while the data has errors.
    pub problems: Option<String>,
    /// What the site lacks.
    pub whole: Option<MakeWhole>,
    made: OnceLock<Option<Site>>,
}

impl Shown {
    /// A site, and how the rest of it is made.
    pub fn of(site: Arc<Site>, whole: MakeWhole) -> Self {
        Shown {
            site,
            whole: Some(whole),
            ..Shown::default()
        }
    }

    /// The last good site, behind a page with what is wrong.
    pub fn with_problems(site: Arc<Site>, page: String) -> Self {
        Shown {
            site,
            problems: Some(page),
            ..Shown::default()
        }
    }

    /// A file that was left out, made when it is first asked for. It may take a while.
    pub fn late_file(&self, path: &str) -> Option<Vec<u8>> {
        let whole = self.made.get_or_init(|| self.whole.as_ref()?());
        whole.as_ref()?.files.get(path).cloned()
    }
}

/// Holds what is shown; a browser waits here for the next number.
pub struct Board {
    /// The page from which a table can be chosen.
    pub choose: String,
    /// The script of the preview.
    pub script: &'static str,
    /// One table is read at a time.
    pub(super) drawing: Semaphore,
    draw: DrawTable,
    shown: watch::Sender<(u64, Arc<Shown>)>,
    drawn: Mutex<(u64, BTreeMap<u64, Arc<Site>>)>,
}

impl Board {
    /// A board that shows something.
    pub fn new(first: Shown, (choose, script): (String, &'static str), draw: DrawTable) -> Self {
        Board {
            choose,
            script,
            drawing: Semaphore::new(1),
            draw,
            shown: watch::Sender::new((1, Arc::new(first))),
            drawn: Mutex::default(),
        }
    }

    /// Shows something else, and tells every browser.
    pub fn show(&self, shown: Shown) {
        self.shown.send_modify(|now| *now = (now.0 + 1, Arc::new(shown)));
    }

    /// What is shown now, and its name, which no other program has given.
    pub(super) fn now(&self) -> (String, Arc<Shown>) {
        let (number, shown) = self.shown.borrow().clone();
        (name(number), shown)
    }

    /// Waits until what is shown has another name.
    pub(super) async fn wait_for_other(&self, known: &str) -> String {
        let mut shown = self.shown.subscribe();
        match shown.wait_for(|(number, _)| name(*number) != known).await {
            Ok(now) => name(now.0),
            Err(_) => known.to_owned(),
        }
    }

    /// Draws a table and keeps it under an address, which it gives.
    pub(super) fn draw(&self, name: &str, bytes: Vec<u8>) -> String {
        let DrawnSite { site, first } = (self.draw)(name, bytes);
        let mut drawn = self.drawn.lock().unwrap_or_else(PoisonError::into_inner);
        drawn.0 += 1;
        let number = drawn.0;
        drawn.1.insert(number, Arc::new(site));
        while drawn.1.len() > MOST_DRAWN {
            drawn.1.pop_first();
        }
        format!("/-/drawn/{number}/{first}")
    }

    /// The files of a dropped table.
    pub(super) fn drawn(&self, number: u64) -> Option<Arc<Site>> {
        let drawn = self.drawn.lock().unwrap_or_else(PoisonError::into_inner);
        drawn.1.get(&number).cloned()
    }
}

/// The name of what is shown: a program that is started anew counts from 1 again.
fn name(number: u64) -> String {
    format!("{}-{number}", std::process::id())
}
