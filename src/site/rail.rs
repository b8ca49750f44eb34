//! The margin of a plan's page: what the plan states of gates, principles and risks, and what is wrong with it.
//!
//! Left out: what follows from all of that, which is [`readiness`](super::readiness)'s.

use serde::Serialize;

use super::chrome::ShownDate;
use super::edition::Edition;
use super::marks::{self, Piece, TextLink};
use super::words;
use crate::diagnostic::Diagnostic;
use crate::plan::{GateState, Plan, PrincipleCheck, Risk, Verdict};
use crate::portfolio::{register, summary};

/// The gates.
#[derive(Clone, Debug, Serialize)]
pub struct GatesPart {
    /// The counts.
    pub summary: String,
    /// What stands here without any.
    pub none: Option<&'static str>,
    /// The gates by the heading they stand under.
    pub groups: Vec<GateGroup>,
    /// Verdicts that stand in words.
    pub verdicts: Vec<WordsVerdict>,
}

/// The gates under one heading.
#[derive(Clone, Debug, Serialize)]
pub struct GateGroup {
    /// The heading; `None` where there is only one.
    pub name: Option<String>,
    /// The gates.
    pub gates: Vec<GateLine>,
    /// How many ticked ones are left out.
    pub more: Option<String>,
}

/// One gate.
#[derive(Clone, Debug, Serialize)]
pub struct GateLine {
    /// Its anchor; `None` where a heading of the text has taken it.
    pub id: Option<String>,
    /// Its state in class names.
    pub state: &'static str,
    /// Its icon.
    pub icon: &'static str,
    /// Its state in words.
    pub word: &'static str,
    /// The condition.
    pub text: String,
    /// Its place in the text.
    pub href: String,
    /// How long it is as it is, where that is worth a word.
    pub age: Option<GateAgeMark>,
}

/// How long a gate is as it is.
#[derive(Clone, Debug, Serialize)]
pub struct GateAgeMark {
    /// Since when it is open, "9 d"; "new" where it was ticked lately.
    pub date: ShownDate,
    /// That it was ticked before: "reopened 2 days ago".
    pub reopened: Option<String>,
}

/// A verdict in words.
#[derive(Clone, Debug, Serialize)]
pub struct WordsVerdict {
    /// What it says, in one word of ours.
    pub verdict: &'static str,
    /// Its icon.
    pub icon: &'static str,
    /// The author's words.
    pub text: String,
    /// Its place in the text.
    pub href: String,
}

/// The constitution check.
#[derive(Clone, Debug, Serialize)]
pub struct ConstitutionPart {
    /// The counts.
    pub summary: String,
    /// What stands here without any.
    pub none: Option<&'static str>,
    /// Exceptions first, then what passed, counted.
    pub principles: Vec<PrincipleLine>,
}

/// One principle, or several with the same verdict.
#[derive(Clone, Debug, Serialize)]
pub struct PrincipleLine {
    /// The verdict in class names.
    pub verdict: &'static str,
    /// Its icon.
    pub icon: &'static str,
    /// The principle.
    pub name: String,
    /// The verdict in words.
    pub word: Option<String>,
    /// Its place in the text.
    pub href: Option<String>,
}

/// The risks.
#[derive(Clone, Debug, Serialize)]
pub struct RisksPart {
    /// The counts.
    pub summary: String,
    /// What stands here without any.
    pub none: Option<&'static str>,
    /// The worst.
    pub worst: Vec<RiskLine>,
    /// How many others there are.
    pub more: Option<TextLink>,
}

/// One risk.
#[derive(Clone, Debug, Serialize)]
pub struct RiskLine {
    /// Its anchor; `None` where a heading of the text has taken it.
    pub id: Option<String>,
    /// Its step of exposure.
    pub level: u8,
    /// Its icon.
    pub icon: &'static str,
    /// The name of its band.
    pub band: &'static str,
    /// The risk.
    pub text: String,
    /// Its place in the text.
    pub href: String,
    /// Whether nothing is done about it.
    pub is_unmitigated: bool,
}

/// The problems of a document.
#[derive(Clone, Debug, Serialize)]
pub struct ProblemsPart {
    /// How many.
    pub summary: String,
    /// What stands here without any.
    pub none: Option<&'static str>,
    /// The problems.
    pub rows: Vec<ProblemLine>,
    /// How many others there are.
    pub more: Option<TextLink>,
}

/// One problem.
#[derive(Clone, Debug, Serialize)]
pub struct ProblemLine {
    /// How bad it is, in class names and icons.
    pub severity: &'static str,
    /// How bad it is, for readers.
    pub label: &'static str,
    /// What is wrong.
    pub message: Vec<Piece>,
    /// Its line.
    pub line: Option<u32>,
    /// Its place in the text.
    pub href: Option<String>,
}

/// More gates than this, and the ticked ones are only counted.
const GATES: usize = 14;
/// Most principles that are named.
const PRINCIPLES: usize = 8;
/// Most risks.
const RISKS: usize = 4;
/// Most problems.
const PROBLEMS: usize = 10;

/// A plan with the page its margin stands on.
#[derive(Clone, Copy, Debug)]
pub struct Margin<'e, 'a> {
    pub(super) edition: &'e Edition<'a>,
    pub(super) at: usize,
    pub(super) path: &'e str,
}

impl<'e, 'a> Margin<'e, 'a> {
    /// The margin of plan `at` on the page of its document `document`.
    #[must_use]
    pub fn new(edition: &'e Edition<'a>, at: usize, document: usize) -> Self {
        Self { edition, at, path: edition.routes.document(at, document) }
    }

    pub(super) fn plan(&self) -> &'a Plan {
        self.edition.plan(self.at)
    }

    fn free_anchor(&self, anchor: String) -> Option<String> {
        let is_taken = self
            .plan()
            .documents
            .first()
            .is_some_and(|document| document.anchors.headings().any(|taken| taken == anchor));
        (!is_taken).then_some(anchor)
    }

    pub(super) fn href(&self, place: &crate::diagnostic::Place) -> String {
        self.edition
            .line_href(self.path, self.at, &place.path, place.line)
            .unwrap_or_else(|| self.edition.plan_href(self.path, self.at))
    }

    /// The gates.
    #[must_use]
    pub fn gates(&self) -> GatesPart {
        let plan = self.plan();
        let open = summary::open_gates(plan);
        let summary = match (plan.gates.len(), open) {
            (0, _) if !plan.gate_verdicts.is_empty() => "in words".to_owned(),
            (0, _) => "none stated".to_owned(),
            (total, 0) => format!("{total}, none open"),
            (_, open) => format!("{open} open"),
        };
        let is_long = plan.gates.len() > GATES;
        let numbered: Vec<_> = plan.gates.iter().enumerate().collect();
        let several = numbered.chunk_by(|(_, a), (_, b)| a.section == b.section).count() > 1;
        let groups = numbered
            .chunk_by(|(_, a), (_, b)| a.section == b.section)
            .map(|group| {
                let shown = group.iter().filter(|(_, gate)| !is_long || gate.state != GateState::Done);
                let hidden = group.iter().filter(|(_, gate)| is_long && gate.state == GateState::Done).count();
                GateGroup {
                    name: several.then(|| group[0].1.section.clone()),
                    gates: shown.map(|(at, gate)| self.gate_line(*at, gate)).collect(),
                    more: (hidden > 0).then(|| format!("{hidden} ticked")),
                }
            })
            .collect();
        GatesPart {
            summary,
            none: (plan.gates.is_empty() && plan.gate_verdicts.is_empty()).then_some("The plan has no gate list."),
            groups,
            verdicts: plan
                .gate_verdicts
                .iter()
                .map(|verdict| WordsVerdict {
                    verdict: verdict.verdict.name(),
                    icon: marks::verdict_icon(verdict.verdict),
                    text: words::cut(&verdict.text, 140),
                    href: self.href(&verdict.place),
                })
                .collect(),
        }
    }

    fn gate_line(&self, at: usize, gate: &crate::plan::Gate) -> GateLine {
        GateLine {
            id: self.free_anchor(format!("gate-{}", at + 1)),
            state: gate.state.name(),
            icon: marks::gate_icon(gate.state),
            word: words::gate(gate.state),
            text: words::cut(&gate.text, 160),
            href: self.href(&gate.place),
            age: self.gate_age(at, gate.state),
        }
    }

    /// Of an open gate, since when it is open; of one that was ticked lately, that it is new.
    fn gate_age(&self, at: usize, state: GateState) -> Option<GateAgeMark> {
        let as_of = self.edition.portfolio.revision.as_of;
        let age = self.edition.plans()[self.at].ages.as_ref()?.gates.get(at)?;
        let (day, text) = match (state, age.turned) {
            (GateState::Open, turned) => {
                let day = turned.unwrap_or(age.added);
                (day, words::short_age(day, as_of))
            }
            (GateState::Done, Some(day)) if words::is_new(day, as_of) => (day, "new".to_owned()),
            (GateState::Done | GateState::Waived, _) => return None,
        };
        let is_open = state == GateState::Open;
        let since = format!("{} since {}", if is_open { "open" } else { "ticked" }, words::long_date(day));
        let date = ShownDate { text, iso: day.to_string(), title: words::capital(&since) };
        let reopened = age.turned.filter(|_| is_open).map(|day| format!("reopened {}", words::age(day, as_of)));
        Some(GateAgeMark { date, reopened })
    }

    /// The constitution check.
    #[must_use]
    pub fn constitution(&self) -> ConstitutionPart {
        let plan = self.plan();
        // Prose answers a principle and gives no verdict: it is neither an exception nor a pass.
        let stated = |verdict| if verdict == Verdict::Unstated { "not answered" } else { words::verdict(verdict) };
        let in_words = |check: &PrincipleCheck| check.verdict == Verdict::Unstated && check.is_answered;
        let (answered, judged): (Vec<_>, Vec<_>) = plan.constitution.iter().partition(|check| in_words(check));
        let count = |verdict| judged.iter().filter(|check| check.verdict == verdict).count();
        let exceptions = [Verdict::Fail, Verdict::Partial, Verdict::Pending, Verdict::Unstated];
        let mut named: Vec<_> = judged.iter().filter(|check| exceptions.contains(&check.verdict)).collect();
        named.sort_by_key(|check| check.verdict);
        let left = named.len().saturating_sub(PRINCIPLES);
        named.truncate(PRINCIPLES);
        let mut principles: Vec<PrincipleLine> = named
            .into_iter()
            .map(|check| PrincipleLine {
                verdict: check.verdict.name(),
                icon: marks::verdict_icon(check.verdict),
                name: words::cut(&check.principle, 120),
                word: Some(stated(check.verdict).to_owned()),
                href: Some(self.href(&check.place)),
            })
            .collect();
        let counted = |verdict: Verdict, name: String| PrincipleLine {
            verdict: verdict.name(),
            icon: marks::verdict_icon(verdict),
            name,
            word: None,
            href: None,
        };
        if left > 0 {
            principles.push(counted(Verdict::Unstated, format!("{left} more without a pass")));
        }
        for verdict in [Verdict::Waived, Verdict::Pass] {
            if count(verdict) > 0 {
                let name = words::count(count(verdict), "principle", "principles");
                principles.push(counted(verdict, format!("{name} {}", words::verdict(verdict))));
            }
        }
        if !answered.is_empty() {
            let name = words::count(answered.len(), "principle answered", "principles answered");
            principles.push(PrincipleLine {
                icon: marks::gate_icon(GateState::Done),
                href: answered.first().map(|check| self.href(&check.place)),
                ..counted(Verdict::Unstated, name)
            });
        }
        let exceptional: Vec<String> = exceptions
            .into_iter()
            .filter(|verdict| count(*verdict) > 0)
            .map(|verdict| format!("{} {}", count(verdict), stated(verdict)))
            .collect();
        let (summary, none) = match (plan.constitution.is_empty(), plan.sections.constitution) {
            (true, false) => ("no check".to_owned(), Some("The plan has no constitution check.")),
            (true, true) => ("no principle named".to_owned(), Some("The constitution check names no principle.")),
            (false, _) if judged.is_empty() => (format!("{} answered", answered.len()), None),
            (false, _) if exceptional.is_empty() => {
                (words::count(plan.constitution.len(), "principle", "principles"), None)
            }
            (false, _) => (exceptional.join(", "), None),
        };
        ConstitutionPart { summary, none, principles }
    }

    /// The risks.
    #[must_use]
    pub fn risks(&self) -> RisksPart {
        let plan = self.plan();
        let mut risks: Vec<&Risk> = plan.risks.iter().collect();
        risks.sort_by_key(|risk| register::worst_first(risk));
        let unmitigated = risks.iter().filter(|risk| risk.mitigation.is_none()).count();
        let (summary, none) = match (risks.len(), plan.sections.risks) {
            (0, false) => (
                "no section".to_owned(),
                Some("The plan has no risk section. That says nothing about how risky it is."),
            ),
            (0, true) => ("none".to_owned(), Some("The risk section names no risk.")),
            (total, _) if unmitigated > 0 => (format!("{total}, {unmitigated} without mitigation"), None),
            (total, _) => (total.to_string(), None),
        };
        let more = risks.len().saturating_sub(RISKS);
        RisksPart {
            summary,
            none,
            more: (more > 0).then(|| TextLink {
                text: format!("{more} more"),
                href: risks.get(RISKS).map(|risk| self.href(&risk.place)),
            }),
            worst: risks
                .into_iter()
                .take(RISKS)
                .enumerate()
                .map(|(at, risk)| {
                    let band = risk.exposure().map(|exposure| exposure.band);
                    let level = words::band_level(band);
                    RiskLine {
                        id: self.free_anchor(format!("risk-{}", at + 1)),
                        level,
                        icon: marks::band_icon(level),
                        band: words::band(band),
                        text: words::cut(&risk.text, 200),
                        href: self.href(&risk.place),
                        is_unmitigated: risk.mitigation.is_none(),
                    }
                })
                .collect(),
        }
    }

    /// The problems among `problems`, which are those of the plan or of one document.
    pub fn problems<'p>(&self, problems: impl Iterator<Item = &'p Diagnostic>) -> ProblemsPart {
        let problems: Vec<&Diagnostic> = problems.collect();
        let more = problems.get(PROBLEMS).map(|first| TextLink {
            text: format!("{} more", problems.len() - PROBLEMS),
            href: Some(self.edition.problems().href(self.path, Some(self.at), &first.path)),
        });
        ProblemsPart {
            summary: if problems.is_empty() { "none".to_owned() } else { problems.len().to_string() },
            none: problems.is_empty().then_some("No problems found."),
            more,
            rows: problems
                .into_iter()
                .take(PROBLEMS)
                .map(|problem| ProblemLine {
                    severity: problem.severity.name(),
                    label: words::severity(problem.severity),
                    message: marks::message(&problem.message),
                    line: problem.line(),
                    href: problem.place.as_ref().map(|place| self.href(place)),
                })
                .collect(),
        }
    }
}
