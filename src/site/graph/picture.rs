//! The picture of dependencies as a drawing: nodes, edges, column heads, in units of a sixteenth of the root size.
//!
//! It repeats what the table beside it says, so it is drawn for eyes alone: its links are no stops of the keyboard.

use serde::Serialize;

use super::fit::{self, fitted};
use super::layout::place::NODE;
use super::layout::{Layout, Run, Spot, layout};
use super::links::{Link, Look};
use crate::document;
use crate::site::edition::{self, Edition};
use crate::site::{text, words};

/// The picture.
#[derive(Clone, Debug, Serialize)]
pub struct Picture {
    /// What it shows, and where the same stands in words.
    pub label: String,
    /// Its width.
    pub width: String,
    /// Its height.
    pub height: String,
    /// The box of its drawing.
    pub view_box: String,
    /// The heads of its columns.
    pub columns: Vec<ColumnHead>,
    /// The edges by their look, the most important last and so on top.
    pub edges: Vec<EdgeGroup>,
    /// The plans.
    pub nodes: Vec<Node>,
}

/// The head of a column.
#[derive(Clone, Debug, Serialize)]
pub struct ColumnHead {
    /// Its left edge.
    pub x: i32,
    /// What stands below it.
    pub text: String,
}

/// All edges of one look.
#[derive(Clone, Debug, Serialize)]
pub struct EdgeGroup {
    /// The class that gives the look.
    pub class: &'static str,
    /// The lines.
    pub lines: String,
    /// The heads of the arrows.
    pub heads: String,
}

/// A plan in the picture, in a box of 216 by 40.
#[derive(Clone, Debug, Serialize)]
pub struct Node {
    /// Its stage, in class names and icons.
    pub stage: &'static str,
    /// Whether work on it is over.
    pub is_over: bool,
    /// Its page.
    pub href: String,
    /// Its left edge.
    pub x: i32,
    /// Its upper edge.
    pub y: i32,
    /// Its shortest name and its stage.
    pub label: String,
    /// As much of its title as there is room for.
    pub title: String,
    /// The direction of the title.
    pub dir: &'static str,
    /// Where the title begins.
    pub title_x: i32,
    /// Number, title and stage in full.
    pub full: String,
}

/// Width of a node; its height is the layout's.
const WIDTH: i32 = 216;
/// From the left edge of a node to that of the next layer's; the space between holds the curves.
const STEP: i32 = 286;
/// Space round everything.
const MARGIN: i32 = 8;
/// Space for the heads of the columns.
const HEAD: i32 = 30;
/// Units in the size of the root's type.
const ROOT: f64 = 16.0;
/// Length of an arrow's head; the line ends inside it.
const ARROW: i32 = 7;
/// How far the two edges of a circle keep apart at a node.
const APART: i32 = 9;
/// Space between the edge of a node and the text in it.
const INSET: i32 = 9;

/// Draws the plans that the links join; `first` is the head of the first column.
pub(super) fn picture(edition: &Edition<'_>, path: &str, links: &[Link], first: &str) -> Picture {
    let mut plans: Vec<usize> = links.iter().flat_map(|link| [link.from, link.to]).collect();
    plans.sort_unstable();
    plans.dedup();
    let place = |plan: usize| plans.binary_search(&plan).expect("the plan is one of the links");
    let ends: Vec<(usize, usize)> = links.iter().map(|link| (place(link.from), place(link.to))).collect();
    let found = layout(plans.len(), &ends);
    let width = MARGIN * 2 + WIDTH + STEP * (column(found.layers) - 1).max(0);
    let height = HEAD + found.height + MARGIN;
    let name = words::count(links.len(), "dependency", "dependencies");
    Picture {
        label: format!("Picture of {name}; the table says the same"),
        width: rem(width),
        height: rem(height),
        view_box: format!("0 0 {width} {height}"),
        columns: (0..found.layers).map(|layer| column_head(layer, first)).collect(),
        edges: edge_groups(links, &found),
        nodes: plans.iter().zip(&found.nodes).map(|(plan, spot)| node(edition, path, *plan, *spot)).collect(),
    }
}

fn rem(units: i32) -> String {
    format!("{}rem", f64::from(units) / ROOT)
}

fn column(layer: usize) -> i32 {
    i32::try_from(layer).expect("a picture has fewer layers than plans")
}

/// The left edge of a layer.
fn left(layer: usize) -> i32 {
    MARGIN + STEP * column(layer)
}

fn column_head(layer: usize, first: &str) -> ColumnHead {
    let text = match layer {
        0 => first.to_owned(),
        steps => format!("After {}", words::count(steps, "step", "steps")),
    };
    ColumnHead { x: left(layer), text }
}

fn node(edition: &Edition<'_>, path: &str, at: usize, spot: Spot) -> Node {
    let plan = edition.plan(at);
    let stage = words::stage(plan.status.stage);
    let title = edition::title(plan);
    let dir = text::dir(document::is_right_to_left(title));
    let units = |units: i32| usize::try_from(units).unwrap_or_default();
    // The icon and the stage stand beside the name.
    let room = units(WIDTH - 3 * INSET - 11) - (stage.len() + 1) * 12 * 61 / 100;
    let name = fitted(&edition::short_name(plan), fit::monospaced, 12, room);
    let number = edition::title_number(plan).map(|number| format!("{number} ")).unwrap_or_default();
    Node {
        stage: plan.status.stage.name(),
        is_over: plan.status.stage.is_over(),
        href: edition.plan_href(path, at),
        x: left(spot.layer),
        y: HEAD + spot.y - NODE / 2,
        label: format!("{name} {}", stage.to_lowercase()),
        title: fitted(title, fit::proportional, 13, units(WIDTH - 2 * INSET)),
        title_x: if dir == "rtl" { WIDTH - INSET } else { INSET },
        dir,
        full: format!("{number}{}. {stage}", title.trim_end_matches('.')),
    }
}

/// The edges by their look, in the order in which they are drawn.
fn edge_groups(links: &[Link], found: &Layout) -> Vec<EdgeGroup> {
    Look::ALL
        .into_iter()
        .filter_map(|look| {
            let mut group = EdgeGroup { class: look.class(), lines: String::new(), heads: String::new() };
            for (_, run) in links.iter().zip(&found.edges).filter(|(link, _)| link.look == look) {
                draw(run, look, &mut group);
            }
            (!group.lines.is_empty()).then_some(group)
        })
        .collect()
}

/// Draws an edge: curves between the layers, straight lines past the nodes of a layer.
fn draw(run: &Run, look: Look, group: &mut EdgeGroup) {
    // Both edges of a circle join the same nodes, so they part at the ends.
    let shift = match (look, run.is_backward) {
        (Look::Cycle, false) => -APART,
        (Look::Cycle, true) => APART,
        _ => 0,
    };
    let last = run.spots.len() - 1;
    let y = |at: usize| HEAD + run.spots[at].y + if at == 0 || at == last { shift } else { 0 };
    // Each edge on a line of its own, so that pages can be compared.
    if !group.lines.is_empty() {
        group.lines.push('\n');
        group.heads.push('\n');
    }
    let (begin, end) = (left(run.spots[0].layer) + WIDTH, left(run.spots[last].layer));
    let inside = ARROW - 2;
    let (line_begin, line_end) = if run.is_backward { (begin + inside, end) } else { (begin - 1, end - inside) };
    group.lines.push_str(&format!("M{line_begin} {}", y(0)));
    let mut x = line_begin;
    for at in 1..=last {
        let to = if at == last { line_end } else { left(run.spots[at].layer) };
        if y(at) == y(at - 1) {
            group.lines.push_str(&format!("H{to}"));
        } else {
            let middle = x.midpoint(to);
            group.lines.push_str(&format!("C{middle} {} {middle} {} {to} {}", y(at - 1), y(at), y(at)));
        }
        x = to;
        if at < last {
            x += WIDTH;
            group.lines.push_str(&format!("H{x}"));
        }
    }
    let (tip, tip_y, back) = if run.is_backward { (begin, y(0), ARROW) } else { (end, y(last), -ARROW) };
    group.heads.push_str(&format!("M{tip} {tip_y}l{back}-4v8z"));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(spots: &[(usize, i32)], look: Look, is_backward: bool) -> (String, String) {
        let spots = spots.iter().map(|(layer, y)| Spot { layer: *layer, y: *y }).collect();
        let mut group = EdgeGroup { class: look.class(), lines: String::new(), heads: String::new() };
        draw(&Run { spots, is_backward }, look, &mut group);
        (group.lines, group.heads)
    }

    #[test]
    fn edges_begin_and_end_level() {
        let (lines, heads) = group(&[(0, 20), (1, 72)], Look::Waits, false);
        assert_eq!(lines, "M223 50C256 50 256 102 289 102");
        assert_eq!(heads, "M294 102l-7-4v8z");
        assert_eq!(group(&[(0, 20), (1, 20)], Look::Met, false).0, "M223 50H289");
    }

    #[test]
    fn long_edges_pass_a_layer_straight() {
        let (lines, _) = group(&[(0, 20), (1, 60), (2, 20)], Look::Met, false);
        assert_eq!(lines, "M223 50C258 50 258 90 294 90H510C542 90 542 50 575 50");
    }

    #[test]
    fn both_edges_of_a_circle_are_seen() {
        let (there, there_head) = group(&[(0, 20), (1, 20)], Look::Cycle, false);
        let (back, back_head) = group(&[(0, 20), (1, 20)], Look::Cycle, true);
        assert_eq!((there.as_str(), there_head.as_str()), ("M223 41H289", "M294 41l-7-4v8z"));
        assert_eq!((back.as_str(), back_head.as_str()), ("M229 59H294", "M224 59l7-4v8z"));
    }
}
