//! The search index of one language, and the search page.

use std::collections::BTreeSet;

use crate::foundation::diagnostics::RecordKind;
use crate::foundation::lang::Lang;
use crate::foundation::path::Artifacts;
use crate::foundation::value::Day;
use crate::language;
use crate::model::record::{Commitment, Document, Person, Record, Term, Visit};
use crate::model::site::{Release, Version};
use crate::plan::{PageId, search_folder};
use crate::search::{self, Entry, EntryKind, SearchIndex, Synonym};
use crate::source::yaml::{Id, Ref, Text};

use super::context::RenderContext;
use super::names::{district_name, municipality_name, record_link, record_name};
use super::view::{SearchKindView, SearchPage};

/// Returns the files of the index by path. Empty if the site has no search.
pub(super) fn search_files(cx: &RenderContext) -> Artifacts {
    if !cx.plan.exists(&PageId::Search.address(cx.lang)) {
        return Artifacts::new();
    }
    let SearchIndex { contents, files } = search::index(cx.lang, entries(cx), &synonyms(cx));
    let folder = search_folder(cx.lang);
    let files = files.into_iter().chain([("index.json".to_owned(), contents)]);
    files
        .filter_map(|(name, bytes)| {
            Some((crate::foundation::path::OutputPath::new(&format!("{folder}{name}"))?, bytes.into()))
        })
        .collect()
}

pub(super) fn search_page(cx: &RenderContext) -> SearchPage {
    let site = cx.plan.site;
    let there = [
        (EntryKind::Visit, !site.visits.is_empty() && site.config.outputs.visits),
        (EntryKind::Release, !site.press().is_empty()),
        (EntryKind::Programme, !site.programmes.is_empty()),
        (EntryKind::Municipality, !site.municipalities.is_empty()),
        (EntryKind::District, !site.districts.is_empty() && site.config.outputs.districts),
        (EntryKind::Commitment, !site.commitments.is_empty()),
        (EntryKind::Document, !site.documents.is_empty()),
        (EntryKind::Person, !site.people.is_empty()),
        (EntryKind::Term, !site.terms.is_empty()),
        (EntryKind::Page, !site.pages().is_empty()),
    ];
    let kinds = there.iter().filter(|(_, there)| *there).map(|(kind, _)| SearchKindView { kind: kind.name() });
    let days = site.visits.iter().map(|visit| &visit.date.value).chain(site.press().iter().map(|press| &press.date));
    let days = days.chain(site.commitments.iter().filter_map(|promise| Some(&promise.due.as_ref()?.value)));
    let days = days.chain(site.documents.iter().filter_map(|document| document.date.as_ref()).map(|date| &date.value));
    let years: BTreeSet<i16> = days.map(|day| day.first().year()).collect();
    let mut districts: Vec<_> = site
        .districts
        .iter()
        .filter_map(|district| record_link(cx, RecordKind::District, district.id.as_str()))
        .collect();
    cx.sort_by_name(&mut districts, |district| &district.name.text);
    SearchPage {
        index: search_folder(cx.lang),
        kinds: kinds.collect(),
        years: years.into_iter().rev().collect(),
        districts,
        municipalities: cx.plan.address(&PageId::Municipalities, cx.lang),
    }
}

fn entries(cx: &RenderContext) -> Vec<Entry> {
    let site = cx.plan.site;
    let mut entries: Vec<Entry> = Vec::new();
    if site.config.outputs.visits {
        entries.extend(site.visits.iter().filter_map(|visit| visit_entry(cx, visit)));
    }
    entries.extend(site.press().iter().rev().filter_map(|press| release_entry(cx, press)));
    for programme in &site.programmes {
        let summary = programme.summary.as_ref().map(|text| cx.view(text).text);
        let text = summary.into_iter().collect();
        entries.extend(record_entry(cx, EntryKind::Programme, RecordKind::Programme, programme.id.as_str(), text));
    }
    for place in &site.municipalities {
        let entry = record_entry(cx, EntryKind::Municipality, RecordKind::Municipality, place.id.as_str(), Vec::new());
        entries.extend(entry.map(|entry| {
            let title = municipality_name(cx, place.id.as_str()).map(|name| language::capitalize(&name));
            let located = located(cx, &[], &[&place.district]);
            let people = names_of(cx, RecordKind::Person, place.contacts.iter().map(|person| &person.value));
            let titles = vec![cx.view(&place.name).text];
            Entry { title: title.unwrap_or_default(), titles, people, ..located.of(entry) }
        }));
    }
    if site.config.outputs.districts {
        for district in &site.districts {
            let entry = record_entry(cx, EntryKind::District, RecordKind::District, district.id.as_str(), Vec::new());
            entries.extend(entry.map(|entry| {
                let title = district_name(cx, district.id.as_str()).map(|name| language::capitalize(&name));
                let districts = vec![district.id.to_string()];
                // The title may have an adjective in place of the name.
                let titles = vec![cx.view(&district.name).text];
                Entry { title: title.unwrap_or_default(), titles, districts, ..entry }
            }));
        }
    }
    entries.extend(site.commitments.iter().filter_map(|commitment| commitment_entry(cx, commitment)));
    entries.extend(site.documents.iter().filter_map(|document| document_entry(cx, document)));
    entries.extend(site.people.iter().filter_map(|person| person_entry(cx, person)));
    entries.extend(site.terms.iter().filter_map(|term| term_entry(cx, term)));
    entries.extend(site.pages().iter().filter_map(|page| {
        let (lang, version) = page.versions.best(cx.lang, site.languages())?;
        text_entry(cx, EntryKind::Page, &PageId::Page(page.slug.clone()), lang, version)
    }));
    entries
}

/// Returns the entry of a record. A text that exists only in another language is indexed in that
/// language.
fn record_entry(cx: &RenderContext, found: EntryKind, kind: RecordKind, id: &str, text: Vec<String>) -> Option<Entry> {
    let name = record_name(cx, kind, id)?;
    let lang = name.lang.and_then(Lang::from_code).unwrap_or(cx.lang);
    let text = text.join("\n");
    Some(Entry {
        kind: found,
        address: cx.plan.record(kind, id, cx.lang)?,
        lang,
        title: name.text,
        titles: Vec::new(),
        days: String::new(),
        meanings: meanings(cx, lang, &text),
        text,
        date: String::new(),
        day: None,
        until: None,
        place: String::new(),
        districts: Vec::new(),
        places: Vec::new(),
        people: Vec::new(),
    })
}

fn text_entry(cx: &RenderContext, found: EntryKind, page: &PageId, lang: Lang, version: &Version) -> Option<Entry> {
    let summary = version.summary.iter().cloned();
    let text: Vec<String> = summary.chain([version.body.plain_text()]).collect();
    let text = text.join("\n");
    Some(Entry {
        kind: found,
        address: cx.plan.address(page, cx.lang)?,
        lang,
        title: language::typeset(lang, &version.title),
        titles: Vec::new(),
        days: String::new(),
        meanings: meanings(cx, lang, &text),
        text,
        date: String::new(),
        day: None,
        until: None,
        place: String::new(),
        districts: Vec::new(),
        places: Vec::new(),
        people: Vec::new(),
    })
}

fn release_entry(cx: &RenderContext, press: &Release) -> Option<Entry> {
    let (lang, version) = press.versions.best(cx.lang, cx.plan.site.languages())?;
    let page = PageId::Release(press.slug.clone());
    let entry = text_entry(cx, EntryKind::Release, &page, lang, version)?;
    let hosts = press.visits.iter().filter_map(|visit| cx.plan.site.visits.get(visit.as_str()));
    let hosts: Vec<&Id> = hosts.flat_map(|visit| visit.hosts.iter().map(|host| &host.value)).collect();
    let places: Vec<&Id> = press.municipalities.iter().chain(hosts).collect();
    let located = located(cx, &places, &[]);
    let people = names_of(cx, RecordKind::Person, press.people.iter());
    let dateline = version.place.clone().map(|place| language::typeset(lang, &place)).unwrap_or_default();
    Some(Entry { place: dateline, people, ..located.of(dated(cx, entry, &press.date)) })
}

fn visit_entry(cx: &RenderContext, visit: &Record<Visit>) -> Option<Entry> {
    let mut texts: Vec<&Text> = visit.venue.iter().chain(&visit.open_to).chain(&visit.agenda).collect();
    texts.extend(visit.status_reason.iter().chain(&visit.date_note));
    if let Some(results) = &visit.results {
        texts.extend(results.summary.iter().chain(results.priorities.iter().map(|priority| &priority.text)));
        texts.extend(&results.decisions);
        for question in &results.questions {
            texts.push(&question.question);
            texts.extend(&question.answer);
        }
    }
    let texts = texts.into_iter().map(|text| cx.view(text).text).collect();
    let entry = record_entry(cx, EntryKind::Visit, RecordKind::Visit, visit.id.as_str(), texts)?;
    let places: Vec<&Id> = visit.hosts.iter().chain(&visit.invited.guests).map(|place| &place.value).collect();
    let invited: Vec<&Ref> = visit.invited.districts.iter().collect();
    let entry = located(cx, &places, &invited).of(dated(cx, entry, &visit.date.value));
    let hosts: Vec<String> = visit.hosts.iter().filter_map(|host| municipality_name(cx, host.value.as_str())).collect();
    let until = (!cx.plan.site.is_past(visit)).then(|| visit.date.value.last().to_string());
    Some(Entry { place: hosts.join(", "), until, days: day_words(cx, &visit.date.value), ..entry })
}

/// The most days of an event that are found one by one.
const MAX_DAYS: usize = 31;

/// Returns the words by which readers look for a day, in all languages of the site.
fn day_words(cx: &RenderContext, day: &Day) -> String {
    let mut words = Vec::new();
    let is_month = day.first().first_of_month() == day.last().first_of_month();
    // A year has no months that readers would look for.
    let mut date = Some(day.first()).filter(|_| day.is_dated() || is_month);
    for _ in 0..MAX_DAYS {
        let Some(one) = date.filter(|one| *one <= day.last()) else { break };
        if day.is_dated() {
            words.push(format!("{0} {0:02}", one.day()));
        }
        for &lang in cx.plan.site.languages() {
            words.push(language::month_name(lang, one.month()).to_owned());
        }
        words.push(format!("{0} {0:02} {1}", one.month(), one.year()));
        date = one.tomorrow().ok();
    }
    words.extend(cx.plan.site.languages().iter().map(|&lang| language::date(lang, day)));
    words.sort();
    words.dedup();
    words.join(" ")
}

fn commitment_entry(cx: &RenderContext, commitment: &Record<Commitment>) -> Option<Entry> {
    let texts = commitment.responsible.iter().chain(&commitment.status_reason);
    let texts = texts.chain(commitment.updates.iter().map(|update| &update.text));
    let texts = texts.map(|text| cx.view(text).text).collect();
    let entry = record_entry(cx, EntryKind::Commitment, RecordKind::Commitment, commitment.id.as_str(), texts)?;
    let entry = match &commitment.due {
        Some(due) => dated(cx, entry, &due.value),
        None => entry,
    };
    let place = municipality_name(cx, commitment.municipality.value.as_str()).unwrap_or_default();
    Some(Entry { place, ..located(cx, &[&commitment.municipality.value], &[]).of(entry) })
}

fn document_entry(cx: &RenderContext, document: &Record<Document>) -> Option<Entry> {
    let entry = record_entry(cx, EntryKind::Document, RecordKind::Document, document.id.as_str(), Vec::new())?;
    let entry = match &document.date {
        Some(date) => dated(cx, entry, &date.value),
        None => entry,
    };
    let places: Vec<&Id> = document.municipality.iter().map(|place| &place.value).collect();
    Some(located(cx, &places, &[]).of(entry))
}

fn person_entry(cx: &RenderContext, person: &Record<Person>) -> Option<Entry> {
    let organization =
        person.organization.as_ref().and_then(|id| record_name(cx, RecordKind::Organization, id.value.as_str()));
    let role = person.role.as_ref().map(|role| cx.view(role)).into_iter();
    let text = role.chain(organization).map(|text| text.text).collect();
    let phone = person.phone.iter().map(|phone| phone.0.clone());
    let people = phone.chain(person.email.iter().map(|email| email.0.clone())).collect();
    let entry = record_entry(cx, EntryKind::Person, RecordKind::Person, person.id.as_str(), text)?;
    Some(Entry { people, ..entry })
}

fn term_entry(cx: &RenderContext, term: &Record<Term>) -> Option<Entry> {
    let abbreviation = term.abbreviation.iter();
    let text = abbreviation.chain([&term.definition]).map(|text| cx.view(text).text).collect();
    let entry = record_entry(cx, EntryKind::Term, RecordKind::Term, term.id.as_str(), text)?;
    // Readers of one language know some abbreviations of the other.
    let titles = abbreviations(term).map(str::to_owned).collect();
    Some(Entry { titles, ..entry })
}

fn dated(cx: &RenderContext, entry: Entry, day: &Day) -> Entry {
    Entry { date: language::date(cx.lang, day), day: Some(day.first()), ..entry }
}

fn names_of<'i>(cx: &RenderContext, kind: RecordKind, ids: impl Iterator<Item = &'i Id>) -> Vec<String> {
    ids.filter_map(|id| Some(record_name(cx, kind, id.as_str())?.text)).collect()
}

/// Returns the names and districts of places: municipalities with their districts, and districts
/// alone.
fn located(cx: &RenderContext, municipalities: &[&Id], districts: &[&Ref]) -> Located {
    let site = cx.plan.site;
    let mut located = Located::default();
    let mut inside: Vec<&Id> = districts.iter().map(|district| &district.value).collect();
    for place in municipalities.iter().filter_map(|id| site.municipalities.get(id.as_str())) {
        located.names.push(cx.view(&place.name).text);
        inside.push(&place.district.value);
    }
    let mut seen = BTreeSet::new();
    for district in inside.into_iter().filter(|district| seen.insert(*district)) {
        located.names.extend(record_name(cx, RecordKind::District, district.as_str()).map(|name| name.text));
        located.names.extend(district_name(cx, district.as_str()));
        located.districts.push(district.to_string());
    }
    located
}

/// Returns the abbreviations of a term in all languages.
fn abbreviations(term: &Record<Term>) -> impl Iterator<Item = &str> {
    term.abbreviation.iter().flat_map(|short| short.values.iter().map(|(_, short)| &**short))
}

/// Returns the long forms of the abbreviations in a text, which its page explains.
fn meanings(cx: &RenderContext, lang: Lang, text: &str) -> Vec<String> {
    cx.abbreviations.in_text(lang, text)
}

/// Returns the names of a place or a term that mean the same, in every language of the site.
fn synonyms(cx: &RenderContext) -> Vec<Synonym> {
    let site = cx.plan.site;
    let mut synonyms = Vec::new();
    let municipalities = site.municipalities.iter().map(|place| (&place.name, &place.aliases));
    for (name, aliases) in municipalities.chain(site.districts.iter().map(|place| (&place.name, &place.aliases))) {
        let own: Vec<&str> =
            name.values.iter().map(|(_, text)| &**text).chain(aliases.iter().map(String::as_str)).collect();
        for one in &own {
            for other in own.iter().filter(|other| other.to_lowercase() != one.to_lowercase()) {
                synonyms.push(Synonym { name: (*one).to_owned(), means: (*other).to_owned() });
            }
        }
    }
    for (short, long) in cx.abbreviations.of_lang(cx.lang) {
        synonyms.push(Synonym { name: short.to_owned(), means: long.to_owned() });
    }
    for term in &site.terms {
        let means = cx.view(&term.term).text;
        synonyms.extend(abbreviations(term).map(|short| Synonym { name: short.to_owned(), means: means.clone() }));
    }
    synonyms.sort();
    synonyms.dedup();
    synonyms
}

/// The places of an entry.
#[derive(Default)]
struct Located {
    names: Vec<String>,
    districts: Vec<String>,
}

impl Located {
    fn of(self, entry: Entry) -> Entry {
        Entry { places: self.names, districts: self.districts, ..entry }
    }
}
