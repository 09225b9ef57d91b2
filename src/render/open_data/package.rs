//! Descriptions of the tables: places as GeoJSON, and all files as a Data Package.

use serde_json::{Map, Value as Json, json};

use crate::foundation::diagnostics::RecordKind;
use crate::foundation::path::join;
use crate::foundation::value::GeoPoint;
use crate::language;
use crate::plan::{DATA_PACKAGE, PLACES, Plan, Table, TableFormat};
use crate::source::yaml::Text;

use super::license::License;
use super::table::{column_key, pretty_json};

/// Returns the places with coordinates as GeoJSON (RFC 7946). Districts come before municipalities,
/// each in source order.
pub fn places(plan: &Plan) -> String {
    let site = plan.site;
    let districts = site.districts.iter().filter_map(|district| {
        Some(feature(plan, RecordKind::District, district.id.as_str(), &district.name, &district.point.as_ref()?.value))
    });
    let municipalities = site.municipalities.iter().filter_map(|place| {
        Some(feature(plan, RecordKind::Municipality, place.id.as_str(), &place.name, &place.point.as_ref()?.value))
    });
    let features: Vec<Json> = districts.chain(municipalities).collect();
    pretty_json(&json!({ "type": "FeatureCollection", "features": features }))
}

fn feature(plan: &Plan, kind: RecordKind, id: &str, name: &Text, point: &GeoPoint) -> Json {
    let mut properties = Map::new();
    properties.insert("id".into(), id.into());
    properties.insert("kind".into(), if kind == RecordKind::District { "district" } else { "municipality" }.into());
    for &lang in plan.site.languages() {
        let translation = name.values.get(lang).map(|name| language::typeset(lang, name));
        properties.insert(format!("name_{lang}"), translation.into());
        let address = plan.record(kind, id, lang).map(|address| join(&plan.base_url, &address));
        properties.insert(format!("address_{lang}"), address.into());
    }
    json!({
        "type": "Feature",
        "geometry": { "type": "Point", "coordinates": [point.longitude, point.latitude] },
        "properties": properties,
    })
}

/// Returns the Data Package, with a Table Schema for each table.
pub fn package(plan: &Plan) -> String {
    let tables = Table::ALL.into_iter().filter(|table| plan.exists(&table.address(TableFormat::Csv)));
    let mut resources: Vec<Json> = tables.map(|table| resource(plan, table)).collect();
    if plan.exists(PLACES) {
        resources.push(json!({
            "name": "places",
            "path": file_name(PLACES),
            "format": "geojson",
            "mediatype": "application/geo+json",
            "encoding": "utf-8",
        }));
    }
    let first = plan.site.languages().first().copied();
    let title = first.map(|lang| language::typeset(lang, plan.site.text(&plan.site.config.title, lang).1));
    let mut package = json!({
        "profile": "data-package",
        "name": "open-data",
        "title": title,
        "homepage": plan.base_url,
        "resources": resources,
    });
    if let Some(license) = License::of(plan.site) {
        package["licenses"] = json!([license]);
    }
    pretty_json(&package)
}

fn resource(plan: &Plan, table: Table) -> Json {
    let languages = plan.site.languages();
    let words = |key: &str| languages.first().map(|&lang| plan.theme.text(lang, key, &[]));
    let fields: Vec<Json> = table
        .columns(languages)
        .iter()
        .map(|column| {
            let meaning = words(&column_key(column, languages));
            json!({ "name": column, "type": Table::column_type(column), "description": meaning })
        })
        .collect();
    let key = fields.first().and_then(|field| field.get("name")).cloned();
    json!({
        "profile": "tabular-data-resource",
        "name": table.name(),
        "title": words(&format!("data-{}", table.name())),
        "description": words(&format!("data-about-{}", table.name())),
        // Paths are relative to the package, which is in the same folder.
        "path": file_name(&table.address(TableFormat::Csv)),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": { "fields": fields, "primaryKey": key, "missingValues": [""] },
    })
}

fn file_name(address: &str) -> &str {
    let folder = DATA_PACKAGE.trim_end_matches("datapackage.json");
    address.strip_prefix(folder).unwrap_or(address)
}
