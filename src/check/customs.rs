//! What the plans of a specs directory have in common, so that each can be compared with what is usual there.
//!
//! Nobody tells plansite which template a team uses, and teams change theirs. So a section counts as the template's
//! where nearly all plans that lie together have it, under the same heading; and where many of them state no status or
//! have no gates, it is not the custom there to do so, which is worth saying once and not of each plan. Few plans agree
//! by chance, and then nothing is concluded.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::plan::words::is_unspaced;
use crate::plan::{DocumentKind, Plan, Risk, Stage};
use crate::portfolio::Portfolio;

/// How many plans must lie together before anything follows from what they have in common.
const LEAST_PLANS: usize = 8;
/// How many of ten plans must have a section.
const OF_TEN: usize = 9;
/// How many plans that do without something make a custom.
const FEW: usize = 3;
/// How many sections make a template.
const LEAST_SECTIONS: usize = 3;

/// The customs of each specs directory.
#[derive(Debug, Default)]
pub(super) struct Customs {
    by_root: BTreeMap<String, Custom>,
}

/// What is usual in one specs directory.
#[derive(Debug, Default)]
pub(super) struct Custom {
    /// The sections of the template that is followed; none where there is no agreement.
    pub(super) sections: Vec<String>,
    /// How many plans say something.
    pub(super) plans: usize,
    without_status: Without,
    without_gates: Without,
    /// Those that state risks, none of which has a level, and are not over, in order; and whether a risk of any plan has an
    /// exposure.
    with_risks: Vec<usize>,
    rates_risks: bool,
    /// Where the plans of each title lie that says something.
    titles: HashMap<String, Namesakes>,
    /// The highest number of a feature.
    pub(super) highest_number: u64,
}

/// The plans of one title, by the folders that they are in.
#[derive(Debug, Default)]
pub(super) struct Namesakes {
    plans: usize,
    /// The first plan of each folder and how many there are, in the order of these plans.
    folders: Vec<(usize, usize)>,
    /// Where each folder is in that list.
    places: HashMap<String, usize>,
}

/// The plans of a specs directory that do without something.
#[derive(Debug, Default)]
struct Without {
    /// How many.
    plans: usize,
    /// The first of them.
    first: Option<usize>,
}

/// How a plan that lacks something stands to what is usual beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lack {
    /// The others have it.
    OfThePlan,
    /// Many lack it, and this is the first of them: how many there are.
    OfTheDirectory(usize),
    /// Many lack it, which is said at the first of them.
    SaidElsewhere,
}

/// How a plan rates the risks that it states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rating {
    /// Whether it gives none of them a level and is not over.
    owes: bool,
    /// Whether one of them has a likelihood and an impact.
    scores: bool,
}

impl Rating {
    /// How a plan rates its risks; `None` where it states none.
    pub(super) fn of(plan: &Plan) -> Option<Self> {
        let mut risks = stated_risks(plan).peekable();
        risks.peek()?;
        let has_level =
            |risk: &Risk| [&risk.likelihood, &risk.impact].into_iter().flatten().any(|it| it.level.is_some());
        let (mut rates, mut scores) = (false, false);
        risks.for_each(|risk| (rates, scores) = (rates || has_level(risk), scores || risk.exposure().is_some()));
        Some(Self { owes: !rates && !is_over(plan), scores })
    }
}

impl Customs {
    /// Looks at all plans that say something.
    pub(super) fn of(portfolio: &Portfolio) -> Self {
        let mut by_root: BTreeMap<&str, (Custom, HashMap<&str, usize>)> = BTreeMap::new();
        for (at, of) in portfolio.plans.iter().enumerate() {
            let plan: &Plan = &of.plan;
            let (custom, sections) = by_root.entry(portfolio.index.root(at)).or_default();
            custom.highest_number = custom.highest_number.max(plan.number.unwrap_or(0));
            if plan.unreadable.is_none() && !plan.template_only {
                custom.add(at, plan);
                for section in plan.outline.iter().map(String::as_str).collect::<BTreeSet<_>>() {
                    *sections.entry(section).or_default() += 1;
                }
            }
        }
        let settled = by_root.into_iter().map(|(root, (mut custom, sections))| {
            custom.agree(sections);
            (root.to_owned(), custom)
        });
        Self { by_root: settled.collect() }
    }

    /// What is usual in a specs directory that holds a plan.
    pub(super) fn at(&self, root: &str) -> &Custom {
        self.by_root.get(root).expect("every specs directory of the portfolio has been looked at")
    }
}

impl Custom {
    fn add(&mut self, at: usize, plan: &Plan) {
        self.plans += 1;
        self.without_status.count(at, lacks_status(plan));
        self.without_gates.count(at, lacks_gates(plan));
        if let Some(rating) = Rating::of(plan) {
            self.with_risks.extend(Some(at).filter(|_| rating.owes));
            self.rates_risks |= rating.scores;
        }
        if says_something(plan) {
            self.titles.entry(plan.title.clone()).or_default().add(at, &plan.folder);
        }
    }

    fn agree(&mut self, sections: HashMap<&str, usize>) {
        let plans = self.plans;
        let common =
            sections.into_iter().filter(|(_, of)| of * 10 >= plans * OF_TEN).map(|(section, _)| section.to_owned());
        self.sections = common.collect();
        self.sections.sort_unstable();
        if plans < LEAST_PLANS || self.sections.len() < LEAST_SECTIONS {
            self.sections.clear();
        }
    }

    /// How a plan without a status stands to the others.
    pub(super) fn lack_of_status(&self, plan: usize) -> Lack {
        self.lack(&self.without_status, plan)
    }

    /// How a plan without gates stands to the others.
    pub(super) fn lack_of_gates(&self, plan: usize) -> Lack {
        self.lack(&self.without_gates, plan)
    }

    /// How a plan whose risks have no exposure stands to the others.
    pub(super) fn lack_of_exposure(&self, plan: usize) -> Lack {
        match self.with_risks[..] {
            _ if self.rates_risks || self.with_risks.len() < FEW => Lack::OfThePlan,
            [first, ..] if first == plan => Lack::OfTheDirectory(self.with_risks.len()),
            _ => Lack::SaidElsewhere,
        }
    }

    /// More than a third is no exception any more.
    fn lack(&self, without: &Without, plan: usize) -> Lack {
        if without.plans < FEW || without.plans * 3 <= self.plans {
            Lack::OfThePlan
        } else if without.first == Some(plan) {
            Lack::OfTheDirectory(without.plans)
        } else {
            Lack::SaidElsewhere
        }
    }

    /// The plans of a title; `None` where there are none, or it says nothing.
    pub(super) fn titled(&self, title: &str) -> Option<&Namesakes> {
        self.titles.get(title)
    }
}

impl Namesakes {
    fn add(&mut self, plan: usize, folder: &str) {
        self.plans += 1;
        match self.places.get(folder) {
            Some(place) => self.folders[*place].1 += 1,
            None => {
                self.places.insert(folder.to_owned(), self.folders.len());
                self.folders.push((plan, 1));
            }
        }
    }

    /// Whether one of them is in a folder.
    pub(super) fn are_in(&self, folder: &str) -> bool {
        self.places.contains_key(folder)
    }

    /// The first of them that is in none of these folders, and how many there are.
    pub(super) fn outside<'f>(&self, folders: impl Iterator<Item = &'f str>) -> Option<(usize, usize)> {
        let inside: BTreeSet<usize> = folders.filter_map(|folder| self.places.get(folder).copied()).collect();
        let (_, (first, _)) = self.folders.iter().enumerate().find(|(place, _)| !inside.contains(place))?;
        Some((*first, self.plans - inside.iter().map(|place| self.folders[*place].1).sum::<usize>()))
    }
}

impl Without {
    /// Counts a plan if it does without.
    fn count(&mut self, plan: usize, is_without: bool) {
        self.plans += usize::from(is_without);
        self.first = self.first.or(is_without.then_some(plan));
    }
}

/// Whether nobody says where a plan stands.
pub(super) fn lacks_status(plan: &Plan) -> bool {
    plan.status.stage == Stage::Unstated && !plan.has_state_file
}

/// Whether nothing holds a plan back that is not over, though something could.
pub(super) fn lacks_gates(plan: &Plan) -> bool {
    has_no_gates(plan) && !is_over(plan)
}

/// Whether a plan has neither gates nor a constitution check, nor boxes that stand in for them.
fn has_no_gates(plan: &Plan) -> bool {
    let has_gates = plan.sections.gates || !plan.gates.is_empty() || !plan.gate_verdicts.is_empty();
    !has_gates && !plan.sections.constitution && !plan.sections.checks
}

/// Whether nothing is left to be done: by the status, or by the boxes of all tasks.
pub(super) fn is_over(plan: &Plan) -> bool {
    plan.status.stage.is_over() || plan.tasks.is_some_and(|tasks| tasks.total > 0 && tasks.done >= tasks.total)
}

/// The risks that a plan and its spec state. What task lists call risks is advice to those who do the work.
pub(super) fn stated_risks(plan: &Plan) -> impl Iterator<Item = &Risk> {
    plan.risks.iter().filter(|risk| {
        let document = plan.documents.iter().find(|document| document.path == *risk.place.path);
        document.is_some_and(|document| matches!(document.kind, DocumentKind::Plan | DocumentKind::Spec))
    })
}

/// Whether a title tells a plan from others: it is the author's, and more than a word such as "Plan".
pub(super) fn says_something(plan: &Plan) -> bool {
    let folder = plan.folder.rsplit('/').next().unwrap_or_default();
    let unspaced = plan.title.chars().filter(|c| is_unspaced(*c)).count();
    let is_long = plan.title.split_whitespace().nth(1).is_some() || unspaced >= UNSPACED;
    !plan.title_is_placeholder && plan.title != folder && is_long
}

/// How long a title must be, in characters, in a script without spaces.
const UNSPACED: usize = 6;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::portfolio::sample;

    fn plan(number: usize, outline: &[&str]) -> Plan {
        let mut plan = sample::plan(&format!("specs/{number:03}-x"), &["plan.md"]);
        plan.outline = outline.iter().map(|section| (*section).to_owned()).collect();
        plan
    }

    #[test]
    fn a_template_is_what_nearly_all_have_in_common() {
        let mut plans: Vec<_> = (0..9).map(|at| plan(at, &["summary", "risks", "gates", "summary"])).collect();
        plans.push(plan(9, &["summary", "appendix"]));
        let portfolio = sample::portfolio(plans.clone());
        assert_eq!(Customs::of(&portfolio).at("specs").sections, ["gates", "risks", "summary"]);
        plans.push(plan(10, &["summary"]));
        let portfolio = sample::portfolio(plans.clone());
        assert_eq!(Customs::of(&portfolio).at("specs").sections, [""; 0], "one section is no template");
        let portfolio = sample::portfolio(plans[..7].to_vec());
        assert_eq!(Customs::of(&portfolio).at("specs").sections, [""; 0], "seven plans agree by chance");
    }

    #[test]
    fn what_many_lack_is_said_once() {
        let mut plans: Vec<_> = (0..9).map(|at| plan(at, &[])).collect();
        plans[..6].iter_mut().for_each(|plan| sample::status(plan, "Draft", Stage::Draft));
        let lacks = |plans: &[Plan], at: [usize; 2]| {
            let portfolio = sample::portfolio(plans.to_vec());
            let customs = Customs::of(&portfolio);
            at.map(|plan| customs.at("specs").lack_of_status(plan))
        };
        assert_eq!(lacks(&plans, [6, 7]), [Lack::OfThePlan; 2], "a third is an exception");
        plans[5].status = crate::plan::Status::default();
        plans.swap(5, 6);
        assert_eq!(lacks(&plans, [6, 7]), [Lack::SaidElsewhere; 2]);
        assert_eq!(lacks(&plans[6..], [0, 1]), [Lack::OfTheDirectory(3), Lack::SaidElsewhere]);
        assert_eq!(lacks(&plans[7..], [0, 1]), [Lack::OfThePlan; 2], "two are few");
    }
}
