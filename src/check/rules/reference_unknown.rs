//! A plan refers to a plan that is not in the portfolio.
//!
//! What it checks: what a plan says it depends on or replaces, and every folder of a feature that it names, is one plan
//! of the portfolio. A number in running text is left alone, and so is a link, of which `link-broken` speaks.
//!
//! Why it matters: the dependency is in no graph, and nobody is told when it is late.
//!
//! Example: `**Depends On**: 003-ledger`, where the folder is called `003-general-ledger`.
//!
//! Fix: write the name of the folder as it is.

use crate::check::phrase::{nearest, quoted};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::reference::ReferenceTarget;
use crate::plan::{Plan, Reference, ReferenceKind};
use crate::portfolio::references::candidates;

pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let plan = subject.plan();
    let unknown = plan.references.iter().filter(|reference| reference.plan.is_none());
    let meant = unknown.filter(|reference| is_meant(reference) && !is_link(plan, reference));
    meant.map(|reference| report(subject, reference)).collect()
}

fn report(subject: &Subject<'_>, reference: &Reference) -> Diagnostic {
    let named = quoted(&reference.text);
    let (message, help) = match candidates(&subject.portfolio.index, &reference.target) {
        0 => {
            let plans = subject.portfolio.plans.iter().map(|of| &of.plan);
            let names = plans.map(|plan| plan.folder.rsplit('/').next().unwrap_or_default());
            let help = match nearest(&reference.text, names) {
                Some(name) => format!("write {}", quoted(name)),
                None => "write the name of the folder as it is".to_owned(),
            };
            (format!("{named} names no plan of this portfolio"), help)
        }
        several => (format!("{named} may mean {several} plans"), "write the path of the one that is meant".to_owned()),
    };
    Diagnostic::new(Code::ReferenceUnknown, &reference.place, message).help(help)
}

/// Whether the author meant a plan: words such as "feature 3" in running text may mean anything.
fn is_meant(reference: &Reference) -> bool {
    reference.kind != ReferenceKind::Mentions || !matches!(reference.target, ReferenceTarget::Number(_))
}

/// Whether the reference is a link, or stands in one.
fn is_link(plan: &Plan, reference: &Reference) -> bool {
    let place = &reference.place;
    let document = plan.documents.iter().find(|document| *document.path == *place.path);
    document.is_some_and(|document| {
        document
            .links
            .iter()
            .any(|link| link.place.span.start < place.span.end && place.span.start < link.place.span.end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{plan, said};
    use crate::portfolio::sample;

    #[test]
    fn only_plans_that_were_meant_are_reported() {
        use ReferenceKind::{DependsOn, Mentions, Supersedes};
        use ReferenceTarget::{Folder, Number};
        let problem = |text: &str| vec![format!("specs/001-a/plan.md:9: {text}")];
        for (kind, target, expected) in [
            (DependsOn, Folder("002-b".to_owned()), vec![]),
            (DependsOn, Folder("009-no".to_owned()), problem("`009-no` names no plan of this portfolio")),
            (Mentions, Folder("009-no".to_owned()), problem("`009-no` names no plan of this portfolio")),
            (Supersedes, Number(9), problem("`Feature 9` names no plan of this portfolio")),
            (Supersedes, Number(3), problem("`Feature 3` may mean 2 plans")),
            (Mentions, Number(9), vec![]),
        ] {
            let mut plans = vec![plan("001-a"), plan("002-b"), plan("003-c"), plan("003-d")];
            sample::reference(&mut plans[0], kind, target);
            assert_eq!(said(Code::ReferenceUnknown, plans), expected);
        }
    }

    #[test]
    fn links_are_left_to_their_own_rule() {
        let mut first = plan("001-a");
        sample::reference(&mut first, ReferenceKind::Mentions, ReferenceTarget::Path("specs/009-no".to_owned()));
        sample::link(sample::document_mut(&mut first, 0), "../009-no/plan.md");
        sample::document_mut(&mut first, 0).links[0].place = first.references[0].place.clone();
        assert!(said(Code::ReferenceUnknown, vec![first]).is_empty());
    }
}
