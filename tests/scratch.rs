//! What waits in a scratch comes back as it was: the site is the one that is made in memory.

use std::sync::{Arc, Mutex};

#[path = "support/harbour.rs"]
#[allow(dead_code, reason = "no test file uses all of it")]
mod harbour;

use plansite::document::{Scratch, Stored};
use plansite::plan::Content;
use plansite::portfolio::Portfolio;
use plansite::site::{Site, SiteOptions};
use plansite::theme::{self, Output, Theme};

/// A scratch in memory that takes some values and refuses others.
#[derive(Debug, Default)]
struct Memory {
    bytes: Mutex<Vec<u8>>,
    /// How many bytes it takes.
    room: usize,
}

impl Scratch for Memory {
    fn put(&self, bytes: &[u8]) -> Option<u64> {
        let mut all = self.bytes.lock().unwrap();
        let at = all.len();
        (at + bytes.len() <= self.room).then(|| all.extend_from_slice(bytes))?;
        Some(at as u64)
    }

    fn get(&self, at: u64, length: usize) -> Vec<u8> {
        let at = usize::try_from(at).unwrap();
        self.bytes.lock().unwrap()[at..at + length].to_vec()
    }
}

fn site(portfolio: &Portfolio) -> Output {
    theme::render(&Theme::embedded(), &Site::new(portfolio, &SiteOptions::default())).expect("the theme renders")
}

/// How many texts are away, and how many are here.
fn texts(portfolio: &Portfolio) -> (usize, usize) {
    let documents = || portfolio.plans.iter().flat_map(|plan| plan.plan.documents.iter());
    let bodies = documents().filter_map(|document| match &document.content {
        Content::Body(body) => Some(matches!(body, Some(Stored::Away { .. }))),
        Content::Text(_) => None,
    });
    let sources = documents().filter_map(|document| Some(matches!(document.source.as_ref()?, Stored::Away { .. })));
    let (away, here): (Vec<bool>, Vec<bool>) = bodies.chain(sources).partition(|is_away| *is_away);
    (away.len(), here.len())
}

#[test]
fn a_site_is_the_same_wherever_its_texts_wait() {
    let files = harbour::files();
    let in_memory = harbour::portfolio(&files);
    let all = texts(&in_memory).1;
    let expected = site(&in_memory);
    for (room, expects_here) in [(usize::MAX, false), (20_000, true), (0, true)] {
        let scratch = Arc::new(Memory { room, ..Memory::default() });
        let portfolio = harbour::portfolio_in(&files, scratch);
        let (away, here) = texts(&portfolio);
        assert_eq!((away + here, here > 0, away > 0), (all, expects_here, room > 0), "room for {room} bytes");
        assert!(site(&portfolio) == expected, "room for {room} bytes");
    }
}

#[test]
fn scripts_with_rows_are_the_same_wherever_they_wait() {
    let portfolio = harbour::portfolio(&harbour::many(300));
    let options = SiteOptions::default();
    let theme = Theme::embedded();
    let site = |scratch: Option<Arc<dyn Scratch>>| {
        theme::render(&theme, &Site::new(&portfolio, &options).with_scratch(scratch)).expect("the theme renders")
    };
    let expected = site(None);
    let is_script =
        |path: &String| ["assets/data-plans-", "assets/data-risks-"].iter().any(|name| path.starts_with(name));
    let rows: usize = expected.iter().filter(|(path, _)| is_script(path)).map(|(_, bytes)| bytes.len()).sum();
    assert!(rows > 128 * 1024, "only {rows} bytes, which do not come in pieces");
    // Room for all pieces, for some, and for none.
    for room in [usize::MAX, rows / 2, 0] {
        assert!(site(Some(Arc::new(Memory { room, ..Memory::default() }))) == expected, "room for {room} bytes");
    }
}
