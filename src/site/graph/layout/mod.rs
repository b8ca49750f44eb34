//! Where the nodes of a picture of dependencies stand, and how its edges run: layers from left to right.
//!
//! The usual three steps: [`layers`], then [`order`] within each, then [`place`]. Parts of the graph that have no edge
//! between them are laid out alone and stand below each other, the largest first. Known here are numbers alone:
//! neither plans nor units of length across.

mod layers;
mod order;
pub(super) mod place;

use self::layers::Layered;
use self::order::Neighbours;
use self::place::NODE;

/// A graph that is laid out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Layout {
    /// Where each node stands.
    pub(super) nodes: Vec<Spot>,
    /// How each edge runs.
    pub(super) edges: Vec<Run>,
    /// How many layers there are.
    pub(super) layers: usize,
    /// How high all of it is.
    pub(super) height: i32,
}

/// A place: a layer, and the middle from the top.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) layer: usize,
    pub(super) y: i32,
}

/// An edge from left to right: its two ends, and the bends between.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) spots: Vec<Spot>,
    /// Whether its arrow points to the left, as one of a circle must.
    pub(super) is_backward: bool,
}

/// Space between two parts.
const BETWEEN_PARTS: i32 = 28;

/// Lays out the nodes 0, 1, 2, … with edges from what comes first to what follows.
pub(super) fn layout(nodes: usize, edges: &[(usize, usize)]) -> Layout {
    let part_of = parts(nodes, edges);
    let count = part_of.iter().max().map_or(0, |last| last + 1);
    let mut members: Vec<(Vec<usize>, Vec<usize>)> = vec![(Vec::new(), Vec::new()); count];
    for (node, part) in part_of.iter().enumerate() {
        members[*part].0.push(node);
    }
    for (edge, (from, _)) in edges.iter().enumerate() {
        members[part_of[*from]].1.push(edge);
    }
    members.sort_by_key(|(nodes, _)| std::cmp::Reverse(nodes.len()));
    let mut layout =
        Layout { nodes: vec![Spot::default(); nodes], edges: vec![Run::default(); edges.len()], ..Layout::default() };
    for (part, part_edges) in members {
        let top = if layout.height > 0 { layout.height + BETWEEN_PARTS } else { 0 };
        layout.add_part(&part, &part_edges, edges, top);
    }
    layout
}

impl Layout {
    /// Lays out one part below `top`.
    fn add_part(&mut self, nodes: &[usize], own: &[usize], edges: &[(usize, usize)], top: i32) {
        let place = |node: usize| nodes.binary_search(&node).expect("both ends of an edge are in its part");
        let ends: Vec<(usize, usize)> = own.iter().map(|edge| (place(edges[*edge].0), place(edges[*edge].1))).collect();
        let layered = Layered::of(nodes.len(), &ends);
        let neighbours = Neighbours::of(&layered);
        let order = order::ordered(&layered, &neighbours);
        let y = place::placed(&layered, &neighbours, &order);
        // An edge may pass above the highest node, and then only a line has to fit.
        let is_node_at = |edge: i32| y[..nodes.len()].iter().any(|y| (y - edge).abs() < NODE / 2);
        let bottom = y.iter().max().copied().unwrap_or_default();
        let above = if is_node_at(0) { NODE / 2 } else { 1 };
        let below = if is_node_at(bottom) { NODE / 2 } else { 1 };
        let spot = |vertex: usize| Spot { layer: layered.layer[vertex], y: top + above + y[vertex] };
        for (at, node) in nodes.iter().enumerate() {
            self.nodes[*node] = spot(at);
        }
        for (chain, (edge, is_backward)) in layered.chains.iter().zip(own.iter().zip(&layered.reversed)) {
            let spots = chain.iter().map(|vertex| spot(*vertex)).collect();
            self.edges[*edge] = Run { spots, is_backward: *is_backward };
        }
        self.layers = self.layers.max(layered.count());
        self.height = top + above + bottom + below;
    }
}

/// The number of each node's part of the graph, in the order of their first nodes.
fn parts(nodes: usize, edges: &[(usize, usize)]) -> Vec<usize> {
    let mut near = vec![Vec::new(); nodes];
    for (from, to) in edges {
        near[*from].push(*to);
        near[*to].push(*from);
    }
    let mut part = vec![usize::MAX; nodes];
    let mut count = 0;
    for start in 0..nodes {
        if part[start] != usize::MAX {
            continue;
        }
        part[start] = count;
        let mut open = vec![start];
        while let Some(node) = open.pop() {
            for other in &near[node] {
                if std::mem::replace(&mut part[*other], count) == usize::MAX {
                    open.push(*other);
                }
            }
        }
        count += 1;
    }
    part
}

#[cfg(test)]
mod tests;
