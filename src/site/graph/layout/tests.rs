//! What holds of every picture, whatever the graph: tried on graphs of many shapes.

use proptest::prelude::*;

use super::place::NODE;
use super::{Layout, Spot, layout};

/// Checks what holds of every layout.
fn check(nodes: usize, edges: &[(usize, usize)]) -> Layout {
    let found = layout(nodes, edges);
    assert_eq!((found.nodes.len(), found.edges.len()), (nodes, edges.len()));
    assert_eq!(found, layout(nodes, edges), "laid out twice, it is the same");
    let mut by_layer: Vec<Vec<i32>> = vec![Vec::new(); found.layers];
    for spot in &found.nodes {
        assert!(spot.y - NODE / 2 >= 0 && spot.y + NODE / 2 <= found.height, "{spot:?} of {}", found.height);
        by_layer[spot.layer].push(spot.y);
    }
    for layer in &mut by_layer {
        layer.sort_unstable();
        assert!(layer.windows(2).all(|pair| pair[1] - pair[0] >= NODE + 12), "nodes overlap: {layer:?}");
    }
    for ((from, to), run) in edges.iter().zip(&found.edges) {
        let (left, right) = if run.is_backward { (to, from) } else { (from, to) };
        assert_eq!((run.spots[0], run.spots[run.spots.len() - 1]), (found.nodes[*left], found.nodes[*right]));
        assert!(run.spots.windows(2).all(|step| step[0].layer + 1 == step[1].layer), "{run:?}");
        for bend in &run.spots[1..run.spots.len() - 1] {
            assert!((0..=found.height).contains(&bend.y), "{bend:?} of {}", found.height);
            let is_beside = |y: &i32| (y - bend.y).abs() >= NODE / 2 + 15;
            assert!(
                by_layer[bend.layer].iter().all(is_beside),
                "{bend:?} runs into a node: {:?}",
                by_layer[bend.layer]
            );
        }
    }
    found
}

/// A graph without circles of many nodes, each with edges from up to three of the twenty before it.
fn chains(nodes: usize) -> Vec<(usize, usize)> {
    let mut state = 7_u64;
    let mut next = move |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).expect("31 bits") % below
    };
    let mut edges = Vec::new();
    for to in 1..nodes {
        let mut from: Vec<usize> = (0..next(4)).map(|_| to - 1 - next(to.min(20))).collect();
        from.sort_unstable();
        from.dedup();
        edges.extend(from.into_iter().map(|from| (from, to)));
    }
    edges
}

#[test]
fn a_long_edge_passes_the_nodes_between() {
    let found = check(3, &[(0, 1), (1, 2), (0, 2)]);
    assert_eq!(found.layers, 3);
    assert_eq!(found.edges[2].spots.len(), 3);
    assert_ne!(found.edges[2].spots[1].y, found.nodes[1].y);
}

#[test]
fn a_chain_runs_straight() {
    let found = check(4, &[(0, 1), (1, 2), (2, 3)]);
    let y: Vec<i32> = found.nodes.iter().map(|spot| spot.y).collect();
    assert_eq!((y, found.height), (vec![20; 4], 40));
}

#[test]
fn only_circles_point_to_the_left() {
    let found = check(4, &[(0, 1), (1, 2), (2, 1), (2, 3)]);
    let backward: Vec<bool> = found.edges.iter().map(|run| run.is_backward).collect();
    assert_eq!(backward, [false, false, true, false]);
    assert!(!layout(60, &chains(60)).edges.iter().any(|run| run.is_backward));
}

#[test]
fn parts_stand_below_each_other_the_largest_first() {
    let found = check(5, &[(0, 1), (2, 3), (3, 4)]);
    let spot = |layer, y| Spot { layer, y };
    assert_eq!(found.nodes, [spot(0, 88), spot(1, 88), spot(0, 20), spot(1, 20), spot(2, 20)]);
}

#[test]
fn nothing_to_lay_out_has_no_height() {
    assert_eq!(check(0, &[]), Layout::default());
}

#[test]
fn five_hundred_nodes_are_laid_out() {
    let found = check(500, &chains(500));
    assert!(found.layers > 20, "only {} layers", found.layers);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_graph_keeps_its_distances(
        nodes in 1..30_usize,
        ends in proptest::collection::btree_set((0..30_usize, 0..30_usize), 0..60),
    ) {
        let edges: Vec<_> = ends.into_iter().filter(|(a, b)| a != b && *a < nodes && *b < nodes).collect();
        check(nodes, &edges);
    }
}
