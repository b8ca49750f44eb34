//! Filters of the views: which part of a list is meant, in the fragment of an address, so that it can be sent around.
//!
//! The filtering itself is a script's. Without it such a link opens the whole list, and where the part stands together
//! its rows carry the fragment as their anchor. `themes/README.md` lists all keys.

use super::address;
use super::filters;
use super::routes;
use super::tasks::TaskState;
use crate::plan::Stage;

/// A part of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter {
    /// Plans at a stage.
    Stage(Stage),
    /// Plans by how far their tasks are.
    Tasks(TaskState),
    /// Risks without exposure.
    Unscored,
    /// Risks of a likelihood and an impact.
    Cell(u8, u8),
    /// Risks without mitigation.
    Unmitigated,
}

impl Filter {
    /// The view that it filters.
    fn view(self) -> &'static str {
        match self {
            Self::Stage(_) | Self::Tasks(_) => address::PLANS,
            Self::Unscored | Self::Cell(..) | Self::Unmitigated => address::RISKS,
        }
    }

    /// How it stands in an address. Its letters need no encoding.
    #[must_use]
    pub fn fragment(self) -> String {
        match self {
            Self::Stage(stage) => format!("stage={}", stage.name()),
            Self::Tasks(state) => format!("tasks={}", state.name()),
            Self::Unscored => "band=unscored".to_owned(),
            Self::Cell(likelihood, impact) => {
                format!("cell={}", filters::cell_word(likelihood, impact).unwrap_or_default())
            }
            Self::Unmitigated => "m=nomit".to_owned(),
        }
    }

    /// The address of the filtered view, as page `from` writes it.
    #[must_use]
    pub fn href(self, from: &str) -> String {
        let view = if from == self.view() { String::new() } else { routes::href(from, self.view(), None) };
        format!("{view}#{}", self.fragment())
    }
}

#[cfg(test)]
mod tests {
    use super::Filter;
    use crate::plan::Stage;
    use crate::site::tasks::TaskState;

    #[test]
    fn a_filter_stands_in_the_fragment_of_its_view() {
        for (filter, from, expected) in [
            (Filter::Stage(Stage::Blocked), "index.html", "plans.html#stage=blocked"),
            (Filter::Stage(Stage::Unstated), "plans.html", "#stage=unstated"),
            (Filter::Tasks(TaskState::NoList), "plans/a/index.html", "../../plans.html#tasks=nolist"),
            (Filter::Cell(2, 3), "risks-2.html", "risks.html#cell=MH"),
            (Filter::Cell(4, 1), "risks.html", "#cell=CL"),
            (Filter::Unscored, "index.html", "risks.html#band=unscored"),
            (Filter::Unmitigated, "index.html", "risks.html#m=nomit"),
        ] {
            assert_eq!(filter.href(from), expected);
        }
    }
}
