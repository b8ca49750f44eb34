//! Step 1: which layer each node stands in, and where long edges bend.
//!
//! A node's layer is the length of the longest way to it, since that is what the columns of the picture say. Edges that
//! close a circle are turned round first; an edge over several layers gets a bend in each of those between.

/// Nodes and bends in layers; every step of an edge goes from one layer to the next.
#[derive(Debug, Default)]
pub(super) struct Layered {
    /// The layer of each vertex: the nodes first, then the bends.
    pub(super) layer: Vec<usize>,
    /// How many of the vertices are nodes.
    pub(super) nodes: usize,
    /// The vertices of each edge from left to right.
    pub(super) chains: Vec<Vec<usize>>,
    /// Whether an edge was turned round.
    pub(super) reversed: Vec<bool>,
}

impl Layered {
    /// Spreads nodes over layers.
    pub(super) fn of(nodes: usize, edges: &[(usize, usize)]) -> Self {
        let reversed = reversed(nodes, edges);
        let turned: Vec<(usize, usize)> = edges
            .iter()
            .zip(&reversed)
            .map(|((from, to), reversed)| if *reversed { (*to, *from) } else { (*from, *to) })
            .collect();
        let mut layer = longest_ways(nodes, &turned);
        let mut chains = Vec::with_capacity(turned.len());
        for (from, to) in turned {
            let mut chain = vec![from];
            for between in layer[from] + 1..layer[to] {
                chain.push(layer.len());
                layer.push(between);
            }
            chain.push(to);
            chains.push(chain);
        }
        Self { layer, nodes, chains, reversed }
    }

    /// How many layers there are.
    pub(super) fn count(&self) -> usize {
        self.layer.iter().max().map_or(0, |last| last + 1)
    }

    /// Whether a vertex is a bend.
    pub(super) fn is_bend(&self, vertex: usize) -> bool {
        vertex >= self.nodes
    }

    /// The steps of all edges, from one layer to the next.
    pub(super) fn steps(&self) -> impl Iterator<Item = (usize, usize)> {
        self.chains.iter().flat_map(|chain| chain.windows(2).map(|step| (step[0], step[1])))
    }
}

/// The edges of each node, in their order: index and end.
fn leaving(nodes: usize, edges: &[(usize, usize)]) -> Vec<Vec<(usize, usize)>> {
    let mut leaving = vec![Vec::new(); nodes];
    for (edge, (from, to)) in edges.iter().enumerate() {
        leaving[*from].push((edge, *to));
    }
    leaving
}

/// The edges that lead back to a node on the way there, walking from the nodes that need nothing first.
fn reversed(nodes: usize, edges: &[(usize, usize)]) -> Vec<bool> {
    let leaving = leaving(nodes, edges);
    let mut has_needs = vec![false; nodes];
    edges.iter().for_each(|(_, to)| has_needs[*to] = true);
    let mut starts: Vec<usize> = (0..nodes).collect();
    starts.sort_by_key(|node| has_needs[*node]);
    let mut reversed = vec![false; edges.len()];
    let (mut seen, mut on_way) = (vec![false; nodes], vec![false; nodes]);
    for start in starts {
        if std::mem::replace(&mut seen[start], true) {
            continue;
        }
        on_way[start] = true;
        let mut way = vec![(start, 0)];
        while let Some((node, next)) = way.pop() {
            let Some((edge, to)) = leaving[node].get(next).copied() else {
                on_way[node] = false;
                continue;
            };
            way.push((node, next + 1));
            reversed[edge] = on_way[to];
            if !std::mem::replace(&mut seen[to], true) {
                on_way[to] = true;
                way.push((to, 0));
            }
        }
    }
    reversed
}

/// The length of the longest way to each node; the edges have no circle.
fn longest_ways(nodes: usize, edges: &[(usize, usize)]) -> Vec<usize> {
    let leaving = leaving(nodes, edges);
    let mut arriving = vec![0_usize; nodes];
    edges.iter().for_each(|(_, to)| arriving[*to] += 1);
    let mut layer = vec![0; nodes];
    let mut ready: Vec<usize> = (0..nodes).filter(|node| arriving[*node] == 0).collect();
    while let Some(node) = ready.pop() {
        for (_, to) in &leaving[node] {
            layer[*to] = layer[*to].max(layer[node] + 1);
            arriving[*to] -= 1;
            if arriving[*to] == 0 {
                ready.push(*to);
            }
        }
    }
    layer
}

#[cfg(test)]
mod tests {
    use super::Layered;

    #[track_caller]
    fn check(nodes: usize, edges: &[(usize, usize)], layers: &[usize], reversed: &[usize]) {
        let layered = Layered::of(nodes, edges);
        assert_eq!(layered.layer[..nodes], *layers);
        let turned: Vec<usize> = (0..edges.len()).filter(|edge| layered.reversed[*edge]).collect();
        assert_eq!(turned, reversed);
        assert!(layered.steps().all(|(from, to)| layered.layer[from] + 1 == layered.layer[to]));
    }

    #[test]
    fn the_longest_way_decides() {
        check(4, &[(0, 1), (1, 2), (0, 2), (3, 2)], &[0, 1, 2, 0], &[]);
        check(0, &[], &[], &[]);
    }

    #[test]
    fn one_edge_of_a_circle_is_turned_round() {
        check(2, &[(0, 1), (1, 0)], &[0, 1], &[1]);
        // Where the circle is entered from outside, the walk begins there.
        check(3, &[(0, 1), (1, 0), (2, 1)], &[2, 1, 0], &[0]);
        check(3, &[(0, 1), (1, 2), (2, 0)], &[0, 1, 2], &[2]);
    }

    #[test]
    fn long_edges_bend_in_every_layer_between() {
        let layered = Layered::of(4, &[(0, 1), (1, 2), (2, 3), (0, 3)]);
        assert_eq!(layered.chains[3], [0, 4, 5, 3]);
        assert_eq!(layered.layer[4..], [1, 2]);
        assert!(layered.is_bend(4) && !layered.is_bend(3));
        assert_eq!(layered.count(), 4);
    }

    #[test]
    fn long_chains_need_no_stack() {
        let edges: Vec<(usize, usize)> = (0..20_000).map(|at| (at, at + 1)).collect();
        assert_eq!(Layered::of(20_001, &edges).count(), 20_001);
    }
}
