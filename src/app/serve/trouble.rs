//! Why a build failed, as pages show it.

use super::state::{Fault, Trouble};
use crate::app::Error;
use crate::diagnostic::phrase::counted;
use crate::diagnostic::{self, Code, Diagnostic, Excerpt};
use crate::portfolio::Portfolio;
use crate::site::routes::Routes;

impl Trouble {
    /// What an error says.
    pub(super) fn of(error: &Error) -> Self {
        let mut message = error.to_string();
        let mut cause = std::error::Error::source(error);
        while let Some(error) = cause {
            message.push_str(&format!(": {error}"));
            cause = error.source();
        }
        let faults = match error {
            Error::Settings { faults } => faults.iter().map(of_settings).collect(),
            Error::Templates { problems } => problems.iter().map(of_problem).collect(),
            _ => Vec::new(),
        };
        Self { title: message, help: error.help(), faults, pages: Vec::new() }
    }

    /// What a build says of plans that cannot be read, if there are any. Their pages have nothing to show.
    pub(super) fn of_unread_plans(portfolio: &Portfolio) -> Option<Self> {
        let unread: Vec<usize> =
            (0..portfolio.plans.len()).filter(|at| portfolio.plans[*at].plan.unreadable.is_some()).collect();
        if unread.is_empty() {
            return None;
        }
        let routes = Routes::of(portfolio);
        let faults = unread.iter().flat_map(|at| {
            let of = &portfolio.plans[*at];
            let cause = of.problems.iter().filter(|problem| {
                problem.path == of.plan.path && matches!(problem.code, Code::DocumentUnreadable | Code::FileTooLarge)
            });
            cause.map(of_problem).collect::<Vec<_>>()
        });
        Some(Self {
            title: format!("{} cannot be read", counted(unread.len(), "plan")),
            help: None,
            faults: faults.collect(),
            pages: unread.iter().map(|at| routes.plan(*at).to_owned()).collect(),
        })
    }
}

fn of_settings(fault: &diagnostic::Fault) -> Fault {
    let place = match &fault.place {
        Some(place) => format!("{}:{}:{}", place.path, place.line, place.column),
        None => fault.path.clone(),
    };
    filled(
        fault.message.clone(),
        place,
        fault.place.as_ref().map(|it| it.line),
        fault.excerpt.as_ref(),
        fault.help.clone(),
    )
}

fn of_problem(problem: &Diagnostic) -> Fault {
    let place = match &problem.place {
        Some(place) => format!("{}:{}:{}", problem.path, place.line, place.column),
        None => problem.path.clone(),
    };
    let line = problem.place.as_ref().map(|place| place.line);
    filled(problem.message.clone(), place, line, problem.excerpt.as_ref(), problem.help.clone())
}

fn filled(message: String, place: String, line: Option<u32>, excerpt: Option<&Excerpt>, help: Option<String>) -> Fault {
    let mut fault = Fault { message, place, help, ..Fault::default() };
    if let Some(Excerpt { text, highlight, cut }) = excerpt {
        let dots = |cut: bool| if cut { "…" } else { "" };
        fault.line = line;
        fault.before = format!("{}{}", dots(cut.0), &text[..highlight.start]);
        fault.meant = text[highlight.clone()].to_owned();
        fault.after = format!("{}{}", &text[highlight.end..], dots(cut.1));
    }
    fault
}
