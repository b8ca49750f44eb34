//! The portfolio's own pages, and the places inside a page that others point at.
//!
//! Where documents stand, and how one page names another, is [`routes`]'s.

use std::io;

use rapidhash::v3::{DEFAULT_RAPID_SECRETS, RapidStreamHasherV3, rapidhash_v3};

use super::routes;
use crate::plan::{Content, PlanDocument};

/// The overview.
pub const OVERVIEW: &str = "index.html";
/// The table of all plans.
pub const PLANS: &str = "plans.html";
/// The plans as a board.
pub const BOARD: &str = "board.html";
/// Gates and verdicts of all plans.
pub const GATES: &str = "gates.html";
/// The risk register.
pub const RISKS: &str = "risks.html";
/// What happened since the last review.
pub const CHANGES: &str = "changes.html";
/// The same for programs that watch it.
pub const FEED: &str = "feed.xml";
/// Which plan needs which.
pub const GRAPH: &str = "graph.html";
/// Everything that is wrong.
pub const PROBLEMS: &str = "problems.html";
/// Everything that can be found, as a script. Its name stays the same: a page that named its contents would change with
/// every edit of any plan.
pub const SEARCH: &str = "assets/data-search.js";
/// What a server shows for an address that has no page.
pub const NOT_FOUND: &str = "404.html";

/// The relative address of page `to` as page `from` writes it.
#[must_use]
pub fn href(from: &str, to: &str) -> String {
    routes::href(from, to, None)
}

/// A name under `assets/` that changes with the content, so that a server may keep the file for ever.
#[must_use]
pub fn fingerprinted(stem: &str, extension: &str, bytes: &[u8]) -> String {
    with_fingerprint(stem, extension, rapidhash_v3(bytes))
}

/// The same of a file that is written and not kept.
///
/// # Errors
///
/// What writing it ends with.
pub fn fingerprinted_as_written(
    stem: &str,
    extension: &str,
    write: impl FnOnce(&mut dyn io::Write) -> io::Result<()>,
) -> io::Result<String> {
    Ok(with_fingerprint(stem, extension, fingerprint_as_written(write)?))
}

/// Stands for what is written.
///
/// # Errors
///
/// What writing ends with.
pub fn fingerprint_as_written(write: impl FnOnce(&mut dyn io::Write) -> io::Result<()>) -> io::Result<u64> {
    let mut hashed = io::BufWriter::with_capacity(PIECE, Hashed(RapidStreamHasherV3::new(&DEFAULT_RAPID_SECRETS)));
    write(&mut hashed)?;
    Ok(hashed.into_inner()?.0.finish())
}

/// How many bytes are hashed at once.
const PIECE: usize = 16 * 1024;

fn with_fingerprint(stem: &str, extension: &str, fingerprint: u64) -> String {
    let hash = format!("{fingerprint:016x}");
    format!("assets/{stem}-{}.{extension}", &hash[..8])
}

/// Forgets what is written, but for its fingerprint.
struct Hashed(RapidStreamHasherV3<'static>);

impl io::Write for Hashed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The line whose anchor stands for a line: that line itself, else the last one before it where a block begins.
#[must_use]
pub fn anchored_line(document: &PlanDocument, line: u32) -> Option<u32> {
    match document.content {
        Content::Text(_) => document.unreadable.is_none().then_some(line),
        _ => document.anchors.line_before(line),
    }
}

#[cfg(test)]
mod tests {
    use super::anchored_line;
    use crate::document::Anchors;
    use crate::portfolio::sample;

    #[test]
    fn a_line_inside_a_block_is_found_at_its_beginning() {
        let mut plan = sample::plan("specs/1-x", &["plan.md", "contracts/api.yaml"]);
        sample::document_mut(&mut plan, 0).anchors = Anchors::new(vec!["intro".to_owned()], vec![3, 8]);
        let anchored = |document: usize, line| anchored_line(&plan.documents[document], line);
        assert_eq!(anchored(0, 5), Some(3));
        assert_eq!(anchored(0, 8), Some(8));
        assert_eq!(anchored(0, 1), None);
        assert_eq!(anchored(1, 7), Some(7));
    }
}
