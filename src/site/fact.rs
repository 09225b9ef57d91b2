//! What whoever looks at a site has seen of it, for those who remember what they made.

use rustc_hash::FxHashMap;

use crate::lang::Localized;
use crate::span::SourcePath;
use crate::trace::{self, Facts, Subject};
use crate::yaml::Id;

use super::{Relation, Site, Version};

const PRESS: &str = "press";
const PAGES: &str = "pages";
const LACKING: &str = "lacking";

impl Site {
    /// Tells how everything stands, but for what the file `site.yaml` says.
    pub fn tell(&self, facts: &mut Facts) {
        self.records.tell(facts);
        let [press, pages] = &self.prints;
        facts.add(Subject::Table, &[PRESS], trace::print(press));
        facts.add(Subject::Table, &[PAGES], trace::print(pages));
        facts.add(Subject::Table, &[LACKING], self.print_of_lacking());
        for (name, at) in self.press_names.all() {
            facts.add(Subject::Text, &[PRESS, name], self.print(0, Some(at)));
        }
        for (name, at) in self.page_names.all() {
            facts.add(Subject::Text, &[PAGES, name], self.print(1, Some(at)));
        }
        for (relation, id) in self.relations.all() {
            let print = self.print_of_related(relation, self.relations.of(relation, id));
            facts.add(Subject::Related, &[relation.name(), id.as_str()], print);
        }
    }

    /// Works out the prints of the texts from those of their files; `files` is empty where nobody will ask.
    pub(super) fn prints_of_texts(&self, files: &FxHashMap<SourcePath, u64>) -> [Vec<u64>; 2] {
        if files.is_empty() {
            return Default::default();
        }
        let of = |versions: &Localized<Version>| {
            let files = versions.iter().map(|(_, version)| (&*version.path, files.get(&version.path)));
            trace::print(&files.collect::<Vec<_>>())
        };
        [
            self.press.iter().map(|press| of(&press.versions)).collect(),
            self.pages.iter().map(|page| of(&page.versions)).collect(),
        ]
    }

    pub(super) fn saw_lacking(&self) {
        trace::saw(Subject::Table, &[LACKING], || self.print_of_lacking());
    }

    fn print_of_lacking(&self) -> u64 {
        trace::print(&self.all_lacking())
    }

    pub(super) fn saw_press(&self) {
        trace::saw(Subject::Table, &[PRESS], || trace::print(&self.prints[0]));
    }

    pub(super) fn saw_pages(&self) {
        trace::saw(Subject::Table, &[PAGES], || trace::print(&self.prints[1]));
    }

    pub(super) fn saw_release(&self, name: &str, at: Option<usize>) {
        trace::saw(Subject::Text, &[PRESS, name], || self.print(0, at));
    }

    pub(super) fn saw_page(&self, name: &str, at: Option<usize>) {
        trace::saw(Subject::Text, &[PAGES, name], || self.print(1, at));
    }

    pub(super) fn saw_related(&self, relation: Relation, id: &Id, places: &[usize]) {
        trace::saw(Subject::Related, &[relation.name(), id.as_str()], || self.print_of_related(relation, places));
    }

    fn print(&self, kind: usize, at: Option<usize>) -> u64 {
        at.and_then(|at| self.prints[kind].get(at)).copied().unwrap_or(0)
    }

    /// The ids of the records that name one, in their order; 0 where none does.
    fn print_of_related(&self, relation: Relation, places: &[usize]) -> u64 {
        let ids: Vec<&str> = match relation {
            Relation::Hosted | Relation::GuestAt | Relation::VisitsOfProgramme => self.visits.ids(places).collect(),
            Relation::PromisesOfVisit | Relation::PromisesOfPlace => self.commitments.ids(places).collect(),
            Relation::ReleasesOfVisit | Relation::ReleasesOfPlace | Relation::ReleasesOfProgramme => {
                places.iter().filter_map(|&at| self.press.get(at)).map(|press| press.slug.as_str()).collect()
            }
        };
        if ids.is_empty() { 0 } else { trace::print(&ids) }
    }
}
