//! Views of events, their results, programmes and commitments.

use serde::Serialize;

use super::card::{PressCard, VisitCard};
use super::chart::ChartView;
use super::page::{OrganizationView, PersonView};
use super::text::{CountView, DayView, DocumentView, LinkView, MoneyView, SourceView, TextView};
use crate::render::shared_view::SharedView;

/// `visit.html`: an event with all its facts.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct VisitPage {
    pub visit: SharedView<VisitCard>,
    pub programme: Option<LinkView>,
    pub invited: InvitedView,
    pub agenda: Vec<TextView>,
    pub results: Option<ResultsView>,
    pub documents: Vec<DocumentView>,
    pub sources: Vec<SourceView>,
    /// The commitments made at this event.
    pub commitments: Vec<CommitmentView>,
    /// The releases that name it.
    pub releases: Vec<SharedView<PressCard>>,
    pub contacts: Vec<PersonView>,
    /// The address of its poster in this language, and in all languages.
    pub poster: Option<String>,
    pub poster_all: Option<String>,
    /// The leaflets of results of its hosts. Empty if it has no results.
    pub leaflets: Vec<LinkView>,
    pub extra: crate::source::yaml::FreeValue,
}

/// The invited guests.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct InvitedView {
    pub municipalities: Option<CountView>,
    pub participants: Option<CountView>,
    pub districts: Vec<LinkView>,
    /// The guests invited by name, by district.
    pub guests: Vec<GuestsView>,
    pub organizations: Vec<OrganizationView>,
    /// Whether all fields are empty.
    pub empty: bool,
}

/// The guests of one district.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct GuestsView {
    pub district: LinkView,
    pub municipalities: Vec<LinkView>,
}

/// The results of an event.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ResultsView {
    pub published: Option<DayView>,
    pub participants: ParticipantsView,
    pub municipalities: Option<CountView>,
    pub summary: Option<TextView>,
    /// By rank, then by votes, then as written.
    pub priorities: Vec<PriorityView>,
    /// The votes for them. Nothing if fewer than two have votes.
    pub votes: Option<ChartView>,
    /// The columns that a table of the priorities needs.
    pub has_votes: bool,
    pub has_adopted: bool,
    pub has_amounts: bool,
    pub has_contributions: bool,
    pub decisions: Vec<TextView>,
    pub questions: Vec<QuestionView>,
    pub documents: Vec<DocumentView>,
}

/// The participants.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ParticipantsView {
    pub total: Option<CountView>,
    pub women: Option<CountView>,
    pub men: Option<CountView>,
    pub youth: Option<CountView>,
}

/// A need that people named.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct PriorityView {
    pub text: TextView,
    pub rank: Option<u64>,
    /// As printed.
    pub votes: Option<String>,
    pub adopted: Option<bool>,
    pub amount: Option<MoneyView>,
    pub own_contribution: Option<MoneyView>,
    pub commitment: Option<LinkView>,
}

/// A question from the audience.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct QuestionView {
    pub question: TextView,
    pub answer: Option<TextView>,
}

/// `programme.html`: a series of events.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ProgrammePage {
    pub id: String,
    pub title: TextView,
    pub summary: Option<TextView>,
    pub start: Option<DayView>,
    pub end: Option<DayView>,
    /// Totals as the source states them.
    pub stated: StatedView,
    /// By day.
    pub visits: Vec<SharedView<VisitCard>>,
    /// The charts of its events and of the commitments made at them.
    pub charts: Vec<ChartView>,
    pub releases: Vec<SharedView<PressCard>>,
    pub extra: crate::source::yaml::FreeValue,
}

/// Totals as a source states them.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct StatedView {
    pub visits: Option<CountView>,
    pub participants: Option<CountView>,
    pub municipalities: Option<CountView>,
    pub districts: Option<CountView>,
    /// Whether all fields are empty.
    pub empty: bool,
}

/// A commitment.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct CommitmentView {
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

/// The evidence that a commitment was kept: a document or an external link.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct EvidenceView {
    pub document: Option<DocumentView>,
    pub source: Option<SourceView>,
}

/// A dated update of a commitment.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct UpdateView {
    pub date: DayView,
    pub text: TextView,
}
