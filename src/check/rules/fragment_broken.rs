//! A link names a heading that its page does not have.
//!
//! What it checks: what follows `#` in a link to a document of the portfolio is the anchor of one of its headings, or a
//! line such as `#L12`.
//!
//! Why it matters: the reader lands at the top of the page and looks for a section that was renamed or is gone. The link
//! is published without its fragment.
//!
//! Example: `[the schema](data-model.md#tables)`, where the heading is now called "Entities".
//!
//! Fix: write the anchor of the heading as it is called now.

use crate::check::subject::Subject;
use crate::diagnostic::phrase::{nearest, quoted};
use crate::diagnostic::{Code, Diagnostic};
use crate::portfolio::Target;
use crate::portfolio::links::Broken;

/// How many anchors are looked at for a proposal, and for how many links of a plan: a text can hold ten thousand of both.
const SEARCHED: usize = 1000;
const PROPOSALS: usize = 50;

pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut proposals = 0..PROPOSALS;
    let report = |(_, place, link): (_, _, crate::check::subject::Link<'_>)| {
        let Target::Broken(Broken::Fragment { plan, document, fragment }) = link.target else { return None };
        let document = &subject.other(*plan).documents[*document];
        let message =
            format!("{} has no heading with the anchor {}", quoted(&document.path), quoted(&format!("#{fragment}")));
        let anchors = document.anchors.headings().take(SEARCHED);
        let help = match proposals.next().and_then(|_| nearest(fragment, anchors)) {
            Some(anchor) => format!("write {}", quoted(&format!("#{anchor}"))),
            None => "write the anchor of a heading that is there".to_owned(),
        };
        Some(Diagnostic::new(Code::FragmentBroken, place, message).help(help))
    };
    subject.links().filter_map(report).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;
    use crate::document::Anchors;
    use crate::portfolio::sample;

    #[test]
    fn only_missing_anchors_are_reported() {
        let links = |plan: &mut crate::plan::Plan| {
            sample::document_mut(plan, 0).anchors = Anchors::new(vec!["goals".to_owned()], vec![3]);
            for target in ["#goals", "#L3", "plan.md", "missing.md#x", "plan.md#goal"] {
                sample::link(sample::document_mut(plan, 0), target);
            }
        };
        let expected = ["specs/001-a/plan.md:1: `specs/001-a/plan.md` has no heading with the anchor `#goal`"];
        check(Code::FragmentBroken, links, &expected);
    }
}
