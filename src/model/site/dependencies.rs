//! The fingerprints of everything that can be read of a site.

use crate::foundation::lang::Localized;
use crate::incremental::tracking::{self, DependencyKind, Revisions};

use super::{Relation, Site, Version};

impl Site {
    /// Sets the fingerprint of every fact of the site, except for those in `site.yaml`.
    pub fn set_revisions(&self, revisions: &mut Revisions) {
        let files = &self.fingerprints;
        self.records.set_revisions(files, revisions);
        let text = |versions: &Localized<Version>| {
            let files = versions.iter().map(|(_, version)| (&*version.path, files.get(&version.path)));
            tracking::fingerprint(&files.collect::<Vec<_>>())
        };
        let press: Vec<u64> = self.texts.press.iter().map(|press| text(&press.versions)).collect();
        let pages: Vec<u64> = self.texts.pages.iter().map(|page| text(&page.versions)).collect();
        for (name, at) in self.texts.press_names.all() {
            revisions.set(DependencyKind::Release, &[name], press[at]);
        }
        for (name, at) in self.texts.page_names.all() {
            revisions.set(DependencyKind::Page, &[name], pages[at]);
        }
        revisions.set(DependencyKind::Releases, &[], tracking::fingerprint(&press));
        revisions.set(DependencyKind::Pages, &[], tracking::fingerprint(&pages));
        revisions.set(DependencyKind::Untranslated, &[], tracking::fingerprint(&self.lacking()));
        for (relation, id) in self.relations.all() {
            let fingerprint = tracking::fingerprint(&self.related_ids(relation, self.relations.of(relation, id)));
            revisions.set(DependencyKind::Related, &[relation.name(), id.as_str()], fingerprint);
        }
    }

    /// The ids of the records at these positions.
    fn related_ids(&self, relation: Relation, positions: &[usize]) -> Vec<&str> {
        let at = positions.iter();
        match relation {
            Relation::Hosted | Relation::GuestAt | Relation::VisitsOfProgramme | Relation::VisitsOfDistrict => {
                at.filter_map(|&at| self.visits.at(at)).map(|visit| visit.id.as_str()).collect()
            }
            Relation::PromisesOfVisit | Relation::PromisesOfPlace => {
                at.filter_map(|&at| self.commitments.at(at)).map(|commitment| commitment.id.as_str()).collect()
            }
            Relation::DocumentsOfVisit | Relation::DocumentsOfPlace => {
                at.filter_map(|&at| self.documents.at(at)).map(|document| document.id.as_str()).collect()
            }
            Relation::PlacesOfDistrict => {
                at.filter_map(|&at| self.municipalities.at(at)).map(|place| place.id.as_str()).collect()
            }
            Relation::ReleasesOfVisit | Relation::ReleasesOfPlace | Relation::ReleasesOfProgramme => {
                at.filter_map(|&at| self.texts.press.get(at)).map(|press| press.slug.as_str()).collect()
            }
        }
    }
}
