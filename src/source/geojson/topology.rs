//! The borders of polygons as arcs, each once.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{ArcUse, BorderArc, PlanePoint};

/// The arcs of some areas, and the rings of each area.
pub(super) struct Topology {
    pub rings: Vec<Vec<Vec<ArcUse>>>,
    pub arcs: Vec<BorderArc>,
}

/// A point that can be compared: in ten-millionths of a degree, which is a centimetre.
type Key = (i64, i64);

fn key([longitude, latitude]: [f64; 2]) -> Key {
    ((longitude * 1e7).round() as i64, (latitude * 1e7).round() as i64)
}

impl Topology {
    /// Divides the rings of all areas into arcs. Neighbours have the same points on their border.
    pub(super) fn new<'r>(
        areas: impl Iterator<Item = &'r [Vec<[f64; 2]>]> + Clone,
        project: impl Fn([f64; 2]) -> PlanePoint,
    ) -> Self {
        let junctions = junctions(areas.clone().flatten());
        let mut arcs: Vec<BorderArc> = Vec::new();
        let mut known: FxHashMap<Vec<Key>, usize> = FxHashMap::default();
        let mut arc_of = |points: Vec<[f64; 2]>| {
            let keys: Vec<Key> = points.iter().copied().map(key).collect();
            let backwards: Vec<Key> = keys.iter().rev().copied().collect();
            let reversed = backwards < keys;
            let arc = *known.entry(if reversed { backwards } else { keys }).or_insert_with(|| {
                let mut points: Vec<PlanePoint> = points.iter().copied().map(&project).collect();
                if reversed {
                    points.reverse();
                }
                arcs.push(BorderArc { weights: super::simplify::weights(&points), points });
                arcs.len() - 1
            });
            ArcUse { arc, reversed }
        };
        let rings = areas.map(|rings| {
            rings.iter().map(|ring| divided(ring, &junctions).into_iter().map(&mut arc_of).collect()).collect()
        });
        let rings = rings.collect();
        Self { rings, arcs }
    }
}

/// Returns the points where lines of different neighbours meet.
fn junctions<'r>(rings: impl Iterator<Item = &'r Vec<[f64; 2]>>) -> FxHashSet<Key> {
    let mut neighbours: FxHashMap<Key, [Key; 2]> = FxHashMap::default();
    let mut junctions = FxHashSet::default();
    for ring in rings {
        for at in 0..ring.len() {
            let point = |step: usize| key(ring[(at + step) % ring.len()]);
            let (before, own, after) = (point(ring.len() - 1), point(0), point(1));
            let pair = [before.min(after), before.max(after)];
            if *neighbours.entry(own).or_insert(pair) != pair {
                junctions.insert(own);
            }
        }
    }
    junctions
}

/// Divides a ring at the junctions. An arc includes both of its ends.
fn divided(ring: &[[f64; 2]], junctions: &FxHashSet<Key>) -> Vec<Vec<[f64; 2]>> {
    let is_junction = |point: &[f64; 2]| junctions.contains(&key(*point));
    // A ring without junctions begins with its least point, so that equal rings are equal arcs.
    let least = || ring.iter().enumerate().min_by_key(|(_, point)| key(**point)).map_or(0, |(at, _)| at);
    let start = ring.iter().position(is_junction).unwrap_or_else(least);
    let mut arcs: Vec<Vec<[f64; 2]>> = Vec::new();
    let mut arc = vec![ring[start]];
    for step in 1..=ring.len() {
        let point = ring[(start + step) % ring.len()];
        arc.push(point);
        if step == ring.len() || is_junction(&point) {
            arcs.push(std::mem::replace(&mut arc, vec![point]));
        }
    }
    arcs
}
