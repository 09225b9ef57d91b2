//! The results of an event: participants, priorities, decisions, questions.

use crate::foundation::diagnostics::{Expected, RecordKind, Section};
use crate::foundation::span::{Located, Span};
use crate::foundation::value::{Count, Day, Money};
use crate::source::yaml::{FromYaml, MapReader, Node, ReadContext, Ref, Text};

/// The results of an event (section 3 of the content model).
#[derive(Debug, Clone)]
pub struct Results {
    /// The first line of the results.
    pub at: Span,
    pub published: Option<Located<Day>>,
    pub participants: Participants,
    pub municipalities: Option<Located<Count>>,
    pub summary: Option<Text>,
    pub priorities: Vec<Priority>,
    pub decisions: Vec<Text>,
    pub questions: Vec<Question>,
    pub documents: Vec<Ref>,
}

/// The participants. Women and men add up to the total, and youth overlaps both.
#[derive(Debug, Clone, Default)]
pub struct Participants {
    pub total: Option<Located<Count>>,
    pub women: Option<Located<Count>>,
    pub men: Option<Located<Count>>,
    pub youth: Option<Located<Count>>,
}

/// A need that participants named, and the decision on it.
#[derive(Debug, Clone)]
pub struct Priority {
    pub text: Text,
    pub votes: Option<Located<u64>>,
    pub rank: Option<Located<u64>>,
    pub adopted: Option<bool>,
    pub amount: Option<Money>,
    pub own_contribution: Option<Money>,
    pub commitment: Option<Ref>,
}

impl Priority {
    /// Returns the number of votes, 0 if it is not known.
    pub fn votes(&self) -> u64 {
        self.votes.as_ref().map_or(0, |votes| votes.value)
    }

    /// Returns the rank, or `None` if it is not known.
    pub fn rank(&self) -> Option<u64> {
        self.rank.as_ref().map(|rank| rank.value)
    }
}

/// A question of a participant, with its answer.
#[derive(Debug, Clone)]
pub struct Question {
    pub question: Text,
    pub answer: Option<Text>,
}

impl Results {
    /// Calls `found` with each reference to a record.
    pub fn references<'s>(&'s self, found: &mut dyn FnMut(RecordKind, &'s Ref)) {
        self.priorities.iter().filter_map(|priority| priority.commitment.as_ref()).for_each(|commitment| {
            found(RecordKind::Commitment, commitment);
        });
        self.documents.iter().for_each(|document| found(RecordKind::Document, document));
    }
}

impl FromYaml for Results {
    const EXPECTED: Expected = Expected::Map;

    fn read(node: &Node, reader: &mut ReadContext) -> Option<Self> {
        reader.map(node, Section::Results, |fields| {
            let published = fields.optional("published");
            let participants = fields.optional("participants").unwrap_or_default();
            let municipalities = fields.optional("municipalities");
            let summary = fields.optional("summary");
            let priorities = fields.list("priorities");
            let decisions = fields.list("decisions");
            let questions = fields.list("questions");
            let documents = fields.list("documents");
            Some(Results {
                at: fields.start,
                published,
                participants,
                municipalities,
                summary,
                priorities,
                decisions,
                questions,
                documents,
            })
        })
    }
}

impl FromYaml for Participants {
    const EXPECTED: Expected = Expected::Map;

    fn read(node: &Node, reader: &mut ReadContext) -> Option<Self> {
        reader.map(node, Section::Participants, |fields| {
            let (total, women) = (fields.optional("total"), fields.optional("women"));
            let (men, youth) = (fields.optional("men"), fields.optional("youth"));
            Some(Participants { total, women, men, youth })
        })
    }
}

impl FromYaml for Priority {
    const EXPECTED: Expected = Expected::Map;

    fn read(node: &Node, reader: &mut ReadContext) -> Option<Self> {
        reader.map(node, Section::Priority, read_priority)
    }
}

fn read_priority(fields: &mut MapReader) -> Option<Priority> {
    let text = fields.required("text");
    let votes = fields.optional("votes");
    let rank = fields.optional("rank");
    let adopted = fields.optional("adopted");
    let amount = fields.optional("amount");
    let own_contribution = fields.optional("own_contribution");
    let commitment = fields.optional("commitment");
    Some(Priority { text: text?, votes, rank, adopted, amount, own_contribution, commitment })
}

impl FromYaml for Question {
    const EXPECTED: Expected = Expected::Map;

    fn read(node: &Node, reader: &mut ReadContext) -> Option<Self> {
        reader.map(node, Section::Question, |fields| {
            let (question, answer) = (fields.required("question"), fields.optional("answer"));
            Some(Question { question: question?, answer })
        })
    }
}
