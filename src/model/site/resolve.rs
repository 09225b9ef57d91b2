//! Resolving: the step from parsed files to the site.

use std::sync::Arc;

use jiff::civil::{DateTime, Time};

use crate::foundation::diagnostics::{Diagnostic, Reported};
use crate::incremental::tracking::Tracker;
use crate::model::parse::Parsed;
use crate::model::record::RecordList;
use crate::source::input::Inputs;

use super::Site;
use super::check::check;
use super::facts::check_facts;
use super::outlines::outlines;
use super::points::check_points;
use super::record_tables::RecordTables;
use super::reverse_index::ReverseIndex;
use super::samples::check_samples;
use super::text::{self, SiteCache};
use super::unpublished;

/// Puts the site together from parsed files. Returns `None` if `site.yaml` is missing or invalid.
///
/// With a cache, unchanged releases are not made again. References are checked apart, by
/// [`check_references`](super::check_references).
pub fn resolve(mut parsed: Parsed, inputs: &Inputs, mut cache: Option<&mut SiteCache>) -> Reported<Option<Site>> {
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    let (is_whole, knows_visits) = (parsed.is_whole(), parsed.records.visits.is_complete());
    let (languages, fingerprints, broken) = (parsed.languages, parsed.fingerprints, parsed.broken_texts);
    let mut texts = text::resolve(
        parsed.press,
        parsed.pages,
        &broken,
        &languages,
        &fingerprints,
        cache.as_deref_mut(),
        &mut diagnostics,
    );
    let Some(config) = parsed.config else { return Reported::new(None, diagnostics) };
    let file = config.map.as_ref().and_then(|map| fingerprints.get(map.outlines.value.0.as_str())).copied();
    let outlines = outlines(&config, inputs, file, cache.map(|cache| &mut cache.outlines)).unpack(&mut diagnostics);
    let now = inputs.now.in_zone(&config.time_zone);
    let unpublished = unpublished::list(&texts, &parsed.records, &config.languages, now);
    if !inputs.settings.drafts {
        parsed.records.visits.valid.retain(|visit| !visit.draft);
        parsed.records.commitments.valid.retain(|commitment| !commitment.draft);
    }
    let records = RecordTables::new(parsed.records).unpack(&mut diagnostics);
    let next = texts.drop_unpublished(now, &inputs.settings);
    text::limit_menu(&mut texts.pages, &mut diagnostics);
    let tomorrow = now.date().tomorrow().map(|day| day.to_datetime(Time::midnight())).ok();
    let site = Site {
        config: Arc::new(config),
        now,
        until: next.into_iter().chain(tomorrow).min().unwrap_or(DateTime::MAX),
        relations: Arc::new(ReverseIndex::new(&records, &texts.press)),
        records,
        texts: Arc::new(texts),
        free: Arc::new(parsed.free),
        outlines,
        unpublished: Arc::new(unpublished),
        is_whole,
        fingerprints: Arc::new(fingerprints),
        tracker: Tracker::default(),
    };
    diagnostics.extend(check(&site, knows_visits));
    diagnostics.extend(check_facts(&site));
    diagnostics.extend(check_points(&site));
    diagnostics.extend(check_samples(&site, inputs.settings.base_url.is_some()));
    Reported::new(Some(site), diagnostics)
}
