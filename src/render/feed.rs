//! Files for crawlers and feed readers: Atom feeds, the sitemap, robots.txt.

use std::borrow::Cow;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use quick_xml::Writer;
use quick_xml::escape::escape;
use quick_xml::events::{BytesDecl, BytesText, Event};
use rustc_hash::FxHashSet;

use crate::foundation::lang::Lang;
use crate::foundation::path::{join, push_joined};
use crate::language;
use crate::model::site::{Release, Version};
use crate::plan::{OutputKind, PageId, Plan, feed_address};
use crate::render::instant::instant;

const FEED_ENTRIES: usize = 50;

/// Returns the releases of a language as Atom (RFC 4287), newest first. Releases without a version
/// in this language are left out.
pub(crate) fn atom(plan: &Plan, lang: Lang, title: &str) -> String {
    let releases: Vec<(&Release, &Version)> = plan
        .site
        .press()
        .iter()
        .filter_map(|press| Some((&**press, press.versions.get(lang)?)))
        .take(FEED_ENTRIES)
        .collect();
    let updated = releases.iter().map(|(press, version)| last_change(press, version)).max().unwrap_or(Date::ZERO);
    let home = join(&plan.base_url, &PageId::Home.address(lang));
    let feed_url = join(&plan.base_url, &feed_address(lang));
    document(|writer| {
        let feed = writer.create_element("feed");
        let feed = feed.with_attributes([("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", lang.code())]);
        feed.write_inner_content(|writer| {
            element(writer, "title", title)?;
            element(writer, "id", &tag(plan, "2017", &format!("feed:{lang}")))?;
            element(writer, "updated", &midnight(updated, &plan.site.config.time_zone))?;
            link(writer, "alternate", "text/html", &home)?;
            link(writer, "self", "application/atom+xml", &feed_url)?;
            let author = plan.site.config.project.as_ref().map_or(&plan.site.config.title, |project| &project.name);
            let author = language::typeset(lang, plan.site.text(author, lang).1);
            writer.create_element("author").write_inner_content(|writer| element(writer, "name", &author))?;
            releases.iter().try_for_each(|(press, version)| entry(writer, plan, lang, press, version))
        })?;
        Ok(())
    })
}

fn entry(
    writer: &mut Writer<Vec<u8>>,
    plan: &Plan,
    lang: Lang,
    press: &Release,
    version: &Version,
) -> std::io::Result<()> {
    let address = join(&plan.base_url, &PageId::Release(press.slug.clone()).address(lang));
    let zone = &plan.site.config.time_zone;
    writer.create_element("entry").write_inner_content(|writer| {
        element(writer, "title", &language::typeset(lang, &version.title))?;
        // The file name stays the same when the address, the title or the slug changes.
        let year = format!("{:04}", press.date.year());
        element(writer, "id", &tag(plan, &year, &format!("{}:{lang}", press.stem.trim_start_matches("content/"))))?;
        link(writer, "alternate", "text/html", &address)?;
        element(writer, "published", &midnight(press.date.first(), zone))?;
        element(writer, "updated", &midnight(last_change(press, version), zone))?;
        match version.summary.clone().or_else(|| version.body.first_paragraph()) {
            Some(summary) => element(writer, "summary", &language::typeset(lang, &summary)),
            None => Ok(()),
        }
    })?;
    Ok(())
}

/// Returns the day of the release or of its last correction.
fn last_change(press: &Release, version: &Version) -> Date {
    version.corrections.iter().map(|correction| correction.date.value.first()).fold(press.date.first(), Date::max)
}

/// Returns a permanent id (RFC 4151) of the site's host, a year and a name.
fn tag(plan: &Plan, year: &str, name: &str) -> String {
    format!("tag:{},{year}:{name}", plan.site.config.base_url.value.authority())
}

/// Returns midnight of a day in the site's time zone.
fn midnight(day: Date, zone: &TimeZone) -> String {
    instant(day.at(0, 0, 0, 0), zone)
}

/// Returns the sitemap with all indexed pages and their translations.
///
/// The sitemap is as long as the site and rebuilt often, so it is written as a string instead of by
/// an XML writer.
pub(crate) fn sitemap(plan: &Plan) -> String {
    let mut xml = String::with_capacity(300 * plan.outputs().len() + 300);
    xml.push_str(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" ",
    );
    xml.push_str("xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
    let mut url = String::new();
    let mut add = |address: &str, languages: &[(Lang, Cow<str>)]| {
        let mut push = |before: &[&str], address: &str, after: &str| {
            url.clear();
            push_joined(&mut url, &plan.base_url, address);
            xml.extend(before.iter().copied().chain([&*escape(&url), after]));
        };
        push(&[" <url>\n  <loc>"], address, "</loc>\n");
        for (lang, address) in languages {
            let before = ["  <xhtml:link rel=\"alternate\" hreflang=\"", lang.code(), "\" href=\""];
            push(&before, address, "\"/>\n");
        }
        xml.push_str(" </url>\n");
    };
    add("", &[]);
    let untranslated = untranslated(plan);
    for output in plan.outputs() {
        let (page, OutputKind::Page { lang, id }) = (output.path.address(), &output.what) else { continue };
        // An empty search page has nothing to index.
        if untranslated.contains(page) || *id == PageId::Search {
            continue;
        }
        let address = |&other: &Lang| match other == *lang {
            true => (other, Cow::Borrowed(page)),
            false => (other, Cow::Owned(id.address(other))),
        };
        let translated =
            plan.site.languages().iter().map(address).filter(|(_, address)| !untranslated.contains(&**address));
        let languages: Vec<(Lang, Cow<str>)> = translated.collect();
        add(page, if languages.len() > 1 { &languages } else { &[] });
    }
    xml.push_str("</urlset>\n");
    xml
}

/// Returns the addresses of pages whose text is not translated into their language.
fn untranslated(plan: &Plan) -> FxHashSet<String> {
    let [press, pages] = plan.site.lacking();
    let press = press.into_iter().map(|(slug, lang)| PageId::Release(slug.clone()).address(lang));
    let pages = pages.into_iter().map(|(slug, lang)| PageId::Page(slug.clone()).address(lang));
    press.chain(pages).collect()
}

/// Returns a robots.txt that allows everything and names the sitemap.
pub(crate) fn robots(plan: &Plan) -> String {
    format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", join(&plan.base_url, "sitemap.xml"))
}

fn element(writer: &mut Writer<Vec<u8>>, name: &str, text: &str) -> std::io::Result<()> {
    writer.create_element(name).write_text_content(BytesText::new(&printable(text)))?;
    Ok(())
}

fn link(writer: &mut Writer<Vec<u8>>, rel: &str, kind: &str, href: &str) -> std::io::Result<()> {
    writer.create_element("link").with_attributes([("rel", rel), ("type", kind), ("href", href)]).write_empty()?;
    Ok(())
}

/// Removes control characters that XML 1.0 cannot represent, even escaped.
fn printable(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect()
}

/// Writes a document to memory, which cannot fail. After an error, the document would be
/// incomplete.
fn document(write: impl FnOnce(&mut Writer<Vec<u8>>) -> std::io::Result<()>) -> String {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 1);
    let declaration = Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None));
    let _ = writer.write_event(declaration).and_then(|()| write(&mut writer));
    let mut text = String::from_utf8(writer.into_inner()).unwrap_or_default();
    text.push('\n');
    text
}
