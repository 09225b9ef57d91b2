//! Views of events, their results, programmes and commitments.

use serde::Serialize;

use super::card::{PressCard, VisitCard};
use super::page::{OrganizationView, PersonView};
use super::text::{CountView, DayView, DocumentView, LinkView, MoneyView, SourceView, TextView};
use crate::render::lent::Lent;

/// `visit.html`: an event with all its facts.
#[derive(Debug, Clone, Serialize)]
pub struct VisitPage {
    pub visit: Lent<VisitCard>,
    pub programme: Option<LinkView>,
    pub invited: InvitedView,
    pub agenda: Vec<TextView>,
    pub results: Option<ResultsView>,
    pub documents: Vec<DocumentView>,
    pub sources: Vec<SourceView>,
    /// Promises made at this event.
    pub commitments: Vec<CommitmentView>,
    /// Releases that name it.
    pub releases: Vec<Lent<PressCard>>,
    pub contacts: Vec<PersonView>,
    /// The address of its poster in this language, and of the one in all languages.
    pub poster: Option<String>,
    pub poster_all: Option<String>,
    /// The addresses of the leaflets of results of its hosts; none while it has no results.
    pub leaflets: Vec<LinkView>,
    pub extra: serde_json::Value,
}

/// Who was asked to come.
#[derive(Debug, Clone, Serialize)]
pub struct InvitedView {
    pub municipalities: Option<CountView>,
    pub participants: Option<CountView>,
    pub districts: Vec<LinkView>,
    /// Named guests, by district.
    pub guests: Vec<GuestsView>,
    pub organizations: Vec<OrganizationView>,
    /// Whether nothing is known.
    pub empty: bool,
}

/// The guests of one district.
#[derive(Debug, Clone, Serialize)]
pub struct GuestsView {
    pub district: LinkView,
    pub municipalities: Vec<LinkView>,
}

/// What came of an event.
#[derive(Debug, Clone, Serialize)]
pub struct ResultsView {
    pub published: Option<DayView>,
    pub participants: ParticipantsView,
    pub municipalities: Option<CountView>,
    pub summary: Option<TextView>,
    /// By rank, then by votes, then as written.
    pub priorities: Vec<PriorityView>,
    /// Whether any priority tells its votes, its money …: which columns a table needs.
    pub has_votes: bool,
    pub has_adopted: bool,
    pub has_amounts: bool,
    pub has_contributions: bool,
    pub decisions: Vec<TextView>,
    pub questions: Vec<QuestionView>,
    pub documents: Vec<DocumentView>,
}

/// Who was there.
#[derive(Debug, Clone, Serialize)]
pub struct ParticipantsView {
    pub total: Option<CountView>,
    pub women: Option<CountView>,
    pub men: Option<CountView>,
    pub youth: Option<CountView>,
}

/// A need that people named.
#[derive(Debug, Clone, Serialize)]
pub struct PriorityView {
    pub text: TextView,
    pub rank: Option<u64>,
    /// As printed.
    pub votes: Option<String>,
    /// Votes as a part of the greatest number of votes, from 0 to 100, for a bar.
    pub share: Option<u64>,
    pub adopted: Option<bool>,
    pub amount: Option<MoneyView>,
    pub own_contribution: Option<MoneyView>,
    pub commitment: Option<LinkView>,
}

/// A question from the floor.
#[derive(Debug, Clone, Serialize)]
pub struct QuestionView {
    pub question: TextView,
    pub answer: Option<TextView>,
}

/// `programme.html`: a series of events.
#[derive(Debug, Clone, Serialize)]
pub struct ProgrammePage {
    pub id: String,
    pub title: TextView,
    pub summary: Option<TextView>,
    pub start: Option<DayView>,
    pub end: Option<DayView>,
    /// Totals as the source states them.
    pub stated: StatedView,
    /// By day.
    pub visits: Vec<Lent<VisitCard>>,
    pub releases: Vec<Lent<PressCard>>,
    pub extra: serde_json::Value,
}

/// Totals as a source states them.
#[derive(Debug, Clone, Serialize)]
pub struct StatedView {
    pub visits: Option<CountView>,
    pub participants: Option<CountView>,
    pub municipalities: Option<CountView>,
    pub districts: Option<CountView>,
    /// Whether nothing is stated.
    pub empty: bool,
}

/// A promise.
#[derive(Debug, Clone, Serialize)]
pub struct CommitmentView {
    pub id: String,
    /// `ky/commitments/#id`
    pub address: String,
    pub text: TextView,
    pub municipality: LinkView,
    pub visit: Option<LinkView>,
    pub responsible: Option<TextView>,
    pub due: Option<DayView>,
    pub amount: Option<MoneyView>,
    /// `promised`, `in_progress`, `done` or `dropped`.
    pub status: &'static str,
    pub status_reason: Option<TextView>,
    pub overdue: bool,
    pub evidence: Vec<EvidenceView>,
    /// The newest first.
    pub updates: Vec<UpdateView>,
}

/// What shows that a promise was kept: a document or an address elsewhere.
#[derive(Debug, Clone, Serialize)]
pub struct EvidenceView {
    pub document: Option<DocumentView>,
    pub source: Option<SourceView>,
}

/// A dated word on a promise.
#[derive(Debug, Clone, Serialize)]
pub struct UpdateView {
    pub date: DayView,
    pub text: TextView,
}
