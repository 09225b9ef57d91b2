//! Where a form has its ids and links: read once of the form, and not of every page that is filled in.

use std::ops::Range;

use crate::theme::{Form, Part};

use super::scan::{self, Scan};

/// Stands in a blank while a form is read. The space shows where a blank is not in quotation marks.
const BLANK: &str = "x x";

/// The places of a form.
#[derive(Debug, Default)]
pub struct Map {
    ids: Vec<Spot>,
    links: Vec<Spot>,
    /// The parts that are HTML of the page's own.
    html: Vec<usize>,
}

/// A stretch of a form, between two places that are each so many bytes behind the start of a part.
#[derive(Debug, Clone, Copy)]
struct Spot {
    start: (usize, usize),
    end: (usize, usize),
}

/// HTML of a page's own, as it was read.
pub struct Fragment<'h> {
    pub html: &'h str,
    pub has_ids: bool,
    /// Which of the page's links are its; those of the fragments before it have been taken out.
    pub links: Range<usize>,
}

impl Map {
    /// Reads a form. None if it has blanks where it cannot be foreseen what they do to the HTML around them.
    pub fn of(form: &Form) -> Option<Self> {
        let mut map = Map::default();
        let (mut text, mut starts) = (String::new(), Vec::new());
        for (at, part) in form.parts().enumerate() {
            starts.push(text.len());
            match part {
                Part::Fixed(html) => text.push_str(html),
                Part::Text => text.push_str(BLANK),
                // In a script there is nothing to be found.
                Part::Html if is_script(&text) => text.push_str(BLANK),
                Part::Html if is_inside_tag(&text) => return None,
                Part::Html => map.html.push(at),
            }
        }
        let Scan { ids, links } = scan::scan(&text);
        let blank = |at: usize| !matches!(form.parts().nth(at), Some(Part::Fixed(_)));
        let place = |at: usize, is_end: bool| {
            // An end that is also a start belongs to the part before it, which may be empty on another page.
            let before = starts.partition_point(|start| if is_end { *start < at } else { *start <= at });
            let part = before.checked_sub(1)?;
            let offset = at - starts[part];
            match (blank(part), is_end) {
                (false, _) => Some((part, offset)),
                (true, false) if offset == 0 => Some((part, 0)),
                (true, true) if offset == BLANK.len() => Some((part + 1, 0)),
                _ => None,
            }
        };
        let base = text.as_ptr().addr();
        let spot = |value: &&str| {
            let start = value.as_ptr().addr() - base;
            Some(Spot { start: place(start, false)?, end: place(start + value.len(), !value.is_empty())? })
        };
        map.ids = ids.iter().map(spot).collect::<Option<_>>()?;
        map.links = links.iter().map(spot).collect::<Option<_>>()?;
        Some(map)
    }

    /// The ids and links of a page that was filled in; `ends` tells where the parts of the form end on it. HTML that is
    /// known already is passed over, and what was read of the other is told of.
    pub fn scan<'h>(
        &self,
        html: &'h str,
        ends: &[usize],
        known: impl Fn(&str) -> bool,
        fragments: &mut Vec<Fragment<'h>>,
    ) -> Scan<'h> {
        let start =
            |part: usize| part.checked_sub(1).map_or(0, |before| ends.get(before).copied().unwrap_or(html.len()));
        let at = |(part, offset): (usize, usize)| start(part) + offset;
        let value = |spot: &Spot| html.get(at(spot.start)..at(spot.end)).unwrap_or_default();
        let mut scan = Scan::default();
        for &part in &self.html {
            let html = html.get(start(part)..start(part + 1)).unwrap_or_default();
            if known(html) {
                continue;
            }
            let own = scan::scan(html);
            fragments.push(Fragment { html, has_ids: !own.ids.is_empty(), links: 0..own.links.len() });
            scan.ids.extend(own.ids);
            scan.links.extend(own.links);
        }
        scan.ids.extend(self.ids.iter().map(value));
        scan.links.extend(self.links.iter().map(value));
        scan
    }
}

/// Whether HTML ends inside a tag. A `>` in an attribute is written as an escape.
fn is_inside_tag(html: &str) -> bool {
    html.rfind('<') > html.rfind('>')
}

/// Whether HTML ends inside a script or a style.
fn is_script(html: &str) -> bool {
    ["script", "style"].iter().any(|name| {
        let opened = html.rfind(&format!("<{name}"));
        opened.is_some() && opened > html.rfind(&format!("</{name}"))
    }) && !is_inside_tag(html)
}
