//! The pages of a site, and their paths (section 6 of the content model).

use crate::foundation::lang::Lang;
use crate::source::yaml::Id;

/// A page, in any language.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum PageId {
    Home,
    /// A page of the list of releases. The first one is 1.
    Press(usize),
    Release(Id),
    Schedule,
    Year(i16),
    Visit(Id),
    Programme(Id),
    Results,
    Commitments,
    Municipalities,
    Municipality(Id),
    District(Id),
    Glossary,
    People,
    Documents,
    Data,
    Search,
    Page(Id),
}

impl PageId {
    /// Returns the path of the page in a language, relative to the root of the site, with a slash
    /// at the end.
    pub fn address(&self, lang: Lang) -> String {
        // Thousands of paths are made at a time, so each takes one allocation.
        let list = |name: &str| [lang.code(), "/", name, "/"].concat();
        let under = |folder: &str, name: &str| [lang.code(), "/", folder, "/", name, "/"].concat();
        match self {
            PageId::Home => [lang.code(), "/"].concat(),
            PageId::Press(1) => list("press"),
            PageId::Press(number) => under("press/page", &number.to_string()),
            PageId::Release(slug) => under("press", slug.as_str()),
            PageId::Schedule => list("schedule"),
            PageId::Year(year) => under("schedule", &year.to_string()),
            PageId::Visit(id) => under("visits", id.as_str()),
            PageId::Programme(id) => under("programmes", id.as_str()),
            PageId::Results => list("results"),
            PageId::Commitments => list("commitments"),
            PageId::Municipalities => list("municipalities"),
            PageId::Municipality(id) => under("municipalities", id.as_str()),
            PageId::District(id) => under("districts", id.as_str()),
            PageId::Glossary => list("glossary"),
            PageId::People => list("people"),
            PageId::Documents => list("documents"),
            PageId::Data => list("data"),
            PageId::Search => list("search"),
            PageId::Page(slug) => list(slug.as_str()),
        }
    }

    /// Returns the path of the file.
    pub fn file(&self, lang: Lang) -> String {
        self.address(lang) + "index.html"
    }

    /// Returns whether the page has a share card.
    pub const fn has_card(&self) -> bool {
        matches!(self, PageId::Home | PageId::Release(_) | PageId::Visit(_) | PageId::Municipality(_))
    }

    /// Returns the path of the share card.
    pub fn card(&self, lang: Lang) -> String {
        self.address(lang) + "card.jpg"
    }

    /// Returns the name of the type of page, for templates.
    pub const fn kind(&self) -> &'static str {
        match self {
            PageId::Home => "home",
            PageId::Press(_) => "press",
            PageId::Release(_) => "release",
            PageId::Schedule | PageId::Year(_) => "schedule",
            PageId::Visit(_) => "visit",
            PageId::Programme(_) => "programme",
            PageId::Results => "results",
            PageId::Commitments => "commitments",
            PageId::Municipalities => "municipalities",
            PageId::Municipality(_) => "municipality",
            PageId::District(_) => "district",
            PageId::Glossary => "glossary",
            PageId::People => "people",
            PageId::Documents => "documents",
            PageId::Data => "data",
            PageId::Search => "search",
            PageId::Page(_) => "page",
        }
    }
}
