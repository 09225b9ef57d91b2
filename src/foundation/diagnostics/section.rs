//! The YAML maps that messages name: whole files, records, and the maps inside them.

use super::record_kind::RecordKind;

/// A YAML map with a fixed set of keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// `content/site.yaml`.
    Site,
    /// `theme.yaml`.
    Theme,
    /// A record, or the front matter of a text.
    Record(RecordKind),
    Project,
    Outputs,
    Links,
    Map,
    Publish,
    Population,
    Stated,
    Invited,
    Results,
    Participants,
    Priority,
    Question,
    Update,
    Correction,
    Day,
    Money,
}

impl Section {
    /// Returns the name, as the keys of messages have it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Site => "site",
            Self::Theme => "theme",
            Self::Record(kind) => kind.name(),
            Self::Project => "project",
            Self::Outputs => "outputs",
            Self::Links => "links",
            Self::Map => "map",
            Self::Publish => "publish",
            Self::Population => "population",
            Self::Stated => "stated",
            Self::Invited => "invited",
            Self::Results => "results",
            Self::Participants => "participants",
            Self::Priority => "priority",
            Self::Question => "question",
            Self::Update => "update",
            Self::Correction => "correction",
            Self::Day => "day",
            Self::Money => "money",
        }
    }
}

impl From<RecordKind> for Section {
    fn from(kind: RecordKind) -> Self {
        Self::Record(kind)
    }
}
