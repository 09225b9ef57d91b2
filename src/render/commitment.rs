//! Views of commitments.

use crate::foundation::diagnostics::RecordKind;
use crate::model::record::{Commitment, Evidence, Record};
use crate::plan::PageId;
use crate::source::yaml::YamlEnum;

use super::context::RenderContext;
use super::documents::document_view;
use super::names::record_link;
use super::view::{CommitmentView, EvidenceView, LinkView, TextView, UpdateView};
use super::view_builders;

/// Returns the view of a commitment.
pub(super) fn commitment_view(cx: &RenderContext, commitment: &Record<Commitment>) -> CommitmentView {
    let id = commitment.id.as_str();
    let mut updates: Vec<_> = commitment.updates.iter().collect();
    updates.sort_by_key(|update| std::cmp::Reverse(update.date.value));
    CommitmentView {
        id: id.to_owned(),
        address: format!("{}#{id}", PageId::Commitments.address(cx.lang)),
        text: cx.view(&commitment.text),
        municipality: record_link(cx, RecordKind::Municipality, commitment.municipality.value.as_str()).unwrap_or_else(
            || LinkView { id: commitment.municipality.value.to_string(), address: None, name: TextView::default() },
        ),
        visit: commitment.visit.as_ref().and_then(|id| record_link(cx, RecordKind::Visit, id.value.as_str())),
        responsible: cx.view_of(&commitment.responsible),
        due: commitment.due.as_ref().map(|due| cx.day(&due.value)),
        amount: cx.money_of(&commitment.amount),
        status: commitment.status.value.word(),
        status_reason: cx.view_of(&commitment.status_reason),
        overdue: is_overdue(cx, commitment),
        evidence: commitment.evidence.iter().map(|evidence| evidence_view(cx, evidence)).collect(),
        updates: updates
            .into_iter()
            .map(|update| UpdateView { date: cx.day(&update.date.value), text: cx.view(&update.text) })
            .collect(),
    }
}

/// Whether a commitment is open and its due day has passed.
pub(super) fn is_overdue(cx: &RenderContext, commitment: &Commitment) -> bool {
    commitment.is_open() && commitment.due.as_ref().is_some_and(|due| due.value.is_past(cx.plan.site.today()))
}

/// Returns the state of a commitment: its status, or that it is overdue.
pub(super) fn commitment_state(cx: &RenderContext, commitment: &Commitment) -> &'static str {
    if is_overdue(cx, commitment) { "overdue" } else { commitment.status.value.word() }
}

fn evidence_view(cx: &RenderContext, evidence: &Evidence) -> EvidenceView {
    match evidence {
        Evidence::Document(id) => {
            let document = cx.plan.site.documents.get(id.value.as_str());
            EvidenceView { document: document.and_then(|document| document_view(cx, document)), source: None }
        }
        Evidence::Url(url) => EvidenceView { document: None, source: Some(view_builders::source_view(url)) },
    }
}
