//! Which sections the plans of a specs directory agree on: the template that they follow, known by what they have in
//! common.
//!
//! Nobody tells plansite which template a team uses, and teams change theirs. So a section counts as the template's
//! where nearly all plans that lie together have it, under the same heading. Few plans agree by chance, and then nothing
//! is concluded.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::plan::Plan;
use crate::portfolio::Portfolio;

/// How many plans must lie together before anything follows from what they have in common.
const LEAST_PLANS: usize = 8;
/// How many of ten plans must have a section.
const OF_TEN: usize = 9;
/// How many sections make a template.
const LEAST_SECTIONS: usize = 3;

/// The sections that the plans of each specs directory agree on.
#[derive(Debug, Default)]
pub(super) struct Templates<'p> {
    by_root: BTreeMap<&'p str, Vec<&'p str>>,
}

impl<'p> Templates<'p> {
    /// Counts the sections of all plans that say something.
    pub(super) fn of(portfolio: &'p Portfolio) -> Self {
        let mut counts: BTreeMap<&str, (usize, HashMap<&str, usize>)> = BTreeMap::new();
        for (at, of) in portfolio.plans.iter().enumerate().filter(|(_, of)| says_something(&of.plan)) {
            let (plans, sections) = counts.entry(portfolio.index.root(at)).or_default();
            *plans += 1;
            for section in of.plan.outline.iter().map(String::as_str).collect::<BTreeSet<_>>() {
                *sections.entry(section).or_default() += 1;
            }
        }
        let agreed = |(plans, sections): (usize, HashMap<&'p str, usize>)| {
            let mut common: Vec<&str> =
                sections.into_iter().filter(|(_, of)| of * 10 >= plans * OF_TEN).map(|(section, _)| section).collect();
            common.sort_unstable();
            (plans >= LEAST_PLANS && common.len() >= LEAST_SECTIONS).then_some(common)
        };
        Self { by_root: counts.into_iter().filter_map(|(root, of)| Some((root, agreed(of)?))).collect() }
    }

    /// The sections of the template that is followed in a specs directory; none where there is no agreement.
    pub(super) fn sections(&self, root: &str) -> &[&'p str] {
        self.by_root.get(root).map_or(&[], Vec::as_slice)
    }
}

fn says_something(plan: &Plan) -> bool {
    plan.unreadable.is_none() && !plan.template_only
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::portfolio::sample;

    #[test]
    fn a_template_is_what_nearly_all_have_in_common() {
        let plan = |number: usize, outline: &[&str]| {
            let mut plan = sample::plan(&format!("specs/{number:03}-x"), &["plan.md"]);
            plan.outline = outline.iter().map(|section| (*section).to_owned()).collect();
            plan
        };
        let mut plans: Vec<_> = (0..9).map(|at| plan(at, &["summary", "risks", "gates", "summary"])).collect();
        plans.push(plan(9, &["summary", "appendix"]));
        let portfolio = sample::portfolio(plans.clone());
        assert_eq!(Templates::of(&portfolio).sections("specs"), ["gates", "risks", "summary"]);
        plans.push(plan(10, &["summary"]));
        let portfolio = sample::portfolio(plans.clone());
        assert_eq!(Templates::of(&portfolio).sections("specs"), [""; 0], "one section is no template");
        let portfolio = sample::portfolio(plans[..7].to_vec());
        assert_eq!(Templates::of(&portfolio).sections("specs"), [""; 0], "seven plans agree by chance");
    }
}
