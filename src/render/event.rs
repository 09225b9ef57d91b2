//! Views of events, results, programmes and commitments.

use crate::calendar::{self, CalendarText};
use crate::kind::{Commitment, CommitmentStatus, Evidence, Priority, Record, Results, Visit, VisitStatus};
use crate::note::Kind;
use crate::plan::Sheet;
use crate::site::Relation;
use crate::span::Located;
use crate::value::{Count, Money};
use crate::yaml::{Choice, Id, Ref};

use super::lent::Lent;
use super::shelf::Shelf;
use super::small;
use super::view::*;

impl Shelf<'_> {
    fn count_of(&self, count: &Option<Located<Count>>) -> Option<CountView> {
        count.as_ref().map(|count| small::count_view(self.lang, count.value))
    }

    fn money_of(&self, money: &Option<Money>) -> Option<MoneyView> {
        money.as_ref().map(|money| small::money_view(self.lang, money))
    }

    /// The title given, or one made from kind and hosts.
    pub fn visit_title(&self, visit: &Visit) -> Option<TextView> {
        if let Some(title) = &visit.title {
            return Some(self.view(title));
        }
        let kind = visit.kind.word();
        if visit.hosts.is_empty() {
            return Some(small::plain(self.text(&format!("visit-title-online-{kind}"), &[])));
        }
        let hosts: Vec<String> = visit.hosts.iter().filter_map(|host| self.long_name(host.value.as_str())).collect();
        let host = crate::text::list(self.lang, &hosts);
        Some(small::plain(self.text(&format!("visit-title-{kind}"), &[("host", host)])))
    }

    /// The calendar of all events, or of a municipality's.
    pub fn calendar(&self, place: Option<&Id>) -> String {
        let title = match place.and_then(|place| self.long_name(place.as_str())) {
            Some(name) => self.text("calendar-title-place", &[("site", self.site_title()), ("place", name)]),
            None => self.text("calendar-title", &[("site", self.site_title())]),
        };
        let summary = |visit: &Record<Visit>| self.visit_title(visit).unwrap_or_default().text;
        let location = |visit: &Record<Visit>| {
            let hosts = visit.hosts.iter().filter_map(|host| self.long_name(host.value.as_str()));
            self.view_of(&visit.venue).map(|venue| venue.text).into_iter().chain(hosts).collect::<Vec<_>>().join(", ")
        };
        let words = CalendarText { title, summary: &summary, location: &location };
        calendar::calendar(self.plan, self.lang, place, &words)
    }

    /// The card of an event.
    pub fn make_visit_card(&self, visit: &Record<Visit>) -> VisitCard {
        let site = self.plan.site;
        let owed = site.results_owed_for(visit);
        let mut districts: Vec<&Ref> = Vec::new();
        for host in visit.hosts.iter().filter_map(|host| site.municipalities.get(host.value.as_str())) {
            if districts.iter().all(|district| district.value != host.district.value) {
                districts.push(&host.district);
            }
        }
        let past = site.is_past(visit);
        let due = i64::try_from(site.config.results_due_days).unwrap_or(i64::MAX);
        VisitCard {
            id: visit.id.to_string(),
            address: self.plan.record(Kind::Visit, visit.id.as_str(), self.lang),
            title: self.visit_title(visit).unwrap_or_default(),
            kind: visit.kind.word(),
            date: self.day(&visit.date.value),
            leaf: small::leaf_view(self.lang, &visit.date.value),
            date_note: self.view_of(&visit.date_note),
            time: visit.time.as_ref().map(|time| small::time_view(self.lang, time)),
            hosts: self.links(Kind::Municipality, &visit.hosts),
            host_districts: districts.iter().filter_map(|id| self.link(Kind::District, id.value.as_str())).collect(),
            online: visit.online,
            venue: self.view_of(&visit.venue),
            status: visit.status.value.word(),
            status_reason: self.view_of(&visit.status_reason),
            moved_from: self.day_of(&visit.moved_from),
            past,
            unconfirmed: past && visit.status.value == VisitStatus::Planned,
            open_to: self.view_of(&visit.open_to),
            municipalities: self.count_of(&visit.invited.municipalities),
            has_results: visit.results.is_some(),
            participants: visit.results.as_ref().and_then(|results| self.count_of(&results.participants.total)),
            results_owed_days: owed,
            results_overdue: owed.is_some_and(|days| days > due),
        }
    }

    /// The page of an event.
    pub fn visit_page(&self, visit: &Record<Visit>, card: Lent<VisitCard>) -> VisitPage {
        let site = self.plan.site;
        let commitments = site.promises(Relation::PromisesOfVisit, &visit.id);
        let mut documents = self.documents(&visit.documents);
        let about = site.documents.iter().filter(|document| {
            document.visit.as_ref().is_some_and(|named| named.value == visit.id)
                && !Self::names(&visit.documents, &document.id)
        });
        documents.extend(about.filter_map(|document| self.document(document)));
        VisitPage {
            programme: visit.programme.as_ref().and_then(|id| self.link(Kind::Programme, id.value.as_str())),
            invited: self.invited(visit),
            agenda: visit.agenda.iter().map(|item| self.view(item)).collect(),
            results: visit.results.as_ref().map(|results| self.results(results)),
            documents,
            sources: visit.sources.iter().map(small::source_view).collect(),
            commitments: commitments.map(|commitment| self.commitment(commitment)).collect(),
            releases: self.releases(site.related(Relation::ReleasesOfVisit, &visit.id).iter().copied()),
            contacts: self.visit_contacts(visit),
            poster: self.plan.sheet(&Sheet::Visit(visit.id.clone()), Some(self.lang)),
            poster_all: self.plan.sheet(&Sheet::Visit(visit.id.clone()), None),
            leaflets: self.leaflets(visit),
            extra: visit.extra.0.clone(),
            visit: card,
        }
    }

    /// The leaflets on which what came of an event stands.
    fn leaflets(&self, visit: &Visit) -> Vec<LinkView> {
        let hosts = visit.hosts.iter().filter(|_| visit.results.is_some()).filter_map(|host| {
            let address = self.plan.sheet(&Sheet::Leaflet(host.value.clone()), Some(self.lang));
            let name = small::plain(self.long_name(host.value.as_str())?);
            address.map(|address| LinkView { id: host.value.to_string(), address: Some(address), name })
        });
        hosts.collect()
    }

    /// Whom to call about an event: the hosts' contacts, else the site's.
    pub(super) fn visit_contacts(&self, visit: &Visit) -> Vec<PersonView> {
        let hosts = visit.hosts.iter().filter_map(|host| self.plan.site.municipalities.get(host.value.as_str()));
        let contacts: Vec<Ref> = hosts.flat_map(|host| host.contacts.clone()).collect();
        if contacts.is_empty() { self.site_view.contacts.clone() } else { self.people(&contacts) }
    }

    fn invited(&self, visit: &Visit) -> InvitedView {
        let invited = &visit.invited;
        let mut guests: Vec<GuestsView> = Vec::new();
        for guest in &invited.guests {
            let Some(place) = self.plan.site.municipalities.get(guest.value.as_str()) else { continue };
            let Some(link) = self.link(Kind::Municipality, guest.value.as_str()) else { continue };
            let district = place.district.value.as_str();
            match guests.iter_mut().find(|group| group.district.id == district) {
                Some(group) => group.municipalities.push(link),
                None => guests.extend(
                    self.link(Kind::District, district)
                        .map(|district| GuestsView { district, municipalities: vec![link] }),
                ),
            }
        }
        let view = InvitedView {
            municipalities: self.count_of(&invited.municipalities),
            participants: self.count_of(&invited.participants),
            districts: self.links(Kind::District, &invited.districts),
            guests,
            organizations: invited.organizations.iter().filter_map(|id| self.organization(id.value.as_str())).collect(),
            empty: false,
        };
        let empty = view.municipalities.is_none()
            && view.participants.is_none()
            && view.districts.is_empty()
            && view.guests.is_empty()
            && view.organizations.is_empty();
        InvitedView { empty, ..view }
    }

    /// What came of an event.
    pub fn results(&self, results: &Results) -> ResultsView {
        let mut priorities: Vec<&Priority> = results.priorities.iter().collect();
        priorities.sort_by_key(|priority| {
            (priority.rank.unwrap_or(u64::MAX), std::cmp::Reverse(priority.votes.unwrap_or(0)))
        });
        let most = priorities.iter().filter_map(|priority| priority.votes).max().unwrap_or(0);
        let any = |has: fn(&Priority) -> bool| results.priorities.iter().any(has);
        let participants = &results.participants;
        ResultsView {
            published: self.day_of(&results.published),
            participants: ParticipantsView {
                total: self.count_of(&participants.total),
                women: self.count_of(&participants.women),
                men: self.count_of(&participants.men),
                youth: self.count_of(&participants.youth),
            },
            municipalities: self.count_of(&results.municipalities),
            summary: self.view_of(&results.summary),
            priorities: priorities.iter().map(|priority| self.priority(priority, most)).collect(),
            has_votes: any(|priority| priority.votes.is_some()),
            has_adopted: any(|priority| priority.adopted.is_some()),
            has_amounts: any(|priority| priority.amount.is_some()),
            has_contributions: any(|priority| priority.own_contribution.is_some()),
            decisions: results.decisions.iter().map(|decision| self.view(decision)).collect(),
            questions: results
                .questions
                .iter()
                .map(|asked| QuestionView { question: self.view(&asked.question), answer: self.view_of(&asked.answer) })
                .collect(),
            documents: self.documents(&results.documents),
        }
    }

    fn priority(&self, priority: &Priority, most: u64) -> PriorityView {
        PriorityView {
            text: self.view(&priority.text),
            rank: priority.rank,
            votes: priority.votes.map(|votes| crate::text::number(self.lang, votes)),
            share: priority.votes.filter(|_| most > 0).map(|votes| votes.saturating_mul(100) / most),
            adopted: priority.adopted,
            amount: self.money_of(&priority.amount),
            own_contribution: self.money_of(&priority.own_contribution),
            commitment: priority.commitment.as_ref().and_then(|id| self.link(Kind::Commitment, id.value.as_str())),
        }
    }

    /// The page, and the table inside a text, of a programme.
    pub fn programme_page(&self, id: &Id) -> Option<ProgrammePage> {
        let site = self.plan.site;
        let programme = site.programmes.get(id.as_str())?;
        let visits = site.visits_of(id);
        let stated = &programme.stated;
        let stated = StatedView {
            visits: self.count_of(&stated.visits),
            participants: self.count_of(&stated.participants),
            municipalities: self.count_of(&stated.municipalities),
            districts: self.count_of(&stated.districts),
            empty: [&stated.visits, &stated.participants, &stated.municipalities, &stated.districts]
                .iter()
                .all(|count| count.is_none()),
        };
        Some(ProgrammePage {
            id: id.to_string(),
            title: self.view(&programme.title),
            summary: self.view_of(&programme.summary),
            start: self.day_of(&programme.start),
            end: self.day_of(&programme.end),
            stated,
            visits: visits.iter().filter_map(|visit| self.visit(visit.id.as_str()).cloned()).collect(),
            releases: self.releases(site.related(Relation::ReleasesOfProgramme, id).iter().copied()),
            extra: programme.extra.0.clone(),
        })
    }

    /// A promise.
    pub fn commitment(&self, commitment: &Record<Commitment>) -> CommitmentView {
        let id = commitment.id.as_str();
        let mut updates: Vec<_> = commitment.updates.iter().collect();
        updates.sort_by_key(|update| std::cmp::Reverse(update.date));
        CommitmentView {
            id: id.to_owned(),
            address: format!("{}#{id}", crate::plan::PageId::Commitments.address(self.lang)),
            text: self.view(&commitment.text),
            municipality: self.link(Kind::Municipality, commitment.municipality.value.as_str()).unwrap_or_else(|| {
                LinkView { id: commitment.municipality.value.to_string(), address: None, name: TextView::default() }
            }),
            visit: commitment.visit.as_ref().and_then(|id| self.link(Kind::Visit, id.value.as_str())),
            responsible: self.view_of(&commitment.responsible),
            due: commitment.due.as_ref().map(|due| self.day(&due.value)),
            amount: self.money_of(&commitment.amount),
            status: commitment.status.word(),
            status_reason: self.view_of(&commitment.status_reason),
            overdue: self.is_overdue(commitment),
            evidence: commitment.evidence.iter().map(|evidence| self.evidence(evidence)).collect(),
            updates: updates
                .into_iter()
                .map(|update| UpdateView { date: self.day(&update.date), text: self.view(&update.text) })
                .collect(),
        }
    }

    pub(super) fn is_overdue(&self, commitment: &Commitment) -> bool {
        let open = !matches!(commitment.status, CommitmentStatus::Done | CommitmentStatus::Dropped);
        open && commitment.due.as_ref().is_some_and(|due| due.value.is_past(self.plan.site.today()))
    }

    fn evidence(&self, evidence: &Evidence) -> EvidenceView {
        match evidence {
            Evidence::Document(id) => {
                let document = self.plan.site.documents.get(id.value.as_str());
                EvidenceView { document: document.and_then(|document| self.document(document)), source: None }
            }
            Evidence::Url(url) => EvidenceView { document: None, source: Some(small::source_view(url)) },
        }
    }
}
