//! Simplification of lines by the algorithm of Visvalingam and Whyatt.
//!
//! A point weighs as much as the triangle that it makes with its neighbours, after all lighter
//! points are gone. A map leaves out the points below a weight.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::{BorderArc, PlanePoint};

/// Returns the weights of the points of a line, in square degrees. The ends are infinitely heavy.
pub(super) fn weights(points: &[PlanePoint]) -> Vec<f64> {
    let count = points.len();
    let mut weights = vec![f64::INFINITY; count];
    if count < 3 {
        return weights;
    }
    let mut before: Vec<usize> = (0..count).map(|at| at.saturating_sub(1)).collect();
    let mut after: Vec<usize> = (1..=count).collect();
    let mut current: Vec<f64> = (0..count)
        .map(|at| match at {
            0 => f64::INFINITY,
            at if at == count - 1 => f64::INFINITY,
            at => area(points[at - 1], points[at], points[at + 1]),
        })
        .collect();
    // Areas are not negative, so their bits are ordered as they are.
    let mut queue: BinaryHeap<Reverse<(u64, usize)>> =
        (1..count - 1).map(|at| Reverse((current[at].to_bits(), at))).collect();
    let mut heaviest = 0.0_f64;
    while let Some(Reverse((bits, at))) = queue.pop() {
        if weights[at].is_finite() || current[at].to_bits() != bits {
            continue;
        }
        // A point never weighs less than one that is gone before it.
        heaviest = heaviest.max(current[at]);
        weights[at] = heaviest;
        let (left, right) = (before[at], after[at]);
        after[left] = right;
        before[right] = left;
        for side in [left, right] {
            if side > 0 && side < count - 1 {
                current[side] = area(points[before[side]], points[side], points[after[side]]);
                queue.push(Reverse((current[side].to_bits(), side)));
            }
        }
    }
    weights
}

fn area(a: PlanePoint, b: PlanePoint, c: PlanePoint) -> f64 {
    ((b.0 - a.0) * (c.1 - a.1) - (c.0 - a.0) * (b.1 - a.1)).abs() / 2.0
}

/// Returns the arcs with about `most` points, the heaviest. The ends of
/// arcs always stay, because they are infinitely heavy.
pub(super) fn thinned(mut arcs: Vec<BorderArc>, most: usize) -> Vec<BorderArc> {
    let mut weights: Vec<f64> = arcs.iter().flat_map(|arc| arc.weights.iter().copied()).collect();
    if weights.len() <= most {
        return arcs;
    }
    weights.sort_by(|one, other| other.total_cmp(one));
    let least = weights[most - 1];
    for arc in &mut arcs {
        let mut kept = arc.weights.iter().map(|weight| *weight >= least);
        arc.points.retain(|_| kept.next().unwrap_or(true));
        arc.weights.retain(|weight| *weight >= least);
    }
    arcs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_weighs_as_much_as_its_triangle() {
        let line = [(0.0, 0.0), (1.0, 0.1), (2.0, 0.0), (3.0, 1.0), (4.0, 0.0)];
        let weights = weights(&line);
        assert!(weights[0].is_infinite() && weights[4].is_infinite());
        assert!(weights[1] < weights[2] && weights[2] < weights[3], "{weights:?}");
        assert!((weights[1] - 0.1).abs() < 1e-9, "{weights:?}");
    }

    #[test]
    fn the_heaviest_points_are_kept() {
        let points: Vec<PlanePoint> = (0..1000).map(|at| (f64::from(at), f64::from(at * at % 101))).collect();
        let arcs = thinned(vec![BorderArc { weights: weights(&points), points }], 100);
        assert!((100..120).contains(&arcs[0].points.len()), "{}", arcs[0].points.len());
        assert_eq!(arcs[0].points.len(), arcs[0].weights.len());
    }
}
