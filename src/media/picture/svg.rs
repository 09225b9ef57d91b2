//! Validation of SVG files.
//!
//! Browsers open an SVG as a document on the site's own origin. It is therefore checked against a
//! list of allowed elements instead of a list of dangerous ones. Scripts, embedded pages, external
//! URLs and future browser features are not allowed.

mod doctype;
mod references;

use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::{NsReader, XmlVersion};

use crate::foundation::diagnostics::ImageError;

use references::References;

/// The maximum size of an SVG in bytes.
const MAX_BYTES: usize = 1_000_000;
const SVG: &str = "http://www.w3.org/2000/svg";
/// Namespaces whose elements browsers execute or render inside an SVG.
const ACTIVE_NAMESPACES: [&str; 2] = ["http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math/MathML"];
/// Namespaces whose attributes have an effect. Drawing programs store metadata in others.
const ATTRIBUTE_NAMESPACES: [&str; 2] = ["http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace"];
const MAX_DEPTH: usize = 200;

/// The allowed elements in alphabetical order. Filter elements start with `fe`.
const ALLOWED_ELEMENTS: [&str; 36] = [
    "circle",
    "clipPath",
    "defs",
    "desc",
    "ellipse",
    "filter",
    "font",
    "font-face",
    "g",
    "glyph",
    "hkern",
    "image",
    "line",
    "linearGradient",
    "marker",
    "mask",
    "metadata",
    "missing-glyph",
    "path",
    "pattern",
    "polygon",
    "polyline",
    "radialGradient",
    "rect",
    "stop",
    "style",
    "svg",
    "switch",
    "symbol",
    "text",
    "textPath",
    "title",
    "tref",
    "tspan",
    "use",
    "view",
];

/// A valid SVG.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Drawing {
    /// The dimensions, if it has any.
    pub size: Option<(u32, u32)>,
    /// The text, if it differs from that of the file.
    pub text: Option<String>,
}

/// Validates an SVG, and removes its document type.
pub(super) fn check(bytes: &[u8]) -> Result<Drawing, ImageError> {
    let is_too_large = |length: usize| match length > MAX_BYTES {
        true => Err(ImageError::Heavy { megabytes: (MAX_BYTES / 1_000_000) as u64 }),
        false => Ok(()),
    };
    is_too_large(bytes.len())?;
    let text = std::str::from_utf8(bytes).map_err(|_| ImageError::Damaged)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let without = doctype::removed(text);
    is_too_large(without.as_ref().map_or(0, String::len))?;
    let size = check_text(without.as_deref().unwrap_or(text))?;
    Ok(Drawing { size, text: without })
}

fn check_text(text: &str) -> Result<Option<(u32, u32)>, ImageError> {
    let mut reader = NsReader::from_str(text);
    let mut validator = Validator::default();
    loop {
        let (namespace, event) = reader.read_resolved_event().map_err(|_| ImageError::Damaged)?;
        let is_svg = match namespace {
            ResolveResult::Bound(bound) if bound.0 == SVG => Some(true),
            ResolveResult::Bound(bound) if ACTIVE_NAMESPACES.contains(&bound.0) => Some(false),
            ResolveResult::Bound(_) => None,
            ResolveResult::Unbound => Some(false),
            ResolveResult::Unknown(_) => return Err(ImageError::Damaged),
        };
        match event {
            Event::Start(element) => {
                validator.element(&reader, &element, is_svg)?;
                validator.open(element.local_name().as_ref() == "style")?;
            }
            Event::Empty(element) => {
                validator.element(&reader, &element, is_svg)?;
                validator.references.close();
            }
            Event::End(_) => validator.close()?,
            Event::Text(text) => validator.style.push_str(&text.into_inner()),
            Event::CData(text) => validator.style.push_str(&text.into_inner()),
            // Character references could hide a forbidden keyword in a style sheet.
            Event::GeneralRef(reference) if validator.in_style.is_some() => {
                return Err(active(format!("&{};", reference.into_inner())));
            }
            Event::GeneralRef(_) | Event::Comment(_) => {}
            Event::Decl(declaration) => match declaration.encoding() {
                Some(Ok(encoding)) if !encoding.eq_ignore_ascii_case("utf-8") => return Err(ImageError::Damaged),
                _ => {}
            },
            Event::PI(instruction) => return Err(active(format!("<?{}", instruction.target()))),
            Event::DocType(_) => return Err(active("<!DOCTYPE".to_owned())),
            Event::Eof => break,
        }
    }
    if !validator.root || validator.depth > 0 {
        return Err(ImageError::Truncated);
    }
    validator.references.check()?;
    Ok(validator.size)
}

#[derive(Default)]
struct Validator {
    /// Whether the root element was read.
    root: bool,
    size: Option<(u32, u32)>,
    references: References,
    depth: usize,
    /// The depth of the open style sheet.
    in_style: Option<usize>,
    style: String,
}

impl Validator {
    /// Checks an element. `is_svg` is `Some(true)` for SVG, `None` for a namespace without effect,
    /// and `Some(false)` for other namespaces that browsers interpret.
    fn element(
        &mut self,
        reader: &NsReader<&[u8]>,
        element: &BytesStart,
        is_svg: Option<bool>,
    ) -> Result<(), ImageError> {
        let name = element.local_name();
        let name = name.as_ref();
        let is_allowed = ALLOWED_ELEMENTS.contains(&name) || (name.starts_with("fe") && name != "feImage");
        if is_svg == Some(false) || (is_svg == Some(true) && !is_allowed) || self.in_style.is_some() {
            return Err(active(format!("<{name}>")));
        }
        let root = !std::mem::replace(&mut self.root, true);
        if root && (name != "svg" || is_svg != Some(true)) {
            return Err(ImageError::Damaged);
        }
        self.references.open();
        let (mut width, mut height, mut view) = (None, None, None);
        for attribute in element.attributes() {
            let attribute = attribute.map_err(|_| ImageError::Damaged)?;
            let (namespace, local) = reader.resolver().resolve_attribute(attribute.key);
            let local = local.as_ref();
            let value = attribute.normalized_value(XmlVersion::Explicit1_0).map_err(|_| ImageError::Damaged)?;
            let has_effect = match namespace {
                ResolveResult::Unbound => true,
                ResolveResult::Bound(bound) => ATTRIBUTE_NAMESPACES.contains(&bound.0),
                ResolveResult::Unknown(_) => false,
            };
            if attribute.key.as_ref() == "xmlns" || attribute.key.as_ref().starts_with("xmlns:") {
                continue;
            }
            let lower = local.to_ascii_lowercase();
            if lower.starts_with("on") || (has_effect && lower == "base") {
                return Err(active(local.to_owned()));
            }
            if (lower == "href" && !value.trim().starts_with('#')) || (has_effect && has_external_reference(&value)) {
                return Err(active(format!("{local}=\"{}\"", shortened(&value))));
            }
            match local {
                "id" => self.references.name(&value),
                "href" => self.references.add(value.trim().trim_start_matches('#')),
                _ => referenced_ids(&value).for_each(|id| self.references.add(id)),
            }
            match local {
                "width" => width = length(&value),
                "height" => height = length(&value),
                "viewBox" => view = view_box(&value),
                _ => {}
            }
        }
        if root {
            self.size = width.zip(height).or(view);
        }
        Ok(())
    }

    fn open(&mut self, style: bool) -> Result<(), ImageError> {
        self.depth += 1;
        self.style.clear();
        if style {
            self.in_style = Some(self.depth);
        }
        if self.depth > MAX_DEPTH { Err(ImageError::Damaged) } else { Ok(()) }
    }

    fn close(&mut self) -> Result<(), ImageError> {
        if self.in_style == Some(self.depth) {
            self.in_style = None;
            if has_external_reference(&self.style) {
                return Err(active("<style>".to_owned()));
            }
        }
        self.style.clear();
        self.references.close();
        self.depth = self.depth.saturating_sub(1);
        Ok(())
    }
}

/// Returns whether an attribute or a style sheet refers to anything outside the file.
fn has_external_reference(value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    let inside = |after: &str| after.trim_start().trim_start_matches(['"', '\'']).starts_with('#');
    let outside = lower.match_indices("url(").any(|(at, found)| !inside(&lower[at + found.len()..]));
    outside
        // CSS escapes could hide the other keywords.
        || ["\\", "@import", "image(", "image-set(", "src(", "expression(", "-moz-binding", "javascript:", "data:"]
            .iter()
            .any(|keyword| lower.contains(keyword))
}

/// Returns the ids in `url(#…)`.
fn referenced_ids(value: &str) -> impl Iterator<Item = &str> {
    let parts = value.split("url(").skip(1);
    parts.filter_map(|part| part.split(')').next()?.trim().trim_matches(['"', '\'']).strip_prefix('#'))
}

fn active(what: String) -> ImageError {
    ImageError::Active { what }
}

fn shortened(value: &str) -> String {
    const LONGEST: usize = 40;
    let line: String = value.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

/// Parses a length in pixels. Other units depend on the output device.
fn length(value: &str) -> Option<u32> {
    pixels(value.trim().trim_end_matches("px").parse().ok()?)
}

fn view_box(value: &str) -> Option<(u32, u32)> {
    let numbers: Vec<f64> = value.split([' ', ',']).filter(|part| !part.is_empty()).flat_map(str::parse).collect();
    match numbers[..] {
        [_, _, width, height] => pixels(width).zip(pixels(height)),
        _ => None,
    }
}

fn pixels(length: f64) -> Option<u32> {
    (0.5..100_000.0).contains(&length).then(|| length.round() as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unchanged(size: Option<(u32, u32)>) -> Drawing {
        Drawing { size, text: None }
    }

    fn drawing(inside: &str) -> String {
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><svg xmlns=\"{SVG}\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
             viewBox=\"0 0 20 10\">{inside}</svg>"
        )
    }

    #[test]
    fn safe_svg_passes_with_its_dimensions() {
        for inside in [
            "<path d='M0 0h9' fill='url(#a)' style=\"stroke: url( '#b' )\"/><use href='#a' xlink:href=\"#a\"/>",
            "<style>path { fill: red; mask: url(#m) }</style><title>A &amp; Ө</title><!-- drawn by hand -->",
            "<metadata><r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' r:about=''/></metadata>",
            "<g xmlns:i='http://www.inkscape.org/namespaces/inkscape' i:export-filename='C:\\a.png'/>",
            "<filter id='f'><feGaussianBlur stdDeviation='2'/></filter><text>url(https://a.kg) is only text</text>",
        ] {
            assert_eq!(check(drawing(inside).as_bytes()), Ok(unchanged(Some((20, 10)))), "{inside}");
        }
        let sized = format!("<svg xmlns='{SVG}' width='30px' height='40'/>");
        assert_eq!(check(sized.as_bytes()), Ok(unchanged(Some((30, 40)))));
        assert_eq!(check(format!("<svg xmlns='{SVG}' width='100%'/>").as_bytes()), Ok(unchanged(None)));
    }

    #[test]
    fn what_is_active_is_named() {
        for (inside, what) in [
            ("<script>1</script>", "<script>"),
            ("<g><svg:script xmlns:svg='http://www.w3.org/2000/svg'/></g>", "<script>"),
            ("<path onload='x()'/>", "onload"),
            ("<path OnClick='x()'/>", "OnClick"),
            ("<foreignObject/>", "<foreignObject>"),
            ("<b xmlns='http://www.w3.org/1999/xhtml'/>", "<b>"),
            ("<b xmlns=''/>", "<b>"),
            ("<animate attributeName='href' values='javascript:x'/>", "<animate>"),
            ("<set attributeName='onload' to='x'/>", "<set>"),
            ("<a href='#x'/>", "<a>"),
            ("<use href='other.svg#a'/>", "href=\"other.svg#a\""),
            ("<use xlink:href='&#104;ttps://a.kg/'/>", "href=\"https://a.kg/\""),
            ("<image href='data:image/png;base64,AAAA'/>", "href=\"data:image/png;base64,AAAA\""),
            ("<path fill='url(https://a.kg/#x)'/>", "fill=\"url(https://a.kg/#x)\""),
            ("<path style='fill:u\\72l(//a.kg)'/>", "style=\"fill:u\\72l(//a.kg)\""),
            ("<style>@import '//a.kg'</style>", "<style>"),
            ("<style><![CDATA[a{fill:url(//a.kg)}]]></style>", "<style>"),
            ("<style>a{fill:ur<!-- -->l(//a.kg)}</style>", "<style>"),
            ("<style>a{fill:&#117;rl(//a.kg)}</style>", "&#117;"),
            ("<g xml:base='//a.kg'/>", "base"),
            ("<?xml-stylesheet href='//a.kg'?>", "<?xml-stylesheet"),
        ] {
            assert_eq!(check(drawing(inside).as_bytes()), Err(active(what.to_owned())), "{inside}");
        }
    }

    #[test]
    fn document_type_is_removed() {
        let plain = drawing("<path d='M0 0h9'/>");
        let (declaration, root) = plain.split_at(plain.find("<svg").unwrap());
        let entity = root.replace(&format!("xmlns=\"{SVG}\""), "xmlns=\"&ns;\"");
        for (doctype, root) in [
            (
                "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">",
                root,
            ),
            (&*format!("<!-- a > b -->\n<!DOCTYPE svg [\n<!ENTITY ns \"{SVG}\">\n]>"), &*entity),
        ] {
            let found = check(format!("{declaration}{doctype}{root}").as_bytes()).unwrap();
            assert_eq!(found.size, Some((20, 10)));
            let text = found.text.unwrap();
            assert!(!text.contains("DOCTYPE") && text.contains(&format!("xmlns=\"{SVG}\"")), "{text}");
        }
        for wrong in [
            "<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>",
            "<!DOCTYPE svg [<!ENTITY a 'b'><!ENTITY c '&a;&a;'>]>",
            "<!DOCTYPE svg [<!ENTITY % a 'b'>]>",
        ] {
            assert_eq!(check(format!("{wrong}{root}").as_bytes()), Err(active("<!DOCTYPE".to_owned())), "{wrong}");
        }
        let script = format!("<!DOCTYPE svg [<!ENTITY a '<script/>'>]>{}", root.replace("<path", "&a;<path"));
        assert!(check(script.as_bytes()).is_err());
    }

    #[test]
    fn repeated_parts_are_counted() {
        let level = |nth: usize| format!("<g id='a{nth}'>{}</g>", format!("<use href='#a{}'/>", nth + 1).repeat(10));
        let nested: String = (0..12).map(level).collect::<String>() + "<g id='a12'><path d='M0 0h9'/></g>";
        assert_eq!(check(drawing(&nested).as_bytes()), Err(ImageError::Repeated { limit: references::MAX_DRAWN }));
        let circle = "<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>";
        assert_eq!(check(drawing(circle).as_bytes()), Err(ImageError::Repeated { limit: references::MAX_DRAWN }));
        let symbols = "<symbol id='s'><path d='M0 0h9'/></symbol>".to_owned() + &"<use href='#s'/>".repeat(2000);
        assert!(check(drawing(&symbols).as_bytes()).is_ok());
    }

    #[test]
    fn incomplete_svg_is_rejected() {
        for wrong in ["", "<svg/>", "<svg", "text", "<g xmlns='http://www.w3.org/2000/svg'/>", "<x:svg/>"] {
            assert!(check(wrong.as_bytes()).is_err(), "{wrong}");
        }
        assert!(check(drawing("<g>").as_bytes()).is_err());
        assert!(check(drawing(&"<g>".repeat(MAX_DEPTH + 1)).as_bytes()).is_err());
        assert!(check(drawing("").replace("UTF-8", "UTF-7").as_bytes()).is_err());
        assert!(check(b"\xFF\xFE<\0s\0v\0g\0").is_err());
        let heavy = drawing(&" ".repeat(MAX_BYTES));
        assert_eq!(check(heavy.as_bytes()), Err(ImageError::Heavy { megabytes: 1 }));
    }
}
