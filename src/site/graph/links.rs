//! The dependencies between plans as links from what comes first to what follows, each with its look.

use crate::portfolio::Need;
use crate::site::edition::Edition;

/// A dependency between two plans.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link {
    /// The plan that is needed.
    pub(super) from: usize,
    /// The plan that needs it.
    pub(super) to: usize,
    pub(super) look: Look,
}

/// How a link is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    Met,
    Unknown,
    Waits,
    Blocks,
    Cycle,
}

impl Look {
    /// Every look, the most important last.
    pub(super) const ALL: [Self; 5] = [Self::Met, Self::Unknown, Self::Waits, Self::Blocks, Self::Cycle];

    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Met => "e-met",
            Self::Unknown => "e-unknown",
            Self::Waits => "e-waits",
            Self::Blocks => "e-blocks",
            Self::Cycle => "e-cycle",
        }
    }

    /// What the look means.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Unknown => "not known, or over",
            Self::Waits => "waits",
            Self::Blocks => "blocks",
            Self::Cycle => "cycle",
        }
    }

    /// Whether something is still to be done about the link.
    pub(super) fn is_open(self) -> bool {
        matches!(self, Self::Waits | Self::Blocks | Self::Cycle)
    }
}

/// Every dependency of a portfolio.
pub(super) fn links(edition: &Edition<'_>) -> Vec<Link> {
    let mut links = Vec::new();
    for to in 0..edition.plans().len() {
        for from in edition.dependencies.needs(to).iter().copied() {
            let look = match Need::of(edition.plan(to), edition.plan(from)) {
                _ if edition.dependencies.share_cycle(from, to) => Look::Cycle,
                Need::Met => Look::Met,
                Need::Unknown => Look::Unknown,
                Need::Waits => Look::Waits,
                Need::Blocks => Look::Blocks,
            };
            links.push(Link { from, to, look });
        }
    }
    links
}
