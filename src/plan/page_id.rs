//! The pages a site can have, and the address of each (section 6 of the content model).

use crate::lang::Lang;
use crate::yaml::Id;

/// A page, in whatever language.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum PageId {
    Home,
    /// A page of the list of releases, counted from 1.
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
    /// The address of the page in a language, from the site's root, with `/` at the end.
    pub fn address(&self, lang: Lang) -> String {
        match self {
            PageId::Home => format!("{lang}/"),
            PageId::Press(1) => format!("{lang}/press/"),
            PageId::Press(number) => format!("{lang}/press/page/{number}/"),
            PageId::Release(slug) => format!("{lang}/press/{slug}/"),
            PageId::Schedule => format!("{lang}/schedule/"),
            PageId::Year(year) => format!("{lang}/schedule/{year}/"),
            PageId::Visit(id) => format!("{lang}/visits/{id}/"),
            PageId::Programme(id) => format!("{lang}/programmes/{id}/"),
            PageId::Results => format!("{lang}/results/"),
            PageId::Commitments => format!("{lang}/commitments/"),
            PageId::Municipalities => format!("{lang}/municipalities/"),
            PageId::Municipality(id) => format!("{lang}/municipalities/{id}/"),
            PageId::District(id) => format!("{lang}/districts/{id}/"),
            PageId::Glossary => format!("{lang}/glossary/"),
            PageId::People => format!("{lang}/people/"),
            PageId::Documents => format!("{lang}/documents/"),
            PageId::Data => format!("{lang}/data/"),
            PageId::Search => format!("{lang}/search/"),
            PageId::Page(slug) => format!("{lang}/{slug}/"),
        }
    }

    /// The file behind the address.
    pub fn file(&self, lang: Lang) -> String {
        format!("{}index.html", self.address(lang))
    }

    /// Whether messengers get a picture drawn of it, and not only its words.
    pub const fn has_card(&self) -> bool {
        matches!(self, PageId::Home | PageId::Release(_) | PageId::Visit(_) | PageId::Municipality(_))
    }

    /// The file of that picture.
    pub fn card(&self, lang: Lang) -> String {
        format!("{}card.jpg", self.address(lang))
    }

    /// The name of the kind of page, for templates.
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

    /// Whether what the page shows depends on the day the site is built.
    pub const fn depends_on_today(&self) -> bool {
        matches!(
            self,
            PageId::Home
                | PageId::Schedule
                | PageId::Visit(_)
                | PageId::Programme(_)
                | PageId::Results
                | PageId::Commitments
                | PageId::Municipality(_)
                | PageId::District(_)
        )
    }
}
