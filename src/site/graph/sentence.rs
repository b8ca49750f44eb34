//! The sentence at the top of the dependencies: which plan holds back most, and who waits for each other.

use std::cmp::Reverse;

use crate::site::edition::{self, Edition};
use crate::site::marks::TextLink;
use crate::site::words;

/// Most plans that a list in the sentence names.
const NAMED: usize = 8;
/// Most plans that hold back equally many and are named.
const LEADERS: usize = 3;
/// Most cycles that are spelled out.
const CYCLES: usize = 3;

/// What the page says first, in pieces.
pub(super) fn sentence(edition: &Edition<'_>, path: &str) -> Vec<TextLink> {
    let mut pieces = holding(edition, path);
    if let Some(cycles) = cycles(edition) {
        pieces.push(TextLink::plain(format!(" {cycles}")));
    }
    pieces
}

/// Who holds back most.
fn holding(edition: &Edition<'_>, path: &str) -> Vec<TextLink> {
    let waiting = &edition.waiting;
    let mut held: Vec<(usize, Vec<usize>)> = (0..edition.plans().len())
        .filter(|plan| !waiting.holds_back(*plan).is_empty())
        .map(|plan| (plan, waiting.holds_back_further(plan)))
        .collect();
    let count = |(plan, further): &(usize, Vec<usize>)| waiting.holds_back(*plan).len() + further.len();
    held.sort_by_key(|held| Reverse((count(held), waiting.holds_back(held.0).len())));
    let Some(first) = held.first() else {
        return vec![TextLink::plain("No plan is known to wait for another.")];
    };
    let most = count(first);
    let leaders: Vec<usize> = held.iter().take_while(|held| count(held) == most).map(|(plan, _)| *plan).collect();
    let plans = words::count(most, "plan", "plans");
    let held_by_each = if held.len() == leaders.len() { plans } else { format!("the most, {plans}") };
    match leaders.as_slice() {
        [only] => {
            let verb = if held.len() == 1 { "holds back" } else { "holds back the most:" };
            let direct = names(edition, waiting.holds_back(*only));
            let held = match first.1.as_slice() {
                [] => words::list(&direct),
                further => {
                    let them = if waiting.holds_back(*only).len() == 1 { "it" } else { "them" };
                    format!("{} and, through {them}, {}", direct.join(", "), words::list(&names(edition, further)))
                }
            };
            vec![plan_link(edition, path, *only), TextLink::plain(format!(" {verb} {held}."))]
        }
        several if several.len() <= LEADERS => {
            let mut pieces = Vec::new();
            for (at, plan) in several.iter().enumerate() {
                if at > 0 {
                    pieces.push(TextLink::plain(if at + 1 == several.len() { " and " } else { ", " }));
                }
                pieces.push(plan_link(edition, path, *plan));
            }
            pieces.push(TextLink::plain(format!(" hold back {held_by_each} each.")));
            pieces
        }
        many => vec![TextLink::plain(format!("{} plans hold back {held_by_each} each.", many.len()))],
    }
}

/// Which plans wait for each other.
fn cycles(edition: &Edition<'_>) -> Option<String> {
    let cycles = edition.dependencies.cycles();
    let members: Vec<String> = cycles.iter().take(CYCLES).map(|cycle| words::list(&names(edition, cycle))).collect();
    match (cycles.len(), members.join("; ")) {
        (0, _) => None,
        (1, members) => Some(format!("One cycle: {members}.")),
        (count, members) if count <= CYCLES => Some(format!("{count} cycles: {members}.")),
        (count, members) => Some(format!("{count} cycles, among them {members}.")),
    }
}

/// The shortest names of some plans, and how many others there are.
fn names(edition: &Edition<'_>, plans: &[usize]) -> Vec<String> {
    let named = plans.iter().take(NAMED);
    let mut names: Vec<String> = named.map(|plan| edition::short_name(edition.plan(*plan)).into_owned()).collect();
    if plans.len() > NAMED {
        names.push(format!("{} more", plans.len() - NAMED));
    }
    names
}

fn plan_link(edition: &Edition<'_>, path: &str, plan: usize) -> TextLink {
    let number = edition::title_number(edition.plan(plan)).map(|number| format!("{number} ")).unwrap_or_default();
    let title = words::cut(edition::title(edition.plan(plan)), 80);
    TextLink { text: format!("{number}{title}"), href: Some(edition.plan_href(path, plan)) }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::plan::reference::ReferenceTarget;
    use crate::plan::{Plan, ReferenceKind, Stage};
    use crate::portfolio::sample;
    use crate::site::SiteOptions;
    use crate::site::routes::Routes;

    /// What is said of this many plans, all drafts, with these dependencies.
    #[track_caller]
    fn check(count: usize, edges: &[(usize, u64)], expected: &str) {
        let mut plans: Vec<Plan> = (0..count).map(|at| sample::plan(&format!("specs/{at}-x"), &["plan.md"])).collect();
        plans.iter_mut().for_each(|plan| sample::status(plan, "Draft", Stage::Draft));
        for (from, to) in edges {
            sample::reference(&mut plans[*from], ReferenceKind::DependsOn, ReferenceTarget::Number(*to));
        }
        let portfolio = sample::portfolio(plans);
        let options = SiteOptions::default();
        let edition = Edition::new(&portfolio, &options, Routes::of(&portfolio).into(), BTreeSet::new().into());
        let said: String = sentence(&edition, "graph.html").into_iter().map(|piece| piece.text).collect();
        assert_eq!(said, expected);
    }

    #[test]
    fn the_plan_that_holds_back_most_is_named() {
        check(4, &[(1, 0), (2, 0), (3, 2)], "0-x holds back the most: 1, 2 and, through them, 3.");
        check(2, &[(1, 0)], "0-x holds back 1.");
        check(2, &[], "No plan is known to wait for another.");
    }

    #[test]
    fn several_may_hold_back_equally_many() {
        check(4, &[(1, 0), (3, 2)], "0-x and 2-x hold back 1 plan each.");
        check(8, &[(1, 0), (3, 2), (5, 4), (7, 6)], "4 plans hold back 1 plan each.");
    }

    #[test]
    fn cycles_are_told() {
        check(3, &[(0, 1), (1, 0), (2, 0)], "0-x and 1-x hold back 2 plans each. One cycle: 0 and 1.");
    }
}
