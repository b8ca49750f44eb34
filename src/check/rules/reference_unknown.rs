//! A plan refers to a plan that is not in the portfolio.
//!
//! What it checks: what a plan says it depends on or replaces is one plan of the portfolio. Where running text only names
//! the folder of a feature, it is compared with those that it is near to, and left alone where there is none: it may be an
//! example, or somebody else's. A link is left alone too, for `link-broken` speaks of it.
//!
//! Why it matters: the dependency is in no graph, and nobody is told when it is late.
//!
//! Example: `**Depends On**: 003-ledger`, where the folder is called `003-general-ledger`.
//!
//! Fix: write the name of the folder as it is.

use crate::check::subject::Subject;
use crate::diagnostic::phrase::{nearest, quoted};
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::reference::ReferenceTarget;
use crate::plan::{Plan, Reference, ReferenceKind};
use crate::portfolio::identity::leading_number;
use crate::portfolio::index::without_number;
use crate::portfolio::names::slug;
use crate::portfolio::references::candidates;

pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let plan = subject.plan();
    let unknown = plan.references.iter().filter(|reference| reference.plan.is_none());
    unknown.filter(|reference| !is_link(plan, reference)).filter_map(|reference| report(subject, reference)).collect()
}

fn report(subject: &Subject<'_>, reference: &Reference) -> Option<Diagnostic> {
    let named = quoted(&reference.text);
    let is_mention = reference.kind == ReferenceKind::Mentions;
    // Words such as "feature 3" in running text may mean anything.
    if is_mention && matches!(reference.target, ReferenceTarget::Number(_)) {
        return None;
    }
    let (message, help) = match candidates(&subject.portfolio.index, &reference.target) {
        0 => {
            let help = match meant(subject, &reference.text) {
                Some(name) => format!("write {}", quoted(name)),
                None if is_mention => return None,
                None => "write the name of the folder as it is".to_owned(),
            };
            (format!("{named} names no plan of this portfolio"), help)
        }
        several => (format!("{named} may mean {several} plans"), "write the path of the one that is meant".to_owned()),
    };
    Some(Diagnostic::new(Code::ReferenceUnknown, &reference.place, message).help(help))
}

/// The folder that may have been meant: one that is called nearly the same, or has the same number and a word in common.
fn meant<'p>(subject: &Subject<'p>, text: &str) -> Option<&'p str> {
    let index = &subject.portfolio.index;
    let folder = |at: usize| subject.other(at).folder.rsplit('/').next().unwrap_or_default();
    let name = slug(text);
    let words = |name: &str| without_number(name).split('-').map(str::to_owned).collect::<Vec<_>>();
    let shares_word =
        |at: &usize| words(&slug(folder(*at))).iter().any(|word| word.len() > 2 && words(&name).contains(word));
    let is_other = |at: &usize| *at != subject.index;
    let numbered = leading_number(&name).map(|number| index.numbered(number)).unwrap_or_default();
    let by_number = numbered.iter().copied().filter(is_other).find(shares_word);
    let by_name = index.slugged(without_number(&name)).iter().copied().find(is_other);
    by_name.or(by_number).map(folder).or_else(|| {
        let names = (0..subject.portfolio.plans.len()).filter(is_other).map(folder);
        nearest(text, names)
    })
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
            (Mentions, Folder("009-no".to_owned()), vec![]),
            (Mentions, Folder("005-long-name".to_owned()), problem("`005-long-name` names no plan of this portfolio")),
            (Mentions, Folder("004-long-word".to_owned()), problem("`004-long-word` names no plan of this portfolio")),
            (Supersedes, Number(9), problem("`Feature 9` names no plan of this portfolio")),
            (Supersedes, Number(3), problem("`Feature 3` may mean 2 plans")),
            (Mentions, Number(9), vec![]),
        ] {
            let mut plans = vec![plan("001-a"), plan("002-b"), plan("003-c"), plan("003-d"), plan("004-long-name")];
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
