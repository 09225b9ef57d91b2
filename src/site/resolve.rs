//! Resolving: the step from parsed files to the site.

use std::sync::Arc;

use jiff::civil::{DateTime, Time};

use crate::input::{Inputs, Settings};
use crate::kind::RecordList;
use crate::memo::Memo;
use crate::note::{Note, Noted};
use crate::parse::Parsed;

use super::Site;
use super::check::check;
use super::name::Names;
use super::record_tables::RecordTables;
use super::relation::Relations;
use super::text::{self, Press};

/// Puts the site together from parsed files. Returns `None` if `site.yaml` is missing or invalid.
///
/// A persistent cache reuses the releases whose files did not change. References are checked apart, by
/// [`check_references`](super::check_references).
pub fn resolve(parsed: Parsed, inputs: &Inputs, memo: &Memo) -> Noted<Option<Site>> {
    let mut notes: Vec<Note> = Vec::new();
    let (is_whole, knows_visits) = (parsed.is_whole(), parsed.records.visits.is_complete());
    let (languages, files) = (parsed.languages, parsed.prints);
    let texts = text::resolve(parsed.press, parsed.pages, &parsed.broken_texts, &languages, memo, &mut notes);
    let Some(config) = parsed.config else { return Noted::new(None, notes) };
    let records = RecordTables::new(parsed.records, &files).into_value(&mut notes);
    let mut site = Site {
        now: inputs.now.in_zone(&config.time_zone),
        config,
        until: DateTime::MAX,
        records,
        press: texts.press,
        pages: texts.pages,
        prints: Default::default(),
        press_names: Names::default(),
        page_names: Names::default(),
        relations: Relations::default(),
        free: parsed.free,
        is_whole,
    };
    site.drop_unpublished(&inputs.settings);
    (site.prints, site.relations) =
        rayon::join(|| site.prints_of_texts(&files), || Relations::new(&site.records, &site.press));
    notes.extend(check(&site, knows_visits));
    Noted::new(Some(site), notes)
}

impl Site {
    /// Removes drafts, releases that are not due yet, and those that have expired.
    fn drop_unpublished(&mut self, settings: &Settings) {
        let now = self.now;
        let tomorrow = now.date().tomorrow().map(|day| day.to_datetime(Time::midnight()));
        let moments = self.press.iter().flat_map(|press| [press.publish_at, press.expires_at]).flatten();
        self.until = moments.chain(tomorrow).filter(|at| *at > now).min().unwrap_or(DateTime::MAX);
        let shown = |press: &Arc<Press>| {
            let early = press.publish_at.is_some_and(|at| now < at) && !settings.future;
            let late = press.expires_at.is_some_and(|at| at <= now);
            (!press.draft || settings.drafts) && !early && !late
        };
        self.press.retain(shown);
        for page in &mut self.pages {
            page.versions.retain(|version| !version.draft || settings.drafts);
        }
        self.pages.retain(|page| !page.versions.is_empty());
        self.press_names = Names::new(self.press.iter().map(|press| (&press.slug, press.stem.as_str())));
        self.page_names = Names::new(self.pages.iter().map(|page| (&page.slug, page.stem.as_str())));
    }
}
