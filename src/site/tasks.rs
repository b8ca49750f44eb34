//! How far a plan's tasks are, in the one wording of all pages.
//!
//! A plan without a task list says nothing about its tasks; that is another thing than a list with nothing ticked.

use crate::plan::{Plan, Progress};

/// How far the tasks of a plan are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskState {
    /// All are done.
    All,
    /// Some are done.
    Some,
    /// None is done.
    None,
    /// The plan has no task list.
    NoList,
}

impl TaskState {
    /// Each of them, in the order of the bar.
    pub const ALL: [Self; 4] = [Self::All, Self::Some, Self::None, Self::NoList];

    /// How far a plan's tasks are.
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        match plan.tasks {
            None | Some(Progress { total: 0, .. }) => Self::NoList,
            Some(tasks) if tasks.done == 0 => Self::None,
            Some(tasks) if tasks.done < tasks.total => Self::Some,
            Some(_) => Self::All,
        }
    }

    /// Its name in addresses.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Some => "some",
            Self::None => "none",
            Self::NoList => "nolist",
        }
    }

    /// What it is called.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::All => "All done",
            Self::Some => "Some done",
            Self::None => "None done",
            Self::NoList => "No list",
        }
    }
}

/// The tasks of a plan that has a list of them.
#[must_use]
pub fn listed(plan: &Plan) -> Option<Progress> {
    plan.tasks.filter(|_| TaskState::of(plan) != TaskState::NoList)
}

/// What stands in place of the counts of a plan without a task list.
#[must_use]
pub fn unlisted(plan: &Plan) -> Option<String> {
    listed(plan).is_none().then(|| TaskState::NoList.label().to_lowercase())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::TaskState;
    use crate::plan::{Progress, Stage};
    use crate::portfolio::{Portfolio, sample};
    use crate::site::caches::Caches;
    use crate::site::edition::Edition;
    use crate::site::plan_table::{Extent, plan_table};
    use crate::site::routes::Routes;
    use crate::site::{SiteOptions, bars, export, strip};

    /// A plan of each state, in their order, and one without a list at every other stage.
    fn portfolio() -> Portfolio {
        let tasks = [Some((2, 2)), Some((1, 2)), Some((0, 2)), None];
        let mut plans: Vec<_> = tasks
            .into_iter()
            .enumerate()
            .map(|(at, tasks)| {
                let mut plan = sample::plan(&format!("specs/{at}-x"), &["plan.md"]);
                plan.tasks = tasks.map(|(done, total)| Progress { done, total });
                plan
            })
            .collect();
        plans.extend(Stage::ALL.into_iter().enumerate().map(|(at, stage)| {
            let mut plan = sample::plan(&format!("specs/1{at}-x"), &["plan.md"]);
            sample::status(&mut plan, stage.name(), stage);
            plan
        }));
        sample::portfolio(plans)
    }

    #[test]
    fn every_page_and_table_means_the_same_by_no_list() {
        let portfolio = portfolio();
        let options = SiteOptions::default();
        let edition = Edition::new(&portfolio, &options, Routes::of(&portfolio).into(), BTreeSet::new().into());
        let caches = Caches::of(edition);
        let edition = &caches.edition;
        let bar = bars::tasks_bar(edition, "index.html");
        let counts: Vec<(&str, usize)> = bar.segments.iter().map(|segment| (segment.label, segment.count)).collect();
        let without = 1 + Stage::ALL.len();
        assert_eq!(counts, [("All done", 1), ("Some done", 1), ("None done", 1), ("No list", without)]);

        let csv = export::file(&portfolio, &edition.routes, export::Export::Csv(export::Table::Plans));
        let mut csv = csv::Reader::from_reader(csv.as_slice());
        let total = csv.headers().unwrap().iter().position(|name| name == "tasks_total").unwrap();
        let totals: Vec<String> = csv.records().map(|row| row.unwrap()[total].to_owned()).collect();
        let table = plan_table(&caches, "plans.html", Extent::Page(0..edition.plans().len()));
        let rows: Vec<_> = table.groups.iter().flat_map(|group| &group.rows).collect();
        for (at, kept) in portfolio.plans.iter().enumerate() {
            let name = &kept.plan.title;
            let is_without = TaskState::of(&kept.plan) == TaskState::NoList;
            let row = rows.iter().find(|row| row.title == *name).expect("the plan has a row");
            let cell = row.tasks.as_ref().expect("the column is there");
            assert_eq!((cell.meter.is_none(), cell.none.is_some()), (is_without, is_without), "{name}");
            let facts = strip::facts(edition, at);
            let fact = facts.iter().find(|fact| fact.name == "Tasks").expect("the plan's page tells of its tasks");
            if is_without {
                assert_eq!((cell.none.as_deref(), fact.value.as_str()), (Some("no list"), "no list"), "{name}");
            }
            assert_eq!(totals[at].is_empty(), is_without, "{name}");
        }
        assert_eq!(TaskState::NoList.label().to_lowercase(), "no list");
    }

    #[test]
    fn the_readme_of_themes_names_the_states_as_addresses_do() {
        let names = TaskState::ALL.map(TaskState::name).join(" ");
        assert!(include_str!("../../themes/README.md").contains(&format!("`tasks` one of `{names}`")), "{names}");
    }

    #[test]
    fn a_plan_that_cannot_be_read_does_not_say_that_it_has_no_list() {
        let mut portfolio = portfolio();
        std::sync::Arc::make_mut(&mut portfolio.plans[3].plan).unreadable = Some("it is torn".to_owned());
        let options = SiteOptions::default();
        let edition = Edition::new(&portfolio, &options, Routes::of(&portfolio).into(), BTreeSet::new().into());
        assert!(strip::facts(&edition, 3).iter().all(|fact| fact.name != "Tasks"));
    }
}
