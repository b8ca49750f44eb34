//! The ring of gates: one segment a gate in their order; over twelve, one arc for all that are done.

use std::borrow::Cow;
use std::sync::OnceLock;

use serde::Serialize;

use crate::plan::Plan;
use crate::portfolio::summary;

/// The ring.
#[derive(Clone, Debug, Serialize)]
pub struct Ring {
    /// What it shows, for those who do not see it.
    pub label: String,
    /// The counts in its middle.
    pub text: String,
    /// Its segments, in a box of 76 by 76.
    pub segments: Vec<RingSegment>,
}

/// A part of the ring.
#[derive(Clone, Debug, Serialize)]
pub struct RingSegment {
    /// `done`, `open` or `waived`.
    pub state: &'static str,
    /// Its outline.
    pub d: Cow<'static, str>,
}

/// Most gates that get a segment each.
const MOST: usize = 12;
/// Half the gap between two segments, in degrees.
const GAP: f64 = 3.5;
const CENTRE: f64 = 38.0;
const INNER: f64 = 27.5;
const OUTER: f64 = 36.5;

/// Draws the ring of a plan that has gates.
#[must_use]
pub fn ring(plan: &Plan) -> Ring {
    let gates = &plan.gates;
    let progress = summary::gates(plan);
    let segments = if gates.len() <= MOST {
        let outlined = gates.iter().zip(outlines(gates.len()));
        outlined.map(|(gate, d)| RingSegment { state: gate.state.name(), d: Cow::Borrowed(d) }).collect()
    } else {
        let turn = 360.0 * whole(progress.done) / whole(progress.total);
        [("done", GAP, turn - GAP), ("open", turn + GAP, 360.0 - GAP)]
            .into_iter()
            .filter(|(_, from, to)| to > from)
            .map(|(state, from, to)| RingSegment { state, d: Cow::Owned(sector(from, to)) })
            .collect()
    };
    Ring {
        label: format!("{} of {} gates ticked", progress.done, progress.total),
        text: format!("{}/{}", progress.done, progress.total),
        segments,
    }
}

/// The outlines of the segments of a ring with at most [`MOST`], drawn once: most plans have as many gates as some other.
fn outlines(gates: usize) -> &'static [String] {
    static OUTLINES: [OnceLock<Vec<String>>; MOST + 1] = [const { OnceLock::new() }; MOST + 1];
    OUTLINES[gates].get_or_init(|| {
        let step = 360.0 / whole(gates);
        (0..gates).map(|at| sector(step * whole(at) + GAP, step * whole(at + 1) - GAP)).collect()
    })
}

#[expect(clippy::cast_precision_loss, reason = "no plan has 2^52 gates")]
fn whole(number: usize) -> f64 {
    number as f64
}

/// The outline of a part of the ring between two angles, clockwise from the top.
fn sector(from: f64, to: f64) -> String {
    let large = i32::from(to - from > 180.0);
    let point = |angle: f64, radius: f64| {
        let angle = (angle - 90.0).to_radians();
        format!("{:.2} {:.2}", CENTRE + radius * angle.cos(), CENTRE + radius * angle.sin())
    };
    format!(
        "M{}A{OUTER} {OUTER} 0 {large} 1 {}L{}A{INNER} {INNER} 0 {large} 0 {}z",
        point(from, OUTER),
        point(to, OUTER),
        point(to, INNER),
        point(from, INNER)
    )
}

#[cfg(test)]
mod tests {
    use super::sector;

    #[test]
    fn a_quarter_begins_at_the_top_and_ends_at_the_right() {
        assert_eq!(
            sector(0.0, 90.0),
            "M38.00 1.50A36.5 36.5 0 0 1 74.50 38.00L65.50 38.00A27.5 27.5 0 0 0 38.00 10.50z"
        );
    }
}
