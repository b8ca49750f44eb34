//! Small parts that several pages show: the mark of a stage, pips of gates, meters, links, messages.

use std::collections::BTreeMap;

use serde::Serialize;

use super::words;
use crate::plan::{Gate, GateState, Plan, Progress, Stage, Verdict};
use crate::portfolio::summary;

/// The mark of a stage.
#[derive(Clone, Debug, Serialize)]
pub struct StageMark {
    /// The stage's name in class names and icons.
    pub stage: &'static str,
    /// Its name for readers.
    pub label: &'static str,
    /// The author's own words, where they say something else.
    pub text: Option<String>,
}

impl StageMark {
    /// The mark of a stage with the author's words.
    #[must_use]
    pub fn new(stage: Stage, text: Option<&str>) -> Self {
        let label = words::stage(stage);
        let text =
            text.map(|text| words::cut(text.trim(), 80)).filter(|text| text.to_lowercase() != label.to_lowercase());
        Self { stage: stage.name(), label, text }
    }
}

/// A link, or plain text where `href` is `None`.
#[derive(Clone, Debug, Serialize)]
pub struct TextLink {
    /// What is shown.
    pub text: String,
    /// Where it leads.
    pub href: Option<String>,
}

impl TextLink {
    /// Text without a link.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), href: None }
    }
}

/// A message in pieces, because what an author typed stands in code.
#[derive(Clone, Debug, Serialize)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// Whether they are quoted from a text.
    pub is_code: bool,
}

/// Takes a message apart at its backticks. An odd backtick stays what it is.
#[must_use]
pub fn message(text: &str) -> Vec<Piece> {
    let ticks = memchr::memchr_iter(b'`', text.as_bytes()).count();
    let most = if ticks.is_multiple_of(2) { ticks + 1 } else { 1 };
    let parts = text.splitn(most, '`').enumerate().filter(|(_, part)| !part.is_empty());
    let mut pieces: Vec<Piece> =
        parts.map(|(at, part)| Piece { text: part.to_owned(), is_code: at % 2 == 1 }).collect();
    if let Some(first) = pieces.first_mut().filter(|piece| !piece.is_code) {
        first.text = words::capital(&first.text);
    }
    pieces
}

/// A part of a whole: `12/31` with a meter.
#[derive(Clone, Debug, Serialize)]
pub struct Meter {
    /// How much of the meter is filled.
    pub share: String,
    /// The counts in figures.
    pub label: String,
}

impl Meter {
    /// The meter of a progress.
    #[must_use]
    pub fn new(progress: Progress) -> Self {
        Self {
            share: words::share(progress.done, progress.total),
            label: format!("{}/{}", progress.done, progress.total),
        }
    }
}

/// The gates of one plan: pips in their order, or a meter where there are too many to draw.
#[derive(Clone, Debug, Serialize)]
pub struct Pips {
    /// The name of the pattern of pips; `None` for a meter.
    pub pattern: Option<String>,
    /// The box of the drawing.
    pub view_box: String,
    /// How much of the meter is filled.
    pub share: String,
    /// The counts in figures.
    pub label: String,
}

/// A drawing of pips that a page needs once.
#[derive(Clone, Debug, Serialize)]
pub struct PipPattern {
    /// Its name.
    pub pattern: String,
    /// The box of the drawing.
    pub view_box: String,
    /// The pips.
    pub pips: Vec<Pip>,
}

/// One gate as a small square.
#[derive(Clone, Debug, Serialize)]
pub struct Pip {
    /// Its left edge.
    pub x: String,
    /// `done`, `open` or `waived`.
    pub state: &'static str,
}

/// Most pips that stand side by side.
const MOST_PIPS: usize = 8;

/// The gates of one plan; `unit` follows the figures, such as " gates".
#[must_use]
pub fn pips(plan: &Plan, unit: &str) -> Pips {
    let gates = &plan.gates;
    let progress = summary::gates(plan);
    Pips {
        pattern: (gates.len() <= MOST_PIPS).then(|| pattern_name(gates)),
        view_box: view_box(gates.len().min(MOST_PIPS)),
        share: words::share(progress.done, progress.total),
        label: format!("{}/{}{unit}", progress.done, progress.total),
    }
}

/// The drawings that the pips of these plans need, each once.
#[must_use]
pub fn pip_patterns<'a>(plans: impl Iterator<Item = &'a [Gate]>) -> Vec<PipPattern> {
    let mut patterns = BTreeMap::new();
    for gates in plans.filter(|gates| (1..=MOST_PIPS).contains(&gates.len())) {
        let name = pattern_name(gates);
        patterns.entry(name.clone()).or_insert_with(|| PipPattern {
            pattern: name,
            view_box: view_box(gates.len()),
            pips: gates
                .iter()
                .enumerate()
                .map(|(at, gate)| Pip { x: format!("{}.5", at * 10), state: gate.state.name() })
                .collect(),
        });
    }
    patterns.into_values().collect()
}

fn pattern_name(gates: &[Gate]) -> String {
    let sign = |gate: &Gate| match gate.state {
        GateState::Done => '1',
        GateState::Open => '0',
        GateState::Waived => 'w',
    };
    std::iter::once('G').chain(gates.iter().map(sign)).collect()
}

fn view_box(pips: usize) -> String {
    format!("0 0 {} 8", (pips * 10).saturating_sub(2))
}

/// The icon of a gate's state.
#[must_use]
pub fn gate_icon(state: GateState) -> &'static str {
    match state {
        GateState::Done => "gate-done",
        GateState::Open => "gate-open",
        GateState::Waived => "gate-waived",
    }
}

/// The icon of a verdict.
#[must_use]
pub fn verdict_icon(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Pass => "verdict-pass",
        Verdict::Fail => "verdict-fail",
        Verdict::Partial => "verdict-partial",
        Verdict::Pending => "verdict-pending",
        Verdict::Waived => "verdict-waived",
        Verdict::Unstated => "verdict-unstated",
    }
}

/// The icon of a step of exposure.
#[must_use]
pub fn band_icon(level: u8) -> &'static str {
    match level {
        4 => "band-4",
        3 => "band-3",
        2 => "band-2",
        1 => "band-1",
        _ => "band-0",
    }
}

#[cfg(test)]
mod tests {
    use super::message;

    fn shown(text: &str) -> Vec<(String, bool)> {
        message(text).into_iter().map(|piece| (piece.text, piece.is_code)).collect()
    }

    #[test]
    fn what_an_author_typed_becomes_code() {
        assert_eq!(
            shown("placeholder `[X]` is left"),
            [("Placeholder ".to_owned(), false), ("[X]".to_owned(), true), (" is left".to_owned(), false)]
        );
    }

    #[test]
    fn an_odd_backtick_is_only_a_character() {
        assert_eq!(shown("write `a"), [("Write `a".to_owned(), false)]);
    }

    #[test]
    fn a_message_may_begin_with_code() {
        assert_eq!(shown("`a` twice"), [("a".to_owned(), true), (" twice".to_owned(), false)]);
    }
}
