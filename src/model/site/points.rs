//! The check that places are where they can be: in the country of the site, and near each other.

use crate::foundation::diagnostics::{Diagnostic, FactError, Problem};
use crate::foundation::span::Located;
use crate::foundation::value::GeoPoint;
use crate::model::config::HOME_ZONE;

use super::Site;
use super::check::warning;

/// The least and the greatest latitude and longitude of Kyrgyzstan, with two degrees around it for
/// places of neighbours that take part.
const HOME: [std::ops::RangeInclusive<f64>; 2] = [37.0..=45.5, 67.0..=82.5];
/// The greatest distance from the middle of all points, in degrees, if the country is not known.
const NEAR: [f64; 2] = [10.0, 20.0];

/// Reports points that are not where the places of the site can be.
pub(super) fn check_points(site: &Site) -> Vec<Diagnostic> {
    let districts = site.districts.iter().filter_map(|place| place.point.as_ref());
    let municipalities = site.municipalities.iter().filter_map(|place| place.point.as_ref());
    let points: Vec<GeoPoint> = districts.chain(municipalities).map(|point| point.value).collect();
    let area = Area::of(site, &points);
    let check = |point: &Located<GeoPoint>| area.check(point.value).map(Problem::Fact);
    let districts = site.districts.iter().filter_map(|place| {
        let point = place.point.as_ref()?;
        warning(place, point.span, check(point)?)
    });
    let municipalities = site.municipalities.iter().filter_map(|place| {
        let point = place.point.as_ref()?;
        warning(place, point.span, check(point)?)
    });
    districts.chain(municipalities).collect()
}

/// The area in which the places of a site can be.
enum Area {
    /// The country of the site.
    Home,
    /// Around a middle.
    Around(GeoPoint),
    /// Anywhere, because too few points are known.
    Anywhere,
}

impl Area {
    fn of(site: &Site, points: &[GeoPoint]) -> Self {
        if site.config.time_zone_name == HOME_ZONE {
            return Area::Home;
        }
        // With two points, either may be the wrong one.
        if points.len() < 3 {
            return Area::Anywhere;
        }
        let median = |get: fn(&GeoPoint) -> f64| {
            let mut degrees: Vec<f64> = points.iter().map(get).collect();
            degrees.sort_by(f64::total_cmp);
            degrees[degrees.len() / 2]
        };
        Area::Around(GeoPoint { latitude: median(|point| point.latitude), longitude: median(|point| point.longitude) })
    }

    fn contains(&self, point: GeoPoint) -> bool {
        match self {
            Area::Home => HOME[0].contains(&point.latitude) && HOME[1].contains(&point.longitude),
            Area::Around(middle) => {
                (point.latitude - middle.latitude).abs() <= NEAR[0]
                    && (point.longitude - middle.longitude).abs() <= NEAR[1]
            }
            Area::Anywhere => true,
        }
    }

    fn check(&self, point: GeoPoint) -> Option<FactError> {
        if self.contains(point) {
            return None;
        }
        let swapped = GeoPoint::new(point.longitude, point.latitude).filter(|swapped| self.contains(*swapped));
        Some(swapped.map_or(FactError::PointFar, |likely| FactError::PointSwapped { likely }))
    }
}
