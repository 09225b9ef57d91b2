//! The default theme, embedded in the program.
//!
//! The list names each file, so that the compiler notices a change. A test compares it with the
//! folder.

/// The files of `themes/default`, sorted by path relative to that folder.
pub(super) static DEFAULT: &[(&str, &[u8])] = &[
    ("static/icon.svg", include_bytes!("../../themes/default/static/icon.svg")),
    ("static/poster.css", include_bytes!("../../themes/default/static/poster.css")),
    ("static/search.js", include_bytes!("../../themes/default/static/search.js")),
    ("static/style.css", include_bytes!("../../themes/default/static/style.css")),
    ("strings/ky.ftl", include_bytes!("../../themes/default/strings/ky.ftl")),
    ("strings/ru.ftl", include_bytes!("../../themes/default/strings/ru.ftl")),
    ("templates/alias.html", include_bytes!("../../themes/default/templates/alias.html")),
    ("templates/base.html", include_bytes!("../../themes/default/templates/base.html")),
    ("templates/card.svg", include_bytes!("../../themes/default/templates/card.svg")),
    ("templates/cards/commitment.html", include_bytes!("../../themes/default/templates/cards/commitment.html")),
    ("templates/cards/document.html", include_bytes!("../../themes/default/templates/cards/document.html")),
    ("templates/cards/link.html", include_bytes!("../../themes/default/templates/cards/link.html")),
    ("templates/cards/person.html", include_bytes!("../../themes/default/templates/cards/person.html")),
    ("templates/cards/schedule.html", include_bytes!("../../themes/default/templates/cards/schedule.html")),
    ("templates/cards/visit.html", include_bytes!("../../themes/default/templates/cards/visit.html")),
    ("templates/commitments.html", include_bytes!("../../themes/default/templates/commitments.html")),
    ("templates/components.html", include_bytes!("../../themes/default/templates/components.html")),
    ("templates/data.html", include_bytes!("../../themes/default/templates/data.html")),
    ("templates/district.html", include_bytes!("../../themes/default/templates/district.html")),
    ("templates/documents.html", include_bytes!("../../themes/default/templates/documents.html")),
    ("templates/glossary.html", include_bytes!("../../themes/default/templates/glossary.html")),
    ("templates/head.html", include_bytes!("../../themes/default/templates/head.html")),
    ("templates/home.html", include_bytes!("../../themes/default/templates/home.html")),
    ("templates/leaflet.html", include_bytes!("../../themes/default/templates/leaflet.html")),
    ("templates/municipalities.html", include_bytes!("../../themes/default/templates/municipalities.html")),
    ("templates/municipality.html", include_bytes!("../../themes/default/templates/municipality.html")),
    ("templates/not_found.html", include_bytes!("../../themes/default/templates/not_found.html")),
    ("templates/page.html", include_bytes!("../../themes/default/templates/page.html")),
    ("templates/paper.html", include_bytes!("../../themes/default/templates/paper.html")),
    ("templates/parts/about.html", include_bytes!("../../themes/default/templates/parts/about.html")),
    ("templates/parts/backers.html", include_bytes!("../../themes/default/templates/parts/backers.html")),
    ("templates/parts/contacts.html", include_bytes!("../../themes/default/templates/parts/contacts.html")),
    ("templates/parts/feed_link.html", include_bytes!("../../themes/default/templates/parts/feed_link.html")),
    ("templates/parts/menu.html", include_bytes!("../../themes/default/templates/parts/menu.html")),
    ("templates/parts/project.html", include_bytes!("../../themes/default/templates/parts/project.html")),
    ("templates/parts/site_name.html", include_bytes!("../../themes/default/templates/parts/site_name.html")),
    ("templates/parts/this_page.html", include_bytes!("../../themes/default/templates/parts/this_page.html")),
    ("templates/people.html", include_bytes!("../../themes/default/templates/people.html")),
    ("templates/poster.html", include_bytes!("../../themes/default/templates/poster.html")),
    ("templates/poster_list.html", include_bytes!("../../themes/default/templates/poster_list.html")),
    ("templates/press.html", include_bytes!("../../themes/default/templates/press.html")),
    ("templates/programme.html", include_bytes!("../../themes/default/templates/programme.html")),
    ("templates/release.html", include_bytes!("../../themes/default/templates/release.html")),
    ("templates/results.html", include_bytes!("../../themes/default/templates/results.html")),
    ("templates/root.html", include_bytes!("../../themes/default/templates/root.html")),
    ("templates/schedule.html", include_bytes!("../../themes/default/templates/schedule.html")),
    ("templates/search.html", include_bytes!("../../themes/default/templates/search.html")),
    ("templates/sheet.html", include_bytes!("../../themes/default/templates/sheet.html")),
    ("templates/visit.html", include_bytes!("../../themes/default/templates/visit.html")),
    ("theme.yaml", include_bytes!("../../themes/default/theme.yaml")),
];

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::DEFAULT;

    #[test]
    fn the_list_is_the_folder() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default");
        let files =
            walkdir::WalkDir::new(&root).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
        let mut names: Vec<String> =
            files.map(|file| file.path().strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/")).collect();
        names.sort();
        assert_eq!(DEFAULT.iter().map(|(name, _)| *name).collect::<Vec<_>>(), names);
    }
}
