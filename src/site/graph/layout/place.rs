//! Step 3: how far down each vertex stands.
//!
//! Sweeps draw every vertex towards its neighbours, bends more than nodes, so that long edges run straight. Within a
//! layer the order and the least distances hold: the places nearest to all wishes at once are found by pooling
//! neighbours that would come too close.

use super::layers::Layered;
use super::order::{Neighbours, Order};

/// Height of a node.
pub(in crate::site::graph) const NODE: i32 = 40;
/// Least space between two nodes.
const BETWEEN_NODES: i32 = 12;
/// Least space between a node and an edge that passes it.
const BESIDE_NODE: i32 = 15;
/// Least space between two edges that pass side by side.
const BETWEEN_EDGES: i32 = 12;

/// Sweeps over all layers.
const SWEEPS: usize = 24;

/// How strongly a step holds its ends together: bends in one line most.
fn strength(layered: &Layered, a: usize, b: usize) -> f64 {
    match (layered.is_bend(a), layered.is_bend(b)) {
        (true, true) => 8.0,
        (false, false) => 1.0,
        _ => 2.0,
    }
}

/// The middle of every vertex, from 0 down.
pub(super) fn placed(layered: &Layered, neighbours: &Neighbours, order: &Order) -> Vec<i32> {
    let offsets: Vec<Vec<i32>> = order.iter().map(|layer| offsets(layered, layer)).collect();
    let mut y = vec![0.0; layered.layer.len()];
    for (layer, offsets) in order.iter().zip(&offsets) {
        for (vertex, offset) in layer.iter().zip(offsets) {
            y[*vertex] = f64::from(*offset);
        }
    }
    for sweep in 0..SWEEPS {
        // One side at a time spreads a wish over the whole picture; the last sweeps weigh both.
        let sides: &[&Vec<Vec<usize>>] = match (sweep + 6 >= SWEEPS, sweep % 2) {
            (true, _) => &[&neighbours.left, &neighbours.right],
            (false, 0) => &[&neighbours.left],
            (false, _) => &[&neighbours.right],
        };
        let mut layers: Vec<usize> = (0..order.len()).collect();
        if sweep % 2 == 1 {
            layers.reverse();
        }
        for layer in layers {
            let wishes: Vec<(f64, f64)> = order[layer].iter().map(|vertex| wish(layered, sides, &y, *vertex)).collect();
            for (vertex, place) in order[layer].iter().zip(spread(&wishes, &offsets[layer])) {
                y[*vertex] = place;
            }
        }
    }
    rounded(order, &offsets, &y)
}

/// How far below the first vertex of its layer each one stands at least.
fn offsets(layered: &Layered, layer: &[usize]) -> Vec<i32> {
    let mut offset = 0;
    let mut offsets = vec![0; layer.len().min(1)];
    for pair in layer.windows(2) {
        offset += match (layered.is_bend(pair[0]), layered.is_bend(pair[1])) {
            (false, false) => NODE + BETWEEN_NODES,
            (true, true) => BETWEEN_EDGES,
            _ => NODE / 2 + BESIDE_NODE,
        };
        offsets.push(offset);
    }
    offsets
}

/// Where a vertex would stand if it were alone, and how much that matters.
fn wish(layered: &Layered, sides: &[&Vec<Vec<usize>>], y: &[f64], vertex: usize) -> (f64, f64) {
    let (mut sum, mut weight) = (0.0, 0.0);
    for other in sides.iter().flat_map(|side| &side[vertex]) {
        let strength = strength(layered, vertex, *other);
        sum += y[*other] * strength;
        weight += strength;
    }
    // A vertex without neighbours on this side stays where it is, and gives way.
    if weight > 0.0 { (sum / weight, weight) } else { (y[vertex], 0.05) }
}

/// The places nearest to the wishes (least squares) that keep the distances.
fn spread(wishes: &[(f64, f64)], offsets: &[i32]) -> Vec<f64> {
    // Without the offsets, keeping the distances means never going up: vertices that would are pooled at their mean.
    let mut pools: Vec<(f64, f64, usize)> = Vec::with_capacity(wishes.len());
    for ((wish, weight), offset) in wishes.iter().zip(offsets) {
        let mut pool = (wish - f64::from(*offset), *weight, 1);
        while let Some(above) = pools.pop_if(|above| above.0 > pool.0) {
            let weight = above.1 + pool.1;
            pool = ((above.0 * above.1 + pool.0 * pool.1) / weight, weight, above.2 + pool.2);
        }
        pools.push(pool);
    }
    let places = pools.into_iter().flat_map(|(place, _, count)| std::iter::repeat_n(place, count));
    places.zip(offsets).map(|(place, offset)| place + f64::from(*offset)).collect()
}

/// Whole numbers from 0 on. What is rounded is the place without the offsets, so that no distance shrinks.
fn rounded(order: &Order, offsets: &[Vec<i32>], y: &[f64]) -> Vec<i32> {
    let mut whole = vec![0; y.len()];
    for (layer, offsets) in order.iter().zip(offsets) {
        let mut least = i32::MIN;
        for (vertex, offset) in layer.iter().zip(offsets) {
            #[expect(clippy::cast_possible_truncation, reason = "a picture is some thousands of units high")]
            let base = (y[*vertex] - f64::from(*offset)).round() as i32;
            // Two places in one pool may differ by the last bit and be rounded to different sides.
            least = least.max(base);
            whole[*vertex] = least + offset;
        }
    }
    let top = whole.iter().min().copied().unwrap_or_default();
    whole.iter_mut().for_each(|y| *y -= top);
    whole
}

#[cfg(test)]
mod tests {
    use super::{offsets, spread};
    use crate::site::graph::layout::layers::Layered;

    #[test]
    fn wishes_are_granted_where_they_leave_room() {
        assert_eq!(spread(&[(10.0, 1.0), (90.0, 1.0)], &[0, 52]), [10.0, 90.0]);
        assert_eq!(spread(&[(50.0, 1.0), (50.0, 1.0)], &[0, 52]), [24.0, 76.0]);
        assert_eq!(spread(&[(50.0, 3.0), (50.0, 1.0)], &[0, 52]), [37.0, 89.0]);
    }

    #[test]
    fn pools_grow_while_they_touch() {
        assert_eq!(spread(&[(0.0, 1.0), (9.0, 1.0), (0.0, 1.0)], &[0, 1, 2]), [0.0, 4.0, 5.0]);
        assert_eq!(spread(&[(9.0, 1.0), (5.0, 1.0), (1.0, 1.0)], &[0, 1, 2]), [4.0, 5.0, 6.0]);
    }

    #[test]
    fn edges_pass_closer_than_nodes_stand() {
        let layered = Layered::of(4, &[(0, 1), (1, 2), (0, 2), (0, 3)]);
        assert_eq!(offsets(&layered, &[1, 3, 4]), [0, 52, 87]);
        assert_eq!(offsets(&layered, &[]), [0; 0]);
    }
}
