//! `content/site.yaml`: the title, address, languages and project of the site.
//!
//! It is read first, because all other files depend on the languages of the site. Its references
//! are checked in `site`.

mod project_link;
mod publish_command;

use jiff::tz::TimeZone;

use crate::foundation::diagnostics::{
    ActualType, Diagnostic, Expected, FileError, Fix, Problem, Reported, Rule, Section,
};
use crate::foundation::lang::Lang;
use crate::foundation::path::composed;
use crate::foundation::span::{Located, Location, SourcePath, Span};
use crate::foundation::value::{BaseUrl, Day};
use crate::language::lang_of_name;
use crate::source::yaml::{self, Extra, FromYaml, Id, MapReader, Node, ReadContext, Ref, SourceText, Text, Value};

pub use project_link::ProjectLink;
pub use publish_command::{FOLDER_PLACEHOLDER, PublishCommand};

use project_link::ProjectLinks;

/// The path of the file, relative to the root of the site.
pub const PATH: &str = "content/site.yaml";

/// The content of `site.yaml`.
#[derive(Debug, Clone)]
pub struct Config {
    pub title: Text,
    pub description: Option<Text>,
    /// The URL of the published site.
    pub base_url: Located<BaseUrl>,
    /// The languages of the site, the default one first. Never empty.
    pub languages: Vec<Lang>,
    pub theme: Located<Id>,
    pub time_zone: TimeZone,
    pub time_zone_name: String,
    pub contacts: Vec<Ref>,
    pub results_due_days: u64,
    pub outputs: Outputs,
    pub project: Option<Project>,
    pub map: Option<MapConfig>,
    pub publish: Option<PublishCommand>,
    pub allow: Vec<Rule>,
    pub extra: Extra,
    /// The texts as written.
    pub written: Vec<SourceText>,
}

/// The project that the site is about.
#[derive(Debug, Clone)]
pub struct Project {
    pub name: Text,
    pub abbreviation: Option<Text>,
    pub summary: Option<Text>,
    /// A statement that a funder asks for.
    pub disclaimer: Option<Text>,
    pub funder: Option<Ref>,
    pub implementer: Option<Ref>,
    /// The organizations whose logos are shown, in this order. `None` for the default order.
    pub logos: Option<Vec<Ref>>,
    pub links: Vec<ProjectLink>,
    pub start: Option<Day>,
    pub end: Option<Day>,
}

/// The outlines that the maps of the site show.
#[derive(Debug, Clone)]
pub struct MapConfig {
    /// The path of a GeoJSON file, relative to the root of the site.
    pub outlines: Located<OutlinesPath>,
    /// Where the outlines are from.
    pub credit: Option<Text>,
}

/// The path of a GeoJSON file, relative to the root of the site. It is below `content/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutlinesPath(pub String);

/// The groups of outputs that a site can turn off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outputs {
    pub posters: bool,
    pub cards: bool,
    pub search: bool,
    pub data: bool,
    pub calendars: bool,
    pub feeds: bool,
    pub visits: bool,
    pub districts: bool,
}

impl Default for Outputs {
    fn default() -> Self {
        Self {
            posters: true,
            cards: true,
            search: true,
            data: true,
            calendars: true,
            feeds: true,
            visits: true,
            districts: true,
        }
    }
}

const THEME: &str = "default";
/// The default time zone, which is that of the country of the default site.
pub const HOME_ZONE: &str = "Asia/Bishkek";
const RESULTS_DUE_DAYS: u64 = 30;

/// Returns the languages to assume if `site.yaml` is invalid, so that the other files are checked
/// as well.
pub fn fallback_languages() -> Vec<Lang> {
    Lang::ALL.to_vec()
}

/// Returns the diagnostic for a missing `site.yaml`.
pub fn absent() -> Diagnostic {
    let problem = Problem::MissingFile { file: PATH.into(), fault: FileError::NoSite };
    Diagnostic::new(Location::file(&PATH.into()), problem)
}

/// Reads `site.yaml`. Returns the languages even if the rest is invalid.
pub fn read(path: &SourcePath, text: &str) -> Reported<(Vec<Lang>, Option<Config>)> {
    if text.trim_matches(['\u{feff}', ' ', '\n', '\r', '\t']).is_empty() {
        let diagnostic = Diagnostic::new(Location::file(path), Problem::EmptyFile);
        return Reported::new((fallback_languages(), None), vec![diagnostic]);
    }
    let parsed = yaml::parse(path, text, 0);
    let mut diagnostics = parsed.diagnostics;
    let Some(node) = parsed.value else {
        return Reported::new((fallback_languages(), None), diagnostics);
    };
    let empty = Node { span: Span::default(), value: Value::Map(Vec::new()) };
    let node = if node.value == Value::Null { empty } else { node };
    let languages = languages(&node, path).unpack(&mut diagnostics);
    let mut reader = ReadContext::new(path, &languages);
    let config = reader.map(&node, Section::Site, |fields| read_fields(fields, &languages));
    if let Some(config) = &config {
        crate::model::record::suppress_allowed(&mut reader.diagnostics, 0, &config.allow);
    }
    diagnostics.append(&mut reader.diagnostics);
    Reported::new((languages, config), diagnostics)
}

/// Reads the languages, on which the reading of every text depends.
fn languages(node: &Node, path: &SourcePath) -> Reported<Vec<Lang>> {
    let (mut languages, mut diagnostics) = (Vec::new(), Vec::new());
    let list = match &node.value {
        Value::Map(entries) => entries.iter().find(|(key, _)| key.name == "languages").map(|(_, list)| &list.value),
        _ => None,
    };
    let Some(Value::List(items)) = list else { return Reported::ok(fallback_languages()) };
    for item in items {
        let Some(code) = item.scalar() else { continue };
        match Lang::from_code(code) {
            Some(lang) if languages.contains(&lang) => {
                let problem = Problem::LanguageTwice { code: code.to_owned() };
                diagnostics.push(Diagnostic::new(Location::span(path, item.span), problem));
            }
            Some(lang) => languages.push(lang),
            None => {
                let meant = lang_of_name(code);
                languages.extend(meant.filter(|lang| !languages.contains(lang)));
                let fix = meant.map(|lang| Box::new(Fix::new(item.span, lang.code())));
                let problem = Problem::LanguageUnknown { code: code.to_owned(), fix };
                diagnostics.push(Diagnostic::new(Location::span(path, item.span), problem));
            }
        }
    }
    // With an unknown language in the list, or one in the place of another, the others would all be
    // reported as not of the site.
    let is_doubtful = diagnostics.iter().any(|diagnostic| diagnostic.problem.fix().is_none());
    let known = if languages.is_empty() || is_doubtful { fallback_languages() } else { Vec::new() };
    languages.extend(known.into_iter().filter(|lang| !languages.contains(lang)).collect::<Vec<_>>());
    Reported::new(languages, diagnostics)
}

/// Reads a node as `site.yaml`, for the schema.
pub fn probe(node: &Node, reader: &mut ReadContext) {
    drop(reader.map(node, Section::Site, |fields| read_fields(fields, &Lang::ALL)));
}

fn read_fields(fields: &mut MapReader, languages: &[Lang]) -> Option<Config> {
    let title = fields.required("title");
    let description = fields.optional("description");
    let base_url = fields.required("base_url");
    let named = fields.required::<Languages>("languages");
    let theme = fields.optional("theme");
    let time_zone = fields.optional::<Zone>("time_zone").unwrap_or_else(Zone::default_zone);
    let contacts = fields.list("contacts");
    let results_due_days = fields.optional("results_due_days").unwrap_or(RESULTS_DUE_DAYS);
    let outputs = fields.optional("outputs").unwrap_or_default();
    let project = fields.optional("project");
    let map = fields.optional("map");
    let publish = fields.optional("publish");
    let allow = fields.list("allow");
    let extra = fields.optional("extra").unwrap_or_default();
    named?;
    Some(Config {
        title: title?,
        description,
        base_url: base_url?,
        languages: languages.to_vec(),
        theme: theme.or_else(|| Id::new(THEME).map(|id| Located::new(id, fields.start)))?,
        time_zone: time_zone.zone,
        time_zone_name: time_zone.name,
        contacts,
        results_due_days,
        outputs,
        project,
        map,
        publish,
        allow,
        extra,
        written: std::mem::take(&mut fields.reader.written),
    })
}

/// The list of languages, which [`languages`] has read. It must have an item.
struct Languages;

impl FromYaml for Languages {
    const EXPECTED: Expected = Expected::List;

    fn read(node: &Node, reader: &mut ReadContext) -> Option<Self> {
        match &node.value {
            Value::List(items) if items.iter().any(|item| item.scalar().is_some()) => Some(Self),
            Value::List(_) => {
                let (expected, found) = (Expected::List, ActualType::Nothing);
                reader.report(node.span, Problem::WrongType { expected, found, fix: None });
                None
            }
            _ => reader.type_mismatch(node, Expected::List),
        }
    }
}

struct Zone {
    zone: TimeZone,
    name: String,
}

impl Zone {
    fn default_zone() -> Self {
        let zone = TimeZone::get(HOME_ZONE).unwrap_or(TimeZone::UTC);
        Self { zone, name: HOME_ZONE.to_owned() }
    }
}

impl FromYaml for Zone {
    const EXPECTED: Expected = Expected::TimeZone;

    fn read(node: &Node, reader: &mut ReadContext) -> Option<Self> {
        let found = node.scalar().and_then(|name| Some((name, TimeZone::get(name).ok()?)));
        match found {
            Some((name, zone)) => Some(Self { zone, name: name.to_owned() }),
            None => reader.type_mismatch(node, Expected::TimeZone),
        }
    }
}

impl FromYaml for Outputs {
    const EXPECTED: Expected = Expected::Map;

    fn read(node: &Node, reader: &mut ReadContext) -> Option<Self> {
        reader.map(node, Section::Outputs, |fields| {
            let mut is_on = |key| fields.optional(key).unwrap_or(true);
            Some(Outputs {
                posters: is_on("posters"),
                cards: is_on("cards"),
                search: is_on("search"),
                data: is_on("data"),
                calendars: is_on("calendars"),
                feeds: is_on("feeds"),
                visits: is_on("visits"),
                districts: is_on("districts"),
            })
        })
    }
}

impl FromYaml for Project {
    const EXPECTED: Expected = Expected::Map;

    fn read(node: &Node, reader: &mut ReadContext) -> Option<Self> {
        reader.map(node, Section::Project, |fields| {
            let name = fields.required("name");
            let abbreviation = fields.optional("abbreviation");
            let summary = fields.optional("summary");
            let disclaimer = fields.optional("disclaimer");
            let funder = fields.optional("funder");
            let implementer = fields.optional("implementer");
            let logos = fields.node("logos").is_some();
            let logos = Some(fields.list("logos")).filter(|_| logos);
            let links = fields.optional::<ProjectLinks>("links").map(|links| links.0).unwrap_or_default();
            let start = fields.optional("start");
            let end = fields.end("end", start.as_ref());
            Some(Project {
                name: name?,
                abbreviation,
                summary,
                disclaimer,
                funder,
                implementer,
                logos,
                links,
                start,
                end,
            })
        })
    }
}

impl FromYaml for MapConfig {
    const EXPECTED: Expected = Expected::Map;

    fn read(node: &Node, reader: &mut ReadContext) -> Option<Self> {
        reader.map(node, Section::Map, |fields| {
            let outlines = fields.required("outlines");
            let credit = fields.optional("credit");
            Some(MapConfig { outlines: outlines?, credit })
        })
    }
}

impl FromYaml for OutlinesPath {
    const EXPECTED: Expected = Expected::Path;

    fn read(node: &Node, reader: &mut ReadContext) -> Option<Self> {
        let Some(path) = node.scalar().map(str::trim).filter(|path| !path.is_empty()) else {
            return reader.type_mismatch(node, Expected::Path);
        };
        let path = path.trim_start_matches("./").trim_start_matches('/');
        let path = path.strip_prefix("content/").unwrap_or(path);
        Some(Self(format!("content/{}", composed(path))))
    }
}
