//! Filters of the views: which part of a list is meant, in the fragment of an address, so that it can be sent around.
//!
//! This is the one table of their keys and values. A row of a list says what it is by the values; chips and links name
//! a key with them. Within one list no two keys share a value, so that a row needs no keys. The filtering itself is a
//! script's: without it such a link opens the whole list, and where the part stands together its rows carry the
//! fragment as their anchor. `themes/README.md` lists all keys.

use std::borrow::Cow;

use super::address;
use super::routes;
use super::tasks::TaskState;
use super::words;
use crate::diagnostic::Severity;
use crate::plan::{Band, Stage};
use crate::portfolio::changes::EventKind;

/// A part of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter<'a> {
    /// Plans at a stage.
    Stage(Stage),
    /// Plans by how far their tasks are.
    Tasks(TaskState),
    /// Plans with open gates.
    OpenGates,
    /// Plans with a high risk.
    HighRisk,
    /// Plans with gaps.
    Gaps,
    /// Risks of a band, or without exposure.
    Band(Option<Band>),
    /// Risks of a likelihood and an impact.
    Cell(u8, u8),
    /// Risks without mitigation.
    Unmitigated,
    /// Risks of a kind, in the one word that stands for it.
    Kind(&'a str),
    /// Problems of a severity.
    Severity(Severity),
    /// Problems that one rule finds.
    Rule(&'a str),
    /// Changes of one kind of thing.
    Topic(Topic),
}

/// What a change is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// The status of a plan.
    Status,
    /// A gate.
    Gates,
    /// A risk.
    Risks,
    /// A whole plan.
    Plans,
    /// The tasks of a plan.
    Tasks,
    /// A criterion, a question, a verdict, a dependency.
    Other,
}

impl Topic {
    /// Every topic, in the order of their chips.
    pub const ALL: [Self; 6] = [Self::Status, Self::Gates, Self::Risks, Self::Plans, Self::Tasks, Self::Other];

    /// What an event is about.
    #[must_use]
    pub fn of(kind: EventKind) -> Self {
        match kind {
            EventKind::StatusChanged => Self::Status,
            EventKind::GateTicked | EventKind::GateUnticked | EventKind::GateAdded | EventKind::GateRemoved => {
                Self::Gates
            }
            EventKind::RiskAdded
            | EventKind::RiskRemoved
            | EventKind::RiskRescored
            | EventKind::RiskMitigated
            | EventKind::RiskUnmitigated => Self::Risks,
            EventKind::PlanAdded | EventKind::PlanRemoved | EventKind::PlanRenamed => Self::Plans,
            EventKind::TasksChanged => Self::Tasks,
            EventKind::CriterionAdded
            | EventKind::CriterionRemoved
            | EventKind::ClarificationRaised
            | EventKind::ClarificationResolved
            | EventKind::VerdictChanged
            | EventKind::DependencyAdded
            | EventKind::DependencyRemoved => Self::Other,
        }
    }

    /// Its word in an address.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Gates => "gates",
            Self::Risks => "risks",
            Self::Plans => "plans",
            Self::Tasks => "tasks",
            Self::Other => "other",
        }
    }
}

impl<'a> Filter<'a> {
    /// The view that it filters.
    fn view(self) -> &'static str {
        match self {
            Self::Stage(_) | Self::Tasks(_) | Self::OpenGates | Self::HighRisk | Self::Gaps => address::PLANS,
            Self::Band(_) | Self::Cell(..) | Self::Unmitigated | Self::Kind(_) => address::RISKS,
            Self::Severity(_) | Self::Rule(_) => address::PROBLEMS,
            Self::Topic(_) => address::CHANGES,
        }
    }

    /// Its key in an address.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Stage(_) => "stage",
            Self::Tasks(_) => "tasks",
            Self::OpenGates => "gates",
            Self::HighRisk => "risk",
            Self::Gaps => "gaps",
            Self::Band(_) => "band",
            Self::Cell(..) => "cell",
            Self::Unmitigated => "m",
            Self::Kind(_) => "kind",
            Self::Severity(_) => "severity",
            Self::Rule(_) => "rule",
            Self::Topic(_) => "about",
        }
    }

    /// Its value in an address, and the word by which a row says that it is so.
    #[must_use]
    pub fn value(self) -> Cow<'a, str> {
        match self {
            Self::Stage(stage) => stage.name().into(),
            Self::Tasks(state) => state.name().into(),
            Self::OpenGates => "open".into(),
            Self::HighRisk => "high".into(),
            Self::Gaps => "any".into(),
            Self::Band(band) => words::band(band).to_lowercase().into(),
            Self::Cell(likelihood, impact) => [likelihood, impact].into_iter().filter_map(letter).collect(),
            Self::Unmitigated => "nomit".into(),
            Self::Kind(word) | Self::Rule(word) => word.into(),
            Self::Severity(severity) => severity.name().into(),
            Self::Topic(topic) => topic.name().into(),
        }
    }

    /// How it stands in an address. What stands in links needs no encoding.
    #[must_use]
    pub fn fragment(self) -> String {
        format!("{}={}", self.key(), self.value())
    }

    /// The address of the filtered view, as page `from` writes it.
    #[must_use]
    pub fn href(self, from: &str) -> String {
        let view = if from == self.view() { String::new() } else { routes::href(from, self.view(), None) };
        format!("{view}#{}", self.fragment())
    }
}

/// The letter of a level, 1 to 4.
fn letter(level: u8) -> Option<char> {
    ['L', 'M', 'H', 'C'].get(usize::from(level).checked_sub(1)?).copied()
}

#[cfg(test)]
mod tests {
    use super::Filter;
    use crate::plan::{Band, Stage};
    use crate::site::tasks::TaskState;

    #[test]
    fn a_filter_stands_in_the_fragment_of_its_view() {
        for (filter, from, expected) in [
            (Filter::Stage(Stage::Blocked), "index.html", "plans.html#stage=blocked"),
            (Filter::Stage(Stage::Unstated), "plans.html", "#stage=unstated"),
            (Filter::Tasks(TaskState::NoList), "plans/a/index.html", "../../plans.html#tasks=nolist"),
            (Filter::Cell(2, 3), "risks-2.html", "risks.html#cell=MH"),
            (Filter::Cell(4, 1), "risks.html", "#cell=CL"),
            (Filter::Band(None), "index.html", "risks.html#band=unscored"),
            (Filter::Band(Some(Band::High)), "index.html", "risks.html#band=high"),
            (Filter::Unmitigated, "index.html", "risks.html#m=nomit"),
        ] {
            assert_eq!(filter.href(from), expected);
        }
    }
}
