//! A link leads nowhere on the site.
//!
//! What it checks: each link and image leads to a document of the portfolio, to a file below its root, or to an address
//! with `http:`, `https:` or `mailto:`. Upper and lower case must match, as they must on a web server.
//!
//! Why it matters: such a link cannot be published. Its text stands on the site without a link.
//!
//! Example: `[spec](/Users/ada/work/specs/012-payment-retries/spec.md)`, which works on one machine only.
//!
//! Fix: write the path relative to the document: `[spec](spec.md)`.

use std::ops::Range;

use crate::check::subject::{Link, Subject};
use crate::diagnostic::phrase::{nearest, quoted};
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::PlanDocument;
use crate::portfolio::Target;
use crate::portfolio::links::Broken;

/// How many links of a plan get a proposal: looking for the nearest path takes time.
const PROPOSALS: usize = 200;

pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut proposals = 0..PROPOSALS;
    let report = |(document, place, link): (&PlanDocument, _, Link<'_>)| {
        let (message, help) = fault(subject, &document.path, link, &mut proposals)?;
        Some(Diagnostic::new(Code::LinkBroken, place, message).help(help))
    };
    subject.links().filter_map(report).collect()
}

/// What is wrong with a link, and what to do about it.
fn fault(subject: &Subject<'_>, from: &str, link: Link<'_>, proposals: &mut Range<usize>) -> Option<(String, String)> {
    let Target::Broken(broken) = link.target else { return None };
    let what = if link.image { "image" } else { "link" };
    let written = quoted(link.written);
    Some(match broken {
        // The link itself is kept; `fragment-broken` speaks of it.
        Broken::Fragment { .. } => return None,
        Broken::Missing { path } if path.is_empty() => {
            (format!("the {what} {written} names no target"), "write a path or an address".to_owned())
        }
        Broken::Missing { path } => {
            (format!("the {what} {written} leads nowhere"), proposal(subject, from, link.written, path, proposals))
        }
        Broken::Outside => (
            format!("the {what} {written} leads out of the portfolio"),
            "write the web address of the file, or name it without a link".to_owned(),
        ),
        Broken::Absolute => {
            (format!("the {what} {written} is an absolute path"), "write the path relative to this document".to_owned())
        }
        // `vector<std::string>` is read as an address in angle brackets, and nobody meant a link.
        Broken::Scheme(scheme) if link.written[scheme.len()..].starts_with("::") => return None,
        Broken::Scheme(scheme) => (
            format!("the {what} {written} is not published, because its scheme is {}", quoted(&format!("{scheme}:"))),
            "write an address with `https:`, or name the place without a link".to_owned(),
        ),
    })
}

/// The document that may have been meant.
fn proposal(subject: &Subject<'_>, from: &str, written: &str, path: &str, proposals: &mut Range<usize>) -> String {
    if let Some(existing) = subject.portfolio.index.document_in_any_case(path) {
        return format!("the file is called {}, and upper and lower case must match", quoted(existing));
    }
    if let Some(meant) = from_another_folder(subject, from, written) {
        let path = quoted(&relative(from, meant));
        return format!("the path is read from the folder of this document; write {path}");
    }
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let siblings = subject.plan().documents.iter().filter_map(|document| {
        let (beside, name) = document.path.rsplit_once('/').unwrap_or(("", &document.path));
        (beside == folder).then_some(name)
    });
    match proposals.next().and_then(|_| nearest(name, siblings)) {
        Some(name) => format!("there is no {}; did you mean {}", quoted(path), quoted(name)),
        None => format!("there is no {}", quoted(path)),
    }
}

/// The document that a path names when it is read from a folder above the document, such as the root of the repository.
fn from_another_folder<'p>(subject: &Subject<'p>, from: &str, written: &str) -> Option<&'p str> {
    let path = written.split(['#', '?']).next().unwrap_or_default().trim_start_matches("./");
    let mut folder = from;
    while let Some((parent, _)) = folder.rsplit_once('/') {
        folder = parent;
        let (above, slash) = folder.rsplit_once('/').map_or(("", ""), |(above, _)| (above, "/"));
        let candidate = format!("{above}{slash}{path}");
        let existing = subject.portfolio.index.document_in_any_case(&candidate);
        if existing.is_some_and(|existing| existing == candidate) {
            return existing;
        }
    }
    None
}

/// The path from the folder of one document to another.
fn relative(from: &str, to: &str) -> String {
    let here: Vec<&str> = from.split('/').collect();
    let there: Vec<&str> = to.split('/').collect();
    let folders = here.len().min(there.len()) - 1;
    let common = here.iter().zip(&there).take(folders).take_while(|(a, b)| a == b).count();
    format!("{}{}", "../".repeat(here.len() - 1 - common), there[common..].join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{plan, said_of};
    use crate::check::{Severities, run};
    use crate::portfolio::sample;

    #[test]
    fn each_link_that_leads_nowhere_is_reported() {
        let mut first = plan("001-a");
        for target in
            ["plan.md", "https://example.org", "x.md", "", "../../../x", "/x", "file:///x", "#gone", "std::string"]
        {
            sample::link(sample::document_mut(&mut first, 0), target);
        }
        let expected = [
            "specs/001-a/plan.md:1: the link `x.md` leads nowhere",
            "specs/001-a/plan.md:1: the link `` names no target",
            "specs/001-a/plan.md:1: the link `../../../x` leads out of the portfolio",
            "specs/001-a/plan.md:1: the link `/x` is an absolute path",
            "specs/001-a/plan.md:1: the link `file:///x` is not published, because its scheme is `file:`",
        ];
        assert_eq!(said_of(Code::LinkBroken, &sample::portfolio(vec![first])), expected);
    }

    #[test]
    fn the_help_names_what_was_meant() {
        for (target, expected) in [
            ("Plan.md", "the file is called `specs/001-a/plan.md`, and upper and lower case must match"),
            ("pln.md", "there is no `specs/001-a/pln.md`; did you mean `plan.md`"),
            ("spec.md", "there is no `specs/001-a/spec.md`"),
            ("specs/001-a/plan.md#x", "the path is read from the folder of this document; write `plan.md`"),
            ("001-a/plan.md", "the path is read from the folder of this document; write `plan.md`"),
            ("elsewhere/completely.md", "there is no `specs/001-a/elsewhere/completely.md`"),
        ] {
            let mut first = plan("001-a");
            sample::link(sample::document_mut(&mut first, 0), target);
            let mut portfolio = sample::portfolio(vec![first]);
            run(&mut portfolio, &[], &Severities::new(), None, &());
            let problem = portfolio.plans[0].problems.iter().find(|problem| problem.code == Code::LinkBroken);
            assert_eq!(problem.and_then(|problem| problem.help.as_deref()), Some(expected));
        }
    }
}
