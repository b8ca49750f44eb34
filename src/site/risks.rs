//! The risk register, with as many pages as it takes.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;
use std::ops::Range;

use serde::Serialize;

use super::address;
use super::caches::Caches;
use super::chrome::{self, Chrome, FileLink};
use super::edition::{self, Edition};
use super::empty::Empty;
use super::filters::{self, Filters};
use super::heat::{self, Heat, Levels};
use super::pages::{self, PageLink};
use super::script::{self, Each};
use super::words;
use crate::plan::{Band, Level};
use crate::portfolio::register::RegisteredRisk;

/// Most risks on one page.
const PAGE: usize = 250;
/// What the name of the script with all rows begins with.
pub const DATA: &str = "data-risks";

/// One page of the register.
#[derive(Clone, Debug, Serialize)]
pub struct RisksPage<'e> {
    /// The frame.
    pub chrome: Chrome,
    /// The counts, in one sentence.
    pub summary: String,
    /// The register for a spreadsheet.
    pub csv: Option<FileLink>,
    /// The map; `None` where no risk has an exposure.
    pub heat: Option<Heat>,
    /// How exposure is counted.
    pub note: &'static str,
    /// What the table lists.
    pub caption: String,
    /// The filters.
    pub filters: Filters,
    /// Whether any risk stands under a heading of its kind.
    pub has_kind: bool,
    /// The risks.
    pub rows: Vec<RiskRow<'e>>,
    /// The pages of the register, where there are several.
    pub pages: Vec<PageLink>,
    /// What stands here when there are no risks.
    pub empty: Option<Empty>,
}

/// One risk.
#[derive(Clone, Debug, Serialize)]
pub struct RiskRow<'e> {
    /// Its anchor.
    pub id: String,
    /// What filters know of it.
    pub is: String,
    /// How bad it is.
    pub exposure: ExposureMark,
    /// The risk.
    pub text: &'e str,
    /// How likely it is.
    pub likelihood: LevelCell<'e>,
    /// How much it would hurt.
    pub impact: LevelCell<'e>,
    /// What is done about it.
    pub mitigation: Option<&'e str>,
    /// The heading it stands under; `None` where the column is left out.
    pub kind: Option<KindCell<'e>>,
    /// The plan that states it.
    pub plan: PlanCell<'e>,
}

/// A step of exposure with its name.
#[derive(Clone, Debug, Serialize)]
pub struct ExposureMark {
    /// 0 for a risk without exposure, else 1 to 4.
    pub level: u8,
    /// Its name.
    pub label: &'static str,
}

/// A likelihood or an impact.
#[derive(Clone, Debug, Serialize)]
pub struct LevelCell<'e> {
    /// The level in our words, or a dash.
    pub label: &'static str,
    /// The author's words, where they are others.
    pub text: Option<&'e str>,
}

/// The kind of a risk.
#[derive(Clone, Debug, Serialize)]
pub struct KindCell<'e> {
    /// The heading, empty where there is none.
    pub text: &'e str,
}

/// The plan that states a risk.
#[derive(Clone, Debug, Serialize)]
pub struct PlanCell<'e> {
    /// Its shortest name.
    pub name: Cow<'e, str>,
    /// Its title.
    pub title: &'e str,
    /// The place in its text.
    pub href: String,
    /// Its stage.
    pub stage: &'static str,
}

/// What every page of the register says of all risks.
#[derive(Clone, Debug)]
pub struct AllRisks {
    /// How many there are.
    pub count: usize,
    /// How likely and how bad they are.
    pub levels: Levels,
    /// Whether any stands under a heading of its kind.
    pub has_kind: bool,
    /// The counts, in one sentence.
    pub summary: String,
}

impl AllRisks {
    /// Looks at all risks.
    #[must_use]
    pub fn of(edition: &Edition<'_>) -> Self {
        let register = &edition.register();
        Self {
            count: register.len(),
            levels: Levels::of(register),
            has_kind: register.iter().any(|entry| entry.risk.category.is_some()),
            summary: summary(edition, register),
        }
    }
}

/// How many pages the register has; at least one.
#[must_use]
pub fn page_count(edition: &Edition<'_>) -> usize {
    let risks: usize = edition.plans().iter().map(|plan| plan.plan.risks.len()).sum();
    risks.div_ceil(PAGE).max(1)
}

/// Writes the rows of all pages as a script, which filters load where there are several pages.
///
/// A script, because pages from a disk may load nothing else.
///
/// # Errors
///
/// What writing ends with.
pub fn write_data(caches: &Caches<'_>, to: &mut dyn io::Write) -> io::Result<()> {
    script::write_call(to, "data", "risks", &Each(|| rows(caches, 0..usize::MAX)))
}

/// Makes one page of the register, counted from 0; `data` is the address of the script with all rows.
#[must_use]
pub fn risks_page<'e>(caches: &'e Caches<'_>, page: usize, data: Option<&str>) -> RisksPage<'e> {
    let edition = &caches.edition;
    let all = caches.all_risks();
    let count = page_count(edition);
    let path = &pages::path(address::RISKS, page);
    let rows: Vec<RiskRow<'_>> = rows(caches, page * PAGE..(page + 1) * PAGE).collect();
    let first = page * PAGE + 1;
    let mut chrome = Chrome::new(edition, "risks", path, Some("Risk register"));
    (chrome.previous, chrome.next) = pages::neighbours(address::RISKS, page, count);
    RisksPage {
        chrome,
        summary: all.summary.clone(),
        csv: chrome::download(edition, path, "risks.csv").filter(|_| all.count > 0),
        heat: heat::heat(&all.levels, path),
        note: "Exposure is likelihood × impact, each from 1 to 4: critical from 9, high from 6, moderate from 3. \
               Unscored: the words give no level.",
        caption: if count > 1 {
            format!("Risks {first} to {} of {}, worst first", first + rows.len() - 1, all.count)
        } else {
            "Risks, worst first".to_owned()
        },
        has_kind: all.has_kind,
        filters: Filters { data: data.map(|data| address::href(path, data)), ..caches.risk_filters().clone() },
        rows,
        pages: pages::links(address::RISKS, page, count),
        empty: (all.count == 0).then(|| Empty::new(
            "No plan states a risk",
            match edition.plans().len() {
                0 => "A risk is a row of a table under such a heading, or a line of a list.".to_owned(),
                1 => format!("{} That says nothing about how risky it is.", without_section(edition)),
                _ => format!("{} That says nothing about how risky they are.", without_section(edition)),
            },
            Some("## Risk Analysis\n\n| Risk | Likelihood | Impact | Mitigation |\n|---|---|---|---|\n| What may happen | Medium | High | What is done about it |"),
        )),
    }
}

/// "34 of 39 plans have no risk section."
#[must_use]
pub fn without_section(edition: &Edition<'_>) -> String {
    let plans = edition.plans();
    let without = plans.iter().filter(|plan| !plan.plan.sections.risks).count();
    if plans.is_empty() {
        words::NO_PLANS.to_owned()
    } else if without == plans.len() {
        format!("{} no risk section.", words::count(plans.len(), "plan has", "plans have"))
    } else {
        format!("{without} of {} no risk section.", words::count(plans.len(), "plan has", "plans have"))
    }
}

fn summary(edition: &Edition<'_>, register: &[RegisteredRisk<'_>]) -> String {
    let plans = edition.plans().iter().filter(|plan| !plan.plan.risks.is_empty()).count();
    if register.is_empty() {
        return without_section(edition);
    }
    let critical = register.iter().filter(|entry| band_of(entry) == Some(Band::Critical)).count();
    let unmitigated = register.iter().filter(|entry| entry.risk.mitigation.is_none()).count();
    let mut parts = Vec::new();
    if critical > 0 {
        parts.push(words::count(critical, "is critical", "are critical"));
    }
    if unmitigated > 0 {
        parts.push(words::count(unmitigated, "has no mitigation", "have no mitigation"));
    }
    let all = format!("{} in {}.", words::count(register.len(), "risk", "risks"), words::count(plans, "plan", "plans"));
    if parts.is_empty() { all } else { format!("{all} {}.", parts.join(", ")) }
}

/// Some of the rows, as far as there are so many. The pages stand side by side, so that a link is the same on each.
fn rows<'e>(caches: &'e Caches<'_>, range: Range<usize>) -> impl Iterator<Item = RiskRow<'e>> {
    let edition = &caches.edition;
    let kinds = caches.risk_kinds();
    let numbered = (range.start + 1..).zip(edition.registered(range));
    numbered.map(move |(number, entry)| row(edition, address::RISKS, &entry, number, kinds))
}

fn row<'e>(
    edition: &'e Edition<'_>,
    path: &str,
    entry: &RegisteredRisk<'e>,
    number: usize,
    kinds: &BTreeMap<String, String>,
) -> RiskRow<'e> {
    let RegisteredRisk { plan, risk, .. } = *entry;
    let of = edition.plan(plan);
    RiskRow {
        id: format!("risk-{number}"),
        is: filters::risk_is(risk, kinds),
        exposure: ExposureMark { level: words::band_level(band_of(entry)), label: words::band(band_of(entry)) },
        text: &risk.text,
        likelihood: level_cell(risk.likelihood.as_ref()),
        impact: level_cell(risk.impact.as_ref()),
        mitigation: risk.mitigation.as_deref(),
        kind: (!kinds.is_empty()).then(|| KindCell { text: risk.category.as_deref().unwrap_or_default() }),
        plan: PlanCell {
            name: edition::short_name(of),
            title: edition::title(of),
            href: edition
                .line_href(path, plan, &risk.place.path, risk.place.line)
                .unwrap_or_else(|| edition.plan_href(path, plan)),
            stage: words::stage(of.status.stage),
        },
    }
}

/// The band of a risk's exposure.
#[must_use]
pub fn band_of(entry: &RegisteredRisk<'_>) -> Option<Band> {
    entry.risk.exposure().map(|exposure| exposure.band)
}

fn level_cell(level: Option<&Level>) -> LevelCell<'_> {
    let label = words::level(level.and_then(|level| level.level));
    let text = level.map(|level| level.text.as_str()).filter(|text| !text.eq_ignore_ascii_case(label));
    LevelCell { label, text }
}
