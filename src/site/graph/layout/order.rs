//! Step 2: in which order the vertices of a layer stand, so that few edges cross.
//!
//! Sweeps to and fro put each vertex at the mean place of its neighbours in the layer before; then neighbours change
//! places wherever that undoes a crossing. Whole numbers throughout, so that every machine draws the same picture.

use std::cmp::Ordering;

use super::layers::Layered;

/// The vertices of each layer, from top to bottom.
pub(super) type Order = Vec<Vec<usize>>;

/// Sweeps over all layers, half of them to the right.
const SWEEPS: usize = 16;
/// Rounds of changing places.
const ROUNDS: usize = 6;

/// The neighbours of every vertex, in the layer before and in the one after.
pub(super) struct Neighbours {
    pub(super) left: Vec<Vec<usize>>,
    pub(super) right: Vec<Vec<usize>>,
}

impl Neighbours {
    pub(super) fn of(layered: &Layered) -> Self {
        let none = vec![Vec::new(); layered.layer.len()];
        let mut neighbours = Self { left: none.clone(), right: none };
        for (from, to) in layered.steps() {
            neighbours.right[from].push(to);
            neighbours.left[to].push(from);
        }
        neighbours
    }
}

/// Orders the vertices of every layer.
pub(super) fn ordered(layered: &Layered, neighbours: &Neighbours) -> Order {
    let mut order: Order = vec![Vec::new(); layered.count()];
    for (vertex, layer) in layered.layer.iter().enumerate() {
        order[*layer].push(vertex);
    }
    let mut place = vec![0; layered.layer.len()];
    order.iter().for_each(|layer| take_places(layer, &mut place));
    let mut best = (crossings(&order, neighbours, &place), order.clone());
    for sweep in 0..SWEEPS {
        if best.0 == 0 {
            break;
        }
        let is_rightward = sweep % 2 == 0;
        let side = if is_rightward { &neighbours.left } else { &neighbours.right };
        let mut layers: Vec<usize> = (0..order.len()).collect();
        if !is_rightward {
            layers.reverse();
        }
        for layer in layers {
            sort_by_mean(&mut order[layer], side, &mut place);
        }
        let found = crossings(&order, neighbours, &place);
        if found < best.0 {
            best = (found, order.clone());
        }
    }
    let mut order = best.1;
    order.iter().for_each(|layer| take_places(layer, &mut place));
    change_places(&mut order, neighbours, &mut place);
    order
}

fn take_places(layer: &[usize], place: &mut [usize]) {
    for (at, vertex) in layer.iter().enumerate() {
        place[*vertex] = at;
    }
}

/// Sorts a layer by the mean place of each vertex's neighbours; a vertex without any keeps to its own place.
fn sort_by_mean(layer: &mut [usize], side: &[Vec<usize>], place: &mut [usize]) {
    let mean = |vertex: usize| match side[vertex].as_slice() {
        [] => (place[vertex], 1),
        near => (near.iter().map(|other| place[*other]).sum(), near.len()),
    };
    let mut sorted: Vec<((usize, usize), usize)> = layer.iter().map(|vertex| (mean(*vertex), *vertex)).collect();
    sorted.sort_by(|((a, of_a), _), ((b, of_b), _)| -> Ordering { (a * of_b).cmp(&(b * of_a)) });
    for (at, (_, vertex)) in sorted.into_iter().enumerate() {
        layer[at] = vertex;
        place[vertex] = at;
    }
}

/// How many pairs of steps cross.
fn crossings(order: &Order, neighbours: &Neighbours, place: &[usize]) -> usize {
    let mut crossings = 0;
    for pair in order.windows(2) {
        // Where the ends go up although the beginnings go down, two steps cross: counted in a tree of sums.
        let mut sums = vec![0_usize; pair[1].len() + 1];
        let mut steps = 0;
        for vertex in &pair[0] {
            let mut ends: Vec<usize> = neighbours.right[*vertex].iter().map(|other| place[*other]).collect();
            ends.sort_unstable();
            for end in &ends {
                let mut at = end + 1;
                let mut above = 0;
                while at > 0 {
                    above += sums[at];
                    at &= at - 1;
                }
                crossings += steps - above;
            }
            for end in &ends {
                let mut at = end + 1;
                while at < sums.len() {
                    sums[at] += 1;
                    at += at & at.wrapping_neg();
                }
            }
            steps += ends.len();
        }
    }
    crossings
}

/// Lets neighbours change places as long as that undoes crossings.
fn change_places(order: &mut Order, neighbours: &Neighbours, place: &mut [usize]) {
    for _ in 0..ROUNDS {
        let mut has_changed = false;
        for layer in order.iter_mut() {
            for at in 1..layer.len() {
                let (upper, lower) = (layer[at - 1], layer[at]);
                let sides = [&neighbours.left, &neighbours.right];
                let count = |first: usize, second: usize| -> usize {
                    sides.iter().map(|side| inversions(&side[first], &side[second], place)).sum()
                };
                if count(lower, upper) < count(upper, lower) {
                    layer.swap(at - 1, at);
                    place.swap(upper, lower);
                    has_changed = true;
                }
            }
        }
        if !has_changed {
            break;
        }
    }
}

/// How many steps of the upper vertex end below one of the lower vertex.
fn inversions(upper: &[usize], lower: &[usize], place: &[usize]) -> usize {
    upper.iter().map(|a| lower.iter().filter(|b| place[*a] > place[**b]).count()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tells the crossings of a graph before and after it is ordered.
    #[track_caller]
    fn check(nodes: usize, edges: &[(usize, usize)], before: usize, after: usize) {
        let layered = Layered::of(nodes, edges);
        let neighbours = Neighbours::of(&layered);
        let count = |order: &Order| {
            let mut place = vec![0; layered.layer.len()];
            order.iter().for_each(|layer| take_places(layer, &mut place));
            crossings(order, &neighbours, &place)
        };
        let mut plain: Order = vec![Vec::new(); layered.count()];
        layered.layer.iter().enumerate().for_each(|(vertex, layer)| plain[*layer].push(vertex));
        assert_eq!(count(&plain), before);
        let order = ordered(&layered, &neighbours);
        assert_eq!(count(&order), after);
        let mut all: Vec<usize> = order.concat();
        all.sort_unstable();
        assert_eq!(all, (0..layered.layer.len()).collect::<Vec<_>>(), "every vertex stands in one place");
    }

    #[test]
    fn crossings_that_need_not_be_are_undone() {
        check(4, &[(0, 3), (1, 2)], 1, 0);
        check(6, &[(0, 5), (1, 4), (2, 3)], 3, 0);
        check(7, &[(0, 2), (0, 4), (1, 3), (2, 6), (3, 5), (4, 6)], 2, 0);
    }

    #[test]
    fn what_must_cross_crosses_once() {
        check(4, &[(0, 2), (0, 3), (1, 2), (1, 3)], 1, 1);
    }
}
