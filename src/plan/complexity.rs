//! Complexity tracking: violations of the constitution that the author justifies.
//!
//! Only tables are read. The template's sample rows and rows that say "N/A" are nobody's violations.

use super::constitution::is_placeholder;
use super::gate::{self, Verdict};
use super::named::{Named, headings};
use super::scope::{Title, joined};
use super::words::checks::NOTHING;
use super::words::columns::{ALTERNATIVE_COLUMNS, NEEDED, SIMPLER, VIOLATION_COLUMNS, WHY_COLUMNS};
use super::words::signs::BUT;
use super::words::{Phrases, find_phrase, has_other_script, has_unspaced, plain};
use crate::diagnostic::Place;
use crate::document::{Block, BlockKind, Document, Inline, Table};

/// A violation with its justification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// Which principle is violated, and how.
    pub violation: String,
    /// Why that is needed.
    pub why: Option<String>,
    /// Where.
    pub place: Place,
}

/// Reads the rows of the complexity table, without the template's samples and "N/A" rows.
///
/// The table is known by its columns wherever it stands: one of violations, or the one of the simpler alternative that was
/// rejected. Below the heading of the complexity section any table with a reason is one, unless the author says there that
/// nothing is violated.
#[must_use]
pub fn read(plan: &Document) -> Vec<Violation> {
    of_headings(plan, &headings(plan))
}

/// Reads the same of a plan whose headings are known.
pub(super) fn of_headings(plan: &Document, headings: &[Named<'_>]) -> Vec<Violation> {
    let mut headings = headings.iter();
    let mut violations = Vec::new();
    let (mut inside, mut checked): (Option<u8>, Option<u8>) = (None, None);
    let mut is_denied = false;
    for block in &plan.blocks {
        match &block.kind {
            BlockKind::Heading(heading) => {
                inside = inside.filter(|level| heading.level > *level);
                checked = checked.filter(|level| heading.level > *level);
                let title = headings.next().and_then(Named::title);
                if checked.is_none() && title.is_some_and(Title::is_constitution_check) {
                    checked = Some(heading.level);
                }
                let text = heading.text.text.as_str();
                if inside.is_none() && may_concern(text) && Title::of(text).is_complexity() {
                    inside = Some(heading.level);
                    is_denied = false;
                }
            }
            BlockKind::Paragraph(text) => is_denied |= inside.is_some() && denies(&text.text),
            _ => {}
        }
        let standing = match (inside, checked) {
            (Some(_), _) if !is_denied => Standing::Section,
            (_, Some(_)) => Standing::Check,
            _ => Standing::Elsewhere,
        };
        read_block(plan, block, standing, &mut violations);
    }
    violations
}

/// Where a table stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    /// In the complexity section.
    Section,
    /// In a constitution check.
    Check,
    /// Anywhere else.
    Elsewhere,
}

/// Whether a paragraph of the complexity section says that there is nothing to justify: "No constitution violations." One
/// that goes on with "but" announces what is.
fn denies(text: &str) -> bool {
    may_concern(text)
        && !goes_on(text)
        && gate::read_verdict(text).is_some_and(|(verdict, _)| matches!(verdict, Verdict::Pass | Verdict::Waived))
}

/// Whether a text says the opposite of its beginning behind a "but".
fn goes_on(text: &str) -> bool {
    let said = plain(text);
    BUT.iter().any(|word| find_phrase(&said, word).is_some())
}

fn read_block(plan: &Document, block: &Block, standing: Standing, violations: &mut Vec<Violation>) {
    match &block.kind {
        BlockKind::Table(table) => read_table(plan, table, standing, violations),
        BlockKind::Quote(blocks) => blocks.iter().for_each(|block| read_block(plan, block, standing, violations)),
        _ => {}
    }
}

fn read_table(plan: &Document, table: &Table, standing: Standing, violations: &mut Vec<Violation>) {
    let in_section = standing == Standing::Section;
    if !in_section && !table.header.cells.iter().any(|cell| may_concern(&cell.text.text)) {
        return;
    }
    let headers: Vec<String> = table.header.cells.iter().map(|cell| plain(&cell.text.text)).collect();
    let why = headers.iter().position(|header| has(header, WHY_COLUMNS) && !has(header, ALTERNATIVE_COLUMNS));
    let names_violation = headers.iter().position(|header| has(header, VIOLATION_COLUMNS));
    let alternative = headers.iter().any(|header| has(header, ALTERNATIVE_COLUMNS));
    // Elsewhere a decision with the alternatives considered is one of the design.
    let is_templates =
        || headers.iter().any(|header| has(header, SIMPLER) || standing == Standing::Check && has(header, NEEDED));
    let known = why.is_some() && (names_violation.is_some() || alternative && (in_section || is_templates()));
    if !known && !(in_section && (names_violation.is_some() || why.is_some())) {
        return;
    }
    let first = names_violation.unwrap_or_else(|| usize::from(why == Some(0)));
    let why = why.filter(|why| *why != first);
    for row in &table.rows {
        let cell = |at: usize| row.cells.get(at).map(|cell| &cell.text).filter(|text| is_stated(text));
        let Some(violation) = cell(first) else { continue };
        violations.push(Violation {
            violation: joined(&violation.text),
            why: why.and_then(cell).map(|why| joined(&why.text)),
            place: plan.place(violation.trim().span),
        });
    }
}

/// What stands somewhere in a text of Latin letters that speaks of complexity, violations or alternatives.
static STEMS: Phrases =
    Phrases::new(&["ompl", "altern", "viol", "verletz", "versto", "devia", "desvi", "abweich", "cart"]);

/// A cheap look: whether a text may speak of complexity, violations or alternatives.
fn may_concern(text: &str) -> bool {
    has_other_script(text) || STEMS.is_in_any_case(text)
}

/// Whether a cell says anything: no placeholder, no "N/A", no dash.
fn is_stated(text: &Inline) -> bool {
    let words = plain(&text.text);
    let words = words.trim_matches(|c: char| "()[]".contains(c));
    !words.is_empty() && !NOTHING.contains(&words) && !is_placeholder(&text.text)
}

fn has(header: &str, words: &[&str]) -> bool {
    words.iter().any(
        |word| {
            if has_unspaced(word) { header.contains(word) } else { find_phrase(header, word).is_some() }
        },
    )
}
