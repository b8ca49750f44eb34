//! The map of likelihood and impact: how many risks lie where.

use std::collections::BTreeMap;

use serde::Serialize;

use super::filter::Filter;
use super::marks::TextLink;
use super::words;
use crate::plan::{Band, Level};
use crate::portfolio::register::RegisteredRisk;

/// The map of likelihood and impact.
#[derive(Clone, Debug, Serialize)]
pub struct Heat {
    /// What the table says, for those who do not see it.
    pub caption: &'static str,
    /// The levels of impact, low first.
    pub columns: Vec<&'static str>,
    /// How many columns there are.
    pub width: usize,
    /// The levels of likelihood, high first.
    pub rows: Vec<HeatRow>,
    /// How many risks are not on the map.
    pub unscored: Option<TextLink>,
}

/// One level of likelihood.
#[derive(Clone, Debug, Serialize)]
pub struct HeatRow {
    /// The name of the axis, on its first row.
    pub axis: Option<&'static str>,
    /// The level.
    pub label: &'static str,
    /// The counts.
    pub cells: Vec<HeatCell>,
}

/// The risks of one likelihood and one impact.
#[derive(Clone, Debug, Serialize)]
pub struct HeatCell {
    /// How many there are.
    pub count: usize,
    /// The step of their exposure; 0 where there are none, so that an empty cell has no tint.
    pub level: u8,
    /// The count in words; `None` where there are none.
    pub label: Option<String>,
    /// The list of those risks; `None` where there are none.
    pub href: Option<String>,
}

/// How many risks there are of each likelihood and impact.
#[derive(Clone, Debug, Default)]
pub struct Levels {
    scored: BTreeMap<(u8, u8), usize>,
    unscored: usize,
}

impl Levels {
    /// Counts risks.
    #[must_use]
    pub fn of(register: &[RegisteredRisk<'_>]) -> Self {
        let mut levels = Self::default();
        for RegisteredRisk { risk, .. } in register {
            let level = |of: &Option<Level>| of.as_ref().and_then(|of| of.level);
            match level(&risk.likelihood).zip(level(&risk.impact)) {
                Some(both) => *levels.scored.entry(both).or_default() += 1,
                None => levels.unscored += 1,
            }
        }
        levels
    }
}

/// Makes the map for page `path`; `None` where no risk has an exposure.
#[must_use]
pub fn heat(levels: &Levels, path: &str) -> Option<Heat> {
    let highest = levels.scored.keys().map(|(likelihood, impact)| *likelihood.max(impact)).max()?.max(3);
    let rows = (1..=highest)
        .rev()
        .map(|likelihood| HeatRow {
            axis: (likelihood == highest).then_some("Likelihood"),
            label: words::level(Some(likelihood)),
            cells: (1..=highest).map(|impact| cell(levels, likelihood, impact, path)).collect(),
        })
        .collect();
    let unscored = levels.unscored;
    Some(Heat {
        caption: "Number of risks by likelihood and impact",
        columns: (1..=highest).map(|level| words::level(Some(level))).collect(),
        width: usize::from(highest),
        rows,
        unscored: (unscored > 0)
            .then(|| TextLink { text: format!("{unscored} unscored"), href: Some(Filter::Band(None).href(path)) }),
    })
}

fn cell(levels: &Levels, likelihood: u8, impact: u8, path: &str) -> HeatCell {
    let Some(&count) = levels.scored.get(&(likelihood, impact)) else {
        return HeatCell { count: 0, level: 0, label: None, href: None };
    };
    let name = |level| words::level(Some(level)).to_lowercase();
    let risks = words::count(count, "risk", "risks");
    HeatCell {
        count,
        level: words::band_level(Some(Band::of(likelihood * impact))),
        label: Some(format!("{risks} of {} likelihood and {} impact", name(likelihood), name(impact))),
        href: Some(Filter::Cell(likelihood, impact).href(path)),
    }
}
