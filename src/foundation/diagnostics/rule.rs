//! The rules, by the names that section 8 of the content model fixes.

use std::fmt;

/// The severity of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The site is not published.
    Error,
    /// The site is published, and the author should look.
    Warning,
}

impl Severity {
    /// Returns the name used in every output format.
    pub const fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

/// Defines [`Rule`] from one line per rule: its variant, its name and its severity.
macro_rules! rules {
    ($($rule:ident $name:literal $severity:ident,)*) => {
        /// A rule, identified by its stable name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule {
            $($rule,)*
        }

        impl Rule {
            /// Every rule, in the order of the content model.
            pub const ALL: [Rule; [$($name),*].len()] = [$(Rule::$rule),*];

            /// Returns the stable name, in kebab-case.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Rule::$rule => $name,)*
                }
            }

            /// Returns the severity.
            pub const fn severity(self) -> Severity {
                match self {
                    $(Rule::$rule => Severity::$severity,)*
                }
            }
        }
    };
}

rules! {
    InvalidEncoding "invalid-encoding" Error,
    YamlSyntax "yaml-syntax" Error,
    FrontMatter "front-matter" Error,
    DuplicateKey "duplicate-key" Error,
    UnknownKey "unknown-key" Error,
    MissingKey "missing-key" Error,
    WrongType "wrong-type" Error,
    InvalidDate "invalid-date" Error,
    LimitExceeded "limit-exceeded" Error,
    DuplicateId "duplicate-id" Error,
    UnknownReference "unknown-reference" Error,
    UnknownLanguage "unknown-language" Error,
    MisnamedFile "misnamed-file" Error,
    AddressCollision "address-collision" Error,
    ConflictingFact "conflicting-fact" Error,
    BrokenLink "broken-link" Error,
    MissingFile "missing-file" Error,
    HeldInFuture "held-in-future" Warning,
    MissingAlt "missing-alt" Error,
    BadPicture "bad-picture" Warning,
    InvalidOutlines "invalid-outlines" Error,
    UnsafeLink "unsafe-link" Error,
    TemplateError "template-error" Error,
    UnreadFile "unread-file" Warning,
    RawHtml "raw-html" Warning,
    MissingTranslation "missing-translation" Warning,
    EmptyText "empty-text" Warning,
    OutdatedTranslation "outdated-translation" Warning,
    MissingString "missing-string" Error,
    WrongLanguage "wrong-language" Warning,
    MixedScript "mixed-script" Warning,
    KyrgyzLetters "kyrgyz-letters" Warning,
    NumberMismatch "number-mismatch" Warning,
    TotalMismatch "total-mismatch" Warning,
    WeekdayMismatch "weekday-mismatch" Warning,
    StatusOutdated "status-outdated" Warning,
    ResultsOverdue "results-overdue" Warning,
    CommitmentOverdue "commitment-overdue" Warning,
    ResultsUnexpected "results-unexpected" Warning,
    MoveUnclear "move-unclear" Warning,
    MissingReason "missing-reason" Warning,
    ReasonUnexpected "reason-unexpected" Warning,
    TooManyVotes "too-many-votes" Warning,
    DuplicateRank "duplicate-rank" Warning,
    DateInFuture "date-in-future" Warning,
    ImplausibleDate "implausible-date" Warning,
    DateOrder "date-order" Warning,
    DuplicatePlace "duplicate-place" Warning,
    ImplausiblePoint "implausible-point" Warning,
    SampleData "sample-data" Warning,
    UnexplainedAbbreviation "unexplained-abbreviation" Warning,
    UnbalancedQuotes "unbalanced-quotes" Warning,
    LiteralMarkup "literal-markup" Warning,
    CutText "cut-text" Warning,
    ForbiddenCharacter "forbidden-character" Error,
}

impl Rule {
    /// Returns the rule of a name, or `None` if the name is unknown.
    pub fn from_name(name: &str) -> Option<Rule> {
        Rule::ALL.into_iter().find(|rule| rule.name() == name)
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
