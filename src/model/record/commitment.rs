//! Commitments: promises with their owner, due day and status.

use crate::foundation::diagnostics::{Expected, RecordKind, Section};
use crate::foundation::span::Located;
use crate::foundation::value::{Day, Money, Url, UrlError};
use crate::source::yaml::{FromYaml, Id, MapReader, Node, ReadContext, Ref, Text, YamlEnum};

use super::record_type::RecordType;

/// A commitment (section 3 of the content model).
#[derive(Debug, Clone)]
pub struct Commitment {
    pub text: Text,
    pub municipality: Ref,
    pub visit: Option<Ref>,
    pub responsible: Option<Text>,
    pub due: Option<Located<Day>>,
    pub amount: Option<Money>,
    pub status: Located<CommitmentStatus>,
    pub status_reason: Option<Text>,
    /// Whether the key of the reason has a value, valid or not.
    pub has_reason: bool,
    pub evidence: Vec<Evidence>,
    pub updates: Vec<Update>,
    /// Whether the commitment is not published yet.
    pub draft: bool,
}

impl Commitment {
    /// Whether the commitment is neither done nor dropped.
    pub const fn is_open(&self) -> bool {
        matches!(self.status.value, CommitmentStatus::Promised | CommitmentStatus::InProgress)
    }
}

/// The status of a commitment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CommitmentStatus {
    Promised,
    InProgress,
    Done,
    Dropped,
}

impl YamlEnum for CommitmentStatus {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("promised", Self::Promised),
        ("in_progress", Self::InProgress),
        ("done", Self::Done),
        ("dropped", Self::Dropped),
    ];
}

/// A proof that a commitment was kept.
#[derive(Debug, Clone)]
pub enum Evidence {
    Document(Ref),
    Url(Url),
}

impl FromYaml for Evidence {
    // The id of a document, or a URL.
    const EXPECTED: Expected = Expected::Evidence;

    fn read(node: &Node, reader: &mut ReadContext) -> Option<Self> {
        match node.scalar().and_then(Id::new) {
            Some(id) => Some(Evidence::Document(Located::new(id, node.span))),
            None => match node.scalar().map(Url::parse) {
                Some(Ok(url)) => Some(Evidence::Url(url)),
                Some(Err(UrlError::Scheme(_))) => Url::read(node, reader).map(Evidence::Url),
                _ => reader.type_mismatch(node, Expected::Evidence),
            },
        }
    }
}

/// A dated report on the progress of a commitment.
#[derive(Debug, Clone)]
pub struct Update {
    pub date: Located<Day>,
    pub text: Text,
}

impl FromYaml for Update {
    const EXPECTED: Expected = Expected::Map;

    fn read(node: &Node, reader: &mut ReadContext) -> Option<Self> {
        reader.map(node, Section::Update, |fields| {
            let (date, text) = (fields.required("date"), fields.required("text"));
            Some(Update { date: date?, text: text? })
        })
    }
}

impl RecordType for Commitment {
    const KIND: RecordKind = RecordKind::Commitment;
    const FILE: &'static str = "commitments";
    const HAS_DRAFTS: bool = true;

    fn read(fields: &mut MapReader) -> Option<Self> {
        let text = fields.required("text");
        let municipality = fields.required("municipality");
        let visit = fields.optional("visit");
        let responsible = fields.optional("responsible");
        let due = fields.optional("due");
        let amount = fields.optional("amount");
        let status_span = fields.key_span("status").unwrap_or(fields.start);
        let status = fields.optional("status");
        let has_reason = fields.node("status_reason").is_some();
        let status_reason = fields.optional("status_reason");
        let evidence = fields.list("evidence");
        let updates = fields.list("updates");
        let draft = fields.node("draft").is_some() && fields.optional("draft").unwrap_or(true);
        if fields.node("status").is_some() && status.is_none() {
            return None;
        }
        let status = status.unwrap_or(Located::new(CommitmentStatus::Promised, status_span));
        Some(Self {
            text: text?,
            municipality: municipality?,
            visit,
            responsible,
            due,
            amount,
            status,
            status_reason,
            has_reason,
            evidence,
            updates,
            draft,
        })
    }

    fn references<'s>(&'s self, found: &mut dyn FnMut(RecordKind, &'s Ref)) {
        found(RecordKind::Municipality, &self.municipality);
        self.visit.iter().for_each(|visit| found(RecordKind::Visit, visit));
        for evidence in &self.evidence {
            if let Evidence::Document(document) = evidence {
                found(RecordKind::Document, document);
            }
        }
    }

    fn name(&self) -> Option<&Text> {
        Some(&self.text)
    }
}
