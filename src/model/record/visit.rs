//! Visits: the events of the project, from the announcement to the results.

use crate::foundation::diagnostics::{Expected, Limit, RecordKind, Section};
use crate::foundation::span::Located;
use crate::foundation::value::{Count, Day, Time, Url};
use crate::source::yaml::{FromYaml, MapReader, Node, OneOrMany, ReadContext, Ref, Text, Value, YamlEnum};

use super::record_type::RecordType;
use super::results::Results;

/// An event (section 3 of the content model).
#[derive(Debug, Clone)]
pub struct Visit {
    pub kind: VisitKind,
    pub programme: Option<Ref>,
    pub title: Option<Text>,
    pub date: Located<Day>,
    pub date_note: Option<Text>,
    pub time: Option<Time>,
    /// Empty only if the event is online.
    pub hosts: Vec<Ref>,
    pub online: bool,
    pub venue: Option<Text>,
    pub invited: Invited,
    pub open_to: Option<Text>,
    pub agenda: Vec<Text>,
    pub status: Located<VisitStatus>,
    pub status_reason: Option<Text>,
    /// Whether the key of the reason has a value, valid or not.
    pub has_reason: bool,
    pub moved_from: Option<Located<Day>>,
    pub documents: Vec<Ref>,
    pub sources: Vec<Url>,
    pub results: Option<Results>,
    /// Whether the event is not published yet.
    pub draft: bool,
}

/// The type of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VisitKind {
    Visit,
    Gathering,
    Hearing,
    Training,
    Meeting,
}

impl YamlEnum for VisitKind {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("visit", Self::Visit),
        ("gathering", Self::Gathering),
        ("hearing", Self::Hearing),
        ("training", Self::Training),
        ("meeting", Self::Meeting),
    ];
}

/// The status of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VisitStatus {
    Planned,
    Held,
    Postponed,
    Cancelled,
}

impl YamlEnum for VisitStatus {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("planned", Self::Planned),
        ("held", Self::Held),
        ("postponed", Self::Postponed),
        ("cancelled", Self::Cancelled),
    ];
}

/// The most hosts of an event. The page of each lists all of them, so the site grows with the
/// square of their number.
const MAX_HOSTS: usize = 50;

/// The invitation to an event.
#[derive(Debug, Clone, Default)]
pub struct Invited {
    pub municipalities: Option<Located<Count>>,
    pub participants: Option<Located<Count>>,
    pub districts: Vec<Ref>,
    pub guests: Vec<Ref>,
    pub organizations: Vec<Ref>,
}

impl FromYaml for Invited {
    const EXPECTED: Expected = Expected::Map;

    fn read(node: &Node, reader: &mut ReadContext) -> Option<Self> {
        reader.map(node, Section::Invited, |fields| {
            let municipalities = fields.optional("municipalities");
            let participants = fields.optional("participants");
            let districts = fields.list("districts");
            let guests = fields.list("guests");
            let organizations = fields.list("organizations");
            Some(Invited { municipalities, participants, districts, guests, organizations })
        })
    }
}

impl RecordType for Visit {
    const KIND: RecordKind = RecordKind::Visit;
    const FILE: &'static str = "visits";
    const HAS_DRAFTS: bool = true;

    fn read(fields: &mut MapReader) -> Option<Self> {
        let kind = fields.optional("kind").unwrap_or(VisitKind::Visit);
        let programme = fields.optional("programme");
        let title = fields.optional("title");
        let date = fields.required("date");
        let date_note = fields.optional("date_note");
        let time = fields.optional("time");
        let online = fields.optional("online").unwrap_or(false);
        let hosts = match online {
            true => fields.optional::<OneOrMany<Ref>>("host").or(Some(OneOrMany(Vec::new()))),
            false => fields
                .required::<OneOrMany<Ref>>("host")
                .filter(|hosts| !hosts.0.is_empty() || report_empty_hosts(fields)),
        };
        let mut hosts = hosts.map(|hosts| hosts.0);
        if let Some(hosts) = &mut hosts {
            fields.limit("host", hosts, MAX_HOSTS, Limit::Hosts { limit: MAX_HOSTS });
        }
        let venue = fields.optional("venue");
        let invited = fields.optional("invited").unwrap_or_default();
        let open_to = fields.optional("open_to");
        let agenda = fields.list("agenda");
        let status_span = fields.key_span("status").unwrap_or(fields.start);
        let status = fields.optional::<Located<VisitStatus>>("status");
        let has_reason = fields.node("status_reason").is_some();
        let status_reason = fields.optional("status_reason");
        let moved_from = fields.optional("moved_from");
        let documents = fields.list("documents");
        let sources = fields.list("sources");
        // An empty map of results counts as missing, because the results are still owed.
        let empty =
            fields.node("results").is_some_and(|node| matches!(&node.value, Value::Map(keys) if keys.is_empty()));
        let results = fields.optional("results").filter(|_| !empty);
        // An invalid `draft` counts as one, because a published event cannot be taken back.
        let draft = fields.node("draft").is_some() && fields.optional("draft").unwrap_or(true);
        // With the default status in place of an invalid one, the event would seem outdated.
        if fields.node("status").is_some() && status.is_none() {
            return None;
        }
        let status = status.unwrap_or(Located::new(VisitStatus::Planned, status_span));
        Some(Self {
            kind,
            programme,
            title,
            date: date?,
            date_note,
            time,
            hosts: hosts?,
            online,
            venue,
            invited,
            open_to,
            agenda,
            status,
            status_reason,
            has_reason,
            moved_from,
            documents,
            sources,
            results,
            draft,
        })
    }

    fn references<'s>(&'s self, found: &mut dyn FnMut(RecordKind, &'s Ref)) {
        self.programme.iter().for_each(|programme| found(RecordKind::Programme, programme));
        self.hosts.iter().for_each(|host| found(RecordKind::Municipality, host));
        self.invited.districts.iter().for_each(|district| found(RecordKind::District, district));
        self.invited.guests.iter().for_each(|guest| found(RecordKind::Municipality, guest));
        self.invited.organizations.iter().for_each(|organization| found(RecordKind::Organization, organization));
        self.documents.iter().for_each(|document| found(RecordKind::Document, document));
        if let Some(results) = &self.results {
            results.references(found);
        }
    }

    fn name(&self) -> Option<&Text> {
        self.title.as_ref()
    }

    fn day(&self) -> Option<Day> {
        Some(self.date.value)
    }
}

/// Reports an empty list of hosts, and returns `false`. An invalid id has its own diagnostic.
fn report_empty_hosts(fields: &mut MapReader) -> bool {
    let empty = fields.node("host").filter(|node| matches!(&node.value, Value::List(items) if items.is_empty()));
    if let Some(node) = empty {
        fields.reader.type_mismatch::<()>(node, Expected::Id);
    }
    false
}
