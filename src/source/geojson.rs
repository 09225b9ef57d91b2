//! Outlines of areas from GeoJSON (RFC 7946): polygons with names.
//!
//! Areas share the arcs of their borders, so that a border stays one line however much it is
//! simplified.

mod simplify;
mod topology;

use serde_json::{Map, Value};

use crate::foundation::diagnostics::OutlinesError;
use crate::foundation::lang::{Lang, Localized};
use crate::foundation::value::GeoPoint;

use topology::Topology;

/// The largest file. Outlines of a country have a hundredth of it.
const MAX_MEGABYTES: usize = 5;
/// The most points that are kept. Maps are much smaller.
const MAX_POINTS: usize = 20_000;

/// A point on the plane of a map: east to the right and south down, in degrees of latitude.
pub(crate) type PlanePoint = (f64, f64);

/// Areas on a plane, with shared borders.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Outlines {
    pub areas: Vec<Area>,
    pub arcs: Vec<BorderArc>,
    /// The length of a degree of longitude, in degrees of latitude.
    shrink: f64,
}

/// An area: a name in some languages, and rings of arcs.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Area {
    pub names: Localized<String>,
    pub rings: Vec<Vec<ArcUse>>,
}

/// A line between two places where borders meet, or a whole ring.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct BorderArc {
    pub points: Vec<PlanePoint>,
    /// How much each point matters: the area that the line loses without it.
    pub weights: Vec<f64>,
}

/// A part of a ring: an arc, and whether the ring takes it backwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ArcUse {
    pub arc: usize,
    pub reversed: bool,
}

/// The polygons of a feature, before their borders are shared.
struct Feature {
    names: Localized<String>,
    rings: Vec<Vec<[f64; 2]>>,
}

impl Outlines {
    /// Parses a GeoJSON file: a feature collection, a feature or a geometry. All but polygons is
    /// ignored.
    ///
    /// # Errors
    ///
    /// Returns an error if the file is too large, is not GeoJSON, or has no polygons in degrees.
    pub(crate) fn parse(bytes: &[u8]) -> Result<Self, OutlinesError> {
        if bytes.len() > MAX_MEGABYTES * 1_000_000 {
            return Err(OutlinesError::TooLarge { megabytes: MAX_MEGABYTES });
        }
        let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        let value: Value = serde_json::from_slice(text)
            .map_err(|error| OutlinesError::NotJson { at: bytes.len() - text.len() + byte_of(text, &error) })?;
        if value.get("type").and_then(Value::as_str).is_none() {
            return Err(OutlinesError::NotGeoJson);
        }
        let mut features = Vec::new();
        read_object(&value, &mut features);
        features.retain(|feature| !feature.rings.is_empty());
        let points = || features.iter().flat_map(|feature| feature.rings.iter().flatten());
        if points().next().is_none() {
            return Err(OutlinesError::NoPolygons);
        }
        if !points().all(|[longitude, latitude]| longitude.abs() <= 180.0 && latitude.abs() <= 90.0) {
            return Err(OutlinesError::NotDegrees);
        }
        let (south, north) = points()
            .fold((90.0, -90.0), |(low, high): (f64, f64), [_, latitude]| (low.min(*latitude), high.max(*latitude)));
        let shrink = ((south + north) / 2.0).to_radians().cos().max(0.01);
        let rings = features.iter().map(|feature| feature.rings.as_slice());
        let Topology { rings, arcs } = Topology::new(rings, |[longitude, latitude]| (longitude * shrink, -latitude));
        let names = features.into_iter().map(|feature| feature.names);
        let areas = names.zip(rings).map(|(names, rings)| Area { names, rings }).collect();
        Ok(Self { areas, arcs: simplify::thinned(arcs, MAX_POINTS), shrink })
    }

    /// Returns the position of a point.
    pub(crate) fn project(&self, point: GeoPoint) -> PlanePoint {
        (point.longitude * self.shrink, -point.latitude)
    }

    /// Returns the points of a ring, without those that weigh less than `weight`.
    pub(crate) fn ring(&self, ring: &[ArcUse], weight: f64) -> Vec<PlanePoint> {
        let mut points = Vec::new();
        for &ArcUse { arc, reversed } in ring {
            let Some(arc) = self.arcs.get(arc) else { continue };
            let kept =
                || arc.points.iter().zip(&arc.weights).filter(|(_, own)| **own >= weight).map(|(point, _)| *point);
            // The end of an arc is the beginning of the next one.
            let start = points.len();
            if reversed {
                points.extend(kept().rev());
            } else {
                points.extend(kept());
            }
            if points.len() > start {
                points.pop();
            }
        }
        points
    }
}

/// Returns the byte at which JSON has an error.
fn byte_of(text: &[u8], error: &serde_json::Error) -> usize {
    let before = text.split_inclusive(|byte| *byte == b'\n').take(error.line().saturating_sub(1));
    (before.map(<[u8]>::len).sum::<usize>() + error.column().saturating_sub(1)).min(text.len().saturating_sub(1))
}

fn read_object(value: &Value, features: &mut Vec<Feature>) {
    match value.get("type").and_then(Value::as_str) {
        Some("FeatureCollection") => {
            let list = value.get("features").and_then(Value::as_array);
            list.into_iter().flatten().for_each(|feature| read_object(feature, features));
        }
        Some("Feature") => {
            let names = value.get("properties").and_then(Value::as_object).map(names).unwrap_or_default();
            let rings = value.get("geometry").map(rings).unwrap_or_default();
            features.push(Feature { names, rings });
        }
        _ => features.push(Feature { names: Localized::default(), rings: rings(value) }),
    }
}

/// Returns the rings of a geometry. Empty if it has none.
fn rings(geometry: &Value) -> Vec<Vec<[f64; 2]>> {
    let list = |key: &str| geometry.get(key).and_then(Value::as_array).into_iter().flatten();
    let polygon = |rings: &Value| rings.as_array().into_iter().flatten().filter_map(ring).collect::<Vec<_>>();
    match geometry.get("type").and_then(Value::as_str) {
        Some("Polygon") => geometry.get("coordinates").map(polygon).unwrap_or_default(),
        Some("MultiPolygon") => list("coordinates").flat_map(polygon).collect(),
        // Collections are not nested (RFC 7946, section 3.1.8).
        Some("GeometryCollection") => list("geometries")
            .filter(|inner| inner.get("type").and_then(Value::as_str) != Some("GeometryCollection"))
            .flat_map(rings)
            .collect(),
        _ => Vec::new(),
    }
}

/// Returns a ring without the last point, which repeats the first one.
fn ring(value: &Value) -> Option<Vec<[f64; 2]>> {
    let point = |point: &Value| Some([point.get(0)?.as_f64()?, point.get(1)?.as_f64()?]);
    let mut points: Vec<[f64; 2]> = value.as_array()?.iter().filter_map(point).collect();
    points.dedup();
    if points.len() > 1 && points.first() == points.last() {
        points.pop();
    }
    (points.len() > 2).then_some(points)
}

/// Returns the names among the properties of a feature: `name`, with a text or a map of languages,
/// or `name_ky`, `name:ky` and so on.
fn names(properties: &Map<String, Value>) -> Localized<String> {
    let mut names = Localized::default();
    let property = |key: &str| properties.iter().find(|(own, _)| own.eq_ignore_ascii_case(key)).map(|(_, value)| value);
    let shared = property("name");
    for lang in Lang::ALL {
        let code = lang.code();
        let own = shared.and_then(|name| name.get(code));
        let own = own.or_else(|| property(&format!("name_{code}"))).or_else(|| property(&format!("name:{code}")));
        let text = own.or(shared).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty());
        if let Some(text) = text {
            names.set(lang, text.to_owned());
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn feature(name: &str, ring: &str) -> String {
        format!(r#"{{"type":"Feature","properties":{name},"geometry":{{"type":"Polygon","coordinates":[{ring}]}}}}"#)
    }

    fn collection(features: &[String]) -> String {
        format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","))
    }

    #[test]
    fn neighbours_share_their_border() {
        let west = feature(
            r#"{"name":{"ky":"Батыш","ru":"Запад"}}"#,
            "[[70,40],[71,40],[71.02,40.5],[71,41],[70,41],[70,40]]",
        );
        let east = feature(r#"{"NAME_RU":"Восток"}"#, "[[71,40],[72,40],[72,41],[71,41],[71.02,40.5],[71,40]]");
        let outlines = Outlines::parse(collection(&[west, east]).as_bytes()).unwrap();
        let [west, east] = &outlines.areas[..] else { panic!("{outlines:?}") };
        assert_eq!(west.names.get(Lang::Ky).map(String::as_str), Some("Батыш"));
        assert_eq!(east.names.get(Lang::Ru).map(String::as_str), Some("Восток"));
        assert_eq!(east.names.get(Lang::Ky), None);
        let used = |area: &Area| area.rings[0].iter().map(|used| used.arc).collect::<std::collections::BTreeSet<_>>();
        assert_eq!(used(west).intersection(&used(east)).count(), 1, "{outlines:?}");
        assert_eq!(outlines.arcs.len(), 3);
        // However little is left, both have the same border.
        for weight in [0.0, 0.005, 0.02, 1.0] {
            let border = |area: &Area| {
                let mut points = outlines.ring(&area.rings[0], weight);
                points.retain(|point| point.0 / outlines.shrink > 70.99 && point.0 / outlines.shrink < 71.1);
                points.sort_by(|one, other| one.1.total_cmp(&other.1));
                points
            };
            assert_eq!(border(west), border(east), "{weight}");
        }
        assert_eq!(outlines.ring(&west.rings[0], 0.0).len(), 5);
        assert_eq!(outlines.ring(&west.rings[0], 0.02).len(), 4, "the point that hardly matters is gone");
    }

    #[test]
    fn a_ring_without_neighbours_keeps_its_shape() {
        let ring = "[[70,40],[71,40],[71,41],[70,41],[70,40]]";
        let outlines = Outlines::parse(feature("null", ring).as_bytes()).unwrap();
        assert_eq!(outlines.ring(&outlines.areas[0].rings[0], 0.0).len(), 4);
        assert!(outlines.ring(&outlines.areas[0].rings[0], 1e9).len() < 3, "nothing of it is left to draw");
    }

    #[test]
    fn other_geometries_are_ignored() {
        let both = r#"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},
            {"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]],[[[5,5],[6,5],[6,6],[5,5]]]]}]}"#;
        assert_eq!(Outlines::parse(both.as_bytes()).unwrap().areas[0].rings.len(), 2);
        assert_eq!(Outlines::parse("\u{feff}".to_owned().as_bytes()).err(), Some(OutlinesError::NotJson { at: 3 }));
    }

    #[test]
    fn a_file_that_has_no_outlines_is_an_error() {
        let error = |text: &str| Outlines::parse(text.as_bytes()).unwrap_err();
        assert_eq!(error("{\n  \"type\": oops}"), OutlinesError::NotJson { at: 12 });
        assert_eq!(error("[1, 2]"), OutlinesError::NotGeoJson);
        assert_eq!(error(r#"{"type":"Topology","arcs":[]}"#), OutlinesError::NoPolygons);
        assert_eq!(
            error(r#"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null}]}"#),
            OutlinesError::NoPolygons
        );
        assert_eq!(
            error(&feature("null", "[[455000,4500000],[456000,4500000],[456000,4501000]]")),
            OutlinesError::NotDegrees
        );
        assert_eq!(error(&feature("null", "[[\"a\",1],[2],[3,4]]")), OutlinesError::NoPolygons);
        assert_eq!(error(&" ".repeat(5_000_001)), OutlinesError::TooLarge { megabytes: 5 });
    }
}
