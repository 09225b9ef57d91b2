//! An oracle for HTML: well-formed, nested as the standard requires, without active content.

use std::collections::BTreeSet;

pub(super) const BLOCKS: [&str; 24] = [
    "p",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "figure",
    "ul",
    "ol",
    "dl",
    "div",
    "table",
    "hr",
    "pre",
    "section",
    "article",
    "figcaption",
    "li",
    "dt",
    "dd",
    "thead",
    "tbody",
    "tr",
];
const WITH_INLINE_CONTENT: [&str; 10] = ["p", "h2", "h3", "h4", "h5", "h6", "dt", "figcaption", "em", "a"];
pub(super) const INLINE: [&str; 13] =
    ["em", "strong", "del", "a", "span", "code", "sup", "abbr", "img", "input", "br", "th", "td"];
const VOID: [&str; 4] = ["img", "input", "br", "hr"];
pub(super) const ATTRIBUTES: [&str; 18] = [
    "id",
    "class",
    "href",
    "title",
    "lang",
    "src",
    "alt",
    "width",
    "height",
    "loading",
    "decoding",
    "role",
    "scope",
    "start",
    "type",
    "disabled",
    "checked",
    "aria-label",
];

/// Returns an error if the HTML is invalid.
pub(super) fn check(html: &str) -> Result<(), String> {
    let mut state = State { open: Vec::new(), ids: BTreeSet::new(), anchors: Vec::new() };
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text(&rest[..at])?;
        let end = rest[at..].find('>').ok_or("a tag without its end")? + at;
        state.tag(&rest[at + 1..end])?;
        rest = &rest[end + 1..];
    }
    text(rest)?;
    if !state.open.is_empty() {
        return Err(format!("open at the end: {:?}", state.open));
    }
    state
        .anchors
        .iter()
        .find(|anchor| !state.ids.contains(*anchor))
        .map_or(Ok(()), |anchor| Err(format!("no #{anchor}")))
}

fn text(text: &str) -> Result<(), String> {
    if text.contains(['>', '"', '\0', '\r']) {
        return Err(format!("unescaped: {text}"));
    }
    for part in text.split('&').skip(1) {
        if !["amp;", "lt;", "gt;", "quot;"].iter().any(|entity| part.starts_with(entity)) {
            return Err(format!("a bare &: {text}"));
        }
    }
    Ok(())
}

struct State {
    open: Vec<(String, Vec<String>)>,
    ids: BTreeSet<String>,
    anchors: Vec<String>,
}

impl State {
    fn tag(&mut self, tag: &str) -> Result<(), String> {
        if let Some(name) = tag.strip_prefix('/') {
            let (open, children) = self.open.pop().ok_or("nothing to close")?;
            if open != name {
                return Err(format!("</{name}> closes <{open}>"));
            }
            return contents(&open, &children);
        }
        let (name, rest) = tag.split_once(' ').unwrap_or((tag, ""));
        if !BLOCKS.contains(&name) && !INLINE.contains(&name) {
            return Err(format!("<{name}> is not allowed"));
        }
        let outside = |outer: &str| self.open.iter().any(|(open, _)| open == outer);
        if name == "a" && outside("a") {
            return Err("a link in a link".into());
        }
        if let Some((parent, _)) = self.open.last()
            && BLOCKS.contains(&name)
            && WITH_INLINE_CONTENT.contains(&parent.as_str())
        {
            return Err(format!("<{name}> in <{parent}>"));
        }
        self.attributes(name, rest)?;
        if let Some((_, children)) = self.open.last_mut() {
            children.push(name.to_owned());
        }
        if !VOID.contains(&name) {
            self.open.push((name.to_owned(), Vec::new()));
        }
        Ok(())
    }

    fn attributes(&mut self, tag: &str, mut rest: &str) -> Result<(), String> {
        let mut seen = BTreeSet::new();
        while !rest.is_empty() {
            let (name, after) = match rest.find(['=', ' ']) {
                Some(end) if rest[end..].starts_with('=') => (&rest[..end], &rest[end + 1..]),
                Some(end) => {
                    let name = &rest[..end];
                    rest = &rest[end + 1..];
                    known(name, &mut seen)?;
                    continue;
                }
                None => return known(rest, &mut seen),
            };
            known(name, &mut seen)?;
            let value = after.strip_prefix('"').ok_or_else(|| format!("{tag} {name} without quotes"))?;
            let end = value.find('"').ok_or("an attribute without its end")?;
            self.attribute(name, &value[..end])?;
            rest = value[end + 1..].trim_start();
        }
        Ok(())
    }

    fn attribute(&mut self, name: &str, value: &str) -> Result<(), String> {
        text(value)?;
        match name {
            "id" if value.is_empty() || value.contains(' ') || !self.ids.insert(value.to_owned()) => {
                return Err(format!("id {value:?}"));
            }
            "href" | "src" => {
                let scheme = value.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
                let is_scheme = |scheme: &str| scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
                let bad = scheme.filter(|scheme| {
                    is_scheme(scheme) && !["http", "https", "mailto", "tel"].contains(&scheme.as_str())
                });
                if bad.is_some_and(|scheme| scheme.starts_with(|c: char| c.is_ascii_alphabetic())) {
                    return Err(format!("{name} {value:?}"));
                }
                if let Some(anchor) = value.strip_prefix("#fn") {
                    self.anchors.push(format!("fn{anchor}"));
                }
            }
            _ => {}
        }
        Ok(())
    }
}

fn known(name: &str, seen: &mut BTreeSet<String>) -> Result<(), String> {
    let is_valid = ATTRIBUTES.contains(&name) && seen.insert(name.to_owned());
    if is_valid { Ok(()) } else { Err(format!("attribute {name:?}")) }
}

fn contents(tag: &str, children: &[String]) -> Result<(), String> {
    let only = |allowed: &[&str]| children.iter().all(|child| allowed.contains(&child.as_str()));
    let is_valid = match tag {
        "ul" | "ol" => !children.is_empty() && only(&["li"]),
        "table" => only(&["thead", "tbody"]) && children.first().is_some_and(|child| child == "thead"),
        "thead" | "tbody" => !children.is_empty() && only(&["tr"]),
        "tr" => !children.is_empty() && only(&["th", "td"]),
        "dl" => {
            only(&["dt", "dd"])
                && children.first().is_some_and(|child| child == "dt")
                && children.last().is_some_and(|child| child == "dd")
        }
        _ => true,
    };
    if is_valid { Ok(()) } else { Err(format!("<{tag}> with {children:?}")) }
}
